//! One part per format that leaves the program.
