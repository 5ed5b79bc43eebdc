//! Categories and themes as sets of codes.

use super::codes_out::CodesOut;
use super::guid::{Guid, Guids};
use super::xml_out::XmlOut;
use super::{convention, described};
use crate::model::things::Category;
use crate::model::{CategoryId, CategoryMark, CodeId, Seen};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// How a set names its codes: the two schemas differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Members {
    /// `guid`, in a codebook.
    OfCodebook,
    /// `targetGUID`, in a project.
    OfProject,
}

/// Writes `<Sets>`, if there are any; `notes` says which notes a category has.
pub(super) fn write<W: Write>(
    xml: &mut XmlOut<W>,
    seen: &Seen<'_>,
    guids: &Guids,
    codes: &CodesOut<'_>,
    how: Members,
    notes: &dyn Fn(CategoryId) -> Vec<Guid>,
) -> io::Result<()> {
    let categories = seen.categories();
    if categories.is_empty() {
        return Ok(());
    }
    xml.open("Sets")?;
    for it in categories {
        xml.open("Set")?;
        xml.shown("guid", guids.thing(it.id.0))?;
        xml.attribute("name", &codes.words(it.name.text()))?;
        xml.text("Description", &description(seen, it, codes))?;
        let attribute = match how {
            Members::OfCodebook => "guid",
            Members::OfProject => "targetGUID",
        };
        for code in members(seen, it, codes) {
            xml.open("MemberCode")?;
            xml.shown(attribute, guids.thing(code.0))?;
            xml.close()?;
        }
        if how == Members::OfProject {
            for note in notes(it.id) {
                xml.open("MemberNote")?;
                xml.shown("targetGUID", note)?;
                xml.close()?;
            }
        }
        xml.close()?;
    }
    xml.close()
}

/// The codes in a category that go out; where one was merged, what it was merged into.
fn members(seen: &Seen<'_>, it: &Category, codes: &CodesOut<'_>) -> BTreeSet<CodeId> {
    let tree = seen.code_tree();
    let members = it.members().map(|code| tree.effective(code));
    members.filter(|code| codes.has(*code)).collect()
}

fn description(seen: &Seen<'_>, it: &Category, codes: &CodesOut<'_>) -> String {
    use convention as c;
    let within = it
        .within
        .get_or(None)
        .filter(|code| seen.code(*code).is_some());
    let within = within.map(|code| seen.code_path(code)).unwrap_or_default();
    let level = c::category_word(it.level.get_or(Default::default()));
    let meaning = it.meaning.get_or(None).map_or("", c::level_word);
    let mut texts = vec![
        (c::LEVEL, level),
        (c::MEANING, meaning),
        (c::WITHIN, &within),
    ];
    texts.extend(it.marks().map(|mark| match mark {
        CategoryMark::Valence(_) => (c::CATEGORY_VALENCE, mark.in_words()),
        CategoryMark::Place(_) => (c::CATEGORY_PLACE, mark.in_words()),
    }));
    let above: Vec<&Category> = it
        .parents()
        .filter_map(|id| seen.category(id))
        .filter(|above| above.made.stands())
        .collect();
    texts.extend(above.iter().map(|above| (c::UNDER, above.name.text())));
    let texts = texts.into_iter();
    let texts: Vec<(usize, String)> = texts
        .map(|(label, words)| (label, codes.words(words)))
        .collect();
    let texts: Vec<(usize, &str)> = texts
        .iter()
        .map(|(label, words)| (*label, words.as_str()))
        .collect();
    described::write(&codes.words(it.definition.text()), &c::CATEGORY, &texts)
}
