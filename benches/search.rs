//! Indexing and searching a made-up corpus of 200 transcripts of 8,000 words.

#![allow(missing_docs, clippy::expect_used)] // criterion's macros make undocumented functions; a benchmark may stop.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use interlinea::model::{Text, Turn};
use interlinea::search::{Index, IndexedDocument, IndexedSpeaker, Kind, Options, TextSource};
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

const TRANSCRIPTS: u64 = 200;
const TURNS: u32 = 160;
const WORDS_A_TURN: u32 = 50;
const VOCABULARY: u64 = 20_000;

/// Numbers that are the same on every run (xorshift, Marsaglia 2003, p. 4).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// The few first words often, the many others seldom.
    fn word(&mut self) -> u64 {
        let limit = self.below(VOCABULARY) + 1;
        self.below(limit).min(self.below(limit))
    }
}

/// A pronounceable word for a number.
fn spelled(mut number: u64) -> String {
    const SYLLABLES: [&str; 12] = [
        "ta", "ren", "mi", "sol", "ke", "va", "dor", "li", "nå", "ster", "ing", "po",
    ];
    let mut word = String::new();
    loop {
        word.push_str(
            SYLLABLES
                .get((number % 12) as usize)
                .copied()
                .unwrap_or_default(),
        );
        number /= 12;
        if number == 0 {
            return word;
        }
    }
}

struct Transcript {
    text: Arc<Text>,
    turns: Vec<Turn>,
}

fn transcript(numbers: &mut Numbers) -> Transcript {
    let mut text = String::new();
    let mut turns = Vec::new();
    let mut start = 0;
    for turn in 0..TURNS {
        let mut line = String::from(if turn % 2 == 0 { "I: " } else { "P: " });
        for _ in 0..WORDS_A_TURN {
            write!(line, "{} ", spelled(numbers.word())).expect("a string takes all");
        }
        let length = line.chars().count() as u32;
        turns.push(Turn {
            start,
            body: start + 3,
            end: start + length,
            speaker: Some((turn % 2) as u16),
            time_ms: None,
        });
        start += length + 1;
        text.push_str(&line);
        text.push('\n');
    }
    Transcript {
        text: Arc::new(Text::new(text)),
        turns,
    }
}

fn documents<'a>(
    transcripts: &'a [Transcript],
    speakers: &'a [IndexedSpeaker],
) -> Vec<IndexedDocument<'a>> {
    (0..)
        .zip(transcripts)
        .map(|(id, transcript)| IndexedDocument {
            kind: Kind::Transcript,
            id,
            name: format!("Interview {id}"),
            language: Some("en".to_owned()),
            text: TextSource::from(Arc::clone(&transcript.text)),
            turns: &transcript.turns,
            speakers,
            hash: [0; 32],
        })
        .collect()
}

fn search(criterion: &mut Criterion) {
    let mut numbers = Numbers(20_260_101);
    let transcripts: Vec<Transcript> = (0..TRANSCRIPTS).map(|_| transcript(&mut numbers)).collect();
    let speakers = ["interviewer", "participant"].map(|role| IndexedSpeaker {
        label: role.to_owned(),
        role: Some(role.to_owned()),
        participant: None,
    });
    let documents = documents(&transcripts, &speakers);
    let update = |index: &Index| {
        index
            .update(&documents, &|_, _| {}, &|| false)
            .expect("an index")
    };

    let mut building = criterion.benchmark_group("index");
    building.sample_size(10);
    building.throughput(Throughput::Elements(
        TRANSCRIPTS * u64::from(TURNS * WORDS_A_TURN),
    ));
    building.bench_function("200 transcripts", |bencher| {
        bencher.iter_batched(
            Index::in_memory,
            |index| update(&index),
            BatchSize::PerIteration,
        );
    });
    building.finish();

    let index = Index::in_memory();
    update(&index);
    let (often, seldom) = (spelled(3), spelled(4_000));
    let mut asking = criterion.benchmark_group("search");
    for (name, query) in [
        ("a word in most turns", often.clone()),
        ("a word in few", seldom.clone()),
        ("a phrase", format!("\"{often} {}\"", spelled(5))),
        ("a beginning", format!("{}*", spelled(40))),
        ("a near spelling", format!("{seldom}~")),
        ("one speaker", format!("{often} role:participant")),
    ] {
        asking.bench_function(name, |bencher| {
            bencher.iter(|| {
                index
                    .search(black_box(&query), &Options::default())
                    .expect("an answer")
            });
        });
    }
    asking.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
