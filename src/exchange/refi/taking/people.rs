//! Users into the study, as analysts.

use super::known::Known;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::UserIn;
use crate::model::acts::initials_of;
use crate::model::{AnalystId, Change, NewAnalyst, Seen, StepDraft};
use rustc_hash::FxHashMap;

/// Whoever coded and is not named.
const UNNAMED: &str = "Unnamed coder";

/// The people of a file and who they are in the study.
#[derive(Debug, Default)]
pub(super) struct People {
    by_guid: FxHashMap<Guid, AnalystId>,
    by_name: FxHashMap<String, AnalystId>,
    names: FxHashMap<AnalystId, String>,
    places: usize,
    /// Analysts that were made.
    pub made: usize,
    pub notes: Vec<String>,
}

impl People {
    /// Those of a file: who has the name of somebody here is that person.
    pub fn take(seen: &Seen<'_>, draft: &mut StepDraft, users: &[UserIn], known: &Known) -> Self {
        let here = seen.analysts();
        let mut people = Self {
            places: here.len(),
            ..Self::default()
        };
        for it in here {
            people.by_name.insert(it.name.text().to_lowercase(), it.id);
            people.names.insert(it.id, it.name.text().to_owned());
        }
        // Two users of one name are two people.
        let mut given: FxHashMap<AnalystId, usize> = FxHashMap::default();
        for user in users {
            let name = if user.name.is_empty() {
                UNNAMED
            } else {
                &user.name
            };
            let Some(guid) = user.guid else {
                continue;
            };
            if people.by_guid.contains_key(&guid) {
                continue;
            }
            let id = known.analysts.get(&guid).copied();
            let id = id.or_else(|| people.by_name.get(&name.to_lowercase()).copied());
            let id = match id {
                Some(id) if !given.contains_key(&id) => {
                    let was_here = seen.analyst(id).is_some();
                    if was_here && !known.analysts.contains_key(&guid) {
                        people.notes.push(format!(
                            "“{name}” of the file was taken for “{name}” of the study."
                        ));
                    }
                    id
                }
                Some(_) => people.namesake(draft, name, &given),
                None => people.make(draft, name),
            };
            *given.entry(id).or_default() += 1;
            people.by_guid.insert(guid, id);
        }
        people
    }

    /// Who a user is.
    pub fn of(&self, user: Option<Guid>) -> Option<AnalystId> {
        self.by_guid.get(&user?).copied()
    }

    /// Who has this name.
    pub fn named(&self, name: &str) -> Option<AnalystId> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// A person's name.
    pub fn name(&self, id: AnalystId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// Who made a coding that names nobody, or somebody whom the file does not have.
    pub fn unnamed(&mut self, draft: &mut StepDraft) -> AnalystId {
        self.named(UNNAMED).unwrap_or_else(|| {
            self.notes.push(format!(
                "The file does not say who made some of the codings: they are of “{UNNAMED}”, whom you can rename."
            ));
            self.make(draft, UNNAMED)
        })
    }

    fn make(&mut self, draft: &mut StepDraft, name: &str) -> AnalystId {
        let new = NewAnalyst {
            name: name.to_owned(),
            initials: initials_of(name),
            colour: self.places as u8,
        };
        let id = draft.push(Change::AddAnalyst(Box::new(new))).into();
        self.places += 1;
        self.made += 1;
        self.by_name.insert(name.to_lowercase(), id);
        self.names.insert(id, name.to_owned());
        id
    }

    /// A second user of one name: “Eve (2)”, who may be here from an earlier import.
    fn namesake(
        &mut self,
        draft: &mut StepDraft,
        name: &str,
        given: &FxHashMap<AnalystId, usize>,
    ) -> AnalystId {
        let mut other = String::new();
        let mut here = None;
        for n in 2_u32.. {
            other = format!("{name} ({n})");
            here = self.named(&other);
            if here.is_none_or(|id| !given.contains_key(&id)) {
                break;
            }
        }
        self.notes.push(format!(
            "Two users are called “{name}”: the second is “{other}” here."
        ));
        here.unwrap_or_else(|| self.make(draft, &other))
    }
}
