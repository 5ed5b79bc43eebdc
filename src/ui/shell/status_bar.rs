use crate::model::Text;
use crate::ui::fonts::{missing_in_text, missing_so_far};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Command, Commands, Overview, Place, View, WorkspaceKind, many};
use egui::{Align, Frame, Layout, Margin, Panel, Ui, vec2};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher as _;
use std::sync::Arc;

/// Below this width both side panels have no room beside the centre, so that one can be folded from here.
const NARROW: f32 = 860.0;

/// Counts, and work in the background.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    importing: Option<(usize, usize)>,
    commands: &mut Commands,
) {
    let narrow = ui.available_width() < NARROW;
    commands.set_place(Place::Window);
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.frame)
        .inner_margin(Margin::symmetric(16, 0));
    let panel = Panel::bottom("status bar")
        .exact_size(metrics::STATUS_BAR)
        .resizable(false)
        .frame(frame);
    panel.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.set_height(metrics::STATUS_BAR);
            let memos = Action::Memos;
            let button = parts::icon_button(ui, Icon::Memo, memos.text());
            let hint = format!("{} ({})", memos.tooltip(), memos.keys_text());
            if button.on_hover_text(hint).clicked() {
                commands.run(memos);
            }
            if narrow {
                let fold = Action::FoldLeft;
                let button = parts::icon_button(ui, Icon::Panel, fold.text());
                if button.on_hover_text(fold.tooltip()).clicked() {
                    commands.run(fold);
                }
            }
            if let Some((done, of)) = importing {
                let words = format!("Importing {done} of {of}");
                let share = done as f32 / of.max(1) as f32;
                if work(ui, &words, Some(share)) {
                    commands.push(Command::CancelImport);
                }
            }
            for job in view.jobs.running() {
                let share = (job.total > 0).then(|| job.done as f32 / job.total as f32);
                let words = if job.total > 0 {
                    format!("{} {} of {}", job.name, job.done, job.total)
                } else {
                    job.name.clone()
                };
                if work(ui, &words, share) {
                    view.jobs.cancel(job.id);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                // The sentence about a font has the whole width while it stands: it is cured by what it says.
                if let Some(sentence) = missing_font(ui, view) {
                    let (rect, _) = ui.allocate_exact_size(vec2(13.0, 13.0), egui::Sense::hover());
                    Icon::Warning.paint(ui.painter(), rect, theme.warn);
                    let label =
                        egui::Label::new(theme.small(&sentence).color(theme.ink)).truncate();
                    ui.add(label);
                    return;
                }
                let words = counts(view.overview);
                let label = egui::Label::new(theme.small(&words)).truncate();
                ui.add(label);
            });
        });
    });
}

/// What is said while the open transcript, or words shown on another screen, have letters no font here has.
fn missing_font(ui: &Ui, view: &View<'_>) -> Option<String> {
    let open = view
        .here
        .document
        .filter(|_| view.here.workspace == WorkspaceKind::Code);
    let Some(document) = open else {
        return missing_so_far(ui.ctx());
    };
    let key = FxBuildHasher.hash_one(document);
    let text = || Some(Words(view.text_of(document).ok()?));
    missing_in_text(ui.ctx(), key, text)
}

/// A transcript's words.
struct Words(Arc<Text>);

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self.0.as_str()
    }
}

/// One piece of work with its bar; true when it is to be cancelled.
fn work(ui: &mut Ui, words: &str, share: Option<f32>) -> bool {
    let theme = theme(ui);
    let cancelled = parts::icon_button(ui, Icon::Close, &format!("Cancel: {words}")).clicked();
    if let Some(share) = share {
        parts::progress(ui, share, 110.0, words);
    } else {
        ui.add(egui::Spinner::new().size(12.0).color(theme.accent));
    }
    ui.label(theme.small(words));
    cancelled
}

/// “11 documents · yours: 208 codings, 31 codes, 4 documents finished · Bo: 3 documents finished” while anything is
/// hidden; else “11 documents · 2 analysts · 412 codings · 64 codes”.
pub fn counts(overview: &Overview) -> String {
    let mut words = vec![many(overview.documents.len(), "document", "documents")];
    if overview.hides_anything {
        words.push(own_counts(overview));
        words.extend(others(overview));
    } else {
        words.push(many(overview.people.len(), "analyst", "analysts"));
        words.push(many(overview.counts().codings, "coding", "codings"));
        words.push(many(overview.codes.len(), "code", "codes"));
    }
    words.join(" · ")
}

fn own_counts(overview: &Overview) -> String {
    let mine = &overview.mine;
    format!(
        "yours: {}, {}, {} finished",
        many(mine.codings, "coding", "codings"),
        many(mine.codes, "code", "codes"),
        many(mine.finished, "document", "documents")
    )
}

/// Of the others at most what they have finished.
fn others(overview: &Overview) -> Vec<String> {
    let others = overview.people.iter().filter(|person| !person.is_me);
    others
        .filter_map(|person| {
            let (finished, parts) = overview.finished_in_hidden(person.id)?;
            Some(format!("{}: {finished} {parts} finished", person.name))
        })
        .collect()
}
