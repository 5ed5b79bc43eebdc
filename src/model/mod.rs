//! The study itself: pure, knows no screen, no disk, no clock, no thread.
