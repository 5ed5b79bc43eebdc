//! The reading surface in the real window: finding one's way, coding by few keys, codings under codings, marks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::{
    Change, CodingId, DocumentId, DocumentKind, Level, MemoKind, Part, PassKind, Place, Reading,
    SpeakerIs, Stance, Target, Text, Turn, Valence,
};
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};

const USUAL: Vec2 = Vec2::new(1280.0, 800.0);

const ANSWERS: [&str; 4] = [
    "It is almost never by phone. I go where they already are. You knock and you wait.",
    "She asked me how I slept. Nobody had asked me that. Then the forms came, and the worries with them.",
    "We had no time at all. You do the form first. The worries come with the coffee. Trust came later.",
    "The ones who need it most, nobody knows who they are. They do not go to the park. Who would tell us?",
];

/// An interview of so many questions and answers, a turn every twenty seconds.
fn interview(project: &mut Project, name: &str, answers: usize) -> DocumentId {
    let mut words = format!("{name}\n\n");
    let mut turns = Vec::new();
    for n in 0..answers {
        let said = [("I", "And how was that for you?"), ("PS", ANSWERS[n % 4])];
        for (who, said) in said {
            let start = words.chars().count() as u32;
            words.extend([who, ": ", said]);
            turns.push(Turn {
                start,
                body: start + who.len() as u32 + 2,
                end: words.chars().count() as u32,
                speaker: Some(u16::from(who == "PS")),
                time_ms: Some(turns.len() as u32 * 20_000),
            });
            words += "\n\n";
        }
    }
    document(project, name, DocumentKind::Transcript, words, turns)
}

fn document(
    project: &mut Project,
    name: &str,
    kind: DocumentKind,
    words: String,
    turns: Vec<Turn>,
) -> DocumentId {
    let text = Text::new(words);
    let hash = project.add_text(&text).unwrap();
    let mut draft = project.draft().unwrap();
    let speakers = if turns.is_empty() {
        Vec::new()
    } else {
        vec![
            ("I".to_owned(), Some(SpeakerIs::Interviewer)),
            ("PS".to_owned(), None),
        ]
    };
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind,
        text: hash,
        length: text.len(),
        words: text.as_str().split_whitespace().count() as u32,
        turns,
        speakers,
        language: None,
        original: None,
        remarks: Vec::new(),
    };
    let document = acts::import_document(&project.seen(), &mut draft, imported).unwrap();
    project.commit(draft).unwrap();
    document
}

/// A study of Anna's with two interviews and an inductive pass.
fn project(folder: &std::path::Path, answers: usize) -> Project {
    let home = Installation::at(folder.join("home"));
    let mut project = new_study(&folder.join("study")).make(&home).unwrap();
    interview(&mut project, "Peer supporter #2", answers);
    interview(&mut project, "Parent #1", 4);
    let mut draft = project.draft().unwrap();
    let of = NewPassOf {
        name: "First".to_owned(),
        kind: PassKind::Inductive,
        analysts: vec![project.person().unwrap()],
        framework: None,
        level: Level::Manifest,
        blind: false,
        within: None,
    };
    acts::open_pass(&project.seen(), &mut draft, of).unwrap();
    project.commit(draft).unwrap();
    project
}

fn study(answers: usize) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let project = project(folder.path(), answers);
    Window::with(project, folder, USUAL)
}

/// Codings as “words: code”, in the order they were made.
fn codings(window: &Window) -> Vec<String> {
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let mut all: Vec<_> = seen.codings().collect();
    all.sort_by_key(|coding| coding.stamp);
    let said = |coding: &&interlinea::model::things::Coding| {
        let document = seen.document(coding.document()).unwrap();
        let text = project.text(document.imported.text).unwrap();
        let words = text.slice(coding.span()).to_owned();
        format!("{words}: {}", seen.code_name(coding.code()))
    };
    all.iter().map(said).collect()
}

fn selected(window: &Window) -> Selected {
    window.app().study().unwrap().here.selected
}

fn selected_coding(window: &Window) -> Option<CodingId> {
    match selected(window) {
        Selected::Coding(coding) => Some(coding),
        _ => None,
    }
}

