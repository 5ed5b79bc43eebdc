//! What the rows of the table are of.

use crate::analysis::agreement::of_study::{BehindOf, Counted, RowOf, StudyAgreement};
use crate::model::{AnalystId, CategoryId, CodeId, DocumentId};

/// What the rows of the table are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Level {
    #[default]
    Codes,
    Categories,
    SubDomains,
    Documents,
    /// Every two of several analysts.
    Pairs,
    /// Where passages begin and end.
    Borders,
}

impl Level {
    pub const ALL: [Self; 6] = [
        Self::Codes,
        Self::Categories,
        Self::SubDomains,
        Self::Documents,
        Self::Pairs,
        Self::Borders,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Codes => "By code",
            Self::Categories => "By category",
            Self::SubDomains => "By sub-domain",
            Self::Documents => "By document",
            Self::Pairs => "By pair",
            Self::Borders => "Borders",
        }
    }

    /// What one of its rows is called, over the column of names.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Codes | Self::Borders => "Code",
            Self::Categories => "Category",
            Self::SubDomains => "Sub-domain",
            Self::Documents => "Document",
            Self::Pairs => "Analysts",
        }
    }

    /// How many rows it has.
    pub const fn rows(self, answer: &StudyAgreement) -> usize {
        match self {
            Self::Codes => answer.per_code.len(),
            Self::Categories => answer.per_category.len(),
            Self::SubDomains => answer.per_subdomain.len(),
            Self::Documents => answer.per_document.len(),
            Self::Pairs => answer.per_pair.len(),
            Self::Borders => 0,
        }
    }

    /// Whether there is anything to show of it.
    pub const fn is_offered(self, answer: &StudyAgreement, coefficients: bool) -> bool {
        match self {
            Self::Codes => true,
            Self::Borders => coefficients,
            _ => self.rows(answer) > 0,
        }
    }

    /// One of its rows.
    pub fn row(self, answer: &StudyAgreement, n: usize) -> Option<RowData<'_>> {
        Some(match self {
            Self::Codes => {
                let it = answer.per_code.get(n)?;
                RowData::new(RowKey::Code(it.code?), &it.code_name, &it.counted)
            }
            Self::Categories => {
                let it = answer.per_category.get(n)?;
                RowData::new(
                    RowKey::Category(it.category),
                    &it.category_name,
                    &it.counted,
                )
            }
            Self::SubDomains => {
                let it = answer.per_subdomain.get(n)?;
                let mut row = RowData::new(RowKey::SubDomain(it.code), &it.code_name, &it.counted);
                row.depth = it.depth;
                row
            }
            Self::Documents => {
                let it = answer.per_document.get(n)?;
                RowData::new(
                    RowKey::Document(it.document),
                    &it.document_name,
                    &it.counted,
                )
            }
            Self::Pairs => {
                let it = answer.per_pair.get(n)?;
                let [a, b] = it.analysts;
                let [one, other] = &it.analyst_names;
                let mut row = RowData::new(RowKey::Pair(a, b), "", &it.micro);
                row.name = format!("{one} and {other}");
                row
            }
            Self::Borders => return None,
        })
    }
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum RowKey {
    /// A row of everything: any code at all.
    Any,
    /// All codes together.
    Pooled,
    Code(CodeId),
    Category(CategoryId),
    SubDomain(CodeId),
    Document(DocumentId),
    Pair(AnalystId, AnalystId),
}

impl RowKey {
    /// The code, of which there are a definition and passages.
    pub const fn code(self) -> Option<CodeId> {
        match self {
            Self::Code(code) | Self::SubDomain(code) => Some(code),
            _ => None,
        }
    }

    /// What its numbers are counted from.
    pub const fn behind(self) -> BehindOf {
        match self {
            Self::Any => BehindOf::Row(RowOf::Any),
            Self::Code(code) => BehindOf::Row(RowOf::Code(code)),
            Self::Category(category) => BehindOf::Row(RowOf::Category(category)),
            Self::SubDomain(code) => BehindOf::Row(RowOf::SubDomain(code)),
            Self::Pooled | Self::Document(_) | Self::Pair(..) => BehindOf::AllCodes,
        }
    }
}

/// A row of the table.
pub(super) struct RowData<'a> {
    pub key: RowKey,
    pub name: String,
    pub counted: &'a Counted,
    /// How deep it stands in a tree.
    pub depth: usize,
}

impl<'a> RowData<'a> {
    fn new(key: RowKey, name: &str, counted: &'a Counted) -> Self {
        Self {
            key,
            name: name.to_owned(),
            counted,
            depth: 0,
        }
    }
}
