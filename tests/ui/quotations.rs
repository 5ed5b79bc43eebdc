//! Quotations in the real window: the list by category, the editor of words, masks, and what goes out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{Window, picture, sample};
use egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::{CodingId, QuotationPart, QuotationUse, Seen};
use interlinea::ui::{Action, Command, Selected};

const SMALL: Vec2 = Vec2::new(1280.0, 800.0);
const LARGE: Vec2 = Vec2::new(1920.0, 1080.0);

fn seen(window: &Window) -> Seen<'_> {
    window.app().study().unwrap().project().seen()
}

/// The sample study with its quotations open in Report.
fn quotations(size: Vec2) -> Option<Window> {
    let mut window = sample(Some("Ellen"), size)?;
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Quotations");
    window.wait_for("in the main text");
    Some(window)
}

fn first_row(window: &Window) -> String {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    names.into_iter().next().unwrap()
}

fn uses(window: &Window) -> Vec<(CodingId, QuotationUse)> {
    let seen = seen(window);
    let quoted = seen.quoted_codings();
    quoted
        .iter()
        .map(|it| (it.id, it.quotation().unwrap()))
        .collect()
}

#[test]
fn keys_move_a_quotation_between_candidate_main_text_and_supplement() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let before = uses(&window);
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.key(Key::Num3);
    window.key(Key::Num2);
    window.key(Key::Num1);
    let after = uses(&window);
    assert_eq!(before.len(), after.len());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert!(
        changed
            .iter()
            .all(|(_, (_, quoted))| *quoted == QuotationUse::Candidate)
    );
    let candidates = |all: &[(CodingId, QuotationUse)]| {
        all.iter()
            .filter(|it| it.1 == QuotationUse::Candidate)
            .count()
    };
    assert!(candidates(&after) > 0);
    window.key(Key::Num0);
    assert!(uses(&window).len() < before.len());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(uses(&window).len(), before.len());
}

#[test]
fn the_list_is_walked_with_arrows_and_opens_the_transcript_with_enter() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.key(Key::ArrowDown);
    let here = |window: &Window| window.app().study().unwrap().here.selected;
    let second = here(&window);
    window.key(Key::ArrowUp);
    assert_ne!(here(&window), second);
    window.key(Key::ArrowDown);
    assert_eq!(here(&window), second);
    window.key(Key::Enter);
    window.settle();
    let workspace = window.app().study().unwrap().here.workspace;
    assert_eq!(workspace, interlinea::ui::WorkspaceKind::Code);
    assert!(matches!(
        window.app().study().unwrap().here.selected,
        Selected::Coding(_) | Selected::Passage(..)
    ));
}

#[test]
fn words_are_left_out_by_a_click_and_by_keys_and_put_in_at_the_caret() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.wait_for("As it is printed");
    let (coding, form) = edited(&window);
    assert!(form.is_none(), "{coding:?}");
    // The third word goes.
    let words: Vec<String> = {
        let boxes = window.harness.query_all_by_role(Role::CheckBox);
        boxes.filter_map(|it| it.accesskit_node().label()).collect()
    };
    assert!(words.len() > 6, "{words:?}");
    {
        let mut boxes = window.harness.query_all_by_role(Role::CheckBox);
        boxes.nth(2).unwrap().click();
    }
    window.settle();
    let (_, form) = edited(&window);
    let form = form.unwrap();
    assert!(form.contains(&QuotationPart::Omission), "{form:?}");
    // The fourth by the keyboard, and something put in before the fifth.
    window.key(Key::ArrowRight);
    window.key(Key::Space);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    window.write("the house");
    window.key(Key::Enter);
    let (_, form) = edited(&window);
    let form = form.unwrap();
    assert!(
        form.contains(&QuotationPart::Insertion("the house".into())),
        "{form:?}"
    );
    assert!(
        !form.contains(&QuotationPart::Omission),
        "the house stands for what is left out"
    );
    assert!(window.shows("✓ verbatim against the transcript"));
    picture(&mut window, "quotation-edited");
    window.click("As it stands in the transcript");
    assert!(edited(&window).1.is_none());
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(edited(&window).1.is_some());
}

#[test]
fn words_that_cannot_be_put_in_stay_in_the_field_with_a_sentence() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.wait_for("As it is printed");
    window.click("Put words in…");
    window.write("the [old] house");
    window.key(Key::Enter);
    window.wait_for("has brackets or line breaks in it");
    assert!(edited(&window).1.is_none());
    // What was typed is there to be corrected, and nothing of it shows as if it were kept.
    window.get("Words put in");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write("the old house");
    window.key(Key::Enter);
    let form = edited(&window).1.unwrap();
    assert!(
        form.contains(&QuotationPart::Insertion("the old house".into())),
        "{form:?}"
    );
    assert!(!window.shows("has brackets or line breaks in it"));
}

