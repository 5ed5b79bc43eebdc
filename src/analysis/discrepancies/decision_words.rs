//! Decisions in words.

use crate::model::things::DecisionMade;
use crate::model::{AnalystId, Decision, Seen};

/// How a discrepancy between so many analysts was settled by a decision, in a few words; where it follows an analyst who
/// had coded nothing there, what that means.
pub fn settled_words(seen: &Seen<'_>, made: &DecisionMade, analysts: usize) -> String {
    let words = decision_words(seen, &made.decided.decision, analysts);
    if stays_uncoded(seen, made) {
        format!("{words}: the passage stays uncoded")
    } else {
        words
    }
}

/// Whether a decision follows an analyst who had coded nothing there, so that nothing stands.
pub fn stays_uncoded(seen: &Seen<'_>, made: &DecisionMade) -> bool {
    let Decision::As(who) = made.decided.decision else {
        return false;
    };
    let mut codings = made.decided.codings.iter();
    !codings.any(|id| seen.coding(*id).is_none_or(|it| it.analyst() == who))
}

/// How a discrepancy between so many analysts was settled, in a few words.
pub fn decision_words(seen: &Seen<'_>, decision: &Decision, analysts: usize) -> String {
    let two = analysts == 2;
    match decision {
        Decision::As(who) => format!("as {} coded", analyst_name(seen, *who)),
        Decision::Both => if two { "both stand" } else { "all stand" }.to_owned(),
        Decision::Union => "everything that was coded".to_owned(),
        Decision::Intersection => if two {
            "what both coded"
        } else {
            "what all coded"
        }
        .to_owned(),
        Decision::Borders { code, start, end } => {
            format!("“{}” on {start}–{end}", seen.code_name(*code))
        }
        Decision::AnotherCode(code) => format!("“{}” instead", seen.code_name(*code)),
        Decision::Neither => if two { "neither" } else { "none of them" }.to_owned(),
        Decision::Refer(who) => format!("left to {}", analyst_name(seen, *who)),
        Decision::DefinitionUnclear(code) => {
            format!(
                "the definition of “{}” has to be made clear",
                seen.code_name(*code)
            )
        }
        Decision::DifferingReadings(_) => if two {
            "both readings are kept"
        } else {
            "all readings are kept"
        }
        .to_owned(),
        Decision::Reopened => "open again".to_owned(),
    }
}

fn analyst_name(seen: &Seen<'_>, analyst: AnalystId) -> String {
    let analyst = seen.analyst(analyst);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}
