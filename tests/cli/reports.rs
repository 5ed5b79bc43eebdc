//! The reports of double coding: agreement, discrepancies, and the ratings from which anybody can compute again.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::desk::{Desk, Place, row, study};
use std::collections::BTreeMap;
use std::process::Command;

/// Ada and Berit have coded with the same two codes; the pass it came into is not blind.
fn coded() -> (Desk, Place, String) {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let rows = [
        row("Ada", "first", "fear", "I was afraid at first"),
        row("Berit", "first", "fear", "I was afraid at first"),
        row("Ada", "first", "trust", "Then I trusted her"),
        row("Berit", "first", "trust", "I trusted her"),
        row("Berit", "first", "trust", "She listened to me"),
        row("Ada", "second", "fear", "hard to trust"),
    ];
    let table = place.file("codings.csv", crate::desk::codings(&rows));
    desk.run(&["code", &folder, "--codings", &table]).ok();
    (desk, place, folder)
}

fn export(desk: &Desk, place: &Place, folder: &str, what: &str, format: &str) -> Vec<u8> {
    let out = place.path(&format!("out.{format}"));
    let export = ["export", folder, what, "--format", format, "--out", &out];
    desk.run(&export).ok();
    std::fs::read(out).unwrap()
}

/// Rows of a CSV file by heading.
fn rows(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv));
    reader.deserialize().map(Result::unwrap).collect()
}

/// Krippendorff's alpha for two analysts, complete data, two values, from the coincidence matrix by hand.
fn alpha(pairs: &[(u32, u32)]) -> f64 {
    let n = 2.0 * pairs.len() as f64;
    let ones = f64::from(pairs.iter().map(|(a, b)| a + b).sum::<u32>());
    let apart = 2.0 * pairs.iter().filter(|(a, b)| a != b).count() as f64;
    1.0 - (n - 1.0) * apart / (2.0 * ones * (n - ones))
}

