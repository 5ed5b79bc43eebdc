//! Closing, reveal and reopening in the real window: what is asked, what is said once it shows, and the mark of what
//! comes after.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::{Compared, TEXT, act};
use crate::window::{Window, picture};
use egui::{Key, Modifiers, Vec2};
use interlinea::model::{Closing, Part, Span, Talk};
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};

const SMALL: Vec2 = Vec2::new(1280.0, 800.0);
const LARGE: Vec2 = Vec2::new(1920.0, 1080.0);

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

/// Bo's window on the document, which Anna has closed and Bo has not.
fn bos(size: Vec2) -> (Window, interlinea::model::PassId) {
    let compared = Compared::hidden();
    let (pass, document) = (compared.pass, compared.document);
    let project = compared.project("bo");
    let mut window = Window::with(project, compared.folder, size);
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(document));
    (window, pass)
}

#[test]
fn closing_asks_what_was_discussed_and_says_what_it_brings_about() {
    let (mut window, pass) = bos(SMALL);
    assert!(!window.shows("Anna: coded"), "what she said is hidden");
    push(&mut window, Command::Do(Action::FinishDocument));
    assert!(window.shows("Coded without discussing it"));
    assert!(window.shows("Not stated"));
    assert!(window.shows("reveals your work and the others’ to each other. That is final."));
    window.click("Discussed");
    window.type_into("With whom", "the second author");
    window.type_into("About what", "where a passage ends");
    picture(&mut window, "closing-asks");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "closing-asks-dark");
    push(&mut window, Command::Do(Action::Light));
    window.click("Finish");
    assert!(window.shows("All have closed it"));
    assert!(
        window.shows("Anna: coded without discussing it."),
        "the reveal says what the other had stated"
    );
    picture(&mut window, "closing-revealed");
    {
        let seen = window.app().study().unwrap().project().seen();
        let it = seen.pass(pass).unwrap();
        let closings = seen.closings(it);
        let bo = closings.last().unwrap();
        let said = Talk::Discussed {
            with: "the second author".to_owned(),
            about: "where a passage ends".to_owned(),
        };
        assert_eq!(bo.said, Some(&Closing::Closed(said)));
    }
    push(&mut window, Command::Go(WorkspaceKind::Compare));
    window.wait_for("when both had closed it");
    window.click("How it was closed");
    assert!(window.shows("Bo: discussed with the second author (about where a passage ends)"));
    picture(&mut window, "closing-compare");
    push(&mut window, Command::Do(Action::ShowPasses));
    push(&mut window, Command::Select(Selected::Pass(pass)));
    assert!(window.shows("Closed and revealed"));
    picture(&mut window, "closing-record");
}

#[test]
fn who_answers_nothing_states_nothing() {
    let (mut window, pass) = bos(SMALL);
    push(&mut window, Command::Do(Action::FinishDocument));
    window.click("Finish");
    let seen = window.app().study().unwrap().project().seen();
    let it = seen.pass(pass).unwrap();
    let closings = seen.closings(it);
    let said = closings.last().unwrap().said;
    assert_eq!(said, Some(&Closing::Closed(Talk::NotStated)));
}

#[test]
fn as_long_as_another_has_not_closed_the_panel_says_who() {
    let compared = Compared::hidden();
    let (pass, document) = (compared.pass, compared.document);
    let mut project = compared.project("anna");
    let now = project.study().now();
    act(&mut project, |seen, draft| {
        let part = [Part::Document(document)];
        let reason = "one more reading";
        interlinea::model::acts::reopen_parts(seen, draft, pass, &part, reason, &now).unwrap();
    });
    let mut window = Window::with(project, compared.folder, SMALL);
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(document));
    push(&mut window, Command::Do(Action::FinishDocument));
    assert!(window.shows("It stays hidden until Bo has closed it too"));
}

#[test]
fn what_is_coded_after_a_reopening_is_marked_in_the_text_and_on_its_card() {
    let compared = Compared::revealed();
    let (pass, document) = (compared.pass, compared.document);
    let mut window = compared.window(LARGE);
    push(&mut window, Command::WorkIn(pass));
    push(&mut window, Command::Go(WorkspaceKind::Code));
    push(&mut window, Command::OpenDocument(document));
    push(&mut window, Command::Do(Action::ReopenDocument));
    assert!(window.shows("What is revealed stays revealed"));
    picture(&mut window, "reopening");
    window.type_into("Reason", "the last sentence was passed over");
    window.click("Reopen");
    let start = TEXT.find("We laughed.").unwrap() as u32;
    let span = Span::new(start, start + 11);
    push(&mut window, Command::ShowPassage { document, span });
    window.key(Key::Enter);
    window.write("laughter");
    window.keys(Modifiers::SHIFT, Key::Enter);
    let coding = {
        let seen = window.app().study().unwrap().project().seen();
        let mut codings = seen.codings();
        codings.find(|it| it.span() == span).unwrap().id
    };
    assert!(window.shows("laughter · after reveal"));
    push(&mut window, Command::Select(Selected::Coding(coding)));
    assert!(window.shows("coded after the reveal"));
    picture(&mut window, "after-reveal");
    push(&mut window, Command::Do(Action::Dark));
    picture(&mut window, "after-reveal-dark");
    push(&mut window, Command::Go(WorkspaceKind::Compare));
    window.wait_for("1 coding was made after the reveal");
    window.click("How it was closed");
    assert!(window.shows("taken up again: the last sentence was passed over"));
    window.wait_for("4 differences in 4 passages");
    assert!(
        window.shows("One coding is the same in both"),
        "as before the reopening"
    );
    picture(&mut window, "after-reveal-compare");
}
