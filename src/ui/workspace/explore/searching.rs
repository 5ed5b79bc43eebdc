//! The page on which one searches.

use super::answer::Answer;
use super::asking::Asking;
use super::choosing::Choosing;
use super::facets::Facets;
use super::indexing::Indexing;
use super::kept::Searches;
use super::results::Results;
use crate::jobs::{Latest, coded_for};
use crate::search::Coded;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{Key, Modifiers, TextEdit, Ui};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Places listed at once, so that the first are there while one types.
const FIRST: usize = 200;
/// Places listed at most; the total counts all.
const MOST: usize = 10_000;

/// What is asked, what was found, and what is done with it.
#[derive(Default)]
pub(super) struct Searching {
    pub asking: Asking,
    pub indexing: Indexing,
    first: Latest<Arc<Answer>>,
    all: Latest<Arc<Answer>>,
    facets: Facets,
    choosing: Choosing,
    results: Results,
    searches: Searches,
    /// The question the list stands at its beginning for.
    question: u64,
    /// The number under which answers are asked for now.
    key: u64,
    coded: Option<(u64, Vec<Coded>)>,
    begun: bool,
    begin: bool,
}

impl Searching {
    /// Asks for these words.
    pub fn ask(&mut self, words: &str) {
        words.clone_into(&mut self.asking.query);
        self.begin = true;
    }

    /// Puts the keyboard into the field.
    pub const fn begin(&mut self) {
        self.begin = true;
    }

    /// Whether places are listed.
    pub fn has_hits(&self) -> bool {
        self.results.has_any()
    }

    /// Whether a code is being chosen.
    pub const fn is_coding(&self) -> bool {
        self.choosing.is_open()
    }

    /// Begins to code what is listed.
    pub fn code(&mut self, view: &View<'_>, commands: &mut Commands) {
        if let Some(answer) = self.answer() {
            self.choosing.start(view, &answer, commands);
        }
    }

    /// What the answer spreads over, at the left.
    pub fn facets(&mut self, ui: &mut Ui, view: &View<'_>) {
        if self.asking.is_empty() {
            return;
        }
        if let Some(answer) = self.answer() {
            self.facets.update(view, &answer);
            self.facets.show(ui);
        }
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.searches.load(view);
        let question = self.asking.key();
        if self.question != question {
            self.question = question;
            self.choosing.clear();
            self.results.rewind();
        }
        self.facets.turn_to(question);
        self.update(view);
        let answer = self.answer().filter(|_| !self.asking.is_empty());
        self.field(ui);
        ui.add_space(metrics::GRID * 3.0);
        self.failures(ui);
        let Some(answer) = answer else {
            self.nothing_asked(ui);
            return;
        };
        self.keys(ui, &answer, commands);
        for note in &answer.notes {
            ui.add(egui::Label::new(theme(ui).quiet(note)).wrap());
        }
        self.head(ui, &answer, commands);
        self.choosing.bar(ui, view, &answer, commands);
        let opened = self
            .results
            .show(ui, view, &answer, &mut self.choosing, commands);
        if opened {
            self.searches.used(&self.asking, commands);
        }
    }

    /// Asks the index, off the screen's thread: a first handful, then all.
    fn update(&mut self, view: &View<'_>) {
        let state = self.indexing.state();
        let Some(index) = self.indexing.ready() else {
            return;
        };
        let mut hasher = rustc_hash::FxHasher::default();
        (self.question, state, self.facets.key()).hash(&mut hasher);
        // Only where codes are asked for does a coding change the answer.
        let asks_codes = self.asking.query.to_lowercase().contains("code:");
        if asks_codes {
            view.revision().hash(&mut hasher);
        }
        self.key = hasher.finish();
        if self.asking.is_empty() {
            return;
        }
        if self.coded.as_ref().is_none_or(|(key, _)| *key != self.key) {
            self.coded = Some((self.key, coded_for(view.seen, &self.asking.query)));
        }
        let coded = self.coded.as_ref().map(|(_, coded)| coded.clone());
        let coded = coded.unwrap_or_default();
        let wants_all = self.first.get(self.key).is_some_and(|it| it.has_more);
        for (latest, limit, wanted) in [
            (&mut self.first, FIRST, true),
            (&mut self.all, MOST, wants_all),
        ] {
            if !wanted || latest.is_settled(self.key) {
                continue;
            }
            let narrow = self.facets.narrow();
            let options = self.asking.options(limit, coded.clone(), narrow);
            let (index, query) = (index.clone(), self.asking.query.clone());
            latest.want(view.jobs, "Searching", self.key, move |_| {
                index
                    .search(&query, &options)
                    .map(|hits| Arc::new(Answer::of(&query, &hits)))
            });
        }
    }

