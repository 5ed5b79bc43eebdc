//! In which order rows and columns stand, and which of them.

use crate::analysis::explore::{AxisHeading, Crosstab};
use std::cmp::Reverse;

/// An order of rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// As they stand in the study: the tree of codes, documents as they came.
    #[default]
    Study,
    /// By name.
    Name,
    /// The greatest total first.
    Total,
}

impl Order {
    pub const CHOICES: [(Self, &'static str); 3] = [
        (Self::Study, "As in the study"),
        (Self::Name, "By name"),
        (Self::Total, "Greatest first"),
    ];
}

/// Rows and columns as they are shown, by their places in the matrix.
#[derive(Debug, Clone, Default)]
pub(super) struct Arranged {
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    /// Rows and columns in which nothing is, and which are left out.
    pub empty_rows: usize,
    pub empty_columns: usize,
    /// Letters of the longest name of a column.
    pub longest: usize,
}

impl Arranged {
    /// Arranges a matrix; `fold` leaves out rows and columns in which nothing is.
    pub fn of(tab: &Crosstab, rows: Order, columns: Order, fold: bool) -> Self {
        let in_rows = ordered(&tab.rows, &tab.row_totals, rows, fold);
        let in_columns = ordered(&tab.columns, &tab.column_totals, columns, fold);
        let names = in_columns.iter().filter_map(|at| tab.columns.get(*at));
        let longest = names.map(|it| it.name.chars().count()).max();
        Self {
            longest: longest.unwrap_or(0),
            empty_rows: tab.rows.len() - in_rows.len(),
            empty_columns: tab.columns.len() - in_columns.len(),
            rows: in_rows,
            columns: in_columns,
        }
    }
}

fn ordered(headings: &[AxisHeading], totals: &[u64], order: Order, fold: bool) -> Vec<usize> {
    let total = |at: &usize| totals.get(*at).copied().unwrap_or(0);
    let name = |at: &usize| headings.get(*at).map(|it| it.name.to_lowercase());
    let mut places: Vec<usize> = (0..headings.len()).collect();
    if fold {
        places.retain(|at| total(at) > 0);
    }
    match order {
        Order::Study => {}
        Order::Name => places.sort_by_cached_key(name),
        Order::Total => places.sort_by_cached_key(|at| (Reverse(total(at)), name(at))),
    }
    places
}
