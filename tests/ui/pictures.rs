//! Pictures of every workspace on the sample study, light and dark, at two sizes and with large text.
//!
//! They are to be looked at: `INTERLINEA_PICTURES=some-folder cargo test --test ui_pictures`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Vec2};
use interlinea::ui::{Action, Command, Selected, WorkspaceKind};

fn go(window: &mut Window, kind: WorkspaceKind) {
    window.harness.state_mut().push(Command::Go(kind));
    window.settle();
}

fn run(window: &mut Window, action: Action) {
    window.harness.state_mut().push(Command::Do(action));
    window.settle();
}

/// Opens the first interview, so that there is something to read.
fn open_first(window: &mut Window) {
    let first = window
        .app()
        .study()
        .unwrap()
        .overview()
        .documents
        .first()
        .map(|it| it.id);
    if let Some(document) = first {
        window
            .harness
            .state_mut()
            .push(Command::OpenDocument(document));
        window.settle();
    }
}

fn every_workspace(size: Vec2, name: &str) {
    let people: Vec<String> = match sample(None, size) {
        Some(mut window) => {
            picture(&mut window, &format!("who-{name}"));
            let people = &window.app().study().unwrap().overview().people;
            people.iter().map(|it| it.name.clone()).collect()
        }
        None => return,
    };
    let mut window = sample(people.first().map(String::as_str), size).unwrap();
    open_first(&mut window);
    for mode in [Action::Light, Action::Dark] {
        run(&mut window, mode);
        for kind in WorkspaceKind::ALL {
            go(&mut window, kind);
            // Work in the background may have something to add.
            std::thread::sleep(std::time::Duration::from_millis(200));
            window.settle();
            picture(
                &mut window,
                &format!("{}-{}-{name}", kind.name(), mode.text()),
            );
        }
    }
}

#[test]
fn every_workspace_at_1280_by_800() {
    every_workspace(Vec2::new(1280.0, 800.0), "1280");
}

#[test]
fn every_workspace_at_1920_by_1080() {
    every_workspace(Vec2::new(1920.0, 1080.0), "1920");
}

#[test]
fn the_documents_workspace_page_by_page() {
    let Some(window) = sample(None, Vec2::new(1280.0, 800.0)) else {
        return;
    };
    let name = window.app().study().unwrap().overview().people[0]
        .name
        .clone();
    let mut window = sample(Some(&name), Vec2::new(1280.0, 800.0)).unwrap();
    let pages = [
        (Action::ShowDocuments, "documents"),
        (Action::ShowParticipants, "participants"),
        (Action::ShowPeople, "analysts"),
        (Action::ShowFrameworks, "frameworks"),
        (Action::ShowPasses, "passes"),
        (Action::NewPass, "new-pass"),
        (Action::AddFramework, "add-framework"),
        (Action::ImportFiles, "import"),
        (Action::StudySettings, "settings"),
    ];
    for (action, name) in pages {
        run(&mut window, action);
        let overview = window.app().study().unwrap().overview();
        let selected = match action {
            Action::ShowDocuments => Selected::Document(overview.documents[0].id),
            Action::ShowParticipants => {
                Selected::Participant(*overview.labels.keys().next().unwrap())
            }
            Action::ShowPeople => Selected::Analyst(overview.people[0].id),
            Action::ShowFrameworks => Selected::Code(overview.codes[0].id),
            Action::ShowPasses => Selected::Pass(overview.passes[0].id),
            _ => Selected::Nothing,
        };
        window.harness.state_mut().push(Command::Select(selected));
        window.settle();
        picture(&mut window, &format!("page-{name}"));
    }
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::K);
    picture(&mut window, "page-palette");
    window.key(Key::Escape);
}

#[test]
fn with_text_at_200_percent_nothing_is_cut_off() {
    let Some(window) = sample(None, Vec2::new(1280.0, 800.0)) else {
        return;
    };
    let name = window.app().study().unwrap().overview().people[0]
        .name
        .clone();
    let mut window = sample(Some(&name), Vec2::new(1280.0, 800.0)).unwrap();
    for _ in 0..10 {
        run(&mut window, Action::LargerText);
    }
    for kind in WorkspaceKind::ALL {
        go(&mut window, kind);
        picture(&mut window, &format!("large-{}", kind.name()));
    }
}
