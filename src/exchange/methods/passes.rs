//! The passes: who coded what material how, when it was closed, and who could see what.

use super::collector::{Collector, time};
use super::prose::{between, day, list, many, of_all, quoted, unstopped, word};
use super::rounds;
use super::topic::Topic;
use super::work::Work;
use crate::analysis::challenges::layers_sentence;
use crate::analysis::closing::{
    CountedClosing, after_reveal_counts, counted_closings, nobody_talked, standing_closing,
};
use crate::analysis::double_coded::{DoubleCoded, double_coded};
use crate::model::things::Pass;
use crate::model::{
    AnalystId, Closing, Id, Level, Material, Part, PassKind, PassState, Stamp, Talk,
};
use std::collections::{BTreeMap, BTreeSet};

/// The paragraph on the passes.
pub(super) fn passes(to: &mut Collector<'_>, work: &Work) {
    to.paragraph("Coding");
    to.about(Topic::Opened);
    let passes = to.seen.passes();
    if passes.len() > 1 {
        let names: Vec<String> = passes
            .iter()
            .map(|pass| format!("“{}”", pass.name.text()))
            .collect();
        let sentence = format!(
            "Coding was done in {} passes, in this order: {}.",
            passes.len(),
            list(&names)
        );
        to.say(sentence, passes.iter().map(|pass| pass.made.stamp.id));
    }
    for pass in passes {
        to.about(Topic::Opened);
        opened(to, pass);
        state(to, pass);
        to.about(Topic::Independence);
        seeing_each_other(to, pass, work);
        reopened(to, pass);
        to.about(Topic::Rounds);
        rounds::rounds(to, pass);
        to.about(Topic::Share);
        shares(to, pass);
        to.about(Topic::Work);
        work.say(to, pass);
        layers(to, pass);
        after_the_reveal(to, pass);
    }
}

/// How a pass on segments of an earlier one was done.
fn layers(to: &mut Collector<'_>, pass: &Pass) {
    if let Some(sentence) = layers_sentence(to.seen, pass.id) {
        let Material::Segments { of, .. } = &pass.opened.material else {
            return;
        };
        let earlier = to.seen.pass(*of).map(|pass| pass.made.stamp.id);
        to.say(sentence, earlier.into_iter().chain([pass.made.stamp.id]));
    }
}

/// What was coded after the reveal.
fn after_the_reveal(to: &mut Collector<'_>, pass: &Pass) {
    if let Some(sentence) = after_reveal_counts(to.seen, pass.id).sentence() {
        let reveals = to.seen.reveals(pass);
        to.say(sentence, reveals.iter().map(|it| it.stamp.id));
    }
}

/// What the parts of a pass are.
pub(super) const fn part_words(pass: &Pass) -> (&'static str, &'static str) {
    if pass.is_within_constructs() {
        ("sub-domain", "sub-domains")
    } else {
        ("document", "documents")
    }
}

fn opened(to: &mut Collector<'_>, pass: &Pass) {
    let how = match (pass.opened.kind, pass.opened.framework) {
        (PassKind::Deductive, Some(framework)) => {
            let framework = to.seen.framework(framework);
            let name = framework.map_or("a framework", |it| it.loaded.name.as_str());
            format!("deductively, with the constructs of {name}")
        }
        (PassKind::Deductive, None) => "deductively".to_owned(),
        (PassKind::Inductive, _) => "inductively, with codes made from the data".to_owned(),
        (PassKind::Directed, _) => "with codes that were there already".to_owned(),
    };
    let level = match pass.level.get_or(pass.opened.level) {
        Level::Manifest => "at the manifest level (what is said)",
        Level::Latent => "at the latent level (what is meant)",
    };
    let sentence = format!(
        "The pass “{}” was opened on {} for {} to code {} {how}, {level}.",
        pass.name.text(),
        day(time(pass.made.stamp)),
        to.names(&pass.opened.analysts),
        material(to, pass)
    );
    to.say(sentence, [pass.made.stamp.id]);
}

fn material(to: &Collector<'_>, pass: &Pass) -> String {
    let documents = to.seen.documents_of_pass(pass.id).len();
    if let Material::Segments { of, constructs, .. } = &pass.opened.material {
        let segments = to.seen.material_spans(pass.id).len();
        let names: Vec<String> = constructs
            .iter()
            .map(|code| format!("“{}”", to.seen.code_name(*code)))
            .collect();
        let earlier = to.seen.pass(*of).map_or("", |pass| pass.name.text());
        return format!(
            "the {} coded with {} in the pass “{earlier}”, from {},",
            many(segments, "segment", "segments"),
            list(&names),
            many(documents, "document", "documents"),
        );
    }
    let all = to.seen.documents().len();
    match (documents, all) {
        (1, 1) => "the one document of the study".to_owned(),
        (some, all) if some == all => format!("all {all} documents of the study"),
        (some, all) => format!(
            "{some} of the {} of the study",
            many(all, "document", "documents")
        ),
    }
}

