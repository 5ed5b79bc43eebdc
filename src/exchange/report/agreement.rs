//! The agreement of analysts as a report.

use super::sheet::Report;
use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{CodeAgreement, Counted, StudyAgreement};
use crate::exchange::spreadsheet::{Cell, Table};

/// Measures of the first table; percent agreement stands beside the others, never alone.
const HEADLINE: [Measure; 4] = [
    Measure::PercentAgreement,
    Measure::PositiveAgreement,
    Measure::Jaccard,
    Measure::KrippendorffAlpha,
];

/// Measures of the second.
const FURTHER: [Measure; 7] = [
    Measure::CohenKappa,
    Measure::ScottPi,
    Measure::FleissKappa,
    Measure::CongerKappa,
    Measure::LightKappa,
    Measure::GwetAc1,
    Measure::BrennanPrediger,
];

/// Agreement by code and over all codes, with unit, universe, convention and intervals.
pub fn agreement_report(answer: &StudyAgreement) -> Report {
    let pooled = CodeAgreement {
        code: None,
        code_name: "all codes pooled".to_owned(),
        matched: Vec::new(),
        counted: answer.pooled.micro.clone(),
    };
    let rows: Vec<&CodeAgreement> = answer
        .per_code
        .iter()
        .filter(|it| !it.is_left_out())
        .chain([&answer.any_code, &pooled])
        .collect();
    let mut tables = vec![headline(answer, "Agreement by code", "Code", &rows)];
    tables.extend(levels(answer));
    tables.push(further(&rows));
    if !answer.matches.is_empty() {
        tables.push(matches(answer));
    }
    let why = undefined(&rows);
    if !why.rows.is_empty() {
        tables.push(why);
    }
    Report {
        title: format!("Agreement between analysts: {}", answer.pass_name),
        facts: facts(answer, &rows),
        tables,
        shares: [6, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2].to_vec(),
        notes: notes(answer),
    }
}

/// Categories, sub-domains, documents and pairs, as far as there are any.
fn levels(answer: &StudyAgreement) -> Vec<Table> {
    let row = |name: &str, counted: &Counted| CodeAgreement {
        code: None,
        code_name: name.to_owned(),
        matched: Vec::new(),
        counted: counted.clone(),
    };
    let categories = answer.per_category.iter();
    let categories = categories.map(|it| row(&it.category_name, &it.counted));
    let sub_domains = answer.per_subdomain.iter();
    let sub_domains = sub_domains.map(|it| row(&it.code_name, &it.counted));
    let documents = answer.per_document.iter();
    let documents = documents.map(|it| row(&it.document_name, &it.counted));
    let levels: [(&str, &str, Vec<CodeAgreement>); 3] = [
        ("Agreement by category", "Category", categories.collect()),
        (
            "Agreement by sub-domain",
            "Sub-domain",
            sub_domains.collect(),
        ),
        (
            "Agreement by document, all codes pooled",
            "Document",
            documents.collect(),
        ),
    ];
    let mut tables: Vec<Table> = levels
        .into_iter()
        .filter(|(_, _, rows)| !rows.is_empty())
        .map(|(title, first, rows)| {
            let rows: Vec<&CodeAgreement> = rows.iter().collect();
            headline(answer, title, first, &rows)
        })
        .collect();
    if !answer.per_pair.is_empty() {
        tables.push(pairs(answer));
    }
    tables
}

/// Every two of several analysts: any code, all codes pooled, and each code.
fn pairs(answer: &StudyAgreement) -> Table {
    let mut headings = vec![
        "Analysts",
        "Code",
        "Both",
        "Only the first",
        "Only the second",
        "Neither",
    ];
    headings.extend(HEADLINE.map(Measure::name));
    headings.push(Measure::CohenKappa.name());
    let mut table = Table::new("Agreement of every two analysts", &headings);
    for pair in &answer.per_pair {
        let together = [
            ("any code", &pair.any_code),
            ("all codes pooled", &pair.micro),
        ];
        let codes = pair.per_code.iter();
        let codes = codes.map(|it| (it.code_name.as_str(), &it.counted));
        for (name, counted) in together.into_iter().chain(codes) {
            let mut cells: Vec<Cell> = vec![pair.analyst_names.join(", ").into(), name.into()];
            let counts = counted.of_two().unwrap_or_default();
            cells.extend(counts.map(Cell::from));
            let measures = HEADLINE.into_iter().chain([Measure::CohenKappa]);
            cells.extend(measures.map(|measure| {
                let figure = counted.figure(measure);
                figure.and_then(|it| it.as_ref().ok()).copied().into()
            }));
            table.push(cells);
        }
    }
    table
}

fn headline(answer: &StudyAgreement, title: &str, first: &str, rows: &[&CodeAgreement]) -> Table {
    let [a, b] = match answer.analyst_names.as_slice() {
        [a, b] => [a.as_str(), b.as_str()],
        _ => ["", ""],
    };
    let two = answer.analysts.len() == 2;
    let counts = if two {
        vec![
            "Both".to_owned(),
            format!("Only {a}"),
            format!("Only {b}"),
            "Neither".to_owned(),
        ]
    } else {
        vec!["Units with it".to_owned()]
    };
    let first = answer
        .note
        .map_or_else(|| first.to_owned(), |note| format!("{first} ({note})"));
    let mut headings = vec![first];
    headings.extend(counts);
    headings.extend(HEADLINE.map(|measure| measure.name().to_owned()));
    headings.extend(["95 % of alpha, from", "to"].map(str::to_owned));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(title, &headings);
    for row in rows {
        let mut cells: Vec<Cell> = vec![name(row).into()];
        match row.counted.of_two() {
            Some(counts) => cells.extend(counts.map(Cell::from)),
            None => cells.push(row.counted.cells.applied().into()),
        }
        cells.extend(HEADLINE.map(|measure| figure(row, measure)));
        let interval = row.counted.ci95.as_ref().ok().and_then(|all| {
            let of_alpha = all.iter().find(|(of, _)| *of == Measure::KrippendorffAlpha);
            of_alpha.and_then(|(_, interval)| interval.as_ref().ok())
        });
        cells.push(interval.map(|it| it.lo).into());
        cells.push(interval.map(|it| it.hi).into());
        table.push(cells);
    }
    table
}

