//! Memos and categories.

use super::coding::by_path;
use super::desk::Desk;
use super::ids::{Ids, of};
use super::source::{Category, Memo, On};
use super::{Made, Maker, passages};
use interlinea::model::acts;
use interlinea::model::{
    CategoryEdit, CategoryId, Change, CodeId, MemoEdit, NewCategory, NewMemo, Target,
};

impl Maker<'_> {
    pub fn write_memo(&mut self, desk: &mut Desk<'_>, id: &str) -> Made<()> {
        let memos = &self.source.study.memos;
        let found = memos.iter().find(|memo| memo.id == id);
        let memo = found.ok_or_else(|| format!("there is no memo {id}"))?;
        if memo.analyst != desk.me {
            return Err(format!("{id} is another analyst's memo").into());
        }
        let me = desk.me;
        self.step(desk, |_, draft, ids| {
            let pass = memo.pass.as_ref().map(|pass| of(&ids.passes, pass));
            let new = NewMemo {
                analyst: Some(of(&ids.analysts, me)?),
                kind: memo.kind,
                text: memo.text.clone(),
                on: target(memo, ids)?,
                pass: pass.transpose()?,
                author: None,
                dated: None,
            };
            let id = draft.push(Change::AddMemo(Box::new(new)));
            if memo.shared {
                let edit = MemoEdit::Shared(true);
                let memo = id.into();
                draft.push(Change::EditMemo { memo, edit });
            }
            Ok(())
        })
    }

    /// A category with its definition and its codes; a theme with its categories too.
    pub fn add_category(&mut self, desk: &mut Desk<'_>, id: &str) -> Made<()> {
        let categories = &self.source.study.categories;
        let found = categories.iter().find(|category| category.id == id);
        let it: &Category = found.ok_or_else(|| format!("there is no category {id}"))?;
        self.step(desk, |seen, draft, ids| {
            let within = it.within.as_ref().map(|path| by_path(seen, path));
            let new = NewCategory {
                name: it.name.clone(),
                level: it.level,
                within: within.transpose()?,
            };
            let codes = it.codes.iter().map(|name| of(&ids.codes, name));
            let codes: Vec<CodeId> = codes.collect::<Made<_>>()?;
            let category = acts::make_category(seen, draft, new, &codes)?;
            let edit = CategoryEdit::Definition(it.definition.clone());
            draft.push(Change::EditCategory { category, edit });
            let below = it.categories.iter().map(|name| of(&ids.categories, name));
            for below in below.collect::<Made<Vec<CategoryId>>>()? {
                acts::place_category(seen, draft, below, category, true)?;
            }
            // Themes know their categories by id, memos theirs by name.
            for key in [&it.id, &it.name] {
                ids.categories.insert(key.clone(), category);
            }
            Ok(())
        })
    }
}

fn target(memo: &Memo, ids: &Ids) -> Made<Target> {
    Ok(match &memo.on {
        On::Study => Target::Study,
        On::Pass(pass) => Target::Pass(of(&ids.passes, pass)?),
        On::Document(document) => Target::Document(of(&ids.documents, document)?),
        On::Passage { document, quote } => Target::Passage {
            document: of(&ids.documents, document)?,
            span: passages::of_words(&*of(&ids.texts, document)?, quote)?,
        },
        On::Code(name) => Target::Code(of(&ids.codes, name)?),
        On::Category(name) => Target::Category(of(&ids.categories, name)?),
    })
}
