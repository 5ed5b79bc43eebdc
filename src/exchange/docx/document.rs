//! A Word document in the making.

use super::commented::{Comment, CommentedParagraph};
use super::fixed;
use super::paragraph::{Paragraph, ParagraphStyle};
use super::table::Table;
use super::xml::escaped;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Sides of an A4 page and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_304;

/// A Word document in the making.
#[derive(Debug, Clone)]
pub struct WordDocument {
    title: String,
    language: String,
    landscape: bool,
    body: String,
    comments: String,
    comment_count: usize,
}

impl WordDocument {
    /// An empty document with a title, in a language (BCP 47: “en-GB”). The title stands at its top and in its
    /// properties.
    pub fn new(title: &str, language: &str) -> Self {
        let mut document = Self {
            title: title.to_owned(),
            language: language.to_owned(),
            landscape: false,
            body: String::new(),
            comments: String::new(),
            comment_count: 0,
        };
        document.paragraph(Paragraph::new(title).style(ParagraphStyle::Title));
        document
    }

    /// On pages broader than high, for wide tables.
    #[must_use]
    pub const fn landscape(mut self) -> Self {
        self.landscape = true;
        self
    }

    /// Adds a heading; level 1 is the highest, 6 the lowest.
    pub fn heading(&mut self, level: u8, words: &str) {
        let style = ParagraphStyle::Heading(level.clamp(1, 6));
        self.paragraph(Paragraph::new(words).style(style));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, paragraph: impl std::borrow::Borrow<Paragraph>) {
        paragraph.borrow().write(&mut self.body);
    }

    /// Adds a comment and gives its number, by which paragraphs say where it begins and ends.
    pub fn comment(&mut self, comment: &Comment) -> usize {
        let number = self.comment_count;
        comment.write(number, &mut self.comments);
        self.comment_count += 1;
        number
    }

    /// Adds a paragraph that comments begin and end in.
    pub fn commented(&mut self, paragraph: &CommentedParagraph<'_>) {
        paragraph.write(&mut self.body);
    }

    /// Adds a table as wide as the page, its head repeated on every page.
    pub fn table(&mut self, table: &Table) {
        let width = self.width();
        table.write(&mut self.body, width);
        // Two tables that touch are one to Word.
        self.paragraph(Paragraph::new("").style(ParagraphStyle::Small));
    }

    /// Room between the margins, in twentieths of a point.
    const fn width(&self) -> u32 {
        let side = if self.landscape { PAGE.1 } else { PAGE.0 };
        side - 2 * MARGIN
    }

    /// The document as the bytes of a `.docx` file.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let (mut types, mut relations) =
            (fixed::CONTENT_TYPES.to_owned(), fixed::RELATIONS.to_owned());
        let has_comments = self.comment_count > 0;
        if has_comments {
            types = types.replace("</Types>", fixed::COMMENTS_TYPE);
            relations = relations.replace("</Relationships>", fixed::COMMENTS_RELATION);
        }
        let mut parts = vec![
            ("[Content_Types].xml", types),
            ("_rels/.rels", fixed::PACKAGE_RELATIONS.to_owned()),
            ("docProps/core.xml", self.properties()),
            ("word/_rels/document.xml.rels", relations),
            ("word/document.xml", self.document()),
            ("word/styles.xml", fixed::styles(&self.language)),
            ("word/settings.xml", fixed::SETTINGS.to_owned()),
            ("word/numbering.xml", fixed::NUMBERING.to_owned()),
            ("word/footer1.xml", fixed::FOOTER.to_owned()),
        ];
        if has_comments {
            parts.push(("word/comments.xml", self.comments()));
        }
        for (name, content) in parts {
            // Without a time, so that the same document gives the same bytes.
            let options = SimpleFileOptions::default()
                .compression_method(zip::CompressionMethod::Deflated)
                .last_modified_time(zip::DateTime::default());
            zip.start_file(name, options).map_err(io::Error::other)?;
            zip.write_all(content.as_bytes())?;
        }
        let written = zip.finish().map_err(io::Error::other)?;
        Ok(written.into_inner())
    }

    fn properties(&self) -> String {
        format!(
            "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Interlinea</dc:creator>\
             <dc:language>{}</dc:language></cp:coreProperties>",
            fixed::DECLARATION,
            escaped(&self.title),
            escaped(&self.language),
        )
    }

    fn comments(&self) -> String {
        format!(
            "{}<w:comments {}>{}</w:comments>",
            fixed::DECLARATION,
            fixed::NAMESPACES,
            self.comments
        )
    }

    fn document(&self) -> String {
        let (width, height, turned) = if self.landscape {
            (PAGE.1, PAGE.0, " w:orient=\"landscape\"")
        } else {
            (PAGE.0, PAGE.1, "")
        };
        let mut xml = String::with_capacity(self.body.len() + 2_000);
        let _ = write!(
            xml,
            "{}<w:document {}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"624\" w:footer=\"624\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            fixed::DECLARATION,
            fixed::NAMESPACES,
            self.body,
        );
        xml
    }
}
