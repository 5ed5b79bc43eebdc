//! How long finding the discrepancies of two and of four analysts takes, looking up what was decided on them, and
//! making the consensus: 200 interviews of 8,000 words, 60,000 codings.
//!
//! `cargo bench --bench discrepancies`.

#![allow(missing_docs, clippy::expect_used)] // criterion's macros make undocumented functions; a benchmark may stop.

use criterion::{Criterion, criterion_group, criterion_main};
use interlinea::analysis::agreement::Random;
use interlinea::analysis::consensus::Consensus;
use interlinea::analysis::discrepancies::{
    Discrepancies, Settling, Tolerance, discrepancies, discrepancies_within,
};
use interlinea::model::acts::new_code;
use interlinea::model::things::Document;
use interlinea::model::{
    AnalystId, Change, Closing, CodeId, Decision, DeviceId, DocumentId, HybridTime, Id, Line,
    Material, NewAnalyst, NewCoding, NewDecision, NewDocument, NewPass, Part, PassId, PassKind,
    Seen, StepDraft, Study, Talk, Text, TextHash, Viewer,
};
use std::hint::black_box;
use std::sync::Arc;

const DOCUMENTS: usize = 200;
const WORDS: usize = 8_000;
const CODINGS: usize = 60_000;
const CODES: usize = 100;

struct Made {
    study: Study,
    text: Arc<Text>,
    pass: PassId,
    analysts: Vec<AnalystId>,
}

impl Made {
    /// So many analysts; each after the first codes what the first coded, now and then moved, otherwise or not at all.
    fn of(analysts: usize) -> Self {
        let mut random = Random::new(20_260_101);
        let text = Arc::new(text(&mut random));
        let mut draft = StepDraft::new(DeviceId::from_bits(7), 1);
        let analysts: Vec<AnalystId> = (0..analysts)
            .map(|n| {
                let new = NewAnalyst {
                    name: format!("Analyst {n}"),
                    initials: n.to_string(),
                    colour: 0,
                };
                draft.push(Change::AddAnalyst(Box::new(new))).into()
            })
            .collect();
        let new = NewPass {
            name: "Pass".to_owned(),
            kind: PassKind::Inductive,
            analysts: analysts.clone(),
            framework: None,
            level: Default::default(),
            blind: false,
            material: Material::AllDocuments,
        };
        let pass: PassId = draft.push(Change::AddPass(Box::new(new))).into();
        let documents: Vec<DocumentId> = (0..DOCUMENTS)
            .map(|n| draft.push(document(n, &text)).into())
            .collect();
        let codes: Vec<CodeId> = (0..CODES)
            .map(|n| {
                let new = new_code(&format!("code {n}"));
                draft.push(Change::AddCode(Box::new(new))).into()
            })
            .collect();
        let each = CODINGS / DOCUMENTS / analysts.len();
        for document in &documents {
            for _ in 0..each {
                let start = random.below(u64::from(text.len()) - 400) as u32;
                let length = 40 + random.below(300) as u32;
                let code = random.below(CODES as u64);
                for analyst in &analysts {
                    let moved = random.below(10).saturating_sub(6) as u32 * 6;
                    let other = random.below(8) == 0;
                    let code = if other {
                        random.below(CODES as u64)
                    } else {
                        code
                    };
                    draft.push(Change::AddCoding(NewCoding {
                        analyst: *analyst,
                        document: *document,
                        pass,
                        code: *codes.get(code as usize).expect("a code"),
                        start: start + moved,
                        end: start + moved + length,
                        within: None,
                    }));
                }
            }
        }
        for analyst in &analysts {
            draft.push(Change::Close {
                pass,
                analyst: *analyst,
                parts: documents.iter().map(|it| Part::Document(*it)).collect(),
                closing: Closing::Closed(Talk::NotDiscussed),
            });
        }
        Self {
            study: Study::from_lines(lines(draft, 0)),
            text,
            pass,
            analysts,
        }
    }

