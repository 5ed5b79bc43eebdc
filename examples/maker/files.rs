//! Files of a folder, and the list of them that is built into the program.

use interlinea::journal::Memory;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Every file below a folder: its path with forward slashes, and its bytes.
pub fn below(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, above: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// The same of a folder in memory.
pub fn of(disk: &Memory, folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let contents = disk.contents().into_iter();
    let here = contents.filter_map(|(path, bytes)| {
        let path = path.strip_prefix(folder).ok()?;
        Some((path.to_string_lossy().replace('\\', "/"), bytes))
    });
    here.collect()
}

/// The source file that builds them into the program.
pub fn list<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut list = String::from(HEAD);
    for name in names {
        list.push_str(&format!(
            "    (\"{name}\", include_bytes!(\"../../projects/peer-support/{name}\")),\n"
        ));
    }
    list.push_str("];\n");
    list
}

const HEAD: &str = "\
//! The files of the sample study, built into the program. Written by `cargo run --example make_sample`.

/// Paths in the study's folder, with their bytes.
#[rustfmt::skip]
pub(super) const FILES: &[(&str, &[u8])] = &[
";
