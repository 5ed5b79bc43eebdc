//! The system's file dialogs, asked beside the screen's thread. With no portal they answer as Cancel does, which is
//! why every path can also be typed.

use egui::Context;
use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::task::{Poll, Wake, Waker};
use std::thread::{self, Thread};

/// What a dialog was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A study's folder, to open it.
    OpenStudy,
    /// A folder for a new study.
    NewStudyFolder,
    /// Files to import.
    ImportFiles,
    /// A framework's file.
    FrameworkFile,
    /// A table of participants.
    ParticipantsFile,
    /// Comments that came back from a review package.
    CommentsFile,
    /// A codebook to compare with.
    OtherCodebook,
    /// Where a report is saved.
    SaveReport,
}

/// The dialog that is open, if one is.
#[derive(Default)]
pub struct Dialogs {
    open: Option<(Purpose, Receiver<Vec<PathBuf>>)>,
}

impl std::fmt::Debug for Dialogs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let purpose = self.open.as_ref().map(|(purpose, _)| purpose);
        f.debug_struct("Dialogs").field("open", &purpose).finish()
    }
}

impl Dialogs {
    /// Opens a dialog; a second one is not opened while one is open.
    pub fn ask(&mut self, purpose: Purpose, ctx: &Context) {
        if self.open.is_some() {
            return;
        }
        // The dialog is made on the screen's thread, as some systems want it, and waited for on another.
        let answer = dialog(purpose);
        let (tell, told) = channel();
        let ctx = ctx.clone();
        let waiting = thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(move || {
                let _ = tell.send(wait_for(answer));
                ctx.request_repaint();
            });
        if waiting.is_ok() {
            self.open = Some((purpose, told));
        }
    }

    /// The answer, once it is there; an empty one is a cancelled dialog.
    pub fn answer(&mut self) -> Option<(Purpose, Vec<PathBuf>)> {
        let (purpose, told) = self.open.as_ref()?;
        let purpose = *purpose;
        let paths = match told.try_recv() {
            Ok(paths) => paths,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Vec::new(),
        };
        self.open = None;
        Some((purpose, paths))
    }
}

type Answer = std::pin::Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

fn dialog(purpose: Purpose) -> Answer {
    let dialog = rfd::AsyncFileDialog::new();
    let one = |handle: Option<rfd::FileHandle>| -> Vec<PathBuf> {
        handle.iter().map(|it| it.path().to_owned()).collect()
    };
    match purpose {
        Purpose::OpenStudy => {
            let answer = dialog.set_title("Open a study's folder").pick_folder();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::NewStudyFolder => {
            let answer = dialog.set_title("Folder for the new study").pick_folder();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::ImportFiles => {
            let dialog = dialog
                .set_title("Import")
                .add_filter(
                    "Transcripts, codebooks and projects",
                    &["txt", "md", "docx", "odt", "qdc", "qdpx", "csv", "xlsx"],
                )
                .add_filter("All files", &["*"]);
            let answer = dialog.pick_files();
            Box::pin(async move {
                let handles = answer.await.unwrap_or_default();
                handles.iter().map(|it| it.path().to_owned()).collect()
            })
        }
        Purpose::FrameworkFile => {
            let dialog = dialog
                .set_title("Load a framework of your own")
                .add_filter("Frameworks", &["ron", "csv"]);
            let answer = dialog.pick_file();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::ParticipantsFile => {
            let dialog = dialog
                .set_title("Table of participants")
                .add_filter("Tables", &["csv"]);
            let answer = dialog.pick_file();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::CommentsFile => {
            let dialog = dialog
                .set_title("Comments of a review")
                .add_filter("Comments", &["json"]);
            let answer = dialog.pick_file();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::OtherCodebook => {
            let dialog = dialog
                .set_title("Codebook to compare with")
                .add_filter("Codebooks", &["csv", "xlsx", "qdc"]);
            let answer = dialog.pick_file();
            Box::pin(async move { one(answer.await) })
        }
        Purpose::SaveReport => {
            let answer = dialog.set_title("Save the report").save_file();
            Box::pin(async move { one(answer.await) })
        }
    }
}

/// Wakes the thread that waits.
struct Waking(Thread);

impl Wake for Waking {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Waking(thread::current())));
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
