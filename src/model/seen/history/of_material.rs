use super::trail::Trail;
use crate::model::seen::log_words as words;
use crate::model::things::Document;
use crate::model::{Closing, DocumentId, Part, Subject};

impl Trail<'_, '_> {
    pub fn study(&mut self) {
        let state = &self.seen.study.state;
        self.text("Title", &state.title);
        self.prose("Description", &state.description);
        self.field("Tradition", &state.tradition, |it| {
            words::of_tradition(*it).to_owned()
        });
        self.field("Reported", &state.reported, |it| {
            words::of_study(&crate::model::StudyEdit::Reported(*it))
        });
    }

    pub fn document(&mut self, id: DocumentId) {
        let Some(document) = self.seen.document(id) else {
            return;
        };
        let imported = &document.imported;
        let made = format!("“{}”, {} characters", imported.name, imported.length);
        self.made(&document.made, made);
        self.text("Name", &document.name);
        self.field("Kind", &document.kind, |kind| {
            words::of_document_kind(*kind).to_owned()
        });
        self.optional("Date", &document.date);
        self.optional("Wave", &document.wave);
        self.optional("Mode", &document.mode);
        let seen = self.seen;
        self.field("Interviewer", &document.interviewer, |who| {
            let who = who.and_then(|who| seen.analyst(who));
            who.map_or_else(String::new, |who| who.name.text().to_owned())
        });
        self.optional("Language", &document.language);
        self.optional("Translated from", &document.translated_from);
        self.optional("Translated by", &document.translated_by);
        self.field("Turns", &document.corrected_turns, |(labels, turns)| {
            format!("{} turns of {}", turns.len(), labels.join(", "))
        });
        self.speakers(document);
        self.values_of(Subject::Document(id));
        self.closings_on(id);
        for (at, erase) in &self.seen.study.state.erasures {
            if erase.document == id
                && let Some(line) = self.seen.study.line(*at)
            {
                let what = match erase.passage {
                    Some(span) => format!("characters {span}: {}", erase.reason),
                    None => erase.reason.clone(),
                };
                self.push(line.stamp(), "Erased", None, what, false);
            }
        }
    }

    fn speakers(&mut self, document: &Document) {
        let seen = self.seen;
        let labels = document.speaker_labels();
        for (speaker, is) in &document.speakers {
            let label = labels.get(usize::from(*speaker));
            let name = format!("Speaker “{}”", label.map_or("", String::as_str));
            self.field(&name, is, |is| {
                is.as_ref()
                    .map_or_else(String::new, |is| seen.speaker_in_words(Some(is)))
            });
        }
        for (participant, linked) in &document.participants {
            let name = format!("Participant {}", seen.participant_label(*participant));
            self.belongs(&name, linked, ("belongs to it", "no longer belongs to it"));
        }
        for (interview, linked) in &document.note_of {
            let of = seen.document(*interview);
            let name = format!("Field note of {}", of.map_or("", |of| of.name.text()));
            self.belongs(&name, linked, ("yes", "no longer"));
        }
    }

    /// Who has finished with the document in which pass; that much shows of every pass.
    fn closings_on(&mut self, id: DocumentId) {
        let seen = self.seen;
        for pass in seen.passes() {
            for who in &pass.opened.analysts {
                let Some(closing) = pass.closings.get(&(*who, Part::Document(id))) else {
                    continue;
                };
                let person = self.seen.analyst(*who);
                let person = person.map_or("somebody", |it| it.name.text());
                let name = format!("{}, {person}", pass.name.text());
                let words = seen.shows_words_of(pass, *who, Part::Document(id));
                self.field(&name, closing, |closing| of_closing(closing, words));
            }
        }
    }

    /// Values of attributes.
    pub fn values_of(&mut self, subject: Subject) {
        let state = &self.seen.study.state;
        for (id, attribute) in &state.attributes {
            if let Some(value) = state.values.get(&(subject, *id)) {
                self.field(&attribute.name, value, |value| {
                    value.as_ref().map_or_else(String::new, ToString::to_string)
                });
            }
        }
    }
}

/// What a closing says; without the words of it where they are hidden.
pub(super) fn of_closing(closing: &Closing, words: bool) -> String {
    match closing {
        Closing::Closed(talk) if words => format!("finished; {}", talk.in_words()),
        Closing::Closed(_) => "finished".to_owned(),
        Closing::Reopened { reason } if words => format!("reopened: {reason}"),
        Closing::Reopened { .. } => "reopened".to_owned(),
    }
}
