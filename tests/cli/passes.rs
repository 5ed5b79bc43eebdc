//! Passes of two people with an installation each on one folder: hidden until both have closed.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, FIRST, Place, codings, has_keys, row, span, study};
use serde_json::{Value, json};

/// Ada and Berit in front of one folder, with a blind inductive pass in which both have coded.
struct Blind {
    ada: Desk,
    berit: Desk,
    place: Place,
    folder: String,
}

impl Blind {
    fn new() -> Self {
        let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
        let folder = study(&ada, &place);
        let add = [
            "passes",
            &folder,
            "--add",
            "Second reading",
            "--kind",
            "inductive",
            "--analysts",
            "Ada,Berit",
            "--blind",
        ];
        ada.run(&add).ok();
        let blind = Self {
            ada,
            berit,
            place,
            folder,
        };
        blind.code(
            "ada.csv",
            &blind.ada,
            "Ada",
            "AdasOwn",
            "I was afraid at first",
        );
        blind.code(
            "berit.csv",
            &blind.berit,
            "Berit",
            "BeritsOwn",
            "Then I trusted her",
        );
        blind
    }

    fn code(&self, file: &str, desk: &Desk, who: &str, code: &str, words: &str) {
        let (start, end) = span(FIRST, words);
        let table = format!(
            "analyst,document,code,start,end,pass,memo\n{who},first,{code},{start},{end},Second reading,{code}Memo\n"
        );
        let table = self.place.file(file, table);
        desk.run(&["code", &self.folder, "--codings", &table, "--as", who])
            .ok();
    }

    fn close(&self, desk: &Desk) {
        desk.run(&["passes", &self.folder, "--close", "Second reading"])
            .ok();
    }
}

fn passes(desk: &Desk, folder: &str) -> Value {
    desk.run(&["passes", folder, "--json"]).json()
}

#[test]
fn no_command_shows_another_analysts_work_before_both_have_closed() {
    let it = Blind::new();
    let folder = it.folder.as_str();
    it.close(&it.ada);
    for arguments in [
        &["codings", folder][..],
        &["codings", folder, "--json"],
        &["codings", folder, "--csv"],
        &["codings", folder, "--document", "first"],
        &["codes", folder],
        &["codes", folder, "--json"],
        &["log", folder],
        &["log", folder, "--json"],
        &["log", folder, "--csv"],
        &["passes", folder, "--json"],
        &["retrieve", folder, "--code", "AdasOwn", "--json"],
        &[
            "matrix",
            folder,
            "--rows",
            "codes",
            "--columns",
            "documents",
        ],
        &[
            "export", folder, "codebook", "--format", "csv", "--out", "-",
        ],
        &["export", folder, "codebook", "--format", "md", "--out", "-"],
        &[
            "export", folder, "codebook", "--format", "qdc", "--out", "-",
        ],
        &["search", folder, "in:all berits*", "--json"],
        &["search", folder, "in:memos beritsownmemo", "--json"],
        &["check", folder, "--json"],
        &["documents", folder, "--json"],
        &["analysts", folder, "--json"],
        &["participants", folder, "--json"],
    ] {
        let answer = it.ada.run(arguments);
        assert_eq!(answer.status, 0, "{arguments:?} {}", answer.err);
        let said = answer.out.to_lowercase() + &answer.err.to_lowercase();
        assert!(!said.contains("beritsown"), "{arguments:?} says {said}");
        assert!(
            !said.contains("then i trusted"),
            "{arguments:?} says {said}"
        );
    }
    let total = it
        .ada
        .run(&["search", folder, "in:memos beritsownmemo", "--json"])
        .json();
    assert_eq!(total["total"], 0);
}

