//! A small store of laid out blocks.

use std::sync::Arc;

use egui::{Galley, Painter};
use rustc_hash::FxHashMap;

use super::layout::{Base, Setting, TextLayout, lay_out};
use crate::ui::fonts;

/// How many blocks stay laid out; some ten screens of them.
const KEPT: usize = 256;

/// The blocks laid out last.
#[derive(Default)]
pub(super) struct Layouts {
    kept: FxHashMap<usize, (Arc<dyn TextLayout>, u64)>,
    setting: Option<(Setting, u32)>,
    /// A galley out of egui's own store. egui lays it out anew exactly when it has thrown away the
    /// pictures of its glyphs, and then what we keep points to pictures that are gone.
    witness: Option<Arc<Galley>>,
    frame: u64,
}

impl Layouts {
    /// Call once a frame before anything is laid out.
    pub fn begin(&mut self, painter: &Painter, setting: &Setting) {
        let witness =
            painter.layout_no_wrap("·".to_owned(), fonts::sans(8.0), egui::Color32::PLACEHOLDER);
        let same = self
            .witness
            .as_ref()
            .is_some_and(|before| Arc::ptr_eq(before, &witness));
        let now = (setting.clone(), painter.pixels_per_point().to_bits());
        if !same || self.setting.as_ref() != Some(&now) {
            self.kept.clear();
        }
        self.witness = Some(witness);
        self.setting = Some(now);
        self.frame += 1;
    }

    /// Forgets everything, for another text.
    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// Block `n`, laid out now if it is not kept.
    pub fn get(
        &mut self,
        painter: &Painter,
        n: usize,
        words: &str,
        base: Base,
    ) -> Option<Arc<dyn TextLayout>> {
        let frame = self.frame;
        if let Some((layout, used)) = self.kept.get_mut(&n) {
            *used = frame;
            return Some(Arc::clone(layout));
        }
        let (setting, _) = self.setting.as_ref()?;
        let layout = lay_out(painter, words, base, setting);
        if self.kept.len() >= KEPT {
            self.forget_oldest();
        }
        self.kept.insert(n, (Arc::clone(&layout), frame));
        Some(layout)
    }

    fn forget_oldest(&mut self) {
        let mut used: Vec<u64> = self.kept.values().map(|(_, used)| *used).collect();
        used.sort_unstable();
        let middle = used.get(used.len() / 2).copied().unwrap_or_default();
        self.kept.retain(|_, (_, used)| *used > middle);
    }
}
