//! The frameworks, and what the study made of them.

use super::collector::Collector;
use super::prose::{list, many, quoted, unstopped};
use super::topic::Topic;
use crate::model::things::{Code, LoadedFramework};
use crate::model::{FrameworkId, Id, Tradition, builtin_frameworks, capital};
use rustc_hash::FxHashMap;

/// The paragraph on the frameworks.
pub(super) fn frameworks(to: &mut Collector<'_>) {
    to.paragraph("Tradition and framework");
    tradition(to);
    to.about(Topic::Framework);
    for framework in to.seen.frameworks() {
        named(to, framework);
        stands_for(to, framework.id);
        renamed(to, framework.id);
        merged(to, framework.id);
        switched_off(to, framework.id);
    }
}

/// The tradition, once somebody has chosen it.
fn tradition(to: &mut Collector<'_>) {
    let Some((tradition, stamp)) = to.seen.tradition_chosen() else {
        return;
    };
    let name = match tradition {
        Tradition::ContentManifest => "qualitative content analysis of what is said (manifest)",
        Tradition::ContentLatent => "qualitative content analysis of what is meant (latent)",
        Tradition::Thematic => "thematic analysis",
        Tradition::GroundedTheory => "grounded theory",
        Tradition::Framework => "the framework method",
        Tradition::Realist => "realist evaluation",
    };
    to.about(Topic::Orientation);
    to.say(
        format!("The tradition chosen for the study is {name}."),
        [stamp.id],
    );
}

fn named(to: &mut Collector<'_>, framework: &LoadedFramework) {
    let loaded = &framework.loaded;
    let used: Vec<_> = to
        .seen
        .passes()
        .into_iter()
        .filter(|pass| pass.opened.framework == Some(framework.id))
        .collect();
    let variant = if loaded.variant.trim().is_empty() {
        String::new()
    } else {
        format!(", variant “{}”", loaded.variant.trim())
    };
    let citation = if loaded.citation.trim().is_empty() {
        String::new()
    } else {
        format!(" ({})", unstopped(&loaded.citation))
    };
    let passes: Vec<String> = used
        .iter()
        .map(|pass| format!("“{}”", pass.name.text()))
        .collect();
    let verb = match passes.len() {
        0 => "is loaded into the study, and no pass codes with it".to_owned(),
        1 => format!("is the framework of the pass {}", list(&passes)),
        _ => format!("is the framework of the passes {}", list(&passes)),
    };
    let mut rests_on = vec![framework.made.stamp.id];
    rests_on.extend(used.iter().map(|pass| pass.made.stamp.id));
    let name = loaded.name.trim();
    to.say(format!("{name}{variant}{citation} {verb}."), rests_on);
}

/// Constructs of the framework that stand.
fn constructs<'a>(to: &Collector<'a>, framework: FrameworkId) -> Vec<&'a Code> {
    let codes = to.seen.codes().into_iter();
    codes
        .filter(|code| {
            let construct = code.first.construct.as_ref();
            construct.is_some_and(|construct| construct.framework == framework)
        })
        .collect()
}

/// The published constructs that a variant put together.
fn stands_for(to: &mut Collector<'_>, framework: FrameworkId) {
    let key = to.seen.framework(framework).map(|it| it.loaded.key.clone());
    let published = published_names(&key.unwrap_or_default());
    for code in constructs(to, framework) {
        let Some(construct) = &code.first.construct else {
            continue;
        };
        if code.switched_off.get_or(false) {
            continue;
        }
        let name = |key: &String| published.get(key).unwrap_or(key).clone();
        let names: Vec<String> = construct.stands_for.iter().map(name).collect();
        let others: Vec<String> = names
            .iter()
            .filter(|it| **it != construct.name)
            .map(|it| quoted(it))
            .collect();
        let is_among = others.len() < names.len();
        let sentence = match (others.len(), is_among) {
            (0, _) => continue,
            (_, true) => format!("{} takes in {}.", quoted(&construct.name), list(&others)),
            (1, false) => format!("{} stands for {}.", quoted(&construct.name), list(&others)),
            (_, false) => format!(
                "{} takes together {}.",
                quoted(&construct.name),
                list(&others)
            ),
        };
        to.say(sentence, [code.made.stamp.id]);
    }
}

/// Names of a built-in framework's constructs by their keys; none for a framework of the team's own.
fn published_names(key: &str) -> FxHashMap<String, String> {
    let mut names = FxHashMap::default();
    let frameworks = builtin_frameworks().unwrap_or_default();
    if let Some(file) = frameworks.iter().find(|it| it.id == key) {
        let mut rest: Vec<_> = file.constructs.iter().collect();
        while let Some(construct) = rest.pop() {
            names.insert(construct.key.clone(), construct.name.clone());
            rest.extend(construct.children.iter());
        }
    }
    names
}

fn renamed(to: &mut Collector<'_>, framework: FrameworkId) {
    let mut renamed: Vec<(String, Id)> = Vec::new();
    for code in constructs(to, framework) {
        let (Some(construct), Some(stamp)) = (&code.first.construct, code.name.stamp()) else {
            continue;
        };
        let name = code.name.text();
        if name.trim() != construct.name.trim() && stamp != code.made.stamp {
            renamed.push((format!("“{}” to “{name}”", construct.name), stamp.id));
        }
    }
    if renamed.is_empty() {
        return;
    }
    let words: Vec<&str> = renamed.iter().map(|(words, _)| words.as_str()).collect();
    let sentence = format!("For this study the team renamed {}.", list(&words));
    to.say(sentence, renamed.iter().map(|(_, id)| *id));
}

fn merged(to: &mut Collector<'_>, framework: FrameworkId) {
    let mut merged: Vec<(String, Id)> = Vec::new();
    let tree = to.seen.code_tree();
    for code in constructs(to, framework) {
        let into = tree.effective(code.id);
        if into != code.id
            && let Some(stamp) = code.merged_into.stamp()
        {
            let words = format!("“{}” into “{}”", code.name.text(), to.seen.code_name(into));
            merged.push((words, stamp.id));
        }
    }
    if merged.is_empty() {
        return;
    }
    let words: Vec<&str> = merged.iter().map(|(words, _)| words.as_str()).collect();
    let sentence = format!("The team merged {}.", list(&words));
    to.say(sentence, merged.iter().map(|(_, id)| *id));
}

fn switched_off(to: &mut Collector<'_>, framework: FrameworkId) {
    let off: Vec<&Code> = constructs(to, framework)
        .into_iter()
        .filter(|code| code.switched_off.get_or(false))
        .collect();
    if off.is_empty() {
        return;
    }
    let names: Vec<String> = off
        .iter()
        .map(|code| format!("“{}”", code.name.text()))
        .collect();
    // A domain is switched off with everything below it; a long list of names says less than their number.
    let what = if names.len() > 12 {
        many(names.len(), "construct", "constructs")
    } else {
        format!(
            "{} {}",
            if names.len() == 1 {
                "the construct"
            } else {
                "the constructs"
            },
            list(&names)
        )
    };
    let sentence = format!(
        "{} {} switched off in this study.",
        capital(&what),
        if names.len() == 1 { "is" } else { "are" }
    );
    let stamps = off.iter().filter_map(|code| code.switched_off.stamp());
    to.say(sentence, stamps.map(|stamp| stamp.id));
}
