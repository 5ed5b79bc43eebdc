//! Passes at work in the real window: keys beyond nine, outside the framework, coverage, challenges, sub-domains of the
//! material, and codes of a directed pass.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::{
    CodeId, DocumentId, DocumentKind, Level, Origin, Part, PassId, PassKind, Span, SpeakerIs, Talk,
    Text, Turn,
};
use interlinea::ui::{Action, Command, ListOf, Selected, WorkspaceKind};

const SAID: [(&str, &str); 6] = [
    ("I", "How do you usually get in touch with a mother?"),
    (
        "PS",
        "It is almost never by phone. I go where they already are. If she speaks Tigrinya I can only smile.",
    ),
    ("I", "And the ones who do not come?"),
    (
        "PS",
        "The ones who need it most, nobody knows who they are. They do not go to the park.",
    ),
    ("I", "How often do you meet?"),
    (
        "PS",
        "Twice with some, ten times with others. It depends on what she needs that week. We had coffee, that was all.",
    ),
];

fn add_interview(project: &mut Project, name: &str) -> DocumentId {
    let mut words = format!("{name}\n\n");
    let mut turns = Vec::new();
    for (who, said) in SAID {
        let start = words.chars().count() as u32;
        words.extend([who, ": ", said]);
        turns.push(Turn {
            start,
            body: start + who.len() as u32 + 2,
            end: words.chars().count() as u32,
            speaker: Some(u16::from(who == "PS")),
            time_ms: None,
        });
        words += "\n\n";
    }
    let text = Text::new(words);
    let hash = project.add_text(&text).unwrap();
    let mut draft = project.draft().unwrap();
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: 90,
        turns,
        speakers: vec![
            ("I".to_owned(), Some(SpeakerIs::Interviewer)),
            ("PS".to_owned(), None),
        ],
        language: None,
        original: None,
        remarks: Vec::new(),
    };
    let document = acts::import_document(&project.seen(), &mut draft, imported).unwrap();
    project.commit(draft).unwrap();
    document
}

/// A study with MRC by Anna, with two interviews; nobody has opened a pass.
fn prepared() -> (Project, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    add_interview(&mut project, "Peer supporter #2");
    add_interview(&mut project, "Parent #1");
    (project, folder)
}

fn open_pass(project: &mut Project, name: &str, kind: PassKind, others: &[&str]) -> PassId {
    let mut draft = project.draft().unwrap();
    let mut analysts = vec![project.person().unwrap()];
    for name in others {
        analysts.push(acts::add_analyst(&project.seen(), &mut draft, name).unwrap());
    }
    let framework = project.seen().frameworks()[0].id;
    let of = NewPassOf {
        name: name.to_owned(),
        kind,
        analysts,
        framework: (kind == PassKind::Deductive).then_some(framework),
        level: Level::Manifest,
        blind: !others.is_empty(),
        within: None,
    };
    let pass = acts::open_pass(&project.seen(), &mut draft, of).unwrap();
    project.commit(draft).unwrap();
    pass
}

fn construct(project: &Project, name: &str) -> CodeId {
    let seen = project.seen();
    let mut codes = seen.codes().into_iter();
    codes.find(|code| code.name.text() == name).unwrap().id
}

/// The span of a sentence of the interviews.
fn sentence(project: &Project, document: DocumentId, words: &str) -> Span {
    let seen = project.seen();
    let text = project
        .text(seen.document(document).unwrap().imported.text)
        .unwrap();
    let at = text.as_str().find(words).expect("the words are said");
    let start = text.as_str()[..at].chars().count() as u32;
    Span::new(start, start + words.chars().count() as u32)
}

fn give(project: &mut Project, pass: PassId, document: DocumentId, words: &str, code: CodeId) {
    let span = sentence(project, document, words);
    let mut draft = project.draft().unwrap();
    acts::code_passage(&project.seen(), &mut draft, pass, document, span, code).unwrap();
    project.commit(draft).unwrap();
}

