//! Which differences the list shows, and in which order.

use super::comparison::Comparison;
use super::found::{Found, Row};
use super::kinds::Kind;
use crate::analysis::discrepancies::SettledState;
use crate::model::{AnalystId, CodeId, DocumentId};
use crate::ui::View;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How far a difference must be to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum HowSettled {
    /// Somebody has to look at it.
    Open,
    /// Nothing stands yet: open, or left to somebody.
    NotSettled,
    Decided,
    Referred,
    /// It was left to whoever looks.
    Mine,
    LookAgain,
    DecidedTwice,
    Unclear,
}

impl HowSettled {
    pub const ALL: [(Option<Self>, &'static str); 8] = [
        (None, "Open or not"),
        (Some(Self::Open), "Open"),
        (Some(Self::NotSettled), "Open or referred"),
        (Some(Self::Decided), "Decided"),
        (Some(Self::Referred), "Referred"),
        (Some(Self::LookAgain), "To be looked at again"),
        (Some(Self::DecidedTwice), "Decided twice"),
        (Some(Self::Unclear), "Definition unclear"),
    ];

    fn fits(self, row: &Row, me: Option<AnalystId>) -> bool {
        match self {
            Self::Open => row.is_open(),
            Self::NotSettled => row.is_open() || row.state == SettledState::Referred,
            Self::Decided => row.state == SettledState::Decided,
            Self::Referred => row.state == SettledState::Referred,
            Self::Mine => me.is_some() && row.referred_to() == me,
            Self::LookAgain => row.state == SettledState::LookAgain,
            Self::DecidedTwice => row.state == SettledState::Conflict,
            Self::Unclear => row.is_unclear(),
        }
    }
}

/// In which order the differences stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Order {
    #[default]
    Place,
    Kind,
    Code,
    State,
    Longest,
}

impl Order {
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Place, "document and place"),
        (Self::Kind, "kind"),
        (Self::Code, "code"),
        (Self::State, "what is open first"),
        (Self::Longest, "the longest first"),
    ];
}

/// Which differences are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    pub kind: Option<Kind>,
    pub document: Option<DocumentId>,
    /// A code, with everything below it.
    pub code: Option<CodeId>,
    /// A sub-domain of the material.
    pub within: Option<CodeId>,
    /// Whose codings must be among them.
    pub analyst: Option<AnalystId>,
    pub state: Option<HowSettled>,
    /// Words of the passage, or of a code's name.
    pub words: String,
    pub order: Order,
}

impl Filter {
    /// The places of the rows that fit, in their order.
    pub fn shown(&self, view: &View<'_>, comparison: &Comparison, found: &Found) -> Vec<usize> {
        let below = self.code.map(|code| {
            let below = view.overview.tree.below(code).into_iter();
            below.chain([code]).collect::<FxHashSet<CodeId>>()
        });
        let words = self.words.trim().to_lowercase();
        let named = codes_named(view, &words);
        let analyst = self.analyst.and_then(|who| {
            let mut analysts = found.analysts.iter();
            analysts.position(|it| *it == who)
        });
        let fits = |row: &Row| {
            let codings = &row.difference.codings;
            self.kind
                .is_none_or(|kind| kind == Kind::of(row.kind(), comparison.hides))
                && self.document.is_none_or(|it| it == row.document)
                && self
                    .within
                    .is_none_or(|within| codings.iter().any(|it| it.within == Some(within)))
                && (self.analyst.is_none() || codings.iter().any(|it| Some(it.analyst) == analyst))
                && self.state.is_none_or(|state| state.fits(row, view.me()))
                && below
                    .as_ref()
                    .is_none_or(|below| row.codes().any(|code| below.contains(&code)))
                && (words.is_empty()
                    || row.codes().any(|code| named.contains(&code))
                    || row.words.to_lowercase().contains(&words))
        };
        let rows = found.rows.iter().enumerate();
        let mut shown: Vec<usize> = rows.filter(|(_, row)| fits(row)).map(|(n, _)| n).collect();
        self.sort(view, comparison, found, &mut shown);
        shown
    }

    fn sort(&self, view: &View<'_>, comparison: &Comparison, found: &Found, shown: &mut [usize]) {
        let row = |n: &usize| found.rows.get(*n);
        match self.order {
            Order::Place => {
                // They come construct by construct; what is discussed at once stays together.
                let starts = found.item_starts();
                let place = |n: &usize| row(n).map(|it| (starts.get(it.item).copied(), it.item));
                let of_one_document = |one: &usize, other: &usize| {
                    row(one).map(|it| it.document) == row(other).map(|it| it.document)
                };
                for of_document in shown.chunk_by_mut(of_one_document) {
                    of_document.sort_by_key(place);
                }
            }
            Order::Kind => {
                let kind = |n: &usize| row(n).map(|it| Kind::of(it.kind(), comparison.hides));
                shown.sort_by_cached_key(kind);
            }
            Order::Code => {
                let rows = view.overview.codes.iter().enumerate();
                let place: FxHashMap<CodeId, usize> = rows.map(|(n, row)| (row.id, n)).collect();
                shown.sort_by_cached_key(|n| {
                    let codes = row(n).map(|it| it.codes().filter_map(|code| place.get(&code)));
                    codes.and_then(Iterator::min).copied()
                });
            }
            Order::State => {
                shown.sort_by_cached_key(|n| row(n).map(|it| (!it.is_open(), it.state)));
            }
            Order::Longest => {
                shown.sort_by_cached_key(|n| Reverse(row(n).map_or(0, |it| it.span.len())));
            }
        }
    }

    /// Whether nothing is left out.
    pub fn shows_all(&self) -> bool {
        let order = self.order;
        *self
            == Self {
                order,
                ..Self::default()
            }
    }
}

/// The codes with these words in their names; none without words.
fn codes_named(view: &View<'_>, words: &str) -> FxHashSet<CodeId> {
    if words.is_empty() {
        return FxHashSet::default();
    }
    let rows = view.overview.codes.iter();
    rows.filter(|row| row.name.to_lowercase().contains(words))
        .map(|row| row.id)
        .collect()
}
