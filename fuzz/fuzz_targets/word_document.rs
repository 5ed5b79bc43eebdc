//! Any text as the body, the styles and the comments of a Word document.
#![no_main]

use interlinea::import::{ReadOptions, read_bytes};
use interlinea_fuzz::archive;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &[u8], &[u8])| {
    let (body, styles, comments) = input;
    let bytes = archive(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("word/document.xml", body),
        ("word/styles.xml", styles),
        ("word/comments.xml", comments),
    ]);
    let _ = read_bytes("a.docx", &bytes, &ReadOptions::default());
});
