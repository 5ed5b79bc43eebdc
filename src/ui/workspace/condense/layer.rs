//! The layer that the board counts and shows: chosen at the top, gathered off the screen's thread where it is large.

use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::jobs::Latest;
use crate::journal::Texts;
use crate::model::things::Document;
use crate::model::{CodeMatch, Part, PassId, Stamp, Text};
use crate::ui::View;
use std::sync::Arc;

/// Up to so many codings a layer is gathered at once; a larger one by a job.
const AT_ONCE: usize = 20_000;

/// What a layer depends on besides the codings.
#[derive(Debug, Clone, PartialEq, Default)]
struct Settled {
    decisions: usize,
    last: Option<Stamp>,
    equal: usize,
    closed: Vec<(PassId, Part)>,
}

/// The chosen layer, and the last one that was gathered.
#[derive(Debug, Default)]
pub(in crate::ui::workspace) struct Layer {
    /// What somebody chose; none follows the study.
    chosen: Option<LayerChoice>,
    key: Option<(u64, LayerChoice)>,
    settled: Settled,
    gathered_for: u64,
    /// Numbers what the job is asked for.
    asked: u64,
    job: Latest<Arc<LayerCodings>>,
    current: Option<Arc<LayerCodings>>,
    /// Whether the study's consensus has anything in it, as of the last look.
    has_consensus: Option<(u64, bool)>,
    /// Grows with every layer that was gathered.
    pub number: u64,
}

impl Layer {
    /// Which layer is asked for now: what was chosen, else the consensus once a part of it is closed, else everybody's.
    pub fn choice(&self) -> LayerChoice {
        let consensus = self.has_consensus.is_some_and(|(_, has)| has);
        self.chosen.unwrap_or(if consensus {
            LayerChoice::Consensus
        } else {
            LayerChoice::Everybody
        })
    }

    /// Chooses a layer.
    pub const fn choose(&mut self, choice: LayerChoice) {
        self.chosen = Some(choice);
    }

    /// The layers there are to choose from.
    pub fn choices(view: &View<'_>) -> Vec<LayerChoice> {
        let mut choices = vec![LayerChoice::Consensus, LayerChoice::Everybody];
        let counts = view.overview.counts();
        let people = view.overview.people.iter();
        let with = people.filter(|it| counts.by_analyst.get(&it.id).is_some_and(|n| *n > 0));
        choices.extend(with.map(|it| LayerChoice::Analyst(it.id)));
        choices
    }

    /// Sees to it that the layer is there or on its way.
    pub fn update(&mut self, view: &View<'_>) {
        let revision = view.revision();
        if self.has_consensus.is_none_or(|(at, _)| at != revision) {
            self.has_consensus = Some((revision, !closed(view).is_empty()));
        }
        let choice = self.choice();
        if self.key != Some((revision, choice)) {
            let same = self.key.is_some_and(|(_, before)| before == choice);
            self.key = Some((revision, choice));
            let settled = Settled::of(view);
            let changed = !same || view.seen.codings_changed_since(self.gathered_for);
            if changed || settled != self.settled || self.current.is_none() {
                self.settled = settled;
                self.gathered_for = view.seen.revision();
                self.gather(view, choice);
            }
        }
        self.take();
    }

    fn gather(&mut self, view: &View<'_>, choice: LayerChoice) {
        let small = view.overview.counts().codings <= AT_ONCE;
        if small && choice != LayerChoice::Consensus {
            let read = reader(view.texts);
            if let Ok(layer) = LayerCodings::of(view.seen, &read, choice) {
                self.current = Some(Arc::new(layer));
                self.number += 1;
                self.job = Latest::default();
                return;
            }
        }
        let apart = view.seen.apart_whole();
        let texts = view.texts.clone();
        self.asked += 1;
        self.job
            .want(view.jobs, "Gathering the codings", self.asked, move |_| {
                LayerCodings::of(&apart.seen(), &reader(&texts), choice).map(Arc::new)
            });
    }

    /// Takes up what the job has made.
    fn take(&mut self) {
        let Some(last) = self.job.last() else {
            return;
        };
        if self
            .current
            .as_ref()
            .is_none_or(|it| !Arc::ptr_eq(it, last))
        {
            self.current = Some(Arc::clone(last));
            self.number += 1;
        }
    }

    /// The last one that was gathered; empty at first.
    pub fn codings(&self) -> Arc<LayerCodings> {
        self.current.clone().unwrap_or_default()
    }

    /// Whether what is shown is not yet what was asked for.
    pub fn is_working(&mut self) -> bool {
        self.job.is_working()
    }

    /// Why it is not there.
    pub fn error(&mut self) -> Option<String> {
        self.job.error(self.asked).map(ToString::to_string)
    }
}

impl Settled {
    fn of(view: &View<'_>) -> Self {
        let decisions = view.seen.decisions();
        let matches = view.seen.code_matches().into_iter();
        Self {
            decisions: decisions.len(),
            last: decisions.last().map(|it| it.made.stamp),
            equal: matches.filter(|it| it.2 == CodeMatch::Equal).count(),
            closed: closed(view),
        }
    }
}

/// Parts of any pass whose consensus is closed.
fn closed(view: &View<'_>) -> Vec<(PassId, Part)> {
    let passes = view.seen.passes().into_iter();
    let parts = passes.flat_map(|pass| {
        let parts = view.seen.parts(pass.id).into_iter();
        parts.map(move |part| (pass.id, part))
    });
    parts
        .filter(|(pass, part)| view.seen.consensus_closed(*pass, *part).is_some())
        .collect()
}

fn reader(texts: &Texts) -> impl Fn(&Document) -> Result<Arc<Text>, String> + 'static + use<> {
    let texts = texts.clone();
    move |document| {
        let text = texts.get(document.imported.text);
        text.map_err(|error| error.to_string())
    }
}
