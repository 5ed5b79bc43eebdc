//! Documents that are being taken in, many at a time and some a frame, so that the window goes on.

use super::ready_import::ReadyImport;
use crate::journal::Project;
use crate::model::acts::ParticipantTable;
use crate::model::{DocumentId, Id, StepDraft, TextHash};
use std::collections::VecDeque;

/// How many documents become durable together at most, so that their progress is seen.
const MOST: usize = 64;
/// From how many bytes on a group takes no further document.
const FULL: usize = 16 * 1024 * 1024;

/// The queue, and what has become of it.
#[derive(Debug, Default)]
pub(super) struct Importing {
    waiting: VecDeque<ReadyImport>,
    taken: Vec<DocumentId>,
    all: usize,
    /// How many of those that wait are taken in one by one, because together they could not be: so each says for
    /// itself what is wrong.
    singly: usize,
    /// The documents that were there before those were tried together.
    before: Vec<DocumentId>,
}

impl Importing {
    /// Puts documents into the queue.
    pub fn queue(&mut self, ready: Vec<ReadyImport>) {
        if self.waiting.is_empty() {
            *self = Self::default();
        }
        self.all += ready.len();
        self.waiting.extend(ready);
    }

    /// Whether nothing waits.
    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The first document that was taken in.
    pub fn first(&self) -> Option<DocumentId> {
        self.taken.first().copied()
    }

    /// How many documents of how many are taken in; none while nothing is.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let waiting = self.waiting.len();
        (waiting > 0).then(|| (self.all - waiting, self.all))
    }

    /// Leaves out what has not been taken in yet.
    pub fn cancel(&mut self) {
        self.waiting.clear();
    }

    /// Takes in the next documents of the queue. Gives a sentence for each that was not.
    pub fn take_in_next(&mut self, project: &mut Project) -> Vec<String> {
        let most = if self.singly > 0 {
            1
        } else {
            self.next_group()
        };
        let waiting = &*self.waiting.make_contiguous();
        let group = waiting.get(..most).unwrap_or(waiting);
        let answers = match take_in(project, group) {
            Ok(answers) => answers,
            Err(_) if most > 1 => {
                self.singly = most;
                let seen = project.seen();
                self.before = seen.documents().iter().map(|it| it.id).collect();
                return Vec::new();
            }
            Err(sentence) => vec![Err(sentence)],
        };
        let mut refused = Vec::new();
        let number = answers.len();
        for (ready, answer) in self.waiting.drain(..number).zip(answers) {
            match answer {
                Ok(document) => self.taken.push(document),
                Err(why) => match came_after_all(project, &ready, self.singly, &self.before) {
                    Some(document) => self.taken.push(document),
                    None => refused.push(format!("“{}” was not imported: {why}", ready.file)),
                },
            }
        }
        self.singly = self.singly.saturating_sub(number);
        refused
    }

    /// How many of the next documents are taken in together.
    fn next_group(&self) -> usize {
        let mut bytes = 0;
        let next = self.waiting.iter().take(MOST);
        let fits = next.take_while(|ready| {
            let fits = bytes < FULL;
            bytes += ready.size();
            fits
        });
        fits.count()
    }
}

/// Takes documents in, each as a step of its own, all durable together; texts before any line names them. Gives what
/// became of the first of them: one that builds on what an earlier one makes (a role, a participant) waits until
/// that is recorded, and so do those after it.
///
/// # Errors
/// Where they could not be recorded; then none of them is.
pub(super) fn take_in(
    project: &mut Project,
    group: &[ReadyImport],
) -> Result<Vec<Result<DocumentId, String>>, String> {
    let sentence = |error: crate::journal::JournalError| error.to_string();
    let mut next = project.draft().map_err(sentence)?;
    let first = next.first();
    let mut answers = Vec::new();
    let (mut drafts, mut files) = (Vec::new(), Vec::new());
    let mut texts: Vec<TextHash> = Vec::new();
    {
        let seen = project.seen();
        let mut table = ParticipantTable::of(&seen);
        for ready in group {
            let address = ready.address();
            if texts.contains(&address) {
                break;
            }
            let (mut draft, mut with) = (next.clone(), table.clone());
            match ready.write_into(&seen, &drafts, &mut with, &mut draft) {
                Ok(_) if builds_on(&draft, first) => break,
                Ok(document) => {
                    next = draft.following();
                    drafts.push(draft);
                    files.extend(ready.files());
                    texts.push(address);
                    table = with;
                    answers.push(Ok(document));
                }
                Err(why) => answers.push(Err(why)),
            }
        }
    }
    project.add_files(&files).map_err(sentence)?;
    let person = project.person();
    project.commit_together(drafts, person).map_err(sentence)?;
    Ok(answers)
}

/// The document that a file became although its group could not be recorded: where a disk takes nothing any more, not
/// even what was written half can be taken away again, and whole steps of it stand.
fn came_after_all(
    project: &Project,
    ready: &ReadyImport,
    singly: usize,
    before: &[DocumentId],
) -> Option<DocumentId> {
    let text = (singly > 0).then(|| ready.address())?;
    let seen = project.seen();
    let documents = seen.documents().into_iter();
    let mut new = documents.filter(|it| !before.contains(&it.id));
    new.find(|it| it.imported.text == text).map(|it| it.id)
}

/// Whether a step names what steps before it make, from this line of its device on.
fn builds_on(draft: &StepDraft, first: u32) -> bool {
    let earlier = first..draft.first();
    let is_earlier = |id: Id| id.device() == draft.device() && earlier.contains(&id.seq());
    let mut builds = false;
    for change in draft.changes() {
        change.references(&mut |reference| builds |= is_earlier(reference.id()));
    }
    builds
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests;
