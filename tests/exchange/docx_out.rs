//! Word documents that go out: well-formed whatever the words, and read by others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::exchange::docx::{Paragraph, ParagraphStyle, Run, Table, WordDocument};
use interlinea::import::{ReadOptions, read_bytes};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::process::Command;

/// Words that have broken other programs' exports.
const HARD: [&str; 8] = [
    "a & b < c > d \"e\" 'f' ]]>",
    "bell \u{7} null \u{0} form feed \u{c} escape \u{1b} not a character \u{fffe}\u{ffff}",
    "emoji 😀 👩‍👩‍👧 flags 🇸🇪 and a lone joiner \u{200d}",
    "قالت: «أنا لا أثق بهم» 12 مرة (trust).",
    "She said “שלום לך” twice.",
    "line one\nline two\r\nline three\ttabbed",
    "কেউ আমাদের জিজ্ঞাসা করেনি। 谁也没问我们。",
    "   spaces   kept   ",
];

fn hard() -> WordDocument {
    let mut document = WordDocument::new("Hard words & <more> 😀\u{1}", "en-GB");
    let mut table = Table::new(&["What & why", "Words", "Third"]).shares(&[1, 4, 2]);
    for (n, words) in HARD.into_iter().enumerate() {
        document.heading(n as u8 % 6, words);
        let runs = [
            Run::new("Bold, ").bold(),
            Run::new("italic: ").italic(),
            Run::new(words).quiet().language("ar\"><"),
        ];
        document.paragraph(Paragraph::of(runs).style(ParagraphStyle::Quote));
        document.paragraph(Paragraph::new(words).style(ParagraphStyle::Point));
        table = table.row(["row", words]);
    }
    table.push(vec![
        vec![Paragraph::new("two"), Paragraph::new("paragraphs")],
        Vec::new(),
        Vec::new(),
        vec![Paragraph::new("a cell too many")],
    ]);
    document.table(&table);
    document
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..zip.len()).map(|n| {
        let mut part = zip.by_index(n).unwrap();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    });
    parts.collect()
}

#[test]
fn every_part_is_well_formed_whatever_the_words() {
    let bytes = hard().bytes().unwrap();
    let parts = parts(&bytes);
    assert_eq!(
        parts[0].0, "[Content_Types].xml",
        "readers look for it first"
    );
    for (name, content) in &parts {
        let mut reader = Reader::from_str(content);
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i32;
        loop {
            match reader
                .read_event()
                .unwrap_or_else(|error| panic!("{name}: {error}"))
            {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let allowed = |c: char| c >= ' ' || matches!(c, '\n' | '\t' | '\r');
        assert!(
            content.chars().all(|c| allowed(c) && c != '\u{fffe}'),
            "{name}"
        );
    }
    // Everything that is named is there.
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    for (_, content) in parts
        .iter()
        .filter(|(name, _)| name == "[Content_Types].xml")
    {
        for named in content.split("PartName=\"/").skip(1) {
            let named = named.split('"').next().unwrap();
            assert!(names.contains(&named), "{named}");
        }
    }
}

#[test]
fn words_from_right_to_left_are_marked_and_heads_of_tables_come_again_on_every_page() {
    let parts = parts(&hard().bytes().unwrap());
    let document = &parts
        .iter()
        .find(|it| it.0 == "word/document.xml")
        .unwrap()
        .1;
    assert!(document.contains("<w:bidi/>"));
    assert!(document.contains("<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום לך</w:t>"));
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert!(!document.contains("a cell too many"));
    assert!(!document.contains("ar\"&gt;"), "no language that is none");
    let footer = &parts
        .iter()
        .find(|it| it.0 == "word/footer1.xml")
        .unwrap()
        .1;
    assert!(footer.contains("PAGE") && footer.contains("NUMPAGES"));
    let styles = &parts.iter().find(|it| it.0 == "word/styles.xml").unwrap().1;
    assert!(styles.contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(hard().bytes().unwrap(), hard().bytes().unwrap());
}

#[test]
fn this_programs_own_reader_finds_the_words_again() {
    let bytes = hard().bytes().unwrap();
    let read = read_bytes("hard.docx", &bytes, &ReadOptions::default()).unwrap();
    let text = read.text.as_str();
    for words in [HARD[3], HARD[4], "emoji 😀 👩‍👩‍👧 flags 🇸🇪", "a & b < c > d"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn libreoffice_makes_pages_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hard.docx");
    std::fs::write(&file, hard().bytes().unwrap()).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let made = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    let Ok(made) = made else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "LibreOffice is missing"
        );
        println!("skipped: LibreOffice is not here");
        return;
    };
    let pdf = std::fs::read(folder.path().join("hard.pdf"));
    let pdf = pdf.unwrap_or_else(|error| panic!("{error}: {made:?}"));
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 5_000);
}
