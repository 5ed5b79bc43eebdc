//! The consensus in the real window: what stands, what is open, and several differences settled by a rule.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::Compared;
use crate::window::{Window, picture, sample};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use interlinea::model::{Decision, Ground};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);
/// Anna's window on the revealed study, with Compare open and the list there.
fn revealed() -> Window {
    let mut window = Compared::revealed().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("4 differences in 4 passages");
    window
}

fn decisions(window: &Window) -> Vec<(Decision, Option<String>)> {
    let project = window.app().study().unwrap().project();
    let decisions = project.seen().decisions();
    let all = decisions.iter().map(|it| &it.decided);
    all.map(|it| (it.decision.clone(), it.by_rule.clone()))
        .collect()
}

#[test]
fn the_consensus_says_what_stands_and_what_is_open() {
    let mut window = revealed();
    window.click_role(Role::Tab, "Consensus");
    // One sentence both coded alike; four differences.
    window.wait_for("1 coding stands in the consensus: 1 alike by both before any talk, 0 by a decision. 4 differences are open.");
    // Where there is little room, other borders and other codes stand in one column.
    assert!(window.shows("Anna, 4, 1, 0, 0, 3, –"));
    assert!(window.shows("Bo, 4, 1, 0, 0, 3, –"));
    assert!(window.shows("Changed: with other borders or another code."));
    assert!(window.shows("0 of 1 settled, 0 closed"));
    picture(&mut window, "consensus-open");
}

#[test]
fn a_wide_window_tells_other_borders_from_another_code() {
    let mut window = Compared::revealed().window(Vec2::new(1920.0, 1080.0));
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("4 differences in 4 passages");
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Anna, 4, 1, 0, 0, 0, 3, –");
    assert!(!window.shows("Changed: with other borders"));
}

#[test]
fn a_part_leads_to_its_open_differences_and_a_change_to_its_passage() {
    let mut window = revealed();
    window.click("only Anna, Trust came later., Marek, turn 2, open");
    window.key(Key::Num0);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("3 differences are open");
    assert!(window.shows("Anna’s, time, Trust came later., only Anna, neither"));
    window.click("Anna’s, time, Trust came later., only Anna, neither");
    assert!(window.shows("only Anna, Trust came later., Marek, turn 2, neither"));
}

#[test]
fn several_differences_are_settled_by_a_stated_rule_as_one_step() {
    // Three sentences that only Anna coded.
    let compared = Compared::revealed();
    let passages = [
        "Nobody had asked me that.",
        "We had no time at all.",
        "Trust came later.",
    ];
    compared.of_three([&passages, &[], &[]]);
    let mut window = compared.window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::ListItem, "All three");
    window.wait_for("3 differences in 3 passages");
    window.click("Only Anna, 3");
    window.click("Settle these 3 by a rule");
    window.wait_for("Settle 3");
    picture(&mut window, "consensus-rule");
    window.click_role(Role::Button, "Settle 3");
    window.wait_for("None of them is open");
    let made = decisions(&window);
    assert_eq!(made.len(), 3);
    assert!(made.iter().all(|(decision, rule)| {
        matches!(decision, Decision::As(_)) && rule.as_deref() == Some("Anna’s coding stands.")
    }));
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("3 of 3 open");
    assert!(decisions(&window).is_empty());
}

#[test]
fn a_tolerance_takes_small_differences_of_borders_out_and_is_stated() {
    let mut window = revealed();
    window.click_role(Role::ComboBox, "Borders are the same");
    window.click_role(Role::Button, "within one word");
    // “Nobody had asked me that.” and “Nobody had asked me” differ by a word.
    window.wait_for("3 differences in 3 passages");
    assert!(window.shows("Borders that differ by one word count as the same."));
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("borders that differ by one word count as the same");
    assert!(window.shows("2 codings stand in the consensus: 2 alike"));
}

