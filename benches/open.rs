//! How long a study of many changes takes to open: read from its journals, and from the snapshot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use interlinea::journal::{Installation, Project, ScriptedClock};
use interlinea::model::{
    Change, Material, NewAnalyst, NewCode, NewCoding, NewDocument, NewPass, PassKind, Text,
};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const DOCUMENTS: u32 = 40;
const LENGTH: u32 = 60_000;
/// Codings recorded at once; all others are steps of their own in a real study, which makes no difference to reading.
const AT_ONCE: u32 = 500;

/// A study of two people with so many codings.
fn generate(folder: &Path, homes: [&Installation; 2], codings: u32) {
    drop(Project::create(folder, homes[0]).unwrap());
    for (who, home) in homes.into_iter().enumerate() {
        let mut project = Project::open(folder, home).unwrap();
        let words = format!("{who} {}", "ord och mening. ".repeat(LENGTH as usize / 16));
        let text = Text::new(words);
        let hash = project.add_text(&text).unwrap();
        let mut draft = project.draft().unwrap();
        let analyst = draft
            .push(Change::AddAnalyst(Box::new(NewAnalyst {
                name: format!("Analyst {who}"),
                initials: format!("A{who}"),
                colour: 0,
            })))
            .into();
        let pass = draft
            .push(Change::AddPass(Box::new(NewPass {
                name: format!("Pass {who}"),
                kind: PassKind::Inductive,
                analysts: vec![analyst],
                framework: None,
                level: Default::default(),
                blind: false,
                material: Material::AllDocuments,
            })))
            .into();
        let mut documents = Vec::new();
        let mut codes = Vec::new();
        for n in 0..DOCUMENTS {
            let new = NewDocument {
                name: format!("Interview {n}"),
                kind: Default::default(),
                text: hash,
                length: text.len(),
                words: LENGTH / 5,
                speakers: vec![],
                turns: vec![],
                language: None,
                original: None,
                follows: None,
            };
            documents.push(draft.push(Change::AddDocument(Box::new(new))).into());
            let new = NewCode {
                name: format!("code {n}"),
                parent: None,
                origin: Default::default(),
                in_vivo: false,
                colour: 0,
                construct: None,
                arose: None,
                split_from: None,
            };
            codes.push(draft.push(Change::AddCode(Box::new(new))).into());
        }
        project.commit(draft).unwrap();
        for batch in 0..codings / 2 / AT_ONCE {
            let mut draft = project.draft().unwrap();
            for n in 0..AT_ONCE {
                let start = (batch * 7919 + n * 104_729) % (LENGTH - 300);
                draft.push(Change::AddCoding(NewCoding {
                    analyst,
                    document: documents[(n % DOCUMENTS) as usize],
                    pass,
                    code: codes[(n * 3 % DOCUMENTS) as usize],
                    start,
                    end: start + 190,
                    within: None,
                }));
            }
            project.commit(draft).unwrap();
        }
    }
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4));
    for codings in [5_000, 50_000, 500_000] {
        let place = tempfile::tempdir().unwrap();
        let home = |name: &str| {
            Installation::at(place.path().join(name))
                .with_clock(Arc::new(ScriptedClock::at(1_763_800_000_000)))
        };
        let folder = place.path().join("study");
        generate(&folder, [&home("a"), &home("b")], codings);
        group.throughput(Throughput::Elements(u64::from(codings)));
        group.bench_function(BenchmarkId::new("from journals", codings), |bencher| {
            bencher.iter(|| Project::open(&folder, &home("c")).unwrap());
        });
        let mut project = Project::open(&folder, &home("d")).unwrap();
        project.write_snapshot().unwrap();
        group.bench_function(BenchmarkId::new("from the snapshot", codings), |bencher| {
            bencher.iter(|| Project::open(&folder, &home("d")).unwrap());
        });
        group.bench_function(BenchmarkId::new("nothing new", codings), |bencher| {
            bencher.iter(|| project.refresh().unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, opening);
criterion_main!(benches);
