//! The rules a framework file keeps.

use super::{FrameworkConstruct, FrameworkError, FrameworkFile, PlacedConstruct, placed};
use std::collections::HashSet;

/// Checks what the shape alone does not say; `text` is only used to find the line of a fault.
pub(super) fn check(file: &FrameworkFile, text: &str) -> Result<(), FrameworkError> {
    clean(&file.id, "the framework's id", text)?;
    clean(&file.name, "the framework's name", text)?;
    clean(&file.citation, "the framework's citation", text)?;
    tree(&file.constructs, text)?;
    let mut variants = HashSet::new();
    for variant in &file.variants {
        clean(&variant.id, "a variant's id", text)?;
        clean(&variant.name, "a variant's name", text)?;
        if !variants.insert(&variant.id) {
            return against(
                text,
                &variant.id,
                2,
                format!("the variant id \"{}\" stands twice", variant.id),
            );
        }
        tree(&variant.constructs, text)?;
    }
    mapping(file, text)
}

/// Keys unique, names clean and unique among siblings, each kind narrower than the one above.
fn tree(constructs: &[FrameworkConstruct], text: &str) -> Result<(), FrameworkError> {
    if constructs.is_empty() {
        return against(text, "constructs", 1, "there is no construct".to_owned());
    }
    let mut keys = HashSet::new();
    let mut names = HashSet::new();
    for placed in placed::walk(constructs) {
        let PlacedConstruct {
            construct, parent, ..
        } = placed;
        clean(&construct.key, "a construct's key", text)?;
        clean(
            &construct.name,
            &format!("the name of \"{}\"", construct.key),
            text,
        )?;
        if !keys.insert(&construct.key) {
            return against(
                text,
                &construct.key,
                2,
                format!("the key \"{}\" stands twice", construct.key),
            );
        }
        let above = parent.map(|parent| parent.key.as_str());
        if !names.insert((above, &construct.name)) {
            let what = format!(
                "the name \"{}\" stands twice under the same parent",
                construct.name
            );
            return against(text, &construct.name, 2, what);
        }
        kind(construct, parent, text)?;
    }
    Ok(())
}

fn kind(
    construct: &FrameworkConstruct,
    parent: Option<&FrameworkConstruct>,
    text: &str,
) -> Result<(), FrameworkError> {
    let what = match parent {
        None if construct.kind == super::ConstructKind::Domain => return Ok(()),
        Some(parent) if construct.kind > parent.kind => return Ok(()),
        None => format!(
            "\"{}\" stands at the top and must be a Domain",
            construct.key
        ),
        Some(parent) => format!(
            "\"{}\" is a {:?} and cannot stand under \"{}\", which is a {:?}",
            construct.key, construct.kind, parent.key, parent.kind
        ),
    };
    against(text, &construct.key, 1, what)
}

/// Every original is in one place of each variant or left out on purpose, and nothing else is named.
fn mapping(file: &FrameworkFile, text: &str) -> Result<(), FrameworkError> {
    let originals = file.all();
    if let Some(stray) = originals
        .iter()
        .find(|placed| !placed.construct.stands_for.is_empty())
    {
        let what = format!(
            "\"{}\" is no variant's construct and stands for itself",
            stray.construct.key
        );
        return against(text, &stray.construct.key, 1, what);
    }
    let known: HashSet<&str> = originals
        .iter()
        .map(|placed| placed.construct.key.as_str())
        .collect();
    for variant in &file.variants {
        let mut seen = HashSet::new();
        let all = variant.all();
        let named = all
            .iter()
            .flat_map(|placed| &placed.construct.stands_for)
            .chain(&variant.leaves_out);
        for key in named {
            if !known.contains(key.as_str()) {
                let what = format!(
                    "the variant \"{}\" names \"{key}\", which is no construct",
                    variant.id
                );
                return against(text, key, 1, what);
            }
            if !seen.insert(key.as_str()) {
                let what = format!("the variant \"{}\" names \"{key}\" twice", variant.id);
                return against(text, key, 3, what);
            }
        }
        if let Some(missing) = originals
            .iter()
            .find(|placed| !seen.contains(placed.construct.key.as_str()))
        {
            let key = &missing.construct.key;
            let what = format!(
                "the variant \"{}\" neither has nor leaves out \"{key}\"",
                variant.id
            );
            return against(text, &variant.id, 1, what);
        }
    }
    Ok(())
}

/// Not empty, no spaces at the ends.
fn clean(words: &str, what: &str, text: &str) -> Result<(), FrameworkError> {
    if words.trim().is_empty() {
        return against(text, words, 1, format!("{what} is empty"));
    }
    if words.trim() != words {
        return against(
            text,
            words,
            1,
            format!("{what} begins or ends with a space"),
        );
    }
    Ok(())
}

/// An error at the line where `words` stands in quotes for the `nth` time (or the last time, if fewer).
fn against(text: &str, words: &str, nth: usize, what: String) -> Result<(), FrameworkError> {
    let quoted = format!("\"{words}\"");
    let found = text.match_indices(&quoted).take(nth).last();
    let before = found
        .or_else(|| text.match_indices(words).next())
        .map_or(0, |(byte, _)| byte);
    let line = text.get(..before).unwrap_or_default().matches('\n').count() + 1;
    Err(FrameworkError::Against { line, what })
}
