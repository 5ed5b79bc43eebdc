//! Who did it: what is done in another's name says so, and opens nothing that is hidden from whoever sits there.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::desk::{Desk, FIRST, Place, SECOND, span, study};
use serde_json::{Value, json};

/// Two installations on one folder, with a blind pass and a coding of each in the first transcript.
struct Two {
    ada: Desk,
    berit: Desk,
    place: Place,
    folder: String,
}

impl Two {
    fn new() -> Self {
        let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
        let folder = study(&ada, &place);
        let two = Self {
            ada,
            berit,
            place,
            folder,
        };
        let add = ["--add", "H", "--kind", "inductive", "--blind"];
        let who = ["--analysts", "Ada,Berit"];
        two.ada(&[&["passes"][..], &add, &who].concat());
        two.coded(&two.ada, "Ada", "AdasOwn", "first", "I was afraid at first");
        two.coded(
            &two.berit,
            "Berit",
            "BeritsOwn",
            "first",
            "Then I trusted her",
        );
        two
    }

    fn table(&self, who: &str, code: &str, document: &str, words: &str) -> String {
        let text = if document == "first" { FIRST } else { SECOND };
        let (start, end) = span(text, words);
        let table = format!(
            "analyst,document,code,start,end,pass\n{who},{document},{code},{start},{end},H\n"
        );
        self.place.file(&format!("{who}{code}.csv"), table)
    }

    fn coded(&self, desk: &Desk, who: &str, code: &str, document: &str, words: &str) {
        let table = self.table(who, code, document, words);
        let run = ["code", &self.folder, "--codings", &table, "--as", who];
        desk.run(&run).ok();
    }

    fn at<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        let (command, rest) = arguments.split_first().unwrap();
        [&[*command, self.folder.as_str()][..], rest].concat()
    }

    fn ada(&self, arguments: &[&str]) -> String {
        self.ada.run(&self.at(arguments)).ok()
    }

    fn berit(&self, arguments: &[&str]) -> String {
        self.berit.run(&self.at(arguments)).ok()
    }
}

#[test]
fn nobody_closes_a_blind_part_from_the_installation_of_another_of_its_analysts() {
    let two = Two::new();
    let before = two.place.everything();
    for act in [
        &["passes", "--close", "H", "--not-discussed", "--as", "Berit"][..],
        &[
            "passes", "--reopen", "H", "--reason", "why", "--as", "Berit",
        ],
    ] {
        let said = two.ada.run(&two.at(act)).refused(1);
        assert!(said.contains("belongs to Ada"), "{said}");
        assert!(said.contains("Berit's own installation"), "{said}");
        assert!(said.contains("Another person sits here now"), "{said}");
    }
    assert_eq!(two.place.everything(), before, "nothing is recorded of it");
    two.berit(&["passes", "--close", "H", "--as", "Berit"]);
    two.ada(&["passes", "--close", "H", "--as", "Ada"]);
    assert!(two.ada(&["codes"]).contains("BeritsOwn"));
}

#[test]
fn what_is_done_in_anothers_name_says_at_whose_installation() {
    let two = Two::new();
    two.ada(&[
        "passes",
        "--add",
        "Open",
        "--kind",
        "inductive",
        "--analysts",
        "Berit",
        "--as",
        "Berit",
    ]);
    let words = "as Berit, at Ada's installation";
    let line = |log: &str| {
        let mut lines = log.lines();
        lines.find(|it| it.contains("Open")).unwrap().to_owned()
    };
    for form in [&["log"][..], &["log", "--csv"]] {
        let said = line(&two.berit(form));
        assert!(said.contains(words), "{said}");
    }
    let log: Value = serde_json::from_str(&two.berit(&["log", "--json"])).unwrap();
    let entries = log.as_array().unwrap();
    let of_open = entries.iter().find(|it| it["what"] == "new pass Open");
    assert_eq!(of_open.unwrap()["by_name"], "Berit");
    let people: Value = serde_json::from_str(&two.ada(&["analysts", "--json"])).unwrap();
    assert_eq!(of_open.unwrap()["at_installation_of"], people[0]["id"]);
    let own = entries.iter().find(|it| it["what"] == "new pass H");
    assert_eq!(own.unwrap()["at_installation_of"], json!(null));
    let methods = two.berit(&["export", "methods", "--format", "md", "--out", "-"]);
    assert!(methods.contains(words), "{methods}");
}

