//! `frameworks`: the built-in ones with their constructs.

use crate::cli::cli_error::CliError;
use crate::cli::output;
use crate::model::{
    FrameworkConstruct, FrameworkFile, FrameworkVariant, PlacedConstruct, builtin_frameworks,
};
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;

/// Lists the built-in frameworks.
#[derive(Debug, Args)]
pub struct Frameworks {
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'f> {
    id: &'f str,
    name: &'f str,
    short_name: &'f str,
    sort: &'f str,
    citation: &'f str,
    evidence: &'f str,
    note: &'f str,
    constructs: Vec<ShownConstruct<'f>>,
    variants: Vec<ShownVariant<'f>>,
}

#[derive(Serialize)]
struct ShownVariant<'f> {
    id: &'f str,
    name: &'f str,
    citation: &'f str,
    note: &'f str,
    constructs: Vec<ShownConstruct<'f>>,
}

#[derive(Serialize)]
struct ShownConstruct<'f> {
    key: &'f str,
    name: &'f str,
    /// The framework's own word for what it is.
    kind: &'f str,
    parent: Option<&'f str>,
    depth: usize,
    definition: &'f str,
    source: &'f str,
    to_verify: Option<&'f str>,
    off_at_first: bool,
    hidden_until_named: bool,
    stands_for: &'f [String],
}

impl Frameworks {
    pub fn run(self) -> Result<ExitCode, CliError> {
        let files = builtin_frameworks()?;
        if self.json {
            let shown: Vec<Shown<'_>> = files.iter().map(shown).collect();
            output::json(&shown)?;
        } else {
            for file in &files {
                output::print(&as_text(file))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn shown(file: &FrameworkFile) -> Shown<'_> {
    Shown {
        id: &file.id,
        name: &file.name,
        short_name: &file.short_name,
        sort: &file.sort,
        citation: &file.citation,
        evidence: &file.evidence,
        note: &file.note,
        constructs: constructs(file, &file.all(), &file.citation),
        variants: file.variants.iter().map(|it| variant(file, it)).collect(),
    }
}

fn variant<'f>(file: &'f FrameworkFile, variant: &'f FrameworkVariant) -> ShownVariant<'f> {
    ShownVariant {
        id: &variant.id,
        name: &variant.name,
        citation: &variant.citation,
        note: &variant.note,
        constructs: constructs(file, &variant.all(), &variant.citation),
    }
}

fn constructs<'f>(
    file: &'f FrameworkFile,
    placed: &[PlacedConstruct<'f>],
    citation: &'f str,
) -> Vec<ShownConstruct<'f>> {
    let shown = |at: &PlacedConstruct<'f>| {
        let it: &'f FrameworkConstruct = at.construct;
        ShownConstruct {
            key: &it.key,
            name: &it.name,
            kind: file.called.of(it.kind),
            parent: at.parent.map(|parent| parent.key.as_str()),
            depth: at.depth,
            definition: &it.definition,
            source: if it.source.is_empty() {
                citation
            } else {
                &it.source
            },
            to_verify: it.to_verify.as_deref(),
            off_at_first: it.off_at_first,
            hidden_until_named: it.hidden_until_named,
            stands_for: &it.stands_for,
        }
    };
    placed.iter().map(shown).collect()
}

fn as_text(file: &FrameworkFile) -> String {
    let mut text = format!("{}  {}\n    {}\n", file.id, file.name, file.citation);
    if !file.note.is_empty() {
        text.push_str(&format!("    {}\n", file.note));
    }
    tree(&mut text, &file.all());
    for variant in &file.variants {
        text.push_str(&format!("  {}/{}  {}\n", file.id, variant.id, variant.name));
        tree(&mut text, &variant.all());
    }
    text.push('\n');
    text
}

fn tree(text: &mut String, placed: &[PlacedConstruct<'_>]) {
    for at in placed {
        let off = if at.construct.hidden_until_named {
            "  (hidden until named)"
        } else if at.construct.off_at_first {
            "  (off at first)"
        } else {
            ""
        };
        let indent = "  ".repeat(at.depth + 2);
        text.push_str(&format!("{indent}{}{off}\n", at.construct.name));
    }
}
