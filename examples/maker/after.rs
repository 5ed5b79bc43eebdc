//! What is done to the codebook after the reveal, each with its reason.

use super::desk::Desk;
use super::ids::{Ids, of};
use super::source::Move;
use super::{Made, Maker, passages};
use interlinea::model::acts;
use interlinea::model::{
    AnalystId, Change, CodeEdit, CodeId, CodingId, DocumentId, Part, PassId, Seen, Talk,
};
use std::collections::BTreeSet;

impl Maker<'_> {
    pub fn merge(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let merge = &self.source.study.merge;
        self.step(desk, |seen, draft, ids| {
            let (code, into) = (of(&ids.codes, &merge.code)?, of(&ids.codes, &merge.into)?);
            acts::merge_codes(seen, draft, &[code], into)?;
            draft.explain(&merge.why);
            Ok(())
        })
    }

    pub fn redefine(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let it = &self.source.study.redefine;
        self.step(desk, |_, draft, ids| {
            let code = of(&ids.codes, &it.code)?;
            for edit in [
                CodeEdit::Definition(it.definition.clone()),
                CodeEdit::Include(it.include.clone()),
                CodeEdit::Exclude(it.exclude.clone()),
            ] {
                draft.push(Change::EditCode { code, edit });
            }
            draft.explain(&it.why);
            Ok(())
        })
    }

    /// Splits a code. One's own codings that move are reopened for it and closed again.
    pub fn split(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let split = &self.source.study.split;
        self.reopened(desk, |maker, desk| {
            maker.step(desk, |seen, draft, ids| {
                let from = of(&ids.codes, &split.code)?;
                let moved = moved(seen, ids, &split.moves, from)?;
                let code = acts::split_code(seen, draft, from, &split.new.name, &moved)?;
                for edit in [
                    CodeEdit::Definition(split.new.definition.clone()),
                    CodeEdit::Include(split.new.include.clone()),
                    CodeEdit::Exclude(split.new.exclude.clone()),
                    CodeEdit::Colour(split.new.colour),
                ] {
                    draft.push(Change::EditCode { code, edit });
                }
                draft.explain(&split.why);
                ids.codes.insert(split.new.name.clone(), code);
                Ok(())
            })
        })
    }

    /// The other analyst gives the new code to their own codings that belong to it.
    pub fn follow_split(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let split = &self.source.study.split;
        self.reopened(desk, |maker, desk| {
            maker.step(desk, |seen, draft, ids| {
                let from = of(&ids.codes, &split.code)?;
                let code = of(&ids.codes, &split.new.name)?;
                for coding in moved(seen, ids, &split.moves, from)? {
                    acts::recode(seen, draft, coding, code)?;
                }
                draft.explain(&split.why);
                Ok(())
            })
        })
    }

    /// Does something to documents that this analyst has closed: those with codings that move.
    fn reopened(
        &mut self,
        desk: &mut Desk<'_>,
        act: impl FnOnce(&mut Self, &mut Desk<'_>) -> Made<()>,
    ) -> Made<()> {
        let split = &self.source.study.split;
        let me = of(&self.ids.analysts, desk.me)?;
        let from = of(&self.ids.codes, &split.code)?;
        let (pass, parts) = {
            let seen = desk.project.seen();
            let moved = moved(&seen, &self.ids, &split.moves, from)?;
            parts_of(&seen, &moved)?
        };
        let other = split.moves.iter().find(|it| it.analyst != desk.me);
        let other = other.map_or("", |it| it.analyst.as_str());
        let other = name_of(desk, of(&self.ids.analysts, other)?);
        let reason = format!("“{}” is split, and codings move.", split.code);
        let now = desk.project.study().now();
        self.step(desk, |seen, draft, _| {
            Ok(acts::reopen_parts(
                seen, draft, pass, &parts, &reason, &now,
            )?)
        })?;
        act(self, desk)?;
        let now = desk.project.study().now();
        let talk = Talk::Discussed {
            with: other,
            about: format!("The split of “{}”.", split.code),
        };
        self.step(desk, |seen, draft, _| {
            acts::close_parts(seen, draft, pass, &parts, talk, &now)?;
            Ok(())
        })?;
        let seen = desk.project.seen();
        let it = seen.pass(pass).ok_or("the pass is gone")?;
        let closed = parts.iter().all(|part| it.has_closed(me, *part));
        closed
            .then_some(())
            .ok_or_else(|| "something stayed open".into())
    }
}

fn name_of(desk: &Desk<'_>, analyst: AnalystId) -> String {
    let seen = desk.project.seen();
    let analyst = seen.analyst(analyst);
    analyst.map_or("", |it| it.name.text()).to_owned()
}

/// Codings of the analyst who looks, among those that move.
fn moved(seen: &Seen<'_>, ids: &Ids, moves: &[Move], from: CodeId) -> Made<Vec<CodingId>> {
    let me = seen.person().ok_or("nobody sits here")?;
    let mut moved = Vec::new();
    for it in moves {
        if of(&ids.analysts, &it.analyst)? != me {
            continue;
        }
        let document: DocumentId = of(&ids.documents, &it.document)?;
        let span = passages::of_words(&*of(&ids.texts, &it.document)?, &it.quote)?;
        let codings = seen.codings_of(document);
        let found = codings.into_iter().find(|coding| {
            coding.analyst() == me && coding.code() == from && coding.span() == span
        });
        let coding = found.ok_or_else(|| format!("“{}” is not coded so", it.quote))?;
        moved.push(coding.id);
    }
    Ok(moved)
}

fn parts_of(seen: &Seen<'_>, codings: &[CodingId]) -> Made<(PassId, Vec<Part>)> {
    let codings = codings.iter().filter_map(|id| seen.coding(*id));
    let codings: Vec<_> = codings.collect();
    let pass = codings.first().ok_or("nothing moves")?.pass();
    let parts: BTreeSet<Part> = codings
        .iter()
        .map(|coding| Part::Document(coding.document()))
        .collect();
    Ok((pass, parts.into_iter().collect()))
}
