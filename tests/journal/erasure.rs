//! Erasure: words that must go are gone from every file, and the study stands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, STUDY, coded, document, new_code, pass, person, step, title};
use interlinea::journal::{Failure, JournalError, Memory, Project, Survives};
use interlinea::model::{
    AnalystId, Change, CodeEdit, CodingEdit, DocumentId, Mask, MaskCase, MemoEdit, MemoKind,
    NewDocument, NewMemo, Original, PassId, QuotationEdit, QuotationPart, Span, Target, Text,
};
use std::path::Path;

const WORDS: &str =
    "I: Var bor du?\nR: Hos Anna Svensson på Storgatan 14 i Umeå, med katten.\nI: Tack.";
/// “Anna Svensson på Storgatan 14 i Umeå”
const SECRET: Span = Span::new(22, 58);
/// What must not be found in any file afterwards.
const GONE: [&str; 3] = ["Svensson", "Storgatan", "Anna Svensson på"];

struct Case {
    bench: Bench,
    a: Project,
    b: Project,
    ana: AnalystId,
    document: DocumentId,
    pass: PassId,
}

fn memo(project: &mut Project, on: Target, text: &str) -> interlinea::model::MemoId {
    let analyst = project.person();
    step(project, |draft| {
        draft.push(Change::AddMemo(Box::new(NewMemo {
            analyst,
            kind: MemoKind::Analytic,
            text: text.into(),
            on,
            pass: None,
            author: None,
            dated: None,
        })));
    })
    .into()
}

/// Two people quote the passage in every way there is.
fn case_on(bench: Bench) -> Case {
    let text = Text::new(WORDS.to_owned());
    assert_eq!(text.slice(SECRET), "Anna Svensson på Storgatan 14 i Umeå");
    let mut a = bench.create("a");
    let ana = person(&mut a, "Ana");
    let hash = a.add_text(&text).unwrap();
    let original = a.add_original("Anna S.docx", WORDS.as_bytes()).unwrap();
    let document: DocumentId = step(&mut a, |draft| {
        draft.push(Change::AddDocument(Box::new(NewDocument {
            name: "Interview 1".into(),
            kind: Default::default(),
            text: hash,
            length: text.len(),
            words: 14,
            speakers: vec!["I".into(), "Anna Svensson".into()],
            turns: vec![],
            language: Some("sv".into()),
            original: Some(Original {
                file: "interview.docx".into(),
                hash: original,
                kept: true,
            }),
            follows: None,
        })));
    })
    .into();
    let mut b = bench.open("b");
    let bo = person(&mut b, "Bo");
    a.refresh().unwrap();
    let pass = pass(&mut a, &[ana, bo]);
    let code = coded(&mut a, "home", (document, pass), (17, 40));
    coded(&mut a, "thanks", (document, pass), (72, 80));
    memo(
        &mut a,
        Target::Passage {
            document,
            span: Span::new(30, 44),
        },
        "Near the Storgatan square.",
    );
    step(&mut a, |draft| {
        draft.push(Change::EditCode {
            code,
            edit: CodeEdit::Example(
                "“Hos Anna Svensson på Storgatan 14 i Umeå” (Interview 1)".into(),
            ),
        });
        draft.explain("Said so: hos anna svensson på storgatan 14");
    });
    b.refresh().unwrap();
    // The window of the other shows the document, so that it still knows the words when they go.
    b.text(hash).unwrap();
    let of_b = coded(&mut b, "street", (document, pass), (25, 46));
    let coding = b.seen().codings().find(|c| c.code() == of_b).unwrap().id;
    step(&mut b, |draft| {
        draft.push(Change::EditCoding {
            coding,
            edit: CodingEdit::Condensed("lives at Storgatan".into()),
        });
    });
    let kept = memo(&mut b, Target::Study, "Who lives where matters.");
    step(&mut b, |draft| {
        draft.push(Change::EditMemo {
            memo: kept,
            edit: MemoEdit::Text("Who lives “på Storgatan 14 i Umeå, med katten” matters.".into()),
        });
    });
    a.refresh().unwrap();
    Case {
        bench,
        a,
        b,
        ana,
        document,
        pass,
    }
}

