//! Work off the screen's thread, with progress and cancel.
