//! Who is quoted, and how often.

use super::label::QuotationLabels;
use super::quoted::QuotedSegment;
use crate::model::{ParticipantId, QuotationUse, RoleId, Seen};
use std::collections::BTreeMap;

/// How many quotations there are of each use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UsesCount {
    /// In the main text.
    pub main: usize,
    /// In the supplement.
    pub supplement: usize,
    /// Candidates.
    pub candidates: usize,
}

impl UsesCount {
    /// Counts one more.
    pub const fn add(&mut self, quoted: QuotationUse) {
        match quoted {
            QuotationUse::MainText => self.main += 1,
            QuotationUse::Supplement => self.supplement += 1,
            QuotationUse::Candidate => self.candidates += 1,
        }
    }

    /// Those that will be printed: main text and supplement.
    pub const fn printed(self) -> usize {
        self.main + self.supplement
    }

    /// “2 in the main text, 1 in the supplement”; none where there is none.
    pub fn words(self) -> String {
        let mut words = Vec::new();
        if self.main > 0 {
            words.push(format!("{} in the main text", self.main));
        }
        if self.supplement > 0 {
            words.push(format!("{} in the supplement", self.supplement));
        }
        if self.candidates > 0 {
            let plural = if self.candidates == 1 { "" } else { "s" };
            words.push(format!("{} candidate{plural}", self.candidates));
        }
        words.join(", ")
    }
}

/// A participant with their quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedParticipant {
    /// Who.
    pub participant: ParticipantId,
    /// Their label.
    pub label: String,
    /// Their role.
    pub role: Option<RoleId>,
    /// Their quotations.
    pub uses: UsesCount,
}

/// A role with its participants' quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedRole {
    /// The role; none for participants without one.
    pub role: Option<RoleId>,
    /// Its name.
    pub name: String,
    /// Participants of the role.
    pub participants: usize,
    /// Participants of the role who are quoted in main text or supplement.
    pub quoted: usize,
    /// Quotations of its participants; one of two participants of the role counts once.
    pub uses: UsesCount,
}

/// Who is quoted, and how often. A quotation of several participants counts for each of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuotationBalance {
    /// All participants, the most quoted first.
    pub participants: Vec<QuotedParticipant>,
    /// Their roles, in the order of the study.
    pub roles: Vec<QuotedRole>,
    /// Quotations of nobody who is known as a participant.
    pub unknown: UsesCount,
}

impl QuotationBalance {
    pub(super) fn of(seen: &Seen<'_>, labels: &QuotationLabels, quoted: &[QuotedSegment]) -> Self {
        let mut by_person: BTreeMap<ParticipantId, UsesCount> = BTreeMap::new();
        let mut by_role: BTreeMap<Option<RoleId>, UsesCount> = BTreeMap::new();
        let mut unknown = UsesCount::default();
        let role_of =
            |who: ParticipantId| seen.participant(who).and_then(|it| it.role.get_or(None));
        for it in quoted {
            for who in &it.label.participants {
                by_person.entry(*who).or_default().add(it.quoted);
            }
            let mut roles: Vec<Option<RoleId>> = it
                .label
                .participants
                .iter()
                .map(|who| role_of(*who))
                .collect();
            roles.sort_unstable();
            roles.dedup();
            for role in &roles {
                by_role.entry(*role).or_default().add(it.quoted);
            }
            if roles.is_empty() {
                unknown.add(it.quoted);
            }
        }
        let people = seen.participants();
        let mut participants: Vec<QuotedParticipant> = people
            .iter()
            .map(|it| QuotedParticipant {
                participant: it.id,
                label: labels.participant(it.id).to_owned(),
                role: it.role.get_or(None),
                uses: by_person.get(&it.id).copied().unwrap_or_default(),
            })
            .collect();
        participants.sort_by_key(|it| {
            let uses = it.uses;
            std::cmp::Reverse((uses.printed(), uses.main, uses.candidates))
        });
        let mut roles: Vec<(Option<RoleId>, String)> = seen
            .roles()
            .iter()
            .map(|it| (Some(it.id), it.name.text().to_owned()))
            .collect();
        roles.push((None, "no role".to_owned()));
        let roles = roles.into_iter().filter_map(|(role, name)| {
            let of_role: Vec<&QuotedParticipant> =
                participants.iter().filter(|it| it.role == role).collect();
            (!of_role.is_empty()).then(|| QuotedRole {
                role,
                name,
                participants: of_role.len(),
                quoted: of_role.iter().filter(|it| it.uses.printed() > 0).count(),
                uses: by_role.get(&role).copied().unwrap_or_default(),
            })
        });
        Self {
            roles: roles.collect(),
            participants,
            unknown,
        }
    }

    /// How often a participant is quoted.
    pub fn uses_of(&self, who: ParticipantId) -> UsesCount {
        let found = self.participants.iter().find(|it| it.participant == who);
        found.map_or_else(UsesCount::default, |it| it.uses)
    }
}