/// Anna's deductive pass, closed, with Reach in both interviews and Dose in one; then her pass within both.
fn within() -> (Window, PassId, CodeId, CodeId) {
    let (mut project, folder) = prepared();
    let first = open_pass(&mut project, "Deductive MRC", PassKind::Deductive, &[]);
    let (reach, dose) = (construct(&project, "Reach"), construct(&project, "Dose"));
    let documents: Vec<DocumentId> = project.seen().documents().iter().map(|it| it.id).collect();
    for document in &documents {
        give(
            &mut project,
            first,
            *document,
            "I go where they already are.",
            reach,
        );
    }
    give(
        &mut project,
        first,
        documents[0],
        "They do not go to the park.",
        reach,
    );
    give(
        &mut project,
        first,
        documents[0],
        "Twice with some, ten times with others.",
        dose,
    );
    close_all(&mut project, first);
    let mut draft = project.draft().unwrap();
    let of = NewPassOf {
        name: "Inductive within".to_owned(),
        kind: PassKind::Inductive,
        analysts: vec![project.person().unwrap()],
        framework: None,
        level: Level::Manifest,
        blind: false,
        within: Some((first, vec![reach, dose])),
    };
    let pass = acts::open_pass(&project.seen(), &mut draft, of).unwrap();
    project.commit(draft).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(documents[0]));
    (window, first, reach, dose)
}

fn close_all(project: &mut Project, pass: PassId) {
    let mut draft = project.draft().unwrap();
    let now = project.study().now();
    let parts = project.seen().parts(pass);
    let talk = Talk::NotDiscussed;
    acts::close_parts(&project.seen(), &mut draft, pass, &parts, talk, &now).unwrap();
    project.commit(draft).unwrap();
}

fn deductive(others: &[&str]) -> Window {
    let (mut project, folder) = prepared();
    let pass = open_pass(&mut project, "Deductive MRC", PassKind::Deductive, others);
    let document = project.seen().documents()[0].id;
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(document));
    window
}

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

fn project(window: &Window) -> &Project {
    window.app().study().unwrap().project()
}

/// Selects a sentence of the open document.
fn select(window: &mut Window, words: &str) -> (DocumentId, Span) {
    let document = window.app().study().unwrap().here.document.unwrap();
    let span = sentence(project(window), document, words);
    push(window, Command::ShowPassage { document, span });
    (document, span)
}

/// Codings as “words: code”.
fn codings(window: &Window) -> Vec<String> {
    let project = project(window);
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

#[test]
fn in_a_deductive_pass_every_construct_has_a_key_the_tenth_and_later_after_0() {
    let mut window = deductive(&[]);
    let overview = window.app().study().unwrap().overview();
    let leaves: Vec<CodeId> = overview
        .codes
        .iter()
        .filter(|row| row.is_construct && !row.has_children && !row.switched_off)
        .map(|row| row.id)
        .collect();
    assert!(
        leaves.len() > 9,
        "the full framework has {} constructs",
        leaves.len()
    );
    let name = project(&window).seen().code_name(leaves[9]);
    select(&mut window, "I go where they already are.");
    window.key(Key::Num0);
    assert!(window.shows(&format!("1 {name}")));
    picture(&mut window, "passes-second-row");
    window.key(Key::Num1);
    assert_eq!(
        codings(&window),
        [format!("I go where they already are.: {name}")]
    );
    assert!(
        !window.shows(&format!("1 {name}")),
        "the next digit is of the first row again"
    );
    // Escape leaves the second row.
    window.key(Key::Num0);
    window.key(Key::Escape);
    assert!(!window.shows("Now 1–9 give these"));
}

#[test]
fn text_that_fits_no_domain_is_kept_outside_the_framework_and_reviewed_as_a_list() {
    let mut window = deductive(&[]);
    select(&mut window, "We had coffee, that was all.");
    window.key(Key::O);
    select(&mut window, "If she speaks Tigrinya I can only smile.");
    window.key(Key::Enter);
    window.write("outside");
    assert!(window.shows("Outside the framework"));
    picture(&mut window, "passes-outside-box");
    window.key(Key::Enter);
    let given = codings(&window);
    assert_eq!(given.len(), 2);
    assert!(
        given
            .iter()
            .all(|it| it.ends_with(": Outside the framework")),
        "{given:?}"
    );
    let code = {
        let seen = project(&window).seen();
        let outside = seen
            .codes()
            .into_iter()
            .filter(|it| it.first.origin == Origin::Outside);
        let outside: Vec<CodeId> = outside.map(|it| it.id).collect();
        assert_eq!(outside.len(), 1, "one code, made on first use");
        outside[0]
    };
    push(&mut window, Command::Select(Selected::Code(code)));
    assert!(window.shows("outside the framework"));
    assert!(window.shows("2 in 1 document"));
    push(
        &mut window,
        Command::ShowReadingList(Some(ListOf::Code(code))),
    );
    window.wait_for("2 segments");
    picture(&mut window, "passes-outside-list");
}

#[test]
fn what_is_uncoded_is_listed_left_out_on_purpose_and_counted_in_coverage() {
    let mut window = deductive(&[]);
    let (document, _) = select(&mut window, "I go where they already are.");
    window.key(Key::Num1);
    push(&mut window, Command::Select(Selected::Document(document)));
    assert!(window.shows("Without a code"));
    assert!(window.shows("It is almost never by phone."));
    select(&mut window, "It is almost never by phone.");
    window.key(Key::V);
    push(&mut window, Command::Select(Selected::Document(document)));
    assert!(window.shows("Left out on purpose"));
    picture(&mut window, "passes-left-over");
    // What was left out is not stopped at any more.
    window.keys(Modifiers::COMMAND, Key::Home);
    window.key(Key::N);
    let here = &window.app().study().unwrap().here;
    let smile = sentence(
        project(&window),
        document,
        "If she speaks Tigrinya I can only smile.",
    );
    assert_eq!(here.selected, Selected::Passage(document, smile));
    window.keys(Modifiers::SHIFT, Key::N);
    let last = sentence(
        project(&window),
        document,
        "Twice with some, ten times with others. It depends on what she needs that week. We had coffee, that was all.",
    );
    let here = &window.app().study().unwrap().here;
    assert_eq!(
        here.selected,
        Selected::Passage(document, last),
        "from the first back to the last"
    );
    window.key(Key::U);
    assert!(window.shows("Coverage"));
    // 28 of the characters of six answers in two interviews; three turns in each.
    assert!(window.shows("1 of 6 participants' turns"));
    assert!(window.shows("28 characters were left out on purpose."));
    assert!(window.shows("0 of 2 documents worked through"));
    picture(&mut window, "passes-coverage");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "passes-coverage-dark");
    window.key(Key::Escape);
    assert!(!window.shows("participants' turns"));
    push(&mut window, Command::Select(Selected::Document(document)));
    assert!(window.shows("Without a code"));
}

