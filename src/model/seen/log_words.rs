//! Edits in words, for the audit trail.

use super::Seen;
use crate::model::things::Document;
use crate::model::{
    AnalystEdit, CategoryEdit, CategoryLevel, Change, DocumentEdit, DocumentKind, Level,
    ParticipantEdit, ParticipantId, QuotationUse, Reading, Reported, RoundEdit, SpeakerIs,
    StudyEdit, Subject, Tradition, VersionOf,
};

/// A field of the study.
pub(super) fn of_study(edit: &StudyEdit) -> String {
    match edit {
        StudyEdit::Title(text) | StudyEdit::Description(text) => text.clone(),
        StudyEdit::Tradition(tradition) => of_tradition(*tradition).to_owned(),
        StudyEdit::Reported(Reported::ConsensusOnly) => "only consensus is reported".to_owned(),
        StudyEdit::Reported(Reported::AgreementToo) => "agreement is reported too".to_owned(),
    }
}

pub(super) const fn of_tradition(tradition: Tradition) -> &'static str {
    match tradition {
        Tradition::ContentManifest => "content analysis, manifest",
        Tradition::ContentLatent => "content analysis, latent",
        Tradition::Thematic => "thematic analysis",
        Tradition::GroundedTheory => "grounded theory",
        Tradition::Framework => "framework method",
        Tradition::Realist => "realist evaluation",
    }
}

/// Whether a segment is to be quoted, and where.
pub(super) const fn of_quotation(quoted: Option<QuotationUse>) -> &'static str {
    match quoted {
        Some(QuotationUse::Candidate) => "candidate for quotation",
        Some(QuotationUse::MainText) => "quoted in the main text",
        Some(QuotationUse::Supplement) => "quoted in the supplement",
        None => "no quotation",
    }
}

pub(super) const fn of_document_kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Transcript => "transcript",
        DocumentKind::FieldNote => "field note",
        DocumentKind::Questionnaire => "questionnaire",
        DocumentKind::PublishedStudy => "published study",
        DocumentKind::Other => "other document",
    }
}

pub(super) const fn of_reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Unread => "not read through",
        Reading::Read => "read through",
        Reading::NothingRelevant => "nothing relevant",
    }
}

/// Manifest or latent.
const fn of_level(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Manifest) => "manifest",
        Some(Level::Latent) => "latent",
        None => "as its study",
    }
}

fn named(name: &str, value: Option<&str>) -> String {
    value.map_or_else(|| format!("no {name}"), |value| format!("{name} {value}"))
}

