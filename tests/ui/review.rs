//! The research group's review in the real window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::coded;
use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Theme, Vec2, accesskit::Role};
use interlinea::model::Verdict;
use interlinea::ui::{Action, Command};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// A board with one category and a frozen version of it.
fn reviewed() -> Window {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Make a category of 1 code, in No sub-domain");
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
    assert!(!window.shows("all answered"), "nothing was asked");
    window.click_role(Role::CheckBox, "Anna");
    assert!(window.shows("agrees with 0 of 1"));
    assert!(window.shows(
        "Version 1 cannot be finalized: Anna has not decided on 1 category. Ask for it, or take the name off the list of signers."
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
    window.click("Make a category of 1 code, in No sub-domain");
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
    assert!(
        !window.shows("Anna leaves it open"),
        "named once, with her words"
    );
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
fn comments_on_a_final_version_are_read_and_not_replied_to() {
    let mut window = reviewed();
    window.click("Back to the board");
    let category = seen(&window, |seen| seen.categories()[0].name.text().to_owned());
    window.click_role(Role::Button, &category);
    window.click_role(Role::MultilineTextInput, "Your comment");
    window.write("Is this reach, or context?");
    window.click("Ask, leave it open");
    window.click("Answer");
    window.click("Reject");
    assert!(
        window.shows("Only reply"),
        "a rejection without words is refused and stays open"
    );
    window.click("Accept");
    assert!(!window.shows("Only reply"), "what stands leaves the field");
    assert!(window.shows("Reply"));
    window.click("Review…");
    window.click_role(Role::CheckBox, "Anna");
    window.click("I agree with what is left: 1 category");
    window.click("Finalize version 1");
    window.click("Back to the board");
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.click("Make a category of 1 code, in No sub-domain");
    window.click("Review…");
    window.click("Freeze");
    window.wait_for("Nothing has changed since version 2.");
    window.click("Show 1 answered comment");
    assert!(window.shows("Is this reach, or context?"));
    assert!(!window.shows("Reply"), "version 1 is final");
}

#[test]
fn the_review_package_is_saved_where_it_is_offered() {
    let mut window = reviewed();
    window.click("Save a review package");
    window.wait_for("Save the review package");
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

#[test]
fn the_review_of_a_category_stands_where_a_reviewer_sees_it_without_scrolling() {
    let Some(mut window) = sample(Some("Ellen"), SIZE) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.wait_for("Counts are of the consensus");
    window.click_role(Role::Button, "Help under suspicion");
    window.wait_for("Review, version 2");
    for name in ["I agree", "I object", "Ask, leave it open"] {
        let bottom = window.role(Role::Button, name).rect().bottom();
        assert!(bottom < 740.0, "{name} ends at {bottom}");
    }
    assert!(window.shows("Ruth agrees since version 1"));
    assert!(window.shows("Context · under “Trusted for what is not written down”"));
}

#[test]
fn who_only_reviews_finds_the_review_and_can_judge_but_not_change() {
    let Some(mut window) = sample(Some("Ruth"), SIZE) else {
        return;
    };
    window.wait_for("Review and versions");
    assert!(window.shows("You review this study: judge its categories and comment on them."));
    assert!(window.shows("Read only"));
    picture(&mut window, "review-reviewer");
    window.click("Back to the board");
    window.wait_for("Counts are of the consensus");
    window.click_role(Role::Button, "Somebody who stays without an errand");
    window.wait_for("Ruth asks");
    assert!(!window.shows("Delete, keep its codes"));
    assert!(!window.shows("Drop codes here to make a category"));
    picture(&mut window, "review-reviewer-record");
    window.click_role(Role::Button, "I agree");
    let undecided = seen(&window, |seen| {
        let version = seen.analysis_versions()[1].version.id;
        let me = seen.person().unwrap();
        seen.review_of(version).unwrap().undecided(me).len()
    });
    assert_eq!(undecided, 0, "her verdict is recorded");
    // Nothing else is, whichever way it is tried.
    let before = seen(&window, |seen| seen.codes().len());
    let make = Command::Act {
        what: "make a code",
        why: None,
        act: Box::new(|act| {
            let new = interlinea::model::acts::new_code("a code of hers");
            let made = interlinea::model::acts::make_code(act.seen, act.draft, new);
            made.map(|_| Vec::new()).map_err(|error| error.to_string())
        }),
    };
    window.harness.state_mut().push(make);
    window.settle();
    assert_eq!(seen(&window, |seen| seen.codes().len()), before);
    window.click("Work on the study all the same");
    assert!(window.shows("Delete, keep its codes"));
    assert!(!window.shows("Read only"));
}

#[test]
fn pictures_of_the_samples_review() {
    for (size, name) in [(SIZE, "small"), (Vec2::new(1920.0, 1080.0), "large")] {
        let Some(mut window) = sample(Some("Ellen"), size) else {
            return;
        };
        window.keys(Modifiers::COMMAND, Key::Num4);
        window.wait_for("Counts are of the consensus");
        window.click_role(Role::Button, "Help under suspicion");
        for (theme, mode) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            window.harness.ctx.set_theme(theme);
            window.settle();
            picture(&mut window, &format!("review-sample-record-{mode}-{name}"));
            window.click("Review…");
            picture(&mut window, &format!("review-sample-page-{mode}-{name}"));
            window.get("Compare versions").scroll_to_me();
            window.settle();
            picture(
                &mut window,
                &format!("review-sample-versions-{mode}-{name}"),
            );
            assert!(window.shows("4 differences"), "between versions 1 and 2");
            window.click("Back to the board");
        }
        window.harness.ctx.set_theme(Theme::Light);
        window.click("Review…");
        for _ in 0..12 {
            let larger = Command::Do(Action::LargerText);
            window.harness.state_mut().push(larger);
            window.settle();
        }
        picture(&mut window, &format!("review-sample-page-200-{name}"));
        window.get("Sign version 2").scroll_to_me();
        window.settle();
        picture(&mut window, &format!("review-sample-sign-200-{name}"));
    }
}
