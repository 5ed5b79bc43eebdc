//! Challenges to a deductive pass as discrepancies of its layer: the inductive material is fixed as spans of the closed
//! deductive pass, what is held against it is decided after the reveal, and the two codings are never merged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::{Desk, FIRST, Place, id_of, span, study};
use crate::simulation::Room;
use interlinea::analysis::challenges::{ChallengeCounts, layers_sentence};
use interlinea::exchange::methods::methods_draft;
use interlinea::exchange::report::ReportSource;
use interlinea::model::acts::{self, ActError, NewPassOf};
use interlinea::model::*;
use serde_json::json;

/// Person 0's deductive pass, closed: Reach on two passages and Dose on one; then the blind pass of both within them.
struct Paper {
    room: Room,
    deductive: PassId,
    within: PassId,
    reach: CodeId,
    dose: CodeId,
    segments: Vec<CodingId>,
}

fn paper() -> Paper {
    let mut room = Room::with(3);
    let frameworks = builtin_frameworks().unwrap();
    let file = find_framework(&frameworks, "mrc-pe-2015").unwrap();
    let mut draft = room.draft(0);
    acts::load_framework(&room.seen(0), &mut draft, &file).unwrap();
    room.commit(0, draft);
    let named = |room: &Room, name: &str| {
        let seen = room.seen(0);
        let codes = seen.codes();
        codes.iter().find(|it| it.name.text() == name).unwrap().id
    };
    let (reach, dose) = (named(&room, "Reach"), named(&room, "Dose"));
    let people: Vec<AnalystId> = room.desks.iter().map(|desk| desk.person).collect();
    let of = NewPassOf {
        name: "Deductive".to_owned(),
        kind: PassKind::Deductive,
        analysts: people[..1].to_vec(),
        framework: None,
        level: Level::Manifest,
        blind: false,
        within: None,
    };
    let deductive = act(&mut room, 0, |seen, draft, _| {
        acts::open_pass(seen, draft, of.clone()).unwrap()
    });
    let document = room.document;
    let mut segments = Vec::new();
    for (code, at) in [(reach, (100, 200)), (reach, (300, 400)), (dose, (500, 600))] {
        segments.push(act(&mut room, 0, |seen, draft, _| {
            let at = Span::new(at.0, at.1);
            acts::code_passage(seen, draft, deductive, document, at, code).unwrap()
        }));
    }
    close(&mut room, 0, deductive);
    let of = NewPassOf {
        name: "Within".to_owned(),
        kind: PassKind::Inductive,
        analysts: people[..2].to_vec(),
        blind: true,
        within: Some((deductive, vec![reach, dose])),
        ..of
    };
    let within = act(&mut room, 0, |seen, draft, _| {
        acts::open_pass(seen, draft, of).unwrap()
    });
    for desk in [1, 2] {
        room.sync(desk);
    }
    Paper {
        room,
        deductive,
        within,
        reach,
        dose,
        segments,
    }
}

