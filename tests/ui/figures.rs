//! The figures in Compare, in the real window: their levels, the text behind their numbers, where analysts differ, borders
//! and gamma, one analyst twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::{Compared, TEXT, act};
use crate::window::{Window, picture, sample};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::acts::{self, NewPassOf};
use interlinea::model::{
    Change, Closing, Level, NewCategory, NewCoding, Part, PassKind, Reported, StudyEdit, Talk,
};
use interlinea::ui::{Action, Command, WorkspaceKind};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// Anna's window on a study, with the figures open.
fn figures(compared: Compared, size: Vec2) -> Window {
    let mut window = compared.window(size);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by Anna");
    window
}

fn rows(window: &Window, role: Role) -> Vec<String> {
    let rows = window.harness.query_all_by_role(role);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

/// “trust”: both in sentences 1 and 2, Anna alone in 3, Bo alone in 5; “time”: Anna alone in 4, Bo alone in 3.
#[test]
fn every_number_leads_to_its_sentences_and_from_there_to_the_transcript() {
    let mut window = figures(Compared::revealed(), SIZE);
    window.key(Key::ArrowDown);
    window.click_role(Role::Link, "Both 2: read them");
    window.wait_for("She asked me how I slept., Marek, turn 2");
    let units = rows(&window, Role::ListItem);
    let found: Vec<&String> = units
        .iter()
        .filter(|it| it.contains("Marek, turn 2"))
        .collect();
    assert_eq!(
        found,
        [
            "She asked me how I slept., Marek, turn 2",
            "Nobody had asked me that., Marek, turn 2"
        ]
    );
    picture(&mut window, "figures-behind");
    window.click("Back to the figures");
    window.click_role(Role::Link, "Only Bo 1: read them");
    window.wait_for("With the forms came the worries.");
    window.click("With the forms came the worries., Marek, turn 2");
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    let start = TEXT.find("With the forms").unwrap() as u32;
    assert_eq!(here.passage.unwrap().1.start, start);
}

#[test]
fn what_neither_coded_is_read_too_and_all_codes_together_name_the_code() {
    let mut window = figures(Compared::revealed(), SIZE);
    window.key(Key::ArrowDown);
    window.click_role(Role::Link, "Neither 2: read them");
    window.wait_for("We laughed., Marek, turn 2");
    window.click("Back to the figures");
    let pooled = rows(&window, Role::Row);
    let pooled = pooled
        .iter()
        .find(|it| it.starts_with("All codes together"))
        .unwrap();
    window.click_role(Role::Row, &pooled.clone());
    window.click_role(Role::Link, "Only Anna 2: read them");
    window.wait_for("Trust came later., Marek, turn 2 · time");
    assert!(window.shows("We had no time at all., Marek, turn 2 · trust"));
}

#[test]
fn a_cell_of_the_map_says_what_differs_and_leads_to_the_passages() {
    let mut window = figures(Compared::revealed(), SIZE);
    let trust = "trust, Marek: 2 of 4 sentences with it differ, of 6";
    let time = "time, Marek: 2 of 2 sentences with it differ, of 6";
    assert!(window.shows(trust) && window.shows(time));
    window.click_role(Role::Cell, time);
    window.wait_for("2 of them are shown.");
    assert!(window.shows("other code, We had no time at all."));
}

#[test]
fn documents_and_categories_are_rows_of_their_own() {
    let compared = Compared::revealed();
    act(&mut compared.project("anna"), |seen, draft| {
        let codes: Vec<_> = seen.codes().iter().map(|code| code.id).collect();
        let codes: Vec<_> = codes
            .into_iter()
            .filter(|code| ["trust", "time"].contains(&seen.code_name(*code).as_str()))
            .collect();
        let new = NewCategory {
            name: "Being met".into(),
            level: Default::default(),
            within: None,
        };
        acts::make_category(seen, draft, new, &codes).unwrap()
    });
    let mut window = figures(compared, SIZE);
    window.click_role(Role::Tab, "By category");
    // Anna coded sentences 1 to 4, Bo 1, 2, 3 and 5.
    assert!(window.shows("Being met, both 3, Anna 1, Bo 1"));
    window.click_role(Role::Tab, "By document");
    // Two codes × six sentences.
    assert!(window.shows("Marek, both 2, Anna 2, Bo 2"));
    window.key(Key::ArrowDown);
    assert!(window.shows("All codes together: each unit is counted once for each code."));
    window.key(Key::Enter);
    window.wait_for("4 differences in 4 passages");
}

#[test]
fn of_three_analysts_every_pair_has_its_figures() {
    let compared = Compared::revealed();
    let (one, two, three) = (
        "She asked me how I slept.",
        "Nobody had asked me that.",
        "We had no time at all.",
    );
    compared.of_three([&[one, two], &[one], &[one, three]]);
    let mut window = compared.window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::ListItem, "All three");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by Anna, Bo and Cy");
    window.key(Key::ArrowDown);
    // Anna and Bo: of 12 ratings 3 are given, alpha = 1 − 11·2/(2·3·9) = 0.59; Anna and Cy: 4 of 12 given and two
    // sentences differ, alpha = 1 − 11·4/(2·4·8) = 0.31.
    assert!(window.shows("Every pair"));
    assert!(window.shows("Anna and Bo") && window.shows("0.59") && window.shows("0.31"));
    picture(&mut window, "figures-three");
    window.click_role(Role::Tab, "By pair");
    assert!(window.shows("Anna and Bo, both 1, first 1, second 0"));
    assert!(window.shows("Anna and Cy, both 1, first 1, second 1"));
}

