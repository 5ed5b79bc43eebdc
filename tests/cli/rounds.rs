//! Rounds of a pass from the command line: the pilot, the codebook between, the main coding, and agreement of each.

#![allow(clippy::unwrap_used)]

use crate::desk::{Desk, Place, has_keys, row, study};
use serde_json::{Value, json};

struct Two {
    ada: Desk,
    berit: Desk,
    place: Place,
    folder: String,
}

/// A blind pass “P” by Ada and Berit, whose codebook is frozen before its first round with the first interview.
fn pilot() -> Two {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let book = place.file(
        "codebook.csv",
        "Path,Code,Definition\nTrust,Trust,Being believed.\n",
    );
    ada.run(&["import", &folder, &book, "--kind", "codebook"])
        .ok();
    let add = ["passes", &folder, "--add", "P", "--kind", "directed"];
    let more = ["--analysts", "Ada,Berit", "--blind"];
    ada.run(&[&add[..], &more[..]].concat()).ok();
    ada.run(&["passes", &folder, "--freeze", "Before the pilot"])
        .ok();
    let round = ["passes", &folder, "--round", "Pilot", "--of", "P"];
    ada.run(&[&round[..], &["--documents", "first"]].concat())
        .ok();
    Two {
        ada,
        berit,
        place,
        folder,
    }
}

impl Two {
    fn codes(&self, who: &str, rows: &[String]) {
        let rows: Vec<String> = rows
            .iter()
            .map(|it| format!("{},P", it.trim_end()))
            .collect();
        let table = format!(
            "analyst,document,code,start,end,pass\n{}\n",
            rows.join("\n")
        );
        let table = self.place.file(&format!("{who}.csv"), table);
        let desk = if who == "Ada" { &self.ada } else { &self.berit };
        desk.run(&["code", &self.folder, "--codings", &table, "--as", who])
            .ok();
    }

    fn close(&self, who: &str, document: &str) {
        let desk = if who == "Ada" { &self.ada } else { &self.berit };
        let close = ["passes", &self.folder, "--close", "P", "--parts", document];
        desk.run(&close).ok();
    }

    fn rounds(&self) -> Value {
        let passes = self.ada.run(&["passes", &self.folder, "--json"]).json();
        passes[0]["rounds"].clone()
    }

    fn agreement(&self, more: &[&str]) -> Value {
        let plain = ["agreement", &self.folder, "--pass", "P", "--json"];
        self.ada.run(&[&plain[..], more].concat()).json()
    }
}

/// Both rounds coded by both and revealed, with a version of the codebook between.
fn both_rounds() -> Two {
    let two = pilot();
    two.codes("Ada", &[row("Ada", "first", "Trust", "I trusted her")]);
    two.codes(
        "Berit",
        &[row("Berit", "first", "Trust", "trusted her 😀.")],
    );
    two.close("Ada", "first");
    two.close("Berit", "first");
    two.ada
        .run(&["passes", &two.folder, "--freeze", "Version 2"])
        .ok();
    let round = ["passes", &two.folder, "--round", "Main", "--of", "P"];
    two.ada
        .run(&[&round[..], &["--documents", "second"]].concat())
        .ok();
    two.codes("Ada", &[row("Ada", "second", "Trust", "hard to trust")]);
    two.codes(
        "Berit",
        &[row("Berit", "second", "Trust", "Nobody asked us")],
    );
    two.close("Ada", "second");
    two.close("Berit", "second");
    two
}

#[test]
fn passes_list_their_rounds_with_material_state_and_version_of_the_codebook() {
    let two = both_rounds();
    let rounds = two.rounds();
    has_keys(
        &rounds[0],
        &[
            "id",
            "name",
            "number",
            "state",
            "documents",
            "is_test",
            "codebook_version",
            "codebook_version_name",
            "codebook_changes",
            "drawn",
            "revealed_at",
        ],
    );
    let told: Vec<Value> = rounds
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            json!([
                it["name"],
                it["state"],
                it["document_names"],
                it["codebook_version"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["Pilot", "revealed", ["first"], 1]),
            json!(["Main", "revealed", ["second"], 2]),
        ]
    );
    assert_eq!(rounds[0]["codebook_version_name"], "Before the pilot");
    let text = two.ada.run(&["passes", &two.folder]).ok();
    assert!(text.contains("P/Pilot"), "{text}");
}

