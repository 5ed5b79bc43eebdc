//! A result that is worked out off the screen's thread, anew whenever what it depends on changes.

use crate::jobs::{JobError, Latest, Runner, Watch};
use std::sync::Arc;

/// The newest result for a key. A screen asks for it on every frame; what the work needs is gathered only when the
/// key is another one.
#[derive(Debug)]
pub(super) struct Kept<K, T> {
    latest: Latest<Arc<T>>,
    key: Option<K>,
    number: u64,
}

impl<K, T: Send + 'static> Default for Kept<K, T>
where
    Arc<T>: Send,
{
    fn default() -> Self {
        Self {
            latest: Latest::default(),
            key: None,
            number: 0,
        }
    }
}

impl<K: PartialEq, T: Send + Sync + 'static> Kept<K, T> {
    /// Sees to it that the result for this key is there or on its way. `gather` takes along what the work needs.
    pub fn want<W>(&mut self, runner: &Runner, name: &str, key: K, gather: impl FnOnce() -> W)
    where
        W: FnOnce(&Watch) -> Result<T, String> + Send + 'static,
    {
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.key = Some(key);
        self.number += 1;
        let work = gather();
        self.latest
            .want(runner, name, self.number, |watch| work(watch).map(Arc::new));
    }

    /// The result for the key last asked for.
    pub fn get(&mut self) -> Option<Arc<T>> {
        self.latest.get(self.number).cloned()
    }

    /// Whether this is the key last asked for.
    pub fn is_for(&self, key: &K) -> bool {
        self.key.as_ref() == Some(key)
    }

    /// The result before, to be shown until the new one is there.
    pub fn last(&mut self) -> Option<Arc<T>> {
        self.latest.last().cloned()
    }

    /// Why there is none.
    pub fn error(&mut self) -> Option<&JobError> {
        self.latest.error(self.number)
    }

    /// How much is done of the work under way, and of how much; nothing while there is none.
    pub fn progress(&self) -> (u64, u64) {
        self.latest.progress()
    }

    /// Asks the work under way to stop.
    pub fn cancel(&self) {
        self.latest.cancel();
    }

    /// Forgets a failure or a cancel, so that the work is begun again.
    pub fn try_again(&mut self) {
        self.key = None;
    }
}
