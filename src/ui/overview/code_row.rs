use crate::model::{CodeId, CodeTree, Counts, FrameworkId, Origin, Seen};

/// A code in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a row"
)]
pub struct CodeRow {
    /// Which.
    pub id: CodeId,
    /// Its name.
    pub name: String,
    /// Its path: “Implementation/Reach”.
    pub path: String,
    /// How many codes lie above it.
    pub depth: usize,
    /// Place in the palette.
    pub colour: usize,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether a participant's words name it.
    pub in_vivo: bool,
    /// The framework it, or the nearest construct above it, belongs to.
    pub framework: Option<FrameworkId>,
    /// Whether it is a construct of that framework itself.
    pub is_construct: bool,
    /// Not used in this study (see [`Seen::is_switched_off`]).
    pub switched_off: bool,
    /// Whether codes lie below it.
    pub has_children: bool,
    /// Codings of it alone.
    pub own_codings: usize,
    /// Codings of it and all codes below.
    pub codings: usize,
    /// Documents these lie in.
    pub documents: usize,
}

impl CodeRow {
    /// Takes over the counts of its code.
    pub(super) fn count(&mut self, counts: &Counts) {
        self.own_codings = counts.codings_of(self.id);
        self.codings = counts.codings_with_below(self.id);
        self.documents = counts.documents_with_below(self.id);
    }
}

pub(super) fn rows(seen: &Seen<'_>, tree: &CodeTree, counts: &Counts) -> Vec<CodeRow> {
    let mut rows: Vec<CodeRow> = Vec::with_capacity(tree.order.len());
    let mut path: Vec<String> = Vec::new();
    for (id, depth) in &tree.order {
        let Some(code) = seen.code(*id) else {
            continue;
        };
        path.truncate(*depth);
        path.push(code.name.text().to_owned());
        let mut row = CodeRow {
            id: *id,
            name: code.name.text().to_owned(),
            path: path.join("/"),
            depth: *depth,
            colour: usize::from(code.colour.get_or(0)),
            origin: code.origin.get_or(code.first.origin),
            in_vivo: code.first.in_vivo,
            framework: seen.framework_of(*id),
            is_construct: code.first.construct.is_some(),
            switched_off: seen.is_switched_off(*id),
            has_children: !tree.children(*id).is_empty(),
            own_codings: 0,
            codings: 0,
            documents: 0,
        };
        row.count(counts);
        rows.push(row);
    }
    let (constructs, others): (Vec<_>, Vec<_>) = by_root(rows)
        .into_iter()
        .partition(|(framework, _)| framework.is_some());
    let ordered = constructs.into_iter().chain(others);
    ordered.flat_map(|(_, rows)| rows).collect()
}

/// The rows in groups, each a root with what lies below it, with the root's framework.
fn by_root(rows: Vec<CodeRow>) -> Vec<(Option<FrameworkId>, Vec<CodeRow>)> {
    let mut groups: Vec<(Option<FrameworkId>, Vec<CodeRow>)> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some((_, group)) if row.depth > 0 => group.push(row),
            _ => groups.push((row.framework, vec![row])),
        }
    }
    groups
}
