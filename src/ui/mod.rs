//! The window.
//!
//! ```text
//! run ── App ── welcome screen
//!           └── OpenStudy ── shell: top bar, rail, panels, status bar, palette
//!                        └── one workspace at a time: left | centre | right
//! ```
//!
//! Each frame the shell makes a [`View`] and hands it to the screens. Screens read from it and push what is to happen
//! into [`Commands`]; when everything is drawn the shell does it. The shell alone touches the project on disk.
//!
//! * [`Action`] is what has a menu entry, a palette line and perhaps a shortcut; it carries no data.
//! * [`Command`] is what carries data: an act on the study, a document to open, something selected.
//! * [`Overview`] is what is derived from the study (rows, counts, labels): made anew only when the study or the
//!   person changes. A screen that derives more keeps it in its own state, keyed by [`View::revision`].
//!
//! # To add or fill a workspace
//!
//! 1. Its folder is `ui/workspace/NAME`; its `mod.rs` has one struct with everything the screen remembers between
//!    frames (`Default`), and implements [`Workspace`] for it: `left`, `centre`, `right`, each drawing into the panel
//!    it is given. `has_right` says whether the panel at the right is wanted at all.
//! 2. What changes the study is pushed as `commands.act("rename the code", move |act| rename_code(act.seen, act.draft, …))`.
//!    The closure runs after the frame, on the study as it is then, and its changes become one undoable step. A refusal
//!    (any error that displays as a sentence) is shown at the top of the panel that pushed it and stays until read.
//!    `act_then` hands on further commands, such as selecting the thing just made.
//! 3. What one selects, opens or goes to is pushed too (`commands.select(…)`, `commands.open_document(…)`), so that all
//!    screens agree on it; it comes back as [`View::here`].
//! 4. New menu entries, shortcuts and palette lines are variants of [`Action`]; a workspace says in `offers` which of
//!    them it can do now and does them in `act`.
//! 5. Colours, sizes and parts come from [`theme`] alone. Every control has an accessible name, by which the tests in
//!    `tests/ui` find it.

mod action;
mod app;
mod closing_record;
pub mod codebox;
mod command;
mod commands;
mod dates;
mod dialogs;
pub mod fonts;
mod foreign_file;
pub mod forms;
pub mod fuzzy;
mod here;
mod history_fold;
pub mod icons;
mod importing;
mod list_of;
pub mod memos;
mod new_study;
mod notices;
mod open_study;
mod overview;
mod past;
mod prose;
mod quoting;
mod ready_import;
mod run;
mod sample;
mod settings;
mod shell;
pub mod table;
mod talk;
mod typing;
mod view;
mod welcome;
pub mod workspace;

pub mod theme;
pub mod transcript;
mod why_line;

pub use crate::model::{capital, grouped, many, of_many};
pub use action::{Action, ActionGroup, keys_text};
pub use app::App;
pub use closing_record::{ClosingRecord, what_closing_does};
pub use command::{Act, Acting, Command};
pub use commands::Commands;
pub use dates::{Date, clock};
pub use dialogs::Purpose;
pub use foreign_file::{Brought, ForeignFile};
pub use here::{Here, Selected};
pub use history_fold::HistoryFold;
pub use list_of::ListOf;
pub use new_study::NewStudy;
pub use notices::{Notice, Notices, Place};
pub use open_study::OpenStudy;
pub use overview::{CodeRow, DocumentRow, Overview, PassRow, PersonRow, Progress};
pub use ready_import::{ReadyImport, SpeakerChoice};
pub use run::{RunError, app, prepare, run};
pub use settings::{Mode, Settings};
pub use talk::TalkForm;
pub use view::View;
pub use why_line::WhyLine;
pub use workspace::{Workspace, WorkspaceKind};
