//! Formats that reports are written in.

/// A format that a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileFormat {
    /// A table for every program.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// For Word and everything that reads its files.
    Docx,
    /// A text to read.
    Markdown,
    /// A codebook of the exchange standard REFI-QDA.
    Qdc,
    /// A project of the same.
    Qdpx,
    /// A page for a browser.
    Html,
    /// An archive with a Word document for each document of the study.
    DocxEach,
    /// An archive with a page for each document of the study.
    HtmlEach,
    /// A drawing that keeps sharp at any size.
    Svg,
    /// A picture.
    Png,
}

impl FileFormat {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Csv,
        Self::Xlsx,
        Self::Docx,
        Self::Markdown,
        Self::Qdc,
        Self::Qdpx,
        Self::Html,
        Self::DocxEach,
        Self::HtmlEach,
        Self::Svg,
        Self::Png,
    ];

    /// The ending of its files, and its name on the command line.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Qdc => "qdc",
            Self::Qdpx => "qdpx",
            Self::Html => "html",
            Self::DocxEach => "docx.zip",
            Self::HtmlEach => "html.zip",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The format for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "Table (CSV)",
            Self::Xlsx => "Spreadsheet (XLSX)",
            Self::Docx => "Word (DOCX)",
            Self::Markdown => "Text (Markdown)",
            Self::Qdc => "REFI-QDA codebook (QDC)",
            Self::Qdpx => "REFI-QDA project (QDPX)",
            Self::Html => "Page for a browser (HTML)",
            Self::DocxEach => "Word, a file for each document (ZIP)",
            Self::HtmlEach => "Pages, a file for each document (ZIP)",
            Self::Svg => "Drawing (SVG)",
            Self::Png => "Picture, 300 dpi (PNG)",
        }
    }

    /// The format of the files in an archive; the format itself where it is none.
    #[must_use]
    pub const fn of_each(self) -> Self {
        match self {
            Self::DocxEach => Self::Docx,
            Self::HtmlEach => Self::Html,
            other => other,
        }
    }

    /// The format with this ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.ending() == ending)
    }
}