#[test]
fn whoever_asks_for_hidden_work_is_told_who_has_not_closed() {
    let it = Blind::new();
    let folder = it.folder.as_str();
    it.close(&it.ada);
    for arguments in [
        &["codings", folder, "--analyst", "Berit"][..],
        &[
            "codings",
            folder,
            "--analyst",
            "Berit",
            "--pass",
            "Second reading",
        ],
        &["agreement", folder],
        &[
            "agreement",
            folder,
            "--pass",
            "Second reading",
            "--analysts",
            "Ada,Berit",
        ],
        &[
            "agreement",
            folder,
            "--unit",
            "character",
            "--universe",
            "all",
            "--json",
        ],
        &["discrepancies", folder],
        &[
            "discrepancies",
            folder,
            "--pass",
            "Second reading",
            "--json",
        ],
    ] {
        let sentence = it.ada.run(arguments).refused(1);
        assert!(
            sentence.contains("“Second reading” is hidden") && sentence.contains("Berit (2 of 2"),
            "{arguments:?}: {sentence}"
        );
        assert!(!sentence.contains("Ada ("), "Ada has closed: {sentence}");
    }
    for arguments in [
        &["log", folder][..],
        &["codings", folder],
        &["codes", folder, "--json"],
    ] {
        let beside = it.ada.run(arguments).err;
        assert!(
            beside.contains("not closed by Berit"),
            "{arguments:?}: {beside}"
        );
    }
    let own = it
        .ada
        .run(&["codings", folder, "--pass", "Second reading", "--json"])
        .json();
    assert_eq!(
        own.as_array().unwrap().len(),
        1,
        "one's own work is never hidden"
    );
    let stranger = Desk::new();
    let all = stranger.run(&["codings", folder, "--json"]);
    assert_eq!(all.json(), json!([]), "who belongs to nobody sees neither");
    let pass = ["codings", folder, "--pass", "Second reading"];
    assert!(stranger.run(&pass).refused(1).contains("hidden"));
}

#[test]
fn both_see_both_when_both_have_closed() {
    let it = Blind::new();
    let folder = it.folder.as_str();
    it.close(&it.ada);
    let state = passes(&it.ada, folder);
    let wanted = [
        "id",
        "name",
        "kind",
        "blind",
        "state",
        "analysts",
        "closed_by",
        "material",
    ];
    has_keys(&state[0], &wanted);
    assert_eq!(
        (&state[0]["state"], &state[0]["kind"]),
        (&json!("open"), &json!("inductive"))
    );
    assert_eq!(state[0]["closed_by_names"], json!(["Ada"]));
    it.close(&it.berit);
    for desk in [&it.ada, &it.berit, &Desk::new()] {
        assert_eq!(passes(desk, folder)[0]["state"], "revealed");
        let all = desk.run(&["codings", folder, "--json"]).json();
        assert_eq!(all.as_array().unwrap().len(), 2);
        assert!(desk.run(&["log", folder]).ok().contains("BeritsOwn"));
    }
    it.ada.run(&["discrepancies", folder, "--json"]).json();
    let who: Vec<Value> = it
        .berit
        .run(&["analysts", folder, "--json"])
        .json()
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(
        who[1]["here"], true,
        "--as told whom Berit's installation belongs to"
    );
}

#[test]
fn reopening_needs_a_reason_and_hides_nothing_again() {
    let it = Blind::new();
    let folder = it.folder.as_str();
    it.close(&it.ada);
    it.close(&it.berit);
    let bare = it
        .ada
        .run(&["passes", folder, "--reopen", "Second reading"])
        .refused(2);
    assert!(bare.contains("--reason"), "{bare}");
    let reopen = [
        "passes",
        folder,
        "--reopen",
        "Second reading",
        "--reason",
        "a page was missing",
    ];
    it.ada.run(&reopen).ok();
    assert_eq!(passes(&it.ada, folder)[0]["state"], "revealed");
    it.code(
        "late.csv",
        &it.ada,
        "Ada",
        "BeritsOwn",
        "Then I trusted her",
    );
    let all = it.berit.run(&["codings", folder, "--json"]).json();
    assert_eq!(
        all.as_array().unwrap().len(),
        3,
        "what comes after the reveal is seen by both"
    );
    let found = it.ada.run(&["discrepancies", folder, "--json"]).json();
    let kinds: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["only_a", "only_b"],
        "and never enters the blind comparison"
    );
    let log = it.ada.run(&["log", folder, "--json"]).json();
    assert!(log.to_string().contains("reopening"), "{log}");
}

