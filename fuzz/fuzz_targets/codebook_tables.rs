//! Any bytes as a codebook: text with separators, and a spreadsheet.
#![no_main]

use interlinea::exchange::codebook::{codebook_from_csv, codebook_from_xlsx};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = codebook_from_csv(text);
    }
    let _ = codebook_from_xlsx(bytes);
});
