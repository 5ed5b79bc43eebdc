//! What a Word document's styles say that matters for its words: what is hidden, and the language.

use crate::import::ImportError;
use crate::import::xml::{Element, Piece, Space, Walk};
use rustc_hash::{FxHashMap, FxHashSet};

/// Styles whose text is hidden, and the document's language.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden: FxHashSet<String>,
    /// The language of text that names none, such as `sv-SE`.
    pub language: Option<String>,
}

/// What one style says itself.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// Hidden or not, when it says so.
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the styles part.
    pub fn read(file: &str, part: &str, xml: &str) -> Result<Self, ImportError> {
        let mut walk = Walk::new(file, part, xml);
        let mut styles: FxHashMap<String, Style> = FxHashMap::default();
        let mut current = None;
        let mut in_defaults = false;
        let mut language = None;
        loop {
            match walk.next()? {
                Piece::Open(open) if open.space == Space::Word => match open.name() {
                    "docDefaults" => in_defaults = true,
                    "lang" if in_defaults => language = open.attribute("val"),
                    "style" => {
                        current = open.attribute("styleId");
                        styles
                            .entry(current.clone().unwrap_or_default())
                            .or_default();
                    }
                    _ => style_says(current.as_ref().and_then(|id| styles.get_mut(id)), &open),
                },
                Piece::Close(Space::Word, name) if name == "docDefaults" => in_defaults = false,
                Piece::Close(Space::Word, name) if name == "style" => current = None,
                Piece::End => break,
                _ => {}
            }
        }
        let hidden = styles
            .keys()
            .filter(|id| is_hidden(&styles, id))
            .cloned()
            .collect();
        Ok(Self { hidden, language })
    }

    /// Whether text in the style is hidden.
    pub fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }
}

/// Takes down what an element says about the style it stands in.
fn style_says(style: Option<&mut Style>, open: &Element<'_>) {
    let Some(style) = style else { return };
    match open.name() {
        "basedOn" => style.based_on = open.attribute("val"),
        "vanish" => style.hidden = Some(open.is_on()),
        _ => {}
    }
}

/// Whether the style, or the nearest it is based on that says so, is hidden.
fn is_hidden(styles: &FxHashMap<String, Style>, id: &str) -> bool {
    let mut at = id;
    // A chain longer than this is a circle.
    for _ in 0..32 {
        let Some(style) = styles.get(at) else {
            return false;
        };
        if let Some(hidden) = style.hidden {
            return hidden;
        }
        let Some(next) = &style.based_on else {
            return false;
        };
        at = next;
    }
    false
}
