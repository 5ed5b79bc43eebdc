//! Closing, reveal and reopening of a blind pass: what is said with it, what shows of it, and what comes after it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, FIRST, Place, has_keys, span, study};
use crate::simulation::Room;
use interlinea::analysis::closing::{
    AfterRevealCounts, after_reveal_counts, alike_before, closing_statements, nobody_talked,
    reveal_sentence, statements_at_reveal, was_reopened,
};
use interlinea::analysis::layers::Compared;
use interlinea::model::*;
use serde_json::{Value, json};

fn code(room: &mut Room, desk: usize, name: &str, at: (u32, u32)) -> CodingId {
    let (pass, document) = (room.pass, room.document);
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let mut new = acts::new_code(name);
    new.arose = Some(Arose {
        pass,
        document: Some(document),
        span: None,
        within: None,
    });
    let code = acts::make_code(&seen, &mut draft, new);
    let code = code.unwrap_or_else(|_| {
        let codes = seen.codes();
        codes.iter().find(|it| it.name.text() == name).unwrap().id
    });
    let span = Span::new(at.0, at.1);
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    coding
}

fn close(room: &mut Room, desk: usize, part: Part, talk: Talk) {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let pass = room.pass;
    acts::close_parts(&room.seen(desk), &mut draft, pass, &[part], talk, &now).unwrap();
    room.commit(desk, draft);
}

fn reopen(room: &mut Room, desk: usize, part: Part, reason: &str) {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let pass = room.pass;
    acts::reopen_parts(&room.seen(desk), &mut draft, pass, &[part], reason, &now).unwrap();
    room.commit(desk, draft);
}

fn sync(room: &mut Room) {
    for desk in 0..room.desks.len() {
        room.sync(desk);
    }
}

fn discussed(with: &str, about: &str) -> Talk {
    Talk::Discussed {
        with: with.to_owned(),
        about: about.to_owned(),
    }
}

#[test]
fn what_is_said_in_closing_is_hidden_until_the_part_is_revealed() {
    let mut room = Room::with(2);
    let part = Part::Document(room.document);
    close(&mut room, 1, part, discussed("Cy", "the code mistrust"));
    sync(&mut room);
    let pass = room.pass;
    let told = |room: &Room, desk: usize| {
        let seen = room.seen(desk);
        let log: Vec<String> = seen.log().into_iter().map(|it| it.details).collect();
        let history = [
            seen.history_of(HistoryOf::Pass(pass)),
            seen.history_of(HistoryOf::Document(room.document)),
        ];
        let history: Vec<String> = history.into_iter().flatten().map(|it| it.after).collect();
        format!("{log:?} {history:?} {:?}", closing_statements(&seen, pass))
    };
    assert!(!told(&room, 0).contains("mistrust"), "{}", told(&room, 0));
    assert!(told(&room, 0).contains("finished"), "that he has shows");
    assert!(told(&room, 1).contains("discussed with Cy (about the code mistrust)"));
    reopen(&mut room, 1, part, "a passage on mistrust");
    sync(&mut room);
    assert!(!told(&room, 0).contains("mistrust"), "{}", told(&room, 0));
    close(&mut room, 1, part, discussed("Cy", "the code mistrust"));
    close(&mut room, 0, part, Talk::NotStated);
    sync(&mut room);
    for desk in [0, 1] {
        let told = told(&room, desk);
        assert!(told.contains("a passage on mistrust"), "{told}");
        assert!(told.contains("discussed with Cy"), "{told}");
    }
    let statements = closing_statements(&room.seen(0), pass);
    assert_eq!(
        statements,
        [
            "Person 0: not stated whether it was discussed (1 document).",
            "Person 1: discussed with Cy (about the code mistrust) (1 document).",
        ]
    );
    let day = |_| "3 May".to_owned();
    assert_eq!(
        reveal_sentence(&room.seen(0), pass, &day).unwrap(),
        "1 of 2 revealed on 3 May, when both had closed it."
    );
}

