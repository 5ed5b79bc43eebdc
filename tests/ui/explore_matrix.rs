//! The pages of Explore that count: matrices, codes that occur together, charts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{
    Window,
    coded::{coded, coded_of},
    picture, sample,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::model::{Change, DocumentEdit, NewCoding};
use interlinea::ui::{Acting, Action, Command, WorkspaceKind};
use std::path::PathBuf;

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn page(window: &mut Window, name: &str) {
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.click_role(Role::Tab, name);
    window.settle();
}

#[test]
fn a_cell_of_a_matrix_leads_to_its_segments_by_mouse_and_by_keyboard() {
    let mut window = coded(SIZE);
    page(&mut window, "Matrix");
    window.wait_for("5 segments in all");
    window.click_role(Role::Cell, "being asked, Marek: 2 segments");
    window.wait_for("being asked × Marek");
    assert!(window.shows("2 segments in 1 document"));
    assert!(window.shows("She asked me how I slept"));
    picture(&mut window, "explore-matrix-cell");
    window.key(Key::ArrowLeft);
    window.wait_for("being asked × Bernie");
    assert!(window.shows("0 segments in 0 documents"));
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    assert!(here.list.is_some(), "read one after the other");
}

#[test]
fn codes_that_occur_together_are_listed_and_lead_to_their_segments() {
    let mut window = coded(SIZE);
    page(&mut window, "Co-occurrence");
    window.wait_for("No two of them occur together.");
    window.click("When two count as together");
    window.click("They lie in the same turn");
    window.wait_for("1 pair occurs.");
    window.key(Key::ArrowDown);
    window.wait_for("meeting where parents are with not by phone");
    assert!(window.shows("2 segments in 1 document"));
    window.click_role(Role::RadioButton, "A matrix");
    let cell = "meeting where parents are with not by phone: 1";
    window.click_role(Role::Cell, cell);
    assert!(window.shows("2 segments in 1 document"));
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert!(here.list.is_some());
}

#[test]
fn a_bar_of_a_chart_leads_to_its_segments() {
    let mut window = coded(SIZE);
    page(&mut window, "Charts");
    window.click_role(Role::ListItem, "being asked: 2 segments");
    window.wait_for("2 segments in 1 document");
    window.click("Stacked by");
    window.click("Who speaks");
    window.wait_for("Segments: codes, with those below by who speaks");
    picture(&mut window, "explore-chart-stacked");
    window.click_role(Role::Cell, "being asked, Participants: 2 segments");
    window.wait_for("being asked × Participants");
    window.key(Key::Enter);
    assert!(window.app().study().unwrap().here.list.is_some());
}

#[test]
fn a_cell_of_the_framework_matrix_is_written_quotes_and_is_taken_back() {
    let mut window = coded(SIZE);
    page(&mut window, "Framework matrix");
    window.click("Columns");
    window.click("Codes, with those below");
    window.click_role(Role::CheckBox, "Rows and columns without segments too");
    window.wait_for("4 cells with segments and no summary");
    window.key(Key::ArrowDown);
    window.key(Key::End);
    window.key(Key::ArrowDown);
    window.role(
        Role::Cell,
        "Marek, being asked: nothing written, 2 segments",
    );
    window.key(Key::Enter);
    window.write("She was asked, and nobody had done so before.");
    picture(&mut window, "explore-framework-writing");
    window.key(Key::Escape);
    window.wait_for("1 of 8 cells written");
    let cell = "Marek, being asked: She was asked, and nobody had done so before., 2 segments";
    window.role(Role::Cell, cell);
    assert!(window.shows("Written by Anna"));
    window.click("Choose “Nobody had asked me that”");
    let quoted = |window: &Window| {
        let study = window.app().study().unwrap();
        let seen = study.project().seen();
        let all = seen.summaries();
        all.iter().map(|it| it.links.len()).sum::<usize>()
    };
    assert_eq!(quoted(&window), 1);
    picture(&mut window, "explore-framework");
    let saved = save(
        &mut window,
        "framework matrix",
        "Spreadsheet (XLSX)",
        "matrix.xlsx",
    );
    assert!(saved.starts_with(b"PK"));
    let saved = save(
        &mut window,
        "framework matrix",
        "Word (DOCX)",
        "matrix.docx",
    );
    assert!(saved.starts_with(b"PK"));
    keep("framework.docx", &saved);
    let saved = save(&mut window, "framework matrix", "Table (CSV)", "matrix.csv");
    let saved = String::from_utf8(saved).unwrap();
    assert!(saved.contains("She was asked, and nobody had done so before."));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(quoted(&window), 0);
    window.keys(Modifiers::COMMAND, Key::Z);
    window.wait_for("0 of 8 cells written");
}

