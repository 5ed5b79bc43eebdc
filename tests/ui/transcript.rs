//! The transcript in a window: reading, selecting, and what it reports.

#![allow(clippy::expect_used, clippy::panic)]

use egui::{Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interlinea::model::{Span, Text, Turn};
use interlinea::ui::theme::{parts, theme};
use interlinea::ui::transcript::{
    DraggedWords, Layer, ShownCoding, ShownSpeaker, Transcript, TranscriptEvent, TranscriptState,
    TranscriptView,
};
use unicode_segmentation::UnicodeSegmentation as _;

/// A window with a transcript in it.
struct Reading {
    text: Text,
    turns: Vec<Turn>,
    speakers: Vec<ShownSpeaker>,
    codings: Vec<ShownCoding>,
    selected: Option<u64>,
    view: TranscriptView,
    state: TranscriptState,
    events: Vec<TranscriptEvent>,
    selection_end: Option<egui::Rect>,
    column: egui::Rect,
    found: Vec<Span>,
    drop_target: Option<Span>,
}

const SAID: [(&str, &str, u32); 6] = [
    (
        "I",
        "How do you usually get in touch with a mother for the first time?",
        723,
    ),
    (
        "P",
        "It is almost never by phone. I go where they already are, the open preschool, the laundry room, the \
         park when the weather is good. You speak her language and she turns around, that is how it starts. If \
         she speaks Tigrinya I can only smile, and she goes home again.",
        729,
    ),
    ("I", "And the ones who do not come?", 790),
    (
        "P",
        "In the beginning they thought I was from social services. One held her child closer when I said where \
         I work. The ones who need it most, nobody knows who they are. They do not go to the park.",
        820,
    ),
    ("I", "Has that changed?", 893),
    (
        "P",
        "Yes. Now they know my face, and they tell a sister. Last week four women came because one had been \
         helped with a form. You do the form first and the worries come with the coffee.",
        902,
    ),
];

impl Reading {
    fn new() -> Self {
        let mut words = String::new();
        let mut turns = Vec::new();
        for (who, said, seconds) in SAID {
            let start = words.chars().count() as u32;
            words.extend([who, ": ", said]);
            turns.push(Turn {
                start,
                body: start + 3,
                end: words.chars().count() as u32,
                speaker: Some(u16::from(who == "P")),
                time_ms: Some(seconds * 1000),
            });
            words += "\n\n";
        }
        let mut reading = Self::of(&words);
        reading.turns = turns;
        reading.codings = vec![
            reading.coding(
                1,
                "I go where",
                "it starts.",
                1,
                "meeting where parents already are",
            ),
            reading.coding(
                2,
                "You speak",
                "home again.",
                0,
                "language decides who comes",
            ),
            reading.coding(
                3,
                "In the beginning",
                "social services.",
                2,
                "they thought I was",
            ),
            reading.coding(4, "Now they know", "a sister.", 4, "word of mouth"),
        ];
        if let Some(last) = reading.codings.last_mut() {
            last.layer = Layer::Other("Bo".to_owned());
        }
        reading
    }

    fn of(words: &str) -> Self {
        let speaker = |name: &str, quiet| ShownSpeaker {
            name: name.to_owned(),
            quiet,
        };
        Self {
            text: Text::new(words.to_owned()),
            turns: Vec::new(),
            speakers: vec![speaker("Interviewer", true), speaker("PS2", false)],
            codings: Vec::new(),
            selected: None,
            view: TranscriptView::default(),
            state: TranscriptState::new(),
            events: Vec::new(),
            selection_end: None,
            column: egui::Rect::NOTHING,
            found: Vec::new(),
            drop_target: None,
        }
    }

    fn span(&self, from: &str, to: &str) -> Span {
        let words = self.text.as_str();
        let start = words.find(from).expect("said");
        let end = start + words[start..].find(to).expect("said") + to.len();
        Span::new(self.text.position_of(start), self.text.position_of(end))
    }

    fn coding(&self, id: u64, from: &str, to: &str, colour: usize, name: &str) -> ShownCoding {
        ShownCoding {
            id,
            span: self.span(from, to),
            colour,
            name: name.to_owned(),
            layer: Layer::Mine,
        }
    }

    fn selected_words(&self) -> Option<&str> {
        Some(self.text.slice(self.state.selection()?))
    }

    fn open(self) -> Harness<'static, Self> {
        self.open_in(812.0, 640.0, false)
    }

    fn open_in(self, width: f32, height: f32, dark: bool) -> Harness<'static, Self> {
        let mut harness = crate::support::window(width, height, dark)
            .allow_missing_glyphs()
            .build_ui_state(Self::show, self);
        harness.run();
        harness
    }

    fn show(ui: &mut egui::Ui, reading: &mut Self) {
        let frame = parts::paper_frame(&theme(ui));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let output = Transcript::new(1, &reading.text, &reading.turns)
                .speakers(&reading.speakers)
                .codings(1, &reading.codings)
                .selected(reading.selected)
                .found(&reading.found, Some(0))
                .heading(
                    "Peer supporter #2",
                    "Interview, 14 March · 8,214 words · 2 speakers",
                )
                .view(&reading.view)
                .show(ui, &mut reading.state);
            reading.events.extend(output.events);
            reading.selection_end = output.selection_end;
            reading.column = output.column;
            reading.drop_target = output.drop_target;
        });
    }
}

