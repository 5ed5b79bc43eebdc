//! Any bytes as the tables that come in: codings, participants, frameworks.
#![no_main]

use interlinea::import::{codings_csv, framework_csv, participants_csv};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = codings_csv("codings.csv", bytes);
    let _ = participants_csv("participants.csv", bytes);
    let _ = framework_csv("framework.csv", bytes);
});