#[test]
fn coverage_of_others_in_a_blind_pass_is_not_shown() {
    let mut window = deductive(&["Berit"]);
    select(&mut window, "I go where they already are.");
    window.key(Key::Num1);
    window.key(Key::U);
    assert!(window.shows("The figures of Berit show once all have closed."));
    assert!(!window.shows("Coded by at least two analysts"));
    picture(&mut window, "passes-coverage-blind");
}

#[test]
fn the_material_of_a_sub_domain_is_read_and_coded_as_one_list() {
    let (mut window, _, reach, dose) = within();
    assert!(window.shows("Sub-domains"));
    assert!(window.shows("0 of 2 closed"));
    picture(&mut window, "passes-material-whole");
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
    window.wait_for("Reach · 3 segments");
    let list = window.app().study().unwrap().here.list.clone();
    assert!(matches!(list, Some(ListOf::Material { construct: Some(code), .. }) if code == reach));
    assert!(!window.shows("Without a code"), "that is said of documents");
    window.key(Key::G);
    picture(&mut window, "passes-material-list");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "passes-material-list-dark");
    window.key(Key::I);
    let within: Vec<_> = {
        let seen = project(&window).seen();
        let codings = seen.codings();
        codings
            .filter_map(interlinea::model::things::Coding::within)
            .collect()
    };
    assert_eq!(within, [reach]);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
    window.wait_for("Dose · 1 segment");
    let list = window.app().study().unwrap().here.list.clone();
    assert!(matches!(list, Some(ListOf::Material { construct: Some(code), .. }) if code == dose));
    window.key(Key::U);
    assert!(window.shows("By sub-domain"));
    picture(&mut window, "passes-coverage-within");
}

