//! Whether a few words could be a speaker's label, and of what kind.

use super::vocabulary;

/// The longest label there is, in characters.
pub(super) const LONGEST: usize = 48;

/// The most words a label has.
const MOST_WORDS: usize = 6;

/// What a label looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// A part in the conversation: `Interviewer`, `I`, `Respondent 2`.
    Role,
    /// A code: `P01`, `bardu_uit_01`, `Peer supporter #2`.
    Coded,
    /// Capitals only: `ROMNEY`, `AB`.
    Capitals,
    /// Every word capitalised, more than one of them: `Jonas Rosland`, `ShimonPeres`.
    FullName,
    /// One capitalised word: `Bill`.
    OneName,
    /// A few letters of a script without capitals.
    Caseless,
    /// Anything else short: `roasbeef`, `Research nurse`.
    Other,
    /// A form field: `Date`.
    Field,
    /// A heading, remark or enumeration: `Note`.
    NoSpeaker,
}

impl Shape {
    /// Whether the label by its looks alone may be a speaker.
    pub const fn is_strong(self) -> bool {
        !matches!(self, Self::Other | Self::Field | Self::NoSpeaker)
    }

    /// Whether the label can hardly be anything but a speaker.
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Role | Self::Coded)
    }

    /// Whether the label may become a speaker if the document insists.
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::Field | Self::NoSpeaker)
    }
}

/// Under what one label is counted: lower case, without spaces, stops and hash signs.
pub(super) fn key(label: &str) -> String {
    label
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '#' | '*' | '\\'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first word of a label, lower case, without digits and points at its end.
pub(super) fn first_word(label: &str) -> String {
    label
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '(' | '#' | ','))
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .trim_end_matches(|c: char| c.is_numeric() || c == '.')
        .to_lowercase()
}

/// What the label looks like; none when it cannot be one.
pub(super) fn shape(label: &str) -> Option<Shape> {
    let words: Vec<&str> = label.split_whitespace().collect();
    if words.is_empty() || words.len() > MOST_WORDS || label.chars().count() > LONGEST {
        return None;
    }
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '(' | '#');
    if !label.chars().any(char::is_alphabetic) || !label.starts_with(begins) {
        return None;
    }
    if label.starts_with(char::is_numeric) {
        return Some(Shape::NoSpeaker);
    }
    let first = first_word(label);
    if vocabulary::is_field(&first) || vocabulary::is_field(&label.to_lowercase()) {
        return Some(Shape::Field);
    }
    if vocabulary::is_no_speaker(&first) && !is_numbered_initials(label) {
        return Some(Shape::NoSpeaker);
    }
    let coded = label.chars().any(char::is_numeric);
    if words.len() <= 3 && vocabulary::is_role(&first) && names_a_role(&words) {
        return Some(Shape::Role);
    }
    if coded && words.len() <= 4 {
        return Some(Shape::Coded);
    }
    if words.len() > 1
        && matches!(
            first.as_str(),
            "the" | "die" | "das" | "le" | "les" | "la" | "el" | "los"
        )
    {
        return Some(Shape::Other);
    }
    Some(letters(label, &words))
}

/// Whether it is at most three capitals with a number: `PS1` is the first peer supporter, `PS` a postscript.
fn is_numbered_initials(label: &str) -> bool {
    let initials = label.trim_end_matches(|c: char| c.is_ascii_digit());
    initials.len() < label.len()
        && initials.chars().count() <= 3
        && initials.chars().all(char::is_uppercase)
}

/// Whether what follows the first word of a role is a number, a name, or nothing.
fn names_a_role(words: &[&str]) -> bool {
    words.iter().skip(1).all(|word| {
        word.chars()
            .any(|c| c.is_numeric() || c.is_uppercase() || c == '(')
            || word.chars().count() == 1
            || vocabulary::is_role(&word.to_lowercase())
    }) && !(words.len() > 1
        && words
            .first()
            .is_some_and(|word| word.chars().count() == 1 && !word.starts_with(char::is_uppercase)))
}

/// The shape by capitals alone.
fn letters(label: &str, words: &[&str]) -> Shape {
    let cased = label.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    if !cased {
        let short = label.chars().count() <= 16 && words.len() <= 3;
        return if short { Shape::Caseless } else { Shape::Other };
    }
    if !label.chars().any(char::is_lowercase) {
        return Shape::Capitals;
    }
    let capitalised = words.iter().all(|word| {
        let plain = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        plain.is_empty()
            || plain
                .starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            || vocabulary::is_particle(plain)
            || plain.starts_with("al-")
            || plain.starts_with("d'")
            || plain.starts_with("d’")
    });
    let names = words
        .iter()
        .any(|word| word.chars().any(char::is_uppercase));
    if !capitalised || !names {
        return Shape::Other;
    }
    if words.len() > 1 || has_inner_capital(label) {
        Shape::FullName
    } else {
        Shape::OneName
    }
}

/// Whether a capital follows a small letter inside one word: `ShimonPeres`.
fn has_inner_capital(label: &str) -> bool {
    let mut small = false;
    label.chars().any(|c| {
        let inner = small && c.is_uppercase();
        small = c.is_lowercase();
        inner
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_apart_by_their_looks() {
        for (label, expected) in [
            ("Interviewer", Shape::Role),
            ("I", Shape::Role),
            ("Interviewer 1", Shape::Role),
            ("Intervjuare", Shape::Role),
            ("Multiple Students", Shape::Role),
            ("R1", Shape::Role),
            ("Sp15", Shape::Role),
            ("bardu_uit_01", Shape::Coded),
            ("Peer supporter #2", Shape::Role),
            ("id1", Shape::Coded),
            ("ROMNEY", Shape::Capitals),
            ("Abd Rabou", Shape::FullName),
            ("Mireille B. Reece, Psy.D", Shape::FullName),
            ("Anna von der Leyen", Shape::FullName),
            ("ShimonPeres", Shape::FullName),
            ("Wikinews", Shape::OneName),
            ("老王", Shape::Caseless),
            ("主持人", Shape::Role),
            ("roasbeef", Shape::Other),
            ("Here is the thing", Shape::Other),
            ("Date", Shape::Field),
            ("Date completed", Shape::Field),
            ("Note", Shape::NoSpeaker),
            ("Note 1", Shape::NoSpeaker),
            ("PS", Shape::NoSpeaker),
            ("PS1", Shape::Coded),
            ("https", Shape::NoSpeaker),
            ("Article 3", Shape::NoSpeaker),
            ("1 -- nan", Shape::NoSpeaker),
        ] {
            assert_eq!(shape(label), Some(expected), "{label}");
        }
        assert_eq!(shape("10"), None);
        assert_eq!(shape("-- nan"), None);
        assert_eq!(shape("one two three four five six seven"), None);
    }

    #[test]
    fn one_label_written_in_several_ways_is_one_speaker() {
        assert_eq!(key("Teacher 4"), key("Teacher4"));
        assert_eq!(key("INTERVIEWER"), key("Interviewer"));
        assert_ne!(key("P1"), key("P2"));
    }
}