/// Where words that begin a block stand on the screen, a little into their first letter.
fn start_of(harness: &Harness<'_, Reading>, begin: &str) -> Pos2 {
    let node = harness.get_by(|node| {
        node.label()
            .is_some_and(|label| label.contains(begin) && label.find(begin) < Some(60))
            && format!("{:?}", node.role()) == "Paragraph"
    });
    node.rect().min + vec2(3.0, 13.0)
}

fn press(harness: &Harness<'_, Reading>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(egui::Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
}

fn click(harness: &mut Harness<'_, Reading>, at: Pos2, times: usize) {
    harness.hover_at(at);
    for _ in 0..times {
        press(harness, at, true, Modifiers::NONE);
        press(harness, at, false, Modifiers::NONE);
    }
    harness.run();
}

fn drag(harness: &mut Harness<'_, Reading>, from: Pos2, to: Pos2, clicks_before: usize) {
    harness.hover_at(from);
    for _ in 0..clicks_before {
        press(harness, from, true, Modifiers::NONE);
        press(harness, from, false, Modifiers::NONE);
    }
    press(harness, from, true, Modifiers::NONE);
    harness.hover_at(from + (to - from) * 0.5);
    harness.hover_at(to);
    press(harness, to, false, Modifiers::NONE);
    harness.run();
}

#[test]
fn a_double_click_selects_a_word_and_a_triple_click_a_sentence() {
    let mut harness = Reading::new().open();
    let at = start_of(&harness, "It is almost");
    click(&mut harness, at, 2);
    assert_eq!(harness.state().selected_words(), Some("It"));
    harness.run_steps(60);
    click(&mut harness, at, 3);
    assert_eq!(
        harness.state().selected_words(),
        Some("It is almost never by phone.")
    );
    assert_eq!(
        harness.get_by_label("Transcript").value().as_deref(),
        Some("It is almost never by phone.")
    );
}

#[test]
fn a_click_on_the_gutter_selects_what_was_said_in_the_turn() {
    let mut harness = Reading::new().open();
    let at = start_of(&harness, "And the ones") - vec2(60.0, 0.0);
    click(&mut harness, at, 1);
    assert_eq!(
        harness.state().selected_words(),
        Some("And the ones who do not come?")
    );
}

