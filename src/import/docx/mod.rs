//! Word documents of 2007 and later (Office Open XML).

mod body;
mod links;
mod run;
mod styles;
mod symbols;

use super::flow::Flow;
use super::package::Package;
use super::story::{Comment, Story};
use super::xml::{Piece, Space, Walk};
use super::{Format, ImportError, Transcript};
use body::{Body, NoteKind};
use links::Links;
use styles::Styles;

/// Reads a docx; headers and footers are left out.
pub(super) fn read(package: &mut Package<'_>, max_text: u64) -> Result<Transcript, ImportError> {
    let links = Links::of(package)?;
    let Some(document) = package.part(&links.document)? else {
        return Err(package.damaged(format!("its main part {} is missing", links.document)));
    };
    let styles = match package.part(&links.styles)? {
        Some(xml) => Styles::read(package.file(), &links.styles, &xml)?,
        None => Styles::default(),
    };
    let mut body = Body::new(package.file(), &styles, max_text);
    body.read(&mut Walk::new(package.file(), &links.document, &document))?;
    drop(document);
    let (flow, references, mut counts, language) = body.finish();
    let mut notes = Vec::new();
    let mut kinds = Vec::new();
    for kind in [NoteKind::Footnote, NoteKind::Endnote] {
        let part = links.notes(kind);
        let entries = entries(
            package,
            part,
            kind.element(),
            &styles,
            max_text,
            &mut counts,
        )?;
        kinds.push((kind, entries));
    }
    for (kind, id) in references {
        let entries = kinds
            .iter_mut()
            .find(|(of, _)| *of == kind)
            .map(|(_, entries)| entries);
        let found =
            entries.and_then(|entries| entries.iter_mut().find(|entry| entry.comment.id == id));
        notes.push(
            found
                .map(|entry| std::mem::take(&mut entry.flow))
                .unwrap_or_default(),
        );
    }
    let comments = entries(
        package,
        &links.comments,
        "comment",
        &styles,
        max_text,
        &mut counts,
    )?;
    let comments = comments.into_iter().map(Entry::into_comment).collect();
    let story = Story {
        flow,
        notes,
        comments,
        counts,
        language: language.or_else(|| styles.language.clone()),
    };
    Ok(story.finish(Format::Docx))
}

/// A footnote, endnote or comment.
struct Entry {
    /// Its number, author and date.
    comment: Comment,
    /// Its words.
    flow: Flow,
}

impl Entry {
    fn into_comment(self) -> Comment {
        let (text, _) = self.flow.into_parts();
        Comment {
            text: text.trim().to_owned(),
            ..self.comment
        }
    }
}

/// Every footnote, endnote or comment of a part.
fn entries(
    package: &mut Package<'_>,
    part: &str,
    element: &str,
    styles: &Styles,
    max_text: u64,
    counts: &mut super::story::Counts,
) -> Result<Vec<Entry>, ImportError> {
    let Some(xml) = package.part(part)? else {
        return Ok(Vec::new());
    };
    let mut walk = Walk::new(package.file(), part, &xml);
    let mut found = Vec::new();
    loop {
        match walk.next()? {
            Piece::Open(open) if open.space == Space::Word && open.name() == element => {
                let comment = Comment {
                    id: open.attribute("id").unwrap_or_default(),
                    author: open.attribute("author").filter(|author| !author.is_empty()),
                    date: open.attribute("date"),
                    text: String::new(),
                };
                let mut body = Body::new(package.file(), styles, max_text);
                body.read_element(&mut walk)?;
                let (flow, _, met, _) = body.finish();
                if element != "comment" {
                    counts.add(&met);
                }
                found.push(Entry { comment, flow });
            }
            Piece::End => return Ok(found),
            _ => {}
        }
    }
}
