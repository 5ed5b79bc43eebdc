//! The zip of a project: looked at before anything is unpacked, and unpacked one part at a time and within bounds.

use crate::exchange::refi::RefiError;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// Greatest size of a text, in bytes.
const TEXT: u64 = 64 << 20;
/// Greatest size of all texts together, in bytes.
const TEXTS: u64 = 1 << 30;
/// Greatest size of the project file, in bytes.
const PROJECT: u64 = 3 << 30;
/// How many times larger than packed a part over a megabyte may become. XML of nothing but positions packs well.
const EXPANSION: u64 = 250;

/// An opened package.
pub(super) struct Package<R: Read + Seek> {
    file: String,
    zip: ZipArchive<R>,
    names: Vec<String>,
    unpacked: u64,
}

impl<R: Read + Seek> Package<R> {
    /// Reads the list of parts and refuses one that leads outside.
    pub fn open(file: &str, from: R) -> Result<Self, RefiError> {
        let zip = ZipArchive::new(from).map_err(|error| not_a_zip(file, &error))?;
        let mut package = Self {
            file: file.to_owned(),
            names: Vec::new(),
            zip,
            unpacked: 0,
        };
        for at in 0..package.zip.len() {
            let part = package.zip.by_index_raw(at);
            let part = part.map_err(|error| not_a_zip(file, &error))?;
            let raw = part.name_raw();
            let name = String::from_utf8_lossy(raw).into_owned();
            if part.is_symlink() || is_unsafe(&name) {
                return Err(RefiError::UnsafePath {
                    file: file.to_owned(),
                    part: name,
                });
            }
            package.names.push(name);
        }
        Ok(package)
    }

    /// The file's name, for sentences.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The project file: the one part whose name ends in `.qde`.
    pub fn project(&mut self) -> Result<impl Read + use<'_, R>, RefiError> {
        let is_project = |name: &str| {
            let plain = !name.contains('/') && !name.starts_with("._");
            plain && name.to_lowercase().ends_with(".qde")
        };
        let found: Vec<usize> = (0..self.names.len())
            .filter(|at| self.names.get(*at).is_some_and(|name| is_project(name)))
            .collect();
        let no_project = |found: String| RefiError::NoProject {
            file: self.file.clone(),
            found,
        };
        let at = match found.as_slice() {
            [only] => *only,
            [] => return Err(no_project("none".to_owned())),
            several => {
                let standard = several
                    .iter()
                    .find(|at| self.names.get(**at).is_some_and(|it| it == "project.qde"));
                *standard.ok_or_else(|| no_project(format!("{} of them", several.len())))?
            }
        };
        let file = self.file.clone();
        let part = self.names.get(at).cloned().unwrap_or_default();
        let bound = self.bound(at, PROJECT)?;
        let unpacking = self.zip.by_index(at);
        let unpacking = unpacking.map_err(|error| packed_wrongly(&file, &error))?;
        Ok(Bounded {
            inner: unpacking,
            left: bound,
            part,
        })
    }

    /// The bytes of a text under `sources/`, in whatever case that is written; none where there is no such part.
    pub fn source(&mut self, name: &str) -> Result<Option<Vec<u8>>, RefiError> {
        let wanted = [format!("sources/{name}"), name.to_owned()];
        let find = |wanted: &String| {
            let mut names = self.names.iter();
            names.position(|it| it.to_lowercase() == wanted.to_lowercase())
        };
        let Some(at) = wanted.iter().find_map(find) else {
            return Ok(None);
        };
        let bound = self.bound(at, TEXT)?;
        let file = self.file.clone();
        let part = self.zip.by_index(at);
        let part = part.map_err(|error| packed_wrongly(&file, &error))?;
        let mut bytes = Vec::new();
        let read = part.take(bound + 1).read_to_end(&mut bytes);
        read.map_err(|error| RefiError::NotAZip {
            file: file.clone(),
            what: format!("its part {name} does not unpack: {error}"),
        })?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > bound || self.unpacked > TEXTS {
            return Err(self.bomb(at, TEXT));
        }
        Ok(Some(bytes))
    }

    /// How many bytes a part may become; refuses one that says itself that it becomes more.
    fn bound(&mut self, at: usize, most: u64) -> Result<u64, RefiError> {
        let file = self.file.clone();
        let part: ZipFile<'_, R> = self
            .zip
            .by_index_raw(at)
            .map_err(|error| packed_wrongly(&file, &error))?;
        let packed = part.compressed_size();
        let bound = packed.saturating_mul(EXPANSION).max(1 << 20).min(most);
        let says = part.size();
        drop(part);
        if says > bound {
            return Err(self.bomb(at, most));
        }
        Ok(bound)
    }

    fn bomb(&self, at: usize, most: u64) -> RefiError {
        RefiError::Bomb {
            file: self.file.clone(),
            part: self.names.get(at).cloned().unwrap_or_default(),
            limit_mb: most >> 20,
        }
    }
}

/// Fails where more comes than was said.
struct Bounded<T> {
    inner: T,
    left: u64,
    part: String,
}

impl<T: Read> Read for Bounded<T> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(room)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            let part = &self.part;
            std::io::Error::other(format!("its part {part} grows beyond belief"))
        })?;
        Ok(read)
    }
}

/// Whether a part's name would lead out of the folder it is unpacked in.
fn is_unsafe(name: &str) -> bool {
    let climbs = name.split(['/', '\\']).any(|piece| piece == "..");
    let drive = name.as_bytes().get(1) == Some(&b':');
    climbs || drive || name.starts_with(['/', '\\']) || name.contains('\0')
}

fn not_a_zip(file: &str, error: &ZipError) -> RefiError {
    RefiError::NotAZip {
        file: file.to_owned(),
        what: error.to_string().trim_end_matches('.').to_owned(),
    }
}

fn packed_wrongly(file: &str, error: &ZipError) -> RefiError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            RefiError::PasswordProtected {
                file: file.to_owned(),
            }
        }
        other => not_a_zip(file, other),
    }
}