#[test]
fn drawing_in_the_gutter_takes_turn_after_turn() {
    let mut harness = Reading::new().open();
    let from = start_of(&harness, "And the ones") - vec2(60.0, 0.0);
    let to = start_of(&harness, "In the beginning") - vec2(60.0, -30.0);
    drag(&mut harness, from, to, 0);
    let words = harness.state().selected_words().expect("selected");
    assert!(words.starts_with("And the ones") && words.ends_with("go to the park."));
}

#[test]
fn drawing_selects_from_the_very_character_pressed_on() {
    let mut harness = Reading::new().open();
    let from = start_of(&harness, "Has that changed?") - vec2(3.0, 0.0);
    drag(&mut harness, from, from + vec2(4.0, 0.0), 0);
    // Four points are less than half of the H: nothing is selected yet.
    assert_eq!(harness.state().selected_words(), None);
    harness.run_steps(60);
    drag(&mut harness, from, from + vec2(34.0, 0.0), 0);
    assert_eq!(harness.state().selected_words(), Some("Has "));
}

#[test]
fn drawing_after_a_double_click_goes_word_by_word_and_after_a_triple_click_sentence_by_sentence() {
    let mut harness = Reading::new().open();
    let from = start_of(&harness, "In the beginning");
    drag(&mut harness, from, from + vec2(60.0, 0.0), 1);
    assert_eq!(harness.state().selected_words(), Some("In the beginning"));
    harness.run_steps(60);
    drag(&mut harness, from, from + vec2(40.0, 27.0), 2);
    let words = harness.state().selected_words().expect("selected");
    assert!(
        words.starts_with("In the") && words.ends_with("where I work."),
        "{words}"
    );
}

#[test]
fn shift_and_right_extend_the_selection_by_a_sentence_and_ctrl_c_copies_it() {
    let mut harness = Reading::new().open();
    let at = start_of(&harness, "It is almost") - vec2(3.0, 0.0);
    click(&mut harness, at, 1);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(
        harness.state().selected_words(),
        Some("It is almost never by phone.")
    );
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    assert_eq!(
        harness.state().selected_words(),
        Some("It is almost never by phone. I")
    );
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert!(
        harness
            .state()
            .selected_words()
            .is_some_and(|words| words.ends_with("home again."))
    );
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().any(|command| {
        matches!(command, egui::OutputCommand::CopyText(words) if words.ends_with("home again."))
    });
    assert!(copied);
}

#[test]
fn the_keyboard_alone_reaches_the_text_and_walks_through_it() {
    let mut harness = Reading::new().open();
    harness.get_by_label("Transcript").focus();
    harness.run();
    for _ in 0..2 {
        harness.key_press(Key::ArrowDown);
    }
    harness.run();
    let reading = harness.state();
    let expected = reading.span("I go where", "I").start;
    assert_eq!(reading.state.caret(), expected);
    assert!(
        reading
            .events
            .contains(&TranscriptEvent::CaretMoved(expected))
    );
}

#[test]
fn drawing_the_handle_of_a_coding_reports_its_new_borders_at_a_word() {
    let mut reading = Reading::new();
    reading.selected = Some(3);
    let mut harness = reading.open();
    let from = harness
        .get_by_label("End of they thought I was")
        .rect()
        .center();
    drag(&mut harness, from, from - vec2(70.0, 0.0), 0);
    let reading = harness.state();
    let expected = reading.span("In the beginning", "from social");
    assert!(
        reading.events.contains(&TranscriptEvent::BordersChanged {
            id: 3,
            span: expected
        }),
        "{:?}",
        reading.events
    );
}

#[test]
fn a_handle_with_the_focus_moves_by_word_with_the_arrow_keys() {
    let mut reading = Reading::new();
    reading.selected = Some(3);
    let mut harness = reading.open();
    harness.get_by_label("Start of they thought I was").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let reading = harness.state();
    let expected = reading.span("the beginning", "social services.");
    assert!(reading.events.contains(&TranscriptEvent::BordersChanged {
        id: 3,
        span: expected
    }));
}

