//! What a change makes.

use super::{Change, Reference};

impl Change {
    /// Whether this change makes things of the kind of the reference (with its own line's id).
    pub const fn makes(&self, reference: Reference) -> bool {
        matches!(
            (self, reference),
            (Self::AddAnalyst(_), Reference::Analyst(_))
                | (Self::AddRole(_), Reference::Role(_))
                | (Self::AddCase(_), Reference::Case(_))
                | (Self::AddParticipant(_), Reference::Participant(_))
                | (Self::AddAttribute(_), Reference::Attribute(_))
                | (Self::AddDocument(_), Reference::Document(_))
                | (Self::AddFramework(_), Reference::Framework(_))
                | (Self::AddCode(_), Reference::Code(_))
                | (Self::AddCategory(_), Reference::Category(_))
                | (Self::AddAxis(_), Reference::Axis(_))
                | (Self::AddAxisValue(_), Reference::AxisValue(_))
                | (Self::AddPass(_), Reference::Pass(_))
                | (Self::AddRound(_) | Self::DrawRound(_), Reference::Round(_))
                | (Self::AddCoding(_), Reference::Coding(_))
                | (Self::AddChallenge(_), Reference::Challenge(_))
                | (Self::AddMemo(_), Reference::Memo(_))
                | (Self::AddSession(_), Reference::Session(_))
                | (Self::Freeze(_), Reference::Version(_))
                | (Self::Review(_), Reference::Review(_))
                | (_, Reference::Step(_))
        )
    }

