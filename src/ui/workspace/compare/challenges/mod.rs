//! Challenges to an earlier pass, decided like discrepancies: they amend its layer and leave the coding as it is.

mod deciding;
mod list;
mod row;

use super::comparison::{Choice, Comparison, hides_who};
use super::found::Count;
use super::passage::{Block, Mark, blocks};
use super::passes::ComparedPass;
use super::session::SessionChoice;
use super::underline::{Underline, paint_sample};
use super::words::{counted, number, short_name, together};
use crate::analysis::challenges::ChallengeCounts;
use crate::model::{AnalystId, ChallengeId, ChallengeState, PassId, Target};
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use deciding::{At, Deciding};
use egui::{Frame, Label, Margin, ScrollArea, Sense, Ui, vec2};
use row::Row;
use std::collections::BTreeSet;

/// The name of the list that has the keyboard.
const LIST: &str = "challenges";

/// From which height on the passage and the decision have each their place.
const TALL: f32 = 480.0;

/// Place in the palette of what is nobody's, where names are hidden; the next one is that of challenges.
const NEUTRAL: usize = 8;

/// A pass of which challenges show.
#[derive(Debug, Clone)]
struct Challenged {
    id: PassId,
    name: String,
    coders: Vec<AnalystId>,
    open: usize,
    all: usize,
}

/// Everything the page remembers.
#[derive(Debug, Default)]
pub(super) struct ChallengesPage {
    revision: u64,
    passes: Vec<Challenged>,
    of: Option<PassId>,
    rows: Vec<Row>,
    rows_of: Option<(u64, PassId)>,
    counts: ChallengeCounts,
    /// The chosen row, by its challenges, and where it stands.
    chosen: Option<Vec<ChallengeId>>,
    at: usize,
    follow: bool,
    scrolled: (f32, f32),
    deciding: Deciding,
    session: SessionChoice,
    read: Option<(u64, Vec<ChallengeId>)>,
    blocks: Vec<Block>,
    /// How high what is decided was when last drawn, in points.
    decision_height: f32,
}

impl ChallengesPage {
    /// Finds the challenged passes; where nothing else can be compared, the latest of them is shown.
    pub fn update(&mut self, view: &View<'_>, nothing_else: bool) {
        if self.revision != view.revision() {
            self.revision = view.revision();
            self.passes = challenged(view);
        }
        let there = |of: &PassId| self.passes.iter().any(|pass| pass.id == *of);
        self.of = self.of.filter(there);
        if nothing_else && self.of.is_none() {
            self.of = self.passes.last().map(|pass| pass.id);
        }
        let Some(of) = self.of else {
            return;
        };
        let key = Some((view.revision(), of));
        if self.rows_of != key {
            self.rows_of = key;
            let items = view.seen.challenge_items(of);
            self.rows = items.iter().map(|item| Row::of(view, item)).collect();
            self.counts = ChallengeCounts::of(view.seen, of, None);
            let chosen = self.chosen.as_ref();
            let still = chosen.and_then(|ids| self.rows.iter().position(|row| row.ids == *ids));
            let at = still.unwrap_or_else(|| self.at.min(self.rows.len().saturating_sub(1)));
            self.choose(at);
        }
    }

    /// Whether challenges are what the workspace shows.
    pub const fn is_shown(&self) -> bool {
        self.of.is_some()
    }

    /// Whether any challenges show.
    pub const fn has_any(&self) -> bool {
        !self.passes.is_empty()
    }

    /// Whether something is half done.
    pub fn is_busy(&self) -> bool {
        self.is_shown() && self.deciding.is_busy()
    }

    /// The passage that is read.
    pub fn passage(&self) -> Option<Target> {
        let row = self.rows.get(self.at).filter(|_| self.is_shown())?;
        let (document, span) = (row.document, row.span);
        Some(Target::Passage { document, span })
    }

    /// Shows something else.
    pub const fn leave(&mut self) {
        self.of = None;
    }

    /// The challenged passes, to choose one.
    pub fn choice(&mut self, ui: &mut Ui) {
        if self.passes.is_empty() {
            return;
        }
        parts::section(ui, "Challenges", "");
        let mut chosen = None;
        for pass in &self.passes {
            let open = match pass.open {
                0 => "none open".to_owned(),
                open => format!("{} open", number(open as u64)),
            };
            let row = ListRow::new(&pass.name).right(&open);
            let row = row.selected(self.of == Some(pass.id)).show(ui);
            let why = "What a later pass held against the coding of this one";
            if row.on_hover_text(why).clicked() {
                chosen = Some(pass.id);
            }
        }
        if chosen.is_some() {
            self.of = chosen;
        }
    }

