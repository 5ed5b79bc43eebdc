//! What tests of the window share: one harness, and pictures where this machine can draw them.

#![allow(dead_code)] // Each test file uses a part of it.
#![allow(clippy::expect_used, clippy::panic)]

use std::sync::OnceLock;

use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{Harness, HarnessBuilder};
use interlinea::ui::fonts;
use interlinea::ui::theme::Theme;

/// A window of `width` × `height` points in our look, with the bundled faces alone so that it comes out
/// alike everywhere.
///
/// A step is a sixtieth of a second, so that two clicks in a row are a double click.
pub fn window<State>(width: f32, height: f32, dark: bool) -> HarnessBuilder<State> {
    let theme = if dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    Harness::<State>::builder()
        .with_size(egui::vec2(width, height))
        .with_theme(theme)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(12)
        .with_render_cursor(false)
        .with_context_setup(|ctx| {
            fonts::install_bundled(ctx);
            Theme::apply_style(ctx);
        })
}

/// Compares the window with the picture `name` in `tests/snapshots`, or says that it was skipped where
/// nothing can draw (no Vulkan or GL adapter, hardware or software).
pub fn compare<State>(harness: &mut Harness<'_, State>, name: &str) {
    if can_draw() {
        if let Err(difference) = harness.try_snapshot(name) {
            panic!("{difference}");
        }
    } else {
        println!(
            "skipped: the picture {name}, since this machine has no graphics adapter, not even Mesa's"
        );
    }
}

/// Writes the window as it is to a file, for looking at it; nothing where nothing can draw.
pub fn write<State>(harness: &mut Harness<'_, State>, path: &str) {
    if can_draw() {
        let picture = harness.render().expect("drawn");
        picture.save(path).expect("written");
    }
}

/// Whether any graphics adapter is there.
pub fn can_draw() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| std::panic::catch_unwind(WgpuTestRenderer::new).is_ok())
}
