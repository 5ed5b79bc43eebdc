//! Which codes fit what has been typed.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

use super::CodeChoice;

/// A code that fits, with the letters that made it fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Index of the code.
    pub choice: usize,
    /// Byte ranges of the matched letters in the name, in order.
    pub letters: Vec<(usize, usize)>,
}

/// The codes that fit, the best first. With nothing typed all fit, in the order given; among equals the
/// order given decides too, so the caller puts the recent ones first.
///
/// A name that fits goes before one of which only the path does.
pub(super) fn search(typed: &str, choices: &[CodeChoice]) -> Vec<Hit> {
    let typed = typed.trim();
    if typed.is_empty() {
        let hit = |choice| Hit {
            choice,
            letters: Vec::new(),
        };
        return (0..choices.len()).map(hit).collect();
    }
    let pattern = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut hits: Vec<(u32, Hit)> = choices
        .iter()
        .enumerate()
        .filter_map(|(n, choice)| fit(&pattern, &mut matcher, n, choice))
        .map(|(score, hit)| (score + exactness(typed, choices.get(hit.choice)), hit))
        .collect();
    hits.sort_by_key(|(score, hit)| (u32::MAX - score, hit.choice));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// A name that is what was typed goes before all others, however recently they were used.
fn exactness(typed: &str, choice: Option<&CodeChoice>) -> u32 {
    let exact = choice.is_some_and(|it| it.name.to_lowercase() == typed.to_lowercase());
    if exact { NAME } else { 0 }
}

/// Scores of names start here, so that they all go before those of paths.
const NAME: u32 = 1 << 16;

fn fit(
    pattern: &Pattern,
    matcher: &mut Matcher,
    n: usize,
    choice: &CodeChoice,
) -> Option<(u32, Hit)> {
    let mut signs = Vec::new();
    let mut places = Vec::new();
    let name = Utf32Str::new(&choice.name, &mut signs);
    if let Some(score) = pattern.indices(name, matcher, &mut places) {
        let letters = letters(&choice.name, places);
        return Some((NAME + score, Hit { choice: n, letters }));
    }
    let whole = format!("{} {}", choice.path, choice.name);
    let mut signs = Vec::new();
    let score = pattern.score(Utf32Str::new(&whole, &mut signs), matcher)?;
    let hit = Hit {
        choice: n,
        letters: Vec::new(),
    };
    Some((score.min(NAME - 1), hit))
}

/// The matcher counts grapheme clusters; their byte ranges, neighbours joined.
fn letters(name: &str, mut places: Vec<u32>) -> Vec<(usize, usize)> {
    places.sort_unstable();
    places.dedup();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (n, (byte, cluster)) in name.grapheme_indices(true).enumerate() {
        if places.binary_search(&(n as u32)).is_err() {
            continue;
        }
        match ranges.last_mut() {
            Some((_, end)) if *end == byte => *end = byte + cluster.len(),
            _ => ranges.push((byte, byte + cluster.len())),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str, codes: &[(&str, &str)]) -> Vec<String> {
        let choices: Vec<CodeChoice> = codes
            .iter()
            .enumerate()
            .map(|(n, (path, name))| CodeChoice {
                id: n as u64,
                name: (*name).to_owned(),
                path: (*path).to_owned(),
                colour: 0,
                count: 0,
            })
            .collect();
        search(typed, &choices)
            .into_iter()
            .map(|hit| {
                let name = &choices[hit.choice].name;
                let mut shown = String::new();
                let mut at = 0;
                for (from, to) in hit.letters {
                    shown += &name[at..from];
                    shown += "[";
                    shown += &name[from..to];
                    shown += "]";
                    at = to;
                }
                shown + &name[at..]
            })
            .collect()
    }

    #[test]
    fn letters_at_the_start_of_a_word_fit_best_and_among_equals_the_one_given_first() {
        let codes = [
            ("", "is only paper left"),
            ("", "the most isolated stay unseen"),
            ("", "isolation after moving"),
            ("", "word of mouth"),
        ];
        let found = names("isol", &codes);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "the most [isol]ated stay unseen");
        assert_eq!(found[1], "[isol]ation after moving");
    }

    #[test]
    fn the_very_name_goes_before_a_longer_one_that_was_used_more_recently() {
        let codes = [("", "Contextual factors in context"), ("", "Context")];
        assert_eq!(names("context", &codes)[0], "[Context]");
    }

    #[test]
    fn with_nothing_typed_all_codes_stand_in_the_order_given() {
        assert_eq!(names(" ", &[("", "b"), ("", "a")]), ["b", "a"]);
    }

    #[test]
    fn accents_and_capitals_need_not_be_typed() {
        assert_eq!(names("arv", &[("", "Ärvd tillit")]), ["[Ärv]d tillit"]);
    }

    #[test]
    fn a_code_is_found_by_where_it_stands_after_those_found_by_name() {
        let codes = [
            ("Implementation › Reach", "word of mouth"),
            ("", "out of reach"),
        ];
        assert_eq!(names("reach", &codes), ["out of [reach]", "word of mouth"]);
    }
}
