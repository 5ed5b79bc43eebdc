//! What this machine remembers about reading and coding; nothing of it belongs to the study.

use super::layers::LayerKey;
use crate::model::{CodeId, DocumentId, PassId};
use crate::ui::transcript::TranscriptView;
use crate::ui::{Commands, View};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The name under which it is remembered.
const NAME: &str = "code";
/// Documents whose reading position is remembered, over all studies.
const DOCUMENTS: usize = 500;
/// Codes that count as used lately.
const RECENT: usize = 40;
/// Seconds between two savings while one scrolls.
const PAUSE: f64 = 2.0;

/// What this machine remembers about reading and coding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools)] // Settings of one's own, each read by itself.
pub(super) struct Kept {
    /// Where one read in each document (code points).
    positions: BTreeMap<DocumentId, u32>,
    /// The documents that were open, the last one last.
    opened: Vec<DocumentId>,
    /// Codes whose rows below are folded away.
    pub folded: BTreeSet<CodeId>,
    /// Headings of the tree that are folded.
    pub folded_headings: BTreeSet<String>,
    /// Codes pinned to digits, by pass.
    pins: BTreeMap<PassId, BTreeMap<u8, CodeId>>,
    /// Layers that were shown or hidden.
    layers: BTreeMap<LayerKey, bool>,
    /// Codes used lately, the last one first.
    recent: Vec<CodeId>,
    /// Size of the transcript in per cent.
    size: f32,
    /// The serif face or the sans.
    serif: bool,
    /// Characters to a line.
    column: f32,
    /// Height of a line as a share of the usual one.
    line_height: f32,
    /// Whether time codes are shown.
    times: bool,
    #[serde(skip)]
    loaded: bool,
    #[serde(skip)]
    changed: bool,
    #[serde(skip)]
    saved_at: f64,
}

impl Default for Kept {
    fn default() -> Self {
        let view = TranscriptView::default();
        Self {
            positions: BTreeMap::new(),
            opened: Vec::new(),
            folded: BTreeSet::new(),
            folded_headings: BTreeSet::new(),
            pins: BTreeMap::new(),
            layers: BTreeMap::new(),
            recent: Vec::new(),
            size: view.size,
            serif: view.serif,
            column: view.column,
            line_height: view.line_height,
            times: view.times,
            loaded: false,
            changed: false,
            saved_at: 0.0,
        }
    }
}

impl Kept {
    /// Reads it, once.
    pub fn load(&mut self, view: &View<'_>) {
        if self.loaded {
            return;
        }
        let kept = view
            .remembered(NAME)
            .and_then(|text| ron::from_str(text).ok());
        *self = kept.unwrap_or_default();
        self.loaded = true;
    }

    /// Lets this machine remember what has changed; at most every two seconds. `now` in seconds.
    pub fn save(&mut self, now: f64, commands: &mut Commands) {
        if !self.changed || now - self.saved_at < PAUSE {
            return;
        }
        self.changed = false;
        self.saved_at = now;
        if let Ok(text) = ron::to_string(self) {
            commands.remember(NAME, text);
        }
    }

    /// Says that something has changed and is to be remembered.
    pub const fn touch(&mut self) {
        self.changed = true;
    }

    /// Where one read in a document.
    pub fn position(&self, document: DocumentId) -> Option<u32> {
        self.positions.get(&document).copied()
    }

    /// Remembers where one reads.
    pub fn set_position(&mut self, document: DocumentId, position: u32) {
        if self.positions.get(&document) == Some(&position) {
            return;
        }
        if self.positions.len() >= DOCUMENTS && !self.positions.contains_key(&document) {
            let oldest = self.opened.first().copied();
            let gone = oldest.or_else(|| self.positions.keys().next().copied());
            if let Some(gone) = gone {
                self.positions.remove(&gone);
                self.opened.retain(|it| *it != gone);
            }
        }
        self.positions.insert(document, position);
        self.changed = true;
    }

