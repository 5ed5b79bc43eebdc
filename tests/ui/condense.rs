//! Condense in the real window: codes into categories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::{CODINGS, TEXTS, coded, coded_of};
use crate::window::compared::Compared;
use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::acts::{self, ActError};
use interlinea::model::{CategoryLevel, CategoryMark, Change, CodeMatch, NewCategory, Sorted};
use interlinea::ui::{Action, Command};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn board(size: Vec2) -> Window {
    let mut window = coded(size);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window
}

fn run(window: &mut Window, action: Action) {
    window.harness.state_mut().push(Command::Do(action));
    window.settle();
}

/// Drags what has one name onto what has another.
fn drag(window: &mut Window, from: &str, onto: &str) {
    let from = window.get(from).rect().center();
    window.harness.drag_at(from);
    window.settle();
    let to = window.get(onto).rect().center();
    for part in 1..=8 {
        window
            .harness
            .hover_at(from + (to - from) * (part as f32 / 8.0));
        window.harness.step();
    }
    window.harness.drop_at(to);
    window.settle();
}

#[test]
fn codes_and_categories_are_dragged_where_they_belong() {
    let mut window = board(SIZE);
    let not_by_phone = "not by phone, 1 segment · 1 document · Anna";
    window.click(not_by_phone);
    let asked = "being asked, 2 segments · 1 document · Anna";
    window.get(asked).click_modifiers(Modifiers::COMMAND);
    window.settle();
    drag(
        &mut window,
        not_by_phone,
        "Make a category of 2 codes, in No sub-domain",
    );
    assert_eq!(codes_in(&window, "not by phone").len(), 2);
    window.key(Key::Escape);
    // A third onto the category's heading.
    let third = "the most isolated stay unseen, 1 segment · 1 document · Anna";
    drag(&mut window, third, asked);
    assert_eq!(codes_in(&window, "not by phone").len(), 3);
    // The category onto a theme.
    run(&mut window, Action::GoCondense);
    window.click("New main category");
    let category = window.role(Role::Button, "not by phone").rect().center();
    window.harness.drag_at(category);
    window.settle();
    let to = {
        let mut named = window.harness.query_all_by_label("New main category");
        let theme = named.find(|it| it.rect().top() > 100.0 && it.rect().left() < 900.0);
        theme.expect("the theme").rect().center()
    };
    for part in 1..=8 {
        window
            .harness
            .hover_at(category + (to - category) * (part as f32 / 8.0));
        window.harness.step();
    }
    picture(&mut window, "condense-dragging");
    window.harness.drop_at(to);
    window.settle();
    assert!(window.shows("across not by phone"));
}

fn codes_in(window: &Window, category: &str) -> Vec<String> {
    let seen = window.app().study().unwrap().project().seen();
    let categories = seen.categories();
    let it = categories.iter().find(|it| it.name.text() == category);
    let members = it.expect("the category").members();
    let mut names: Vec<String> = members.map(|code| seen.code_name(code)).collect();
    names.sort();
    names
}

#[test]
fn codes_that_were_given_wait_unsorted_until_they_are_in_a_category() {
    let mut window = board(SIZE);
    assert!(window.shows("4 codes"));
    assert!(window.shows("Counts are of everybody’s codings."));
    assert!(window.shows("being asked, 2 segments · 1 document · Anna"));
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Make a category of 1 code, in No sub-domain");
    assert!(window.shows("3 codes"), "one fewer in the tray");
    picture(&mut window, "condense");
}

#[test]
fn a_category_is_made_named_and_defined_by_keyboard() {
    let mut window = board(SIZE);
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.type_into("New category", "Ways of meeting");
    window.key(Key::Enter);
    assert!(window.shows("Ways of meeting"));
    window.click_role(Role::MultilineTextInput, "Definition");
    window.write("How the first contact comes about.");
    window.key(Key::Tab);
    let said = window.app().study().unwrap().project().seen().categories()[0]
        .definition
        .text()
        .to_owned();
    assert_eq!(said, "How the first contact comes about.");
    window.click("Undo: definition of Ways of meeting");
    window.click("Undo: new category Ways of meeting");
    assert!(window.shows("4 codes"), "all codes are unsorted again");
}

