//! Two analysts' own codes, side by side: what suggests that they match, what was said, and what follows from it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::revealed::Revealed;
use crate::desk::{Desk, Place, row, study};
use interlinea::analysis::agreement::of_study::{AgreementOptions, CodeAgreement};
use interlinea::analysis::matching::{
    Declared, Progress, Relation, SharedPassage, Standing, TwoFrames,
};
use interlinea::model::acts;
use interlinea::model::{CodeId, CodeMatch, Conflict, ConflictOf, HistoryOf, Seen, StepDraft};

/// Ada: “Being believed” twice, “Alone” once, “Fear” once. Berit: “Trust” once, over Ada's first passage and the
/// sentence; “alone” once, on the same sentence as Ada.
fn independent() -> Revealed {
    Revealed::of(
        &[
            row("Ada", "first", "Being believed", "I trusted her"),
            row("Ada", "first", "Being believed", "She listened to me."),
            row("Ada", "first", "Fear", "I was afraid at first."),
            row("Ada", "second", "Alone", "Nobody asked us."),
        ],
        &[
            row("Berit", "first", "Trust", "Then I trusted her"),
            row("Berit", "second", "alone", "Nobody asked us. It was hard"),
            row("Berit", "second", "Hard work", "It was hard to trust them."),
        ],
    )
}

fn frames(study: &Revealed) -> TwoFrames {
    let seen = study.project.seen();
    let pass = seen.passes().last().unwrap().id;
    let analysts = seen.pass(pass).unwrap().opened.analysts.clone();
    TwoFrames::of(&seen, &study.texts(), pass, [analysts[0], analysts[1]]).unwrap()
}

fn act<T>(study: &mut Revealed, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> T) -> T {
    let mut draft = study.project.draft().unwrap();
    let made = act(&study.project.seen(), &mut draft);
    study.project.commit(draft).unwrap();
    made
}

fn say(study: &mut Revealed, a: CodeId, how: CodeMatch, b: CodeId) {
    act(study, |seen, draft| {
        acts::match_codes(seen, draft, a, b, how).unwrap();
    });
}

/// A code by its analyst (the two may have codes of one name) and name.
fn code(study: &Revealed, frames: &TwoFrames, side: usize, name: &str) -> CodeId {
    let seen = study.project.seen();
    let mut codes = frames.frames[side].iter().map(|it| it.code);
    codes.find(|code| seen.code_name(*code) == name).unwrap()
}

#[test]
fn each_analysts_own_codes_stand_in_a_frame_with_their_counts() {
    let study = independent();
    let frames = frames(&study);
    let seen = study.project.seen();
    let listed: Vec<Vec<(String, usize, usize, Standing)>> = frames
        .frames
        .iter()
        .map(|frame| {
            let of = |it: &interlinea::analysis::matching::FrameCode| {
                (
                    seen.code_name(it.code),
                    it.codings,
                    it.documents,
                    it.standing,
                )
            };
            let mut all: Vec<_> = frame.iter().map(of).collect();
            all.sort();
            all
        })
        .collect();
    let own = |name: &str, codings| (name.to_owned(), codings, 1, Standing::Own);
    assert_eq!(
        listed[0],
        [own("Alone", 1), own("Being believed", 2), own("Fear", 1)]
    );
    assert_eq!(
        listed[1],
        [own("Hard work", 1), own("Trust", 1), own("alone", 1)]
    );
    assert!(frames.have_own_codes());
}

#[test]
fn overlaps_count_both_ways_and_the_passages_of_both_are_read_first() {
    let study = independent();
    let frames = frames(&study);
    let (believed, trust) = (
        code(&study, &frames, 0, "Being believed"),
        code(&study, &frames, 1, "Trust"),
    );
    let likeness = frames.likeness(believed, trust);
    assert_eq!(
        likeness.grounds(["Ada", "Berit"]),
        "1 of 2 of Ada’s passages overlap; 1 of 1 of Berit’s."
    );
    let passages = frames.passages(believed, trust);
    let both: Vec<bool> = passages.iter().map(SharedPassage::is_of_both).collect();
    assert_eq!(both, [true, false]);
    let (start, end) = crate::desk::span(crate::desk::FIRST, "Then I trusted her");
    assert_eq!(
        (
            passages[0].span.start as usize,
            passages[0].span.end as usize
        ),
        (start, end)
    );
    let fear = code(&study, &frames, 0, "Fear");
    assert_eq!(
        frames.likeness(fear, trust).grounds(["Ada", "Berit"]),
        "No passage overlaps."
    );
}

