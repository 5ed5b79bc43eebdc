//! Giving one code to many passages at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, coded, document, pass, person};
use interlinea::journal::Project;
use interlinea::model::acts::{CodedPassages, close_parts, code_passages};
use interlinea::model::{CodeId, DocumentId, Part, PassId, Span, Talk};

const WORDS: &str = "One two three. Four five six. Seven eight nine.";

struct Desk {
    project: Project,
    documents: Vec<DocumentId>,
    pass: PassId,
    code: CodeId,
}

/// Ana's study of three documents; a code given to the first sentence of the first.
fn desk() -> Desk {
    let mut project = Bench::new().create("a");
    let ana = person(&mut project, "Ana");
    let documents: Vec<DocumentId> = (0..3)
        .map(|n| {
            document(
                &mut project,
                &format!("Interview {n}"),
                &format!("{WORDS} {n}"),
            )
        })
        .collect();
    let pass = pass(&mut project, &[ana]);
    let code = coded(&mut project, "Trust", (documents[0], pass), (4, 13));
    Desk {
        project,
        documents,
        pass,
        // The first line of the step made the code.
        code,
    }
}

impl Desk {
    fn give(&mut self, passages: &[(DocumentId, Span)]) -> CodedPassages {
        let mut draft = self.project.draft().unwrap();
        let coded = {
            let seen = self.project.seen();
            code_passages(&seen, &mut draft, self.pass, passages, self.code).unwrap()
        };
        self.project.commit(draft).unwrap();
        coded
    }

    fn spans(&self, document: usize) -> Vec<(u32, u32)> {
        let seen = self.project.seen();
        let codings = seen.codings_of(self.documents[document]);
        codings
            .iter()
            .map(|coding| (coding.span().start, coding.span().end))
            .collect()
    }
}

#[test]
fn passages_get_the_code_in_one_step_and_those_that_have_it_are_counted() {
    let mut desk = desk();
    let (a, b) = (desk.documents[0], desk.documents[1]);
    let coded = desk.give(&[
        (b, Span::new(0, 14)),
        (a, Span::new(0, 14)),
        (a, Span::new(15, 29)),
        (b, Span::new(0, 14)),
        (b, Span::new(4, 20)),
    ]);
    assert_eq!(
        coded,
        CodedPassages {
            given: 2,
            documents: 2,
            already: 2,
            closed: 0,
            outside: 0
        },
        "the first sentence has it, and so has what overlaps a passage just coded"
    );
    assert_eq!(desk.spans(0), [(4, 13), (15, 29)]);
    assert_eq!(desk.spans(1), [(0, 14)]);
}

#[test]
fn what_is_closed_removed_or_longer_than_its_text_is_left_out_and_counted() {
    let mut desk = desk();
    let closed = desk.documents[1];
    let mut draft = desk.project.draft().unwrap();
    {
        let now = desk.project.study().now();
        let seen = desk.project.seen();
        let part = [Part::Document(closed)];
        close_parts(
            &seen,
            &mut draft,
            desk.pass,
            &part,
            Talk::NotDiscussed,
            &now,
        )
        .unwrap();
    }
    desk.project.commit(draft).unwrap();
    let gone = DocumentId("zzzzzzzz-1".parse().unwrap());
    let coded = desk.give(&[
        (desk.documents[0], Span::new(15, 29)),
        (closed, Span::new(15, 29)),
        (gone, Span::new(0, 3)),
        (desk.documents[2], Span::new(40, 4_000)),
        (desk.documents[2], Span::new(5, 5)),
    ]);
    assert_eq!(
        coded,
        CodedPassages {
            given: 1,
            documents: 1,
            already: 0,
            closed: 1,
            outside: 3
        }
    );
}

#[test]
fn ten_thousand_passages_are_one_step() {
    let mut project = Bench::new().create("a");
    let ana = person(&mut project, "Ana");
    let long = document(&mut project, "Long", &"word. ".repeat(10_000));
    let first = document(&mut project, "First", WORDS);
    let pass = pass(&mut project, &[ana]);
    let code = coded(&mut project, "Trust", (first, pass), (0, 3));
    let mut desk = Desk {
        project,
        documents: vec![long],
        pass,
        code,
    };
    let passages: Vec<(DocumentId, Span)> = (0..10_000)
        .map(|n| (long, Span::new(n * 6, n * 6 + 5)))
        .collect();
    let coded = desk.give(&passages);
    assert_eq!((coded.given, coded.already), (10_000, 0));
    let again = desk.give(&passages);
    assert_eq!((again.given, again.already), (0, 10_000));
}

#[test]
fn nobody_codes_in_a_pass_that_is_not_theirs() {
    let bench = Bench::new();
    let mut project = bench.create("a");
    let ana = person(&mut project, "Ana");
    let document = document(&mut project, "Interview", WORDS);
    let theirs = pass(&mut project, &[ana]);
    let code = coded(&mut project, "Trust", (document, theirs), (0, 3));
    let mut other = bench.open("b");
    person(&mut other, "Bo");
    let mut draft = other.draft().unwrap();
    let passages = [(document, Span::new(4, 7))];
    let refused = code_passages(&other.seen(), &mut draft, theirs, &passages, code);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("You do not code in the pass")
    );
    assert!(draft.is_empty());
}
