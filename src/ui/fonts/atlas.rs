//! Pictures of glyphs on textures.

use cosmic_text::CacheKey;
use cosmic_text::{SwashContent, SwashImage};
use egui::epaint::FontColorTransferFunction as Transfer;
use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, pos2, vec2};
use rustc_hash::FxHashMap;

use crate::ui::theme::pixels::{mask, pixel};

/// Side of a texture for a screen of one pixel per point.
const SIDE: f32 = 512.0;
/// Empty pixels around each picture, so that none shows at its neighbour's edge.
const APART: usize = 1;

/// A glyph's picture.
#[derive(Clone)]
pub(in crate::ui) struct Picture {
    /// The texture it is on; lives as long as anybody draws from it.
    pub texture: TextureHandle,
    /// Where it is on the texture, as shares of its side.
    pub uv: Rect,
    /// From the glyph's place on the line to the picture's left edge, in pixels.
    pub left: i32,
    /// From the line up to the picture's upper edge, in pixels.
    pub top: i32,
    /// Width and height in pixels.
    pub size: egui::Vec2,
    /// Whether it has its own colours, as emoji do; else it is a mask for any.
    pub coloured: bool,
}

/// The pictures drawn so far for one screen.
#[derive(Default)]
pub(super) struct Atlas {
    known: FxHashMap<CacheKey, Option<Picture>>,
    page: Option<Page>,
    screen: Option<(u32, Transfer)>,
}

/// The texture that is being filled, from left to right and from top to bottom.
struct Page {
    texture: TextureHandle,
    side: usize,
    x: usize,
    y: usize,
    tallest: usize,
}

impl Atlas {
    /// Forgets what was drawn for another resolution or for another colour of the ground.
    pub fn begin(&mut self, ctx: &Context) {
        let transfer = ctx
            .global_style()
            .visuals
            .text_options
            .color_transfer_function;
        let screen = Some((ctx.pixels_per_point().to_bits(), transfer));
        if self.screen != screen {
            *self = Self {
                screen,
                ..Self::default()
            };
        }
    }

    /// The picture of a glyph, which `draw` makes when it is not there; none for what leaves no ink.
    pub fn picture(
        &mut self,
        ctx: &Context,
        key: CacheKey,
        draw: impl FnOnce() -> Option<SwashImage>,
    ) -> Option<Picture> {
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let picture = draw().and_then(|image| self.place(ctx, &image));
        self.known.insert(key, picture.clone());
        picture
    }

    fn place(&mut self, ctx: &Context, image: &SwashImage) -> Option<Picture> {
        let (bits, transfer) = self.screen?;
        let size = [
            image.placement.width as usize,
            image.placement.height as usize,
        ];
        let pixels = pixels(image, transfer);
        if size.contains(&0) || pixels.len() != size[0] * size[1] {
            return None;
        }
        let scale = f32::from_bits(bits).clamp(1.0, 4.0).ceil();
        let side = (SIDE * scale) as usize;
        if size[0].max(size[1]) + 2 * APART > side {
            return None;
        }
        if !self.page.as_mut().is_some_and(|page| page.make_room(size)) {
            // Who draws from the full one keeps it; everybody else's pictures are drawn again when needed.
            self.known.clear();
            self.page = Some(Page::new(ctx, side));
        }
        let page = self.page.as_mut()?;
        let at = [page.x, page.y];
        page.x += size[0] + APART;
        page.tallest = page.tallest.max(size[1]);
        let options = TextureOptions::LINEAR;
        page.texture
            .set_partial(at, ColorImage::new(size, pixels), options);
        let share = 1.0 / side as f32;
        let size = vec2(size[0] as f32, size[1] as f32);
        let min = pos2(at[0] as f32, at[1] as f32);
        Some(Picture {
            texture: page.texture.clone(),
            uv: Rect::from_min_max(
                pos2(min.x * share, min.y * share),
                pos2((min.x + size.x) * share, (min.y + size.y) * share),
            ),
            left: image.placement.left,
            top: image.placement.top,
            size,
            coloured: image.content == SwashContent::Color,
        })
    }
}

impl Page {
    fn new(ctx: &Context, side: usize) -> Self {
        let empty = ColorImage::filled([side, side], Color32::TRANSPARENT);
        Self {
            texture: ctx.load_texture("glyphs", empty, TextureOptions::LINEAR),
            side,
            x: APART,
            y: APART,
            tallest: 0,
        }
    }

    /// Goes to where a picture of this size has room; whether there is such a place.
    fn make_room(&mut self, size: [usize; 2]) -> bool {
        if self.x + size[0] + APART > self.side {
            self.x = APART;
            self.y += self.tallest + APART;
            self.tallest = 0;
        }
        self.y + size[1] + APART <= self.side
    }
}

/// A glyph's pixels; a mask becomes white of that opacity, which takes on any colour it is multiplied with.
fn pixels(image: &SwashImage, transfer: Transfer) -> Vec<Color32> {
    match image.content {
        SwashContent::Mask => image
            .data
            .iter()
            .map(|cover| transfer.to_atlas_color(mask(*cover)))
            .collect(),
        SwashContent::Color | SwashContent::SubpixelMask => image
            .data
            .as_chunks()
            .0
            .iter()
            .map(|own| pixel(*own))
            .collect(),
    }
}
