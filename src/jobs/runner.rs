//! Starts jobs and knows which are running.

use super::error::JobError;
use super::job::{Ended, Job};
use super::state::State;
use super::watch::{Wake, Watch};
use std::any::Any;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Starts jobs, each on a thread of its own, so that a long one never holds up a short one. Clones are the same runner.
#[derive(Clone)]
pub struct Runner {
    shared: Arc<Shared>,
}

struct Shared {
    wake: Wake,
    next: AtomicU64,
    jobs: Mutex<Vec<Arc<State>>>,
    one_ended: Condvar,
}

/// A job as the status bar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// For [`Runner::cancel`].
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// How much is done.
    pub done: u64,
    /// Of how much; 0 when that is not known.
    pub total: u64,
    /// Whether it has been asked to stop.
    pub is_cancelled: bool,
}

impl Runner {
    /// A runner that calls `wake`, from any thread, whenever there is something new to show.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            shared: Arc::new(Shared {
                wake: Arc::new(wake),
                next: AtomicU64::new(0),
                jobs: Mutex::new(Vec::new()),
                one_ended: Condvar::new(),
            }),
        }
    }

    /// Starts work for a revision of the study. An error of the work is kept as its sentence; one after a cancel counts
    /// as cancelled; a panic ends only this job.
    #[must_use = "the result comes through the job"]
    pub fn start<T, E>(
        &self,
        name: &str,
        revision: u64,
        work: impl FnOnce(&Watch) -> Result<T, E> + Send + 'static,
    ) -> Job<T>
    where
        T: Send + 'static,
        E: Display,
    {
        let state = Arc::new(State {
            id: self.shared.next.fetch_add(1, Ordering::Relaxed),
            name: name.to_owned(),
            ..State::default()
        });
        let (sender, result) = channel();
        self.shared.running().push(Arc::clone(&state));
        let job = Job {
            state: Arc::clone(&state),
            revision,
            result,
        };
        let thread = Thread {
            shared: Arc::clone(&self.shared),
            state: Arc::clone(&state),
            sender: sender.clone(),
        };
        let started = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || thread.run(work));
        if let Err(reason) = started {
            let error = JobError::NotStarted {
                name: name.to_owned(),
                reason: reason.to_string(),
            };
            self.shared.end(&state, &sender, Ended::Failed(error));
        }
        job
    }

    /// The jobs at work, oldest first.
    pub fn running(&self) -> Vec<Running> {
        self.shared
            .running()
            .iter()
            .map(|state| {
                let (done, total) = state.progress();
                Running {
                    id: state.id,
                    name: state.name.clone(),
                    done,
                    total,
                    is_cancelled: state.is_cancelled(),
                }
            })
            .collect()
    }

    /// Asks one job to stop.
    pub fn cancel(&self, id: u64) {
        for state in self.shared.running().iter().filter(|state| state.id == id) {
            state.cancel();
        }
    }

    /// Asks all jobs to stop and waits for them at most so long; whether all have ended.
    pub fn close(&self, patience: Duration) -> bool {
        let jobs = self.shared.running();
        for state in jobs.iter() {
            state.cancel();
        }
        let (jobs, _) = self
            .shared
            .one_ended
            .wait_timeout_while(jobs, patience, |jobs| !jobs.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        jobs.is_empty()
    }
}

impl Shared {
    fn running(&self) -> MutexGuard<'_, Vec<Arc<State>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Delivers a job's end. The result is in the channel before anybody is told.
    fn end<T>(&self, state: &Arc<State>, sender: &Sender<Ended<T>>, ended: Ended<T>) {
        // Nobody may be left to receive it, which is no fault.
        let _ = sender.send(ended);
        state.finished.store(true, Ordering::Release);
        self.running().retain(|job| !job.is_finished());
        self.one_ended.notify_all();
        (self.wake)();
    }
}

/// What a job's thread takes with it.
struct Thread<T> {
    shared: Arc<Shared>,
    state: Arc<State>,
    sender: Sender<Ended<T>>,
}

impl<T> Thread<T> {
    fn run<E: Display>(self, work: impl FnOnce(&Watch) -> Result<T, E>) {
        let watch = Watch::new(Arc::clone(&self.state), Arc::clone(&self.shared.wake));
        // What the work owned is dropped with it, so nothing half changed is seen again.
        let ended = match catch_unwind(AssertUnwindSafe(|| work(&watch))) {
            Ok(Ok(result)) => Ended::Done(result),
            Ok(Err(_)) if self.state.is_cancelled() => Ended::Cancelled,
            Ok(Err(error)) => Ended::Failed(JobError::Failed(error.to_string())),
            Err(fault) => Ended::Failed(JobError::Panicked {
                name: self.state.name.clone(),
                fault: said_by(fault.as_ref()),
            }),
        };
        self.shared.end(&self.state, &self.sender, ended);
    }
}

