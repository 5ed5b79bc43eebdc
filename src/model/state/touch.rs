//! How each change acts on the state. The same function writes and takes back: the pen knows which.

use super::State;
use crate::model::things::{
    Analyst, Attribute, Case, Category, Code, Coding, DecisionMade, Document, LoadedFramework,
    Made, Memo, Participant, Pass, Revealed, Role, Round, Session, Version,
};
use crate::model::{
    AnalystEdit, CaseEdit, CategoryEdit, Change, CodeEdit, CodingEdit, DocumentEdit, FrameworkEdit,
    Id, Line, Mark, MemoEdit, Part, ParticipantEdit, PassEdit, Pen, RoleEdit, Span, StudyEdit,
};

impl State {
    /// Lets a line's change act with a pen. Returns false where the field bears a greater stamp, so that
    /// nothing shows of it: for an undo, what somebody has built on.
    pub fn touch(&mut self, line: &Line, pen: Pen) -> bool {
        self.touch_study(line, pen)
            .or_else(|| self.touch_people(line, pen))
            .or_else(|| self.touch_documents(line, pen))
            .or_else(|| self.touch_codes(line, pen))
            .or_else(|| self.touch_categories(line, pen))
            .or_else(|| self.touch_passes(line, pen))
            .or_else(|| self.touch_codings(line, pen))
            .or_else(|| self.touch_memos(line, pen))
            .or_else(|| self.touch_settling(line, pen))
            .unwrap_or(true)
    }

