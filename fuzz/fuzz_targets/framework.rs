//! Any text as a framework, in both forms.
#![no_main]

use interlinea::model::FrameworkFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = FrameworkFile::from_ron(text);
    let _ = FrameworkFile::from_csv(text, "A framework");
});
