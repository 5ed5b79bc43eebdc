//! The code tree in the window: choosing, moving, ordering, merging and filtering, also with a thousand codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::coded;
use crate::window::{Window, picture};
use egui::{Key, Modifiers, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use interlinea::model::acts;
use interlinea::model::{CodeId, NewCode};
use interlinea::ui::{Command, Selected};

const SIZE: Vec2 = Vec2::new(1280.0, 1200.0);

const FIRST: &str = "meeting where parents are";
const SECOND: &str = "not by phone";
const THIRD: &str = "the most isolated stay unseen";
const FOURTH: &str = "being asked";

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

fn code(window: &Window, name: &str) -> CodeId {
    let overview = window.app().study().unwrap().overview();
    let row = overview.codes.iter().find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("no code {name}")).id
}

/// The inductive codes in order, each moved in by a dot for every code above it.
fn tree(window: &Window) -> Vec<String> {
    let overview = window.app().study().unwrap().overview();
    let own = overview.codes.iter().filter(|row| !row.is_construct);
    own.map(|row| format!("{}{}", ".".repeat(row.depth), row.name))
        .collect()
}

fn row(name: &str, codings: usize) -> String {
    match codings {
        1 => format!("{name}, 1 coding"),
        n => format!("{name}, {n} codings"),
    }
}

fn drag(window: &mut Window, from: &str, to: &str, down: f32) {
    let from = window.get(from).rect().center();
    let to = window.get(to).rect();
    let to = to.center() + vec2(0.0, to.height() * down);
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + vec2(10.0, 3.0));
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.step();
    picture(window, "tree-dragging");
    window.harness.drop_at(to);
    window.settle();
}

/// Gives the row of a code the keyboard.
fn focus(window: &mut Window, name: &str, codings: usize) {
    window.click_role(Role::ListItem, &row(name, codings));
    window
        .harness
        .get_by_role_and_label(Role::ListItem, &row(name, codings))
        .focus();
    window.settle();
}

#[test]
fn a_code_dropped_between_two_stands_between_them_and_one_dropped_on_one_below_it() {
    let mut window = coded(SIZE);
    assert_eq!(tree(&window), [FIRST, SECOND, THIRD, FOURTH]);
    drag(&mut window, &row(FOURTH, 2), &row(SECOND, 1), -0.4);
    assert_eq!(tree(&window), [FIRST, FOURTH, SECOND, THIRD]);
    drag(&mut window, &row(FIRST, 1), &row(THIRD, 1), 0.4);
    assert_eq!(tree(&window), [FOURTH, SECOND, THIRD, FIRST]);
    drag(&mut window, &row(FIRST, 1), &row(SECOND, 1), 0.0);
    let under = format!(".{FIRST}");
    assert_eq!(tree(&window), [FOURTH, SECOND, &under, THIRD]);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(tree(&window), [FIRST, SECOND, THIRD, FOURTH]);
}

#[test]
fn several_codes_are_chosen_and_moved_by_the_keyboard_in_one_step() {
    let mut window = coded(SIZE);
    focus(&mut window, SECOND, 1);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(tree(&window), [SECOND, THIRD, FIRST, FOURTH]);
    window.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(tree(&window), [FIRST, SECOND, THIRD, FOURTH]);
    window.keys(Modifiers::ALT, Key::ArrowRight);
    let (second, third) = (format!(".{SECOND}"), format!(".{THIRD}"));
    assert_eq!(tree(&window), [FIRST, &second, &third, FOURTH]);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(tree(&window), [FIRST, SECOND, THIRD, FOURTH]);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(tree(&window), [FIRST, &second, &third, FOURTH]);
}

