//! The dictionary of names and phrases that are masked in every file that is made for others.

use super::page;
use crate::analysis::quotations::{ChosenQuotations, printed};
use crate::exchange::masking::{MaskTally, Masks, identifiers};
use crate::model::MaskCase;
use crate::model::acts::{self, ActError};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, many};
use egui::{Label, Ui};
use std::collections::BTreeMap;

/// The cases with their names.
const CASES: [(MaskCase, &str); 2] = [
    (MaskCase::Any, "In capitals or small letters"),
    (MaskCase::AsWritten, "Only as written here"),
];
/// Which files are masked.
const MASKED: &str = "Names, places and other words that tell who somebody is are replaced in every file that is made for others to read: all that is saved in Report or written by the command export, what Explore and the memos save, the log saved from History, and the names of these files.";
/// What is not.
const NOT_MASKED: &str = "They are not replaced in the study itself: on the screen, in what you copy from it, in what other commands print (codings, retrieve, text, log), and in the project for other programs (QDPX), which has the transcripts in full.";
/// How words are found.
const HOW: &str = "Only whole words are replaced, so write “Annas” as well as “Anna”; the longest phrase comes first.";
/// How many hints of a kind are named.
const HINTS: usize = 12;

/// What is typed, and what the quotations have of it.
#[derive(Debug, Default)]
pub(super) struct MasksPage {
    words: String,
    replacement: String,
    case: MaskCase,
    key: Option<(u64, u64)>,
    counts: BTreeMap<String, usize>,
    near: Vec<String>,
    found: Vec<String>,
    again: bool,
}

impl MasksPage {
    /// Draws the page.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (chosen, number): (&ChosenQuotations, u64),
        commands: &mut Commands,
    ) {
        self.update(view, chosen, number);
        let may = view.me().is_some() && view.read_only.is_none();
        page(ui, "masks", |ui| {
            let theme = theme(ui);
            ui.label(theme.heading("Masked words"));
            for words in [MASKED, NOT_MASKED, HOW] {
                ui.add(Label::new(theme.quiet(words)).wrap());
                ui.add_space(metrics::GRID);
            }
            ui.add_space(metrics::GRID * 3.0);
            if may {
                self.add(ui, commands);
                ui.add_space(metrics::GRID * 3.0);
            }
            self.dictionary(ui, view, may, commands);
            self.hints(ui, may);
            ui.add_space(metrics::GRID * 3.0);
            let words = "What you write here stands in the study's folder, as the transcripts do. Keep a list of real names outside it.";
            ui.add(Label::new(theme.small(words)).wrap());
        });
    }

    fn update(&mut self, view: &View<'_>, chosen: &ChosenQuotations, number: u64) {
        let key = Some((view.revision(), number));
        if self.key == key {
            return;
        }
        self.key = key;
        let masks = Masks::of(view.seen);
        let mut tally = MaskTally::default();
        let mut found: Vec<String> = Vec::new();
        for it in &chosen.all {
            let words = tally.mask(&masks, &printed(&it.pieces, view.seen.omission_mark()));
            for hint in identifiers(&words) {
                let letters = words.chars().skip(hint.span.start as usize);
                let what: String = letters.take(hint.span.len() as usize).collect();
                let hint = format!("“{what}” looks like {}", hint.kind.as_str());
                if !found.contains(&hint) {
                    found.push(hint);
                }
            }
        }
        let counts = tally.counts();
        self.counts = counts
            .map(|(words, count)| (words.to_owned(), count))
            .collect();
        self.near = tally.near().map(str::to_owned).collect();
        self.found = found;
    }

    fn add(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let again = std::mem::take(&mut self.again);
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let hint = "Anna Ek";
            let first = forms::bare_text(ui, "Name or phrase", &mut self.words, hint, 170.0);
            if again {
                first.request_focus();
            }
            ui.label(theme(ui).quiet("goes out as"));
            let name = "Goes out as";
            let second = forms::bare_text(ui, name, &mut self.replacement, "XX", 100.0);
            forms::bare_choice(ui, "Written", &mut self.case, &CASES, 190.0);
            let pressed = parts::quiet_button(ui, "Mask it").clicked();
            done = pressed || forms::entered(ui, &second);
        });
        if done {
            let (words, replacement) = (self.words.clone(), self.replacement.clone());
            let case = self.case;
            // What was refused stays in the fields.
            if !words.trim().is_empty() && !replacement.trim().is_empty() {
                self.words.clear();
                self.again = true;
            }
            commands.act("mask the words", move |act| {
                acts::mask_words(act.seen, act.draft, &words, &replacement, case)?;
                Ok::<_, ActError>(())
            });
        }
    }

    fn dictionary(&self, ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
        let masks = view.seen.masks();
        let count = match masks.len() {
            0 => String::new(),
            several => several.to_string(),
        };
        parts::section(ui, "Dictionary", &count);
        if masks.is_empty() {
            ui.label(theme(ui).quiet("Nothing is masked yet."));
        }
        for (words, mask) in masks {
            let theme = theme(ui);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
                ui.label(theme.strong(words));
                ui.label(theme.text(format!("→ {}", mask.replacement)));
                if mask.case == MaskCase::AsWritten {
                    ui.label(theme.small("only as written"));
                }
                let found = match self.counts.get(words) {
                    Some(times) => format!("{} in the quotations", many(*times, "time", "times")),
                    None => "not in the quotations".to_owned(),
                };
                ui.label(theme.small(found));
                if may {
                    let link = parts::link(ui, "Take out");
                    let name = format!("Take “{words}” out of the dictionary");
                    link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
                    if link.clicked() {
                        let words = words.to_owned();
                        commands.act("take the words out", move |act| {
                            acts::unmask_words(act.seen, act.draft, &words);
                            Ok::<_, ActError>(())
                        });
                    }
                }
            });
        }
    }

    /// What in the quotations may still tell who somebody is.
    fn hints(&mut self, ui: &mut Ui, may: bool) {
        if self.near.is_empty() && self.found.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Look at these in the quotations", "");
        let mut take = None;
        for word in self.near.iter().take(HINTS) {
            ui.horizontal_wrapped(|ui| {
                let words =
                    format!("“{word}” begins with a masked word and goes out as it stands.");
                ui.label(theme(ui).text(words));
                if may && parts::link(ui, "Mask it too").clicked() {
                    take = Some(word.clone());
                }
            });
        }
        for hint in self.found.iter().take(HINTS) {
            ui.add(Label::new(theme(ui).text(format!("{hint}."))).wrap());
        }
        let more = self.near.len().saturating_sub(HINTS) + self.found.len().saturating_sub(HINTS);
        if more > 0 {
            ui.label(theme(ui).small(format!("And {more} more.")));
        }
        if let Some(word) = take {
            self.words = word;
            self.again = true;
        }
    }
}
