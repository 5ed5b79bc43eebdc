//! Reading and coding in the real window: by keyboard alone, by mouse alone, and what stays hidden.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project, copy_sample_to};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::{
    AnalystId, CodeId, DocumentId, DocumentKind, Level, PassKind, Span, SpeakerIs, Target, Text,
    Turn, Viewer,
};
use interlinea::ui::{Action, Command, ReadyImport, Selected, SpeakerChoice, WorkspaceKind};

const SAID: [(&str, &str); 4] = [
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
];

/// A study with MRC by Anna, with one interview and a pass of this kind in which she codes with others.
fn study(kind: PassKind, others: &[&str]) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    add_interview(&mut project, "Peer supporter #2");
    add_interview(&mut project, "Parent #1");
    open_pass(&mut project, kind, others);
    Window::with(project, folder, Vec2::new(1280.0, 800.0))
}

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
        words: 60,
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

fn open_pass(project: &mut Project, kind: PassKind, others: &[&str]) {
    let mut draft = project.draft().unwrap();
    let mut analysts = vec![project.person().unwrap()];
    for name in others {
        analysts.push(acts::add_analyst(&project.seen(), &mut draft, name).unwrap());
    }
    let framework = project.seen().frameworks()[0].id;
    let of = NewPassOf {
        name: "First".to_owned(),
        kind,
        analysts,
        framework: (kind == PassKind::Deductive).then_some(framework),
        level: Level::Manifest,
        blind: !others.is_empty(),
        within: None,
    };
    acts::open_pass(&project.seen(), &mut draft, of).unwrap();
    project.commit(draft).unwrap();
}

/// Codings as “words: code”, in order.
fn codings(window: &Window) -> Vec<String> {
    let project = window.app().study().unwrap().project();
    codings_of(project)
}

fn codings_of(project: &Project) -> Vec<String> {
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

fn code(window: &Window, name: &str) -> CodeId {
    let overview = window.app().study().unwrap().overview();
    let row = overview.codes.iter().find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("no code {name}")).id
}

fn selected(window: &Window) -> Selected {
    window.app().study().unwrap().here.selected
}

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

/// A point on words of the transcript: so many points right of and below the start of a paragraph.
fn on_words(window: &Window, paragraph: &str, right: f32, below: f32) -> Pos2 {
    let mut nodes = window.harness.query_all_by_role(Role::Paragraph);
    let has = |node: &egui_kittest::Node<'_>| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.contains(paragraph))
    };
    let node = nodes.find(has).unwrap();
    node.rect().min + vec2(right, below)
}

