//! Where in the zip the parts of a Word document are.

use super::body::NoteKind;
use crate::import::ImportError;
use crate::import::package::Package;
use crate::import::xml::{Piece, Walk};

/// The names of the parts that are read.
#[derive(Debug)]
pub(super) struct Links {
    /// The main text.
    pub document: String,
    /// Styles.
    pub styles: String,
    /// Comments.
    pub comments: String,
    footnotes: String,
    endnotes: String,
}

impl Links {
    /// Follows the relations of the package; where there are none, the names Word gives.
    pub fn of(package: &mut Package<'_>) -> Result<Self, ImportError> {
        let top = relations(package, "_rels/.rels", "")?;
        let document =
            target(&top, "/officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
        let (folder, name) = document.rsplit_once('/').unwrap_or(("", &document));
        let own = relations(package, &format!("{folder}/_rels/{name}.rels"), folder)?;
        let part = |kind: &str, usual: &str| {
            target(&own, kind).unwrap_or_else(|| format!("{folder}/{usual}"))
        };
        Ok(Self {
            styles: part("/styles", "styles.xml"),
            comments: part("/comments", "comments.xml"),
            footnotes: part("/footnotes", "footnotes.xml"),
            endnotes: part("/endnotes", "endnotes.xml"),
            document,
        })
    }

    /// The part that holds the notes of a kind.
    pub fn notes(&self, kind: NoteKind) -> &str {
        match kind {
            NoteKind::Footnote => &self.footnotes,
            NoteKind::Endnote => &self.endnotes,
        }
    }
}

/// The target whose type ends like this.
fn target(relations: &[(String, String)], kind: &str) -> Option<String> {
    let found = relations.iter().find(|(of, _)| of.ends_with(kind))?;
    Some(found.1.clone())
}

/// Types and targets of the relations inside the package; what lies outside is never looked at.
fn relations(
    package: &mut Package<'_>,
    part: &str,
    folder: &str,
) -> Result<Vec<(String, String)>, ImportError> {
    let part = part.trim_start_matches('/');
    let Some(xml) = package.part(part)? else {
        return Ok(Vec::new());
    };
    let mut walk = Walk::new(package.file(), part, &xml);
    let mut found = Vec::new();
    loop {
        match walk.next()? {
            Piece::Open(open) if open.name() == "Relationship" => {
                let outside = open
                    .attribute("TargetMode")
                    .is_some_and(|mode| mode == "External");
                if let (Some(kind), Some(target), false) =
                    (open.attribute("Type"), open.attribute("Target"), outside)
                {
                    let path = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None if folder.is_empty() => target,
                        None => format!("{folder}/{target}"),
                    };
                    found.push((kind, path));
                }
            }
            Piece::End => return Ok(found),
            _ => {}
        }
    }
}
