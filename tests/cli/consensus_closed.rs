//! Closing the consensus part by part, amending it afterwards, and the layer that the closed and settled parts make.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::revealed::Revealed;
use crate::desk::{FIRST, row, span};
use interlinea::analysis::consensus::Consensus;
use interlinea::analysis::layer::{LayerChoice, LayerCodings};
use interlinea::model::acts::{self, ActError, PartToClose};
use interlinea::model::{
    AnalystId, Change, CodeId, CodeMatch, CodingEdit, ConsensusClosed, Decision, LogKind, Mark,
    NewDecision, NewSession, Part, PassId, Seen, SessionId, Span, StepDraft, Valence, Viewer,
};

/// Both gave "fear" alike; only Berit coded that nobody else listened.
fn study() -> Revealed {
    let mut study = Revealed::of(
        &[row("Ada", "first", "fear", "I was afraid at first")],
        &[
            row("Berit", "first", "fear", "I was afraid at first"),
            row("Berit", "first", "alone", "Nobody else did"),
        ],
    );
    let of_name: Vec<CodeId> = {
        let seen = study.project.seen();
        let codes = seen.codes();
        let named = codes.iter().filter(|code| code.name.text() == "fear");
        named.map(|code| code.id).collect()
    };
    if let [a, b] = *of_name.as_slice() {
        let matched = Some(CodeMatch::Equal);
        study.record(Change::MatchCodes { a, b, matched });
    }
    study
}

fn act<T>(
    study: &mut Revealed,
    act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>,
) -> Result<T, ActError> {
    let mut draft = study.project.draft().unwrap();
    let made = act(&study.project.seen(), &mut draft);
    if made.is_ok() {
        study.project.commit(draft).unwrap();
    }
    made
}

fn ada(study: &Revealed) -> AnalystId {
    study.project.person().unwrap()
}

fn berit(study: &Revealed) -> AnalystId {
    study.project.seen().analysts()[1].id
}

fn pass(study: &Revealed) -> PassId {
    study.discrepancies().pass
}

fn first(study: &Revealed) -> Part {
    let seen = study.project.seen();
    let documents = seen.documents();
    let document = documents.iter().find(|it| it.name.text() == "first");
    Part::Document(document.unwrap().id)
}

fn open_in(study: &Revealed, part: Part) -> usize {
    let consensus = Consensus::of(&study.project.seen(), &study.discrepancies());
    let parts = consensus.parts.iter().find(|it| it.part == part);
    parts.unwrap().open
}

fn close(study: &mut Revealed) -> Result<(), ActError> {
    let (pass, part) = (pass(study), first(study));
    let open = open_in(study, part);
    let closed = ConsensusClosed {
        words: None,
        session: None,
        present: vec![ada(study)],
        others: vec!["Prof. Lind".to_owned()],
    };
    act(study, |seen, draft| {
        acts::close_consensus(seen, draft, pass, &[PartToClose { part, open }], closed)
    })
}

fn decision(
    study: &Revealed,
    decision: Decision,
    reason: &str,
    session: Option<SessionId>,
) -> NewDecision {
    let codings = vec![study.coding_of("alone")];
    NewDecision {
        pass: pass(study),
        codings,
        decision,
        reason: reason.to_owned(),
        session,
        by_rule: None,
    }
}

fn decide(study: &mut Revealed, new: NewDecision) -> Result<(), ActError> {
    act(study, |seen, draft| {
        acts::refuse_amending(seen, &new)?;
        draft.push(Change::Decide(Box::new(new)));
        Ok(())
    })
}

fn session(study: &mut Revealed) -> SessionId {
    let new = NewSession {
        pass: pass(study),
        date: "2025-11-22".to_owned(),
        present: vec![ada(study)],
        others: Vec::new(),
    };
    study.record(Change::AddSession(Box::new(new)));
    study.project.seen().sessions()[0].id
}

fn settled() -> Revealed {
    let mut study = study();
    let new = decision(&study, Decision::Neither, "one word alone", None);
    decide(&mut study, new).unwrap();
    study
}

fn closed() -> Revealed {
    let mut study = settled();
    close(&mut study).unwrap();
    study
}

fn layer(study: &Revealed, choice: LayerChoice) -> LayerCodings {
    LayerCodings::of(&study.project.seen(), &study.texts(), choice).unwrap()
}

fn words(text: &str) -> Span {
    let (start, end) = span(FIRST, text);
    Span::new(start as u32, end as u32)
}

fn standing(study: &Revealed, choice: LayerChoice) -> Vec<(String, Span)> {
    let seen = study.project.seen();
    let layer = layer(study, choice);
    let mut all: Vec<_> = layer
        .segments
        .iter()
        .map(|it| (seen.code_name(it.code), it.span))
        .collect();
    all.sort();
    all
}