#[test]
fn a_click_on_a_name_or_on_coded_words_reports_the_coding_and_beside_them_that_there_is_none() {
    let mut harness = Reading::new().open();
    harness.get_by_label("language decides who comes").hover();
    harness.run();
    assert!(
        harness
            .state()
            .events
            .contains(&TranscriptEvent::CodingHovered(Some(2)))
    );
    harness.get_by_label("language decides who comes").click();
    harness.run();
    assert!(
        harness
            .state()
            .events
            .contains(&TranscriptEvent::CodingClicked(2))
    );
    let coded = start_of(&harness, "In the beginning");
    click(&mut harness, coded, 1);
    assert!(
        harness
            .state()
            .events
            .contains(&TranscriptEvent::CodingClicked(3))
    );
    let uncoded = start_of(&harness, "Has that changed?");
    harness.run_steps(60);
    click(&mut harness, uncoded, 1);
    assert_eq!(
        harness
            .state()
            .events
            .iter()
            .rev()
            .find(|event| !matches!(event, TranscriptEvent::CaretMoved(_))),
        Some(&TranscriptEvent::NothingClicked)
    );
}

#[test]
fn a_name_with_the_focus_is_clicked_by_enter() {
    let mut harness = Reading::new().open();
    harness.get_by_label("Bo · word of mouth").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness
            .state()
            .events
            .contains(&TranscriptEvent::CodingClicked(4))
    );
}

#[test]
fn a_reader_of_screens_hears_speaker_words_and_codes_of_a_paragraph() {
    let harness = Reading::new().open();
    harness.get_by_label(
        "PS2, turn 6, 00:15:02: Yes. Now they know my face, and they tell a sister. Last week four women came because one had \
         been helped with a form. You do the form first and the worries come with the coffee. Codes: Bo · word \
         of mouth.",
    );
}

#[test]
fn a_caret_never_stands_inside_what_a_reader_sees_as_one_character() {
    let words = "ab 👩‍👩‍👧‍👦 c e\u{301}e\u{301} नमस्ते g";
    let mut harness = Reading::of(words).open();
    let start = start_of(&harness, "ab") - vec2(3.0, 0.0);
    let mut met = std::collections::BTreeSet::new();
    for step in 0..70 {
        let at = start + vec2(step as f32 * 3.0, 0.0);
        click(&mut harness, at, 1);
        met.insert(harness.state().state.caret());
        harness.run_steps(40);
    }
    let mut borders: std::collections::BTreeSet<u32> = words
        .grapheme_indices(true)
        .map(|(byte, _)| words[..byte].chars().count() as u32)
        .collect();
    borders.insert(words.chars().count() as u32);
    assert!(met.is_subset(&borders), "{met:?} {borders:?}");
    assert!(met.len() > 8);
}

#[test]
fn only_what_is_on_the_screen_is_laid_out() {
    let reading = Reading::of(&"She comes because her sister came.\n".repeat(14_000));
    let mut harness = reading.open();
    let shown = |harness: &Harness<'_, Reading>| {
        harness
            .get_all_by_label_contains("because her sister")
            .count()
    };
    assert!(shown(&harness) < 30);
    harness.state_mut().state.scroll_to(35 * 9_000);
    harness.run();
    assert!(shown(&harness) < 30);
    let position = harness.state().state.reading_position();
    assert!((35 * 8_980..35 * 9_000).contains(&position), "{position}");
}

#[test]
fn the_line_one_reads_stays_where_it_is_when_the_text_grows() {
    let mut reading =
        Reading::of(&"She comes because her sister came, and then she tells it.\n".repeat(900));
    reading.state.restore(58 * 400);
    let mut harness = reading.open();
    let position = harness.state().state.reading_position();
    assert_eq!(position, 58 * 400);
    for size in [150.0, 200.0, 60.0, 100.0] {
        harness.state_mut().view.size = size;
        harness.run();
        assert_eq!(
            harness.state().state.reading_position(),
            position,
            "at {size} %"
        );
    }
}

