use crate::model::acts::{self, MemoOf};
use crate::model::{MemoKind, PassId, Target};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{Frame, Margin, Ui};
use std::collections::BTreeSet;

/// The line that the reflexivity journal offers once one has closed the last part of a pass. It asks nothing of anybody
/// who does not want to write, and is never shown twice for one closing.
#[derive(Debug, Default)]
pub(super) struct Journal {
    revision: Option<u64>,
    /// The passes one has closed; none before the first look, so that nothing is offered for old ones.
    closed: Option<BTreeSet<PassId>>,
    offer: Option<(PassId, String)>,
}

impl Journal {
    /// Looks whether one has closed a pass.
    pub fn update(&mut self, view: &View<'_>) {
        if self.revision == Some(view.revision()) {
            return;
        }
        self.revision = Some(view.revision());
        let Some(me) = view.me() else {
            self.closed = None;
            return;
        };
        let passes = view.overview.passes.iter();
        let closed: BTreeSet<PassId> = passes
            .filter(|pass| pass.is_mine && pass.parts > 0 && pass.closed_by(me) == pass.parts)
            .map(|pass| pass.id)
            .collect();
        if let Some(before) = &self.closed
            && let Some(new) = closed.difference(before).next()
        {
            self.offer = Some((*new, String::new()));
        }
        // What was taken up again is not asked about.
        self.offer = self.offer.take().filter(|(pass, _)| closed.contains(pass));
        self.closed = Some(closed);
    }

    /// Draws the offer, if there is one.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        let Some((pass, words)) = &mut self.offer else {
            return;
        };
        let pass = *pass;
        let name = view.overview.pass(pass).map_or("", |row| row.name.as_str());
        let theme = theme(ui);
        let frame = Frame::new()
            .fill(theme.frame)
            .stroke(theme.hairline())
            .corner_radius(egui::CornerRadius::same(metrics::RADIUS_POPUP))
            .inner_margin(Margin::symmetric(16, 10))
            .outer_margin(Margin::symmetric(24, 8));
        let done = frame.show(ui, |ui| {
            ui.set_width(ui.available_width().min(620.0));
            ui.add(egui::Label::new(theme.small(format!("You have closed {name}."))).wrap());
            let question = "What did I bring to this?";
            let hint = "One line for your journal; nobody else reads it until you share it";
            let field = forms::text(ui, question, words, hint);
            let entered = forms::entered(ui, &field);
            ui.add_space(metrics::GRID);
            ui.horizontal(|ui| {
                let keep = parts::quiet_button(ui, "Keep it in my journal").clicked();
                if (keep || entered) && !words.trim().is_empty() {
                    write(pass, std::mem::take(words), commands);
                    return true;
                }
                parts::quiet_button(ui, "Not now").clicked()
            })
            .inner
        });
        if done.inner {
            self.offer = None;
        }
    }
}

fn write(pass: PassId, text: String, commands: &mut Commands) {
    commands.act("write in the journal", move |act| {
        let new = MemoOf {
            kind: MemoKind::Reflexive,
            text,
            on: Target::Pass(pass),
            pass: Some(pass),
            links: Vec::new(),
        };
        acts::write_memo(act.seen, act.draft, new)
    });
}
