//! The fields of a draw: how much, by what, with which seed; and what comes of it.

use crate::analysis::drawing::{self, Eligible};
use crate::model::{Draw, DrawBy, Drawable, NotEligible, Share, WhyNot};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms, many};
use egui::{CollapsingHeader, Ui};
use std::time::{SystemTime, UNIX_EPOCH};

/// Lines of names shown of what was drawn, and of what could not be.
const NAMES: usize = 40;

/// In what the share is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    Percent,
    Number,
}

/// A draw in the making.
#[derive(Debug)]
pub struct DrawFields {
    share: String,
    share_in: In,
    by: Option<DrawBy>,
    seed: String,
}

impl Default for DrawFields {
    fn default() -> Self {
        Self {
            share: "20".to_owned(),
            share_in: In::Percent,
            by: None,
            seed: some_seed().to_string(),
        }
    }
}

/// A seed nobody chose, short enough to be copied by hand; what matters is that it stands in the record.
fn some_seed() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanoseconds = since.map_or(0, |it| u64::from(it.subsec_nanos()));
    1000 + (nanoseconds / 1000) % 9000
}

impl DrawFields {
    /// A draw of so many documents, for a first round.
    pub fn of_number(number: u32) -> Self {
        Self {
            share: number.to_string(),
            share_in: In::Number,
            ..Self::default()
        }
    }

    /// Draws the fields; true where one was changed. `ways` are what this material can be drawn by.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, ways: &[DrawBy], segments: bool) -> bool {
        let mut changed = false;
        let what = if segments { "segments" } else { "documents" };
        let number = format!("a number of {what}");
        let choices = [
            (In::Percent, "per cent of what can be drawn"),
            (In::Number, number.as_str()),
        ];
        let wide = ui.available_width() > 480.0;
        let columns = if wide { 2 } else { 1 };
        ui.columns(columns, |columns| {
            if let Some(left) = columns.first_mut() {
                changed |= forms::text(left, "How much", &mut self.share, "").changed();
            }
            if let Some(right) = columns.last_mut() {
                changed |= forms::choice(right, "Counted in", &mut self.share_in, &choices);
            }
        });
        let mut by: Vec<(Option<DrawBy>, String)> =
            vec![(None, "from all of it as one".to_owned())];
        by.extend(ways.iter().map(|way| {
            let word = view.seen.draw_by_in_words(*way);
            (Some(*way), format!("in proportion by {word}"))
        }));
        if self.by.is_some_and(|by| !ways.contains(&by)) {
            self.by = None;
            changed = true;
        }
        ui.columns(columns, |columns| {
            if let Some(left) = columns.first_mut() {
                changed |= forms::choice(left, "Drawn", &mut self.by, &by);
            }
            if let Some(right) = columns.last_mut() {
                changed |= forms::text(right, "Seed", &mut self.seed, "").changed();
            }
        });
        changed
    }

    /// What keeps it from being drawn.
    pub fn missing(&self) -> Option<&'static str> {
        if self.share().is_none() {
            Some(match self.share_in {
                In::Percent => "Write a percentage from 1 to 100.",
                In::Number => "Write how many are to be drawn.",
            })
        } else if self.seed().is_none() {
            Some("The seed is a whole number.")
        } else {
            None
        }
    }

    fn share(&self) -> Option<Share> {
        let number: u32 = self
            .share
            .trim()
            .trim_end_matches('%')
            .trim()
            .parse()
            .ok()?;
        match self.share_in {
            In::Percent => (1..=100)
                .contains(&number)
                .then_some(Share::Percent(number)),
            In::Number => (number > 0).then_some(Share::Number(number)),
        }
    }

    fn seed(&self) -> Option<u64> {
        self.seed.trim().parse().ok()
    }

    /// Draws from what can be drawn; none while something is missing.
    pub fn draw(&self, view: &View<'_>, eligible: &Eligible) -> Option<Draw> {
        let (share, seed) = (self.share()?, self.seed()?);
        Some(drawing::draw(view.seen, eligible, share, self.by, seed))
    }
}

/// What comes of a draw: how many of what, their names, and what could not be drawn, with the reason.
pub fn outcome(ui: &mut Ui, view: &View<'_>, draw: &Draw) {
    let theme = theme(ui);
    let segments = draw.is_of_segments();
    let drawn = draw.drawn().count();
    let eligible = draw.eligible();
    ui.add_space(metrics::GRID * 2.0);
    let what = counted(drawn, segments);
    let sentence = format!("{what} of {eligible} that can be drawn:");
    ui.label(theme.text(sentence));
    for stratum in &draw.strata {
        let mut words = String::new();
        if draw.by.is_some() {
            let name = match stratum.name.as_str() {
                "" => "not known",
                name => name,
            };
            let (of, all) = (stratum.drawn.len(), stratum.eligible.len());
            words = format!("{name}, {of} of {all}");
            if of > 0 {
                words.push_str(": ");
            }
        }
        let names: Vec<String> = named(view, &stratum.drawn);
        words.push_str(&names.join("; "));
        ui.add(egui::Label::new(theme.quiet(words)).wrap());
    }
    not_eligible(ui, view, &draw.not_eligible, segments);
}