    fn seen(&self) -> Seen<'_> {
        self.study.seen_by(Viewer::Anyone)
    }

    fn found(&self, seen: &Seen<'_>, tolerance: Tolerance) -> Discrepancies {
        let read = |_: &Document| Ok(Arc::clone(&self.text));
        let (pass, analysts) = (Some(self.pass), &self.analysts);
        discrepancies_within(seen, &read, pass, analysts, tolerance).expect("a comparison")
    }

    /// Every other difference is decided.
    fn decide(&mut self, found: &Discrepancies) {
        let mut draft = StepDraft::new(DeviceId::from_bits(8), 1);
        let differences = found.items.iter().flat_map(|item| &item.differences);
        for difference in differences.step_by(2) {
            draft.push(Change::Decide(Box::new(NewDecision {
                pass: self.pass,
                codings: difference.ids(),
                decision: Decision::Both,
                reason: String::new(),
                session: None,
                by_rule: None,
            })));
        }
        for line in lines(draft, 1 << 32) {
            self.study.apply(line);
        }
    }
}

fn document(n: usize, text: &Text) -> Change {
    Change::AddDocument(Box::new(NewDocument {
        name: format!("Interview {n}"),
        kind: Default::default(),
        text: TextHash([0; 32]),
        length: text.len(),
        words: WORDS as u32,
        speakers: vec![],
        turns: vec![],
        language: None,
        original: None,
        follows: None,
    }))
}

/// Words of two to nine letters, a few of them beyond ASCII, in sentences.
fn text(random: &mut Random) -> Text {
    let mut words = String::new();
    for n in 0..WORDS {
        for _ in 0..2 + random.below(8) {
            let letter = b'a' + random.below(26) as u8;
            words.push(if random.below(40) == 0 {
                'å'
            } else {
                letter.into()
            });
        }
        words.push_str(if n % 12 == 11 { ". " } else { " " });
    }
    Text::new(words)
}

fn lines(draft: StepDraft, at: u64) -> Vec<Line> {
    let (device, first) = (draft.device(), draft.first());
    let count = draft.changes().len() as u32;
    let (changes, _) = draft.into_parts();
    let line = |(seq, change)| Line {
        id: Id::new(device, seq),
        step: (first, count),
        at: HybridTime::new(1_763_800_000_000 + at + u64::from(seq), 0),
        wall: None,
        by: None,
        seen: None,
        why: None,
        change,
    };
    (first..).zip(changes).map(line).collect()
}

fn settle(criterion: &mut Criterion) {
    for analysts in [2, 4] {
        let mut made = Made::of(analysts);
        let mut group = criterion.benchmark_group(format!("60,000 codings of {analysts}"));
        group.sample_size(20);
        let found = {
            let seen = made.seen();
            seen.code_tree();
            let read = |_: &Document| Ok(Arc::clone(&made.text));
            group.bench_function("discrepancies", |bencher| {
                bencher.iter(|| black_box(discrepancies(&seen, &read, Some(made.pass), &[])));
            });
            group.bench_function("discrepancies, within two words", |bencher| {
                bencher.iter(|| black_box(made.found(&seen, Tolerance::Words(2))));
            });
            made.found(&seen, Tolerance::Exact)
        };
        made.decide(&found);
        let seen = made.seen();
        group.bench_function("decisions on half of them", |bencher| {
            bencher.iter(|| {
                let settling = Settling::of(&seen, &found);
                for item in &found.items {
                    for difference in &item.differences {
                        black_box(settling.settled(item, difference));
                    }
                }
            });
        });
        group.bench_function("consensus", |bencher| {
            bencher.iter(|| black_box(Consensus::of(&seen, &found)));
        });
        group.bench_function("taken to another thread", |bencher| {
            bencher.iter(|| black_box(seen.apart(made.pass)));
        });
        group.finish();
    }
}

criterion_group!(benches, settle);
criterion_main!(benches);
