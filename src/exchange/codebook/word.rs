//! The codebook as a Word document: a title page, the tree, a heading for each code, what changed.

use super::changes::ChangeRow;
use super::codebook_row::CodebookRow;
use super::edition::{CodebookSince, DifferenceRow};
use super::rows::Codebook;
use crate::exchange::docx::{Paragraph, ParagraphStyle, Run, Table, WordDocument};

/// The document. Codes are headings, so that Word's navigation shows the tree, and the tree in front leads to them.
pub(super) fn word(codebook: &Codebook) -> WordDocument {
    let title = format!("Codebook: {}", codebook.title);
    let mut document = WordDocument::new(&title, "en-GB");
    title_page(&mut document, codebook);
    if !codebook.rows.is_empty() {
        document.paragraph(
            Paragraph::new("The codes")
                .style(ParagraphStyle::Heading(1))
                .on_a_new_page(),
        );
        for row in &codebook.rows {
            let mut runs = vec![Run::new(row.name.as_str()).to(&anchor(row))];
            if codebook.parts.counts {
                runs.push(Run::new(format!("  {}", row.codings_with_below)).quiet());
            }
            let line = Paragraph::of(runs).indent(row.depth);
            document.paragraph(line.style(ParagraphStyle::Tight));
        }
        document.paragraph(
            Paragraph::new("Definitions")
                .style(ParagraphStyle::Heading(1))
                .on_a_new_page(),
        );
        for row in &codebook.rows {
            entry(&mut document, row);
        }
    }
    if let Some(since) = &codebook.since {
        changed_since(&mut document, since);
    }
    if !codebook.changes.is_empty() {
        document.heading(1, "List of changes");
        document.table(&list_of_changes(&codebook.changes));
    }
    document
}

fn title_page(document: &mut WordDocument, codebook: &Codebook) {
    for line in codebook.title_lines() {
        document.paragraph(Paragraph::new(&line));
    }
}

/// The name of a code's place in the document.
fn anchor(row: &CodebookRow) -> String {
    format!("code-{}", row.code)
}

fn entry(document: &mut WordDocument, row: &CodebookRow) {
    let level = u8::try_from(row.depth + 2).unwrap_or(u8::MAX);
    let heading = Paragraph::new(&row.name).style(ParagraphStyle::Heading(level));
    document.paragraph(heading.anchor(&anchor(row)));
    let small = |words: &str| Paragraph::new(words).style(ParagraphStyle::Small);
    if let Some(under) = row.under_line() {
        document.paragraph(small(&under).keep_with_next());
    }
    let origin = small(&format!("Origin: {}", row.origin_line()));
    document.paragraph(origin.keep_with_next());
    if row.is_counted {
        document.paragraph(small(&format!("Given: {}", row.given_line())));
    }
    paragraphs(document, "", &row.definition);
    paragraphs(document, "Include: ", &row.include);
    paragraphs(document, "Exclude: ", &row.exclude);
    if !row.example.is_empty() {
        let quoted = Paragraph::new(&format!("“{}”", row.example));
        document.paragraph(quoted.style(ParagraphStyle::Quote));
    }
    let lists = [
        ("Merged into it", &row.merged),
        ("In the categories", &row.categories),
    ];
    for (what, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
        document.paragraph(small(&format!("{what}: {}", names.join("; "))));
    }
    for memo in &row.memos {
        document.paragraph(small(&format!("Memo: {}", memo.standing)).keep_with_next());
        paragraphs(document, "", &memo.text);
    }
}

/// Each line is a paragraph of its own; the first begins with what it is.
fn paragraphs(document: &mut WordDocument, what: &str, words: &str) {
    let lines = words.lines().map(str::trim).filter(|it| !it.is_empty());
    for (n, line) in lines.enumerate() {
        let mut runs = vec![Run::new(line)];
        if n == 0 && !what.is_empty() {
            runs.insert(0, Run::new(what).bold());
        }
        document.paragraph(Paragraph::of(runs));
    }
}

fn changed_since(document: &mut WordDocument, since: &CodebookSince) {
    document.heading(1, &format!("Changed since {}", since.version));
    if since.differences.is_empty() {
        document.paragraph(Paragraph::new("Nothing."));
        return;
    }
    let mut table = Table::new(&["Code", "Before", "After", "Why"]).shares(&[3, 4, 4, 4]);
    for it in &since.differences {
        table.push(vec![
            vec![named(&it.name), Paragraph::new(&what(it))],
            lines(&it.before),
            lines(&it.after),
            reasons(&it.why, &it.because),
        ]);
    }
    document.table(&table);
}

fn what(it: &DifferenceRow) -> String {
    if it.field.is_empty() {
        it.what.to_owned()
    } else {
        format!("{}: {}", it.what, it.field.to_lowercase())
    }
}

fn list_of_changes(changes: &[ChangeRow]) -> Table {
    let mut table =
        Table::new(&["When and who", "What", "Before", "After", "Why"]).shares(&[3, 3, 4, 4, 4]);
    for it in changes {
        let mut when = vec![Paragraph::new(&format!("{} UTC", it.at))];
        when.extend(lines(&it.by));
        table.push(vec![
            when,
            vec![
                named(&it.name),
                Paragraph::new(&format!("{}, {}", it.kind, it.field.to_lowercase())),
            ],
            lines(&it.before),
            lines(&it.after),
            reasons(&it.why, &it.because),
        ]);
    }
    table
}

fn named(name: &str) -> Paragraph {
    Paragraph::of([Run::new(name).bold()])
}

fn lines(words: &str) -> Vec<Paragraph> {
    words.lines().map(Paragraph::new).collect()
}

fn reasons(why: &str, because: &str) -> Vec<Paragraph> {
    let mut said = lines(why);
    if !because.is_empty() {
        let run = Run::new(format!("Because of {because}")).quiet();
        said.push(Paragraph::of([run]));
    }
    said
}
