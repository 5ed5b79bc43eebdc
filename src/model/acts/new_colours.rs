//! The colours of codes that are made.

use crate::model::{Origin, Seen};

/// How many colours codes can have before they come round again.
pub const CODE_COLOURS: usize = 12;

/// Hands out the colours of new codes: each time one that the fewest inductive codes have, so that neighbours differ.
#[derive(Debug, Clone)]
pub struct NewColours {
    used: [usize; CODE_COLOURS],
}

impl NewColours {
    /// After the codes of a study as one person sees it: what is hidden from them has no part in it.
    pub fn of(seen: &Seen<'_>) -> Self {
        let mut it = Self {
            used: [0; CODE_COLOURS],
        };
        for code in seen.codes() {
            if code.origin.get_or(code.first.origin) != Origin::Deductive {
                it.count(code.colour.get_or(0));
            }
        }
        it
    }

    /// The colour of the next code, as a place in the palette; it counts as used from now on.
    pub fn take(&mut self) -> u8 {
        let fewest = self
            .used
            .iter()
            .enumerate()
            .min_by_key(|(_, count)| **count);
        let colour = fewest.map_or(0, |(colour, _)| colour) as u8;
        self.count(colour);
        colour
    }

    /// Counts a colour that a code has.
    pub fn count(&mut self, colour: u8) {
        if let Some(count) = self.used.get_mut(usize::from(colour) % CODE_COLOURS) {
            *count += 1;
        }
    }
}