#[test]
fn a_consensus_is_not_closed_while_a_difference_in_it_is_open() {
    let mut study = study();
    let refused = close(&mut study).unwrap_err();
    let open = 1;
    let part = "first".to_owned();
    assert_eq!(refused, ActError::ConsensusOpen { part, open });
    let new = decision(&study, Decision::Neither, "", None);
    decide(&mut study, new).unwrap();
    close(&mut study).unwrap();
    let seen = study.project.seen();
    let (_, closed) = seen
        .consensus_closed(pass(&study), first(&study))
        .expect("closed");
    assert_eq!(closed.others, ["Prof. Lind"]);
    let last = seen.log().pop().unwrap();
    assert_eq!(last.what, "consensus closed");
    assert_eq!(last.details, "P: first; Ada, Prof. Lind");
}

#[test]
fn a_consensus_is_not_closed_by_nobody() {
    let mut study = settled();
    let (pass, part) = (pass(&study), first(&study));
    let closed = ConsensusClosed {
        words: None,
        session: None,
        present: Vec::new(),
        others: Vec::new(),
    };
    let refused = act(&mut study, |seen, draft| {
        let parts = [PartToClose { part, open: 0 }];
        acts::close_consensus(seen, draft, pass, &parts, closed)
    });
    assert_eq!(refused.unwrap_err(), ActError::NobodyPresent);
}

#[test]
fn a_closed_consensus_is_amended_with_reason_and_people_and_that_is_marked() {
    let mut study = closed();
    let part = || "first".to_owned();
    let new = decision(&study, Decision::Both, "", None);
    let refused = decide(&mut study, new).unwrap_err();
    assert_eq!(refused, ActError::AmendWithoutReason { part: part() });
    let new = decision(&study, Decision::Both, "the group disagreed", None);
    let refused = decide(&mut study, new).unwrap_err();
    assert_eq!(refused, ActError::AmendWithoutPeople { part: part() });
    let session = session(&mut study);
    let new = decision(&study, Decision::Reopened, "again", Some(session));
    let refused = decide(&mut study, new).unwrap_err();
    assert_eq!(refused, ActError::ClosedStaysSettled { part: part() });
    assert!(study.project.seen().amendments(pass(&study)).is_empty());
    let new = decision(&study, Decision::Both, "the group disagreed", Some(session));
    decide(&mut study, new).unwrap();
    let seen = study.project.seen();
    let amended = seen.amendments(pass(&study));
    assert_eq!(amended.len(), 1);
    assert_eq!(amended[0].0, first(&study));
    assert_eq!(amended[0].1.decided.reason, "the group disagreed");
    let alone = ("alone".to_owned(), words("Nobody else did"));
    assert!(standing(&study, LayerChoice::Consensus).contains(&alone));
}

#[test]
fn undo_does_not_reach_behind_a_closing() {
    let study = closed();
    assert_eq!(study.project.seen().next_undo(), None);
    // Berit's decision that the closing rests on is behind it for her too.
    let seen = study.project.seen();
    let berit = seen.analysts()[1].id;
    let hers = study.project.study().seen_by(Viewer::Analyst(berit));
    assert!(
        hers.next_undo()
            .is_none_or(|step| !step.name.contains("decision"))
    );
}

#[test]
fn a_consensus_is_taken_up_again_with_a_reason_and_what_is_decided_then_is_no_amendment() {
    let mut study = closed();
    let (pass, part) = (pass(&study), first(&study));
    let refused = act(&mut study, |seen, draft| {
        acts::reopen_consensus(seen, draft, pass, part, " ")
    });
    assert_eq!(refused.unwrap_err(), ActError::NoReason);
    act(&mut study, |seen, draft| {
        acts::reopen_consensus(seen, draft, pass, part, "The codebook changed.")
    })
    .unwrap();
    let new = decision(&study, Decision::Reopened, "", None);
    decide(&mut study, new).unwrap();
    assert!(study.project.seen().amendments(pass).is_empty());
    assert!(close(&mut study).is_err());
    let seen = study.project.seen();
    let told = seen.history_of(interlinea::model::HistoryOf::Pass(pass));
    let told: Vec<&str> = told
        .iter()
        .filter(|it| it.field == "Consensus")
        .map(|it| it.after.as_str())
        .collect();
    assert_eq!(
        told,
        ["first: reopened, The codebook changed.", "first: closed"]
    );
}