/// To the first sentence of the first answer, past the title and the first question.
fn to_first_answer(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::Home);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
}

fn reads(window: &Window) -> bool {
    window.role(Role::Document, "Transcript").is_focused()
}

/// Names the words meant by a new code.
fn name_it(window: &mut Window, name: &str) {
    window.key(Key::Enter);
    window.write(name);
    window.keys(Modifiers::SHIFT, Key::Enter);
}

fn paragraphs(window: &Window) -> Vec<String> {
    let all = window.harness.query_all_by_role(Role::Paragraph);
    all.filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// A point on the first words of a paragraph.
fn on_words(window: &Window, paragraph: &str) -> Pos2 {
    let mut nodes = window.harness.query_all_by_role(Role::Paragraph);
    let has = |node: &egui_kittest::Node<'_>| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.contains(paragraph))
    };
    nodes.find(has).unwrap().rect().min + vec2(30.0, 12.0)
}

fn click_at(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.settle();
    // So long that the next click is not the second of a double one.
    window.harness.run_steps(20);
}

#[test]
fn the_sentence_at_the_caret_is_coded_without_selecting_it_first() {
    let mut window = study(4);
    to_first_answer(&mut window);
    picture(&mut window, "reading-caret");
    name_it(&mut window, "not by phone");
    assert_eq!(
        codings(&window),
        ["It is almost never by phone.: not by phone"]
    );
    assert!(reads(&window));
    window.key(Key::ArrowDown);
    window.key(Key::R);
    assert_eq!(
        codings(&window)[1],
        "I go where they already are.: not by phone"
    );
    // A code on top of a selected coding goes on the same words.
    name_it(&mut window, "going there");
    assert_eq!(
        codings(&window)[2],
        "I go where they already are.: going there"
    );
}

#[test]
fn several_codes_are_given_while_the_box_stays_open() {
    let mut window = study(4);
    to_first_answer(&mut window);
    window.key(Key::Enter);
    for name in ["phone", "distance"] {
        window.write(name);
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    }
    assert!(window.shows("stays open for another"));
    assert!(window.shows("phone, given, 1 coding"));
    picture(&mut window, "reading-box-stays");
    window.write("trust");
    window.keys(Modifiers::SHIFT, Key::Enter);
    assert!(!window.shows("stays open for another"));
    assert!(reads(&window));
    assert_eq!(
        codings(&window),
        [
            "It is almost never by phone.: phone",
            "It is almost never by phone.: distance",
            "It is almost never by phone.: trust"
        ]
    );
}

#[test]
fn a_coding_under_others_is_reached_by_clicking_the_words_again_and_by_keys() {
    let mut window = study(4);
    to_first_answer(&mut window);
    for name in ["one", "two", "three"] {
        name_it(&mut window, name);
        window.keys(Modifiers::SHIFT, Key::ArrowDown);
    }
    window.keys(Modifiers::COMMAND, Key::Home);
    let at = on_words(&window, "almost never");
    let mut met = std::collections::BTreeSet::new();
    for _ in 0..3 {
        click_at(&mut window, at);
        met.insert(selected_coding(&window).unwrap());
    }
    assert_eq!(met.len(), 3);
    window.keys(Modifiers::COMMAND, Key::Home);
    let mut by_keys = Vec::new();
    for _ in 0..3 {
        window.key(Key::J);
        by_keys.push(selected_coding(&window).unwrap());
    }
    assert_eq!(
        by_keys
            .iter()
            .copied()
            .collect::<std::collections::BTreeSet<_>>(),
        met
    );
    window.key(Key::J);
    assert!(window.shows("This is the last coding of the document."));
    window.key(Key::K);
    assert_eq!(selected_coding(&window), Some(by_keys[1]));
}

