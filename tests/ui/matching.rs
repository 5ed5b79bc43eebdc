//! Matching in the real window: two analysts' own codes side by side, by keys and by clicks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::Compared;
use crate::window::{Window, picture, sample};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::CodeMatch;
use interlinea::ui::{Action, Command};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// Anna's window on the revealed pass, with Compare open.
fn opened(size: Vec2) -> Window {
    let mut window = Compared::independent().window(size);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("0 of 3 codes of Anna and 0 of 4 of Bo are matched or said to be distinct.");
    window
}

/// What was said, as names: “being seen > somebody asks”.
fn said(window: &Window) -> Vec<String> {
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let own = |name: &str| ["being seen", "no time", "laughter"].contains(&name);
    let matched = seen.matched_codes().into_iter();
    matched
        .map(|it| {
            let (a, b) = (seen.code_name(it.a), seen.code_name(it.b));
            let (a, b, how) = if own(&a) {
                (a, b, it.how)
            } else {
                (b, a, it.how.turned())
            };
            let sign = match how {
                CodeMatch::Equal => "=",
                CodeMatch::Broader => ">",
                CodeMatch::Narrower => "<",
                CodeMatch::Distinct => "x",
            };
            format!("{a} {sign} {b}")
        })
        .collect()
}

/// The codes listed with what is said of each, in order.
fn codes(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    names
        .filter(|name| name.contains(" in 1 document"))
        .collect()
}

fn chosen(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let chosen = rows.filter(|row| row.accesskit_node().toggled() == Some(Toggled::True));
    let names = chosen.filter_map(|row| row.accesskit_node().label());
    let codes = names.filter(|name| name.contains(" in 1 document"));
    codes
        .map(|name| name.split(',').next().unwrap().to_owned())
        .collect()
}

#[test]
fn matching_stands_first_after_the_reveal_of_codes_that_each_made_alone() {
    let mut window = opened(SIZE);
    assert_eq!(
        codes(&window),
        [
            "being seen, 3 codings in 1 document, perhaps “somebody asks”",
            "no time, 1 coding in 1 document, perhaps “No time”",
            "laughter, 1 coding in 1 document",
            "somebody asks, 2 codings in 1 document, 2 of 3 and 2 of 2 overlap",
            "No time, 1 coding in 1 document",
            "paperwork, 1 coding in 1 document",
            "mixed feelings, 1 coding in 1 document",
        ]
    );
    assert_eq!(chosen(&window), ["being seen", "somebody asks"]);
    assert!(window.shows("2 of 3 of Anna’s passages overlap; 2 of 2 of Bo’s."));
    assert!(window.shows("Both · Marek, turn 2"));
    picture(&mut window, "matching-first");
    // The pass of before, in which both used the same codes, has nothing to match.
    window.click_role(Role::ListItem, "Inductive");
    window.wait_for("4 differences in 4 passages");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Tab, "Matching")
            .is_none()
    );
}

#[test]
fn a_sign_says_how_the_two_chosen_codes_match_and_backspace_and_undo_take_it_back() {
    let mut window = opened(SIZE);
    window.write("=");
    window.wait_for("somebody asks, 2 codings in 1 document, = the same");
    assert_eq!(said(&window), ["being seen = somebody asks"]);
    assert!(window.shows("1 of 3 codes of Anna and 1 of 4 of Bo"));
    window.write(">");
    window.wait_for("> Anna’s is broader");
    assert_eq!(said(&window), ["being seen > somebody asks"]);
    window.write("<");
    window.wait_for("< Anna’s is narrower");
    window.key(Key::X);
    window.wait_for("≠ distinct");
    assert_eq!(said(&window), ["being seen x somebody asks"]);
    window.key(Key::Backspace);
    window.wait_for("0 of 3 codes of Anna");
    assert!(said(&window).is_empty());
    // A second time there is nothing to take back, and nothing is complained of.
    window.key(Key::Backspace);
    assert!(!window.shows("does not exist"));
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("≠ distinct");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("< Anna’s is narrower");
}

