//! Reading all segments of a code one after the other, and coding in that list as in a document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::coded;
use crate::window::{Window, picture};
use egui::{Key, Modifiers, Vec2, accesskit::Role};
use interlinea::model::{CodeId, DocumentId, Span};
use interlinea::ui::{Command, ListOf, Selected};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

fn code(window: &Window, name: &str) -> CodeId {
    let overview = window.app().study().unwrap().overview();
    let row = overview.codes.iter().find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("no code {name}")).id
}

fn document(window: &Window, n: usize) -> DocumentId {
    window.app().study().unwrap().overview().documents[n].id
}

/// Where words stand in a document.
fn span(window: &Window, document: DocumentId, words: &str) -> Span {
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let hash = seen.document(document).unwrap().imported.text;
    let text = project.text(hash).unwrap();
    let byte = text.as_str().find(words).unwrap();
    let start = text.position_of(byte);
    Span::new(start, start + words.chars().count() as u32)
}

/// Codings as “words: code”, in order.
fn codings(window: &Window) -> Vec<String> {
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let mut all = Vec::new();
    for document in seen.documents() {
        let text = project.text(document.imported.text).unwrap();
        for coding in seen.codings_of(document.id) {
            let words = text.slice(coding.span());
            all.push(format!("{words}: {}", seen.code_name(coding.code())));
        }
    }
    all
}

/// The list of a passage of each of the two documents.
fn passages(window: &mut Window) {
    let (bernie, marek) = (document(window, 0), document(window, 1));
    let passages = [
        (bernie, span(window, bernie, "I go where they already are")),
        (marek, span(window, marek, "She asked me how I slept")),
    ];
    let list = ListOf::Passages {
        title: "Two passages".into(),
        passages: passages.into(),
    };
    push(window, Command::ShowReadingList(Some(list)));
    window.wait_for("Go to Marek · turn 2");
}

#[test]
fn words_selected_in_a_list_are_coded_in_their_own_document() {
    let mut window = coded(SIZE);
    passages(&mut window);
    assert!(window.shows("Go to Bernie · turn 2"));
    window.keys(Modifiers::ALT, Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Key::Enter);
    picture(&mut window, "list-code-box");
    window.write("silence");
    window.keys(Modifiers::SHIFT, Key::Enter);
    let all = codings(&window);
    assert!(
        all.contains(&"Nobody had asked me that.: silence".to_owned()),
        "{all:?}"
    );
    // The coding is selected, taken away with Delete and given again by its key.
    assert!(matches!(
        window.app().study().unwrap().here.selected,
        Selected::Coding(_)
    ));
    window.key(Key::Delete);
    assert!(!codings(&window).iter().any(|it| it.ends_with("silence")));
    window.keys(Modifiers::COMMAND, Key::Z);
    window.key(Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Key::R);
    let all = codings(&window);
    assert!(
        all.contains(&"Trust came later, with the forms.: silence".to_owned()),
        "{all:?}"
    );
}

#[test]
fn a_selection_does_not_run_from_one_segment_into_the_next() {
    let mut window = coded(SIZE);
    passages(&mut window);
    window.keys(Modifiers::COMMAND, Key::Home);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::End);
    window.key(Key::I);
    let all = codings(&window);
    let made = all
        .iter()
        .find(|it| it.starts_with("I go where they already are, the laundrette"));
    let made = made.unwrap_or_else(|| panic!("{all:?}"));
    assert!(made.starts_with(
        "I go where they already are, the laundrette, the park. It is almost never by phone.:"
    ));
}

#[test]
fn escape_leads_back_to_the_place_in_the_transcript() {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::End);
    window.keys(Modifiers::SHIFT, Key::ArrowUp);
    let before = window.app().study().unwrap().here.clone();
    assert!(matches!(before.selected, Selected::Passage(..)));
    passages(&mut window);
    window.key(Key::Escape);
    let after = window.app().study().unwrap().here.clone();
    assert_eq!(after.list, None);
    assert_eq!(after.document, before.document);
    // The same words are selected there.
    window.key(Key::I);
    let words = window.app().study().unwrap().here.selected;
    assert!(matches!(words, Selected::Coding(_)));
    assert!(!window.shows("Back to the transcript"));
}

#[test]
fn a_heading_leads_to_the_place_in_its_transcript() {
    let mut window = coded(SIZE);
    passages(&mut window);
    let marek = document(&window, 1);
    window.click_role(Role::Link, "Go to Marek · turn 2");
    let here = window.app().study().unwrap().here.clone();
    assert_eq!((here.list, here.document), (None, Some(marek)));
}

