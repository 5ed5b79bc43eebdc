//! A framework, or one of its variants, chosen for a study.

use super::{FrameworkConstruct, FrameworkFile, FrameworkVariant, PlacedConstruct, placed};

/// A framework as chosen: itself, or one of its variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenFramework<'a> {
    /// The framework.
    pub file: &'a FrameworkFile,
    /// The variant of it, if one was chosen.
    pub variant: Option<&'a FrameworkVariant>,
}

impl<'a> ChosenFramework<'a> {
    /// The domains of what was chosen.
    pub fn constructs(&self) -> &'a [FrameworkConstruct] {
        self.variant
            .map_or(&self.file.constructs, |variant| &variant.constructs)
    }

    /// Every construct of what was chosen, each before what lies below it.
    pub fn all(&self) -> Vec<PlacedConstruct<'a>> {
        placed::walk(self.constructs())
    }

    /// Where a construct's name stands in print.
    pub fn source_of(&self, construct: &'a FrameworkConstruct) -> &'a str {
        if construct.source.is_empty() {
            self.citation()
        } else {
            &construct.source
        }
    }

    /// The publication of what was chosen: the variant's where it is one.
    pub fn citation(&self) -> &'a str {
        self.variant
            .map_or(&self.file.citation, |variant| &variant.citation)
    }
}
