//! Reading everything anew and reporting every fault by file and line.

use super::journal_file::{FileKey, JournalFile};
use super::names::text_label;
use super::{Fault, JournalError, Project, Waiting, copies, reading};
use crate::model::{Id, Pending, PendingReason};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A clock that is further off than this (milliseconds) is reported: a day.
const OFF: u64 = 86_400_000;

/// What a check of the whole folder found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CheckReport {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// Number of changes that were read.
    pub changes: usize,
    /// Number of documents.
    pub documents: usize,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What has not arrived, and is no fault.
    pub waiting: Vec<Waiting>,
    /// What concurrent work left open, as sentences, as far as this installation's person may see it.
    pub conflicts: Vec<String>,
    /// What was to be erased, and is still there.
    pub not_erased: Vec<Fault>,
    /// What a person may want to know, and is no fault.
    pub notes: Vec<String>,
}

/// Where lines stand.
struct Places(FxHashMap<Id, (FileKey, u32)>);

impl Places {
    fn of(&self, id: Id) -> (String, Option<u32>) {
        self.0.get(&id).map_or_else(
            || (format!("journals/{}", id.device()), None),
            |(file, place)| (file.label(), Some(*place)),
        )
    }
}

impl Project {
    /// What was found wrong so far in the journals, without reading anything anew.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = reading::faults_of(&self.files);
        faults.extend(self.faults.iter().cloned());
        faults.extend(self.copies.iter().flat_map(|copy| copy.faults.clone()));
        faults.sort();
        faults.dedup();
        faults
    }

    /// What has not arrived yet of the journals.
    pub fn waiting(&self) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> = self
            .files
            .values()
            .filter_map(JournalFile::waiting)
            .collect();
        waiting.extend(reading::missing_between_files(&self.files));
        waiting.sort();
        waiting.dedup();
        waiting
    }

    /// Whether this computer's clock, or another's before, is a day off: a sentence for the user.
    pub fn clock_note(&self) -> Option<String> {
        let latest = self.study.latest().milliseconds();
        let ahead = latest.saturating_sub(self.home.now());
        (ahead > OFF).then(|| {
            format!(
                "The newest change in this study is {} days in the future by this computer's clock; check the date on all computers that work on it.",
                ahead / OFF
            )
        })
    }

    /// Reads every journal and every text anew. Writes nothing.
    pub fn check(&self) -> Result<CheckReport, JournalError> {
        let (anew, places) = Self::open_with_places(&self.folder, &self.home)?;
        let mut faults = anew.faults();
        let mut waiting = anew.waiting();
        let mut notes = anew.interruptions();
        for pending in anew.study.pending() {
            anew.report_pending(&pending, &places, (&mut faults, &mut waiting, &mut notes));
        }
        faults.extend(anew.faults_of_texts());
        faults.sort();
        faults.dedup();
        waiting.sort();
        notes.extend(anew.needless_copies());
        notes.extend(anew.clock_notes());
        let seen = anew.seen();
        let conflicts = seen.conflicts();
        Ok(CheckReport {
            ok: faults.is_empty(),
            changes: anew.study.line_count(),
            documents: seen.documents().len(),
            faults,
            waiting,
            conflicts: conflicts.iter().map(|c| c.sentence(&seen)).collect(),
            not_erased: anew.not_yet_erased(),
            notes,
        })
    }

    fn open_with_places(
        folder: &std::path::Path,
        home: &super::Installation,
    ) -> Result<(Self, Places), JournalError> {
        let mut anew = Self::closed(folder, home)?;
        let mut places = Vec::new();
        anew.load(Some(&mut places))?;
        let mut found = FxHashMap::default();
        for (id, file, place) in places {
            found.entry(id).or_insert((file, place));
        }
        Ok((anew, Places(found)))
    }

    fn report_pending(
        &self,
        pending: &Pending,
        places: &Places,
        (faults, waiting, notes): (&mut Vec<Fault>, &mut Vec<Waiting>, &mut Vec<String>),
    ) {
        let step = pending.step;
        let line = self.study.lines_of(step).next();
        let (file, line) = places.of(line.map_or(step.0, |line| line.id));
        let of = |what| Fault { file, line, what };
        match &pending.reason {
            PendingReason::Incomplete => waiting.push(of(format!(
                "{} of the changes of step {step} are here; the rest has not arrived yet.",
                pending.lines
            )).into()),
            PendingReason::Waiting(reference) => waiting.push(of(format!(
                "step {step} waits for the {} {}, which has not arrived yet.",
                reference.kind(),
                reference.id()
            )).into()),
            PendingReason::Lost(reference) => faults.push(of(format!(
                "step {step} names the {} {}, which is missing, and has no effect; put that journal back from another computer or a backup.",
                reference.kind(),
                reference.id()
            ))),
            PendingReason::Refused { line: id, why } => {
                let (file, line) = places.of(*id);
                let what = format!("change {id} makes no sense ({why}) and its step has no effect.");
                faults.push(Fault { file, line, what });
            }
            PendingReason::Abandoned => notes.push(
                of(format!("step {step} was interrupted before it was saved, and given up.")).to_string(),
            ),
        }
    }

    /// Lines that a crash cut short, and that nothing is missing of.
    fn interruptions(&self) -> Vec<String> {
        let mut notes = Vec::new();
        reading::each_with_last_before(&self.files, |file, before| {
            notes.extend(file.interrupted(before).iter().map(|place| {
                format!(
                    "{}, line {place}: writing was interrupted here; nothing that was saved is missing.",
                    file.key.label()
                )
            }));
        });
        notes
    }

    fn needless_copies(&self) -> Vec<String> {
        let needless = self.copies.iter().filter(|copy| copy.faults.is_empty());
        needless
            .map(|copy| {
                format!(
                    "{}: a conflict copy with nothing of its own; it can be deleted.",
                    copies::label(&copy.below)
                )
            })
            .collect()
    }

    /// The greatest difference between clocks, installation by installation.
    fn clock_notes(&self) -> Vec<String> {
        let mut worst: FxHashMap<_, (u64, Id)> = FxHashMap::default();
        for line in self.study.lines() {
            let Some(wall) = line.wall else { continue };
            let off = line.at.milliseconds().abs_diff(wall);
            let entry = worst.entry(line.id.device()).or_insert((0, line.id));
            if off > entry.0 {
                *entry = (off, line.id);
            }
        }
        let mut off: Vec<_> = worst.into_values().filter(|(off, _)| *off > OFF).collect();
        off.sort_by_key(|(_, id)| *id);
        off.iter()
            .map(|(off, id)| {
                format!(
                    "When change {id} was recorded, its computer's clock was {} days behind the newest change it knew of: one of the clocks was wrong.",
                    off / OFF
                )
            })
            .collect()
    }

    fn faults_of_texts(&self) -> Vec<Fault> {
        let documents: Vec<_> = self.study.documents_of_record().collect();
        let faults: Vec<Option<Fault>> = documents
            .par_iter()
            .filter(|document| !document.erased && !self.texts.is_erased(document.imported.text))
            .map(|document| {
                let hash = document.imported.text;
                let label = text_label(hash);
                match self.texts.read_anew(hash) {
                    Ok(text) if text.len() == document.length() => None,
                    Ok(_) => Some(Fault::of_file(
                        label,
                        "the text has another length than its journal says.",
                    )),
                    Err(error) => Some(Fault::of_file(label, error.to_string())),
                }
            })
            .collect();
        faults.into_iter().flatten().collect()
    }
}
