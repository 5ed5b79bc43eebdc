//! Every real transcript of the reference data imports with the right characters and the right speakers.

#![allow(clippy::unwrap_used)]

use interlinea::import::{ReadOptions, read_file};
use std::path::{Path, PathBuf};

/// Where the reference data lies, if it is here.
fn data() -> Option<PathBuf> {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if data.is_dir() {
        return Some(data.to_owned());
    }
    println!("skipped: the real transcripts, because ../shared/data is not here");
    None
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn table() {
    let Some(data) = data() else { return };
    for folder in ["transcripts", "multilingual"] {
        for path in files(&data.join(folder)) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match read_file(&path, &ReadOptions::default()) {
                Ok(found) => {
                    let turns = &found.recognised.turns;
                    let short: String = name.chars().take(44).collect();
                    println!(
                        "{short:44} {:12} {:>6} ch {:>4} turns {:>3.0} % {:?} {:?} passed {:?} {:?}",
                        found.encoding.name,
                        found.text.len(),
                        turns.iter().filter(|turn| turn.speaker.is_some()).count(),
                        100.0 * found.recognised.share_of_text(&found.text),
                        found.recognised.forms,
                        found
                            .recognised
                            .preview(&found.text)
                            .iter()
                            .map(|p| (p.label.clone(), p.turns, p.words, p.interviewer))
                            .collect::<Vec<_>>(),
                        found
                            .recognised
                            .passed_over
                            .iter()
                            .map(|p| (p.label.as_str(), p.lines))
                            .take(6)
                            .collect::<Vec<_>>(),
                        (&found.notes, &found.recognised.notes)
                    );
                }
                Err(error) => println!("{name:44} {error}"),
            }
        }
    }
}
