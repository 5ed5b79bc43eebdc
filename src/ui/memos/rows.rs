use super::filters::{Filter, OnSort, Order};
use super::names::{first_words, name_of, shortened};
use crate::model::day_in_words;
use crate::model::things::Memo;
use crate::model::{AnalystId, DocumentId, MemoId, MemoKind, Target};
use crate::ui::{Date, View};
use std::collections::BTreeMap;

/// Characters of a memo that a row shows at most.
const SHOWN: usize = 220;

/// A memo of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MemoRow {
    pub id: MemoId,
    pub kind: MemoKind,
    pub author: Author,
    pub author_name: String,
    pub on: Target,
    /// What it is on, by name.
    pub on_name: String,
    /// Its beginning, on one line.
    pub words: String,
    /// Everything a search looks in, in small letters.
    found_in: String,
    pub date: String,
    /// Milliseconds since 1970.
    at: u64,
    /// The document it lies in, and where.
    pub document: Option<DocumentId>,
    start: u32,
    pub explored: bool,
    pub private: bool,
}

/// Whose a memo is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Author {
    /// A person of the study.
    Person(AnalystId),
    /// Somebody whose comment came with a file.
    Imported(String),
}

/// All memos that show, and those of them that the filter lets through.
#[derive(Debug, Default)]
pub(super) struct Rows {
    revision: Option<u64>,
    pub all: Vec<MemoRow>,
    filtered: Option<Filter>,
    /// Places in `all`, in the order they are shown.
    pub shown: Vec<usize>,
    pub authors: Vec<(Option<Author>, String)>,
    pub documents: Vec<(Option<DocumentId>, String)>,
}

impl Rows {
    /// Makes the rows anew where the study has changed, and filters them where that or the filter has.
    pub fn update(&mut self, view: &View<'_>, filter: &Filter) {
        let changed = self.revision != Some(view.revision());
        if changed {
            self.revision = Some(view.revision());
            let memos = view.seen.memos();
            self.all = memos.iter().map(|memo| row(view, memo)).collect();
            self.authors = authors(&self.all);
            self.documents = documents(view, &self.all);
        }
        if changed || self.filtered.as_ref() != Some(filter) {
            self.filtered = Some(filter.clone());
            let order: BTreeMap<DocumentId, usize> = if filter.order == Order::Place {
                let documents = view.overview.documents.iter().enumerate();
                documents.map(|(n, row)| (row.id, n)).collect()
            } else {
                BTreeMap::new()
            };
            self.shown = chosen(&self.all, filter, &order);
        }
    }
}

fn row(view: &View<'_>, memo: &Memo) -> MemoRow {
    let (author, author_name) = match (&memo.first.author, memo.first.analyst) {
        (Some(name), _) => (Author::Imported(name.clone()), name.clone()),
        (None, Some(who)) => (
            Author::Person(who),
            view.overview.person_name(who).to_owned(),
        ),
        (None, None) => (Author::Imported(String::new()), String::new()),
    };
    let text = memo.text.text();
    let named = name_of(view, memo.first.on);
    let on_name = named.map_or_else(|| "Something hidden from you".to_owned(), |it| it.name);
    let place = view.seen.place_of(memo.first.on);
    let at = memo.made.stamp.at.milliseconds();
    MemoRow {
        id: memo.id,
        kind: memo.kind(),
        found_in: format!("{text}\n{on_name}\n{author_name}").to_lowercase(),
        words: shortened(text, SHOWN),
        author,
        author_name,
        on: memo.first.on,
        on_name,
        date: memo
            .first
            .dated
            .as_deref()
            .map_or_else(|| Date::local(at).short(), day_in_words),
        at,
        document: place.map(|(document, _)| document),
        start: place
            .and_then(|(_, span)| span)
            .map_or(0, |span| span.start),
        explored: memo.explored.get_or(false),
        private: memo.is_private(),
    }
}

fn authors(rows: &[MemoRow]) -> Vec<(Option<Author>, String)> {
    let found: BTreeMap<&Author, &str> = rows
        .iter()
        .filter(|row| !row.author_name.is_empty())
        .map(|row| (&row.author, row.author_name.as_str()))
        .collect();
    let found = found.into_iter();
    let found = found.map(|(author, name)| (Some(author.clone()), first_words(name)));
    std::iter::once((None, "Everybody".to_owned()))
        .chain(found)
        .collect()
}

fn documents(view: &View<'_>, rows: &[MemoRow]) -> Vec<(Option<DocumentId>, String)> {
    let found: std::collections::BTreeSet<DocumentId> =
        rows.iter().filter_map(|row| row.document).collect();
    let documents = view.overview.documents.iter();
    let documents = documents
        .filter(|row| found.contains(&row.id))
        .map(|row| (Some(row.id), row.name.clone()));
    std::iter::once((None, "All documents".to_owned()))
        .chain(documents)
        .collect()
}

