//! Rounds, versions of the codebook and its test in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, new_study, picture};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, NewPassOf};
use interlinea::model::*;
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};
use tempfile::TempDir;

const SMALL: Vec2 = Vec2::new(1280.0, 800.0);

/// What is said in every interview, and what is coded of it.
const SAID: [(&str, &str); 4] = [
    ("I", "How do you usually get in touch?"),
    (
        "P",
        "It is almost never by phone. I go where they already are.",
    ),
    ("I", "And then?"),
    (
        "P",
        "She listened to me. Nobody else did. We had no time at all.",
    ),
];

/// Twelve interviews, with mothers and with nurses; Anna and Bo code a hidden pass in rounds.
struct Study {
    folder: TempDir,
    pass: PassId,
    documents: Vec<DocumentId>,
    trust: CodeId,
}

fn act<T>(project: &mut Project, fill: impl FnOnce(&Seen<'_>, &mut StepDraft, &Cut) -> T) -> T {
    let mut draft = project.draft().unwrap();
    let now = project.study().now();
    let made = fill(&project.seen(), &mut draft, &now);
    project.commit(draft).unwrap();
    made
}

fn import(project: &mut Project, name: &str) -> DocumentId {
    let mut words = format!("{name}\n\n");
    let mut turns = Vec::new();
    for (who, said) in SAID {
        let start = words.chars().count() as u32;
        words.extend([who, ": ", said]);
        turns.push(Turn {
            start,
            body: start + 3,
            end: words.chars().count() as u32,
            speaker: Some(u16::from(who == "P")),
            time_ms: None,
        });
        words += "\n\n";
    }
    let text = Text::new(words);
    let hash = project.add_text(&text).unwrap();
    let imported = ImportedDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: 40,
        turns,
        speakers: vec![
            ("I".to_owned(), Some(SpeakerIs::Interviewer)),
            ("P".to_owned(), None),
        ],
        language: None,
        original: None,
        remarks: Vec::new(),
    };
    act(project, |seen, draft, _| {
        acts::import_document(seen, draft, imported).unwrap()
    })
}

