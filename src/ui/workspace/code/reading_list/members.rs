//! Which segments a reading list has, and its name.

use super::super::excerpts::Member;
use crate::analysis::category_tree::CategoryTree;
use crate::model::CodeId;
use crate::model::things::Coding;
use crate::ui::{ListOf, View};
use rustc_hash::FxHashSet;

/// The segments of a list as far as they show, in no order that matters.
pub(super) fn members(view: &View<'_>, of: &ListOf) -> Vec<Member> {
    match of {
        ListOf::Code(code) => {
            let code = view.overview.tree.effective(*code);
            with_codes(view, &view.overview.tree.below(code))
        }
        ListOf::Earlier(code) => {
            let code = view.overview.tree.effective(*code);
            let codings = view.seen.codings_under_earlier_meaning(code);
            codings.into_iter().map(member).collect()
        }
        ListOf::Category(category) => {
            let codes = CategoryTree::codes_of(view.seen, *category);
            with_codes(view, &codes.into_iter().collect::<Vec<_>>())
        }
        ListOf::Material { pass, construct } => {
            let spans = view.seen.material_spans(*pass).into_iter();
            let wanted = spans.filter(|it| construct.is_none_or(|only| only == it.construct));
            let here = wanted.filter(|it| view.overview.document(it.document).is_some());
            here.map(|it| Member {
                document: it.document,
                span: it.span(),
                coding: None,
            })
            .collect()
        }
        ListOf::Segments { codings, .. } => {
            let seen = codings.iter().filter_map(|id| view.seen.coding(*id));
            let stands = seen.filter(|it| it.stands());
            let here = stands.filter(|it| view.overview.document(it.document()).is_some());
            here.map(member).collect()
        }
        ListOf::Passages { passages, .. } => {
            let passages = passages.iter();
            let here = passages.filter(|(document, _)| view.overview.document(*document).is_some());
            here.map(|(document, span)| Member {
                document: *document,
                span: *span,
                coding: None,
            })
            .collect()
        }
    }
}

/// The name of a list; none where what it is of is not in the study as it shows.
pub(super) fn title(view: &View<'_>, of: &ListOf) -> Option<String> {
    match of {
        ListOf::Code(code) => Some(view.overview.code(*code)?.name.clone()),
        ListOf::Earlier(code) => {
            let name = &view.overview.code(*code)?.name;
            Some(format!("{name}: coded under an earlier definition"))
        }
        ListOf::Category(id) => {
            let category = view.seen.category(*id).filter(|it| it.made.stands())?;
            Some(category.name.text().to_owned())
        }
        ListOf::Material { pass, construct } => {
            let pass = &view.overview.pass(*pass)?.name;
            Some(match construct {
                Some(code) => view.overview.code(*code)?.name.clone(),
                None => format!("Material of {pass}"),
            })
        }
        ListOf::Segments { title, .. } | ListOf::Passages { title, .. } => {
            Some((**title).to_owned())
        }
    }
}

fn member(coding: &Coding) -> Member {
    Member {
        document: coding.document(),
        span: coding.span(),
        coding: Some(coding.id),
    }
}

/// The codings of these codes and of what was merged into them.
fn with_codes(view: &View<'_>, codes: &[CodeId]) -> Vec<Member> {
    let as_set = codes_as_set(view, codes);
    view.seen.codings_with(&as_set).map(member).collect()
}

/// Codes with those that were merged into them.
pub(in super::super) fn codes_as_set(view: &View<'_>, codes: &[CodeId]) -> FxHashSet<CodeId> {
    let wanted: FxHashSet<CodeId> = codes.iter().copied().collect();
    let tree = &view.overview.tree;
    let all = view.seen.codes().into_iter().map(|code| code.id);
    all.filter(|code| wanted.contains(&tree.effective(*code)))
        .collect()
}