#[test]
fn codes_of_one_name_are_suggested_first() {
    let study = independent();
    let frames = frames(&study);
    let suggestions = frames.suggestions();
    let first = suggestions[0];
    assert_eq!(
        (first.a, first.b, first.how),
        (
            code(&study, &frames, 0, "Alone"),
            code(&study, &frames, 1, "alone"),
            CodeMatch::Equal
        )
    );
    assert!(first.likeness.same_name);
    let ranked = frames.ranked(0, first.a);
    assert_eq!(ranked[0].0, first.b);
    assert_eq!(ranked.len(), 3);
}

#[test]
fn a_match_is_one_field_whichever_code_is_named_first_and_is_taken_back_or_undone() {
    let mut study = independent();
    let frames = frames(&study);
    let (a, b) = (
        code(&study, &frames, 0, "Being believed"),
        code(&study, &frames, 1, "Trust"),
    );
    say(&mut study, a, CodeMatch::Broader, b);
    let how = |study: &Revealed| Declared::of(&study.project.seen()).how(a, b);
    assert_eq!(how(&study), Some(CodeMatch::Broader));
    assert_eq!(
        Declared::of(&study.project.seen()).how(b, a),
        Some(CodeMatch::Narrower)
    );
    // The same, said from the other side: one match, the later.
    say(&mut study, b, CodeMatch::Broader, a);
    assert_eq!(how(&study), Some(CodeMatch::Narrower));
    assert_eq!(study.project.seen().matched_codes().len(), 1);
    study.project.undo().unwrap();
    assert_eq!(how(&study), Some(CodeMatch::Broader));
    act(&mut study, |seen, draft| {
        acts::take_match_back(seen, draft, b, a).unwrap();
    });
    assert_eq!(how(&study), None);
    let mut draft = study.project.draft().unwrap();
    let again = acts::take_match_back(&study.project.seen(), &mut draft, a, b);
    assert!(again.is_err(), "there is nothing to take back");
    study.project.undo().unwrap();
    assert_eq!(how(&study), Some(CodeMatch::Broader));
    let seen = study.project.seen();
    let said = seen.history_of_match(a, b);
    assert_eq!(said[0].after, "broader");
    let of_code = seen.history_of(HistoryOf::Code(b));
    let entry = of_code.iter().find(|it| it.field.starts_with("Match"));
    assert_eq!(
        entry.unwrap().after,
        "narrower",
        "read from the code itself"
    );
}

#[test]
fn meaning_the_same_is_handed_on_and_being_distinct_is_not() {
    let mut study = independent();
    let frames = frames(&study);
    let (believed, fear, trust, hard) = (
        code(&study, &frames, 0, "Being believed"),
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
        code(&study, &frames, 1, "Hard work"),
    );
    say(&mut study, believed, CodeMatch::Equal, trust);
    say(&mut study, fear, CodeMatch::Equal, trust);
    say(&mut study, fear, CodeMatch::Distinct, hard);
    let declared = Declared::of(&study.project.seen());
    assert!(declared.is_one(believed, fear));
    assert_eq!(
        declared.relation(believed, fear),
        Some(Relation::Through(vec![trust]))
    );
    assert_eq!(declared.how(believed, hard), None);
    assert!(declared.contradictions().is_empty());
    assert_eq!(
        [0, 1].map(|side| declared.progress(&frames, side)),
        [2, 2].map(|done| Progress {
            done,
            none: 0,
            of: 3
        })
    );
    say(&mut study, believed, CodeMatch::Distinct, fear);
    let seen = study.project.seen();
    let against = Declared::of(&seen).contradictions();
    assert_eq!(
        against[0].sentence(&seen),
        "“Being believed” is distinct from “Fear”, and yet both count as one through “Trust”: take one of these matches back."
    );
}

