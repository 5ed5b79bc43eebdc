//! The real window, without a screen, on temporary studies: found by accessible names, driven by keys and clicks.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod coded;
pub mod compared;
pub mod several;

use egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::{Harness, Node, kittest::Queryable as _};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::mask_words;
use interlinea::ui::theme::Theme;
use interlinea::ui::{Acting, App, Command, NewStudy, fonts};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A window with the temporary folder that its study and its installation lie in.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub folder: TempDir,
}

impl Window {
    /// The welcome screen of a fresh installation.
    pub fn welcome() -> Self {
        Self::welcome_sized(Vec2::new(1280.0, 800.0))
    }

    /// The welcome screen in a window of this size, in points.
    pub fn welcome_sized(size: Vec2) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::welcome(Installation::at(folder.path().join("home")));
        Self::of(app, folder, size)
    }

    /// A new study with MRC, made by Anna.
    pub fn study() -> Self {
        Self::study_sized(Vec2::new(1280.0, 800.0))
    }

    /// A new study with MRC, made by Anna, in a window of this size.
    pub fn study_sized(size: Vec2) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let installation = Installation::at(folder.path().join("home"));
        let project = new_study(&folder.path().join("study"))
            .make(&installation)
            .unwrap();
        Self::of(App::with_project(project, installation), folder, size)
    }

    /// A study somebody has prepared.
    pub fn with(project: Project, folder: TempDir, size: Vec2) -> Self {
        let installation = project.home().clone();
        Self::of(App::with_project(project, installation), folder, size)
    }

    /// A study somebody has prepared, with these font files behind our own faces.
    pub fn with_fonts(project: Project, folder: TempDir, size: Vec2, files: &[PathBuf]) -> Self {
        let installation = project.home().clone();
        let app = App::with_project(project, installation);
        Self::drawn_with(app, folder, size, files)
    }

    fn of(app: App, folder: TempDir, size: Vec2) -> Self {
        Self::drawn_with(app, folder, size, &[])
    }

    fn drawn_with(app: App, folder: TempDir, size: Vec2, files: &[PathBuf]) -> Self {
        let files = files.to_vec();
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(0.1)
            .with_max_steps(60)
            .with_context_setup(move |ctx| {
                if files.is_empty() {
                    fonts::install_bundled(ctx);
                } else {
                    fonts::install_files(ctx, &files);
                }
                Theme::apply_style(ctx);
                ctx.options_mut(|options| {
                    options.zoom_with_keyboard = false;
                    options.fallback_theme = egui::Theme::Light;
                });
            })
            .with_theme(egui::Theme::Light)
            .build_ui_state(
                |ui, app: &mut App| {
                    // The harness leaves a margin; the window has none.
                    let whole = ui.ctx().content_rect();
                    let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    window.set_clip_rect(whole);
                    app.update(&mut window);
                },
                app,
            );
        let mut window = Self { harness, folder };
        window.settle();
        window
    }

    /// Draws until nothing changes; background work and the two-second look at the folder do not count.
    pub fn settle(&mut self) {
        self.harness.run_steps(6);
    }

    /// Draws until `done`, at most some hundred frames: for background work.
    pub fn wait_until(&mut self, what: &str, done: impl Fn(&App) -> bool) {
        for _ in 0..400 {
            self.harness.step();
            if done(self.harness.state()) {
                self.settle();
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("{what} did not come about");
    }

    /// Draws until something of this name is there.
    pub fn wait_for(&mut self, name: &str) {
        for _ in 0..400 {
            self.harness.step();
            if self
                .harness
                .query_all_by_label_contains(name)
                .next()
                .is_some()
            {
                self.settle();
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("“{name}” did not appear");
    }

    /// Puts words into the dictionary of masked words.
    pub fn mask(&mut self, words: &'static str, by: &'static str) {
        let act = move |act: &mut Acting<'_>| {
            let case = interlinea::model::MaskCase::Any;
            mask_words(act.seen, act.draft, words, by, case).unwrap();
            Ok(Vec::new())
        };
        self.harness.state_mut().push(Command::Act {
            what: "mask the words",
            act: Box::new(act),
            why: None,
        });
        self.settle();
    }

    /// What has this name.
    pub fn get<'a>(&'a self, name: &'a str) -> Node<'a> {
        self.harness.get_by_label(name)
    }

    /// What has this role and name.
    pub fn role<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// Whether anything has a name that holds these words.
    pub fn shows(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    /// Whether what has the keyboard has a name that holds these words.
    pub fn shows_focused(&self, words: &str) -> bool {
        let mut all = self.harness.query_all_by_label_contains(words);
        all.any(|node| node.is_focused())
    }

    /// Clicks what has this name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).scroll_to_me();
        self.settle();
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Clicks what has this role and name.
    pub fn click_role(&mut self, role: Role, name: &str) {
        self.harness
            .get_by_role_and_label(role, name)
            .scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    /// Clicks into a field and types.
    pub fn type_into(&mut self, field: &str, words: &str) {
        self.click_role(Role::TextInput, field);
        self.harness
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(words);
        self.settle();
    }

    /// Clicks into a field of several lines and types.
    pub fn type_into_lines(&mut self, field: &str, words: &str) {
        self.click_role(Role::MultilineTextInput, field);
        self.harness
            .get_by_role_and_label(Role::MultilineTextInput, field)
            .type_text(words);
        self.settle();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Presses a key while others are held.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types words where the focus is.
    pub fn write(&mut self, words: &str) {
        self.harness.event(egui::Event::Text(words.to_owned()));
        self.settle();
    }

    /// The window's state.
    pub fn app(&self) -> &App {
        self.harness.state()
    }

    /// A path in the temporary folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the temporary folder.
    pub fn file(&self, name: &str, words: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, words).unwrap();
        path
    }
}

/// A new study with MRC, made by Anna.
pub fn new_study(folder: &Path) -> NewStudy {
    NewStudy {
        title: "Peer support in Eastfield".to_owned(),
        folder: folder.to_owned(),
        framework: "mrc-pe-2015".to_owned(),
        person: "Anna".to_owned(),
        ..NewStudy::default()
    }
}

/// A picture of the window under `tests/pictures`, where this machine can draw one.
///
/// Pictures are to be looked at, not compared: fonts are smoothed differently from one machine to the next. They are
/// only made where `INTERLINEA_PICTURES` is set, and what is missing for them is printed.
pub fn picture(window: &mut Window, name: &str) {
    let Some(folder) = std::env::var_os("INTERLINEA_PICTURES") else {
        println!("skipped the picture {name}: INTERLINEA_PICTURES names no folder for it");
        return;
    };
    match window.harness.render() {
        Ok(image) => {
            std::fs::create_dir_all(&folder).unwrap();
            let path = Path::new(&folder).join(format!("{name}.png"));
            image.save(&path).unwrap();
        }
        Err(error) => println!("skipped the picture {name}: {error}"),
    }
}

/// The sample study as a copy in a temporary folder, as the person of this name (or as nobody), where this
/// repository has it; prints what is skipped where not.
pub fn sample(person: Option<&str>, size: Vec2) -> Option<Window> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peer-support");
    if !sample.join("project.ron").is_file() {
        println!("skipped: the sample study is not here");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("peer-support");
    copy_folder(&sample, &copy);
    let installation = Installation::at(folder.path().join("home"));
    let mut project = Project::open(&copy, &installation).unwrap();
    if let Some(name) = person {
        let id = {
            let seen = project.seen();
            let people = seen.analysts();
            let person = people.iter().find(|it| it.name.text().contains(name));
            person.expect("a person of the sample").id
        };
        project.bind(id).unwrap();
    }
    Some(Window::with(project, folder, size))
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
