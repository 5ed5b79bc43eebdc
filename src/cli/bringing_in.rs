//! Rows of a table become codings: one step, whoever's codings they are.

use super::cli_error::CliError;
use super::input_table::{InputRow, InputTable};
use super::names::{self, Names};
use super::open_study::OpenStudy;
use crate::model::acts;
use crate::model::things::{Document, Pass};
use crate::model::{
    AnalystId, Arose, Change, CodeId, DocumentId, Level, Material, MaterialSpan, MemoKind, NewCode,
    NewCoding, NewMemo, NewPass, Part, PassId, PassKind, Reading, Seen, Span, StepDraft, Target,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The pass of rows that name none.
const IMPORTED: &str = "Imported";

/// A row that was refused.
#[derive(Debug, Serialize)]
pub(super) struct RefusedRow {
    /// Its number, the headings being row 1.
    pub row: usize,
    /// Why, in a sentence.
    pub reason: String,
}

/// A row that lies in segments of several constructs, of which one was taken.
#[derive(Debug, Serialize)]
pub(super) struct Overlapping {
    /// Its number, the headings being row 1.
    pub row: usize,
    /// The construct it was taken in.
    pub within: String,
    /// The others it lies in.
    pub also: Vec<String>,
}

/// What became of a table.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub added: usize,
    pub there_already: usize,
    pub codes_made: Vec<String>,
    /// The passes that codings went into, each with how many.
    pub passes: BTreeMap<String, usize>,
    /// Rows that could have been taken in several constructs and named none.
    pub overlapping: Vec<Overlapping>,
    /// Rows that reach beyond the segment they were taken in, as a passage may.
    pub beyond: Vec<usize>,
    pub refused: Vec<RefusedRow>,
}

impl Outcome {
    /// For scripts.
    pub fn as_json(&self, dry_run: bool) -> Value {
        json!({
            "added": self.added,
            "there_already": self.there_already,
            "codes_made": self.codes_made,
            "passes": self.passes,
            "overlapping": self.overlapping,
            "beyond": self.beyond,
            "refused": self.refused,
            "dry_run": dry_run,
        })
    }
}

/// What makes two codings the same.
type Same = (AnalystId, DocumentId, PassId, CodeId, u32, u32);

/// In which construct; none for any.
type In = Option<Option<CodeId>>;

/// Rows on their way into a step.
pub(super) struct BringingIn<'s> {
    open: &'s OpenStudy,
    table: &'s InputTable,
    seen: Seen<'s>,
    columns: Columns,
    analysts: Names<AnalystId>,
    documents: Names<DocumentId>,
    passes: Names<PassId>,
    /// Each analyst's own view: their hidden codes are theirs to code with.
    views: FxHashMap<AnalystId, View<'s>>,
    made: FxHashMap<String, CodeId>,
    /// The colours of the codes that are made.
    colours: acts::NewColours,
    here: FxHashSet<(Same, In)>,
    /// Whose codings of which document are among `here`.
    looked: FxHashSet<(AnalystId, DocumentId)>,
    imported: Option<PassId>,
    outcome: Outcome,
}

struct View<'s> {
    seen: Seen<'s>,
    codes: Names<CodeId>,
}

struct Columns {
    analyst: usize,
    document: usize,
    code: usize,
    start: usize,
    end: usize,
    pass: Option<usize>,
    memo: Option<usize>,
    within: Option<usize>,
}

/// A row whose names are known.
struct Known {
    analyst: AnalystId,
    document: DocumentId,
    pass: Option<PassId>,
    span: Span,
}

impl<'s> BringingIn<'s> {
    /// Gets ready; refuses a table that lacks a column.
    pub fn new(open: &'s OpenStudy, table: &'s InputTable) -> Result<Self, CliError> {
        let seen = open.seen();
        Ok(Self {
            columns: Columns::of(table)?,
            analysts: names::analysts(&seen),
            documents: names::documents(&seen),
            passes: names::passes(&seen),
            views: FxHashMap::default(),
            made: FxHashMap::default(),
            colours: acts::NewColours::of(&seen),
            here: FxHashSet::default(),
            looked: FxHashSet::default(),
            imported: None,
            outcome: Outcome::default(),
            open,
            table,
            seen,
        })
    }

