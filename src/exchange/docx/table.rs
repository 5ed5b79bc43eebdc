//! A table.

use super::paragraph::Paragraph;
use super::run::Run;

/// A table with a head that is repeated on every page.
#[derive(Debug, Clone, Default)]
pub struct Table {
    head: Vec<String>,
    shares: Vec<u32>,
    rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Table {
    /// A table with these headings, its columns equally wide.
    pub fn new(head: &[&str]) -> Self {
        Self {
            head: head.iter().map(|&heading| heading.to_owned()).collect(),
            shares: vec![1; head.len()],
            rows: Vec::new(),
        }
    }

    /// Its columns as wide as these shares say; columns without one have a share of 1.
    #[must_use]
    pub fn shares(mut self, shares: &[u32]) -> Self {
        for (share, wanted) in self.shares.iter_mut().zip(shares) {
            *share = (*wanted).max(1);
        }
        self
    }

    /// Adds a row of plain words; what is missing stays empty, what is too much is left out.
    #[must_use]
    pub fn row<'a>(mut self, cells: impl IntoIterator<Item = &'a str>) -> Self {
        let cells = cells.into_iter().map(|words| vec![Paragraph::new(words)]);
        self.push(cells.collect());
        self
    }

    /// Adds a row of cells with paragraphs.
    pub fn push(&mut self, mut cells: Vec<Vec<Paragraph>>) {
        cells.resize(self.head.len(), Vec::new());
        self.rows.push(cells);
    }

    pub(super) fn write(&self, xml: &mut String, width: u32) {
        if self.head.is_empty() {
            return;
        }
        let all: u32 = self.shares.iter().sum::<u32>().max(1);
        let widths = self.shares.iter();
        let widths: Vec<u32> = widths.map(|share| width * share / all).collect();
        xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for width in &widths {
            xml.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (heading, width) in self.head.iter().zip(&widths) {
            let heading = Paragraph::of([Run::new(heading.as_str()).bold()]);
            cell(xml, *width, &[heading]);
        }
        xml.push_str("</w:tr>");
        for row in &self.rows {
            xml.push_str("<w:tr>");
            for (paragraphs, width) in row.iter().zip(&widths) {
                cell(xml, *width, paragraphs);
            }
            xml.push_str("</w:tr>");
        }
        xml.push_str("</w:tbl>");
    }
}

/// A cell; one without a paragraph is not allowed.
fn cell(xml: &mut String, width: u32, paragraphs: &[Paragraph]) {
    xml.push_str(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
    ));
    for paragraph in paragraphs {
        paragraph.write(xml);
    }
    if paragraphs.is_empty() {
        Paragraph::new("").write(xml);
    }
    xml.push_str("</w:tc>");
}
