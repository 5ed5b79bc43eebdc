//! What a NAME means: an id, else a full path, else a name that only one thing has.

use super::cli_error::CliError;
use crate::model::{
    AnalystId, CategoryId, CodeId, DocumentId, FrameworkId, PassId, RoundId, Seen,
    builtin_frameworks, find_framework,
};
use rustc_hash::FxHashMap;

/// Things that can be named, all of one kind.
pub(super) struct Names<T> {
    kind: &'static str,
    list: &'static str,
    things: Vec<Named<T>>,
    /// By id and full path as they are.
    whole: FxHashMap<String, Vec<usize>>,
    /// By name, and by path and name in lower case.
    loose: FxHashMap<String, Vec<usize>>,
}

struct Named<T> {
    thing: T,
    id: String,
    path: String,
}

impl<T: Copy + PartialEq> Names<T> {
    fn new(kind: &'static str, list: &'static str) -> Self {
        Self {
            kind,
            list,
            things: Vec::new(),
            whole: FxHashMap::default(),
            loose: FxHashMap::default(),
        }
    }

    fn add(&mut self, thing: T, path: &str, also: &[&str])
    where
        T: ToString,
    {
        self.add_as(thing, thing.to_string(), path, also);
    }

    fn add_as(&mut self, thing: T, id: String, path: &str, also: &[&str]) {
        let place = self.things.len();
        self.whole.entry(id.clone()).or_default().push(place);
        self.whole.entry(path.to_owned()).or_default().push(place);
        let all = std::iter::once(path).chain(also.iter().copied());
        for name in all.filter(|name| !name.is_empty()) {
            for name in [name.to_owned(), name.to_lowercase()] {
                let places = self.loose.entry(name).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        self.things.push(Named {
            thing,
            id,
            path: path.to_owned(),
        });
    }

    /// Adds a further name of a thing, where nothing else has it.
    fn also(&mut self, thing: T, name: &str) {
        let Some(place) = self.things.iter().position(|named| named.thing == thing) else {
            return;
        };
        for name in [name.to_owned(), name.to_lowercase()] {
            if !name.is_empty() && !self.whole.contains_key(&name) {
                self.loose.entry(name).or_insert_with(|| vec![place]);
            }
        }
    }

    /// The one thing that a NAME means.
    pub fn find(&self, name: &str) -> Result<T, CliError> {
        let name = name.trim();
        let loose = |name: &str| self.loose.get(name).filter(|places| !places.is_empty());
        let whole = self.whole.get(name).or_else(|| loose(name));
        let places = whole.or_else(|| loose(&name.to_lowercase()));
        match places.map(Vec::as_slice) {
            None | Some([]) => Err(CliError::Unknown {
                kind: self.kind,
                name: name.to_owned(),
                list: self.list,
            }),
            Some([only]) => self.thing(*only, name),
            Some(many) => Err(self.ambiguous(name, many)),
        }
    }

    fn thing(&self, place: usize, name: &str) -> Result<T, CliError> {
        let named = self.things.get(place).map(|named| named.thing);
        named.ok_or_else(|| CliError::Unknown {
            kind: self.kind,
            name: name.to_owned(),
            list: self.list,
        })
    }

    fn ambiguous(&self, name: &str, places: &[usize]) -> CliError {
        let candidates: Vec<String> = places
            .iter()
            .filter_map(|place| self.things.get(*place))
            .map(|named| format!("“{}” ({})", named.path, named.id))
            .collect();
        CliError::Ambiguous {
            kind: self.kind,
            name: name.to_owned(),
            candidates: candidates.join(", "),
        }
    }

    /// The same, where each must be another: one person is not compared with themselves, nor codes twice.
    pub fn find_different(&self, lists: &[String]) -> Result<Vec<T>, CliError> {
        let mut found: Vec<T> = Vec::new();
        for (thing, name) in self.find_named(lists)? {
            if found.contains(&thing) {
                return Err(CliError::Arguments(format!(
                    "The {} “{name}” is named twice: name each once.",
                    self.kind
                )));
            }
            found.push(thing);
        }
        Ok(found)
    }

    /// The things that a list with commas means, each once.
    pub fn find_all(&self, lists: &[String]) -> Result<Vec<T>, CliError> {
        let mut found = Vec::new();
        for (thing, _) in self.find_named(lists)? {
            if !found.contains(&thing) {
                found.push(thing);
            }
        }
        Ok(found)
    }

    /// The things that a list with commas means, each as it was written. Names may hold commas themselves: the longest stretch that is a name
    /// counts.
    fn find_named(&self, lists: &[String]) -> Result<Vec<(T, String)>, CliError> {
        let mut found = Vec::new();
        for list in lists {
            let parts: Vec<&str> = list.split(',').collect();
            let mut rest = parts.as_slice();
            while let Some((first, _)) = rest.split_first() {
                let stretch = (1..=rest.len()).rev().find_map(|count| {
                    let (taken, left) = rest.split_at_checked(count)?;
                    let written = taken.join(",");
                    Some(((self.find(&written).ok()?, written), left))
                });
                let Some((thing, left)) = stretch else {
                    found.push((self.find(first)?, (*first).to_owned()));
                    break;
                };
                found.push(thing);
                rest = left;
            }
        }
        Ok(found)
    }
}

/// Codes by id, path and name; a code that was merged away means its target.
pub(super) fn codes(seen: &Seen<'_>) -> Names<CodeId> {
    let mut names = Names::new("code", "`interlinea codes`");
    for (code, _) in &seen.code_tree().order {
        names.add(*code, &seen.code_path(*code), &[&seen.code_name(*code)]);
    }
    let tree = seen.code_tree();
    for code in seen.codes().iter().filter(|code| tree.is_merged(code.id)) {
        let target = tree.effective(code.id);
        names.also(target, &code.id.to_string());
        names.also(target, code.name.text());
    }
    names
}

/// Documents by id, name, and name of the file they came from.
pub(super) fn documents(seen: &Seen<'_>) -> Names<DocumentId> {
    let mut names = Names::new("document", "`interlinea documents`");
    for document in seen.documents() {
        let file = document.imported.original.as_ref();
        let file = file.map_or("", |original| original.file.as_str());
        names.add(document.id, document.name.text(), &[file]);
    }
    names
}

/// Analysts by id, name and initials.
pub(super) fn analysts(seen: &Seen<'_>) -> Names<AnalystId> {
    let mut names = Names::new("analyst", "`interlinea analysts`");
    for analyst in seen.analysts() {
        names.add(analyst.id, analyst.name.text(), &[analyst.initials.text()]);
    }
    names
}

/// Categories and themes by id and name.
pub(super) fn categories(seen: &Seen<'_>) -> Names<CategoryId> {
    let mut names = Names::new("category", "`interlinea review`");
    for category in seen.categories() {
        names.add(category.id, category.name.text(), &[]);
    }
    names
}

/// Passes by id and name.
pub(super) fn passes(seen: &Seen<'_>) -> Names<PassId> {
    let mut names = Names::new("pass", "`interlinea passes`");
    for pass in seen.passes() {
        names.add(pass.id, pass.name.text(), &[]);
    }
    names
}

/// Rounds by id, by pass and name (“Inductive/Pilot”), and by name: of one pass, or of all.
pub(super) fn rounds(seen: &Seen<'_>, of: Option<PassId>) -> Names<(PassId, RoundId)> {
    let mut names = Names::new("round", "`interlinea passes`");
    let passes = seen.passes().into_iter();
    for pass in passes.filter(|pass| of.is_none_or(|of| of == pass.id)) {
        for round in seen.rounds(pass.id) {
            let path = format!("{}/{}", pass.name.text(), round.name());
            let id = round.id.to_string();
            names.add_as((pass.id, round.id), id, &path, &[round.name()]);
        }
    }
    names
}

/// A framework that is loaded into the study, by id, by its name here, or by what the built-in one is called.
pub(super) fn loaded_framework(seen: &Seen<'_>, name: &str) -> Option<FrameworkId> {
    let loaded = seen.frameworks();
    let lower = name.trim().to_lowercase();
    let own = loaded.iter().find(|it| {
        it.id.to_string() == lower
            || it.name.text().to_lowercase() == lower
            || it.loaded.key == lower
    });
    let builtin = || {
        let known = builtin_frameworks().ok()?;
        let chosen = find_framework(&known, name).ok()?;
        let variant = chosen.variant.map_or("", |it| it.name.as_str());
        let same = |it: &&&crate::model::things::LoadedFramework| {
            it.loaded.key == chosen.file.id
                && (it.loaded.variant == variant || chosen.variant.is_none())
        };
        loaded.iter().find(same).map(|it| it.id)
    };
    own.map(|it| it.id).or_else(builtin)
}
