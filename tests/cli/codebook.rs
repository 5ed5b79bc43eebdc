//! The codebook out and in.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, codings, has_keys, row, study};

const TABLE: &str = "Path,Code,Definition,Include,Exclude,Example,In vivo
Trust,Trust,\"What is said of trust, \"\"hope\"\" too\",Being believed,Money,I trusted her,
Trust/=1+1,=1+1,-2 | *not* a formula,,,,yes
";

/// A study with a codebook taken in and three codings.
fn with_codebook(ada: &Desk, place: &Place) -> String {
    let folder = study(ada, place);
    let table = place.file("codebook.csv", TABLE);
    let taken = ada
        .run(&["import", &folder, &table, "--kind", "codebook", "--json"])
        .json();
    has_keys(
        &taken,
        &[
            "imported",
            "skipped",
            "notes",
            "codes",
            "analysts",
            "codings",
            "not_taken",
        ],
    );
    assert_eq!(taken["codes"], 2);
    let table = codings(&[
        row("Ada", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Trust", "I trusted her"),
        row("Ada", "second", "Trust/=1+1", "hard to trust"),
    ]);
    let table = place.file("c.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    folder
}

/// The answer with ids, which differ from run to run, made alike.
fn without_ids(text: &str) -> String {
    let cells = text.split(',').map(|cell| {
        let end = cell.split_whitespace().next().unwrap_or_default();
        let is_id = end.len() > 9 && end.as_bytes().get(8) == Some(&b'-');
        if is_id {
            cell.replacen(end, "ID", 1)
        } else {
            cell.to_owned()
        }
    });
    cells.collect::<Vec<_>>().join(",")
}

fn golden(name: &str) -> String {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_codebook_as_a_table_is_as_expected_and_no_spreadsheet_runs_it() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    let export = [
        "export", &folder, "codebook", "--format", "csv", "--out", "-",
    ];
    let csv = without_ids(&ada.run(&export).ok());
    assert_eq!(csv.replace("\r\n", "\n"), golden("codebook.csv"));
    for line in csv.lines() {
        for cell in line.split(',') {
            let cell = cell.trim_start_matches('"');
            assert!(
                !cell.starts_with(['=', '+', '-', '@']),
                "{cell} would be run"
            );
        }
    }
}

#[test]
fn the_codebook_as_text_is_as_expected() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    let export = [
        "export", &folder, "codebook", "--format", "md", "--out", "-",
    ];
    assert_eq!(ada.run(&export).ok(), golden("codebook.md"));
}

#[test]
fn a_codebook_that_went_out_comes_in_again_from_every_table() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    for format in ["csv", "xlsx"] {
        let file = place.path(&format!("out.{format}"));
        ada.run(&[
            "export", &folder, "codebook", "--format", format, "--out", &file,
        ])
        .ok();
        let other = Place::new();
        let copy = study(&ada, &other);
        ada.run(&["import", &copy, &file, "--kind", "codebook"])
            .ok();
        let names = |folder: &str| -> Vec<String> {
            let codes = ada.run(&["codes", folder, "--json"]).json();
            let codes = codes.as_array().unwrap().iter();
            codes
                .map(|it| format!("{} {} {}", it["path"], it["definition"], it["in_vivo"]))
                .collect()
        };
        assert_eq!(names(&folder), names(&copy), "{format}");
        let again = ada
            .run(&["import", &copy, &file, "--kind", "codebook", "--json"])
            .json();
        assert_eq!(again["codes"], 0);
    }
}

#[test]
fn a_wrong_codebook_is_refused_by_row_and_column_and_a_standing_definition_stays() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    let refused = |name: &str, content: &[u8]| -> String {
        let file = place.file(name, content);
        let answer = ada
            .run(&["import", &folder, &file, "--kind", "codebook", "--json"])
            .json_with(1);
        answer["skipped"][0]["reason"].as_str().unwrap().to_owned()
    };
    let parent = refused("a.csv", b"name,parent\nA,\nB,Nobody\n");
    assert!(parent.contains("Row 3, column “parent”"), "{parent}");
    let twice = refused("b.csv", b"name\nA\nA\n");
    assert!(
        twice.contains("Row 3, column “name”: “A” stands in row 2 already"),
        "{twice}"
    );
    assert!(refused("c.csv", b"colour\nred\n").contains("no column"));
    assert!(refused("d.xlsx", b"PK\x03\x04 not a zip").contains("cannot be read"));
    assert!(refused("e.qdc", b"<CodeBook/>").contains("has no codes"));
    let other = place.file(
        "f.csv",
        "tag,description\nTrust,Something else\nNew,Said so\n",
    );
    let taken = ada
        .run(&["import", &folder, &other, "--kind", "codebook", "--json"])
        .json();
    assert_eq!(taken["codes"], 1);
    has_keys(&taken["not_taken"][0], &["what", "reason"]);
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    assert!(
        codes[0]["definition"]
            .as_str()
            .unwrap()
            .starts_with("What is said")
    );
}

