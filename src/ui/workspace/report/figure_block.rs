//! A figure as it will be printed.

use crate::exchange::report::Drawn;
use egui::{
    ColorImage, Image, Role, TextureFilter, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2,
};
use std::collections::BTreeMap;

/// The least a figure is shown wide, in points.
const LEAST: f32 = 520.0;
/// Figures are drawn larger than they are shown; averaged, thin lines stay whole.
const SMALLER: TextureOptions = TextureOptions {
    mipmap_mode: Some(TextureFilter::Linear),
    ..TextureOptions::LINEAR
};

/// Pictures of the figures on the page, made when they are first seen.
#[derive(Default)]
pub(super) struct Pictures(BTreeMap<usize, TextureHandle>);

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Pictures").field(&self.0.len()).finish()
    }
}

impl Pictures {
    /// Draws a figure, at most `room` wide. Paper is white in print, so it is on a dark screen too.
    pub fn show(&mut self, ui: &mut Ui, at: usize, drawn: &Drawn, room: f32) {
        let picture = self.0.entry(at).or_insert_with(|| {
            let (width, height) = drawn.pixels;
            let size = [width as usize, height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &drawn.rgba);
            let name = format!("figure {at}");
            ui.ctx().load_texture(name, image, SMALLER)
        });
        let (width, height) = drawn.size;
        // In a narrow window the page is moved sideways, so that the words can be read.
        let shown = width.min(room.max(LEAST));
        let size = vec2(shown, height * shown / width.max(1.0));
        let response = ui.add(Image::new(&*picture).fit_to_exact_size(size));
        let name = format!("{}. {}", drawn.title, drawn.description);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }
}
