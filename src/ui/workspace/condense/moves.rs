//! What is done to codes and categories on the board, each as one step.

use super::board::ColumnOf;
use super::sorting::Sorting;
use crate::model::acts::{self, ActError};
use crate::model::{
    CategoryEdit, CategoryId, CategoryLevel, Change, CodeId, NewCategory, Seen, Sorted,
};
use crate::ui::{Command, Commands, Selected};

/// A new category of codes, named after its first code until somebody names it. It lies in the column, and the codes are
/// taken out of where they were.
pub(super) fn make_category(
    codes: Vec<CodeId>,
    column: Option<ColumnOf>,
    sorting: Sorting,
    commands: &mut Commands,
) {
    commands.act_then("make the category", move |act| {
        let first = codes.first().map(|code| act.seen.code_name(*code));
        let wish = first.unwrap_or_else(|| "New category".to_owned());
        let name = free_name(act.seen, &wish);
        let within = match column {
            Some(ColumnOf::Construct(code)) => Some(code),
            Some(_) => None,
            None => common_sub_domain(act.seen, &codes),
        };
        let level = CategoryLevel::Category;
        let new = NewCategory {
            name,
            level,
            within,
        };
        let category = acts::make_category(act.seen, act.draft, new, &codes)?;
        // The new category is not among those that are seen, so this takes the codes out of all others.
        acts::place_codes(act.seen, act.draft, &codes, None, false);
        if let (Sorting::Axis(axis), Some(ColumnOf::Value(value))) = (sorting, column) {
            let what = [Sorted::Category(category)];
            acts::place_on_axis(act.seen, act.draft, &what, axis, Some(value));
        }
        Ok::<_, ActError>(vec![Command::Select(Selected::Category(category))])
    });
}

/// The sub-domain that all the codes lie below or arose in; none where they differ.
fn common_sub_domain(seen: &Seen<'_>, codes: &[CodeId]) -> Option<CodeId> {
    let tree = seen.code_tree();
    let is_construct = |code: &CodeId| {
        let code = seen.code(*code);
        code.is_some_and(|it| it.first.construct.is_some())
    };
    let of = |code: &CodeId| {
        let mut above = tree.above(*code).into_iter();
        let arose = seen.code(*code).and_then(|it| it.first.arose?.within);
        above.find(is_construct).or(arose)
    };
    let mut all = codes.iter().map(of);
    let first = all.next().flatten()?;
    all.all(|it| it == Some(first)).then_some(first)
}

/// A new category with a name that was written.
pub(super) fn make_named(name: String, codes: Vec<CodeId>, stay: bool, commands: &mut Commands) {
    commands.act_then("make the category", move |act| {
        let new = NewCategory {
            name,
            level: CategoryLevel::Category,
            within: common_sub_domain(act.seen, &codes),
        };
        let category = acts::make_category(act.seen, act.draft, new, &codes)?;
        if !stay {
            acts::place_codes(act.seen, act.draft, &codes, None, false);
        }
        Ok::<_, ActError>(vec![Command::Select(Selected::Category(category))])
    });
}

/// A theme or category without codes, to be named.
pub(super) fn make_empty(level: CategoryLevel, wish: String, commands: &mut Commands) {
    commands.act_then("make the category", move |act| {
        let name = free_name(act.seen, &wish);
        let within = None;
        let new = NewCategory {
            name,
            level,
            within,
        };
        let category = acts::make_category(act.seen, act.draft, new, &[])?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Category(category))])
    });
}

/// Puts codes into a category, or back into the tray; they may stay where they are too.
pub(super) fn put(
    codes: Vec<CodeId>,
    into: Option<CategoryId>,
    stay: bool,
    commands: &mut Commands,
) {
    let did = match (codes.len(), into) {
        (_, None) => "Taken out",
        (1, _) => "Put there",
        _ => "Codes put there",
    };
    commands.act_asking("put the codes there", did, move |act| {
        acts::place_codes(act.seen, act.draft, &codes, into, stay);
        Ok::<_, ActError>(Vec::new())
    });
}

