//! Memos, and the log itself.

use super::collector::{Collector, time};
use super::prose::{between, grouped, list, many, word};
use super::topic::Topic;
use crate::model::{DocumentKind, Id, LogKind, MemoKind};

/// The paragraph on memos, on sources and on the log.
pub(super) fn trail(to: &mut Collector<'_>) {
    to.paragraph("Memos and audit trail");
    to.about(Topic::Memos);
    memos(to);
    to.about(Topic::Triangulation);
    sources(to);
    to.about(Topic::Log);
    log(to);
}

fn memos(to: &mut Collector<'_>) {
    let memos = to.seen.memos();
    if memos.is_empty() {
        return;
    }
    let words: Vec<String> = MemoKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = memos.iter().filter(|it| it.kind() == kind).count();
            let (one, several) = names(kind);
            (count > 0).then(|| many(count, one, several))
        })
        .collect();
    let hidden = if to.seen.person().is_some() {
        "; reflexive memos that others have not shared are not counted"
    } else {
        "; reflexive memos that are not shared are not counted"
    };
    let sentence = format!(
        "{} {} written: {}{hidden}.",
        many(memos.len(), "memo", "memos"),
        word(memos.len(), "was", "were"),
        list(&words)
    );
    to.say(sentence, memos.iter().map(|it| it.made.stamp.id));
    let reflexive = memos.iter().filter(|it| it.kind() == MemoKind::Reflexive);
    let reflexive: Vec<Id> = reflexive.map(|it| it.made.stamp.id).collect();
    if !reflexive.is_empty() {
        to.about(Topic::Reflexive);
        let sentence = format!(
            "{} on the analysts' own part in the work {} among them.",
            many(reflexive.len(), "reflexive memo", "reflexive memos"),
            word(reflexive.len(), "is", "are")
        );
        to.say(sentence, reflexive);
    }
}

const fn names(kind: MemoKind) -> (&'static str, &'static str) {
    match kind {
        MemoKind::Analytic => ("analytic memo", "analytic memos"),
        MemoKind::Method => ("memo on method", "memos on method"),
        MemoKind::Theory => ("memo on theory", "memos on theory"),
        MemoKind::Reflexive => ("reflexive memo", "reflexive memos"),
        MemoKind::FieldNote => ("field note", "field notes"),
        MemoKind::ToExploreNext => (
            "note of what to explore next",
            "notes of what to explore next",
        ),
    }
}

/// What can be said of several sources and several analysts, in numbers.
fn sources(to: &mut Collector<'_>) {
    let documents = to.seen.documents();
    let kinds: std::collections::BTreeSet<u8> = documents
        .iter()
        .map(|it| it.kind.get_or(DocumentKind::default()) as u8)
        .collect();
    let people = to.seen.participants();
    let roles: std::collections::BTreeSet<_> = people
        .iter()
        .filter_map(|it| it.role.get_or(None))
        .collect();
    let coders: std::collections::BTreeSet<_> = to
        .seen
        .passes()
        .iter()
        .flat_map(|pass| pass.opened.analysts.clone())
        .collect();
    let mut words = Vec::new();
    if kinds.len() > 1 {
        words.push(format!("{} kinds of document", kinds.len()));
    }
    if roles.len() > 1 {
        words.push(format!("{} groups of participants", roles.len()));
    }
    if coders.len() > 1 {
        words.push(format!("{} analysts", coders.len()));
    }
    if words.len() > 1 {
        let rests_on: Vec<Id> = to.seen.passes().iter().map(|it| it.made.stamp.id).collect();
        to.say(
            format!("For triangulation there are {}.", list(&words)),
            rests_on,
        );
    }
}

fn log(to: &mut Collector<'_>) {
    let places = to.log.clone();
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return;
    };
    let hidden = if to.seen.hides_anything() {
        "; what is hidden until a pass is revealed is not counted"
    } else {
        ""
    };
    let sentence = format!(
        "Interlinea records every act with its author and time: the study's log holds {}, {}{hidden}.",
        many(places.len(), "step", "steps"),
        between(time(first.stamp), time(last.stamp))
    );
    to.say(sentence, [first.stamp.id, last.stamp.id]);
    let undone: Vec<Id> = places
        .iter()
        .filter(|place| place.kind == LogKind::Undo)
        .map(|place| place.stamp.id)
        .collect();
    if !undone.is_empty() {
        let sentence = format!(
            "{} of these {} an undo or redo; what was undone stays in the log.",
            grouped(undone.len() as u64),
            word(undone.len(), "is", "are")
        );
        to.say(sentence, undone);
    }
    to.about(Topic::Software);
    to.say(
        format!(
            "The study is kept in Interlinea; this draft was written by its version {}.",
            env!("CARGO_PKG_VERSION")
        ),
        [],
    );
}
