//! Times of sessions, without a clock.

use super::Made;

/// Milliseconds since 1970 of `2026-02-02T09:10`, read as UTC.
pub fn milliseconds(time: &str) -> Made<u64> {
    let numbers: Vec<u64> = time
        .split(['-', 'T', ':'])
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [year, month, day, hour, minute] = numbers[..] else {
        return Err(format!("“{time}” is no time").into());
    };
    Ok(((days(year, month, day) * 24 + hour) * 60 + minute) * 60_000)
}

/// Days from 1970-01-01 in the Gregorian calendar.
fn days(year: u64, month: u64, day: u64) -> u64 {
    // A year that begins in March has its odd day at its end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap = year / 4 - year / 100 + year / 400;
    let before_1970 = 719_468;
    year * 365 + leap + (month * 153 + 2) / 5 + day - 1 - before_1970
}
