//! Files that are no transcripts: one sentence each, nothing taken, memory bounded, and never a crash.

#![allow(clippy::unwrap_used)]

use crate::import_support::{docx, docx_with, odt, p, package, read, refused, word_part};
use interlinea::import::turns::{
    Continuation, FormChoice, SpeakerForm, TurnOptions, recognise_turns,
};
use interlinea::import::{
    ImportError, Limits, ReadOptions, codings_csv, framework_csv, participants_csv, read_bytes,
    read_file,
};
use interlinea::model::Text;
use proptest::prelude::*;

#[test]
fn empty_and_blank_files_hold_no_text() {
    for (name, bytes) in [
        ("a.txt", &b""[..]),
        ("a.md", b"  \n\t\r\n "),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.docx", b""),
    ] {
        assert!(
            matches!(refused(name, bytes), ImportError::Empty { .. }),
            "{name}"
        );
    }
    assert!(matches!(
        refused("a.docx", &docx("<w:p/>")),
        ImportError::Empty { .. }
    ));
    assert!(matches!(
        refused("a.odt", &odt("", "")),
        ImportError::Empty { .. }
    ));
}

#[test]
fn each_thing_that_is_no_transcript_is_called_by_its_name_in_one_sentence() {
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    let workbook = package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<w/>"),
    ]);
    for (name, bytes, said) in [
        (
            "photo.txt",
            b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(),
            "holds a JPEG picture, not text",
        ),
        (
            "talk.mp3",
            b"ID3\x04\0".to_vec(),
            "holds sound (MP3), not text",
        ),
        (
            "film.txt",
            b"\0\0\0\x20ftypisom".to_vec(),
            "holds sound or video, not text",
        ),
        (
            "a.pdf",
            b"%PDF-1.7".to_vec(),
            "is a PDF, which cannot be imported",
        ),
        (
            "a.docx",
            b"%PDF-1.7".to_vec(),
            "is a PDF, which cannot be imported",
        ),
        (
            "a.rtf",
            b"{\\rtf1 hej}".to_vec(),
            "is a rich text file (RTF)",
        ),
        (
            "a.srt",
            b"1\n00:00:01,000 --> 00:00:02,000\nHej".to_vec(),
            "is a subtitle file",
        ),
        ("a.xyz", b"hej".to_vec(), "is a .xyz file"),
        (
            "a.docx",
            b"hej du".to_vec(),
            "is called .docx but holds plain text",
        ),
        (
            "a.docx",
            vec![0; 4096],
            "is called .docx but holds something else",
        ),
        (
            "a.docx",
            workbook,
            "is called .docx but holds an Excel workbook",
        ),
        (
            "a.txt",
            docx(&p("hej")),
            "is called .txt but holds a zip archive or word processor document",
        ),
        ("a.docx", locked, "is protected with a password"),
        ("a.doc", old, "is in Word's format of before 2007"),
        (
            "a.txt",
            (0..=255).cycle().take(3000).collect(),
            "bytes that no encoding makes into words",
        ),
    ] {
        let sentence = refused(name, &bytes).to_string();
        assert!(sentence.contains(said), "{name}: {sentence}");
        assert!(sentence.contains(name), "{sentence}");
        assert!(
            sentence.ends_with('.') && !sentence.contains('\n'),
            "{sentence}"
        );
    }
}

#[test]
fn a_zip_cut_anywhere_is_refused() {
    let whole = docx(&p("Some words that make up a document."));
    for cut in 4..whole.len() {
        let error = refused("a.docx", whole.get(..cut).unwrap());
        assert!(
            matches!(error, ImportError::Damaged { .. }),
            "{cut}: {error}"
        );
    }
}

#[test]
fn a_part_that_grows_beyond_belief_is_refused_however_it_declares_its_size() {
    let bomb = docx(&p(&" ".repeat(20 << 20)));
    assert!(bomb.len() < 100_000);
    assert!(matches!(refused("a.docx", &bomb), ImportError::Bomb { .. }));
    let body = format!("<w:body>{}</w:body>", p(&" ".repeat(20 << 20)));
    let size = word_part("document", &body).len() as u32;
    let mut lying = bomb;
    let places: Vec<usize> = (0..lying.len() - 4)
        .filter(|at| lying[*at..at + 4] == size.to_le_bytes())
        .collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    let error = refused("a.docx", &lying);
    assert!(
        matches!(
            error,
            ImportError::Bomb { .. } | ImportError::Damaged { .. }
        ),
        "{error}"
    );
}

