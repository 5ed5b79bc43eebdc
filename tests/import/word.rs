//! Word documents, each built here part by part.

use crate::import_support::{docx, docx_with, p, read, turns, word_part, words};

#[test]
fn paragraphs_tabs_breaks_hyphens_and_symbols_are_text() {
    let body = format!(
        "{}<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e &amp; f&#233;</w:t><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:sym w:font=\"Odd\" w:char=\"F001\"/></w:r></w:p><w:p/>{}",
        p("Första"),
        p("sista  ")
    );
    let found = read("a.docx", &docx(&body));
    assert_eq!(
        found.text.as_str(),
        "Första\na\tb\nc\u{2011}d\u{ad}e & fé☺\u{fffd}\n\nsista  "
    );
    assert_eq!(
        found.notes,
        ["One symbol of a special font is not known and stands as � in the text."]
    );
}

#[test]
fn tracked_insertions_are_text_and_deletions_are_left_out_and_counted() {
    let body = r#"<w:p><w:r><w:t>I like </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>bad </w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>good </w:t></w:r></w:ins><w:r><w:t>tea.</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>line.</w:t></w:r></w:p>
        <w:p><w:moveFrom w:id="4"><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo w:id="5"><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>
        <w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let found = read("a.docx", &docx(body));
    assert_eq!(found.text.as_str(), "I like good tea.\nOne line.\n\nMoved.");
    assert_eq!((found.deletions, found.insertions), (2, 1));
}

#[test]
fn a_comment_lies_on_its_passage_with_author_and_date() {
    let body = r#"<w:p><w:r><w:t>Ö</w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>her</w:t></w:r></w:p><w:p><w:r><w:t>words</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t> go on</w:t></w:r></w:p><w:p><w:r><w:t>whole paragraph</w:t></w:r><w:r><w:commentReference w:id="8"/></w:r></w:p>"#;
    let comments = word_part(
        "comments",
        r#"<w:comment w:id="8" w:author="Bo"><w:p><w:r><w:t>no passage</w:t></w:r></w:p></w:comment><w:comment w:id="7" w:author="Åsa" w:date="2024-03-01T10:00:00Z"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Trust?</w:t></w:r></w:p><w:p><w:r><w:t>Ask again.</w:t></w:r></w:p></w:comment>"#,
    );
    let found = read(
        "a.docx",
        &docx_with(body, &[("word/comments.xml", comments)]),
    );
    let [first, second] = found.remarks.as_slice() else {
        panic!("{:?}", found.remarks)
    };
    assert_eq!(words(&found, first.span), "her\nwords");
    assert_eq!(first.author.as_deref(), Some("Åsa"));
    assert_eq!(first.date.as_deref(), Some("2024-03-01T10:00:00Z"));
    assert_eq!(first.text, "Trust?\nAsk again.");
    assert_eq!(words(&found, second.span), "whole paragraph");
}

#[test]
fn notes_stand_at_the_end_in_the_order_of_their_markers_and_are_nobodys_turn() {
    let body = r#"<w:p><w:r><w:t>I: Where?</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p><w:p><w:r><w:t>R: There</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"#;
    let note = |root: &str, id: u32, words: &str| {
        word_part(
            &format!("{root}s"),
            &format!(
                r#"<w:{root} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{root}><w:{root} w:id="{id}"><w:p><w:r><w:{root}Ref/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:{root}>"#
            ),
        )
    };
    let parts = [
        ("word/footnotes.xml", note("footnote", 3, "The ward.")),
        ("word/endnotes.xml", note("endnote", 2, "Recorded at home.")),
    ];
    let found = read("a.docx", &docx_with(body, &parts));
    assert_eq!(
        found.text.as_str(),
        "I: Where?[^1]\nR: There[^2].\n\n[^1] Recorded at home.\n[^2] The ward."
    );
    // 13 + 1 + 13 + 2: the notes begin after the second line and an empty one.
    assert_eq!(found.notes_from, Some(29));
    assert_eq!(
        turns(&found),
        [
            (Some("I"), "Where?[^1]"),
            (Some("R"), "There[^2]."),
            (None, "[^1] Recorded at home.\n[^2] The ward."),
        ]
    );
}

