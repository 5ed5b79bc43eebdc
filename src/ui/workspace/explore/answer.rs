//! What was found, ready to be drawn.

use crate::jobs::{code_of, document_of, memo_of};
use crate::model::{CodeId, DocumentId, MemoId, Span};
use crate::search::{Hits, Kind, Share};
use crate::ui::{Command, Commands, Selected, WorkspaceKind};

/// An answer for one question.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// “34 places in 28 paragraphs”, with what is left out of the list.
    pub total: String,
    /// Whether more was found than is listed.
    pub has_more: bool,
    pub notes: Vec<String>,
    pub found: Vec<Found>,
    pub shares: Vec<Share>,
}

/// One place.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub of: Of,
    pub name: String,
    pub span: Span,
    pub before: String,
    pub words: String,
    pub after: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Of {
    Document(DocumentId),
    Memo(MemoId),
    Code(CodeId),
}

impl Answer {
    pub fn of(query: &str, hits: &Hits) -> Self {
        let listed = hits.hits.len() as u64;
        let place = if hits.total == 1 { "place" } else { "places" };
        let paragraph = match hits.paragraphs {
            1 => "paragraph",
            _ => "paragraphs",
        };
        let mut total = format!(
            "{} {place} in {} {paragraph} for “{}”",
            hits.total,
            hits.paragraphs,
            query.trim()
        );
        if listed < hits.total {
            total.push_str(&format!("; the first {listed} are listed"));
        }
        Self {
            total,
            has_more: listed < hits.total,
            notes: hits.notes.iter().map(ToString::to_string).collect(),
            found: hits.hits.iter().map(Found::of).collect(),
            shares: hits.shares.clone(),
        }
    }
}

impl Found {
    fn of(hit: &crate::search::Hit) -> Self {
        let letters: Vec<char> = hit.context.chars().collect();
        let within =
            |at: u32| (at.saturating_sub(hit.context_span.start) as usize).min(letters.len());
        let (start, end) = (within(hit.span.start), within(hit.span.end));
        let piece = |from: usize, to: usize| -> String {
            let piece = letters.get(from..to.max(from)).unwrap_or_default();
            piece
                .iter()
                .map(|c| if *c == '\n' { ' ' } else { *c })
                .collect()
        };
        Self {
            of: match hit.kind {
                Kind::Transcript => Of::Document(document_of(hit.document)),
                Kind::Memo => Of::Memo(memo_of(hit.document)),
                Kind::Definition => Of::Code(code_of(hit.document)),
            },
            name: hit.document_name.clone(),
            span: hit.span,
            before: piece(0, start),
            words: piece(start, end),
            after: piece(end, letters.len()),
        }
    }

    /// What tells it from all others, also in another answer.
    pub const fn place(&self) -> (Of, Span) {
        (self.of, self.span)
    }

    /// The document it lies in, if it is a transcript.
    pub const fn document(&self) -> Option<DocumentId> {
        match self.of {
            Of::Document(document) => Some(document),
            _ => None,
        }
    }

    /// Goes to the place.
    pub fn open(&self, commands: &mut Commands) {
        match self.of {
            Of::Document(document) => commands.show_passage(document, self.span),
            Of::Memo(memo) => commands.push(Command::ShowMemo(memo)),
            Of::Code(code) => {
                commands.go(WorkspaceKind::Code);
                commands.select(Selected::Code(code));
            }
        }
    }
}
