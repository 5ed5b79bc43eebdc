//! Whether a pass has codes to match, and whether that comes before anything else.

use crate::model::things::Code;
use crate::model::{CodeId, Origin, PassId, PassKind};
use crate::ui::View;
use std::collections::BTreeSet;

/// Whether matching is offered for a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Offered {
    /// Whether codes arose in it that its analysts may have made independently.
    pub here: bool,
    /// Whether it comes first: several made such codes, and the team has neither matched nor merged any, nor settled a
    /// passage.
    pub first: bool,
}

impl Offered {
    /// For a pass of which something shows. Looks at codes, not at codings.
    pub fn of(view: &View<'_>, pass: PassId) -> Self {
        let seen = view.seen;
        let Some(it) = seen.pass(pass) else {
            return Self::default();
        };
        if !it.opened.blind && it.opened.kind != PassKind::Inductive {
            return Self::default();
        }
        let all = seen.codes();
        let arose: Vec<&&Code> = all.iter().filter(|code| arose_in(code, pass)).collect();
        let codes: BTreeSet<CodeId> = arose.iter().map(|code| code.id).collect();
        let makers: BTreeSet<_> = arose.iter().filter_map(|code| code.made.by).collect();
        let without = || seen.codes_without_counterpart();
        let begun = || {
            let merged = arose
                .iter()
                .any(|code| code.merged_into.get_or(None).is_some());
            let mut matched = seen.matched_codes().into_iter();
            merged
                || without().iter().any(|code| codes.contains(code))
                || matched.any(|it| codes.contains(&it.a) || codes.contains(&it.b))
                || seen
                    .decisions()
                    .iter()
                    .any(|made| made.decided.pass == pass)
        };
        Self {
            here: !arose.is_empty(),
            first: it.opened.blind && makers.len() > 1 && !begun(),
        }
    }
}

fn arose_in(code: &Code, pass: PassId) -> bool {
    let arose = code.first.arose;
    code.first.construct.is_none()
        && code.origin.get_or(code.first.origin) != Origin::Outside
        && code.made.stands()
        && arose.is_some_and(|arose| arose.pass == pass)
}