#[test]
fn document_type_declarations_are_refused_and_never_expanded() {
    let document = r#"<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document),
    ]);
    assert!(matches!(
        refused("a.docx", &bytes),
        ImportError::Doctype { .. }
    ));
    let undefined = docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>");
    assert!(matches!(
        refused("a.docx", &undefined),
        ImportError::Damaged { .. }
    ));
    let comments = word_part("comments", "").replacen("<w:comments", "<!DOCTYPE a><w:comments", 1);
    let bytes = docx_with(&p("hej"), &[("word/comments.xml", comments)]);
    assert!(matches!(
        refused("a.docx", &bytes),
        ImportError::Doctype { .. }
    ));
}

#[test]
fn elements_nested_beyond_belief_are_refused() {
    let deep = format!(
        "{}{}",
        "<w:sdt>".repeat(100_000),
        "</w:sdt>".repeat(100_000)
    );
    assert!(matches!(
        read_bytes("a.docx", &docx(&deep), &generous()).unwrap_err(),
        ImportError::Damaged { .. }
    ));
    let table = format!(
        "{}{}",
        "<table:table><table:table-row><table:table-cell>".repeat(300),
        "</table:table-cell></table:table-row></table:table>".repeat(300)
    );
    assert!(matches!(
        refused("a.odt", &odt("", &table)),
        ImportError::Empty { .. }
    ));
}

#[test]
fn gigabytes_of_zeros_are_refused_by_size_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["zeros.txt", "zeros.docx"] {
        let path = folder.path().join(name);
        std::fs::File::create(&path)
            .unwrap()
            .set_len(8 << 30)
            .unwrap();
        let error = read_file(&path, &ReadOptions::default()).unwrap_err();
        assert!(
            matches!(error, ImportError::TooLarge { limit_mb: 256, .. }),
            "{error}"
        );
    }
    let error = read_file(folder.path(), &ReadOptions::default()).unwrap_err();
    assert!(matches!(error, ImportError::NotAFile { .. }), "{error}");
    let error = read_file(&folder.path().join("none.txt"), &ReadOptions::default()).unwrap_err();
    assert!(matches!(error, ImportError::Unreadable { .. }), "{error}");
}

#[test]
fn more_text_than_the_limit_is_refused_in_every_format() {
    let mut options = ReadOptions::default();
    options.limits.max_text_bytes = 1000;
    let words = "word ".repeat(300);
    let long = [
        ("a.txt", words.clone().into_bytes()),
        ("a.docx", docx(&p(&words))),
        ("a.odt", odt("", &format!("<text:p>{words}</text:p>"))),
    ];
    for (name, bytes) in long {
        let error = read_bytes(name, &bytes, &options).unwrap_err();
        assert!(
            matches!(error, ImportError::TooMuchText { .. }),
            "{name}: {error}"
        );
    }
}

/// No bound on how much a part may grow, so that other bounds are met.
fn generous() -> ReadOptions {
    ReadOptions {
        limits: Limits {
            max_expansion: 10_000,
            ..Limits::default()
        },
        ..ReadOptions::default()
    }
}

