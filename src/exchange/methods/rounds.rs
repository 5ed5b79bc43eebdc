//! The rounds of a pass: what was drawn for each, and with which version of the codebook it was coded.

use super::collector::Collector;
use super::prose::{day, list, many, quoted, word};
use crate::model::things::Pass;
use crate::model::{DrawBy, PassState, RoundId, RoundState, SeenRound};

/// The sentences on a pass's rounds.
pub(super) fn rounds(to: &mut Collector<'_>, pass: &Pass) {
    let rounds = to.seen.rounds(pass.id);
    if rounds.is_empty() {
        return;
    }
    let names: Vec<String> = rounds
        .iter()
        .map(|round| {
            let documents = many(round.documents.len(), "document", "documents");
            format!("{} ({documents})", quoted(round.name()))
        })
        .collect();
    let sentence = match names.len() {
        1 => format!("It has one round, {}.", list(&names)),
        several => format!("It has {several} rounds, in this order: {}.", list(&names)),
    };
    to.say(sentence, rounds.iter().map(|it| it.record.made.stamp.id));
    for round in &rounds {
        drawn(to, round);
        versions(to, round);
    }
}

/// The rounds of an open pass that all have closed, whose figures can be said before the pass is; none where the pass is
/// closed itself, and `None` where there is nothing to say yet.
pub(super) fn closed_rounds(to: &Collector<'_>, pass: &Pass) -> Option<Vec<RoundId>> {
    if to.seen.pass_state(pass) != PassState::Open {
        return Some(Vec::new());
    }
    let rounds = to.seen.rounds(pass.id);
    let closed =
        |it: &&SeenRound<'_>| matches!(it.state, RoundState::Closed | RoundState::Revealed);
    let closed: Vec<RoundId> = rounds.iter().filter(closed).map(|it| it.id).collect();
    (!closed.is_empty()).then_some(closed)
}

/// How a round's material was drawn.
fn drawn(to: &mut Collector<'_>, round: &SeenRound<'_>) {
    let Some(of) = round.drawn() else {
        return;
    };
    let (one, several) = if of.draw.is_of_segments() {
        ("segment", "segments")
    } else {
        ("document", "documents")
    };
    let number = of.draw.drawn().count();
    let by = of.draw.by.map_or_else(String::new, |by| {
        format!(", in proportion by {}", by_words(to, by))
    });
    let left = match of.draw.not_eligible.len() {
        0 => String::new(),
        some => format!("; {} could not be drawn", many(some, one, several)),
    };
    let sentence = format!(
        "For the round {} {number} of {} {} drawn at random{by} (rule {}, seed {}){left}.",
        quoted(round.name()),
        many(of.draw.eligible(), one, several),
        word(number, "was", "were"),
        of.draw.rule,
        of.draw.seed
    );
    to.say(sentence, [round.record.made.stamp.id]);
    if of.is_test {
        let state = match round.state {
            RoundState::Open => "nobody has finished any of it yet",
            RoundState::Coding => "not all of it is finished yet",
            RoundState::Closed => "all of it is closed",
            RoundState::Revealed => "all of it is closed and revealed",
        };
        let sentence = format!(
            "The round {} tests the codebook on material that none of its analysts had coded with it; {state}.",
            quoted(round.name())
        );
        to.say(sentence, [round.record.made.stamp.id]);
    }
}

fn by_words(to: &Collector<'_>, by: DrawBy) -> String {
    match by {
        DrawBy::Role => "role of participants".to_owned(),
        DrawBy::Case => "case".to_owned(),
        DrawBy::Wave => "wave".to_owned(),
        DrawBy::Construct => "construct".to_owned(),
        DrawBy::Attribute(id) => {
            let attribute = to.seen.attribute(id);
            attribute.map_or_else(|| "an attribute".to_owned(), |it| quoted(&it.name))
        }
    }
}

/// The version of the codebook that a round is coded with.
fn versions(to: &mut Collector<'_>, round: &SeenRound<'_>) {
    let Some(version) = round.version else {
        return;
    };
    let frozen = version.version.made.stamp;
    let sentence = format!(
        "The round {} was opened with {} of the codebook, frozen on {}.",
        quoted(round.name()),
        version.in_words(),
        day(frozen.at.milliseconds())
    );
    to.say(sentence, [round.record.made.stamp.id, frozen.id]);
}
