//! How long agreement takes on a large study: 300 codes in 100 interviews of 10 000 characters, two
//! coders with 60 000 codings each; 300 million characters × codes.

use criterion::{Criterion, criterion_group, criterion_main};
use interlinea::analysis::agreement::{
    BinaryCells, Draws, Figure, Random, Universe, bootstrap, character_cells, united,
};
use interlinea::analysis::units::{Cover, UnitWords};
use interlinea::model::Span;
use std::hint::black_box;

const CODES: usize = 300;
const DOCUMENTS: usize = 100;
const LENGTH: u32 = 10_000;
const SPANS: usize = 2;

/// Per document, code and coder a few spans; the second coder's are the first's, a little moved.
fn codings() -> Vec<Vec<[Vec<Span>; 2]>> {
    let mut random = Random::new(1);
    let mut span = || {
        let start = random.below(u64::from(LENGTH) - 300) as u32;
        let first = Span::new(start, start + 20 + random.below(200) as u32);
        let moved = random.below(30) as u32;
        (first, Span::new(first.start + moved, first.end + moved))
    };
    let mut coders = || {
        let (first, second) = (0..SPANS).map(|_| span()).unzip();
        [first, second]
    };
    (0..DOCUMENTS)
        .map(|_| (0..CODES).map(|_| coders()).collect())
        .collect()
}

/// Turns of 180 characters with a label of 20 between them.
fn universe() -> Universe {
    Universe::new((0..LENGTH / 200).map(|turn| Span::new(turn * 200 + 20, turn * 200 + 200)))
}

/// Sentences of 80 characters in words of 5.
fn sentences() -> UnitWords {
    let units: Vec<Span> = (0..LENGTH / 80)
        .map(|unit| Span::new(unit * 80, unit * 80 + 79))
        .collect();
    let words: Vec<Span> = (0..LENGTH / 5)
        .map(|word| Span::new(word * 5, word * 5 + 4))
        .collect();
    UnitWords::new(&units, &words)
}

fn alpha(cells: &BinaryCells) -> [Figure; 1] {
    [cells.coefficients().krippendorff_alpha_nominal]
}

fn agreement(criterion: &mut Criterion) {
    let codings = codings();
    let universe = universe();
    let sentences = sentences();
    criterion.bench_function("characters, 300 codes, 100 documents, 2 coders", |bench| {
        bench.iter(|| {
            for code in 0..CODES {
                let mut cells = BinaryCells::new(2);
                for [first, second] in codings.iter().filter_map(|codes| codes.get(code)) {
                    cells.add_all(&character_cells(&universe, &[Some(first), Some(second)]), 1);
                }
                black_box(cells.coefficients());
            }
        });
    });
    criterion.bench_function("sentences, 300 codes, 100 documents, 2 coders", |bench| {
        bench.iter(|| {
            for code in 0..CODES {
                let mut cells = BinaryCells::new(2);
                for [first, second] in codings.iter().filter_map(|codes| codes.get(code)) {
                    let first = sentences.carrying(&united(first.iter().copied()), Cover::OneWord);
                    let second =
                        sentences.carrying(&united(second.iter().copied()), Cover::OneWord);
                    cells.add_units(sentences.len() as u64, &[Some(&first), Some(&second)]);
                }
                black_box(cells.coefficients());
            }
        });
    });
    let documents: Vec<BinaryCells> = codings
        .iter()
        .filter_map(|codes| codes.first())
        .map(|[first, second]| character_cells(&universe, &[Some(first), Some(second)]))
        .collect();
    criterion.bench_function(
        "bootstrap of one code, 100 documents, 1000 draws",
        |bench| {
            bench.iter(|| black_box(bootstrap(&documents, Draws::default(), alpha)));
        },
    );
}

criterion_group!(benches, agreement);
criterion_main!(benches);
