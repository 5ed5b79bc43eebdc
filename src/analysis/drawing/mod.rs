//! Drawing material: for a round of a pass, and for the test of a codebook on what nobody has coded with it.
//!
//! # The rule `draw-1`
//!
//! 1. What can be drawn stands in order: documents as they came into the study, segments by construct, document and
//!    place. It is parted into strata by the value asked for; strata stand in the order of their names.
//! 2. The number to draw, *n*, is the number asked for, or the percentage of all that can be drawn, rounded up; at most
//!    all of it.
//! 3. A stratum of `size` things out of `all` gets the whole part of *n* · `size` / `all`; what is left of *n* goes one
//!    by one to the strata with the largest remainders (Hamilton's method), the earlier stratum first where two are
//!    alike.
//! 4. One generator ([`super::agreement::Random`]: xoshiro256++ filled by `SplitMix64`) begins with the seed and serves
//!    all strata in order. In each, for *i* = 0, 1, … the thing at place *i* changes places with the one at
//!    *i* + `below(size - i)` (Fisher and Yates); the first ones are drawn and put back in order.
//!
//! The record of a draw holds the strata with what could be drawn and what was, so that [`repeats`] holds on any
//! machine, and anybody can draw again with a few lines of their own.

mod draw_one;
mod eligible;
mod strata;

pub use draw_one::{DRAW_1, drawn, repeats};
pub use eligible::{CodedWith, Eligible, for_round, for_test};
pub use strata::{in_strata, ways_to_draw};

use crate::model::{Draw, DrawBy, Seen, Share};

/// Draws of what can be drawn.
pub fn draw(
    seen: &Seen<'_>,
    eligible: &Eligible,
    share: Share,
    by: Option<DrawBy>,
    seed: u64,
) -> Draw {
    let strata = in_strata(seen, &eligible.eligible, by);
    Draw {
        rule: DRAW_1.to_owned(),
        seed,
        share,
        by,
        strata: drawn(strata, share, seed),
        not_eligible: eligible.not_eligible.clone(),
    }
}