#[test]
fn what_is_made_and_changed_after_a_reopening_bears_its_mark_and_stays_out_of_the_blind_comparison()
{
    let mut room = Room::with(2);
    let (document, pass) = (room.document, room.pass);
    let part = Part::Document(document);
    let kept = code(&mut room, 0, "trust", (10, 40));
    let moved = code(&mut room, 0, "trust", (100, 140));
    let removed = code(&mut room, 0, "trust", (200, 240));
    code(&mut room, 1, "hope", (10, 40));
    close(&mut room, 0, part, Talk::NotDiscussed);
    sync(&mut room);
    assert_eq!(
        room.seen(1).reveals(room.seen(1).pass(pass).unwrap()).len(),
        0
    );
    close(&mut room, 1, part, Talk::NotDiscussed);
    sync(&mut room);
    let compared = |room: &Room| {
        let seen = room.seen(1);
        let compared = Compared::of(&seen, Some(pass), &[], &[]).unwrap();
        compared.codings(&seen)
    };
    let before = compared(&room);
    assert_eq!(before.len(), 4);
    assert!(!was_reopened(&room.seen(0), pass));
    reopen(&mut room, 0, part, "forgot the end");
    assert!(was_reopened(&room.seen(0), pass));
    let late = code(&mut room, 0, "late", (300, 340));
    let mut draft = room.draft(0);
    let seen = room.seen(0);
    acts::move_borders(&seen, &mut draft, moved, Span::new(100, 150)).unwrap();
    acts::remove_coding(&seen, &mut draft, removed).unwrap();
    draft.push(Change::EditCoding {
        coding: kept,
        edit: CodingEdit::Condensed("short".to_owned()),
    });
    drop(seen);
    room.commit(0, draft);
    close(&mut room, 0, part, discussed("Person 1", "the end"));
    sync(&mut room);
    for desk in [0, 1] {
        let seen = room.seen(desk);
        let mark = |id| seen.after_reveal(seen.coding(id).unwrap());
        assert_eq!(mark(kept), None, "a condensed unit is not coding");
        assert_eq!(mark(moved), Some(AfterReveal::Changed));
        assert_eq!(mark(removed), Some(AfterReveal::Changed));
        assert_eq!(mark(late), Some(AfterReveal::Made));
        assert_eq!(
            after_reveal_counts(&seen, pass),
            AfterRevealCounts {
                made: 1,
                changed: 2
            }
        );
    }
    assert_eq!(
        compared(&room),
        before,
        "the blind figures are as they were"
    );
    assert_eq!(
        after_reveal_counts(&room.seen(0), pass).sentence().unwrap(),
        "1 coding was made and 2 were changed after the reveal; the figures of the blind coding are of what had been coded by then."
    );
}

#[test]
fn one_part_reopened_hides_nothing_and_leaves_the_other_as_it_is() {
    let mut room = Room::with(2);
    let parts = [Part::Document(room.document), Part::Document(room.second)];
    for desk in [0, 1] {
        for part in parts {
            close(&mut room, desk, part, Talk::NotDiscussed);
        }
        sync(&mut room);
    }
    let pass = room.pass;
    let state = |room: &Room| {
        let seen = room.seen(1);
        seen.pass_state(seen.pass(pass).unwrap())
    };
    assert_eq!(state(&room), PassState::Revealed);
    reopen(&mut room, 0, parts[0], "a page was missing");
    let late = code(&mut room, 0, "late", (300, 340));
    sync(&mut room);
    assert_eq!(state(&room), PassState::Revealed, "a reveal is final");
    assert!(room.seen(1).coding(late).is_some());
    let seen = room.seen(1);
    let closings = seen.closings(seen.pass(pass).unwrap());
    let open: Vec<_> = closings.iter().filter(|it| !it.is_closed).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].analyst, open[0].part),
        (room.desks[0].person, parts[0])
    );
}