#[test]
fn turning_the_wheel_back_and_forth_comes_back_to_the_same_line() {
    let mut reading =
        Reading::of(&"She comes. Her sister came, and she tells me all of it again.\n".repeat(500));
    reading.state.restore(62 * 200);
    let mut harness = reading.open();
    harness.hover_at(Pos2::new(400.0, 300.0));
    let wheel = |points: f32| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Trackpad,
        modifiers: Modifiers::NONE,
    };
    let before = harness.state().state.reading_position();
    for points in [900.0, 900.0, -900.0, -900.0] {
        harness.event(wheel(points));
        harness.run_steps(40);
    }
    assert_eq!(harness.state().state.reading_position(), before);
}

#[test]
fn page_down_takes_the_caret_along_and_the_arrows_go_on_from_there() {
    let mut harness =
        Reading::of(&"She comes. Her sister came, and she tells me all of it again.\n".repeat(500))
            .open();
    harness.get_by_label("Transcript").focus();
    harness.run();
    for _ in 0..4 {
        harness.key_press(Key::PageDown);
    }
    harness.run();
    let state = &harness.state().state;
    let (top, caret) = (state.reading_position(), state.caret());
    assert!(
        top > 1000 && caret >= top && caret < top + 120,
        "{top} {caret}"
    );
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().state.reading_position(), top);
}

#[test]
fn a_text_without_words_is_an_empty_page() {
    for words in ["", "\n\n \n"] {
        let mut harness = Reading::of(words).open();
        harness.get_by_label("Transcript").focus();
        for key in [Key::ArrowDown, Key::PageDown, Key::End, Key::ArrowUp] {
            harness.key_press_modifiers(Modifiers::SHIFT, key);
        }
        click(&mut harness, Pos2::new(300.0, 200.0), 2);
        assert_eq!(harness.state().selected_words(), None);
    }
}

#[test]
fn selected_words_can_be_dragged_out_and_stay_selected() {
    let mut reading = Reading::new();
    let span = reading.span("In the beginning", "social services.");
    reading.state.select(Some(span));
    let mut harness = reading.open();
    let at = start_of(&harness, "In the beginning");
    harness.hover_at(at);
    press(&harness, at, true, Modifiers::NONE);
    harness.hover_at(at + vec2(30.0, 40.0));
    harness.run();
    let payload = egui::DragAndDrop::payload::<DraggedWords>(&harness.ctx);
    assert_eq!(payload.as_deref(), Some(&DraggedWords(span)));
    press(&harness, at + vec2(30.0, 40.0), false, Modifiers::NONE);
    harness.run();
    assert_eq!(harness.state().state.selection(), Some(span));
}

#[test]
fn a_click_on_selected_words_gives_up_the_selection() {
    let mut reading = Reading::new();
    let span = reading.span("In the beginning", "social services.");
    reading.state.select(Some(span));
    let mut harness = reading.open();
    let at = start_of(&harness, "In the beginning");
    click(&mut harness, at, 1);
    assert_eq!(harness.state().state.selection(), None);
}

#[test]
fn a_code_dragged_over_the_text_would_fall_on_the_sentence_under_it_or_on_the_selection() {
    let mut harness = Reading::new().open();
    let at = start_of(&harness, "In the beginning");
    egui::DragAndDrop::set_payload(&harness.ctx, 7_u32);
    harness.hover_at(at);
    press(&harness, at - vec2(0.0, 300.0), true, Modifiers::NONE);
    egui::DragAndDrop::set_payload(&harness.ctx, 7_u32);
    harness.hover_at(at);
    harness.step();
    let reading = harness.state();
    let sentence = reading.span("In the beginning", "social services.");
    assert_eq!(reading.drop_target, Some(sentence));
}

