//! What `import` answers.

use crate::cli::table::Table;
use crate::model::{DocumentId, many};
use serde::Serialize;

/// What became of the files.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// Files that are in the study now, or were already.
    pub imported: Vec<Imported>,
    /// Files that were not taken.
    pub skipped: Vec<Skipped>,
    /// What a person should know.
    pub notes: Vec<String>,
    /// Codes that a codebook or framework brought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<usize>,
    /// Analysts that came along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysts: Option<usize>,
    /// Codings that came along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codings: Option<usize>,
    /// What of a codebook was left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_taken: Option<Vec<NotTaken>>,
}

/// A transcript that is in the study.
#[derive(Debug, Serialize)]
pub struct Imported {
    /// Its document; none in a dry run.
    pub document: Option<DocumentId>,
    pub name: String,
    pub file: String,
    /// Length in code points.
    pub characters: u32,
    pub words: u32,
    pub encoding: &'static str,
    pub turns: usize,
    /// Labels of its speakers.
    pub speakers: Vec<String>,
    /// Whether the text was in the study before.
    pub already: bool,
}

/// A file that was not taken.
#[derive(Debug, Serialize)]
pub struct Skipped {
    pub file: String,
    pub reason: String,
}

/// Something in a file that was not taken.
#[derive(Debug, Serialize)]
pub struct NotTaken {
    pub what: String,
    pub reason: String,
}

impl Answer {
    /// For people.
    pub fn text(&self, dry_run: bool) -> String {
        let mut text = String::new();
        if !self.imported.is_empty() {
            let mut table =
                Table::new(&["name", "characters", "turns", "encoding", "speakers", ""]);
            for it in &self.imported {
                table.row([
                    it.name.clone(),
                    it.characters.to_string(),
                    it.turns.to_string(),
                    it.encoding.to_owned(),
                    it.speakers.join(", "),
                    if it.already { "there already" } else { "" }.to_owned(),
                ]);
            }
            text.push_str(&table.text());
        }
        if let Some(codes) = self.codes {
            text.push_str(&format!("{}.\n", many(codes, "code", "codes")));
        }
        if let (Some(analysts), Some(codings)) = (self.analysts, self.codings)
            && analysts + codings > 0
        {
            text.push_str(&format!(
                "{}, {}.\n",
                many(analysts, "analyst", "analysts"),
                many(codings, "coding", "codings")
            ));
        }
        for it in self.not_taken.iter().flatten() {
            text.push_str(&format!("Not taken: {}: {}\n", it.what, it.reason));
        }
        text.extend(self.notes.iter().map(|note| format!("{note}\n")));
        text.extend(
            self.skipped
                .iter()
                .map(|it| format!("Skipped: {}\n", it.reason)),
        );
        if dry_run {
            text.push_str("This was a dry run: nothing was taken.\n");
        }
        text
    }
}