/// The quotation that is selected, and its edited form.
fn edited(window: &Window) -> (CodingId, Option<Vec<QuotationPart>>) {
    let Selected::Coding(coding) = window.app().study().unwrap().here.selected else {
        panic!("no quotation is selected");
    };
    let seen = seen(window);
    // The form belongs to one of the codings of the passage.
    let place = seen.coding(coding).map(|it| (it.document(), it.span()));
    let mut forms = seen
        .quoted_codings()
        .into_iter()
        .filter(|it| Some((it.document(), it.span())) == place);
    let form = forms.find_map(|it| {
        let quotation = seen.quotation(it.id)?;
        quotation.parts().map(<[QuotationPart]>::to_vec)
    });
    (coding, form)
}

#[test]
fn a_translation_stands_beside_the_original_and_says_who_checked_it() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.wait_for("Translations");
    window.click("Add a translation…");
    window.write("sv");
    window.key(Key::Enter);
    window.settle();
    window.write("Det var bra.");
    window.click_role(Role::ListBoxOption, &row);
    window.wait_for("Who translated into sv");
    window.click("I checked it");
    window.wait_for("✓ checked by Ellen");
    let seen = seen(&window);
    let all = seen.quoted_codings();
    let translation = all
        .iter()
        .filter_map(|it| seen.quotation(it.id))
        .find_map(|it| it.translations.get("sv"))
        .unwrap();
    assert_eq!(translation.text.text(), "Det var bra.");
    assert!(
        translation
            .checked()
            .is_some_and(|who| who.starts_with("Ellen"))
    );
}

#[test]
fn masked_words_are_written_in_a_dictionary_and_hidden_in_what_goes_out() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let row = first_row(&window);
    let word = row
        .split(": ")
        .nth(1)
        .unwrap()
        .split(' ')
        .find(|word| word.len() > 5 && word.chars().all(char::is_alphabetic))
        .unwrap()
        .to_owned();
    window.click("Masked words");
    window.wait_for("Nothing is masked yet.");
    window.type_into("Name or phrase", &word);
    window.type_into("Goes out as", "XXYZ");
    window.click("Mask it");
    window.wait_for("in the quotations");
    assert_eq!(seen(&window).masks().len(), 1);
    picture(&mut window, "quotations-masks");
    window.click("As it goes out");
    window.wait_for("XXYZ");
    window.wait_for("One name or phrase was masked");
    picture(&mut window, "quotations-as-they-go-out");
    window.click("Masked words");
    window.click(&format!("Take “{word}” out of the dictionary"));
    assert!(seen(&window).masks().is_empty());
}

#[test]
fn a_mask_that_would_show_the_words_again_is_refused_with_a_sentence() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    window.click("Masked words");
    window.type_into("Name or phrase", "Anna");
    window.type_into("Goes out as", "Anna’s sister");
    window.click("Mask it");
    window.wait_for("would show “Anna” again");
    assert!(seen(&window).masks().is_empty());
}

#[test]
fn the_balance_says_who_is_quoted_and_which_categories_have_no_quotation() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    window.click("Balance");
    window.wait_for("Categories without a quotation");
    assert!(window.shows("By role") && window.shows("By participant"));
    picture(&mut window, "quotations-balance");
}

#[test]
fn the_filter_finds_words_and_uses() {
    let Some(mut window) = quotations(SMALL) else {
        return;
    };
    let all = uses(&window).len();
    let rows = |window: &Window| {
        window
            .harness
            .query_all_by_role(Role::ListBoxOption)
            .count()
    };
    let before = rows(&window);
    assert!(before > 1 && all > 1);
    window.type_into("Find in the quotations", "no such words anywhere");
    window.wait_for("No quotation is like this");
    assert_eq!(rows(&window), 0);
}

#[test]
fn quotations_look_right_in_light_and_dark_in_both_sizes() {
    for (size, name) in [(SMALL, "small"), (LARGE, "large")] {
        let Some(mut window) = quotations(size) else {
            return;
        };
        let row = first_row(&window);
        window.click_role(Role::ListBoxOption, &row);
        window.wait_for("As it is printed");
        picture(&mut window, &format!("quotations-{name}-light"));
        window.harness.state_mut().push(Command::Do(Action::Dark));
        window.settle();
        picture(&mut window, &format!("quotations-{name}-dark"));
    }
}

#[test]
fn at_double_text_size_nothing_is_cut() {
    let Some(mut window) = quotations(LARGE) else {
        return;
    };
    for _ in 0..12 {
        window
            .harness
            .state_mut()
            .push(Command::Do(Action::LargerText));
        window.settle();
    }
    let row = first_row(&window);
    window.click_role(Role::ListBoxOption, &row);
    window.wait_for("As it is printed");
    picture(&mut window, "quotations-double");
}
