//! Report in the real window: the codebook is saved.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{coded::coded, compared::Compared, picture};
use egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::ui::{Action, Command};

#[test]
fn the_codebook_is_seen_before_it_is_saved_as_a_table() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.wait_for("being asked");
    picture(&mut window, "report");
    window.click("Table (CSV)");
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("codebook.csv");
    window.write(&path.display().to_string());
    window.click("Save the codebook");
    window.wait_for("Saved as");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.contains("being asked"));
}

#[test]
fn a_folder_that_is_not_there_is_said_in_a_sentence_and_nothing_is_lost() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("no/such/folder/codebook.xlsx");
    window.write(&path.display().to_string());
    window.click("Save the codebook");
    window.wait_for("no/such/folder");
    assert!(!window.shows("Saved as /"));
}

#[test]
fn each_thing_that_can_be_saved_is_seen_before_it_is_and_saved_as_the_command_line_writes_it() {
    let compared = Compared::revealed();
    let mut window = compared.window(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    for (kind, what, noun, format, choice, shown) in [
        (
            "Agreement",
            "agreement",
            "agreement report",
            "csv",
            "Table (CSV)",
            "Unit: sentence",
        ),
        (
            "Discrepancies",
            "discrepancies",
            "report of discrepancies",
            "xlsx",
            "Spreadsheet (XLSX)",
            "A is Anna",
        ),
        (
            "Matrix of ratings",
            "matrix-of-ratings",
            "matrix of ratings",
            "csv",
            "Table (CSV)",
            "any code",
        ),
        (
            "Memo book",
            "memos",
            "memo book",
            "md",
            "Text (Markdown)",
            "No memo has been",
        ),
        (
            "Codebook",
            "codebook",
            "codebook",
            "md",
            "Text (Markdown)",
            "deductive",
        ),
        (
            "Coded transcripts",
            "transcript",
            "coded transcripts",
            "html",
            "Page for a browser (HTML)",
            "In the margin",
        ),
    ] {
        window.click(kind);
        window.wait_for(shown);
        window.click(choice);
        window.click_role(Role::TextInput, "Save as");
        window.keys(Modifiers::COMMAND, Key::A);
        let path = window.path(&format!("window.{format}"));
        window.write(&path.display().to_string());
        window.click(&format!("Save the {noun}"));
        window.wait_for("Saved as");
        picture(&mut window, &format!("report-{what}"));
        let out = window.path(&format!("command.{format}"));
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_interlinea"))
            .env("INTERLINEA_HOME", window.path("anna"))
            .args(["export", &window.path("study").display().to_string(), what])
            .args(["--format", format, "--out", &out.display().to_string()])
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{what}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        assert!(
            std::fs::read(&path).unwrap() == std::fs::read(&out).unwrap(),
            "{what}"
        );
    }
}

#[test]
fn a_click_on_a_sentence_of_the_methods_draft_shows_the_log_entries_it_rests_on() {
    let compared = Compared::revealed();
    let mut window = compared.window(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click("Methods draft");
    let sentence = "Anna and Bo coded independently, as recorded in the study's log";
    window.wait_for(sentence);
    assert!(!window.shows("What this sentence rests on"));
    window
        .harness
        .get_by_label_contains(sentence)
        .scroll_to_me();
    window.settle();
    window.harness.get_by_label_contains(sentence).click();
    window.settle();
    assert!(window.shows("What this sentence rests on"));
    assert!(window.shows("new pass Inductive") && window.shows("closing"));
    picture(&mut window, "report-methods");
    window.click("Close what this sentence rests on");
    assert!(!window.shows("What this sentence rests on"));
    let blank = "[…: ethical approval and consent]";
    window.harness.get_by_label(blank).scroll_to_me();
    window.settle();
    window.click(blank);
    assert!(window.shows("The study does not hold this"));
}

/// What each report of the sample study shows, by which one knows that it is there.
const REPORTS: [(&str, &str); 13] = [
    ("Coded transcripts", "In the margin"),
    ("Codebook", "deductive"),
    ("Participants' table", "All (N = 12)"),
    ("Agreement", "Unit: sentence"),
    ("Discrepancies", "Differences"),
    ("Matrix of ratings", "Ratings"),
    ("Memo book", "Analytic memos"),
    ("Categories", "Help under suspicion"),
    ("Who speaks of what", "Denominators: 12 participants"),
    ("Saturation", "Order: By date of the interview"),
    ("Framework matrix", "Cells written: 0 of"),
    ("Methods draft", "The material was 13 documents"),
    ("Checklists", "Interviewer/facilitator"),
];

#[test]
fn every_report_of_the_sample_study_is_seen_in_light_and_dark_small_and_large() {
    let Some(mut window) = crate::window::sample(Some("Ellen"), Vec2::new(1280.0, 800.0)) else {
        return;
    };
    let wanted = std::env::var_os("INTERLINEA_PICTURES").is_some();
    let all = [
        ("light-small", Action::Light, Vec2::new(1280.0, 800.0), 1.0),
        ("dark-large", Action::Dark, Vec2::new(1920.0, 1080.0), 1.0),
        ("light-200", Action::Light, Vec2::new(1280.0, 800.0), 2.0),
    ];
    let looks = if wanted { &all[..] } else { &all[..1] };
    window.keys(Modifiers::COMMAND, Key::Num6);
    for (look, theme, size, zoom) in looks {
        window.harness.state_mut().push(Command::Do(*theme));
        window.harness.set_size(*size);
        for _ in 0..10 {
            if *zoom > 1.5 {
                window.keys(Modifiers::COMMAND, Key::Plus);
            }
        }
        for (kind, shown) in REPORTS {
            window.click_role(Role::ListItem, kind);
            window.wait_for(shown);
            let name = kind.to_lowercase().replace([' ', '\''], "-");
            picture(&mut window, &format!("{name}-{look}"));
        }
    }
}

#[test]
fn what_is_written_in_the_framework_matrix_is_seen_and_saved_in_report_too() {
    let Some(mut window) = crate::window::sample(Some("Ellen"), Vec2::new(1280.0, 800.0)) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.click_role(Role::Tab, "Framework matrix");
    window.wait_for("0 of 144 cells written");
    for words in [
        "Came late to the group, and says that it was the first place where somebody asked.",
        "Would have wanted the letters read aloud before anything was signed.",
    ] {
        window.key(Key::ArrowDown);
        window.key(Key::Enter);
        window.write(words);
        window.key(Key::Escape);
        window.settle();
    }
    window.wait_for("2 of 144 cells written");
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::ListItem, "Framework matrix");
    window.wait_for("Cells written: 2 of");
    assert!(window.shows("the first place where somebody asked"));
    for (look, theme, size) in [
        ("light-small", Action::Light, Vec2::new(1280.0, 800.0)),
        ("dark-large", Action::Dark, Vec2::new(1920.0, 1080.0)),
    ] {
        window.harness.state_mut().push(Command::Do(theme));
        window.harness.set_size(size);
        window.settle();
        picture(&mut window, &format!("report-framework-matrix-{look}"));
    }
    window.click("Table (CSV)");
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("framework.csv");
    window.write(&path.display().to_string());
    window.click("Save the framework matrix");
    window.wait_for("Saved as");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.contains("the letters read aloud"), "{written}");
}

