//! The segments of a code, as cards that lead to their passage.

use super::marks;
use crate::model::acts::{self, ActError};
use crate::model::{CodeId, CodingId, DocumentId, Span};
use crate::ui::prose::{prose, prose_line};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::reading_list::codes_as_set;
use crate::ui::{Action, Command, Commands, ListOf, Selected, View, forms};
use egui::{Label, Sense, Ui};
use std::collections::BTreeSet;

/// Segments shown at first, and how many more at a time.
const SHOWN: usize = 12;
/// Characters of a segment that a card shows.
const WORDS: usize = 320;

/// A segment of a code.
#[derive(Debug, Clone)]
struct Segment {
    coding: CodingId,
    document: DocumentId,
    span: Span,
    words: String,
    /// “Steering group #1 · turn 31”.
    source: String,
    /// “barrier · external”; empty where it has no marks.
    marks: String,
    mine: bool,
}

/// The segments of a code and of the codes below it.
#[derive(Debug, Default)]
pub(super) struct Segments {
    key: Option<(u64, CodeId)>,
    all: Vec<Segment>,
    documents: usize,
    shown: usize,
    read: usize,
    /// Segments chosen to be split off, while that is being done.
    splitting: Option<BTreeSet<CodingId>>,
    name: String,
    why: String,
    wants_focus: bool,
}

impl Segments {
    /// Begins to split a code.
    pub fn split(&mut self) {
        self.splitting = Some(BTreeSet::new());
        self.name.clear();
        self.why.clear();
        self.wants_focus = true;
    }

    /// Makes the list anew where something has changed.
    fn update(&mut self, view: &View<'_>, code: CodeId) {
        let key = Some((view.revision(), code));
        if self.key == key {
            return;
        }
        if self.key.is_none_or(|(_, of)| of != code) {
            self.shown = SHOWN;
            if self.key.is_some() {
                self.splitting = None;
            }
        }
        self.key = key;
        let codes = codes_as_set(view, &view.overview.tree.below(code));
        let given = view.seen.codings_with(&codes);
        self.all = given
            .map(|coding| Segment {
                coding: coding.id,
                document: coding.document(),
                span: coding.span(),
                words: String::new(),
                source: String::new(),
                marks: String::new(),
                mine: Some(coding.analyst()) == view.me(),
            })
            .collect();
        self.all.sort_by_key(|it| (it.document, it.span, it.coding));
        let documents: BTreeSet<DocumentId> = self.all.iter().map(|it| it.document).collect();
        self.documents = documents.len();
        self.read = 0;
    }

