//! Who coded, and what the study's record says of them (COREQ 1–8).

use super::collector::Collector;
use super::prose::{quoted, unstopped};
use super::topic::Topic;
use crate::analysis::single_analyst::SingleAnalyst;
use crate::model::AnalystId;

/// The paragraph on the analysts.
pub(super) fn people(to: &mut Collector<'_>) {
    to.paragraph("Analysts");
    let mut coders: Vec<AnalystId> = Vec::new();
    let mut passes = Vec::new();
    for pass in to.seen.passes() {
        passes.push(pass.made.stamp.id);
        for who in &pass.opened.analysts {
            if !coders.contains(who) {
                coders.push(*who);
            }
        }
    }
    if let Some(single) = SingleAnalyst::of(to.seen) {
        let memos = single.discussions.iter();
        let memos = memos.filter_map(|it| to.seen.memo(it.memo));
        passes.extend(memos.map(|memo| memo.made.stamp.id));
        to.about(Topic::Limitation);
        to.say(single.sentence(to.seen), passes);
    } else if !coders.is_empty() {
        to.about(Topic::Coders);
        let names = to.names(&coders);
        to.say(format!("The analysts of the passes were {names}."), passes);
    }
    for analyst in to.seen.analysts() {
        let name = analyst.name.text().trim().to_owned();
        for (topic, field, what) in [
            (Topic::Background, &analyst.background, "background"),
            (
                Topic::Relation,
                &analyst.relation,
                "relation to the participants",
            ),
        ] {
            to.about(topic);
            let words = unstopped(field.text());
            if !words.is_empty() {
                let sentence = format!("The record gives {name}'s {what} as {}.", quoted(words));
                to.say(sentence, field.stamp().map(|stamp| stamp.id));
            } else if coders.contains(&analyst.id) {
                to.blank(&format!("{what} of {name}"));
            }
        }
    }
}
