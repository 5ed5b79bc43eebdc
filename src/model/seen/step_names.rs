//! What a step that changes something is called: “rename Trust to Trust in staff”, “move 3 codes”.

use super::Seen;
use super::log_words as words;
use crate::model::things::Document;
use crate::model::{
    CategoryEdit, CategoryMark, Change, CodeEdit, CodeId, CodeMatch, CodingEdit, DocumentEdit,
    DocumentId, Line, MemoEdit, ParticipantEdit, StudyEdit,
};

impl Seen<'_> {
    /// The name of a step by its first line, where several of its kind are counted; none for kinds that are named
    /// after what they make.
    pub(super) fn edit_name(&self, lines: &[&Line]) -> Option<String> {
        let first = lines.first()?;
        Some(match &first.change {
            Change::AddCode(new) => {
                let from = self.code_name(new.split_from?);
                format!("split {} from {from}", new.name)
            }
            Change::EditCode { code, edit } => self.code_edit_name(*code, edit, lines),
            Change::EditCategory { category, edit } => {
                let name = self.category(*category).map_or("", |it| it.name.text());
                match edit {
                    CategoryEdit::Name(to) => format!("rename a category to {to}"),
                    CategoryEdit::Definition(_) => format!("definition of {name}"),
                    CategoryEdit::Level(_) => format!("level of {name}"),
                    CategoryEdit::Within(_) | CategoryEdit::Order(_) => format!("place of {name}"),
                    CategoryEdit::Removed(true) => format!("delete {name}"),
                    CategoryEdit::Meaning(_) => format!("manifest or latent: {name}"),
                    CategoryEdit::Removed(false) => format!("put {name} back"),
                }
            }
            Change::MarkCategory { category, mark } => {
                let name = self.category(*category).map_or("", |it| it.name.text());
                match mark {
                    CategoryMark::Valence(None) | CategoryMark::Place(None) => {
                        format!("take a mark of {name} back")
                    }
                    mark => format!("mark {name} as {}", mark.in_words()),
                }
            }
            Change::PlaceCode { .. } => self.placing_name(lines)?,
            Change::MatchCodes { .. } => self.matching_name(lines)?,
            Change::NoCounterpart { code, none: true } => {
                format!("no counterpart of {}", self.code_name(*code))
            }
            Change::NoCounterpart { code, .. } => {
                format!("match {} again", self.code_name(*code))
            }
            Change::PlaceCategory {
                category,
                under,
                placed,
            } => {
                let name = |id| self.category(id).map_or("", |it| it.name.text());
                let verb = if *placed { "under" } else { "out of" };
                format!("put {} {verb} {}", name(*category), name(*under))
            }
            Change::EditCoding { coding, edit } => {
                let code = self.coding(*coding).map(|it| self.code_name(it.code()));
                self.coding_edit_name(&code.unwrap_or_default(), edit, lines)
            }
            Change::EditMemo { edit, .. } => match edit {
                MemoEdit::Removed(true) => "delete a memo".to_owned(),
                MemoEdit::Removed(false) => "put a memo back".to_owned(),
                MemoEdit::Text(_) => "change a memo".to_owned(),
                _ => return None,
            },
            Change::EditDocument { document, edit } => self.document_edit_name(*document, edit),
            Change::MapSpeaker { document, .. } => {
                format!("a speaker of {}", self.document_name(*document))
            }
            Change::Read { document, .. } => {
                format!("reading of {}", self.document_name(*document))
            }
            Change::EditParticipant { participant, edit } => {
                let name = self.participant_label(*participant);
                match edit {
                    ParticipantEdit::Pseudonym(to) => format!("pseudonym {to}"),
                    ParticipantEdit::Role(_) => format!("role of {name}"),
                    ParticipantEdit::Number(_) => format!("number of {name}"),
                    ParticipantEdit::Case(_) => format!("case of {name}"),
                    ParticipantEdit::Removed(true) => format!("take {name} off the list"),
                    ParticipantEdit::Removed(false) => format!("put {name} back"),
                }
            }
            Change::Study(edit) => match edit {
                StudyEdit::Title(_) => "title of the study".to_owned(),
                StudyEdit::Description(_) => "description of the study".to_owned(),
                StudyEdit::Tradition(_) => "tradition".to_owned(),
                StudyEdit::Reported(_) => words::of_study(edit),
            },
            Change::ReviewSaturation(_) => "review of saturation".to_owned(),
            _ => {
                let of_board = self.board_step_name(lines);
                let of_board = of_board.or_else(|| self.quotation_step_name(lines));
                return of_board.or_else(|| self.summary_step_name(lines));
            }
        })
    }

    fn code_edit_name(&self, code: CodeId, edit: &CodeEdit, lines: &[&Line]) -> String {
        let name = self.code_name(code);
        let alike = |is: fn(&CodeEdit) -> bool| {
            let same = lines.iter().filter(|line| match &line.change {
                Change::EditCode { edit, .. } => is(edit),
                _ => false,
            });
            match same.count() {
                0 | 1 => name.clone(),
                several => format!("{several} codes"),
            }
        };
        match edit {
            CodeEdit::Name(to) => format!("rename a code to {to}"),
            CodeEdit::Parent(_) => {
                format!("move {}", alike(|it| matches!(it, CodeEdit::Parent(_))))
            }
            CodeEdit::Definition(_) => format!("definition of {name}"),
            CodeEdit::Include(_) => format!("what {name} includes"),
            CodeEdit::Exclude(_) => format!("what {name} excludes"),
            CodeEdit::Example(_) => format!("example of {name}"),
            CodeEdit::Colour(_) => {
                format!(
                    "colour of {}",
                    alike(|it| matches!(it, CodeEdit::Colour(_)))
                )
            }
            CodeEdit::Order(_) => format!("place of {name}"),
            CodeEdit::MergedInto(_) => format!("take the merge of {name} back"),
            CodeEdit::SwitchedOff(true) => format!("switch {name} off"),
            CodeEdit::SwitchedOff(false) => format!("switch {name} on"),
            CodeEdit::Removed(true) => {
                format!(
                    "delete {}",
                    alike(|it| matches!(it, CodeEdit::Removed(true)))
                )
            }
            CodeEdit::Removed(false) => format!("put {name} back"),
            _ => format!("record of {name}"),
        }
    }

    /// “put 3 codes into Access”; where codes only leave, “take Trust out of Access”.
    fn placing_name(&self, lines: &[&Line]) -> Option<String> {
        let placings = |wanted: bool| {
            lines.iter().filter_map(move |line| match &line.change {
                Change::PlaceCode {
                    code,
                    category,
                    placed,
                } if *placed == wanted => Some((*code, *category)),
                _ => None,
            })
        };
        let into = placings(true).next().is_some();
        let (code, category) = placings(into).next()?;
        let codes = match placings(into).count() {
            1 => self.code_name(code),
            several => format!("{several} codes"),
        };
        let category = self.category(category).map_or("", |it| it.name.text());
        Some(if into {
            format!("put {codes} into {category}")
        } else {
            format!("take {codes} out of {category}")
        })
    }

    /// “match Trust with Being believed”, “match 4 pairs of codes”.
    fn matching_name(&self, lines: &[&Line]) -> Option<String> {
        let pairs = |standing: bool| {
            lines.iter().filter_map(move |line| match &line.change {
                Change::MatchCodes { a, b, matched } if matched.is_some() == standing => {
                    Some((*a, *b, *matched))
                }
                _ => None,
            })
        };
        let stands = pairs(true).next().is_some();
        let (a, b, how) = pairs(stands).next()?;
        let (a, b) = (self.code_name(a), self.code_name(b));
        Some(match (how, pairs(stands).count()) {
            (None, _) => format!("take the match of {a} with {b} back"),
            (Some(CodeMatch::Equal), 1) => format!("match {a} with {b}"),
            (Some(how), 1) => format!("match {a} with {b}: {}", how.as_str()),
            (Some(_), several) => format!("match {several} pairs of codes"),
        })
    }

    fn coding_edit_name(&self, code: &str, edit: &CodingEdit, lines: &[&Line]) -> String {
        let codings = |one: String| {
            // Deleting a code takes its codings away too.
            let gone = lines.iter().find_map(|line| match &line.change {
                Change::EditCode {
                    code,
                    edit: CodeEdit::Removed(true),
                } => Some(self.code_name(*code)),
                _ => None,
            });
            match (gone, lines.len()) {
                (Some(code), _) => format!("delete {code}"),
                (None, 1) => one,
                (None, several) => format!("change {several} codings"),
            }
        };
        match edit {
            CodingEdit::Code(to) => codings(format!("recode to {}", self.code_name(*to))),
            CodingEdit::Borders { .. } => format!("borders of {code}"),
            CodingEdit::Condensed(_) => format!("condensed meaning unit of {code}"),
            CodingEdit::Mark(mark) => format!("mark: {}", mark.in_words()),
            CodingEdit::Removed(true) => codings(format!("take {code} away")),
            CodingEdit::StillFits(_) => codings(format!("{code} still fits")),
            CodingEdit::Quotation(quoted) => codings(words::of_quotation(*quoted).to_owned()),
            CodingEdit::Removed(false) => codings(format!("put {code} back")),
        }
    }

    fn document_edit_name(&self, document: DocumentId, edit: &DocumentEdit) -> String {
        let name = self.document_name(document);
        match edit {
            DocumentEdit::Name(to) => format!("rename a document to {to}"),
            DocumentEdit::Kind(_) => format!("kind of {name}"),
            DocumentEdit::Date(_) => format!("date of {name}"),
            DocumentEdit::Wave(_) => format!("wave of {name}"),
            DocumentEdit::Mode(_) => format!("mode of {name}"),
            DocumentEdit::Interviewer(_) => format!("interviewer of {name}"),
            DocumentEdit::Language(_) => format!("language of {name}"),
            DocumentEdit::TranslatedFrom(_) | DocumentEdit::TranslatedBy(_) => {
                format!("translation of {name}")
            }
            DocumentEdit::Removed(true) => format!("remove {name}"),
            DocumentEdit::Removed(false) => format!("put {name} back"),
        }
    }

    fn document_name(&self, document: DocumentId) -> &str {
        self.document(document)
            .map_or("", |it: &Document| it.name.text())
    }
}