#[test]
fn what_is_hidden_from_whom_an_installation_belongs_to_stays_hidden_in_anothers_name() {
    let two = Two::new();
    for form in [
        &["codings"][..],
        &["codes"],
        &["log"],
        &["search", "trusted"],
    ] {
        let run = two.at(&[form, &["--as", "Berit"]].concat());
        let answer = two.ada.run(&run);
        assert!(
            !answer.out.contains("BeritsOwn"),
            "{form:?}: {}",
            answer.out
        );
        assert!(
            answer
                .err
                .contains("what Berit has hidden stays hidden here"),
            "{}",
            answer.err
        );
    }
    assert!(
        two.berit(&["codings", "--as", "Berit"])
            .contains("BeritsOwn")
    );
    // An installation of nobody in the pass may look as either.
    let run = two.at(&["codings", "--as", "Berit"]);
    assert!(Desk::new().run(&run).ok().contains("BeritsOwn"));
}

#[test]
fn rows_of_another_analyst_do_not_come_into_their_hidden_work() {
    let two = Two::new();
    let table = two.table("Ada", "Slipped", "second", "hard to trust");
    let run = two.at(&["code", "--codings", &table, "--json"]);
    let answer = two.berit.run(&run).json_with(1);
    assert_eq!(answer["added"], 0);
    assert_eq!(answer["refused"][0]["row"], 2);
    let reason = answer["refused"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("come from Ada alone"), "{reason}");
    two.ada(&["code", "--codings", &table]);
}

#[test]
fn an_installation_of_nobody_neither_codes_nor_opens_passes() {
    let two = Two::new();
    let table = two.table("Ada", "Whose", "second", "hard to trust");
    let nobody = Desk::new();
    let before = two.place.everything();
    for run in [
        &["code", "--codings", &table][..],
        &[
            "passes",
            "--add",
            "Z",
            "--kind",
            "inductive",
            "--analysts",
            "Ada",
        ],
    ] {
        let said = nobody.run(&two.at(run)).refused(1);
        assert!(said.contains("say who you are with --as"), "{said}");
    }
    assert_eq!(two.place.everything(), before);
}

#[test]
fn the_moment_that_figures_print_counts_nothing_that_is_hidden() {
    let two = Two::new();
    for desk in [&two.ada, &two.berit] {
        let close = [
            "passes",
            "--close",
            "H",
            "--parts",
            "first",
            "--not-discussed",
        ];
        desk.run(&two.at(&close)).ok();
    }
    let cut = || {
        let run = two.ada(&["agreement", "--pass", "H", "--json"]);
        let answer: Value = serde_json::from_str(&run).unwrap();
        answer["cut"].as_str().unwrap().to_owned()
    };
    let text = || two.ada(&["agreement", "--pass", "H"]);
    let (before, before_text) = (cut(), text());
    two.coded(&two.berit, "Berit", "Later", "second", "hard to trust");
    assert_eq!(cut(), before);
    assert_eq!(text(), before_text);
    // A pass that is not hidden counts as it is now, and as little of what is.
    let add = ["--add", "O", "--kind", "directed"];
    two.ada(&[&["passes"][..], &add, &["--analysts", "Ada,Berit"]].concat());
    for (desk, who) in [(&two.ada, "Ada"), (&two.berit, "Berit")] {
        desk.run(&two.at(&["passes", "--close", "O", "--as", who]))
            .ok();
    }
    let open = || two.ada(&["agreement", "--pass", "O", "--json"]);
    let before = open();
    two.coded(&two.berit, "Berit", "Latest", "second", "Nobody asked us");
    assert_eq!(open(), before);
    // Of two reveals the moment is that of both together, while a third document is still hidden.
    let third = two.place.file("third.txt", SECOND.replace("you", "them"));
    two.ada(&["import", &third]);
    for desk in [&two.ada, &two.berit] {
        let close = [
            "passes",
            "--close",
            "H",
            "--parts",
            "second",
            "--not-discussed",
        ];
        desk.run(&two.at(&close)).ok();
    }
    let of_two = cut();
    let (start, end) = span(SECOND, "R2:");
    let hidden =
        format!("analyst,document,code,start,end,pass\nBerit,third,More,{start},{end},H\n");
    let hidden = two.place.file("third.csv", hidden);
    two.berit(&["code", "--codings", &hidden]);
    assert_eq!(cut(), of_two);
    for desk in [&two.ada, &two.berit] {
        let close = ["passes", "--close", "H", "--not-discussed"];
        desk.run(&two.at(&close)).ok();
    }
    let now = || two.ada(&["export", "methods", "--format", "md", "--out", "-"]);
    let methods = now();
    assert!(
        methods.contains("(no interval below 10 documents"),
        "{methods}"
    );
    let both = cut();
    two.ada(&["passes", "--reopen", "H", "--reason", "a page was missing"]);
    two.coded(&two.ada, "Ada", "Late", "second", "Nobody asked us");
    assert_eq!(cut(), both, "what came after the reveals is not in it");
}