#[test]
fn agreement_is_shown_per_round_and_pooled_figures_name_the_versions_of_the_codebook() {
    let two = both_rounds();
    let pilot = two.agreement(&["--round", "Pilot"]);
    // Sentences of participants in the first interview: four, one of them with Trust by both.
    assert_eq!(pilot["n_units"], 4);
    assert_eq!(
        pilot["per_code"][0]["cells"],
        json!({"11": 1, "10": 0, "01": 0, "00": 3})
    );
    assert_eq!(
        pilot["convention"]["codebook"],
        "Round “Pilot”, codebook version 1"
    );
    assert_eq!(pilot["rounds"].as_array().unwrap().len(), 1);
    let main = two.agreement(&["--round", "P/Main"]);
    assert_eq!(
        main["per_code"][0]["cells"],
        json!({"11": 0, "10": 1, "01": 1, "00": 0})
    );
    let all = two.agreement(&[]);
    assert_eq!(all["n_units"], 6);
    let words = "Pooled over codebook versions 1 and 2 (rounds “Pilot” and “Main”)";
    assert_eq!(all["convention"]["codebook"], words);
    assert_eq!(all["notes"][0], format!("{words}."));
    let text = two.ada.run(&["agreement", &two.folder]).ok();
    assert!(text.contains(words), "{text}");
    let unknown = two.ada.run(&["agreement", &two.folder, "--round", "Third"]);
    assert_eq!(
        unknown.refused(1),
        "There is no round “Third” in the study that you may see; `interlinea passes` lists them."
    );
}

#[test]
fn the_agreement_of_a_round_comes_out_again_at_the_cut_of_its_reveal() {
    let two = both_rounds();
    let cut = two.rounds()[0]["revealed_at"].as_str().unwrap().to_owned();
    let before = two.agreement(&["--round", "Pilot", "--at", &cut]);
    let now = two.agreement(&["--round", "Pilot"]);
    assert_eq!(before["per_code"], now["per_code"]);
    assert_eq!(before["cut"], now["cut"]);
    assert_eq!(before["rounds"].as_array().unwrap().len(), 1);
}

#[test]
fn a_round_that_is_hidden_shows_no_figures_and_what_is_in_no_round_is_not_coded() {
    let two = pilot();
    two.codes("Ada", &[row("Ada", "first", "Trust", "I trusted her")]);
    two.close("Ada", "first");
    assert_eq!(two.rounds()[0]["state"], "coding");
    let said = two
        .ada
        .run(&["agreement", &two.folder, "--round", "Pilot"])
        .refused(1);
    assert!(said.contains("Berit (2 of 2 parts left)"), "{said}");
    let rows = "analyst,document,code,start,end,pass\nBerit,second,Trust,5,9,P\n";
    let table = two.place.file("outside.csv", rows);
    let code = ["code", &two.folder, "--codings", &table, "--as", "Berit"];
    let answer = two.berit.run(&code);
    assert_eq!(answer.status, 1);
    let said = answer.out + &answer.err;
    assert!(said.contains("is in none of them yet"), "{said}");
}