/// When each analyst closed the last part, or how far the pass is.
fn state(to: &mut Collector<'_>, pass: &Pass) {
    let parts = to.seen.parts(pass.id);
    let (one, several) = part_words(pass);
    if to.seen.pass_state(pass) == PassState::Open {
        let closed = |part: &&Part| {
            pass.opened
                .analysts
                .iter()
                .all(|who| pass.has_closed(*who, **part))
        };
        let closed = parts.iter().filter(closed).count();
        let people = match pass.opened.analysts.as_slice() {
            [only] => to.name(*only),
            _ => "all its analysts".to_owned(),
        };
        let sentence = format!(
            "It is still open: {closed} of {} {} closed by {people}.",
            many(parts.len(), one, several),
            word(closed, "is", "are")
        );
        to.say(
            sentence,
            counted_closings(pass).map(|(_, _, stamp, _)| stamp.id),
        );
        return;
    }
    let people: Vec<String> = pass
        .opened
        .analysts
        .iter()
        .filter_map(|who| {
            let last = counted_closings(pass)
                .filter(|it| it.0 == *who)
                .map(|it| it.2)
                .max()?;
            Some(format!("{} on {}", to.name(*who), day(time(last))))
        })
        .collect();
    if !people.is_empty() {
        let first = if closed_again(pass).next().is_some() {
            "first "
        } else {
            ""
        };
        let sentence = format!("It was {first}closed by {}.", list(&people));
        to.say(
            sentence,
            counted_closings(pass).map(|(_, _, stamp, _)| stamp.id),
        );
    }
}

/// Closings after something was taken up again once it was revealed.
fn closed_again(pass: &Pass) -> impl Iterator<Item = CountedClosing<'_>> {
    pass.closings.iter().filter_map(|((who, part), field)| {
        let reveal = pass.reveals.get(part)?.stamp;
        standing_closing(*who, *part, field).filter(|closing| closing.2 > reveal)
    })
}

/// Whether the analysts' work was hidden from each other, and what they said of having talked about it.
fn seeing_each_other(to: &mut Collector<'_>, pass: &Pass, work: &Work) {
    if pass.opened.analysts.len() < 2 {
        return;
    }
    if !pass.opened.blind {
        let sentence =
            "In this pass the analysts could see each other's codings while they worked.";
        to.say(sentence.to_owned(), [pass.made.stamp.id]);
        return;
    }
    let (one, _) = part_words(pass);
    if to.seen.pass_state(pass) != PassState::Revealed {
        let sentence = format!(
            "In this pass the codings of each analyst are hidden from the others until all have closed a {one}, as recorded in the study's log."
        );
        to.say(sentence, [pass.made.stamp.id]);
        return;
    }
    let reveals: Vec<Stamp> = pass.reveals.values().map(|it| it.stamp).collect();
    let when = match (reveals.iter().min(), reveals.iter().max()) {
        (Some(first), Some(last)) => format!(
            "; they were revealed {}",
            between(time(*first), time(*last))
        ),
        _ => String::new(),
    };
    if !work.has_codings(pass) {
        let sentence = "Nobody gave a coding in this pass.";
        to.say(sentence.to_owned(), [pass.made.stamp.id]);
        return talks(to, pass);
    }
    let how = if nobody_talked(pass, None) {
        "independently"
    } else {
        "separately"
    };
    let sentence = format!(
        "{} coded {how}, as recorded in the study's log: the codings of each were hidden from the others until all had closed the {one}{when}.",
        to.names(&pass.opened.analysts)
    );
    let mut rests_on = vec![pass.made.stamp.id];
    rests_on.extend(reveals.iter().map(|stamp| stamp.id));
    rests_on.extend(counted_closings(pass).map(|it| it.2.id));
    to.say(sentence, rests_on);
    talks(to, pass);
}