    fn touch_study(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::Study(StudyEdit::Title(text)) => self.title.put(pen, text.clone()),
            Change::Study(StudyEdit::Description(text)) => self.description.put(pen, text.clone()),
            Change::Study(StudyEdit::Tradition(value)) => self.tradition.put(pen, *value),
            Change::Study(StudyEdit::Reported(value)) => self.reported.put(pen, *value),
            Change::Bind { analyst } => {
                let bound = self.bound.entry(line.id.device()).or_default();
                bound.put(pen, *analyst)
            }
            _ => return None,
        })
    }

    fn touch_people(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddAnalyst(new) => {
                let analyst = self.analysts.entry(id.into()).or_insert_with(|| Analyst {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    initials: made(line, &new.initials),
                    colour: made(line, &new.colour),
                    background: Default::default(),
                    relation: Default::default(),
                });
                analyst.made.put(pen)
            }
            Change::EditAnalyst { analyst, edit } => {
                let it = self.analysts.get_mut(analyst)?;
                match edit {
                    AnalystEdit::Name(text) => it.name.put(pen, text.clone()),
                    AnalystEdit::Initials(text) => it.initials.put(pen, text.clone()),
                    AnalystEdit::Colour(colour) => it.colour.put(pen, *colour),
                    AnalystEdit::Background(text) => it.background.put(pen, text.clone()),
                    AnalystEdit::Relation(text) => it.relation.put(pen, text.clone()),
                    AnalystEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddRole(new) => {
                let role = self.roles.entry(id.into()).or_insert_with(|| Role {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    pattern: made(line, &new.pattern),
                });
                role.made.put(pen)
            }
            Change::EditRole { role, edit } => {
                let it = self.roles.get_mut(role)?;
                match edit {
                    RoleEdit::Name(text) => it.name.put(pen, text.clone()),
                    RoleEdit::Pattern(text) => it.pattern.put(pen, text.clone()),
                    RoleEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddCase(new) => {
                let case = self.cases.entry(id.into()).or_insert_with(|| Case {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    kind: made(line, &new.kind),
                    parent: made(line, &new.parent),
                });
                case.made.put(pen)
            }
            Change::EditCase { case, edit } => {
                let it = self.cases.get_mut(case)?;
                match edit {
                    CaseEdit::Name(text) => it.name.put(pen, text.clone()),
                    CaseEdit::Kind(text) => it.kind.put(pen, text.clone()),
                    CaseEdit::Parent(parent) => it.parent.put(pen, *parent),
                    CaseEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddParticipant(new) => {
                let participants = &mut self.participants;
                let it = participants
                    .entry(id.into())
                    .or_insert_with(|| Participant {
                        id: id.into(),
                        made: Made::by(line),
                        pseudonym: made(line, &new.pseudonym),
                        role: made(line, &new.role),
                        number: made(line, &new.number),
                        case: made(line, &new.case),
                    });
                it.made.put(pen)
            }
            Change::EditParticipant { participant, edit } => {
                let it = self.participants.get_mut(participant)?;
                match edit {
                    ParticipantEdit::Pseudonym(text) => it.pseudonym.put(pen, text.clone()),
                    ParticipantEdit::Role(role) => it.role.put(pen, *role),
                    ParticipantEdit::Number(number) => it.number.put(pen, *number),
                    ParticipantEdit::Case(case) => it.case.put(pen, *case),
                    ParticipantEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddAttribute(new) => {
                let it = self
                    .attributes
                    .entry(id.into())
                    .or_insert_with(|| Attribute {
                        id: id.into(),
                        made: Made::by(line),
                        name: new.name.clone(),
                        unit: new.unit.clone(),
                        of: new.of,
                    });
                it.made.put(pen)
            }
            Change::SetAttribute {
                of,
                attribute,
                value,
            } => {
                let field = self.values.entry((*of, *attribute)).or_default();
                field.put(pen, value.clone())
            }
            _ => return None,
        })
    }

    fn touch_documents(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddDocument(new) => {
                let it = self.documents.entry(id.into()).or_insert_with(|| Document {
                    id: id.into(),
                    made: Made::by(line),
                    imported: (**new).clone(),
                    name: made(line, &new.name),
                    kind: made(line, &new.kind),
                    date: Default::default(),
                    wave: Default::default(),
                    mode: Default::default(),
                    interviewer: Default::default(),
                    language: made(line, &new.language),
                    translated_from: Default::default(),
                    translated_by: Default::default(),
                    corrected_turns: Default::default(),
                    speakers: Default::default(),
                    participants: Default::default(),
                    note_of: Default::default(),
                    erased: false,
                });
                it.made.put(pen)
            }
            Change::EditDocument { document, edit } => {
                let it = self.documents.get_mut(document)?;
                match edit {
                    DocumentEdit::Name(text) => it.name.put(pen, text.clone()),
                    DocumentEdit::Kind(kind) => it.kind.put(pen, *kind),
                    DocumentEdit::Date(text) => it.date.put(pen, text.clone()),
                    DocumentEdit::Wave(text) => it.wave.put(pen, text.clone()),
                    DocumentEdit::Mode(text) => it.mode.put(pen, text.clone()),
                    DocumentEdit::Interviewer(who) => it.interviewer.put(pen, *who),
                    DocumentEdit::Language(text) => it.language.put(pen, text.clone()),
                    DocumentEdit::TranslatedFrom(text) => it.translated_from.put(pen, text.clone()),
                    DocumentEdit::TranslatedBy(text) => it.translated_by.put(pen, text.clone()),
                    DocumentEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::CorrectTurns {
                document,
                speakers,
                turns,
            } => {
                let it = self.documents.get_mut(document)?;
                it.corrected_turns
                    .put(pen, (speakers.clone(), turns.clone()))
            }
            Change::MapSpeaker {
                document,
                speaker,
                is,
            } => {
                let it = self.documents.get_mut(document)?;
                it.speakers
                    .entry(*speaker)
                    .or_default()
                    .put(pen, is.clone())
            }
            Change::LinkParticipant {
                document,
                participant,
                linked,
            } => {
                let it = self.documents.get_mut(document)?;
                let field = it.participants.entry(*participant).or_default();
                field.put(pen, *linked)
            }
            Change::LinkNote {
                note,
                document,
                linked,
            } => {
                let it = self.documents.get_mut(note)?;
                it.note_of.entry(*document).or_default().put(pen, *linked)
            }
            Change::Erase(erase) if writes(pen) => {
                self.erasures.insert(id, (**erase).clone());
                if erase.passage.is_none() {
                    self.documents.get_mut(&erase.document)?.erased = true;
                }
                true
            }
            _ => return None,
        })
    }

    fn touch_codes(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddFramework(new) => {
                let frameworks = &mut self.frameworks;
                let it = frameworks
                    .entry(id.into())
                    .or_insert_with(|| LoadedFramework {
                        id: id.into(),
                        made: Made::by(line),
                        loaded: (**new).clone(),
                        name: made(line, &new.name),
                    });
                it.made.put(pen)
            }
            Change::EditFramework { framework, edit } => {
                let it = self.frameworks.get_mut(framework)?;
                match edit {
                    FrameworkEdit::Name(text) => it.name.put(pen, text.clone()),
                    FrameworkEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddCode(new) => {
                let it = self.codes.entry(id.into()).or_insert_with(|| Code {
                    id: id.into(),
                    made: Made::by(line),
                    first: (**new).clone(),
                    name: made(line, &new.name),
                    parent: made(line, &new.parent),
                    definition: Default::default(),
                    include: Default::default(),
                    exclude: Default::default(),
                    example: Default::default(),
                    colour: made(line, &new.colour),
                    origin: made(line, &new.origin),
                    level: Default::default(),
                    merged_into: Default::default(),
                    switched_off: Default::default(),
                    order: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditCode { code, edit } => {
                let it = self.codes.get_mut(code)?;
                match edit {
                    CodeEdit::Name(text) => it.name.put(pen, text.clone()),
                    CodeEdit::Parent(parent) => it.parent.put(pen, *parent),
                    CodeEdit::Definition(text) => it.definition.put(pen, text.clone()),
                    CodeEdit::Include(text) => it.include.put(pen, text.clone()),
                    CodeEdit::Exclude(text) => it.exclude.put(pen, text.clone()),
                    CodeEdit::Example(text) => it.example.put(pen, text.clone()),
                    CodeEdit::Colour(colour) => it.colour.put(pen, *colour),
                    CodeEdit::Origin(origin) => it.origin.put(pen, *origin),
                    CodeEdit::Level(level) => it.level.put(pen, *level),
                    CodeEdit::MergedInto(into) => it.merged_into.put(pen, *into),
                    CodeEdit::SwitchedOff(off) => it.switched_off.put(pen, *off),
                    CodeEdit::Order(order) => it.order.put(pen, *order),
                    CodeEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::LinkCodes { from, to, link } => {
                let field = self.code_links.entry((*from, *to)).or_default();
                field.put(pen, *link)
            }
            Change::MatchCodes { a, b, matched } => {
                let field = self.code_matches.entry((*a, *b)).or_default();
                field.put(pen, *matched)
            }
            _ => return None,
        })
    }

    fn touch_categories(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddCategory(new) => {
                let it = self
                    .categories
                    .entry(id.into())
                    .or_insert_with(|| Category {
                        id: id.into(),
                        made: Made::by(line),
                        name: made(line, &new.name),
                        definition: Default::default(),
                        level: made(line, &new.level),
                        within: made(line, &new.within),
                        order: Default::default(),
                        codes: Default::default(),
                        under: Default::default(),
                    });
                it.made.put(pen)
            }
            Change::EditCategory { category, edit } => {
                let it = self.categories.get_mut(category)?;
                match edit {
                    CategoryEdit::Name(text) => it.name.put(pen, text.clone()),
                    CategoryEdit::Definition(text) => it.definition.put(pen, text.clone()),
                    CategoryEdit::Level(level) => it.level.put(pen, *level),
                    CategoryEdit::Within(code) => it.within.put(pen, *code),
                    CategoryEdit::Order(order) => it.order.put(pen, *order),
                    CategoryEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::PlaceCode {
                code,
                category,
                placed,
            } => {
                let it = self.categories.get_mut(category)?;
                it.codes.entry(*code).or_default().put(pen, *placed)
            }
            Change::PlaceCategory {
                category,
                under,
                placed,
            } => {
                let it = self.categories.get_mut(category)?;
                it.under.entry(*under).or_default().put(pen, *placed)
            }
            _ => return None,
        })
    }

    fn touch_passes(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddPass(new) => {
                let it = self.passes.entry(id.into()).or_insert_with(|| Pass {
                    id: id.into(),
                    made: Made::by(line),
                    opened: (**new).clone(),
                    name: made(line, &new.name),
                    level: made(line, &new.level),
                    closings: Default::default(),
                    reveals: Default::default(),
                    reading: Default::default(),
                    taken_in: Default::default(),
                    rounds: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditPass { pass, edit } => {
                let it = self.passes.get_mut(pass)?;
                match edit {
                    PassEdit::Name(text) => it.name.put(pen, text.clone()),
                    PassEdit::Level(level) => it.level.put(pen, *level),
                    PassEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddRound(new) => {
                let pass = self.passes.get_mut(&new.pass)?;
                let it = pass.rounds.entry(id.into()).or_insert_with(|| Round {
                    made: Made::by(line),
                    opened: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::TakeInMaterial {
                pass,
                span,
                taken_in,
            } => {
                let it = self.passes.get_mut(pass)?;
                it.taken_in.entry(*span).or_default().put(pen, *taken_in)
            }
            Change::Read {
                pass,
                analyst,
                document,
                reading,
            } => {
                let it = self.passes.get_mut(pass)?;
                let field = it.reading.entry((*analyst, *document)).or_default();
                field.put(pen, *reading)
            }
            // Closing and reveal are reopened, not undone.
            Change::Close {
                pass,
                analyst,
                parts,
                closing,
            } if writes(pen) => {
                let it = self.passes.get_mut(pass)?;
                for part in parts {
                    let field = it.closings.entry((*analyst, *part)).or_default();
                    field.put(pen, closing.clone());
                }
                true
            }
            Change::Reveal { pass, parts, cut } if writes(pen) => {
                let it = self.passes.get_mut(pass)?;
                for part in parts {
                    record_reveal(it, *part, line, cut);
                }
                true
            }
            _ => return None,
        })
    }

    fn touch_codings(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::AddCoding(new) => {
                if writes(pen) {
                    self.codings.insert(Coding::made(line, *new));
                    return Some(true);
                }
                let it = self.codings.get_mut(line.id.into())?.touch();
                it.present.put(pen, true)
            }
            Change::EditCoding { coding, edit } => {
                let it = self.codings.get_mut(*coding)?.touch();
                match edit {
                    CodingEdit::Code(code) => it.code.put(pen, *code),
                    CodingEdit::Borders { start, end } => {
                        it.borders.put(pen, Span::new(*start, *end))
                    }
                    CodingEdit::Condensed(text) => it.condensed.put(pen, text.clone()),
                    CodingEdit::Mark(Mark::Valence(value)) => it.valence.put(pen, *value),
                    CodingEdit::Mark(Mark::Place(value)) => it.place.put(pen, *value),
                    CodingEdit::Mark(Mark::Stance(value)) => it.stance.put(pen, *value),
                    CodingEdit::Mark(Mark::Deviant(value)) => it.deviant.put(pen, *value),
                    CodingEdit::Removed(removed) => it.present.put(pen, !removed),
                }
            }
            _ => return None,
        })
    }

    fn touch_memos(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddMemo(new) => {
                let it = self.memos.entry(id.into()).or_insert_with(|| Memo {
                    id: id.into(),
                    made: Made::by(line),
                    first: (**new).clone(),
                    text: made(line, &new.text),
                    kind: made(line, &new.kind),
                    shared: Default::default(),
                    links: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditMemo { memo, edit } => {
                let it = self.memos.get_mut(memo)?;
                match edit {
                    MemoEdit::Text(text) => it.text.put(pen, text.clone()),
                    MemoEdit::Kind(kind) => it.kind.put(pen, *kind),
                    MemoEdit::Shared(shared) => it.shared.put(pen, *shared),
                    MemoEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::LinkMemo { memo, to, linked } => {
                let it = self.memos.get_mut(memo)?;
                it.links.entry(*to).or_default().put(pen, *linked)
            }
            _ => return None,
        })
    }

    fn touch_settling(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddSession(new) => {
                let it = self.sessions.entry(id.into()).or_insert_with(|| Session {
                    id: id.into(),
                    made: Made::by(line),
                    held: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::Decide(new) => {
                let it = self
                    .decisions
                    .entry(id.into())
                    .or_insert_with(|| DecisionMade {
                        id: id.into(),
                        made: Made::by(line),
                        decided: (**new).clone(),
                    });
                it.made.put(pen)
            }
            // A frozen version stays.
            Change::Freeze(new) if writes(pen) => {
                let it = self.versions.entry(id.into()).or_insert_with(|| Version {
                    id: id.into(),
                    made: Made::by(line),
                    frozen: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::Review(new) => {
                let made = || (Made::by(line), (**new).clone());
                self.reviews.entry(id).or_insert_with(made).0.put(pen)
            }
            _ => return None,
        })
    }

    /// Why a change whose references are all here can still not be applied, if so.
    pub fn refusal(&self, change: &Change, in_step: &dyn Fn(Id) -> Option<u32>) -> Option<String> {
        let length = |document: crate::model::DocumentId| {
            in_step(document.0).unwrap_or_else(|| self.length(document))
        };
        match change {
            Change::AddCoding(new) => outside(new.span(), length(new.document)),
            Change::EditCoding {
                coding,
                edit: CodingEdit::Borders { start, end },
            } => {
                let document = self.codings.get(*coding)?.document();
                outside(Span::new(*start, *end), length(document))
            }
            Change::AddDocument(new) => new
                .turns
                .iter()
                .find_map(|turn| outside_or_empty_turn(turn, new.length)),
            Change::CorrectTurns {
                document, turns, ..
            } => turns
                .iter()
                .find_map(|turn| outside_or_empty_turn(turn, length(*document))),
            Change::AddMemo(new) => match new.on {
                crate::model::Target::Passage { document, span } => outside(span, length(document)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A field as the making line sets it. The undo of a making touches only whether the thing stands.
fn made<T: Clone>(line: &Line, value: &T) -> crate::model::Field<T> {
    crate::model::Field::made(line.stamp(), value.clone())
}

/// Keeps the earlier of two recorded reveals.
fn record_reveal(pass: &mut Pass, part: Part, line: &Line, cut: &crate::model::Cut) {
    let stamp = line.stamp();
    let earlier = pass.reveals.get(&part).is_some_and(|r| r.stamp <= stamp);
    if !earlier {
        let cut = cut.clone();
        pass.reveals.insert(part, Revealed { stamp, cut });
    }
}

/// Whether the line acts for the first time, and is not undone or revived.
const fn writes(pen: Pen) -> bool {
    matches!(pen, Pen::Write(_))
}

fn outside(span: Span, length: u32) -> Option<String> {
    (span.is_empty() || span.end > length)
        .then(|| format!("the passage {span} does not lie in a text of {length} characters"))
}

fn outside_or_empty_turn(turn: &crate::model::Turn, length: u32) -> Option<String> {
    (turn.start > turn.body || turn.body > turn.end || turn.end > length).then(|| {
        format!(
            "the turn {} does not lie in a text of {length} characters",
            turn.span()
        )
    })
}
