//! How differences between analysts were settled.

use super::collector::Collector;
use super::passes::part_words;
use super::prose::{grouped, list, many, quoted, typed_day, word};
use super::rounds::closed_rounds;
use super::topic::Topic;
use crate::analysis::agreement::of_study::{AgreementOptions, in_rounds};
use crate::analysis::discrepancies::{
    DifferenceKind, Discrepancies, SettledState, Settling, Tolerance, discrepancies_in,
    stays_uncoded, unmatched_sentence,
};
use crate::model::things::{DecisionMade, Pass};
use crate::model::{AnalystId, CodeMatch, CodingId, Decision, Id, RoundId};
use std::collections::BTreeMap;

/// The paragraph on differences and decisions.
pub(super) fn settling(to: &mut Collector<'_>) {
    to.paragraph("Comparing and settling");
    to.about(Topic::Settling);
    matched(to);
    for pass in to.seen.passes() {
        let Some(rounds) = closed_rounds(to, pass).filter(|_| pass.opened.analysts.len() > 1)
        else {
            continue;
        };
        differences(to, pass, rounds);
        decided(to, pass);
        sessions(to, pass);
        consensus(to, pass);
    }
}

/// Codes of several analysts that were set side by side.
fn matched(to: &mut Collector<'_>) {
    let matches = to.seen.code_matches();
    let without = to.seen.codes_without_counterpart().len();
    if without > 0 {
        let verb = word(without, "was", "were");
        let codes = many(without, "code", "codes");
        let words = "recorded as having no counterpart among the codes of another analyst";
        to.say(format!("{codes} {verb} {words}."), []);
    }
    if matches.is_empty() {
        return;
    }
    let count = |kind: CodeMatch| matches.iter().filter(|it| it.2 == kind).count();
    let kinds = [
        (count(CodeMatch::Equal), "equal"),
        (
            count(CodeMatch::Broader) + count(CodeMatch::Narrower),
            "one broader than the other",
        ),
        (count(CodeMatch::Distinct), "distinct"),
    ];
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} as {what}"))
        .collect();
    let sentence = format!(
        "{} of codes {} compared by the analysts and recorded: {}.",
        many(matches.len(), "pair", "pairs"),
        word(matches.len(), "was", "were"),
        list(&kinds)
    );
    to.say(sentence, []);
}

/// How many differences there were, and of which kinds.
fn differences(to: &mut Collector<'_>, pass: &Pass, rounds: Vec<RoundId>) {
    let texts = to.source.texts();
    let so_far = if rounds.is_empty() {
        ""
    } else {
        " as far as its rounds are closed"
    };
    let options = AgreementOptions {
        pass: Some(pass.id),
        rounds,
        ..AgreementOptions::default()
    };
    let found = in_rounds(to.seen, &options).and_then(|documents| {
        let tolerance = Tolerance::Exact;
        discrepancies_in(to.seen, &texts, Some(pass.id), &[], &documents, tolerance)
    });
    let Ok(found) = found else {
        return;
    };
    let mut kinds: BTreeMap<DifferenceKind, usize> = BTreeMap::new();
    for difference in found.items.iter().flat_map(|item| &item.differences) {
        *kinds.entry(difference.kind).or_default() += 1;
    }
    let total: usize = kinds.values().sum();
    if total + found.agreed == 0 {
        // Where nobody coded there was nothing to agree on.
        return;
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(kind, count)| format!("{} {}", grouped(count as u64), kind_words(to, &found, kind)))
        .collect();
    let everybody = to.names(&found.analysts);
    let agreed = match found.analysts.len() {
        2 => many(found.agreed, "pair of codings", "pairs of codings"),
        _ => many(found.agreed, "group of codings", "groups of codings"),
    };
    let name = quoted(pass.name.text());
    let sentence = if total == 0 {
        format!(
            "In the pass {name}{so_far}, {everybody} agreed on all codings, to the character ({agreed})."
        )
    } else {
        format!(
            "In the pass {name}{so_far}, {everybody} agreed on {agreed}, to the character, and differed on {} ({}): {}.",
            many(found.items.len(), "passage", "passages"),
            many(total, "difference", "differences"),
            list(&kinds)
        )
    };
    let reveals = || {
        let reveals = pass.reveals.values().map(|it| it.stamp.id);
        reveals.chain([pass.made.stamp.id])
    };
    to.say(sentence, reveals());
    if total > 0 {
        states(to, &found);
    }
    if let Some(sentence) = unmatched_sentence(to.seen, &found) {
        to.say(sentence, reveals());
    }
}

