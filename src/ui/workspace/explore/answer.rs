//! What was found, ready to be drawn.

use crate::jobs::{code_of, document_of, memo_of};
use crate::model::{CodeId, DocumentId, MemoId, Span};
use crate::search::{Hits, Kind};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View, WorkspaceKind, fonts};
use egui::text::{LayoutJob, TextFormat};
use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

/// An answer for one question.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// “34 places in 28 paragraphs”, with what is left out of the list.
    pub total: String,
    pub notes: Vec<String>,
    pub found: Vec<Found>,
}

/// One place.
#[derive(Debug, Clone)]
pub(super) struct Found {
    of: Of,
    name: String,
    span: Span,
    before: String,
    words: String,
    after: String,
}

#[derive(Debug, Clone, Copy)]
enum Of {
    Document(DocumentId),
    Memo(MemoId),
    Code(CodeId),
}

impl Answer {
    pub fn of(query: &str, hits: &Hits) -> Self {
        let listed = hits.hits.len() as u64;
        let place = if hits.total == 1 { "place" } else { "places" };
        let paragraph = match hits.paragraphs {
            1 => "paragraph",
            _ => "paragraphs",
        };
        let mut total = format!(
            "{} {place} in {} {paragraph} for “{}”",
            hits.total,
            hits.paragraphs,
            query.trim()
        );
        if listed < hits.total {
            total.push_str(&format!("; the first {listed} are listed"));
        }
        Self {
            total,
            notes: hits.notes.iter().map(ToString::to_string).collect(),
            found: hits.hits.iter().map(Found::of).collect(),
        }
    }
}

impl Found {
    fn of(hit: &crate::search::Hit) -> Self {
        let letters: Vec<char> = hit.context.chars().collect();
        let within =
            |at: u32| (at.saturating_sub(hit.context_span.start) as usize).min(letters.len());
        let (start, end) = (within(hit.span.start), within(hit.span.end));
        let piece = |from: usize, to: usize| -> String {
            let piece = letters.get(from..to.max(from)).unwrap_or_default();
            piece
                .iter()
                .map(|c| if *c == '\n' { ' ' } else { *c })
                .collect()
        };
        Self {
            of: match hit.kind {
                Kind::Transcript => Of::Document(document_of(hit.document)),
                Kind::Memo => Of::Memo(memo_of(hit.document)),
                Kind::Definition => Of::Code(code_of(hit.document)),
            },
            name: hit.document_name.clone(),
            span: hit.span,
            before: piece(0, start),
            words: piece(start, end),
            after: piece(end, letters.len()),
        }
    }

    /// Goes to the place.
    pub fn open(&self, commands: &mut Commands) {
        match self.of {
            Of::Document(document) => commands.show_passage(document, self.span),
            Of::Memo(memo) => {
                commands.go(WorkspaceKind::Code);
                commands.select(Selected::Memo(memo));
            }
            Of::Code(code) => {
                commands.go(WorkspaceKind::Code);
                commands.select(Selected::Code(code));
            }
        }
    }

    fn source(&self, view: &View<'_>) -> String {
        match self.of {
            Of::Document(id) => {
                let turns = view
                    .seen
                    .document(id)
                    .map(crate::model::things::Document::turns);
                let turn = turns.and_then(|turns| {
                    turns
                        .iter()
                        .position(|turn| turn.span().overlaps(self.span))
                });
                let turn = turn.map(|turn| format!(" · turn {}", turn + 1));
                format!("{}{}", self.name, turn.unwrap_or_default())
            }
            Of::Memo(_) => format!("Memo on {}", self.name),
            Of::Code(_) => format!("Definition of {}", self.name),
        }
    }
}

/// Height of a row: two lines of reading text and the source.
pub(super) fn row_height(ui: &Ui) -> f32 {
    let scale = ui.text_style_height(&egui::TextStyle::Body) / metrics::TEXT_LINE;
    (metrics::QUOTE_LINE * 2.0 + metrics::SMALL_LINE) * scale.max(1.0) + 20.0
}

/// One place as a row: its words lifted out of their context, and where they stand.
pub(super) fn row(ui: &mut Ui, view: &View<'_>, found: &Found, selected: bool) -> Response {
    let theme = theme(ui);
    let height = row_height(ui);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let source = found.source(view);
    let said = format!("{}{}{}, {source}", found.before, found.words, found.after);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &said));
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, f32::from(metrics::RADIUS_CARD), theme.accent_ground);
    } else if response.hovered() {
        painter.rect_filled(rect, f32::from(metrics::RADIUS_CARD), theme.frame);
    }
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let font = fonts::serif(metrics::QUOTE);
    let format = |ground| TextFormat {
        font_id: font.clone(),
        color: theme.ink,
        background: ground,
        line_height: Some(metrics::QUOTE_LINE),
        ..TextFormat::default()
    };
    let plain = format(egui::Color32::TRANSPARENT);
    let mut job = LayoutJob::default();
    job.append(&found.before, 0.0, plain.clone());
    job.append(&found.words, 0.0, format(theme.found));
    job.append(&found.after, 0.0, plain);
    job.wrap.max_width = inner.width();
    job.wrap.max_rows = 2;
    let galley = painter.layout_job(job);
    painter.galley(inner.left_top(), galley, theme.ink);
    let source = painter.layout(
        source,
        fonts::sans(metrics::SMALL),
        theme.quiet,
        inner.width(),
    );
    let at = egui::pos2(inner.left(), inner.bottom() - source.size().y);
    painter.galley(at, source, theme.quiet);
    parts::focus_ring(ui, &response, rect);
    response
}
