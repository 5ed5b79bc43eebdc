//! Coded transcripts: the masked words of the transcript, whole, with every coding once in the margin.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, FIRST, Place, codings, row, study};
use interlinea::exchange::masking::Masks;
use interlinea::exchange::report::{FileFormat, ReadyReport as _};
use interlinea::exchange::transcripts::{
    CodedStretch, CodedTranscript, CodedTranscripts, HeadedTurn, LaidOut,
};
use interlinea::model::{Mask, MaskCase, Span, Text};
use proptest::prelude::*;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

fn mask(replacement: &str) -> Mask {
    Mask {
        replacement: replacement.to_owned(),
        case: MaskCase::Any,
    }
}

fn dictionary() -> Masks {
    let all = [("Anna", mask("XX")), ("Tollgate", mask("[town]"))];
    Masks::new(all.iter().map(|(words, mask)| (*words, mask)))
}

fn stretch(span: Span, name: &str) -> CodedStretch {
    CodedStretch {
        span,
        name: name.into(),
        above: "Implementation".into(),
        who: "Berit".into(),
        initials: "B".into(),
        at: 1_763_800_000_000,
        colour: 3,
        says: vec![
            "barrier".to_owned(),
            "Memo (Berit): so Anna said".to_owned(),
        ],
    }
}

fn transcript(text: &str, turns: Vec<HeadedTurn>, spans: &[Span]) -> CodedTranscript {
    let mut stretches: Vec<CodedStretch> = spans
        .iter()
        .enumerate()
        .map(|(n, span)| stretch(*span, &format!("code {n}")))
        .collect();
    stretches.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    CodedTranscript {
        name: "Interview with Anna".to_owned(),
        facts: vec![("Wave", "early".to_owned())],
        language: "sv".to_owned(),
        text: Arc::new(Text::new(text.to_owned())),
        turns,
        stretches,
    }
}

fn transcripts(documents: Vec<CodedTranscript>) -> CodedTranscripts {
    CodedTranscripts {
        title: "Home visits".to_owned(),
        layer: "Everybody’s codings in all passes.".to_owned(),
        documents,
        left_out: Vec::new(),
        masks: dictionary(),
    }
}

/// Turns whose labels are “A: ”, wherever that stands at the beginning of a line.
fn turns_of(text: &str) -> Vec<HeadedTurn> {
    let mut turns = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if line.starts_with("A: ") {
            turns.push(HeadedTurn {
                start,
                body: start + 3,
                who: "Anna".to_owned(),
                time_ms: None,
            });
        }
        start += line.chars().count() as u32 + 1;
    }
    turns
}

fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