#[test]
fn of_the_codes_chosen_for_a_merge_the_one_pointed_at_stays_with_all_their_codings() {
    let mut window = coded(SIZE);
    focus(&mut window, SECOND, 1);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    let survivor = code(&window, THIRD);
    window
        .harness
        .get_by_role_and_label(Role::ListItem, &row(THIRD, 1))
        .click_secondary();
    window.settle();
    window.click("Merge into…");
    picture(&mut window, "tree-merge");
    window.click_role(Role::ListItem, &row(THIRD, 1));
    assert_eq!(tree(&window), [FIRST, THIRD]);
    let overview = window.app().study().unwrap().overview();
    assert_eq!(overview.code(survivor).unwrap().codings, 4);
    // What went into it is told on its card, and can be taken out again.
    push(&mut window, Command::Select(Selected::Code(survivor)));
    assert!(window.shows("Merged into it"));
    window.click(&format!("Take out “{SECOND}” again"));
    assert_eq!(tree(&window).len(), 3);
    assert!(window.shows(&row(SECOND, 1)));
}

#[test]
fn the_filter_forgives_a_slip_and_shows_the_codes_above() {
    let mut window = coded(SIZE);
    drag(&mut window, &row(SECOND, 1), &row(FIRST, 1), 0.0);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.write("phne");
    assert!(window.shows(&row(SECOND, 1)));
    assert!(window.shows(&row(FIRST, 2)), "the code above it");
    assert!(!window.shows(&row(FOURTH, 2)));
    // The very letters, where there are such, leave out what is only alike.
    window.write("x");
    assert!(window.shows("No code has these letters."));
}

#[test]
fn a_new_code_stands_after_those_that_somebody_has_arranged() {
    let mut window = coded(SIZE);
    focus(&mut window, FIRST, 1);
    for _ in 0..3 {
        window.keys(Modifiers::ALT, Key::ArrowDown);
    }
    assert_eq!(tree(&window), [SECOND, THIRD, FOURTH, FIRST]);
    let act = |act: &mut interlinea::ui::Acting<'_>| {
        let made = acts::make_code(act.seen, act.draft, acts::new_code("one more"));
        made.map(|_| Vec::new()).map_err(|error| error.to_string())
    };
    let what = "make the code";
    push(
        &mut window,
        Command::Act {
            what,
            act: Box::new(act),
            why: None,
        },
    );
    assert_eq!(tree(&window), [SECOND, THIRD, FOURTH, FIRST, "one more"]);
}

#[test]
fn a_thousand_codes_are_filtered_scrolled_and_moved_together() {
    for (dark, size, name) in [
        (false, vec2(1280.0, 800.0), "tree-1000-light"),
        (true, vec2(1920.0, 1080.0), "tree-1000-dark"),
    ] {
        let mut window = coded(size);
        push(
            &mut window,
            Command::Do(if dark {
                interlinea::ui::Action::Dark
            } else {
                interlinea::ui::Action::Light
            }),
        );
        let act = |act: &mut interlinea::ui::Acting<'_>| {
            for group in 0..40 {
                let name = format!("g{group:02} theme");
                let colour = (group % 12) as u8;
                let new = NewCode {
                    colour,
                    ..acts::new_code(&name)
                };
                let parent = Some(
                    act.draft
                        .push(interlinea::model::Change::AddCode(Box::new(new)))
                        .into(),
                );
                for n in 0..25 {
                    let name = format!("g{group:02} part {n:02}");
                    let new = NewCode {
                        parent,
                        colour,
                        ..acts::new_code(&name)
                    };
                    act.draft
                        .push(interlinea::model::Change::AddCode(Box::new(new)));
                }
            }
            Ok(Vec::new())
        };
        let what = "make the codes";
        push(
            &mut window,
            Command::Act {
                what,
                act: Box::new(act),
                why: None,
            },
        );
        picture(&mut window, name);
        window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        window.write("g17");
        window.key(Key::ArrowDown);
        assert!(window.shows("g17 theme, 0 codings"));
        picture(&mut window, &format!("{name}-filtered"));
        for _ in 0..24 {
            window.keys(Modifiers::SHIFT, Key::ArrowDown);
        }
        window.keys(Modifiers::ALT, Key::ArrowLeft);
        let overview = window.app().study().unwrap().overview();
        assert_eq!(overview.tree.parent(code(&window, "g17 part 20")), None);
    }
}
