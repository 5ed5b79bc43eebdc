//! What the threads on both sides of a job know of it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared by the job's thread, its handle and the runner.
#[derive(Debug, Default)]
pub(super) struct State {
    pub id: u64,
    pub name: String,
    pub done: AtomicU64,
    pub total: AtomicU64,
    pub cancelled: AtomicBool,
    pub finished: AtomicBool,
}

impl State {
    pub fn progress(&self) -> (u64, u64) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    pub fn is_finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }
}