/// “coded by Ellen alone”.
fn kind_words(to: &Collector<'_>, found: &Discrepancies, kind: DifferenceKind) -> String {
    match kind {
        DifferenceKind::Only(who) => {
            let people: Vec<AnalystId> = who
                .places()
                .filter_map(|place| found.analysts.get(place).copied())
                .collect();
            let how = if people.len() == 1 { "alone" } else { "only" };
            format!("coded by {} {how}", to.names(&people))
        }
        DifferenceKind::OtherCode => "coded with different codes".to_owned(),
        DifferenceKind::Borders => "coded with different borders".to_owned(),
    }
}

fn states(to: &mut Collector<'_>, found: &Discrepancies) {
    let settling = Settling::of(to.seen, found);
    let mut settled = 0_usize;
    let mut referred = 0_usize;
    let mut open = 0_usize;
    let mut rests_on = Vec::new();
    for item in &found.items {
        for difference in &item.differences {
            let state = settling.settled(item, difference);
            rests_on.extend(state.decision.map(|it| it.made.stamp.id));
            match state.state {
                SettledState::Decided => settled += 1,
                SettledState::Referred => referred += 1,
                SettledState::Open | SettledState::LookAgain | SettledState::Conflict => open += 1,
            }
        }
    }
    let mut words = Vec::new();
    for (count, what) in [
        (settled, "settled"),
        (referred, "left to a third analyst"),
        (open, "open"),
    ] {
        if count > 0 {
            words.push(format!(
                "{} {} {what}",
                grouped(count as u64),
                word(count, "is", "are")
            ));
        }
    }
    to.say(format!("Of these, {}.", list(&words)), rests_on);
}

/// The decisions of a pass, oldest first.
struct Decisions<'a> {
    /// The latest on each discrepancy; those taken back are none.
    latest: Vec<&'a DecisionMade>,
    /// How many were later replaced by another.
    replaced: usize,
    /// Different ones on one discrepancy, made by people who had not seen each other's: it is open.
    at_once: Vec<Vec<&'a DecisionMade>>,
}

impl<'a> Decisions<'a> {
    fn of(to: &Collector<'a>, pass: &Pass) -> Self {
        let mut by_codings: BTreeMap<&[CodingId], Vec<&DecisionMade>> = BTreeMap::new();
        for made in to.seen.decisions() {
            if made.decided.pass == pass.id {
                let codings = made.decided.codings.as_slice();
                by_codings.entry(codings).or_default().push(made);
            }
        }
        let mut decisions = Self {
            latest: Vec::new(),
            replaced: 0,
            at_once: Vec::new(),
        };
        for mut before in by_codings.into_values() {
            let Some(last) = before.pop() else {
                continue;
            };
            let (rivals, before): (Vec<_>, Vec<_>) = before.into_iter().partition(|it| {
                it.decided.decision != last.decided.decision
                    && to.seen.set_unseen(it.made.stamp, last.made.stamp)
            });
            let replaced = before.into_iter();
            decisions.replaced += replaced
                .filter(|it| it.decided.decision != Decision::Reopened)
                .count();
            if !rivals.is_empty() {
                let rivals = rivals.into_iter();
                decisions.at_once.push(rivals.chain([last]).collect());
            } else if last.decided.decision != Decision::Reopened {
                decisions.latest.push(last);
            }
        }
        decisions.latest.sort_by_key(|made| made.made.stamp);
        decisions
    }

    /// That some discrepancies were decided twice at once.
    fn say_at_once(&self, to: &mut Collector<'_>) {
        if self.at_once.is_empty() {
            return;
        }
        let sentence = format!(
            "{} decided differently by people who had not seen each other's decision; {} open until decided again.",
            match self.at_once.len() {
                1 => "1 difference was".to_owned(),
                several => format!("{} differences were", grouped(several as u64)),
            },
            word(self.at_once.len(), "it is", "they are")
        );
        let all = self.at_once.iter().flatten();
        to.say(sentence, all.map(|it| it.made.stamp.id));
    }
}

fn decided(to: &mut Collector<'_>, pass: &Pass) {
    let decisions = Decisions::of(to, pass);
    decisions.say_at_once(to);
    let Decisions {
        latest, replaced, ..
    } = decisions;
    if latest.is_empty() {
        return;
    }
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for made in &latest {
        let words = if stays_uncoded(to.seen, made) {
            "the passage stays uncoded".to_owned()
        } else {
            decision(to, &made.decided.decision)
        };
        match kinds.iter_mut().find(|(of, _)| *of == words) {
            Some((_, count)) => *count += 1,
            None => kinds.push((words, 1)),
        }
    }
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(words, count)| format!("{words} ({count})"))
        .collect();
    let sentence = format!(
        "In the pass “{}” {} recorded: {}.",
        pass.name.text(),
        match latest.len() {
            1 => "1 decision is".to_owned(),
            several => format!("{} decisions are", grouped(several as u64)),
        },
        list(&kinds)
    );
    to.say(sentence, latest.iter().map(|it| it.made.stamp.id));
    by_rule(to, &latest);
    if replaced > 0 {
        let sentence = format!(
            "{} later replaced by another.",
            match replaced {
                1 => "1 earlier decision was".to_owned(),
                several => format!("{several} earlier decisions were"),
            }
        );
        let rests_on: Vec<Id> = to
            .seen
            .decisions()
            .iter()
            .filter(|it| it.decided.pass == pass.id)
            .map(|it| it.made.stamp.id)
            .collect();
        to.say(sentence, rests_on);
    }
}

