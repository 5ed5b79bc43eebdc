use super::names::{Named, name_of, sort_of};
use crate::model::Target;
use crate::ui::fuzzy::Fuzzy;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms};
use egui::{Key, Modifiers, Ui};

/// Lines offered at most.
const LINES: usize = 8;

/// A thing one can choose.
#[derive(Debug, Clone)]
struct Thing {
    target: Target,
    named: Named,
}

/// One line in which a thing is chosen by a few letters of its name.
#[derive(Debug)]
pub(super) struct Picker {
    things: Vec<Thing>,
    typed: String,
    found_for: Option<String>,
    found: Vec<usize>,
    marked: usize,
    wants_focus: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picked {
    /// This was chosen.
    Chose(Target),
    /// Nothing is to be chosen.
    Left,
}

impl Picker {
    /// Opens it on everything the viewer may see.
    pub fn new(view: &View<'_>) -> Self {
        let overview = view.overview;
        let documents = overview.documents.iter().map(|it| Target::Document(it.id));
        let codes = overview.codes.iter().map(|it| Target::Code(it.id));
        let categories = view.seen.categories().into_iter();
        let people = overview.labels.keys().map(|it| Target::Participant(*it));
        let cases = view.seen.cases().into_iter();
        let passes = overview.passes.iter().map(|it| Target::Pass(it.id));
        let analysts = overview.people.iter().map(|it| Target::Analyst(it.id));
        let memos = view.seen.memos().into_iter().rev();
        let all = std::iter::once(Target::Study)
            .chain(documents)
            .chain(codes)
            .chain(categories.map(|it| Target::Category(it.id)))
            .chain(people)
            .chain(cases.map(|it| Target::Case(it.id)))
            .chain(passes)
            .chain(analysts)
            .chain(memos.map(|it| Target::Memo(it.id)));
        let things = all.filter_map(|target| {
            let named = name_of(view, target)?;
            Some(Thing { target, named })
        });
        Self {
            things: things.collect(),
            typed: String::new(),
            found_for: None,
            found: Vec::new(),
            marked: 0,
            wants_focus: true,
        }
    }

    fn find(&mut self) {
        if self.found_for.as_ref() == Some(&self.typed) {
            return;
        }
        self.found_for = Some(self.typed.clone());
        self.marked = 0;
        if self.typed.trim().is_empty() {
            self.found = (0..self.things.len().min(LINES)).collect();
            return;
        }
        let mut fuzzy = Fuzzy::new(&self.typed);
        let things = self.things.iter().enumerate();
        let mut scored: Vec<(u32, usize)> = things
            .filter_map(|(n, thing)| Some((fuzzy.score(&thing.named.name)?, n)))
            .collect();
        scored.sort_by_key(|(score, n)| (std::cmp::Reverse(*score), *n));
        self.found = scored.into_iter().map(|(_, n)| n).take(LINES).collect();
    }

    /// Draws it; `name` is what the field asks for.
    pub fn show(&mut self, ui: &mut Ui, name: &str) -> Option<Picked> {
        let theme = theme(ui);
        let down = ui.input_mut(|it| it.count_and_consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ui.input_mut(|it| it.count_and_consume_key(Modifiers::NONE, Key::ArrowUp));
        let enter = ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        let escape = ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape));
        let hint = "A document, code, category, participant, memo …";
        let field = forms::bare_text(ui, name, &mut self.typed, hint, f32::INFINITY);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
            field.scroll_to_me(None);
        }
        self.find();
        let last = self.found.len().saturating_sub(1);
        self.marked = (self.marked + down).saturating_sub(up).min(last);
        let mut chosen = enter.then_some(self.marked);
        for (line, n) in self.found.iter().enumerate() {
            let Some(thing) = self.things.get(*n) else {
                continue;
            };
            let row = parts::ListRow::new(&thing.named.name)
                .right(sort_of(thing.target))
                .selected(line == self.marked);
            let row = match thing.named.colour {
                Some(colour) => row.swatch(theme.code_colour(colour)),
                None => row,
            };
            if row.show(ui).clicked() {
                chosen = Some(line);
            }
        }
        if self.found.is_empty() {
            ui.label(theme.quiet("Nothing has this name."));
        }
        ui.add_space(metrics::GRID);
        let leaves = escape || parts::quiet_button(ui, "Leave it").clicked();
        let chosen = chosen.and_then(|line| self.found.get(line));
        let chosen = chosen.and_then(|n| self.things.get(*n));
        match chosen {
            Some(thing) => Some(Picked::Chose(thing.target)),
            None => leaves.then_some(Picked::Left),
        }
    }
}
