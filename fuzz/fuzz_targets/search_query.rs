//! Any line as a question to the search.
#![no_main]

use interlinea::search::codes_asked;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = codes_asked(text);
});
