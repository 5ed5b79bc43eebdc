//! What can be chosen about figure and tables of categories.

use crate::exchange::report::{Choices, ReportOption};

/// Whose codings are counted.
pub const LAYER: ReportOption = ReportOption {
    key: "layer",
    name: "Counts of",
    choices: Choices::Layer,
};

/// What can be chosen about the figure of categories.
pub const CATEGORIES: &[ReportOption] = &[
    ReportOption {
        key: "sorted",
        name: "Sorted by",
        choices: Choices::OneOf(&[
            ("domains", "Domain and sub-domain"),
            ("themes", "Theme or main category"),
        ]),
    },
    ReportOption {
        key: "counts",
        name: "Numbers in the figure",
        choices: Choices::OneOf(&[
            ("none", "None"),
            ("segments", "Segments and documents"),
            ("participants", "Participants, of all"),
        ]),
    },
    LAYER,
];

/// What can be chosen about who speaks of what.
pub const SPREAD: &[ReportOption] = &[
    ReportOption {
        key: "columns",
        name: "Columns",
        choices: Choices::OneOfOrAttribute(&[
            ("roles", "Roles"),
            ("documents", "Documents"),
            ("waves", "Waves"),
            ("participants", "Participants"),
            ("valence", "Barrier or facilitator"),
        ]),
    },
    ReportOption {
        key: "counts",
        name: "Count",
        choices: Choices::OneOf(&[
            ("participants", "Participants"),
            ("documents", "Documents"),
            ("segments", "Segments"),
        ]),
    },
    ReportOption {
        key: "rows",
        name: "Rows",
        choices: Choices::OneOf(&[
            ("all", "All levels"),
            ("themes", "Themes or main categories"),
            ("categories", "Categories"),
        ]),
    },
    LAYER,
];