#[test]
fn a_coding_gets_another_code_in_place_and_keeps_its_marks_memo_and_condensed_unit() {
    let mut window = study(4);
    to_first_answer(&mut window);
    name_it(&mut window, "phone");
    let coding = selected_coding(&window).unwrap();
    for key in [Key::B, Key::B, Key::P, Key::S, Key::X] {
        window.key(key);
    }
    window.key(Key::C);
    window.write("Seldom by phone");
    window.key(Key::Escape);
    window.key(Key::E);
    window.write("distance");
    window.keys(Modifiers::SHIFT, Key::Enter);
    picture(&mut window, "reading-marks");
    assert_eq!(codings(&window), ["It is almost never by phone.: distance"]);
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let it = seen.coding(coding).unwrap();
    assert_eq!(it.valence(), Some(Valence::Facilitator));
    assert_eq!(it.place(), Some(Place::Internal));
    assert_eq!(it.stance(), Some(Stance::Positive));
    assert!(it.is_deviant());
    assert_eq!(it.condensed(), "Seldom by phone");
    // The marks stand with the segment, among those of its code and on the reading list.
    let words = "facilitator · internal · for it · deviant case";
    let code = it.code();
    window
        .harness
        .state_mut()
        .push(Command::Select(Selected::Code(code)));
    window.settle();
    assert!(window.shows(words));
    window.click("Read them one after the other");
    picture(&mut window, "reading-marks-list");
    assert!(window.shows(words));
}

#[test]
fn a_mark_is_ticked_by_mouse_and_two_ticks_mean_both() {
    let mut window = study(4);
    to_first_answer(&mut window);
    name_it(&mut window, "phone");
    window.click("Barrier");
    window.click("Facilitator");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let it = seen.codings().next().unwrap();
    assert_eq!(it.valence(), Some(Valence::Both));
}

#[test]
fn a_turn_is_gone_to_by_its_number_and_by_its_time() {
    let mut window = study(60);
    window.keys(Modifiers::COMMAND, Key::G);
    window.write("100");
    window.key(Key::Enter);
    assert!(reads(&window));
    let shown = paragraphs(&window);
    assert!(
        shown
            .iter()
            .any(|it| it.starts_with("PS, turn 100, 00:33:00: "))
    );
    window.keys(Modifiers::COMMAND, Key::G);
    picture(&mut window, "reading-go-to");
    window.write("500");
    window.key(Key::Enter);
    assert!(window.shows("There is no such place: 120 turns"));
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("4:00");
    window.key(Key::Enter);
    let shown = paragraphs(&window);
    assert!(shown.iter().any(|it| it.contains("turn 13, 00:04:00")));
    window.keys(Modifiers::COMMAND, Key::G);
    window.key(Key::Escape);
    assert!(reads(&window));
}

#[test]
fn f3_goes_on_from_hit_to_hit_with_the_line_open_and_closed() {
    let mut window = study(20);
    window.keys(Modifiers::COMMAND, Key::F);
    window.write("never by phone");
    assert!(window.shows("1 of 5"));
    picture(&mut window, "reading-find");
    window.key(Key::F3);
    assert!(window.shows("2 of 5"));
    window.keys(Modifiers::SHIFT, Key::F3);
    assert!(window.shows("1 of 5"));
    window.key(Key::Escape);
    assert!(reads(&window));
    let first = selected(&window);
    window.key(Key::F3);
    let second = selected(&window);
    assert!(matches!(second, Selected::Passage(..)) && second != first);
    window.keys(Modifiers::SHIFT, Key::F3);
    assert_eq!(selected(&window), first);
}