#[test]
fn arrows_move_on_a_side_and_tab_goes_to_the_other() {
    let mut window = opened(SIZE);
    window.key(Key::ArrowDown);
    assert_eq!(chosen(&window), ["no time", "No time"]);
    window.key(Key::ArrowDown);
    assert_eq!(chosen(&window), ["laughter", "mixed feelings"]);
    window.key(Key::ArrowRight);
    assert!(window.shows_focused("Bo’s codes"));
    window.key(Key::ArrowDown);
    assert_eq!(chosen(&window)[0], "laughter");
    assert_ne!(chosen(&window)[1], "mixed feelings");
    window.key(Key::ArrowLeft);
    assert!(window.shows_focused("Anna’s codes"));
    window.key(Key::Tab);
    assert!(window.shows_focused("Bo’s codes"));
    window.keys(Modifiers::SHIFT, Key::Tab);
    assert!(window.shows_focused("Anna’s codes"));
    // Bo's codes may lead too: then Anna's stand by likeness.
    window.click_role(Role::ListItem, "Bo’s codes");
    assert_eq!(
        codes(&window)[0],
        "being seen, 3 codings in 1 document, 2 of 3 and 2 of 2 overlap"
    );
}

#[test]
fn n_goes_from_suggestion_to_suggestion_and_pairs_of_one_name_are_matched_in_one_step() {
    let mut window = opened(SIZE);
    window.key(Key::N);
    assert_eq!(chosen(&window), ["no time", "No time"]);
    window.key(Key::N);
    assert_eq!(chosen(&window), ["being seen", "somebody asks"]);
    window.click("Match 1 pair of one name");
    window.wait_for("1 of 3 codes of Anna and 1 of 4 of Bo");
    assert_eq!(said(&window), ["no time = No time"]);
    window.key(Key::N);
    window.write("=");
    window.wait_for("2 of 3 codes of Anna and 2 of 4 of Bo");
    // Nothing more suggests itself; N does nothing, and certainly does not leave the page.
    window.key(Key::N);
    assert!(window.shows("Nothing more suggests itself."));
    window.click("Still to match, 1");
    let left: Vec<String> = codes(&window);
    assert!(left[0].starts_with("laughter,"), "{left:?}");
    assert!(!left.iter().any(|it| it.starts_with("being seen,")));
}

