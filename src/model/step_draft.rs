//! A step in the making: changes that are recorded together, with the ids their things will have.

use super::{Change, DeviceId, Id};

/// The changes of one gesture, before they are written.
///
/// A change that creates a thing names it, so that later changes of the same step can refer to it.
#[derive(Debug, Clone)]
pub struct StepDraft {
    device: DeviceId,
    first: u32,
    changes: Vec<Change>,
    why: Option<String>,
}

impl StepDraft {
    /// A step whose first line will be number `first` of `device`.
    pub const fn new(device: DeviceId, first: u32) -> Self {
        Self {
            device,
            first,
            changes: Vec::new(),
            why: None,
        }
    }

    /// Adds a change and says which id its line will have: that of the thing it makes, if it makes one.
    pub fn push(&mut self, change: Change) -> Id {
        let id = self.next_id();
        self.changes.push(change);
        id
    }

    /// The id that the next change will have.
    pub fn next_id(&self) -> Id {
        Id::new(self.device, self.first + self.changes.len() as u32)
    }

    /// A draft for the step that follows this one, to be recorded together with it.
    #[must_use]
    pub fn following(&self) -> Self {
        Self::new(self.device, self.first + self.changes.len() as u32)
    }

    /// Adds the optional line of explanation.
    pub fn explain(&mut self, why: impl Into<String>) {
        let why = why.into();
        self.why = (!why.trim().is_empty()).then_some(why);
    }

    /// Whether nothing happens.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The device that will write it.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Number of its first line.
    pub const fn first(&self) -> u32 {
        self.first
    }

    /// The changes in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The explanation.
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// Takes the draft apart: changes and explanation.
    pub fn into_parts(self) -> (Vec<Change>, Option<String>) {
        (self.changes, self.why)
    }
}
