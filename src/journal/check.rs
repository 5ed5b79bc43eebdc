//! Reading everything anew and reporting every fault by file and line.

use super::names::text_label;
use super::{Fault, JournalError, Project, Waiting, reading};
use rayon::prelude::*;
use serde::Serialize;

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
    /// What a person may want to know, and is no fault.
    pub notes: Vec<String>,
}

impl Project {
    /// What was found wrong so far, without reading anything anew.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = reading::faults_of(&self.files);
        faults.extend(self.faults.iter().cloned());
        faults.sort();
        faults.dedup();
        faults
    }

    /// What has not arrived yet of the journals.
    pub fn waiting(&self) -> Vec<Waiting> {
        self.files
            .values()
            .filter_map(super::journal_file::JournalFile::waiting)
            .collect()
    }

    /// Reads every journal and every text anew. Writes nothing.
    pub fn check(&self) -> Result<CheckReport, JournalError> {
        let anew = Self::open(&self.folder, &self.home)?;
        let mut faults = anew.faults();
        faults.extend(anew.faults_of_texts());
        Ok(CheckReport {
            ok: faults.is_empty(),
            changes: anew.study.line_count(),
            documents: anew.study.documents_of_record().count(),
            faults,
            waiting: anew.waiting(),
            notes: anew.interruptions(),
        })
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

    fn faults_of_texts(&self) -> Vec<Fault> {
        let documents: Vec<_> = self.study.documents_of_record().collect();
        let faults: Vec<Option<Fault>> = documents
            .par_iter()
            .filter(|document| !document.erased)
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