/// Presses and lets go of the mouse so many times at a point.
fn click_at(window: &mut Window, at: Pos2, times: usize) {
    window.harness.hover_at(at);
    window.harness.step();
    for _ in 0..times {
        for pressed in [true, false] {
            window.harness.event(egui::Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        window.harness.step();
    }
    window.settle();
}

/// Clicks into a field of several lines and types.
fn type_long(window: &mut Window, field: &str, words: &str) {
    window.click_role(Role::MultilineTextInput, field);
    window.write(words);
}

/// Whether the text has the keyboard.
fn reads(window: &Window) -> bool {
    let text = window
        .harness
        .get_by_role_and_label(Role::Document, "Transcript");
    text.is_focused()
}

fn select_sentence(window: &mut Window) {
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
}

/// To the first sentence of the interviewee's first turn, by the keyboard.
fn to_first_answer(window: &mut Window) {
    window.key(Key::N);
}

#[test]
fn a_sentence_is_coded_by_the_keyboard_alone_from_opening_to_coding() {
    let mut window = study(PassKind::Deductive, &[]);
    assert_eq!(
        window.app().study().unwrap().here.workspace,
        WorkspaceKind::Code
    );
    assert!(reads(&window), "the text has the keyboard from the start");
    to_first_answer(&mut window);
    window.key(Key::Enter);
    picture(&mut window, "code-box");
    window.write("reach");
    picture(&mut window, "code-box-typed");
    window.key(Key::Enter);
    assert_eq!(codings(&window), ["It is almost never by phone.: Reach"]);
    assert!(matches!(selected(&window), Selected::Coding(_)));
    picture(&mut window, "code-coded");
    // The text has the keyboard again, and the next sentence follows.
    window.key(Key::ArrowDown);
    select_sentence(&mut window);
    window.key(Key::Slash);
    window.write("dose");
    window.key(Key::Enter);
    assert_eq!(
        codings(&window),
        [
            "It is almost never by phone.: Reach",
            "I go where they already are.: Dose"
        ]
    );
}

#[test]
fn a_double_click_and_a_pinned_key_give_a_code_by_the_word() {
    let mut window = study(PassKind::Deductive, &[]);
    let at = on_words(&window, "almost never", 30.0, 12.0);
    click_at(&mut window, at, 2);
    assert!(matches!(selected(&window), Selected::Passage(..)));
    // In a deductive pass the digits stand for its sub-domains, in the order of the tree.
    let pinned = window.harness.get_by_label_contains("key 2");
    let name = pinned.accesskit_node().label().unwrap();
    let name = name.split(", 0 codings").next().unwrap().to_owned();
    window.key(Key::Num2);
    let given = codings(&window);
    assert_eq!(given.len(), 1, "{given:?}");
    assert!(given[0].ends_with(&name), "{given:?} {name}");
    assert!(!given[0].contains(". "), "{given:?}");
}

#[test]
fn words_name_a_code_in_vivo_and_the_last_code_is_given_again() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::I);
    assert_eq!(
        codings(&window),
        ["It is almost never by phone.: It is almost never by phone"]
    );
    assert!(window.shows("“It is almost never by phone”"));
    let made = code(&window, "It is almost never by phone");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let first = &seen.code(made).unwrap().first;
    assert!(first.in_vivo);
    let arose = first.arose.unwrap();
    assert_eq!(Some(arose.pass), window.app().study().unwrap().here.pass);
    assert!(arose.document.is_some() && arose.span.is_some());
    window.key(Key::ArrowDown);
    select_sentence(&mut window);
    window.key(Key::R);
    assert_eq!(
        codings(&window)[1],
        "I go where they already are.: It is almost never by phone"
    );
}

#[test]
fn shift_enter_makes_a_new_code_and_says_in_a_deductive_pass_that_it_is_inductive() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Enter);
    window.write("by phone");
    window.keys(Modifiers::SHIFT, Key::Enter);
    assert_eq!(codings(&window), ["It is almost never by phone.: by phone"]);
    assert!(window.shows("inductive within this deductive pass"));
}

#[test]
fn codings_overlap_and_nest_and_each_leaves_the_others_alone() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    for name in ["one", "two"] {
        window.key(Key::Enter);
        window.write(name);
        window.keys(Modifiers::SHIFT, Key::Enter);
        select_sentence(&mut window);
    }
    window.key(Key::Enter);
    window.write("three");
    window.keys(Modifiers::SHIFT, Key::Enter);
    let mut given = codings(&window);
    given.sort();
    assert_eq!(
        given,
        [
            "It is almost never by phone. I go where they already are. If she speaks Tigrinya I can only smile.: three",
            "It is almost never by phone. I go where they already are.: two",
            "It is almost never by phone.: one",
        ]
    );
    picture(&mut window, "code-nested");
}

#[test]
fn a_coding_is_taken_away_with_delete_and_comes_back_with_undo() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    assert_eq!(codings(&window).len(), 1);
    window.key(Key::Delete);
    assert_eq!(codings(&window), Vec::<String>::new());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn enter_on_coded_words_selects_their_codings_in_turn() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    let short = selected(&window);
    select_sentence(&mut window);
    window.key(Key::Num2);
    let long = selected(&window);
    assert_ne!(short, long);
    window.keys(Modifiers::ALT, Key::ArrowUp);
    let seen: Vec<Selected> = (0..3)
        .map(|_| {
            window.key(Key::Enter);
            selected(&window)
        })
        .collect();
    assert!(seen.contains(&short) && seen.contains(&long), "{seen:?}");
}

#[test]
fn borders_move_by_a_word_with_ctrl_shift_and_arrows() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert!(codings(&window)[0].starts_with("It is almost never by phone. I:"));
    window.keys(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert!(codings(&window)[0].starts_with("is almost never by phone. I:"));
}

