//! The properties of runs and paragraphs that change what is text.

use super::styles::Styles;
use crate::import::ImportError;
use crate::import::xml::{Piece, Space, Walk};

/// What a run's properties say.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    /// Whether the run is hidden.
    pub hidden: bool,
    /// Its language.
    pub language: Option<String>,
    /// Whether, on a paragraph's mark, the mark was deleted or moved away.
    pub mark_gone: bool,
}

/// What a paragraph's properties say.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    /// Whether its style hides it.
    pub hidden: bool,
    /// Whether its mark was deleted, so that the next paragraph goes on in the same line.
    pub joined: bool,
    /// Whether it is numbered or has a bullet.
    pub listed: bool,
}

/// Reads run properties up to their end.
pub(super) fn run_properties(
    walk: &mut Walk<'_>,
    styles: &Styles,
) -> Result<RunProperties, ImportError> {
    let outside = walk.depth().saturating_sub(1);
    let mut found = RunProperties::default();
    let mut said = None;
    while walk.depth() > outside {
        match walk.next()? {
            Piece::Open(open) if open.space == Space::Word => match open.name() {
                "vanish" => said = Some(open.is_on()),
                "rStyle" => {
                    let style = open.attribute("val");
                    found.hidden |= style.is_some_and(|style| styles.hides(&style));
                }
                "lang" => found.language = open.attribute("val"),
                "del" | "moveFrom" => found.mark_gone = true,
                "rPrChange" => walk.skip()?,
                _ => {}
            },
            Piece::End => break,
            _ => {}
        }
    }
    found.hidden = said.unwrap_or(found.hidden);
    Ok(found)
}

/// Reads paragraph properties up to their end.
pub(super) fn paragraph_properties(
    walk: &mut Walk<'_>,
    styles: &Styles,
) -> Result<ParagraphProperties, ImportError> {
    let outside = walk.depth().saturating_sub(1);
    let mut found = ParagraphProperties::default();
    while walk.depth() > outside {
        match walk.next()? {
            Piece::Open(open) if open.space == Space::Word => match open.name() {
                "pStyle" => {
                    let style = open.attribute("val");
                    found.hidden = style.is_some_and(|style| styles.hides(&style));
                }
                "numId" => found.listed |= open.attribute("val").is_some_and(|list| list != "0"),
                "rPr" => found.joined = run_properties(walk, styles)?.mark_gone,
                "pPrChange" | "sectPr" => walk.skip()?,
                _ => {}
            },
            Piece::End => break,
            _ => {}
        }
    }
    Ok(found)
}
