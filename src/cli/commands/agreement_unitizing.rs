//! The unitizing coefficients as text.

use crate::analysis::agreement::Figure;
use crate::analysis::agreement::of_study::{StudyUnitizing, UnitizingOf};
use crate::cli::table::Table;

/// The coefficients by code, by document and over all, with what they are made of.
pub(super) fn as_text(answer: &StudyUnitizing) -> String {
    let mut text = format!(
        "\nBorders of passages, in characters: {} characters in {}. Universe: {}.\n\n",
        answer.n_characters,
        crate::model::many(answer.documents.len(), "document", "documents"),
        answer.universe
    );
    let with_gamma = answer.overall.gamma.is_some();
    let mut headings = vec!["code", "units", "u-alpha", "|u", "cu", "1995"];
    if with_gamma {
        headings.push("gamma");
    }
    let mut table = Table::new(&headings);
    let mut reasons = String::new();
    for code in &answer.per_code {
        match &code.figures.0 {
            Ok(of) => table.row(cells(&code.code_name, of, with_gamma)),
            Err(why) => {
                reasons.push_str(&format!("No figures for “{}”: {why}.\n", code.code_name));
            }
        }
    }
    for document in &answer.per_document {
        table.row(cells(
            &document.document_name,
            &document.figures,
            with_gamma,
        ));
    }
    table.row(cells("any code", &answer.any_code, with_gamma));
    table.row(cells("all codes", &answer.overall, with_gamma));
    text.push_str(&table.text());
    text.push_str(&reasons);
    for (name, figure) in [
        ("u-alpha", answer.overall.family.u_alpha),
        ("cu-alpha", answer.overall.family.cu_alpha),
    ] {
        if let Err(why) = figure {
            text.push_str(&format!("No {name} of all codes: {why}.\n"));
        }
    }
    if let Some(gamma) = &answer.overall.gamma {
        text.push_str(&format!(
            "Gamma: observed disorder {:.4}, expected {:.4}, {} ({} marked by some only), {} draws each with seed {}{}.\n",
            gamma.observed,
            gamma.expected,
            crate::model::many(gamma.documents, "document", "documents"),
            gamma.one_sided,
            gamma.draws.count,
            gamma.draws.seed,
            if gamma.exact { "" } else { "; not every alignment was proved the best" },
        ));
    }
    for (key, convention) in &answer.convention {
        text.push_str(&format!("{key}: {convention}.\n"));
    }
    text
}

fn cells(name: &str, of: &UnitizingOf, with_gamma: bool) -> Vec<String> {
    let units: Vec<String> = of.units.iter().map(ToString::to_string).collect();
    let family = &of.family;
    let mut cells = vec![
        name.to_owned(),
        units.join(" + "),
        shown(family.u_alpha),
        shown(family.binary),
        shown(family.cu_alpha),
        shown(of.alpha_1995()),
    ];
    if with_gamma {
        cells.push(
            of.gamma
                .map_or_else(|| "–".to_owned(), |it| shown(it.gamma)),
        );
    }
    cells
}

fn shown(figure: Figure) -> String {
    figure.map_or_else(|_| "–".to_owned(), |value| format!("{value:.3}"))
}
