//! Figures as PNG.

use super::face::Face;
use super::figure_error::FigureError;
use super::model::Figure;
use super::shape::Shape;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, LazyLock};

/// Points of the screen in an inch.
const POINTS: f32 = 96.0;
/// Most pixels of a picture, and of one of its sides.
const PIXELS: u64 = 120_000_000;
const SIDE: u64 = 30_000;
/// Inches in a metre.
const INCHES: f64 = 39.370_078_740_157_48;

/// Our own fonts.
static OURS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| Arc::new(ours()));
/// Ours with the machine's behind them: read once, and only when a letter is met that ours do not have.
static WITH_SYSTEM: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = ours();
    fonts.load_system_fonts();
    Arc::new(fonts)
});

fn ours() -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for face in Face::ALL {
        fonts.load_font_data(face.bytes().to_vec());
    }
    fonts
}

impl Figure {
    /// The figure as a PNG with so many pixels to an inch: 300 for print.
    ///
    /// # Errors
    /// Where it would have more pixels than programs open.
    pub fn png(&self, per_inch: f32) -> Result<Vec<u8>, FigureError> {
        let pixmap = self.pixels(per_inch / POINTS)?;
        let bytes = pixmap.encode_png();
        let bytes = bytes.map_err(|error| FigureError::NotDrawn(error.to_string()))?;
        Ok(with_density(bytes, per_inch))
    }

    /// The figure as pixels for a screen that shows `scale` of them to a point: width, height, and red, green, blue and
    /// opacity of each.
    ///
    /// # Errors
    /// Where it would have more pixels than programs open.
    pub fn rgba(&self, scale: f32) -> Result<(u32, u32, Vec<u8>), FigureError> {
        let pixmap = self.pixels(scale)?;
        let (width, height) = (pixmap.width(), pixmap.height());
        Ok((width, height, pixmap.take_demultiplied()))
    }

    fn pixels(&self, scale: f32) -> Result<Pixmap, FigureError> {
        let side = |length: f32| {
            let pixels = f64::from(length) * f64::from(scale);
            pixels.ceil().max(1.0)
        };
        let (width, height) = self.size();
        let (width, height) = (side(width) as u64, side(height) as u64);
        let too_large = || FigureError::TooLarge { width, height };
        if width > SIDE || height > SIDE || width.saturating_mul(height) > PIXELS {
            return Err(too_large());
        }
        let options = Options {
            fontdb: self.fonts(),
            font_family: "Inter".to_owned(),
            ..Options::default()
        };
        let tree = Tree::from_str(&self.svg(), &options);
        let tree = tree.map_err(|error| FigureError::NotDrawn(error.to_string()))?;
        let (wide, high) = (u32::try_from(width), u32::try_from(height));
        let (Ok(wide), Ok(high)) = (wide, high) else {
            return Err(too_large());
        };
        let mut pixmap = Pixmap::new(wide, high).ok_or_else(too_large)?;
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut pixmap.as_mut(),
        );
        Ok(pixmap)
    }

    /// The fonts it needs.
    fn fonts(&self) -> Arc<fontdb::Database> {
        let is_known = |letter: char| letter.is_control() || Face::Regular.has(letter);
        let all_known = self.shapes.iter().all(|shape| match shape {
            Shape::Words { words, .. } => words.chars().all(is_known),
            _ => true,
        });
        Arc::clone(if all_known { &OURS } else { &WITH_SYSTEM })
    }
}

/// Where the first piece of a PNG ends: its signature, and its header of 13 bytes with length, name and checksum.
const HEADER: usize = 8 + 12 + 13;

/// Says in a PNG how many of its pixels make an inch (Portable Network Graphics, third edition, 11.3.4.3), so that it
/// has its size when it is placed in a page.
fn with_density(png: Vec<u8>, per_inch: f32) -> Vec<u8> {
    let Some((header, rest)) = png.split_at_checked(HEADER) else {
        return png;
    };
    let per_metre = (f64::from(per_inch) * INCHES).round() as u32;
    let mut density = b"pHYs".to_vec();
    density.extend(per_metre.to_be_bytes());
    density.extend(per_metre.to_be_bytes());
    density.push(1);
    let checksum = crc32fast::hash(&density);
    let mut whole = header.to_vec();
    whole.extend(9_u32.to_be_bytes());
    whole.extend(density);
    whole.extend(checksum.to_be_bytes());
    whole.extend(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::figure::{Style, Tone};

    fn figure() -> Figure {
        let mut figure = Figure::new("Title", "Description");
        figure.block((10.0, 10.0), (50.0, 20.0), Tone::Accent, None);
        figure.paragraph((80.0, 10.0), 200.0, "Reach and dose", Style::HEADING);
        figure.room_below(10.0);
        figure
    }

    #[test]
    fn a_picture_has_what_was_drawn_where_it_was_drawn() {
        let (width, height, pixels) = figure().rgba(2.0).unwrap();
        assert_eq!((width, height), (1944, 130));
        let at = |x: usize, y: usize| &pixels[(y * 1944 + x) * 4..][..3];
        assert_eq!(at(84, 64), [0x2f, 0x5d, 0x8a], "the block");
        assert_eq!(at(1900, 64), [0xff, 0xff, 0xff], "paper");
        let dark = (184..524).any(|x| (44..84).any(|y| at(x, y)[0] < 0x60));
        assert!(dark, "the words");
    }

    #[test]
    fn a_picture_says_how_large_it_is_in_print() {
        let png = figure().png(300.0).unwrap();
        // 300 to an inch are 11,811 to a metre.
        let density = [
            0, 0, 0, 9, b'p', b'H', b'Y', b's', 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1,
        ];
        assert_eq!(&png[HEADER..HEADER + density.len()], &density);
        assert_eq!(&png[..4], b"\x89PNG");
        assert_eq!(&png[16..20], &3038_u32.to_be_bytes());
    }

    #[test]
    fn a_picture_too_large_to_open_is_refused_in_words() {
        let mut figure = figure();
        figure.height = 100_000.0;
        let error = figure.png(300.0).unwrap_err().to_string();
        assert!(error.contains("save it as SVG"), "{error}");
    }
}