#[test]
fn a_drawn_round_is_on_record_and_its_draw_can_be_repeated() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    for n in 3..=10 {
        let file = place.file(&format!("more-{n}.txt"), format!("I: {n}?\nR: Yes, {n}.\n"));
        ada.run(&["import", &folder, &file]).ok();
    }
    let add = ["passes", &folder, "--add", "P", "--kind", "inductive"];
    ada.run(&[&add[..], &["--analysts", "Ada"]].concat()).ok();
    let round = ["passes", &folder, "--round", "Pilot", "--of", "P"];
    let draw = ["--draw", "20%", "--draw-seed", "4711"];
    ada.run(&[&round[..], &draw[..]].concat()).ok();
    let passes = ada.run(&["passes", &folder, "--json"]).json();
    let drawn = &passes[0]["rounds"][0]["drawn"];
    assert_eq!(drawn["rule"], "draw-1");
    assert_eq!(drawn["seed"], 4711);
    assert_eq!(drawn["share"], "20%");
    assert_eq!(drawn["words"], "20 % of 10 documents, seed 4711");
    assert_eq!(
        (&drawn["eligible"], &drawn["drawn"], &drawn["repeats"]),
        (&json!(10), &json!(2), &json!(true))
    );
    assert_eq!(passes[0]["rounds"][0]["codebook_version"], json!(null));
    // The second round draws from the eight that are left.
    let round = ["passes", &folder, "--round", "Main", "--of", "P"];
    ada.run(&[&round[..], &["--draw", "8"]].concat()).ok();
    let passes = ada.run(&["passes", &folder, "--json"]).json();
    let second = &passes[0]["rounds"][1]["drawn"];
    assert_eq!(second["not_eligible"].as_array().unwrap().len(), 2);
    assert_eq!(second["not_eligible"][0]["reason"], "in_round");
    let wrong = ada.run(&[&round[..], &["--draw", "many"]].concat());
    assert_eq!(
        wrong.refused(2),
        "“many” is not how much to draw: write a number of documents (4) or a percentage (20%)."
    );
    let log = ada.run(&["log", &folder, "--json"]).json();
    let told = log.to_string();
    assert!(told.contains("drawn round Pilot"), "{told}");
    assert!(told.contains("20 % of 10 documents, seed 4711"), "{told}");
}

#[test]
fn a_test_of_the_codebook_is_drawn_hidden_and_on_record() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let book = place.file("codebook.csv", "Code,Definition\nTrust,Being believed.\n");
    ada.run(&["import", &folder, &book, "--kind", "codebook"])
        .ok();
    let coded = crate::desk::codings(&[row("Ada", "first", "Trust", "I trusted her")]);
    let coded = place.file("before.csv", coded);
    ada.run(&["code", &folder, "--codings", &coded]).ok();
    let test = ["passes", &folder, "--test", "Test of June"];
    let who = ["--analysts", "Ada,Berit", "--draw", "100%"];
    let passes = ada
        .run(&[&test[..], &who[..], &["--draw-seed", "11", "--json"]].concat())
        .json();
    let pass = passes.as_array().unwrap().last().unwrap();
    assert_eq!(pass["name"], "Test of June");
    assert_eq!(
        (&pass["kind"], &pass["blind"]),
        (&json!("directed"), &json!(true))
    );
    // What Ada has coded with the codebook is not eligible.
    let round = &pass["rounds"][0];
    assert_eq!(round["is_test"], true);
    assert_eq!(round["codebook_version"], 1);
    assert_eq!(round["drawn"]["drawn"], 1);
    assert_eq!(round["drawn"]["seed"], 11);
    assert_eq!(round["drawn"]["not_eligible"][0]["reason"], "coded");
    assert_eq!(pass["material"]["documents"].as_array().unwrap().len(), 1);
    // Nothing is left for another one, and a test finds no codes.
    let again = ["passes", &folder, "--test", "Test of July"];
    let refused = ada.run(&[&again[..], &who[..]].concat()).refused(1);
    assert!(refused.starts_with("Nothing can be drawn"), "{refused}");
    let open = ada.run(&[&again[..], &who[..], &["--kind", "inductive"]].concat());
    assert!(open.refused(2).contains("finds no new codes"));
    let unknown = ada.run(&[&again[..], &who[..], &["--codebook", "9"]].concat());
    let unknown = unknown.status;
    assert_ne!(unknown, 0);
    // Berit is told as much as Ada: that it is there, and hidden.
    let hers = berit.run(&["passes", &folder, "--json", "--as", "Berit"]);
    assert!(hers.out.contains("Test of June"), "{}", hers.err);
}

