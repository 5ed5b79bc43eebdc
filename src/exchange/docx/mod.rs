//! Word documents: headings, paragraphs, tables and page numbers, as a person would set them.
//!
//! ```text
//! let mut document = WordDocument::new("Memo book", "en");
//! document.heading(1, "Analytic");
//! document.paragraph(Paragraph::of([Run::new("Anna").bold(), Run::new(", 14 March 2026")]));
//! document.table(&Table::new(&["Code", "Definition"]).row(["Reach", "Who is met"]));
//! let bytes = document.bytes()?;
//! ```
//!
//! What is written is the transitional form of ECMA-376 (Office Open XML, part 1, 2016), of which it needs little. Any
//! words may be put in: what XML cannot hold is left out, and words from right to left are marked as such. The same
//! document always gives the same bytes.

mod commented;
mod document;
mod fixed;
mod paragraph;
mod run;
mod table;
mod xml;

pub use commented::{Comment, CommentMark, CommentedParagraph};
pub use document::WordDocument;
pub use paragraph::{Paragraph, ParagraphStyle};
pub use run::Run;
pub use table::Table;
pub(in crate::exchange) use xml::{Direction, escaped, first_direction, is_allowed};
