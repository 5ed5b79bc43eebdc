//! REFI-QDA, the exchange standard of programs for qualitative analysis (Project.xsd and Codebook.xsd of March 2019):
//! codebooks (`.qdc`) and whole projects (`.qdpx`), out and in.

mod codes_in;
mod codes_out;
mod colour;
mod convention;
mod described;
mod error;
mod guid;
mod loss;
mod not_taken;
mod out;
mod qdc_in;
mod qdc_out;
mod read;
mod reserved;
mod sets_in;
mod sets_out;
mod taking;
mod xml_in;
mod xml_out;

pub use colour::CODE_COLOURS;
pub use error::RefiError;
pub use guid::{Guid, Guids};
pub use loss::Loss;
pub use not_taken::NotTaken;
use not_taken::counted;
pub use out::{ProjectWritten, write_project};
pub use qdc_in::{CodebookRead, CodebookTaken, read_codebook};
pub use qdc_out::{CodebookFile, codebook_file};
pub use read::{ProjectRead, read_project};
pub use taking::{DocumentTaken, ProjectTaken};