#[test]
fn drawing_a_selection_past_the_edge_scrolls_along() {
    let mut harness =
        Reading::of(&"She comes. Her sister came, and she tells me all of it again.\n".repeat(500))
            .open();
    let from = Pos2::new(harness.state().column.left() + 3.0, 48.0);
    harness.hover_at(from);
    press(&harness, from, true, Modifiers::NONE);
    harness.hover_at(Pos2::new(300.0, 300.0));
    harness.hover_at(Pos2::new(300.0, 690.0));
    harness.run_steps(120);
    press(&harness, Pos2::new(300.0, 690.0), false, Modifiers::NONE);
    harness.run();
    let reading = harness.state();
    let selected = reading.state.selection().expect("selected");
    assert!(reading.state.reading_position() > 62 * 5);
    assert!(selected.len() > 62 * 20, "{selected}");
}

#[test]
fn the_scroll_bar_takes_one_to_the_end() {
    let mut harness =
        Reading::of(&"She comes. Her sister came, and she tells me all of it again.\n".repeat(500))
            .open();
    let right = harness.get_by_label("Transcript").rect().right() - 4.0;
    drag(
        &mut harness,
        Pos2::new(right, 20.0),
        Pos2::new(right, 639.0),
        0,
    );
    assert!(harness.state().state.share_seen() > 0.999);
    assert!(harness.state().state.reading_position() > 62 * 450);
}

#[test]
fn the_end_of_the_selection_is_reported_for_the_code_box() {
    let mut reading = Reading::new();
    let span = reading.span("The ones who need", "the park.");
    reading.state.select(Some(span));
    let harness = reading.open();
    let reading = harness.state();
    let end = reading.selection_end.expect("on the screen");
    assert!((end.left() - reading.column.left()).abs() < 0.01);
    assert!(end.right() < reading.column.right());
    let first = start_of(&harness, "In the beginning");
    assert!(end.top() > first.y + 50.0);
}

#[test]
fn a_context_menu_is_asked_for_where_the_pointer_is() {
    let mut harness = Reading::new().open();
    let at = start_of(&harness, "In the beginning");
    harness.hover_at(at);
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
    let reading = harness.state();
    assert!(reading.events.iter().any(|event| matches!(
        event,
        TranscriptEvent::ContextMenu {
            coding: Some(3),
            ..
        }
    )));
}

#[test]
fn the_transcript_looks_as_drawn() {
    for (dark, name) in [(false, "transcript_light"), (true, "transcript_dark")] {
        let mut reading = Reading::new();
        let span = reading.span("The ones who need", "the park.");
        reading.state.select(Some(span));
        let mut harness = reading.open_in(812.0, 680.0, dark);
        crate::support::compare(&mut harness, name);
    }
}

#[test]
fn a_lifted_coding_stands_out_and_the_selected_one_has_handles() {
    let mut reading = Reading::new();
    reading.selected = Some(3);
    reading.found = vec![reading.span("her child", "child")];
    let mut harness = reading.open();
    harness.get_by_label("language decides who comes").hover();
    harness.run();
    crate::support::compare(&mut harness, "transcript_lifted");
}

#[test]
fn at_two_hundred_per_cent_nothing_is_cut() {
    let mut reading = Reading::new();
    reading.view.size = 200.0;
    let mut harness = reading.open_in(1280.0, 800.0, false);
    crate::support::compare(&mut harness, "transcript_200");
}

#[test]
fn names_that_do_not_fit_are_counted() {
    let mut reading = Reading::new();
    let span = reading.span("Has that", "changed?");
    for id in 10..17 {
        reading.codings.push(ShownCoding {
            id,
            span,
            colour: id as usize,
            name: format!("a code called {id}"),
            layer: Layer::Mine,
        });
    }
    let mut harness = reading.open();
    let more = harness.get_by_label_contains("more codings");
    more.click();
    harness.run();
    harness.get_by_label("a code called 16");
    crate::support::compare(&mut harness, "transcript_crowded");
}
