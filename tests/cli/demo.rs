//! The demonstration in the terminal.

#![allow(clippy::unwrap_used)]

use crate::desk::Desk;

#[test]
fn the_whole_analysis_of_the_sample_is_printed_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let shown = desk.run(&["demo"]).ok();
    for part in [
        "All of it is fiction",
        "Parwin, with interpreter",
        "Peer supporter #1",
        "Inductive, whole transcripts",
        "Implementation process",
        "Unit: sentence (sentences-1",
        "all codes pooled",
        "other code",
        "differences in",
        "places,",
        "0 faults",
        "# Codebook: ",
    ] {
        assert!(shown.contains(part), "no “{part}” in {shown}");
    }
    let left = std::fs::read_dir(desk.home()).unwrap().count();
    assert_eq!(left, 0, "nothing of the user's installation is touched");
}