proptest! {
    #[test]
    fn the_lines_are_the_masked_text_and_every_note_begins_once_and_ends_once(
        pieces in prop::collection::vec("A: |Anna |Tollgate|\n|\n\n|[a-z]{1,6} |åäö😀|سلام |e\u{301} ", 0..40),
        ends in prop::collection::vec((0_u32..200, 0_u32..60), 0..12),
    ) {
        let text: String = pieces.concat();
        let length = text.chars().count() as u32;
        let spans: Vec<Span> = ends
            .into_iter()
            .map(|(start, length)| Span::new(start, start + length + 1))
            .filter(|span| span.end <= length)
            .collect();
        let turns = turns_of(&text);
        let it = transcript(&text, turns.clone(), &spans);
        let masks = dictionary();
        let laid = LaidOut::of(&it, &masks);

        // The words: those of the masked text without the labels.
        let masked = masks.mask(&text, &[]);
        let labels: Vec<Span> = turns.iter().map(|it| masked.span_of(Span::new(it.start, it.body))).collect();
        let without = |span: Span| -> String {
            let letters = masked.text.chars().enumerate();
            letters
                .filter(|(n, _)| span.contains(*n as u32) && !labels.iter().any(|label| label.contains(*n as u32)))
                .map(|(_, letter)| letter)
                .collect()
        };
        let all: String = laid.lines.iter().map(|line| line.words.as_str()).collect();
        prop_assert_eq!(bare(&all), bare(&without(Span::new(0, u32::MAX))));
        prop_assert_eq!(laid.lines.iter().filter(|line| line.head.is_some()).count(), turns.len());

        // The notes: each over the words of its own stretch.
        let mut open: Vec<Option<String>> = vec![None; it.stretches.len()];
        let mut done: Vec<Option<String>> = vec![None; it.stretches.len()];
        for line in &laid.lines {
            let mut from = 0;
            let mut marks = line.marks.iter();
            loop {
                let mark = marks.next();
                let until = mark.map_or(line.words.len(), |mark| mark.at);
                prop_assert!(line.words.is_char_boundary(until) && until >= from);
                for words in open.iter_mut().flatten() {
                    words.push_str(&line.words[from..until]);
                }
                from = until;
                let Some(mark) = mark else { break };
                if mark.begins {
                    prop_assert!(open[mark.note].is_none() && done[mark.note].is_none());
                    open[mark.note] = Some(String::new());
                } else {
                    let words = open[mark.note].take();
                    prop_assert!(words.is_some());
                    done[mark.note] = words;
                }
            }
        }
        if !laid.lines.is_empty() {
            for (stretch, words) in it.stretches.iter().zip(done) {
                let expected = without(masked.span_of(stretch.span));
                prop_assert_eq!(bare(&words.unwrap()), bare(&expected));
            }
        }
    }

    #[test]
    fn no_words_break_a_file_and_every_note_is_in_it_once(
        text in "(A: )?[a-zA-Z<>&\"'=/ \\n\\x00-\\x1fåא-ת\u{600}-\u{6ff}😀]{1,120}",
        ends in prop::collection::vec((0_u32..100, 0_u32..60), 0..8),
    ) {
        let length = text.chars().count() as u32;
        let spans: Vec<Span> = ends
            .into_iter()
            .map(|(start, length)| Span::new(start, start + length + 1))
            .filter(|span| span.end <= length)
            .collect();
        let laid = LaidOut::of(&transcript(&text, turns_of(&text), &spans), &dictionary());
        let notes = if laid.lines.is_empty() { 0 } else { spans.len() };
        let it = transcripts(vec![transcript(&text, turns_of(&text), &spans)]);
        let bytes = it.bytes(FileFormat::Docx).unwrap();
        let document = part(&bytes, "word/document.xml").unwrap();
        well_formed(&document);
        prop_assert_eq!(document.matches("<w:commentRangeStart ").count(), notes);
        prop_assert_eq!(document.matches("<w:commentRangeEnd ").count(), notes);
        prop_assert_eq!(document.matches("<w:commentReference ").count(), notes);
        if let Some(comments) = part(&bytes, "word/comments.xml") {
            well_formed(&comments);
            prop_assert_eq!(comments.matches("<w:comment ").count(), spans.len());
        }
        let html = String::from_utf8(it.bytes(FileFormat::Html).unwrap()).unwrap();
        prop_assert_eq!(html.matches("<li dir").count(), notes);
        prop_assert_eq!(html.matches("<sup>").count(), notes);
        // The words of the page are those of the lines.
        let shown: String = html.split("<div class=\"line\">").skip(1).map(words_of).collect();
        let expected: String = laid.lines.iter().map(|line| line.words.as_str()).collect();
        let kept = |letter: &char| !letter.is_control() && *letter != '\u{fffd}' && !letter.is_whitespace();
        let shown: String = shown.chars().filter(kept).collect();
        let expected: String = expected.chars().filter(kept).collect();
        prop_assert_eq!(shown, expected);
    }
}

