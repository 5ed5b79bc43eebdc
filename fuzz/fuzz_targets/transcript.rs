//! Any bytes as a transcript, under each ending, and the turns in what was read.
#![no_main]

use interlinea::import::turns::{TurnOptions, recognise_turns};
use interlinea::import::{ReadOptions, read_bytes};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 4] = ["a.txt", "a.md", "a.docx", "a.odt"];

fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let name = NAMES[usize::from(which) % NAMES.len()];
    if let Ok(transcript) = read_bytes(name, bytes, &ReadOptions::default()) {
        let _ = recognise_turns(&transcript.text, &TurnOptions::default());
    }
});
