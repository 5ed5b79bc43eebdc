//! The codebook as a page for a browser.

use super::changes::ChangeRow;
use super::codebook_row::CodebookRow;
use super::edition::{CodebookSince, DifferenceRow};
use super::rows::Codebook;
use crate::exchange::html::Page;

const STYLE: &str = include_str!("../../../assets/books/book.css");

/// The page: one file, with no script, that reads in light and dark and prints.
pub(super) fn html(codebook: &Codebook) -> String {
    let title = format!("Codebook: {}", codebook.title);
    let mut page = Page::begin(&title, STYLE, None);
    head(&mut page, codebook);
    tree(&mut page, codebook);
    page.raw("<main>\n");
    for row in &codebook.rows {
        entry(&mut page, row);
    }
    if let Some(since) = &codebook.since {
        changed_since(&mut page, since);
    }
    if !codebook.changes.is_empty() {
        list_of_changes(&mut page, &codebook.changes);
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.finish()
}

fn head(page: &mut Page, codebook: &Codebook) {
    page.raw("<header>\n<p class=\"small\">Codebook</p>\n");
    page.element("h1 dir=\"auto\"", &codebook.title);
    for line in codebook.title_lines() {
        page.element("p", &line);
    }
    page.raw("</header>\n");
}

/// The tree as nested lists that lead to the codes.
fn tree(page: &mut Page, codebook: &Codebook) {
    if codebook.rows.is_empty() {
        return;
    }
    page.raw("<nav aria-labelledby=\"tree\">\n<h2 id=\"tree\">The codes</h2>\n");
    let mut open = 0;
    for row in &codebook.rows {
        let depth = row.depth + 1;
        while open > depth {
            page.raw("</li></ul>\n");
            open -= 1;
        }
        if open == depth {
            page.raw("</li>\n");
        } else {
            page.raw("<ul>\n");
            open += 1;
        }
        page.raw("<li><a")
            .attribute("href", &format!("#c-{}", row.code));
        page.raw("><bdi>").text(&row.name).raw("</bdi></a>");
        if codebook.parts.counts {
            page.raw(" <span class=\"small\">");
            page.number(row.codings_with_below).raw("</span>");
        }
    }
    for _ in 0..open {
        page.raw("</li></ul>\n");
    }
    page.raw("</nav>\n");
}

fn entry(page: &mut Page, row: &CodebookRow) {
    let (open, close) = match row.depth {
        0 => ("<h2", "</h2>\n"),
        1 => ("<h3", "</h3>\n"),
        2 => ("<h4", "</h4>\n"),
        3 => ("<h5", "</h5>\n"),
        _ => ("<h6", "</h6>\n"),
    };
    let id = format!("c-{}", row.code);
    page.raw("<article")
        .attribute("aria-labelledby", &id)
        .raw(">\n");
    page.raw(open).attribute("id", &id).raw(" dir=\"auto\">");
    page.text(&row.name).raw(close);
    if let Some(under) = row.under_line() {
        page.element("p class=\"small\" dir=\"auto\"", &under);
    }
    if !row.definition.trim().is_empty() {
        page.element("p class=\"said\" dir=\"auto\"", row.definition.trim());
    }
    page.raw("<dl>\n");
    let facts = [
        ("Include", row.include.trim().to_owned()),
        ("Exclude", row.exclude.trim().to_owned()),
        ("Origin", row.origin_line()),
        ("Merged into it", row.merged.join("; ")),
        ("Categories", row.categories.join("; ")),
        ("Given", row.given_line()),
    ];
    for (what, says) in facts.iter().filter(|(_, says)| !says.is_empty()) {
        page.element("dt", what);
        page.element("dd class=\"said\" dir=\"auto\"", says);
    }
    page.raw("</dl>\n");
    if !row.example.is_empty() {
        page.raw("<figure><figcaption>Example</figcaption>");
        page.element("blockquote dir=\"auto\"", &row.example);
        page.raw("</figure>\n");
    }
    for memo in &row.memos {
        page.raw("<aside>");
        page.element("p class=\"small\"", &format!("Memo: {}", memo.standing));
        page.element("p class=\"said\" dir=\"auto\"", memo.text.trim());
        page.raw("</aside>\n");
    }
    page.raw("</article>\n");
}

fn changed_since(page: &mut Page, since: &CodebookSince) {
    page.raw("<section>\n");
    page.element("h2", &format!("Changed since {}", since.version));
    if since.differences.is_empty() {
        page.element("p", "Nothing.");
    } else {
        page.raw("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Before</th><th scope=\"col\">After</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        for it in &since.differences {
            difference(page, it);
        }
        page.raw("</tbody></table></div>\n");
    }
    page.raw("</section>\n");
}

fn difference(page: &mut Page, it: &DifferenceRow) {
    page.raw("<tr><th scope=\"row\"><bdi>").text(&it.name);
    page.raw("</bdi><br><span class=\"small\">").text(it.what);
    if !it.field.is_empty() {
        page.raw(": ").text(&it.field.to_lowercase());
    }
    page.raw("</span></th>\n");
    cell(page, &it.before);
    cell(page, &it.after);
    reasons(page, &it.why, &it.because);
    page.raw("</tr>\n");
}

fn list_of_changes(page: &mut Page, changes: &[ChangeRow]) {
    page.raw("<section>\n<h2>List of changes</h2>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">When (UTC) and who</th><th scope=\"col\">What</th><th scope=\"col\">Before</th><th scope=\"col\">After</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    for it in changes {
        page.raw("<tr><td>").text(&it.at).raw("<br>").text(&it.by);
        page.raw("</td>\n<th scope=\"row\"><bdi>").text(&it.name);
        page.raw("</bdi><br><span class=\"small\">");
        page.text(&format!("{}, {}", it.kind, it.field.to_lowercase()));
        page.raw("</span></th>\n");
        cell(page, &it.before);
        cell(page, &it.after);
        reasons(page, &it.why, &it.because);
        page.raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n</section>\n");
}

fn cell(page: &mut Page, words: &str) {
    page.element("td class=\"said\" dir=\"auto\"", words);
}

fn reasons(page: &mut Page, why: &str, because: &str) {
    page.raw("<td class=\"said\" dir=\"auto\">").text(why);
    if !because.is_empty() {
        page.raw("<span class=\"small\"> Because of ").text(because);
        page.raw("</span>");
    }
    page.raw("</td>");
}