#[test]
fn a_definition_written_in_place_is_there_when_the_study_is_opened_again() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::I);
    let made = code(&window, "It is almost never by phone");
    push(&mut window, Command::Select(Selected::Code(made)));
    type_long(&mut window, "Definition", "They meet in person.");
    assert_eq!(codings(&window).len(), 1);
    // Saved on leaving the field, and not before.
    let definition = |window: &Window| {
        let project = window.app().study().unwrap().project();
        let seen = project.seen();
        seen.code(made).unwrap().definition.text().to_owned()
    };
    assert_eq!(definition(&window), "");
    type_long(&mut window, "Include", "Doors");
    assert_eq!(definition(&window), "They meet in person.");
    picture(&mut window, "code-definition");
    // What is still in a field is not lost when something else is selected.
    push(&mut window, Command::Select(Selected::Nothing));
    let home = Installation::at(window.path("other-home"));
    let again = Project::open(&window.path("study"), &home).unwrap();
    let seen = again.seen();
    let code = seen.code(made).unwrap();
    assert_eq!(code.definition.text(), "They meet in person.");
    assert_eq!(code.include.text(), "Doors");
}

#[test]
fn definition_condensed_unit_and_memo_are_written_by_the_keyboard_alone() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::I);
    window.key(Key::C);
    window.write("Seldom by phone");
    window.key(Key::Escape);
    assert!(reads(&window));
    window.key(Key::M);
    window.write("Doors instead");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(reads(&window));
    window.key(Key::D);
    window.write("Contact is made in person.");
    window.key(Key::Escape);
    assert!(reads(&window));
    let made = code(&window, "It is almost never by phone");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let coding = seen.codings().next().unwrap();
    assert_eq!(coding.condensed(), "Seldom by phone");
    let memos = seen.memos();
    assert_eq!(memos[0].first.on, Target::Coding(coding.id));
    let definition = &seen.code(made).unwrap().definition;
    assert_eq!(definition.text(), "Contact is made in person.");
}

#[test]
fn keys_do_nothing_to_the_text_while_a_sheet_is_open() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    window.key(Key::F1);
    window.key(Key::Num2);
    window.key(Key::Delete);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn a_document_is_finished_and_taken_up_again_with_a_reason() {
    let mut window = study(PassKind::Deductive, &["Bo"]);
    assert!(window.shows("0 of 2 finished"));
    window.click("Finished with this document");
    picture(&mut window, "code-finish");
    window.click("Finish");
    assert!(window.shows("1 of 2 finished"));
    assert!(window.shows("Peer supporter #2, finished"));
    picture(&mut window, "code-finished");
    // What is closed is not coded.
    to_first_answer(&mut window);
    select_sentence(&mut window);
    window.key(Key::Num1);
    assert_eq!(codings(&window), Vec::<String>::new());
    assert!(window.shows("reopen it to go on coding"));
    window.click("Reopen this document");
    window.write("Missed the second half");
    window.click("Reopen");
    assert!(window.shows("0 of 2 finished"));
    select_sentence(&mut window);
    window.key(Key::Num1);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn nothing_relevant_and_read_through_are_marked() {
    let mut window = study(PassKind::Deductive, &[]);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(window.shows("Peer supporter #2, read"));
    window.click("Nothing relevant here");
    assert!(window.shows("Peer supporter #2, nothing here"));
}

#[test]
fn the_other_analysts_hidden_codings_never_show() {
    let mut window = study(PassKind::Inductive, &["Bo"]);
    to_first_answer(&mut window);
    window.key(Key::I);
    assert_eq!(codings(&window).len(), 1);
    // Bo, on another machine, codes the same folder.
    let home = Installation::at(window.path("home-of-bo"));
    let mut other = Project::open(&window.path("study"), &home).unwrap();
    let bo = analyst(&other, "Bo");
    other.bind(bo).unwrap();
    let pass = other.seen().passes()[0].id;
    let document = other.seen().documents()[0].id;
    let mut draft = other.draft().unwrap();
    let made = acts::new_code("Bo's secret");
    let made = interlinea::model::NewCode {
        arose: Some(interlinea::model::Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        }),
        ..made
    };
    let code = acts::make_code(&other.seen(), &mut draft, made).unwrap();
    let span = Span::new(70, 90);
    acts::code_passage(&other.seen(), &mut draft, pass, document, span, code).unwrap();
    other.commit(draft).unwrap();
    assert_eq!(codings_of(&other).len(), 1);
    // The window looks at the folder every two seconds.
    window.harness.run_steps(40);
    assert_eq!(codings(&window).len(), 1);
    let project = window.app().study().unwrap().project();
    let as_bo = project.study().seen_by(Viewer::Analyst(bo));
    let his = as_bo.codings().filter(|it| it.analyst() == bo).count();
    assert_eq!(his, 1, "his line has arrived");
    assert!(!window.shows("Bo's secret"));
    window.key(Key::ArrowDown);
    select_sentence(&mut window);
    window.key(Key::Enter);
    window.write("secret");
    assert!(!window.shows("Bo's secret"));
    window.key(Key::Escape);
    picture(&mut window, "code-hidden");
}

