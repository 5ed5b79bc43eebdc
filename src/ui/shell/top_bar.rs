use super::{Overlay, menu};
use crate::model::UndoStep;
use crate::ui::icons::Icon;
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, PassRow, Place, View, clock};
use egui::{
    Align, Frame, Layout, Margin, Panel, Popup, Response, Role, Sense, Ui, WidgetInfo, vec2,
};

/// From which width on everything has room.
const WIDE: f32 = 1000.0;
/// From which width on the palette's field has room.
const MIDDLE: f32 = 760.0;

/// Title, person, pass, palette, undo and redo, saved.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    saved: Option<u64>,
    overlay: &mut Overlay,
    commands: &mut Commands,
) {
    commands.set_place(Place::Window);
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.frame)
        .inner_margin(Margin::symmetric(12, 0));
    let panel = Panel::top("top bar")
        .exact_size(metrics::TOP_BAR)
        .resizable(false)
        .frame(frame);
    panel.show(ui, |ui| {
        let width = ui.available_width();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.set_height(metrics::TOP_BAR);
            if width >= MIDDLE {
                saved_label(ui, view, saved);
            }
            undo_buttons(ui, view, commands);
            palette_field(ui, width, overlay);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let room = ui.available_width();
                title(ui, view, room, commands);
                if width >= MIDDLE {
                    person(ui, view, commands);
                }
                pass(ui, view, width, commands);
            });
        });
    });
}

fn saved_label(ui: &mut Ui, view: &View<'_>, saved: Option<u64>) {
    let theme = theme(ui);
    if view.read_only.is_some() {
        ui.label(theme.small("Read only").color(theme.warn));
        return;
    }
    let words = saved.map_or_else(|| "Saved".to_owned(), |at| format!("Saved {}", clock(at)));
    let hint = format!(
        "Everything is written to {} as you work.",
        view.folder.display()
    );
    ui.label(theme.small(words)).on_hover_text(hint);
    ui.add_space(metrics::GRID);
}

fn undo_buttons(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let overview = view.overview;
    undo_button(
        ui,
        Action::Redo,
        Icon::Redo,
        overview.redo.as_ref(),
        commands,
    );
    undo_button(
        ui,
        Action::Undo,
        Icon::Undo,
        overview.undo.as_ref(),
        commands,
    );
}

/// “Undo: merge 3 codes into Trust”; “Undo” where there is nothing to take back.
pub fn undo_name(action: Action, step: Option<&UndoStep>) -> String {
    let step = step.filter(|step| !step.name.is_empty());
    step.map_or_else(
        || action.text().to_owned(),
        |step| format!("{}: {}", action.text(), step.name),
    )
}

fn undo_button(
    ui: &mut Ui,
    action: Action,
    icon: Icon,
    step: Option<&UndoStep>,
    commands: &mut Commands,
) {
    let name = undo_name(action, step);
    let pressed = ui
        .add_enabled_ui(step.is_some(), |ui| parts::icon_button(ui, icon, &name))
        .inner;
    if pressed.clicked() {
        commands.run(action);
    }
}

/// Looks like a field and opens the palette.
fn palette_field(ui: &mut Ui, width: f32, overlay: &mut Overlay) {
    let action = Action::Palette;
    if width < MIDDLE {
        if parts::icon_button(ui, Icon::Search, action.text()).clicked() {
            overlay.open_palette();
        }
        return;
    }
    let theme = theme(ui);
    let wide = if width >= WIDE { 280.0 } else { 180.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, action.text()));
    let edge = if response.hovered() {
        theme.hairline()
    } else {
        egui::Stroke::new(1.0, theme.edge)
    };
    let radius = egui::CornerRadius::same(metrics::RADIUS);
    let painter = ui.painter();
    painter.rect(rect, radius, theme.field, edge, egui::StrokeKind::Inside);
    parts::focus_ring(ui, &response, rect);
    let left = parts::paint_key_cap(
        ui,
        rect.right_center() - vec2(8.0, 0.0),
        &action.keys_text(),
    );
    let words = theme.quiet(action.text()).line_height(None);
    let room = egui::Rect::from_min_max(
        rect.left_top() + vec2(12.0, 0.0),
        egui::pos2(left - 8.0, rect.bottom()),
    );
    let galley = egui::WidgetText::from(words).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room.width(),
        egui::TextStyle::Body,
    );
    let at = egui::pos2(room.left(), room.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.quiet);
    if response.on_hover_text(action.tooltip()).clicked() {
        overlay.open_palette();
    }
}

