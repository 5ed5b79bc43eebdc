//! A construct and its place in the tree.

use super::FrameworkConstruct;

/// A construct with its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedConstruct<'a> {
    /// The construct.
    pub construct: &'a FrameworkConstruct,
    /// The construct above it.
    pub parent: Option<&'a FrameworkConstruct>,
    /// How many constructs lie above it.
    pub depth: usize,
}

/// Every construct of a tree, each before what lies below it.
pub(super) fn walk(constructs: &[FrameworkConstruct]) -> Vec<PlacedConstruct<'_>> {
    let mut placed = Vec::new();
    place(constructs, None, 0, &mut placed);
    placed
}

fn place<'a>(
    constructs: &'a [FrameworkConstruct],
    parent: Option<&'a FrameworkConstruct>,
    depth: usize,
    placed: &mut Vec<PlacedConstruct<'a>>,
) {
    for construct in constructs {
        placed.push(PlacedConstruct {
            construct,
            parent,
            depth,
        });
        place(&construct.children, Some(construct), depth + 1, placed);
    }
}
