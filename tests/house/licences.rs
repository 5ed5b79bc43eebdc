//! Every crate the program is built from may be given away with it, and the tree does not grow twins unnoticed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

/// Licences under which a crate, or a font inside one, may be part of the program.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    // The interface font that egui carries.
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Crates that stand in `Cargo.lock` in more than one version. Raise it only when the twin cannot be avoided.
const MOST_TWINS: usize = 43;

/// Whether an SPDX expression can be met with allowed licences alone. `/` is an old way to write `OR`.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let allowed = any_of(&words, &mut at);
    allowed && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = all_of(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        // Read to the end whatever has been found, so that a malformed expression is noticed.
        allowed = all_of(words, at) || allowed;
    }
    allowed
}

fn all_of(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        allowed = one(words, at) && allowed;
    }
    allowed
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *word == "(" {
        let allowed = any_of(words, at);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return allowed && closed;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return ALLOWED.contains(&format!("{word} WITH {exception}").as_str());
    }
    ALLOWED.contains(word)
}

/// `cargo metadata` from what is on this machine.
fn metadata(more: &[&str]) -> Option<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    output
        .status
        .success()
        .then(|| serde_json::from_slice(&output.stdout).unwrap())
}

fn this_platform() -> String {
    let output = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    let host = words.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

#[test]
fn every_crate_is_under_a_licence_that_lets_us_pass_it_on() {
    let everything = metadata(&[]);
    if everything.is_none() {
        // Crates of other systems are not downloaded by a plain build; `cargo fetch` gets them.
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "run `cargo fetch --locked` first: the crates of other systems are missing"
        );
        println!("skipped: licences of crates that only other systems need (not downloaded)");
    }
    let known = everything
        .or_else(|| metadata(&["--filter-platform", &this_platform()]))
        .expect("cargo metadata works with what has been downloaded for the build");
    let packages = known["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    assert!(
        refused.is_empty(),
        "not under an allowed licence:\n{}",
        refused.join("\n")
    );
}

#[test]
fn few_crates_stand_in_the_lock_file_in_more_than_one_version() {
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for line in include_str!("../../Cargo.lock").lines() {
        if let Some(name) = line.strip_prefix("name = ") {
            *versions.entry(name).or_default() += 1;
        }
    }
    let twins: Vec<&str> = versions
        .into_iter()
        .filter(|(_, n)| *n > 1)
        .map(|(name, _)| name)
        .collect();
    println!(
        "{} crates in more than one version: {}",
        twins.len(),
        twins.join(" ")
    );
    assert!(
        twins.len() <= MOST_TWINS,
        "{} twins: {}",
        twins.len(),
        twins.join(" ")
    );
}

#[test]
fn a_choice_needs_one_allowed_licence_and_a_sum_needs_all() {
    assert!(is_allowed("MIT"));
    assert!(is_allowed("GPL-3.0-only OR MIT"));
    assert!(is_allowed("MIT/GPL-2.0"));
    assert!(is_allowed("(MIT OR GPL-3.0-only) AND BSD-3-Clause"));
    assert!(is_allowed("Apache-2.0 WITH LLVM-exception"));
    assert!(!is_allowed("GPL-3.0-only"));
    assert!(!is_allowed("MIT AND GPL-3.0-only"));
    assert!(!is_allowed("GPL-3.0-only WITH Classpath-exception-2.0"));
    assert!(!is_allowed("(MIT"));
    assert!(!is_allowed(""));
}
