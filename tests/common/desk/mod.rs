//! The program run as a person at a terminal runs it, each person with an installation of their own.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate
)]

pub mod revealed;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A person's computer.
pub struct Desk {
    home: TempDir,
}

/// What a command answered.
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
        }
    }

    /// Runs the program with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_interlinea"))
            .args(arguments)
            .env("INTERLINEA_HOME", self.home.path())
            .output()
            .unwrap();
        Answer {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }
}

impl Answer {
    /// The answer, which must have come with status 0.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// The answer as JSON, with status 0.
    #[track_caller]
    pub fn json(self) -> Value {
        let out = self.ok();
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// The answer as JSON, with this status.
    #[track_caller]
    pub fn json_with(self, status: i32) -> Value {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        serde_json::from_str(&self.out).unwrap()
    }

    /// The one sentence on standard error, with this status and nothing on standard output.
    #[track_caller]
    pub fn refused(self, status: i32) -> String {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        assert_eq!(self.out, "", "nothing but the error is said");
        assert_eq!(self.err.lines().count(), 1, "one sentence: {}", self.err);
        self.err.trim().to_owned()
    }
}

/// A folder that a study and its files lie in.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The study's folder.
    pub fn study(&self) -> String {
        self.path("study")
    }

    pub fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and says where it lies.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Every file of the study with its content, to see that nothing was written.
    pub fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![PathBuf::from(self.study())];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push((path.clone(), std::fs::read(&path).unwrap()));
                }
            }
        }
        files.sort();
        files
    }
}

/// Two transcripts with an interviewer; in code points, a letter beyond Latin among them.
pub const FIRST: &str = "I: How did it go?\nR1: I was afraid at first. Then I trusted her 😀.\nI: Why?\nR1: She listened to me. Nobody else did.\n";
pub const SECOND: &str = "I: And you?\nR2: Nobody asked us. It was hard to trust them.\n";

/// Where words stand in a text, in code points.
pub fn span(text: &str, words: &str) -> (usize, usize) {
    let byte = text.find(words).unwrap();
    let start = text[..byte].chars().count();
    (start, start + words.chars().count())
}

/// A row of a table of codings.
pub fn row(analyst: &str, document: &str, code: &str, words: &str) -> String {
    let text = if document.starts_with("first") {
        FIRST
    } else {
        SECOND
    };
    let (start, end) = span(text, words);
    format!("{analyst},{document},{code},{start},{end}\n")
}

/// A table of codings.
pub fn codings(rows: &[String]) -> String {
    format!("analyst,document,code,start,end\n{}", rows.concat())
}

/// A study by Ada with Berit in it and both transcripts.
pub fn study(ada: &Desk, place: &Place) -> String {
    let study = place.study();
    let new = [
        "new",
        &study,
        "--title",
        "Home visits",
        "--analyst",
        "Ada",
        "--analyst",
        "Berit",
    ];
    ada.run(&new).ok();
    let (first, second) = (
        place.file("first.txt", FIRST),
        place.file("second.txt", SECOND),
    );
    ada.run(&["import", &study, &first, &second]).ok();
    study
}

/// The keys of an object, in order.
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

/// Fails unless the object has at least these keys.
#[track_caller]
pub fn has_keys(value: &Value, wanted: &[&str]) {
    for key in wanted {
        assert!(value.get(key).is_some(), "no “{key}” in {value}");
    }
}

/// The id of the thing with this name.
#[track_caller]
pub fn id_of(list: &Value, name: &str) -> String {
    let mut things = list.as_array().unwrap().iter();
    let thing = things.find(|thing| thing["name"] == name);
    thing.unwrap_or_else(|| panic!("no {name} in {list}"))["id"]
        .as_str()
        .unwrap()
        .to_owned()
}
