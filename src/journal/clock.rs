//! The wall clock, so that tests and the sample study can bring their own.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A wall clock.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    fn now(&self) -> u64;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_millis() as u64)
    }
}

/// A clock that stands still until it is set.
#[derive(Debug, Default)]
pub struct ScriptedClock(AtomicU64);

impl ScriptedClock {
    /// A clock that shows this time (milliseconds since 1970 UTC).
    pub const fn at(milliseconds: u64) -> Self {
        Self(AtomicU64::new(milliseconds))
    }

    /// Sets it, forwards or backwards (milliseconds since 1970 UTC).
    pub fn set(&self, milliseconds: u64) {
        self.0.store(milliseconds, Ordering::SeqCst);
    }

    /// Moves it forwards (milliseconds).
    pub fn advance(&self, milliseconds: u64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}
