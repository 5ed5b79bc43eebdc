//! Labels that are generated, never typed: participants and speakers.

use super::Seen;
use crate::model::things::{Document, Participant};
use crate::model::{CodeId, ParticipantId, RoleId, Span, SpeakerIs, unique};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

impl Seen<'_> {
    /// Numbers of participants within their roles. Where two were given the same number (by two installations
    /// at once), the later gets the next free one.
    pub fn participant_numbers(&self) -> BTreeMap<ParticipantId, u32> {
        let mut taken: BTreeSet<(Option<RoleId>, u32)> = BTreeSet::new();
        let mut numbers = BTreeMap::new();
        let mut displaced = Vec::new();
        for participant in self.participants() {
            let role = participant.role.get_or(None);
            let number = participant.number.get_or(0).max(1);
            if taken.insert((role, number)) {
                numbers.insert(participant.id, number);
            } else {
                displaced.push((participant.id, role, number));
            }
        }
        for (id, role, mut number) in displaced {
            while !taken.insert((role, number)) {
                number += 1;
            }
            numbers.insert(id, number);
        }
        numbers
    }

    /// The number the next participant of a role gets.
    pub fn next_number(&self, role: Option<RoleId>) -> u32 {
        let numbers = self.participant_numbers();
        let of_role = self
            .participants()
            .into_iter()
            .filter(|p| p.role.get_or(None) == role);
        let greatest = of_role.filter_map(|p| numbers.get(&p.id)).max();
        greatest.map_or(1, |number| number + 1)
    }

    /// A participant's label by the pattern of their role: “Peer supporter #2”.
    pub fn participant_label(&self, id: ParticipantId) -> String {
        let numbers = self.participant_numbers();
        self.participant(id).map_or_else(
            || "unknown participant".to_owned(),
            |participant| self.label_with(participant, numbers.get(&id).copied()),
        )
    }

    /// The labels of all participants, their numbers found in one go.
    pub fn participant_labels(&self) -> BTreeMap<ParticipantId, String> {
        let numbers = self.participant_numbers();
        let participants = self.participants().into_iter();
        participants
            .map(|it| (it.id, self.label_with(it, numbers.get(&it.id).copied())))
            .collect()
    }

    fn label_with(&self, participant: &Participant, number: Option<u32>) -> String {
        let pseudonym = participant.pseudonym.text();
        let role = participant
            .role
            .get_or(None)
            .and_then(|role| self.role(role));
        let number = number.unwrap_or_else(|| participant.number.get_or(1));
        let Some(role) = role else {
            return if pseudonym.is_empty() {
                format!("Participant {number}")
            } else {
                pseudonym.to_owned()
            };
        };
        let label = role
            .pattern
            .text()
            .replace("{role}", role.name.text())
            .replace("{number}", &number.to_string())
            .replace("{pseudonym}", pseudonym);
        if label.trim().is_empty() {
            format!("{} #{number}", role.name.text())
        } else {
            label
        }
    }

    /// A speaker of a document as shown: the participant's label, “Interviewer”, or the label in the text.
    pub fn speaker_name(&self, document: &Document, speaker: u16) -> String {
        match document.speaker(speaker) {
            Some(SpeakerIs::Participant(id)) => self.participant_label(*id),
            Some(SpeakerIs::Interviewer) => "Interviewer".to_owned(),
            Some(SpeakerIs::Interpreter) => "Interpreter".to_owned(),
            Some(SpeakerIs::Other(name)) => name.clone(),
            None => document
                .speaker_labels()
                .get(speaker as usize)
                .cloned()
                .unwrap_or_default(),
        }
    }

    /// The same with the labels of all participants ([`Self::participant_labels`]), where many speakers are named.
    pub fn speaker_name_with(
        &self,
        labels: &BTreeMap<ParticipantId, String>,
        document: &Document,
        speaker: u16,
    ) -> String {
        let participant = match document.speaker(speaker) {
            Some(SpeakerIs::Participant(id)) => labels.get(id).cloned(),
            _ => None,
        };
        participant.unwrap_or_else(|| self.speaker_name(document, speaker))
    }

    /// “Bernie · Peer supporter #1 · turn 4”: where a passage stands, by document, speaker and turn. `labels` are those
    /// of all participants ([`Self::participant_labels`]).
    pub fn source_of(
        &self,
        labels: &BTreeMap<ParticipantId, String>,
        document: &Document,
        passage: Span,
    ) -> String {
        let turn = document.turn_of(passage);
        let Some((speaker, n)) = turn.and_then(|(n, turn)| Some((turn.speaker?, n))) else {
            return document.place_of(passage);
        };
        let name = document.name.text();
        let speaker = self.speaker_name_with(labels, document, speaker);
        format!("{name} · {speaker} · turn {n}")
    }

    /// Participants of a document: linked to it, or speaking in it.
    pub fn participants_of(&self, document: &Document) -> Vec<ParticipantId> {
        let linked = document.participants.iter();
        let linked = linked
            .filter(|(_, linked)| linked.get_or(false))
            .map(|(id, _)| *id);
        let speaking = document.speakers.values().filter_map(|is| match is.get() {
            Some(Some(SpeakerIs::Participant(id))) => Some(*id),
            _ => None,
        });
        let all: BTreeSet<ParticipantId> = linked.chain(speaking).collect();
        let stands = |id: &ParticipantId| self.participant(*id).is_some_and(|p| p.made.stands());
        all.into_iter().filter(stands).collect()
    }

    /// A code's path from its domain down: “Implementation/Reach”.
    pub fn code_path(&self, code: CodeId) -> String {
        let tree = self.code_tree();
        let mut path: Vec<CodeId> = tree.above(code);
        path.reverse();
        path.push(code);
        let names = path.iter().filter_map(|code| self.code(*code));
        names
            .map(|code| code.name.text())
            .collect::<Vec<_>>()
            .join("/")
    }

    /// Whether the study does not use a code: it, or a code above it, is switched off.
    pub fn is_switched_off(&self, code: CodeId) -> bool {
        let own = |code: CodeId| {
            self.code(code)
                .is_some_and(|it| it.switched_off.get_or(false))
        };
        let tree = self.code_tree();
        let mut up = std::iter::successors(Some(code), |code| tree.parent(*code));
        up.any(own)
    }

    /// A code's name; empty for one that does not show.
    pub fn code_name(&self, code: CodeId) -> String {
        self.code(code)
            .map(|code| code.name.text().to_owned())
            .unwrap_or_default()
    }

    /// The names of codes, told apart: where two are called the same, by their paths, and where these are the same too,
    /// by numbers.
    pub fn code_names_apart(&self, codes: &[CodeId]) -> Vec<String> {
        let mut names: Vec<String> = codes.iter().map(|code| self.code_name(*code)).collect();
        let mut times: FxHashMap<String, usize> = FxHashMap::default();
        for name in &names {
            *times.entry(name.clone()).or_default() += 1;
        }
        for (name, code) in names.iter_mut().zip(codes) {
            if times.get(name).is_some_and(|times| *times > 1) {
                *name = self.code_path(*code);
            }
        }
        unique(names)
    }

    /// The paths of codes, told apart by numbers where two are the same.
    pub fn code_paths_apart(&self, codes: &[CodeId]) -> Vec<String> {
        unique(codes.iter().map(|code| self.code_path(*code)).collect())
    }

    /// The framework a code belongs to: its own, or that of the nearest construct above it.
    pub fn framework_of(&self, code: CodeId) -> Option<crate::model::FrameworkId> {
        let own = |code: CodeId| Some(self.code(code)?.first.construct.as_ref()?.framework);
        let above = self.code_tree().above(code);
        own(code).or_else(|| above.into_iter().find_map(own))
    }
}
