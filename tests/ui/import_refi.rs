//! Codebooks and projects of other programs on the import page, and a study for other programs in Report.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::refi_support::package;
use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Vec2};
use interlinea::ui::{Action, Command};

const TEXT: &str = "I: How did it begin?\r\nKim: A neighbour told me about it, and I came the week after.\r\nI: And then?\r\nKim: I have come since 😀.\r\n";

/// A project such as other programs write, with things in it that have no place.
fn project() -> Vec<u8> {
    let guid = |n: u32| format!("00000000-0000-0000-0000-{n:012}");
    // A line end of two characters counts as one here.
    let kept = TEXT.replace("\r\n", "\n");
    let at = |words: &str| {
        let start = kept[..kept.find(words).unwrap()].chars().count();
        (start, start + words.chars().count())
    };
    let coding = |n: u32, words: &str, user: u32, code: u32| {
        let (start, end) = at(words);
        format!(
            "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"{}\" creatingUser=\"{}\">\
             <CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
            guid(n),
            guid(n + 100),
            guid(user),
            guid(code)
        )
    };
    let passages = [
        coding(31, "A neighbour told me about it", 1, 11),
        coding(32, "I came the week after", 2, 12),
        coding(33, "I have come since", 2, 11),
    ]
    .concat();
    let xml = format!(
        "<Project name=\"x\" origin=\"Elsewhere 9.1\"><Users><User guid=\"{}\" name=\"Anna\"/><User guid=\"{}\" name=\"Berit\"/></Users>\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Coming\" isCodable=\"true\"/><Code guid=\"{}\" name=\"Hearsay\" isCodable=\"true\"/></Codes></CodeBook>\
         <Cases><Case guid=\"{}\" name=\"Kim\"><SourceRef targetGUID=\"{}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{4}\" name=\"Kim, first interview\" plainTextPath=\"internal://a.txt\">{passages}\
         <PlainTextSelection guid=\"{6}\" startPosition=\"7\" endPosition=\"9000\"><Coding guid=\"{6}\"><CodeRef targetGUID=\"{2}\"/></Coding></PlainTextSelection>\
         </TextSource><AudioSource guid=\"{6}\" name=\"Kim.m4a\"/></Sources>\
         <Graphs><Graph guid=\"{6}\" name=\"Map\"/></Graphs></Project>",
        guid(1),
        guid(2),
        guid(11),
        guid(12),
        guid(21),
        guid(21),
        guid(40)
    );
    package(&[
        ("project.qde", xml.as_bytes()),
        ("sources/a.txt", TEXT.as_bytes()),
    ])
}

fn look_at(window: &mut Window, name: &str, bytes: &[u8]) {
    let path = window.path(name);
    std::fs::write(&path, bytes).unwrap();
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for(&format!("{name}, "));
}

#[test]
fn a_project_is_looked_at_and_taken_in_with_what_it_leaves_said_first() {
    let mut window = Window::study();
    look_at(&mut window, "Field study.qdpx", &project());
    assert!(
        window.shows("1 document, 1 analyst, 2 codes, 3 codings"),
        "the summary"
    );
    assert!(window.shows("a line end of two characters as one"));
    assert!(window.shows("The passage 7 to 9000 of “Kim, first interview”"));
    assert!(window.shows("The sound “Kim.m4a”"));
    assert!(
        !window.shows("Say what becomes of the files"),
        "only transcripts are kept"
    );
    picture(&mut window, "import-project-light");
    assert!(
        window
            .app()
            .study()
            .unwrap()
            .overview()
            .documents
            .is_empty()
    );
    window.click("Import 1 file");
    window.wait_until("the import", |app| {
        app.study().unwrap().overview().documents.len() == 1
    });
    assert!(window.shows("From “Field study.qdpx”: 1 document"));
    picture(&mut window, "import-project-done-light");
    let study = window.app().study().unwrap();
    let seen = study.project().seen();
    let document = seen.documents()[0];
    let text = study.project().text(document.imported.text).unwrap();
    let words: Vec<&str> = seen
        .codings_of(document.id)
        .iter()
        .map(|it| text.slice(it.span()))
        .collect();
    assert_eq!(
        words,
        [
            "A neighbour told me about it",
            "I came the week after",
            "I have come since"
        ]
    );
    // The same again brings nothing.
    look_at(&mut window, "Again.qdpx", &project());
    assert!(window.shows("project · nothing new"));
}

