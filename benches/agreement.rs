//! How long agreement takes on a large study: 300 codes in 2,000 interviews of 50 000 characters, two analysts with
//! 600 000 codings each; and gamma of one transcript.
//!
//! `cargo bench --bench agreement`; with `INTERLINEA_BENCH=small` on 20 interviews.

#![allow(missing_docs, clippy::expect_used)] // criterion's macros make undocumented functions; a benchmark may stop.

use criterion::{Criterion, criterion_group, criterion_main};
use interlinea::analysis::agreement::of_study::{
    AgreementOptions, UnitChoice, agreement_with_borders,
};
use interlinea::analysis::agreement::{
    BinaryCells, Continuum, Draws, Figure, GAMMA_DRAWS, GAMMA_SEED, Random, Universe, bootstrap,
    character_cells, gamma,
};
use interlinea::analysis::units::KeptBorders;
use interlinea::model::acts::new_code;
use interlinea::model::things::Document;
use interlinea::model::{
    AnalystId, Change, Closing, CodeId, Cut, DeviceId, DocumentId, HybridTime, Id, Line, Material,
    NewAnalyst, NewCoding, NewDocument, NewPass, Part, PassId, PassKind, Span, StepDraft, Study,
    Talk, Text, TextHash, Turn, Viewer,
};
use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;

const CODES: usize = 300;
const LENGTH: u32 = 50_000;
const CODINGS: usize = 600;
/// Characters of a turn, label included.
const TURN: u32 = 250;

struct Made {
    study: Study,
    text: Arc<Text>,
}

/// Sentences of ten words in turns; the same words in every interview, which are cut anew for each.
fn text() -> Text {
    let mut words = String::with_capacity(LENGTH as usize);
    while words.len() < LENGTH as usize {
        let turn = words.len() / TURN as usize;
        words.push_str(if turn.is_multiple_of(2) { "I: " } else { "R: " });
        while words.len() % (TURN as usize) < TURN as usize - 70 {
            words.push_str("They came by and asked us how things were here. ");
        }
        while !(words.len() + 1).is_multiple_of(TURN as usize) {
            words.push('a');
        }
        words.push('\n');
    }
    words.truncate(LENGTH as usize);
    Text::new(words)
}

fn turns() -> Vec<Turn> {
    let turns = 0..LENGTH / TURN;
    turns
        .map(|n| Turn {
            start: n * TURN,
            body: n * TURN + 3,
            end: (n + 1) * TURN - 1,
            speaker: Some((n % 2) as u16),
            time_ms: None,
        })
        .collect()
}

fn study(documents: u32) -> Made {
    let mut random = Random::new(1);
    let mut draft = StepDraft::new(DeviceId::from_bits(7), 1);
    let analysts: Vec<AnalystId> = ["A", "B"]
        .iter()
        .map(|name| {
            let new = NewAnalyst {
                name: (*name).to_owned(),
                initials: (*name).to_owned(),
                colour: 0,
            };
            draft.push(Change::AddAnalyst(Box::new(new))).into()
        })
        .collect();
    let pass = NewPass {
        name: "Pass".to_owned(),
        kind: PassKind::Inductive,
        analysts: analysts.clone(),
        framework: None,
        level: Default::default(),
        blind: false,
        material: Material::AllDocuments,
    };
    let pass: PassId = draft.push(Change::AddPass(Box::new(pass))).into();
    let made: Vec<DocumentId> = (0..documents)
        .map(|n| {
            let mut hash = [0; 32];
            hash[..4].copy_from_slice(&n.to_le_bytes());
            let new = NewDocument {
                name: format!("Interview {n}"),
                kind: Default::default(),
                text: TextHash(hash),
                length: LENGTH,
                words: LENGTH / 6,
                speakers: vec!["I".to_owned(), "R".to_owned()],
                turns: turns(),
                language: None,
                original: None,
                follows: None,
            };
            draft.push(Change::AddDocument(Box::new(new))).into()
        })
        .collect();
    let mut codes: Vec<CodeId> = Vec::new();
    for n in 0..CODES {
        let mut new = new_code(&format!("code {n}"));
        new.parent = codes.get(n / 10).copied().filter(|_| n % 10 > 0);
        codes.push(draft.push(Change::AddCode(Box::new(new))).into());
    }
    for document in &made {
        for n in 0..CODINGS {
            let upto = random.below(CODES as u64) + 1;
            let start = random.below(u64::from(LENGTH) - 400) as u32;
            draft.push(Change::AddCoding(NewCoding {
                analyst: *analysts.get(n % 2).expect("two"),
                document: *document,
                pass,
                code: *codes.get(random.below(upto) as usize).expect("a code"),
                start,
                end: start + 20 + random.below(280) as u32,
                within: None,
            }));
        }
    }
    for analyst in analysts {
        draft.push(Change::Close {
            pass,
            analyst,
            parts: made.iter().map(|id| Part::Document(*id)).collect(),
            closing: Closing::Closed(Talk::NotDiscussed),
        });
    }
    Made {
        study: Study::from_lines(lines(draft)),
        text: Arc::new(text()),
    }
}