#[test]
fn all_segments_of_a_code_are_read_with_l_and_chosen_ones_get_a_code_in_one_step() {
    let mut window = coded(SIZE);
    let asked = code(&window, "being asked");
    push(&mut window, Command::Select(Selected::Code(asked)));
    window.key(Key::L);
    window.wait_for("Choose Marek · turn 2");
    assert!(window.shows("2 segments in 1 document"));
    picture(&mut window, "list-of-a-code");
    window.key(Key::Space);
    window.keys(Modifiers::ALT, Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::Space);
    assert!(window.shows("2 chosen"));
    picture(&mut window, "list-chosen");
    window.click("Give a code…");
    window.write("seen at last");
    window.keys(Modifiers::SHIFT, Key::Enter);
    let with = |window: &Window| {
        let all = codings(window);
        all.iter().filter(|it| it.ends_with("seen at last")).count()
    };
    assert_eq!(with(&window), 2);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(with(&window), 0, "one step");
}

#[test]
fn n_leads_from_segment_to_segment_and_shift_n_back() {
    let mut window = coded(SIZE);
    let asked = code(&window, "being asked");
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(asked))),
    );
    window.wait_for("Choose Marek · turn 2");
    let at_caret = |window: &mut Window| {
        window.key(Key::Enter);
        let Selected::Coding(coding) = window.app().study().unwrap().here.selected else {
            panic!("no coding is selected");
        };
        let project = window.app().study().unwrap().project();
        let start = project.seen().coding(coding).unwrap().span().start;
        window.key(Key::Escape);
        start
    };
    let first = at_caret(&mut window);
    window.key(Key::N);
    let second = at_caret(&mut window);
    assert!(first < second);
    window.keys(Modifiers::SHIFT, Key::N);
    assert_eq!(at_caret(&mut window), first);
}

#[test]
fn segments_chosen_in_the_list_of_a_code_are_split_off() {
    let mut window = coded(SIZE);
    let asked = code(&window, "being asked");
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(asked))),
    );
    window.wait_for("Choose Marek · turn 2");
    window.key(Key::Space);
    window.click("Split off…");
    window.write("asked about sleep");
    window.key(Key::Enter);
    window.settle();
    let all = codings(&window);
    assert!(
        all.contains(&"She asked me how I slept: asked about sleep".to_owned()),
        "{all:?}"
    );
    assert!(all.contains(&"Nobody had asked me that: being asked".to_owned()));
}

#[test]
fn more_is_shown_around_a_segment_and_less_again() {
    let mut window = coded(SIZE);
    passages(&mut window);
    assert!(!window.shows("What did the visits change?"));
    window.click("Show more around Marek · turn 2");
    window.wait_for("What did the visits change?");
    window.click("Show less around Marek · turn 2");
    window.settle();
    for _ in 0..40 {
        window.settle();
        if !window.shows("What did the visits change?") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("it still shows");
}

/// Writes what a code means, as its card would.
fn define(window: &mut Window, code: CodeId, words: &'static str) {
    let act = move |act: &mut interlinea::ui::Acting<'_>| {
        let edit = interlinea::model::CodeEdit::Definition(words.to_owned());
        let change = interlinea::model::Change::EditCode { code, edit };
        act.draft.push(change);
        Ok(Vec::new())
    };
    let what = "change what the code means";
    let act = Box::new(act);
    push(
        window,
        Command::Act {
            what,
            act,
            why: None,
        },
    );
}

#[test]
fn segments_coded_under_an_earlier_definition_are_read_again_and_said_to_fit_still() {
    let mut window = coded(SIZE);
    let asked = code(&window, "being asked");
    // The codings of the study were made before anything was written; these come after it.
    define(&mut window, asked, "Somebody asks how one is");
    passages(&mut window);
    window.keys(Modifiers::COMMAND, Key::End);
    window.keys(Modifiers::SHIFT, Key::ArrowUp);
    window.key(Key::Enter);
    window.write("being asked");
    window.key(Key::Enter);
    assert!(!window.shows("under an earlier definition"));
    define(&mut window, asked, "A visitor asks how one is and listens");
    push(&mut window, Command::Select(Selected::Code(asked)));
    assert!(window.shows("Definition · since"));
    window.click("1 segment coded under an earlier definition");
    window.wait_for("Choose Marek · turn 2");
    picture(&mut window, "list-earlier");
    window.key(Key::Enter);
    assert!(window.shows("Definition then"));
    assert!(window.shows("Definition then: Somebody asks how one is. Now: A visitor asks"));
    picture(&mut window, "definition-then-and-now");
    window.click("Still fits");
    window.settle();
    assert!(!window.shows("Definition then"));
    assert!(window.shows("There are no segments here."));
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("Choose Marek · turn 2");
}