fn further(rows: &[&CodeAgreement]) -> Table {
    let mut headings = vec!["Code"];
    headings.extend(FURTHER.map(Measure::name));
    let mut table = Table::new("All coefficients", &headings);
    for row in rows {
        let mut cells: Vec<Cell> = vec![name(row).into()];
        cells.extend(FURTHER.map(|measure| figure(row, measure)));
        table.push(cells);
    }
    table
}

/// How the analysts said that their codes match; only equal ones count as one.
fn matches(answer: &StudyAgreement) -> Table {
    let mut table = Table::new("Matching of codes", &["Code", "Is", "Code"]);
    for it in &answer.matches {
        let how = match it.how {
            "equal" => "equal to",
            "distinct" => "distinct from",
            "broader" => "broader than",
            _ => "narrower than",
        };
        table.push(vec![
            it.code_name.as_str().into(),
            how.into(),
            it.other_name.as_str().into(),
        ]);
    }
    table
}

/// Why figures are missing.
fn undefined(rows: &[&CodeAgreement]) -> Table {
    let mut table = Table::new("Undefined figures", &["Code", "Measure", "Why"]);
    for row in rows {
        for (measure, figure) in &row.counted.figures {
            if let Err(why) = figure {
                table.push(vec![
                    name(row).into(),
                    measure.name().into(),
                    why.as_str().into(),
                ]);
            }
        }
    }
    table
}

fn name(row: &CodeAgreement) -> String {
    if row.matched.is_empty() {
        row.code_name.clone()
    } else {
        format!(
            "{} (matched with {})",
            row.code_name,
            row.matched.join(", ")
        )
    }
}

fn figure(row: &CodeAgreement, measure: Measure) -> Cell {
    let figure = row.counted.figure(measure);
    figure.and_then(|it| it.as_ref().ok()).copied().into()
}

fn facts(answer: &StudyAgreement, rows: &[&CodeAgreement]) -> Vec<(String, String)> {
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut facts = vec![
        fact("Pass", answer.pass_name.clone()),
        fact("Analysts", answer.analyst_names.join(", ")),
        fact(
            "Unit",
            format!("{} (rule {})", answer.unit, answer.unit_rule),
        ),
        fact("A unit bears a code when", answer.presence_rule.to_owned()),
        fact("Universe", answer.universe.to_owned()),
        fact("Units", answer.n_units.to_string()),
        fact(
            "Documents",
            format!(
                "{}: {}",
                answer.documents.len(),
                answer.document_names.join(", ")
            ),
        ),
        fact("State of the coding", answer.cut.to_string()),
        fact("Alpha", Measure::KrippendorffAlpha.convention().to_owned()),
    ];
    if !answer.rounds.is_empty() {
        let names: Vec<&str> = answer.rounds.iter().map(|it| it.name.as_str()).collect();
        facts.push(fact("Rounds", names.join(", ")));
    }
    if let Some(words) = answer.convention.get("codebook") {
        facts.push(fact("Codebook", words.clone()));
    }
    let intervals = rows.iter().filter_map(|row| row.counted.ci95.as_ref().ok());
    if let Some(drawn) = intervals.flatten().find_map(|(_, it)| it.as_ref().ok()) {
        let undefined = drawn.undefined_draws;
        facts.push(fact(
            "Intervals",
            format!(
                "{}; {} draws, {undefined} undefined for the first figure, seed {}",
                drawn.method, drawn.draws, drawn.seed
            ),
        ));
    }
    if let Some(note) = answer.note {
        facts.push(fact("These figures are", note.to_owned()));
    }
    facts.push(fact(
        "Program",
        format!("Interlinea {}", answer.program_version),
    ));
    facts
}

fn notes(answer: &StudyAgreement) -> Vec<String> {
    let mut notes = answer.notes.clone();
    notes.extend(answer.left_out_in_words());
    for left in &answer.documents_left_out {
        notes.push(format!(
            "Left out: {}: {}.",
            left.document_name, left.reason
        ));
    }
    for (name, masi) in [("Jaccard", false), ("MASI", true)] {
        let sets = &answer.pooled.set_valued;
        if let Ok(value) = sets.alpha(masi) {
            let interval = sets.interval(masi).map_or_else(
                |_| String::new(),
                |it| format!(", 95 % from {:.3} to {:.3}", it.lo, it.hi),
            );
            notes.push(format!(
                "Krippendorff's alpha of the sets of codes of each unit, distance {name}: {value:.3}{interval}."
            ));
        }
    }
    for code in &answer.per_code {
        if let Some(paradox) = code.counted.paradox {
            notes.push(format!("{}: {paradox}", code.code_name));
        }
    }
    for measure in HEADLINE.into_iter().chain(FURTHER) {
        notes.push(format!("{}: {}.", measure.name(), measure.convention()));
    }
    notes
}