    /// Puts every row that makes sense into the step.
    pub fn into_draft(mut self, draft: &mut StepDraft) -> Outcome {
        self.imported = self.imported_pass(draft);
        let mut read: FxHashSet<(AnalystId, DocumentId)> = FxHashSet::default();
        for row in &self.table.rows {
            match self.take(row, draft) {
                Ok(Some(known)) => {
                    read.insert((known.analyst, known.document));
                }
                Ok(None) => {}
                Err(reason) => self.outcome.refused.push(RefusedRow {
                    row: row.number,
                    reason,
                }),
            }
        }
        self.mark_read(draft, read);
        self.outcome
    }

    /// Takes a row; returns it where it went into the pass “Imported”.
    fn take(&mut self, row: &InputRow, draft: &mut StepDraft) -> Result<Option<Known>, String> {
        let known = self.known(row)?;
        let pass = known.pass.or(self.imported).ok_or_else(|| {
            format!("there is a pass “{IMPORTED}” that is blind; name the pass of each row.")
        })?;
        let named = self.columns.within.map_or("", |column| row.cell(column));
        let within = self.within(pass, &known, named)?;
        if let Some(pass) = self.seen.pass(pass) {
            self.refuse_closed(pass, &known, within)?;
        }
        let code = self.code(row.cell(self.columns.code), pass, &known, within, draft)?;
        let same = (
            known.analyst,
            known.document,
            pass,
            code,
            known.span.start,
            known.span.end,
        );
        let asked: In = (!named.is_empty()).then_some(within);
        if self.is_here(same, asked) {
            self.outcome.there_already += 1;
        } else {
            let coding = draft.push(Change::AddCoding(NewCoding {
                analyst: known.analyst,
                document: known.document,
                pass,
                code,
                start: known.span.start,
                end: known.span.end,
                within,
            }));
            self.here.extend([(same, None), (same, Some(within))]);
            self.outcome.added += 1;
            if let Some(within) = within {
                self.note_borders(row.number, pass, &known, within);
                if named.is_empty() {
                    self.note_overlap(row.number, pass, &known, within);
                }
            }
            let name = self.seen.pass(pass).map_or(IMPORTED, |it| it.name.text());
            if let Some(taken) = self.outcome.passes.get_mut(name) {
                *taken += 1;
            } else {
                self.outcome.passes.insert(name.to_owned(), 1);
            }
            let memo = self.columns.memo.map_or("", |column| row.cell(column));
            if !memo.is_empty() {
                draft.push(Change::AddMemo(Box::new(NewMemo {
                    analyst: Some(known.analyst),
                    kind: MemoKind::Analytic,
                    text: memo.to_owned(),
                    on: Target::Coding(coding.into()),
                    pass: Some(pass),
                    author: None,
                    dated: None,
                })));
            }
        }
        Ok(known.pass.is_none().then_some(known))
    }

    /// Finds what a row names and looks whether its span lies in the text.
    fn known(&self, row: &InputRow) -> Result<Known, String> {
        let sentence = |error: CliError| error.to_string();
        let cell = |column: usize| row.cell(column);
        let analyst = self
            .analysts
            .find(cell(self.columns.analyst))
            .map_err(sentence)?;
        let document = self
            .documents
            .find(cell(self.columns.document))
            .map_err(sentence)?;
        let pass = self.columns.pass.map_or("", cell);
        let pass = if pass.is_empty() || pass.eq_ignore_ascii_case(IMPORTED) {
            None
        } else {
            Some(self.passes.find(pass).map_err(sentence)?)
        };
        let number = |what: &str, column: usize| {
            let typed = cell(column);
            typed
                .parse::<u32>()
                .map_err(|_| format!("the {what} “{typed}” is no whole number from 0 up."))
        };
        let span = Span::new(
            number("start", self.columns.start)?,
            number("end", self.columns.end)?,
        );
        let length = self.seen.document(document).map_or(0, Document::length);
        if span.is_empty() || span.end > length {
            return Err(format!(
                "{} to {} is no stretch of a text of {length} characters.",
                span.start, span.end
            ));
        }
        Ok(Known {
            analyst,
            document,
            pass,
            span,
        })
    }

    /// The construct that a row is coded in: the one it names, else the one it shares most characters with.
    fn within(&self, pass: PassId, known: &Known, named: &str) -> Result<Option<CodeId>, String> {
        if named.is_empty() {
            return Ok(acts::within_of(
                &self.seen,
                pass,
                known.document,
                known.span,
            ));
        }
        let it = self.seen.pass(pass);
        let name = it.map_or(IMPORTED, |it| it.name.text());
        if !it.is_some_and(Pass::is_within_constructs) {
            return Err(format!(
                "“{name}” codes whole documents and within no construct: leave “within” empty."
            ));
        }
        let construct = names::codes(&self.seen).find(named);
        let construct = construct.map_err(|error| error.to_string())?;
        if !self.constructs_at(pass, known).contains(&construct) {
            return Err(format!(
                "{} to {} lies in no segment of “{named}” in the material of “{name}”.",
                known.span.start, known.span.end
            ));
        }
        Ok(Some(construct))
    }

