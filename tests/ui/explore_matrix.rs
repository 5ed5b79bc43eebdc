//! The pages of Explore that count: matrices, codes that occur together, charts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, coded::coded, picture, sample};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use interlinea::ui::{Action, Command, WorkspaceKind};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn page(window: &mut Window, name: &str) {
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.click_role(Role::Tab, name);
    window.settle();
}

#[test]
fn a_cell_of_a_matrix_leads_to_its_segments_by_mouse_and_by_keyboard() {
    let mut window = coded(SIZE);
    page(&mut window, "Matrix");
    window.wait_for("5 segments in all");
    window.click_role(Role::Cell, "being asked, Marek: 2 segments");
    window.wait_for("being asked × Marek");
    assert!(window.shows("2 segments in 1 document"));
    assert!(window.shows("She asked me how I slept"));
    picture(&mut window, "explore-matrix-cell");
    window.key(Key::ArrowLeft);
    window.wait_for("being asked × Bernie");
    assert!(window.shows("0 segments in 0 documents"));
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    assert!(here.list.is_some(), "read one after the other");
}

/// The look, the size in points and the name of each picture.
pub fn looks() -> [(bool, Vec2, f32, &'static str); 4] {
    [
        (false, SIZE, 1.0, "light"),
        (true, SIZE, 1.0, "dark"),
        (false, Vec2::new(1920.0, 1080.0), 1.0, "large"),
        (false, SIZE, 2.0, "text-200"),
    ]
}

/// The sample in a look; its people are the study's.
pub fn in_look(dark: bool, size: Vec2, zoom: f32) -> Option<Window> {
    let mut window = sample(Some("Ellen"), size)?;
    let look = if dark { Action::Dark } else { Action::Light };
    window.harness.state_mut().push(Command::Do(look));
    let steps = ((zoom - 1.0) / 0.1).round() as usize;
    for _ in 0..steps {
        let larger = Command::Do(Action::LargerText);
        window.harness.state_mut().push(larger);
        window.harness.run_steps(2);
    }
    window.settle();
    Some(window)
}

#[test]
fn pictures_of_a_matrix_in_the_sample() {
    for (dark, size, zoom, name) in looks() {
        let Some(mut window) = in_look(dark, size, zoom) else {
            return;
        };
        page(&mut window, "Matrix");
        window.wait_for("in all");
        window.key(Key::ArrowDown);
        window.key(Key::ArrowDown);
        window.key(Key::ArrowRight);
        window.settle();
        picture(&mut window, &format!("explore-matrix-{name}"));
    }
}
