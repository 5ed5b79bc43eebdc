//! What `code:` in a query stands for, for one viewer.

use crate::analysis::agreement::united;
use crate::model::{CodeId, Seen, Span};
use crate::search::{Coded, CodedPlaces, codes_asked};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Looks up the codes that a query asks for, and where they, or codes below them, were given. One walk over the
/// codings that show, and none for a query without `code:`.
pub fn coded_for(seen: &Seen<'_>, query: &str) -> Vec<Coded> {
    let asked = codes_asked(query);
    if asked.is_empty() {
        return Vec::new();
    }
    let mut wanted: FxHashMap<CodeId, Vec<usize>> = FxHashMap::default();
    let mut known = vec![false; asked.len()];
    for (n, name) in asked.iter().enumerate() {
        for code in named(seen, name) {
            wanted.entry(code).or_default().push(n);
            if let Some(known) = known.get_mut(n) {
                *known = true;
            }
        }
    }
    let places = places(seen, &wanted, asked.len());
    let all = asked.into_iter().zip(known).zip(places);
    all.map(|((asked, known), places)| Coded {
        asked,
        places: known.then(|| Arc::new(places)),
    })
    .collect()
}

fn places(
    seen: &Seen<'_>,
    wanted: &FxHashMap<CodeId, Vec<usize>>,
    number: usize,
) -> Vec<CodedPlaces> {
    let mut places = vec![CodedPlaces::default(); number];
    if wanted.is_empty() {
        return places;
    }
    let tree = seen.code_tree();
    let codes = wanted.keys().copied().collect();
    for coding in seen.codings_of_codes(&codes) {
        let code = tree.effective(coding.code());
        for n in wanted.get(&code).into_iter().flatten() {
            if let Some(places) = places.get_mut(*n) {
                let of_document = places.entry(coding.document().0.bits()).or_default();
                of_document.push(coding.span());
            }
        }
    }
    for of_document in places.iter_mut().flat_map(|places| places.values_mut()) {
        let spans: Vec<Span> = std::mem::take(of_document);
        *of_document = united(spans);
    }
    places
}

/// The codes of this path or name, else those whose name has the words in it, with everything below them.
fn named(seen: &Seen<'_>, asked: &str) -> Vec<CodeId> {
    let tree = seen.code_tree();
    let asked = plain(asked);
    let open = asked.ends_with('*');
    let asked = asked.trim_end_matches('*').trim();
    let all = || tree.order.iter().map(|(code, _)| *code);
    let whole = |code: &CodeId| {
        let name = plain(&seen.code_name(*code));
        name == asked || plain(&seen.code_path(*code)) == asked
    };
    let mut found: Vec<CodeId> = if open {
        Vec::new()
    } else {
        all().filter(whole).collect()
    };
    if found.is_empty() && !asked.is_empty() {
        let part = |code: &CodeId| {
            let name = plain(&seen.code_name(*code));
            if open {
                name.starts_with(asked)
            } else {
                has_words(&name, asked)
            }
        };
        found = all().filter(part).collect();
    }
    let mut below: Vec<CodeId> = found
        .into_iter()
        .flat_map(|code| tree.below(code))
        .collect();
    below.sort_unstable();
    below.dedup();
    below
}

/// Lower case, single blanks, and a path's steps joined by a stroke without blanks.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('›', "/");
    let steps = name.split('/');
    let steps = steps.map(|step| step.split_whitespace().collect::<Vec<_>>().join(" "));
    steps.collect::<Vec<_>>().join("/")
}

/// Whether a name has these words side by side.
fn has_words(name: &str, words: &str) -> bool {
    let cut = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !letter.is_alphanumeric());
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (name, words) = (cut(name), cut(words));
    !words.is_empty() && name.windows(words.len()).any(|window| window == words)
}
