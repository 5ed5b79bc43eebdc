//! Segments chosen as quotations: from the coding's card, by one key, and several at once in a reading list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::Compared;
use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Vec2};
use interlinea::model::{QuotationUse, Seen};
use interlinea::ui::{Command, ListOf, Selected};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn seen(window: &Window) -> Seen<'_> {
    window.app().study().unwrap().project().seen()
}

/// Anna's window with a coding of Bo's selected: a quotation is no change of a coding, and anybody may choose one.
fn selected() -> (Window, interlinea::model::CodingId) {
    let compared = Compared::revealed();
    let bo = compared.bo;
    let mut window = compared.window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num2);
    let coding = seen(&window)
        .codings()
        .find(|it| it.analyst() == bo)
        .unwrap()
        .id;
    let select = Command::Select(Selected::Coding(coding));
    window.harness.state_mut().push(select);
    window.settle();
    (window, coding)
}

#[test]
fn one_key_leads_through_the_uses_of_a_quotation_and_undo_takes_the_last_back() {
    let (mut window, coding) = selected();
    let quoted = |window: &Window| seen(window).coding(coding).unwrap().quotation();
    window.key(Key::Q);
    assert_eq!(quoted(&window), Some(QuotationUse::Candidate));
    window.key(Key::Q);
    assert_eq!(quoted(&window), Some(QuotationUse::MainText));
    window.key(Key::Q);
    assert_eq!(quoted(&window), Some(QuotationUse::Supplement));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(quoted(&window), Some(QuotationUse::MainText));
    picture(&mut window, "quotation-card");
    window.key(Key::Q);
    window.key(Key::Q);
    assert_eq!(quoted(&window), None);
}

#[test]
fn the_history_says_who_chose_a_quotation() {
    let (mut window, _) = selected();
    window.key(Key::Q);
    let seen = seen(&window);
    let last = seen.log().into_iter().next_back().unwrap();
    assert!(last.details.contains("candidate for quotation"), "{last:?}");
}

#[test]
fn several_segments_of_a_reading_list_become_candidates_at_once() {
    let Some(mut window) = sample(Some("Ellen"), SIZE) else {
        return;
    };
    let code = {
        let seen = seen(&window);
        let code = seen.codings().find(|it| it.stands()).unwrap().code();
        seen.code_tree().effective(code)
    };
    let show = Command::ShowReadingList(Some(ListOf::Code(code)));
    window.harness.state_mut().push(show);
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.wait_for("Back to the transcript");
    window.wait_for("segments in");
    window.keys(Modifiers::COMMAND, Key::A);
    window.wait_for("chosen");
    window.click("Quotation");
    let seen = seen(&window);
    let chosen = seen
        .codings()
        .filter(|it| it.quotation() == Some(QuotationUse::Candidate));
    assert!(chosen.count() > 1);
}