fn found(disk: &Memory, gone: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, content) in disk.contents() {
        let content = String::from_utf8_lossy(&content).into_owned();
        for word in gone {
            if content.to_lowercase().contains(&word.to_lowercase()) {
                found.push(format!("{word} in {}", path.display()));
            }
        }
    }
    found
}

#[test]
fn an_erased_passage_is_gone_from_every_file_and_every_coding_keeps_its_place() {
    let Case {
        bench,
        mut a,
        mut b,
        ana,
        document,
        pass,
    } = case_on(Bench::new());
    a.write_snapshot().unwrap();
    b.write_snapshot().unwrap();
    let codings: Vec<_> = a.seen().codings().map(|c| (c.id, c.span())).collect();
    let done = a
        .erase_passage(document, SECRET, "She asked for it")
        .unwrap();
    assert_eq!(done.deleted, 2, "text and imported file");
    assert!(done.rewritten >= 3, "{done:?}");
    let of_b = a.check().unwrap();
    assert!(of_b.ok, "{of_b:?}");
    assert!(
        !of_b.not_erased.is_empty(),
        "the other installation has not done its part yet"
    );

    let refreshed = b.refresh().unwrap();
    assert_eq!(
        refreshed.faults,
        [],
        "lines without their words are no fork"
    );
    let done = b.carry_out_erasures().unwrap();
    assert!(done.rewritten >= 2);
    assert_eq!(done.left, []);
    assert_eq!(found(&bench.disk, &GONE), Vec::<String>::new());

    a.refresh().unwrap();
    assert_eq!(a.study(), b.study());
    for project in [&a, &b] {
        let report = project.check().unwrap();
        assert!(report.ok, "{report:?}");
        assert_eq!(report.not_erased, []);
        let record = project.seen().document(document).unwrap().clone();
        let text = project.text(record.imported.text).unwrap();
        assert_eq!(text.len(), record.length());
        assert!(text.as_str().contains("Hos ████"));
        assert!(text.as_str().ends_with("█, med katten.\nI: Tack."));
        let now: Vec<_> = project.seen().codings().map(|c| (c.id, c.span())).collect();
        assert_eq!(now, codings);
        assert_eq!(
            project.seen().documents().len(),
            1,
            "the redacted text is no document of its own"
        );
    }
    let memos = a.seen().memos();
    let texts: Vec<&str> = memos.iter().map(|memo| memo.text.text()).collect();
    assert!(
        texts.contains(&"[erased]"),
        "a memo on the passage: {texts:?}"
    );
    assert!(
        texts.contains(&"Who lives “[erased], med katten” matters."),
        "{texts:?}"
    );
    let log = a.seen().log();
    let erasure = log.iter().find(|entry| entry.what.contains("erasure"));
    assert_eq!(erasure.unwrap().by, Some(ana), "{log:?}");

    // Both go on with their own devices, and nothing is taken for a restored backup.
    let devices = a.study().now().iter().count();
    drop(a);
    let mut a = bench.open("a");
    coded(&mut a, "after", (document, pass), (0, 3));
    assert_eq!(a.study().now().iter().count(), devices);
}

#[test]
fn a_masked_name_stays_in_the_dictionary_until_the_last_document_with_it_is_erased() {
    let Case {
        bench,
        mut a,
        document: first,
        ..
    } = case_on(Bench::new());
    let second = document(&mut a, "Interview 2", "R: Jag är granne med anna svensson.");
    for words in ["Anna Svensson", "Storgatan 14"] {
        step(&mut a, |draft| {
            draft.push(Change::MaskWords {
                words: words.into(),
                mask: Some(Mask {
                    replacement: "XX".into(),
                    case: MaskCase::Any,
                }),
            });
        });
    }
    let masked = |project: &Project| -> Vec<String> {
        let seen = project.seen();
        let masks = seen.masks();
        masks.iter().map(|(words, _)| (*words).to_owned()).collect()
    };
    let done = a.erase_passage(first, Span::new(39, 51), "").unwrap();
    assert_eq!(masked(&a), ["Anna Svensson"], "nobody else lives there");
    assert_eq!(done.still_masked, 0);
    let done = a.erase_passage(first, Span::new(22, 35), "").unwrap();
    assert_eq!(masked(&a), ["Anna Svensson"], "somebody else names her");
    assert_eq!(done.still_masked, 1);
    drop(a);
    let mut a = bench.open("a");
    assert_eq!(a.carry_out_erasures().unwrap().rewritten, 0);
    assert_eq!(masked(&a), ["Anna Svensson"]);
    let done = a.erase_passage(second, Span::new(21, 34), "").unwrap();
    assert_eq!((masked(&a), done.still_masked), (vec![], 0));
    let journals = bench.journals();
    let hold = |it: &[u8]| String::from_utf8_lossy(it).contains("Anna Svensson");
    assert_eq!(journals.iter().filter(|(_, it)| hold(it)).count(), 0);
}

