//! Reading lists of thousands of segments, of texts that are gone, and of what another has coded behind closed doors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::{Key, Modifiers, Pos2, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{
    ImportedDocument, NewPassOf, add_analyst, close_parts, code_passage, import_document,
    make_code, new_code, open_pass,
};
use interlinea::model::{
    Change, CodeId, DocumentId, DocumentKind, Level, NewCoding, Part, PassId, PassKind, Span, Talk,
    Text,
};
use interlinea::ui::{Action, Command, ListOf};
use std::path::Path;

const SENTENCE: &str = "She knows the whole street by now. ";

fn add_document(project: &mut Project, name: &str, words: &str) -> DocumentId {
    let text = Text::new(words.to_owned());
    let hash = project.add_text(&text).unwrap();
    let recognised = interlinea::import::turns::recognise_turns(&text, &Default::default());
    let mut draft = project.draft().unwrap();
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: 4,
        speakers: recognised
            .speakers
            .iter()
            .map(|label| (label.clone(), None))
            .collect(),
        turns: recognised.turns,
        language: None,
        original: None,
        remarks: Vec::new(),
    };
    let document = import_document(&project.seen(), &mut draft, imported).unwrap();
    project.commit(draft).unwrap();
    document
}

fn open(project: &mut Project, blind: bool) -> PassId {
    let mut draft = project.draft().unwrap();
    let analysts = project.seen().analysts().iter().map(|it| it.id).collect();
    let of = NewPassOf {
        name: "Inductive".to_owned(),
        kind: PassKind::Inductive,
        analysts,
        framework: None,
        level: Level::Manifest,
        blind,
        within: None,
    };
    let pass = open_pass(&project.seen(), &mut draft, of).unwrap();
    project.commit(draft).unwrap();
    pass
}

fn code(project: &mut Project, name: &str) -> CodeId {
    let mut draft = project.draft().unwrap();
    let code = make_code(&project.seen(), &mut draft, new_code(name)).unwrap();
    project.commit(draft).unwrap();
    code
}

fn give(project: &mut Project, pass: PassId, document: DocumentId, span: Span, code: CodeId) {
    let mut draft = project.draft().unwrap();
    code_passage(&project.seen(), &mut draft, pass, document, span, code).unwrap();
    project.commit(draft).unwrap();
}

fn close(project: &mut Project, pass: PassId, document: DocumentId) {
    let mut draft = project.draft().unwrap();
    {
        let seen = project.seen();
        let now = project.study().now();
        let part = [Part::Document(document)];
        close_parts(&seen, &mut draft, pass, &part, Talk::NotDiscussed, &now).unwrap();
    }
    project.commit(draft).unwrap();
}

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

/// A study of Anna and Bo who both code with one code they know, blind to each other.
fn two(folder: &Path) -> (Project, Project, PassId, DocumentId, CodeId) {
    let home = Installation::at(folder.join("home"));
    let mut anna = new_study(&folder.join("study")).make(&home).unwrap();
    let mut draft = anna.draft().unwrap();
    let bo_id = add_analyst(&anna.seen(), &mut draft, "Bo").unwrap();
    anna.commit(draft).unwrap();
    let words = "A: She knows the whole street.\nB: Nobody rang our bell.\n";
    let document = add_document(&mut anna, "Parents", words);
    let pass = open(&mut anna, true);
    let shared = code(&mut anna, "neighbours");
    let mut bo = Project::open(anna.folder(), &Installation::at(folder.join("bo"))).unwrap();
    bo.bind(bo_id).unwrap();
    give(&mut anna, pass, document, Span::new(3, 12), shared);
    give(&mut bo, pass, document, Span::new(34, 40), shared);
    (anna, bo, pass, document, shared)
}