    /// Remembers that a document is open now.
    pub fn open(&mut self, document: DocumentId) {
        if self.opened.last() != Some(&document) {
            self.opened.retain(|it| *it != document);
            self.opened.push(document);
            self.changed = true;
        }
    }

    /// The document of the study that was open last.
    pub fn last_open(&self, view: &View<'_>) -> Option<DocumentId> {
        let mut opened = self.opened.iter().rev().copied();
        opened.find(|document| view.overview.document(*document).is_some())
    }

    /// Remembers that a code was used.
    pub fn used(&mut self, code: CodeId) {
        if self.recent.first() != Some(&code) {
            self.recent.retain(|it| *it != code);
            self.recent.insert(0, code);
            self.recent.truncate(RECENT);
            self.changed = true;
        }
    }

    /// Codes used lately, the last one first.
    pub fn recent(&self) -> &[CodeId] {
        &self.recent
    }

    /// The codes pinned in a pass, or none where nobody has pinned any.
    pub fn pins(&self, pass: PassId) -> Option<&BTreeMap<u8, CodeId>> {
        self.pins.get(&pass)
    }

    /// Pins codes to digits in a pass.
    pub fn set_pins(&mut self, pass: PassId, pins: BTreeMap<u8, CodeId>) {
        self.pins.insert(pass, pins);
        self.changed = true;
    }

    /// Layers that were shown or hidden.
    pub const fn layers(&self) -> &BTreeMap<LayerKey, bool> {
        &self.layers
    }

    /// Remembers that a layer is shown or hidden.
    pub fn set_layer(&mut self, layer: LayerKey, shown: bool) {
        self.layers.insert(layer, shown);
        self.changed = true;
    }

    /// How the transcript is set.
    pub fn view(&self) -> TranscriptView {
        TranscriptView {
            size: self.size,
            serif: self.serif,
            column: self.column,
            line_height: self.line_height,
            times: self.times,
            ..TranscriptView::default()
        }
    }

    /// Sets the transcript otherwise.
    pub fn set_view(&mut self, view: &TranscriptView) {
        self.size = view
            .size
            .clamp(TranscriptView::SMALLEST, TranscriptView::LARGEST);
        self.serif = view.serif;
        self.column = view.column.clamp(60.0, 75.0);
        self.line_height = view.line_height.clamp(0.85, 1.4);
        self.times = view.times;
        self.changed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Id};

    fn document(n: u32) -> DocumentId {
        DocumentId(Id::new(DeviceId::from_bits(5), n))
    }

    #[test]
    fn what_is_remembered_comes_back_from_its_text() {
        let mut kept = Kept::default();
        kept.set_position(document(1), 420);
        kept.open(document(1));
        kept.used(CodeId(document(2).0));
        let pass = PassId(document(3).0);
        kept.set_pins(pass, BTreeMap::from([(4, CodeId(document(2).0))]));
        let layer = (pass, crate::model::AnalystId(document(4).0));
        kept.set_layer(layer, false);
        let text = ron::to_string(&kept).unwrap();
        let again: Kept = ron::from_str(&text).unwrap();
        assert_eq!(again.position(document(1)), Some(420));
        assert_eq!(again.recent(), kept.recent());
        assert_eq!(again.pins(pass), kept.pins(pass));
        assert_eq!(again.layers().get(&layer), Some(&false));
    }

    #[test]
    fn what_an_older_program_remembered_is_read() {
        let kept: Kept = ron::from_str("(size: 130.0)").unwrap();
        assert!((kept.view().size - 130.0).abs() < 0.01);
        assert!(kept.view().serif);
    }

    #[test]
    fn the_code_used_last_stands_first_and_once() {
        let mut kept = Kept::default();
        let [a, b] = [1, 2].map(|n| CodeId(document(n).0));
        kept.used(a);
        kept.used(b);
        kept.used(a);
        assert_eq!(kept.recent(), [a, b]);
    }
}
