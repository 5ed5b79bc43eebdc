//! Hints: what in a text may tell who somebody is.

use crate::model::Span;

/// What an identifier may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdentifierKind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A personal number, as states give them.
    PersonalNumber,
}

impl IdentifierKind {
    /// What it is, in words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a telephone number",
            Self::PersonalNumber => "a personal number",
        }
    }
}

/// What may tell who somebody is; to be looked at by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identifier {
    /// Where it stands (code points).
    pub span: Span,
    /// What it may be.
    pub kind: IdentifierKind,
}

/// What in a text may tell who somebody is, in order. A hint and no more: names are not looked for.
pub fn identifiers(text: &str) -> Vec<Identifier> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = emails(&letters);
    let numbers = runs(&letters).filter_map(|(start, end)| {
        let run = letters.get(start..end)?;
        let span = Span::new(start as u32, end as u32);
        kind_of(run).map(|kind| Identifier { span, kind })
    });
    found.extend(numbers);
    found.sort_by_key(|it| it.span);
    found
}

fn emails(letters: &[char]) -> Vec<Identifier> {
    let mut found = Vec::new();
    let is_part = |letter: &char| letter.is_alphanumeric() || "._%+-".contains(*letter);
    for (at, _) in letters.iter().enumerate().filter(|(_, it)| **it == '@') {
        let before = letters.get(..at).unwrap_or_default();
        let after = letters.get(at + 1..).unwrap_or_default();
        let name = before.iter().rev().take_while(|it| is_part(it)).count();
        let mut host: Vec<char> = after.iter().copied().take_while(|it| is_part(it)).collect();
        while host.last().is_some_and(|last| !last.is_alphanumeric()) {
            host.pop();
        }
        let dot = host.iter().rposition(|it| *it == '.');
        let top = dot.map_or(0, |dot| host.len() - dot - 1);
        if name > 0 && dot.is_some_and(|dot| dot > 0) && top >= 2 {
            found.push(Identifier {
                span: Span::new((at - name) as u32, (at + 1 + host.len()) as u32),
                kind: IdentifierKind::Email,
            });
        }
    }
    found
}

/// Stretches of digits with what stands between the digits of one number.
fn runs(letters: &[char]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let first = *letters.get(at)?;
            let starts = first.is_ascii_digit() || first == '+';
            let inside = at.checked_sub(1).and_then(|before| letters.get(before));
            if !starts || inside.is_some_and(|it| it.is_alphanumeric()) {
                at += 1;
                continue;
            }
            let (start, mut end) = (at, at + 1);
            let mut next = end;
            // One space, hyphen, slash or pair of brackets at most between two digits.
            while let Some(letter) = letters.get(next) {
                if letter.is_ascii_digit() {
                    end = next + 1;
                } else if next + 1 - end > 2 || !" -/()\u{A0}\u{2011}".contains(*letter) {
                    break;
                }
                next += 1;
            }
            at = end;
            return Some((start, end));
        }
    })
}

fn kind_of(run: &[char]) -> Option<IdentifierKind> {
    let written: String = run.iter().collect();
    let digits: Vec<u32> = run.iter().filter_map(|it| it.to_digit(10)).collect();
    if is_personal_number(&written, &digits) {
        return Some(IdentifierKind::PersonalNumber);
    }
    let groups: Vec<&str> = written
        .split(|it: char| !it.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let begins = written.starts_with('+') || written.starts_with('0');
    // Years and dates have groups of four and two and do not begin so.
    let long = (7..=15).contains(&digits.len());
    (long && begins && !is_date(&groups)).then_some(IdentifierKind::Phone)
}

/// Six or eight digits that can be a date of birth, then three to five: as in Sweden, Denmark, Finland and Norway.
fn is_personal_number(written: &str, digits: &[u32]) -> bool {
    if written.starts_with('+') || written.contains(['/', '(']) {
        return false;
    }
    let groups: Vec<&str> = written.split(['-', ' ']).collect();
    let shaped = match groups.as_slice() {
        [one] => matches!(one.len(), 10..=12),
        [date, rest] => matches!(date.len(), 6 | 8) && matches!(rest.len(), 4 | 5),
        _ => false,
    };
    let year = if digits.len() == 12 { 4 } else { 2 };
    let pair = |at: usize| {
        let tens = digits.get(at).copied().unwrap_or_default();
        tens * 10 + digits.get(at + 1).copied().unwrap_or_default()
    };
    let is_month = |n: u32| (1..=12).contains(&n);
    // A Swedish coordination number adds sixty to the day.
    let is_day = |n: u32| (1..=31).contains(&n) || (61..=91).contains(&n);
    let year_first = is_month(pair(year)) && is_day(pair(year + 2));
    let day_first = is_day(pair(0)) && is_month(pair(2));
    shaped && (year_first || day_first)
}

fn is_date(groups: &[&str]) -> bool {
    match groups {
        [a, b, c] => {
            let lengths = [a.len(), b.len(), c.len()];
            lengths == [4, 2, 2] || lengths == [2, 2, 4]
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, IdentifierKind)> {
        let letters: Vec<char> = text.chars().collect();
        identifiers(text)
            .into_iter()
            .map(|it| {
                let span = it.span.start as usize..it.span.end as usize;
                (letters.get(span).unwrap().iter().collect(), it.kind)
            })
            .collect()
    }

    #[test]
    fn addresses_and_numbers_that_tell_who_somebody_is_are_pointed_out() {
        let text = "Write to åsa.ek@example.se. or call 070-123 45 67, +46 (0)40 12 34 56; born 850312-1234.";
        let kinds = found(text);
        assert_eq!(
            kinds,
            [
                ("åsa.ek@example.se".to_owned(), IdentifierKind::Email),
                ("070-123 45 67".to_owned(), IdentifierKind::Phone),
                ("+46 (0)40 12 34 56".to_owned(), IdentifierKind::Phone),
                ("850312-1234".to_owned(), IdentifierKind::PersonalNumber),
            ]
        );
    }

    #[test]
    fn years_dates_times_and_amounts_are_not() {
        let text = "In 2019, on 2025-11-22 or 01/02/2024, 00:12:34, 1 200 000 kr, 15 of 20, a@b, x @ y, 12-13";
        assert_eq!(found(text), []);
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_looked_through(text in "(\\PC|[0-9 @.+()-]){0,60}") {
            let length = text.chars().count() as u32;
            for it in identifiers(&text) {
                assert!(!it.span.is_empty() && it.span.end <= length);
            }
        }
    }
}
