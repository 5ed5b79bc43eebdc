//! Sets into the study, as categories.

use super::codes::CodesTaken;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::sets_in::SetIn;
use crate::exchange::refi::{NotTaken, convention, counted, described};
use crate::model::things::Category;
use crate::model::{
    CategoryEdit, CategoryId, CategoryMark, Change, CodeId, NewCategory, Place, Seen, StepDraft,
    Valence,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// What became of sets.
#[derive(Debug, Default)]
pub(in crate::exchange::refi) struct SetsTaken {
    pub made: usize,
    /// Which category a GUID of the file names.
    pub by_guid: FxHashMap<Guid, CategoryId>,
    pub not_taken: Vec<NotTaken>,
    pub notes: Vec<String>,
}

/// Makes a category of each set with codes; codes go into one of the same name where it is here already.
pub(in crate::exchange::refi) fn take_sets(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    sets: &[SetIn],
    ours: bool,
    codes: &CodesTaken,
    known: &FxHashMap<Guid, CategoryId>,
) -> SetsTaken {
    use convention as c;
    let mut taken = SetsTaken::default();
    let categories = seen.categories();
    let mut here: FxHashMap<String, CategoryId> = categories
        .iter()
        .map(|it| (it.name.text().to_lowercase(), it.id))
        .collect();
    let mut under: Vec<(CategoryId, String)> = Vec::new();
    for set in sets {
        let what = format!("the set “{}” (line {})", set.name, set.line);
        if set.sources > 0 {
            taken.not_taken.push(NotTaken::new(
                format!("{} of {what}", counted(set.sources, "document")),
                "a set of documents has no place here; give the documents an attribute instead",
            ));
        }
        if set.codes.is_empty() && (set.sources > 0 || !ours) {
            if set.sources == 0 {
                taken
                    .not_taken
                    .push(NotTaken::new(what, "there are no codes in it"));
            }
            continue;
        }
        let labels: &[&str] = if ours { &c::CATEGORY } else { &[] };
        let described = described::read(&set.description, labels);
        let described = described.restored(labels, |label, text| match label {
            c::LEVEL => c::category_of(text).is_some(),
            c::MEANING => c::level_of(text).is_some(),
            c::WITHIN => codes.by_path.contains_key(text),
            c::CATEGORY_VALENCE | c::CATEGORY_PLACE => {
                let mut all = all_marks().into_iter();
                all.any(|(of, mark)| of == label && mark.in_words() == text)
            }
            _ => true,
        });
        let key = set.name.to_lowercase();
        let of_file = set.guid.and_then(|guid| known.get(&guid));
        let same = of_file.or_else(|| here.get(&key)).copied();
        let category = same.unwrap_or_else(|| {
            taken.made += 1;
            make(draft, set, &described, codes)
        });
        here.insert(key, category);
        if let Some(guid) = set.guid {
            taken.by_guid.entry(guid).or_insert(category);
        }
        let parents = described.all(c::UNDER);
        under.extend(parents.map(|name| (category, name.to_lowercase())));
        let record = seen.category(category);
        let tree = seen.code_tree();
        let members = record.into_iter().flat_map(Category::members);
        let mut inside: FxHashSet<CodeId> = members.map(|it| tree.effective(it)).collect();
        let mut unknown = 0;
        for guid in &set.codes {
            match codes.by_guid.get(guid) {
                Some(code) if inside.insert(*code) => {
                    draft.push(Change::PlaceCode {
                        code: *code,
                        category,
                        placed: true,
                    });
                }
                Some(_) => {}
                None => unknown += 1,
            }
        }
        if unknown > 0 {
            taken.not_taken.push(NotTaken::new(
                format!("{} of {what}", counted(unknown, "code")),
                "the file has no codes of their GUIDs",
            ));
        }
    }
    place_under(seen, draft, &here, &under);
    taken
}

fn make(
    draft: &mut StepDraft,
    set: &SetIn,
    described: &described::Described,
    codes: &CodesTaken,
) -> CategoryId {
    use convention as c;
    let within = codes.by_path.get(described.get(c::WITHIN)).copied();
    let new = NewCategory {
        name: set.name.clone(),
        level: c::category_of(described.get(c::LEVEL)).unwrap_or_default(),
        within,
    };
    let category: CategoryId = draft.push(Change::AddCategory(Box::new(new))).into();
    let mut edits = Vec::new();
    if !described.text.is_empty() {
        edits.push(CategoryEdit::Definition(described.text.clone()));
    }
    if let Some(meaning) = c::level_of(described.get(c::MEANING)) {
        edits.push(CategoryEdit::Meaning(Some(meaning)));
    }
    for edit in edits {
        draft.push(Change::EditCategory { category, edit });
    }
    for mark in marks(described) {
        draft.push(Change::MarkCategory { category, mark });
    }
    category
}

/// What the description says that the category is, in the words it goes out in.
fn marks(described: &described::Described) -> Vec<CategoryMark> {
    let all = all_marks().into_iter();
    all.filter(|(label, mark)| described.get(*label) == mark.in_words())
        .map(|(_, mark)| mark)
        .collect()
}

/// The marks a category may have, each with its label.
fn all_marks() -> Vec<(usize, CategoryMark)> {
    use convention as c;
    let valences = [Valence::Barrier, Valence::Facilitator, Valence::Both];
    let valences = valences.map(|it| (c::CATEGORY_VALENCE, CategoryMark::Valence(Some(it))));
    let places = [Place::Internal, Place::External, Place::Both];
    let places = places.map(|it| (c::CATEGORY_PLACE, CategoryMark::Place(Some(it))));
    valences.into_iter().chain(places).collect()
}

/// Puts categories under those that their descriptions name, as far as they do not lie there and none would lie under
/// itself.
fn place_under(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    here: &FxHashMap<String, CategoryId>,
    wanted: &[(CategoryId, String)],
) {
    let mut above: FxHashMap<CategoryId, Vec<CategoryId>> = FxHashMap::default();
    for category in seen.categories() {
        above.insert(category.id, category.parents().collect());
    }
    for (category, name) in wanted {
        let Some(under) = here.get(name).copied() else {
            continue;
        };
        let lies_there = above.get(category).is_some_and(|it| it.contains(&under));
        if !lies_there && !reaches(&above, under, *category) {
            above.entry(*category).or_default().push(under);
            draft.push(Change::PlaceCategory {
                category: *category,
                under,
                placed: true,
            });
        }
    }
}

/// Whether one category is, or lies under, another.
fn reaches(
    above: &FxHashMap<CategoryId, Vec<CategoryId>>,
    from: CategoryId,
    to: CategoryId,
) -> bool {
    let mut met: FxHashSet<CategoryId> = FxHashSet::default();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if met.insert(at) {
            open.extend(above.get(&at).into_iter().flatten());
        }
    }
    false
}