#[test]
fn a_moment_made_of_pieces_shows_nothing_that_is_hidden_now() {
    let mut room = Room::with(2);
    let part = Part::Document(room.document);
    let secret = code(&mut room, 1, "mistrust", (10, 40));
    close(&mut room, 0, part, Talk::NotDiscussed);
    let she_closed = room.desks[0].study.now();
    reopen(&mut room, 0, part, "not finished after all");
    sync(&mut room);
    close(&mut room, 1, part, Talk::NotDiscussed);
    sync(&mut room);
    let study = &room.desks[0].study;
    let me = Viewer::Analyst(room.desks[0].person);
    assert!(study.seen_by(me).coding(secret).is_none());
    // Her journal up to her closing, his up to his: at no time had both closed.
    let pieces: Cut = study
        .now()
        .iter()
        .map(|(device, seq)| {
            let hers = she_closed.iter().find(|(it, _)| *it == device);
            let mine = device == room.desks[0].device;
            (device, if mine { hers.unwrap().1 } else { seq })
        })
        .collect();
    let earlier = study.at(&pieces);
    let seen = earlier.seen_by(me);
    assert!(seen.coding(secret).is_none());
    assert!(!seen.codes().iter().any(|it| it.name.text() == "mistrust"));
}

/// Two installations on one folder with a blind pass.
struct Blind {
    desks: [Desk; 2],
    place: Place,
    folder: String,
}

impl Blind {
    fn new() -> Self {
        let (desks, place) = ([Desk::new(), Desk::new()], Place::new());
        let folder = study(&desks[0], &place);
        let add = ["passes", &folder, "--add", "P", "--kind", "inductive"];
        desks[0]
            .run(&[&add[..], &["--analysts", "Ada,Berit", "--blind"]].concat())
            .ok();
        let blind = Self {
            desks,
            place,
            folder,
        };
        blind.code(0, "Ada", "Hers", "I was afraid at first");
        blind.code(1, "Berit", "His", "Then I trusted her");
        blind
    }

    fn code(&self, desk: usize, who: &str, code: &str, words: &str) {
        let (start, end) = span(FIRST, words);
        let table =
            format!("analyst,document,code,start,end,pass\n{who},first,{code},{start},{end},P\n");
        let table = self.place.file(&format!("{who}{code}.csv"), table);
        self.run(desk, &["code", "--codings", &table, "--as", who]);
    }

    fn run(&self, desk: usize, arguments: &[&str]) -> String {
        let (command, rest) = arguments.split_first().unwrap();
        let all = [&[*command, &self.folder][..], rest].concat();
        self.desks[desk].run(&all).ok()
    }

    fn passes(&self, desk: usize) -> Value {
        let pass = ["passes", &self.folder, "--json"];
        self.desks[desk].run(&pass).json()[0].clone()
    }
}

#[test]
fn the_command_line_closes_parts_with_a_statement_and_prints_it_once_it_shows() {
    let it = Blind::new();
    it.run(
        1,
        &[
            "passes",
            "--close",
            "P",
            "--parts",
            "first",
            "--discussed-with",
            "Cy",
            "--about",
            "what trust is",
        ],
    );
    let pass = it.passes(0);
    let closings = pass["closings"].as_array().unwrap();
    assert_eq!(closings.len(), 1);
    has_keys(
        &closings[0],
        &["analyst", "part", "part_name", "state", "at"],
    );
    assert_eq!(closings[0]["state"], "closed");
    assert_eq!(closings[0]["talk"], json!(null), "hidden as the work is");
    assert!(!pass.to_string().contains("what trust is"));
    assert_eq!(it.passes(1)["closings"][0]["talk"], "discussed");
    it.run(0, &["passes", "--close", "P", "--not-discussed"]);
    let pass = it.passes(0);
    assert_eq!(pass["reveals"].as_array().unwrap().len(), 1);
    assert_eq!(pass["reveals"][0]["part_name"], "first");
    assert!(pass["reveals"][0]["cut"].is_string());
    let his = pass["closings"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&his["talk"], &his["with"], &his["about"]),
        (&json!("discussed"), &json!("Cy"), &json!("what trust is"))
    );
    let text = it.run(0, &["passes"]);
    assert!(
        text.contains("“P”: Ada: coded without discussing it (2 documents)."),
        "{text}"
    );
    assert!(text.contains("“P”: Berit: discussed with Cy (about what trust is) (1 document)."));
    assert!(it.run(0, &["log"]).contains("coded without discussing it"));
}