#[test]
fn a_merged_code_takes_its_matches_along() {
    let mut study = independent();
    let frames = frames(&study);
    let (believed, fear, trust) = (
        code(&study, &frames, 0, "Being believed"),
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
    );
    say(&mut study, fear, CodeMatch::Narrower, trust);
    act(&mut study, |seen, draft| {
        acts::merge_codes(seen, draft, &[fear], believed).unwrap();
    });
    let declared = Declared::of(&study.project.seen());
    assert_eq!(declared.how(believed, trust), Some(CodeMatch::Narrower));
    // Said anew of the code that stands, nothing old stays beside it.
    say(&mut study, believed, CodeMatch::Distinct, trust);
    let matched = study.project.seen().matched_codes();
    assert_eq!(matched.len(), 1);
    assert_eq!(
        Declared::of(&study.project.seen()).how(believed, trust),
        Some(CodeMatch::Distinct)
    );
    act(&mut study, |seen, draft| {
        acts::merge_codes(seen, draft, &[trust], believed).unwrap();
    });
    let mut draft = study.project.draft().unwrap();
    let seen = study.project.seen();
    let refused = acts::match_codes(&seen, &mut draft, believed, trust, CodeMatch::Equal);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("only the one code")
    );
    assert!(study.project.seen().matched_codes().is_empty());
}

#[test]
fn before_the_matching_there_is_code_free_agreement_alone_and_afterwards_figures_say_what_they_are()
{
    let mut study = independent();
    let options = AgreementOptions::default();
    let before = study.agreement(&options);
    assert!(
        before
            .per_code
            .iter()
            .all(CodeAgreement::waits_for_matching)
    );
    assert!(
        before
            .any_code
            .counted
            .figures
            .iter()
            .any(|(_, it)| it.is_ok())
    );
    let pooled = &before.pooled.micro.counted_figures();
    assert!(pooled.iter().all(Result::is_err), "{pooled:?}");
    assert_eq!(before.note, None);
    let frames = frames(&study);
    let (a, b) = (
        code(&study, &frames, 0, "Alone"),
        code(&study, &frames, 1, "alone"),
    );
    say(&mut study, a, CodeMatch::Broader, b);
    let broader = study.agreement(&options);
    assert!(broader.per_code.iter().all(CodeAgreement::is_left_out));
    assert_eq!(broader.matches[0].how, "broader");
    say(&mut study, a, CodeMatch::Equal, b);
    let after = study.agreement(&options);
    let compared: Vec<&str> = after
        .per_code
        .iter()
        .filter(|it| !it.waits_for_matching())
        .map(|it| it.code_name.as_str())
        .collect();
    assert_eq!(compared, ["Alone"], "the code made first gives the name");
    assert_eq!(after.note, Some("after matching; not an independent test"));
    assert_eq!(
        after.convention.get("matching").map(String::as_str),
        Some("after matching; not an independent test")
    );
}

trait Counts {
    fn counted_figures(&self) -> Vec<Result<f64, String>>;
}

impl Counts for interlinea::analysis::agreement::of_study::Counted {
    fn counted_figures(&self) -> Vec<Result<f64, String>> {
        self.figures
            .iter()
            .map(|(_, figure)| figure.clone())
            .collect()
    }
}

