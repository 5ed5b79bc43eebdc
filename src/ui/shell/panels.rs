use crate::ui::memos::MemoDrawer;
use crate::ui::settings::Panels;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::Spaces;
use crate::ui::{Commands, Notices, Place, Settings, View, Workspace, WorkspaceKind};
use egui::{CentralPanel, Context, Frame, Margin, Panel, ScrollArea, Ui};

/// The least width of a panel.
const LEAST: f32 = 160.0;

/// What stands around and beside what a workspace draws.
pub struct Around<'a> {
    /// Sentences not read yet.
    pub notices: &'a Notices,
    /// The memos, which stand below what is in the right panel.
    pub memos: &'a mut MemoDrawer,
    /// What this machine remembers.
    pub settings: &'a mut Settings,
}

/// The workspace one is in: left, right, centre.
pub fn show(
    ui: &mut Ui,
    kind: WorkspaceKind,
    view: &View<'_>,
    spaces: &mut Spaces,
    around: Around<'_>,
    commands: &mut Commands,
) {
    let Around {
        notices,
        memos,
        settings,
    } = around;
    let mut why = std::mem::take(&mut spaces.why);
    let mut history = std::mem::take(&mut spaces.history);
    let mut rooms = Vec::new();
    let space = spaces.get_mut(kind);
    let sides = Sides::of(ui, kind, view, space, settings);
    if let Some(width) = sides.left {
        let shown = panel(Panel::left(("left", kind.name())), width, sides.most).show(ui, |ui| {
            commands.set_place(Place::Left);
            notices.show(ui, Place::Left, commands);
            if space.scrolls_left() {
                space.left(ui, view, commands);
            } else {
                scrolled(ui, "left", |ui| space.left(ui, view, commands));
            }
        });
        rooms.push((Place::Left, shown.response.rect));
        remember(
            &mut settings.panels_mut(kind).left,
            shown.response.rect.width(),
            width,
        );
    }
    if let Some(width) = sides.right {
        let shown = panel(Panel::right(("right", kind.name())), width, sides.most).show(ui, |ui| {
            commands.set_place(Place::Right);
            notices.show(ui, Place::Right, commands);
            history.foot(ui, view, &space.history_of(view), commands);
            if space.scrolls_right() {
                space.right(ui, view, commands);
            } else {
                scrolled(ui, "right", |ui| {
                    space.right(ui, view, commands);
                    memos.show_beside(ui, view, commands);
                });
            }
        });
        rooms.push((Place::Right, shown.response.rect));
        remember(
            &mut settings.panels_mut(kind).right,
            shown.response.rect.width(),
            width,
        );
    }
    let frame = parts::paper_frame(&theme(ui));
    let centre = CentralPanel::default().frame(frame).show(ui, |ui| {
        commands.set_place(Place::Window);
        said(ui, notices, Place::Window, commands);
        commands.set_place(Place::Centre);
        said(ui, notices, Place::Centre, commands);
        memos.show_journal(ui, view, commands);
        ui.push_id(kind.name(), |ui| space.centre(ui, view, commands));
    });
    rooms.push((Place::Centre, centre.response.rect));
    why.show(ui, &rooms, commands);
    spaces.why = why;
    spaces.history = history;
}

/// Folds or unfolds the left panel, as there is room for it beside the centre or not.
pub fn fold_left(ctx: &Context, space: &dyn Workspace, panels: &mut Panels) {
    let room = ctx.content_rect().width() - metrics::RAIL - space.least_centre();
    let folded = if room < LEAST {
        &mut panels.left_in_narrow
    } else {
        &mut panels.left_folded
    };
    *folded = !*folded;
}

/// Widths of the panels that are shown.
struct Sides {
    left: Option<f32>,
    right: Option<f32>,
    most: f32,
}

impl Sides {
    /// In a narrow window, or with large text, the right panel gives way first, then the left.
    fn of(
        ui: &Ui,
        kind: WorkspaceKind,
        view: &View<'_>,
        space: &dyn Workspace,
        settings: &Settings,
    ) -> Self {
        let panels = settings.panels_of(kind);
        let (left, right) = space.widths();
        let room = ui.available_width() - space.least_centre();
        let most = (room / 2.0).max(LEAST);
        let wanted = |width: Option<f32>, usual: f32| width.unwrap_or(usual).clamp(LEAST, most);
        let unfolded = if room < LEAST {
            panels.left_in_narrow
        } else {
            !panels.left_folded
        };
        let left = (unfolded && space.has_left(view)).then(|| wanted(panels.left, left));
        let rest = room - left.unwrap_or(0.0);
        let right = (!panels.right_folded && space.has_right(view) && rest >= LEAST)
            .then(|| wanted(panels.right, right).min(rest));
        Self { left, right, most }
    }
}

fn panel(panel: Panel, width: f32, most: f32) -> Panel {
    panel
        .default_size(width)
        .size_range(LEAST..=most)
        .resizable(true)
}

/// Remembers a width that somebody has dragged a panel to.
fn remember(kept: &mut Option<f32>, now: f32, before: f32) {
    if (now - before).abs() > 0.5 {
        *kept = Some(now.round());
    }
}

fn scrolled(ui: &mut Ui, name: &str, draw: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            draw(ui);
            ui.add_space(metrics::GRID * 4.0);
        });
}

/// The sentences of a place, with room around them.
fn said(ui: &mut Ui, notices: &Notices, place: Place, commands: &mut Commands) {
    if notices.of(place).next().is_none() {
        return;
    }
    let margin = Margin {
        left: 24,
        right: 24,
        top: 12,
        bottom: 0,
    };
    let frame = Frame::new().inner_margin(margin);
    frame.show(ui, |ui| notices.show(ui, place, commands));
}