/// The study's title, which opens its menu.
fn title(ui: &mut Ui, view: &View<'_>, room: f32, commands: &mut Commands) {
    let theme = theme(ui);
    let button = egui::Button::new(theme.strong(&view.overview.title).line_height(None))
        .frame_when_inactive(false)
        .truncate();
    let most = (room * 0.4).clamp(80.0, 320.0);
    let response = ui
        .scope(|ui| {
            ui.set_max_width(most);
            ui.spacing_mut().button_padding.x = 6.0;
            ui.add(button)
        })
        .inner;
    let name = format!("Study: {}", view.overview.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    parts::focus_ring(ui, &response, response.rect);
    let response = response.on_hover_text(view.folder.display().to_string());
    Popup::menu(&response).accessible_name("Study").show(|ui| {
        ui.set_min_width(260.0);
        for action in [
            Action::ShowDocuments,
            Action::ShowParticipants,
            Action::ShowPeople,
            Action::ShowFrameworks,
            Action::ShowPasses,
            Action::ShowHistory,
            Action::AsItWas,
            Action::Memos,
        ] {
            menu::item(ui, action, true, commands);
        }
        ui.separator();
        let may = view.read_only.is_none();
        menu::item(ui, Action::ImportFiles, may, commands);
        menu::item(ui, Action::AddFramework, may, commands);
        menu::item(ui, Action::NewPass, may, commands);
        ui.separator();
        let (undo, redo) = (view.overview.undo.as_ref(), view.overview.redo.as_ref());
        let name = undo_name(Action::Undo, undo);
        menu::named_item(ui, Action::Undo, &name, undo.is_some(), commands);
        let name = undo_name(Action::Redo, redo);
        menu::named_item(ui, Action::Redo, &name, redo.is_some(), commands);
        ui.separator();
        for action in [
            Action::StudySettings,
            Action::FoldLeft,
            Action::FoldRight,
            Action::Shortcuts,
        ] {
            menu::item(ui, action, true, commands);
        }
        ui.separator();
        for action in [
            Action::NewStudy,
            Action::OpenFolder,
            Action::OpenSample,
            Action::CloseStudy,
        ] {
            menu::item(ui, action, true, commands);
        }
    });
}

/// The person this window belongs to. No drop-down: who it is changes in the settings alone.
fn person(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let me = view.me().and_then(|me| view.overview.person(me));
    let chip = match me {
        Some(me) => parts::person_chip(ui, &me.name, theme.code_colour(me.colour)),
        None => parts::chip(ui, "nobody"),
    };
    let hint = "This installation belongs to this person; Settings changes that.";
    if chip.on_hover_text(hint).clicked() {
        commands.run(Action::StudySettings);
    }
}

/// The pass one works in, and how it stands.
fn pass(ui: &mut Ui, view: &View<'_>, width: f32, commands: &mut Commands) {
    let overview = view.overview;
    let here = view.pass().and_then(|pass| overview.pass(pass));
    let name = here.map_or("No pass yet", |pass| pass.name.as_str());
    let chip = parts::menu_chip(ui, &shortened(name, if width >= WIDE { 40 } else { 18 }));
    let chip = chip.on_hover_text(format!("The pass you work in: {name}"));
    Popup::menu(&chip).accessible_name("Passes").show(|ui| {
        ui.set_min_width(280.0);
        for pass in &overview.passes {
            pass_line(ui, pass, here.map(|it| it.id) == Some(pass.id), commands);
        }
        if !overview.passes.is_empty() {
            ui.separator();
        }
        menu::item(ui, Action::ShowPasses, true, commands);
        menu::item(ui, Action::NewPass, view.read_only.is_none(), commands);
    });
    if let Some(pass) = here.filter(|_| width >= MIDDLE) {
        state(ui, pass);
    }
}

fn pass_line(ui: &mut Ui, pass: &PassRow, selected: bool, commands: &mut Commands) -> Response {
    let theme = theme(ui);
    let button = egui::Button::new(theme.text(&pass.name).line_height(None))
        .selected(selected)
        .frame_when_inactive(false)
        .right_text(theme.small(&pass.standing).line_height(None));
    let response = ui.add(button);
    if response.clicked() {
        commands.work_in(pass.id);
        ui.close();
    }
    response
}

fn state(ui: &mut Ui, pass: &PassRow) {
    let tone = if pass.state == crate::model::PassState::Revealed {
        Tone::Good
    } else {
        Tone::Quiet
    };
    let hint = if pass.hides {
        "What the others do in this pass shows nowhere until all have closed it."
    } else {
        "How this pass stands."
    };
    parts::badge(ui, &pass.standing, tone).on_hover_text(hint);
}

fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let mut short: String = words.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