/// Both say how the same two codes match, neither knowing of the other.
#[test]
fn what_two_people_say_of_one_pair_at_once_is_listed_until_somebody_decides() {
    let (desks, place) = ([Desk::new(), Desk::new()], Place::new());
    let folder = study(&desks[0], &place);
    let table = crate::desk::codings(&[
        row("Ada", "first", "Trust", "I trusted her"),
        row("Berit", "first", "Belief", "I trusted her"),
    ]);
    let table = place.file("codings.csv", table);
    desks[0].run(&["code", &folder, "--codings", &table]).ok();
    let open = |desk: &Desk, who: &str| {
        let home = interlinea::journal::Installation::at(desk.home());
        let mut project = interlinea::journal::Project::open(folder.as_ref(), &home).unwrap();
        let people = project.seen().analysts();
        let person = people.iter().find(|it| it.name.text() == who).unwrap().id;
        if project.person() != Some(person) {
            project.bind(person).unwrap();
        }
        project
    };
    let mut ada = open(&desks[0], "Ada");
    let mut berit = open(&desks[1], "Berit");
    ada.refresh().unwrap();
    let (a, b) = {
        let seen = ada.seen();
        let codes = seen.codes();
        let named = |name: &str| codes.iter().find(|it| it.name.text() == name).unwrap().id;
        (named("Trust"), named("Belief"))
    };
    for (project, a, b, how) in [
        (&mut ada, a, b, CodeMatch::Equal),
        (&mut berit, b, a, CodeMatch::Broader),
    ] {
        let mut draft = project.draft().unwrap();
        acts::match_codes(&project.seen(), &mut draft, a, b, how).unwrap();
        project.commit(draft).unwrap();
    }
    ada.refresh().unwrap();
    let conflicts = ada.seen().conflicts();
    let [
        Conflict {
            of: ConflictOf::Field { field, values, .. },
        },
    ] = conflicts.as_slice()
    else {
        panic!("{conflicts:?}");
    };
    assert_eq!(*field, "match");
    let said: Vec<&str> = values.iter().map(|(_, it)| it.as_str()).collect();
    assert!(
        said.contains(&"equal") && said.contains(&"narrower"),
        "{said:?}"
    );
    assert!(
        conflicts[0]
            .sentence(&ada.seen())
            .starts_with("The match of “Trust” with “Belief” was set by two people at once")
    );
    let (stamp, _) = values[0];
    let mut draft = ada.draft().unwrap();
    acts::take_value(&ada.seen(), &mut draft, stamp).unwrap();
    ada.commit(draft).unwrap();
    assert!(ada.seen().conflicts().is_empty());
}

