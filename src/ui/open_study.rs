//! A study that is open in the window, and the only place that touches its project.

mod earlier;
mod foreign;
mod reasons;
mod reviewing;

use super::importing::Importing;
use super::past::Past;
use super::ready_import::ReadyImport;
use super::workspace::Spaces;
use super::{
    Act, Acting, Command, Here, Notice, Notices, Overview, Place, Selected, View, WorkspaceKind,
};
use crate::jobs::{Job, Runner};
use crate::journal::{Erasure, JournalError, Project};
use crate::model::{AnalystId, DocumentId, PassId, PassState, Seen, Span, StepId, acts};
use crate::ui::many;
use crate::ui::theme::parts::Tone;
use reviewing::{ONLY_REVIEWS, is_of_a_review};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Seconds between two looks at what others have written.
const REFRESH: f64 = 2.0;

/// A study that is open.
pub struct OpenStudy {
    project: Project,
    overview: Overview,
    /// What is worked on.
    pub here: Here,
    /// The workspaces with what they remember.
    pub spaces: Spaces,
    /// Sentences not read yet.
    pub notices: Notices,
    /// Whether somebody without a place in the study only wants to look.
    pub only_looking: bool,
    /// Whether its person signs the analysis and takes part in no pass.
    only_reviews: bool,
    /// Whether somebody who only reviews wants to change something all the same.
    works_all_the_same: bool,
    importing: Importing,
    cache: PathBuf,
    /// Where what is derived from an earlier moment may be kept, apart from what belongs to now.
    past_cache: PathBuf,
    faults: Vec<String>,
    waiting: Vec<String>,
    next_refresh: f64,
    past: Past,
    saving: Option<Job<PathBuf>>,
}

impl std::fmt::Debug for OpenStudy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenStudy")
            .field("folder", &self.project.folder())
            .field("here", &self.here)
            .finish_non_exhaustive()
    }
}

impl OpenStudy {
    /// Shows a study. It opens where one codes once there is something to code, else with its documents.
    pub fn new(project: Project) -> Self {
        let overview = Overview::of(&project.seen());
        let mut open = Self {
            here: Here::default(),
            spaces: Spaces::default(),
            notices: Notices::default(),
            only_looking: false,
            only_reviews: project.seen().only_reviews(),
            works_all_the_same: false,
            importing: Importing::default(),
            cache: project.home().cache_of(project.id()),
            past_cache: project.home().cache_of(project.id()).join("earlier"),
            faults: Vec::new(),
            waiting: Vec::new(),
            next_refresh: 0.0,
            past: Past::default(),
            saving: None,
            overview,
            project,
        };
        open.here.pass = open.first_pass();
        let coding = open.here.pass.is_some() && !open.overview.documents.is_empty();
        open.here.workspace = if open.only_reviews {
            WorkspaceKind::Condense
        } else if coding {
            WorkspaceKind::Code
        } else {
            WorkspaceKind::Documents
        };
        // Faults of journals are said where nothing else is; a study with faults is worked on all the same.
        if let Some(why) = open.project.is_read_only() {
            let notice = Notice::new(Place::Window, Tone::Warn, why);
            open.notices.say(notice);
        }
        if let Some(note) = open.project.clock_note() {
            open.say(Place::Window, Tone::Warn, note);
        }
        open.look_at_folder();
        open.say_faults(&[]);
        open
    }

    /// The pass one would work in: the newest of one's own that is not closed, else the newest.
    fn first_pass(&self) -> Option<PassId> {
        let passes = &self.overview.passes;
        let mine_open = passes
            .iter()
            .rev()
            .find(|pass| pass.is_mine && pass.state == PassState::Open);
        let mine = passes.iter().rev().find(|pass| pass.is_mine);
        let chosen = mine_open.or(mine).or_else(|| passes.last());
        chosen.map(|pass| pass.id)
    }

    /// The project, to read from.
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// What is derived from the study.
    pub const fn overview(&self) -> &Overview {
        &self.overview
    }

    /// Derives anew what depends on the study, where that has changed.
    pub fn derive(&mut self) {
        if self.past.is_shown() {
            return;
        }
        let seen = self.project.seen();
        if !self.overview.is_of(&seen) {
            if self.overview.viewer() == seen.viewer() {
                self.overview.renew(self.project.study());
            } else {
                self.overview = Overview::of(&seen);
            }
            self.only_reviews = self.project.seen().only_reviews();
            self.forget_gone();
        }
    }

    /// Leaves what is not in the study that is shown.
    fn forget_gone(&mut self) {
        let gone = |pass| self.overview.pass(pass).is_none();
        if self.here.pass.is_none_or(gone) {
            self.here.pass = self.first_pass();
        }
        let gone = |document| self.overview.document(document).is_none();
        if self.here.document.is_some_and(gone) {
            self.here.document = None;
        }
    }

    /// What is wrong in the folder, and what has not arrived yet.
    fn look_at_folder(&mut self) {
        let faults = self.project.faults();
        self.faults = faults.iter().map(ToString::to_string).collect();
        let waiting = self.project.waiting();
        self.waiting = waiting.iter().map(ToString::to_string).collect();
    }

