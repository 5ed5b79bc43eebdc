//! Compare in the real window: what two analysts coded differently, the figures, and what they decide.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::compared::{Compared, TEXT, act};
use crate::window::{Window, picture};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::analysis::agreement::of_study::{AgreementOptions, agreement_of_study};
use interlinea::analysis::discrepancies::discrepancies;
use interlinea::journal::{Installation, Project, copy_sample_to};
use interlinea::model::things::{Coding, Document};
use interlinea::model::{Change, Cut, Decision, Reported, StudyEdit, Target};
use interlinea::ui::{Action, Command, WorkspaceKind};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// Anna's window on the revealed study, with Compare open and the list there.
fn revealed() -> Window {
    let mut window = Compared::revealed().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("4 differences in 4 passages");
    window
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    names.filter(|name| is_difference(name)).collect()
}

fn is_difference(name: &str) -> bool {
    ["only ", "borders, ", "other code, "]
        .iter()
        .any(|kind| name.starts_with(kind))
}

fn decisions(window: &Window) -> Vec<Decision> {
    let project = window.app().study().unwrap().project();
    let decisions = project.seen().decisions();
    decisions
        .iter()
        .map(|it| it.decided.decision.clone())
        .collect()
}

/// The row that is chosen.
fn chosen(window: &Window) -> String {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let chosen = rows.filter(|row| row.accesskit_node().toggled() == Some(Toggled::True));
    let mut names = chosen.filter_map(|row| row.accesskit_node().label());
    names.find(|name| is_difference(name)).unwrap_or_default()
}

#[test]
fn a_hidden_pass_says_who_has_not_closed_it_and_shows_nothing_else() {
    let mut window = Compared::hidden().window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    assert!(window.shows("not closed by Bo"));
    for words in ["difference", "only Bo", "Figures", "worries", "Decide"] {
        assert!(!window.shows(words), "{words}");
    }
    picture(&mut window, "compare-hidden");
}

#[test]
fn after_the_reveal_each_difference_stands_in_the_list_with_its_kind_words_and_place() {
    let window = revealed();
    assert_eq!(
        rows(&window),
        [
            "borders, Nobody had asked me that., Marek, turn 2, open",
            "other code, We had no time at all., Marek, turn 2, open",
            "only Anna, Trust came later., Marek, turn 2, open",
            "only Bo, With the forms came the worries., Marek, turn 2, open",
        ]
    );
    assert!(window.shows("1 only Anna, 1 only Bo, 1 other code, 1 borders"));
    assert!(window.shows("One coding is the same in both."));
}

#[test]
fn the_passage_is_read_in_its_context_with_who_gave_which_code() {
    let mut window = revealed();
    window.key(Key::ArrowDown);
    assert!(window.shows("What did the visits change?"));
    assert!(window.shows("Anna: trust") && window.shows("Bo: time"));
    window.key(Key::ArrowDown);
    assert!(window.shows("Anna: time") && window.shows("Bo: nothing here"));
}

#[test]
fn the_list_is_filtered_by_kind_and_by_code() {
    let mut window = revealed();
    window.click("Only Anna, 1");
    assert_eq!(
        rows(&window),
        ["only Anna, Trust came later., Marek, turn 2, open"]
    );
    window.click("All differences, 4");
    window.click_role(Role::ComboBox, "Code");
    window.click_role(Role::Button, "time");
    assert_eq!(rows(&window).len(), 2);
    window.click("Show all");
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn enter_opens_the_chosen_passage_in_code() {
    let mut window = revealed();
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowUp);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    let start = TEXT.find("We had no time").unwrap() as u32;
    assert_eq!(here.passage_asked, 1);
    if let Some((_, span)) = here.passage {
        assert_eq!(span.start, start);
    }
}