    /// The constructs in whose segments of the material a row lies.
    fn constructs_at(&self, pass: PassId, known: &Known) -> BTreeSet<CodeId> {
        let spans = self.seen.material_spans(pass).into_iter();
        spans
            .filter(|it| {
                it.document == known.document && it.span().intersection(known.span).is_some()
            })
            .map(|it| it.construct)
            .collect()
    }

    fn note_borders(&mut self, row: usize, pass: PassId, known: &Known, within: CodeId) {
        let lies_in = |it: &MaterialSpan| {
            let (segment, span) = (it.span(), known.span);
            it.document == known.document
                && it.construct == within
                && segment.start <= span.start
                && span.end <= segment.end
        };
        if !self.seen.material_spans(pass).iter().any(lies_in) {
            self.outcome.beyond.push(row);
        }
    }

    fn note_overlap(&mut self, row: usize, pass: PassId, known: &Known, within: CodeId) {
        let mut others = self.constructs_at(pass, known);
        others.remove(&within);
        if !others.is_empty() {
            let name = |code: CodeId| self.seen.code_path(code);
            self.outcome.overlapping.push(Overlapping {
                row,
                within: name(within),
                also: others.into_iter().map(name).collect(),
            });
        }
    }

    /// Whether a row is another's hidden work in a blind pass in which whoever brings it in codes too.
    fn is_anothers_hidden(&self, pass: &Pass, analyst: AnalystId, part: Part) -> bool {
        let person = self.open.person();
        let mut brings = [person, self.open.project().person()].into_iter().flatten();
        person != Some(analyst)
            && pass.opened.blind
            && !pass.is_revealed(part)
            && brings.any(|who| pass.opened.analysts.contains(&who))
    }

    fn refuse_closed(
        &self,
        pass: &Pass,
        known: &Known,
        within: Option<CodeId>,
    ) -> Result<(), String> {
        let name = pass.name.text();
        let who = super::coding_rows::analyst_name(&self.seen, known.analyst);
        if pass.opened.blind && !pass.opened.analysts.contains(&known.analyst) {
            return Err(format!("{who} does not code in the blind pass “{name}”."));
        }
        if pass.is_within_constructs() && within.is_none() {
            return Err(format!(
                "{} to {} lies in no segment of the material of “{name}”.",
                known.span.start, known.span.end
            ));
        }
        if pass.awaits_a_round(known.document) {
            let document = self.seen.document(known.document);
            let document = document.map_or("", |it| it.name.text());
            return Err(format!(
                "The pass “{name}” runs in rounds, and “{document}” is in none of them yet: open a round with it first."
            ));
        }
        let part = within.map_or(Part::Document(known.document), Part::Construct);
        if self.is_anothers_hidden(pass, known.analyst, part) {
            return Err(format!(
                "the pass “{name}” is blind and not revealed here: {who}'s codings come from {who} alone, at {who}'s own installation."
            ));
        }
        if pass.has_closed(known.analyst, part) {
            return Err(format!(
                "{who} has closed this part of “{name}”: reopen it first."
            ));
        }
        Ok(())
    }

    /// The code of a row, as its analyst knows it; made where nobody has it yet.
    fn code(
        &mut self,
        name: &str,
        pass: PassId,
        known: &Known,
        within: Option<CodeId>,
        draft: &mut StepDraft,
    ) -> Result<CodeId, String> {
        let key = name.to_lowercase();
        if let Some(code) = self.made.get(&key) {
            return Ok(*code);
        }
        let open = self.open;
        let view = self.views.entry(known.analyst).or_insert_with(|| {
            let seen = open.seen_by(known.analyst);
            let codes = names::codes(&seen);
            View { seen, codes }
        });
        match view.codes.find(name) {
            Ok(code) => return Ok(code),
            // The candidates may be hidden from whoever brings the codings in for somebody else.
            Err(CliError::Ambiguous { .. }) if self.open.person() != Some(known.analyst) => {
                return Err(format!(
                    "several codes are called “{name}”; write the id or the full path."
                ));
            }
            Err(error @ CliError::Ambiguous { .. }) => return Err(error.to_string()),
            Err(_) => {}
        }
        let mut parent = None;
        let mut path = String::new();
        for part in name.split('/').map(str::trim) {
            if part.is_empty() {
                return Err(format!("the code “{name}” has an empty name in its path."));
            }
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
            let key = path.to_lowercase();
            let here = self.made.get(&key).copied();
            let here = here.or_else(|| at_path(&view.seen, &key));
            let code = here.unwrap_or_else(|| {
                let arose = Arose {
                    pass,
                    document: Some(known.document),
                    span: Some(known.span),
                    within,
                };
                let code: CodeId = draft
                    .push(Change::AddCode(Box::new(NewCode {
                        parent,
                        arose: Some(arose),
                        colour: self.colours.take(),
                        ..acts::new_code(part)
                    })))
                    .into();
                self.made.insert(key, code);
                self.outcome.codes_made.push(path.clone());
                code
            });
            parent = Some(code);
        }
        parent.ok_or_else(|| "the code is empty.".to_owned())
    }