#[test]
fn a_pass_within_constructs_takes_the_segments_of_the_latest_closed_deductive_pass() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let within = [
        "passes",
        &folder,
        "--add",
        "Inner",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit",
        "--within",
        "Context",
    ];
    let table = place.file("x.csv", codings(&[row("Ada", "first", "Setting", "Why?")]));
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let setting: Vec<&str> = within
        .iter()
        .map(|it| if *it == "Context" { "Setting" } else { *it })
        .collect();
    assert!(
        ada.run(&setting)
            .refused(1)
            .contains("no closed deductive pass")
    );
    let deductive = [
        "passes",
        &folder,
        "--add",
        "First reading",
        "--kind",
        "deductive",
        "--analysts",
        "Ada",
        "--framework",
        "mrc",
    ];
    ada.run(&deductive).ok();
    let rows = [
        "analyst,document,code,start,end,pass\n",
        "Ada,first,Context,0,10,First reading\n",
        "Ada,second,Context,3,20,First reading\n",
        "Ada,second,Implementation,3,30,First reading\n",
    ];
    let table = place.file("d.csv", rows.concat());
    ada.run(&["code", &folder, "--codings", &table]).ok();
    ada.run(&["passes", &folder, "--close", "First reading"])
        .ok();
    let state = ada
        .run(&[&within[..], &["--blind", "--json"]].concat())
        .json();
    let inner = state
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["name"] == "Inner")
        .unwrap();
    assert_eq!(inner["material"]["kind"], "segments");
    let spans: Vec<(u64, u64)> = inner["material"]["spans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["start"].as_u64().unwrap(), it["end"].as_u64().unwrap()))
        .collect();
    assert_eq!(spans, [(0, 10), (3, 20)]);
    let outside = place.file(
        "o.csv",
        "analyst,document,code,start,end,pass\nAda,first,New,30,40,Inner\nAda,first,New,0,4,Inner\n",
    );
    let answer = ada
        .run(&["code", &folder, "--codings", &outside, "--json"])
        .json_with(1);
    assert_eq!(answer["added"], 1);
    assert!(
        answer["refused"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("no segment")
    );
}

#[test]
fn what_an_analyst_has_closed_is_coded_no_further() {
    let it = Blind::new();
    it.close(&it.ada);
    let table = "analyst,document,code,start,end,pass\nAda,first,More,0,3,Second reading\n";
    let table = it.place.file("more.csv", table);
    let answer = it
        .ada
        .run(&["code", &it.folder, "--codings", &table, "--json"])
        .json_with(1);
    let reason = answer["refused"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("reopen it first"), "{reason}");
    let nobody = Desk::new()
        .run(&["passes", &it.folder, "--close", "Second reading"])
        .refused(1);
    assert!(nobody.contains("--as"), "{nobody}");
}

#[test]
fn two_independent_inventions_of_one_name_stay_two_codes() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = study(&ada, &place);
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
    ada.run(&add).ok();
    for (desk, who) in [(&ada, "Ada"), (&berit, "Berit")] {
        let table = place.file(
            &format!("{who}.csv"),
            format!("analyst,document,code,start,end,pass\n{who},first,Trust,18,30,P\n"),
        );
        let taken = desk
            .run(&["code", &folder, "--codings", &table, "--json", "--as", who])
            .json();
        assert_eq!(
            taken["codes_made"],
            json!(["Trust"]),
            "{who} knows of no such code"
        );
    }
    for (desk, who) in [(&ada, "Ada"), (&berit, "Berit")] {
        desk.run(&["passes", &folder, "--close", "P", "--as", who])
            .ok();
    }
    let codes = ada.run(&["codes", &folder, "--json"]).json();
    assert_eq!(codes.as_array().unwrap().len(), 2);
    let answer = ada
        .run(&[
            "agreement",
            &folder,
            "--pass",
            "P",
            "--documents",
            "first",
            "--json",
        ])
        .json();
    let code = &answer["per_code"][0];
    assert_eq!(code["krippendorff_alpha_nominal"], json!(null));
    let why = code["reason"]["krippendorff_alpha_nominal"]
        .as_str()
        .unwrap();
    assert!(why.contains("match codes"), "{why}");
    assert_eq!(
        answer["any_code"]["both"], 1,
        "code-free agreement exists before matching"
    );
}