#[test]
fn a_reading_list_shows_and_counts_nothing_of_another_s_open_blind_pass_to_either() {
    for of_bo in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (mut anna, mut bo, pass, document, shared) = two(folder.path());
        anna.refresh().unwrap();
        bo.refresh().unwrap();
        let (mine, other) = if of_bo { (bo, anna) } else { (anna, bo) };
        let (own, hidden) = if of_bo {
            ("turn 2", "turn 1")
        } else {
            ("turn 1", "turn 2")
        };
        let mut window = Window::with(mine, folder, Vec2::new(1280.0, 800.0));
        push(
            &mut window,
            Command::ShowReadingList(Some(ListOf::Code(shared))),
        );
        window.wait_for(&format!("Go to Parents · {own}"));
        assert!(window.shows("1 segment in 1 document"));
        assert!(!window.shows(&format!("Go to Parents · {hidden}")));
        // Nor where a list names the passages around it.
        let whole: Vec<(DocumentId, Span)> = vec![(document, Span::new(0, 50))];
        let list = ListOf::Passages {
            title: "All".into(),
            passages: whole.into(),
        };
        push(&mut window, Command::ShowReadingList(Some(list)));
        window.wait_for("Go to Parents · turn 1");
        let spoken = window.harness.query_all_by_role(Role::Paragraph);
        let with_code = spoken
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.contains("neighbours"));
        assert_eq!(with_code.count(), 1);
        // Its codings given as a list of their own are none to whom they are hidden.
        let codings: Vec<_> = other.seen().codings().map(|coding| coding.id).collect();
        assert_eq!(codings.len(), 1);
        let list = ListOf::Segments {
            title: "Some".into(),
            codings: codings.into(),
        };
        push(&mut window, Command::ShowReadingList(Some(list)));
        window.wait_for("There are no segments here.");
        assert!(window.shows("0 segments"));
        let _ = pass;
    }
}

#[test]
fn after_both_have_closed_the_list_has_both_analysts_segments_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (mut anna, mut bo, pass, document, shared) = two(folder.path());
    close(&mut bo, pass, document);
    anna.refresh().unwrap();
    close(&mut anna, pass, document);
    let mut window = Window::with(anna, folder, Vec2::new(1280.0, 800.0));
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(shared))),
    );
    window.wait_for("Go to Parents · turn 2");
    assert!(window.shows("2 segments in 1 document"));
    // Another's segment is no coding of one's own, and stays when all are chosen and taken away.
    window.keys(Modifiers::COMMAND, Key::A);
    assert!(window.shows("2 chosen"));
    window.click("Take away");
    assert!(window.shows("no coding of your own"));
    assert!(
        window.shows("2 segments in 1 document"),
        "the part is closed"
    );
}

/// A study with thousands of segments of one code in several documents.
fn large(size: Vec2) -> (Window, CodeId) {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    let mut documents = Vec::new();
    for n in 0..4 {
        let turns: Vec<String> = (0..1_250)
            .map(|turn| {
                format!(
                    "{}: {}{SENTENCE}",
                    if turn % 2 == 0 { "I" } else { "P" },
                    SENTENCE.repeat(turn % 3)
                )
            })
            .collect();
        documents.push(add_document(
            &mut project,
            &format!("Parent {n}"),
            &format!("{}\nP: So much for house {n}.", turns.join("\n")),
        ));
    }
    let pass = open(&mut project, false);
    let street = code(&mut project, "street");
    let analyst = project.person().unwrap();
    let mut draft = project.draft().unwrap();
    for document in &documents {
        let seen = project.seen();
        let turns = seen.document(*document).unwrap().turns().to_vec();
        assert_eq!(turns.len(), 1_251);
        for turn in turns.into_iter().take(1_250) {
            draft.push(Change::AddCoding(NewCoding {
                analyst,
                document: *document,
                pass,
                code: street,
                start: turn.body,
                end: turn.body + 20,
                within: None,
            }));
        }
    }
    project.commit(draft).unwrap();
    (Window::with(project, folder, size), street)
}

fn titles(window: &Window) -> Vec<String> {
    let links = window.harness.query_all_by_role(Role::Link);
    let labels = links.filter_map(|node| node.accesskit_node().label());
    labels
        .filter(|label| label.starts_with("Go to Parent"))
        .collect()
}

