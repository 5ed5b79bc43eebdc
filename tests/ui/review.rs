//! The research group's review in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::coded;
use crate::window::{Window, picture};
use egui::{Key, Modifiers, Vec2, accesskit::Role};
use interlinea::model::Verdict;

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// A board with one category and a frozen version of it.
fn reviewed() -> Window {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Make a category of 1 code");
    window.click("Review…");
    window.click("Freeze");
    window.wait_for("Nothing has changed since version 1.");
    window
}

fn seen<T>(window: &Window, look: impl Fn(&interlinea::model::Seen<'_>) -> T) -> T {
    look(&window.app().study().unwrap().project().seen())
}

#[test]
fn a_version_is_frozen_signed_and_finalized_and_says_what_changed_since() {
    let mut window = reviewed();
    window.click_role(Role::CheckBox, "Anna");
    assert!(window.shows("agrees with 0 of 1"));
    assert!(window.shows(
        "The version 1 cannot be finalized: Anna has not decided on 1 category. Ask for it, or take the name off the list of signers."
    ));
    window.click("I agree with what is left: 1 category");
    picture(&mut window, "review-page");
    window.click("Finalize version 1");
    let signed = seen(&window, |seen| {
        let versions = seen.analysis_versions();
        versions[0].finalized.map(|it| it.1.signers.len())
    });
    assert_eq!(signed, Some(1));
    window.click("Back to the board");
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.click("Make a category of 1 code");
    window.click("Review…");
    assert!(window.shows("Changed since version 1."));
    assert!(window.shows("Categories added"));
    picture(&mut window, "review-changed");
}

#[test]
fn a_comment_is_asked_answered_and_marked_on_the_board() {
    let mut window = reviewed();
    window.click("Back to the board");
    let category = seen(&window, |seen| seen.categories()[0].name.text().to_owned());
    window.click_role(Role::Button, &category);
    window.wait_for("Review, version 1");
    window.click_role(Role::MultilineTextInput, "Your comment");
    window.write("Is this reach, or context?");
    window.click("Ask, leave it open");
    window.wait_for("Anna asks");
    picture(&mut window, "review-record");
    let mark = seen(&window, |seen| {
        let version = seen.analysis_versions()[0].version.id;
        let state = seen.review_of(version).unwrap();
        assert_eq!(state.threads[0].begun.review.verdict, Verdict::Open);
        state.mark(seen.categories()[0].id)
    });
    assert_eq!(mark, "1 comment open");
    window.click("Answer");
    window.click("Accept");
    let open = seen(&window, |seen| {
        let version = seen.analysis_versions()[0].version.id;
        seen.review_of(version).unwrap().open().count()
    });
    assert_eq!(open, 0);
    window.click("Undo: answer to a review");
    let open = seen(&window, |seen| {
        let version = seen.analysis_versions()[0].version.id;
        seen.review_of(version).unwrap().open().count()
    });
    assert_eq!(open, 1);
}

#[test]
fn comments_from_a_file_are_shown_before_they_are_taken_in() {
    let mut window = reviewed();
    let json = seen(&window, |seen| {
        let version = seen.analysis_versions()[0].version.id;
        let category = seen.categories()[0].id;
        format!(
            "{{\"format\":\"interlinea-review-comments\",\"format_version\":1,\"version\":\"{version}\",\"reviewer\":\"Prof. Lind\",\"comments\":[{{\"category\":\"{category}\",\"verdict\":\"object\",\"comment\":\"Two things.\"}}]}}"
        )
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lind-comments.json");
    std::fs::write(&file, json).unwrap();
    window.click("Take in comments…");
    window.click_role(Role::TextInput, "File of comments");
    window.write(&file.display().to_string());
    window.click("Look into it");
    window.wait_for("1 verdict or comment of Prof. Lind on version 1. Prof. Lind is new in the study, as a reviewer.");
    assert!(
        seen(&window, |seen| seen.reviews().is_empty()),
        "nothing is taken yet"
    );
    picture(&mut window, "review-comments");
    window.click("Take them in");
    window.wait_for("Prof. Lind objects");
    assert_eq!(seen(&window, |seen| seen.reviews().len()), 1);
}