#[test]
fn a_first_impression_is_offered_when_a_document_has_been_read_through_and_never_demanded() {
    let mut window = study(4);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(window.shows("Your first impression, before coding"));
    picture(&mut window, "reading-impression");
    window.key(Key::Escape);
    assert!(!window.shows("Your first impression"));
    assert!(reads(&window));
    let memos = |window: &Window| {
        let project = window.app().study().unwrap().project();
        let seen = project.seen();
        let memos = seen.memos();
        let all = memos
            .iter()
            .map(|it| (it.first.kind, it.first.on, it.first.text.clone()));
        all.collect::<Vec<_>>()
    };
    assert_eq!(memos(&window), []);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    window.write("She is tired, and proud of it.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(reads(&window));
    let document = window.app().study().unwrap().here.document.unwrap();
    let on = Target::Document(document);
    let words = "She is tired, and proud of it.".to_owned();
    assert_eq!(memos(&window), [(MemoKind::Analytic, on, words)]);
    // It is asked for once.
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(!window.shows("Your first impression"));
    let study = window.app().study().unwrap();
    let me = study.project().person().unwrap();
    let pass = study.here.pass.unwrap();
    let progress = study.overview().progress(pass, me, document).unwrap();
    assert_eq!(progress.reading, Reading::Read);
}

#[test]
fn a_first_impression_that_is_half_written_is_kept_when_another_document_is_opened() {
    let mut window = study(4);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    window.write("Half a thought");
    window.keys(Modifiers::COMMAND, Key::PageDown);
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    assert_eq!(seen.memos()[0].text.text(), "Half a thought");
}

/// The study with an interview of two pages and two field notes of it.
fn with_notes(size: Vec2) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(folder.path(), 30);
    let interview = project.seen().documents()[0].id;
    for (name, words) in [
        (
            "Notes, first visit",
            "The kitchen was warm and the kettle was on. She put the tape recorder under the table.\n\nTwo neighbours came in during the talk and stood by the door. She answered more slowly while they were there.",
        ),
        ("Notes, on the way home", "Nobody was in the park."),
    ] {
        let words = words.to_owned();
        let note = document(
            &mut project,
            name,
            DocumentKind::FieldNote,
            words,
            Vec::new(),
        );
        let mut draft = project.draft().unwrap();
        draft.push(Change::LinkNote {
            note,
            document: interview,
            linked: true,
        });
        project.commit(draft).unwrap();
    }
    Window::with(project, folder, size)
}

#[test]
fn an_interviews_field_notes_stand_beside_it_to_be_read_and_selected() {
    let mut window = with_notes(USUAL);
    window.key(Key::F);
    assert!(window.shows("The kitchen was warm"));
    assert!(window.shows("1 of 2"));
    assert!(reads(&window), "the interview keeps the keyboard");
    to_first_answer(&mut window);
    name_it(&mut window, "going there");
    assert_eq!(codings(&window).len(), 1);
    picture(&mut window, "reading-notes");
    window.click("Next field note");
    assert!(window.shows("Nobody was in the park."));
    // Words of the notes can be selected, and nothing of the interview is coded by it.
    window.role(Role::Document, "Field notes").focus();
    window.settle();
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    let notes = window.role(Role::Document, "Field notes");
    assert_eq!(
        notes.accesskit_node().value().as_deref(),
        Some("Nobody was in the park.")
    );
    // What needs the record has it again where there is no room for both.
    window.role(Role::Document, "Transcript").focus();
    window.settle();
    window.key(Key::J);
    window.key(Key::C);
    assert!(window.shows("Condensed meaning unit"));
    assert!(!window.shows("Nobody was in the park."));
    // Another document without notes has no such column.
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::PageDown);
    window.key(Key::F);
    assert!(!window.shows("Close the field notes"));
}

#[test]
fn field_notes_in_all_sizes_and_modes() {
    for mode in [Action::Light, Action::Dark] {
        for size in [USUAL, Vec2::new(1920.0, 1080.0)] {
            let mut window = with_notes(size);
            window.harness.state_mut().push(Command::Do(mode));
            window.key(Key::F);
            to_first_answer(&mut window);
            name_it(&mut window, "going there");
            let name = format!("reading-notes-{}-{}", mode.text(), size.x);
            picture(&mut window, &name.to_lowercase());
            assert!(window.shows("Close the field notes"));
            assert_eq!(window.shows("Condensed meaning unit"), size.x > 1500.0);
        }
    }
}

