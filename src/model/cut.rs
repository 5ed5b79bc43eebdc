//! A moment of a study: how far each journal had come.

use super::{DeviceId, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One number for each device: the last of its lines that belongs to the moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cut(BTreeMap<DeviceId, u32>);

impl Cut {
    /// Whether the line belongs to the moment.
    pub fn contains(&self, id: Id) -> bool {
        id.seq() <= self.of(id.device())
    }

    /// The last line of a device in the moment; 0 for none.
    pub fn of(&self, device: DeviceId) -> u32 {
        self.0.get(&device).copied().unwrap_or(0)
    }

    /// Takes in a line and all before it on its device.
    pub fn take_in(&mut self, id: Id) {
        let last = self.0.entry(id.device()).or_insert(0);
        *last = (*last).max(id.seq());
    }

    /// Takes in all of another moment.
    pub fn take_in_all(&mut self, other: &Self) {
        for (device, seq) in other.iter() {
            self.take_in(Id::new(device, seq));
        }
    }

    /// Drops a device from the moment.
    pub fn leave_out(&mut self, device: DeviceId) {
        self.0.remove(&device);
    }

    /// The devices with their last lines, in order of device.
    pub fn iter(&self) -> impl Iterator<Item = (DeviceId, u32)> + '_ {
        self.0.iter().map(|(device, seq)| (*device, *seq))
    }

    /// Whether no line belongs to the moment.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(DeviceId, u32)> for Cut {
    fn from_iter<I: IntoIterator<Item = (DeviceId, u32)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl std::fmt::Display for Cut {
    /// `k7f3a9xq:1029,p2d8m4ts:301`, as `--at` takes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, (device, seq)) in self.iter().enumerate() {
            write!(f, "{}{device}:{seq}", if n == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Cut {
    type Err = super::MalformedId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || super::MalformedId(text.to_owned());
        text.split(',')
            .map(|pair| {
                let (device, seq) = pair.trim().split_once(':').ok_or_else(malformed)?;
                Ok((device.parse()?, seq.parse().map_err(|_| malformed())?))
            })
            .collect()
    }
}