fn analyst(project: &Project, name: &str) -> AnalystId {
    let seen = project.seen();
    let analysts = seen.analysts();
    let it = analysts.iter().find(|it| it.name.text() == name);
    it.unwrap().id
}

#[test]
fn a_memo_is_written_on_a_bare_passage_and_listed_there() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::M);
    window.write("Phones are not trusted here.");
    picture(&mut window, "code-memo");
    window.keys(Modifiers::COMMAND, Key::Enter);
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let memos = seen.memos();
    assert_eq!(memos.len(), 1);
    assert!(matches!(memos[0].first.on, Target::Passage { .. }));
    assert_eq!(memos[0].first.pass, window.app().study().unwrap().here.pass);
    assert!(window.shows("Analytic · Anna"));
}

#[test]
fn a_code_is_renamed_in_the_tree_and_deleted_with_its_codings() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::I);
    window.click_role(Role::ListItem, "“It is almost never by phone”, 1 coding");
    window.key(Key::F2);
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("not by phone");
    window.key(Key::Enter);
    assert_eq!(
        codings(&window),
        ["It is almost never by phone.: not by phone"]
    );
    window.key(Key::Delete);
    assert_eq!(codings(&window), Vec::<String>::new());
    assert!(!window.shows("not by phone”"));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn a_code_is_recoloured_and_pinned_in_its_menu() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::I);
    let row = "“It is almost never by phone”, 1 coding";
    window
        .harness
        .get_by_role_and_label(Role::ListItem, row)
        .click_secondary();
    window.settle();
    picture(&mut window, "code-menu");
    window.click("Blue");
    let made = code(&window, "It is almost never by phone");
    let overview = window.app().study().unwrap().overview();
    assert_eq!(overview.code(made).unwrap().colour, 4);
    window
        .harness
        .get_by_role_and_label(Role::ListItem, row)
        .click_secondary();
    window.settle();
    window.click("Pin to 7");
    assert!(window.shows("1 coding, key 7"));
    window.key(Key::ArrowDown);
    to_first_answer(&mut window);
    window.key(Key::Num7);
    assert_eq!(codings(&window).len(), 2);
}

#[test]
fn a_code_dragged_on_the_text_codes_the_sentence_below() {
    let mut window = study(PassKind::Deductive, &[]);
    let row = window.harness.get_by_label_contains("Reach");
    let from = row.rect().center();
    let to = on_words(&window, "almost never", 30.0, 12.0);
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + vec2(20.0, 0.0));
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.step();
    picture(&mut window, "code-dragging");
    window.harness.drop_at(to);
    window.settle();
    assert_eq!(codings(&window), ["It is almost never by phone.: Reach"]);
}

#[test]
fn a_code_dragged_on_another_goes_below_it() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    for name in ["outer", "inner"] {
        window.key(Key::Enter);
        window.write(name);
        window.keys(Modifiers::SHIFT, Key::Enter);
    }
    let from = window.get("inner, 1 coding").rect().center();
    let to = window.get("outer, 1 coding").rect().center();
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + vec2(10.0, 3.0));
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.drop_at(to);
    window.settle();
    let inner = code(&window, "inner");
    let overview = window.app().study().unwrap().overview();
    assert_eq!(overview.tree.parent(inner), Some(code(&window, "outer")));
}