    /// Says that something is wrong that was not before; a study with faults is worked on all the same.
    fn say_faults(&mut self, before: &[String]) {
        let new: Vec<&String> = self
            .faults
            .iter()
            .filter(|it| !before.contains(it))
            .collect();
        let sentence = match new.as_slice() {
            [] => return,
            [one] => (*one).clone(),
            several => format!(
                "{} places in the folder are damaged and were set aside: History and sync lists them.",
                several.len()
            ),
        };
        self.say(Place::Window, Tone::Warn, sentence);
    }

    /// Takes in what others have written, every two seconds; `now` in seconds of the window's clock.
    pub fn refresh(&mut self, now: f64) {
        if now < self.next_refresh {
            return;
        }
        let first = self.next_refresh <= 0.0;
        self.next_refresh = now + REFRESH;
        match self.project.refresh() {
            Ok(refreshed) if refreshed.new_lines == 0 && refreshed.faults.is_empty() => {
                if first {
                    self.carry_out_erasures();
                }
            }
            Ok(_) => {
                let before = std::mem::take(&mut self.faults);
                self.look_at_folder();
                self.say_faults(&before);
                self.carry_out_erasures();
            }
            Err(error) => self.say(Place::Window, Tone::Warn, error.to_string()),
        }
    }

    /// Does here what erasures recorded by anybody ask of this installation. Words that are to go leave the search
    /// index by its next update, since it is given only what is still there.
    fn carry_out_erasures(&mut self) {
        match self.project.carry_out_erasures() {
            Ok(done) if done.deleted + done.rewritten == 0 => {}
            Ok(done) => self.say_erased(Place::Window, &done),
            Err(error) => self.say(Place::Window, Tone::Warn, error.to_string()),
        }
    }

    fn say_erased(&mut self, place: Place, done: &Erasure) {
        let mut sentence = format!(
            "Words were erased from this study: {} deleted, {} masked. Backups and the version history of a sync service have to be cleared by hand.",
            many(done.deleted, "text or file", "texts and files"),
            many(
                done.rewritten,
                "line of your journal",
                "lines of your journal"
            ),
        );
        if done.still_masked > 0 {
            let entries = many(done.still_masked, "entry", "entries");
            let stay = if done.still_masked == 1 {
                "stays"
            } else {
                "stay"
            };
            sentence += &format!(
                " {entries} of the dictionary of masked words {stay} in it, because other documents hold the same words.",
            );
        }
        self.say(place, Tone::Quiet, sentence);
    }

    /// Erases a document: recorded, and done here at once; other installations follow when they next open the study.
    pub(super) fn erase(&mut self, place: Place, document: DocumentId, reason: &str) {
        if let Err(sentence) = self.refuse() {
            return self.say(place, Tone::Warn, sentence);
        }
        match self.project.erase_document(document, reason) {
            Ok(done) => self.say_erased(place, &done),
            Err(error) => self.say(place, Tone::Bad, error.to_string()),
        }
        self.derive();
    }

    /// Erases a passage: recorded, and done here at once; other installations follow.
    pub(super) fn erase_passage(
        &mut self,
        place: Place,
        document: DocumentId,
        span: Span,
        reason: &str,
    ) {
        self.keep_reason();
        let done = self.refuse().and_then(|()| {
            let done = self.project.erase_passage(document, span, reason);
            done.map_err(|error| error.to_string())
        });
        match done {
            Ok(done) => self.say_erased(place, &done),
            Err(sentence) => self.say(place, Tone::Bad, sentence),
        }
        self.derive();
    }

    /// Keeps in the cache what makes the study open faster the next time. A cache that cannot be written is no loss.
    pub fn keep_for_next_time(&mut self) {
        let _ = self.project.write_snapshot();
    }

