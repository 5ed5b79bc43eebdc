//! The house keeps to its plan: which part may use which, what the model must not know, where colours come from.
//!
//! The sources are read as text, because neither the compiler nor clippy can forbid something in one module only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::sources::Source;

/// What each part may use. Parts not named here (`lib`, `main`) may use all.
const ARROWS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("journal", &["model"]),
    ("search", &["model"]),
    ("analysis", &["model"]),
    ("import", &["model"]),
    ("exchange", &["model", "analysis", "import"]),
    (
        "jobs",
        &[
            "model", "journal", "search", "analysis", "import", "exchange",
        ],
    ),
    (
        "cli",
        &[
            "model", "journal", "search", "analysis", "import", "exchange", "jobs",
        ],
    ),
    (
        "ui",
        &[
            "model", "journal", "search", "analysis", "import", "exchange", "jobs",
        ],
    ),
];

/// Paths the model must not name: disk, clock, thread, network, environment, chance, screen.
const OUTSIDE_THE_MODEL: [&str; 15] = [
    "std::fs",
    "std::time::SystemTime",
    "std::time::Instant",
    "std::thread",
    "std::net",
    "std::env",
    "std::process",
    "std::io",
    "egui",
    "eframe",
    "rfd",
    "rayon",
    "tempfile",
    "directories",
    "getrandom",
];

/// Paths that would open a socket; nothing leaves the machine.
const NETWORK: [&str; 12] = [
    "std::net",
    "std::os::unix::net",
    "core::net",
    "reqwest",
    "ureq",
    "hyper",
    "curl",
    "tokio",
    "async_std",
    "mio",
    "socket2",
    "tungstenite",
];

fn is_under(path: &[String], refused: &str) -> bool {
    let refused: Vec<&str> = refused.split("::").collect();
    path.len() >= refused.len() && path.iter().zip(&refused).all(|(a, b)| a == b)
}

/// `file:line` of every path in `files` that begins with one of `refused`.
fn found(files: &[Source], refused: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (line, path) in file.paths() {
            if refused.iter().any(|start| is_under(&path, start)) {
                found.push(format!("{}:{line}: {}", file.name(), path.join("::")));
            }
        }
    }
    found
}

#[test]
fn each_part_uses_only_the_parts_to_its_right() {
    let files = crate::sources::of_the_crate();
    let mut wrong = Vec::new();
    for file in &files {
        let Some((part, allowed)) = ARROWS.iter().find(|(part, _)| *part == file.part()) else {
            continue;
        };
        for (line, used) in file.parts_used() {
            let known = ARROWS.iter().any(|(name, _)| *name == used);
            if known && used != *part && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}:{line}: {part} uses {used}", file.name()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that ARCHITECTURE.md does not allow:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_folder_under_src_is_a_part_with_its_arrows() {
    for file in crate::sources::of_the_crate() {
        let part = file.part();
        assert!(
            ["lib", "main"].contains(&part.as_str())
                || ARROWS.iter().any(|(name, _)| *name == part),
            "{} belongs to no part of the house",
            file.name()
        );
    }
}

#[test]
fn the_model_knows_no_screen_no_disk_no_clock_no_thread() {
    let mut model = crate::sources::of_the_crate();
    model.retain(|file| file.part() == "model");
    assert!(!model.is_empty());
    let mut wrong = found(&model, &OUTSIDE_THE_MODEL);
    for file in &model {
        // Whatever way they were brought into scope.
        for (line, word) in file.words() {
            if ["SystemTime", "Instant", "File", "OpenOptions"].contains(&word.as_str()) {
                wrong.push(format!("{}:{line}: {word}", file.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "the model is pure:\n{}", wrong.join("\n"));
}

#[test]
fn no_part_opens_a_socket() {
    let mut wrong = found(&crate::sources::of_the_crate(), &NETWORK);
    let manifest = include_str!("../../Cargo.toml");
    for line in manifest.lines() {
        let name = line
            .split(['=', '.', ' '])
            .next()
            .unwrap_or_default()
            .replace('-', "_");
        if NETWORK.contains(&name.as_str()) {
            wrong.push(format!("Cargo.toml: {line}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "nothing leaves the machine:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    let mut wrong = Vec::new();
    for file in crate::sources::of_the_crate() {
        if file.name().starts_with("src/ui/theme") {
            continue;
        }
        for (line, path) in file.paths() {
            let names_one = path.windows(2).any(|pair| {
                pair[0] == "Color32"
                    && !["TRANSPARENT", "PLACEHOLDER"].contains(&pair[1].as_str())
                    && pair[1].chars().all(|c| c.is_ascii_uppercase() || c == '_')
            });
            if names_one {
                wrong.push(format!("{}:{line}: {}", file.name(), path.join("::")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "colours outside src/ui/theme:\n{}",
        wrong.join("\n")
    );
}

/// The reader of sources finds what it is asked for, in each way Rust lets one write it.
mod reader {
    use crate::sources::Source;

    fn used(name: &str, text: &str) -> Vec<String> {
        let source = Source::new(name, text);
        source
            .parts_used()
            .into_iter()
            .map(|(_, part)| part)
            .collect()
    }

    #[test]
    fn a_group_names_every_part_in_it() {
        let text = "use crate::{model::{Text, Span}, journal, search::query as q};";
        assert_eq!(
            used("src/cli/a.rs", text),
            ["model", "model", "journal", "search"]
        );
    }

    #[test]
    fn a_path_in_an_expression_counts() {
        assert_eq!(
            used("src/model/a.rs", "fn f() { crate::ui::run(); }"),
            ["ui"]
        );
        assert_eq!(
            used("src/main.rs", "fn main() { interlinea::cli::run(); }"),
            ["cli"]
        );
    }

    #[test]
    fn climbing_to_the_root_counts_and_climbing_within_a_part_does_not() {
        assert_eq!(used("src/model/mod.rs", "use super::ui;"), ["ui"]);
        assert_eq!(used("src/model/a.rs", "use super::super::ui;"), ["ui"]);
        assert_eq!(used("src/ui/a/mod.rs", "use super::super::cli;"), ["cli"]);
        assert!(used("src/model/a.rs", "use super::ui;").is_empty());
        let inner = "mod tests { use super::search; use super::super::ui; }";
        assert_eq!(used("src/model/mod.rs", inner), ["ui"]);
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = "// crate::ui\n/* crate::ui /* crate::ui */ */ let s = \"crate::ui\"; let r = r#\"crate::ui \" x\"#;";
        assert!(used("src/model/a.rs", text).is_empty());
        assert_eq!(
            used(
                "src/model/a.rs",
                "let c = '\"'; let l: &'static str; crate::ui::x"
            ),
            ["ui"]
        );
    }
}