impl Seen<'_> {
    /// A field of a document.
    pub(super) fn document_edit_in_words(&self, edit: &DocumentEdit) -> String {
        match edit {
            DocumentEdit::Name(name) => format!("now “{name}”"),
            DocumentEdit::Kind(kind) => of_document_kind(*kind).to_owned(),
            DocumentEdit::Date(date) => named("date", date.as_deref()),
            DocumentEdit::Wave(wave) => named("wave", wave.as_deref()),
            DocumentEdit::Mode(mode) => named("mode", mode.as_deref()),
            DocumentEdit::Interviewer(who) => {
                let who = who.and_then(|who| self.analyst(who));
                named("interviewer", who.map(|who| who.name.text()))
            }
            DocumentEdit::Language(language) => named("language", language.as_deref()),
            DocumentEdit::TranslatedFrom(from) => named("translation from", from.as_deref()),
            DocumentEdit::TranslatedBy(by) => named("translation by", by.as_deref()),
            DocumentEdit::Removed(true) => "taken off the list".to_owned(),
            DocumentEdit::Removed(false) => "put back".to_owned(),
        }
    }

    /// Changes about people, what belongs to them, and categories; none for other changes.
    pub(super) fn other_in_words(&self, change: &Change) -> Option<String> {
        let analyst = |id| self.analyst(id).map_or("somebody", |it| it.name.text());
        let category = |id| self.category(id).map_or("", |it| it.name.text());
        let document = |id| self.document(id).map_or("", |it| it.name.text());
        Some(match change {
            Change::Bind { analyst: who } => format!("now {}", analyst(*who)),
            Change::EditAnalyst { analyst: who, edit } => {
                format!("{}: {}", analyst(*who), of_analyst(edit))
            }
            Change::Decide(new) => self.decision_in_words(new),
            Change::AddSession(new) => self.session_in_words(new),
            Change::AddCase(new) => format!("{} ({})", new.name, new.kind),
            Change::AddAttribute(new) => new.name.clone(),
            Change::AddParticipant(new) => {
                let role = new.role.and_then(|role| self.role(role));
                let role = role.map_or("participant", |role| role.name.text());
                let label = format!("{role} {} {}", new.number, new.pseudonym);
                label.trim_end().to_owned()
            }
            Change::EditParticipant { participant, edit } => {
                let edit = self.participant_edit_in_words(edit);
                format!("{}: {edit}", self.short_name(*participant))
            }
            Change::SetAttribute {
                of,
                attribute,
                value,
            } => {
                let name = self.attribute(*attribute).map_or("", |it| it.name.as_str());
                let value = value.as_ref().map(ToString::to_string);
                format!(
                    "{}: {}",
                    self.subject_name(*of),
                    named(name, value.as_deref())
                )
            }
            Change::MapSpeaker {
                document: id,
                speaker,
                is,
            } => {
                let labels = self.document(*id).map(Document::speaker_labels);
                let label = labels.and_then(|labels| labels.get(usize::from(*speaker)));
                let label = label.map_or("", String::as_str);
                format!("“{label}” is {}", self.speaker_in_words(is.as_ref()))
            }
            Change::LinkParticipant {
                document: id,
                participant,
                linked,
            } => {
                let verb = if *linked {
                    "belongs to"
                } else {
                    "does not belong to"
                };
                format!("{} {verb} {}", self.short_name(*participant), document(*id))
            }
            Change::LinkNote {
                note,
                document: id,
                linked,
            } => {
                let verb = if *linked { "is about" } else { "is not about" };
                format!("{} {verb} {}", document(*note), document(*id))
            }
            Change::Read {
                analyst: who,
                document: id,
                reading,
                ..
            } => format!(
                "{}: {}, {}",
                analyst(*who),
                document(*id),
                of_reading(*reading)
            ),
            Change::EditCategory { category: id, edit } => {
                format!("“{}”: {}", category(*id), self.category_edit_in_words(edit))
            }
            Change::MarkCategory { category: id, mark } => {
                format!("“{}”: {}", category(*id), mark.in_words())
            }
            Change::PlaceCategory {
                category: lower,
                under,
                placed,
            } => {
                let verb = if *placed { "under" } else { "no longer under" };
                format!("“{}” {verb} “{}”", category(*lower), category(*under))
            }
            Change::PassOver {
                document: id,
                start,
                end,
                over,
                ..
            } => {
                let verb = if *over {
                    "nothing relevant"
                } else {
                    "open again"
                };
                format!("{}, characters {start}–{end}: {verb}", document(*id))
            }
            Change::MatchCodes { a, b, matched } => {
                let (a, b) = (self.code_name(*a), self.code_name(*b));
                match matched {
                    Some(how) => format!("“{a}” {} “{b}”", how.between()),
                    None => format!("“{a}” and “{b}” are to be matched again"),
                }
            }
            Change::NoCounterpart { code, none } => {
                let verb = if *none {
                    "has no counterpart"
                } else {
                    "is to be matched again"
                };
                format!("“{}” {verb}", self.code_name(*code))
            }
            Change::AddRound(new) => {
                let pass = self.pass(new.pass).map_or("", |it| it.name.text());
                let names: Vec<&str> = new.documents.iter().map(|id| document(*id)).collect();
                format!("{} of {pass}: {}", new.name, names.join(", "))
            }
            Change::DrawRound(new) => {
                let pass = self.pass(new.pass).map_or("", |it| it.name.text());
                let draw = self.draw_in_words(&new.draw);
                let drawn = new.draw.drawn().count();
                format!("{} of {pass}: {drawn} drawn, {draw}", new.name)
            }
            Change::EditRound { pass, round, edit } => {
                let rounds = self.pass(*pass).map(|it| &it.rounds);
                let name = rounds.and_then(|all| Some(all.get(round)?.name.text()));
                let name = name.unwrap_or_default();
                match edit {
                    RoundEdit::Name(to) => format!("now “{to}”"),
                    RoundEdit::Removed(true) => format!("“{name}” taken off the list"),
                    RoundEdit::Removed(false) => format!("“{name}” put back"),
                }
            }
            Change::Freeze(new) => {
                let what = match new.of {
                    VersionOf::Codebook => "the codebook",
                    VersionOf::Categories => "codes, categories and themes",
                    VersionOf::Analysis => "the whole analysis",
                };
                format!("{what} as {}", new.name)
            }
            Change::OfferCode {
                pass,
                code,
                offered,
            } => {
                let pass = self.pass(*pass).map_or("", |it| it.name.text());
                let verb = if *offered {
                    "offered in"
                } else {
                    "taken off the list of"
                };
                format!("“{}” {verb} {pass}", self.code_name(*code))
            }
            _ => return None,
        })
    }

    fn participant_edit_in_words(&self, edit: &ParticipantEdit) -> String {
        match edit {
            ParticipantEdit::Pseudonym(name) => format!("now “{name}”"),
            ParticipantEdit::Role(role) => {
                let role = role.and_then(|role| self.role(role));
                named("role", role.map(|role| role.name.text()))
            }
            ParticipantEdit::Number(number) => format!("number {number}"),
            ParticipantEdit::Case(case) => {
                let case = case.and_then(|case| self.case(case));
                named("case", case.map(|case| case.name.text()))
            }
            ParticipantEdit::Removed(true) => "taken off the list".to_owned(),
            ParticipantEdit::Removed(false) => "put back".to_owned(),
        }
    }

    fn category_edit_in_words(&self, edit: &CategoryEdit) -> String {
        match edit {
            CategoryEdit::Name(name) => format!("now “{name}”"),
            CategoryEdit::Definition(text) => text.clone(),
            CategoryEdit::Level(CategoryLevel::Subcategory) => "subcategory".to_owned(),
            CategoryEdit::Level(CategoryLevel::Category) => "category".to_owned(),
            CategoryEdit::Level(CategoryLevel::Theme) => "theme".to_owned(),
            CategoryEdit::Meaning(level) => of_level(*level).to_owned(),
            CategoryEdit::Within(Some(code)) => format!("within “{}”", self.code_name(*code)),
            CategoryEdit::Within(None) => "within no domain".to_owned(),
            CategoryEdit::Order(_) => "its place".to_owned(),
            CategoryEdit::Removed(true) => "taken away".to_owned(),
            CategoryEdit::Removed(false) => "put back".to_owned(),
        }
    }

    pub(super) fn speaker_in_words(&self, is: Option<&SpeakerIs>) -> String {
        match is {
            Some(SpeakerIs::Participant(participant)) => self.short_name(*participant),
            Some(SpeakerIs::Interviewer) => "the interviewer".to_owned(),
            Some(SpeakerIs::Interpreter) => "an interpreter".to_owned(),
            Some(SpeakerIs::Other(name)) => name.clone(),
            None => "not known".to_owned(),
        }
    }

    /// The pseudonym, else the label.
    pub(super) fn short_name(&self, participant: ParticipantId) -> String {
        let pseudonym = self.participant(participant).map(|it| it.pseudonym.text());
        let pseudonym = pseudonym.filter(|name| !name.is_empty());
        pseudonym.map_or_else(|| self.participant_label(participant), str::to_owned)
    }

    pub(super) fn subject_name(&self, subject: Subject) -> String {
        match subject {
            Subject::Participant(id) => self.short_name(id),
            Subject::Case(id) => self.case(id).map_or("", |it| it.name.text()).to_owned(),
            Subject::Document(id) => self.document(id).map_or("", |it| it.name.text()).to_owned(),
        }
    }
}

fn of_analyst(edit: &AnalystEdit) -> String {
    match edit {
        AnalystEdit::Name(name) => format!("now “{name}”"),
        AnalystEdit::Initials(initials) => format!("initials {initials}"),
        AnalystEdit::Colour(_) => "colour".to_owned(),
        AnalystEdit::Background(_) => "background".to_owned(),
        AnalystEdit::Relation(_) => "relation to participants".to_owned(),
        AnalystEdit::Removed(true) => "taken off the list".to_owned(),
        AnalystEdit::Removed(false) => "put back".to_owned(),
    }
}