/// Puts a category under another: a theme that lies across it, or a category that it is a subcategory of. Under a
/// category it leaves the others of that kind; themes may be several.
pub(super) fn put_under(category: CategoryId, under: CategoryId, commands: &mut Commands) {
    commands.act_asking("put the category there", "Put there", move |act| {
        let level = |id| {
            let it = act.seen.category(id);
            it.map_or(CategoryLevel::Category, |it| {
                it.level.get_or(CategoryLevel::Category)
            })
        };
        let to_theme = level(under) == CategoryLevel::Theme;
        if !to_theme {
            leave_upper(act.seen, act.draft, category);
            if level(category) == CategoryLevel::Category {
                let edit = CategoryEdit::Level(CategoryLevel::Subcategory);
                act.draft.push(Change::EditCategory { category, edit });
            }
        }
        acts::place_category(act.seen, act.draft, category, under, true)?;
        Ok::<_, ActError>(Vec::new())
    });
}

/// Puts a category into a column: its sub-domain, or its value on the axis. A subcategory becomes a category there.
pub(super) fn put_in_column(
    category: CategoryId,
    column: ColumnOf,
    sorting: Sorting,
    commands: &mut Commands,
) {
    commands.act_asking("put the category there", "Put there", move |act| {
        if leave_upper(act.seen, act.draft, category) {
            let edit = CategoryEdit::Level(CategoryLevel::Category);
            act.draft.push(Change::EditCategory { category, edit });
        }
        let within = match (sorting, column) {
            (Sorting::SubDomains, ColumnOf::Construct(code)) => Some(code),
            (Sorting::Axis(axis), ColumnOf::Value(value)) => {
                let what = [Sorted::Category(category)];
                acts::place_on_axis(act.seen, act.draft, &what, axis, Some(value));
                return Ok::<_, ActError>(Vec::new());
            }
            (Sorting::Axis(axis), _) => {
                let what = [Sorted::Category(category)];
                acts::place_on_axis(act.seen, act.draft, &what, axis, None);
                return Ok(Vec::new());
            }
            _ => None,
        };
        let edit = CategoryEdit::Within(within);
        act.draft.push(Change::EditCategory { category, edit });
        Ok(Vec::new())
    });
}

/// Takes a category out from under every other that is no theme; whether it lay under one.
fn leave_upper(seen: &Seen<'_>, draft: &mut crate::model::StepDraft, category: CategoryId) -> bool {
    let uppers: Vec<CategoryId> = seen
        .category(category)
        .into_iter()
        .flat_map(crate::model::things::Category::parents)
        .collect();
    let mut left = false;
    for under in uppers {
        let it = seen.category(under);
        let theme =
            it.is_some_and(|it| it.level.get_or(CategoryLevel::Category) == CategoryLevel::Theme);
        if !theme {
            draft.push(Change::PlaceCategory {
                category,
                under,
                placed: false,
            });
            left = true;
        }
    }
    left
}

/// Merges codes into one; their passages show under it, and their old names stay in its history.
pub(super) fn merge(codes: Vec<CodeId>, into: CodeId, commands: &mut Commands) {
    commands.act_asking("merge the codes", "Merged", move |act| {
        let codes: Vec<CodeId> = codes.into_iter().filter(|code| *code != into).collect();
        acts::merge_codes(act.seen, act.draft, &codes, into)?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Code(into))])
    });
}

/// Gives codes a value on an axis, or takes them off it.
pub(super) fn place(
    what: Vec<Sorted>,
    axis: crate::model::AxisId,
    value: Option<crate::model::AxisValueId>,
    commands: &mut Commands,
) {
    commands.act_asking("place it on the axis", "Placed", move |act| {
        acts::place_on_axis(act.seen, act.draft, &what, axis, value);
        Ok::<_, ActError>(Vec::new())
    });
}

/// A category name nobody has: the wish, or the wish with a number.
fn free_name(seen: &Seen<'_>, wish: &str) -> String {
    let categories = seen.categories();
    let taken = |name: &str| {
        let lower = name.to_lowercase();
        categories
            .iter()
            .any(|it| it.name.text().to_lowercase() == lower)
    };
    let numbered = (2..).map(|n| format!("{wish} ({n})"));
    std::iter::once(wish.to_owned())
        .chain(numbered)
        .find(|name| !taken(name))
        .unwrap_or_default()
}
