//! The sub-domains whose segments are a pass's material: how far one is with each, and from segment to segment.

use super::coverage_page::percent;
use super::documents::BAR;
use crate::analysis::coverage::coverage_of_constructs;
use crate::model::{CodeId, DocumentId, MaterialChange, MaterialSpan, PassId, Span};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts};
use crate::ui::{Commands, ListOf, View, many};
use egui::{ScrollArea, Ui};

/// The part of the panel's height that the sub-domains take at most.
const SHARE: f32 = 0.3;

/// A sub-domain of the material.
#[derive(Debug, Clone)]
struct Row {
    construct: CodeId,
    name: String,
    /// “62 %”.
    right: String,
    spoken: String,
    closed: bool,
}

/// The sub-domains of the pass one works in, made anew when the study or the pass changes.
#[derive(Debug, Default)]
pub(super) struct MaterialList {
    key: Option<(u64, Option<PassId>)>,
    rows: Vec<Row>,
    spans: Vec<MaterialSpan>,
    /// What the earlier pass has changed since.
    pub changes: Vec<MaterialChange>,
    /// “2 of 5 closed”.
    closed: String,
    at: Option<CodeId>,
}

impl MaterialList {
    /// Makes it anew where something has changed.
    pub fn update(&mut self, view: &View<'_>) {
        let key = Some((view.revision(), view.pass()));
        if self.key == key {
            return;
        }
        if self.key.is_none_or(|(_, pass)| pass != view.pass()) {
            self.at = None;
        }
        self.key = key;
        let row = view.pass().and_then(|pass| view.overview.pass(pass));
        let Some(row) = row.filter(|row| !row.constructs.is_empty()) else {
            *self = Self {
                key,
                ..Self::default()
            };
            return;
        };
        self.spans = view.seen.material_spans(row.id);
        self.changes = view.seen.material_changes(row.id);
        let me = view.me().filter(|_| row.is_mine);
        let own = me.map(|me| coverage_of_constructs(view.seen, row.id, me));
        let own = own.unwrap_or_default();
        self.rows = row
            .constructs
            .iter()
            .map(|construct| {
                let it = own.iter().find(|(code, _)| code == construct);
                let it = it.and_then(|(_, shown)| *shown);
                let segments = self.spans.iter().filter(|it| it.construct == *construct);
                let segments = many(segments.count(), "segment", "segments");
                let closed = it.is_some_and(|it| it.closed);
                let share = it.and_then(|it| it.share());
                let right = share.map_or_else(String::new, percent);
                let how = match (closed, right.as_str()) {
                    (true, _) => "closed".to_owned(),
                    (false, "") => String::new(),
                    (false, right) => format!("{right} coded"),
                };
                Row {
                    construct: *construct,
                    name: view.seen.code_name(*construct),
                    spoken: format!("{segments}, {how}"),
                    right,
                    closed,
                }
            })
            .collect();
        let closed = self.rows.iter().filter(|row| row.closed).count();
        self.closed = format!("{closed} of {} closed", self.rows.len());
    }

    /// Whether the pass one works in has sub-domains for its material.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sub-domain one is at.
    pub const fn at(&self) -> Option<CodeId> {
        self.at
    }

    /// Draws the list, where the pass has one.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        if self.rows.is_empty() {
            return;
        }
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - BAR);
            parts::section(ui, "Sub-domains", &self.closed);
        });
        let most = (ui.available_height() * SHARE).max(3.0 * metrics::ROW);
        let height = (self.rows.len() as f32 * metrics::ROW).min(most);
        let mut chosen = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical()
                .id_salt("sub-domains of the material")
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink(false);
            area.show_rows(ui, metrics::ROW, self.rows.len(), |ui, range| {
                for row in self.rows.get(range).unwrap_or_default() {
                    let scope = ("sub-domain", row.construct.0.bits());
                    let clicked = ui.push_id(scope, |ui| {
                        let mut line = parts::ListRow::new(&row.name)
                            .depth(1)
                            .spoken(&row.spoken)
                            .selected(self.at == Some(row.construct));
                        line = if row.closed {
                            line.right_icon(Icon::Check)
                        } else {
                            line.right(&row.right)
                        };
                        line.show(ui).clicked()
                    });
                    if clicked.inner {
                        chosen = Some(row.construct);
                    }
                }
            });
        });
        ui.add_space(metrics::GRID);
        if let Some(construct) = chosen {
            self.go_to(view, construct, commands);
        }
    }

    /// Goes to the next sub-domain, or to the one before.
    pub fn step(&mut self, view: &View<'_>, forward: bool, commands: &mut Commands) {
        self.update(view);
        let here = self
            .rows
            .iter()
            .position(|row| Some(row.construct) == self.at);
        let last = self.rows.len().saturating_sub(1);
        let to = match (here, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(here), true) => (here + 1).min(last),
            (Some(here), false) => here.saturating_sub(1),
        };
        if let Some(row) = self.rows.get(to) {
            let construct = row.construct;
            self.go_to(view, construct, commands);
        }
    }

    /// Goes to the material of a sub-domain: all its segments, one after the other.
    pub fn go_to(&mut self, view: &View<'_>, construct: CodeId, commands: &mut Commands) {
        self.update(view);
        self.at = Some(construct);
        if let Some(pass) = view.pass() {
            commands.show_list(ListOf::Material {
                pass,
                construct: Some(construct),
            });
        }
    }

    /// The next segment of the material after a place, or the one before it, over all documents in the order of their
    /// list; of the sub-domain one is at, if at one.
    pub fn segment(
        &self,
        view: &View<'_>,
        document: DocumentId,
        from: u32,
        forward: bool,
    ) -> Option<(DocumentId, Span)> {
        let place = |id: DocumentId| {
            let documents = &view.overview.documents;
            documents.iter().position(|row| row.id == id)
        };
        let of = self
            .spans
            .iter()
            .filter(|it| self.at.is_none_or(|at| at == it.construct));
        let mut segments: Vec<(Option<usize>, Span, DocumentId)> = of
            .map(|it| (place(it.document), it.span(), it.document))
            .collect();
        segments.sort_unstable();
        segments.dedup();
        let here = (place(document), from);
        let found = if forward {
            let next = segments
                .iter()
                .find(|(at, span, _)| (*at, span.start) > here);
            next.or_else(|| segments.first())
        } else {
            let before = segments
                .iter()
                .rev()
                .find(|(at, span, _)| (*at, span.start) < here);
            before.or_else(|| segments.last())
        };
        found.map(|(_, span, document)| (*document, *span))
    }
}