/// Six sentences. “trust”: both in 1 and 2, only Anna in 3, only Bo in 5; positive agreement 2·2/(3+3) = 0.67. Of 12
/// ratings 6 are “given”: Do = 2/6, De = 2·6·6/(12·11) = 0.545, alpha = 1 − 0.333/0.545 = 0.39. “time”: only Anna in
/// 4, only Bo in 3; De = 2·2·10/(12·11) = 0.303, alpha = 1 − 0.333/0.303 = −0.10.
#[test]
fn the_figures_are_those_one_calculates_by_hand() {
    let mut window = revealed();
    window.click_role(Role::Tab, "Figures");
    window.wait_for("6 sentences of what participants said in 1 document, coded by Anna and Bo.");
    assert!(window.shows(
        "trust, both 2, Anna 1, Bo 1, Positive agreement (Dice) 0.67, Krippendorff's alpha 0.39"
    ));
    assert!(window.shows(
        "time, both 0, Anna 1, Bo 1, Positive agreement (Dice) 0.00, Krippendorff's alpha −0.10"
    ));
    // Both codes: of 24 ratings 8 given, Do = 4/12, De = 2·8·16/(24·23) = 0.464, alpha = 0.28.
    assert!(window.shows("All codes together, both 2, Anna 2, Bo 2, Positive agreement (Dice) 0.50, Krippendorff's alpha 0.28"));
    assert!(window.shows("No intervals: they are drawn from 10 documents on, and there are 1."));
    window.click("All coefficients");
    window.wait_for("Cohen's kappa 0.33");
    picture(&mut window, "figures-all");
}

/// Three people, six sentences: all gave “trust” in 1, one of them in 2 and in 3. Of 18 ratings 5 are “given”; the
/// ordered pairs that differ are 4 in each of the two, over m − 1 = 2: alpha = 1 − 17·4/(2·5·13) = 0.48.
#[test]
fn three_analysts_have_their_figures_and_their_passages_together() {
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
    window.wait_for("2 differences in 2 passages");
    assert!(window.shows("1 only Anna, 1 only Cy. One coding is the same in all."));
    assert!(window.shows("only Anna, Nobody had asked me that."));
    assert!(window.shows("only Cy, We had no time at all."));
    assert!(window.shows("Bo: nothing here") && window.shows("Cy: nothing here"));
    picture(&mut window, "compare-three");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("coded by Anna, Bo and Cy");
    assert!(window.shows("trust, all 1, some 2"));
    assert!(window.shows("Krippendorff's alpha 0.48"));
    // Without Cy there are two: of 12 ratings 3 are given, alpha = 1 − 11·2/(2·3·9) = 0.59.
    window.click_role(Role::ListItem, "Cy");
    window.wait_for("coded by Anna and Bo");
    assert!(window.shows("trust, both 1, Anna 1, Bo 0"));
    assert!(window.shows("Krippendorff's alpha 0.59"));
}

#[test]
fn a_codes_figures_lead_to_its_passages() {
    let mut window = revealed();
    window.click_role(Role::Tab, "Figures");
    window.wait_for("6 sentences");
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    assert!(window.shows("Passages where they differ"));
    window.key(Key::Enter);
    assert_eq!(rows(&window).len(), 2);
    assert!(window.shows("2 of them are shown."));
}

#[test]
fn a_study_that_reports_consensus_only_shows_counts_and_no_coefficient() {
    let compared = Compared::revealed();
    act(&mut compared.project("anna"), |_, draft| {
        let edit = StudyEdit::Reported(Reported::ConsensusOnly);
        draft.push(Change::Study(edit));
    });
    let mut window = compared.window(SIZE);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("4 differences");
    window.click_role(Role::Tab, "Figures");
    window.wait_for("trust, both 2, Anna 1, Bo 1");
    for words in [
        "alpha",
        "α",
        "positive",
        "0.67",
        "All coefficients",
        "kappa",
    ] {
        assert!(!window.shows(words), "{words}");
    }
}

#[test]
fn one_key_decides_and_goes_on_to_the_next_open_difference_and_undo_takes_it_back() {
    let mut window = revealed();
    assert!(chosen(&window).starts_with("borders"));
    window.key(Key::A);
    window.wait_for("Nobody had asked me that., Marek, turn 2, Anna’s");
    assert_eq!(decisions(&window), [Decision::As(window_anna(&window))]);
    assert!(
        chosen(&window).starts_with("other code"),
        "{}",
        chosen(&window)
    );
    window.key(Key::Num2);
    window.wait_for("We had no time at all., Marek, turn 2, both");
    // One coding cannot be “both”.
    window.key(Key::Num2);
    assert_eq!(decisions(&window).len(), 2);
    window.key(Key::Num0);
    window.wait_for("Trust came later., Marek, turn 2, neither");
    assert!(window.shows("1 of 4 open"));
    picture(&mut window, "compare-decided");
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("Trust came later., Marek, turn 2, open");
    assert_eq!(decisions(&window).len(), 2);
}

