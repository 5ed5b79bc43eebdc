//! The review package: one file that a research group opens without the program, and the comments that come back.
//!
//! Of the transcripts it has the chosen quotations and nothing else, of people their generated labels, and of a blind
//! pass that is open nothing at all, whoever makes it.

mod comments;
mod comments_error;
mod html;
mod leaving;
mod made;
mod package;
mod quotation;
mod ready;

pub use comments::{CommentsFile, CommentsPlan, CommentsTaken, MAX_COMMENTS_FILE};
pub use comments_error::CommentsError;
pub use made::review_package;
pub use package::{
    PackagedCategory, PackagedCode, PackagedFinal, PackagedQuotation, PackagedReview, ReviewPackage,
};
