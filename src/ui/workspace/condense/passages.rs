//! The segments behind a code or category, and those of them that are chosen as quotations.

use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::analysis::quotations::{QuotationLabels, pieces, printed};
use crate::model::things::{Coding, Quotation};
use crate::model::{CodeId, CodingId, DocumentId, QuotationUse, Span};
use crate::ui::prose::prose;
use crate::ui::quoting::{USES, choose};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, ListOf, View, forms};
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet};

/// Passages shown of a code or category.
const PASSAGES: usize = 12;

#[derive(Debug)]
struct Passage {
    document: DocumentId,
    span: Span,
    words: String,
    source: String,
    quoted: Option<Quoted>,
}

/// What a passage that is to be quoted has besides.
#[derive(Debug)]
struct Quoted {
    used: QuotationUse,
    codings: Vec<CodingId>,
    label: String,
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
        let mut chosen: BTreeMap<(DocumentId, Span), Vec<&Coding>> = BTreeMap::new();
        for segment in codes.iter().flat_map(|code| layer.of_code(*code)) {
            let place = (segment.document, segment.span);
            places.insert(place);
            for coding in segment.codings().filter_map(|id| view.seen.coding(id)) {
                if coding.quotation().is_some() {
                    // The words that were chosen: a consensus may be wider.
                    let place = (coding.document(), coding.span());
                    chosen.entry(place).or_default().push(coding);
                }
            }
        }
        let labels = QuotationLabels::of(view.seen);
        let first = places.iter().take(PASSAGES);
        Self {
            all: places.len(),
            first: first.map(|(d, s)| passage(view, *d, *s)).collect(),
            quoted: chosen
                .into_iter()
                .filter_map(|(place, codings)| quotation(view, &labels, place, &codings))
                .collect(),
        }
    }

    /// Those that are to be quoted.
    pub fn show_quoted(&self, ui: &mut Ui, may: bool, commands: &mut Commands) {
        if self.quoted.is_empty() {
            let words = "None chosen yet: mark segments as quotations while reading them.";
            ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
            return;
        }
        for passage in &self.quoted {
            draw(ui, passage, commands, may);
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
            draw(ui, passage, commands, false);
        }
    }

    /// How many are to be quoted.
    pub const fn quoted(&self) -> usize {
        self.quoted.len()
    }
}

fn draw(ui: &mut Ui, passage: &Passage, commands: &mut Commands, may: bool) {
    let theme = theme(ui);
    parts::card(ui, |ui| {
        prose(ui, theme.quote(&passage.words), egui::Sense::hover());
        if let Some(quoted) = &passage.quoted {
            let label = format!("({})", quoted.label);
            prose(
                ui,
                theme.small(label).color(theme.ink),
                egui::Sense::hover(),
            );
        }
        if parts::link(ui, &passage.source).clicked() {
            commands.show_passage(passage.document, passage.span);
        }
        let Some(quoted) = &passage.quoted else {
            return;
        };
        let mut used = Some(quoted.used);
        let width = ui.available_width();
        ui.add_enabled_ui(may, |ui| {
            let name = format!("Where “{}” is quoted", passage.source);
            if forms::bare_choice(ui, &name, &mut used, &USES, width) {
                choose(quoted.codings.clone(), used, commands);
            }
        });
    });
    ui.add_space(metrics::GRID);
}

/// A passage that is to be quoted, as it is printed; none where its document was taken out.
fn quotation(
    view: &View<'_>,
    labels: &QuotationLabels,
    (document, span): (DocumentId, Span),
    codings: &[&Coding],
) -> Option<Passage> {
    let of = view.seen.document(document)?;
    let used = codings.iter().find_map(|it| it.quotation())?;
    let mut edited = codings.iter().filter_map(|it| view.seen.quotation(it.id));
    let form = edited.find_map(Quotation::parts);
    let mut passage = passage(view, document, span);
    let mut label = String::new();
    if let Ok(text) = view.text_of(document) {
        let pieces = pieces(view.seen, of, &text, span, form);
        passage.words = printed(&pieces, view.seen.omission_mark());
        label = labels.label(view.seen, of, &pieces).text;
    }
    passage.quoted = Some(Quoted {
        used,
        codings: codings.iter().map(|it| it.id).collect(),
        label,
    });
    Some(passage)
}

fn passage(view: &View<'_>, document: DocumentId, span: Span) -> Passage {
    let words = view
        .text_of(document)
        .map_or_else(|why| why, |text| text.slice(span).replace('\n', " "));
    let name = view.overview.document(document).map_or("", |row| &row.name);
    Passage {
        document,
        span,
        words,
        source: format!("{name} · {}", place_in(view, document, span)),
        quoted: None,
    }
}

/// “turn 17”.
fn place_in(view: &View<'_>, document: DocumentId, span: Span) -> String {
    let document = view.seen.document(document);
    let turn = document.and_then(|it| it.turn_of(span));
    turn.map_or_else(
        || format!("characters {span}"),
        |(turn, _)| format!("turn {turn}"),
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
