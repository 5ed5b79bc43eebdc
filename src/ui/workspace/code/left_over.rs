//! What is left in the open document: the passages without a code, and those left out on purpose.

use super::giving::Passage;
use super::sheet::{Sheet, thousands};
use super::uncoded::uncoded_passages;
use crate::model::acts;
use crate::model::{DocumentId, PassId, Span};
use crate::ui::Commands;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Label, Sense, Ui};

/// Passages shown at first, and how many more at a time.
const SHOWN: usize = 8;
/// Letters of a passage that a line shows.
const LETTERS: usize = 90;
/// Longer texts are gone through only when asked for (code points).
const ASKED_FROM: u32 = 200_000;

/// The list of what is left.
#[derive(Debug, Default)]
pub(super) struct LeftOver {
    key: Option<(u64, u64)>,
    passages: Vec<(Span, String)>,
    characters: u32,
    over: Vec<(Span, String)>,
    shown: usize,
    /// A long text that was asked for.
    asked: Option<u64>,
}

impl LeftOver {
    /// Draws it; `pass` is the one that can be coded in here.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        document: DocumentId,
        sheet: &Sheet,
        pass: Option<PassId>,
        commands: &mut Commands,
    ) {
        let Some(text) = sheet.text() else { return };
        if text.len() > ASKED_FROM && self.asked != Some(sheet.text_key) {
            parts::section(ui, "Without a code", "");
            if parts::link(ui, "List the uncoded passages").clicked() {
                self.asked = Some(sheet.text_key);
            }
            return;
        }
        self.update(sheet);
        let count = match self.passages.len() {
            0 => "none".to_owned(),
            n => format!("{n} · {} characters", thousands(self.characters)),
        };
        parts::section(ui, "Without a code", &count);
        for (span, words) in self.passages.iter().take(self.shown) {
            let chosen = line(ui, words, pass.map(|_| "Nothing relevant"));
            act(chosen, document, *span, pass, true, commands);
        }
        let left = self.passages.len().saturating_sub(self.shown);
        if left > 0 && parts::link(ui, &format!("Show more ({left})")).clicked() {
            self.shown += SHOWN * 3;
        }
        if !self.over.is_empty() {
            parts::section(ui, "Left out on purpose", &self.over.len().to_string());
            for (span, words) in &self.over {
                let chosen = line(ui, words, pass.map(|_| "Look at again"));
                act(chosen, document, *span, pass, false, commands);
            }
        }
    }

    fn update(&mut self, sheet: &Sheet) {
        let key = Some((sheet.text_key, sheet.codings_key));
        if self.key == key {
            return;
        }
        if self.key.is_none_or(|(text, _)| text != sheet.text_key) {
            self.shown = SHOWN;
        }
        self.key = key;
        let Some(text) = sheet.text() else { return };
        let material = sheet.material.as_deref();
        let passages = uncoded_passages(&text, &sheet.turns, &sheet.settled, material);
        self.characters = passages.iter().map(|span| span.len()).sum();
        let words = |span: Span| (span, short(text.slice(span)));
        self.passages = passages.into_iter().map(words).collect();
        self.over = sheet.passed_over.iter().copied().map(words).collect();
    }
}

/// What was chosen on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Nothing,
    Place,
    Settle,
}

fn line(ui: &mut Ui, words: &str, settle: Option<&str>) -> Chosen {
    let shown = parts::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let quote = Label::new(theme(ui).quote(words))
            .wrap()
            .sense(Sense::click());
        let quote = ui
            .add(quote)
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        let spoken = format!("Go to {words}");
        quote.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        parts::focus_ring(ui, &quote, quote.rect);
        let settled = settle.is_some_and(|words| parts::link(ui, words).clicked());
        match (quote.clicked(), settled) {
            (_, true) => Chosen::Settle,
            (true, _) => Chosen::Place,
            _ => Chosen::Nothing,
        }
    });
    ui.add_space(metrics::GRID);
    shown.inner
}

fn act(
    chosen: Chosen,
    document: DocumentId,
    span: Span,
    pass: Option<PassId>,
    over: bool,
    commands: &mut Commands,
) {
    match (chosen, pass) {
        (Chosen::Place, _) => commands.show_passage(document, span),
        (Chosen::Settle, Some(pass)) => pass_over(pass, document, span, over, commands),
        _ => {}
    }
}

/// Leaves a passage out on purpose, or takes that back.
pub(super) fn pass_over(
    pass: PassId,
    document: DocumentId,
    span: Span,
    over: bool,
    commands: &mut Commands,
) {
    commands.act("leave the passage out", move |act| {
        acts::pass_over(act.seen, act.draft, pass, document, span, over)
    });
}

/// Leaves the words out on purpose; where they lie in what was left out, that is taken back.
pub(super) fn pass_over_or_back(passage: Passage, sheet: &Sheet, commands: &mut Commands) {
    let Passage {
        pass,
        document,
        span,
        ..
    } = passage;
    let over = sheet.passed_over.iter().copied();
    let around: Vec<Span> = over.filter(|over| over.covers(span)).collect();
    if around.is_empty() {
        pass_over(pass, document, span, true, commands);
        return;
    }
    commands.act("look at the passage again", move |act| {
        for span in &around {
            acts::pass_over(act.seen, act.draft, pass, document, *span, false)?;
        }
        Ok::<_, acts::ActError>(())
    });
}

/// The words on one line, cut where they are many.
fn short(words: &str) -> String {
    let mut short: String = words.chars().take(LETTERS).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}
