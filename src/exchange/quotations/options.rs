//! What can be chosen about the quotations that go out.

use crate::exchange::report::{Choices, ReportOption};

/// Which quotations are printed.
pub(super) const USES: &str = "quotations";
/// Whether the original, the translation or both are printed.
pub(super) const LANGUAGE: &str = "words";
/// Whose codings count.
pub(super) const LAYER: &str = "layer";
/// Whether document and turn are printed.
pub(super) const SOURCE: &str = "source";

/// What can be chosen about the quotations that go out.
pub(in crate::exchange) const OPTIONS: &[ReportOption] = &[
    ReportOption {
        key: USES,
        name: "Quotations",
        choices: Choices::OneOf(&[
            ("chosen", "Of main text and supplement"),
            ("main-text", "Of the main text"),
            ("supplement", "Of the supplement"),
            ("candidates", "Candidates too"),
        ]),
    },
    ReportOption {
        key: LANGUAGE,
        name: "Words",
        choices: Choices::OneOf(&[
            ("both", "Original and translation"),
            ("translation", "The translation where there is one"),
            ("original", "The original"),
        ]),
    },
    ReportOption {
        key: LAYER,
        name: "Codings of",
        choices: Choices::Layer,
    },
    ReportOption {
        key: SOURCE,
        name: "With document and turn",
        choices: Choices::Switch,
    },
];