#[test]
fn the_board_is_worked_with_the_keyboard_alone() {
    let mut window = board(SIZE);
    // From card to card; Space selects two of them, C makes a category.
    window.key(Key::ArrowDown);
    window.key(Key::Space);
    window.key(Key::ArrowDown);
    window.key(Key::Space);
    window.wait_for("2 codes selected");
    picture(&mut window, "condense-selected");
    window.key(Key::C);
    assert!(window.shows("2 codes"), "two are left in the tray");
    let name = {
        let seen = window.app().study().unwrap().project().seen();
        seen.categories()[0].name.text().to_owned()
    };
    assert_eq!(codes_in(&window, &name).len(), 2);
    // A third goes into it by the category's name.
    window.key(Key::ArrowDown);
    window.key(Key::P);
    window.wait_for("Put “");
    picture(&mut window, "condense-put");
    window.write(&name);
    window.key(Key::Enter);
    assert_eq!(codes_in(&window, &name).len(), 3);
    // And out again.
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(codes_in(&window, &name).len(), 2);
}

#[test]
fn all_cards_between_two_are_selected_with_shift() {
    let mut window = board(SIZE);
    window.click("meeting where parents are, 1 segment · 1 document · Anna");
    let last = "being asked, 2 segments · 1 document · Anna";
    window.get(last).click_modifiers(Modifiers::SHIFT);
    window.settle();
    assert!(window.shows("4 codes selected"));
    window.key(Key::Escape);
    assert!(!window.shows("codes selected"));
}

#[test]
fn near_duplicates_are_suggested_and_keeping_them_apart_is_remembered() {
    let codings = [
        (0, "I go where they already are", "flyers do not work here"),
        (0, "It is almost never by phone", "flyers never work"),
    ];
    let mut window = coded_of(&TEXTS, &codings, SIZE, &[]);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.wait_for("“flyers do not work here” and “flyers never work”");
    window.click("Keep apart");
    assert!(!window.shows("Perhaps the same"));
    let said = {
        let seen = window.app().study().unwrap().project().seen();
        seen.code_matches()
    };
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].2, CodeMatch::Distinct);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("Perhaps the same"));
    window.click("Merge");
    assert!(window.shows("1 code"));
    assert!(window.shows("“flyers never work” was merged into it"));
    // The old name finds it still.
    window.click("Take the merge of “flyers never work” back");
    assert!(window.shows("2 codes"));
}

#[test]
fn codes_are_linked_and_the_cards_say_so() {
    let mut window = board(SIZE);
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.click("Leads to…");
    window.write("being");
    window.key(Key::Enter);
    assert!(window.shows("leads to “being asked”"));
    assert!(window.shows("follows from “not by phone”"));
    window.click("Take the link away: leads to “being asked”");
    assert!(!window.shows("leads to “being asked”"));
}

#[test]
fn a_second_axis_is_declared_and_codes_are_sorted_by_it_without_being_coded_again() {
    let mut window = board(SIZE);
    let codings = window
        .app()
        .study()
        .unwrap()
        .project()
        .seen()
        .codings()
        .count();
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Make a category of 1 code, in No sub-domain");
    window.click("Second axis…");
    window.write("Time");
    window.type_into("Its values, in order", "before, during, after");
    window.click("Declare the axis");
    for column in ["before", "during", "after", "Not placed"] {
        assert!(window.shows(column), "{column}");
    }
    window.click_role(Role::Button, "being asked");
    window.click_role(Role::ComboBox, "Time");
    window.click_role(Role::Button, "during");
    picture(&mut window, "condense-axis");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let placed = seen.placed_on(seen.axes()[0].id);
    let category = seen.categories()[0].id;
    let value = placed[&Sorted::Category(category)];
    assert_eq!(seen.axis_value(value).unwrap().name.text(), "during");
    assert_eq!(seen.codings().count(), codings);
}

#[test]
fn orienting_concepts_of_a_framework_are_marked_beside_the_tree() {
    let mut window = board(SIZE);
    window.click("being asked, 2 segments · 1 document · Anna");
    window.click("Mark with a concept");
    window.write("Dose");
    window.key(Key::Enter);
    assert!(window.shows("Orienting concepts"));
    assert!(window.shows("Take the concept Dose away"));
    let seen = window.app().study().unwrap().project().seen();
    assert_eq!(seen.concepts().len(), 1);
    assert!(seen.categories().is_empty());
}

