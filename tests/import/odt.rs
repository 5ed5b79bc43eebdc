//! Documents of LibreOffice, each built here part by part.

use crate::import_support::{odt, package, read, refused, turns, words};

#[test]
fn white_space_is_folded_and_spaces_tabs_and_breaks_are_text() {
    let body = "<text:h>Rubrik</text:h>\n  <text:p>  a   b\n c<text:s/><text:s text:c=\"2\"/><text:tab/>d<text:line-break/> e<text:span> f</text:span></text:p><text:p/><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list><text:p>n\u{a0}b</text:p>";
    let found = read("a.odt", &odt("", body));
    assert_eq!(
        found.text.as_str(),
        "Rubrik\na b c   \td\ne f\n\nitem\nn\u{a0}b"
    );
}

#[test]
fn tracked_deletions_lie_apart_and_are_counted() {
    let body = r#"<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region><text:changed-region xml:id="c2"><text:insertion><office:change-info><dc:creator>A</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>It <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>stays<text:change-end text:change-id="c2"/>.</text:p>"#;
    let found = read("a.odt", &odt("", body));
    assert_eq!(found.text.as_str(), "It stays.");
    assert_eq!((found.deletions, found.insertions), (1, 1));
}

#[test]
fn comments_notes_tables_and_boxes_come_as_in_word() {
    let body = r#"<text:p>Ö<office:annotation office:name="a1"><dc:creator>Åsa</dc:creator><dc:date>2024-03-01T10:00:00</dc:date><text:p>Trust?</text:p><text:p>Ask.</text:p></office:annotation>passage<office:annotation-end office:name="a1"/> after<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The ward.</text:p></text:note-body></text:note>.</text:p><text:p>alone<office:annotation><dc:creator>Bo</dc:creator><text:p>no end</text:p></office:annotation></text:p><table:table><table:table-column/><table:table-row><table:table-cell><text:p>I</text:p></table:table-cell><table:table-cell><text:p>Why?</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>R</text:p></table:table-cell><table:table-cell><text:p>So.</text:p><text:p>Yes.</text:p></table:table-cell></table:table-row></table:table><text:p>x<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:desc>picture</svg:desc></draw:frame>y</text:p>"#;
    let found = read("a.odt", &odt("", body));
    assert_eq!(
        found.text.as_str(),
        "Öpassage after[^1].\nalone\nI\tWhy?\nR\tSo.\nYes.\nxy\nbox\n\n[^1] The ward."
    );
    let [first, second] = found.remarks.as_slice() else {
        panic!("{:?}", found.remarks)
    };
    assert_eq!(words(&found, first.span), "passage");
    assert_eq!(
        (
            first.author.as_deref(),
            first.date.as_deref(),
            first.text.as_str()
        ),
        (Some("Åsa"), Some("2024-03-01T10:00:00"), "Trust?\nAsk.")
    );
    assert_eq!(words(&found, second.span), "alone");
}

#[test]
fn hidden_styles_and_sections_are_left_out_and_counted() {
    let styles = r#"<style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="T2" style:parent-style-name="T1"/>"#;
    let body = r#"<text:p>see<text:span text:style-name="T2">n't</text:span></text:p><text:section text:display="none"><text:p>nor this</text:p></text:section><text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body><text:p>I: hej</text:p><text:p>R: nej</text:p></text:index-body></text:table-of-content>"#;
    let found = read("a.odt", &odt(styles, body));
    assert_eq!(found.text.as_str(), "see\nI: hej\nR: nej");
    assert_eq!(
        turns(&found),
        [(None, "see"), (Some("I"), "hej"), (Some("R"), "nej")]
    );
    assert_eq!(found.notes, ["2 hidden passages were left out."]);
}

#[test]
fn an_encrypted_document_and_a_spreadsheet_are_told_apart_from_text() {
    let manifest = |inner: &str| {
        format!(
            r#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{inner}</m:manifest>"#
        )
    };
    let locked =
        manifest(r#"<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>"#);
    let bytes = package(&[
        ("META-INF/manifest.xml", &locked),
        ("content.xml", "garbage"),
    ]);
    assert_eq!(
        refused("a.odt", &bytes).to_string(),
        "“a.odt” is protected with a password; save it without the password and import that."
    );
    let sheet = manifest(
        r#"<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/>"#,
    );
    let bytes = package(&[("META-INF/manifest.xml", &sheet), ("content.xml", "<x/>")]);
    assert!(
        refused("a.odt", &bytes)
            .to_string()
            .contains("is a spreadsheet, which cannot be imported")
    );
}
