//! What concurrent work left open: listed with its choices; the later one stands until a person decides.

use super::Seen;
use crate::model::things::Made;
use crate::model::{CategoryMark, CodeId, CodeMatch, CodingId, DecisionId, Field, Id, Stamp};
use std::collections::BTreeMap;

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictOf {
    /// Two people set one field without having seen each other's value.
    Field {
        /// The thing: its id.
        thing: Id,
        /// What the thing is called.
        name: String,
        /// Which field.
        field: &'static str,
        /// The values, oldest first; the last one stands.
        values: Vec<(Stamp, String)>,
    },
    /// A coding whose code was removed.
    RemovedCode {
        /// The coding.
        coding: CodingId,
        /// Its code.
        code: CodeId,
    },
    /// Two decisions on the same discrepancy, made without having seen each other.
    Decisions {
        /// The decisions, oldest first; the last one stands.
        decisions: Vec<DecisionId>,
    },
    /// Two participants were given the same number within a role; the later shows with the next free one.
    Number {
        /// The participants' ids.
        participants: Vec<Id>,
    },
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub of: ConflictOf,
}

impl Conflict {
    /// The conflict as a sentence.
    pub fn sentence(&self, seen: &Seen<'_>) -> String {
        match &self.of {
            ConflictOf::Field {
                name,
                field,
                values,
                ..
            } => {
                let choices: Vec<String> = values.iter().map(|(_, v)| format!("“{v}”")).collect();
                format!(
                    "The {field} of “{name}” was set by two people at once: {}; the last one stands until somebody sets it again.",
                    choices.join(" or ")
                )
            }
            ConflictOf::RemovedCode { coding, code } => format!(
                "Coding {coding} bears “{}”, which was removed: recode it or put the code back.",
                seen.code_name(*code)
            ),
            ConflictOf::Decisions { decisions } => seen.decided_at_once(decisions),
            ConflictOf::Number { participants } => format!(
                "{} participants were given the same number within their role: the later ones show with the next free number.",
                participants.len()
            ),
        }
    }
}