/// The words of a line of the page: what stands in its spans, without number and speaker.
fn words_of(line: &str) -> String {
    let line = line.split("</p>").next().unwrap();
    let spans = line
        .split("<span")
        .skip(1)
        .map(|it| it.split_once('>').unwrap());
    let words = spans.filter(|(attributes, _)| !attributes.contains("turn"));
    let words: String = words
        .map(|(_, it)| it.split("</span>").next().unwrap())
        .collect();
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    zip.by_name(name)
        .ok()?
        .read_to_string(&mut content)
        .unwrap();
    Some(content)
}

fn two() -> CodedTranscripts {
    let text = "A: Anna came to Tollgate.\nShe asked once.\n\nA: قالت: trial arm، مرتين.\n";
    let spans = [
        Span::new(3, 24),
        Span::new(8, 33),
        Span::new(34, 41),
        Span::new(52, 57),
    ];
    let first = transcript(text, turns_of(text), &spans);
    let mut second = transcript("No turns here, Anna.", Vec::new(), &[]);
    "A/B: \"note\"".clone_into(&mut second.name);
    transcripts(vec![first, second])
}

#[test]
fn names_are_masked_in_words_labels_notes_titles_and_names_of_files() {
    let it = two();
    let folder = tempfile::tempdir().unwrap();
    for format in [FileFormat::DocxEach, FileFormat::HtmlEach] {
        let path = folder.path().join("each.zip");
        it.save(format, &path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes == it.bytes(format).unwrap(), "written as it is made");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(zip.len(), 2);
        let ending = format.of_each().ending();
        let names: Vec<String> = zip
            .file_names()
            .map(|it| it.unwrap().into_owned())
            .collect();
        assert_eq!(
            names,
            [
                format!("1 Interview with XX.{ending}"),
                format!("2 A B note.{ending}")
            ]
        );
        let mut all = String::new();
        for n in 0..zip.len() {
            let mut bytes = Vec::new();
            zip.by_index(n).unwrap().read_to_end(&mut bytes).unwrap();
            if ending == "docx" {
                all.push_str(&part(&bytes, "word/document.xml").unwrap());
                all.push_str(&part(&bytes, "docProps/core.xml").unwrap());
                all.push_str(&part(&bytes, "word/comments.xml").unwrap_or_default());
            } else {
                all.push_str(&String::from_utf8(bytes).unwrap());
            }
        }
        assert!(!all.contains("Anna") && !all.contains("Tollgate"), "{all}");
        assert!(all.contains("XX") && all.contains("[town]"));
        assert!(all.contains("Names are masked in 2 places."), "{all}");
    }
    it.save(FileFormat::Docx, folder.path()).unwrap();
    assert!(folder.path().join("1 Interview with XX.docx").is_file());
}

