//! The first line of a journal file: whose it is.

use super::FORMAT;
use super::line::{options, parts, seal, unseal};
use crate::model::{DeviceId, ProjectId};
use serde::{Deserialize, Serialize};

/// The first line of a journal file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// The format of the file.
    pub format: u32,
    /// The study it belongs to.
    pub project: ProjectId,
    /// The device that writes it.
    pub device: DeviceId,
    /// Its number among the device's files, from 1.
    pub file: u32,
}

/// The header of a format that this program may not know.
#[derive(Deserialize)]
struct OnlyFormat {
    format: u32,
}

/// What a first line turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadHeader {
    /// A header of a format that this program reads.
    Header(Header),
    /// A header of a newer format.
    Newer(u32),
    /// Not a header, or one whose checksum does not fit.
    Bad,
}

impl Header {
    /// The first line of a new file, with its line break.
    pub fn write(project: ProjectId, device: DeviceId, file: u32) -> Result<String, ron::Error> {
        let header = Self {
            format: FORMAT,
            project,
            device,
            file,
        };
        let value = options().to_string(&header)?;
        Ok(seal(project, device, &value))
    }

    /// Reads a first line without its line break.
    pub fn read(bytes: &[u8]) -> ReadHeader {
        let Some(line) = std::str::from_utf8(bytes).ok() else {
            return ReadHeader::Bad;
        };
        let Some((value, _)) = parts(line) else {
            return ReadHeader::Bad;
        };
        match options().from_str::<Self>(value) {
            Ok(header) if unseal(header.project, header.device, line).is_none() => ReadHeader::Bad,
            Ok(header) if header.format <= FORMAT => ReadHeader::Header(header),
            Ok(header) => ReadHeader::Newer(header.format),
            // A newer header may have other fields; what a later format's checksum covers is not known here.
            Err(_) => match options().from_str::<OnlyFormat>(value) {
                Ok(only) if only.format > FORMAT => ReadHeader::Newer(only.format),
                _ => ReadHeader::Bad,
            },
        }
    }
}
