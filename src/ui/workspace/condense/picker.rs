//! Choosing where something goes, by its name: a list at the right that is filtered while one types.

use super::board::{Board, link_words, sub_domain};
use super::moves;
use crate::model::acts::{self, ActError};
use crate::model::{CategoryId, CategoryLevel, CodeId, CodeLink, Sorted};
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, many};
use egui::{Key, Modifiers, Ui};

/// Lines shown at most; typing narrows them down.
const MOST: usize = 40;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Picking {
    /// The category that codes go into.
    Into(Vec<CodeId>),
    /// The code that codes are merged into.
    Merge(Vec<CodeId>),
    /// The code that a code is linked to.
    Link(CodeId, CodeLink),
    /// The concept that a code or category is marked with.
    Concept(Sorted),
    /// The theme or category that a category goes under.
    Under(CategoryId),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    Category(CategoryId, String, String),
    Tray,
    New(String),
    Code(CodeId, String, String),
}

/// What is being chosen, and what was typed.
#[derive(Debug, Default)]
pub(super) struct Picker {
    what: Option<Picking>,
    typed: String,
    marked: usize,
    wants_focus: bool,
    /// Codes stay in their other categories too.
    stay: bool,
}

impl Picker {
    /// Begins to choose.
    pub fn begin(&mut self, what: Picking) {
        *self = Self {
            what: Some(what),
            wants_focus: true,
            ..Self::default()
        };
    }

    /// Whether something is being chosen.
    pub const fn is_open(&self) -> bool {
        self.what.is_some()
    }

    /// Draws the list; true once something was chosen.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        board: &Board,
        commands: &mut Commands,
    ) -> bool {
        let Some(what) = self.what.clone() else {
            return false;
        };
        parts::section(ui, &heading(view, &what), "Esc to leave");
        let press = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down) = (press(Key::ArrowUp), press(Key::ArrowDown));
        let (enter, escape) = (press(Key::Enter), press(Key::Escape));
        let (name, hint) = match what {
            Picking::Into(_) => ("Category", "A category, or a new name"),
            Picking::Merge(_) | Picking::Link(..) => ("Code", "A code"),
            Picking::Concept(_) => ("Concept", "A construct of any framework"),
            Picking::Under(_) => ("Theme or category", "A theme or category"),
        };
        let field = forms::text(ui, name, &mut self.typed, hint);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if field.changed() {
            self.marked = 0;
        }
        if matches!(what, Picking::Into(_)) {
            ui.checkbox(&mut self.stay, "Leave them where they are too");
        }
        ui.add_space(metrics::GRID);
        let lines = lines(view, board, &what, self.typed.trim());
        let last = lines.len().saturating_sub(1);
        if down {
            self.marked = (self.marked + 1).min(last);
        } else if up {
            self.marked = self.marked.saturating_sub(1);
        }
        self.marked = self.marked.min(last);
        let mut chosen = None;
        for (n, line) in lines.iter().enumerate() {
            let (words, right) = words_of(line);
            let mut row = ListRow::new(&words)
                .right(&right)
                .selected(n == self.marked);
            if let Line::Code(code, ..) = line {
                let colour = view.overview.code(*code).map_or(0, |it| it.colour);
                row = row.swatch(theme(ui).code_colour(colour));
            }
            let response = row.show(ui);
            if n == self.marked && (up || down) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(line.clone());
            }
        }
        if lines.is_empty() {
            ui.label(theme(ui).quiet("Nothing has these letters."));
        }
        if enter {
            chosen = chosen.or_else(|| lines.get(self.marked).cloned());
        }
        let cancel = parts::quiet_button(ui, "Cancel").clicked();
        if let Some(line) = chosen {
            take(what, line, self.stay, commands);
            *self = Self::default();
            return true;
        }
        if escape || cancel {
            *self = Self::default();
        }
        false
    }
}

fn heading(view: &View<'_>, what: &Picking) -> String {
    let of = |codes: &[CodeId]| match codes {
        [one] => format!("“{}”", view.seen.code_name(*one)),
        several => many(several.len(), "code", "codes"),
    };
    match what {
        Picking::Into(codes) => format!("Put {} into", of(codes)),
        Picking::Merge(codes) => format!("Merge {} into", of(codes)),
        Picking::Link(code, link) => {
            format!(
                "“{}” {}",
                view.seen.code_name(*code),
                link_words(*link, true)
            )
        }
        Picking::Concept(what) => format!("Mark “{}” with", view.seen.sorted_name(*what)),
        Picking::Under(id) => {
            let name = view.seen.sorted_name(Sorted::Category(*id));
            format!("Put “{name}” under")
        }
    }
}