#[test]
fn a_row_that_was_clicked_is_decided_by_its_key_too_and_escape_leaves_what_is_half_done() {
    let mut window = revealed();
    window.click("only Bo, With the forms came the worries., Marek, turn 2, open");
    window.key(Key::Slash);
    assert!(window.shows("Esc to leave"));
    window.key(Key::Escape);
    assert!(!window.shows("Esc to leave"));
    window.key(Key::B);
    window.wait_for("With the forms came the worries., Marek, turn 2, Bo’s");
}

fn window_anna(window: &Window) -> interlinea::model::AnalystId {
    window.app().study().unwrap().project().person().unwrap()
}

#[test]
fn new_borders_are_moved_by_words_and_recorded() {
    let mut window = revealed();
    window.key(Key::D);
    picture(&mut window, "compare-borders");
    // From what both coded together, the end one word back: what Bo coded.
    window.key(Key::ArrowLeft);
    window.key(Key::Enter);
    window.wait_for("Marek, turn 2, what both coded");
    window.key(Key::ArrowUp);
    window.key(Key::D);
    window.keys(Modifiers::SHIFT, Key::ArrowRight);
    window.key(Key::Enter);
    window.wait_for("Marek, turn 2, new borders");
    let start = TEXT.find("had asked me that").unwrap() as u32;
    let decided = decisions(&window);
    let Some(Decision::Borders {
        start: from, end, ..
    }) = decided.last()
    else {
        panic!("{decided:?}");
    };
    assert_eq!(
        (*from, *end),
        (start, start + "had asked me that.".len() as u32)
    );
}