#[test]
fn a_codebook_is_looked_at_and_taken_in() {
    let mut window = Window::study();
    let book = "<CodeBook><Codes><Code guid=\"00000000-0000-0000-0000-000000000001\" name=\"Ways in\" isCodable=\"true\" color=\"reddish\"/></Codes></CodeBook>";
    look_at(&mut window, "Ours.qdc", book.as_bytes());
    assert!(window.shows("codebook · 1 code"));
    assert!(window.shows("The colour of the code “Ways in” (line 1)"));
    let before = window.app().study().unwrap().overview().codes.len();
    window.click("Import 1 file");
    window.wait_until("the import", |app| {
        app.study().unwrap().overview().codes.len() == before + 1
    });
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().study().unwrap().overview().codes.len(), before);
}

#[test]
fn a_project_that_cannot_be_read_is_a_sentence_and_changes_nothing() {
    let mut window = Window::study();
    let path = window.path("torn.qdpx");
    std::fs::write(&path, &project()[..200]).unwrap();
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("is not a zip package");
    assert!(!window.shows("Import 1 file"));
}

#[test]
fn the_page_fits_in_the_dark_on_a_wide_window_and_with_large_text() {
    let mut window = Window::study_sized(Vec2::new(1920.0, 1080.0));
    run(&mut window, Action::Dark);
    look_at(&mut window, "Field study.qdpx", &project());
    picture(&mut window, "import-project-dark-wide");
    let mut window = Window::study();
    for _ in 0..10 {
        run(&mut window, Action::LargerText);
    }
    look_at(&mut window, "Field study.qdpx", &project());
    window
        .get("The sound “Kim.m4a” (line 1), with 0 codings.")
        .scroll_to_me();
    window.settle();
    picture(&mut window, "import-project-large-text");
}

fn run(window: &mut Window, action: Action) {
    window.harness.state_mut().push(Command::Do(action));
    window.settle();
}

#[test]
fn a_study_for_other_programs_is_a_report_that_says_what_is_left_behind() {
    let Some(mut window) = sample(Some("Ellen"), Vec2::new(1280.0, 800.0)) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Project for other programs");
    window.wait_for("What the standard cannot carry");
    assert!(window.shows("13 documents · 950 codings"));
    picture(&mut window, "report-project-light");
}

#[test]
fn a_codebook_in_a_table_says_what_is_new_what_is_filled_in_and_what_is_left() {
    let mut window = crate::window::coded::coded(Vec2::new(1280.0, 800.0));
    let table = "Code;Parent;Definition;Colour\nbeing asked;;Somebody asks at all;red\nwaiting;being asked;Not yet;\n";
    look_at(&mut window, "Earlier study.csv", table.as_bytes());
    assert!(window.shows("codebook · 1 code, 1 code filled in"));
    assert!(window.shows("being asked/waiting"), "what is new");
    assert!(window.shows("being asked: definition"), "what is filled in");
    assert!(window.shows("The column “Colour”"), "what is left");
    assert!(window.shows("In the study and not in the file"));
    picture(&mut window, "import-codebook-light");
}

#[test]
fn a_table_that_is_no_codebook_is_refused_by_row_and_column() {
    let mut window = Window::study();
    let path = window.path("Wrong.csv");
    std::fs::write(&path, "Code;Parent\nA;B\nB;A\n").unwrap();
    window.keys(Modifiers::COMMAND, Key::I);
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("Row 3, column “Parent”");
    picture(&mut window, "import-codebook-wrong");
}

#[test]
fn the_codebook_of_an_earlier_study_is_compared_in_report() {
    let mut window = crate::window::coded::coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Codebooks compared");
    window.wait_for("Choose the codebook to compare with");
    let path = window.path("earlier.csv");
    std::fs::write(&path, "Code\nbeing asked\nwaiting\n").unwrap();
    window.click_role(egui::accesskit::Role::TextInput, "The other codebook");
    window.write(&path.display().to_string());
    window.key(Key::Enter);
    window.wait_for("only in the other codebook");
    assert!(window.shows("the same in both"));
    picture(&mut window, "report-comparison");
}
