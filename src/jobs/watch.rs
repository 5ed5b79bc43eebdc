//! What a job's work sees of the outside.

use super::state::State;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// The screen is woken for progress at most this often, in milliseconds.
const BETWEEN_WAKES: u64 = 100;

/// Called to have the window drawn again; from any thread.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// How work tells how far it is and hears that it should stop. Can be used from several threads.
pub struct Watch {
    state: Arc<State>,
    wake: Wake,
    started: Instant,
    last_wake: AtomicU64,
}

impl Watch {
    pub(super) fn new(state: Arc<State>, wake: Wake) -> Self {
        Self {
            state,
            wake,
            started: Instant::now(),
            last_wake: AtomicU64::new(0),
        }
    }

    /// How much is done of how much, in whatever the work counts; a total of 0 means that it is not known.
    pub fn progress(&self, done: u64, total: u64) {
        self.state.total.store(total, Ordering::Relaxed);
        // Threads may report out of order; progress never goes back.
        self.state.done.fetch_max(done, Ordering::Relaxed);
        self.wake_now_and_then();
    }

    /// So much more is done.
    pub fn advance(&self, by: u64) {
        self.state.done.fetch_add(by, Ordering::Relaxed);
        self.wake_now_and_then();
    }

    /// Whether the user has asked to stop. Work looks at it often and then returns early.
    pub fn is_cancelled(&self) -> bool {
        self.state.is_cancelled()
    }

    fn wake_now_and_then(&self) {
        let now = self.started.elapsed().as_millis() as u64;
        let last = self.last_wake.load(Ordering::Relaxed);
        let due = now.saturating_sub(last) >= BETWEEN_WAKES;
        if due
            && self
                .last_wake
                .compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
        {
            (self.wake)();
        }
    }
}
