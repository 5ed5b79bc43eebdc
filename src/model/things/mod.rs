//! The things of a study as they stand: what the changes made of them.

mod analyst;
mod attribute;
mod case;
mod category;
mod challenge;
mod code;
mod coding;
mod decision;
mod document;
mod framework;
mod made;
mod meaning;
mod memo;
mod participant;
mod pass;
mod role;
mod session;
mod version;

pub use analyst::Analyst;
pub use attribute::Attribute;
pub use case::Case;
pub use category::Category;
pub use challenge::Challenge;
pub use code::Code;
pub use coding::{Coding, CodingDetails};
pub use decision::DecisionMade;
pub use document::Document;
pub use framework::LoadedFramework;
pub use made::Made;
pub use meaning::Meaning;
pub use memo::Memo;
pub use participant::Participant;
pub use pass::{Pass, Revealed, Round};
pub use role::Role;
pub use session::Session;
pub use version::Version;
