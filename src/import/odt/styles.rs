//! What the styles of an odt say that matters for its words: what is hidden, and the language.

use crate::import::ImportError;
use crate::import::xml::{Element, Piece, Space, Walk};
use rustc_hash::{FxHashMap, FxHashSet};

/// Styles whose text is hidden, and the document's language.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden: FxHashSet<String>,
    parents: FxHashMap<String, String>,
    current: Option<String>,
    in_default: bool,
    /// The language of text that names none, such as `sv-SE`.
    pub language: Option<String>,
}

impl Styles {
    /// Reads a part that holds styles.
    pub fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        loop {
            match walk.next()? {
                Piece::Open(open) if open.space == Space::Style => self.open(&open),
                Piece::Close(Space::Style, name) => self.close(&name),
                Piece::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Takes down an element of the style namespace.
    pub fn open(&mut self, open: &Element<'_>) {
        match open.name() {
            "style" => {
                self.current = open.attribute("name");
                let parent = open.attribute("parent-style-name");
                if let (Some(name), Some(parent)) = (&self.current, parent) {
                    self.parents.insert(name.clone(), parent);
                }
            }
            "default-style" => {
                let family = open.attribute("family");
                self.in_default = family.is_some_and(|family| family == "paragraph");
            }
            "text-properties" => {
                let hidden = open
                    .attribute("display")
                    .is_some_and(|display| display == "none");
                if let Some(name) = self.current.as_ref().filter(|_| hidden) {
                    self.hidden.insert(name.clone());
                }
                if self.in_default {
                    self.language = language(open).or_else(|| self.language.take());
                }
            }
            _ => {}
        }
    }

    /// The end of an element of the style namespace.
    pub fn close(&mut self, name: &str) {
        match name {
            "style" => self.current = None,
            "default-style" => self.in_default = false,
            _ => {}
        }
    }

    /// Whether text in the style is hidden, by itself or by a style it is based on.
    pub fn hides(&self, style: &str) -> bool {
        let mut at = style;
        for _ in 0..32 {
            if self.hidden.contains(at) {
                return true;
            }
            match self.parents.get(at) {
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }
}

/// `sv-SE` from the language and country of text properties.
fn language(open: &Element<'_>) -> Option<String> {
    let language = open
        .attribute("language")
        .filter(|language| language != "none")?;
    match open
        .attribute("country")
        .filter(|country| country != "none")
    {
        Some(country) => Some(format!("{language}-{country}")),
        None => Some(language),
    }
}