#[test]
fn exports_mark_what_was_coded_after_the_reveal_and_reports_say_how_it_was_closed() {
    let it = Blind::new();
    it.run(0, &["passes", "--close", "P", "--not-discussed"]);
    it.run(1, &["passes", "--close", "P"]);
    it.run(
        0,
        &[
            "passes", "--reopen", "P", "--parts", "first", "--reason", "a page",
        ],
    );
    it.code(0, "Ada", "Late", "She listened to me");
    it.run(0, &["passes", "--close", "P", "--discussed-with", "Berit"]);
    let all = it.desks[1].run(&["codings", &it.folder, "--json"]).json();
    let mark = |code: &str| {
        let rows = all.as_array().unwrap();
        rows.iter().find(|row| row["code_name"] == code).unwrap()["after_reveal"].clone()
    };
    assert_eq!(
        (mark("Hers"), mark("His"), mark("Late")),
        (json!(null), json!(null), json!("made"))
    );
    let csv = it.run(1, &["codings", "--csv"]);
    let late = csv.lines().find(|line| line.contains("Late")).unwrap();
    assert!(late.ends_with(",made"), "{late}");
    let found = it.run(1, &["discrepancies", "--json"]);
    assert!(!found.contains("Late"), "{found}");
    for what in ["agreement", "discrepancies"] {
        let out = it.place.path(&format!("{what}.xlsx"));
        it.run(1, &["export", what, "--format", "xlsx", "--out", &out]);
        let file = std::fs::File::open(&out).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let mut words = String::new();
        for n in 0..archive.len() {
            let mut part = archive.by_index(n).unwrap();
            let mut part_words = String::new();
            if std::io::Read::read_to_string(&mut part, &mut part_words).is_ok() {
                words += &part_words;
            }
        }
        for said in [
            "Ada: coded without discussing it (2 documents).",
            "Berit: not stated whether it was discussed (2 documents).",
            "when both had closed it.",
            "1 coding was made after the reveal",
        ] {
            assert!(words.contains(said), "{what}: {said}");
        }
    }
}

#[test]
fn what_figures_rest_on_is_what_was_said_before_the_reveal() {
    let mut room = Room::with(2);
    let part = Part::Document(room.document);
    for desk in [0, 1] {
        close(&mut room, desk, part, Talk::NotDiscussed);
        sync(&mut room);
    }
    reopen(&mut room, 0, part, "a slip");
    close(&mut room, 0, part, discussed("Cy", "the code mistrust"));
    sync(&mut room);
    let (seen, pass) = (room.seen(0), room.pass);
    assert!(closing_statements(&seen, pass)[0].contains("discussed with Cy"));
    assert_eq!(
        statements_at_reveal(&seen, pass)[0],
        "Person 0: coded without discussing it (1 document)."
    );
    let of = seen.pass(pass).unwrap();
    assert!(nobody_talked(of, None) && nobody_talked(of, Some(part)));
    assert_eq!(alike_before(Some(of), Some(part)), "before any talk");
    let mut room = Room::with(2);
    let part = Part::Document(room.document);
    close(&mut room, 0, part, discussed("Cy", "the code mistrust"));
    sync(&mut room);
    close(&mut room, 1, part, Talk::NotDiscussed);
    sync(&mut room);
    let seen = room.seen(0);
    let of = seen.pass(room.pass).unwrap();
    assert!(!nobody_talked(of, None) && !nobody_talked(of, Some(part)));
    assert_eq!(alike_before(Some(of), None), "before the reveal");
}
