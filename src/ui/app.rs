//! The window: the welcome screen, or a study.

use super::dialogs::{Dialogs, Purpose};
use super::new_study::NewStudy;
use super::open_study::OpenStudy;
use super::settings::{Mode, Settings};
use super::shell::{self, Overlay};
use super::welcome::Welcome;
use super::{Action, Command, Commands, ListOf, Notice, Notices, Place, Selected, WorkspaceKind};
use crate::jobs::Runner;
use crate::journal::{Installation, Project, RecentStudy};
use crate::ui::theme::parts::Tone;
use egui::{Context, Ui};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What fills the window.
enum Screen {
    Welcome(Box<Welcome>),
    Study(Box<OpenStudy>),
}

/// The window's state between frames. Needs no system window: a test drives it with [`Self::update`] alone.
pub struct App {
    installation: Installation,
    settings: Settings,
    saved: Settings,
    screen: Screen,
    overlay: Overlay,
    commands: Commands,
    notices: Notices,
    dialogs: Dialogs,
    jobs: Option<Runner>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// The welcome screen.
    pub fn welcome(installation: Installation) -> Self {
        let screen = Screen::Welcome(Box::new(Welcome::new(&installation)));
        Self::with(installation, screen)
    }

    /// A study.
    pub fn with_project(project: Project, installation: Installation) -> Self {
        // A list of recent studies that cannot be written is no reason not to open one.
        let _ = project.remember();
        Self::with(
            installation,
            Screen::Study(Box::new(OpenStudy::new(project))),
        )
    }

    fn with(installation: Installation, screen: Screen) -> Self {
        let settings = Settings::load(&installation);
        Self {
            saved: settings.clone(),
            settings,
            installation,
            screen,
            overlay: Overlay::default(),
            commands: Commands::default(),
            notices: Notices::default(),
            dialogs: Dialogs::default(),
            jobs: None,
        }
    }

    /// The study that is open, if one is.
    pub fn study(&self) -> Option<&OpenStudy> {
        match &self.screen {
            Screen::Study(study) => Some(study),
            Screen::Welcome(_) => None,
        }
    }

    /// Pushes a command as a screen would; for tests and for what comes from outside the window.
    pub fn push(&mut self, command: Command) {
        self.commands.set_place(Place::Window);
        self.commands.push(command);
    }

    /// Draws the window and does what was asked for.
    pub fn update(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.settings.apply(&ctx);
        let jobs = self.jobs(&ctx);
        self.before(&ctx);
        match &mut self.screen {
            Screen::Welcome(welcome) => {
                self.commands.set_place(Place::Window);
                welcome.show(ui, &self.notices, &mut self.commands);
            }
            Screen::Study(study) => {
                let parts = shell::Parts {
                    settings: &mut self.settings,
                    overlay: &mut self.overlay,
                    commands: &mut self.commands,
                };
                shell::show(ui, study, &jobs, parts);
            }
        }
        shell::shortcuts(
            &ctx,
            self.study().is_some(),
            &mut self.overlay,
            &mut self.commands,
        );
        if matches!(self.screen, Screen::Study(_)) {
            shell::drop_hint(&ctx);
        }
        if self.overlay.sheet {
            shell::shortcuts_sheet(&ctx, &mut self.overlay.sheet);
        }
        self.drain(&ctx);
        self.after(&ctx);
    }

    fn jobs(&mut self, ctx: &Context) -> Runner {
        let ctx = ctx.clone();
        let runner = self
            .jobs
            .get_or_insert_with(|| Runner::new(move || ctx.request_repaint()));
        runner.clone()
    }