#[test]
fn the_consensus_layer_has_what_is_closed_or_settled_and_leaves_out_what_is_open() {
    let study = study();
    assert!(standing(&study, LayerChoice::Consensus).is_empty());
    let open = layer(&study, LayerChoice::Consensus);
    assert!(open.open.contains(&(pass(&study), first(&study))));
    let fear = ("fear".to_owned(), words("I was afraid at first"));
    for study in [settled(), closed()] {
        let stands = standing(&study, LayerChoice::Consensus);
        assert_eq!(stands, std::slice::from_ref(&fear));
    }
    let layer = layer(&closed(), LayerChoice::Consensus);
    assert_eq!(layer.closed, 1);
    assert_eq!(layer.segments[0].codings().count(), 2);
    let counted = layer.count(layer.codes());
    assert_eq!((counted.segments, counted.documents.len()), (1, 1));
    assert_eq!(counted.analysts.len(), 2);
}

#[test]
fn a_decided_code_is_changed_by_no_single_analyst_and_follows_a_split() {
    let mut study = study();
    let new = decision(&study, Decision::As(berit(&study)), "she heard it", None);
    decide(&mut study, new).unwrap();
    close(&mut study).unwrap();
    let coding = study.coding_of("alone");
    let decided = study.code("alone");
    let made = |study: &mut Revealed, name: &str, split_from| {
        let mut new = acts::new_code(name);
        new.split_from = split_from;
        study.record(Change::AddCode(Box::new(new)));
        study.code(name)
    };
    let recoded = |study: &mut Revealed, to| {
        let edit = CodingEdit::Code(to);
        study.record(Change::EditCoding { coding, edit });
    };
    let other = made(&mut study, "another matter", None);
    recoded(&mut study, other);
    let consensus = Consensus::of(&study.project.seen(), &study.discrepancies());
    let stands = consensus.codings.iter().any(|it| it.code == decided);
    assert!(stands, "the decision keeps its code");
    let alone = ("alone".to_owned(), words("Nobody else did"));
    assert!(standing(&study, LayerChoice::Consensus).contains(&alone));

    let part = made(&mut study, "alone at night", Some(decided));
    let of_part = made(&mut study, "alone in bed", Some(part));
    for (code, name) in [(part, "alone at night"), (of_part, "alone in bed")] {
        recoded(&mut study, code);
        let split = (name.to_owned(), words("Nobody else did"));
        assert!(standing(&study, LayerChoice::Consensus).contains(&split));
    }
}

#[test]
fn an_analysts_layer_has_their_codings_alone_and_everybodys_has_all() {
    let study = study();
    let ada = ada(&study);
    assert_eq!(standing(&study, LayerChoice::Analyst(ada)).len(), 1);
    assert_eq!(standing(&study, LayerChoice::Everybody).len(), 3);
    let seen = study.project.seen();
    let layer = layer(&study, LayerChoice::Analyst(ada));
    assert_eq!(layer.sentence(&seen), "Counts are of the codings of Ada.");
}

#[test]
fn a_mark_that_analysts_set_differently_is_both_in_the_consensus() {
    let mut study = closed();
    let codings: Vec<_> = {
        let seen = study.project.seen();
        let of_fear = seen
            .codings()
            .filter(|it| seen.code_name(it.code()) == "fear");
        of_fear.map(|it| it.id).collect()
    };
    for (coding, valence) in codings
        .into_iter()
        .zip([Valence::Barrier, Valence::Facilitator])
    {
        let edit = CodingEdit::Mark(Mark::Valence(Some(valence)));
        study.record(Change::EditCoding { coding, edit });
    }
    let layer = layer(&study, LayerChoice::Consensus);
    assert_eq!(layer.segments[0].valence, Some(Valence::Both));
}

#[test]
fn nothing_is_said_of_the_consensus_of_what_is_hidden() {
    // Nobody but Ada has closed; a line of another program says that the consensus is closed all the same.
    let mut study = Revealed::hidden(
        &[row("Ada", "first", "fear", "I was afraid at first")],
        &[row("Berit", "first", "fear", "I was afraid at first")],
    );
    let pass = study.project.seen().passes()[0].id;
    let part = first(&study);
    study.record(Change::CloseConsensus {
        pass,
        parts: vec![part],
        closing: interlinea::model::ConsensusClosing::Closed(ConsensusClosed {
            words: None,
            session: None,
            present: Vec::new(),
            others: Vec::new(),
        }),
    });
    let seen = study.project.seen();
    assert!(seen.consensus_closed(pass, part).is_none());
    assert!(seen.consensus_closings(pass, part).is_empty());
    assert!(!seen.log().iter().any(|it| it.what == "consensus closed"));
    assert!(standing(&study, LayerChoice::Consensus).is_empty());
    let berits = berit(&study);
    assert!(standing(&study, LayerChoice::Analyst(berits)).is_empty());
}

#[test]
fn a_closing_is_found_in_the_log_among_the_decisions() {
    let change = Change::CloseConsensus {
        pass: pass(&study()),
        parts: Vec::new(),
        closing: interlinea::model::ConsensusClosing::Reopened {
            reason: String::new(),
        },
    };
    assert_eq!(LogKind::of(&change), LogKind::Settling);
}
