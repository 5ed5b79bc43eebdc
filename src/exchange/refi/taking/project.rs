//! A project into the study.

use super::cases::take_cases;
use super::codes::{CodesTaken, take_codes};
use super::documents::Documents;
use super::known::Known;
use super::people::People;
use super::sets::{SetsTaken, take_sets};
use super::variables::Variables;
use super::{links, notes};
use crate::exchange::refi::guid::{Guid, Guids};
use crate::exchange::refi::read::{CodingIn, ProjectRead};
use crate::exchange::refi::{NotTaken, counted};
use crate::model::acts::ActError;
use crate::model::{
    AnalystId, Change, DocumentId, Level, Material, NewPass, PassId, PassKind, ProjectId, Seen,
    StepDraft, StudyEdit, Target, Text,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the pass is called that codings are brought into.
const IMPORTED: &str = "Imported";

/// What becomes of a project: the steps to be recorded together, and what a person should know.
#[derive(Debug, Default)]
pub struct ProjectTaken {
    /// The steps, in order: people, codes and passes; each document with its codings; notes and links. Nothing where
    /// all of it is here already.
    pub steps: Vec<StepDraft>,
    /// The documents, in the order of the file.
    pub documents: Vec<DocumentTaken>,
    /// Documents whose texts are missing or no texts: which, and why.
    pub unread: Vec<NotTaken>,
    /// Codes that were made.
    pub codes: usize,
    /// Analysts that were made.
    pub analysts: usize,
    /// Codings that were made.
    pub codings: usize,
    /// Codings that were here already.
    pub codings_here: usize,
    /// Participants that were made.
    pub participants: usize,
    /// Categories that were made.
    pub categories: usize,
    /// Memos that were made.
    pub memos: usize,
    /// What was left.
    pub not_taken: Vec<NotTaken>,
    /// What a person should know, in sentences.
    pub notes: Vec<String>,
}

/// A document of a project that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTaken {
    /// The document.
    pub document: DocumentId,
    /// Its name here.
    pub name: String,
    /// Length in code points.
    pub characters: u32,
    /// Number of words.
    pub words: u32,
    /// How its characters were read.
    pub encoding: &'static str,
    /// Number of turns.
    pub turns: usize,
    /// Labels of its speakers.
    pub speakers: Vec<String>,
    /// Passages with codings.
    pub passages: usize,
    /// Whether its text was here before.
    pub already: bool,
}

impl ProjectRead {
    /// How many texts are in it.
    pub fn documents(&self) -> usize {
        self.sources.len()
    }

    /// The texts that the study does not have yet, which have to lie in its folder before the steps are recorded.
    pub fn new_texts(&self, seen: &Seen<'_>) -> Vec<&Text> {
        let documents = seen.documents().into_iter();
        let mut here: FxHashSet<_> = documents.map(|it| it.imported.text).collect();
        let new = self.sources.iter().filter(|it| here.insert(it.hash));
        new.map(|it| &it.text).collect()
    }

    /// Makes the steps that bring the project into the study: users become analysts, codes of the same path are one,
    /// codings go into the pass “Imported”, which is not blind. What is here already is not made again.
    ///
    /// # Errors
    /// Where something cannot be made; then nothing may be recorded.
    pub fn take_in(
        &self,
        seen: &Seen<'_>,
        project: ProjectId,
        first: StepDraft,
    ) -> Result<ProjectTaken, ActError> {
        let guids = Guids::of(project);
        let known = if self.ours {
            Known::of(seen, guids, &self.sources)
        } else {
            Known::default()
        };
        let mut taking = Taking::begin(self, seen, first, known)?;
        taking.open_pass();
        taking.describe();
        taking.end_step();
        let mut documents = Documents::of(&taking);
        for source in &self.sources {
            documents.take(&mut taking, source)?;
            taking.end_step();
        }
        documents.finish(&mut taking);
        notes::take(&mut taking);
        links::take(&mut taking);
        taking.end_step();
        Ok(taking.finish())
    }
}

