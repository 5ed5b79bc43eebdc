//! What changed lately, so that what is derived from a study can be renewed in part.

use crate::model::{Change, CodeEdit, CodingId, DocumentEdit, DocumentId};

/// Documents that are remembered at most; whoever has not looked for longer derives everything anew.
const REMEMBERED: usize = 4096;

/// Since which revision what has stayed as it is.
#[derive(Debug, Clone, Default)]
pub(in crate::model) struct Trail {
    /// When the shape of the code tree last changed: a code came, went, moved or was merged.
    codes: u64,
    /// When it last changed which codings count or may show: passes, their parts, documents.
    sight: u64,
    /// When anything else changed but codings and how far documents are read.
    rest: u64,
    /// Documents whose codings or reading changed, with the revision.
    documents: Vec<(u64, DocumentId)>,
    /// After which revision that list is whole.
    whole_after: u64,
}

/// What may have changed since a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSince {
    /// The shape of the code tree.
    pub codes: bool,
    /// Which codings count or may show.
    pub sight: bool,
    /// Anything else but codings and how far documents are read.
    pub rest: bool,
    /// The documents in which codings, or how far they are read, changed; none where that is not known any more.
    pub documents: Option<Vec<DocumentId>>,
}

impl Trail {
    /// A trail of which nothing before a revision holds.
    pub fn begun_at(revision: u64) -> Self {
        Self {
            codes: revision,
            sight: revision,
            rest: revision,
            documents: Vec::new(),
            whole_after: revision,
        }
    }

    /// Notes a change that acts, or is taken back, at a revision.
    pub fn note(
        &mut self,
        revision: u64,
        change: &Change,
        document_of: impl FnOnce(CodingId) -> Option<DocumentId>,
    ) {
        match change {
            Change::AddCoding(new) => self.touched(revision, new.document),
            Change::EditCoding { coding, .. } => match document_of(*coding) {
                Some(document) => self.touched(revision, document),
                None => self.sight = revision,
            },
            Change::Read { document, .. } => self.touched(revision, *document),
            Change::AddCode(_) => (self.codes, self.rest) = (revision, revision),
            Change::EditCode { edit, .. } => {
                self.rest = revision;
                if matches!(
                    edit,
                    CodeEdit::Parent(_)
                        | CodeEdit::MergedInto(_)
                        | CodeEdit::Order(_)
                        | CodeEdit::Removed(_)
                ) {
                    self.codes = revision;
                }
            }
            Change::EditDocument { edit, .. }
                if !matches!(edit, DocumentEdit::Removed(_) | DocumentEdit::Kind(_)) =>
            {
                self.rest = revision;
            }
            Change::Study(_)
            | Change::EditQuotation { .. }
            | Change::QuotationStyle(_)
            | Change::MaskWords { .. }
            | Change::Bind { .. }
            | Change::AddAnalyst(_)
            | Change::EditAnalyst { .. }
            | Change::AddRole(_)
            | Change::EditRole { .. }
            | Change::AddCase(_)
            | Change::EditCase { .. }
            | Change::AddParticipant(_)
            | Change::EditParticipant { .. }
            | Change::AddAttribute(_)
            | Change::SetAttribute { .. }
            | Change::CorrectTurns { .. }
            | Change::MapSpeaker { .. }
            | Change::LinkParticipant { .. }
            | Change::LinkNote { .. }
            | Change::EditFramework { .. }
            | Change::AddSession(_)
            | Change::AddMemo(_)
            | Change::EditMemo { .. }
            | Change::LinkMemo { .. }
            | Change::AddCategory(_)
            | Change::EditCategory { .. }
            | Change::MarkCategory { .. }
            | Change::PlaceCode { .. }
            | Change::PlaceCategory { .. }
            | Change::AddAxis(_)
            | Change::EditAxis { .. }
            | Change::AddAxisValue(_)
            | Change::EditAxisValue { .. }
            | Change::Summarise(_)
            | Change::LinkSummary(_)
            | Change::PlaceOnAxis { .. }
            | Change::MarkConcept { .. }
            | Change::CloseConsensus { .. }
            | Change::LinkCodes { .. }
            | Change::MatchCodes { .. }
            | Change::NoCounterpart { .. }
            | Change::Decide(_)
            | Change::DecideChallenge(_)
            | Change::Because { .. }
            | Change::Review(_)
            | Change::NeedSigner { .. }
            | Change::Reply(_)
            | Change::Finalize(_)
            | Change::ReviewSaturation(_) => self.rest = revision,
            // Whatever else there is or will be may change what counts.
            _ => {
                self.codes = revision;
                self.sight = revision;
                self.rest = revision;
            }
        }
    }

    fn touched(&mut self, revision: u64, document: DocumentId) {
        let last = self.documents.last();
        if last.is_some_and(|(_, last)| *last == document) {
            self.documents.pop();
        } else if self.documents.len() == REMEMBERED {
            self.documents.clear();
            self.whole_after = revision;
        }
        if self.whole_after < revision {
            self.documents.push((revision, document));
        }
    }

    /// What may have changed after a revision.
    pub fn since(&self, revision: u64) -> ChangedSince {
        let from = self.documents.partition_point(|(at, _)| *at <= revision);
        let mut documents: Vec<DocumentId> =
            self.documents.iter().skip(from).map(|it| it.1).collect();
        documents.sort();
        documents.dedup();
        ChangedSince {
            codes: self.codes > revision,
            sight: self.sight > revision,
            rest: self.rest > revision,
            documents: (self.whole_after <= revision).then_some(documents),
        }
    }
}