#[test]
fn reviewers_put_their_conclusion_on_record_beside_the_saturation_table() {
    let Some(mut window) = crate::window::sample(Some("Ellen"), Vec2::new(1280.0, 800.0)) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::ListItem, "Saturation");
    window.wait_for("Order: By date of the interview");
    window.click_role(Role::CheckBox, "Ellen");
    window.click("Record the review");
    window.wait_for("The conclusion is empty");
    window.type_into_lines("What they conclude", "Few new codes at the end.");
    window.click("Record the review");
    window.wait_until("the review is in the study", |app| {
        let study = app.study().expect("a study is open");
        study.project().seen().saturation_reviews().len() == 1
    });
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_until("the review is taken back", |app| {
        let study = app.study().expect("a study is open");
        study.project().seen().saturation_reviews().is_empty()
    });
}

#[test]
fn an_order_arranged_by_hand_is_the_order_of_the_table() {
    let Some(mut window) = crate::window::sample(Some("Ellen"), Vec2::new(1280.0, 800.0)) else {
        return;
    };
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::ListItem, "Saturation");
    window.wait_for("Order: By date of the interview");
    window.click_role(Role::ComboBox, "Order of the documents");
    window.click("Arranged by hand");
    window.wait_for("Order: In an order arranged by hand");
    picture(&mut window, "saturation-arranged");
}