#[test]
fn a_study_is_opened_coded_and_a_document_finished_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let made = project(folder.path(), 4);
    let mut window = Window::with(made, folder, USUAL);
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.app().study().is_none());
    // From the welcome screen to the study that was open last.
    assert!(window.shows_focused("Peer support in Eastfield"));
    window.key(Key::Enter);
    window.wait_until("the study", |app| app.study().is_some());
    assert_eq!(
        window.app().study().unwrap().here.workspace,
        WorkspaceKind::Code
    );
    assert!(reads(&window), "the text has the keyboard");
    // Read to the end, mark it as read, write a first impression.
    for _ in 0..6 {
        window.key(Key::PageDown);
    }
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    window.write("Doors and forms");
    window.keys(Modifiers::COMMAND, Key::Enter);
    // Code: a new code, the last one again, one from the list, in vivo, a mark, a memo.
    to_first_answer(&mut window);
    name_it(&mut window, "going there");
    window.key(Key::ArrowDown);
    window.key(Key::R);
    window.key(Key::B);
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    window.write("going");
    window.key(Key::Enter);
    window.key(Key::M);
    window.write("The same again?");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::N);
    window.key(Key::I);
    // Two sentences, then the border one word back.
    window.key(Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    name_it(&mut window, "forms");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 5, "{:#?}", codings(&window));
    // Finish.
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    window.key(Key::Enter);
    assert!(window.shows("1 of 2 finished"));
    assert!(reads(&window));
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let pass = &seen.passes()[0];
    let document = seen.documents()[0].id;
    let me = project.person().unwrap();
    assert!(pass.has_closed(me, Part::Document(document)));
    assert_eq!(seen.memos().len(), 2);
}

/// What gets in the way of somebody who codes by keyboard alone.
#[derive(Debug, Default, PartialEq, Eq)]
struct Hesitations {
    keys: usize,
    codings: usize,
    /// The text had not the keyboard after a coding.
    without_keyboard: usize,
    /// The words just coded were not on the screen.
    out_of_sight: usize,
    /// A key gave no coding.
    nothing_given: usize,
    /// What is selected was not the coding just made.
    not_selected: usize,
}

impl Hesitations {
    fn press(&mut self, window: &mut Window, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        window.harness.key_press_modifiers(modifiers, key);
        window.harness.run_steps(2);
    }

    fn write(&mut self, window: &mut Window, words: &str) {
        self.keys += words.chars().count();
        window.harness.event(egui::Event::Text(words.to_owned()));
        window.harness.run_steps(2);
    }

    /// Looks at the window after a coding.
    fn look(&mut self, window: &Window) {
        let project = window.app().study().unwrap().project();
        let seen = project.seen();
        let now = seen.codings().count();
        self.nothing_given += usize::from(now != self.codings + 1);
        self.codings = now;
        self.without_keyboard += usize::from(!reads(window));
        let newest = seen.codings().max_by_key(|it| it.stamp).unwrap();
        self.not_selected += usize::from(selected(window) != Selected::Coding(newest.id));
        let document = seen.document(newest.document()).unwrap();
        let text = project.text(document.imported.text).unwrap();
        let words = text.slice(newest.span());
        let first = words.lines().next().unwrap_or_default();
        let shown = paragraphs(window).iter().any(|it| it.contains(first));
        self.out_of_sight += usize::from(!shown);
    }
}

