use super::trail::Trail;
use crate::model::{AnalystId, CaseId, ParticipantId, RoleId, Subject};

impl Trail<'_, '_> {
    pub fn participant(&mut self, id: ParticipantId) {
        let Some(participant) = self.seen.participant(id) else {
            return;
        };
        let seen = self.seen;
        self.made(&participant.made, seen.participant_label(id));
        self.text("Pseudonym", &participant.pseudonym);
        self.field("Role", &participant.role, |role| {
            let role = role.and_then(|role| seen.role(role));
            role.map_or_else(String::new, |role| role.name.text().to_owned())
        });
        self.field("Number", &participant.number, ToString::to_string);
        self.field("Case", &participant.case, |case| {
            let case = case.and_then(|case| seen.case(case));
            case.map_or_else(String::new, |case| case.name.text().to_owned())
        });
        self.values_of(Subject::Participant(id));
    }

    pub fn role(&mut self, id: RoleId) {
        let Some(role) = self.seen.role(id) else {
            return;
        };
        self.made(&role.made, format!("“{}”", first(&role.name)));
        self.text("Name", &role.name);
        self.text("Labels", &role.pattern);
    }

    pub fn case(&mut self, id: CaseId) {
        let Some(case) = self.seen.case(id) else {
            return;
        };
        let seen = self.seen;
        self.made(&case.made, format!("“{}”", first(&case.name)));
        self.text("Name", &case.name);
        self.text("Kind", &case.kind);
        self.field("Belongs to", &case.parent, |parent| {
            let parent = parent.and_then(|parent| seen.case(parent));
            parent.map_or_else(String::new, |parent| parent.name.text().to_owned())
        });
        self.values_of(Subject::Case(id));
    }

    pub fn analyst(&mut self, id: AnalystId) {
        let Some(analyst) = self.seen.analyst(id) else {
            return;
        };
        self.made(&analyst.made, first(&analyst.name).to_owned());
        self.text("Name", &analyst.name);
        self.text("Initials", &analyst.initials);
        self.field("Colour", &analyst.colour, |colour| {
            format!("colour {}", usize::from(*colour) + 1)
        });
        self.prose("Background", &analyst.background);
        self.prose("Relation to participants", &analyst.relation);
    }
}

/// The text as it was at first.
fn first(field: &crate::model::Field<String>) -> &str {
    field.history().next().map_or("", |(_, text)| text)
}
