//! One file per format that comes in; encodings, speaker turns, participants.