#[test]
fn words_are_found_and_selected() {
    let mut window = study(PassKind::Inductive, &[]);
    window.keys(Modifiers::COMMAND, Key::F);
    window.write("the");
    assert!(window.shows("1 of "));
    window.key(Key::Enter);
    assert!(window.shows("2 of "));
    picture(&mut window, "code-find");
    window.key(Key::Escape);
    window.key(Key::I);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn the_box_of_a_selected_coding_gives_it_another_code() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    window.click("Change code");
    window.write("reach");
    window.key(Key::Enter);
    assert_eq!(codings(&window), ["It is almost never by phone.: Reach"]);
}

#[test]
fn a_condensed_meaning_unit_and_a_mark_are_set_on_the_coding() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    type_long(&mut window, "Condensed meaning unit", "Seldom by phone");
    window.click("Deviant case");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let coding = seen.codings().next().unwrap();
    assert_eq!(coding.condensed(), "Seldom by phone");
    assert!(coding.is_deviant());
    picture(&mut window, "code-coding-card");
}

#[test]
fn where_one_codes_in_no_pass_the_one_next_step_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    add_interview(&mut project, "Parent #1");
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    assert!(window.shows("There is no pass to code in yet."));
    picture(&mut window, "code-no-pass");
    window.click("Open a pass…");
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Documents);
}

#[test]
fn in_a_pass_within_a_sub_domain_its_segments_show_and_are_gone_to() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::ArrowDown);
    select_sentence(&mut window);
    window.key(Key::Enter);
    window.write("reach");
    window.key(Key::Enter);
    let reach = code(&window, "Reach");
    // Anna closes the deductive pass and opens an inductive one within Reach.
    push(
        &mut window,
        Command::Act {
            what: "close and open",
            act: Box::new(move |act| {
                let pass = act.seen.passes()[0].id;
                let parts = act.seen.parts(pass);
                let talk = interlinea::model::Talk::NotDiscussed;
                let done = acts::close_parts(act.seen, act.draft, pass, &parts, talk, act.now);
                done.map(|_| Vec::new()).map_err(|error| error.to_string())
            }),
            why: None,
        },
    );
    push(
        &mut window,
        Command::Act {
            what: "open",
            act: Box::new(move |act| {
                let earlier = act.seen.passes()[0].id;
                let of = NewPassOf {
                    name: "Within Reach".to_owned(),
                    kind: PassKind::Inductive,
                    analysts: vec![act.seen.person().unwrap()],
                    framework: None,
                    level: Level::Manifest,
                    blind: false,
                    within: Some((earlier, vec![reach])),
                };
                let pass = acts::open_pass(act.seen, act.draft, of);
                let pass = pass.map_err(|error| error.to_string())?;
                Ok(vec![Command::WorkIn(pass)])
            }),
            why: None,
        },
    );
    window.keys(Modifiers::COMMAND, Key::Home);
    assert!(window.shows("0 of 1 closed"));
    let told = window.harness.query_all_by_role(Role::Paragraph);
    let told: Vec<String> = told.filter_map(|it| it.accesskit_node().label()).collect();
    assert!(
        told.iter().any(|it| it.ends_with("Codes: First · Reach.")),
        "{told:?}"
    );
    window.key(Key::N);
    window.key(Key::I);
    let given = codings(&window);
    let made = "I go where they already are.: I go where they already are";
    assert!(given.contains(&made.to_owned()), "{given:?}");
    assert!(window.shows("Inductive, within Reach"));
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let within = seen
        .codings()
        .filter_map(interlinea::model::things::Coding::within);
    assert_eq!(within.collect::<Vec<_>>(), [reach]);
    picture(&mut window, "code-within");
    window.click("Finished with a sub-domain");
    assert!(window.shows("closed by sub-domain"));
    window.click("Finish");
    assert!(window.shows("1 of 1 closed"));
}