/// A project on its way in.
pub(super) struct Taking<'r> {
    pub read: &'r ProjectRead,
    pub seen: &'r Seen<'r>,
    pub draft: StepDraft,
    pub known: Known,
    pub people: People,
    pub codes: CodesTaken,
    pub sets: SetsTaken,
    pub variables: Variables<'r>,
    pub pass: Option<PassId>,
    /// What a GUID of the file names, of those that links name.
    pub targets: FxHashMap<Guid, Target>,
    /// GUIDs that links name.
    pub wanted: FxHashSet<Guid>,
    /// What notes are on.
    pub notes_on: FxHashMap<Guid, Vec<Target>>,
    /// What is said about things in descriptions, by whom and when, to become memos.
    pub said: Vec<(Target, String, Option<Guid>, Option<String>)>,
    pub belongs: Vec<(crate::model::ParticipantId, Vec<Guid>, Vec<Guid>)>,
    pub taken: ProjectTaken,
}

impl<'r> Taking<'r> {
    fn begin(
        read: &'r ProjectRead,
        seen: &'r Seen<'r>,
        first: StepDraft,
        known: Known,
    ) -> Result<Self, ActError> {
        let mut draft = first;
        let people = People::take(seen, &mut draft, &read.users, &known);
        let codes = take_codes(seen, &mut draft, &read.codes, read.ours, &known.codes)?;
        let sets = take_sets(
            seen,
            &mut draft,
            &read.sets,
            read.ours,
            &codes,
            &known.categories,
        );
        let mut variables = Variables::of(seen, &read.variables, read.ours);
        let cases = take_cases(
            seen,
            &mut draft,
            &read.cases,
            read.ours,
            &mut variables,
            &known,
        );
        let ends = read.links.iter().flat_map(|it| [it.from, it.to]);
        let mut taking = Self {
            wanted: ends.flatten().collect(),
            targets: cases.by_guid,
            belongs: cases.belongs,
            said: Vec::new(),
            taken: ProjectTaken {
                codes: codes.made,
                participants: cases.made,
                categories: sets.made,
                unread: read.unread.clone(),
                not_taken: read.not_taken.clone(),
                notes: read.told.clone(),
                ..ProjectTaken::default()
            },
            notes_on: FxHashMap::default(),
            pass: None,
            read,
            seen,
            draft,
            known,
            people,
            codes,
            sets,
            variables,
        };
        let taken = &mut taking.taken;
        taken.not_taken.append(&mut taking.codes.not_taken);
        taken.not_taken.append(&mut taking.sets.not_taken);
        taken.not_taken.extend(cases.not_taken);
        taken.notes.append(&mut taking.codes.notes);
        taken.notes.append(&mut taking.sets.notes);
        taken.notes.extend(cases.notes);
        let said = cases.said.into_iter();
        taking.said = said.map(|(on, text)| (on, text, None, None)).collect();
        taking.note_places();
        Ok(taking)
    }

    /// Where notes are on codes, categories, people and the study, and what links can name of these.
    fn note_places(&mut self) {
        for note in &self.read.on_project {
            self.notes_on.entry(*note).or_default().push(Target::Study);
        }
        for code in &self.read.codes {
            let id = code.guid.and_then(|guid| self.codes.by_guid.get(&guid));
            for note in id.into_iter().flat_map(|_| &code.notes) {
                let on = id.map(|id| Target::Code(*id));
                self.notes_on.entry(*note).or_default().extend(on);
            }
        }
        for set in &self.read.sets {
            let id = set.guid.and_then(|guid| self.sets.by_guid.get(&guid));
            for note in &set.notes {
                let on = id.map(|id| Target::Category(*id));
                self.notes_on.entry(*note).or_default().extend(on);
            }
        }
        for guid in &self.wanted {
            let target = self.codes.by_guid.get(guid).map(|id| Target::Code(*id));
            let target =
                target.or_else(|| self.sets.by_guid.get(guid).map(|id| Target::Category(*id)));
            let target = target.or_else(|| self.people.of(Some(*guid)).map(Target::Analyst));
            if let Some(target) = target {
                self.targets.entry(*guid).or_insert(target);
            }
        }
    }