#[test]
fn nothing_of_a_hidden_frame_shows_before_the_reveal() {
    let (desks, place) = ([Desk::new(), Desk::new()], Place::new());
    let folder = study(&desks[0], &place);
    desks[0]
        .run(&[
            "passes",
            &folder,
            "--add",
            "P",
            "--kind",
            "inductive",
            "--analysts",
            "Ada,Berit",
            "--blind",
        ])
        .ok();
    let both = [("Ada", "Being believed"), ("Berit", "Trust")];
    for (desk, (who, name)) in desks.iter().zip(both) {
        let line = row(who, "first", name, "I trusted her");
        let table = format!(
            "analyst,document,code,start,end,pass\n{},P\n",
            line.trim_end()
        );
        let table = place.file(&format!("{who}.csv"), table);
        desk.run(&["code", &folder, "--codings", &table, "--as", who])
            .ok();
    }
    // Berit, who sees only her own, could say nothing of Ada's code; somebody who knows its id neither.
    let home = interlinea::journal::Installation::at(desks[0].home());
    let mut ada = interlinea::journal::Project::open(folder.as_ref(), &home).unwrap();
    let mut draft = ada.draft().unwrap();
    let seen = ada.seen();
    let passes = seen.passes();
    let pass = passes.last().unwrap();
    let analysts = [pass.opened.analysts[0], pass.opened.analysts[1]];
    let texts = |document: &interlinea::model::things::Document| {
        let text = ada.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let refused = TwoFrames::of(&seen, &texts, pass.id, analysts).unwrap_err();
    assert!(refused.to_string().contains("not closed by"), "{refused}");
    let all = ada
        .study()
        .seen_by(interlinea::model::Viewer::Analyst(analysts[1]));
    let others = all
        .codes()
        .iter()
        .find(|it| it.name.text() == "Trust")
        .unwrap()
        .id;
    let own = seen
        .codes()
        .iter()
        .find(|it| it.name.text() == "Being believed")
        .unwrap()
        .id;
    let unseen = acts::match_codes(&seen, &mut draft, own, others, CodeMatch::Equal);
    assert!(unseen.unwrap_err().to_string().contains("hidden from you"));
    let listed = desks[0].run(&["codes", &folder, "--json"]).json();
    let names: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert_eq!(names, ["Being believed"]);
    assert_eq!(listed[0]["matches"], serde_json::json!([]));
}

/// A blind pass by Ada and Berit with one code of each in each document, nothing closed; Ada's and Berit's projects.
fn blind() -> (Vec<Desk>, Place, String) {
    let (desks, place) = (vec![Desk::new(), Desk::new()], Place::new());
    let folder = study(&desks[0], &place);
    let table = crate::desk::codings(&[row("Ada", "first", "Belief", "Why?")]);
    let table = place.file("before.csv", table);
    desks[0].run(&["code", &folder, "--codings", &table]).ok();
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
    desks[0].run(&add).ok();
    let both = [
        ("Ada", ["Being believed", "Alone"]),
        ("Berit", ["Trust", "Solitude"]),
    ];
    for (desk, (who, [one, two])) in desks.iter().zip(both) {
        let rows = [
            row(who, "first", one, "I trusted her"),
            row(who, "second", two, "Nobody asked us."),
        ];
        let rows: Vec<String> = rows
            .iter()
            .map(|it| format!("{},P\n", it.trim_end()))
            .collect();
        let rows = rows.concat();
        let table = format!("analyst,document,code,start,end,pass\n{rows}");
        let table = place.file(&format!("{who}.csv"), table);
        desk.run(&["code", &folder, "--codings", &table, "--as", who])
            .ok();
    }
    (desks, place, folder)
}

fn open(desk: &Desk, folder: &str) -> interlinea::journal::Project {
    let home = interlinea::journal::Installation::at(desk.home());
    interlinea::journal::Project::open(folder.as_ref(), &home).unwrap()
}

fn named(seen: &Seen<'_>, name: &str) -> CodeId {
    let codes = seen.codes();
    codes.iter().find(|it| it.name.text() == name).unwrap().id
}

#[test]
fn what_an_analyst_says_of_a_hidden_code_is_as_hidden_as_the_code() {
    let (desks, _place, folder) = blind();
    let mut berit = open(&desks[1], &folder);
    let (trust, belief) = (
        named(&berit.seen(), "Trust"),
        named(&berit.seen(), "Belief"),
    );
    let mut draft = berit.draft().unwrap();
    acts::match_codes(
        &berit.seen(),
        &mut draft,
        trust,
        belief,
        CodeMatch::Narrower,
    )
    .unwrap();
    berit.commit(draft).unwrap();
    assert_eq!(
        berit.seen().next_undo().unwrap().name,
        "match Trust with Belief: narrower"
    );
    drop(berit);
    let own = desks[1].run(&["codes", &folder, "--json"]).json();
    let own = own
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["name"] == "Belief")
        .unwrap();
    assert_eq!(
        own["matches"],
        serde_json::json!([{"code": trust.to_string(), "how": "broader"}])
    );
    let log = desks[1].run(&["log", &folder, "--json"]).ok();
    assert!(
        log.contains("“Belief” is broader than “Trust”")
            || log.contains("“Trust” is narrower than “Belief”")
    );
    // Ada sees “Belief”, and nothing said of it.
    let listed = desks[0].run(&["codes", &folder, "--json"]).json();
    let others = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["name"] == "Belief")
        .unwrap();
    assert_eq!(others["matches"], serde_json::json!([]));
    assert!(
        !desks[0]
            .run(&["log", &folder, "--json"])
            .ok()
            .contains("broader")
    );
    let ada = open(&desks[0], &folder);
    let seen = ada.seen();
    assert!(seen.matched_codes().is_empty());
    let history = seen.history_of(HistoryOf::Code(belief));
    assert!(!history.iter().any(|it| it.field.starts_with("Match")));
    assert!(seen.history_of_match(belief, trust).is_empty());
    assert_eq!(seen.said_of_match_at_once(belief, trust), None);
}

