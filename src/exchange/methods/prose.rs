//! Numbers, lists and days as a method section prints them.

/// A number with commas between groups of three digits.
pub(in crate::exchange) fn grouped(number: u64) -> String {
    crate::model::grouped(usize::try_from(number).unwrap_or(usize::MAX))
}

/// “1 document”, “11 documents”.
pub(in crate::exchange) use crate::model::many;

/// “A”, “A and B”, “A, B and C”.
pub(in crate::exchange) fn list<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A word in the singular or plural.
pub(in crate::exchange) const fn word<'w>(
    number: usize,
    one: &'w str,
    several: &'w str,
) -> &'w str {
    if number == 1 { one } else { several }
}

/// A share in percent: whole, unless that would turn a little into nothing, or not quite all into all.
pub(in crate::exchange) fn percent(of: u64, all: u64) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    let share = of as f64 / all as f64 * 100.0;
    let rounds_away = (of > 0 && share < 0.5) || (of < all && share >= 99.5);
    if rounds_away {
        format!("{share:.2}%")
    } else {
        format!("{share:.0}%")
    }
}

/// “13 of 13 documents (100%)”.
pub(in crate::exchange) fn of_all(of: u64, all: u64, one: &str, several: &str) -> String {
    let words = many(usize::try_from(all).unwrap_or(usize::MAX), one, several);
    format!("{} of {words} ({})", grouped(of), percent(of, all))
}

/// “3 February 2026” in UTC, from milliseconds since 1970, so that every reader of one log gets the same words.
pub(in crate::exchange) fn day(milliseconds: u64) -> String {
    let moment = jiff::Timestamp::from_millisecond(milliseconds.cast_signed());
    moment.map_or_else(
        |_| String::new(),
        |moment| moment.strftime("%-d %B %Y").to_string(),
    )
}

/// “2026-02-03 08:51” in UTC.
pub(in crate::exchange) fn minute(milliseconds: u64) -> String {
    let moment = jiff::Timestamp::from_millisecond(milliseconds.cast_signed());
    moment.map_or_else(
        |_| String::new(),
        |moment| moment.strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// A day as it was typed: “2026-02-03” is “3 February 2026”, anything else stays as it is.
pub(in crate::exchange) use crate::model::day_in_words as typed_day;

/// “on 3 February 2026”, or “from 3 to …” where the first and the last differ.
pub(in crate::exchange) fn between(first: u64, last: u64) -> String {
    let (first, last) = (day(first), day(last));
    if first == last {
        format!("on {first}")
    } else {
        format!("from {first} to {last}")
    }
}

/// Words without the stop at their end, for use within a sentence.
pub(in crate::exchange) fn unstopped(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// Words of the study's people in quotation marks, without the stop at their end.
pub(in crate::exchange) fn quoted(words: &str) -> String {
    let inner = unstopped(words).replace('“', "‘").replace('”', "’");
    format!("“{inner}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_read_as_prose() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(many(1, "code", "codes"), "1 code");
        assert_eq!(many(1294, "contact", "contacts"), "1,294 contacts");
    }

    #[test]
    fn a_share_never_rounds_to_nothing_or_to_everything() {
        // 9 of 1,081 meetings are 0.83 %, 4 of 1,081 are 0.37 %; 1,080 of 1,081 are 99.91 %.
        assert_eq!(percent(9, 1081), "1%");
        assert_eq!(percent(4, 1081), "0.37%");
        assert_eq!(percent(1080, 1081), "99.91%");
        assert_eq!(percent(13, 13), "100%");
        assert_eq!(percent(0, 13), "0%");
        assert_eq!(percent(0, 0), "–");
        assert_eq!(of_all(1, 1, "turn", "turns"), "1 of 1 turn (100%)");
    }

    #[test]
    fn quotation_marks_within_quotation_marks_are_single() {
        assert_eq!(quoted("“Trust” is split."), "“‘Trust’ is split”");
    }

    #[test]
    fn days_are_written_out() {
        // 1,763,800,000 seconds after 1970 are 22 November 2025.
        assert_eq!(day(1_763_800_000_000), "22 November 2025");
        assert_eq!(typed_day("2026-02-03"), "3 February 2026");
        assert_eq!(typed_day("in spring"), "in spring");
        assert_eq!(between(0, 1), "on 1 January 1970");
    }
}