#[test]
fn the_codebook_of_an_earlier_study_is_compared_with_this_one_from_every_kind_of_file() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    let earlier = place.file(
        "earlier.csv",
        "Code,Parent,Definition\nTrusted,,\"What is said of trust, \"\"hope\"\" too\"\n=1+1,Trusted,\nDistance,,Said of roads\n",
    );
    let compared = |file: &str| {
        let with = format!("with={file}");
        ada.run(&[
            "export",
            &folder,
            "codebook-comparison",
            "--format",
            "csv",
            "--out",
            "-",
            "--option",
            &with,
        ])
    };
    let csv = compared(&earlier).ok();
    for line in [
        "the same name in another place,Trust/=1+1,Trusted/=1+1,",
        "\"another name, the same definition\",Trust,Trusted,",
        "only in the other codebook,,Distance,",
    ] {
        assert!(csv.contains(line), "{line} in {csv}");
    }
    // With itself nothing differs, in whatever it was written.
    for format in ["csv", "xlsx", "qdc"] {
        let own = place.path(&format!("own.{format}"));
        ada.run(&[
            "export", &folder, "codebook", "--format", format, "--out", &own,
        ])
        .ok();
        let csv = compared(&own).ok();
        assert_eq!(
            csv.matches("the same in both").count(),
            2,
            "{format}: {csv}"
        );
        assert_eq!(csv.lines().count(), 3, "{format}: {csv}");
    }
    let wrong = place.file("wrong.csv", "name,parent\nA,B\n");
    assert!(
        compared(&wrong)
            .refused(1)
            .contains("Row 2, column “parent”")
    );
    assert!(compared("").refused(1).contains("Choose the codebook"));
}

#[test]
fn the_codebook_for_other_programs_is_of_the_version_that_is_chosen_and_knows_no_other_options() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    ada.run(&["passes", &folder, "--freeze", "June"]).ok();
    let later = place.file("later.csv", "Code,Definition\nHope,Said of hope\n");
    ada.run(&["import", &folder, &later, "--kind", "codebook"])
        .ok();
    let export = |what: &str, format: &str, more: &[&str]| {
        let own = ["export", &folder, what, "--format", format, "--out", "-"];
        ada.run(&[&own[..], more].concat())
    };
    let now = export("codebook", "qdc", &[]).ok();
    assert!(now.contains("Hope") && now.contains("Trust"), "{now}");
    let june = export("codebook", "qdc", &["--option", "version=1"]).ok();
    assert!(!june.contains("Hope") && june.contains("Trust"), "{june}");
    for (what, format, option) in [
        ("codebook", "qdc", ["--option", "version=7"]),
        ("codebook", "qdc", ["--option", "colours=yes"]),
        ("codebook", "qdc", ["--document", "first"]),
        ("project", "qdpx", ["--layer", "consensus"]),
        ("project", "qdpx", ["--option", "version=1"]),
    ] {
        let said = export(what, format, &option).refused(2);
        assert!(
            said.contains("no option") || said.contains("no version 7"),
            "{said}"
        );
    }
}

#[test]
fn an_export_keeps_the_file_that_is_there_when_it_cannot_be_written() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = with_codebook(&ada, &place);
    let nowhere = place.path("no/such/folder.csv");
    let export = |out: &str, format: &str, what: &str| {
        ada.run(&["export", &folder, what, "--format", format, "--out", out])
    };
    assert!(
        export(&nowhere, "csv", "codebook")
            .refused(1)
            .contains("folder")
    );
    let there = place.file("there.csv", "old");
    assert!(
        export(&there, "svg", "codebook")
            .refused(1)
            .contains("not as svg")
    );
    assert!(
        export(&there, "csv", "quotations")
            .refused(1)
            .contains("No quotation is chosen yet")
    );
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "old");
    export(&there, "csv", "codebook").ok();
    assert!(
        std::fs::read_to_string(&there)
            .unwrap()
            .starts_with("Path,")
    );
}

#[test]
fn codes_that_come_without_a_colour_get_different_ones_as_new_codes_do() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let rows: Vec<String> = (1..=12)
        .map(|n| format!("Code {n},Meaning {n}\n"))
        .collect();
    let table = place.file(
        "codebook.csv",
        format!("Code,Definition\n{}", rows.concat()),
    );
    ada.run(&["import", &folder, &table, "--kind", "codebook"])
        .ok();
    let home = interlinea::journal::Installation::at(ada.home());
    let project = interlinea::journal::Project::open(folder.as_ref(), &home).unwrap();
    let seen = project.seen();
    let mut colours: Vec<u8> = seen.codes().iter().map(|it| it.colour.get_or(0)).collect();
    colours.sort_unstable();
    assert_eq!(colours, (0..12).collect::<Vec<u8>>());
}