#[test]
fn of_a_pass_that_is_revealed_in_part_only_that_part_is_set_side_by_side() {
    let (desks, _place, folder) = blind();
    let mut pass = None;
    for desk in &desks {
        let mut project = open(desk, &folder);
        let now = project.study().now();
        let mut draft = project.draft().unwrap();
        let seen = project.seen();
        let id = seen.passes().last().unwrap().id;
        let documents = seen.documents();
        let first = documents
            .iter()
            .find(|it| it.name.text().starts_with("first"));
        let part = interlinea::model::Part::Document(first.unwrap().id);
        let talk = interlinea::model::Talk::NotDiscussed;
        acts::close_parts(&seen, &mut draft, id, &[part], talk, &now).unwrap();
        project.commit(draft).unwrap();
        pass = Some(id);
    }
    let mut ada = open(&desks[0], &folder);
    ada.refresh().unwrap();
    let seen = ada.seen();
    let pass = pass.unwrap();
    let analysts = &seen.pass(pass).unwrap().opened.analysts;
    let texts = |document: &interlinea::model::things::Document| {
        let text = ada.text(document.imported.text);
        text.map_err(|error| error.to_string())
    };
    let frames = TwoFrames::of(&seen, &texts, pass, [analysts[0], analysts[1]]).unwrap();
    let names: Vec<Vec<String>> = frames
        .frames
        .iter()
        .map(|frame| frame.iter().map(|it| seen.code_name(it.code)).collect())
        .collect();
    assert_eq!(names, [["Being believed"], ["Trust"]]);
    assert_eq!(frames.left_out.len(), 1, "{:?}", frames.left_out);
    let all = seen.codes();
    assert!(
        !all.iter().any(|it| it.name.text() == "Solitude"),
        "still hidden"
    );
}

#[test]
fn a_code_said_to_be_distinct_waits_no_longer_and_has_no_figures_either() {
    let mut study = independent();
    let frames = frames(&study);
    let (fear, trust) = (
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
    );
    say(&mut study, fear, CodeMatch::Distinct, trust);
    let answer = study.agreement(&AgreementOptions::default());
    let waiting: Vec<&str> = answer
        .per_code
        .iter()
        .filter(|it| it.waits_for_matching())
        .map(|it| it.code_name.as_str())
        .collect();
    assert!(!waiting.contains(&"Fear") && !waiting.contains(&"Trust"));
    assert!(answer.per_code.iter().all(CodeAgreement::is_left_out));
    let sentences = answer.left_out_in_words();
    assert!(
        sentences[1].ends_with("was said to mean the same: 2 codes: “Fear”, “Trust”."),
        "{sentences:?}"
    );
}

#[test]
fn the_report_says_what_figures_after_matching_are_and_tells_every_match() {
    let mut study = independent();
    let frames = frames(&study);
    let (alone, alone_too, fear, trust) = (
        code(&study, &frames, 0, "Alone"),
        code(&study, &frames, 1, "alone"),
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
    );
    say(&mut study, alone, CodeMatch::Equal, alone_too);
    say(&mut study, fear, CodeMatch::Narrower, trust);
    let answer = study.agreement(&AgreementOptions::default());
    let report = interlinea::exchange::report::agreement_report(&answer);
    let csv = report
        .bytes(interlinea::exchange::report::ReportFormat::Csv)
        .unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(
        csv.contains("Code (after matching; not an independent test)"),
        "{csv}"
    );
    assert!(csv.contains("Alone (matched with alone)"));
    assert!(
        !csv.contains("Being believed"),
        "it waits for a match: {csv}"
    );
    let table = report
        .tables
        .iter()
        .find(|it| it.name == "Matching of codes")
        .unwrap();
    assert_eq!(table.rows.len(), 2);
    let said = format!("{:?}", table.rows);
    assert!(
        said.contains("narrower than") || said.contains("broader than"),
        "{said}"
    );
    assert!(
        report
            .notes
            .iter()
            .any(|it| it.starts_with("Not compared before they are matched"))
    );
}

