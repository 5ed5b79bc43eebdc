//! The one-line code box: what typing, keys and clicks choose.

use egui::{Key, Modifiers, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interlinea::ui::codebox::{CodeBox, CodeBoxEvent, CodeBoxState, CodeChoice};

#[derive(Default)]
struct Screen {
    choices: Vec<CodeChoice>,
    words: String,
    state: CodeBoxState,
    events: Vec<CodeBoxEvent>,
}

fn screen() -> Screen {
    let names = [
        ("word of mouth", "", 4, 6),
        ("the most isolated stay unseen", "Reach", 4, 3),
        ("isolation after moving", "", 2, 4),
        ("language decides who comes", "Reach", 7, 0),
    ];
    let choice =
        |(n, (name, path, count, colour)): (usize, (&str, &str, usize, usize))| CodeChoice {
            id: n as u64,
            name: name.to_owned(),
            path: path.to_owned(),
            colour,
            count,
        };
    Screen {
        choices: names.into_iter().enumerate().map(choice).collect(),
        words: "nobody knows who they are".to_owned(),
        ..Screen::default()
    }
}

fn open_at(screen: Screen, below: Rect, dark: bool) -> Harness<'static, Screen> {
    let mut harness = crate::support::window(600.0, 360.0, dark).build_ui_state(
        move |ui, screen: &mut Screen| {
            let event =
                CodeBox::new(&screen.choices, &screen.words, below).show(ui, &mut screen.state);
            screen.events.extend(event);
        },
        screen,
    );
    harness.run();
    harness
}

fn open(screen: Screen) -> Harness<'static, Screen> {
    open_at(
        screen,
        Rect::from_min_max(pos2(40.0, 40.0), pos2(300.0, 67.0)),
        false,
    )
}

fn typed(harness: &mut Harness<'_, Screen>, words: &str) {
    harness
        .get_by_label("Code for the selected words")
        .type_text(words);
    harness.run();
}

#[test]
fn enter_takes_the_best_fit_and_the_arrows_mark_another() {
    let mut harness = open(screen());
    typed(&mut harness, "isol");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::Apply(1)]);

    let mut harness = open(screen());
    typed(&mut harness, "isol");
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::Apply(2)]);
}

#[test]
fn with_nothing_typed_enter_takes_the_code_used_last() {
    let mut harness = open(screen());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::Apply(0)]);
}

#[test]
fn shift_and_enter_always_make_a_new_code() {
    let mut harness = open(screen());
    typed(&mut harness, "word of mouth");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().events,
        [CodeBoxEvent::New("word of mouth".to_owned())]
    );
}

#[test]
fn enter_makes_a_new_code_when_none_fits() {
    let mut harness = open(screen());
    typed(&mut harness, "zzz");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().events,
        [CodeBoxEvent::New("zzz".to_owned())]
    );
}

#[test]
fn the_words_name_the_code_by_alt_i_or_by_their_line() {
    let mut harness = open(screen());
    typed(&mut harness, "i");
    harness.key_press_modifiers(Modifiers::ALT, Key::I);
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::InVivo]);
    assert_eq!(harness.state().state.typed(), "i");

    let mut harness = open(screen());
    harness
        .get_by_label("In vivo: nobody knows who they are")
        .click();
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::InVivo]);
}

#[test]
fn a_click_on_a_line_takes_it_and_escape_or_a_click_elsewhere_closes() {
    let mut harness = open(screen());
    harness.get_by_label_contains("language decides").click();
    harness.run();
    assert_eq!(harness.state().events, [CodeBoxEvent::Apply(3)]);

    let mut harness = open(screen());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().events.first(), Some(&CodeBoxEvent::Closed));

    let mut harness = open(screen());
    harness.hover_at(pos2(590.0, 350.0));
    harness.drag_at(pos2(590.0, 350.0));
    harness.drop_at(pos2(590.0, 350.0));
    harness.run();
    assert_eq!(harness.state().events.first(), Some(&CodeBoxEvent::Closed));
}

#[test]
fn where_there_is_no_room_below_the_box_stands_above_the_selection() {
    let low = Rect::from_min_max(pos2(40.0, 310.0), pos2(300.0, 337.0));
    let mut harness = open_at(screen(), low, false);
    typed(&mut harness, "isol");
    let field = harness.get_by_label("Code for the selected words").rect();
    let last = harness.get_by_label_contains("In vivo").rect();
    assert!(field.bottom() < 310.0 && last.bottom() < 310.0);
}

#[test]
fn the_code_box_looks_as_drawn() {
    for (dark, name) in [(false, "code_box_light"), (true, "code_box_dark")] {
        let below = Rect::from_min_max(pos2(40.0, 40.0), pos2(300.0, 67.0));
        let mut harness = open_at(screen(), below, dark);
        typed(&mut harness, "isol");
        crate::support::compare(&mut harness, name);
    }
}
