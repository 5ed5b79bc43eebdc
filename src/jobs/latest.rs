//! Something worked out anew for each revision of the study.

use super::error::JobError;
use super::job::{Job, Polled};
use super::runner::Runner;
use super::watch::Watch;
use std::fmt::Display;

/// The newest result of one kind of work, with the revision it is for. While a newer one is worked out, the last one
/// can still be shown.
#[derive(Debug)]
pub struct Latest<T> {
    job: Option<Job<T>>,
    value: Option<(u64, T)>,
    error: Option<(u64, JobError)>,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self {
            job: None,
            value: None,
            error: None,
        }
    }
}

impl<T: Send + 'static> Latest<T> {
    /// Sees to it that the result for this revision is there or on its way. Work for another revision is cancelled and
    /// its result never shown. Cheap when there is nothing to do, so it may be called on every frame.
    pub fn want<E: Display>(
        &mut self,
        runner: &Runner,
        name: &str,
        revision: u64,
        work: impl FnOnce(&Watch) -> Result<T, E> + Send + 'static,
    ) {
        self.take_result();
        let on_its_way = self
            .job
            .as_ref()
            .is_some_and(|job| job.revision() == revision);
        let failed = self
            .error
            .as_ref()
            .is_some_and(|(failed, _)| *failed == revision);
        if on_its_way || failed || self.is_for(revision) {
            return;
        }
        if let Some(outdated) = self.job.take() {
            outdated.cancel();
        }
        self.job = Some(runner.start(name, revision, work));
    }

    /// The last result, if it is for this revision.
    pub fn get(&mut self, revision: u64) -> Option<&T> {
        self.take_result();
        match &self.value {
            Some((known, value)) if *known == revision => Some(value),
            _ => None,
        }
    }

    /// The last result, whatever its revision: what to show until the next one is there.
    pub fn last(&mut self) -> Option<&T> {
        self.take_result();
        self.value.as_ref().map(|(_, value)| value)
    }

    /// Why there is no result for this revision, if the work failed or the user cancelled it.
    pub fn error(&mut self, revision: u64) -> Option<&JobError> {
        self.take_result();
        match &self.error {
            Some((failed, error)) if *failed == revision => Some(error),
            _ => None,
        }
    }

    /// Whether a result is on its way.
    pub fn is_working(&mut self) -> bool {
        self.take_result();
        self.job.is_some()
    }

    /// Whether the result for this revision is on its way.
    pub fn is_working_for(&mut self, revision: u64) -> bool {
        self.take_result();
        let job = self.job.as_ref();
        job.is_some_and(|job| job.revision() == revision)
    }

    /// How much is done of the work under way, and of how much; nothing while there is none.
    pub fn progress(&self) -> (u64, u64) {
        self.job.as_ref().map_or((0, 0), Job::progress)
    }

    /// Asks the work under way to stop; it then counts as cancelled by the user.
    pub fn cancel(&self) {
        if let Some(job) = &self.job {
            job.cancel();
        }
    }

    /// Whether nothing remains to be done for this revision: its result or its failure is there.
    pub fn is_settled(&mut self, revision: u64) -> bool {
        self.get(revision).is_some() || self.error(revision).is_some()
    }

    /// Forgets a failure or cancel, so that the work is tried again.
    pub fn try_again(&mut self) {
        self.error = None;
    }

    fn is_for(&self, revision: u64) -> bool {
        self.value
            .as_ref()
            .is_some_and(|(known, _)| *known == revision)
    }

    fn take_result(&mut self) {
        let Some(job) = &self.job else {
            return;
        };
        let revision = job.revision();
        match job.poll(revision) {
            Polled::Running => return,
            Polled::Done(value) => {
                self.value = Some((revision, value));
                self.error = None;
            }
            Polled::Failed(error) => self.error = Some((revision, error)),
            Polled::Cancelled => {
                let name = job.name().to_owned();
                self.error = Some((revision, JobError::Cancelled { name }));
            }
            Polled::Stale | Polled::Taken => {}
        }
        self.job = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::thread;

    fn settle<T: Send + 'static>(latest: &mut Latest<T>) {
        while latest.is_working() {
            thread::yield_now();
        }
    }

    #[test]
    fn only_the_newest_revision_is_shown_and_older_work_is_cancelled() {
        let runner = Runner::new(|| {});
        let mut latest = Latest::default();
        let (tell, told) = mpsc::channel();
        latest.want(&runner, "Hits", 1, move |watch| {
            while !watch.is_cancelled() {
                thread::yield_now();
            }
            tell.send(()).expect("the test listens");
            Ok::<_, String>("old")
        });
        assert!(latest.get(1).is_none() && latest.is_working());
        latest.want(&runner, "Hits", 2, |_| Ok::<_, String>("new"));
        told.recv().expect("the old work was cancelled");
        settle(&mut latest);
        assert_eq!(latest.get(2), Some(&"new"));
        assert_eq!(latest.get(1), None);
    }

    #[test]
    fn the_last_result_stays_until_the_next_is_there() {
        let runner = Runner::new(|| {});
        let mut latest = Latest::default();
        latest.want(&runner, "Hits", 1, |_| Ok::<_, String>("first"));
        settle(&mut latest);
        let (go_on, wait) = mpsc::channel::<()>();
        latest.want(&runner, "Hits", 2, move |_| {
            wait.recv().expect("the test tells");
            Ok::<_, String>("second")
        });
        assert_eq!(latest.get(2), None);
        assert_eq!(latest.last(), Some(&"first"));
        go_on.send(()).expect("it listens");
        settle(&mut latest);
        assert_eq!(latest.last(), Some(&"second"));
    }

    #[test]
    fn work_the_user_cancelled_is_not_started_again_by_itself() {
        let runner = Runner::new(|| {});
        let mut latest: Latest<()> = Latest::default();
        latest.want(&runner, "Hits", 1, |watch| {
            while !watch.is_cancelled() {
                thread::yield_now();
            }
            Err("stopped")
        });
        for running in runner.running() {
            runner.cancel(running.id);
        }
        settle(&mut latest);
        latest.want(&runner, "Hits", 1, |_| -> Result<(), String> {
            panic!("started again")
        });
        assert!(!latest.is_working());
        assert_eq!(
            latest.error(1).map(ToString::to_string),
            Some("“Hits” was cancelled.".to_owned())
        );
    }

    #[test]
    fn failed_work_is_not_started_again_by_itself() {
        let runner = Runner::new(|| {});
        let mut latest: Latest<()> = Latest::default();
        latest.want(&runner, "Hits", 1, |_| Err("No."));
        settle(&mut latest);
        latest.want(&runner, "Hits", 1, |_| -> Result<(), String> {
            panic!("started again")
        });
        assert!(!latest.is_working());
        assert_eq!(latest.error(1), Some(&JobError::Failed("No.".to_owned())));
        latest.try_again();
        latest.want(&runner, "Hits", 1, |_| Ok::<_, String>(()));
        settle(&mut latest);
        assert_eq!(latest.get(1), Some(&()));
    }
}
