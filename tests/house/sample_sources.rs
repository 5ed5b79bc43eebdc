//! The files that the sample study is made from agree with each other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use interlinea::import::{ReadOptions, read_file};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Study {
    documents: Vec<Document>,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    file: String,
    speakers: Vec<Speaker>,
}

#[derive(Deserialize)]
struct Speaker {
    label: String,
}

#[derive(Deserialize)]
struct Codebook {
    codes: Vec<Code>,
}

#[derive(Deserialize)]
struct Code {
    name: String,
    by: Option<String>,
}

#[derive(Deserialize)]
struct Layer {
    analyst: String,
    codings: Vec<Coding>,
}

#[derive(Deserialize)]
struct Coding {
    document: String,
    code: String,
    quote: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample")
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    let text = std::fs::read_to_string(sample().join(file)).expect("a file of the sample");
    ron::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn transcript(document: &Document) -> PathBuf {
    sample().join(format!("transcripts/{}.txt", document.file))
}

#[test]
fn the_speakers_of_the_sample_are_recognised_as_its_study_file_names_them() {
    for document in read::<Study>("study.ron").documents {
        let found = read_file(&transcript(&document), &ReadOptions::default()).expect("a text");
        let recognised: BTreeSet<&str> = found
            .recognised
            .speakers
            .iter()
            .map(String::as_str)
            .collect();
        let named: BTreeSet<&str> = document.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!(recognised, named, "{}", document.file);
    }
}

#[test]
fn every_passage_coded_in_the_sample_can_be_found_in_one_place_only() {
    let texts: BTreeMap<String, String> = read::<Study>("study.ron")
        .documents
        .iter()
        .map(|document| {
            let text = std::fs::read_to_string(transcript(document)).expect("a text");
            (document.id.clone(), text)
        })
        .collect();
    for file in [
        "codings-deductive.ron",
        "codings-inductive-ellen.ron",
        "codings-inductive-samir.ron",
    ] {
        for coding in read::<Layer>(file).codings {
            let text = &texts[&coding.document];
            match (coding.quote, coding.from, coding.to) {
                (Some(quote), None, None) => {
                    assert_eq!(text.matches(quote.as_str()).count(), 1, "{file}: {quote}");
                }
                (None, Some(from), Some(to)) => {
                    assert_eq!(text.matches(from.as_str()).count(), 1, "{file}: {from}");
                    let start = text.find(from.as_str()).expect("counted above");
                    assert!(text[start..].contains(to.as_str()), "{file}: {to}");
                }
                _ => panic!("{file}: a passage is a quote, or from and to"),
            }
        }
    }
}

#[test]
fn the_inductive_codings_of_the_sample_use_codes_their_analyst_has() {
    let codes: BTreeMap<String, Option<String>> = read::<Codebook>("codebook.ron")
        .codes
        .into_iter()
        .map(|code| (code.name, code.by))
        .collect();
    assert!(codes.len() >= 60, "{} codes", codes.len());
    for file in ["codings-inductive-ellen.ron", "codings-inductive-samir.ron"] {
        let layer = read::<Layer>(file);
        for coding in &layer.codings {
            let by = codes.get(&coding.code).expect("a code of the codebook");
            assert!(
                by.as_ref().is_none_or(|by| *by == layer.analyst),
                "{file}: {} was made by the other analyst",
                coding.code
            );
        }
    }
}

#[test]
fn at_least_eight_transcripts_of_the_sample_have_1500_words_and_more() {
    let long = read::<Study>("study.ron")
        .documents
        .iter()
        .filter(|document| {
            let text = std::fs::read_to_string(transcript(document)).expect("a text");
            text.split_whitespace().count() >= 1500
        })
        .count();
    assert!(long >= 8, "{long} long transcripts");
}