#[test]
fn every_file_says_which_documents_are_missing() {
    let mut it = two();
    let missing = "The third interview is left out. Its text is not here.";
    it.left_out.push(missing.to_owned());
    let folder = tempfile::tempdir().unwrap();
    for format in [FileFormat::Docx, FileFormat::Html] {
        it.save(format, folder.path()).unwrap();
    }
    let mut files = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let words = if path.extension().unwrap() == "docx" {
            part(&bytes, "word/document.xml").unwrap()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(words.matches(missing).count(), 1, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, 4);
}

#[test]
fn words_of_two_directions_stay_in_order_where_a_coding_cuts_them() {
    // The third coding ends between “trial” and “arm”: the space between stays with the Latin words.
    let bytes = two().bytes(FileFormat::Docx).unwrap();
    let document = part(&bytes, "word/document.xml").unwrap();
    let line = document
        .split("<w:p>")
        .find(|it| it.contains("قالت"))
        .unwrap();
    assert!(line.contains("<w:bidi/>"));
    assert!(line.contains("<w:rtl/>"));
    let space = line.split("<w:r>").find(|run| run.contains("> arm<"));
    let space = space.unwrap_or_else(|| panic!("{line}"));
    assert!(!space.contains("<w:rtl/>"), "{space}");
}

/// A study of two transcripts with codings of two analysts.
fn coded(ada: &Desk, place: &Place) -> String {
    let folder = study(ada, place);
    let table = codings(&[
        row("Ada", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Trust", "I trusted her 😀"),
        row(
            "Berit",
            "first",
            "Being heard",
            "She listened to me. Nobody else did.",
        ),
        row("Ada", "second", "Trust", "hard to trust"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    folder
}

#[test]
fn the_command_writes_one_document_or_all_and_the_codings_of_whom_one_asks() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = coded(&ada, &place);
    let export = |more: &[&str]| {
        let mut words = vec![
            "export",
            &folder,
            "transcript",
            "--format",
            "html",
            "--out",
            "-",
        ];
        words.extend(more);
        ada.run(&words)
    };
    let all = export(&[]).ok();
    assert_eq!(all.matches("<li dir").count(), 4);
    assert_eq!(all.matches("class=\"document\"").count(), 2);
    let first = export(&["--document", "first"]).ok();
    assert_eq!(first.matches("<li dir").count(), 3);
    assert!(first.contains("I was afraid at first."));
    let of_berit = export(&["--document", "first", "--layer", "Berit"]).ok();
    assert_eq!(of_berit.matches("<li dir").count(), 2);
    assert!(!of_berit.contains("Ada"));
    let none = export(&["--document", "third"]).refused(1);
    assert!(none.contains("third"), "{none}");
    let wrong = ada.run(&[
        "export",
        &folder,
        "codebook",
        "--format",
        "md",
        "--out",
        "-",
        "--document",
        "first",
    ]);
    assert!(wrong.refused(2).contains("no option"));
    let to = place.path("folder");
    std::fs::create_dir(&to).unwrap();
    ada.run(&[
        "export",
        &folder,
        "transcript",
        "--format",
        "docx",
        "--out",
        &to,
    ])
    .ok();
    assert_eq!(std::fs::read_dir(&to).unwrap().count(), 2);
}

#[test]
fn libreoffice_reads_the_words_and_keeps_the_comments() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = coded(&ada, &place);
    let out = place.path("coded.docx");
    ada.run(&[
        "export",
        &folder,
        "transcript",
        "--format",
        "docx",
        "--out",
        &out,
        "--document",
        "first",
    ])
    .ok();
    let dir = Path::new(&out).parent().unwrap();
    let done = Command::new("soffice")
        .args(["--headless", "--convert-to", "fodt", "--outdir"])
        .arg(dir)
        .arg(&out)
        .arg(format!(
            "-env:UserInstallation=file://{}/office",
            dir.display()
        ))
        .output();
    let Ok(done) = done else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "LibreOffice is missing"
        );
        println!("skipped: LibreOffice is not here");
        return;
    };
    assert!(done.status.success());
    let read = std::fs::read_to_string(dir.join("coded.fodt")).unwrap();
    assert_eq!(read.matches("<office:annotation ").count(), 3);
    assert_eq!(read.matches("<office:annotation-end ").count(), 3);
    let text: String = read
        .split('<')
        .map(|it| it.split_once('>').map_or("", |it| it.1))
        .collect();
    for line in FIRST.lines() {
        let said = line.split_once(": ").unwrap().1;
        let last = said.split_whitespace().last().unwrap();
        assert!(text.contains(last), "{last} of {text}");
    }
}

#[test]
fn a_browser_shows_the_page_and_prints_it() {
    let it = two();
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    it.save(FileFormat::Html, &page).unwrap();
    let dump = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("home").display()
        ))
        .arg(format!("file://{}", page.display()))
        .output();
    let Ok(dump) = dump else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "Chromium is missing"
        );
        println!("skipped: Chromium is not here");
        return;
    };
    let shown = String::from_utf8_lossy(&dump.stdout);
    assert_eq!(shown.matches("<li dir").count(), 4, "{shown}");
    assert!(shown.contains("مرتين"), "{shown}");
}