/// A document that uses everything the reader knows.
fn rich_body() -> String {
    let mut body = String::new();
    for line in [
        "Interviewer: How?",
        "[00:01:02] Anna: Well",
        "Anna (00:02:00): More",
    ] {
        body.push_str(&p(line));
    }
    body.push_str(r#"<w:tbl><w:tr><w:trPr/><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:commentRangeStart w:id="1"/><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del><w:commentRangeEnd w:id="1"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>res</w:t><w:footnoteReference w:id="1"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"#);
    body
}

/// Whether the turns and remarks of a result lie where they must.
fn sound(found: &interlinea::import::Transcript) -> Result<(), TestCaseError> {
    turns_sound(&found.text, &found.recognised)?;
    for remark in &found.remarks {
        prop_assert!(remark.span.start <= remark.span.end && remark.span.end <= found.text.len());
    }
    Ok(())
}

/// Turns are sorted, disjoint, inside the text, not empty, and name existing speakers.
fn turns_sound(
    text: &Text,
    found: &interlinea::import::turns::RecognisedTurns,
) -> Result<(), TestCaseError> {
    let mut last = 0;
    for turn in &found.turns {
        prop_assert!(
            turn.start >= last && turn.start < turn.end && turn.end <= text.len(),
            "{turn:?}"
        );
        prop_assert!(turn.start <= turn.body && turn.body <= turn.end, "{turn:?}");
        prop_assert!(
            turn.speaker
                .is_none_or(|speaker| usize::from(speaker) < found.speakers.len())
        );
        last = turn.end;
    }
    prop_assert!(found.preview(text).iter().all(|speaker| speaker.turns > 0));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_any_bytes_never_crashes(bytes in proptest::collection::vec(any::<u8>(), 0..600), ending in 0_usize..5) {
        let name = ["a.txt", "a.md", "a.docx", "a.odt", "a"][ending];
        if let Ok(found) = read_bytes(name, &bytes, &ReadOptions::default()) {
            sound(&found)?;
        }
        let _ = participants_csv("a.csv", &bytes);
        let _ = framework_csv("a.csv", &bytes);
        let _ = codings_csv("a.csv", &bytes);
    }

    #[test]
    fn a_word_document_with_changed_xml_never_crashes(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12), 1..8),
    ) {
        let mut document = word_part("document", &format!("<w:body>{}</w:body>", rich_body()));
        for (at, what) in edits {
            let mut at = at.index(document.len());
            while !document.is_char_boundary(at) {
                at -= 1;
            }
            let piece = ["<", ">", "</w:p>", "<w:p>", "<w:txbxContent>", "</w:tr>", "<w:tc>", "&", "\"", "<w:del>", "</w:r>", ""][what];
            if piece.is_empty() {
                let end = document.len().min(at + 30);
                let end = (end..=document.len()).find(|end| document.is_char_boundary(*end)).unwrap();
                document.replace_range(at..end, "");
            } else {
                document.insert_str(at, piece);
            }
        }
        let footnotes = word_part("footnotes", r#"<w:footnote w:id="1"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>"#);
        let comments = word_part("comments", r#"<w:comment w:id="1"><w:p><w:r><w:t>c</w:t></w:r></w:p></w:comment>"#);
        let bytes = package(&[
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", &document),
            ("word/footnotes.xml", &footnotes),
            ("word/comments.xml", &comments),
        ]);
        if let Ok(found) = read_bytes("a.docx", &bytes, &ReadOptions::default()) {
            sound(&found)?;
        }
    }

    #[test]
    fn a_package_with_changed_bytes_never_crashes(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        open in any::<bool>(),
    ) {
        let mut bytes = if open { odt("", "<text:p>I: a</text:p><text:p>R: b</text:p>") } else { docx(&rich_body()) };
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(found) = read_bytes(if open { "a.odt" } else { "a.docx" }, &bytes, &ReadOptions::default()) {
            sound(&found)?;
        }
    }

    #[test]
    fn turns_are_sorted_disjoint_and_inside_the_text(
        pieces in proptest::collection::vec(0_usize..22, 0..80),
        form in 0_usize..12,
        continuation in 0_usize..3,
        ends in proptest::option::of(0_u32..300),
    ) {
        const PIECES: [&str; 22] = [
            "I: ", "R1: ", "Anna Ek", "  0:21", "[00:12:03] ", "\n", "\n", "\n\n", "**Bo:** ", "åäö words", "主持人：", "[id1] ",
            "\t", "# Head", "Date: x", "---\n", " – ", "\u{200f}", "00:01 --> 00:02", "ROMNEY: ", "(laughs)", "e\u{301}😀",
        ];
        let words: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let text = Text::new(words);
        let options = TurnOptions {
            forms: match form {
                0..=8 => FormChoice::Only(SpeakerForm::ALL[form]),
                9 => FormChoice::NoTurns,
                _ => FormChoice::Detect,
            },
            continuation: [Continuation::Detect, Continuation::SameSpeaker, Continuation::OneParagraph][continuation],
            speech_ends: ends,
            rename: vec![("I".to_owned(), "R1".to_owned())],
            ..TurnOptions::default()
        };
        turns_sound(&text, &recognise_turns(&text, &options))?;
    }
}

#[test]
fn the_whole_document_used_for_robustness_is_read() {
    let found = read("a.docx", &docx(&rich_body()));
    assert!(
        found.text.as_str().ends_with("inres[^1]\nbox\n\n[^1] "),
        "{:?}",
        found.text.as_str()
    );
}
