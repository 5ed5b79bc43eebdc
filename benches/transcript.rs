//! How long a frame of the transcript takes, without a graphics card: input, layout, drawing, triangles.
//!
//! `cargo bench --bench transcript`

#![allow(missing_docs)] // criterion's macros make functions without any.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui::{Context, Event, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use interlinea::model::{Span, Text, Turn};
use interlinea::ui::fonts;
use interlinea::ui::theme::Theme;
use interlinea::ui::transcript::{
    Layer, ShownCoding, ShownSpeaker, Transcript, TranscriptState, TranscriptView,
};

const CHARACTERS: u32 = 500_000;
const CODINGS: u32 = 3_000;
const SENTENCE: &str = "It is almost never by phone, I go where they already are. ";

struct Document {
    text: Text,
    turns: Vec<Turn>,
    speakers: Vec<ShownSpeaker>,
    codings: Vec<ShownCoding>,
}

/// Turns of ten sentences, or one paragraph of 500,000 characters.
fn document(one_paragraph: bool) -> Document {
    let mut words = String::new();
    let mut turns = Vec::new();
    while (words.len() as u32) < CHARACTERS {
        let start = words.len() as u32;
        for _ in 0..10 {
            words.push_str(SENTENCE);
        }
        if !one_paragraph {
            turns.push(Turn {
                start,
                body: start,
                end: words.len() as u32,
                speaker: Some((turns.len() % 2) as u16),
                time_ms: Some(start * 60),
            });
            words.push_str("\n\n");
        }
    }
    let codings = (0..CODINGS)
        .map(|n| {
            let start = n * (CHARACTERS / CODINGS);
            ShownCoding {
                id: u64::from(n),
                span: Span::new(start, start + 60 + n % 7 * 90),
                colour: n as usize,
                name: format!("a code that is called {}", n % 60),
                layer: Layer::Mine,
            }
        })
        .collect();
    let speaker = |name: &str, quiet| ShownSpeaker {
        name: name.to_owned(),
        quiet,
    };
    Document {
        text: Text::new(words),
        turns,
        speakers: vec![speaker("Interviewer", true), speaker("PS2", false)],
        codings,
    }
}

struct Window {
    ctx: Context,
    state: TranscriptState,
    frame: u32,
}

impl Window {
    /// A window whose faces are there but that has not drawn the transcript yet.
    fn new() -> Self {
        let ctx = Context::default();
        fonts::install_bundled(&ctx);
        Theme::apply_style(&ctx);
        let mut window = Self {
            ctx,
            state: TranscriptState::new(),
            frame: 0,
        };
        window.run(Vec::new(), |ui, _| {
            ui.label("ready");
        });
        window
    }

    fn run(
        &mut self,
        events: Vec<Event>,
        mut show: impl FnMut(&mut egui::Ui, &mut TranscriptState),
    ) {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 1000.0))),
            time: Some(f64::from(self.frame) / 60.0),
            events,
            ..RawInput::default()
        };
        let state = &mut self.state;
        let mut output = self.ctx.run_ui(input, |ui| show(ui, state));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn draw(&mut self, document: &Document, view: &TranscriptView, events: Vec<Event>) {
        self.run(events, |ui, state| {
            Transcript::new(1, &document.text, &document.turns)
                .speakers(&document.speakers)
                .codings(1, &document.codings)
                .selected(Some(7))
                .view(view)
                .show(ui, state);
        });
    }
}

fn wheel(points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(600.0, 500.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Trackpad,
            modifiers: egui::Modifiers::NONE,
        },
    ]
}

fn frames(criterion: &mut Criterion) {
    let view = TranscriptView::default();
    for (name, one_paragraph) in [("turns", false), ("one paragraph", true)] {
        let document = document(one_paragraph);
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20);
        group.bench_function("first frame", |bencher| {
            bencher.iter_batched_ref(
                Window::new,
                |window| window.draw(&document, &view, Vec::new()),
                BatchSize::PerIteration,
            );
        });
        let mut window = Window::new();
        window.draw(&document, &view, Vec::new());
        group.bench_function("still", |bencher| {
            bencher.iter(|| window.draw(&document, &view, Vec::new()));
        });
        group.bench_function("scrolling", |bencher| {
            bencher.iter(|| {
                // To and fro, so that it never stands still at an end.
                let points = if (window.frame / 500).is_multiple_of(2) {
                    -120.0
                } else {
                    120.0
                };
                window.draw(&document, &view, wheel(points));
            });
        });
        let mut far = 0_u32;
        group.bench_function("jumping", |bencher| {
            bencher.iter(|| {
                far = (far + 77_777) % CHARACTERS;
                window.state.scroll_to(far);
                window.draw(&document, &view, Vec::new());
            });
        });
        let mut size = 100.0;
        group.bench_function("resizing", |bencher| {
            bencher.iter(|| {
                size = if size > 150.0 { 100.0 } else { size + 1.0 };
                let view = TranscriptView { size, ..view };
                window.draw(&document, &view, Vec::new());
            });
        });
        group.finish();
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
