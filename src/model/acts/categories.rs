//! Condensing codes into categories and themes.

use super::ActError;
use crate::model::things::Category;
use crate::model::{
    CategoryEdit, CategoryId, CategoryLevel, Change, CodeId, NewCategory, Seen, StepDraft,
};

/// Makes a category, with codes in it from the start if there are any.
pub fn make_category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    mut new: NewCategory,
    codes: &[CodeId],
) -> Result<CategoryId, ActError> {
    let name = new.name.trim().to_owned();
    refuse_name(seen, None, &name)?;
    new.name = name;
    let category: CategoryId = draft.push(Change::AddCategory(Box::new(new))).into();
    for code in codes {
        put(draft, *code, category, true);
    }
    Ok(category)
}

fn refuse_name(seen: &Seen<'_>, except: Option<CategoryId>, name: &str) -> Result<(), ActError> {
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let taken = seen.categories().into_iter().any(|category| {
        Some(category.id) != except && category.name.text().to_lowercase() == name.to_lowercase()
    });
    if taken {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "a category",
            name,
        });
    }
    Ok(())
}

/// Renames a category.
pub fn rename_category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    category: CategoryId,
    name: &str,
) -> Result<(), ActError> {
    let name = name.trim().to_owned();
    refuse_name(seen, Some(category), &name)?;
    let edit = CategoryEdit::Name(name);
    draft.push(Change::EditCategory { category, edit });
    Ok(())
}

/// Puts codes into a category and takes them out of the others on the board, unless they are to stay there too.
pub fn place_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    codes: &[CodeId],
    into: Option<CategoryId>,
    stay: bool,
) {
    for code in codes {
        for category in seen.categories() {
            let target = Some(category.id) == into;
            if target || !stay {
                place_code(seen, draft, *code, category.id, target);
            }
        }
    }
}

/// Puts one code into a category or takes it out. A code also lies where something merged into it was placed, so
/// that is taken out with it.
pub fn place_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: CodeId,
    category: CategoryId,
    placed: bool,
) {
    let tree = seen.code_tree();
    let members = seen.category(category).into_iter();
    let through: Vec<CodeId> = members
        .flat_map(Category::members)
        .filter(|member| tree.effective(*member) == code)
        .collect();
    if placed && through.is_empty() {
        put(draft, code, category, true);
    } else if !placed {
        for member in through {
            put(draft, member, category, false);
        }
    }
}

fn put(draft: &mut StepDraft, code: CodeId, category: CategoryId, placed: bool) {
    draft.push(Change::PlaceCode {
        code,
        category,
        placed,
    });
}

/// Puts a category under another. One that would lie under itself is refused.
pub fn place_category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    category: CategoryId,
    under: CategoryId,
    placed: bool,
) -> Result<(), ActError> {
    let mut above = vec![under];
    let mut at = 0;
    while let Some(next) = above.get(at).copied() {
        if next == category {
            let it = seen.category(category);
            let code = it.map_or("", |it| it.name.text()).to_owned();
            return Err(ActError::UnderItself { code });
        }
        let parents = seen.category(next).into_iter().flat_map(Category::parents);
        let fresh: Vec<CategoryId> = parents.filter(|it| !above.contains(it)).collect();
        above.extend(fresh);
        at += 1;
    }
    draft.push(Change::PlaceCategory {
        category,
        under,
        placed,
    });
    Ok(())
}

/// Takes a category away; its codes stay, and lie unsorted if they are in no other.
pub fn delete_category(draft: &mut StepDraft, category: CategoryId) {
    let edit = CategoryEdit::Removed(true);
    draft.push(Change::EditCategory { category, edit });
}

/// Codes that are in no category and were given at least once, in tree order; constructs are not sorted.
pub fn unsorted_codes(seen: &Seen<'_>) -> Vec<CodeId> {
    let counts = seen.counts();
    let sorted: std::collections::BTreeSet<CodeId> = seen
        .categories()
        .into_iter()
        .flat_map(|category| category.members().collect::<Vec<_>>())
        .map(|code| seen.code_tree().effective(code))
        .collect();
    let codes = seen.code_tree().order.iter().map(|(code, _)| *code);
    codes
        .filter(|code| {
            let construct = seen
                .code(*code)
                .is_some_and(|it| it.first.construct.is_some());
            !construct && !sorted.contains(code) && counts.codings_of(*code) > 0
        })
        .collect()
}

/// What the levels are called in a tradition: below a category, a category, above.
pub const fn level_name(tradition: crate::model::Tradition, level: CategoryLevel) -> &'static str {
    use crate::model::Tradition as T;
    match (tradition, level) {
        (T::Thematic, CategoryLevel::Category) => "sub-theme",
        // Manifest analysis ends in categories, latent analysis in themes (Graneheim & Lundman 2004, pp. 106-107).
        (T::ContentManifest, CategoryLevel::Theme) => "main category",
        (T::GroundedTheory, CategoryLevel::Theme) => "core category",
        (_, CategoryLevel::Subcategory) => "subcategory",
        (_, CategoryLevel::Category) => "category",
        (_, CategoryLevel::Theme) => "theme",
    }
}
