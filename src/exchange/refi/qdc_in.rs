//! A codebook from REFI-QDA.

use super::codes_in::{CodeIn, read_codes};
use super::convention::is_ours;
use super::sets_in::{SetIn, read_sets};
use super::taking::{codes::entries_of, codes::take_codes, sets::take_sets};
use super::xml_in::{Piece, XmlIn};
use super::{Guids, NotTaken, RefiError};
use crate::exchange::codebook::CodebookEntry;
use crate::model::acts::ActError;
use crate::model::{ProjectId, Seen, StepDraft};
use rustc_hash::FxHashMap;

/// A codebook as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookRead {
    /// The codes, parents before children.
    pub(super) codes: Vec<CodeIn>,
    /// The sets.
    pub(super) sets: Vec<SetIn>,
    /// Whether Interlinea wrote it.
    pub(super) ours: bool,
    /// What could not be read of it.
    pub(super) not_taken: Vec<NotTaken>,
}

/// What became of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookTaken {
    /// Codes that were made.
    pub codes: usize,
    /// Codes that were here and got what they lacked.
    pub completed: usize,
    /// Categories that were made.
    pub categories: usize,
    /// What was left.
    pub not_taken: Vec<NotTaken>,
    /// What a person should know, in sentences.
    pub notes: Vec<String>,
}

/// Reads a codebook (`.qdc`): of whatever version its namespace says, with or without a byte order mark.
///
/// # Errors
/// Where it cannot be read, or has no codes: the line, the element, what is wrong, and what to do.
pub fn read_codebook(file: &str, bytes: &[u8]) -> Result<CodebookRead, RefiError> {
    let mut xml = XmlIn::of(file, bytes)?;
    let root = loop {
        match xml.next()? {
            Piece::Open(root) => break root,
            Piece::End => return Err(xml.broken("it holds no element")),
            _ => {}
        }
    };
    if root.name != "CodeBook" {
        return Err(RefiError::OtherRoot {
            file: file.to_owned(),
            wanted: "codebook of REFI-QDA",
            found: root.name,
        });
    }
    let mut read = CodebookRead {
        ours: is_ours(root.attribute("origin")),
        ..CodebookRead::default()
    };
    while let Some(element) = xml.child(1)? {
        match element.name.as_str() {
            "Codes" => read_codes(&mut xml, &mut read.codes, &mut read.not_taken)?,
            "Sets" => read_sets(&mut xml, &mut read.sets)?,
            _ => xml.skip()?,
        }
    }
    // What follows the root, or breaks off before its end.
    while !matches!(xml.next()?, Piece::End) {}
    if read.codes.is_empty() {
        return Err(RefiError::NoCodes {
            file: file.to_owned(),
        });
    }
    Ok(read)
}

impl CodebookRead {
    /// Its codes as a table would bring them, to be compared with others.
    pub fn entries(&self) -> Vec<CodebookEntry> {
        entries_of(&self.codes, self.ours)
    }

    /// How many codes there are in it.
    pub fn codes(&self) -> usize {
        self.codes.len()
    }

    /// How many sets there are in it.
    pub fn sets(&self) -> usize {
        self.sets.len()
    }

    /// Makes the codes that are not here yet and fills in what those that are here lack; sets become categories. What
    /// the study says already stands.
    ///
    /// # Errors
    /// Where a code cannot be made; then nothing may be recorded of the draft.
    pub fn take_in(
        &self,
        seen: &Seen<'_>,
        project: ProjectId,
        draft: &mut StepDraft,
    ) -> Result<CodebookTaken, ActError> {
        let guids = Guids::of(project);
        let (mut known, mut categories) = (FxHashMap::default(), FxHashMap::default());
        if self.ours {
            let codes = seen.codes().into_iter();
            known = codes.map(|it| (guids.thing(it.id.0), it.id)).collect();
            let of_study = seen.categories().into_iter();
            categories = of_study.map(|it| (guids.thing(it.id.0), it.id)).collect();
        }
        let mut taken = CodebookTaken {
            not_taken: self.not_taken.clone(),
            ..CodebookTaken::default()
        };
        let codes = take_codes(seen, draft, &self.codes, self.ours, &known)?;
        let sets = take_sets(seen, draft, &self.sets, self.ours, &codes, &categories);
        taken.codes = codes.made;
        taken.completed = codes.completed;
        taken.not_taken.extend(codes.not_taken);
        taken.notes.extend(codes.notes);
        taken.categories = sets.made;
        taken.not_taken.extend(sets.not_taken);
        taken.notes.extend(sets.notes);
        Ok(taken)
    }
}
