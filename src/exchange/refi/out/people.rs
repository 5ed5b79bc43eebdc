//! Analysts as users.

use super::Outward;
use crate::exchange::refi::guid::{Guid, Guids};
use crate::exchange::refi::xml_out::XmlOut;
use crate::model::{AnalystId, Seen};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// The people who go out: those of the study, and those who coded and were taken off its list.
pub(super) fn people(
    seen: &Seen<'_>,
    guids: &Guids,
    coded: &FxHashSet<AnalystId>,
) -> FxHashMap<AnalystId, Guid> {
    let of_study = seen.analysts().into_iter().map(|it| it.id);
    let all = of_study.chain(coded.iter().copied());
    all.filter(|id| seen.analyst(*id).is_some())
        .map(|id| (id, guids.thing(id.0)))
        .collect()
}

/// Writes `<Users>`, if there are any.
pub(super) fn write<W: Write>(xml: &mut XmlOut<W>, out: &Outward<'_>) -> io::Result<()> {
    let mut people: Vec<AnalystId> = out.people.keys().copied().collect();
    if people.is_empty() {
        return Ok(());
    }
    people.sort();
    xml.open("Users")?;
    for it in people.into_iter().filter_map(|id| out.seen.analyst(id)) {
        xml.open("User")?;
        xml.shown("guid", out.guids.thing(it.id.0))?;
        xml.attribute("name", it.name.text())?;
        if !it.initials.text().is_empty() {
            xml.attribute("id", it.initials.text())?;
        }
        xml.close()?;
    }
    xml.close()
}