    /// Reads the words of the segments that are shown and not read yet.
    fn read_shown(&mut self, view: &View<'_>) {
        for segment in self.all.iter_mut().take(self.shown).skip(self.read) {
            segment.words = words(view, segment.document, segment.span);
            segment.source = source(view, segment.document, segment.span);
            let coding = view.seen.coding(segment.coding);
            segment.marks = coding.map_or_else(String::new, |it| marks::in_words(it).join(" · "));
        }
        self.read = self.shown;
    }

    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, code: CodeId, commands: &mut Commands) {
        self.update(view, code);
        self.read_shown(view);
        let count = match (self.all.len(), self.documents) {
            (0, _) => "none yet".to_owned(),
            (n, 1) => format!("{n} in 1 document"),
            (n, documents) => format!("{n} in {documents} documents"),
        };
        ui.add_space(metrics::GRID);
        parts::section(ui, "Segments", &count);
        self.splitter(ui, code, commands);
        let open = matches!(&view.here.list, Some(ListOf::Code(open)) if *open == code);
        if open && self.splitting.is_none() {
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                ui.label(theme(ui).small("They are open in the middle."));
            });
            return;
        }
        if !self.all.is_empty() {
            let link = parts::link_under_heading(ui, "Read them one after the other");
            if link
                .on_hover_text(Action::ReadSegments.keys_text())
                .clicked()
            {
                commands.show_list(ListOf::Code(code));
            }
            ui.add_space(metrics::GRID);
        }
        for segment in self.all.iter().take(self.shown) {
            card(ui, segment, self.splitting.as_mut(), commands);
            ui.add_space(metrics::GRID);
        }
        let left = self.all.len().saturating_sub(self.shown);
        let more = format!("Show more ({left})");
        if left > 0 && parts::link_under_heading(ui, &more).clicked() {
            self.shown += SHOWN * 2;
        }
    }

    fn splitter(&mut self, ui: &mut Ui, code: CodeId, commands: &mut Commands) {
        let Some(chosen) = &self.splitting else {
            return;
        };
        let codings: Vec<CodingId> = chosen.iter().copied().collect();
        let mut done = false;
        parts::card(ui, |ui| {
            let words = "Choose the segments that make a code of their own, and name it.";
            ui.add(Label::new(theme(ui).text(words)).wrap());
            let field = forms::text(ui, "Name of the split-off code", &mut self.name, "");
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
                field.scroll_to_me(None);
            }
            let entered = forms::entered(ui, &field);
            let hint = "Optional, printed in the codebook";
            forms::text(ui, "Why", &mut self.why, hint);
            ui.add_space(metrics::GRID);
            ui.horizontal(|ui| {
                let button = format!("Split off {}", codings.len());
                let ready = !codings.is_empty() && !self.name.trim().is_empty();
                let pressed = ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, &button));
                if ready && (pressed.inner.clicked() || entered) {
                    split_off(code, self.name.clone(), codings, &self.why, commands);
                    done = true;
                }
                done |= parts::quiet_button(ui, "Do not split").clicked();
            });
        });
        if done {
            self.splitting = None;
        }
        ui.add_space(metrics::GRID);
    }
}

fn split_off(
    code: CodeId,
    name: String,
    codings: Vec<CodingId>,
    why: &str,
    commands: &mut Commands,
) {
    commands.act_why("split the code", why, move |act| {
        let made = acts::split_code(act.seen, act.draft, code, &name, &codings)?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Code(made))])
    });
}

fn card(
    ui: &mut Ui,
    segment: &Segment,
    splitting: Option<&mut BTreeSet<CodingId>>,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let inner = parts::card(ui, |ui| {
        if let Some(chosen) = splitting {
            let mut taken = chosen.contains(&segment.coding);
            let own = ui.add_enabled_ui(segment.mine, |ui| ui.checkbox(&mut taken, "Split off"));
            if own.inner.changed() {
                if taken {
                    chosen.insert(segment.coding);
                } else {
                    chosen.remove(&segment.coding);
                }
            }
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        // The words lead there too, but the keyboard stops at the source alone.
        let quote = prose(ui, theme.quote(&segment.words), Sense::CLICK)
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        let source = theme.small(&segment.source);
        let link = prose_line(ui, source, Sense::click());
        let spoken = format!("Go to {}", segment.source);
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        if link.has_focus() || link.hovered() || quote.hovered() {
            let line = link.rect.bottom() - 2.0;
            let stroke = egui::Stroke::new(1.0, theme.quiet);
            ui.painter().hline(link.rect.x_range(), line, stroke);
        }
        let link = link.on_hover_cursor(egui::CursorIcon::PointingHand);
        if !segment.marks.is_empty() {
            ui.add(Label::new(theme.small(&segment.marks)).wrap());
        }
        link.clicked() || quote.clicked()
    });
    if inner.inner {
        commands.show_passage(segment.document, segment.span);
        commands.select(Selected::Coding(segment.coding));
    }
}

/// The words of a passage, on one line, cut where they are many.
pub(super) fn words(view: &View<'_>, document: DocumentId, span: Span) -> String {
    let text = match view.text_of(document) {
        Ok(text) => text,
        Err(why) => return why,
    };
    let words = text.slice(span);
    let mut short: String = words.chars().take(WORDS).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}

/// “Steering group #1 · turn 31”.
pub(super) fn source(view: &View<'_>, document: DocumentId, span: Span) -> String {
    let document = view.seen.document(document);
    document.map_or_else(String::new, |it| it.place_of(span))
}
