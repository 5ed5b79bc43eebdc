//! What can stand in rows and columns, and by what segments are narrowed, by their names on the command line.

use super::cli_error::CliError;
use crate::analysis::explore::{Axis, AxisHeading, HeadingOf, Placing, SpokenBy};
use crate::model::{AttributeId, Seen};

/// Names told where one is not known.
const LISTED: usize = 12;

/// What stands in the rows or columns of a matrix.
pub(super) fn axis(seen: &Seen<'_>, name: &str) -> Result<Axis, CliError> {
    Ok(match name.to_lowercase().as_str() {
        "codes" => Axis::Codes,
        "codes-themselves" => Axis::CodesThemselves,
        "sub-domains" | "subdomains" => Axis::SubDomains,
        "categories" => Axis::Categories,
        "documents" => Axis::Documents,
        "participants" => Axis::Participants,
        "roles" => Axis::Roles,
        "cases" => Axis::Cases,
        "waves" => Axis::Waves,
        "speakers" => Axis::Speakers,
        "analysts" => Axis::Analysts,
        name => {
            let attribute = attribute(seen, name).map_err(|error| {
                CliError::Refused(format!(
                    "{error} Besides attributes, rows and columns are codes, codes-themselves, sub-domains, categories, documents, participants, roles, cases, waves, speakers or analysts."
                ))
            });
            Axis::Attribute(attribute?)
        }
    })
}

fn attribute(seen: &Seen<'_>, name: &str) -> Result<AttributeId, CliError> {
    let attributes = seen.attributes();
    let mut named = attributes.iter();
    let found = named.find(|it| it.name.to_lowercase() == name.to_lowercase());
    found.map(|it| it.id).ok_or_else(|| {
        let names: Vec<&str> = attributes.iter().map(|it| it.name.as_str()).collect();
        let known = if names.is_empty() {
            "the study has none yet".to_owned()
        } else {
            format!("the study has {}", names.join(", "))
        };
        CliError::Refused(format!("There is no attribute “{name}”: {known}."))
    })
}

/// Whoever speaks: `participant`, `interviewer`, `interpreter`, `other`.
pub(super) fn speaker(name: &str) -> Result<HeadingOf, CliError> {
    let kind = match name.to_lowercase().as_str() {
        "participant" => SpokenBy::Participant,
        "interviewer" => SpokenBy::Interviewer,
        "interpreter" => SpokenBy::Interpreter,
        "other" => SpokenBy::Other,
        _ => {
            return Err(CliError::Refused(format!(
                "“{name}” is no kind of speaker: they are participant, interviewer, interpreter and other."
            )));
        }
    };
    Ok(HeadingOf::Speaker(kind))
}

/// The thing of an axis with this id or name: a participant, a role, a wave.
pub(super) fn one_of(seen: &Seen<'_>, axis: Axis, name: &str) -> Result<HeadingOf, CliError> {
    let headings = Placing::of(seen, axis).headings;
    let wanted = name.trim().to_lowercase();
    let by_id = |it: &&AxisHeading| it.of.id().is_some_and(|id| id == name.trim());
    let by_name = |it: &&AxisHeading| it.name.to_lowercase() == wanted;
    if let Some(found) = headings.iter().find(by_id) {
        return Ok(found.of.clone());
    }
    let found: Vec<&AxisHeading> = headings.iter().filter(by_name).collect();
    let noun = axis.noun(seen);
    match found.as_slice() {
        [one] => Ok(one.of.clone()),
        [] => {
            let names = headings.iter().map(|it| it.name.as_str());
            let mut known = names.clone().take(LISTED).collect::<Vec<_>>().join(", ");
            if headings.len() > LISTED {
                known.push_str(" and more");
            }
            let known = if headings.is_empty() {
                "nor any other".to_owned()
            } else {
                format!("but {known}")
            };
            Err(CliError::Refused(format!(
                "There is no {noun} “{name}” in the study, {known}."
            )))
        }
        _ => Err(CliError::Refused(format!(
            "Several have the name “{name}”: give the id of the {noun}."
        ))),
    }
}

/// A value of an attribute, given as `ATTRIBUTE=VALUE`.
pub(super) fn value(seen: &Seen<'_>, given: &str) -> Result<HeadingOf, CliError> {
    let Some((name, value)) = given.split_once('=') else {
        return Err(CliError::Refused(format!(
            "“{given}” has no equals sign: write the attribute and its value, such as age=34."
        )));
    };
    one_of(seen, Axis::Attribute(attribute(seen, name.trim())?), value)
}
