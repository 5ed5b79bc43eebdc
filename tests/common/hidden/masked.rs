//! Text without what differs from one run to the next: names of things, installations, days and hours, folders.

use std::collections::BTreeMap;

/// The same text with those masked.
pub fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let starts_word = !out.chars().next_back().is_some_and(char::is_alphanumeric);
        let found = starts_word.then(|| mask_at(rest)).flatten();
        if let Some((length, mask)) = found {
            out.push_str(mask);
            rest = &rest[length..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// What begins here and is masked, with its length in bytes.
fn mask_at(rest: &str) -> Option<(usize, &'static str)> {
    let bytes = rest.as_bytes();
    let digits = |from: usize| {
        let tail = bytes.get(from..).unwrap_or_default();
        tail.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    // The number of a mark in a Word document: where it stands among the bytes, which the names before it move.
    if rest.starts_with("w:id=\"") {
        let end = 6 + digits(6);
        return Some((end, "w:id=\"<n>"));
    }
    // A temporary folder.
    if rest.starts_with("/tmp/") {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '"')
            .unwrap_or(rest.len());
        return Some((end, "<folder>"));
    }
    // The name of a thing: `k7f3a9xq-301`; in a cut `k7f3a9xq:301`.
    let is_base32 = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    if bytes.len() > 9
        && bytes[..8].iter().all(is_base32)
        && (bytes[8] == b'-' || bytes[8] == b':')
        && digits(9) > 0
    {
        return Some((9 + digits(9), "<id>"));
    }
    // A day: `2026-05-03`, with its hour where one follows.
    if digits(0) == 4 && bytes.get(4) == Some(&b'-') && digits(5) == 2 {
        let mut length = 10.min(rest.len());
        let tail = &rest[length..];
        let hour = tail.find(|c: char| !(c.is_ascii_digit() || "T:.Z+".contains(c)));
        if tail.starts_with('T') {
            length += hour.unwrap_or(tail.len());
        }
        return Some((length, "<day>"));
    }
    // An hour: `14:02`, `14:02:55`.
    if digits(0) == 2 && bytes.get(2) == Some(&b':') && digits(3) == 2 {
        let more = bytes.get(5) == Some(&b':') && digits(6) == 2;
        return Some((if more { 8 } else { 5 }, "<hour>"));
    }
    None
}

/// Lines of a text, masked, each with the number of times it stands there: order says nothing here, since
/// installations have names by chance.
pub fn lines(text: &str) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for line in text.lines() {
        *counted.entry(masked(line)).or_default() += 1;
    }
    counted
}

/// What stands in one text and not in the other, to be read by a person.
pub fn difference(without: &BTreeMap<String, usize>, with: &BTreeMap<String, usize>) -> String {
    let mut said = String::new();
    for (line, count) in with {
        let before = without.get(line).copied().unwrap_or(0);
        if *count > before {
            said.push_str(&format!("+ {line}\n"));
        }
    }
    for (line, count) in without {
        let after = with.get(line).copied().unwrap_or(0);
        if *count > after {
            said.push_str(&format!("- {line}\n"));
        }
    }
    said
}

#[test]
fn only_names_days_and_hours_are_masked() {
    assert_eq!(
        masked("coding k7f3a9xq-301 on 2026-05-03T14:02:55Z"),
        "coding <id> on <day>"
    );
    assert_eq!(masked("3 of 12 codings, 14:02"), "3 of 12 codings, <hour>");
    assert_eq!(
        masked("/tmp/abc/study: 24 sentences"),
        "<folder> 24 sentences"
    );
}