impl Seen<'_> {
    /// That decisions were made at once, with the passage and who made them.
    fn decided_at_once(&self, decisions: &[DecisionId]) -> String {
        let all = self.decisions().into_iter();
        let own: Vec<_> = all.filter(|it| decisions.contains(&it.id)).collect();
        let place = own
            .first()
            .map(|it| self.place_of_codings(&it.decided.codings));
        let people = own.iter().filter_map(|it| it.made.by);
        let people = people.filter_map(|who| Some(self.analyst(who)?.name.text()));
        let mut people: Vec<&str> = people.collect();
        people.dedup();
        format!(
            "{} decisions were made on one discrepancy at once ({}; by {}): decide it again.",
            decisions.len(),
            place.unwrap_or_default(),
            people.join(" and ")
        )
    }

    /// All conflicts that show.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        self.conflicts_of_codes(&mut found);
        self.conflicts_of_matches(&mut found);
        self.conflicts_of_categories(&mut found);
        self.conflicts_of_documents(&mut found);
        self.conflicts_of_codings(&mut found);
        self.conflicts_of_decisions(&mut found);
        self.conflicts_of_numbers(&mut found);
        self.conflicts_of_summaries(&mut found);
        found
    }

    /// Whether what bears the later stamp was done without having seen what bears the earlier.
    pub fn set_unseen(&self, earlier: Stamp, later: Stamp) -> bool {
        earlier < later && !self.study.had_seen(later.id, earlier.id)
    }

    /// Values of a field that were set without having seen each other and differ, oldest first.
    pub(super) fn rivals<'f, T: PartialEq>(&self, field: &'f Field<T>) -> Vec<(Stamp, &'f T)> {
        let all: Vec<(Stamp, &T)> = field.history().collect();
        let Some((last, value)) = all.last().copied() else {
            return Vec::new();
        };
        let unseen = |stamp: Stamp| {
            let newer = all.iter().filter(|(other, _)| *other > stamp);
            newer
                .clone()
                .all(|(other, _)| !self.study.had_seen(other.id, stamp.id))
        };
        let mut rivals: Vec<_> = all
            .iter()
            .copied()
            .filter(|(stamp, other)| *stamp != last && *other != value && unseen(*stamp))
            .collect();
        if !rivals.is_empty() {
            rivals.push((last, value));
        }
        rivals
    }

    fn push<T: PartialEq>(
        &self,
        found: &mut Vec<Conflict>,
        thing: Id,
        name: &str,
        field: (&'static str, &Field<T>),
        show: impl Fn(&T) -> String,
    ) {
        let rivals = self.rivals(field.1);
        if !rivals.is_empty() {
            let values = rivals.into_iter().map(|(stamp, v)| (stamp, show(v)));
            found.push(Conflict {
                of: ConflictOf::Field {
                    thing,
                    name: name.to_owned(),
                    field: field.0,
                    values: values.collect(),
                },
            });
        }
    }

    fn conflicts_of_presence(&self, found: &mut Vec<Conflict>, thing: Id, name: &str, made: &Made) {
        let show = |stands: &bool| if *stands { "kept" } else { "removed" }.to_owned();
        self.push(found, thing, name, ("presence", &made.present), show);
    }

    fn conflicts_of_codes(&self, found: &mut Vec<Conflict>) {
        let codes = self.study.state.codes.values();
        for code in codes.filter(|code| self.shows_code(code.id)) {
            let (id, name) = (code.id.0, code.name.text());
            self.conflicts_of_presence(found, id, name, &code.made);
            let texts = [
                ("name", &code.name),
                ("definition", &code.definition),
                ("inclusion", &code.include),
                ("exclusion", &code.exclude),
                ("example", &code.example),
            ];
            for text in texts {
                self.push(found, id, name, text, Clone::clone);
            }
            let target = |code: &Option<CodeId>| {
                code.map_or_else(|| "none".to_owned(), |code| self.code_name(code))
            };
            self.push(found, id, name, ("parent", &code.parent), target);
            self.push(found, id, name, ("merge", &code.merged_into), target);
        }
    }

    /// Says that several people said at once how two codes match, where nobody has decided since.
    pub fn said_of_match_at_once(&self, a: CodeId, b: CodeId) -> Option<String> {
        let key = (a.min(b), a.max(b));
        let field = self.study.state.code_matches.get(&key)?;
        let shows = self.shows_code(a) && self.shows_code(b);
        let rivals = if shows {
            self.rivals(field)
        } else {
            Vec::new()
        };
        let how = |how: &Option<CodeMatch>| how.map_or("none", CodeMatch::as_str);
        let said: Vec<&str> = rivals.iter().map(|(_, it)| how(it)).collect();
        (!said.is_empty()).then(|| {
            format!(
                "Two people said at once how these match ({}); the last stands until it is said again.",
                said.join(", ")
            )
        })
    }

    fn conflicts_of_matches(&self, found: &mut Vec<Conflict>) {
        for ((a, b), field) in &self.study.state.code_matches {
            if self.shows_code(*a) && self.shows_code(*b) {
                let name = format!("{}” with “{}", self.code_name(*a), self.code_name(*b));
                let show = |how: &Option<CodeMatch>| how.map_or("none", CodeMatch::as_str).into();
                self.push(found, a.0, &name, ("match", field), show);
            }
        }
        for (code, field) in &self.study.state.no_counterpart {
            if self.shows_code(*code) {
                let show = |none: &bool| if *none { "none" } else { "to be matched" }.to_owned();
                let name = self.code_name(*code);
                self.push(found, code.0, &name, ("counterpart", field), show);
            }
        }
    }

    fn conflicts_of_categories(&self, found: &mut Vec<Conflict>) {
        let categories = self.study.state.categories.values();
        for category in categories.filter(|it| self.shows_category(it.id)) {
            let (id, name) = (category.id.0, category.name.text());
            self.conflicts_of_presence(found, id, name, &category.made);
            self.push(found, id, name, ("name", &category.name), Clone::clone);
            let definition = ("definition", &category.definition);
            self.push(found, id, name, definition, Clone::clone);
            let valence = ("barrier or facilitator", &category.valence);
            let words = |it: &_| CategoryMark::Valence(*it).in_words().to_owned();
            self.push(found, id, name, valence, words);
            let place = ("internal or external", &category.place);
            let words = |it: &_| CategoryMark::Place(*it).in_words().to_owned();
            self.push(found, id, name, place, words);
        }
    }

    fn conflicts_of_documents(&self, found: &mut Vec<Conflict>) {
        for document in self.study.state.documents.values() {
            let (id, name) = (document.id.0, document.name.text());
            self.conflicts_of_presence(found, id, name, &document.made);
            self.push(found, id, name, ("name", &document.name), Clone::clone);
            let turns = |turns: &(Vec<String>, Vec<crate::model::Turn>)| {
                format!("{} turns of {}", turns.1.len(), turns.0.join(", "))
            };
            self.push(found, id, name, ("turns", &document.corrected_turns), turns);
        }
    }

    fn conflicts_of_codings(&self, found: &mut Vec<Conflict>) {
        for coding in self.study.state.codings.iter() {
            if !self.shows_coding(coding) {
                continue;
            }
            let removed = |code| self.code(code).is_some_and(|code| !code.made.stands());
            if coding.stands() && removed(coding.code()) {
                let (coding, code) = (coding.id, coding.code());
                found.push(Conflict {
                    of: ConflictOf::RemovedCode { coding, code },
                });
            }
            let Some(details) = coding.details() else {
                continue;
            };
            let name = self.code_name(coding.code());
            let show = |code: &CodeId| self.code_name(*code);
            self.push(found, coding.id.0, &name, ("code", &details.code), show);
            let show = ToString::to_string;
            self.push(
                found,
                coding.id.0,
                &name,
                ("borders", &details.borders),
                show,
            );
            let condensed = ("condensed meaning unit", &details.condensed);
            self.push(found, coding.id.0, &name, condensed, Clone::clone);
        }
    }

    fn conflicts_of_decisions(&self, found: &mut Vec<Conflict>) {
        let mut by_item: BTreeMap<&[CodingId], Vec<(Stamp, DecisionId)>> = BTreeMap::new();
        for made in self.decisions() {
            let item = by_item.entry(&made.decided.codings).or_default();
            item.push((made.made.stamp, made.id));
        }
        for decisions in by_item.into_values() {
            let Some((last, _)) = decisions.last().copied() else {
                continue;
            };
            let unseen = |stamp: Stamp| !self.study.had_seen(last.id, stamp.id);
            if decisions
                .iter()
                .any(|(stamp, _)| *stamp != last && unseen(*stamp))
            {
                let decisions = decisions.into_iter().map(|(_, id)| id).collect();
                found.push(Conflict {
                    of: ConflictOf::Decisions { decisions },
                });
            }
        }
    }

    fn conflicts_of_numbers(&self, found: &mut Vec<Conflict>) {
        let mut by_number: BTreeMap<_, Vec<Id>> = BTreeMap::new();
        for participant in self.participants() {
            let key = (participant.role.get_or(None), participant.number.get_or(1));
            by_number.entry(key).or_default().push(participant.id.0);
        }
        for participants in by_number.into_values().filter(|ids| ids.len() > 1) {
            found.push(Conflict {
                of: ConflictOf::Number { participants },
            });
        }
    }
}