/// What a panic said, on one line.
fn said_by(fault: &(dyn Any + Send)) -> String {
    let said = fault
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| fault.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::job::Polled;
    use super::*;
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;

    fn runner() -> Runner {
        Runner::new(|| {})
    }

    /// Polls until the job has ended.
    fn end_of<T>(job: &Job<T>, revision: u64) -> Polled<T> {
        loop {
            match job.poll(revision) {
                Polled::Running => thread::yield_now(),
                ended => return ended,
            }
        }
    }

    #[test]
    fn a_result_is_given_once_and_the_window_is_woken_after_it_is_there() {
        let woken = Arc::new(AtomicUsize::new(0));
        let (tell, told) = mpsc::channel();
        let counter = Arc::clone(&woken);
        let runner = Runner::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
            tell.send(()).expect("the test listens");
        });
        let job = runner.start("Counting", 7, |_| Ok::<_, String>(6 * 7));
        told.recv().expect("woken");
        assert_eq!(job.poll(7), Polled::Done(42));
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        drop(runner);
        assert_eq!(end_of(&job, 7), Polled::Taken);
    }

    #[test]
    fn a_result_for_an_older_revision_is_dropped() {
        let runner = runner();
        let job = runner.start("Counting", 7, |_| Ok::<_, String>(1));
        assert_eq!(end_of(&job, 8), Polled::Stale);
        let job = runner.start("Counting", 8, |_| Ok::<_, String>(2));
        assert_eq!(end_of(&job, 8), Polled::Done(2));
    }

    #[test]
    fn a_panic_becomes_a_sentence_and_the_next_job_runs() {
        let runner = runner();
        let job = runner.start("Drawing a matrix", 1, |_| -> Result<(), String> {
            panic!("row 3\nis missing")
        });
        let Polled::Failed(error) = end_of(&job, 1) else {
            panic!("it should have failed")
        };
        assert_eq!(
            error.to_string(),
            "“Drawing a matrix” stopped on a fault in the program (row 3 is missing); try it again, and report it if it \
             stops again."
        );
        let job = runner.start("Drawing a matrix", 1, |_| Ok::<_, String>(1));
        assert_eq!(end_of(&job, 1), Polled::Done(1));
    }

    #[test]
    fn an_error_keeps_its_sentence() {
        let job = runner().start("Saving", 1, |_| {
            Err::<(), _>("The disk is full; free some space.")
        });
        let Polled::Failed(error) = job.wait() else {
            panic!("it should have failed")
        };
        assert_eq!(error.to_string(), "The disk is full; free some space.");
    }

    #[test]
    fn a_job_shows_its_progress_and_can_be_cancelled() {
        let runner = runner();
        let (go_on, wait) = mpsc::channel::<()>();
        let (tell, told) = mpsc::channel();
        let job = runner.start("Indexing", 1, move |watch| {
            watch.progress(2, 5);
            watch.progress(1, 5);
            watch.advance(1);
            tell.send(()).expect("the test listens");
            wait.recv().expect("the test tells");
            if watch.is_cancelled() {
                Err("stopped")
            } else {
                Ok(())
            }
        });
        told.recv().expect("started");
        assert_eq!(job.progress(), (3, 5));
        let running = runner.running();
        let expected = Running {
            id: running[0].id,
            name: "Indexing".to_owned(),
            done: 3,
            total: 5,
            is_cancelled: false,
        };
        assert_eq!(running, [expected]);
        assert_eq!(job.poll(1), Polled::Running);
        runner.cancel(running[0].id);
        assert!(runner.running()[0].is_cancelled);
        go_on.send(()).expect("it listens");
        assert_eq!(end_of(&job, 1), Polled::Cancelled);
        assert!(runner.close(Duration::from_mins(1)) && runner.running().is_empty());
    }

    #[test]
    fn closing_asks_every_job_to_stop_and_waits_for_it() {
        let runner = runner();
        let jobs: Vec<_> = (0..4)
            .map(|_| {
                runner.start("Waiting", 1, |watch| {
                    while !watch.is_cancelled() {
                        thread::yield_now();
                    }
                    Err::<(), _>("stopped")
                })
            })
            .collect();
        assert!(!runner.clone().running().is_empty());
        assert!(runner.close(Duration::from_mins(1)));
        for job in jobs {
            assert_eq!(job.poll(1), Polled::Cancelled);
        }
    }
}
