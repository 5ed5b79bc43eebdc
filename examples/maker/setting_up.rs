//! The study, its people and its framework.

use super::desk::Desk;
use super::ids::of;
use super::source::Participant;
use super::{Made, Maker};
use interlinea::model::acts::{self, ParticipantRow};
use interlinea::model::{
    AnalystEdit, AttributeOf, Change, NewAttribute, NewCase, NewRole, ParticipantEdit, StudyEdit,
    builtin_frameworks, find_framework,
};

impl Maker<'_> {
    /// The first analyst makes the study: adds herself, takes the installation, and says what the study is.
    pub fn make_study(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let study = &self.source.study;
        let own = study.analysts.iter().find(|analyst| analyst.id == desk.me);
        let own = own.ok_or("nobody of this name is an analyst")?;
        self.pause(desk.pace)?;
        let mut draft = desk.project.draft()?;
        let id = acts::add_analyst(&desk.project.seen(), &mut draft, &own.name)?;
        self.ids.analysts.insert(own.id.clone(), id);
        // She is at the keyboard, though the study knows her only from this step on.
        desk.project.commit_as(draft, Some(id))?;
        self.join(desk)?;
        self.step(desk, |_, draft, _| {
            for edit in [
                StudyEdit::Title(study.title.clone()),
                StudyEdit::Description(study.description.clone()),
                StudyEdit::Tradition(study.tradition),
                StudyEdit::Reported(study.reports),
            ] {
                draft.push(Change::Study(edit));
            }
            Ok(())
        })
    }

    /// This installation belongs to its analyst from now on.
    pub fn join(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        self.pause(desk.pace)?;
        desk.project.bind(of(&self.ids.analysts, desk.me)?)?;
        Ok(())
    }

    pub fn load_framework(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let wanted = &self.source.study.framework;
        let frameworks = builtin_frameworks()?;
        let name = format!("{}/{}", wanted.id, wanted.variant);
        let chosen = find_framework(&frameworks, &name)?;
        self.step(desk, |seen, draft, ids| {
            ids.framework = Some(acts::load_framework(seen, draft, &chosen)?);
            Ok(())
        })
    }

    pub fn add_analysts(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        for person in &self.source.study.analysts {
            self.step(desk, |seen, draft, ids| {
                let id = match ids.analysts.get(&person.id) {
                    Some(id) => *id,
                    None => acts::add_analyst(seen, draft, &person.name)?,
                };
                ids.analysts.insert(person.id.clone(), id);
                for edit in [
                    AnalystEdit::Initials(person.initials.clone()),
                    AnalystEdit::Colour(person.colour),
                    AnalystEdit::Background(person.background.clone()),
                    AnalystEdit::Relation(person.relation.clone()),
                ] {
                    draft.push(Change::EditAnalyst { analyst: id, edit });
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    pub fn add_roles(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let roles = &self.source.study.roles;
        self.step(desk, |_, draft, _| {
            for role in roles {
                draft.push(Change::AddRole(Box::new(NewRole {
                    name: role.name.clone(),
                    pattern: role.pattern.clone(),
                })));
            }
            Ok(())
        })
    }

    pub fn add_cases(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let cases = &self.source.study.cases;
        self.step(desk, |_, draft, ids| {
            for case in cases {
                let id = draft.push(Change::AddCase(Box::new(NewCase {
                    name: case.name.clone(),
                    kind: case.kind.clone(),
                    parent: None,
                })));
                ids.cases.insert(case.id.clone(), id.into());
            }
            Ok(())
        })
    }

    pub fn add_attributes(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let attributes = &self.source.study.attributes;
        self.step(desk, |_, draft, _| {
            for attribute in attributes {
                draft.push(Change::AddAttribute(Box::new(NewAttribute {
                    name: attribute.name.clone(),
                    unit: attribute.unit.clone(),
                    of: AttributeOf::Participants,
                })));
            }
            Ok(())
        })
    }

    /// The participants as from a table, then the case of each.
    pub fn add_participants(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let study = &self.source.study;
        let rows: Vec<ParticipantRow> = study
            .participants
            .iter()
            .enumerate()
            .map(|(place, participant)| self.row(place + 2, participant))
            .collect();
        self.step(desk, |seen, draft, ids| {
            let (added, refused) = acts::add_participants(seen, draft, &rows);
            if let Some(error) = refused.into_iter().next() {
                return Err(error.into());
            }
            for (participant, id) in study.participants.iter().zip(added) {
                ids.participants.insert(participant.id.clone(), id);
                draft.push(Change::EditParticipant {
                    participant: id,
                    edit: ParticipantEdit::Case(Some(of(&ids.cases, &participant.case)?)),
                });
            }
            Ok(())
        })?;
        let seen = desk.project.seen();
        let numbers = seen.participant_numbers();
        for participant in &study.participants {
            let id = of(&self.ids.participants, &participant.id)?;
            if numbers.get(&id) != Some(&participant.number) {
                return Err(format!("{} got another number", participant.pseudonym).into());
            }
        }
        Ok(())
    }

    fn row(&self, row: usize, participant: &Participant) -> ParticipantRow {
        let roles = &self.source.study.roles;
        let role = roles.iter().find(|role| role.id == participant.role);
        ParticipantRow {
            row,
            pseudonym: participant.pseudonym.clone(),
            role: role.map(|role| role.name.clone()).unwrap_or_default(),
            cells: participant.values.clone().into_iter().collect(),
        }
    }
}
