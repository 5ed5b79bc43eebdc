//! Days and hours as documents print them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// “14 March 2026, 09:05” in the local time of this machine, from milliseconds since 1970-01-01 00:00 UTC.
pub(in crate::exchange) fn local(milliseconds: u64) -> String {
    of_zone(milliseconds, TimeZone::system())
}

fn of_zone(milliseconds: u64, zone: TimeZone) -> String {
    let moment = Timestamp::from_millisecond(milliseconds.cast_signed());
    let Ok(moment) = moment.map(|moment| moment.to_zoned(zone)) else {
        return String::new();
    };
    let months = [
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
    let month = usize::try_from(moment.month() - 1).ok();
    let month = month
        .and_then(|n| months.get(n))
        .copied()
        .unwrap_or_default();
    format!(
        "{} {month} {}, {:02}:{:02}",
        moment.day(),
        moment.year(),
        moment.hour(),
        moment.minute()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_day_and_hour() {
        // 1,763,800,000 seconds after 1970 are 20,414 days (22 November 2025), 8 hours, 26 minutes and 40 seconds.
        assert_eq!(
            of_zone(1_763_800_000_000, TimeZone::UTC),
            "22 November 2025, 08:26"
        );
        assert_eq!(of_zone(0, TimeZone::UTC), "1 January 1970, 00:00");
        assert_eq!(of_zone(u64::MAX / 2, TimeZone::UTC), "");
    }
}
