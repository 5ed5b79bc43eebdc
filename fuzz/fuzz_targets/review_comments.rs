//! Any bytes as the comments that come back from the research group.
#![no_main]

use interlinea::exchange::review::CommentsFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = CommentsFile::read("comments.json", bytes);
});