#[test]
fn a_summary_that_is_being_written_is_kept_when_one_goes_elsewhere() {
    let mut window = coded(SIZE);
    for (n, leave) in [
        |window: &mut Window| window.click_role(Role::Tab, "Matrix"),
        |window: &mut Window| window.keys(Modifiers::COMMAND, Key::Num2),
    ]
    .into_iter()
    .enumerate()
    {
        page(&mut window, "Framework matrix");
        window.click("Columns");
        window.click("Codes, with those below");
        window.key(Key::ArrowDown);
        if n > 0 {
            window.key(Key::ArrowDown);
        }
        window.key(Key::Enter);
        window.write(&format!("Summary {n}."));
        leave(&mut window);
        window.wait_until("the summary is kept", |app| {
            let seen = app.study().unwrap().project().seen();
            seen.summaries().len() == n + 1
        });
    }
    page(&mut window, "Framework matrix");
    window.wait_for(" cells written");
    assert!(window.shows("2 of "));
    assert!(!window.shows("Escape or Ctrl+Enter leaves it as it is written."));
}

/// Changes the study as one step.
fn change(window: &mut Window, act: fn(&mut Acting<'_>)) {
    let act = Box::new(move |acting: &mut Acting<'_>| {
        act(acting);
        Ok(Vec::new())
    });
    window.harness.state_mut().push(Command::Act {
        what: "change the study",
        act,
        why: None,
    });
    window.settle();
}

#[test]
fn a_chart_says_what_it_leaves_out() {
    let words = "one two three four five six seven eight nine ten eleven twelve";
    let codings: Vec<(usize, &str, &str)> = words.split(' ').map(|it| (0, it, it)).collect();
    let texts = [("First", words), ("Second", "thirteen")];
    let codings = [&codings[..], &[(1, "thirteen", "one")]].concat();
    let mut window = coded_of(&texts, &codings, SIZE, &[]);
    change(&mut window, |act| {
        let first = act.seen.documents()[0].id;
        act.draft.push(Change::EditDocument {
            document: first,
            edit: DocumentEdit::Wave(Some("1".to_owned())),
        });
    });
    page(&mut window, "Charts");
    assert!(!window.shows("are shown"));
    window.click("How many");
    window.click("The first 10");
    window.wait_for("The first 10 of 12 are shown, greatest first.");
    window.click("Stacked by");
    window.click("Waves");
    let left_out = "1 segment belongs to no bar or to no part and is left out.";
    window.wait_for(left_out);
    let csv = String::from_utf8(save(&mut window, "chart", "Table (CSV)", "c.csv")).unwrap();
    assert!(csv.contains(",1,Total"), "{csv}");
    let svg = save(&mut window, "chart", "Figure (SVG)", "c.svg");
    let svg = String::from_utf8(svg).unwrap();
    assert!(svg.contains("left out") && svg.contains("The first 10 of 12"));
}