    /// What came from outside since the last frame: dropped files, dialogs' answers, others' work.
    fn before(&mut self, ctx: &Context) {
        self.commands.set_place(Place::Window);
        let dropped = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect::<Vec<_>>()
        });
        if !dropped.is_empty() {
            self.take_dropped(dropped);
        }
        if let Some((purpose, paths)) = self.dialogs.answer() {
            self.take_answer(purpose, paths);
        }
        if let Screen::Study(study) = &mut self.screen {
            study.refresh(ctx.input(|input| input.time));
            study.take_in_next();
            study.arrive_in_the_past();
            study.hear_saving();
            study.derive();
            ctx.request_repaint_after(Duration::from_secs(2));
        }
    }

    fn take_dropped(&mut self, paths: Vec<PathBuf>) {
        let folder = paths.iter().find(|path| path.join("project.ron").is_file());
        match (&self.screen, folder) {
            (_, Some(folder)) => self.commands.push(Command::OpenStudy(folder.clone())),
            (Screen::Study(_), None) => self.commands.push(Command::PreviewImport(paths)),
            (Screen::Welcome(_), None) => self.commands.say(
                Tone::Warn,
                "Open a study first; then drop the files on its window.",
            ),
        }
    }

    fn take_answer(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else {
            return;
        };
        match (purpose, &mut self.screen) {
            (Purpose::OpenStudy, _) => self.commands.push(Command::OpenStudy(first)),
            (Purpose::NewStudyFolder, Screen::Welcome(welcome)) => welcome.set_folder(&first),
            (Purpose::ImportFiles, Screen::Study(_)) => {
                self.commands.push(Command::PreviewImport(paths));
            }
            (Purpose::FrameworkFile, Screen::Study(study)) => {
                study.spaces.documents.set_framework_file(&first);
            }
            (Purpose::ParticipantsFile, Screen::Study(study)) => {
                study.spaces.documents.set_participants_file(&first);
            }
            _ => {}
        }
    }

    /// Does everything that was pushed, and what follows from it.
    fn drain(&mut self, ctx: &Context) {
        // What follows from an act may have something to follow in turn, but not for ever.
        for _ in 0..8 {
            let queue = self.commands.drain();
            if queue.is_empty() {
                return;
            }
            for (place, command) in queue {
                self.commands.set_place(place);
                self.carry_out(ctx, place, command);
            }
            ctx.request_repaint();
        }
    }

    fn carry_out(&mut self, ctx: &Context, place: Place, command: Command) {
        match command {
            Command::Do(action) => self.do_action(ctx, action),
            Command::Ask(purpose) => self.dialogs.ask(purpose, ctx),
            Command::OpenStudy(folder) => self.open(&folder),
            Command::MakeStudy(new) => self.make(&new),
            Command::Forget(folder) => self.forget(&folder),
            Command::Remember(name, value) => {
                self.settings.remembered.insert(name.to_owned(), value);
            }
            Command::SaveLog {
                choice,
                format,
                path,
            } => {
                let jobs = self.jobs(ctx);
                if let Screen::Study(study) = &mut self.screen {
                    study.save_log(choice, format, path, &jobs);
                }
            }
            Command::AsItWas(moment) => {
                let jobs = self.jobs(ctx);
                if let Screen::Study(study) = &mut self.screen {
                    study.go_back_to(place, moment, &jobs);
                }
            }
            other => self.carry_out_in_study(place, other),
        }
    }

    fn carry_out_in_study(&mut self, place: Place, command: Command) {
        let Screen::Study(study) = &mut self.screen else {
            match command {
                Command::Say(notice) => self.notices.say(notice),
                Command::Read(number) => self.notices.read(number),
                _ => {}
            }
            return;
        };
        match command {
            Command::Act { what, act, why } => {
                for then in study.act(place, what, act, why) {
                    self.commands.push(then);
                }
            }
            Command::ActAsking { what, did, act } => {
                for then in study.act_asking(place, what, did, act) {
                    self.commands.push(then);
                }
            }
            Command::AskWhy { step, did, why } => study.ask_why(place, step, &did, &why),
            Command::Explain { step, why } => study.explain(place, step, &why),
            Command::Go(kind) => study.here.workspace = kind,
            Command::OpenReport(kind) => {
                study.here.workspace = WorkspaceKind::Report;
                study.spaces.report.choose(kind);
            }
            Command::OpenFigures(options) => {
                study.here.workspace = WorkspaceKind::Report;
                study.spaces.report.choose_figures(options);
            }
            Command::WorkIn(pass) => study.here.pass = Some(pass),
            Command::ShowReadingList(list) => {
                if let Some(list) = &list {
                    study.here.workspace = WorkspaceKind::Code;
                    if let ListOf::Code(code) | ListOf::Earlier(code) = list {
                        study.here.selected = Selected::Code(*code);
                    }
                }
                study.here.list = list;
            }
            Command::OpenDocument(document) => {
                study.here.list = None;
                study.here.document = Some(document);
                study.here.selected = Selected::Document(document);
            }
            Command::ShowPassage { document, span } => {
                study.here.workspace = WorkspaceKind::Code;
                study.here.list = None;
                study.here.document = Some(document);
                study.here.passage = Some((document, span));
                study.here.passage_asked += 1;
            }
            Command::Search(words) => {
                study.here.workspace = WorkspaceKind::Explore;
                study.spaces.explore.search_for(&words);
            }
            Command::Select(selected) => study.here.selected = selected,
            Command::PreviewImport(paths) => {
                study.here.workspace = WorkspaceKind::Documents;
                study.spaces.documents.preview(paths);
            }
            Command::Import(ready) => study.queue_imports(ready),
            Command::ImportForeign(files) => study.import_foreign(place, &files),
            Command::CancelImport => study.cancel_import(),
            Command::Bind(analyst) => study.bind(place, analyst),
            Command::BindNew(name) => study.bind_new(place, &name),
            Command::Erase { document, reason } => study.erase(place, document, &reason),
            Command::WriteMemo(on) => study.spaces.memos.write(on),
            Command::ShowMemo(memo) => study.spaces.memos.show_memo(memo),
            Command::MarkMemo(memo) => study.spaces.memos.mark(memo),
            Command::ErasePassage {
                document,
                span,
                reason,
            } => study.erase_passage(place, document, span, &reason),
            Command::Say(notice) => study.notices.say(notice),
            Command::Read(number) => study.notices.read(number),
            Command::Do(_)
            | Command::Ask(_)
            | Command::OpenStudy(_)
            | Command::AsItWas(_)
            | Command::SaveLog { .. }
            | Command::MakeStudy(_)
            | Command::Forget(_)
            | Command::Remember(..) => {}
        }
    }

    fn do_action(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::NewStudy => {
                let mut welcome = Welcome::new(&self.installation);
                welcome.start_new();
                self.screen = Screen::Welcome(Box::new(welcome));
            }
            Action::CloseStudy => {
                self.screen = Screen::Welcome(Box::new(Welcome::new(&self.installation)));
            }
            Action::OpenFolder => self.ask_for_folder(ctx),
            Action::OpenSample => self.open_sample(),
            Action::Light => self.settings.mode = Mode::Light,
            Action::Dark => self.settings.mode = Mode::Dark,
            Action::FollowSystem => self.settings.mode = Mode::System,
            Action::LargerText => self.settings.step_zoom(1.0),
            Action::SmallerText => self.settings.step_zoom(-1.0),
            Action::NormalText => self.settings.zoom = 1.0,
            Action::Shortcuts => self.overlay.sheet = !self.overlay.sheet,
            Action::Palette => self.overlay.open_palette(),
            Action::StudySettings => self.overlay.settings = Some(shell::SettingsForm::default()),
            other => self.do_in_study(ctx, other),
        }
    }

    fn do_in_study(&mut self, ctx: &Context, action: Action) {
        let jobs = self.jobs(ctx);
        let Screen::Study(study) = &mut self.screen else {
            return;
        };
        let kinds = WorkspaceKind::ALL;
        if let Some(kind) = kinds.into_iter().find(|kind| kind.action() == action) {
            study.here.workspace = kind;
            return;
        }
        let workspace = study.here.workspace;
        match action {
            Action::Undo => study.undo(false),
            Action::Redo => study.undo(true),
            Action::Memos => study.spaces.memos.toggle(),
            Action::BackToNow => study.back_to_now(),
            Action::WorkAllTheSame => study.work_all_the_same(),
            Action::SayWhy => study.spaces.why.focus(),
            Action::FoldLeft => {
                let panels = self.settings.panels_mut(workspace);
                shell::fold_left(ctx, study.spaces.get(workspace), panels);
            }
            Action::FoldRight => {
                let panels = self.settings.panels_mut(workspace);
                panels.right_folded = !panels.right_folded;
            }
            _ => {
                let commands = &mut self.commands;
                // The workspace one is in first, else the one whose action it is.
                let to = study.with_view(&jobs, &self.settings.remembered, |view, spaces, _| {
                    let kinds = std::iter::once(workspace).chain(WorkspaceKind::ALL);
                    let mut offering = kinds.filter(|kind| spaces.get(*kind).offers(action, view));
                    let kind = offering.next()?;
                    spaces.get_mut(kind).act(action, view, commands);
                    Some(kind)
                });
                match to {
                    Some(kind) => study.here.workspace = kind,
                    // Everywhere else a memo is written in the drawer.
                    None if action == Action::WriteMemo => {
                        let remembered = &self.settings.remembered;
                        study.with_view(&jobs, remembered, |view, spaces, _| {
                            if view.read_only.is_none() && view.me().is_some() {
                                let on = spaces.get(workspace).memo_on(view);
                                let on = on.unwrap_or_else(|| super::memos::target_of(view));
                                spaces.memos.write(on);
                            }
                        });
                    }
                    None => {}
                }
            }
        }
    }

    /// Asks for a study's folder: on the welcome screen where it can also be typed.
    fn ask_for_folder(&mut self, ctx: &Context) {
        if let Screen::Study(_) = self.screen {
            self.screen = Screen::Welcome(Box::new(Welcome::new(&self.installation)));
        }
        if let Screen::Welcome(welcome) = &mut self.screen {
            welcome.start_open();
        }
        self.dialogs.ask(Purpose::OpenStudy, ctx);
    }

    fn open(&mut self, folder: &Path) {
        match Project::open(folder, &self.installation) {
            Ok(project) => self.show_project(project),
            Err(error) => {
                let sentence = error.to_string();
                self.say(sentence);
            }
        }
    }

    /// Takes a folder off the list of recent studies; the folder itself stays.
    fn forget(&mut self, folder: &Path) {
        if let Err(error) = self.installation.forget(folder) {
            self.say(error.to_string());
        }
        if let Screen::Welcome(welcome) = &mut self.screen {
            welcome.set_recent(self.installation.recent());
        }
    }

    fn make(&mut self, new: &NewStudy) {
        match new.make(&self.installation) {
            Ok(project) => self.show_project(project),
            Err(sentence) => self.say(sentence),
        }
    }

    fn open_sample(&mut self) {
        match super::sample::open_copy(&self.installation) {
            Ok(project) => self.show_project(project),
            Err(sentence) => self.say(sentence),
        }
    }

    fn show_project(&mut self, project: Project) {
        // A list of recent studies that cannot be written is no reason not to open one.
        let _ = project.remember();
        self.notices.clear();
        self.overlay = Overlay::default();
        self.screen = Screen::Study(Box::new(OpenStudy::new(project)));
    }

    fn say(&mut self, sentence: String) {
        let notice = Notice::new(Place::Window, Tone::Bad, sentence);
        match &mut self.screen {
            Screen::Study(study) => study.notices.say(notice),
            Screen::Welcome(_) => self.notices.say(notice),
        }
    }

    /// Saves what this machine remembers, once the mouse is let go.
    fn after(&mut self, ctx: &Context) {
        let dragging = ctx.input(|input| input.pointer.any_down());
        if !dragging && self.settings != self.saved {
            self.settings.save(&self.installation);
            self.saved = self.settings.clone();
        }
    }

    /// Studies that were open lately.
    pub fn recent(&self) -> Vec<RecentStudy> {
        self.installation.recent()
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.update(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(jobs) = &self.jobs {
            jobs.close(Duration::from_secs(2));
        }
        if let Screen::Study(study) = &mut self.screen {
            study.keep_for_next_time();
        }
    }
}
