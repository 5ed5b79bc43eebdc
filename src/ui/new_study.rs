//! A study in the making: what the form asks, and how it becomes a folder.

use crate::journal::{Installation, JournalError, Project};
use crate::model::acts::{add_analyst, load_framework};
use crate::model::{
    Change, FrameworkError, StudyEdit, Tradition, builtin_frameworks, find_framework,
};
use std::path::PathBuf;

/// What a new study is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewStudy {
    /// Its title.
    pub title: String,
    /// Its folder: new or empty.
    pub folder: PathBuf,
    /// Its tradition.
    pub tradition: Tradition,
    /// The framework by id, or id and variant (`mrc-pe-2015/kaks-2024`); empty for none.
    pub framework: String,
    /// The name of who makes it.
    pub person: String,
}

impl NewStudy {
    /// What is still missing, as a sentence.
    pub fn missing(&self) -> Option<&'static str> {
        if self.title.trim().is_empty() {
            Some("The study needs a title.")
        } else if self.folder.as_os_str().is_empty() {
            Some("The study needs a folder.")
        } else if self.person.trim().is_empty() {
            Some("The study needs your name.")
        } else {
            None
        }
    }

    /// Makes the folder and records title, tradition, person and framework as the first step.
    pub fn make(&self, installation: &Installation) -> Result<Project, String> {
        if let Some(missing) = self.missing() {
            return Err(missing.to_owned());
        }
        // What can be refused is refused before there is a folder.
        let frameworks = builtin_frameworks().map_err(|error| error.to_string())?;
        let chosen = self
            .chosen(&frameworks)
            .map_err(|error| error.to_string())?;
        let sentence = |error: JournalError| error.to_string();
        let mut project = Project::create(&self.folder, installation).map_err(sentence)?;
        let mut draft = project.draft().map_err(sentence)?;
        let person = {
            let seen = project.seen();
            let title = self.title.trim().to_owned();
            draft.push(Change::Study(StudyEdit::Title(title)));
            draft.push(Change::Study(StudyEdit::Tradition(self.tradition)));
            let person = add_analyst(&seen, &mut draft, &self.person);
            let person = person.map_err(|error| error.to_string())?;
            if let Some(chosen) = &chosen {
                load_framework(&seen, &mut draft, chosen).map_err(|error| error.to_string())?;
            }
            person
        };
        project.commit_as(draft, None).map_err(sentence)?;
        project.bind(person).map_err(sentence)?;
        Ok(project)
    }

    fn chosen<'a>(
        &self,
        frameworks: &'a [crate::model::FrameworkFile],
    ) -> Result<Option<crate::model::ChosenFramework<'a>>, FrameworkError> {
        if self.framework.is_empty() {
            return Ok(None);
        }
        find_framework(frameworks, &self.framework).map(Some)
    }
}