#[test]
fn codes_are_merged_into_the_one_chosen_next() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    for name in ["phones", "telephones"] {
        window.key(Key::Enter);
        window.write(name);
        window.keys(Modifiers::SHIFT, Key::Enter);
    }
    window.harness.set_size(Vec2::new(1280.0, 1100.0));
    window.settle();
    window.click("telephones, 1 coding");
    push(&mut window, Command::Do(Action::MergeCodes));
    assert!(window.shows("Choose the code that “telephones” goes into."));
    window.click("phones, 1 coding");
    assert!(window.shows("phones, 2 codings"));
    assert!(!window.shows("telephones, 1 coding"));
}

#[test]
fn words_dragged_on_a_code_get_it() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    let from = on_words(&window, "almost never", 30.0, 12.0);
    let to = window
        .harness
        .get_by_label_contains("Reach")
        .rect()
        .center();
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + vec2(20.0, 0.0));
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.drop_at(to);
    window.settle();
    assert_eq!(codings(&window), ["It is almost never by phone.: Reach"]);
}

#[test]
fn the_text_has_a_menu_for_the_words_and_for_the_coding_under_the_pointer() {
    let mut window = study(PassKind::Deductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Num1);
    window.key(Key::ArrowDown);
    let at = on_words(&window, "almost never", 30.0, 12.0);
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.settle();
    picture(&mut window, "code-text-menu");
    assert!(matches!(selected(&window), Selected::Coding(_)));
    window.click("Show its code");
    assert!(matches!(selected(&window), Selected::Code(_)));
}

#[test]
fn chosen_codes_are_recoloured_together() {
    let mut window = study(PassKind::Inductive, &[]);
    window.harness.set_size(Vec2::new(1280.0, 1100.0));
    to_first_answer(&mut window);
    for name in ["one", "two", "three"] {
        window.key(Key::Enter);
        window.write(name);
        window.keys(Modifiers::SHIFT, Key::Enter);
    }
    window.click("one, 1 coding");
    let two = window.get("two, 1 coding");
    two.click_modifiers(Modifiers::COMMAND);
    window.settle();
    window.get("two, 1 coding").click_secondary();
    window.settle();
    window.click("Slate");
    let overview = window.app().study().unwrap().overview();
    let colour = |name: &str| overview.code(code(&window, name)).unwrap().colour;
    assert_eq!((colour("one"), colour("two")), (8, 8));
    assert_ne!(colour("three"), 8);
}

#[test]
fn segments_chosen_on_the_card_are_split_off_to_a_code_of_their_own() {
    let mut window = study(PassKind::Inductive, &[]);
    to_first_answer(&mut window);
    window.key(Key::Enter);
    window.write("contact");
    window.keys(Modifiers::SHIFT, Key::Enter);
    window.key(Key::ArrowDown);
    select_sentence(&mut window);
    window.key(Key::R);
    let contact = code(&window, "contact");
    push(&mut window, Command::Select(Selected::Code(contact)));
    push(&mut window, Command::Do(Action::SplitCode));
    window.write("going there");
    window.harness.set_size(Vec2::new(1280.0, 1400.0));
    window.settle();
    let boxes = window.harness.get_all_by_label("Split off");
    boxes.last().unwrap().click();
    window.settle();
    picture(&mut window, "code-split");
    window.click("Split off 1");
    assert!(matches!(selected(&window), Selected::Code(_)));
    assert_eq!(
        codings(&window),
        [
            "It is almost never by phone.: contact",
            "I go where they already are.: going there"
        ]
    );
}

#[test]
fn only_ones_own_layer_of_the_pass_shows_at_first_and_others_are_switched_on() {
    let mut window = sample(Vec2::new(1280.0, 800.0));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    let chip = window.harness.get_by_label("1 of 3 layers");
    chip.click();
    window.settle();
    picture(&mut window, "code-layers");
    let others: Vec<String> = window
        .harness
        .query_all_by_role(Role::CheckBox)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.contains('·'))
        .collect();
    assert_eq!(others.len(), 3, "{others:?}");
    window.click(&others[2]);
    assert!(window.shows("2 of 3 layers"));
}

