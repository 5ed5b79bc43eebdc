//! Who and what lies behind codings: segments, documents, participants by role, and who does not speak of them.

use crate::model::things::{Coding, Document};
use crate::model::{DocumentId, ParticipantId, RoleId, Seen, SpeakerIs};
use std::collections::{BTreeMap, BTreeSet};

/// What lies behind a set of codings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Behind {
    /// Number of codings.
    pub segments: usize,
    /// Documents they lie in.
    pub documents: BTreeSet<DocumentId>,
    /// Participants whose words were coded.
    pub participants: BTreeSet<ParticipantId>,
    /// For each role with participants, in order: its name, how many speak of it, how many there are.
    pub roles: Vec<RoleShare>,
    /// Codings marked as barrier, as facilitator, as both.
    pub valence: (usize, usize, usize),
}

/// How many participants of a role speak of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleShare {
    /// The role's name.
    pub role: String,
    /// Participants of the role whose words were coded.
    pub speak: usize,
    /// Participants of the role.
    pub all: usize,
}

impl Behind {
    /// Looks behind codings, each taken once.
    pub fn codings<'a>(seen: &Seen<'_>, codings: impl IntoIterator<Item = &'a Coding>) -> Self {
        let mut behind = Self::default();
        for coding in codings {
            behind.take_in(seen, coding);
        }
        behind.count_roles(seen);
        behind
    }

    fn take_in(&mut self, seen: &Seen<'_>, coding: &Coding) {
        use crate::model::Valence;
        self.segments += 1;
        self.documents.insert(coding.document());
        match coding.valence() {
            Some(Valence::Barrier) => self.valence.0 += 1,
            Some(Valence::Facilitator) => self.valence.1 += 1,
            Some(Valence::Both) => self.valence.2 += 1,
            None => {}
        }
        if let Some(document) = seen.document(coding.document()) {
            self.participants
                .extend(speakers_of(seen, document, coding));
        }
    }

    fn count_roles(&mut self, seen: &Seen<'_>) {
        let mut by_role: BTreeMap<Option<RoleId>, (usize, usize)> = BTreeMap::new();
        for participant in seen.participants() {
            let counts = by_role.entry(participant.role.get_or(None)).or_default();
            counts.1 += 1;
            counts.0 += usize::from(self.participants.contains(&participant.id));
        }
        let name = |role: Option<RoleId>| {
            let role = role.and_then(|role| seen.role(role));
            role.map_or_else(|| "no role".to_owned(), |role| role.name.text().to_owned())
        };
        let shares = by_role.into_iter();
        self.roles = shares
            .map(|(role, (speak, all))| RoleShare {
                role: name(role),
                speak,
                all,
            })
            .collect();
    }
}

/// Participants whose turns a coding touches; where speakers are not mapped, the document's participants.
pub fn speakers_of(
    seen: &Seen<'_>,
    document: &Document,
    coding: &Coding,
) -> BTreeSet<ParticipantId> {
    let span = coding.span();
    let touched = document
        .turns()
        .iter()
        .filter(|turn| turn.said().overlaps(span));
    let speaking: BTreeSet<ParticipantId> = touched
        .filter_map(|turn| match document.speaker(turn.speaker?)? {
            SpeakerIs::Participant(participant) => Some(*participant),
            _ => None,
        })
        .collect();
    let mapped = document
        .speakers
        .values()
        .any(|is| matches!(is.get(), Some(Some(_))));
    if mapped {
        speaking
    } else {
        seen.participants_of(document).into_iter().collect()
    }
}
