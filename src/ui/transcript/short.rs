//! Speakers' names for the gutter.

use super::ShownSpeaker;

/// A label with a number after two words or more, by their first letters: “Peer supporter #2” is “PS #2”.
pub(in crate::ui) fn shortened(label: &str) -> String {
    by_letters(label, 1)
}

/// The names of all speakers as they stand in a narrow gutter: shortened where that tells them apart.
pub(super) fn short_names(speakers: &[ShownSpeaker]) -> Vec<String> {
    let brief: Vec<String> = speakers.iter().map(|it| shortened(&it.name)).collect();
    let is_taken = |n: usize| {
        let own = brief.get(n);
        let mut others = brief.iter().enumerate().filter(|(other, _)| *other != n);
        others.any(|(_, other)| Some(other) == own)
    };
    speakers
        .iter()
        .enumerate()
        .map(|(n, speaker)| by_letters(&speaker.name, if is_taken(n) { 3 } else { 1 }))
        .collect()
}

fn by_letters(label: &str, letters: usize) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let Some((last, role)) = words.split_last() else {
        return label.to_owned();
    };
    let numbered = last.chars().any(|sign| sign.is_ascii_digit());
    if role.len() < 2 || !numbered {
        return label.to_owned();
    }
    let mut short = String::new();
    for word in role {
        let mut signs = word.chars();
        short.extend(signs.next().into_iter().flat_map(char::to_uppercase));
        short.extend(signs.take(letters - 1));
    }
    format!("{short} {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_roles_are_shortened_to_their_initials_and_short_ones_stay() {
        assert_eq!(shortened("Peer supporter #2"), "PS #2");
        assert_eq!(shortened("Parent #4"), "Parent #4");
        assert_eq!(shortened("Steering group member 1"), "SGM 1");
        assert_eq!(
            shortened("An interview with Leyla"),
            "An interview with Leyla"
        );
        assert_eq!(shortened(""), "");
    }

    #[test]
    fn speakers_of_one_document_are_told_apart_in_short_too() {
        let speakers = ["Peer supporter #2", "Parent's sister #2", "Parent #1"].map(|name| {
            let name = name.to_owned();
            ShownSpeaker { name, quiet: false }
        });
        assert_eq!(
            short_names(&speakers),
            ["PeeSup #2", "ParSis #2", "Parent #1"]
        );
    }
}
