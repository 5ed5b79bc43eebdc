//! Any bytes as a codebook of the exchange standard.
#![no_main]

use interlinea::exchange::refi::read_codebook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_codebook("a.qdc", bytes);
});