#[test]
fn a_table_of_speakers_and_speech_gives_a_line_for_each_row_and_turns() {
    let cell = |words: &[&str]| {
        let inner: String = words.iter().map(|words| p(words)).collect();
        format!("<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>{inner}</w:tc>")
    };
    let row = |cells: &[&[&str]]| {
        let inner: String = cells.iter().map(|words| cell(words)).collect();
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>")
    };
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{}{}{}{}{}</w:tbl>",
        row(&[&["No"], &["Speaker"], &["Speech"]]),
        row(&[&["1"], &["Interviewer", "00:12:03"], &["How are you?"]]),
        row(&[&["2"], &["Anna"], &["Well.", "Very well."]]),
        row(&[&["3"], &["Interviewer"], &["Why?"]]),
        row(&[&["4"], &["Anna"], &["Sun."]]),
    );
    let found = read("a.docx", &docx(&table));
    assert_eq!(
        found.text.as_str(),
        "No\tSpeaker\tSpeech\n1\tInterviewer 00:12:03\tHow are you?\n2\tAnna\tWell.\nVery well.\n3\tInterviewer\tWhy?\n4\tAnna\tSun."
    );
    assert_eq!(
        turns(&found),
        [
            (None, "No\tSpeaker\tSpeech"),
            (Some("Interviewer"), "How are you?"),
            (Some("Anna"), "Well.\nVery well."),
            (Some("Interviewer"), "Why?"),
            (Some("Anna"), "Sun."),
        ]
    );
    assert_eq!(
        found.recognised.turns.get(1).unwrap().time_ms,
        Some(723_000)
    );
}

#[test]
fn fields_give_their_result_and_hidden_text_prompts_and_older_alternatives_are_left_out() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        r#"<w:p>{}<w:r><w:instrText> DATE </w:instrText></w:r>{}<w:r><w:t>1 May</w:t></w:r>{}<w:hyperlink w:anchor="x"><w:r><w:t> link</w:t></w:r></w:hyperlink><w:fldSimple w:instr="PAGE"><w:r><w:t> 7</w:t></w:r></w:fldSimple></w:p>
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>also</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Gone"/><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>
        <w:sdt><w:sdtPr><w:alias w:val="Name"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>
        <w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>
        <w:p><w:r><w:t>by</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> the way</w:t></w:r></w:p>
        <w:p><w:r><w:ruby><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>読</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"#,
        field("begin"),
        field("separate"),
        field("end"),
        p("Click here"),
        p("filled in"),
        p("box"),
        p("box"),
    );
    let styles = word_part(
        "styles",
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>"#,
    );
    let found = read("a.docx", &docx_with(&body, &[("word/styles.xml", styles)]));
    assert_eq!(
        found.text.as_str(),
        "1 May link 7\nshown\nfilled in\nby the way\nbox\n読"
    );
    assert_eq!(found.language.as_deref(), Some("sv-SE"));
    assert_eq!(found.notes, ["One hidden passage was left out."]);
}

#[test]
fn list_numbers_are_not_invented_and_a_person_is_told() {
    let item = |words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let found = read(
        "a.docx",
        &docx(&format!("{}{}", item("first"), item("second"))),
    );
    assert_eq!(found.text.as_str(), "first\nsecond");
    assert_eq!(
        found.notes,
        ["The automatic numbers or bullets of 2 paragraphs are not part of the text."]
    );
}

#[test]
fn the_main_part_is_found_by_its_relation_and_strict_documents_are_read() {
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/odd/main.xml"/></Relationships>"#;
    let main = r#"<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>Strict</d:t></d:r></d:p></d:body></d:document>"#;
    let bytes = crate::import_support::package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", rels),
        ("odd/main.xml", main),
    ]);
    assert_eq!(read("a.docx", &bytes).text.as_str(), "Strict");
}
