//! The text documents of LibreOffice.

mod body;
mod styles;

use super::package::Package;
use super::story::Story;
use super::xml::{Piece, Space, Walk};
use super::{Format, ImportError, Transcript};
use body::Body;
use styles::Styles;

/// Kinds of documents that are no texts, by the end of their media type.
const OTHERS: &[(&str, &str)] = &[
    ("spreadsheet", "a spreadsheet"),
    ("presentation", "a presentation"),
    ("graphics", "a drawing"),
];

/// Reads an odt; headers and footers are left out.
pub(super) fn read(package: &mut Package<'_>, max_text: u64) -> Result<Transcript, ImportError> {
    check_manifest(package)?;
    let mut styles = Styles::default();
    if let Some(xml) = package.part("styles.xml")? {
        styles.read(&mut Walk::new(package.file(), "styles.xml", &xml))?;
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(package.damaged("its part content.xml is missing".to_owned()));
    };
    let mut body = Body::new(package.file(), &mut styles, max_text);
    body.read(&mut Walk::new(package.file(), "content.xml", &content))?;
    let mut story: Story = body.finish();
    story.language = match package.part("meta.xml")? {
        Some(xml) => stated_language(package.file(), &xml)?,
        None => None,
    }
    .or(styles.language);
    Ok(story.finish(Format::Odt))
}

/// Refuses encrypted documents and such as are no texts.
fn check_manifest(package: &mut Package<'_>) -> Result<(), ImportError> {
    let Some(manifest) = package.part("META-INF/manifest.xml")? else {
        return Ok(());
    };
    let mut walk = Walk::new(package.file(), "META-INF/manifest.xml", &manifest);
    loop {
        match walk.next()? {
            Piece::Open(open) if open.name() == "encryption-data" => {
                return Err(ImportError::PasswordProtected {
                    file: package.file().to_owned(),
                });
            }
            Piece::Open(open)
                if open.name() == "file-entry"
                    && open.attribute("full-path").as_deref() == Some("/") =>
            {
                let kind = open.attribute("media-type").unwrap_or_default();
                if let Some((_, what)) = OTHERS.iter().find(|(end, _)| kind.ends_with(end)) {
                    return Err(ImportError::NotSupported {
                        file: package.file().to_owned(),
                        what: (*what).to_owned(),
                    });
                }
            }
            Piece::End => return Ok(()),
            _ => {}
        }
    }
}

/// The language in the document's description.
fn stated_language(file: &str, xml: &str) -> Result<Option<String>, ImportError> {
    let mut walk = Walk::new(file, "meta.xml", xml);
    loop {
        match walk.next()? {
            Piece::Open(open) if open.space == Space::Dublin && open.name() == "language" => {
                let language = walk.words()?.trim().to_owned();
                return Ok((!language.is_empty()).then_some(language));
            }
            Piece::End => return Ok(None),
            _ => {}
        }
    }
}
