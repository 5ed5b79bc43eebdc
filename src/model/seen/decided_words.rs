//! Decisions and sessions in words, as the log tells them: where, what, why and with whom; never the words coded.

use super::Seen;
use crate::model::{AnalystId, CodingId, Decision, NewDecision, NewSession, Span, day_in_words};

impl Seen<'_> {
    /// Where codings lie, from the first character to the last: “Interview 3, characters 120–180”.
    pub(super) fn place_of_codings(&self, codings: &[CodingId]) -> String {
        let mut known = codings.iter().filter_map(|id| self.coding(*id));
        let Some(first) = known.next() else {
            return "a passage that is not here".to_owned();
        };
        let (mut span, document) = (first.span(), self.document(first.document()));
        for coding in known {
            let other = coding.span();
            span = Span::new(span.start.min(other.start), span.end.max(other.end));
        }
        let name = document.map_or("", |it| it.name.text());
        format!("{name}, characters {span}")
    }

    /// A decision with where it lies, by which rule and why.
    pub(super) fn decision_in_words(&self, new: &NewDecision) -> String {
        let mut words = format!(
            "{}: {}",
            self.place_of_codings(&new.codings),
            self.choice_in_words(&new.decision, new.codings.len())
        );
        if let Some(rule) = &new.by_rule {
            words.push_str(&format!(", by rule: {rule}"));
        }
        if !new.reason.is_empty() {
            words.push_str(&format!(": {}", new.reason));
        }
        if let Some(session) = new.session.and_then(|id| self.session(id)) {
            let held = &session.held;
            let day = day_in_words(&held.date);
            words.push_str(&format!(
                " (session of {day} with {})",
                self.people_of(held)
            ));
        }
        words
    }

    fn choice_in_words(&self, decision: &Decision, codings: usize) -> String {
        let all = if codings == 2 { "both" } else { "all" };
        match decision {
            Decision::As(who) => format!("as {} coded", self.person_name(*who)),
            Decision::Both => format!("{all} stand"),
            Decision::Union => "everything that was coded".to_owned(),
            Decision::Intersection => format!("what {all} coded"),
            Decision::Borders { code, start, end } => {
                format!("“{}” on {start}–{end}", self.code_name(*code))
            }
            Decision::AnotherCode(code) => format!("“{}” instead", self.code_name(*code)),
            Decision::Neither => "no coding stands".to_owned(),
            Decision::Refer(who) => format!("left to {}", self.person_name(*who)),
            Decision::DefinitionUnclear(code) => format!(
                "the definition of “{}” has to be made clear",
                self.code_name(*code)
            ),
            Decision::DifferingReadings(_) => "differing readings are kept".to_owned(),
            Decision::Reopened => "open again".to_owned(),
        }
    }

    /// A session with its pass, date and those present.
    pub(super) fn session_in_words(&self, new: &NewSession) -> String {
        let pass = self.pass(new.pass).map_or("", |pass| pass.name.text());
        format!(
            "{pass}, {}, with {}",
            day_in_words(&new.date),
            self.people_of(new)
        )
    }

    fn people_of(&self, held: &NewSession) -> String {
        let present = held.present.iter().map(|who| self.person_name(*who));
        let people: Vec<String> = present.chain(held.others.iter().cloned()).collect();
        people.join(", ")
    }

    fn person_name(&self, who: AnalystId) -> String {
        let analyst = self.analyst(who);
        analyst.map_or_else(|| "somebody".to_owned(), |it| it.name.text().to_owned())
    }
}
