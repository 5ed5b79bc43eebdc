//! What this installation remembers of a device: where it belongs, and where its journal ended.

use crate::model::{DeviceId, ProjectId};
use serde::{Deserialize, Serialize};

/// Where a journal ended when this installation last wrote to it. Kept apart from the [`Binding`], since it is
/// written with every step and not waited for: a power loss may take it away, and then any journal with valid lines
/// goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ended {
    /// Number of the last file.
    pub file: u32,
    /// Its length in bytes.
    pub length: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
}

/// One device of this installation. Each lies in a file of its own, written by whoever holds the device's lock,
/// so that two windows never write the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Binding {
    /// The device.
    pub device: DeviceId,
    /// The study it writes in.
    pub project: ProjectId,
    /// The machine it was made on.
    pub machine: String,
    /// The folder of the study, as its one true path.
    pub path: String,
    /// The order in which the installation's devices were made; the first unlocked one is taken.
    pub number: u32,
    /// Set once its journal was found shorter or different: never written again.
    pub retired: bool,
}