#[test]
fn condense_opens_on_the_consensus_once_a_part_of_it_is_closed() {
    let mut window = Compared::revealed().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num4);
    assert!(window.shows("Counts are of everybody’s codings."));
    assert!(window.shows("trust, 6 segments · 1 document · Anna, Bo"));
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("4 differences in 4 passages");
    for key in [Key::Num0, Key::A, Key::A, Key::B] {
        window.key(key);
    }
    window.click_role(Role::Tab, "Consensus");
    window.wait_for("Close the consensus of Marek");
    window.click("Close the consensus of Marek");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.wait_for("Counts are of the consensus; parts of the material: 1 closed.");
    assert!(!window.shows("trust, 6 segments"));
    picture(&mut window, "condense-consensus");
    window.click_role(Role::ComboBox, "Codings of");
    window.click_role(Role::Button, "Bo");
    assert!(window.shows("Counts are of the codings of Bo."));
    assert!(window.shows("trust, 3 segments · 1 document · Bo"));
}

#[test]
fn pictures_of_the_samples_board() {
    for (size, name) in [(SIZE, "small"), (Vec2::new(1920.0, 1080.0), "large")] {
        let Some(mut window) = sample(Some("Ellen"), size) else {
            return;
        };
        window.keys(Modifiers::COMMAND, Key::Num4);
        window.wait_for("Counts are of the consensus; parts of the material: 10 closed, 3 left");
        picture(&mut window, &format!("condense-sample-{name}"));
        let first = {
            let seen = window.app().study().unwrap().project().seen();
            let categories = seen.categories();
            categories.first().map(|it| it.name.text().to_owned())
        };
        if let Some(first) = first {
            window.click_role(Role::Button, &first);
            picture(&mut window, &format!("condense-sample-category-{name}"));
            assert!(window.shows("Peer supporter: 3 of 6 speak of it"));
            assert!(
                window.shows("Silent: Peer supporter #4, Peer supporter #5, Peer supporter #6")
            );
        }
        run(&mut window, Action::Dark);
        picture(&mut window, &format!("condense-sample-dark-{name}"));
        run(&mut window, Action::Light);
        for _ in 0..10 {
            window.keys(Modifiers::COMMAND, Key::Plus);
        }
        picture(&mut window, &format!("condense-sample-200-{name}"));
    }
}

#[test]
fn five_hundred_codes_are_on_the_board_and_found_by_letters() {
    let names: Vec<String> = (0..500).map(|n| format!("code number {n}")).collect();
    let codings: Vec<(usize, &str, &str)> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let (document, words, _) = CODINGS[n % CODINGS.len()];
            (document, words, name.as_str())
        })
        .collect();
    let mut window = coded_of(&TEXTS, &codings, SIZE, &[]);
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.wait_for("500 codes");
    // What is out of sight is not drawn.
    assert!(window.shows("code number 0, "));
    assert!(!window.shows("code number 400, "));
    window.type_into("Filter the codes", "number 400");
    assert!(window.shows("code number 400, "));
    window.key(Key::Escape);
    picture(&mut window, "condense-500");
}

#[test]
fn a_sub_domain_without_categories_has_a_column_and_a_category_made_there_lies_in_it() {
    let mut window = board(SIZE);
    assert!(
        window.shows("No category yet · 4 codes not sorted"),
        "no sub-domain"
    );
    assert!(window.shows("No category yet"), "a sub-domain");
    let column = {
        let seen = window.app().study().unwrap().project().seen();
        let codes = seen.codes();
        let fidelity = codes.iter().find(|it| it.name.text() == "Fidelity");
        fidelity.expect("a sub-domain of the framework").id
    };
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.click("Make a category of 1 code, in Fidelity");
    let seen = window.app().study().unwrap().project().seen();
    let made = seen.categories()[0];
    assert_eq!(made.within.get_or(None), Some(column));
    assert!(window.shows("1 category · 1 code · 1 segment"));
    assert!(window.shows("No category yet · 3 codes not sorted"));
}