#[test]
fn a_quotation_that_lost_its_insertions_to_an_erasure_is_not_damaged() {
    let Case {
        bench,
        mut a,
        document,
        ..
    } = case_on(Bench::new());
    let coding = a.seen().codings().next().unwrap();
    let (coding, place) = (coding.id, coding.span());
    let form = vec![
        QuotationPart::NonVerbal("laughs".into()),
        QuotationPart::verbatim(place),
        QuotationPart::Insertion("Anna Svensson, her aunt,".into()),
    ];
    step(&mut a, |draft| {
        let edit = QuotationEdit::Form(Some(form));
        draft.push(Change::EditQuotation { coding, edit });
    });
    a.erase_passage(document, SECRET, "").unwrap();
    drop(a);
    let a = bench.open("a");
    let report = a.check().unwrap();
    assert!(report.ok, "{report:?}");
    let seen = a.seen();
    let form = seen.quotation(coding).unwrap().parts().unwrap();
    let printed: Vec<_> = form.iter().filter_map(QuotationPart::bracketed).collect();
    assert_eq!(printed, ["erased", "erased"], "without second brackets");
}

#[test]
fn an_erased_document_is_gone_with_all_its_versions() {
    let Case {
        bench,
        mut a,
        mut b,
        document,
        ..
    } = case_on(Bench::new());
    let corrected = Text::new(WORDS.replace("Tack", "Tack så mycket"));
    let hash = a.add_text(&corrected).unwrap();
    let later: DocumentId = step(&mut a, |draft| {
        draft.push(Change::AddDocument(Box::new(NewDocument {
            name: "Interview 1, corrected".into(),
            kind: Default::default(),
            text: hash,
            length: corrected.len(),
            words: 16,
            speakers: vec![],
            turns: vec![],
            language: None,
            original: None,
            follows: Some(document),
        })));
    })
    .into();
    a.erase_document(later, "She withdrew").unwrap();
    b.refresh().unwrap();
    let done = b.carry_out_erasures().unwrap();
    assert_eq!(done.left, []);
    assert_eq!(found(&bench.disk, &GONE), Vec::<String>::new());
    let hash = b.seen().document(document).map(|d| d.imported.text);
    let hash = hash.unwrap_or_else(|| {
        b.study()
            .documents_of_record()
            .next()
            .unwrap()
            .imported
            .text
    });
    assert!(matches!(b.text(hash), Err(JournalError::TextErased(_))));
    let report = b.check().unwrap();
    assert!(report.ok && report.not_erased.is_empty(), "{report:?}");
}

#[test]
fn an_erased_passage_of_a_redacted_document_goes_too() {
    let Case {
        bench,
        mut a,
        mut b,
        document,
        ..
    } = case_on(Bench::new());
    a.erase_passage(document, Span::new(22, 35), "The name")
        .unwrap();
    a.erase_passage(document, Span::new(39, 48), "The street")
        .unwrap();
    b.refresh().unwrap();
    b.carry_out_erasures().unwrap();
    let hash = b.seen().document(document).unwrap().imported.text;
    let text = b.text(hash).unwrap();
    assert!(
        text.as_str()
            .contains("Hos █████████████ på █████████ 14 i Umeå"),
        "{}",
        text.as_str()
    );
    assert_eq!(
        found(&bench.disk, &["Svensson", "Storgatan"]),
        Vec::<String>::new()
    );
}

