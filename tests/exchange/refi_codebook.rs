//! The codebook as REFI-QDA, out and in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, Place, study};
use crate::refi_support::{Schema, shared, validate};
use interlinea::exchange::refi::CODE_COLOURS;
use interlinea::ui::theme::Theme;
use serde_json::Value;

fn import(ada: &Desk, folder: &str, file: &str) -> Value {
    ada.run(&["import", folder, file, "--json"]).json()
}

fn codes(ada: &Desk, folder: &str) -> Vec<Value> {
    let codes = ada.run(&["codes", folder, "--json"]).json();
    codes.as_array().unwrap().clone()
}

fn export(ada: &Desk, folder: &str) -> Vec<u8> {
    let args = [
        "export", folder, "codebook", "--format", "qdc", "--out", "-",
    ];
    ada.run(&args).ok().into_bytes()
}

const TABLE: &str = "Path,Code,Definition,Include,Exclude,Example,In vivo
Trust,Trust,\"What is <said> of trust, \"\"hope\"\" & more
Include: is a word too\",Being believed,Money,I trusted her,
Trust/a/b,a/b,With a slash,,,,yes
Trust/a/b/deep,deep,,,,,
";

#[test]
fn the_colours_that_go_out_are_those_of_the_theme() {
    for (place, colour) in CODE_COLOURS.into_iter().enumerate() {
        let shown = Theme::LIGHT.code_colour(place);
        let shown = [shown.r(), shown.g(), shown.b()].map(u32::from);
        assert_eq!(colour, shown[0] << 16 | shown[1] << 8 | shown[2], "{place}");
    }
}

#[test]
fn a_codebook_that_went_out_is_valid_and_comes_in_as_it_was() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let table = place.file("codebook.csv", TABLE);
    ada.run(&["import", &folder, &table, "--kind", "codebook"])
        .ok();
    let out = export(&ada, &folder);
    validate(&out, Schema::Codebook);
    assert_eq!(out, export(&ada, &folder), "every export is the same");
    let file = place.file("out.qdc", &out);
    let other = Place::new();
    let copy = study(&ada, &other);
    let taken = import(&ada, &copy, &file);
    assert_eq!(taken["codes"], codes(&ada, &folder).len());
    assert_eq!(taken["not_taken"].as_array().unwrap().len(), 0);
    let told = |folder: &str| -> Vec<String> {
        let told = codes(&ada, folder).into_iter().map(|mut it| {
            let it = it.as_object_mut().unwrap();
            it.retain(|key, _| !["id", "parent"].contains(&key.as_str()));
            serde_json::to_string(&it).unwrap()
        });
        told.collect()
    };
    assert_eq!(told(&folder), told(&copy));
    let again = import(&ada, &copy, &file);
    assert_eq!(again["codes"], 0);
    assert_eq!(again["not_taken"].as_array().unwrap().len(), 0);
    let undone = |qdc: Vec<u8>| {
        let qdc = String::from_utf8(qdc).unwrap();
        let lines = qdc.lines().map(|line| {
            let (before, after) = line.split_once("guid=\"").unwrap_or((line, ""));
            format!("{before}{}", after.get(36..).unwrap_or_default())
        });
        lines.collect::<Vec<_>>()
    };
    assert_eq!(undone(out), undone(export(&ada, &copy)));
}

#[test]
fn every_codebook_of_the_cases_comes_in() {
    for name in [
        "22_qdc_ns_1_0.qdc",
        "23_qdc_ns_0_4_atlas.qdc",
        "25_qdc_bom_rgb_colours.qdc",
    ] {
        let Some(file) = shared(&format!("refi/cases/{name}")) else {
            return;
        };
        let (ada, place) = (Desk::new(), Place::new());
        let folder = study(&ada, &place);
        let file = file.to_str().unwrap();
        let dry = ada.run(&["import", &folder, file, "--dry-run", "--json"]);
        assert_eq!(dry.json()["codes"], 2);
        assert_eq!(codes(&ada, &folder).len(), 0, "{name}");
        let taken = import(&ada, &folder, file);
        assert_eq!(taken["codes"], 2, "{name}: {taken}");
        assert_eq!(taken["not_taken"].as_array().unwrap().len(), 0, "{taken}");
        let codes = codes(&ada, &folder);
        assert_eq!(codes[0]["name"], "SIS: <construct> é");
        assert_eq!(codes[1]["path"], "SIS: <construct> é/Acceptability");
        assert_eq!(codes[1]["definition"], "Def.");
        // The colour rgb(70,170,0) is nearest to the palette's green.
        let out = String::from_utf8(export(&ada, &folder)).unwrap();
        assert!(out.contains("color=\"#51713A\""), "{out}");
        assert!(out.contains("Include: …\nExclude: …"), "{out}");
        assert!(out.contains("name=\"Cat A\""), "{out}");
        validate(out.as_bytes(), Schema::Codebook);
    }
}

