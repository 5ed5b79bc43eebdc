//! Explore in the real window: searching.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod window;

use egui::{Key, Modifiers, Vec2};
use interlinea::model::Span;
use interlinea::ui::WorkspaceKind;
use window::{
    coded::{TEXTS, coded},
    picture,
};

fn coded_words(document: usize, span: Span) -> String {
    let letters = TEXTS[document].1.chars();
    letters
        .skip(span.start as usize)
        .take(span.len() as usize)
        .collect()
}

#[test]
fn a_word_is_found_in_any_form_and_leads_to_its_place() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.type_into("Search the transcripts", "asking");
    window.wait_for("2 places in 1 paragraph for “asking”");
    picture(&mut window, "explore");
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    let (_, span) = here.passage.unwrap();
    let words = coded_words(1, span);
    assert_eq!(words, "asked", "the second place, which the arrow chose");
}

#[test]
fn a_question_that_finds_nothing_says_so_and_odd_input_is_no_error() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.type_into("Search the transcripts", "\"zebra (");
    window.wait_for("0 places in 0 paragraphs");
}
