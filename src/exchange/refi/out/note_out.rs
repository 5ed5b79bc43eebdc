//! Memos, condensed meaning units and marks as notes.

use super::{Outward, note_refs};
use crate::exchange::refi::guid::{Guid, Guids};
use crate::exchange::refi::xml_out::XmlOut;
use crate::exchange::refi::{convention, described};
use crate::model::things::{Coding, Memo};
use crate::model::{Place, QuotationUse, Stance, Target, Valence, capital};
use std::io::{self, Write};

/// Whether a coding has a condensed meaning unit.
pub(super) fn has_condensed(coding: &Coding) -> bool {
    !coding.condensed().trim().is_empty()
}

/// Whether a coding has marks.
pub(super) fn has_marks(coding: &Coding) -> bool {
    coding.details().is_some() && !marks(coding).is_empty()
}

pub(super) fn condensed_guid(guids: &Guids, coding: &Coding) -> Guid {
    guids.part(coding.id.0, "condensed")
}

pub(super) fn marks_guid(guids: &Guids, coding: &Coding) -> Guid {
    guids.part(coding.id.0, "marks")
}

/// Writes `<Notes>`, if there are any.
pub(super) fn write<W: Write>(xml: &mut XmlOut<W>, out: &Outward<'_>) -> io::Result<()> {
    let mut open = false;
    for memo in &out.memos.memos {
        begin(xml, &mut open)?;
        memo_note(xml, out, memo)?;
    }
    for document in &out.documents {
        let codings = out.seen.codings_in(document.id);
        for coding in codings.filter(|it| it.details().is_some()) {
            if has_condensed(coding) {
                begin(xml, &mut open)?;
                let guid = condensed_guid(&out.guids, coding);
                coding_note(
                    xml,
                    out,
                    coding,
                    guid,
                    convention::CONDENSED,
                    coding.condensed(),
                )?;
            }
            if has_marks(coding) {
                begin(xml, &mut open)?;
                let guid = marks_guid(&out.guids, coding);
                coding_note(xml, out, coding, guid, convention::MARKS, &marks(coding))?;
            }
        }
    }
    if open { xml.close() } else { Ok(()) }
}

fn begin<W: Write>(xml: &mut XmlOut<W>, open: &mut bool) -> io::Result<()> {
    if !*open {
        *open = true;
        xml.open("Notes")?;
    }
    Ok(())
}

fn memo_note<W: Write>(xml: &mut XmlOut<W>, out: &Outward<'_>, it: &Memo) -> io::Result<()> {
    use convention as c;
    let kind = it.kind();
    let pass = it.first.pass.and_then(|pass| out.seen.pass(pass));
    let on = match it.first.on {
        Target::Pass(id) => out
            .seen
            .pass(id)
            .map(|pass| format!("pass {}", pass.name.text())),
        _ => None,
    };
    let yes = |is: bool| if is { "yes" } else { "" };
    let texts = [
        (c::KIND, c::memo_word(kind)),
        (c::AUTHOR, it.first.author.clone().unwrap_or_default()),
        (c::DATED, it.first.dated.clone().unwrap_or_default()),
        (
            c::PASS,
            pass.map_or_else(String::new, |it| it.name.text().to_owned()),
        ),
        (c::ON, on.unwrap_or_default()),
        (c::EXPLORED, yes(it.explored.get_or(false)).to_owned()),
        (c::SHARED, yes(it.shared.get_or(false)).to_owned()),
    ];
    let texts: Vec<(usize, &str)> = texts
        .iter()
        .map(|(of, text)| (*of, text.as_str()))
        .collect();
    xml.open("Note")?;
    xml.shown("guid", out.guids.thing(it.id.0))?;
    xml.attribute("name", &title(kind.name(), it.text.text()))?;
    out.made(xml, it.first.analyst, it.made.stamp.at.milliseconds())?;
    xml.text("Description", &described::write("", &c::NOTE, &texts))?;
    xml.open("PlainTextContent")?;
    xml.words(it.text.text())?;
    xml.close()?;
    note_refs(xml, out.memos.on(Target::Memo(it.id)))?;
    xml.close()
}

fn coding_note<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    coding: &Coding,
    guid: Guid,
    kind: &str,
    text: &str,
) -> io::Result<()> {
    xml.open("Note")?;
    xml.shown("guid", guid)?;
    xml.attribute("name", &capital(kind))?;
    out.made(xml, Some(coding.analyst()), coding.stamp.at.milliseconds())?;
    let description = described::write("", &convention::NOTE, &[(convention::KIND, kind)]);
    xml.text("Description", &description)?;
    xml.text("PlainTextContent", text)?;
    xml.close()
}

/// A note's name: what it is and how it begins.
fn title(kind: &str, text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() > 40 {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    format!("{kind}: {words}")
}

/// The marks of a coding, a line for each.
fn marks(coding: &Coding) -> String {
    use convention as c;
    let valence = coding.valence().map_or("", |it| match it {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Both => "both",
    });
    let place = coding.place().map_or("", |it| match it {
        Place::Internal => "internal",
        Place::External => "external",
        Place::Both => "both",
    });
    let stance = coding.stance().map_or("", |it| match it {
        Stance::Positive => "positive",
        Stance::Negative => "negative",
        Stance::Ambivalent => "ambivalent",
    });
    let quotation = coding.quotation().map_or("", |it| match it {
        QuotationUse::Candidate => "candidate",
        QuotationUse::MainText => "main text",
        QuotationUse::Supplement => "supplement",
    });
    let deviant = if coding.is_deviant() { "yes" } else { "" };
    let texts = [
        (c::VALENCE, valence),
        (c::PLACE, place),
        (c::STANCE, stance),
        (c::DEVIANT, deviant),
        (c::QUOTATION, quotation),
    ];
    described::write("", &c::MARK, &texts)
}