#[test]
fn a_test_that_is_refused_freezes_no_codebook() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let book = place.file("codebook.csv", "Code,Definition\nTrust,Being believed.\n");
    let book = ["import", &folder, &book, "--kind", "codebook"];
    ada.run(&book).ok();
    let alone = ["passes", &folder, "--test", "T", "--analysts", "Ada"];
    let refused = ada.run(&[&alone[..], &["--draw", "100%"]].concat());
    assert_ne!(refused.status, 0, "{}", refused.out);
    let log = ada.run(&["log", &folder]).ok();
    assert!(
        !log.contains("freez") && !log.contains("version 1"),
        "{log}"
    );
}

#[test]
fn what_both_have_closed_with_the_codebook_is_not_fresh_though_they_found_nothing_in_it() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let book = place.file("codebook.csv", "Code,Definition\nTrust,Being believed.\n");
    let book = ["import", &folder, &book, "--kind", "codebook"];
    ada.run(&book).ok();
    let add = ["passes", &folder, "--add", "R", "--kind", "directed"];
    ada.run(&[&add[..], &["--analysts", "Ada"]].concat()).ok();
    let close = ["passes", &folder, "--close", "R", "--parts", "first"];
    ada.run(&close).ok();
    let test = ["passes", &folder, "--test", "T", "--analysts", "Ada,Berit"];
    let draw = ["--draw", "100%", "--json"];
    let passes = ada.run(&[&test[..], &draw].concat()).json();
    let drawn = &passes.as_array().unwrap().last().unwrap()["rounds"][0]["drawn"];
    assert_eq!(drawn["drawn"], 1);
    let left = &drawn["not_eligible"];
    assert_eq!(left.as_array().unwrap().len(), 1, "{left}");
    assert_eq!(left[0]["reason"], "coded");
}

#[test]
fn rounds_are_exported_apart_and_the_draft_tells_of_those_revealed_while_the_pass_is_open() {
    let two = pilot();
    two.codes("Ada", &[row("Ada", "first", "Trust", "I trusted her")]);
    two.codes(
        "Berit",
        &[row("Berit", "first", "Trust", "trusted her 😀.")],
    );
    two.close("Ada", "first");
    two.close("Berit", "first");
    let export = |what: &str, format: &str, options: &[&str]| {
        let out = two.place.path("out");
        let mut words = vec![
            "export",
            &two.folder,
            what,
            "--format",
            format,
            "--out",
            &out,
        ];
        words.extend(options.iter().flat_map(|option| ["--option", option]));
        two.ada.run(&words).ok();
        std::fs::read_to_string(out).unwrap()
    };
    let draft = export("methods", "md", &[]);
    assert!(
        draft.contains("In the pass “P” as far as its rounds are closed, Ada and Berit"),
        "{draft}"
    );
    assert!(draft.contains("Agreement in the pass “P” was calculated"));
    let two = both_rounds();
    let discrepancies = |round: &str| {
        let words = ["discrepancies", &two.folder, "--round", round, "--json"];
        two.ada.run(&words).json().as_array().unwrap().clone()
    };
    for round in ["Pilot", "Main"] {
        let found = discrepancies(round);
        let own =
            |it: &Value| it["document_name"] == if round == "Pilot" { "first" } else { "second" };
        assert!(found.iter().all(own), "{found:?}");
    }
    let export = |options: &[&str]| {
        let out = two.place.path("out.csv");
        let mut words = vec![
            "export",
            &two.folder,
            "agreement",
            "--format",
            "csv",
            "--out",
            &out,
        ];
        words.extend(options.iter().flat_map(|option| ["--option", option]));
        two.ada.run(&words).ok();
        std::fs::read_to_string(out).unwrap()
    };
    assert!(export(&[]).contains("Pooled over codebook versions"));
    let pilot = export(&["round=Pilot"]);
    assert!(!pilot.contains("Pooled over codebook versions"), "{pilot}");
    let answer = two.agreement(&["--round", "Pilot"]);
    let header = pilot.lines().next().unwrap().split(',');
    let place = header.clone().position(|it| it == "Units").unwrap();
    assert!(place > 0 && pilot.contains(&answer["n_units"].to_string()));
}
