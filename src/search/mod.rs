//! The full-text index over transcripts, memos and definitions.
