//! What an excerpt is made from, ready to be handed to another thread.

use super::around::turns_near;
use super::member::Member;
use crate::model::things::Document;
use crate::model::{TextHash, Turn};

/// A segment with all that is needed to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Piece {
    pub member: Member,
    pub text: TextHash,
    /// How much around it is asked for.
    pub width: u8,
    /// The turns around it as they stand in the document, their speakers counted through all excerpts.
    pub turns: Vec<Turn>,
    /// Number of the first of them in the document, from 0.
    pub first_turn: u32,
}

impl Piece {
    /// Takes what is needed out of a document; `speakers` is the number of its first speaker among all shown.
    pub fn of(document: &Document, member: Member, width: u8, speakers: u16) -> Self {
        let turns = document.turns();
        let near = turns_near(turns, member.span, width);
        let first_turn = near.start as u32;
        let turns = turns.get(near).unwrap_or_default().iter();
        let turns = turns.map(|turn| Turn {
            speaker: turn.speaker.map(|speaker| speaker.saturating_add(speakers)),
            ..turn.clone()
        });
        Self {
            member,
            text: document.imported.text,
            width,
            turns: turns.collect(),
            first_turn,
        }
    }
}
