//! Days as people read them.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day kept as “2026-05-03”, as windows and documents print it: “3 May 2026”. Anything else stays as it was typed.
pub fn day_in_words(typed: &str) -> String {
    let typed = typed.trim();
    let mut parts = typed.split('-');
    let mut next = |digits: usize| -> Option<usize> {
        let part = parts.next()?;
        let whole = part.len() == digits && part.bytes().all(|it| it.is_ascii_digit());
        whole.then(|| part.parse().ok()).flatten()
    };
    let read = next(4).zip(next(2)).zip(next(2));
    let month = read.and_then(|((_, month), _)| MONTHS.get(month.checked_sub(1)?));
    match (read, month) {
        (Some(((year, _), day)), Some(month))
            if parts.next().is_none() && (1..=31).contains(&day) =>
        {
            format!("{day} {month} {year}")
        }
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::day_in_words;

    #[test]
    fn a_day_is_written_out_and_anything_else_stays() {
        assert_eq!(day_in_words("2026-05-03"), "3 May 2026");
        for typed in [
            "in spring",
            "2026-13-01",
            "2026-05",
            "2026-05-03-1",
            "2026-00-10",
            "",
            "May-05-03",
        ] {
            assert_eq!(day_in_words(typed), typed);
        }
    }
}
