//! Sets as they come in.

use super::RefiError;
use super::codes_in::one_line;
use super::guid::Guid;
use super::xml_in::XmlIn;
use std::io::BufRead;

/// A set as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SetIn {
    /// Its GUID, if it is one.
    pub guid: Option<Guid>,
    /// Its name.
    pub name: String,
    /// What is said about it.
    pub description: String,
    /// Codes in it.
    pub codes: Vec<Guid>,
    /// Documents in it.
    pub sources: usize,
    /// Notes in it.
    pub notes: Vec<Guid>,
    /// Where it stands in the file, for sentences.
    pub line: u64,
}

/// Reads what is in `<Sets>`, which was opened last.
pub(super) fn read_sets<R: BufRead>(
    xml: &mut XmlIn<R>,
    sets: &mut Vec<SetIn>,
) -> Result<(), RefiError> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name != "Set" {
            xml.skip()?;
            continue;
        }
        let mut set = SetIn {
            guid: element.attribute("guid").and_then(Guid::read),
            name: one_line(element.attribute("name").unwrap_or_default()),
            line: element.line,
            ..SetIn::default()
        };
        while let Some(inner) = xml.child(depth + 1)? {
            // The codebook's schema says guid, the project's targetGUID.
            let target = inner.attribute("targetGUID").or(inner.attribute("guid"));
            let target = target.and_then(Guid::read);
            match inner.name.as_str() {
                "Description" => {
                    set.description = xml.words()?;
                    continue;
                }
                "MemberCode" => set.codes.extend(target),
                "MemberSource" => set.sources += 1,
                "MemberNote" => set.notes.extend(target),
                _ => {}
            }
            xml.skip()?;
        }
        if set.name.is_empty() {
            set.name = "Unnamed set".to_owned();
        }
        sets.push(set);
    }
    Ok(())
}