impl Study {
    /// The pilot is coded by both and revealed; version 1 was frozen before it.
    fn piloted() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Installation::at(folder.path().join("anna"));
        let mut project = new_study(&folder.path().join("study")).make(&home).unwrap();
        let anna = project.person().unwrap();
        let bo = act(&mut project, |seen, draft, _| {
            acts::add_analyst(seen, draft, "Bo").unwrap()
        });
        let people = act(&mut project, |_, draft, _| {
            ["Mother", "Nurse"].map(|name| {
                let new = NewRole {
                    name: name.to_owned(),
                    pattern: "{role} #{number}".to_owned(),
                };
                let role = RoleId(draft.push(Change::AddRole(Box::new(new))));
                let new = NewParticipant {
                    pseudonym: String::new(),
                    role: Some(role),
                    number: 1,
                    case: None,
                };
                ParticipantId(draft.push(Change::AddParticipant(Box::new(new))))
            })
        });
        let mut documents = Vec::new();
        for n in 1..=12 {
            let document = import(&mut project, &format!("Interview {n}"));
            act(&mut project, |_, draft, _| {
                draft.push(Change::LinkParticipant {
                    document,
                    participant: people[usize::from(n % 3 == 0)],
                    linked: true,
                })
            });
            documents.push(document);
        }
        let trust = act(&mut project, |seen, draft, _| {
            acts::make_code(seen, draft, acts::new_code("trust")).unwrap()
        });
        act(&mut project, |seen, draft, _| {
            acts::make_code(seen, draft, acts::new_code("time")).unwrap()
        });
        let pass = act(&mut project, |seen, draft, _| {
            let new = NewPassOf {
                name: "Inductive".to_owned(),
                kind: PassKind::Inductive,
                analysts: vec![anna, bo],
                framework: None,
                level: Level::Manifest,
                blind: true,
                within: None,
            };
            acts::open_pass(seen, draft, new).unwrap()
        });
        let study = Self {
            folder,
            pass,
            documents,
            trust,
        };
        Study::freeze(&mut project);
        act(&mut project, |seen, draft, _| {
            let pilot = &study.documents[..2];
            acts::open_round(seen, draft, pass, "Pilot", pilot).unwrap()
        });
        study.code(
            &mut project,
            pass,
            &study.documents[..2],
            "She listened to me.",
        );
        Study::close(&mut project, pass, &study.documents[..2]);
        let mut other = study.project("bo");
        other.bind(bo).unwrap();
        study.code(&mut other, pass, &study.documents[..2], "Nobody else did.");
        Study::close(&mut other, pass, &study.documents[..2]);
        study
    }

    fn project(&self, who: &str) -> Project {
        let home = Installation::at(self.folder.path().join(who));
        Project::open(&self.folder.path().join("study"), &home).unwrap()
    }

    fn freeze(project: &mut Project) -> VersionId {
        act(project, |seen, draft, now| {
            let name = acts::next_version_name(seen);
            acts::freeze_codebook(seen, draft, &name, now).unwrap()
        })
    }

    fn code(&self, project: &mut Project, pass: PassId, documents: &[DocumentId], words: &str) {
        for document in documents {
            let text = {
                let seen = project.seen();
                let hash = seen.document(*document).unwrap().imported.text;
                project.text(hash).unwrap()
            };
            let at = text.as_str().find(words).unwrap() as u32;
            let span = Span::new(at, at + words.len() as u32);
            act(project, |seen, draft, _| {
                acts::code_passage(seen, draft, pass, *document, span, self.trust).unwrap()
            });
        }
    }

    fn close(project: &mut Project, pass: PassId, documents: &[DocumentId]) {
        let parts: Vec<Part> = documents.iter().map(|id| Part::Document(*id)).collect();
        act(project, |seen, draft, now| {
            acts::close_parts(seen, draft, pass, &parts, Talk::NotDiscussed, now).unwrap()
        });
    }

    /// Trust is defined anew because of a discrepancy of the pilot, and says why.
    fn redefined(&self) {
        let mut project = self.project("anna");
        let behind: Vec<CodingId> = {
            let seen = project.seen();
            seen.codings_in(self.documents[0]).map(|it| it.id).collect()
        };
        let (code, of) = (self.trust, Ground::discrepancy(behind));
        act(&mut project, |_, draft, _| {
            let edit = CodeEdit::Definition("Being believed, and listened to.".to_owned());
            draft.push(Change::EditCode { code, edit });
            draft.push(Change::Because {
                step: None,
                of,
                linked: true,
            });
            draft.explain("the pilot showed two readings");
        });
    }

    fn window(&self, who: &str, size: Vec2) -> Window {
        let project = self.project(who);
        let mut window = Window::with(project, tempfile::tempdir().unwrap(), size);
        run(&mut window, Action::ShowPasses);
        select(&mut window, Selected::Pass(self.pass));
        window
    }
}

fn run(window: &mut Window, action: Action) {
    window.harness.state_mut().push(Command::Do(action));
    window.settle();
}

fn select(window: &mut Window, selected: Selected) {
    window.harness.state_mut().push(Command::Select(selected));
    window.settle();
}

/// Writes something else into a field.
fn rewrite(window: &mut Window, field: &str, words: &str) {
    window.click_role(Role::TextInput, field);
    window.keys(Modifiers::COMMAND, Key::A);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text(words);
    window.settle();
}

fn choose(window: &mut Window, field: &str, choice: &str) {
    window.click_role(Role::ComboBox, field);
    window.click_role(Role::Button, choice);
}