/// Ada, Berit and Cora code one sentence, each with a code of her own.
#[test]
fn of_three_analysts_a_code_has_figures_among_all_only_once_all_three_are_matched() {
    let (desks, place) = ([Desk::new(), Desk::new(), Desk::new()], Place::new());
    let folder = study(&desks[0], &place);
    desks[0].run(&["analysts", &folder, "--add", "Cora"]).ok();
    let add = [
        "passes",
        &folder,
        "--add",
        "P",
        "--kind",
        "inductive",
        "--analysts",
        "Ada,Berit,Cora",
        "--blind",
    ];
    desks[0].run(&add).ok();
    let own = [("Ada", "Belief"), ("Berit", "Trust"), ("Cora", "Faith")];
    for (desk, (who, name)) in desks.iter().zip(own) {
        let line = row(who, "first", name, "I trusted her");
        let table = format!(
            "analyst,document,code,start,end,pass\n{},P\n",
            line.trim_end()
        );
        let table = place.file(&format!("{who}.csv"), table);
        desk.run(&["code", &folder, "--codings", &table, "--as", who])
            .ok();
        desk.run(&["passes", &folder, "--close", "P"]).ok();
    }
    let mut ada = open(&desks[0], &folder);
    ada.refresh().unwrap();
    let figures = || {
        let answer = desks[0]
            .run(&["agreement", &folder, "--pass", "P", "--json"])
            .json();
        let codes = answer["per_code"].as_array().unwrap();
        let belief = codes.iter().find(|it| it["code_name"] == "Belief");
        let belief = belief.unwrap()["percent_agreement"].clone();
        let pairs = answer["per_pair"].as_array().unwrap();
        let of_pair = |pair: &serde_json::Value| {
            let codes = pair["per_code"].as_array().unwrap();
            let belief = codes.iter().find(|it| it["code_name"] == "Belief");
            belief.is_some_and(|it| it["percent_agreement"].is_number())
        };
        let pairs: Vec<bool> = pairs.iter().map(of_pair).collect();
        (belief.is_number(), pairs)
    };
    assert_eq!(figures(), (false, vec![false, false, false]));
    let say = |ada: &mut interlinea::journal::Project, a: &str, b: &str| {
        let mut draft = ada.draft().unwrap();
        let (a, b) = (named(&ada.seen(), a), named(&ada.seen(), b));
        acts::match_codes(&ada.seen(), &mut draft, a, b, CodeMatch::Equal).unwrap();
        ada.commit(draft).unwrap();
    };
    say(&mut ada, "Belief", "Trust");
    assert_eq!(figures(), (false, vec![true, false, false]));
    say(&mut ada, "Faith", "Trust");
    assert_eq!(figures(), (true, vec![true, true, true]));
}

#[test]
fn a_code_without_counterpart_waits_no_longer_until_it_is_matched_after_all() {
    let mut study = independent();
    let frames = frames(&study);
    let (fear, trust) = (
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
    );
    let none = |study: &Revealed| {
        let answer = study.agreement(&AgreementOptions::default());
        let without = answer.per_code.iter().filter(|it| it.has_no_counterpart());
        let names: Vec<String> = without.map(|it| it.code_name.clone()).collect();
        let waits = answer.per_code.iter().filter(|it| it.waits_for_matching());
        (names, waits.count(), answer.left_out_in_words())
    };
    let before = none(&study).1;
    act(&mut study, |seen, draft| {
        acts::say_no_counterpart(seen, draft, fear).unwrap();
    });
    let (names, waits, sentences) = none(&study);
    assert_eq!((names, waits), (vec!["Fear".to_owned()], before - 1));
    assert!(
        sentences.iter().any(|it| it
            == "Not compared, since no code of another analyst corresponds to them: 1 code: “Fear”."),
        "{sentences:?}"
    );
    let progress = Declared::of(&study.project.seen()).progress(&frames, 0);
    assert_eq!((progress.done, progress.none), (1, 1));
    let undo = study.project.seen().next_undo().unwrap().name;
    assert_eq!(undo, "no counterpart of Fear");
    // To be distinct from a code goes with having no counterpart; to mean the same does not.
    say(&mut study, fear, CodeMatch::Distinct, trust);
    assert_eq!(none(&study).0, ["Fear"]);
    say(&mut study, fear, CodeMatch::Broader, trust);
    assert!(none(&study).0.is_empty());
    let mut draft = study.project.draft().unwrap();
    let refused = acts::say_no_counterpart(&study.project.seen(), &mut draft, fear);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "“Fear” matches “Trust”: take that match back first."
    );
    // Undo gives both back: the match goes, and the code has none again.
    study.project.undo().unwrap();
    assert_eq!(none(&study).0, ["Fear"]);
    act(&mut study, |seen, draft| {
        acts::look_for_counterpart(seen, draft, fear).unwrap();
    });
    assert_eq!(
        none(&study).1,
        before - 2,
        "Fear and Trust are distinct by now"
    );
    let entries = study.project.seen().history_of(HistoryOf::Code(fear));
    let said: Vec<&str> = entries
        .iter()
        .filter(|it| it.field == "Counterpart")
        .map(|it| it.after.as_str())
        .collect();
    assert!(
        said.contains(&"none") && said.contains(&"to be matched"),
        "{said:?}"
    );
}