#[test]
fn a_whole_interview_of_many_thousand_words_is_coded_by_keyboard_alone() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/transcripts/md/hitsave/Get-A-Grip_Chip_transcription.md"
    );
    let path = std::path::Path::new(path);
    if !path.is_file() {
        println!("skipped: a whole interview, because ../shared/data is not here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(folder.path(), 2);
    let options = interlinea::import::ReadOptions::default();
    let read = interlinea::import::read_file(path, &options).unwrap();
    let words = read.text.as_str().split_whitespace().count();
    assert!(words > 8_000, "{words}");
    let text = read.text.as_str().to_owned();
    let length = read.text.len();
    let turns = read.recognised.turns;
    let no_speakers = turns.into_iter().map(|turn| Turn {
        speaker: None,
        ..turn
    });
    let turns = no_speakers.collect();
    document(&mut project, "Chip", DocumentKind::Transcript, text, turns);
    let mut window = Window::with(project, folder, USUAL);
    let mut walk = Hesitations::default();
    let none = Modifiers::NONE;
    for _ in 0..2 {
        walk.press(&mut window, Modifiers::COMMAND, Key::PageDown);
    }
    let mut last = 0;
    for round in 0.. {
        // Further by turn and by sentence, until it begins again at the top.
        for _ in 0..=(round % 4) {
            walk.press(&mut window, Modifiers::ALT, Key::ArrowDown);
        }
        for _ in 0..round % 3 {
            walk.press(&mut window, none, Key::ArrowDown);
        }
        walk.press(&mut window, none, Key::N);
        let Selected::Passage(_, here) = selected(&window) else {
            panic!("{:?}", selected(&window));
        };
        if here.start <= last {
            break;
        }
        last = here.start;
        match round % 5 {
            0 => {
                walk.press(&mut window, none, Key::Enter);
                walk.write(&mut window, &format!("code {}", round / 5 % 20));
                walk.press(&mut window, Modifiers::SHIFT, Key::Enter);
            }
            1 => walk.press(&mut window, none, Key::R),
            2 => {
                walk.press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
                walk.press(&mut window, none, Key::R);
            }
            3 => {
                walk.press(&mut window, none, Key::Enter);
                walk.write(&mut window, "code");
                walk.press(&mut window, none, Key::ArrowDown);
                walk.press(&mut window, none, Key::Enter);
            }
            _ => walk.press(&mut window, none, Key::I),
        }
        window.harness.run_steps(2);
        walk.look(&window);
    }
    println!("{walk:?} in {words} words");
    assert!(last > length * 9 / 10, "{last} of {length}");
    picture(&mut window, "reading-walk-end");
    assert!(walk.codings > 40, "{walk:?}");
    let hindered =
        walk.without_keyboard + walk.out_of_sight + walk.nothing_given + walk.not_selected;
    assert_eq!(hindered, 0, "{walk:?}");
}

#[test]
fn a_page_of_thirty_codings_four_and_more_on_top_of_each_other() {
    for (mode, size) in [
        (Action::Light, USUAL),
        (Action::Dark, USUAL),
        (Action::Light, Vec2::new(1920.0, 1080.0)),
    ] {
        let mut window = dense(size);
        window.harness.state_mut().push(Command::Do(mode));
        window.settle();
        let name = format!("reading-dense-{}-{}", mode.text(), size.x).to_lowercase();
        picture(&mut window, &name);
        // Lifting one moves nothing.
        let rects = |window: &Window| {
            let all = window.harness.query_all_by_role(Role::Button);
            let named = all.filter(|it| {
                let label = it.accesskit_node().label();
                label.is_some_and(|label| label.starts_with("a code"))
            });
            named.map(|it| it.rect().min).collect::<Vec<_>>()
        };
        let before = rects(&window);
        assert!(before.len() > 8, "{}", before.len());
        window.harness.hover_at(before[3] + vec2(4.0, 4.0));
        window.settle();
        picture(&mut window, &format!("{name}-lifted"));
        assert_eq!(rects(&window), before);
    }
}

/// Thirty codings on one page, some of them five deep.
fn dense(size: Vec2) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(folder.path(), 6);
    let document = project.seen().documents()[0].id;
    let pass = project.seen().passes()[0].id;
    let text = project.seen().document(document).unwrap().imported.text;
    let text = project.text(text).unwrap();
    let turns = project.seen().document(document).unwrap().turns().to_vec();
    let mut draft = project.draft().unwrap();
    let mut made = Vec::new();
    for n in 0..12 {
        let mut new = acts::new_code(&format!("a code of some length, number {n}"));
        new.colour = n;
        made.push(acts::make_code(&project.seen(), &mut draft, new).unwrap());
    }
    let mut n = 0;
    for turn in turns.iter().filter(|turn| turn.speaker == Some(1)) {
        let said = interlinea::model::sentences(&text, turn.said());
        let first = said[0];
        let mut spans = said.clone();
        spans.push(turn.said());
        if n % 2 == 0 {
            spans.push(interlinea::model::Span::new(first.start, said[1].end));
            spans.push(interlinea::model::Span::new(first.start + 6, first.end));
        }
        for span in spans {
            let code = made[n % made.len()];
            let seen = project.seen();
            acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
            n += 1;
        }
    }
    assert!(n >= 27, "{n}");
    project.commit(draft).unwrap();
    Window::with(project, folder, size)
}