#[test]
fn a_passage_in_segments_of_two_constructs_says_which_it_was_taken_in_and_can_choose() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let run = |arguments: &[&str]| -> String {
        let (command, rest) = arguments.split_first().unwrap();
        ada.run(&[&[*command, folder.as_str()][..], rest].concat())
            .ok()
    };
    let open = |name: &str, kind: &str, more: &[&str]| {
        let add = ["passes", "--add", name, "--kind", kind, "--analysts", "Ada"];
        run(&[&add[..], more].concat());
    };
    let coded = |rows: &[(&str, &str, &str, &str)]| {
        let mut table = "analyst,document,code,start,end,pass,within\n".to_owned();
        for (pass, code, words, within) in rows {
            let (start, end) = span(FIRST, words);
            table += &format!("Ada,first,{code},{start},{end},{pass},{within}\n");
        }
        let table = place.file("codings.csv", table);
        let arguments = ["code", &folder, "--codings", &table, "--json"];
        ada.run(&arguments)
    };
    open("D", "deductive", &[]);
    let both = "Then I trusted her";
    coded(&[("D", "Reach", both, ""), ("D", "Dose", both, "")]).ok();
    run(&["passes", "--close", "D"]);
    open("I", "inductive", &["--within", "Reach,Dose"]);
    let answer = coded(&[("I", "X", "trusted", "")]).json();
    let taken = answer["overlapping"][0]["within"]
        .as_str()
        .unwrap()
        .to_owned();
    let other = answer["overlapping"][0]["also"][0]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(answer["overlapping"][0]["row"], 2);
    assert_eq!(answer["beyond"], json!([]));
    let longer = "at first. Then I trusted";
    let beyond = coded(&[("I", "Long", longer, "Dose")]).json();
    assert_eq!(beyond["beyond"], json!([2]));
    let answer = coded(&[("I", "X", "trusted", &other), ("I", "X", "trusted", &taken)]).json();
    assert_eq!(
        (&answer["added"], &answer["there_already"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(answer["overlapping"], json!([]));
    let outside = coded(&[
        ("I", "X", "Nobody else", "Dose"),
        ("D", "Y", "Nobody", "Dose"),
    ]);
    assert_eq!(outside.json_with(1)["refused"].as_array().unwrap().len(), 2);
    let csv = run(&["codings", "--pass", "I", "--csv"]);
    assert!(csv.lines().next().unwrap().contains(",within,"), "{csv}");
    assert!(csv.contains(",Reach,") && csv.contains(",Dose,"), "{csv}");
    // The table comes in again without making anything twice.
    let table = place.file("again.csv", csv);
    let again = run(&["code", "--codings", &table]);
    assert!(again.starts_with("0 codings taken, 3 there already, 0 rows refused; 0 codes made."));
    let rows: Value = serde_json::from_str(&run(&["codings", "--pass", "I", "--json"])).unwrap();
    let rows = rows.as_array().unwrap();
    let mut names: Vec<&str> = rows
        .iter()
        .filter_map(|it| it["within_name"].as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["Dose", "Dose", "Reach"]);
}

#[test]
fn a_code_that_another_could_give_only_after_a_reveal_is_named_beside_the_figures() {
    let two = Two::new();
    let close = |part: &str| {
        for desk in [&two.ada, &two.berit] {
            let close = ["passes", "--close", "H", "--parts", part, "--not-discussed"];
            desk.run(&two.at(&close)).ok();
        }
    };
    let figures = || two.ada(&["agreement", "--pass", "H"]);
    close("first");
    assert!(!figures().contains("after its reveal"), "{}", figures());
    two.coded(&two.berit, "Berit", "AdasOwn", "second", "hard to trust");
    close("second");
    let said = figures();
    let note = said.lines().find(|it| it.contains("after its reveal"));
    let note = note.unwrap_or_else(|| panic!("{said}"));
    assert!(note.starts_with("“AdasOwn” came up"), "{note}");
    assert!(!note.contains("BeritsOwn"), "{note}");
}
