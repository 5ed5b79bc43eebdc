//! Every workspace on the sample study, in light and dark, in a small and a large window: to be looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, picture};
use egui::{Key, Modifiers, Theme, Vec2};
use interlinea::journal::{Installation, Project, copy_sample_to};

const WORKSPACES: [(&str, Key); 6] = [
    ("documents", Key::Num1),
    ("code", Key::Num2),
    ("compare", Key::Num3),
    ("condense", Key::Num4),
    ("explore", Key::Num5),
    ("report", Key::Num6),
];

/// The sample as one of its analysts sees it.
fn sample(size: Vec2, person: &str) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let study = folder.path().join("study");
    copy_sample_to(&study).unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = Project::open(&study, &home).unwrap();
    let analysts = project.seen();
    let found = analysts
        .analysts()
        .into_iter()
        .find(|analyst| analyst.name.text() == person)
        .map(|analyst| analyst.id)
        .unwrap();
    drop(analysts);
    project.bind(found).unwrap();
    Window::with(project, folder, size)
}

#[test]
fn every_workspace_has_something_to_show_on_the_sample_study() {
    for (size, name) in [
        (Vec2::new(1280.0, 800.0), "small"),
        (Vec2::new(1920.0, 1080.0), "large"),
    ] {
        let mut window = sample(size, "Ellen");
        for (theme, mode) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            window.harness.ctx.set_theme(theme);
            for (workspace, key) in WORKSPACES {
                window.keys(Modifiers::COMMAND, key);
                for _ in 0..40 {
                    window.harness.step();
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
                assert!(!window.shows("Nothing to"), "{workspace} is empty");
                picture(&mut window, &format!("sample-{workspace}-{mode}-{name}"));
            }
        }
    }
}