#[test]
fn equal_codes_count_under_the_name_made_first_and_may_be_merged_in_a_second_step() {
    let mut window = opened(SIZE);
    window.write("=");
    window.wait_for("They count as one, called “being seen”: it was made first.");
    window.click("Merge into one code");
    picture(&mut window, "matching-merge");
    window.click("Keep “somebody asks”");
    window.wait_for("further code both gave");
    let rows = codes(&window);
    assert!(
        rows.iter()
            .any(|it| it.starts_with("somebody asks, 3 codings")),
        "{rows:?}"
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("being seen, 3 codings");
    assert_eq!(said(&window), ["being seen = somebody asks"]);
}

/// Six sentences; Anna coded five of them, Bo five, both all of four: the three first and “We laughed.”
#[test]
fn before_the_matching_figures_show_only_whether_something_was_coded() {
    let mut window = opened(SIZE);
    window.click_role(Role::Tab, "Figures");
    window.wait_for("7 codes wait to be matched.");
    window.click("One note on these figures");
    assert!(window.shows("until then only whether something was coded at all can be compared"));
    assert!(window.shows("Any code at all, both 4, Anna 1, Bo 1"));
    for words in [
        "All codes together",
        "Mean over codes",
        "being seen, both",
        "paperwork",
    ] {
        assert!(!window.shows(words), "{words}");
    }
    picture(&mut window, "figures-before-matching");
    window.click("Match the codes");
    window.wait_for("0 of 3 codes of Anna");
    window.write("=");
    window.wait_for("= the same");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("being seen, both 2, Anna 1, Bo 0");
    assert!(window.shows("after matching; not an independent test"));
    assert!(window.shows("5 codes wait to be matched."));
    picture(&mut window, "figures-after-matching");
}

#[test]
fn zero_says_that_a_code_has_no_counterpart_and_figures_no_longer_wait_for_it() {
    let mut window = opened(SIZE);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.write("0");
    window.wait_for("laughter, 1 coding in 1 document, no counterpart");
    assert!(window.shows("1 of 3 codes of Anna and 0 of 4 of Bo"));
    assert!(window.shows("One has no counterpart."));
    assert!(window.shows("“laughter” has no counterpart."));
    picture(&mut window, "matching-none");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("6 codes wait to be matched. One code has no counterpart.");
    window.click_role(Role::Tab, "Matching");
    window.key(Key::Backspace);
    window.wait_for("0 of 3 codes of Anna");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("1 of 3 codes of Anna");
    // Of the other side by its button; the match that is found later stands instead.
    window.key(Key::ArrowRight);
    window.click("Bo’s has no counterpart");
    window.wait_for("1 of 3 codes of Anna and 1 of 4 of Bo");
    window.write("=");
    window.wait_for("mixed feelings, 1 coding in 1 document, = the same");
    assert!(!window.shows("no counterpart."));
}

#[test]
fn the_sheet_of_shortcuts_names_the_keys_of_matching() {
    let mut window = opened(SIZE);
    window.key(Key::F1);
    window.wait_for("Where codes are matched");
    assert!(window.shows("The code has no counterpart"));
    picture(&mut window, "matching-keys");
}

#[test]
fn a_click_on_a_way_says_it_and_what_was_said_bears_name_and_history() {
    let mut window = opened(SIZE);
    window.click_role(Role::Button, "Distinct");
    window.wait_for("“being seen” is distinct from “somebody asks”.");
    assert_eq!(said(&window), ["being seen x somebody asks"]);
    window.click("Take back");
    window.wait_for("0 of 3 codes of Anna");
}

#[test]
fn what_contradicts_what_follows_from_other_matches_is_said_in_a_sentence() {
    let mut window = opened(SIZE);
    window.write("=");
    window.wait_for("= the same");
    // “laughter” means the same as “somebody asks” too, and so as “being seen”; and Bo's other code is apart.
    window.click("laughter, 1 coding in 1 document");
    window.click("somebody asks, 2 codings in 1 document, = being seen");
    window.write("=");
    window.wait_for("laughter, 1 coding in 1 document, = somebody asks");
    window.click_role(Role::ListItem, "Bo’s codes");
    assert!(!window.shows("and yet both count as one"));
    act(&mut window);
    window.wait_for("“being seen” is distinct from “laughter”, and yet both count as one through “somebody asks”");
}

/// Elsewhere somebody says that Anna's two codes are distinct.
fn act(window: &mut Window) {
    let study = window.path("study");
    let home = interlinea::journal::Installation::at(window.path("bo"));
    let mut project = interlinea::journal::Project::open(&study, &home).unwrap();
    crate::window::compared::act(&mut project, |seen, draft| {
        let codes = seen.codes();
        let named = |name: &str| codes.iter().find(|it| it.name.text() == name).unwrap().id;
        let (a, b) = (named("being seen"), named("laughter"));
        interlinea::model::acts::match_codes(seen, draft, a, b, CodeMatch::Distinct).unwrap();
    });
}

#[test]
fn before_the_reveal_there_is_no_matching_and_nothing_of_the_others_codes() {
    let mut window = Compared::independent_but_open().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::ListItem, "Open coding");
    assert!(window.shows("not closed by Bo"));
    for words in ["Matching", "somebody asks", "paperwork", "side by side"] {
        assert!(!window.shows(words), "{words}");
    }
}

#[test]
fn with_text_of_double_size_every_control_is_still_there() {
    let mut window = opened(SIZE);
    for _ in 0..12 {
        window
            .harness
            .state_mut()
            .push(Command::Do(Action::LargerText));
        window.settle();
    }
    assert_eq!(codes(&window).len(), 7);
    picture(&mut window, "matching-200");
}

#[test]
fn pictures_of_matching() {
    for (name, size) in [("1280", SIZE), ("1920", Vec2::new(1920.0, 1080.0))] {
        for (mode, action) in [("light", Action::Light), ("dark", Action::Dark)] {
            let Some(mut window) = sample(Some("Ellen"), size) else {
                return;
            };
            window.keys(Modifiers::COMMAND, Key::Num3);
            window.wait_for("codings are the same");
            window.harness.state_mut().push(Command::Do(action));
            window.click_role(Role::Tab, "Matching");
            window.wait_for("are matched or said to be distinct");
            window.key(Key::N);
            window.write("=");
            window.key(Key::N);
            picture(&mut window, &format!("matching-{name}-{mode}"));
        }
    }
}