    /// The answer to show: the whole one, else its beginning, else the last one while the next is on its way.
    fn answer(&mut self) -> Option<Arc<Answer>> {
        let key = self.key;
        if let Some(all) = self.all.get(key) {
            return Some(Arc::clone(all));
        }
        if let Some(first) = self.first.get(key) {
            return Some(Arc::clone(first));
        }
        self.first.last().cloned()
    }

    fn failures(&mut self, ui: &mut Ui) {
        let asked = self.first.error(self.key).map(ToString::to_string);
        let failed = self.indexing.error().or(asked);
        if let Some(why) = failed
            && parts::banner(ui, parts::Tone::Bad, &why)
        {
            self.indexing.try_again();
            self.first.try_again();
            self.all.try_again();
        }
    }

    fn field(&mut self, ui: &mut Ui) {
        let field = TextEdit::singleline(&mut self.asking.query)
            .hint_text("Search the transcripts")
            .font(egui::FontSelection::FontId(crate::ui::fonts::sans(15.0)))
            .margin(egui::Margin::symmetric(12, 9))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search the transcripts")
        });
        if !self.begun || self.begin {
            (self.begun, self.begin) = (true, false);
            response.request_focus();
        }
        // The arrow leads from the field into the list, so that Space can choose there.
        let leaves = ui.input(|input| input.key_pressed(Key::ArrowDown));
        if leaves && response.has_focus() && !self.choosing.is_open() && self.has_hits() {
            response.surrender_focus();
        }
    }

    fn keys(&mut self, ui: &Ui, answer: &Answer, commands: &mut Commands) {
        if answer.found.is_empty() || self.choosing.is_open() {
            return;
        }
        if self.results.keys(ui, answer, commands) {
            self.searches.used(&self.asking, commands);
        }
        if ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Space)
            && let Some(found) = answer.found.get(self.results.at())
        {
            self.choosing.switch(found);
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.choosing.switch_all(answer);
        }
    }

    fn head(&mut self, ui: &mut Ui, answer: &Answer, commands: &mut Commands) {
        let theme = theme(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.label(theme.text(&answer.total));
            let kept = self.searches.is_kept(&self.asking);
            let words = if kept {
                "No longer keep this search"
            } else {
                "Keep this search"
            };
            if parts::link(ui, words).clicked() {
                self.searches.keep(&self.asking, !kept, commands);
            }
        });
        ui.add_space(metrics::GRID);
    }

    /// While nothing is asked: the searches kept and those of late.
    fn nothing_asked(&mut self, ui: &mut Ui) {
        if !self.asking.is_empty() || self.indexing.is_working() {
            if self.indexing.is_working() {
                ui.label(theme(ui).quiet("The transcripts are being indexed."));
            }
            return;
        }
        ui.label(theme(ui).quiet(
            "Several words find the paragraphs that have them all, in any form. “Words in quotation marks” are found only side by side.",
        ));
        let here = self.searches.here();
        let mut asked = None;
        for (heading, list) in [
            ("Kept searches", &here.kept),
            ("Recent searches", &here.recent),
        ] {
            if list.is_empty() {
                continue;
            }
            ui.add_space(metrics::GRID * 5.0);
            parts::section(ui, heading, "");
            for search in list {
                let manner = search.manner();
                let row = parts::ListRow::new(&search.query).right(&manner);
                if row.show(ui).clicked() {
                    asked = Some(search.clone());
                }
            }
        }
        if let Some(search) = asked {
            self.asking = search;
            self.begin = true;
        }
    }
}