    /// Users whose codings are not in the study yet, each once. Who is not named by a coding is by its passage, or by the
    /// project.
    fn coders(&self) -> Vec<Option<Guid>> {
        let known = |coding: &CodingIn| {
            let guid = coding.guid.as_ref();
            guid.is_some_and(|guid| self.known.codings.contains_key(guid))
        };
        let mut met: FxHashSet<Option<Guid>> = FxHashSet::default();
        for source in &self.read.sources {
            let passages = source.passages.iter().map(|it| &it.selection);
            let of_passages = passages.map(|it| (&it.codings, it.user));
            for (codings, user) in of_passages.chain([(&source.codings, source.user)]) {
                let new = codings.iter().filter(|coding| !known(coding));
                met.extend(new.map(|coding| coding.user.or(user).or(self.read.user)));
            }
        }
        let mut coders: Vec<Option<Guid>> = met.into_iter().collect();
        coders.sort();
        coders
    }

    /// Whose coding it is.
    pub fn coder(&mut self, user: Option<Guid>) -> AnalystId {
        match self.people.of(user.or(self.read.user)) {
            Some(analyst) => analyst,
            None => self.people.unnamed(&mut self.draft),
        }
    }

    /// The pass that codings go into: one of that name that is not blind and in which all of them code, else a new one.
    fn open_pass(&mut self) {
        let mut analysts: Vec<AnalystId> = Vec::new();
        for user in self.coders() {
            let analyst = self.coder(user);
            if !analysts.contains(&analyst) {
                analysts.push(analyst);
            }
        }
        analysts.sort();
        if analysts.is_empty() {
            return;
        }
        let passes = self.seen.passes();
        let fits = |pass: &&&crate::model::things::Pass| {
            let whole = matches!(pass.opened.material, Material::AllDocuments);
            let all = analysts.iter().all(|it| pass.opened.analysts.contains(it));
            let name = pass.name.text();
            let named = name == IMPORTED || name.starts_with(&format!("{IMPORTED} ("));
            named && !pass.opened.blind && whole && all
        };
        if let Some(pass) = passes.iter().find(fits) {
            self.pass = Some(pass.id);
            return;
        }
        let taken = |name: &str| passes.iter().any(|pass| pass.name.text() == name);
        let numbered = (2_u32..).map(|n| format!("{IMPORTED} ({n})"));
        let mut names = std::iter::once(IMPORTED.to_owned()).chain(numbered);
        let name = names.find(|name| !taken(name)).unwrap_or_default();
        let new = NewPass {
            name,
            kind: PassKind::Directed,
            analysts,
            framework: None,
            level: Level::default(),
            blind: false,
            material: Material::AllDocuments,
        };
        self.pass = Some(self.draft.push(Change::AddPass(Box::new(new))).into());
    }

    /// What the project is about, where the study does not say it yet.
    fn describe(&mut self) {
        let (says, here) = (&self.read.description, self.seen.description());
        if says.is_empty() || here.trim() == says {
            return;
        }
        if here.trim().is_empty() {
            let edit = StudyEdit::Description(says.clone());
            self.draft.push(Change::Study(edit));
        } else {
            self.taken.not_taken.push(NotTaken::new(
                "the description of the project",
                "the study has another one, which stands",
            ));
        }
    }

    /// Ends a step, if anything is in it.
    fn end_step(&mut self) {
        if self.draft.is_empty() {
            return;
        }
        let following = self.draft.following();
        let mut step = std::mem::replace(&mut self.draft, following);
        step.explain(format!("Imported from {}", self.read.file));
        self.taken.steps.push(step);
    }

    fn finish(mut self) -> ProjectTaken {
        self.taken.analysts = self.people.made;
        self.taken.notes.append(&mut self.people.notes);
        self.taken.not_taken.extend(self.variables.finish());
        let here = self.taken.codings_here;
        if here > 0 {
            let note = format!(
                "In the study already, or twice in the file: {}.",
                counted(here, "coding")
            );
            self.taken.notes.push(note);
        }
        self.taken
    }
}
