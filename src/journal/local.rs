//! Small files of this installation: read leniently, written atomically.

use super::Storage;
use super::line::options;
use super::storage::{make_durable_folder, replace};
use serde::{Serialize, de::DeserializeOwned};
use std::io;
use std::path::Path;

/// Reads a file; one that is missing or damaged counts as not there, since all of it can be made anew.
pub(super) fn load<T: DeserializeOwned>(storage: &dyn Storage, path: &Path) -> Option<T> {
    let content = storage.read(path).ok()?;
    options().from_str(std::str::from_utf8(&content).ok()?).ok()
}

/// Writes a file atomically; durable if `sync` is set.
pub(super) fn save<T: Serialize>(
    storage: &dyn Storage,
    path: &Path,
    value: &T,
    sync: bool,
) -> io::Result<()> {
    let pretty = ron::ser::PrettyConfig::default();
    let mut text = options()
        .to_string_pretty(value, pretty)
        .map_err(io::Error::other)?;
    text.push('\n');
    if let Some(folder) = path.parent() {
        if sync {
            make_durable_folder(storage, folder)?;
        } else {
            storage.make_folder(folder)?;
        }
    }
    replace(storage, path, text.as_bytes(), sync)
}