/// The places of the rows that a filter lets through, in its order.
fn chosen(rows: &[MemoRow], filter: &Filter, order: &BTreeMap<DocumentId, usize>) -> Vec<usize> {
    let words: Vec<String> = filter
        .words
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let fits = |row: &MemoRow| {
        filter.kind.is_none_or(|kind| kind == row.kind)
            && !(filter.to_explore && (row.kind != MemoKind::ToExploreNext || row.explored))
            && filter.author.as_ref().is_none_or(|it| *it == row.author)
            && filter.on.is_none_or(|on| on == OnSort::of(row.on))
            && filter.document.is_none_or(|it| row.document == Some(it))
            && words.iter().all(|word| row.found_in.contains(word))
    };
    let mut shown: Vec<(usize, &MemoRow)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| fits(row))
        .collect();
    let newest = |row: &MemoRow| std::cmp::Reverse(row.at);
    match filter.order {
        Order::Newest => shown.sort_by_key(|(n, row)| (newest(row), std::cmp::Reverse(*n))),
        Order::Oldest => shown.sort_by_key(|(n, row)| (row.at, *n)),
        Order::Kind => shown.sort_by_key(|(_, row)| (row.kind, newest(row))),
        // What lies in no document comes last.
        Order::Place => shown.sort_by_key(|(n, row)| {
            let document = row.document.and_then(|id| order.get(&id).copied());
            (document.unwrap_or(usize::MAX), row.start, *n)
        }),
    }
    shown.into_iter().map(|(n, _)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Id};

    fn id(n: u32) -> Id {
        Id::new(DeviceId::from_bits(7), n)
    }

    fn row(n: u32, kind: MemoKind, words: &str, document: Option<(u32, u32)>) -> MemoRow {
        let (place, start) = document.unzip();
        MemoRow {
            id: MemoId(id(n)),
            kind,
            author: Author::Person(AnalystId(id(n % 2))),
            author_name: format!("Person {}", n % 2),
            on: place.map_or(Target::Study, |it| Target::Document(DocumentId(id(it)))),
            on_name: String::new(),
            words: words.to_owned(),
            found_in: words.to_lowercase(),
            date: String::new(),
            at: u64::from(n),
            document: place.map(|it| DocumentId(id(it))),
            start: start.unwrap_or(0),
            explored: words.starts_with("Done"),
            private: false,
        }
    }

    fn rows() -> Vec<MemoRow> {
        vec![
            row(1, MemoKind::ToExploreNext, "Ask about NIGHTS", None),
            row(2, MemoKind::Analytic, "Nights and trust", Some((31, 90))),
            row(3, MemoKind::ToExploreNext, "Done: days", Some((30, 5))),
            row(4, MemoKind::Analytic, "Trust", Some((31, 10))),
        ]
    }

    fn found(filter: &Filter) -> Vec<u32> {
        let rows = rows();
        let order = BTreeMap::from([(DocumentId(id(30)), 0), (DocumentId(id(31)), 1)]);
        let found = chosen(&rows, filter, &order).into_iter();
        found.map(|n| rows[n].id.0.seq()).collect()
    }

    #[test]
    fn every_word_searched_for_is_in_a_memo_that_is_found() {
        let of = |words: &str| {
            found(&Filter {
                words: words.to_owned(),
                ..Filter::default()
            })
        };
        assert_eq!(of("nights"), [2, 1]);
        assert_eq!(of("trust NIGH"), [2]);
        assert_eq!(of("nothing"), Vec::<u32>::new());
        assert_eq!(of("  "), [4, 3, 2, 1]);
    }

    #[test]
    fn memos_are_filtered_by_kind_author_place_and_what_is_still_to_explore() {
        let all = Filter::default;
        let kind = Some(MemoKind::Analytic);
        assert_eq!(found(&Filter { kind, ..all() }), [4, 2]);
        let author = Some(Author::Person(AnalystId(id(1))));
        assert_eq!(found(&Filter { author, ..all() }), [3, 1]);
        let document = Some(DocumentId(id(31)));
        assert_eq!(found(&Filter { document, ..all() }), [4, 2]);
        let on = Some(OnSort::Study);
        assert_eq!(found(&Filter { on, ..all() }), [1]);
        let to_explore = true;
        assert_eq!(
            found(&Filter {
                to_explore,
                ..all()
            }),
            [1]
        );
    }

    #[test]
    fn memos_are_put_in_order_by_date_kind_or_place() {
        let by = |order| {
            found(&Filter {
                order,
                ..Filter::default()
            })
        };
        assert_eq!(by(Order::Newest), [4, 3, 2, 1]);
        assert_eq!(by(Order::Oldest), [1, 2, 3, 4]);
        assert_eq!(by(Order::Kind), [4, 2, 3, 1]);
        assert_eq!(by(Order::Place), [3, 4, 2, 1]);
    }
}