#[test]
fn a_theme_counts_what_is_below_its_categories_too() {
    let mut window = board(SIZE);
    let nested = |act: &mut interlinea::ui::Acting<'_>| {
        let codes = act.seen.codes();
        let asked = codes.iter().find(|it| it.name.text() == "being asked");
        let asked = [asked.ok_or(ActError::EmptyName)?.id];
        let mut under = None;
        for (name, level, codes) in [
            ("Being seen", CategoryLevel::Theme, &[][..]),
            ("Attention", CategoryLevel::Category, &[]),
            ("Sleep", CategoryLevel::Subcategory, &asked),
        ] {
            let new = NewCategory {
                name: name.to_owned(),
                level,
                within: None,
            };
            let made = acts::make_category(act.seen, act.draft, new, codes)?;
            if let Some(under) = under.replace(made) {
                act.draft.push(Change::PlaceCategory {
                    category: made,
                    under,
                    placed: true,
                });
            }
        }
        Ok(Vec::new())
    };
    window.harness.state_mut().push(Command::Act {
        what: "make categories",
        why: None,
        act: Box::new(move |act| nested(act).map_err(|error: ActError| error.to_string())),
    });
    window.settle();
    assert!(window.shows("2 segments · 1 document"));
    assert!(
        !window.shows("0 segments"),
        "the theme counts the subcategory"
    );
    window.click_role(Role::Button, "Attention");
    assert!(window.shows("under “Being seen” · with “Sleep” below it"));
    window.click_role(Role::Button, "Being seen");
    assert!(window.shows("across “Attention”"));
    picture(&mut window, "condense-nested");
}

#[test]
fn a_category_is_said_to_be_a_barrier_and_external_in_its_record() {
    let mut window = board(SIZE);
    window.click("not by phone, 1 segment · 1 document · Anna");
    window.type_into("New category", "Ways of meeting");
    window.key(Key::Enter);
    let said = |window: &Window| {
        let seen = window.app().study().unwrap().project().seen();
        let marks = seen.categories()[0].marks();
        marks.map(CategoryMark::in_words).collect::<Vec<_>>()
    };
    for size in ["light", "dark"] {
        let look = if size == "dark" {
            Action::Dark
        } else {
            Action::Light
        };
        run(&mut window, look);
        picture(&mut window, &format!("condense-marks-{size}-none"));
    }
    window.click_role(Role::RadioButton, "Barrier or facilitator: barrier");
    window.click_role(Role::RadioButton, "Internal or external: external");
    assert_eq!(said(&window), ["barrier", "external"]);
    // By keyboard: from there to the next word, which is chosen with the space bar.
    window
        .role(Role::RadioButton, "Barrier or facilitator: barrier")
        .focus();
    window.settle();
    window.key(Key::Tab);
    window.key(Key::Space);
    assert_eq!(said(&window), ["facilitator", "external"]);
    picture(&mut window, "condense-marks-dark");
    run(&mut window, Action::Light);
    picture(&mut window, "condense-marks-light");
    for _ in 0..10 {
        window.keys(Modifiers::COMMAND, Key::Plus);
    }
    picture(&mut window, "condense-marks-200");
    for _ in 0..10 {
        window.keys(Modifiers::COMMAND, Key::Minus);
    }
    window.click_role(Role::RadioButton, "Internal or external: not said");
    assert_eq!(said(&window), ["facilitator"]);
    window.click("Undo: take a mark of Ways of meeting back");
    assert_eq!(said(&window), ["facilitator", "external"]);
    // As it was at an earlier moment there is nothing to choose, only words.
    window.keys(Modifiers::COMMAND, Key::H);
    window.settle();
    let row = {
        let rows = window.harness.query_all_by_label_contains("as external");
        let names: Vec<String> = rows
            .filter_map(|row| row.accesskit_node().label())
            .collect();
        names.into_iter().next_back().unwrap()
    };
    window.click(&row);
    window.click("The study as it was then");
    window.wait_for("read only");
    window.keys(Modifiers::COMMAND, Key::Num4);
    window.click_role(Role::Button, "Ways of meeting");
    assert!(window.shows("As a whole: barrier, external."));
    let choices = window
        .harness
        .query_all_by_label_contains("Barrier or facilitator");
    assert_eq!(choices.count(), 0);
    picture(&mut window, "condense-marks-past");
}
