//! The codebook for people: as a Word document and as a page for a browser, of any version, with what changed since.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, Place, codings, row, study};
use interlinea::exchange::report::{
    FileFormat, ReadyReport, ReportError, ReportKind, ReportOptions, ReportSource,
};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ActError};
use interlinea::model::*;
use std::io::Read as _;
use std::path::Path;

const TABLE: &str = "Path,Code,Definition,Include,Exclude,Example
Trust,Trust,\"What is said of trust, \"\"hope\"\" too\",Being believed,Money,I trusted her
Trust/<b>bold & brave</b>,<b>bold & brave</b>,-2 | *not* a formula,,,
ثقة,ثقة,كل ما يقال عن الثقة,,,
";

/// A study with a codebook, codings of two analysts, and Ada at the keyboard.
struct Made {
    _ada: Desk,
    _place: Place,
    project: Project,
}

impl Made {
    fn new() -> Self {
        let (ada, place) = (Desk::new(), Place::new());
        let folder = study(&ada, &place);
        let table = place.file("codebook.csv", TABLE);
        ada.run(&["import", &folder, &table, "--kind", "codebook"])
            .ok();
        let table = codings(&[
            row("Ada", "first", "Trust", "I trusted her"),
            row("Berit", "first", "Trust", "I trusted her"),
            row(
                "Ada",
                "second",
                "Trust/<b>bold & brave</b>",
                "hard to trust",
            ),
        ]);
        let table = place.file("c.csv", table);
        ada.run(&["code", &folder, "--codings", &table]).ok();
        let home = Installation::at(ada.home());
        let project = Project::open(Path::new(&folder), &home).unwrap();
        Self {
            _ada: ada,
            _place: place,
            project,
        }
    }

    fn act<T>(&mut self, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>) -> T {
        let mut draft = self.project.draft().unwrap();
        let made = act(&self.project.seen(), &mut draft).unwrap();
        self.project.commit(draft).unwrap();
        made
    }

    fn freeze(&mut self) {
        self.act(|seen, draft| {
            let name = acts::next_version_name(seen);
            acts::freeze_codebook(seen, draft, &name, &seen.now())
        });
    }

    fn code(&self, name: &str) -> CodeId {
        let seen = self.project.seen();
        let codes = seen.codes();
        codes.iter().find(|it| it.name.text() == name).unwrap().id
    }

    fn edit(&mut self, name: &str, edit: CodeEdit, why: Option<&str>) {
        let code = self.code(name);
        self.act(|_, draft| {
            draft.push(Change::EditCode { code, edit });
            Ok(())
        });
        if let Some(why) = why {
            self.act(|seen, draft| {
                let step = seen.next_undo().unwrap().step;
                acts::explain_step(seen, draft, step, why)
            });
        }
    }

    fn made(&self, options: &[(&str, &str)]) -> Result<Box<dyn ReadyReport>, ReportError> {
        self.of(ReportKind::Codebook, options)
    }

    fn of(
        &self,
        kind: ReportKind,
        options: &[(&str, &str)],
    ) -> Result<Box<dyn ReadyReport>, ReportError> {
        let seen = self.project.seen();
        let text = |hash| self.project.text(hash).map_err(|error| error.to_string());
        let source = ReportSource {
            seen: &seen,
            now: seen.now(),
            project: self.project.id(),
            text: &text,
        };
        let options: ReportOptions = options.iter().copied().collect();
        kind.make(&source, &options)
    }

