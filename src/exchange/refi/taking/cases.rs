//! Cases into the study, as participants; those of Interlinea that lie above participants as what they were.

use super::known::Known;
use super::variables::Variables;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::CaseIn;
use crate::exchange::refi::reserved::Reserved;
use crate::exchange::refi::{NotTaken, convention, counted, described};
use crate::model::{
    CaseEdit, CaseId, Change, NewCase, NewParticipant, NewRole, ParticipantId, RoleId, Seen,
    StepDraft, Subject, Target,
};
use rustc_hash::FxHashMap;

/// What became of cases.
#[derive(Debug, Default)]
pub(super) struct CasesTaken {
    /// Participants that were made.
    pub made: usize,
    /// What a GUID of the file names.
    pub by_guid: FxHashMap<Guid, Target>,
    /// Participants with the documents and passages that they belong to.
    pub belongs: Vec<(ParticipantId, Vec<Guid>, Vec<Guid>)>,
    /// What is said about them, to become memos.
    pub said: Vec<(Target, String)>,
    pub not_taken: Vec<NotTaken>,
    pub notes: Vec<String>,
}

/// What is known of the study's roles, cases and participants while some are made.
struct Here {
    roles: FxHashMap<String, RoleId>,
    cases: FxHashMap<String, CaseId>,
    participants: FxHashMap<String, ParticipantId>,
    next: u32,
}

/// Makes the participants and cases that are not here yet.
pub(super) fn take_cases(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    cases: &[CaseIn],
    ours: bool,
    variables: &mut Variables<'_>,
    known: &Known,
) -> CasesTaken {
    let mut taken = CasesTaken::default();
    let mut here = Here::of(seen);
    let is_above = |case: &&CaseIn| ours && case.description.starts_with(convention::ABOVE);
    let (above, participants): (Vec<&CaseIn>, Vec<&CaseIn>) = cases.iter().partition(is_above);
    take_above(seen, draft, &above, variables, known, &mut here, &mut taken);
    for (n, case) in participants.into_iter().enumerate() {
        let name = if case.name.is_empty() {
            format!("Case {}", n + 1)
        } else {
            case.name.clone()
        };
        let of_file = case.guid.and_then(|guid| known.participants.get(&guid));
        let same = of_file.or_else(|| here.participants.get(&name.to_lowercase()));
        let id = same.copied().unwrap_or_else(|| {
            taken.made += 1;
            let new = here.new_participant(draft, case, &name, ours, variables);
            draft.push(Change::AddParticipant(Box::new(new))).into()
        });
        here.participants.insert(name.to_lowercase(), id);
        variables.give(seen, draft, Subject::Participant(id), &name, &case.values);
        if let Some(guid) = case.guid {
            let target = Target::Participant(id);
            taken.by_guid.entry(guid).or_insert(target);
        }
        if !case.description.trim().is_empty() {
            let said = case.description.trim().to_owned();
            taken.said.push((Target::Participant(id), said));
        }
        if case.codes > 0 {
            taken.not_taken.push(NotTaken::new(
                format!(
                    "{} by which the case “{name}” is defined",
                    counted(case.codes, "code")
                ),
                "a participant here has documents, and no codes",
            ));
        }
        let belongs = (id, case.sources.clone(), case.selections.clone());
        taken.belongs.push(belongs);
    }
    if taken.made > 0 && !ours {
        taken.notes.push(if taken.made == 1 {
            "One case became a participant under its name: look whether that is a real name.".to_owned()
        } else {
            format!(
                "{} cases became participants under their names: look whether a real name is among them.",
                taken.made
            )
        });
    }
    taken
}

fn take_above(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    cases: &[&CaseIn],
    variables: &mut Variables<'_>,
    known: &Known,
    here: &mut Here,
    taken: &mut CasesTaken,
) {
    use convention as c;
    let mut made: Vec<(CaseId, String)> = Vec::new();
    for case in cases {
        let described = described::read(&case.description, &c::CASE);
        let of_file = case.guid.and_then(|guid| known.cases.get(&guid)).copied();
        let key = case.name.to_lowercase();
        let same = of_file.or_else(|| here.cases.get(&key).copied());
        let id = same.unwrap_or_else(|| {
            let new = NewCase {
                name: case.name.clone(),
                kind: described.get(c::SORT).to_owned(),
                parent: None,
            };
            let id: CaseId = draft.push(Change::AddCase(Box::new(new))).into();
            made.push((id, described.get(c::CASE_UNDER).to_lowercase()));
            id
        });
        here.cases.insert(key, id);
        variables.give(seen, draft, Subject::Case(id), &case.name, &case.values);
        if let Some(guid) = case.guid {
            taken.by_guid.entry(guid).or_insert(Target::Case(id));
        }
    }
    for (case, under) in made {
        let under = here.cases.get(&under).copied().filter(|it| *it != case);
        if under.is_some() && !under_itself(draft, case, under) {
            let edit = CaseEdit::Parent(under);
            draft.push(Change::EditCase { case, edit });
        }
    }
}

/// Whether a case that was just put under others lies above this one.
fn under_itself(draft: &StepDraft, case: CaseId, under: Option<CaseId>) -> bool {
    let parent = |of: CaseId| {
        let mut changes = draft.changes().iter().rev();
        changes.find_map(|change| match change {
            Change::EditCase {
                case,
                edit: CaseEdit::Parent(parent),
            } if *case == of => *parent,
            _ => None,
        })
    };
    let mut at = under;
    while let Some(above) = at {
        if above == case {
            return true;
        }
        at = parent(above);
    }
    false
}

impl Here {
    fn of(seen: &Seen<'_>) -> Self {
        let mut participants: FxHashMap<String, ParticipantId> = FxHashMap::default();
        for (id, label) in seen.participant_labels() {
            participants.insert(label.to_lowercase(), id);
        }
        for it in seen.participants() {
            let pseudonym = it.pseudonym.text().to_lowercase();
            if !pseudonym.is_empty() {
                participants.insert(pseudonym, it.id);
            }
        }
        let roles = seen.roles().into_iter();
        let cases = seen.cases().into_iter();
        Self {
            roles: roles
                .map(|it| (it.name.text().to_lowercase(), it.id))
                .collect(),
            cases: cases
                .map(|it| (it.name.text().to_lowercase(), it.id))
                .collect(),
            participants,
            next: seen.next_number(None),
        }
    }

    fn new_participant(
        &mut self,
        draft: &mut StepDraft,
        case: &CaseIn,
        name: &str,
        ours: bool,
        variables: &Variables<'_>,
    ) -> NewParticipant {
        let said = |what| variables.find(&case.values, what);
        let pseudonym = if ours {
            said(Reserved::Pseudonym).unwrap_or_default()
        } else {
            name
        };
        let number = said(Reserved::Number).and_then(|it| it.parse().ok());
        let above = said(Reserved::Case).map(str::to_lowercase);
        let role = said(Reserved::Role).map(|role| self.role(draft, role));
        let number = number.unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        NewParticipant {
            pseudonym: pseudonym.to_owned(),
            role,
            number,
            case: above.and_then(|name| self.cases.get(&name).copied()),
        }
    }

    fn role(&mut self, draft: &mut StepDraft, name: &str) -> RoleId {
        let made = || {
            let new = NewRole {
                name: name.to_owned(),
                pattern: "{role} #{number}".to_owned(),
            };
            draft.push(Change::AddRole(Box::new(new))).into()
        };
        *self.roles.entry(name.to_lowercase()).or_insert_with(made)
    }
}
