//! Any text as the content and the styles of an OpenDocument text.
#![no_main]

use interlinea::import::{ReadOptions, read_bytes};
use interlinea_fuzz::archive;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &[u8])| {
    let (content, styles) = input;
    let bytes = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("styles.xml", styles),
    ]);
    let _ = read_bytes("a.odt", &bytes, &ReadOptions::default());
});
