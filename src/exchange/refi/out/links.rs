//! What is linked to what.

use super::Outward;
use super::memos::guid_of;
use crate::exchange::refi::convention as c;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::xml_out::XmlOut;
use crate::model::things::Memo;
use crate::model::{CodeLink, CodeMatch, Target};
use std::io::{self, Write};

/// A link on its way out.
struct Link {
    guid: Guid,
    name: &'static str,
    direction: &'static str,
    from: Guid,
    to: Guid,
}

/// Writes `<Links>`, if there are any.
pub(super) fn write<W: Write>(xml: &mut XmlOut<W>, out: &Outward<'_>) -> io::Result<()> {
    let mut links = of_codes(out);
    links.extend(of_documents(out));
    for memo in &out.memos.memos {
        links.extend(of_memo(out, memo));
    }
    if links.is_empty() {
        return Ok(());
    }
    xml.open("Links")?;
    for it in links {
        xml.open("Link")?;
        xml.shown("guid", it.guid)?;
        xml.shown("name", it.name)?;
        xml.shown("direction", it.direction)?;
        xml.shown("originGUID", it.from)?;
        xml.shown("targetGUID", it.to)?;
        xml.close()?;
    }
    xml.close()
}

fn of_codes(out: &Outward<'_>) -> Vec<Link> {
    let links = out.seen.code_links().into_iter();
    let links = links.map(|(from, to, link)| (from, to, link_word(link)));
    let matches = out.seen.code_matches().into_iter();
    let matches = matches.map(|(a, b, matched)| (a, b, match_word(matched)));
    let both = links.chain(matches);
    let here = both.filter(|(from, to, _)| out.codes.has(*from) && out.codes.has(*to));
    here.map(|(from, to, (name, direction))| Link {
        guid: out.guids.named(&format!("{from} {name} {to}")),
        name,
        direction,
        from: out.guids.thing(from.0),
        to: out.guids.thing(to.0),
    })
    .collect()
}

/// The name of a link between codes, and its direction.
pub(super) const fn link_word(link: CodeLink) -> (&'static str, &'static str) {
    match link {
        CodeLink::RelatedTo => ("related to", "Associative"),
        CodeLink::LeadsTo => ("leads to", "OneWay"),
        CodeLink::ContrastsWith => ("contrasts with", "Associative"),
    }
}

/// The name of a match of codes, and its direction.
pub(super) const fn match_word(matched: CodeMatch) -> (&'static str, &'static str) {
    match matched {
        CodeMatch::Equal => ("equal to", "Associative"),
        CodeMatch::Broader => ("broader than", "OneWay"),
        CodeMatch::Narrower => ("narrower than", "OneWay"),
        CodeMatch::Distinct => ("distinct from", "Associative"),
    }
}

fn of_documents(out: &Outward<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for note in &out.documents {
        let of = note
            .note_of
            .iter()
            .filter(|(_, linked)| linked.get_or(false));
        for (interview, _) in of.filter(|(id, _)| out.with_text.contains(id)) {
            links.push(Link {
                guid: out.guids.named(&format!("{} note {interview}", note.id)),
                name: c::LINK_NOTE,
                direction: "OneWay",
                from: out.guids.thing(note.id.0),
                to: out.guids.thing(interview.0),
            });
        }
    }
    links
}

/// What of a memo no reference to a note says: that it is on a person or case, and what else it is linked to.
fn of_memo(out: &Outward<'_>, memo: &Memo) -> Vec<Link> {
    let only_by_link = |on: &Target| {
        matches!(
            on,
            Target::Participant(_) | Target::Case(_) | Target::Analyst(_)
        )
    };
    let on = Some(memo.first.on).filter(only_by_link);
    let on = on.into_iter().map(|target| (target, c::LINK_MEMO_ON));
    let linked = out.seen.links_of(memo).into_iter();
    let all = on.chain(linked.map(|target| (target, c::LINK_MEMO)));
    let from = out.guids.thing(memo.id.0);
    all.filter_map(|(target, name)| {
        let to = guid_of(out, target)?;
        Some(Link {
            guid: out.guids.named(&format!("{} {name} {to}", memo.id)),
            name,
            direction: "OneWay",
            from,
            to,
        })
    })
    .collect()
}
