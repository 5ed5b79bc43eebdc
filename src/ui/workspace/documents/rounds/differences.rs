//! What changed from one version of the codebook to another, with the reasons and the discrepancies behind it.

use crate::model::{
    CodebookDifference, CodebookVersion, DifferenceKind, Ground, Moment, VersionId, capital,
};
use crate::ui::history_fold::marked_words;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View, fonts, many};
use egui::{Label, ScrollArea, Ui};

/// Which two moments are compared: a version, and a later one or now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The earlier version.
    pub from: VersionId,
    /// The later one; none for now.
    pub to: Option<VersionId>,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Differences {
    compared: Option<Compared>,
    found: Option<(u64, Compared, Vec<Shown>)>,
}

/// A difference as it is drawn.
#[derive(Debug)]
struct Shown {
    it: CodebookDifference,
    because: Vec<String>,
}

/// Names of the kinds in the order they are listed: one, several.
const KINDS: [(DifferenceKind, &str, &str); 7] = [
    (DifferenceKind::Added, "code added", "codes added"),
    (DifferenceKind::Split, "code split off", "codes split off"),
    (DifferenceKind::Merged, "code merged", "codes merged"),
    (DifferenceKind::Removed, "code removed", "codes removed"),
    (DifferenceKind::Renamed, "code renamed", "codes renamed"),
    (
        DifferenceKind::Redefined,
        "definition reworded",
        "definitions reworded",
    ),
    (DifferenceKind::Moved, "code moved", "codes moved"),
];

/// What changed, as a sentence: “2 codes added, 1 definition reworded”.
pub fn in_words(differences: &[CodebookDifference]) -> String {
    let counts = KINDS.iter().filter_map(|(kind, one, several)| {
        let number = differences.iter().filter(|it| it.kind == *kind).count();
        (number > 0).then(|| many(number, one, several))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        "no change".to_owned()
    } else {
        counts.join(", ")
    }
}

impl Differences {
    /// Shows what changed between these.
    pub fn open(&mut self, compared: Compared) {
        self.compared = Some(compared);
    }

    /// Whether the page is shown.
    pub const fn is_open(&self) -> bool {
        self.compared.is_some()
    }

    /// Draws the page, with the way back.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(mut compared) = self.compared else {
            return;
        };
        let versions = view.seen.codebook_versions();
        let Some(from) = versions.iter().find(|it| it.version.id == compared.from) else {
            self.compared = None;
            return;
        };
        let mut back = parts::link(ui, "Back to the passes").clicked();
        back |= ui.input(|input| input.key_pressed(egui::Key::Escape));
        if back {
            self.compared = None;
            return;
        }
        let name = |it: &CodebookVersion<'_>| capital(&it.in_words());
        ui.add_space(metrics::GRID);
        ui.label(theme(ui).heading("What changed in the codebook"));
        let earlier: Vec<(VersionId, String)> = versions
            .iter()
            .map(|it| (it.version.id, name(it)))
            .collect();
        let mut later: Vec<(Option<VersionId>, String)> = versions
            .iter()
            .filter(|it| it.number > from.number)
            .map(|it| (Some(it.version.id), name(it)))
            .collect();
        later.push((None, "Now".to_owned()));
        ui.horizontal_wrapped(|ui| {
            ui.label(theme(ui).quiet("from"));
            crate::ui::forms::bare_choice(ui, "From", &mut compared.from, &earlier, 220.0);
            ui.label(theme(ui).quiet("to"));
            if !later.iter().any(|(id, _)| *id == compared.to) {
                compared.to = None;
            }
            crate::ui::forms::bare_choice(ui, "To", &mut compared.to, &later, 220.0);
        });
        self.compared = Some(compared);
        ui.add_space(metrics::GRID * 2.0);
        self.list(ui, view, compared, commands);
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, compared: Compared, commands: &mut Commands) {
        let key = view.revision();
        let fresh = matches!(&self.found, Some((known, of, _)) if *known == key && *of == compared);
        if !fresh {
            self.found = Some((key, compared, find(view, compared)));
        }
        let all = self.found.as_ref().map_or(&[][..], |(.., all)| all);
        if all.is_empty() {
            let words = "Nothing changed in the codebook between the two.";
            ui.label(theme(ui).quiet(words));
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (kind, one, several) in KINDS {
                let of_kind: Vec<&Shown> = all.iter().filter(|it| it.it.kind == kind).collect();
                if of_kind.is_empty() {
                    continue;
                }
                parts::section(ui, &many(of_kind.len(), one, several), "");
                for shown in of_kind {
                    ui.push_id((shown.it.code.0.bits(), shown.it.field), |ui| {
                        one_difference(ui, shown, commands);
                    });
                    ui.add_space(metrics::GRID * 2.0);
                }
            }
        });
    }
}

fn find(view: &View<'_>, compared: Compared) -> Vec<Shown> {
    let seen = view.seen;
    let Some(from) = seen.version(compared.from) else {
        return Vec::new();
    };
    let to = compared.to.and_then(|id| seen.version(id));
    let to = to.map_or(Moment::Now, |it| Moment::Cut(&it.frozen.cut));
    let found = seen.codebook_between(Moment::Cut(&from.frozen.cut), to);
    let with_words = found.into_iter().map(|it| Shown {
        because: it
            .because
            .iter()
            .map(|it| seen.ground_in_words(it))
            .collect(),
        it,
    });
    with_words.collect()
}

fn one_difference(ui: &mut Ui, shown: &Shown, commands: &mut Commands) {
    let theme = theme(ui);
    let it = &shown.it;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        let name = theme
            .text(&it.name)
            .font(fonts::sans_semibold(metrics::TEXT));
        let label = Label::new(name).sense(egui::Sense::click());
        let response = ui.add(label);
        parts::focus_ring(ui, &response, response.rect);
        if response.clicked() {
            commands.select(Selected::Code(it.code));
        }
        if !it.field.is_empty() {
            ui.label(theme.quiet(it.field.to_lowercase()));
        }
    });
    match it.kind {
        DifferenceKind::Redefined => {
            let words = marked_words(&theme, &it.before, &it.after);
            ui.add(Label::new(words).wrap());
        }
        DifferenceKind::Renamed | DifferenceKind::Moved => {
            let words = format!("{} → {}", it.before, it.after);
            ui.add(Label::new(theme.text(words)).wrap());
        }
        DifferenceKind::Merged => {
            let words = format!("into “{}”", it.after);
            ui.add(Label::new(theme.text(words)).wrap());
        }
        DifferenceKind::Split => {
            let words = format!("from “{}”", it.before);
            ui.add(Label::new(theme.text(words)).wrap());
        }
        DifferenceKind::Added => {
            if !it.after.is_empty() {
                ui.add(Label::new(theme.text(&it.after)).wrap());
            }
        }
        DifferenceKind::Removed => {}
    }
    for why in &it.whys {
        let words = theme.small(format!("Why: {why}")).color(theme.ink);
        ui.add(Label::new(words).wrap());
    }
    for (ground, words) in it.because.iter().zip(&shown.because) {
        let words = format!("Because of {words}");
        match ground {
            Ground::Discrepancy(codings) => {
                let first = codings.first().copied();
                if parts::link(ui, &words).clicked()
                    && let Some(first) = first
                {
                    commands.select(Selected::Coding(first));
                    commands.go(crate::ui::WorkspaceKind::Compare);
                }
            }
            Ground::Challenge(_) => {
                let words = theme.small(words).color(theme.ink);
                ui.add(Label::new(words).wrap());
            }
        }
    }
}
