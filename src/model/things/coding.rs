//! A coding: a segment with its code.

use crate::model::{
    AnalystId, CodeId, CodingId, DocumentId, Field, Mark, NewCoding, PassId, Place, QuotationUse,
    Span, Stamp, Stance, Valence,
};

/// One analyst's code on one passage.
///
/// Studies hold a million of these, so that what was never touched after the making takes no room.
#[derive(Debug, Clone, PartialEq)]
pub struct Coding {
    /// Names the coding.
    pub id: CodingId,
    /// When made: the stamp of its line.
    pub stamp: Stamp,
    /// Who was at the keyboard; another than the analyst where it was brought in for them.
    pub by: Option<AnalystId>,
    first: NewCoding,
    details: Option<Box<CodingDetails>>,
}

/// What was set on a coding after it was made, and the making itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CodingDetails {
    /// Whether it stands.
    pub present: Field<bool>,
    /// Its code.
    pub code: Field<CodeId>,
    /// Its borders.
    pub borders: Field<Span>,
    /// The condensed meaning unit.
    pub condensed: Field<String>,
    /// Barrier or facilitator.
    pub valence: Field<Option<Valence>>,
    /// Internal or external.
    pub place: Field<Option<Place>>,
    /// How the speaker stands to it.
    pub stance: Field<Option<Stance>>,
    /// A deviant case.
    pub deviant: Field<bool>,
    /// The change of its code's definition since which it was found to fit.
    pub still_fits: Field<Stamp>,
    /// Whether it is to be quoted, and where.
    pub quotation: Field<Option<QuotationUse>>,
}

impl Coding {
    pub(in crate::model) fn made(line: &crate::model::Line, new: NewCoding) -> Self {
        Self {
            id: CodingId(line.id),
            stamp: line.stamp(),
            by: line.by,
            first: new,
            details: None,
        }
    }

    /// The fields, made on first touch with the making as their first act.
    pub(in crate::model) fn touch(&mut self) -> &mut CodingDetails {
        let (stamp, first) = (self.stamp, self.first);
        self.details.get_or_insert_with(|| {
            Box::new(CodingDetails {
                present: Field::made(stamp, true),
                code: Field::made(stamp, first.code),
                borders: Field::made(stamp, first.span()),
                ..CodingDetails::default()
            })
        })
    }

    /// Whose layer it is.
    pub const fn analyst(&self) -> AnalystId {
        self.first.analyst
    }

    /// Which document.
    pub const fn document(&self) -> DocumentId {
        self.first.document
    }

    /// In which pass.
    pub const fn pass(&self) -> PassId {
        self.first.pass
    }

    /// The construct in whose material it was made.
    pub const fn within(&self) -> Option<CodeId> {
        self.first.within
    }

    /// Its code as set; where that was merged, the code tree knows into which.
    pub fn code(&self) -> CodeId {
        let details = self.details.as_deref();
        details.map_or(self.first.code, |d| d.code.get_or(self.first.code))
    }

    /// When its code was given: in the making, or when it was coded anew.
    pub fn code_stamp(&self) -> Stamp {
        let given = self.details().and_then(|details| details.code.stamp());
        given.unwrap_or(self.stamp)
    }

    /// The newest stamp up to which somebody had the code's definition before them when they gave the code, or found
    /// that it still fits.
    pub fn meant_at(&self) -> Stamp {
        let fits = self.details().and_then(|it| it.still_fits.get().copied());
        fits.map_or(self.code_stamp(), |fits| fits.max(self.code_stamp()))
    }

    /// The passage.
    pub fn span(&self) -> Span {
        let details = self.details.as_deref();
        details.map_or(self.first.span(), |d| d.borders.get_or(self.first.span()))
    }

    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.details
            .as_deref()
            .is_none_or(|d| d.present.get_or(false))
    }

    /// What was set after the making, if anything.
    pub fn details(&self) -> Option<&CodingDetails> {
        self.details.as_deref()
    }

    /// The condensed meaning unit; empty where none was written.
    pub fn condensed(&self) -> &str {
        self.details().map_or("", |d| d.condensed.text())
    }

    /// Barrier or facilitator.
    pub fn valence(&self) -> Option<Valence> {
        self.details().and_then(|d| d.valence.get_or(None))
    }

    /// Internal or external.
    pub fn place(&self) -> Option<Place> {
        self.details().and_then(|d| d.place.get_or(None))
    }

    /// How the speaker stands to it.
    pub fn stance(&self) -> Option<Stance> {
        self.details().and_then(|d| d.stance.get_or(None))
    }

    /// Whether it is to be quoted in the report, and where.
    pub fn quotation(&self) -> Option<QuotationUse> {
        self.details().and_then(|d| d.quotation.get_or(None))
    }

    /// Its marks, those that are set.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        let valence = self.valence().map(|it| Mark::Valence(Some(it)));
        let place = self.place().map(|it| Mark::Place(Some(it)));
        let stance = self.stance().map(|it| Mark::Stance(Some(it)));
        let deviant = self.is_deviant().then_some(Mark::Deviant(true));
        [valence, place, stance, deviant].into_iter().flatten()
    }

    /// Whether it is marked as a deviant case.
    pub fn is_deviant(&self) -> bool {
        self.details().is_some_and(|d| d.deviant.get_or(false))
    }
}
