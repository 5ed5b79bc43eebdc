//! Writing in the framework matrix.

use super::ActError;
use crate::model::{
    Change, CodingId, NewSummary, PassId, Seen, Sorted, StepDraft, Subject, SummaryLink,
};

/// The pass that what one writes in the framework matrix belongs to, and is as hidden as: a blind pass of one's own that
/// is not revealed, the one in which one works first, since a summary tells of everything one has read and coded there;
/// else the one in which one works, if one codes in it.
pub fn summary_pass(seen: &Seen<'_>, working_in: Option<PassId>) -> Option<PassId> {
    let me = seen.person()?;
    let passes = seen.passes().into_iter();
    let mine = passes.filter(|pass| pass.opened.analysts.contains(&me));
    let mine: Vec<_> = mine.collect();
    let is_here = |pass: &PassId| working_in == Some(*pass);
    let hidden = mine.iter().filter(|pass| seen.hides_part_of(pass));
    let mut hidden: Vec<PassId> = hidden.map(|pass| pass.id).collect();
    hidden.sort_by_key(|pass| !is_here(pass));
    let first = hidden.first().copied();
    first.or_else(|| mine.iter().map(|pass| pass.id).find(is_here))
}

/// Writes the summary of a cell for the person who looks; an empty one clears it.
pub fn summarise(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    (row, column): (Subject, Sorted),
    working_in: Option<PassId>,
    text: &str,
) -> Result<(), ActError> {
    check(seen, row, column)?;
    let what = "Your place in the study";
    let me = seen.person().ok_or(ActError::NotHere { what })?;
    let text = text.trim();
    let now = seen.summary(row, column);
    if now.map_or("", |it| it.text) == text {
        return Ok(());
    }
    draft.push(Change::Summarise(Box::new(NewSummary {
        row,
        column,
        text: text.to_owned(),
        analyst: Some(me),
        pass: summary_pass(seen, working_in),
    })));
    Ok(())
}

/// Quotes a segment in a cell, or no longer.
pub fn link_to_summary(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    (row, column): (Subject, Sorted),
    working_in: Option<PassId>,
    (coding, linked): (CodingId, bool),
) -> Result<(), ActError> {
    check(seen, row, column)?;
    let what = "Your place in the study";
    let me = seen.person().ok_or(ActError::NotHere { what })?;
    let what = "The segment";
    seen.coding(coding).ok_or(ActError::NotHere { what })?;
    draft.push(Change::LinkSummary(Box::new(SummaryLink {
        row,
        column,
        coding,
        linked,
        analyst: Some(me),
        pass: summary_pass(seen, working_in),
    })));
    Ok(())
}

fn check(seen: &Seen<'_>, row: Subject, column: Sorted) -> Result<(), ActError> {
    let (what, here) = match row {
        Subject::Participant(id) => ("The participant", seen.participant(id).is_some()),
        Subject::Case(id) => ("The case", seen.case(id).is_some()),
        Subject::Document(id) => ("The document", seen.document(id).is_some()),
    };
    if !here {
        return Err(ActError::NotHere { what });
    }
    let (what, here) = match column {
        Sorted::Code(id) => ("The code", seen.code(id).is_some()),
        Sorted::Category(id) => ("The category", seen.category(id).is_some()),
    };
    if here {
        Ok(())
    } else {
        Err(ActError::NotHere { what })
    }
}