    /// Whether the change is undone by a further change of mind (reopening) and never by Undo.
    pub const fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Close { .. }
                | Self::Reveal { .. }
                | Self::CloseConsensus { .. }
                | Self::Freeze(_)
                | Self::Finalize(_)
                | Self::Erase(_)
                | Self::Erased(_)
                | Self::Abandoned { .. }
                | Self::Bind { .. }
        )
    }

    /// The change in a few plain words, as the log and the undo button name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Study(_) => "study record",
            Self::Bind { .. } => "installation's person",
            Self::AddAnalyst(_) => "new analyst",
            Self::EditAnalyst { .. } => "analyst's record",
            Self::AddRole(_) => "new role",
            Self::EditRole { .. } => "role",
            Self::AddCase(_) => "new case",
            Self::EditCase { .. } => "case",
            Self::AddParticipant(_) => "new participant",
            Self::EditParticipant { .. } => "participant's record",
            Self::AddAttribute(_) => "new attribute",
            Self::SetAttribute { .. } => "attribute",
            Self::AddDocument(_) => "import",
            Self::EditDocument { .. } => "document's record",
            Self::CorrectTurns { .. } => "corrected turns",
            Self::MapSpeaker { .. } => "speaker",
            Self::LinkParticipant { .. } => "participant of a document",
            Self::LinkNote { .. } => "field note's interview",
            Self::AddFramework(_) => "framework",
            Self::EditFramework { .. } => "framework's record",
            Self::AddCode(_) => "new code",
            Self::EditCode { edit, .. } => edit.kind(),
            Self::LinkCodes { .. } => "link between codes",
            Self::MatchCodes { .. } => "match of codes",
            Self::NoCounterpart { .. } => "code without counterpart",
            Self::AddCategory(_) => "new category",
            Self::EditCategory { .. } => "category's record",
            Self::MarkCategory { .. } => "mark on a category",
            Self::PlaceCode { .. } => "code in a category",
            Self::PlaceCategory { .. } => "category under another",
            Self::Summarise(_) => "summary",
            Self::LinkSummary(_) => "quotation of a summary",
            Self::AddAxis(_) => "new axis",
            Self::EditAxis { .. } => "axis",
            Self::AddAxisValue(_) | Self::EditAxisValue { .. } => "value of an axis",
            Self::PlaceOnAxis { .. } => "place on an axis",
            Self::MarkConcept { .. } => "orienting concept",
            Self::AddPass(_) => "new pass",
            Self::EditPass { .. } => "pass",
            Self::AddRound(_) => "new round",
            Self::DrawRound(new) if new.is_test => "test of the codebook",
            Self::DrawRound(_) => "drawn round",
            Self::EditRound { .. } => "round",
            Self::TakeInMaterial { .. } => "material",
            Self::Read { .. } => "reading",
            Self::PassOver { over: true, .. } => "nothing relevant",
            Self::PassOver { over: false, .. } => "to be looked at again",
            Self::OfferCode { .. } => "codes of a pass",
            Self::Close { closing, .. } => match closing {
                super::Closing::Closed(_) => "closing",
                super::Closing::Reopened { .. } => "reopening",
            },
            Self::Reveal { .. } => "reveal",
            Self::AddCoding(_) => "coding",
            Self::EditCoding { edit, .. } => edit.kind(),
            Self::EditQuotation { edit, .. } => match edit {
                super::QuotationEdit::Form(_) => "edited quotation",
                super::QuotationEdit::Translation { .. } => "translation of a quotation",
            },
            Self::QuotationStyle(_) => "form of quotations",
            Self::MaskWords { mask: Some(_), .. } => "masked words",
            Self::MaskWords { mask: None, .. } => "words no longer masked",
            Self::AddChallenge(_) => "challenge",
            Self::EditChallenge { edit, .. } => match edit {
                super::ChallengeEdit::Removed(true) => "withdrawn challenge",
                _ => "challenge",
            },
            Self::DecideChallenge(_) => "decision on a challenge",
            Self::AddMemo(_) => "new memo",
            Self::EditMemo { edit, .. } => edit.kind(),
            Self::LinkMemo { .. } => "memo's link",
            Self::AddSession(_) => "consensus session",
            Self::Decide(_) => "decision",
            Self::CloseConsensus { closing, .. } => match closing {
                super::ConsensusClosing::Closed(_) => "consensus closed",
                super::ConsensusClosing::Reopened { .. } => "consensus reopened",
            },
            Self::Freeze(_) => "frozen version",
            Self::Review(_) => "review",
            Self::NeedSigner { .. } => "signer",
            Self::Reply(new) => match new.answer {
                Some(_) => "answer to a review",
                None => "reply to a review",
            },
            Self::Finalize(_) => "finalized version",
            Self::ReviewSaturation(_) => "review of saturation",
            Self::Undo { .. } => "undo",
            Self::Explain { .. } => "reason",
            Self::Because { .. } => "discrepancy behind a change",
            Self::Abandoned { .. } => "abandoned step",
            Self::Erase(_) => "erasure",
            Self::Erased(_) => "erased words",
        }
    }
}

impl super::CodeEdit {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Name(_) => "renamed code",
            Self::Parent(_) => "moved code",
            Self::Definition(_) => "definition",
            Self::Include(_) => "what a code includes",
            Self::Exclude(_) => "what a code excludes",
            Self::Example(_) => "example",
            Self::Colour(_) => "code's colour",
            Self::Origin(_) => "code's origin",
            Self::Level(_) => "manifest or latent",
            Self::MergedInto(_) => "merged code",
            Self::SwitchedOff(_) => "construct in use",
            Self::Order(_) => "code's place",
            Self::Removed(true) => "removed code",
            Self::Removed(false) => "restored code",
        }
    }
}

impl super::MemoEdit {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "memo",
            Self::Kind(_) => "memo's kind",
            Self::Shared(true) => "shared memo",
            Self::Shared(false) => "memo kept to oneself",
            Self::Removed(true) => "memo thrown away",
            Self::Removed(false) => "memo put back",
            Self::Explored(true) => "explored",
            Self::Explored(false) => "to explore again",
        }
    }
}

impl super::CodingEdit {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Code(_) => "recoding",
            Self::Borders { .. } => "borders",
            Self::Condensed(_) => "condensed meaning unit",
            Self::Mark(_) => "mark",
            Self::Removed(true) => "coding taken away",
            Self::Removed(false) => "coding put back",
            Self::StillFits(_) => "coding looked at again",
            Self::Quotation(_) => "quotation",
        }
    }
}
