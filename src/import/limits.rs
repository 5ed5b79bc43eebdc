//! How much a file may ask for.

/// Bounds on what an import reads and keeps in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Greatest size of the file, in bytes.
    pub max_file_bytes: u64,
    /// Greatest size of the transcript's text, in bytes of UTF-8.
    pub max_text_bytes: u64,
    /// Greatest size of one part inside a docx or odt after unpacking, in bytes.
    pub max_part_bytes: u64,
    /// How many times larger than packed a part over one megabyte may become.
    pub max_expansion: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file_bytes: 256 << 20,
            max_text_bytes: 64 << 20,
            max_part_bytes: 128 << 20,
            max_expansion: 250,
        }
    }
}