#[test]
fn differing_readings_need_words_and_become_a_memo() {
    let mut window = revealed();
    window.key(Key::K);
    assert!(window.shows("Write here what the two readings are"));
    assert!(decisions(&window).is_empty());
    window.write("Anna hears relief, Bo reproach.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.wait_for("Marek, turn 2, both readings");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let memos = seen.memos();
    assert_eq!(memos.len(), 1);
    assert_eq!(memos[0].text.text(), "Anna hears relief, Bo reproach.");
    assert_eq!(
        decisions(&window),
        [Decision::DifferingReadings(memos[0].id)]
    );
}

#[test]
fn m_writes_a_memo_on_the_passage_that_is_compared() {
    let mut window = revealed();
    window.key(Key::M);
    window.write("Why do we differ here?");
    window.keys(Modifiers::COMMAND, Key::Enter);
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let memos = seen.memos();
    assert_eq!(memos.len(), 1);
    assert_eq!(memos[0].text.text(), "Why do we differ here?");
    assert!(matches!(memos[0].first.on, Target::Passage { .. }));
    assert!(decisions(&window).is_empty());
}

#[test]
fn another_code_is_found_by_its_letters_and_its_reason_and_session_are_kept() {
    let mut window = revealed();
    window.click("Start a session");
    picture(&mut window, "compare-session");
    window.click_role(Role::TextInput, "Date");
    window.write("x");
    window.click_role(Role::Button, "Start");
    window.wait_for("is not in the calendar");
    window.click_role(Role::TextInput, "Date");
    window.key(Key::Backspace);
    window.click_role(Role::Button, "Start");
    assert!(!window.shows("is not in the calendar"));
    window.click_role(Role::MultilineTextInput, "Reason");
    window.write("It is about hours.");
    window.click("Another code");
    window.write("tim");
    picture(&mut window, "compare-other");
    window.key(Key::Enter);
    window.wait_for("Marek, turn 2, “time” instead");
    let project = window.app().study().unwrap().project();
    let seen = project.seen();
    let made = seen.decisions();
    assert_eq!(made[0].decided.reason, "It is about hours.");
    let session = seen.sessions();
    assert_eq!(made[0].decided.session, Some(session[0].id));
    assert_eq!(session[0].held.present.len(), 2);
}

#[test]
fn what_is_taken_to_another_thread_gives_the_same_and_holds_nothing_hidden() {
    let hidden = Compared::hidden();
    let project = hidden.project("anna");
    let apart = project.seen().apart(hidden.pass);
    let analysts: Vec<_> = apart.seen().codings().map(Coding::analyst).collect();
    assert_eq!(analysts, vec![hidden.anna; 4]);

    let (_folder, project) = sample_project("Ellen");
    let texts = |document: &Document| {
        let text = project.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let seen = project.seen();
    let options = AgreementOptions::default();
    let whole = agreement_of_study(&seen, &texts, &Cut::default(), &options).unwrap();
    let apart = seen.apart(whole.pass);
    let again = agreement_of_study(&apart.seen(), &texts, &Cut::default(), &options).unwrap();
    assert_eq!(whole, again);
    assert_eq!(
        discrepancies(&seen, &texts, Some(whole.pass), &[]).unwrap(),
        discrepancies(&apart.seen(), &texts, Some(whole.pass), &[]).unwrap()
    );
}

fn sample_project(who: &str) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("sample");
    copy_sample_to(&copy).unwrap();
    let home = Installation::at(folder.path().join("home"));
    let mut project = Project::open(&copy, &home).unwrap();
    let analysts = project.seen().analysts();
    let found = analysts.iter().find(|it| it.name.text().starts_with(who));
    let analyst = found.unwrap().id;
    project.bind(analyst).unwrap();
    (folder, project)
}

/// The sample, as one of its analysts sees it, with Compare open.
fn sample(who: &str, size: Vec2) -> Window {
    let (folder, project) = sample_project(who);
    let mut window = Window::with(project, folder, size);
    window.keys(Modifiers::COMMAND, Key::Num3);
    window.wait_for("codings are the same");
    window
}

#[test]
fn of_a_long_list_only_what_is_in_sight_is_drawn_and_end_goes_to_its_last_row() {
    let mut window = sample("Ellen", SIZE);
    let first = rows(&window);
    assert!(first.len() > 10 && first.len() < 40, "{}", first.len());
    window.key(Key::End);
    let last = rows(&window);
    assert!(first.iter().all(|row| !last.contains(row)));
    assert_eq!(Some(chosen(&window)), last.last().cloned());
}

#[test]
fn with_text_of_double_size_every_control_is_still_there() {
    let mut window = sample("Ellen", SIZE);
    for _ in 0..12 {
        window
            .harness
            .state_mut()
            .push(Command::Do(Action::LargerText));
        window.settle();
    }
    picture(&mut window, "compare-200");
    assert!(window.shows("Passages to talk about") && window.shows("Figures"));
    assert!(!rows(&window).is_empty());
    window.click_role(Role::Tab, "Figures");
    window.wait_for("All codes together");
    picture(&mut window, "figures-200");
}

#[test]
fn the_history_stands_below_the_field_for_the_reason() {
    for size in [SIZE, Vec2::new(1920.0, 1080.0)] {
        let mut window = sample("Ellen", size);
        window.click_role(Role::ComboBox, "State");
        window.click_role(Role::Button, "Open");
        let reason = window.role(Role::MultilineTextInput, "Reason").rect();
        let history = window.get("History").rect();
        assert!(
            reason.bottom() <= history.top(),
            "{reason:?} and {history:?}"
        );
    }
}

#[test]
fn pictures_of_the_sample() {
    for (name, size) in [("1280", SIZE), ("1920", Vec2::new(1920.0, 1080.0))] {
        for (mode, action) in [("light", Action::Light), ("dark", Action::Dark)] {
            let mut window = sample("Ellen", size);
            window.harness.state_mut().push(Command::Do(action));
            for _ in 0..3 {
                window.key(Key::ArrowDown);
            }
            picture(&mut window, &format!("compare-{name}-{mode}"));
            window.click_role(Role::Tab, "Figures");
            window.wait_for("All codes together");
            window.key(Key::ArrowDown);
            window.key(Key::ArrowDown);
            picture(&mut window, &format!("figures-{name}-{mode}"));
        }
    }
}
