//! `project.ron`: which study a folder holds. Written once.

use super::line::options;
use super::{FORMAT, JournalError, Storage, names};
use crate::model::ProjectId;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The content of `project.ron`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ProjectFile {
    /// Names the study.
    pub project: ProjectId,
    /// The format the folder began with.
    pub format: u32,
}

/// The format alone, which every later format keeps.
#[derive(Deserialize)]
struct OnlyFormat {
    project: ProjectId,
    format: u32,
}

impl ProjectFile {
    /// The file's content.
    pub fn write(project: ProjectId) -> Result<String, ron::Error> {
        let file = Self {
            project,
            format: FORMAT,
        };
        let value = options().to_string(&file)?;
        let sum = crc32fast::hash(value.as_bytes());
        Ok(format!("{value} // {sum:08x}\n"))
    }

    /// Reads the file of a folder.
    pub fn of(storage: &dyn Storage, folder: &Path) -> Result<Self, JournalError> {
        let path = folder.join(names::PROJECT);
        if storage
            .entry(&path)
            .map_err(JournalError::reading(&path))?
            .is_none()
        {
            return Err(JournalError::NotAProject(folder.to_owned()));
        }
        let content = storage.read(&path).map_err(JournalError::reading(&path))?;
        Self::read(&content).map_err(|what| JournalError::Damaged { path, what })
    }

    fn read(content: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(content).map_err(|_| "it is not text".to_owned())?;
        let text = text.trim_end();
        if let Some((value, sum)) = super::line::parts(text)
            && format!("{:08x}", crc32fast::hash(value.as_bytes())) != sum
        {
            return Err("its checksum does not fit".to_owned());
        }
        let read: OnlyFormat = options()
            .from_str(text)
            .map_err(|error| format!("it cannot be read: {error}"))?;
        Ok(Self {
            project: read.project,
            format: read.format,
        })
    }
}