    /// The left panel while challenges are shown: the passes that can be compared instead, and the session.
    pub fn left(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        passes: &[ComparedPass],
        choice: &mut Choice,
        commands: &mut Commands,
    ) {
        if !passes.is_empty() {
            parts::section(ui, "Pass", "");
            for pass in passes {
                let said = pass.hidden.as_deref().unwrap_or(&pass.standing);
                let row = ListRow::new(&pass.name).show(ui);
                if row.on_hover_text(said).clicked() {
                    choice.set_pass(pass.id);
                    self.leave();
                }
            }
        }
        self.choice(ui);
        super::left::hide_names(ui, hides_who(view), commands);
        if let Some(comparison) = self.comparison(view) {
            let count = |is: fn(ChallengeState) -> bool| {
                self.rows.iter().filter(|row| is(row.state)).count()
            };
            let settled = Some(Count {
                all: self.rows.len(),
                open: count(ChallengeState::is_open),
                referred: count(|state| state == ChallengeState::Referred),
            });
            self.session.show(ui, view, &comparison, settled, commands);
        }
    }

    /// The challenged pass with who coded and who challenged it, as sessions know it.
    fn comparison(&self, view: &View<'_>) -> Option<Comparison> {
        let pass = self.passes.iter().find(|it| Some(it.id) == self.of)?;
        let involved = pass.coders.iter().copied();
        let claims = self.rows.iter().flat_map(|row| &row.claims);
        let mut known = BTreeSet::new();
        let coders = involved.chain(claims.map(|it| it.who));
        let of = ComparedPass {
            id: pass.id,
            name: pass.name.clone(),
            standing: String::new(),
            coders: coders.filter(|who| known.insert(*who)).collect(),
            within: false,
            material: String::new(),
            hidden: None,
        };
        Choice::default().comparison(view, &[of])
    }

    /// The list.
    pub fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(pass) = self.passes.iter().find(|it| Some(it.id) == self.of) else {
            return;
        };
        let margin = Margin {
            left: 24,
            right: 20,
            top: 16,
            bottom: 0,
        };
        let heading = format!("Challenges to “{}”", pass.name);
        let said = said(view, pass, &self.counts);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let theme = theme(ui);
            ui.add(Label::new(theme.heading(heading)).wrap());
            ui.add_space(metrics::GRID);
            ui.add(Label::new(theme.quiet(said)).wrap());
            ui.add_space(metrics::GRID * 2.0);
            self.list(ui, view, commands);
            let session = self.current_session(view);
            if let (Some(row), Some(of)) = (self.rows.get(self.at).cloned(), self.of) {
                let at = At {
                    view,
                    of,
                    row: &row,
                    session,
                };
                if self.deciding.keys(ui, &at, commands) {
                    self.go_to_next_open();
                }
            }
        });
    }

    fn current_session(&self, view: &View<'_>) -> Option<crate::model::SessionId> {
        let comparison = self.comparison(view)?;
        self.session.current(view, &comparison)
    }

    /// The passage, what was held against it, and the decision.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        ui.set_min_width(ui.available_width());
        let (Some(row), Some(of)) = (self.rows.get(self.at).cloned(), self.of) else {
            return;
        };
        let session = self.current_session(view);
        self.read(view, &row);
        let at = At {
            view,
            of,
            row: &row,
            session,
        };
        let room = ui.available_height();
        let mut next = false;
        if room < TALL {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                self.reading(ui, view, &row, commands);
                next = self.deciding.show(ui, &at, commands);
            });
        } else {
            // The decision stays in sight, however long one reads.
            let most = room * 0.66;
            let above = room - self.decision_height.min(most) - metrics::GRID * 2.0;
            ScrollArea::vertical()
                .id_salt("challenged passage")
                .auto_shrink([false, true])
                .max_height(above)
                .show(ui, |ui| self.reading(ui, view, &row, commands));
            let area = ScrollArea::vertical().id_salt("decision").max_height(most);
            let drawn = area.auto_shrink([false, true]).show(ui, |ui| {
                ui.add_space(metrics::GRID);
                next = self.deciding.show(ui, &at, commands);
            });
            let height = drawn.content_size.y;
            if (height - self.decision_height).abs() > 0.5 {
                self.decision_height = height;
                ui.ctx().request_repaint();
            }
        }
        if next {
            self.go_to_next_open();
        }
    }

    /// The passage with its marks, and what was held against it.
    fn reading(&self, ui: &mut Ui, view: &View<'_>, row: &Row, commands: &mut Commands) {
        parts::section(ui, &row.source.long, "↑ ↓ to move");
        let under = underline(ui, view, row);
        let mark = Mark {
            span: row.span,
            under,
            chosen: true,
        };
        for block in &self.blocks {
            block.show(ui, &[mark], None);
        }
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            if parts::link(ui, "Open in Code").clicked() {
                commands.show_passage(row.document, row.span);
            }
            parts::key_cap(ui, "Enter");
        });
        ui.add_space(metrics::GRID);
        who_says_what(ui, view, row, under);
    }

    /// Gathers the words around the passage, once for each.
    fn read(&mut self, view: &View<'_>, row: &Row) {
        let key = Some((view.revision(), row.ids.clone()));
        if self.read == key {
            return;
        }
        self.read = key;
        self.blocks.clear();
        let document = view.seen.document(row.document);
        if let (Some(document), Ok(text)) = (document, view.text_of(row.document)) {
            self.blocks = blocks(view, document, &text, row.span);
        }
    }
}