#[test]
fn a_segment_of_the_earlier_pass_is_challenged_with_a_reason_and_listed() {
    let (mut window, first, reach, _) = within();
    let coding = {
        let seen = project(&window).seen();
        let mut codings = seen.codings().filter(|it| it.code() == reach);
        codings.next().unwrap().id
    };
    push(&mut window, Command::Select(Selected::Coding(coding)));
    window.wait_for("Challenge this coding…");
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("challenge");
    window.key(Key::Enter);
    window.type_into("Why", "This is about where, not whom");
    picture(&mut window, "passes-challenging");
    window.click("Record the challenge");
    assert!(window.shows("Reach: does not belong here"));
    assert!(window.shows("This is about where, not whom"));
    picture(&mut window, "passes-challenged");
    {
        let seen = project(&window).seen();
        let challenges = seen.challenges_to(first);
        assert_eq!(challenges.len(), 1);
        assert_eq!(challenges[0].first.within, Some(reach));
        assert!(seen.coding(coding).unwrap().stands());
    }
    // Words that the earlier pass missed.
    select(&mut window, "If she speaks Tigrinya I can only smile.");
    assert!(window.shows("Missed in “Deductive MRC”…"));
    push(&mut window, Command::Select(Selected::Coding(coding)));
    window.click("Withdraw");
    assert_eq!(project(&window).seen().challenges_to(first).len(), 0);
}

#[test]
fn changed_material_is_said_and_taken_in_by_a_recorded_act_alone() {
    let (mut window, first, reach, _) = within();
    let document = window.app().study().unwrap().here.document.unwrap();
    let span = sentence(
        project(&window),
        document,
        "It depends on what she needs that week.",
    );
    push(
        &mut window,
        Command::Act {
            what: "code once more",
            act: Box::new(move |act| {
                let parts: Vec<Part> = act.seen.parts(first);
                let reason = "one was missed";
                acts::reopen_parts(act.seen, act.draft, first, &parts, reason, act.now)
                    .map(|()| Vec::new())
                    .map_err(|error| error.to_string())
            }),
            why: None,
        },
    );
    push(
        &mut window,
        Command::Act {
            what: "code once more",
            act: Box::new(move |act| {
                acts::code_passage(act.seen, act.draft, first, document, span, reach)
                    .map(|_| Vec::new())
                    .map_err(|error| error.to_string())
            }),
            why: None,
        },
    );
    let pass = window.app().study().unwrap().here.pass.unwrap();
    assert!(window.shows("Material changed in the earlier pass: 1 segment is new."));
    assert_eq!(project(&window).seen().material_spans(pass).len(), 4);
    window.click("Look at them");
    picture(&mut window, "passes-material-changed");
    window.click("Take in");
    assert_eq!(project(&window).seen().material_spans(pass).len(), 5);
    assert!(!window.shows("Material changed"));
}

#[test]
fn layers_are_hidden_one_by_one_by_keyboard() {
    let (mut window, ..) = within();
    window.keys(Modifiers::SHIFT, Key::L);
    let name = "Deductive MRC · Anna (3)";
    assert!(window.shows(name));
    picture(&mut window, "passes-layers");
    window.click_role(Role::CheckBox, name);
    window.key(Key::Escape);
    let hidden = !window.shows("Deductive MRC · Reach");
    assert!(hidden, "the layer's codings do not show");
}

#[test]
fn a_directed_pass_asks_before_it_makes_a_new_code() {
    let (mut project, folder) = prepared();
    let pass = open_pass(&mut project, "Directed", PassKind::Directed, &[]);
    let document = project.seen().documents()[0].id;
    let reach = construct(&project, "Reach");
    let mut draft = project.draft().unwrap();
    acts::offer_codes(&project.seen(), &mut draft, pass, &[reach]).unwrap();
    project.commit(draft).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(document));
    select(&mut window, "I go where they already are.");
    window.key(Key::Enter);
    assert!(window.shows("Reach, 0 codings"));
    {
        let offered = window.harness.query_all_by_role(Role::ListBoxOption);
        let offered: Vec<String> = offered
            .filter_map(|it| it.accesskit_node().label())
            .collect();
        assert_eq!(
            offered.len(),
            2,
            "the chosen code, and one in vivo: {offered:?}"
        );
    }
    window.write("outreach");
    window.keys(Modifiers::SHIFT, Key::Enter);
    assert!(window.shows("A new code “outreach”?"));
    assert!(codings(&window).is_empty());
    picture(&mut window, "passes-asking");
    window.click("Do not make it");
    assert!(codings(&window).is_empty());
    select(&mut window, "I go where they already are.");
    window.key(Key::Num1);
    assert_eq!(codings(&window), ["I go where they already are.: Reach"]);
}
