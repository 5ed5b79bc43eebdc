//! A study in which two analysts have coded blind and closed.

use super::{Desk, Place, study};
use interlinea::analysis::agreement::of_study::{
    AgreementOptions, StudyAgreement, agreement_of_study,
};
use interlinea::analysis::discrepancies::{Discrepancies, discrepancies};
use interlinea::journal::{Installation, Project};
use interlinea::model::things::Document;
use interlinea::model::{Change, CodeId, CodingId, Text};
use std::sync::Arc;

/// A revealed blind pass by Ada and Berit, opened as Ada's.
pub struct Revealed {
    pub project: Project,
    _desks: [Desk; 2],
    _place: Place,
}

impl Revealed {
    /// Each codes in her own installation and closes.
    pub fn of(ada: &[String], berit: &[String]) -> Self {
        Self::closed_by(ada, berit, &["Ada", "Berit"])
    }

    /// As [`Self::of`], and only Ada has closed.
    pub fn hidden(ada: &[String], berit: &[String]) -> Self {
        Self::closed_by(ada, berit, &["Ada"])
    }

    fn closed_by(ada: &[String], berit: &[String], closing: &[&str]) -> Self {
        let (desks, place) = ([Desk::new(), Desk::new()], Place::new());
        let folder = study(&desks[0], &place);
        let add = [
            "passes",
            &folder,
            "--add",
            "P",
            "--kind",
            "inductive",
            "--analysts",
            "Ada,Berit",
            "--blind",
        ];
        desks[0].run(&add).ok();
        let both = [("Ada", ada), ("Berit", berit)];
        for (desk, (who, rows)) in desks.iter().zip(both) {
            let rows: Vec<String> = rows
                .iter()
                .map(|it| format!("{},P", it.trim_end()))
                .collect();
            let table = format!(
                "analyst,document,code,start,end,pass\n{}\n",
                rows.join("\n")
            );
            let table = place.file(&format!("{who}.csv"), table);
            desk.run(&["code", &folder, "--codings", &table, "--as", who])
                .ok();
            if closing.contains(&who) {
                desk.run(&["passes", &folder, "--close", "P"]).ok();
            }
        }
        let home = Installation::at(desks[0].home());
        let project = Project::open(folder.as_ref(), &home).unwrap();
        Self {
            project,
            _desks: desks,
            _place: place,
        }
    }

    pub fn record(&mut self, change: Change) {
        let mut draft = self.project.draft().unwrap();
        draft.push(change);
        self.project.commit(draft).unwrap();
    }

    pub fn texts(&self) -> impl Fn(&Document) -> Result<Arc<Text>, String> + '_ {
        |document| {
            self.project
                .text(document.imported.text)
                .map_err(|error| error.to_string())
        }
    }

    pub fn agreement(&self, options: &AgreementOptions) -> StudyAgreement {
        let now = self.project.study().now();
        agreement_of_study(&self.project.seen(), &self.texts(), &now, options).unwrap()
    }

    pub fn discrepancies(&self) -> Discrepancies {
        discrepancies(&self.project.seen(), &self.texts(), None, &[]).unwrap()
    }

    pub fn coding_of(&self, code: &str) -> CodingId {
        let seen = self.project.seen();
        let mut codings = seen.codings();
        codings
            .find(|coding| seen.code_name(coding.code()) == code)
            .unwrap()
            .id
    }

    pub fn code(&self, name: &str) -> CodeId {
        let seen = self.project.seen();
        let codes = seen.codes();
        codes
            .iter()
            .find(|code| code.name.text() == name)
            .unwrap()
            .id
    }
}