fn lines(draft: StepDraft) -> Vec<Line> {
    let (device, first) = (draft.device(), draft.first());
    let count = draft.changes().len() as u32;
    let (changes, _) = draft.into_parts();
    let numbered = (first..).zip(changes);
    numbered
        .map(|(seq, change)| Line {
            id: Id::new(device, seq),
            step: (first, count),
            at: HybridTime::new(1_763_800_000_000 + u64::from(seq), 0),
            wall: None,
            by: None,
            seen: None,
            why: None,
            change,
        })
        .collect()
}

/// What the window shows at once has no intervals and no alpha of sets; both follow.
fn options(unit: UnitChoice, draws: u32) -> AgreementOptions {
    AgreementOptions {
        unit: Some(unit),
        without_sets: draws == 0,
        draws: Draws {
            count: draws,
            ..Draws::default()
        },
        ..AgreementOptions::default()
    }
}

fn of_study(criterion: &mut Criterion) {
    let small = std::env::var("INTERLINEA_BENCH").is_ok_and(|it| it == "small");
    let documents = if small { 20 } else { 2000 };
    let made = study(documents);
    let seen = made.study.seen_by(Viewer::Anyone);
    let texts = |_: &Document| Ok(Arc::clone(&made.text));
    let mut group = criterion.benchmark_group(format!("{documents} interviews, 300 codes"));
    group.sample_size(10);
    let kept = KeptBorders::default();
    for (name, unit, draws) in [
        ("characters", UnitChoice::Character, 0),
        (
            "characters, intervals and sets",
            UnitChoice::Character,
            1000,
        ),
        ("sentences, borders known", UnitChoice::Sentence, 0),
        (
            "sentences, borders known, intervals and sets",
            UnitChoice::Sentence,
            1000,
        ),
        ("turns, borders known", UnitChoice::Turn, 0),
    ] {
        let options = options(unit, draws);
        let run = || agreement_with_borders(&seen, &texts, &kept, &Cut::default(), &options);
        group.bench_function(name, |bench| {
            // The first run finds the borders; only those that are asked for run at all.
            assert_eq!(run().expect("figures").per_code.len(), CODES);
            bench.iter(|| black_box(run()));
        });
    }
    let options = options(UnitChoice::Sentence, 0);
    group.bench_function("sentences, borders found anew", |bench| {
        bench.iter(|| {
            let kept = KeptBorders::default();
            black_box(agreement_with_borders(
                &seen,
                &texts,
                &kept,
                &Cut::default(),
                &options,
            ))
        });
    });
    group.finish();
}

/// Two analysts with 300 units each in a transcript of 60 000 characters.
fn of_gamma(criterion: &mut Criterion) {
    let mut random = Random::new(3);
    let mut units = || -> Vec<(Span, usize)> {
        (0..300_u32)
            .map(|n| {
                let start = n * 200 + random.below(60) as u32;
                let code = random.below(20) as usize;
                (
                    Span::new(start, start + 40 + random.below(120) as u32),
                    code,
                )
            })
            .collect()
    };
    let mut continuum = Continuum::new(2);
    continuum.push_text(&Universe::whole(60_200), &[units(), units()]);
    let mut group = criterion.benchmark_group("gamma");
    group.sample_size(10);
    group.bench_function("300 units by each of two analysts, 200 draws", |bench| {
        bench.iter(|| {
            black_box(gamma(&continuum, GAMMA_DRAWS, GAMMA_SEED, |_| {
                ControlFlow::Continue(())
            }))
        });
    });
    group.finish();
}

fn alpha(cells: &BinaryCells) -> [Figure; 1] {
    [cells.coefficients().krippendorff_alpha_nominal]
}

fn of_bootstrap(criterion: &mut Criterion) {
    let mut random = Random::new(1);
    let universe = Universe::whole(10_000);
    let documents: Vec<BinaryCells> = (0..100)
        .map(|_| {
            let start = random.below(9_000) as u32;
            let one = [Span::new(start, start + 200)];
            let other = [Span::new(start + 30, start + 230)];
            character_cells(&universe, &[Some(&one), Some(&other)])
        })
        .collect();
    criterion.bench_function(
        "bootstrap of one code, 100 documents, 1000 draws",
        |bench| {
            bench.iter(|| black_box(bootstrap(&documents, Draws::default(), alpha)));
        },
    );
}

criterion_group!(benches, of_study, of_gamma, of_bootstrap);
criterion_main!(benches);
