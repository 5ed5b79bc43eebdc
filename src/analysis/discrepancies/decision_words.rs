//! Decisions in words.

use crate::model::{AnalystId, Decision, Seen};

/// How a discrepancy was settled, in a few words.
pub fn decision_words(seen: &Seen<'_>, decision: &Decision) -> String {
    match decision {
        Decision::As(who) => format!("as {} coded", analyst_name(seen, *who)),
        Decision::Both => "both stand".to_owned(),
        Decision::Union => "everything that was coded".to_owned(),
        Decision::Intersection => "what both coded".to_owned(),
        Decision::Borders { code, start, end } => {
            format!("“{}” on {start}–{end}", seen.code_name(*code))
        }
        Decision::AnotherCode(code) => format!("“{}” instead", seen.code_name(*code)),
        Decision::Neither => "neither".to_owned(),
        Decision::Refer(who) => format!("left to {}", analyst_name(seen, *who)),
        Decision::DefinitionUnclear(code) => {
            format!(
                "the definition of “{}” has to be made clear",
                seen.code_name(*code)
            )
        }
        Decision::DifferingReadings(_) => "both readings are kept".to_owned(),
        Decision::Reopened => "open again".to_owned(),
    }
}

fn analyst_name(seen: &Seen<'_>, analyst: AnalystId) -> String {
    let analyst = seen.analyst(analyst);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}