fn by_rule(to: &mut Collector<'_>, latest: &[&DecisionMade]) {
    let mut rules: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
    for made in latest {
        if let Some(rule) = &made.decided.by_rule {
            rules.entry(rule).or_default().push(made.made.stamp.id);
        }
    }
    for (rule, ids) in rules {
        let sentence = format!(
            "{} of these {} made at once by a stated rule: {}.",
            ids.len(),
            word(ids.len(), "was", "were"),
            quoted(rule)
        );
        to.say(sentence, ids);
    }
}

fn decision(to: &Collector<'_>, decision: &Decision) -> String {
    match decision {
        Decision::As(who) => format!("the coding of {} stands", to.name(*who)),
        Decision::Both => "all codings stand".to_owned(),
        Decision::Union => "everything that was coded is taken".to_owned(),
        Decision::Intersection => "what all coded is taken".to_owned(),
        Decision::Borders { .. } => "new borders".to_owned(),
        Decision::AnotherCode(_) => "another code".to_owned(),
        Decision::Neither => "no coding stands".to_owned(),
        Decision::Refer(who) => format!("left to {}", to.name(*who)),
        Decision::DefinitionUnclear(_) => {
            "the code's definition has to be made clear first".to_owned()
        }
        Decision::DifferingReadings(_) => "differing readings are kept, with a memo".to_owned(),
        Decision::Reopened => "open again".to_owned(),
    }
}

/// When the analysts met, and who was there.
fn sessions(to: &mut Collector<'_>, pass: &Pass) {
    let sessions: Vec<_> = to
        .seen
        .sessions()
        .into_iter()
        .filter(|it| it.held.pass == pass.id)
        .collect();
    if sessions.is_empty() {
        return;
    }
    let mut held: Vec<(&str, String)> = sessions
        .iter()
        .map(|it| {
            let mut people: Vec<String> = it.held.present.iter().map(|who| to.name(*who)).collect();
            people.extend(it.held.others.iter().cloned());
            (it.held.date.as_str(), list(&people))
        })
        .collect();
    held.sort_unstable();
    let held: Vec<String> = held
        .into_iter()
        .map(|(date, people)| format!("{} ({people})", typed_day(date)))
        .collect();
    let sentence = format!(
        "{} to settle differences {} recorded for the pass “{}”: {}.",
        many(held.len(), "session", "sessions"),
        word(held.len(), "is", "are"),
        pass.name.text(),
        list(&held)
    );
    to.say(sentence, sessions.iter().map(|it| it.made.stamp.id));
    let latest = Decisions::of(to, pass).latest;
    let outside: Vec<Id> = latest
        .iter()
        .filter(|it| it.decided.session.is_none())
        .map(|it| it.made.stamp.id)
        .collect();
    if !outside.is_empty() && outside.len() < latest.len() {
        let sentence = format!(
            "{} of the decisions {} recorded outside a session.",
            outside.len(),
            word(outside.len(), "was", "were")
        );
        to.say(sentence, outside);
    }
}

/// What of the consensus is closed, and what was amended after that.
fn consensus(to: &mut Collector<'_>, pass: &Pass) {
    let parts = to.seen.parts(pass.id);
    let closed: Vec<Id> = parts
        .iter()
        .filter_map(|part| Some(to.seen.consensus_closed(pass.id, *part)?.0.id))
        .collect();
    if closed.is_empty() {
        return;
    }
    let (one, several) = part_words(pass);
    let sentence = format!(
        "The consensus is closed for {} of {}.",
        closed.len(),
        many(parts.len(), one, several)
    );
    to.say(sentence, closed);
    let amended = to.seen.amendments(pass.id);
    if !amended.is_empty() {
        let sentence = format!(
            "{} made after that, with a reason and those present.",
            match amended.len() {
                1 => "1 decision was".to_owned(),
                several => format!("{several} decisions were"),
            }
        );
        to.say(sentence, amended.iter().map(|(_, made)| made.made.stamp.id));
    }
}
