//! `codes`: the tree.

use crate::analysis::matching::Declared;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::cli::table::Table;
use crate::model::{CodeId, Counts, Origin, Seen};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the code tree.
#[derive(Debug, Args)]
pub struct Codes {
    /// The study's folder.
    project: PathBuf,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown {
    id: CodeId,
    name: String,
    path: String,
    origin: &'static str,
    parent: Option<CodeId>,
    definition: String,
    /// Of the code alone.
    counts: ShownCounts,
    /// With all codes below it.
    counts_with_below: ShownCounts,
    in_vivo: bool,
    switched_off: bool,
    framework: Option<String>,
    /// Codes that were merged into it.
    merged: Vec<CodeId>,
    /// Codes it was said to match, or to be distinct from.
    matches: Vec<ShownMatch>,
    /// Whether it was said that no code of another analyst corresponds to it.
    no_counterpart: bool,
}

#[derive(Serialize)]
struct ShownMatch {
    code: CodeId,
    /// “equal”, “distinct”, or “broader” and “narrower” where this code is so than the other.
    how: &'static str,
}

#[derive(Serialize)]
struct ShownCounts {
    codings: usize,
    documents: usize,
    analysts: usize,
}

impl Codes {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let counts = seen.counts();
        let tree = seen.code_tree();
        let matched = Declared::of(&seen);
        if self.json {
            let codes = tree.order.iter();
            let shown: Vec<Shown> = codes
                .filter_map(|(code, _)| show(&seen, &counts, &matched, *code))
                .collect();
            output::json(&shown)?;
        } else {
            let mut table = Table::new(&["code", "origin", "codings", "documents", "id"]);
            for (code, depth) in &tree.order {
                let Some(it) = show(&seen, &counts, &matched, *code) else {
                    continue;
                };
                let off = if it.switched_off { " (not in use)" } else { "" };
                let indent = "  ".repeat(*depth);
                table.row([
                    format!("{indent}{}{off}", it.name),
                    it.origin.to_owned(),
                    it.counts.codings.to_string(),
                    it.counts.documents.to_string(),
                    it.id.to_string(),
                ]);
            }
            output::print(&table.text())?;
        }
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }
}

fn show(seen: &Seen<'_>, counts: &Counts, matched: &Declared, code: CodeId) -> Option<Shown> {
    let it = seen.code(code)?;
    let framework = seen.framework_of(code).and_then(|id| seen.framework(id));
    let shown = |of: crate::model::CodeCounts| ShownCounts {
        codings: of.codings,
        documents: of.documents.len(),
        analysts: of.analysts.len(),
    };
    Some(Shown {
        id: code,
        name: it.name.text().to_owned(),
        path: seen.code_path(code),
        origin: origin_of(it.origin.get_or(Origin::Inductive)),
        parent: seen.code_tree().parent(code),
        definition: it.definition.text().to_owned(),
        counts: shown(counts.of(code)),
        counts_with_below: shown(counts.with_below(code)),
        in_vivo: it.first.in_vivo,
        switched_off: seen.is_switched_off(code),
        framework: framework.map(|it| it.name.text().to_owned()),
        merged: seen.code_tree().merged_into(code),
        matches: matched
            .of_code(code)
            .map(|(code, how)| ShownMatch {
                code,
                how: how.as_str(),
            })
            .collect(),
        no_counterpart: matched.without.contains(&code),
    })
}

const fn origin_of(origin: Origin) -> &'static str {
    match origin {
        Origin::Inductive => "inductive",
        Origin::Deductive => "deductive",
        Origin::Abductive => "abductive",
        Origin::Outside => "outside the framework",
    }
}