#[test]
fn a_list_of_five_thousand_segments_is_read_from_its_beginning_to_its_end() {
    let (mut window, street) = large(Vec2::new(1280.0, 800.0));
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(street))),
    );
    window.wait_for("Go to Parent 0 · turn 1");
    assert!(
        window.shows("5000 segments in 4 documents")
            || window.shows("5,000 segments in 4 documents")
    );
    picture(&mut window, "list-large");
    // Page after page, nothing is left out on the way.
    let mut met: Vec<String> = Vec::new();
    for _ in 0..120 {
        for title in titles(&window) {
            if !met.contains(&title) {
                met.push(title);
            }
        }
        if met.len() > 400 {
            break;
        }
        window.key(Key::PageDown);
        std::thread::sleep(std::time::Duration::from_millis(15));
        window.settle();
    }
    let expected: Vec<String> = (1..=400)
        .map(|n| format!("Go to Parent 0 · turn {n}"))
        .collect();
    assert_eq!(met.iter().take(400).cloned().collect::<Vec<_>>(), expected);
    // The scroll bar stands for the whole list.
    let rect = window
        .harness
        .get_by_role_and_label(Role::Document, "Transcript")
        .rect();
    let bottom = Pos2::new(rect.right() - 4.0, rect.bottom() - 2.0);
    window.harness.drag_at(bottom);
    window.harness.step();
    window.harness.drop_at(bottom);
    window.wait_for("Go to Parent 3 · turn 1250");
    picture(&mut window, "list-large-end");
    let top = rect.right_top() + vec2(-4.0, 3.0);
    window.harness.drag_at(top);
    window.harness.step();
    window.harness.drop_at(top);
    window.wait_for("Go to Parent 0 · turn 1");
}

#[test]
fn a_text_that_is_gone_is_said_in_its_place_and_the_other_segments_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    let first = add_document(&mut project, "Gone", "A: She knows the whole street.\n");
    let second = add_document(&mut project, "Here", "A: Nobody rang our bell.\n");
    let pass = open(&mut project, false);
    let street = code(&mut project, "street");
    for document in [first, second] {
        give(&mut project, pass, document, Span::new(3, 12), street);
    }
    let hash = project.seen().document(first).unwrap().imported.text;
    let path = project.texts().path(hash);
    let folder_of_study = project.folder().to_owned();
    drop(project);
    std::fs::remove_file(path).unwrap();
    let project = Project::open(&folder_of_study, &home).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(street))),
    );
    window.wait_for("Go to Here · turn 1");
    assert!(window.shows("Nobody rang our bell."));
    assert!(window.shows("Go to Gone"));
    // A list of what is not in the study at all is empty and can be left.
    let nowhere = ListOf::Code(CodeId(interlinea::model::Id::from_bits(77)));
    push(&mut window, Command::ShowReadingList(Some(nowhere)));
    window.wait_for("There are no segments here.");
    window.key(Key::Escape);
    assert_eq!(window.app().study().unwrap().here.list, None);
}

#[test]
fn pictures_of_a_reading_list_of_the_sample_in_both_modes_and_sizes() {
    for (size, width) in [
        (Vec2::new(1280.0, 800.0), 1280),
        (Vec2::new(1920.0, 1080.0), 1920),
    ] {
        for (action, mode) in [(Action::Light, "light"), (Action::Dark, "dark")] {
            let Some(mut window) = crate::window::sample(Some("Ellen"), size) else {
                return;
            };
            push(&mut window, Command::Do(action));
            let overview = window.app().study().unwrap().overview();
            let most = overview
                .codes
                .iter()
                .max_by_key(|row| row.codings)
                .unwrap()
                .id;
            push(
                &mut window,
                Command::ShowReadingList(Some(ListOf::Code(most))),
            );
            window.wait_for("Go to");
            picture(&mut window, &format!("list-sample-{mode}-{width}"));
        }
    }
}