/// What was stated on closing about having discussed the coding.
fn talks(to: &mut Collector<'_>, pass: &Pass) {
    let all = counted_closings(pass).count();
    let ids = |fits: &dyn Fn(&Talk) -> bool| -> Vec<Id> {
        counted_closings(pass)
            .filter(|it| fits(it.3))
            .map(|it| it.2.id)
            .collect()
    };
    let not = ids(&|talk| matches!(talk, Talk::NotDiscussed));
    let unsaid = ids(&|talk| matches!(talk, Talk::NotStated));
    if not.len() == all && all > 0 {
        let sentence = "On closing, each stated not to have discussed the coding before.";
        to.say(sentence.to_owned(), not);
    } else if !not.is_empty() {
        let sentence = format!(
            "For {} it was stated on closing that the coding had not been discussed before.",
            of_all(not.len() as u64, all as u64, "closing", "closings")
        );
        to.say(sentence, not);
    }
    discussed(to, "On closing", counted_closings(pass));
    if !unsaid.is_empty() {
        let sentence = format!(
            "For {} it was not stated whether the coding had been discussed before.",
            of_all(unsaid.len() as u64, all as u64, "closing", "closings")
        );
        to.say(sentence, unsaid);
    }
}

/// Whom analysts stated to have talked with, and about what.
fn discussed<'p>(
    to: &mut Collector<'_>,
    when: &str,
    closings: impl Iterator<Item = CountedClosing<'p>>,
) {
    let mut talks: BTreeMap<(AnalystId, &str, &str), Vec<Id>> = BTreeMap::new();
    for (who, _, stamp, talk) in closings {
        if let Talk::Discussed { with, about } = talk {
            talks.entry((who, with, about)).or_default().push(stamp.id);
        }
    }
    for ((who, with, about), ids) in talks {
        let with = match unstopped(with) {
            "" => String::new(),
            people => format!(" with {people}"),
        };
        let about = match unstopped(about) {
            "" => String::new(),
            words => format!(": {}", quoted(words)),
        };
        let name = to.name(who);
        let sentence = format!("{when}, {name} stated to have discussed the coding{with}{about}.");
        to.say(sentence, ids);
    }
}

fn reopened(to: &mut Collector<'_>, pass: &Pass) {
    // Which parts, by which lines.
    type Reopened = (BTreeSet<Part>, Vec<Id>);
    let mut steps: BTreeMap<(AnalystId, &str), Reopened> = BTreeMap::new();
    for ((who, part), field) in &pass.closings {
        // What somebody gave as a reason in a hidden part may quote their coding.
        let shows = !pass.opened.blind || pass.is_revealed(*part) || to.seen.person() == Some(*who);
        for (stamp, closing) in field.history().filter(|_| shows) {
            if let Closing::Reopened { reason } = closing {
                let of = steps.entry((*who, unstopped(reason))).or_default();
                of.0.insert(*part);
                of.1.push(stamp.id);
            }
        }
    }
    let (one, several) = part_words(pass);
    for ((who, reason), (parts, ids)) in steps {
        let why = if reason.is_empty() {
            "no reason was given".to_owned()
        } else {
            format!("the reason given was {}", quoted(reason))
        };
        let sentence = format!(
            "After closing, {} took {} up again; {why}.",
            to.name(who),
            many(parts.len(), one, several)
        );
        to.say(sentence, ids);
    }
    discussed(to, "On closing again", closed_again(pass));
}

/// How much two analysts finished.
fn shares(to: &mut Collector<'_>, pass: &Pass) {
    let Some(share) = double_coded(to.seen, pass.id) else {
        return;
    };
    let people = if pass.opened.analysts.len() == 2 {
        "Both analysts"
    } else {
        "At least two analysts"
    };
    let DoubleCoded {
        documents,
        constructs,
        turns,
        characters,
        within_constructs,
    } = share;
    let sentence = if within_constructs {
        format!(
            "{people} finished {}, with {} and {} of the material.",
            of_all(
                constructs.of_two,
                constructs.all,
                "sub-domain",
                "sub-domains"
            ),
            of_all(turns.of_two, turns.all, "segment", "segments"),
            of_all(characters.of_two, characters.all, "character", "characters")
        )
    } else {
        format!(
            "{people} finished {}, with {} of participants and {} of what they said.",
            of_all(documents.of_two, documents.all, "document", "documents"),
            of_all(turns.of_two, turns.all, "turn", "turns"),
            of_all(characters.of_two, characters.all, "character", "characters")
        )
    };
    let mut rests_on = vec![pass.made.stamp.id];
    rests_on.extend(counted_closings(pass).map(|it| it.2.id));
    to.say(sentence, rests_on);
    if documents.of_two > 0 && !documents.is_whole() {
        to.blank("how the double-coded part of the material was chosen");
    }
}
