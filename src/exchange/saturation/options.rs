//! What can be chosen about saturation.

use crate::exchange::categories::LAYER;
use crate::exchange::report::{Choices, ReportOption, ReportOptions};
use crate::model::{SaturationOf, SaturationOrder};

/// What can be chosen.
pub const SATURATION: &[ReportOption] = &[
    ReportOption {
        key: "of",
        name: "What is new",
        choices: Choices::OneOf(&[
            ("inductive", "Inductive codes"),
            ("codes", "All codes"),
            ("categories", "Categories"),
        ]),
    },
    ReportOption {
        key: "order",
        name: "Order of the documents",
        choices: Choices::OneOf(&[
            ("dates", "By date of the interview"),
            ("import", "In order of import"),
            ("coding", "In order of first coding"),
            ("manual", "Arranged by hand"),
        ]),
    },
    ReportOption {
        key: "documents",
        name: "Arranged by hand",
        choices: Choices::Arranged("order", "manual"),
    },
    ReportOption {
        key: "role",
        name: "Documents of",
        choices: Choices::Role,
    },
    ReportOption {
        key: "base",
        name: "Documents in the base",
        choices: Choices::OneOf(&[
            ("4", "4"),
            ("5", "5"),
            ("6", "6"),
            ("3", "3"),
            ("7", "7"),
            ("8", "8"),
            ("10", "10"),
        ]),
    },
    ReportOption {
        key: "run",
        name: "Documents in a run",
        choices: Choices::OneOf(&[("2", "2"), ("3", "3"), ("1", "1"), ("4", "4")]),
    },
    ReportOption {
        key: "threshold",
        name: "Threshold",
        choices: Choices::OneOf(&[("5", "5 %"), ("0", "0 %"), ("10", "10 %")]),
    },
    LAYER,
];

/// What is new in a document, as chosen.
pub(super) fn of(options: &ReportOptions) -> SaturationOf {
    match options.get("of") {
        Some("codes") => SaturationOf::AllCodes,
        Some("categories") => SaturationOf::Categories,
        _ => SaturationOf::InductiveCodes,
    }
}

/// The order, as chosen.
pub(super) fn order(options: &ReportOptions) -> SaturationOrder {
    match options.get("order") {
        Some("import") => SaturationOrder::Import,
        Some("coding") => SaturationOrder::Coding,
        Some("manual") => SaturationOrder::Manual,
        _ => SaturationOrder::Dates,
    }
}

/// A number, as chosen.
pub(super) fn number(options: &ReportOptions, key: &str, usual: u32) -> u32 {
    let chosen = options.get(key).and_then(|it| it.parse().ok());
    chosen.unwrap_or(usual)
}
