//! Why a figure is not drawn.

/// Why a figure is not drawn; one sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    /// It would have too many pixels.
    #[error(
        "The picture would be {width} by {height} pixels, which few programs open: save it as SVG."
    )]
    TooLarge {
        /// Its width.
        width: u64,
        /// Its height.
        height: u64,
    },
    /// The picture could not be drawn or packed.
    #[error("The picture could not be drawn ({0}): save it as SVG.")]
    NotDrawn(String),
}
