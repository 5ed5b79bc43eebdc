//! One piece of work, as the screen holds it.

use super::error::JobError;
use super::state::State;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

/// How a job's thread ended.
pub(super) enum Ended<T> {
    Done(T),
    Failed(JobError),
    Cancelled,
}

/// What a job says when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Polled<T> {
    /// It is at work.
    Running,
    /// Its result, given once.
    Done(T),
    /// Why it has none, given once.
    Failed(JobError),
    /// It was cancelled before it had a result.
    Cancelled,
    /// It ended, but for an older revision than the one asked for; its result was dropped.
    Stale,
    /// Its result was taken before.
    Taken,
}

/// A piece of work started by a [`super::Runner`]. Dropping it neither stops nor waits for the work.
#[derive(Debug)]
pub struct Job<T> {
    pub(super) state: Arc<State>,
    pub(super) revision: u64,
    pub(super) result: Receiver<Ended<T>>,
}

impl<T> Job<T> {
    /// What it is called in the status bar.
    pub fn name(&self) -> &str {
        &self.state.name
    }

    /// For which revision of the study it was started.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// How much is done of how much; a total of 0 means that it is not known.
    pub fn progress(&self) -> (u64, u64) {
        self.state.progress()
    }

    /// Asks the work to stop; it may still end with a result.
    pub fn cancel(&self) {
        self.state.cancel();
    }

    /// Asks for the result without waiting. `revision` is the study's revision now: a result worked out for an older
    /// one is dropped.
    pub fn poll(&self, revision: u64) -> Polled<T> {
        match self.result.try_recv() {
            Err(TryRecvError::Empty) => Polled::Running,
            Err(TryRecvError::Disconnected) => Polled::Taken,
            Ok(_) if self.revision < revision => Polled::Stale,
            Ok(Ended::Done(result)) => Polled::Done(result),
            Ok(Ended::Failed(error)) => Polled::Failed(error),
            Ok(Ended::Cancelled) => Polled::Cancelled,
        }
    }

    /// Waits for the result, whatever its revision. For commands; the screen never waits.
    pub fn wait(self) -> Polled<T> {
        match self.result.recv() {
            Err(_) => Polled::Taken,
            Ok(Ended::Done(result)) => Polled::Done(result),
            Ok(Ended::Failed(error)) => Polled::Failed(error),
            Ok(Ended::Cancelled) => Polled::Cancelled,
        }
    }
}
