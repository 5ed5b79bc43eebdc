//! Where random names come from, so that tests and the sample study can be repeated byte for byte.

use std::sync::atomic::{AtomicU64, Ordering};

/// A source of random bits.
pub trait Randomness: Send + Sync + std::fmt::Debug {
    /// 64 random bits, or what the system said where it has none.
    fn bits(&self) -> std::io::Result<u64>;
}

/// The operating system's.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn bits(&self) -> std::io::Result<u64> {
        getrandom::u64().map_err(|error| std::io::Error::other(error.to_string()))
    }
}

/// Numbers that follow from a seed: splitmix64 (Steele, Lea and Flood, OOPSLA 2014, figure 20).
#[derive(Debug)]
pub struct ScriptedRandomness(AtomicU64);

impl ScriptedRandomness {
    /// The numbers of this seed.
    pub const fn of_seed(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Randomness for ScriptedRandomness {
    fn bits(&self) -> std::io::Result<u64> {
        const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;
        let state = self.0.fetch_add(GAMMA, Ordering::SeqCst);
        let mut z = state.wrapping_add(GAMMA);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(z ^ z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_published_numbers() {
        // First outputs of splitmix64 for the seed 1234567, as in the Rosetta Code task's table.
        let numbers = ScriptedRandomness::of_seed(1_234_567);
        assert_eq!(numbers.bits().unwrap(), 6_457_827_717_110_365_317);
        assert_eq!(numbers.bits().unwrap(), 3_203_168_211_198_807_973);
    }
}