#[test]
fn where_one_read_in_a_document_is_remembered_when_another_was_open() {
    let mut window = sample(Vec2::new(1280.0, 800.0));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    let first = window.app().study().unwrap().here.document.unwrap();
    let turns = |window: &Window| {
        let all = window.harness.query_all_by_role(Role::Paragraph);
        all.filter_map(|node| node.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    window.keys(Modifiers::COMMAND, Key::End);
    let before = turns(&window);
    window.keys(Modifiers::COMMAND, Key::PageDown);
    assert_ne!(window.app().study().unwrap().here.document, Some(first));
    assert_ne!(turns(&window), before);
    window.keys(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(window.app().study().unwrap().here.document, Some(first));
    let after = turns(&window);
    assert!(
        after.last() == before.last(),
        "{:?} {:?}",
        before.last(),
        after.last()
    );
}

#[test]
fn the_document_that_was_open_and_what_was_folded_are_there_after_a_restart() {
    let mut window = study(PassKind::Deductive, &[]);
    window.keys(Modifiers::COMMAND, Key::PageDown);
    let open = window.app().study().unwrap().here.document.unwrap();
    let row = "Implementation, 0 codings";
    let row = window.harness.get_by_role_and_label(Role::ListItem, row);
    row.focus();
    window.settle();
    window.key(Key::ArrowLeft);
    assert!(!window.shows("Fidelity, 0 codings"));
    // It is written down every two seconds of the window's clock.
    window.harness.run_steps(30);
    let Window { harness, folder } = window;
    drop(harness);
    let home = Installation::at(folder.path().join("home"));
    let project = Project::open(&folder.path().join("study"), &home).unwrap();
    let window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    assert_eq!(window.app().study().unwrap().here.document, Some(open));
    assert!(window.shows("Implementation, 0 codings"));
    assert!(!window.shows("Fidelity, 0 codings"));
}

#[test]
fn the_tree_goes_with_the_arrow_keys_and_folds() {
    let mut window = study(PassKind::Deductive, &[]);
    window.click_role(Role::ListItem, "Implementation, 0 codings");
    window.key(Key::Escape);
    window
        .harness
        .get_by_role_and_label(Role::ListItem, "Implementation, 0 codings")
        .focus();
    window.settle();
    window.key(Key::ArrowLeft);
    assert!(!window.shows("Fidelity, 0 codings"));
    window.key(Key::ArrowRight);
    assert!(window.shows("Fidelity, 0 codings"));
    window.key(Key::ArrowDown);
    let Selected::Code(next) = selected(&window) else {
        panic!("{:?}", selected(&window));
    };
    let overview = window.app().study().unwrap().overview();
    assert_eq!(
        overview.tree.parent(next),
        Some(code(&window, "Implementation"))
    );
}

#[test]
fn the_filter_shows_codes_that_fit_with_those_above_them() {
    let mut window = study(PassKind::Deductive, &[]);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.write("fidel");
    assert!(window.shows("Fidelity, 0 codings"));
    assert!(window.shows("Implementation, 0 codings"));
    assert!(!window.shows("Reach, 0 codings"));
    picture(&mut window, "code-filter");
    window.key(Key::Escape);
    assert!(window.shows("Reach, 0 codings"));
}

#[test]
fn thousands_of_codes_draw_only_the_rows_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    add_interview(&mut project, "Parent #1");
    open_pass(&mut project, PassKind::Inductive, &[]);
    let mut draft = project.draft().unwrap();
    for n in 0..4000 {
        let new = acts::new_code(&format!("code number {n}"));
        draft.push(interlinea::model::Change::AddCode(Box::new(new)));
    }
    project.commit(draft).unwrap();
    let mut window = Window::with(project, folder, Vec2::new(1280.0, 800.0));
    let rows = |window: &Window| {
        let all = window.harness.query_all_by_label_contains("code number");
        all.count()
    };
    assert!(rows(&window) < 40, "{}", rows(&window));
    // The last one is brought on the screen when it is renamed.
    let last = code(&window, "code number 3999");
    push(&mut window, Command::Select(Selected::Code(last)));
    push(&mut window, Command::Do(Action::RenameCode));
    window.settle();
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("the very last");
    window.key(Key::Enter);
    assert!(window.shows("the very last, 0 codings"));
    assert!(rows(&window) < 40);
}

#[test]
fn a_real_transcript_is_read_and_coded() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/transcripts/docx/Yasmine_Interview_Transcript.docx"
    );
    let path = std::path::Path::new(path);
    if !path.is_file() {
        println!("skipped: a real transcript, because ../shared/data is not here");
        return;
    }
    for mode in [Action::Light, Action::Dark] {
        for (width, height) in [(1280.0, 800.0), (1920.0, 1080.0)] {
            let mut window = real(path, Vec2::new(width, height));
            push(&mut window, Command::Do(mode));
            push(&mut window, Command::Go(WorkspaceKind::Code));
            for digit in [Key::Num1, Key::Num7, Key::Num9, Key::Num4] {
                window.key(Key::N);
                select_sentence(&mut window);
                window.key(digit);
                window.key(Key::ArrowDown);
            }
            window.key(Key::N);
            window.key(Key::I);
            assert_eq!(codings(&window).len(), 5);
            window.key(Key::N);
            window.key(Key::Enter);
            window.write("re");
            let name = mode.text().to_lowercase();
            picture(&mut window, &format!("code-real-{name}-{width}"));
        }
    }
}