#[test]
fn numbers_keep_the_name_of_what_they_count_while_others_are_counted() {
    let mut window = coded(SIZE);
    change(&mut window, |act| {
        let one = act.seen.codings().next().unwrap();
        let (analyst, document, pass) = (one.analyst(), one.document(), one.pass());
        for start in 0..2_100u32 {
            act.draft.push(Change::AddCoding(NewCoding {
                analyst,
                document,
                pass,
                code: one.code(),
                start: start % 60,
                end: start % 60 + 2 + start / 60,
                within: None,
            }));
        }
    });
    page(&mut window, "Matrix");
    window.wait_for("2,105 segments in all");
    window.click("Rows");
    window.get("Who speaks").click();
    for _ in 0..400 {
        window.harness.step();
        let said = window.shows("Segments: who speaks × documents");
        let mut rows = window.harness.query_all_by_role(Role::RowHeader);
        let drawn = rows.any(|it| {
            it.accesskit_node()
                .label()
                .unwrap()
                .starts_with("Participants")
        });
        assert_eq!(said, drawn);
        if said {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it was never counted");
}

/// Keeps a file beside the pictures, to be looked at.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("INTERLINEA_PICTURES") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

/// Saves what the page shows; the bytes of the file.
fn save(window: &mut Window, noun: &str, format: &str, file: &str) -> Vec<u8> {
    let open = format!("Save the {noun}");
    if window.harness.query_by_label(&open).is_some() {
        window.click(&open);
    }
    window.click_role(Role::RadioButton, format);
    let path: PathBuf = window.path(file);
    window.click_role(Role::TextInput, "Save as");
    window.keys(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    window.click(&format!("Save the {noun} now"));
    window.wait_for(&format!("Saved as {}", path.display()));
    std::fs::read(path).unwrap()
}

#[test]
fn what_a_page_shows_is_saved_as_a_table_and_as_a_figure() {
    let mut window = coded(SIZE);
    page(&mut window, "Matrix");
    let csv = String::from_utf8(save(&mut window, "matrix", "Table (CSV)", "m.csv")).unwrap();
    assert!(csv.contains("Bernie,Marek,Total"), "{csv}");
    assert!(csv.contains("being asked,0,2,2"), "{csv}");
    assert!(csv.contains("Total,3,2,5"), "{csv}");
    let svg = String::from_utf8(save(&mut window, "matrix", "Figure (SVG)", "m.svg")).unwrap();
    assert!(svg.contains("being asked") && svg.contains("<svg"));
    keep("matrix.svg", svg.as_bytes());
    picture(&mut window, "explore-matrix-saved");
    page(&mut window, "Charts");
    let png = save(&mut window, "chart", "Figure (PNG, 300 dpi)", "c.png");
    assert!(png.starts_with(b"\x89PNG"));
    keep("chart.png", &png);
    page(&mut window, "Segments of codes");
    window.click("Choose a code…");
    window.write("being asked");
    window.key(Key::Enter);
    window.wait_for("2 segments in 1 document");
    let csv = save(&mut window, "segments", "Table (CSV)", "s.csv");
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("Nobody had asked me that"), "{csv}");
}

#[test]
fn names_are_masked_in_all_that_explore_saves() {
    let mut window = coded(SIZE);
    window.mask("Marek", "XX");
    window.mask("being asked", "ZZ");
    // The words of a segment begin within this name.
    window.mask("that. Nobody", "QQ");
    let files = [
        ("Matrix", "matrix", "Table (CSV)", "m.csv"),
        ("Matrix", "matrix", "Figure (SVG)", "m.svg"),
        ("Charts", "chart", "Table (CSV)", "c.csv"),
        ("Charts", "chart", "Figure (SVG)", "c.svg"),
        ("Co-occurrence", "pairs of codes", "Table (CSV)", "p.csv"),
        (
            "Framework matrix",
            "framework matrix",
            "Table (CSV)",
            "f.csv",
        ),
    ];
    for (name, noun, format, file) in files {
        page(&mut window, name);
        window.settle();
        let said = String::from_utf8(save(&mut window, noun, format, file)).unwrap();
        for name in ["Marek", "being asked"] {
            assert!(!said.contains(name), "{file} says {name}: {said}");
        }
        let hides = name == "Co-occurrence";
        assert!(
            hides || said.contains("XX") || said.contains("ZZ"),
            "{file}: {said}"
        );
    }
    page(&mut window, "Segments of codes");
    window.click("Choose a code…");
    window.write("being asked");
    window.key(Key::Enter);
    window.wait_for("2 segments in 1 document");
    let csv = save(&mut window, "segments", "Table (CSV)", "s.csv");
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("XX") && csv.contains("ZZ"), "{csv}");
    assert!(
        !csv.contains("Marek") && !csv.contains("being asked"),
        "{csv}"
    );
}

#[test]
fn the_palette_leads_to_each_page() {
    let mut window = coded(SIZE);
    for (name, there) in [
        ("Framework matrix", "Rows and columns without segments too"),
        ("Co-occurrence", "When two count as together"),
        ("Charts", "Stacked by"),
        ("Segments of codes", "Choose a code…"),
    ] {
        window.keys(Modifiers::COMMAND, Key::K);
        window.write(name);
        window.key(Key::Enter);
        window.wait_for(there);
    }
}

/// The look, the size in points and the name of each picture.
pub fn looks() -> [(bool, Vec2, f32, &'static str); 4] {
    [
        (false, SIZE, 1.0, "light"),
        (true, SIZE, 1.0, "dark"),
        (false, Vec2::new(1920.0, 1080.0), 1.0, "large"),
        (false, SIZE, 2.0, "text-200"),
    ]
}

/// The sample in a look; its people are the study's.
pub fn in_look(dark: bool, size: Vec2, zoom: f32) -> Option<Window> {
    let mut window = sample(Some("Ellen"), size)?;
    let look = if dark { Action::Dark } else { Action::Light };
    window.harness.state_mut().push(Command::Do(look));
    let steps = ((zoom - 1.0) / 0.1).round() as usize;
    for _ in 0..steps {
        let larger = Command::Do(Action::LargerText);
        window.harness.state_mut().push(larger);
        window.harness.run_steps(2);
    }
    window.settle();
    Some(window)
}

#[test]
fn pictures_of_a_matrix_in_the_sample() {
    for (dark, size, zoom, name) in looks() {
        let Some(mut window) = in_look(dark, size, zoom) else {
            return;
        };
        page(&mut window, "Matrix");
        window.wait_for("in all");
        window.key(Key::ArrowDown);
        window.key(Key::ArrowDown);
        window.key(Key::ArrowRight);
        window.settle();
        picture(&mut window, &format!("explore-matrix-{name}"));
        page(&mut window, "Co-occurrence");
        window.key(Key::ArrowDown);
        window.settle();
        picture(&mut window, &format!("explore-together-{name}"));
        window.click_role(Role::RadioButton, "A matrix");
        window.settle();
        picture(&mut window, &format!("explore-together-matrix-{name}"));
        page(&mut window, "Charts");
        window.key(Key::ArrowDown);
        window.settle();
        picture(&mut window, &format!("explore-chart-{name}"));
        page(&mut window, "Framework matrix");
        window.key(Key::ArrowDown);
        window.key(Key::Enter);
        window.write(
            "Came late to the group, and says that it was the first place where somebody asked.",
        );
        window.settle();
        picture(&mut window, &format!("explore-framework-writing-{name}"));
        window.key(Key::Escape);
        window.settle();
        picture(&mut window, &format!("explore-framework-{name}"));
        page(&mut window, "Segments of codes");
        window.settle();
        picture(&mut window, &format!("explore-segments-{name}"));
    }
}
