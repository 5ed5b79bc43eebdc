//! The segments behind a code or category, and those of them that are chosen as quotations.

use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::model::things::Document;
use crate::model::{CodeId, DocumentId, QuotationUse, Span};
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, ListOf, View};
use egui::Ui;
use std::collections::BTreeSet;

/// Passages shown of a code or category.
const PASSAGES: usize = 12;

#[derive(Debug)]
struct Passage {
    document: DocumentId,
    span: Span,
    words: String,
    source: String,
    quoted: Option<QuotationUse>,
}

/// Segments of some codes in a layer: the first of them, and all that are to be quoted.
#[derive(Debug, Default)]
pub(super) struct Passages {
    all: usize,
    first: Vec<Passage>,
    quoted: Vec<Passage>,
}

impl Passages {
    /// Gathers them.
    pub fn of(view: &View<'_>, layer: &LayerCodings, codes: &BTreeSet<CodeId>) -> Self {
        let mut places: BTreeSet<(DocumentId, Span)> = BTreeSet::new();
        let mut quoted: Vec<(DocumentId, Span, QuotationUse)> = Vec::new();
        for segment in codes.iter().flat_map(|code| layer.of_code(*code)) {
            let place = (segment.document, segment.span);
            places.insert(place);
            let mut uses = segment.codings().filter_map(|id| {
                let coding = view.seen.coding(id)?;
                coding.details()?;
                // The words that were chosen: a consensus may be wider.
                Some((coding.span(), coding.quotation()?))
            });
            if let Some((span, used)) = uses.next()
                && !quoted.iter().any(|(d, s, _)| (*d, *s) == (place.0, span))
            {
                quoted.push((place.0, span, used));
            }
        }
        let first = places.iter().take(PASSAGES);
        Self {
            all: places.len(),
            first: first.map(|(d, s)| passage(view, *d, *s, None)).collect(),
            quoted: quoted
                .into_iter()
                .map(|(d, s, used)| passage(view, d, s, Some(used)))
                .collect(),
        }
    }

    /// Those that are to be quoted.
    pub fn show_quoted(&self, ui: &mut Ui, commands: &mut Commands) {
        if self.quoted.is_empty() {
            let words = "None chosen yet: mark segments as quotations while reading them.";
            ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
            return;
        }
        for passage in &self.quoted {
            draw(ui, passage, commands);
        }
    }

    /// The first segments.
    pub fn show(&self, ui: &mut Ui, commands: &mut Commands) {
        if self.all == 0 {
            return;
        }
        let shown = self.first.len();
        let count = if shown < self.all {
            format!("{shown} of {}", self.all)
        } else {
            self.all.to_string()
        };
        parts::section(ui, "Passages", &count);
        for passage in &self.first {
            draw(ui, passage, commands);
        }
    }

    /// How many are to be quoted.
    pub const fn quoted(&self) -> usize {
        self.quoted.len()
    }
}

fn draw(ui: &mut Ui, passage: &Passage, commands: &mut Commands) {
    let theme = theme(ui);
    parts::card(ui, |ui| {
        prose(ui, theme.quote(&passage.words), egui::Sense::hover());
        if parts::link(ui, &passage.source).clicked() {
            commands.show_passage(passage.document, passage.span);
        }
        let used = match passage.quoted {
            Some(QuotationUse::MainText) => "In the main text",
            Some(QuotationUse::Supplement) => "In the supplement",
            Some(QuotationUse::Candidate) => "Candidate",
            None => return,
        };
        ui.label(theme.small(used));
    });
    ui.add_space(metrics::GRID);
}

fn passage(
    view: &View<'_>,
    document: DocumentId,
    span: Span,
    quoted: Option<QuotationUse>,
) -> Passage {
    let words = view
        .text_of(document)
        .map_or_else(|why| why, |text| text.slice(span).replace('\n', " "));
    let name = view.overview.document(document).map_or("", |row| &row.name);
    Passage {
        document,
        span,
        words,
        source: format!("{name} · {}", place_in(view, document, span)),
        quoted,
    }
}

/// “turn 17”.
fn place_in(view: &View<'_>, document: DocumentId, span: Span) -> String {
    let turns = view.seen.document(document).map(Document::turns);
    let turn = turns.and_then(|turns| {
        let at = turns.partition_point(|turn| turn.end <= span.start);
        let turn = turns.get(at)?;
        turn.span().overlaps(span).then_some(at)
    });
    turn.map_or_else(
        || format!("characters {span}"),
        |turn| format!("turn {}", turn + 1),
    )
}

/// The reading list of codes as a layer has them: everybody's codings as `whole` has them, one analyst's codings, or
/// the passages of the consensus in its own borders.
pub(super) fn list_of(
    view: &View<'_>,
    layer: &LayerCodings,
    name: &str,
    codes: &BTreeSet<CodeId>,
    whole: ListOf,
) -> ListOf {
    let segments = codes.iter().flat_map(|code| layer.of_code(*code));
    let title = format!("{name}: {}", layer.choice.words(view.seen)).into();
    match layer.choice {
        LayerChoice::Everybody => whole,
        LayerChoice::Analyst(_) => ListOf::Segments {
            title,
            codings: segments.map(|it| it.coding).collect(),
        },
        LayerChoice::Consensus => {
            let passages: BTreeSet<(DocumentId, Span)> =
                segments.map(|it| (it.document, it.span)).collect();
            ListOf::Passages {
                title,
                passages: passages.into_iter().collect(),
            }
        }
    }
}
