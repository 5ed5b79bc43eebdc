//! Condensed meaning units and marks, which a file of Interlinea has in notes of their codings.

use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::ProjectRead;
use crate::exchange::refi::{convention, described};
use crate::model::{CodingEdit, Mark, Place, QuotationUse, Stance, Valence};
use rustc_hash::FxHashMap;

/// Notes that hold what belongs to a coding itself, by their GUIDs: whether they hold marks, and what they say.
pub(super) fn details(read: &ProjectRead) -> FxHashMap<Guid, (bool, String)> {
    let notes = read.notes.iter().filter(|_| read.ours);
    let found = notes.filter_map(|note| {
        let described = described::read(&note.description, &convention::NOTE);
        let is_marks = match described.get(convention::KIND) {
            convention::MARKS => true,
            convention::CONDENSED => false,
            _ => return None,
        };
        Some((note.guid?, (is_marks, note.text.clone())))
    });
    found.collect()
}

/// Marks as they stand in a note.
pub(super) fn marks(text: &str) -> Vec<CodingEdit> {
    use convention as c;
    let read = described::read(text, &c::MARK);
    let valence = match read.get(c::VALENCE) {
        "barrier" => Some(Valence::Barrier),
        "facilitator" => Some(Valence::Facilitator),
        "both" => Some(Valence::Both),
        _ => None,
    };
    let place = match read.get(c::PLACE) {
        "internal" => Some(Place::Internal),
        "external" => Some(Place::External),
        "both" => Some(Place::Both),
        _ => None,
    };
    let stance = match read.get(c::STANCE) {
        "positive" => Some(Stance::Positive),
        "negative" => Some(Stance::Negative),
        "ambivalent" => Some(Stance::Ambivalent),
        _ => None,
    };
    let quotation = match read.get(c::QUOTATION) {
        "candidate" => Some(QuotationUse::Candidate),
        "main text" => Some(QuotationUse::MainText),
        "supplement" => Some(QuotationUse::Supplement),
        _ => None,
    };
    let deviant = read.get(c::DEVIANT) == "yes";
    let edits = [
        valence.map(|it| CodingEdit::Mark(Mark::Valence(Some(it)))),
        place.map(|it| CodingEdit::Mark(Mark::Place(Some(it)))),
        stance.map(|it| CodingEdit::Mark(Mark::Stance(Some(it)))),
        deviant.then_some(CodingEdit::Mark(Mark::Deviant(true))),
        quotation.map(|it| CodingEdit::Quotation(Some(it))),
    ];
    edits.into_iter().flatten().collect()
}
