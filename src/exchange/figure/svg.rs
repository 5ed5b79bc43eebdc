//! Figures as SVG.

use super::model::{Anchor, Figure, MARGIN};
use super::shape::Shape;
use super::tone::Tone;
use crate::exchange::docx::{Direction, escaped, first_direction};
use std::fmt::Write;

/// The faces, ours first; the others are on most machines.
const FAMILIES: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif";
/// Holds words from right to left together, whatever direction stands around them (Unicode Standard Annex 9).
const FROM_RIGHT: (char, char) = ('\u{2067}', '\u{2069}');

impl Figure {
    /// The figure as an SVG (1.1) that any browser and drawing program opens. Words stay words.
    pub fn svg(&self) -> String {
        let (width, height) = self.size();
        let (width, height, margin) = (number(width), number(height), number(-MARGIN));
        // Two figures on one page must not name their titles alike.
        let id = crc32fast::hash(format!("{}\n{}", self.title, self.description).as_bytes());
        let mut svg = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"{margin} {margin} {width} {height}\" role=\"img\" aria-labelledby=\"t{id:08x} d{id:08x}\" \
             font-family=\"{FAMILIES}\">\n<title id=\"t{id:08x}\">{}</title>\n<desc id=\"d{id:08x}\">{}</desc>\n\
             <rect x=\"{margin}\" y=\"{margin}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            escaped(&self.title),
            escaped(&self.description),
            Tone::Paper.hex(),
        );
        for shape in &self.shapes {
            write_shape(&mut svg, shape);
        }
        svg.push_str("</svg>\n");
        svg
    }
}

fn write_shape(svg: &mut String, shape: &Shape) {
    match shape {
        Shape::Box {
            x,
            y,
            width,
            height,
            radius,
            ground,
            border,
        } => {
            let ground = ground.map_or_else(|| "none".to_owned(), Tone::hex);
            add(
                svg,
                &format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{ground}\"",
                    number(*x),
                    number(*y),
                    number(*width),
                    number(*height),
                    number(*radius),
                ),
            );
            if let Some((tone, thick)) = border {
                let (tone, thick) = (tone.hex(), number(*thick));
                add(svg, &format!(" stroke=\"{tone}\" stroke-width=\"{thick}\""));
            }
            svg.push_str("/>\n");
        }
        Shape::Line {
            points,
            tone,
            thick,
        } => {
            let points: Vec<String> = points
                .iter()
                .map(|(x, y)| format!("{},{}", number(*x), number(*y)))
                .collect();
            add(
                svg,
                &format!(
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                    points.join(" "),
                    tone.hex(),
                    number(*thick),
                ),
            );
        }
        Shape::Dot { x, y, radius, tone } => add(
            svg,
            &format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n",
                number(*x),
                number(*y),
                number(*radius),
                tone.hex(),
            ),
        ),
        Shape::Words {
            x,
            y,
            words,
            style,
            anchor,
            upwards,
        } => {
            let held = match anchor {
                Anchor::Left => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::Right => " text-anchor=\"end\"",
            };
            let (x, y) = (number(*x), number(*y));
            let turned = if *upwards {
                format!(" transform=\"rotate(-90 {x} {y})\"")
            } else {
                String::new()
            };
            let weight = match style.face.weight() {
                400 => String::new(),
                weight => format!(" font-weight=\"{weight}\""),
            };
            let words = if first_direction(words) == Some(Direction::Right) {
                format!("{}{words}{}", FROM_RIGHT.0, FROM_RIGHT.1)
            } else {
                words.clone()
            };
            add(
                svg,
                &format!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"{weight} fill=\"{}\"{held}{turned}>{}</text>\n",
                    number(style.size),
                    style.tone.hex(),
                    escaped(&words),
                ),
            );
        }
    }
}

fn add(svg: &mut String, piece: &str) {
    // Writing into a string cannot fail.
    let _ = svg.write_str(piece);
}

/// A length with at most two places.
fn number(length: f32) -> String {
    let rounded = (f64::from(length) * 100.0).round() / 100.0;
    format!("{}", rounded + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::figure::Style;

    #[test]
    fn words_are_escaped_and_lengths_are_short() {
        let mut figure = Figure::new("A < B & \"C\"", "What\u{0} it shows");
        figure.words((1.0 / 3.0, 20.0), "<script>&", Style::NAME, Anchor::Right);
        figure.paragraph((0.0, 30.0), 100.0, "שלום, עולם", Style::TEXT);
        let svg = figure.svg();
        assert!(svg.contains(">A &lt; B &amp; &quot;C&quot;</title>"));
        assert!(svg.contains(">What it shows</desc>"));
        assert!(svg.contains(
            "<text x=\"0.33\" y=\"20\" font-size=\"12\" font-weight=\"500\" fill=\"#23211e\" \
             text-anchor=\"end\">&lt;script&gt;&amp;</text>"
        ));
        // From right to left, held at the right side of its room.
        assert!(svg.contains("<text x=\"100\""));
        assert!(svg.contains(">\u{2067}שלום, עולם\u{2069}<"));
    }
}