    fn is_here(&mut self, same: Same, within: In) -> bool {
        let (analyst, document, ..) = same;
        if self.looked.insert((analyst, document))
            && let Some(view) = self.views.get(&analyst)
        {
            let tree = view.seen.code_tree();
            let codings = view.seen.codings_of(document).into_iter();
            let own = codings.filter(|coding| coding.analyst() == analyst);
            self.here.extend(own.flat_map(|coding| {
                let (span, code) = (coding.span(), tree.effective(coding.code()));
                let same = (analyst, document, coding.pass(), code, span.start, span.end);
                [(same, None), (same, Some(coding.within()))]
            }));
        }
        self.here.contains(&(same, within))
    }

    /// The pass of rows that name none; made where it is needed and not there yet.
    fn imported_pass(&self, draft: &mut StepDraft) -> Option<PassId> {
        let named = |row: &&InputRow| {
            let pass = self.columns.pass.map_or("", |column| row.cell(column));
            !pass.is_empty() && !pass.eq_ignore_ascii_case(IMPORTED)
        };
        let mut analysts: Vec<AnalystId> = Vec::new();
        for row in self.table.rows.iter().filter(|row| !named(row)) {
            if let Ok(known) = self.known(row)
                && !analysts.contains(&known.analyst)
            {
                analysts.push(known.analyst);
            }
        }
        let passes = self.seen.passes();
        let here = passes.iter().find(|it| it.name.text() == IMPORTED);
        if let Some(pass) = here {
            return (!pass.opened.blind).then_some(pass.id);
        }
        if analysts.is_empty() {
            return None;
        }
        let new = NewPass {
            name: IMPORTED.to_owned(),
            kind: PassKind::Directed,
            analysts,
            framework: None,
            level: Level::default(),
            blind: false,
            material: Material::AllDocuments,
        };
        Some(draft.push(Change::AddPass(Box::new(new))).into())
    }

    /// Whoever's codings of a document were brought in has read it.
    fn mark_read(&self, draft: &mut StepDraft, read: FxHashSet<(AnalystId, DocumentId)>) {
        let Some(pass) = self.imported else { return };
        let mut read: Vec<_> = read.into_iter().collect();
        read.sort();
        for (analyst, document) in read {
            let known = self.seen.reading(pass, analyst, document);
            if known.is_none_or(|it| it == Reading::Unread) {
                draft.push(Change::Read {
                    pass,
                    analyst,
                    document,
                    reading: Reading::Read,
                });
            }
        }
    }
}

/// The code with this path, in whatever case.
fn at_path(seen: &Seen<'_>, key: &str) -> Option<CodeId> {
    let mut codes = seen.code_tree().order.iter().map(|(code, _)| *code);
    codes.find(|code| seen.code_path(*code).to_lowercase() == key)
}

impl Columns {
    fn of(table: &InputTable) -> Result<Self, CliError> {
        let needed = |name: &'static str| {
            table.column(&[name]).ok_or_else(|| {
                CliError::Refused(format!(
                    "The table has no column “{name}” (it has {}): its columns are analyst, document, code, start, end and, if there are any, pass, memo and within.",
                    table.headings.join(", ")
                ))
            })
        };
        Ok(Self {
            analyst: needed("analyst")?,
            document: needed("document")?,
            code: needed("code")?,
            start: needed("start")?,
            end: needed("end")?,
            pass: table.column(&["pass"]),
            memo: table.column(&["memo"]),
            within: table.column(&["within"]),
        })
    }
}