#[test]
fn two_passages_erased_at_once_are_listed_until_one_is_erased_again() {
    let Case {
        bench,
        mut a,
        mut b,
        document,
        ..
    } = case_on(Bench::new());
    // Each on its own copy of the folder, as when both are offline.
    let before = bench.disk.contents();
    a.erase_passage(document, Span::new(22, 35), "The name")
        .unwrap();
    let by_a = bench.disk.contents();
    for path in by_a.keys() {
        bench.disk.take_away(path);
    }
    for (path, content) in &before {
        bench.disk.put(path, content);
    }
    b.erase_passage(document, Span::new(39, 48), "The street")
        .unwrap();
    for (path, content) in &by_a {
        if before.get(path) != Some(content) {
            bench.disk.put(path, content);
        }
    }
    b.refresh().unwrap();
    let left = b.check().unwrap().not_erased;
    assert!(
        left.iter()
            .any(|fault| fault.what.contains("erase them again")),
        "{left:?}"
    );
    for span in [Span::new(22, 35), Span::new(39, 48)] {
        b.erase_passage(document, span, "Once more").unwrap();
    }
    let hash = b.seen().document(document).unwrap().imported.text;
    let text = b.text(hash).unwrap();
    assert!(!text.as_str().contains("Svensson") && !text.as_str().contains("Storgatan"));
    let left = b.check().unwrap().not_erased;
    assert!(
        !left
            .iter()
            .any(|fault| fault.what.contains("erase them again")),
        "{left:?}"
    );
}

#[test]
fn an_erasure_interrupted_at_any_step_is_completed_when_the_study_is_opened_again() {
    let run = |fail: Option<u64>| {
        let disk = Memory::new();
        let Case {
            mut a, b, document, ..
        } = case_on(Bench::on(disk.clone()));
        drop(b);
        let start = disk.operations();
        if let Some(after) = fail {
            disk.fail_at(start + after, Failure::PowerLoss);
        }
        let done = a.erase_passage(document, SECRET, "She asked for it");
        (
            disk.clone(),
            disk.operations() - start,
            done.is_ok(),
            document,
            a.study().line_count(),
        )
    };
    let (_, operations, ..) = run(None);
    assert!(operations > 10);
    for after in 1..=operations {
        for survives in [Survives::Synced, Survives::Torn, Survives::Everything] {
            let (disk, _, _, document, _) = run(Some(after));
            let bench = Bench::on(disk.after_power_loss(survives));
            let case = format!("power lost at operation {after}, survives: {survives:?}");
            let mut a = bench.open("a");
            if a.study().erasures().next().is_none() {
                a.erase_passage(document, SECRET, "She asked for it")
                    .expect(&case);
            } else {
                a.carry_out_erasures().expect(&case);
            }
            let mut b = bench.open("b");
            let done = b.carry_out_erasures().expect(&case);
            assert_eq!(done.left, [], "{case}");
            let report = b.check().unwrap();
            assert_eq!(report.faults, [], "{case}");
            // The other installation, newly opened, no longer knows the street that its memo on the study quotes.
            let left = found(&bench.disk, &["Svensson"]);
            assert_eq!(left, Vec::<String>::new(), "{case}");
            title(&mut a, "Afterwards");
        }
    }
}

#[test]
fn a_conflict_copy_from_before_an_erasure_is_no_fork() {
    let Case {
        bench,
        mut a,
        mut b,
        document,
        ..
    } = case_on(Bench::new());
    let device = a.draft().unwrap().device();
    let path = Path::new(STUDY).join(format!("journals/{device}/0001.ron"));
    let before = bench.read(&path);
    a.erase_passage(document, SECRET, "She asked for it")
        .unwrap();
    bench
        .disk
        .put(&path.with_file_name("0001 (conflicted copy).ron"), &before);
    b.refresh().unwrap();
    assert_eq!(b.faults(), []);
}

#[test]
fn a_passage_outside_the_text_is_refused() {
    let Case {
        mut a, document, ..
    } = case_on(Bench::new());
    for span in [Span::new(5, 5), Span::new(70, 9000)] {
        let refused = a.erase_passage(document, span, "x").unwrap_err();
        assert!(matches!(refused, JournalError::Refused(_)));
    }
    step(&mut a, |draft| {
        draft.push(new_code("unharmed"));
    });
}