#[test]
fn the_ratings_give_the_figures_again() {
    let (desk, place, folder) = coded();
    let ratings = rows(&export(&desk, &place, &folder, "matrix-of-ratings", "csv"));
    let answer = desk.run(&["agreement", &folder, "--json"]).json();
    let mut compared = 0;
    for code in answer["per_code"].as_array().unwrap() {
        let name = code["code_name"].as_str().unwrap();
        let of_code = ratings.iter().filter(|row| row["code"] == name);
        let pairs: Vec<(u32, u32)> = of_code
            .map(|row| (row["Ada"].parse().unwrap(), row["Berit"].parse().unwrap()))
            .collect();
        assert_eq!(pairs.len() as u64, answer["n_units"].as_u64().unwrap());
        let both = pairs.iter().filter(|pair| **pair == (1, 1)).count() as u64;
        assert_eq!(code["both"].as_u64().unwrap(), both);
        if let Some(printed) = code["krippendorff_alpha_nominal"].as_f64() {
            assert!((alpha(&pairs) - printed).abs() < 1e-12, "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 2);
    assert!(ratings.iter().any(|row| row["code"] == "any code"));
}

#[test]
fn two_codes_of_one_name_and_an_analyst_called_code_stay_apart() {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    desk.run(&["analysts", &folder, "--add", "code"]).ok();
    let table = place.file(
        "codebook.csv",
        "Path,Code,Definition\nContext,Context,x\nContext/Barriers,Barriers,x\nDelivery,Delivery,x\nDelivery/Barriers,Barriers,x\n",
    );
    desk.run(&["import", &folder, &table, "--kind", "codebook"])
        .ok();
    let rows_of = [
        row("Ada", "first", "Context/Barriers", "I was afraid at first"),
        row("code", "first", "Context/Barriers", "I was afraid at first"),
        row("Ada", "first", "Delivery/Barriers", "She listened to me"),
        row("code", "first", "Context/Barriers", "She listened to me"),
    ];
    let table = place.file("codings.csv", crate::desk::codings(&rows_of));
    desk.run(&["code", &folder, "--codings", &table]).ok();
    let ratings = rows(&export(&desk, &place, &folder, "matrix-of-ratings", "csv"));
    let answer = desk.run(&["agreement", &folder, "--json"]).json();
    let mut names = Vec::new();
    for code in answer["per_code"].as_array().unwrap() {
        let name = code["code_name"].as_str().unwrap().to_owned();
        let of_code: Vec<_> = ratings.iter().filter(|row| row["code"] == name).collect();
        assert_eq!(of_code.len() as u64, answer["n_units"].as_u64().unwrap());
        let both = of_code
            .iter()
            .filter(|row| row["Ada"] == "1" && row["code (2)"] == "1");
        assert_eq!(both.count() as u64, code["both"].as_u64().unwrap());
        names.push(name);
    }
    for name in ["Context/Barriers", "Delivery/Barriers"] {
        assert!(names.iter().any(|it| it == name), "{names:?}");
    }
    assert!(
        desk.run(&["agreement", &folder])
            .ok()
            .contains("Delivery/Barriers")
    );
    let found = rows(&export(&desk, &place, &folder, "discrepancies", "csv"));
    assert!(found[0]["Code of Ada"].starts_with("Delivery/Barriers ("));
    assert!(
        desk.run(&["discrepancies", &folder])
            .ok()
            .contains("Context/Barriers")
    );
}

/// What README says: two public packages give the same figures. Skipped where they are not installed.
#[test]
fn public_packages_give_the_same_figures_from_the_ratings() {
    let (desk, place, folder) = coded();
    let out = place.path("ratings.csv");
    let export = [
        "export",
        &folder,
        "matrix-of-ratings",
        "--format",
        "csv",
        "--out",
        &out,
    ];
    desk.run(&export).ok();
    let script = "import csv, sys, krippendorff, sklearn.metrics as m\n\
        rows = [r for r in csv.DictReader(open(sys.argv[1], encoding='utf-8')) if r['code'] == 'trust']\n\
        a, b = [int(r['Ada']) for r in rows], [int(r['Berit']) for r in rows]\n\
        print(krippendorff.alpha([a, b], level_of_measurement='nominal'), m.cohen_kappa_score(a, b))\n";
    let Ok(done) = Command::new("python3").args(["-c", script, &out]).output() else {
        eprintln!("skipped: there is no python3 here");
        return;
    };
    if !done.status.success() {
        eprintln!("skipped: python3 has no krippendorff or no scikit-learn here");
        return;
    }
    let printed = String::from_utf8(done.stdout).unwrap();
    let printed: Vec<f64> = printed
        .split_whitespace()
        .map(|it| it.parse().unwrap())
        .collect();
    let answer = desk
        .run(&["agreement", &folder, "--all-coefficients", "--json"])
        .json();
    let codes = answer["per_code"].as_array().unwrap();
    let trust = codes
        .iter()
        .find(|code| code["code_name"] == "trust")
        .unwrap();
    for (key, value) in ["krippendorff_alpha_nominal", "cohen_kappa"]
        .iter()
        .zip(printed)
    {
        assert!(
            (trust[*key].as_f64().unwrap() - value).abs() < 1e-9,
            "{key}"
        );
    }
}

#[test]
fn the_agreement_report_has_the_numbers_of_the_command() {
    let (desk, place, folder) = coded();
    let table = rows(&export(&desk, &place, &folder, "agreement", "csv"));
    let answer = desk.run(&["agreement", &folder, "--json"]).json();
    let code = &answer["per_code"][0];
    let row = table
        .iter()
        .find(|row| row["Code"] == code["code_name"].as_str().unwrap());
    let row = row.unwrap();
    assert_eq!(row["Both"], code["both"].to_string());
    assert_eq!(row["Only Ada"], code["a_only"].to_string());
    let alpha: f64 = row["Krippendorff's alpha"].parse().unwrap();
    assert!((alpha - code["krippendorff_alpha_nominal"].as_f64().unwrap()).abs() < 1e-12);
    // Two documents are too few to draw from: nothing is printed in place of the interval.
    assert_eq!(row["95 % of alpha, from"], "");
    for format in ["xlsx", "docx"] {
        assert!(export(&desk, &place, &folder, "agreement", format).starts_with(b"PK"));
    }
}

#[test]
fn the_discrepancies_come_with_their_codes_words_and_state() {
    let (desk, place, folder) = coded();
    let table = rows(&export(&desk, &place, &folder, "discrepancies", "csv"));
    // Only Ada has read the second document, so what she coded there is no difference yet.
    let kinds: Vec<&str> = table.iter().map(|row| row["Difference"].as_str()).collect();
    assert_eq!(kinds, ["borders", "only Berit"]);
    assert_eq!(table[0]["Words"], "Then I trusted her");
    assert!(table[0]["Code of Ada"].starts_with("trust ("));
    assert!(table.iter().all(|row| row["State"] == "open"));
    for format in ["xlsx", "docx"] {
        assert!(export(&desk, &place, &folder, "discrepancies", format).starts_with(b"PK"));
    }
}

#[test]
fn nothing_to_compare_gives_no_report_and_writes_nothing() {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    for what in ["agreement", "discrepancies", "matrix-of-ratings"] {
        let out = place.path("none.csv");
        let export = ["export", &folder, what, "--format", "csv", "--out", &out];
        desk.run(&export).refused(1);
        assert!(!std::path::Path::new(&out).exists());
    }
}

#[test]
fn a_hidden_pass_gives_no_report() {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let add = [
        "passes",
        &folder,
        "--add",
        "P",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit",
        "--blind",
    ];
    desk.run(&add).ok();
    let table = "analyst,document,code,start,end,pass\nAda,first,secret,20,30,P\n";
    let table = place.file("ada.csv", table);
    desk.run(&["code", &folder, "--codings", &table]).ok();
    desk.run(&["passes", &folder, "--close", "P"]).ok();
    for what in ["agreement", "discrepancies", "matrix-of-ratings"] {
        let export = [
            "export", &folder, what, "--format", "csv", "--out", "-", "--as", "Berit",
        ];
        let said = desk.run(&export).refused(1);
        assert!(!said.contains("secret"), "{said}");
    }
}

#[test]
fn what_can_be_chosen_about_a_report_is_checked() {
    let (desk, place, folder) = coded();
    let export = |what: &str, options: &[&str]| {
        let out = place.path("chosen.csv");
        let mut words = vec!["export", &folder, what, "--format", "csv", "--out", &out];
        words.extend(options.iter().flat_map(|option| ["--option", option]));
        let answer = desk.run(&words);
        (answer, out)
    };
    let (with, out) = export("discrepancies", &["pass=Imported"]);
    with.ok();
    assert!(
        std::fs::read_to_string(&out)
            .unwrap()
            .contains("She listened to me")
    );
    let (without, out) = export("discrepancies", &["pass=Imported", "words=no"]);
    without.ok();
    assert!(
        !std::fs::read_to_string(&out)
            .unwrap()
            .contains("She listened to me")
    );
    let refused = |what: &str, option: &str, status: i32| export(what, &[option]).0.refused(status);
    assert!(refused("discrepancies", "words=perhaps", 2).contains("write yes or no"));
    assert!(
        refused("discrepancies", "colour=red", 2)
            .contains("choose among pass, round, analysts, documents, tolerance and words")
    );
    assert!(refused("codebook", "pass=Imported", 2).contains("choose among version"));
    assert!(refused("participants", "pass=Imported", 2).contains("nothing to choose"));
    assert!(refused("agreement", "pass=Nowhere", 1).contains("Nowhere"));
    let out = place.path("list.md");
    let words = [
        "export",
        &folder,
        "checklists",
        "--option",
        "checklist=srqr",
    ];
    desk.run(&[&words[..], &["--format", "md", "--out", &out]].concat())
        .ok();
    assert!(std::fs::read_to_string(&out).unwrap().starts_with("# SRQR"));
}

/// Exports as CSV with options, and reads the rows.
fn with_options(
    desk: &Desk,
    place: &Place,
    folder: &str,
    what: &str,
    options: &[&str],
) -> Vec<BTreeMap<String, String>> {
    let out = place.path("chosen.csv");
    let mut words = vec!["export", folder, what, "--format", "csv", "--out", &out];
    words.extend(options.iter().flat_map(|option| ["--option", option]));
    desk.run(&words).ok();
    rows(&std::fs::read(out).unwrap())
}

#[test]
fn figures_and_ratings_are_exported_in_the_unit_and_of_the_text_that_is_chosen() {
    let (desk, place, folder) = coded();
    let options = ["unit=turn", "universe=all", "documents=first"];
    let answer = desk
        .run(&[
            "agreement",
            &folder,
            "--unit",
            "turn",
            "--universe",
            "all",
            "--documents",
            "first",
            "--json",
        ])
        .json();
    let code = &answer["per_code"][0];
    let name = code["code_name"].as_str().unwrap();
    let ratings = with_options(&desk, &place, &folder, "matrix-of-ratings", &options);
    let of_code = ratings.iter().filter(|row| row["code"] == name);
    assert_eq!(of_code.count() as u64, answer["n_units"].as_u64().unwrap());
    let table = with_options(&desk, &place, &folder, "agreement", &options);
    let row = table.iter().find(|row| row["Code"] == name).unwrap();
    assert_eq!(row["Both"], code["both"].to_string());
    // What a figure is of stands in its row.
    assert_eq!(row["Unit"], "turn (rule turns-1)");
    assert_eq!(row["Universe"], "all");
    assert_eq!(row["Units"], answer["n_units"].to_string());
    assert!(!row["State of the coding"].is_empty() && !row["Alpha"].is_empty());
    let found = with_options(
        &desk,
        &place,
        &folder,
        "discrepancies",
        &["documents=first"],
    );
    assert_eq!(found[0]["Borders"], "borders count to the character");
    let none = desk.run(&["discrepancies", &folder, "--documents", "second"]);
    assert!(none.refused(1).contains("second: not finished by Berit"));
    let out = place.path("more.xlsx");
    let words = [
        "export",
        &folder,
        "agreement",
        "--format",
        "xlsx",
        "--out",
        &out,
    ];
    let more = ["--option", "unitizing=gamma", "--option", "intervals=all"];
    desk.run(&[&words[..], &more[..]].concat()).ok();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let mut all = String::new();
    for n in 0..archive.len() {
        let mut part = String::new();
        let mut file = archive.by_index(n).unwrap();
        if std::io::Read::read_to_string(&mut file, &mut part).is_ok() {
            all += &part;
        }
    }
    for said in ["cu-alpha", "Gamma", "Finished by at least two"] {
        assert!(all.contains(said), "{said}");
    }
}

#[test]
fn a_hidden_pass_is_in_no_export_of_its_other_analyst() {
    let (desk, place) = (Desk::new(), Place::new());
    let folder = study(&desk, &place);
    let add = [
        "passes",
        &folder,
        "--add",
        "P",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit",
        "--blind",
    ];
    desk.run(&add).ok();
    let table = "analyst,document,code,start,end,pass\nAda,first,secret,20,30,P\n";
    let table = place.file("ada.csv", table);
    desk.run(&["code", &folder, "--codings", &table]).ok();
    for (what, format) in [
        ("methods", "md"),
        ("checklists", "md"),
        ("codebook", "csv"),
        ("memos", "md"),
        ("participants", "csv"),
    ] {
        let of = |who: &str| {
            let words = [
                "export", &folder, what, "--format", format, "--out", "-", "--as", who,
            ];
            desk.run(&words).ok()
        };
        assert!(!of("Berit").contains("secret"), "{what}");
        assert!(!of("Berit").contains("Ada gave"), "{what}");
    }
    let mine = [
        "export", &folder, "methods", "--format", "md", "--out", "-", "--as", "Ada",
    ];
    assert!(
        desk.run(&mine)
            .ok()
            .contains("Ada gave 1 coding with 1 code in 1 document")
    );
}
