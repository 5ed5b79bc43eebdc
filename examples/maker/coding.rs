//! Passes, codes and codings.

use super::desk::Desk;
use super::ids::{Ids, of};
use super::passages;
use super::source::{Code, Coding, Source};
use super::{Made, Maker};
use interlinea::model::acts;
use interlinea::model::{
    Arose, Change, CodeEdit, CodeId, CodingEdit, CodingId, Mark, Material, NewCode, NewPass,
    Origin, PassKind, Reading, Seen, Span, StepDraft, Talk,
};

impl Maker<'_> {
    /// The codes that both begin with.
    pub fn add_starter_codes(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let codes = &self.source.codes;
        for code in codes.iter().filter(|code| code.by.is_none()) {
            self.step(desk, |seen, draft, ids| {
                let id = acts::make_code(seen, draft, new_code(code, None))?;
                ids.codes.insert(code.name.clone(), id);
                define(draft, code, id);
                give_example(draft, ids, code, id);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Opens a pass over the documents of that moment: field notes are coded too, so that each is named.
    pub fn open_pass(&mut self, desk: &mut Desk<'_>, pass: &str) -> Made<()> {
        let it = pass_of(self.source, pass)?;
        self.step(desk, |seen, draft, ids| {
            let analysts = it.analysts.iter().map(|name| of(&ids.analysts, name));
            let documents = seen.documents().into_iter().map(|document| document.id);
            let new = NewPass {
                name: it.name.clone(),
                kind: it.kind,
                analysts: analysts.collect::<Made<_>>()?,
                framework: it.framework.as_ref().and(ids.framework),
                level: it.level,
                blind: it.blind,
                material: Material::Documents(documents.collect()),
            };
            let id = draft.push(Change::AddPass(Box::new(new)));
            ids.passes.insert(it.id.clone(), id.into());
            Ok(())
        })
    }

    /// All of an analyst's codings in a document, one step each, as they read on.
    pub fn code(&mut self, desk: &mut Desk<'_>, pass: &str, document: &str) -> Made<()> {
        let source = self.source;
        let deductive = pass_of(source, pass)?.kind == PassKind::Deductive;
        let text = of(&self.ids.texts, document)?;
        for coding in source.codings(pass, desk.me, document) {
            let span = passages::of_coding(&text, coding)?;
            if deductive {
                self.apply(desk, pass, coding, span, construct)?;
                continue;
            }
            let known = self.ids.codes.contains_key(&coding.code);
            self.apply(desk, pass, coding, span, code_of)?;
            if !known {
                self.define_new(desk, &coding.code)?;
            }
        }
        self.find_examples(desk, text.as_str())
    }

    fn apply(
        &mut self,
        desk: &mut Desk<'_>,
        pass: &str,
        coding: &Coding,
        span: Span,
        choose: Choose,
    ) -> Made<()> {
        let source = self.source;
        let me = desk.me;
        self.step(desk, |seen, draft, ids| {
            let pass = of(&ids.passes, pass)?;
            let document = of(&ids.documents, &coding.document)?;
            let arose = Arose {
                pass,
                document: Some(document),
                span: Some(span),
                within: None,
            };
            let place = At { source, me, arose };
            let code = choose(seen, draft, ids, &coding.code, &place)?;
            let id = acts::code_passage(seen, draft, pass, document, span, code)?;
            set_marks(draft, coding, id);
            Ok(())
        })
    }

    /// The definition of a code that has just been made on a passage.
    fn define_new(&mut self, desk: &mut Desk<'_>, name: &str) -> Made<()> {
        let source = self.source;
        self.step(desk, |_, draft, ids| {
            let id = of(&ids.codes, name)?;
            define(draft, code_named(source, name)?, id);
            Ok(())
        })
    }

    /// An example comes from a passage that has been read: each code of this analyst gets its own once it is met.
    fn find_examples(&mut self, desk: &mut Desk<'_>, text: &str) -> Made<()> {
        let codes = self.source.codes.iter();
        let own = codes.filter(|code| code.by.as_deref() == Some(desk.me));
        let here = own.filter(|code| code.example.as_ref().is_some_and(|it| text.contains(it)));
        for code in here {
            let Some(id) = self.ids.codes.get(&code.name).copied() else {
                continue;
            };
            if !self.ids.with_example.contains(&id) {
                self.step(desk, |_, draft, ids| {
                    give_example(draft, ids, code, id);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    pub fn finish(
        &mut self,
        desk: &mut Desk<'_>,
        pass: &str,
        document: &str,
        nothing: bool,
    ) -> Made<()> {
        let me = desk.me;
        let reading = if nothing {
            Reading::NothingRelevant
        } else {
            Reading::Read
        };
        self.step(desk, |_, draft, ids| {
            draft.push(Change::Read {
                pass: of(&ids.passes, pass)?,
                analyst: of(&ids.analysts, me)?,
                document: of(&ids.documents, document)?,
                reading,
            });
            Ok(())
        })
    }

    /// Closes a pass for an analyst; where all have closed it then, it is revealed.
    pub fn close(&mut self, desk: &mut Desk<'_>, pass: &str) -> Made<()> {
        let blind = pass_of(self.source, pass)?.blind;
        let now = desk.project.study().now();
        self.step(desk, |seen, draft, ids| {
            let pass = of(&ids.passes, pass)?;
            let talk = if blind {
                Talk::NotDiscussed
            } else {
                Talk::NotStated
            };
            acts::close_parts(seen, draft, pass, &seen.parts(pass), talk, &now)?;
            Ok(())
        })
    }
}

/// Where somebody is coding.
struct At<'s> {
    source: &'s Source,
    me: &'s str,
    arose: Arose,
}

type Choose = fn(&Seen<'_>, &mut StepDraft, &mut Ids, &str, &At<'_>) -> Made<CodeId>;

fn pass_of<'s>(source: &'s Source, id: &str) -> Made<&'s super::source::Pass> {
    let found = source.study.passes.iter().find(|pass| pass.id == id);
    Ok(found.ok_or_else(|| format!("there is no pass “{id}”"))?)
}

fn code_named<'s>(source: &'s Source, name: &str) -> Made<&'s Code> {
    let found = source.codes.iter().find(|code| code.name == name);
    Ok(found.ok_or_else(|| format!("there is no code “{name}”"))?)
}

/// A framework's construct by its path.
fn construct(
    seen: &Seen<'_>,
    _: &mut StepDraft,
    _: &mut Ids,
    path: &str,
    _: &At<'_>,
) -> Made<CodeId> {
    by_path(seen, path)
}

/// A code by its path in the tree.
pub fn by_path(seen: &Seen<'_>, path: &str) -> Made<CodeId> {
    let mut codes = seen.code_tree().order.iter().map(|(code, _)| *code);
    let found = codes.find(|code| seen.code_path(*code) == path);
    Ok(found.ok_or_else(|| format!("there is no code “{path}”"))?)
}

/// A code by name; one that this analyst makes is made here.
fn code_of(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    ids: &mut Ids,
    name: &str,
    at: &At<'_>,
) -> Made<CodeId> {
    if let Some(code) = ids.codes.get(name) {
        return Ok(*code);
    }
    let code = code_named(at.source, name)?;
    if code.by.as_deref() != Some(at.me) {
        return Err(format!("“{name}” is not a code of this analyst").into());
    }
    let id = acts::make_code(seen, draft, new_code(code, Some(at.arose)))?;
    ids.codes.insert(name.to_owned(), id);
    Ok(id)
}

fn new_code(code: &Code, arose: Option<Arose>) -> NewCode {
    NewCode {
        name: code.name.clone(),
        parent: None,
        origin: Origin::Inductive,
        in_vivo: code.in_vivo,
        colour: code.colour,
        construct: None,
        arose,
        split_from: None,
    }
}

fn define(draft: &mut StepDraft, it: &Code, code: CodeId) {
    let include = it.include.clone().map(CodeEdit::Include);
    let exclude = it.exclude.clone().map(CodeEdit::Exclude);
    let definition = CodeEdit::Definition(it.definition.clone());
    for edit in [Some(definition), include, exclude].into_iter().flatten() {
        draft.push(Change::EditCode { code, edit });
    }
}

fn give_example(draft: &mut StepDraft, ids: &mut Ids, it: &Code, code: CodeId) {
    if let Some(example) = it.example.clone() {
        let edit = CodeEdit::Example(example);
        draft.push(Change::EditCode { code, edit });
        ids.with_example.insert(code);
    }
}

fn set_marks(draft: &mut StepDraft, it: &Coding, coding: CodingId) {
    let condensed = it.condensed.clone().map(CodingEdit::Condensed);
    let marks = [
        it.valence.map(|valence| Mark::Valence(Some(valence))),
        it.locus.map(|place| Mark::Place(Some(place))),
        it.stance.map(|stance| Mark::Stance(Some(stance))),
        it.deviant.then_some(Mark::Deviant(true)),
    ];
    let marks = marks.into_iter().flatten().map(CodingEdit::Mark);
    for edit in condensed.into_iter().chain(marks) {
        draft.push(Change::EditCoding { coding, edit });
    }
}