fn act<T>(
    room: &mut Room,
    desk: usize,
    act: impl FnOnce(&Seen<'_>, &mut StepDraft, &Cut) -> T,
) -> T {
    let mut draft = room.draft(desk);
    let now = room.desks[desk].study.now();
    let made = act(&room.seen(desk), &mut draft, &now);
    room.commit(desk, draft);
    made
}

fn close(room: &mut Room, desk: usize, pass: PassId) {
    act(room, desk, |seen, draft, now| {
        let parts = seen.parts(pass);
        acts::close_parts(seen, draft, pass, &parts, Talk::NotDiscussed, now).unwrap();
    });
}

impl Paper {
    fn challenge(&mut self, desk: usize, segment: usize, claim: Claim) -> ChallengeId {
        let (within, coding) = (self.within, self.segments[segment]);
        act(&mut self.room, desk, |seen, draft, _| {
            acts::challenge_coding(seen, draft, within, coding, claim, "see the guide").unwrap()
        })
    }

    fn missed(&mut self, desk: usize, at: (u32, u32), construct: CodeId) -> ChallengeId {
        let (within, of, document) = (self.within, self.deductive, self.room.document);
        act(&mut self.room, desk, |seen, draft, _| {
            let at = (document, Span::new(at.0, at.1));
            let reason = "she says who came";
            acts::challenge_missed(seen, draft, within, of, at, construct, reason).unwrap()
        })
    }

    fn sync(&mut self) {
        for desk in 0..3 {
            self.room.sync(desk);
        }
    }

    /// Both close, so that the challenges show to all.
    fn reveal(&mut self) {
        self.sync();
        for desk in [0, 1] {
            let within = self.within;
            close(&mut self.room, desk, within);
            self.sync();
        }
    }

    fn decide(
        &mut self,
        desk: usize,
        challenges: &[ChallengeId],
        decision: ChallengeDecision,
    ) -> Result<(), ActError> {
        let new = NewChallengeDecision {
            of: self.deductive,
            challenges: challenges.to_vec(),
            decision,
            reason: "agreed at the table".to_owned(),
            session: None,
        };
        act(&mut self.room, desk, |seen, draft, _| {
            acts::decide_challenge(seen, draft, new).map(|_| ())
        })
    }

    /// The layer as amended: where it starts and the codes there.
    fn layer(&self, desk: usize) -> Vec<(u32, String)> {
        let seen = self.room.seen(desk);
        let layer = seen.amended_codings(self.deductive);
        layer
            .iter()
            .map(|it| (it.span.start, seen.code_name(it.code)))
            .collect()
    }

    fn counts(&self) -> (usize, usize, usize, usize) {
        let seen = self.room.seen(2);
        let it = ChallengeCounts::of(&seen, self.deductive, Some(self.within));
        (it.segments, it.missed, it.changed, it.open)
    }

    fn sentence(&self, desk: usize) -> Option<String> {
        layers_sentence(&self.room.seen(desk), self.within)
    }
}

fn layer(codes: [(u32, &str); 3]) -> Vec<(u32, String)> {
    codes.map(|(at, name)| (at, name.to_owned())).to_vec()
}

#[test]
fn nothing_can_be_decided_before_the_reveal_and_nobody_else_knows_of_a_challenge() {
    let mut it = paper();
    let his = it.challenge(1, 0, Claim::DoesNotBelong);
    it.sync();
    let refused = it.decide(1, &[his], ChallengeDecision::AsChallenged(his));
    assert!(
        matches!(refused, Err(ActError::ChallengeHidden { .. })),
        "{refused:?}"
    );
    let refused = it.decide(0, &[his], ChallengeDecision::AsCoded);
    assert!(
        matches!(refused, Err(ActError::NotHere { .. })),
        "{refused:?}"
    );
    assert!(it.room.seen(0).challenge_items(it.deductive).is_empty());
    assert_eq!(it.sentence(0), None, "hidden counts are counts");
    assert_eq!(it.sentence(2), None);
}

#[test]
fn each_way_to_decide_amends_the_layer_and_leaves_the_analysts_own_coding() {
    let mut it = paper();
    let his = it.challenge(1, 0, Claim::BelongsIn(it.dose));
    it.reveal();
    let as_coded = [(100, "Reach"), (300, "Reach"), (500, "Dose")];
    assert_eq!(it.layer(0), layer(as_coded), "nothing is decided");
    let context = {
        let seen = it.room.seen(0);
        let codes = seen.codes();
        codes
            .iter()
            .find(|it| it.name.text() == "Context")
            .unwrap()
            .id
    };
    let ways = [
        (ChallengeDecision::AsCoded, "Reach", 0),
        (ChallengeDecision::AsChallenged(his), "Dose", 1),
        (ChallengeDecision::Another(context), "Context", 1),
    ];
    for (decision, code, changed) in ways {
        it.decide(0, &[his], decision).unwrap();
        let wanted = layer([(100, code), (300, "Reach"), (500, "Dose")]);
        assert_eq!(it.layer(0), wanted, "{decision:?}");
        it.sync();
        assert_eq!(it.counts(), (1, 0, changed, 0), "{decision:?}");
    }
    it.decide(0, &[his], ChallengeDecision::Both).unwrap();
    let both: Vec<String> = it.layer(0).into_iter().map(|(_, code)| code).collect();
    assert_eq!(both.len(), 4);
    assert_eq!(both.iter().filter(|code| *code == "Dose").count(), 2);
    it.decide(0, &[his], ChallengeDecision::Neither).unwrap();
    assert_eq!(it.layer(0).len(), 2);
    let third = it.room.desks[2].person;
    for open in [ChallengeDecision::Refer(third), ChallengeDecision::Reopened] {
        it.decide(0, &[his], open).unwrap();
        assert_eq!(it.layer(0), layer(as_coded), "{open:?} settles nothing");
        it.sync();
        assert_eq!(it.counts(), (1, 0, 0, 1));
    }
    let seen = it.room.seen(0);
    let own: Vec<CodeId> = seen
        .codings()
        .filter(|coding| coding.pass() == it.deductive)
        .map(interlinea::model::things::Coding::code)
        .collect();
    assert_eq!(
        own,
        [it.reach, it.reach, it.dose],
        "hers are as she made them"
    );
}

#[test]
fn a_decision_shows_as_changed_material_of_the_later_pass_until_somebody_takes_it_in() {
    let mut it = paper();
    let wrong = it.challenge(1, 0, Claim::DoesNotBelong);
    let missed = it.missed(1, (700, 760), it.reach);
    it.reveal();
    let changes = |it: &Paper| {
        let seen = it.room.seen(0);
        let all = seen.material_changes(it.within);
        all.iter()
            .map(|it| (it.span.start, it.is_new))
            .collect::<Vec<_>>()
    };
    assert_eq!(changes(&it), []);
    it.decide(0, &[wrong], ChallengeDecision::AsChallenged(wrong))
        .unwrap();
    it.decide(0, &[missed], ChallengeDecision::AsChallenged(missed))
        .unwrap();
    assert_eq!(changes(&it), [(100, false), (700, true)]);
    assert_eq!(it.room.seen(0).material_spans(it.within).len(), 3);
    let within = it.within;
    act(&mut it.room, 0, |seen, draft, now| {
        let parts = seen.parts(within);
        acts::reopen_parts(seen, draft, within, &parts, "the material changed", now).unwrap();
    });
    act(&mut it.room, 0, |seen, draft, _| {
        for change in seen.material_changes(within) {
            let taken_in = change.is_new;
            acts::settle_material(seen, draft, within, change.span, taken_in).unwrap();
        }
    });
    assert_eq!(changes(&it), []);
    assert_eq!(it.room.seen(0).material_spans(it.within).len(), 3);
    // Decided otherwise later: it is listed again.
    it.decide(0, &[missed], ChallengeDecision::AsCoded).unwrap();
    assert_eq!(changes(&it), [(700, false)]);
}

#[test]
fn a_further_challenge_or_a_changed_coding_asks_for_another_look() {
    let mut it = paper();
    let his = it.challenge(1, 0, Claim::BelongsIn(it.dose));
    it.reveal();
    it.decide(0, &[his], ChallengeDecision::AsChallenged(his))
        .unwrap();
    let state = |it: &Paper| it.room.seen(0).challenge_items(it.deductive)[0].state;
    assert_eq!(state(&it), ChallengeState::Decided);
    let within = it.within;
    act(&mut it.room, 0, |seen, draft, now| {
        let parts = seen.parts(within);
        acts::reopen_parts(seen, draft, within, &parts, "one more look", now).unwrap();
    });
    let hers = it.challenge(0, 0, Claim::DoesNotBelong);
    assert_eq!(state(&it), ChallengeState::LookAgain);
    let reach_again = layer([(100, "Reach"), (300, "Reach"), (500, "Dose")]);
    assert_eq!(
        it.layer(0),
        reach_again,
        "what is not settled amends nothing"
    );
    let mut both = [his, hers];
    both.sort();
    it.decide(0, &both, ChallengeDecision::AsChallenged(hers))
        .unwrap();
    assert_eq!(state(&it), ChallengeState::Decided);
    let deductive = it.deductive;
    let segment = it.segments[0];
    act(&mut it.room, 0, |seen, draft, now| {
        let parts = seen.parts(deductive);
        acts::reopen_parts(seen, draft, deductive, &parts, "borders", now).unwrap();
    });
    act(&mut it.room, 0, |seen, draft, _| {
        acts::move_borders(seen, draft, segment, Span::new(100, 210)).unwrap();
    });
    assert_eq!(state(&it), ChallengeState::LookAgain);
}

#[test]
fn two_who_decide_at_once_are_told_and_undo_takes_a_decision_back() {
    let mut it = paper();
    let his = it.challenge(1, 0, Claim::BelongsIn(it.dose));
    it.reveal();
    it.decide(0, &[his], ChallengeDecision::AsCoded).unwrap();
    it.decide(1, &[his], ChallengeDecision::Neither).unwrap();
    it.sync();
    let state = |it: &Paper, desk| it.room.seen(desk).challenge_items(it.deductive)[0].state;
    assert_eq!(state(&it, 0), ChallengeState::Conflict);
    it.decide(0, &[his], ChallengeDecision::AsChallenged(his))
        .unwrap();
    assert_eq!(state(&it, 0), ChallengeState::Decided);
    let undo = it.room.seen(0).next_undo().unwrap();
    assert!(undo.name.contains("decision"), "{}", undo.name);
    act(&mut it.room, 0, |_, draft, _| {
        draft.push(Change::Undo { step: undo.step });
    });
    assert_eq!(state(&it, 0), ChallengeState::Conflict, "as before it");
    let log = it.room.seen(2).log();
    assert!(
        log.iter()
            .any(|it| it.details.contains("agreed at the table"))
    );
}

#[test]
fn the_report_names_both_layers_with_true_counts_and_never_merges_them() {
    let mut it = paper();
    it.reveal();
    assert_eq!(
        it.sentence(0).unwrap(),
        "Deductive coding by Person 0; none of its segments was challenged; inductive coding of these segments by Person 0 and Person 1."
    );
    let mut it = paper();
    let (within, document) = (it.within, it.room.document);
    act(&mut it.room, 0, |seen, draft, _| {
        let code = acts::make_code(seen, draft, acts::new_code("queues")).unwrap();
        let at = Span::new(110, 150);
        acts::code_passage(seen, draft, within, document, at, code).unwrap();
    });
    let wrong = it.challenge(1, 0, Claim::DoesNotBelong);
    it.challenge(1, 1, Claim::BelongsIn(it.dose));
    it.challenge(1, 2, Claim::BelongsIn(it.reach));
    let missed = it.missed(1, (700, 760), it.reach);
    it.reveal();
    it.decide(0, &[wrong], ChallengeDecision::AsChallenged(wrong))
        .unwrap();
    it.decide(0, &[missed], ChallengeDecision::AsCoded).unwrap();
    it.sync();
    assert_eq!(it.counts(), (3, 1, 1, 2));
    assert_eq!(
        it.sentence(2).unwrap(),
        "Deductive coding by Person 0; Person 1 challenged 3 segments and named 1 passage as missed, of which 1 was changed and 2 are not decided yet; inductive coding of these segments independently by Person 0 and Person 1."
    );
    // The methods draft says the same, and nowhere that the challenger coded deductively.
    let seen = it.room.seen(2);
    let no_text = |_| Err("The text is not here.".to_owned());
    let draft = methods_draft(&ReportSource {
        seen: &seen,
        project: ProjectId::from_random(0),
        now: seen.now(),
        text: &no_text,
    });
    let said: Vec<&str> = draft.sentences().map(|it| it.words.as_str()).collect();
    let layers = it.sentence(2).unwrap();
    assert!(said.contains(&layers.as_str()), "{said:#?}");
    let merged = said.iter().filter(|words| {
        let deductively = ["Deductive coding", "deductively"];
        deductively.iter().any(|it| words.contains(it)) && words.contains("Person 1")
    });
    assert_eq!(merged.collect::<Vec<_>>(), [&layers.as_str()]);
}

#[test]
fn the_command_line_lists_challenges_of_the_deductive_pass_and_the_report_has_them_apart() {
    let (ada, berit, place) = (Desk::new(), Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let add = |desk: &Desk, rest: &[&str]| {
        desk.run(&[&["passes", &folder, "--add"][..], rest].concat())
            .ok();
    };
    let deductive = ["Deductive", "--kind", "deductive", "--analysts", "Ada"];
    add(&ada, &[&deductive[..], &["--framework", "mrc"]].concat());
    let (start, end) = span(FIRST, "I was afraid at first");
    let table = format!(
        "analyst,document,code,start,end,pass\nAda,first,Context,{start},{end},Deductive\n"
    );
    let table = place.file("d.csv", table);
    ada.run(&["code", &folder, "--codings", &table]).ok();
    let closed = ["passes", &folder, "--close", "Deductive"];
    ada.run(&closed).ok();
    let nothing = ada
        .run(&["discrepancies", &folder, "--pass", "Deductive"])
        .ok();
    assert!(nothing.contains("Nobody has challenged"), "{nothing}");
    let within = ["Within", "--kind", "inductive", "--analysts", "Ada,Berit"];
    add(
        &ada,
        &[&within[..], &["--within", "Context", "--blind"]].concat(),
    );
    // Berit challenges in her own installation.
    let home = interlinea::journal::Installation::at(berit.home());
    let mut project = interlinea::journal::Project::open(folder.as_ref(), &home).unwrap();
    let passes = ada.run(&["passes", &folder, "--json"]).json();
    let id: PassId = PassId(id_of(&passes, "Within").parse().unwrap());
    let people = ada.run(&["analysts", &folder, "--json"]).json();
    project
        .bind(AnalystId(id_of(&people, "Berit").parse().unwrap()))
        .unwrap();
    let mut draft = project.draft().unwrap();
    {
        let seen = project.seen();
        let coding = seen.codings().next().unwrap().id;
        let claim = Claim::DoesNotBelong;
        acts::challenge_coding(&seen, &mut draft, id, coding, claim, "fear is no context").unwrap();
    }
    project.commit(draft).unwrap();
    drop(project);
    let ask = ["discrepancies", &folder, "--pass", "Deductive", "--json"];
    assert_eq!(ada.run(&ask).json(), json!([]));
    let said = ada.run(&ask[..4]);
    let said = format!("{}{}", said.out, said.err);
    assert!(
        said.contains("“Within”") && !said.contains("fear"),
        "{said}"
    );
    assert_eq!(
        berit.run(&ask).json()[0]["challenges"][0]["reason"],
        "fear is no context"
    );
    for desk in [&ada, &berit] {
        desk.run(&["passes", &folder, "--close", "Within"]).ok();
    }
    let listed = ada.run(&ask).json();
    let row = &listed[0];
    assert_eq!(
        (&row["kind"], &row["state"], &row["changed"]),
        (&json!("challenge"), &json!("open"), &json!(false))
    );
    assert_eq!(row["codings"][0]["code_name"], "Context");
    assert_eq!(row["challenges"][0]["claim"], "does_not_belong");
    assert_eq!(row["text"], "I was afraid at first");
    let text = ada.run(&ask[..4]).ok();
    assert!(
        text.contains("does not belong here: fear is no context"),
        "{text}"
    );
    assert!(text.contains("1 segment challenged"), "{text}");
    let out = place.path("d.csv");
    let export = [
        "export",
        &folder,
        "discrepancies",
        "--format",
        "csv",
        "--out",
        &out,
    ];
    ada.run(&[&export[..], &["--option", "pass=Deductive"]].concat())
        .ok();
    let csv = std::fs::read_to_string(&out).unwrap();
    assert!(csv.contains("Berit: does not belong here"), "{csv}");
}
