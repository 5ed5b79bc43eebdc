//! In which order a reading list stands, and what of it.

use super::super::excerpts::Member;
use crate::model::things::{Coding, Document};
use crate::model::{AnalystId, DocumentId, RoleId, SpeakerIs};
use crate::ui::View;
use rustc_hash::FxHashMap;

/// In which order the segments stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// As in the documents.
    #[default]
    Documents,
    /// By the speaker's role.
    Roles,
    /// By the analyst.
    Analysts,
    /// The longest first.
    Length,
    /// The one coded last first.
    Coded,
}

impl Order {
    pub const ALL: [Self; 5] = [
        Self::Documents,
        Self::Roles,
        Self::Analysts,
        Self::Length,
        Self::Coded,
    ];

    /// “In the order of the documents”.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "In the order of the documents",
            Self::Roles => "By the speakers' roles",
            Self::Analysts => "By analyst",
            Self::Length => "Longest first",
            Self::Coded => "Coded last first",
        }
    }
}

/// Which segments are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Only {
    pub document: Option<DocumentId>,
    pub role: Option<RoleId>,
    pub analyst: Option<AnalystId>,
}

impl Only {
    /// Whether nothing is left out.
    pub fn is_all(self) -> bool {
        self == Self::default()
    }
}

/// Leaves out what is not wanted and puts the others in order.
pub(super) fn ordered(
    view: &View<'_>,
    mut members: Vec<Member>,
    order: Order,
    only: Only,
) -> Vec<Member> {
    let mut roles = Roles::default();
    members.retain(|it| {
        only.document.is_none_or(|document| document == it.document)
            && only
                .analyst
                .is_none_or(|analyst| analyst_of(view, it) == Some(analyst))
            && only
                .role
                .is_none_or(|role| roles.of(view, it) == Some(role))
    });
    let documents = view.overview.documents.iter().enumerate();
    let places: FxHashMap<DocumentId, usize> = documents.map(|(n, row)| (row.id, n)).collect();
    let place = |it: &Member| (places.get(&it.document).copied(), it.span, it.coding);
    match order {
        Order::Documents => members.sort_by_cached_key(place),
        Order::Roles => {
            let order: Vec<RoleId> = view.seen.roles().iter().map(|role| role.id).collect();
            members.sort_by_cached_key(|it| {
                let role = roles.of(view, it);
                let at = role.and_then(|role| order.iter().position(|other| *other == role));
                // Those without a role last.
                (at.unwrap_or(usize::MAX), place(it))
            });
        }
        Order::Analysts => members.sort_by_cached_key(|it| {
            let analyst = analyst_of(view, it);
            let people = &view.overview.people;
            (
                people.iter().position(|row| Some(row.id) == analyst),
                place(it),
            )
        }),
        Order::Length => {
            members.sort_by_cached_key(|it| (std::cmp::Reverse(it.span.len()), place(it)));
        }
        Order::Coded => members.sort_by_cached_key(|it| {
            let coding = it.coding.and_then(|id| view.seen.coding(id));
            (
                std::cmp::Reverse(coding.map(|coding| coding.stamp)),
                place(it),
            )
        }),
    }
    members
}

/// Who coded a segment.
pub(super) fn analyst_of(view: &View<'_>, member: &Member) -> Option<AnalystId> {
    view.seen.coding(member.coding?).map(Coding::analyst)
}

/// The roles of speakers, looked up once for each.
#[derive(Default)]
pub(super) struct Roles(FxHashMap<(DocumentId, u16), Option<RoleId>>);

impl Roles {
    /// The role of the person in whose turn a segment begins.
    pub fn of(&mut self, view: &View<'_>, member: &Member) -> Option<RoleId> {
        let document = view.seen.document(member.document)?;
        let speaker = speaker_at(document, member.span.start)?;
        *self.0.entry((member.document, speaker)).or_insert_with(|| {
            match document.speaker(speaker) {
                Some(SpeakerIs::Participant(id)) => view.seen.participant(*id)?.role.get_or(None),
                _ => None,
            }
        })
    }
}

/// The speaker of the turn a code point is in, or of the next one.
pub(super) fn speaker_at(document: &Document, position: u32) -> Option<u16> {
    let turns = document.turns();
    let n = turns.partition_point(|turn| turn.end <= position);
    turns.get(n)?.speaker
}
