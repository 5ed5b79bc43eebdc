//! What occurs together, as a table.

use crate::analysis::explore::Together;
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::Table;

/// Pairs in an order; `noun` is what they are of, `definition` and `layer` say what counts and of whom.
pub fn together_report(
    together: &Together,
    order: &[usize],
    noun: &str,
    (definition, layer): &(String, String),
) -> Report {
    let (one, other) = (format!("One {noun}"), format!("The other {noun}"));
    let headers = [
        one.as_str(),
        other.as_str(),
        "Pairs of segments",
        "Places",
        "Documents",
        "Characters shared",
        "Characters of the one",
        "Characters of the other",
        "Jaccard",
    ];
    let mut table = Table::new("Pairs", &headers);
    let name = |item: u32| {
        let item = together.items.get(item as usize);
        item.map_or("", |it| it.path.as_str())
    };
    let characters = |item: u32| together.characters.get(item as usize).copied();
    for pair in order.iter().filter_map(|at| together.pairs.get(*at)) {
        table.push(vec![
            name(pair.one).into(),
            name(pair.other).into(),
            pair.pairs.into(),
            pair.places.into(),
            pair.documents.into(),
            pair.shared.into(),
            characters(pair.one).into(),
            characters(pair.other).into(),
            pair.jaccard.into(),
        ]);
    }
    Report {
        title: "What occurs together".to_owned(),
        facts: vec![
            ("Together".to_owned(), definition.clone()),
            ("Whose".to_owned(), layer.clone()),
        ],
        tables: vec![table],
        shares: vec![22, 22, 9, 8, 9, 8, 8, 8, 6],
        notes: vec![
            "Jaccard: characters coded with both, divided by characters coded with either (Jaccard 1901). A segment that belongs to both is a pair by itself. One that lies above the other in the tree is no pair."
                .to_owned(),
        ],
    }
}
