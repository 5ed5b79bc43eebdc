//! Days and hours as people read them.

use std::fmt;

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

/// A moment in UTC, for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i64,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
    /// Hour, from 0.
    pub hour: u32,
    /// Minute.
    pub minute: u32,
}

impl Date {
    /// The moment this many milliseconds after 1970-01-01 00:00 UTC.
    pub fn of_milliseconds(milliseconds: u64) -> Self {
        let minutes = milliseconds / 60_000;
        let days = (minutes / 1440).cast_signed();
        // The era of 400 years, counted from 1 March 0000, so that the leap day ends its year.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * from_march + 2) / 5 + 1) as u32;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        } as u32;
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day,
            hour: (minutes % 1440 / 60) as u32,
            minute: (minutes % 60) as u32,
        }
    }

    /// The same moment in the local time of this machine; in UTC where that is not known.
    pub fn local(milliseconds: u64) -> Self {
        let moment = jiff::Timestamp::from_millisecond(milliseconds.cast_signed());
        let offset = moment.map_or(0, |moment| {
            i64::from(jiff::tz::TimeZone::system().to_offset(moment).seconds())
        });
        Self::of_milliseconds(milliseconds.saturating_add_signed(offset * 1000))
    }

    /// `YYYY-MM-DD`, checked; none for anything else.
    pub fn of_day(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let known = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        known.then_some(Self {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
        })
    }

    /// A time of this day in the local time of this machine, in milliseconds since 1970 UTC; none for no such time.
    pub fn local_moment(&self, hour: u32, minute: u32, second: u32) -> Option<u64> {
        let small = |n: u32| i8::try_from(n).ok();
        let year = i16::try_from(self.year).ok()?;
        let date = jiff::civil::Date::new(year, small(self.month)?, small(self.day)?).ok()?;
        let time = jiff::civil::Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
        let zoned = date
            .to_datetime(time)
            .to_zoned(jiff::tz::TimeZone::system());
        u64::try_from(zoned.ok()?.timestamp().as_millisecond()).ok()
    }

    /// “14 March”.
    pub fn day_and_month(&self) -> String {
        let month = MONTHS.get(self.month.saturating_sub(1) as usize).copied();
        format!("{} {}", self.day, month.unwrap_or_default())
    }

    /// “14 Mar 2026”, for tables.
    pub fn short(&self) -> String {
        let month = MONTHS.get(self.month.saturating_sub(1) as usize).copied();
        let month: String = month.unwrap_or_default().chars().take(3).collect();
        format!("{} {month} {}", self.day, self.year)
    }

    /// “14 March 2026”.
    pub fn whole(&self) -> String {
        format!("{} {}", self.day_and_month(), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole())
    }
}

/// Hours and minutes of a moment in the local time of this machine: “14:02”.
pub fn clock(milliseconds: u64) -> String {
    let moment = Date::local(milliseconds);
    format!("{:02}:{:02}", moment.hour, moment.minute)
}

fn days_in(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_become_days_of_the_calendar() {
        let date = |ms: u64| Date::of_milliseconds(ms).to_string();
        assert_eq!(date(0), "1 January 1970");
        // 951 782 400 s is the leap day of 2000.
        assert_eq!(date(951_782_400_000), "29 February 2000");
        assert_eq!(date(951_868_800_000), "1 March 2000");
        // 1 763 800 000 s, the moment in the journal's example: 2025-11-22 08:26:40 UTC.
        let moment = Date::of_milliseconds(1_763_800_000_000);
        assert_eq!(moment.to_string(), "22 November 2025");
        assert_eq!((moment.hour, moment.minute), (8, 26));
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_refused() {
        assert_eq!(Date::of_day("2024-02-29").map(|d| d.day), Some(29));
        assert_eq!(Date::of_day("2023-02-29"), None);
        assert_eq!(Date::of_day("2023-13-01"), None);
        assert_eq!(Date::of_day("14 March"), None);
    }
}