    /// Lets `draw` read the study and use the workspaces at once.
    pub fn with_view<R>(
        &mut self,
        jobs: &Runner,
        remembered: &BTreeMap<String, String>,
        draw: impl FnOnce(&View<'_>, &mut Spaces, &Notices) -> R,
    ) -> R {
        let seen = match self.past.study() {
            Some(earlier) => self.overview.seen(earlier),
            None => seen(&self.project, &self.overview),
        };
        let only_reviews = self.is_only_reviewed() && !self.past.is_shown();
        let barred = self.past.words().or_else(|| self.project.is_read_only());
        let view = View {
            seen: &seen,
            overview: &self.overview,
            here: &self.here,
            texts: self.project.texts(),
            project: self.project.id(),
            folder: self.project.folder(),
            home: self.project.home(),
            cache: if self.past.is_shown() {
                &self.past_cache
            } else {
                &self.cache
            },
            jobs,
            remembered,
            faults: &self.faults,
            waiting: &self.waiting,
            read_only: barred.or_else(|| only_reviews.then_some(ONLY_REVIEWS)),
            only_reviews: only_reviews && barred.is_none(),
            as_it_was: self.past.words(),
        };
        draw(&view, &mut self.spaces, &self.notices)
    }

    /// Says something at a place.
    pub fn say(&mut self, place: Place, tone: Tone, sentence: impl Into<String>) {
        self.notices.say(Notice::new(place, tone, sentence));
    }

    /// Does an act as one step and returns what is to follow; a refusal is said where it came from.
    pub(super) fn act(
        &mut self,
        place: Place,
        what: &'static str,
        act: Act,
        why: Option<String>,
    ) -> Vec<Command> {
        self.keep_reason();
        match self.try_act(act, why) {
            Ok((then, _)) => then,
            Err(sentence) => {
                let sentence = if sentence.is_empty() {
                    format!("It was not possible to {what}.")
                } else {
                    sentence
                };
                self.say(place, Tone::Bad, sentence);
                Vec::new()
            }
        }
    }

    pub(super) fn try_act(
        &mut self,
        act: Act,
        why: Option<String>,
    ) -> Result<(Vec<Command>, Option<StepId>), String> {
        self.past.refuse()?;
        let mut draft = self.project.draft().map_err(|error| error.to_string())?;
        let then = {
            let seen = seen(&self.project, &self.overview);
            let now = self.project.study().now();
            act(&mut Acting {
                seen: &seen,
                draft: &mut draft,
                now: &now,
                here: &self.here,
            })?
        };
        if self.is_only_reviewed() && !draft.changes().iter().all(is_of_a_review) {
            return Err(ONLY_REVIEWS.to_owned());
        }
        if let Some(why) = why {
            draft.explain(why);
        }
        let mut step = None;
        if !draft.is_empty() {
            let recorded = self.project.commit(draft);
            step = recorded.map_err(|error| error.to_string())?.step;
        }
        self.derive();
        Ok((then, step))
    }

    /// Takes back, or does again, this person's newest step.
    pub(super) fn undo(&mut self, forth: bool) {
        if self.past.is_shown() {
            return;
        }
        self.keep_reason();
        let done = if forth {
            self.project.redo()
        } else {
            self.project.undo()
        };
        match done {
            Ok(Some(done)) if !done.left.is_empty() => {
                let sentence = format!(
                    "“{}” was taken back except for {} of its changes, on which others have built since.",
                    done.name,
                    done.left.len()
                );
                self.say(Place::Window, Tone::Quiet, sentence);
            }
            Ok(_) => {}
            Err(error) => self.say(Place::Window, Tone::Bad, error.to_string()),
        }
        self.derive();
    }

    /// Lets this installation belong to a person.
    pub(super) fn bind(&mut self, place: Place, analyst: AnalystId) {
        if let Err(sentence) = self.past.refuse() {
            return self.say(place, Tone::Warn, sentence);
        }
        if let Err(error) = self.project.bind(analyst) {
            self.say(place, Tone::Bad, error.to_string());
        }
        self.only_looking = false;
        self.derive();
        self.here.pass = self.first_pass();
        self.here.selected = Selected::Nothing;
        self.spaces = Spaces::default();
        self.works_all_the_same = false;
        if self.only_reviews {
            self.here.workspace = WorkspaceKind::Condense;
        }
    }

    /// Makes a person and lets this installation belong to them.
    pub(super) fn bind_new(&mut self, place: Place, name: &str) {
        match self.new_person(name) {
            Ok(analyst) => self.bind(place, analyst),
            Err(sentence) => self.say(place, Tone::Bad, sentence),
        }
    }

    fn new_person(&mut self, name: &str) -> Result<AnalystId, String> {
        self.past.refuse()?;
        let sentence = |error: JournalError| error.to_string();
        let mut draft = self.project.draft().map_err(sentence)?;
        let analyst = acts::add_analyst(&self.project.seen(), &mut draft, name)
            .map_err(|error| error.to_string())?;
        let person = self.project.person();
        self.project.commit_as(draft, person).map_err(sentence)?;
        Ok(analyst)
    }

    /// Puts documents into the queue of those to be taken in.
    pub(super) fn queue_imports(&mut self, ready: Vec<ReadyImport>) {
        if self.is_only_reviewed() {
            return self.say(Place::Centre, Tone::Warn, ONLY_REVIEWS);
        }
        self.importing.queue(ready);
    }

    /// Takes in the next documents of the queue, if there are any.
    pub(super) fn take_in_next(&mut self) {
        if self.importing.is_idle() {
            return;
        }
        for sentence in self.importing.take_in_next(&mut self.project) {
            self.say(Place::Centre, Tone::Bad, sentence);
        }
        if self.importing.is_idle() {
            self.derive();
            if let Some(first) = self.importing.first() {
                self.here.document = Some(first);
                self.here.selected = Selected::Document(first);
            }
        }
    }

    /// How many documents of how many are taken in; none while nothing is.
    pub(super) fn import_progress(&self) -> Option<(usize, usize)> {
        self.importing.progress()
    }

    /// Leaves out what has not been taken in yet.
    pub(super) fn cancel_import(&mut self) {
        self.importing.cancel();
    }
}

/// The study as its person sees it, with what the overview has derived already.
fn seen<'a>(project: &'a Project, overview: &Overview) -> Seen<'a> {
    let seen = project.seen();
    if overview.is_of(&seen) {
        overview.seen(project.study())
    } else {
        seen
    }
}
