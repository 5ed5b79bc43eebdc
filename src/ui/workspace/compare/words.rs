//! Numbers, names and kinds as this workspace writes them.

use super::comparison::Comparison;
use super::found::Row;
use super::readings::Readings;
use crate::analysis::discrepancies::SettledState;
use crate::model::things::DecisionMade;
use crate::model::{AnalystId, Decision};
use crate::ui::Overview;

/// “1 passage”, “1,204 passages”.
pub(super) use crate::ui::many as counted;

/// A number with commas at the thousands.
pub(super) fn number(n: u64) -> String {
    crate::ui::grouped(usize::try_from(n).unwrap_or(usize::MAX))
}

/// A coefficient with two decimals and a true minus sign.
pub(super) fn coefficient(value: f64) -> String {
    let written = format!("{value:.2}");
    // What rounds to zero from below is zero.
    if written == "-0.00" {
        return "0.00".to_owned();
    }
    written.replace('-', "−")
}

/// What a person is called where there is little room: the first name, if no other person of the study has it.
pub(super) fn short_name(overview: &Overview, who: AnalystId) -> String {
    let name = overview.person_name(who);
    let first = |name: &str| name.split_whitespace().next().unwrap_or(name).to_owned();
    let short = first(name);
    let namesakes = overview.people.iter().filter(|it| first(&it.name) == short);
    if namesakes.count() > 1 {
        name.to_owned()
    } else {
        short
    }
}

/// A day kept as “2026-05-03”, as it is read: “3 May 2026”.
pub(super) use crate::model::day_in_words as day_of;

/// “Ellen and Samir”, “Ellen, Samir and Bo”.
pub(super) fn together(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// How far a difference is, in a word or two for the list. Without the readings nothing is said of who.
pub(super) fn state(
    overview: &Overview,
    comparison: &Comparison,
    readings: Option<&Readings>,
    row: &Row,
) -> String {
    let settled = matches!(row.state, SettledState::Decided | SettledState::Referred);
    let Some(decided) = row.decision.as_ref().filter(|_| settled) else {
        return match row.state {
            SettledState::LookAgain => "look again",
            SettledState::Conflict => "decided twice",
            _ if row.is_unclear() && row.defined.is_some() => "definition changed",
            _ if row.is_unclear() => "definition unclear",
            _ => "open",
        }
        .to_owned();
    };
    let short = decision(overview, comparison, readings, decided);
    if decided.decided.by_rule.is_some() {
        format!("{short}, by rule")
    } else {
        short
    }
}

/// What was decided, in a word or two.
pub(super) fn decision(
    overview: &Overview,
    comparison: &Comparison,
    readings: Option<&Readings>,
    made: &DecisionMade,
) -> String {
    let two = comparison.is_of_two();
    let of = |of_two: &str, of_more: &str| if two { of_two } else { of_more }.to_owned();
    match &made.decided.decision {
        Decision::As(who) => match readings.and_then(|it| it.of_analyst(*who)) {
            Some(reading) if comparison.hides => reading.possessive.to_lowercase(),
            Some(reading) => reading.possessive.clone(),
            None if comparison.hides => "as one coded".to_owned(),
            None => possessive(&short_name(overview, *who)),
        },
        Decision::Both => of("both", "all"),
        Decision::Union => "union".to_owned(),
        Decision::Intersection => of("what both coded", "what all coded"),
        Decision::Borders { .. } => "new borders".to_owned(),
        Decision::AnotherCode(code) => match overview.code(*code) {
            Some(code) => format!("“{}” instead", code.name),
            None => "another code".to_owned(),
        },
        Decision::Neither => of("neither", "none of them"),
        Decision::Refer(_) if comparison.hides => "referred".to_owned(),
        Decision::Refer(who) => format!("refer to {}", short_name(overview, *who)),
        Decision::DefinitionUnclear(_) => "definition unclear".to_owned(),
        Decision::DifferingReadings(_) => of("both readings", "all readings"),
        Decision::Reopened => "open".to_owned(),
    }
}

/// “Anna’s”.
pub(super) fn possessive(name: &str) -> String {
    format!("{name}’s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_at_the_thousands() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1204), "1,204");
        assert_eq!(number(1_000_000), "1,000,000");
        assert_eq!(counted(1, "passage", "passages"), "1 passage");
    }

    #[test]
    fn a_coefficient_is_written_with_two_decimals_and_never_as_minus_zero() {
        assert_eq!(coefficient(0.856), "0.86");
        assert_eq!(coefficient(-0.031), "−0.03");
        assert_eq!(coefficient(-0.004), "0.00");
        assert_eq!(coefficient(1.0), "1.00");
    }

    #[test]
    fn names_are_joined_as_one_says_them() {
        let names = ["Ellen", "Samir", "Bo"].map(str::to_owned);
        assert_eq!(together(&names), "Ellen, Samir and Bo");
        assert_eq!(together(&names[..2]), "Ellen and Samir");
    }
}
