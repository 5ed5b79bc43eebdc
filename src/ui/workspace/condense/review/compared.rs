//! Two versions side by side: what was added, removed, renamed, redefined and moved between them.

use super::standing::VersionRow;
use crate::model::{
    CategoryDifferenceKind, CategoryLevel, DifferenceKind, Moment, Seen, VersionId,
};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms, many};
use egui::Ui;

/// Which two versions are compared.
#[derive(Debug, Default)]
pub(super) struct Comparing {
    from: Option<VersionId>,
    /// None is now.
    to: Option<VersionId>,
    of: Option<(u64, Option<VersionId>, Option<VersionId>)>,
    found: Vec<Line>,
}

/// A difference in words.
#[derive(Debug)]
struct Line {
    kind: &'static str,
    name: String,
    before: String,
    after: String,
}

impl Comparing {
    /// Draws the choice and what differs.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, versions: &[VersionRow], changed: bool) {
        let has = |id: Option<VersionId>| versions.iter().any(|row| Some(row.id) == id);
        if !has(self.from) {
            // What is newest is of most interest: what changed since the last version, else what came with it.
            let (latest, earlier) = (versions.first(), versions.get(1));
            (self.from, self.to) = match (latest, earlier) {
                (Some(latest), Some(earlier)) if !changed => (Some(earlier.id), Some(latest.id)),
                (latest, _) => (latest.map(|row| row.id), None),
            };
        }
        if !has(self.to) {
            self.to = None;
        }
        let named = versions.iter().map(|row| (Some(row.id), row.name.clone()));
        let earlier: Vec<_> = named.clone().collect();
        let mut later = vec![(None, "The analysis as it is".to_owned())];
        later.extend(named);
        ui.horizontal_wrapped(|ui| {
            forms::bare_choice(ui, "From", &mut self.from, &earlier, 190.0);
            ui.label(theme(ui).text("to"));
            forms::bare_choice(ui, "To", &mut self.to, &later, 190.0);
        });
        let of = Some((view.revision(), self.from, self.to));
        if self.of != of {
            self.of = of;
            self.found = between(view.seen, self.from, self.to);
        }
        ui.add_space(metrics::GRID);
        let words = match self.found.len() {
            0 => "Nothing differs.".to_owned(),
            n => many(n, "difference", "differences"),
        };
        ui.label(theme(ui).small(words));
        let mut kind = "";
        for line in &self.found {
            if line.kind != kind {
                kind = line.kind;
                ui.add_space(metrics::GRID);
                parts::field_name(ui, kind);
            }
            ui.add(egui::Label::new(theme(ui).text(&line.name)).wrap());
            for (mark, words) in [("before: ", &line.before), ("now: ", &line.after)] {
                if !words.is_empty() {
                    let words = format!("{mark}{words}");
                    ui.add(egui::Label::new(theme(ui).small(words)).wrap());
                }
            }
        }
    }
}

fn between(seen: &Seen<'_>, from: Option<VersionId>, to: Option<VersionId>) -> Vec<Line> {
    let cut = |id: Option<VersionId>| Some(&seen.version(id?)?.frozen.cut);
    let Some(from) = cut(from) else {
        return Vec::new();
    };
    let (from, to) = (Moment::Cut(from), cut(to).map_or(Moment::Now, Moment::Cut));
    let mut lines: Vec<Line> = seen
        .categories_between(from, to)
        .into_iter()
        .map(|it| Line {
            kind: of_category(it.kind, it.level),
            name: it.name,
            before: it.before,
            after: it.after,
        })
        .collect();
    lines.extend(seen.codebook_between(from, to).into_iter().map(|it| Line {
        kind: of_code(it.kind),
        name: it.name,
        before: it.before,
        after: it.after,
    }));
    lines
}

/// The heading of what became of categories, themes and the places of codes.
const fn of_category(kind: CategoryDifferenceKind, level: CategoryLevel) -> &'static str {
    let is_theme = matches!(level, CategoryLevel::Theme);
    match kind {
        CategoryDifferenceKind::Added if is_theme => "Themes added",
        CategoryDifferenceKind::Added => "Categories added",
        CategoryDifferenceKind::Removed if is_theme => "Themes removed",
        CategoryDifferenceKind::Removed => "Categories removed",
        CategoryDifferenceKind::Renamed => "Categories renamed",
        CategoryDifferenceKind::Redefined => "Categories redefined",
        CategoryDifferenceKind::Moved => "Categories moved",
        CategoryDifferenceKind::Marked => "Categories marked differently",
        CategoryDifferenceKind::CodeMoved => "Codes moved between categories",
        CategoryDifferenceKind::CodeIn => "Codes put into a category",
        CategoryDifferenceKind::CodeOut => "Codes taken out of their categories",
    }
}

/// The heading of what became of codes.
const fn of_code(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Added => "Codes added",
        DifferenceKind::Split => "Codes split",
        DifferenceKind::Merged => "Codes merged",
        DifferenceKind::Removed => "Codes removed",
        DifferenceKind::Renamed => "Codes renamed",
        DifferenceKind::Redefined => "Codes redefined",
        DifferenceKind::Moved => "Codes moved in the tree",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_that_are_marked_differently_are_listed_as_that() {
        let heading = of_category(CategoryDifferenceKind::Marked, CategoryLevel::Category);
        assert_eq!(heading, "Categories marked differently");
    }
}
