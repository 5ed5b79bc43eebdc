//! What the transcript is asked to show.

use crate::model::Span;

/// Whose layer a coding belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Layer {
    /// One's own: a full bracket.
    #[default]
    Mine,
    /// Another analyst's: a hollow bracket, the name after the analyst's initials.
    Other(String),
    /// A coding of another pass than the one worked in: a dashed bracket, the name after this label.
    OtherPass(String),
}

/// A coding as the transcript shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCoding {
    /// What the caller knows it by; comes back in events.
    pub id: u64,
    /// The words coded (code points).
    pub span: Span,
    /// Index into the theme's code colours.
    pub colour: usize,
    /// The code's name.
    pub name: String,
    /// Whose layer it belongs to.
    pub layer: Layer,
}

impl ShownCoding {
    /// The name with the analyst's initials before it when it is another's.
    pub fn title(&self) -> String {
        match &self.layer {
            Layer::Mine => self.name.clone(),
            Layer::OtherPass(label) => format!("{label} · {}", self.name),
            Layer::Other(initials) => format!("{initials} · {}", self.name),
        }
    }
}

/// A speaker as the gutter shows them; a turn names one by index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownSpeaker {
    /// The name in the gutter, such as "Peer supporter #2" or "PS2".
    pub name: String,
    /// Whether the turns stand back: the interviewer, an interpreter.
    pub quiet: bool,
}

/// How the transcript is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TranscriptView {
    /// Size of the text in per cent, 50 to 200.
    pub size: f32,
    /// The serif reading face, or the sans of the frame.
    pub serif: bool,
    /// Characters to a line, 60 to 75.
    pub column: f32,
    /// Height of a line as a share of that of the drawings (27 points at 100 %), 0.85 to 1.4.
    pub line_height: f32,
    /// Whether time codes are shown.
    pub times: bool,
    /// Whether it stands beside another text and takes little room: a narrow gutter, no margin for codings.
    pub beside: bool,
}

impl Default for TranscriptView {
    fn default() -> Self {
        Self {
            size: 100.0,
            serif: true,
            column: 66.0,
            line_height: 1.0,
            times: true,
            beside: false,
        }
    }
}

impl TranscriptView {
    /// The smallest size, in per cent.
    pub const SMALLEST: f32 = 50.0;
    /// The largest size, in per cent.
    pub const LARGEST: f32 = 200.0;

    /// Size as a factor, within its bounds.
    pub(super) fn scale(&self) -> f32 {
        self.size.clamp(Self::SMALLEST, Self::LARGEST) / 100.0
    }
}
