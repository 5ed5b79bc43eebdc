//! The small parts screens are built from: how they look, and that a reader of screens can name them.

use egui_kittest::kittest::Queryable as _;
use interlinea::ui::icons::Icon;
use interlinea::ui::theme::parts::{
    ListRow, Tone, badge, banner, card, chip, field_name, icon_button, key_button, key_cap, link,
    menu_chip, panel_frame, person_chip, primary_button, progress, quiet_button, rail_item,
    section, tab,
};
use interlinea::ui::theme::{CODE_COLOURS, theme};

#[derive(Default)]
struct Panel {
    words: String,
    clicked: Vec<&'static str>,
}

fn left(ui: &mut egui::Ui, panel: &mut Panel) {
    let theme = theme(ui);
    section(ui, "Documents", "4 of 11 finished");
    if ListRow::new("Peer supporter #1")
        .right_icon(Icon::Check)
        .show(ui)
        .clicked()
    {
        panel.clicked.push("row");
    }
    ListRow::new("Peer supporter #2")
        .right("62 %")
        .selected(true)
        .show(ui);
    section(ui, "Codes", "");
    ListRow::new("MRC process evaluation")
        .strong(true)
        .right("208")
        .fold(true)
        .show(ui);
    for (n, name) in ["Context", "Implementation", "Mechanisms of impact"]
        .into_iter()
        .enumerate()
    {
        ListRow::new(name)
            .swatch(theme.code_colour(n))
            .right("41")
            .depth(1)
            .show(ui);
    }
    ListRow::new("Fidelity and adaptations, told at length and in full")
        .swatch(theme.code_colour(5))
        .right("7")
        .depth(2)
        .show(ui);
    ui.horizontal_wrapped(|ui| {
        for index in 0..CODE_COLOURS {
            person_chip(ui, &(index + 1).to_string(), theme.code_colour(index));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        for icon in Icon::ALL {
            if icon_button(ui, icon, icon.name()).clicked() {
                panel.clicked.push(icon.name());
            }
        }
    });
}

fn right(ui: &mut egui::Ui, panel: &mut Panel) {
    let theme = theme(ui);
    section(ui, "Code", "");
    card(ui, |ui| {
        ui.label(theme.strong("the most isolated stay unseen"));
        ui.label(theme.quiet("inductive · 12 March · within Reach"));
        field_name(ui, "Definition");
        ui.label(
            theme.text("Those in greatest need are outside every place where the programme looks."),
        );
        link(ui, "mistrust at first contact");
        ui.label(theme.quote("We know the ones who come."));
        ui.label(theme.small("Steering group #1 · turn 31"));
    });
    ui.label(theme.heading("Reach"));
    ui.horizontal(|ui| {
        if key_button(ui, "Both", "2", 132.0).clicked() {
            panel.clicked.push("both");
        }
        key_button(ui, "Another code", "/", 132.0);
    });
    ui.horizontal(|ui| {
        primary_button(ui, "New study");
        quiet_button(ui, "Open folder");
    });
    ui.horizontal(|ui| {
        chip(ui, "Consensus");
        menu_chip(ui, "Inductive · within Reach");
    });
    ui.horizontal(|ui| {
        badge(ui, "hidden until both close", Tone::Quiet);
        badge(ui, "revealed", Tone::Good);
    });
    ui.horizontal(|ui| {
        tab(ui, "Passages to talk about", true);
        tab(ui, "Figures", false);
        key_cap(ui, "Ctrl K");
    });
    progress(ui, 0.82, 110.0, "Indexing");
    let field = egui::TextEdit::singleline(&mut panel.words)
        .hint_text("Search or do anything")
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Search");
    let sentence = "interview-3.docx cannot be opened: its zip ends early; ask for a new copy.";
    if banner(ui, Tone::Bad, sentence) {
        panel.clicked.push("closed");
    }
    ui.set_max_width(64.0);
    rail_item(ui, Icon::Document, "Documents", false);
    rail_item(ui, Icon::Pencil, "Code", true);
}

fn open(dark: bool) -> egui_kittest::Harness<'static, Panel> {
    let mut harness = crate::support::window(640.0, 760.0, dark).build_ui_state(
        |ui, panel: &mut Panel| {
            let frame = panel_frame(&theme(ui));
            egui::Panel::left("left")
                .exact_size(300.0)
                .frame(frame)
                .show(ui, |ui| left(ui, panel));
            egui::CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| right(ui, panel));
        },
        Panel::default(),
    );
    harness.run();
    harness
}

#[test]
fn the_parts_look_as_drawn() {
    for (dark, name) in [(false, "parts_light"), (true, "parts_dark")] {
        crate::support::compare(&mut open(dark), name);
    }
}

#[test]
fn every_part_is_found_by_its_accessible_name_and_answers() {
    let mut harness = open(false);
    for name in ["Peer supporter #1", "Undo", "Both", "Close this message"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    assert_eq!(harness.state().clicked, ["row", "Undo", "both", "closed"]);
    for name in [
        "Peer supporter #2, 62 %",
        "Indexing, 82 %",
        "revealed",
        "Passages to talk about",
    ] {
        harness.get_by_label(name);
    }
}

#[test]
fn a_row_with_the_focus_is_taken_by_enter() {
    let mut harness = open(false);
    harness.get_by_label("Peer supporter #1").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().clicked, ["row"]);
}
