//! A framework file.

use super::{
    FrameworkConstruct, FrameworkError, FrameworkVariant, KindNames, PlacedConstruct, check, placed,
};
use serde::{Deserialize, Serialize};

/// A published framework as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// Stays the same in every version of the file: `mrc-pe-2015`.
    pub id: String,
    /// Name in full.
    pub name: String,
    /// Name in speech: "MRC"; may be empty.
    #[serde(default)]
    pub short_name: String,
    /// What sort of framework it is, in a few words.
    #[serde(default)]
    pub sort: String,
    /// The publication.
    pub citation: String,
    /// From where its names were taken and how sure they are.
    #[serde(default)]
    pub evidence: String,
    /// What who chooses it must know; shown beside it.
    #[serde(default)]
    pub note: String,
    /// What it calls its kinds of nodes.
    #[serde(default)]
    pub called: KindNames,
    /// Its domains, in the published order.
    pub constructs: Vec<FrameworkConstruct>,
    /// As published studies used it.
    #[serde(default)]
    pub variants: Vec<FrameworkVariant>,
}

impl FrameworkFile {
    /// Reads and checks a framework written in RON.
    ///
    /// # Errors
    /// Where the text is not a framework: the line, what is wrong there, and what to do.
    pub fn from_ron(text: &str) -> Result<Self, FrameworkError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let file: Self = options
            .from_str(text)
            .map_err(|error| FrameworkError::NotRead {
                line: error.span.start.line,
                what: error.code.to_string().trim_end_matches('.').to_owned(),
            })?;
        check::check(&file, text)?;
        Ok(file)
    }

    /// Every construct of the framework itself, each before what lies below it.
    pub fn all(&self) -> Vec<PlacedConstruct<'_>> {
        placed::walk(&self.constructs)
    }

    /// The construct with this key.
    pub fn construct(&self, key: &str) -> Option<&FrameworkConstruct> {
        let mut all = self.all().into_iter().map(|placed| placed.construct);
        all.find(|construct| construct.key == key)
    }

    /// The variant with this id.
    pub fn variant(&self, id: &str) -> Option<&FrameworkVariant> {
        self.variants.iter().find(|variant| variant.id == id)
    }
}
