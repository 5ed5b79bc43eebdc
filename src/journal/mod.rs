//! The project folder: journals, texts, devices, locks, snapshot.
