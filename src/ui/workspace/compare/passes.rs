//! What can be compared: the passes with more than one analyst.

use super::words::{counted, number};
use crate::analysis::layers::hidden_sentence;
use crate::model::things::Pass;
use crate::model::{AnalystId, PassId};
use crate::ui::View;
use std::collections::BTreeSet;

/// A pass in which several analysts code.
#[derive(Debug, Clone)]
pub(super) struct ComparedPass {
    pub id: PassId,
    pub name: String,
    /// “revealed 3 May”.
    pub standing: String,
    pub coders: Vec<AnalystId>,
    /// Whether its material is parts of constructs.
    pub within: bool,
    /// “61 segments, 11 documents”.
    pub material: String,
    /// Who has not closed, where nothing of it shows yet.
    pub hidden: Option<String>,
}

/// Finds them, in the order the passes were opened.
pub(super) fn compared_passes(view: &View<'_>) -> Vec<ComparedPass> {
    let seen = view.seen;
    // Only a pass that is not blind takes codings of others than its analysts.
    let given: BTreeSet<(PassId, AnalystId)> = seen
        .codings()
        .map(|coding| (coding.pass(), coding.analyst()))
        .collect();
    let mut passes = Vec::new();
    for pass in seen.passes() {
        let mut coders = pass.opened.analysts.clone();
        if !pass.opened.blind {
            let here = given.iter().filter(|(of, _)| *of == pass.id);
            let others = here
                .map(|(_, who)| *who)
                .filter(|who| !coders.contains(who));
            let others: Vec<AnalystId> = others.collect();
            coders.extend(others);
        }
        if coders.len() < 2 {
            continue;
        }
        passes.push(compared_pass(view, pass, coders));
    }
    passes
}

/// A pass with what there is of it.
pub(super) fn compared_pass(view: &View<'_>, pass: &Pass, coders: Vec<AnalystId>) -> ComparedPass {
    let seen = view.seen;
    let parts = seen.parts(pass.id);
    let nothing_shows = pass.opened.blind && !parts.iter().any(|part| pass.is_revealed(*part));
    let row = view.overview.pass(pass.id);
    ComparedPass {
        id: pass.id,
        name: pass.name.text().to_owned(),
        standing: row.map_or_else(String::new, |row| row.standing.clone()),
        coders,
        within: pass.is_within_constructs(),
        material: material(view, pass.id, pass.is_within_constructs()),
        hidden: nothing_shows.then(|| {
            let sentence = hidden_sentence(seen, pass.id);
            sentence.unwrap_or_else(|| {
                format!("Nobody has closed anything of “{}” yet.", pass.name.text())
            })
        }),
    }
}

fn material(view: &View<'_>, pass: PassId, within: bool) -> String {
    let documents = view.seen.documents_of_pass(pass).len();
    let documents = counted(documents, "document", "documents");
    if within {
        let segments = view.seen.material_spans(pass).len();
        let segments = format!(
            "{} {}",
            number(segments as u64),
            if segments == 1 { "segment" } else { "segments" }
        );
        format!("{segments}, {documents}")
    } else {
        documents
    }
}
