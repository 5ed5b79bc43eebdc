use super::names::{name_of, shortened, target_of};
use crate::model::day_in_words;
use crate::model::{MemoId, Target};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Command, Commands, Date, Selected, View, WorkspaceKind};
use egui::{Label, Sense, Ui};

/// Characters of a memo that are shown.
const SHOWN: usize = 180;
/// Memos shown at most; the drawer has all.
const MOST: usize = 12;

/// A memo on, or linked to, what is selected.
#[derive(Debug)]
struct Row {
    memo: MemoId,
    words: String,
    under: String,
}

/// The memos on what is selected in a workspace whose right panel does not list them itself, and those linked to it.
#[derive(Debug, Default)]
pub(super) struct Beside {
    key: Option<(u64, Target)>,
    rows: Vec<Row>,
}

impl Beside {
    /// Draws them below what stands in the right panel.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let kind = view.here.workspace;
        let has_place = matches!(kind, WorkspaceKind::Documents | WorkspaceKind::Condense);
        if !has_place || view.here.selected == Selected::Nothing {
            return;
        }
        let target = target_of(view);
        if target == Target::Study {
            return;
        }
        let key = Some((view.revision(), target));
        if self.key != key {
            self.key = key;
            self.rows = rows(view, target);
        }
        let count = match self.rows.len() {
            0 => String::new(),
            n => n.to_string(),
        };
        parts::section(ui, "Memos", &count);
        for row in self.rows.iter().take(MOST) {
            if ui.push_id(row.memo.0.bits(), |ui| card(ui, row)).inner {
                commands.push(Command::ShowMemo(row.memo));
            }
            ui.add_space(metrics::GRID);
        }
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            let write = Action::WriteMemo;
            if view.read_only.is_none() && view.me().is_some() {
                let link = parts::link(ui, write.text());
                if link.on_hover_text("On what is selected (M)").clicked() {
                    commands.push(Command::WriteMemo(target));
                }
            }
        });
    }
}

fn rows(view: &View<'_>, target: Target) -> Vec<Row> {
    let memos = view.seen.memos().into_iter();
    memos
        .filter_map(|memo| {
            let on = memo.first.on == target;
            let linked = || memo.links.get(&target).is_some_and(|it| it.get_or(false));
            if !on && !linked() {
                return None;
            }
            let author = memo.first.author.clone().unwrap_or_else(|| {
                let who = memo.first.analyst;
                who.map_or_else(String::new, |who| view.overview.person_name(who).to_owned())
            });
            let at = memo.made.stamp.at.milliseconds();
            let date = memo.first.dated.as_deref();
            let date = date.map_or_else(|| Date::local(at).day_and_month(), day_in_words);
            let from = if on {
                None
            } else {
                let named = name_of(view, memo.first.on)?;
                Some(format!("linked from {}", named.name))
            };
            let parts = [
                Some(memo.kind().name().to_owned()),
                Some(author),
                Some(date),
                from,
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect();
            Some(Row {
                memo: memo.id,
                words: shortened(memo.text.text(), SHOWN),
                under: parts.join(" · "),
            })
        })
        .collect()
}

/// A memo; true when it is to be opened.
fn card(ui: &mut Ui, row: &Row) -> bool {
    let theme = theme(ui);
    let shown = parts::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal_top(|ui| {
            Icon::Memo.show(ui, metrics::SMALL_LINE, theme.quiet, "");
            let under = Label::new(theme.small(&row.under))
                .wrap()
                .sense(Sense::click());
            let link = ui.add(under);
            let spoken = format!("Open the memo: {}, {}", row.words, row.under);
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            parts::focus_ring(ui, &link, link.rect);
            link.on_hover_cursor(egui::CursorIcon::PointingHand)
                .clicked()
        })
        .inner
            | ui.add(
                Label::new(theme.text(&row.words))
                    .wrap()
                    .sense(Sense::CLICK),
            )
            .clicked()
    });
    shown.inner
}