#[test]
fn an_unclear_definition_is_changed_beside_the_difference_which_stays_open() {
    let mut window = revealed();
    window.click("only Anna, Trust came later., Marek, turn 2, open");
    window.key(Key::F);
    assert!(matches!(
        decisions(&window)[0].0,
        Decision::DefinitionUnclear(_)
    ));
    window.wait_for("only Anna, Trust came later., Marek, turn 2, definition unclear");
    // The keyboard is in the definition of “time” already.
    window.write("When time itself is spoken of.");
    picture(&mut window, "compare-definition");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.wait_for("only Anna, Trust came later., Marek, turn 2, definition changed");
    assert!(window.shows("The definition of “time” was changed on"));
    assert!(window.shows("4 of 4 open"));
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let decided = seen.decisions()[0].decided.codings.clone();
    let came = seen.came_of(&Ground::discrepancy(decided));
    assert_eq!(came.len(), 1, "the change names the difference");
    let codes = seen.codes();
    let time = codes
        .iter()
        .find(|code| code.name.text() == "time")
        .unwrap();
    assert_eq!(time.definition.text(), "When time itself is spoken of.");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("only Anna, Trust came later., Marek, turn 2, definition unclear");
}

#[test]
fn pictures_of_the_samples_consensus() {
    for (size, name) in [(SIZE, "small"), (Vec2::new(1920.0, 1080.0), "large")] {
        let Some(mut window) = sample(Some("Ellen"), size) else {
            return;
        };
        window.keys(Modifiers::COMMAND, Key::Num3);
        window.wait_for("differences in");
        window.click_role(Role::Tab, "Consensus");
        window.wait_for("in the consensus");
        picture(&mut window, &format!("consensus-{name}"));
    }
}

/// Everything decided that two analysts differ in, one by one.
fn settle_all(window: &mut Window) {
    for key in [Key::Num0, Key::A, Key::A, Key::B] {
        window.key(key);
    }
    window.wait_for("None of them is open");
}

#[test]
fn a_settled_part_is_closed_and_amended_afterwards_with_reason_and_people() {
    let mut window = revealed();
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Marek, 1, 4, 4, to be settled");
    assert!(window.shows("It can be closed once nothing in it is open."));
    window.click_role(Role::Tab, "Passages to talk about");
    settle_all(&mut window);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Marek, 1, 4, 0, settled");
    picture(&mut window, "consensus-settled");
    window.type_into("Others present", "Prof. Lind");
    window.click("Close the consensus of Marek");
    window.wait_for("1 of 1 settled, 1 closed");
    assert!(window.shows("Closed by Anna, Bo and Prof. Lind; borders count to the character"));
    // Undo does not reach behind it.
    assert!(!window.shows("Undo: decision"));
    window.click("Show its differences");
    window.wait_for("4 differences");
    window.key(Key::B);
    assert!(window.shows("The consensus of “Marek” is closed: write down why it is amended."));
    assert_eq!(decisions(&window).len(), 4);
    window.click("Start a session");
    window.click_role(Role::Button, "Start");
    window.click_role(Role::MultilineTextInput, "Reason");
    window.write("The group saw it differently.");
    window.click_role(Role::Button, "Neither");
    assert_eq!(decisions(&window).len(), 5);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Amended after closing");
    assert!(window.shows("Neither: The group saw it differently."));
    picture(&mut window, "consensus-amended");
}

#[test]
fn a_closed_part_is_taken_up_again_with_a_reason() {
    let mut window = revealed();
    settle_all(&mut window);
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Close the consensus of Marek");
    window.click("Close the consensus of Marek");
    window.wait_for("1 of 1 settled, 1 closed");
    window.click("Take up again");
    window.click("Reopen the consensus");
    assert!(window.shows("Reopening needs a reason: write one."));
    window.type_into("Why it is taken up again", "A code was split.");
    window.click("Reopen the consensus");
    window.wait_for("1 of 1 settled, 0 closed");
    assert!(window.shows("Taken up again: A code was split."));
}
