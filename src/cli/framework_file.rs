//! A framework named on the command line: a built-in one, or a team's own file.

use super::cli_error::CliError;
use super::input_table::text_of;
use crate::import::ReadOptions;
use crate::model::{ChosenFramework, FrameworkFile, builtin_frameworks, find_framework};
use std::path::Path;

/// A framework and which variant of it.
pub(super) struct FrameworkSource {
    file: FrameworkFile,
    variant: Option<String>,
}

impl FrameworkSource {
    /// Finds a built-in framework by name, or reads the file of that path.
    pub fn find(asked: &str) -> Result<Self, CliError> {
        let path = Path::new(asked);
        let known = builtin_frameworks()?;
        match find_framework(&known, asked) {
            Ok(chosen) => Ok(Self {
                file: chosen.file.clone(),
                variant: chosen.variant.map(|variant| variant.id.clone()),
            }),
            Err(_) if path.is_file() => Self::read(path),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a team's own framework: RON, or a table.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let ending = path
            .extension()
            .map(|it| it.to_string_lossy().to_lowercase());
        let bytes = crate::import::load(path, &ReadOptions::default().limits)?;
        let name = path
            .file_stem()
            .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        let text = text_of(bytes)?;
        let file = if ending.as_deref() == Some("ron") {
            FrameworkFile::from_ron(&text)?
        } else {
            FrameworkFile::from_csv(&text, &name)?
        };
        Ok(Self {
            file,
            variant: None,
        })
    }

    /// The framework as the study takes it.
    pub fn chosen(&self) -> Result<ChosenFramework<'_>, CliError> {
        let among = std::slice::from_ref(&self.file);
        let name = match &self.variant {
            Some(variant) => format!("{}/{variant}", self.file.id),
            None => self.file.id.clone(),
        };
        Ok(find_framework(among, &name)?)
    }
}