    fn text(&self, format: FileFormat, options: &[(&str, &str)]) -> String {
        let bytes = self.made(options).unwrap().bytes(format).unwrap();
        if format == FileFormat::Docx {
            part(&bytes, "word/document.xml")
        } else {
            String::from_utf8(bytes).unwrap()
        }
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    let mut part = zip.by_name(name).unwrap();
    part.read_to_string(&mut content).unwrap();
    content
}

#[test]
fn each_code_is_a_heading_that_the_tree_leads_to() {
    let made = Made::new();
    let word = made.text(FileFormat::Docx, &[]);
    for (level, codes) in [(2, 2), (3, 1)] {
        let style = format!("<w:pStyle w:val=\"Heading{level}\"/>");
        assert_eq!(word.matches(&style).count(), codes, "level {level}");
    }
    let html = made.text(FileFormat::Html, &[]);
    for code in ["Trust", "<b>bold & brave</b>", "ثقة"] {
        let id = made.code(code);
        assert!(word.contains(&format!("w:anchor=\"code-{id}\"")), "{code}");
        assert!(word.contains(&format!("w:name=\"code-{id}\"")), "{code}");
        assert!(html.contains(&format!("href=\"#c-{id}\"")), "{code}");
        assert!(html.contains(&format!("id=\"c-{id}\"")), "{code}");
    }
    assert!(word.contains("<w:bidi/>"), "Arabic runs from right to left");
    assert!(!html.contains("<b>"), "words are never markup");
    assert!(!html.contains("<script"));
}

#[test]
fn the_page_is_as_expected() {
    let made = Made::new();
    let html = made.text(FileFormat::Html, &[("changes", "no")]);
    let body = html.split("<body>").nth(1).unwrap();
    let mut lines = String::new();
    for line in body.lines().filter(|line| !line.contains("Last changed")) {
        let mut line = line.to_owned();
        for (n, code) in ["Trust", "<b>bold & brave</b>", "ثقة"]
            .into_iter()
            .enumerate()
        {
            line = line.replace(&made.code(code).to_string(), &format!("ID{n}"));
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/codebook.html");
    if std::env::var_os("INTERLINEA_WRITE_GOLDEN").is_some() {
        std::fs::write(path, &lines).unwrap();
    }
    assert_eq!(lines, std::fs::read_to_string(path).unwrap());
}

#[test]
fn a_frozen_version_is_printed_as_it_was_and_the_newer_one_says_what_changed_and_why() {
    let mut made = Made::new();
    made.freeze();
    let reworded = CodeEdit::Definition("Being believed by somebody".to_owned());
    made.edit("Trust", reworded, Some("Berit read it as hope"));
    made.edit("ثقة", CodeEdit::Name("Confidence".to_owned()), None);
    made.freeze();
    made.edit("Trust", CodeEdit::Exclude("Loans".to_owned()), None);
    for format in [FileFormat::Docx, FileFormat::Html, FileFormat::Markdown] {
        let first = made.text(format, &[("version", "1")]);
        assert!(first.contains("What is said of trust"), "{format:?}");
        assert!(first.contains("Version 1"), "{format:?}");
        assert!(!first.contains("Confidence"), "{format:?}");
        assert!(!first.contains("Being believed by somebody"));
        let second = made.text(format, &[("version", "2"), ("since", "1")]);
        for words in [
            "Changed since version 1",
            "What is said of trust",
            "Being believed by somebody",
            "Berit read it as hope",
            "Confidence",
            "ثقة",
        ] {
            assert!(second.contains(words), "{format:?} lacks {words}");
        }
        assert!(!second.contains("Loans"), "changed after version 2");
        let now = made.text(format, &[("since", "2")]);
        assert!(now.contains("Loans") && !now.contains("Berit read it"));
    }
    let refused = made.made(&[("version", "1"), ("since", "2")]).err();
    assert!(refused.unwrap().to_string().contains("an earlier one"));
}

#[test]
fn what_is_not_wanted_is_in_no_format() {
    let mut made = Made::new();
    let code = made.code("Trust");
    for (text, shared) in [("A word on trust", true), ("Only for me", false)] {
        made.act(|seen, draft| {
            let kind = if shared {
                MemoKind::Analytic
            } else {
                MemoKind::Reflexive
            };
            let memo = acts::MemoOf {
                kind,
                text: text.to_owned(),
                on: Target::Code(code),
                pass: None,
                links: Vec::new(),
            };
            acts::write_memo(seen, draft, memo)
        });
    }
    for format in [
        FileFormat::Docx,
        FileFormat::Html,
        FileFormat::Markdown,
        FileFormat::Csv,
    ] {
        let all = made.text(format, &[("memos", "yes")]);
        assert!(all.contains("I trusted her"), "{format:?}");
        assert!(!all.contains("Only for me"), "{format:?}");
        assert_eq!(all.contains("A word on trust"), format != FileFormat::Csv);
        let none = made.text(format, &[("examples", "no"), ("counts", "no")]);
        for words in ["I trusted her", "coding in", "A word on trust"] {
            assert!(!none.contains(words), "{format:?} has {words}");
        }
    }
}

#[test]
fn words_of_participants_stand_in_no_list_of_changes_where_examples_are_not_wanted() {
    let mut made = Made::new();
    made.freeze();
    let example = CodeEdit::Example("It was hard to trust".to_owned());
    made.edit("Trust", example, None);
    let definition = CodeEdit::Definition("Said of trust".to_owned());
    made.edit("Trust", definition, None);
    for format in [
        FileFormat::Docx,
        FileFormat::Html,
        FileFormat::Markdown,
        FileFormat::Qdc,
    ] {
        let all = made.text(format, &[("since", "1")]);
        assert!(all.contains("hard to trust"), "{format:?}: {all}");
    }
    for format in [FileFormat::Docx, FileFormat::Html, FileFormat::Markdown] {
        let none = made.text(format, &[("since", "1"), ("examples", "no")]);
        for words in ["I trusted her", "hard to trust"] {
            assert!(!none.contains(words), "{format:?} has {words}");
        }
        assert!(none.contains("Said of trust"), "{format:?}: {none}");
    }
    let shown = made.made(&[("since", "1"), ("examples", "no")]).unwrap();
    let shown = format!("{:?}", shown.preview());
    assert!(!shown.contains("hard to trust"), "{shown}");
}

#[test]
fn a_reflexive_memo_that_is_shared_is_printed_like_every_other() {
    let mut made = Made::new();
    let on = Target::Code(made.code("Trust"));
    let memo = made.act(|seen, draft| {
        let memo = acts::MemoOf {
            kind: MemoKind::Reflexive,
            text: "What I make of it".to_owned(),
            on,
            pass: None,
            links: Vec::new(),
        };
        acts::write_memo(seen, draft, memo)
    });
    let printed = |made: &Made| made.text(FileFormat::Markdown, &[("memos", "yes")]);
    assert!(!printed(&made).contains("What I make of it"));
    made.act(|seen, draft| acts::edit_memo(seen, draft, memo, MemoEdit::Shared(true)));
    assert!(printed(&made).contains("What I make of it"));
}

#[test]
fn what_lies_under_a_construct_that_is_not_used_is_not_used_either() {
    let mut made = Made::new();
    let make = |name: &str, parent: Option<CodeId>| {
        let new = NewCode {
            parent,
            ..acts::new_code(name)
        };
        Change::AddCode(Box::new(new))
    };
    made.act(|_, draft| {
        let domain: CodeId = draft.push(make("Domain", None)).into();
        let inside: CodeId = draft.push(make("Inside", Some(domain))).into();
        draft.push(make("Deep inside", Some(inside)));
        Ok(())
    });
    let printed = |made: &Made, name: &str| {
        [FileFormat::Csv, FileFormat::Html, FileFormat::Qdc].map(|format| {
            let text = made.text(format, &[("changes", "no")]);
            text.contains(name)
        })
    };
    assert_eq!(printed(&made, "Deep inside"), [true; 3]);
    made.edit("Domain", CodeEdit::SwitchedOff(true), None);
    for name in ["Domain", "Inside", "Deep inside"] {
        assert_eq!(printed(&made, name), [false; 3], "{name}");
    }
    let seen = made.project.seen();
    assert!(seen.is_switched_off(made.code("Deep inside")));
    assert!(!seen.is_switched_off(made.code("Trust")));
}

#[test]
fn what_files_for_other_programs_cannot_carry_is_said_thing_by_thing() {
    let mut made = Made::new();
    let code = made.code("Trust");
    let losses = |made: &Made, kind: ReportKind, format: FileFormat| {
        let report = made.of(kind, &[]).unwrap();
        let losses = report
            .losses(format)
            .iter()
            .map(interlinea::exchange::refi::Loss::sentence);
        losses.collect::<Vec<String>>()
    };
    let said = [
        "Edited forms of quotations (1)",
        "Translations of quotations (1)",
        "Summaries of the framework matrix (1)",
        "Conclusions on saturation (1)",
        "Words of the dictionary of names (1)",
        "Axes (1)",
        "Marks with orienting concepts (1)",
    ];
    let before = losses(&made, ReportKind::Project, FileFormat::Qdpx).join("\n");
    for said in said {
        let what = said.split(" (").next().unwrap();
        assert!(!before.contains(what), "{before}");
    }
    made.act(|seen, draft| {
        let document = seen.documents()[0].id;
        let coding = seen.codings_in(document).next().unwrap();
        let (coding, span) = (coding.id, coding.span());
        let edit = CodingEdit::Quotation(Some(QuotationUse::MainText));
        draft.push(Change::EditCoding { coding, edit });
        let edit = QuotationEdit::Form(Some(vec![
            QuotationPart::verbatim(span),
            QuotationPart::Omission,
        ]));
        draft.push(Change::EditQuotation { coding, edit });
        let edit = QuotationEdit::Translation {
            to: "sv".to_owned(),
            edit: TranslationEdit::Text("Jag litade på henne".to_owned()),
        };
        draft.push(Change::EditQuotation { coding, edit });
        draft.push(Change::Summarise(Box::new(NewSummary {
            row: Subject::Document(document),
            column: Sorted::Code(code),
            text: "Trusts".to_owned(),
            analyst: None,
            pass: None,
        })));
        draft.push(Change::ReviewSaturation(Box::new(NewSaturationReview {
            reviewers: seen.analysts().iter().map(|it| it.id).collect(),
            conclusion: "Little was new".to_owned(),
            of: SaturationOf::AllCodes,
            consensus: false,
            order: SaturationOrder::Import,
            role: None,
            base: 1,
            run: 1,
            threshold: 5,
            new: Vec::new(),
            cut: seen.now(),
        })));
        draft.push(Change::MarkConcept {
            what: Sorted::Code(code),
            concept: seen.codes()[1].id,
            marked: true,
        });
        acts::mask_words(seen, draft, "Tollgate", "[town]", MaskCase::Any)?;
        acts::make_axis(seen, draft, "Phase", &["before", "after"])?;
        let memo = acts::MemoOf {
            kind: MemoKind::Analytic,
            text: "A word on trust".to_owned(),
            on: Target::Code(code),
            pass: None,
            links: Vec::new(),
        };
        acts::write_memo(seen, draft, memo)
    });
    let after = losses(&made, ReportKind::Project, FileFormat::Qdpx);
    for said in said {
        assert!(
            after.iter().any(|it| it.starts_with(said)),
            "{said}: {after:?}"
        );
    }
    let of_codebook = losses(&made, ReportKind::Codebook, FileFormat::Qdc);
    let memos = "Memos on codes and categories (1)";
    assert!(
        of_codebook.iter().any(|it| it.starts_with(memos)),
        "{of_codebook:?}"
    );
}
