//! Who and what lies behind codings: segments, documents, participants by role, and who does not speak of them.

use crate::analysis::layer::LayerSegment;
use crate::analysis::speakers::speakers_of;
use crate::model::things::Coding;
use crate::model::{DocumentId, ParticipantId, Place, RoleId, Seen, Span, Stance, Valence};
use std::collections::{BTreeMap, BTreeSet};

/// What lies behind a set of codings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Behind {
    /// Number of segments.
    pub segments: usize,
    /// Documents they lie in.
    pub documents: BTreeSet<DocumentId>,
    /// Participants whose words were coded.
    pub participants: BTreeSet<ParticipantId>,
    /// For each role with participants, in order: its name, how many speak of it, how many there are.
    pub roles: Vec<RoleShare>,
    /// Segments marked as barrier, as facilitator, as both.
    pub valence: Balance,
    /// Segments marked as internal, as external, as both.
    pub place: Balance,
    /// Segments marked as for it, as against it, as for and against it.
    pub stance: Balance,
    /// Segments marked as deviant cases.
    pub deviant: usize,
}

/// How often a mark of two sides was set, by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// On the one side: barrier, internal, for it.
    pub one: usize,
    /// On the other: facilitator, external, against it.
    pub other: usize,
    /// On both.
    pub both: usize,
}

impl Balance {
    /// Segments that bear the mark at all.
    pub const fn marked(self) -> usize {
        self.one + self.other + self.both
    }

    /// In words, with what the two sides are called: “3 barrier · 1 facilitator · 2 both”; empty where nothing is marked.
    pub fn words(self, [one, other]: [&str; 2]) -> String {
        if self.marked() == 0 {
            return String::new();
        }
        let mut words = format!("{} {one} · {} {other}", self.one, self.other);
        if self.both > 0 {
            words.push_str(&format!(" · {} both", self.both));
        }
        words
    }
}

/// How many participants of a role speak of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleShare {
    /// The role; none for participants without one.
    pub id: Option<RoleId>,
    /// The role's name.
    pub role: String,
    /// Participants of the role whose words were coded.
    pub speak: usize,
    /// Participants of the role.
    pub all: usize,
    /// Those of them who do not speak of it, in the order they joined the study.
    pub silent: Vec<ParticipantId>,
}

impl RoleShare {
    /// Whether so few of a role speak of it that a reader should see it: at most a third of at least two.
    pub const fn is_few(&self) -> bool {
        self.all > 1 && self.speak * 3 <= self.all
    }
}

/// A coded stretch, of a layer or of an analyst.
struct Stretch {
    document: DocumentId,
    span: Span,
    valence: Option<Valence>,
    place: Option<Place>,
    stance: Option<Stance>,
    is_deviant: bool,
}

impl Behind {
    /// Looks behind codings, each taken once.
    pub fn codings<'a>(seen: &Seen<'_>, codings: impl IntoIterator<Item = &'a Coding>) -> Self {
        let stretches = codings.into_iter().map(|coding| Stretch {
            document: coding.document(),
            span: coding.span(),
            valence: coding.valence(),
            place: coding.place(),
            stance: coding.stance(),
            is_deviant: coding.is_deviant(),
        });
        Self::of(seen, stretches)
    }

    /// Looks behind the segments of a layer, each taken once.
    pub fn segments<'a>(
        seen: &Seen<'_>,
        segments: impl IntoIterator<Item = &'a LayerSegment>,
    ) -> Self {
        let stretches = segments.into_iter().map(|segment| Stretch {
            document: segment.document,
            span: segment.span,
            valence: segment.valence,
            place: segment.place,
            stance: segment.stance,
            is_deviant: segment.is_deviant,
        });
        Self::of(seen, stretches)
    }

    fn of(seen: &Seen<'_>, stretches: impl Iterator<Item = Stretch>) -> Self {
        let mut behind = Self::default();
        for stretch in stretches {
            behind.take_in(seen, &stretch);
        }
        behind.count_roles(seen);
        behind
    }

    fn take_in(&mut self, seen: &Seen<'_>, it: &Stretch) {
        self.segments += 1;
        self.documents.insert(it.document);
        match it.valence {
            Some(Valence::Barrier) => self.valence.one += 1,
            Some(Valence::Facilitator) => self.valence.other += 1,
            Some(Valence::Both) => self.valence.both += 1,
            None => {}
        }
        match it.place {
            Some(Place::Internal) => self.place.one += 1,
            Some(Place::External) => self.place.other += 1,
            Some(Place::Both) => self.place.both += 1,
            None => {}
        }
        match it.stance {
            Some(Stance::Positive) => self.stance.one += 1,
            Some(Stance::Negative) => self.stance.other += 1,
            Some(Stance::Ambivalent) => self.stance.both += 1,
            None => {}
        }
        self.deviant += usize::from(it.is_deviant);
        if let Some(document) = seen.document(it.document) {
            self.participants
                .extend(speakers_of(seen, document, it.span));
        }
    }

    fn count_roles(&mut self, seen: &Seen<'_>) {
        let mut by_role: BTreeMap<Option<RoleId>, (usize, Vec<ParticipantId>)> = BTreeMap::new();
        for participant in seen.participants() {
            let counts = by_role.entry(participant.role.get_or(None)).or_default();
            if self.participants.contains(&participant.id) {
                counts.0 += 1;
            } else {
                counts.1.push(participant.id);
            }
        }
        let name = |role: Option<RoleId>| {
            let role = role.and_then(|role| seen.role(role));
            role.map_or_else(|| "no role".to_owned(), |role| role.name.text().to_owned())
        };
        let shares = by_role.into_iter();
        self.roles = shares
            .map(|(role, (speak, silent))| RoleShare {
                id: role,
                role: name(role),
                speak,
                all: speak + silent.len(),
                silent,
            })
            .collect();
    }
}
