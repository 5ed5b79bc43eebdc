//! How a pass was closed and revealed, in sentences: who, when, what had been talked about, and what came after it.

use crate::analysis::closing::{
    after_reveal_counts, closing_statements, reveal_sentence, was_reopened,
};
use crate::model::{AnalystId, Part, PassId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Date, View, clock};
use egui::{Label, Ui};

/// The sentences of one pass, made anew when the study changes.
#[derive(Debug, Default)]
pub struct ClosingRecord {
    key: Option<(u64, PassId)>,
    reveal: Option<String>,
    statements: Vec<String>,
    after: Option<String>,
    /// Whether the line says how each closed their part.
    open: bool,
}

impl ClosingRecord {
    fn update(&mut self, view: &View<'_>, pass: PassId) {
        let key = Some((view.revision(), pass));
        if self.key == key {
            return;
        }
        self.key = key;
        self.reveal = reveal_sentence(view.seen, pass, &moment);
        self.statements = closing_statements(view.seen, pass);
        // Nothing can lie after a reveal unless something was taken up again.
        let counts = was_reopened(view.seen, pass).then(|| after_reveal_counts(view.seen, pass));
        self.after = counts.and_then(crate::analysis::closing::AfterRevealCounts::sentence);
    }

    /// Draws the record as a section; nothing where nobody has closed anything.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId) {
        self.update(view, pass);
        if self.statements.is_empty() && self.reveal.is_none() {
            return;
        }
        parts::section(ui, "Closed and revealed", "");
        parts::card(ui, |ui| {
            let theme = theme(ui);
            if let Some(sentence) = &self.reveal {
                ui.add(Label::new(theme.strong(sentence)).wrap());
            }
            for sentence in self.statements.iter().chain(&self.after) {
                ui.add(Label::new(theme.text(sentence)).wrap());
            }
        });
    }

    /// Draws the reveal on a quiet line above what it is about, and on asking how each closed their part.
    /// Without `names` it says when, and nobody's part in it.
    pub fn line(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId, names: bool) {
        self.update(view, pass);
        // In a very low window, or with very large text, what it is about has the room; the pass's record says it.
        let Some(reveal) = self.reveal.as_ref().filter(|_| ui.available_height() > LOW) else {
            return;
        };
        let theme = theme(ui);
        let mut first = reveal.clone();
        if let Some(after) = &self.after {
            first = format!("{first} {after}");
        }
        let more = names && !self.statements.is_empty();
        let mut asked = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = metrics::SMALL_LINE;
            ui.label(theme.small(first));
            if more {
                let words = if self.open {
                    "Less"
                } else {
                    "How it was closed"
                };
                asked = parts::link(ui, words).clicked();
            }
        });
        self.open ^= asked;
        if more && self.open {
            let words = self.statements.join(" ");
            ui.add(Label::new(theme.small(words)).wrap());
        }
        ui.add_space(metrics::GRID);
    }
}

/// Below this height, in points, there is no room for the line.
const LOW: f32 = 360.0;

/// “3 May 2026, 14:02”.
fn moment(milliseconds: u64) -> String {
    let day = Date::local(milliseconds).whole();
    format!("{day}, {}", clock(milliseconds))
}

/// What closing these parts of a pass brings about; none where nothing is hidden.
pub fn what_closing_does(view: &View<'_>, pass: PassId, parts: &[Part]) -> Option<String> {
    let it = view.seen.pass(pass).filter(|it| it.opened.blind)?;
    let me = view.me()?;
    let hidden: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| !it.is_revealed(*part))
        .collect();
    let others = it.opened.analysts.iter().copied().filter(|who| *who != me);
    let others: Vec<AnalystId> = others.collect();
    if hidden.is_empty() || others.is_empty() {
        return None;
    }
    let open_for = |who: &&AnalystId| hidden.iter().any(|part| !it.has_closed(**who, *part));
    let waiting: Vec<&str> = others
        .iter()
        .filter(open_for)
        .map(|who| view.overview.person_name(*who))
        .collect();
    Some(if waiting.is_empty() {
        "Closing it reveals your work and the others’ to each other. That is final.".to_owned()
    } else {
        format!(
            "It stays hidden until {} closed it too; then it is revealed to all, and that is final.",
            match waiting.as_slice() {
                [one] => format!("{one} has"),
                several => format!("{} have", several.join(" and ")),
            }
        )
    })
}