#[test]
fn that_a_hidden_code_has_no_counterpart_is_as_hidden_as_the_code() {
    let (desks, _place, folder) = blind();
    let mut berit = open(&desks[1], &folder);
    let trust = named(&berit.seen(), "Trust");
    let mut draft = berit.draft().unwrap();
    acts::say_no_counterpart(&berit.seen(), &mut draft, trust).unwrap();
    berit.commit(draft).unwrap();
    drop(berit);
    let own = desks[1].run(&["codes", &folder, "--json"]).json();
    let own = own.as_array().unwrap().iter();
    let said: Vec<&str> = own
        .filter(|it| it["no_counterpart"] == true)
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert_eq!(said, ["Trust"]);
    let log = |desk: &Desk| desk.run(&["log", &folder, "--json"]).ok();
    assert!(log(&desks[1]).contains("“Trust” has no counterpart"));
    assert!(!log(&desks[0]).contains("counterpart"));
    let ada = open(&desks[0], &folder);
    assert!(ada.seen().codes_without_counterpart().is_empty());
}

/// One says that a code has no counterpart, the other that it has one, neither knowing of the other.
#[test]
fn a_counterpart_found_by_one_and_denied_by_another_at_once_is_said() {
    let mut study = independent();
    let frames = frames(&study);
    let (fear, trust) = (
        code(&study, &frames, 0, "Fear"),
        code(&study, &frames, 1, "Trust"),
    );
    say(&mut study, fear, CodeMatch::Equal, trust);
    act(&mut study, |_, draft| {
        let (code, none) = (fear, true);
        draft.push(interlinea::model::Change::NoCounterpart { code, none });
    });
    let seen = study.project.seen();
    let against = Declared::of(&seen).counterparts_after_all(&seen);
    assert_eq!(
        against[0].1,
        "“Fear” was said to have no counterpart, and yet means the same as “Trust”: take one of the two back."
    );
}

#[test]
fn until_codes_are_matched_a_list_of_discrepancies_says_that_they_cannot_agree() {
    use interlinea::analysis::discrepancies::{unmatched_codes, unmatched_sentence};
    let mut study = independent();
    let frames = frames(&study);
    let waiting = |study: &Revealed| {
        let (seen, found) = (study.project.seen(), study.discrepancies());
        let codes = unmatched_codes(&seen, &found).len();
        (codes, unmatched_sentence(&seen, &found).is_some())
    };
    assert_eq!(waiting(&study), (6, true));
    let notes = |study: &Revealed| {
        study
            .agreement(&AgreementOptions::default())
            .notes
            .join(" ")
    };
    assert!(notes(&study).contains("before they are matched"));
    for (ada, how, berit) in [
        ("Alone", CodeMatch::Equal, "alone"),
        ("Being believed", CodeMatch::Broader, "Trust"),
        ("Fear", CodeMatch::Distinct, "Hard work"),
    ] {
        let (ada, berit) = (
            code(&study, &frames, 0, ada),
            code(&study, &frames, 1, berit),
        );
        say(&mut study, ada, how, berit);
    }
    assert_eq!(waiting(&study), (0, false));
    assert!(!notes(&study).contains("before they are matched"));
}
