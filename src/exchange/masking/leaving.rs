//! What leaves the program.

use super::masks::Masks;
use std::sync::Arc;

/// What leaves the program, or a part of it. Whoever implements it takes the thing apart field by field, so that a
/// field that is added later cannot be forgotten.
pub trait Leaving {
    /// Replaces names of the dictionary in all its words. A second time changes nothing.
    fn mask(&mut self, masks: &Masks);
}

impl Leaving for String {
    fn mask(&mut self, masks: &Masks) {
        if !masks.is_empty() {
            *self = masks.words(self);
        }
    }
}

impl Leaving for Arc<str> {
    fn mask(&mut self, masks: &Masks) {
        if masks.is_empty() {
            return;
        }
        let masked = masks.words(self);
        // Thousands of things share a name: one that says nothing masked goes on being shared.
        if masked != **self {
            *self = masked.into();
        }
    }
}

impl<T: Leaving> Leaving for Option<T> {
    fn mask(&mut self, masks: &Masks) {
        if let Some(it) = self {
            it.mask(masks);
        }
    }
}

impl<T: Leaving> Leaving for Vec<T> {
    fn mask(&mut self, masks: &Masks) {
        if masks.is_empty() {
            return;
        }
        for it in self {
            it.mask(masks);
        }
    }
}

impl<A: Leaving, B: Leaving> Leaving for (A, B) {
    fn mask(&mut self, masks: &Masks) {
        self.0.mask(masks);
        self.1.mask(masks);
    }
}