fn challenged(view: &View<'_>) -> Vec<Challenged> {
    let passes = view.seen.passes().into_iter();
    passes
        .filter_map(|pass| {
            let items = view.seen.challenge_items(pass.id);
            let open = items.iter().filter(|item| item.state.is_open()).count();
            (!items.is_empty()).then(|| Challenged {
                id: pass.id,
                name: pass.name.text().to_owned(),
                coders: pass.opened.analysts.clone(),
                open,
                all: items.len(),
            })
        })
        .collect()
}

/// “Coded by Ada. 3 segments were challenged and 1 passage named as missed; 2 are changed, 1 is open. Decisions amend
/// the layer; Ada’s own coding stays as it is.”
fn said(view: &View<'_>, pass: &Challenged, counts: &ChallengeCounts) -> String {
    let coders = match pass.coders.len() {
        1 => "one analyst".to_owned(),
        n => format!("{} analysts", number(n as u64)),
    };
    let names: Vec<String> = pass
        .coders
        .iter()
        .map(|who| short_name(view.overview, *who))
        .collect();
    let mut what = Vec::new();
    if counts.segments > 0 {
        what.push(format!(
            "{} challenged",
            counted(counts.segments, "segment is", "segments are")
        ));
    }
    if counts.missed > 0 {
        what.push(format!(
            "{} named as missed",
            counted(counts.missed, "passage is", "passages are")
        ));
    }
    let settled = pass.all - counts.open.min(pass.all);
    format!(
        "Coded by {}. {}; {} of {} decided, {} changed. Decisions amend the layer and leave the coding itself as it is; what they change shows as changed material of the later pass.",
        if hides_who(view) {
            coders
        } else {
            together(&names)
        },
        what.join(", "),
        number(settled as u64),
        number(pass.all as u64),
        number(counts.changed as u64),
    )
}

fn underline(ui: &Ui, view: &View<'_>, row: &Row) -> Underline {
    let who = row.coded.map(|(who, _)| who);
    let who = who.or_else(|| row.claims.first().map(|it| it.who));
    let person = who.and_then(|who| view.overview.person(who));
    // A person's colour is as good as the name.
    let person = person.filter(|_| !hides_who(view));
    Underline {
        reading: usize::from(row.coded.is_none()),
        of: 2,
        colour: theme(ui).code_colour(person.map_or(NEUTRAL, |it| it.colour)),
    }
}

/// What was coded, and what each holds against it.
fn who_says_what(ui: &mut Ui, view: &View<'_>, row: &Row, under: Underline) {
    let theme = theme(ui);
    let hides = hides_who(view);
    let coded = match row.coded {
        Some((_, code)) if hides => format!("Coded: {}", view.seen.code_name(code)),
        Some((who, code)) => format!(
            "{}: {}",
            short_name(view.overview, who),
            view.seen.code_name(code)
        ),
        None => "Not coded".to_owned(),
    };
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, metrics::TEXT_LINE), Sense::hover());
        if row.coded.is_some() {
            paint_sample(ui.painter(), rect, under);
        }
        ui.add(Label::new(theme.text(coded)).wrap());
    });
    let several = row.claims.len() > 1;
    for (n, claim) in row.claims.iter().enumerate() {
        let cap = deciding::CLAIMS.get(n).map_or("", |(_, cap)| *cap);
        let colour = view.overview.person(claim.who).filter(|_| !hides);
        let colour = colour.map_or(NEUTRAL + 1, |it| it.colour);
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, metrics::TEXT_LINE), Sense::hover());
            let dot = theme.code_colour(colour);
            crate::ui::icons::paint_dot(ui.painter(), rect.center(), 9.0, dot);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = match (hides, several) {
                    (false, _) => short_name(view.overview, claim.who),
                    (true, false) => "Challenged".to_owned(),
                    (true, true) => format!("Challenge {cap}"),
                };
                let words = format!("{name}: {}", claim.words);
                ui.add(Label::new(theme.text(words)).wrap());
                ui.add(Label::new(theme.small(&claim.reason)).wrap());
            });
        });
    }
}