/// The study as somebody outside reads it from the folder.
fn with_seen<T>(study: &Study, look: impl FnOnce(&Seen<'_>) -> T) -> T {
    look(&study.project("reader").seen())
}

#[test]
fn the_record_of_a_pass_lists_its_rounds_and_opens_the_next_on_drawn_documents() {
    let study = Study::piloted();
    study.redefined();
    let pass = study.pass;
    let mut window = study.window("anna", SMALL);
    assert!(window.shows("1. Pilot"));
    assert!(window.shows("10 documents are in no round yet"));
    picture(&mut window, "rounds-record");
    window.click("Open a round…");
    rewrite(&mut window, "Name of the round", "Second look");
    choose(&mut window, "Material", "Drawn documents");
    rewrite(&mut window, "How much", "3");
    rewrite(&mut window, "Seed", "4711");
    choose(&mut window, "Drawn", "in proportion by role");
    assert!(window.shows("3 documents of 10 that can be drawn"));
    assert!(window.shows("2 documents are not eligible"));
    assert!(
        window.shows("The codebook has 1 change since version 1: freeze it as version 2 first")
    );
    picture(&mut window, "rounds-form");
    window.click("Open the round");
    with_seen(&study, |seen| {
        let rounds = seen.rounds(pass);
        assert_eq!(rounds.len(), 2);
        assert_eq!(rounds[1].name(), "Second look");
        assert_eq!(
            seen.round_in_words(&rounds[1]),
            "round “Second look”, codebook version 1, 3 of 10 documents by role, seed 4711"
        );
    });
    assert!(window.shows("2. Second look"));
    assert!(window.shows("1 change of the codebook since codebook version 1"));
    window.click("Take “Second look” off the list");
    with_seen(&study, |seen| assert_eq!(seen.rounds(pass).len(), 1));
    run(&mut window, Action::Undo);
    with_seen(&study, |seen| assert_eq!(seen.rounds(pass).len(), 2));
}

#[test]
fn a_round_opens_on_chosen_documents_with_the_keyboard_alone() {
    let study = Study::piloted();
    let (pass, document) = (study.pass, study.documents[4]);
    let mut window = study.window("anna", SMALL);
    window.get("Open a round…").focus();
    window.settle();
    window.key(Key::Enter);
    let open = window.role(Role::Button, "Open the round");
    assert!(open.accesskit_node().is_disabled());
    window.role(Role::CheckBox, "Interview 5").focus();
    window.settle();
    window.key(Key::Space);
    window.role(Role::Button, "Open the round").focus();
    window.settle();
    window.key(Key::Enter);
    with_seen(&study, |seen| {
        let rounds = seen.rounds(pass);
        assert_eq!(rounds[1].name(), "Main round");
        assert_eq!(rounds[1].documents, [document]);
    });
}

#[test]
fn the_codebook_is_frozen_on_the_page_and_two_versions_are_compared_with_reasons_and_discrepancies()
{
    let study = Study::piloted();
    study.redefined();
    let mut window = study.window("anna", SMALL);
    window.click("Freeze the codebook as version 2…");
    picture(&mut window, "rounds-freeze");
    window.click("Freeze the codebook");
    with_seen(&study, |seen| assert_eq!(seen.codebook_versions().len(), 2));
    assert!(window.shows("Version 2"));
    assert!(window.shows("1 definition reworded"));
    window.click("From version 1 to 2");
    assert!(window.shows("What changed in the codebook"));
    assert!(window.shows("1 definition reworded"));
    assert!(window.shows("Being believed, and listened to."));
    assert!(window.shows("Why: the pilot showed two readings"));
    assert!(window.shows("Because of Interview 1, characters"));
    picture(&mut window, "rounds-versions");
    window.click("Back to the passes");
    assert!(window.shows("Versions of the codebook"));
}

/// Fills in the form and makes the test, as Anna; gives its pass and what was drawn.
fn tested(study: &Study, window: &mut Window) -> (PassId, Vec<DocumentId>) {
    window.click("Test the codebook…");
    rewrite(window, "How much", "20");
    rewrite(window, "Seed", "4711");
    choose(window, "Drawn", "in proportion by role");
    assert!(window.shows("2 documents of 10 that can be drawn"));
    assert!(window.shows("2 documents are not eligible"));
    window.click("Draw and open the hidden pass");
    with_seen(study, |seen| {
        let tests = seen.codebook_tests();
        let (pass, round) = tests.first().expect("a test");
        (pass.id, round.documents.clone())
    })
}

#[test]
fn a_test_freezes_draws_from_what_is_fresh_and_opens_a_hidden_pass() {
    let study = Study::piloted();
    let pilot = study.documents[..2].to_vec();
    let mut window = study.window("anna", SMALL);
    window.click("Test the codebook…");
    window.click("2 documents are not eligible");
    assert!(
        window.shows("Coded or read with this codebook by Anna and Bo: Interview 1; Interview 2")
    );
    picture(&mut window, "rounds-test-form");
    window.click("Cancel");
    // Nothing changed since version 1, so that is what is tested.
    let (pass, drawn) = tested(&study, &mut window);
    assert!(drawn.iter().all(|id| !pilot.contains(id)));
    with_seen(&study, |seen| {
        assert_eq!(seen.codebook_versions().len(), 1);
        let it = seen.pass(pass).unwrap();
        assert!(it.opened.blind);
        assert_eq!(it.name.text(), "Test of version 1");
    });
    let words = "Test of the codebook, version 1, 20 % of 10 documents by role, seed 4711";
    assert!(window.shows(words));
    assert!(window.shows("Its agreement shows once all its analysts have closed it."));
    picture(&mut window, "rounds-test-open");
}

#[test]
fn a_changed_codebook_is_frozen_with_the_test_and_undo_takes_the_test_back_alone() {
    let study = Study::piloted();
    study.redefined();
    let mut window = study.window("anna", SMALL);
    tested(&study, &mut window);
    with_seen(&study, |seen| {
        assert_eq!(seen.codebook_versions().len(), 2);
        let tests = seen.codebook_tests();
        assert_eq!(tests[0].1.version.unwrap().number, 2);
    });
    run(&mut window, Action::Undo);
    with_seen(&study, |seen| {
        assert!(seen.codebook_tests().is_empty());
        assert_eq!(seen.codebook_versions().len(), 2);
    });
}

#[test]
fn the_agreement_of_a_test_shows_after_the_reveal_and_to_nobody_before() {
    let study = Study::piloted();
    let mut window = study.window("anna", SMALL);
    let (pass, drawn) = tested(&study, &mut window);
    drop(window);
    let mut project = study.project("anna");
    study.code(&mut project, pass, &drawn, "She listened to me.");
    Study::close(&mut project, pass, &drawn);
    drop(project);
    // Anna has closed; Bo sees that she has, and nothing else.
    let window = study.window("bo", SMALL);
    assert!(window.shows("Its agreement shows once all its analysts have closed it."));
    assert!(!window.shows("alpha"));
    drop(window);
    let mut project = study.project("bo");
    study.code(&mut project, pass, &drawn, "She listened to me.");
    Study::close(&mut project, pass, &drawn);
    drop(project);
    let mut window = study.window("bo", SMALL);
    // Both gave trust to one of the participant's five sentences in each of two interviews, and to no other.
    window.wait_for("Krippendorff's alpha over all codes 1.00");
    assert!(window.shows("10 sentences in 2 documents"));
    picture(&mut window, "rounds-test-revealed");
    window
        .harness
        .state_mut()
        .push(Command::Go(WorkspaceKind::Compare));
    window.settle();
    window.click("Test of version 1");
    window.click_role(Role::Tab, "Figures");
    let words = "Test of the codebook, version 1, 20 % of 10 documents by role, seed 4711.";
    window.wait_for(words);
    picture(&mut window, "rounds-test-figures");
    drop(window);
    // What changes afterwards changes nothing of it: the same moment is read again.
    let mut project = study.project("bo");
    let trust = study.trust;
    act(&mut project, |seen, draft, now| {
        let parts: Vec<Part> = drawn.iter().map(|id| Part::Document(*id)).collect();
        acts::reopen_parts(seen, draft, pass, &parts, "a second look", now).unwrap();
    });
    study.code(&mut project, pass, &drawn, "Nobody else did.");
    act(&mut project, |seen, draft, _| {
        let time = seen.codes().into_iter().find(|it| it.name.text() == "time");
        acts::merge_codes(seen, draft, &[time.unwrap().id], trust).unwrap();
    });
    drop(project);
    let mut window = study.window("bo", SMALL);
    window.wait_for("Krippendorff's alpha over all codes 1.00");
    assert!(window.shows("10 sentences in 2 documents"));
}

#[test]
fn figures_are_shown_of_all_rounds_or_of_one_and_say_which_codebook_they_rest_on() {
    let study = Study::piloted();
    let mut project = study.project("anna");
    study.redefined();
    drop(project);
    project = study.project("anna");
    Study::freeze(&mut project);
    let rest = &study.documents[2..4];
    act(&mut project, |seen, draft, _| {
        acts::open_round(seen, draft, study.pass, "Main round", rest).unwrap()
    });
    study.code(&mut project, study.pass, rest, "She listened to me.");
    Study::close(&mut project, study.pass, rest);
    drop(project);
    let mut other = study.project("bo");
    study.code(&mut other, study.pass, rest, "She listened to me.");
    Study::close(&mut other, study.pass, rest);
    drop(other);
    let mut window = study.window("anna", SMALL);
    picture(&mut window, "rounds-two");
    window
        .harness
        .state_mut()
        .push(Command::Go(WorkspaceKind::Compare));
    window.settle();
    window.click_role(Role::Tab, "Figures");
    window.wait_for("Pooled over codebook versions 1 and 2");
    assert!(window.shows("20 sentences"));
    window.click("Pilot, revealed");
    window.wait_for("Round “Pilot”, codebook version 1");
    assert!(window.shows("10 sentences"));
    picture(&mut window, "rounds-figures");
    window.click("All rounds");
    window.wait_for("Pooled over codebook versions 1 and 2");
}

#[test]
fn a_round_that_nobody_finished_shows_no_figures_of_another_choice() {
    let study = Study::piloted();
    let mut project = study.project("anna");
    act(&mut project, |seen, draft, _| {
        acts::open_round(
            seen,
            draft,
            study.pass,
            "Main round",
            &study.documents[2..4],
        )
        .unwrap()
    });
    drop(project);
    let mut window = study.window("anna", SMALL);
    window
        .harness
        .state_mut()
        .push(Command::Go(WorkspaceKind::Compare));
    window.settle();
    window.click_role(Role::Tab, "Figures");
    window.wait_for("10 sentences");
    window.click("Main round, open");
    window.wait_for("“Main round”");
    assert!(!window.shows("10 sentences"), "not as an answer to this");
    assert!(window.shows("Try again"));
    window.click("Pilot, revealed");
    window.wait_for("10 sentences");
}

#[test]
fn pictures_of_each_screen_light_and_dark_small_and_large() {
    for (size, name) in [(SMALL, "1280"), (Vec2::new(1920.0, 1080.0), "1920")] {
        for (mode, word) in [(Action::Light, "light"), (Action::Dark, "dark")] {
            let study = Study::piloted();
            study.redefined();
            let mut window = study.window("anna", size);
            run(&mut window, mode);
            let shown = |window: &mut Window, what: &str| {
                picture(window, &format!("{what}-{word}-{name}"));
            };
            shown(&mut window, "passes");
            window.click("Open a round…");
            choose(&mut window, "Material", "Drawn documents");
            shown(&mut window, "open-round");
            window.click("Cancel");
            window.click("What changed since version 1");
            shown(&mut window, "versions");
            window.click("Back to the passes");
            window.click("Test the codebook…");
            window.click("2 documents are not eligible");
            shown(&mut window, "test-form");
        }
    }
    let study = Study::piloted();
    let mut window = study.window("anna", SMALL);
    for _ in 0..10 {
        run(&mut window, Action::LargerText);
    }
    picture(&mut window, "passes-large");
    window.click("Test the codebook…");
    picture(&mut window, "test-form-large");
}
