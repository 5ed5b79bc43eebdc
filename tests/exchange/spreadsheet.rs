//! Tables as another program reads them.

#![allow(clippy::expect_used)] // A test says what went wrong by failing.

use interlinea::exchange::spreadsheet::{Cell, Table, xlsx};
use interlinea::exchange::write_atomically;
use std::path::Path;
use std::process::Command;

/// What a program of another house makes of an XLSX file: CSV, by LibreOffice's command line. `None` where it is missing.
fn converted(file: &Path) -> Option<String> {
    let folder = file.parent().expect("a folder");
    let profile = folder.join("profile");
    // Comma, quotation mark, UTF-8, from the first line, numbers as shown, no formulas.
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to"])
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
        .arg("--outdir")
        .args([folder, file])
        .output()
        .ok()?;
    assert!(output.status.success(), "{output:?}");
    Some(std::fs::read_to_string(file.with_extension("csv")).expect("a converted file"))
}

#[test]
fn libreoffice_reads_the_workbook_as_it_was_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("codebook.xlsx");
    let texts = [
        ["Trust", "Relies on somebody, \"without proof\""],
        ["=HYPERLINK(\"http://x\",\"y\")", "=1+1"],
        ["+46", "-5"],
        ["@sum", "två\nrader 😀"],
        ["信任", "اعتماد"],
        ["007", "1e5"],
    ];
    let mut table = Table::new("Codebook", &["Code", "Definition", "Segments"]);
    for (text, number) in texts.iter().zip(10_u32..) {
        table.push(vec![text[0].into(), text[1].into(), number.into()]);
    }
    table.push(vec![Cell::Empty, "no code".into()]);
    let workbook = xlsx(&[table]).expect("a workbook");
    write_atomically(&file, |out| out.write_all(&workbook)).expect("written");
    let Some(csv) = converted(&file) else {
        println!("skipped: soffice (LibreOffice) is not installed");
        return;
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let mut expected = vec![vec![
        "Code".to_owned(),
        "Definition".to_owned(),
        "Segments".to_owned(),
    ]];
    for (text, number) in texts.iter().zip(10..) {
        expected.push(vec![
            text[0].to_owned(),
            text[1].to_owned(),
            number.to_string(),
        ]);
    }
    expected.push(vec![String::new(), "no code".to_owned(), String::new()]);
    assert_eq!(rows, expected);
}
