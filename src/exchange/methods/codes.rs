//! Codes, what became of them, categories, versions and reviews.

use super::collector::{Collector, time};
use super::prose::{day, list, many, word};
use super::topic::Topic;
use super::work::Work;
use crate::model::things::Code;
use crate::model::{CategoryLevel, Id, Origin, Verdict, VersionOf};
use rustc_hash::FxHashSet;

/// The paragraph on codes and categories.
pub(super) fn codes(to: &mut Collector<'_>, work: &Work) {
    to.paragraph("Codes and categories");
    let tree = to.seen.code_tree();
    let codes: Vec<&Code> = to
        .seen
        .codes()
        .into_iter()
        .filter(|code| !to.seen.is_switched_off(code.id) && tree.effective(code.id) == code.id)
        .collect();
    to.about(Topic::Origins);
    origins(to, &codes);
    to.about(Topic::Changes);
    changes(to);
    to.about(Topic::Derivation);
    categories(to, &codes);
    work.marked(to);
}

fn origins(to: &mut Collector<'_>, codes: &[&Code]) {
    if codes.is_empty() {
        return;
    }
    let count = |origin: Origin| {
        codes
            .iter()
            .filter(|code| code.origin.get_or(Origin::Inductive) == origin)
            .count()
    };
    let kinds = [
        (count(Origin::Deductive), "deductive"),
        (count(Origin::Inductive), "inductive"),
        (count(Origin::Abductive), "abductive"),
        (count(Origin::Outside), "for what fits no domain"),
    ];
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let defined = codes
        .iter()
        .filter(|code| !code.definition.text().trim().is_empty())
        .count();
    let in_vivo = codes.iter().filter(|code| code.first.in_vivo).count();
    let with_definition = match defined {
        0 => "none of them with a definition".to_owned(),
        all if all == codes.len() => "all with a definition".to_owned(),
        some => format!("{some} of them with a definition"),
    };
    let mut sentence = format!(
        "The codebook holds {} ({}), {with_definition}",
        many(codes.len(), "code", "codes"),
        list(&kinds)
    );
    if in_vivo > 0 {
        sentence.push_str(&format!(
            "; {in_vivo} {} named in participants' words",
            word(in_vivo, "is", "are")
        ));
    }
    sentence.push('.');
    to.say(sentence, codes.iter().map(|code| code.made.stamp.id));
}

/// What was changed in the codebook after it was made.
fn changes(to: &mut Collector<'_>) {
    let changes = to.seen.codebook_changes();
    let of_codes: Vec<_> = changes.iter().filter(|it| !it.is_category).collect();
    let kinds = [
        ("Name", "a name"),
        ("Definition", "a definition"),
        ("Include", "what is included"),
        ("Exclude", "what is excluded"),
        ("Merged into", "a merge"),
        ("Categories", "a move between categories"),
    ];
    let mut words = Vec::new();
    let mut counted = 0;
    for (field, what) in kinds {
        let count = of_codes.iter().filter(|it| it.entry.field == field).count();
        counted += count;
        if count > 0 {
            words.push(format!("{what} ({count})"));
        }
    }
    if of_codes.len() > counted {
        words.push(format!("something else ({})", of_codes.len() - counted));
    }
    if of_codes.is_empty() {
        return;
    }
    let why = of_codes.iter().filter(|it| it.entry.why.is_some()).count();
    let why = match why {
        0 => String::new(),
        some => format!("; for {some} of them a reason is recorded"),
    };
    let sentence = format!(
        "After codes had been made, {} recorded, of {}{why}.",
        match of_codes.len() {
            1 => "1 change is".to_owned(),
            several => format!("{several} changes are"),
        },
        list(&words)
    );
    to.say(sentence, of_codes.iter().map(|it| it.entry.stamp.id));
}

fn categories(to: &mut Collector<'_>, codes: &[&Code]) {
    let categories = to.seen.categories();
    if categories.is_empty() {
        return;
    }
    let count = |level: CategoryLevel| {
        categories
            .iter()
            .filter(|it| it.level.get_or(CategoryLevel::Category) == level)
            .count()
    };
    let levels = [
        (
            count(CategoryLevel::Subcategory),
            "subcategory",
            "subcategories",
        ),
        (count(CategoryLevel::Category), "category", "categories"),
        (count(CategoryLevel::Theme), "theme", "themes"),
    ];
    let levels: Vec<String> = levels
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| many(*count, one, several))
        .collect();
    let placed: FxHashSet<_> = categories.iter().flat_map(|it| it.members()).collect();
    let inductive: Vec<&&Code> = codes
        .iter()
        .filter(|code| code.first.construct.is_none())
        .collect();
    let placed = inductive
        .iter()
        .filter(|code| placed.contains(&code.id))
        .count();
    let sentence = format!(
        "Codes were condensed into {}; {placed} of {} made in this study {} placed in one.",
        list(&levels),
        many(inductive.len(), "code", "codes"),
        word(placed, "is", "are")
    );
    to.say(sentence, categories.iter().map(|it| it.made.stamp.id));
    let within = categories
        .iter()
        .filter(|it| it.within.get_or(None).is_some());
    let within: Vec<Id> = within.map(|it| it.made.stamp.id).collect();
    if !within.is_empty() {
        let sentence = format!(
            "{} of them {} within a domain or sub-domain of the framework.",
            within.len(),
            word(within.len(), "stands", "stand")
        );
        to.say(sentence, within);
    }
}

/// The paragraph on frozen versions and the research group's review.
pub(super) fn review(to: &mut Collector<'_>) {
    to.paragraph("Review");
    to.about(Topic::Review);
    for version in to.seen.versions() {
        let of = match version.frozen.of {
            VersionOf::Codebook => "The codebook",
            VersionOf::Categories => "Codes and categories",
            VersionOf::Analysis => "The analysis",
        };
        let verb = if version.frozen.of == VersionOf::Categories {
            "were"
        } else {
            "was"
        };
        let sentence = format!(
            "{of} {verb} frozen as version “{}” on {}.",
            version.frozen.name,
            day(time(version.made.stamp))
        );
        to.say(sentence, [version.made.stamp.id]);
        verdicts(to, version.id);
    }
    to.blank("whether participants checked findings, and what they said");
}

fn verdicts(to: &mut Collector<'_>, version: crate::model::VersionId) {
    let reviews = to.seen.reviews();
    // The latest verdict of a person on a category counts.
    let mut latest = std::collections::BTreeMap::new();
    for review in reviews.iter().filter(|it| it.version == version) {
        latest.insert((review.reviewer, review.category), review.verdict);
    }
    let mut people: Vec<_> = latest.keys().map(|(who, _)| *who).collect();
    people.dedup();
    for who in people {
        let count = |verdict: Verdict| {
            latest
                .iter()
                .filter(|((of, _), it)| *of == who && **it == verdict)
                .count()
        };
        let words: Vec<String> = [
            (count(Verdict::Agree), "agreed with"),
            (count(Verdict::Object), "objected to"),
            (count(Verdict::Open), "left open"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{what} {count}"))
        .collect();
        let all = latest.keys().filter(|(of, _)| *of == who).count();
        let sentence = format!(
            "Of {} that {} reviewed in it, {} {}.",
            many(all, "category", "categories"),
            to.name(who),
            to.name(who),
            list(&words)
        );
        to.say(sentence, []);
    }
}