#[test]
fn a_study_that_reports_consensus_only_offers_no_coefficients_to_save() {
    let compared = Compared::revealed();
    let mut window = compared.window(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::ListItem, "Agreement");
    window.wait_for("Unit: sentence");
    let consensus = |acting: &mut interlinea::ui::Acting<'_>| {
        let edit =
            interlinea::model::StudyEdit::Reported(interlinea::model::Reported::ConsensusOnly);
        acting.draft.push(interlinea::model::Change::Study(edit));
        Ok(Vec::new())
    };
    window.harness.state_mut().push(Command::Act {
        what: "report consensus only",
        act: Box::new(consensus),
        why: None,
    });
    window.settle();
    window.wait_for("deductive");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::ListItem, "Agreement")
            .is_none()
    );
    assert!(!window.shows("Unit: sentence"));
}

#[test]
fn the_page_of_a_report_is_read_by_keyboard() {
    let mut window = coded(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.wait_for("deductive");
    assert!(!window.shows("the most isolated stay unseen"));
    window.role(Role::Document, "Codebook").focus();
    window.settle();
    // What is out of sight is laid out when it is reached, so the end is where a second look finds it.
    window.key(Key::End);
    window.key(Key::End);
    window.wait_for("the most isolated stay unseen");
    window.key(Key::Home);
    window.wait_for("deductive");
}

#[test]
fn each_report_remembers_on_this_machine_how_it_was_saved_last() {
    let compared = Compared::revealed();
    let mut window = compared.window(Vec2::new(1280.0, 800.0));
    window.keys(Modifiers::COMMAND, Key::Num6);
    window.click_role(Role::ListItem, "Discrepancies");
    window.wait_for("A is Anna");
    window.click("With the words of the transcripts");
    window.click("Spreadsheet (XLSX)");
    window.wait_for("A is Anna");
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    let path = window.path("somewhere.xlsx");
    window.write(&path.display().to_string());
    window.click("Save the report of discrepancies");
    window.wait_for("Saved as");
    let home = interlinea::journal::Installation::at(window.path("anna"));
    let settings = interlinea::ui::Settings::load(&home);
    let kept = settings.remembered.get("report settings").unwrap();
    assert!(
        kept.contains("discrepancies") && kept.contains("xlsx") && kept.contains("words"),
        "{kept}"
    );
    let crate::window::Window { folder, harness } = window;
    drop(harness);
    let project = interlinea::journal::Project::open(&folder.path().join("study"), &home).unwrap();
    let mut again = crate::window::Window::with(project, folder, Vec2::new(1280.0, 800.0));
    again.keys(Modifiers::COMMAND, Key::Num6);
    again.click_role(Role::ListItem, "Discrepancies");
    again.wait_for("A is Anna");
    let is_on = |role: Role, name: &str| {
        let node = again.role(role, name);
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_on(Role::RadioButton, "Spreadsheet (XLSX)"));
    assert!(!is_on(Role::CheckBox, "With the words of the transcripts"));
}