/// What could not be drawn, by reason.
fn not_eligible(ui: &mut Ui, view: &View<'_>, all: &[NotEligible], segments: bool) {
    if all.is_empty() {
        return;
    }
    let theme = theme(ui);
    let verb = if all.len() == 1 { "is" } else { "are" };
    let heading = format!("{} {verb} not eligible", counted(all.len(), segments));
    CollapsingHeader::new(theme.quiet(heading))
        .id_salt("not eligible")
        .show(ui, |ui| {
            let mut by_reason: Vec<(String, Vec<Drawable>)> = Vec::new();
            for it in all {
                let reason = reason(view, &it.because);
                match by_reason.iter_mut().find(|(known, _)| *known == reason) {
                    Some((_, those)) => those.push(it.what),
                    None => by_reason.push((reason, vec![it.what])),
                }
            }
            for (reason, those) in by_reason {
                let words = format!("{reason}: {}", named(view, &those).join("; "));
                ui.add(egui::Label::new(theme.quiet(words)).wrap());
            }
        });
}

/// Why material could not be drawn, in words.
fn reason(view: &View<'_>, because: &WhyNot) -> String {
    let pass_name = |id| {
        let pass = view.overview.pass(id);
        pass.map_or_else(String::new, |it| it.name.clone())
    };
    match because {
        WhyNot::Coded(by) => {
            let names = by.iter().map(|who| view.overview.person_name(*who));
            let names: Vec<&str> = names.collect();
            format!(
                "Coded or read with this codebook by {}",
                names.join(" and ")
            )
        }
        WhyNot::Hidden(pass) => {
            let name = pass_name(*pass);
            format!("In the hidden pass “{name}”, which is not revealed yet")
        }
        WhyNot::InRound(_) => "In a round already".to_owned(),
        WhyNot::Erased => "Its text was erased".to_owned(),
    }
}

/// “4 documents”, “1 segment”.
fn counted(number: usize, segments: bool) -> String {
    if segments {
        many(number, "segment", "segments")
    } else {
        many(number, "document", "documents")
    }
}

/// The documents' names, each with the number of its segments where segments were drawn; at most some.
fn named(view: &View<'_>, those: &[Drawable]) -> Vec<String> {
    let mut by_document: Vec<(crate::model::DocumentId, usize)> = Vec::new();
    let mut segments = false;
    for it in those {
        segments |= matches!(it, Drawable::Segment(_));
        let document = it.document();
        match by_document.iter_mut().find(|(known, _)| *known == document) {
            Some((_, number)) => *number += 1,
            None => by_document.push((document, 1)),
        }
    }
    let left = by_document.len().saturating_sub(NAMES);
    let mut names: Vec<String> = by_document
        .into_iter()
        .take(NAMES)
        .map(|(id, number)| {
            let row = view.overview.document(id);
            let name = row.map_or("", |row| row.name.as_str());
            if segments {
                format!("{name} ({number})")
            } else {
                name.to_owned()
            }
        })
        .collect();
    if left > 0 {
        names.push(format!("and {left} more"));
    }
    names
}

/// What can be drawn, with the ways to draw it, kept for what it was asked for.
#[derive(Debug)]
pub struct KeptEligible<K> {
    kept: Option<(K, Eligible, Vec<DrawBy>)>,
}

impl<K> Default for KeptEligible<K> {
    fn default() -> Self {
        Self { kept: None }
    }
}

impl<K: PartialEq> KeptEligible<K> {
    /// What can be drawn, found anew where the key is another one.
    pub fn of(
        &mut self,
        view: &View<'_>,
        key: K,
        find: impl FnOnce() -> Eligible,
    ) -> (&Eligible, &[DrawBy]) {
        let fresh = self.kept.as_ref().is_some_and(|(known, ..)| *known == key);
        if !fresh {
            self.kept = None;
        }
        let (_, eligible, ways) = self.kept.get_or_insert_with(|| {
            let eligible = find();
            let ways = drawing::ways_to_draw(view.seen, &eligible.eligible);
            (key, eligible, ways)
        });
        (eligible, ways)
    }
}

/// The heading of fields that say how material is chosen.
pub fn material_heading(ui: &mut Ui, words: &str) {
    ui.add_space(metrics::GRID);
    parts::field_name(ui, words);
}
