//! What the window derives from a study, and how much of it one more coding costs.
//!
//! `cargo bench --bench study`; with `INTERLINEA_BENCH=large` on 1.2 million codings instead of 60,000.

#![allow(missing_docs, clippy::expect_used)] // criterion's macros make undocumented functions; a benchmark may stop.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use interlinea::model::acts::new_code;
use interlinea::model::{
    AnalystId, Change, CodeId, DeviceId, DocumentId, HybridTime, Id, Line, Material, NewAnalyst,
    NewCoding, NewDocument, NewPass, PassId, PassKind, StepDraft, Study, TextHash, Viewer,
};
use interlinea::ui::Overview;
use std::hint::black_box;

/// Characters of each transcript.
const LENGTH: u32 = 50_000;

/// Numbers that are the same on every run (xorshift, Marsaglia 2003, p. 4).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % u64::from(limit)) as u32
    }

    /// The few first often, the many others seldom.
    fn often_small(&mut self, limit: u32) -> u32 {
        let upto = self.below(limit) + 1;
        self.below(upto)
    }
}

struct Made {
    lines: Vec<Line>,
    analyst: AnalystId,
    pass: PassId,
    documents: Vec<DocumentId>,
    codes: Vec<CodeId>,
}

/// The lines of a step, as its installation writes them.
fn lines(draft: StepDraft, at: u64) -> impl Iterator<Item = Line> {
    let (device, first) = (draft.device(), draft.first());
    let count = draft.changes().len() as u32;
    let (changes, _) = draft.into_parts();
    (first..).zip(changes).map(move |(seq, change)| Line {
        id: Id::new(device, seq),
        step: (first, count),
        at: HybridTime::new(1_763_800_000_000 + at + u64::from(seq), 0),
        wall: None,
        by: None,
        seen: None,
        why: None,
        change,
    })
}

fn study(documents: u32, codings: u32, codes: u32) -> Made {
    let mut numbers = Numbers(20_260_101);
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
    let documents: Vec<DocumentId> = (0..documents)
        .map(|n| {
            let new = NewDocument {
                name: format!("Interview {n}"),
                kind: Default::default(),
                text: TextHash([0; 32]),
                length: LENGTH,
                words: LENGTH / 6,
                speakers: vec![],
                turns: vec![],
                language: None,
                original: None,
                follows: None,
            };
            draft.push(Change::AddDocument(Box::new(new))).into()
        })
        .collect();
    let mut made: Vec<CodeId> = Vec::new();
    for n in 0..codes {
        let mut new = new_code(&format!("code {n}"));
        new.parent = made.get(n as usize / 10).copied().filter(|_| n % 10 > 0);
        made.push(draft.push(Change::AddCode(Box::new(new))).into());
    }
    for document in &documents {
        for n in 0..codings {
            let start = numbers.below(LENGTH - 300);
            draft.push(Change::AddCoding(NewCoding {
                analyst: *analysts.get((n % 2) as usize).expect("two"),
                document: *document,
                pass,
                code: *made
                    .get(numbers.often_small(codes) as usize)
                    .expect("a code"),
                start,
                end: start + 20 + numbers.below(280),
                within: None,
            }));
        }
    }
    Made {
        lines: lines(draft, 0).collect(),
        analyst: *analysts.first().expect("two"),
        pass,
        documents,
        codes: made,
    }
}

fn one_more(made: &Made, study: &Study, n: u32) -> Line {
    let device = DeviceId::from_bits(8);
    let mut draft = StepDraft::new(device, study.last_line(device) + 1);
    draft.push(Change::AddCoding(NewCoding {
        analyst: made.analyst,
        document: *made
            .documents
            .get(n as usize % made.documents.len())
            .expect("one"),
        pass: made.pass,
        code: *made.codes.get(n as usize % made.codes.len()).expect("one"),
        start: n % 1000,
        end: n % 1000 + 100,
        within: None,
    }));
    lines(draft, 1 << 40).next().expect("a line")
}

fn derive(criterion: &mut Criterion) {
    let large = std::env::var("INTERLINEA_BENCH").is_ok_and(|size| size == "large");
    let (documents, codings) = if large { (2000, 600) } else { (200, 300) };
    let made = study(documents, codings, 300);
    let name = format!("{} codings", documents * codings);
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group.bench_function("apply every line", |bencher| {
        bencher.iter_batched(
            || made.lines.clone(),
            |lines| {
                lines.into_iter().fold(Study::new(), |mut study, line| {
                    study.apply(line);
                    study
                })
            },
            BatchSize::PerIteration,
        );
    });
    let mut study = Study::from_lines(made.lines.clone());
    let me = Viewer::Analyst(made.analyst);
    group.bench_function("overview anew", |bencher| {
        bencher.iter(|| Overview::of(&study.seen_by(me)));
    });
    let seen = study.seen_by(me);
    let counts = seen.counts();
    let biggest = made
        .codes
        .iter()
        .copied()
        .max_by_key(|code| counts.codings_of(*code));
    let biggest = biggest.expect("a code");
    group.bench_function("segments of the biggest code", |bencher| {
        bencher.iter(|| {
            let tree = seen.code_tree();
            let given = seen
                .codings()
                .filter(|it| tree.effective(it.code()) == biggest);
            black_box(
                given
                    .map(|it| (it.document(), it.span(), it.id))
                    .collect::<Vec<_>>(),
            )
        });
    });
    drop(seen);
    let mut overview = Overview::of(&study.seen_by(me));
    let mut n = 0;
    group.sample_size(100);
    group.bench_function("overview after one more coding", |bencher| {
        bencher.iter(|| {
            n += 1;
            let line = one_more(&made, &study, n);
            study.apply(line);
            overview.renew(&study);
        });
    });
    group.finish();
}

fn many_codes(criterion: &mut Criterion) {
    let made = study(20, 300, 10_000);
    let study = Study::from_lines(made.lines);
    let me = Viewer::Analyst(made.analyst);
    let mut group = criterion.benchmark_group("10,000 codes");
    group.bench_function("the tree", |bencher| {
        bencher.iter(|| study.seen_by(me).code_tree().order.len());
    });
    group.sample_size(10);
    group.bench_function("overview anew", |bencher| {
        bencher.iter(|| Overview::of(&study.seen_by(me)));
    });
    group.finish();
}

criterion_group!(benches, derive, many_codes);
criterion_main!(benches);
