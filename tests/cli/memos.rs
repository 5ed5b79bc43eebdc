//! The memo book from the command line.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, study};

/// A study with a memo of Berit's on a coding of a blind pass, and one of Ada's outside of it.
fn with_memos(ada: &Desk, berit: &Desk, place: &Place) -> String {
    let folder = study(ada, place);
    let add = ["passes", &folder, "--add", "Blind", "--kind", "inductive"];
    let who = ["--analysts", "Ada,Berit", "--blind"];
    ada.run(&[add.as_slice(), who.as_slice()].concat()).ok();
    for (who, pass, words) in [
        ("Berit", "Blind", "Hidden thoughts"),
        ("Ada", "", "Open & thoughts"),
    ] {
        let (start, end) = crate::desk::span(crate::desk::FIRST, "I trusted her");
        let table = format!(
            "analyst,document,code,start,end,pass,memo\n{who},first,Trust{who},{start},{end},{pass},{words}\n"
        );
        let table = place.file("memo.csv", table);
        let desk = if who == "Ada" { ada } else { berit };
        desk.run(&["code", &folder, "--codings", &table, "--as", who])
            .ok();
    }
    folder
}

#[test]
fn the_memo_book_holds_what_its_reader_may_see_and_nothing_else() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = with_memos(&ada, &berit, &place);
    let export = |desk: &Desk, who: &str| {
        let words = [
            "export", &folder, "memos", "--format", "md", "--out", "-", "--as", who,
        ];
        desk.run(&words).ok()
    };
    let (hers, others) = (export(&berit, "Berit"), export(&ada, "Ada"));
    assert!(
        hers.contains("Hidden thoughts") && hers.contains("Open \\& thoughts"),
        "{hers}"
    );
    assert!(others.contains("Open \\& thoughts"), "{others}");
    assert!(
        !others.contains("Hidden") && !others.contains("TrustBerit"),
        "{others}"
    );
    assert!(others.contains("> I trusted her"), "{others}");
    assert!(others.contains("## Analytic memos (1)"), "{others}");
}

#[test]
fn the_memo_book_is_a_word_document_and_other_formats_are_refused() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = with_memos(&ada, &berit, &place);
    let out = place.path("memos.docx");
    let words = [
        "export", &folder, "memos", "--format", "docx", "--out", &out,
    ];
    ada.run(&words).ok();
    let text = interlinea::import::read_bytes(
        "memos.docx",
        &std::fs::read(&out).unwrap(),
        &interlinea::import::ReadOptions::default(),
    )
    .unwrap();
    assert!(text.text.as_str().contains("Open & thoughts"));
    assert!(!text.text.as_str().contains("Hidden"));
    let words = ["export", &folder, "memos", "--format", "csv", "--out", &out];
    let refused = ada.run(&words).refused(1);
    assert!(
        refused.contains("memo book is exported as docx or md"),
        "{refused}"
    );
}
