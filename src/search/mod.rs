//! The full-text index over transcripts, memos and definitions.
//!
//! One entry of the index is one paragraph of one speaker's turn (long ones in stretches of at most
//! 5,000 code points), or the like of a memo or a code's definition. Speaker labels and time codes are not
//! part of what is searched; `speaker:` asks for them.
//!
//! How words compare is said in [`Analyser`], what a query may say in [`SYNTAX`], what is counted in [`Hits`].

mod analyser;
mod build;
mod coded;
mod context;
mod document;
mod error;
mod evaluate;
mod field;
mod fold;
mod hit;
mod index;
mod language;
mod leaf;
mod note;
mod options;
mod parser;
mod piece;
mod places;
mod plan;
mod postings;
mod query;
mod ranking;
mod record;
mod schema;
mod store;
mod words;

pub use analyser::{Analyser, Comparison, Word};
pub use build::Update;
pub use coded::{Coded, CodedPlaces};
pub use document::{IndexedDocument, IndexedSpeaker, Kind, TextSource};
pub use error::SearchError;
pub use hit::{Hit, Hits, Share};
pub use index::{Index, codes_asked};
pub use language::Language;
pub use note::Note;
pub use options::{Options, Order, SaidBy};
pub use query::SYNTAX;
