//! How long a frame of the Code workspace takes with 10,000 codes in its tree: still, scrolling, filtering.
//!
//! `cargo bench --bench code_tree`

#![allow(missing_docs, clippy::unwrap_used)] // criterion's macros make functions without docs.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2,
};
use interlinea::journal::Installation;
use interlinea::model::acts::{self, ImportedDocument};
use interlinea::model::{Change, DocumentKind, NewCode, Text};
use interlinea::ui::theme::Theme;
use interlinea::ui::{App, Command, NewStudy, WorkspaceKind, fonts};

const GROUPS: usize = 400;
const IN_EACH: usize = 24;

struct Window {
    ctx: Context,
    app: App,
    frame: u32,
    _folder: tempfile::TempDir,
}

impl Window {
    /// A study with 10,000 codes, 400 of them at the top.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Installation::at(folder.path().join("home"));
        let new = NewStudy {
            title: "Many codes".to_owned(),
            folder: folder.path().join("study"),
            person: "Anna".to_owned(),
            ..NewStudy::default()
        };
        let mut project = new.make(&home).unwrap();
        let text = Text::new("It is almost never by phone.".to_owned());
        let hash = project.add_text(&text).unwrap();
        let mut draft = project.draft().unwrap();
        let document = ImportedDocument {
            name: "Interview".to_owned(),
            kind: DocumentKind::Transcript,
            text: hash,
            length: text.len(),
            words: 6,
            turns: Vec::new(),
            speakers: Vec::new(),
            language: None,
            original: None,
            remarks: Vec::new(),
        };
        acts::import_document(&project.seen(), &mut draft, document).unwrap();
        for group in 0..GROUPS {
            let top = Change::AddCode(Box::new(acts::new_code(&format!("what {group} is about"))));
            let parent = Some(draft.push(top).into());
            for n in 0..IN_EACH {
                let name = format!("part {n} of what {group} is about");
                let new = NewCode {
                    parent,
                    ..acts::new_code(&name)
                };
                draft.push(Change::AddCode(Box::new(new)));
            }
        }
        project.commit(draft).unwrap();
        let ctx = Context::default();
        fonts::install_bundled(&ctx);
        Theme::apply_style(&ctx);
        let mut window = Self {
            ctx,
            app: App::with_project(project, home),
            frame: 0,
            _folder: folder,
        };
        window.app.push(Command::Go(WorkspaceKind::Code));
        for _ in 0..10 {
            window.draw(Vec::new());
        }
        window
    }

    fn draw(&mut self, events: Vec<Event>) {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frame) / 60.0),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.update(ui));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn wheel(points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(180.0, 500.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Trackpad,
            modifiers: Modifiers::NONE,
        },
    ]
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

fn frames(criterion: &mut Criterion) {
    let mut window = Window::new();
    let mut group = criterion.benchmark_group("10,000 codes");
    group.sample_size(20);
    group.bench_function("still", |bencher| bencher.iter(|| window.draw(Vec::new())));
    group.bench_function("scrolling", |bencher| {
        bencher.iter(|| {
            let down = (window.frame / 500).is_multiple_of(2);
            window.draw(wheel(if down { -120.0 } else { 120.0 }));
        });
    });
    window.draw(key(Key::F, Modifiers::COMMAND | Modifiers::SHIFT));
    window.draw(Vec::new());
    group.bench_function("a letter more or less in the filter", |bencher| {
        bencher.iter(|| {
            if window.frame.is_multiple_of(2) {
                window.draw(vec![Event::Text("7".to_owned())]);
            } else {
                window.draw(key(Key::Backspace, Modifiers::NONE));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