/// A study with one real transcript and a deductive pass.
fn real(path: &std::path::Path, size: Vec2) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
    let options = interlinea::import::ReadOptions::default();
    let read = interlinea::import::read_file(path, &options).unwrap();
    let guesses = read.recognised.interviewers(&read.text);
    let speakers = read.recognised.speakers.iter().zip(guesses);
    let speakers = speakers.map(|(label, guess)| {
        let choice = if guess == interlinea::import::turns::InterviewerGuess::No {
            SpeakerChoice::Unknown
        } else {
            SpeakerChoice::Interviewer
        };
        (label.clone(), choice)
    });
    let ready = ReadyImport {
        name: "Yasmine".to_owned(),
        kind: DocumentKind::Transcript,
        speakers: speakers.collect(),
        turns: read.recognised.turns.clone(),
        text: read.text,
        language: None,
        file: "Yasmine_Interview_Transcript.docx".to_owned(),
        bytes: std::sync::Arc::default(),
        keep_original: false,
        remarks: Vec::new(),
    };
    ready.take_in(&mut project).unwrap();
    open_pass(&mut project, PassKind::Deductive, &["Bo"]);
    Window::with(project, folder, size)
}

/// The sample study in a window, as the first person of it.
fn sample(size: Vec2) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let home = Installation::at(folder.path().join("home"));
    let study = folder.path().join("study");
    copy_sample_to(&study).unwrap();
    let mut project = Project::open(&study, &home).unwrap();
    let first = project.seen().analysts()[0].id;
    project.bind(first).unwrap();
    Window::with(project, folder, size)
}

#[test]
fn the_sample_study_is_read_and_its_codes_looked_at_in_both_modes_and_sizes() {
    for mode in [Action::Light, Action::Dark] {
        for (width, height) in [(1280.0, 800.0), (1920.0, 1080.0)] {
            let mut window = sample(Vec2::new(width, height));
            push(&mut window, Command::Do(mode));
            push(&mut window, Command::Go(WorkspaceKind::Code));
            let name = format!("sample-{}-{width}", mode.text().to_lowercase());
            let codes = &window.app().study().unwrap().overview().codes;
            let most = codes.iter().filter(|row| !row.is_construct);
            let most = most.max_by_key(|row| row.codings).unwrap().id;
            push(&mut window, Command::Select(Selected::Code(most)));
            picture(&mut window, &format!("code-card-{name}"));
            let project = window.app().study().unwrap().project();
            let seen = project.seen();
            let me = seen.person();
            let pass = window.app().study().unwrap().here.pass;
            let coding = seen
                .codings()
                .filter(|it| Some(it.analyst()) == me && Some(it.pass()) == pass)
                .nth(9)
                .unwrap();
            let (id, document, span) = (coding.id, coding.document(), coding.span());
            push(&mut window, Command::ShowPassage { document, span });
            push(&mut window, Command::Select(Selected::Coding(id)));
            assert_eq!(selected(&window), Selected::Coding(id));
            assert!(window.shows("Condensed meaning unit"));
            picture(&mut window, &format!("code-coding-{name}"));
        }
    }
}
