//! Any bytes as a project of the exchange standard with a source, and as the archive itself.
#![no_main]

use interlinea::exchange::refi::read_project;
use interlinea_fuzz::archive;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|input: (&[u8], &[u8], &[u8])| {
    let (project, source, whole) = input;
    let bytes = archive(&[("project.qde", project), ("Sources/1.txt", source)]);
    let _ = read_project("a.qdpx", Cursor::new(bytes));
    let _ = read_project("a.qdpx", Cursor::new(whole));
});
