//! What can go wrong in the index.

/// Why the index could not be built or asked. The cache can be rebuilt at any time, so nothing is ever lost.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index could not be written, neither on disk nor in memory.
    #[error(
        "The search index could not be built ({0}); free some memory or disk space and search again."
    )]
    Build(#[source] tantivy::TantivyError),
    /// The index could not be read.
    #[error("The search index could not be read ({0}); it is built anew at the next search.")]
    Read(#[source] tantivy::TantivyError),
}
