//! What is said of letters that no font on this machine has.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Id};

use super::system::SystemFonts;

/// A script no font of this machine covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingFont {
    /// The script's English name, such as "Devanagari".
    pub script: &'static str,
    /// A family that covers it, such as "Noto Sans Devanagari".
    pub family: &'static str,
}

/// The text looked through last.
#[derive(Clone, Default)]
struct Looked(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    key: Option<u64>,
    /// Its characters that our own faces lack.
    signs: BTreeSet<char>,
    /// What was known of the system's fonts when `sentence` was made.
    known: Option<[usize; 2]>,
    sentence: Option<String>,
}

/// The sentence for a text with letters no font of this machine has: which, and a font that would do.
///
/// `key` is another for another text; the text is fetched and looked through once for each.
pub(in crate::ui) fn missing_in_text<Words: AsRef<str>>(
    ctx: &Context,
    key: u64,
    words: impl FnOnce() -> Option<Words>,
) -> Option<String> {
    let system = SystemFonts::of(ctx)?;
    let looked = ctx.data_mut(|data| data.get_temp_mut_or_default::<Looked>(Id::NULL).clone());
    let mut last = looked.0.lock().unwrap_or_else(PoisonError::into_inner);
    if last.key != Some(key) {
        *last = Last {
            // A text that is not here yet may arrive.
            key: None,
            ..Last::default()
        };
        last.signs = foreign(words()?.as_ref());
        last.key = Some(key);
    }
    let known = Some(system.known());
    if last.known != known {
        let missing = system.missing_among(&last.signs);
        last.sentence = sentence("This transcript has", &missing);
        last.known = known;
    }
    last.sentence.clone()
}

/// The sentence for words met anywhere so far.
pub(in crate::ui) fn missing_so_far(ctx: &Context) -> Option<String> {
    let missing = SystemFonts::of(ctx)?.missing();
    sentence("This study has", &missing)
}

/// The characters our own faces lack.
fn foreign(words: &str) -> BTreeSet<char> {
    let signs: rustc_hash::FxHashSet<char> = words.chars().filter(|it| !it.is_ascii()).collect();
    signs
        .into_iter()
        .filter(|it| !super::is_ours(*it))
        .collect()
}

fn sentence(what: &str, missing: &[MissingFont]) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let scripts: Vec<&str> = missing
        .iter()
        .map(|font| font.script)
        .filter(|script| !matches!(*script, "emoji" | "other signs"))
        .collect();
    let mut signs = Vec::new();
    if !scripts.is_empty() {
        signs.push(format!("{} letters", listed(&scripts)));
    }
    let others = missing.iter().map(|font| font.script);
    signs.extend(others.filter(|it| !scripts.contains(it)).map(str::to_owned));
    let signs: Vec<&str> = signs.iter().map(String::as_str).collect();
    let mut families: Vec<&str> = missing.iter().map(|font| font.family).collect();
    families.dedup();
    Some(format!(
        "{what} {} and no font on this machine has them: install {}.",
        listed(&signs),
        listed(&families)
    ))
}

/// “a”, “a and b”, “a, b and c”.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font(script: &'static str, family: &'static str) -> MissingFont {
        MissingFont { script, family }
    }

    #[test]
    fn the_sentence_names_the_script_and_a_font_to_install() {
        let ethiopic = font("Ethiopic", "Noto Sans Ethiopic");
        let khmer = font("Khmer", "Noto Sans Khmer");
        let emoji = font("emoji", "Noto Color Emoji");
        assert_eq!(
            sentence("This transcript has", std::slice::from_ref(&ethiopic)).as_deref(),
            Some(
                "This transcript has Ethiopic letters and no font on this machine has them: install Noto Sans \
                 Ethiopic."
            )
        );
        assert_eq!(
            sentence("This study has", &[ethiopic, khmer, emoji]).as_deref(),
            Some(
                "This study has Ethiopic and Khmer letters and emoji and no font on this machine has them: install \
                 Noto Sans Ethiopic, Noto Sans Khmer and Noto Color Emoji."
            )
        );
        assert_eq!(sentence("This transcript has", &[]), None);
    }

    #[test]
    fn a_text_is_looked_through_once_and_what_it_lacks_is_named() {
        let ctx = Context::default();
        super::super::install_files(&ctx, &[]);
        let words = || Some("Selam, ሰላም and 你");
        let sentence = missing_in_text(&ctx, 1, words).expect("no font has them");
        assert!(
            sentence.contains("Chinese and Ethiopic letters"),
            "{sentence}"
        );
        let again = missing_in_text(&ctx, 1, || -> Option<&str> { panic!("read again") });
        assert_eq!(again, Some(sentence));
        assert_eq!(missing_in_text(&ctx, 2, || Some("Åsa, καλά.")), None);
    }
}