fn refused(content: impl AsRef<[u8]>) -> String {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let before = place.everything();
    let file = place.file("x.qdc", content);
    let answer = ada.run(&["import", &folder, &file, "--json"]).json_with(1);
    assert_eq!(place.everything(), before, "nothing was taken");
    answer["skipped"][0]["reason"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_wrong_with_a_codebook_is_said_with_line_and_element_and_nothing_is_taken() {
    let torn = "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">\n<Codes>\n<Code name=\"A\" isCodable=\"true\">";
    let said = refused(torn);
    assert!(said.contains("line 3, in <Code>"), "{said}");
    let said = refused("<CodeBook>\n<Codes>\n<Code name=\"&who;\"/></Codes></CodeBook>");
    assert!(said.contains("line 3"), "{said}");
    assert!(refused("<Project/>").contains("<Project>"));
    assert!(refused("<CodeBook><Codes/></CodeBook>").contains("no codes"));
    assert!(refused("").contains("REFI-QDA"));
    let doctype = "<!DOCTYPE CodeBook [<!ENTITY a \"b\">]><CodeBook><Codes><Code name=\"&a;\"/></Codes></CodeBook>";
    assert!(refused(doctype).contains("document type declaration"));
    assert!(refused(b"PK\x03\x04").contains("REFI-QDA"));
}

#[test]
fn what_of_a_codebook_has_no_place_is_reported() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let guid = |n: u8| format!("00000000-0000-0000-0000-0000000000{n:02}");
    let book = format!(
        "<CodeBook><Codes><Code guid=\"{{{0}}}\" name=\"A\" isCodable=\"false\" color=\"reddish\"/>\
         <Code guid=\"{0}\" name=\"B\" isCodable=\"true\"/><Code name=\"a\" isCodable=\"true\"><Description>said</Description></Code>\
         </Codes><Sets><Set guid=\"{1}\" name=\"S\"><MemberCode guid=\"{0}\"/><MemberCode guid=\"{1}\"/></Set>\
         <Set guid=\"{1}\" name=\"T\"/></Sets></CodeBook>",
        guid(1),
        guid(2),
    );
    let file = place.file("x.qdc", book);
    let taken = import(&ada, &folder, &file);
    assert_eq!(taken["codes"], 2, "{taken}");
    let told: Vec<String> = taken["not_taken"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{}: {}", it["what"], it["reason"]))
        .collect();
    let told = told.join("\n");
    for wanted in [
        "the colour of the code “A”",
        "the GUID of the code “B”",
        "the GUID of the code “a”",
        "1 code of the set “S”",
        "the set “T”",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    let notes = taken["notes"].to_string();
    assert!(notes.contains("here it is one"), "{notes}");
    assert!(notes.contains("1 code cannot be given"), "{notes}");
    assert_eq!(codes(&ada, &folder)[0]["definition"], "said");
}

#[test]
fn words_of_a_definition_that_only_look_like_a_label_stay_in_it() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let guid = |n: u8| format!("00000000-0000-0000-0000-0000000000{n:02}");
    // As a version wrote it that did not know these labels, and so did not guard them.
    let book = format!(
        "<CodeBook origin=\"Interlinea 0.0.1\"><Codes><Code guid=\"{0}\" name=\"A\" isCodable=\"true\">\
         <Description>Said of A\nOrigin: a word from Latin\nInclude: all</Description></Code></Codes>\
         <Sets><Set guid=\"{1}\" name=\"S\"><Description>Being met\nPlace: the clinic\nor the ward\nLevel: theme</Description>\
         <MemberCode guid=\"{0}\"/></Set></Sets></CodeBook>",
        guid(1),
        guid(2),
    );
    import(&ada, &folder, &place.file("x.qdc", book));
    let code = &codes(&ada, &folder)[0];
    assert_eq!(code["definition"], "Said of A\nOrigin: a word from Latin");
    let out = String::from_utf8(export(&ada, &folder)).unwrap();
    let kept = "Being met\n Place: the clinic\nor the ward\nLevel: theme";
    assert!(out.contains(kept), "{out}");
}

#[test]
fn constructs_that_are_not_in_use_stay_behind_and_are_named() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = place.study();
    let new = ["new", &folder, "--title", "Visits", "--analyst", "Ada"];
    ada.run(&[&new[..], &["--framework", "mrc"]].concat()).ok();
    let all = codes(&ada, &folder);
    let off: Vec<&str> = all
        .iter()
        .filter(|it| it["switched_off"] == true)
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert!((3..=12).contains(&off.len()), "{off:?}");
    let quoted: Vec<String> = off.iter().map(|name| format!("“{name}”")).collect();
    let (last, first) = quoted.split_last().unwrap();
    let line = format!(
        "Constructs that are not in use, with what lies below them ({}): {} and {last}; ",
        off.len(),
        first.join(", ")
    );
    for (what, format) in [("codebook", "qdc"), ("project", "qdpx")] {
        let out = place.path(&format!("out.{format}"));
        let export = ["export", &folder, what, "--format", format, "--out", &out];
        let answer = ada.run(&export);
        assert_eq!(answer.status, 0, "{}", answer.err);
        assert!(answer.err.contains(&line), "{what}: {}", answer.err);
        let others = format!("Constructs of frameworks ({}): ", all.len() - off.len());
        assert!(answer.err.contains(&others), "{what}: {}", answer.err);
    }
    let beside = std::fs::read_to_string(place.path("out-not-carried.txt")).unwrap();
    assert!(beside.contains(&line), "{beside}");
    let out = String::from_utf8(export(&ada, &folder)).unwrap();
    let goes_out = |name: &str| out.contains(&format!("name=\"{name}\""));
    assert!(goes_out("Reach"), "{out}");
    assert!(!off.iter().any(|name| goes_out(name)), "{out}");
}

#[test]
fn a_codebook_without_codes_is_not_written() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let out = place.path("out.qdc");
    let export = [
        "export", &folder, "codebook", "--format", "qdc", "--out", &out,
    ];
    assert!(ada.run(&export).refused(1).contains("no codes yet"));
    assert!(!std::path::Path::new(&out).exists());
}