fn words_of(line: &Line) -> (String, String) {
    match line {
        Line::Category(_, name, right) | Line::Code(_, name, right) => {
            (name.clone(), right.clone())
        }
        Line::Tray => ("Not yet sorted".to_owned(), String::new()),
        Line::New(name) => (format!("New category “{name}”"), String::new()),
    }
}

fn lines(view: &View<'_>, board: &Board, what: &Picking, typed: &str) -> Vec<Line> {
    let lower = typed.to_lowercase();
    let fits = |name: &str| lower.is_empty() || name.to_lowercase().contains(&lower);
    let mut lines: Vec<Line> = match what {
        Picking::Into(_) => categories(view, board, |_| true),
        Picking::Under(id) => categories(view, board, |of| of != *id),
        Picking::Merge(codes) => {
            let one = codes.len() == 1;
            codes_of(view, |row| {
                !row.is_construct && (!one || !codes.contains(&row.id))
            })
        }
        Picking::Link(code, _) => codes_of(view, |row| !row.is_construct && row.id != *code),
        Picking::Concept(what) => {
            let has = view.seen.concepts_of(*what);
            let free = |row: &crate::ui::CodeRow| row.is_construct && !has.contains(&row.id);
            codes_of(view, free)
        }
    };
    lines.retain(|line| {
        let (words, right) = words_of(line);
        fits(&words) || fits(&right)
    });
    lines.truncate(MOST);
    if let Picking::Into(_) = what {
        if lower.is_empty() {
            lines.push(Line::Tray);
        } else {
            lines.push(Line::New(typed.to_owned()));
        }
    }
    lines
}

fn categories(view: &View<'_>, board: &Board, of: impl Fn(CategoryId) -> bool) -> Vec<Line> {
    let mut seen = std::collections::BTreeSet::new();
    let groups = board
        .groups()
        .filter(|group| of(group.id) && seen.insert(group.id));
    groups
        .map(|group| {
            let within = group.within.map(|code| view.seen.code_name(code));
            let right = match group.level {
                CategoryLevel::Category => within.unwrap_or_default(),
                level => acts::level_name(view.overview.tradition, level).to_owned(),
            };
            Line::Category(group.id, group.name.clone(), right)
        })
        .collect()
}

fn codes_of(view: &View<'_>, of: impl Fn(&crate::ui::CodeRow) -> bool) -> Vec<Line> {
    let rows = view.overview.codes.iter().filter(|row| of(row));
    rows.map(|row| {
        let framework = row.framework.and_then(|it| view.seen.framework(it));
        let right = if row.is_construct {
            framework.map_or_else(String::new, |it| it.name.text().to_owned())
        } else {
            let within = sub_domain(view, row.id);
            within.map_or_else(String::new, |code| view.seen.code_name(code))
        };
        Line::Code(row.id, row.name.clone(), right)
    })
    .collect()
}

fn take(what: Picking, line: Line, stay: bool, commands: &mut Commands) {
    match (what, line) {
        (Picking::Into(codes), Line::Category(id, ..)) => {
            moves::put(codes, Some(id), stay, commands);
        }
        (Picking::Into(codes), Line::Tray) => moves::put(codes, None, false, commands),
        (Picking::Into(codes), Line::New(name)) => moves::make_named(name, codes, stay, commands),
        (Picking::Merge(codes), Line::Code(into, ..)) => moves::merge(codes, into, commands),
        (Picking::Link(from, link), Line::Code(to, ..)) => {
            commands.act_asking("link the codes", "Linked", move |act| {
                acts::link_codes(act.seen, act.draft, from, to, Some(link))?;
                Ok::<_, ActError>(Vec::new())
            });
        }
        (Picking::Concept(what), Line::Code(concept, ..)) => {
            commands.act("mark it with the concept", move |act| {
                acts::mark_concept(act.seen, act.draft, what, concept, true)
            });
        }
        (Picking::Under(category), Line::Category(under, ..)) => {
            moves::put_under(category, under, commands);
        }
        _ => {}
    }
}