#[test]
fn borders_have_unitizing_figures_and_gamma_where_it_is_asked_for() {
    let mut window = figures(Compared::revealed(), SIZE);
    window.click_role(Role::Tab, "Borders");
    window.wait_for("Where Anna and Bo let passages begin and end");
    let codes = rows(&window, Role::Row);
    // Anna marked three passages with “trust”, Bo three.
    assert!(
        codes
            .iter()
            .any(|it| it.starts_with("trust, units 3 + 3, u-α ")),
        "{codes:?}"
    );
    assert!(!codes.iter().any(|it| it.contains("γ")));
    window.click("Work out gamma");
    window.wait_for("expected");
    assert!(window.shows("from 200 draws each with seed 1; 1 document, 0 of which"));
    let codes = rows(&window, Role::Row);
    assert!(codes.iter().any(|it| it.contains("γ ")), "{codes:?}");
    picture(&mut window, "figures-borders");
}

#[test]
fn what_is_drawn_and_how_often_is_chosen_and_said() {
    let Some(mut window) = sample(Some("Ellen"), SIZE) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by Ellen");
    window.wait_for("Set-valued α (Jaccard)");
    window.click_role(Role::TextInput, "Draws");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("200");
    window.key(Key::Tab);
    window.key(Key::ArrowDown);
    window.click_role(Role::ComboBox, "Drawn from");
    window.click_role(Role::Button, "participants");
    assert!(window.shows("Documents that share a participant are drawn together"));
    window.harness.run_steps(3);
    for _ in 0..200 {
        window.settle();
        if window.shows("of 200 draws") || window.shows("No intervals") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    picture(&mut window, "figures-participants");
}

/// The study of one analyst, who coded “trust” in two passes.
fn twice() -> Compared {
    let compared = Compared::revealed();
    let mut project = compared.project("anna");
    for (name, given) in [
        (
            "May",
            ["She asked me how I slept.", "Nobody had asked me that."],
        ),
        (
            "June",
            ["She asked me how I slept.", "We had no time at all."],
        ),
    ] {
        act(&mut project, |seen, draft| {
            let new = NewPassOf {
                name: name.to_owned(),
                kind: PassKind::Directed,
                analysts: vec![compared.anna],
                framework: None,
                level: Level::Manifest,
                blind: false,
                within: None,
            };
            let pass = acts::open_pass(seen, draft, new).unwrap();
            let codes = seen.codes();
            let code = codes
                .iter()
                .find(|code| code.name.text() == "trust")
                .unwrap()
                .id;
            for words in given {
                let start = TEXT.find(words).unwrap() as u32;
                draft.push(Change::AddCoding(NewCoding {
                    analyst: compared.anna,
                    document: compared.document,
                    pass,
                    code,
                    start,
                    end: start + words.len() as u32,
                    within: None,
                }));
            }
            draft.push(Change::Close {
                pass,
                analyst: compared.anna,
                parts: vec![Part::Document(compared.document)],
                closing: Closing::Closed(Talk::NotDiscussed),
            });
        });
    }
    compared
}

#[test]
fn one_analyst_is_compared_with_themselves_in_another_pass() {
    let mut window = figures(twice(), SIZE);
    window.click_role(Role::ComboBox, "Compared");
    window.click_role(Role::Button, "Anna, here and in “May”");
    window.wait_for("Anna, twice");
    // In the inductive pass sentences 1, 2, 3; in May 1 and 2.
    window.wait_for("trust, both 2, Inductive 1, May 0");
    assert!(!window.shows("Side by side"));
    window.key(Key::ArrowDown);
    window.click_role(Role::Link, "Only Inductive 1: read them");
    window.wait_for("We had no time at all.");
    picture(&mut window, "figures-twice");
    window.click("Back to the figures");
    let differ = "trust, Marek: 1 of 3 sentences with it differ, of 6";
    window.click_role(Role::Cell, differ);
    window.wait_for("We had no time at all., Marek, turn 2");
    assert!(window.shows("Differing: trust, Marek"));
}

#[test]
fn a_study_that_reports_consensus_only_shows_no_coefficient_on_any_level() {
    let compared = Compared::revealed();
    act(&mut compared.project("anna"), |_, draft| {
        let edit = StudyEdit::Reported(Reported::ConsensusOnly);
        draft.push(Change::Study(edit));
    });
    let mut window = figures(compared, SIZE);
    for words in ["Borders", "Set-valued", "Krippendorff", "Intervals", "α"] {
        assert!(!window.shows(words), "{words}");
    }
    window.click_role(Role::Tab, "By document");
    window.key(Key::ArrowDown);
    assert!(window.shows("Marek, both 2, Anna 2, Bo 2"));
    assert!(!window.shows("Coefficients") && !window.shows("Krippendorff"));
}

#[test]
fn pictures_of_the_figures() {
    for (name, size) in [("1280", SIZE), ("1920", Vec2::new(1920.0, 1080.0))] {
        for (mode, action) in [("light", Action::Light), ("dark", Action::Dark)] {
            let Some(mut window) = sample(Some("Ellen"), size) else {
                return;
            };
            window.harness.state_mut().push(Command::Do(action));
            window.keys(Modifiers::COMMAND, Key::Num3);
            window.click_role(Role::Tab, "Figures");
            window.wait_for("Set-valued α (Jaccard)");
            window.key(Key::ArrowDown);
            window.click("All coefficients");
            window.harness.run_steps(20);
            std::thread::sleep(std::time::Duration::from_millis(600));
            window.settle();
            picture(&mut window, &format!("figures-codes-{name}-{mode}"));
            window.click_role(Role::Tab, "By category");
            picture(&mut window, &format!("figures-categories-{name}-{mode}"));
            window.click_role(Role::Tab, "Borders");
            window.wait_for("let passages begin and end");
            picture(&mut window, &format!("figures-borders-{name}-{mode}"));
        }
    }
    let Some(mut window) = sample(Some("Ellen"), SIZE) else {
        return;
    };
    for _ in 0..12 {
        window
            .harness
            .state_mut()
            .push(Command::Do(Action::LargerText));
    }
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by Ellen");
    picture(&mut window, "figures-codes-200");
    window.click_role(Role::Tab, "Borders");
    window.wait_for("let passages begin and end");
    picture(&mut window, "figures-borders-200");
}

#[test]
fn saving_the_figures_opens_their_report_with_what_is_compared() {
    let mut window = figures(Compared::revealed(), SIZE);
    window.click("Turn");
    window.wait_for("All turns together");
    window.click("Save these figures or the ratings");
    window.wait_for("Unit: turn (rule turns-1)");
    assert!(window.shows("Save the agreement report"));
    window.click("Matrix of ratings");
    window.wait_for("Save the matrix of ratings");
}
