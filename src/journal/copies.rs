//! A sync engine's conflict copies: read for comparison, and never taken as journal.

use super::erased_version::is_erased_version;
use super::header::{Header, ReadHeader};
use super::line::{self, Read};
use super::{Entry, Fault, Project};
use crate::model::DeviceId;
use std::path::{Path, PathBuf};

/// A conflict copy and what comparing it gave.
#[derive(Debug, Clone)]
pub(super) struct ConflictCopy {
    /// Its path below the project folder.
    pub below: PathBuf,
    /// Length and time of change when it was compared.
    pub looked_at: (u64, u128),
    /// What it contradicts, or holds that its journal lacks.
    pub faults: Vec<Fault>,
}

impl Project {
    /// Compares the conflict copies that are new or have changed.
    pub(super) fn compare_copies(&mut self, listed: &[(PathBuf, Entry)]) {
        let mut copies = std::mem::take(&mut self.copies);
        copies.retain(|copy| listed.iter().any(|(below, _)| *below == copy.below));
        for (below, entry) in listed {
            let looked_at = (entry.length, entry.modified);
            let known = |copy: &&ConflictCopy| copy.below == *below && copy.looked_at == looked_at;
            // What a copy holds that the journal lacked may have arrived since.
            if copies
                .iter()
                .any(|copy| known(&copy) && copy.faults.is_empty())
            {
                continue;
            }
            copies.retain(|copy| copy.below != *below);
            copies.push(ConflictCopy {
                below: below.clone(),
                looked_at,
                faults: self.compare(below),
            });
        }
        self.copies = copies;
    }

    /// Compares one file with the lines that are here. Equal lines are ignored.
    fn compare(&self, below: &Path) -> Vec<Fault> {
        let label = label(below);
        let bytes = match self.home.storage.read(&self.folder.join(below)) {
            Ok(bytes) => bytes,
            Err(error) => {
                return vec![Fault::of_file(
                    label,
                    format!("it could not be read ({error})."),
                )];
            }
        };
        let mut lines = bytes.split(|byte| *byte == b'\n').zip(1_u32..);
        let first = lines
            .next()
            .map_or(ReadHeader::Bad, |(line, _)| Header::read(line));
        let Some(device) = self.device_of_copy(below, &first) else {
            return Vec::new();
        };
        let mut faults = Vec::new();
        let mut missing: Vec<u32> = Vec::new();
        for (bytes, place) in lines {
            let Read::Line(line) = line::read(self.id, device, bytes) else {
                continue;
            };
            match self.study.line(line.id) {
                None => missing.push(line.id.seq()),
                Some(here) if *here == *line || is_erased_version(here, &line) => {}
                Some(_) => faults.push(Fault::of_line(
                    &label,
                    place,
                    format!(
                        "change {} is recorded here with another content than in its journal: two copies of one installation wrote at once; the journal's was kept.",
                        line.id
                    ),
                )),
            }
        }
        if let (Some(first), Some(last)) = (missing.iter().min(), missing.iter().max()) {
            let what = format!(
                "this conflict copy holds {} changes (numbers {first} to {last}) that the journal of {device} lacks; put the journal back from the computer that wrote it.",
                missing.len()
            );
            faults.push(Fault::of_file(label, what));
        }
        faults
    }

    fn device_of_copy(&self, below: &Path, header: &ReadHeader) -> Option<DeviceId> {
        match header {
            ReadHeader::Header(header) if header.project == self.id => Some(header.device),
            ReadHeader::Header(_) => None,
            ReadHeader::Newer(_) | ReadHeader::Bad => {
                let folder = below.parent()?.file_name()?.to_str()?;
                folder.parse().ok()
            }
        }
    }
}

/// The path with `/` between its parts.
pub(super) fn label(below: &Path) -> String {
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
