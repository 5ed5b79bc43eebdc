//! Dates and times as people write them, all in UTC.

use crate::model::{Cut, Id, Line, Study};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// A moment as typed after `--at`: a date, a time, a cut, or the id of a step as `log` prints it.
pub(super) fn cut(study: &Study, typed: &str) -> Option<Cut> {
    if let Some(milliseconds) = last_millisecond(typed) {
        return Some(study.cut_at(milliseconds));
    }
    if let Ok(step) = typed.parse::<Id>() {
        let step = study.line(step)?.step_id();
        return study.until(step);
    }
    let cut: Cut = typed.parse().ok()?;
    let whole = cut.iter().map(|(device, seq)| {
        let last = study.line(Id::new(device, seq)).map(end_of_step);
        (device, last.map_or(seq, Id::seq))
    });
    Some(whole.collect())
}

/// A step acts when all its lines are there, so a moment never ends within one.
fn end_of_step(line: &Line) -> Id {
    let (first, count) = line.step;
    Id::new(line.id.device(), first + count - 1)
}

/// The last millisecond that a date (`2024-05-31`) or a time of day (`2024-05-31T12:30`, `…:15`, with or without
/// `Z`) covers, since 1970.
fn last_millisecond(typed: &str) -> Option<u64> {
    let (date, time) = match typed.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time.trim_end_matches('Z'))),
        None => (typed, None),
    };
    let mut parts = date.split('-');
    let year: i64 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
    let month: i64 = number(parts.next()?, 1, 12)?;
    let day: i64 = number(parts.next()?, 1, 31)?;
    let days = u64::try_from(days_since_1970(year, month, day)).ok()?;
    if parts.next().is_some() || date_of(days) != (year, month, day) {
        return None;
    }
    let Some(time) = time else {
        return Some((days + 1) * DAY - 1);
    };
    let mut parts = time.split(':');
    let hour = number(parts.next()?, 0, 23)?;
    let minute = number(parts.next()?, 0, 59)?;
    let second = parts.next().map(|it| number(it, 0, 59));
    if parts.next().is_some() {
        return None;
    }
    let (seconds, covers) = match second {
        Some(second) => (hour * 3600 + minute * 60 + second?, 1000),
        None => (hour * 3600 + minute * 60, 60_000),
    };
    Some(days * DAY + u64::try_from(seconds).ok()? * 1000 + covers - 1)
}

fn number(digits: &str, least: i64, most: i64) -> Option<i64> {
    let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| digits.parse().ok())??;
    (least..=most).contains(&number).then_some(number)
}

/// A time as ISO 8601: `2024-05-31T12:30:15Z`.
pub(super) fn iso(milliseconds: u64) -> String {
    let (year, month, day) = date_of(milliseconds / DAY);
    let seconds = milliseconds % DAY / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, by counting years from March, so that the leap day comes
/// last, in eras of 400 years.
const fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = (month + 9) % 12;
    let of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days after 1970-01-01.
fn date_of(days: u64) -> (i64, i64, i64) {
    let days = days.cast_signed() + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments_are_read_and_written() {
        // `date -u -d @1709164799` says Wed Feb 28 23:59:59 UTC 2024; 2024 is a leap year.
        assert_eq!(last_millisecond("2024-02-28"), Some(1_709_164_799_999));
        assert_eq!(
            last_millisecond("2024-02-29T00:00"),
            Some(1_709_164_859_999)
        );
        assert_eq!(
            last_millisecond("2024-02-29T00:00:00Z"),
            Some(1_709_164_800_999)
        );
        assert_eq!(iso(1_709_164_800_000), "2024-02-29T00:00:00Z");
        assert_eq!(iso(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso(946_684_799_000), "1999-12-31T23:59:59Z");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in [
            "yesterday",
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-2-1",
            "2024-02-28T24:00",
            "24-02-28",
        ] {
            assert_eq!(last_millisecond(wrong), None, "{wrong}");
        }
    }
}
