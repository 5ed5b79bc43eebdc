//! Making the report.

use super::SaturationReport;
use super::options::{number, of, order};
use super::words::{first_run, per_cent, sentence, span};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::analysis::saturation::{Asked, Curve, Guest, NotComputable, guest};
use crate::exchange::categories::layer;
use crate::exchange::figure::{DiscoveryChart, Step};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{Report, ReportError, ReportOptions, ReportSource};
use crate::exchange::spreadsheet::{Cell, Table};
use crate::exchange::when;
use crate::model::{
    DocumentId, Id, NewSaturationReview, RoleId, SaturationOf, SaturationOrder, Seen, many,
};
use std::sync::Arc;

/// Makes the report. `options` are those of [`super::SATURATION`].
///
/// # Errors
/// Where nothing is coded yet, or a text that the consensus needs is missing.
pub fn saturation_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<SaturationReport, ReportError> {
    let seen = source.seen;
    let layer = layer(source, options)?;
    let asked = asked(seen, options);
    let curve = Curve::of(seen, &layer, &asked);
    if curve.found.is_empty() {
        return Err(ReportError::Nothing(
            "No document is coded in what is counted here: choose other documents or codings, or code one first.",
        ));
    }
    let masks = Masks::of(seen);
    let making = Making {
        masks: &masks,
        source,
        asked: &asked,
        layer: &layer,
        base: number(options, "base", 4),
        run: number(options, "run", 2),
        threshold: number(options, "threshold", 5),
        curve: &curve,
    };
    let to_review = making.to_review(options)?;
    Ok(SaturationReport {
        figure: making.chart().figure(),
        report: making.report(),
        to_review: to_review.map(Arc::new),
    })
}

fn asked(seen: &Seen<'_>, options: &ReportOptions) -> Asked {
    let role: Option<Id> = options.get("role").and_then(|it| it.parse().ok());
    let documents = options.get("documents").unwrap_or_default().split(',');
    let documents = documents.filter_map(|it| it.parse::<Id>().ok());
    Asked {
        of: of(options),
        order: order(options),
        arranged: documents.map(DocumentId).collect(),
        role: role.map(RoleId).filter(|role| seen.role(*role).is_some()),
    }
}

struct Making<'m, 'a> {
    masks: &'m Masks,
    source: &'m ReportSource<'a>,
    asked: &'m Asked,
    layer: &'m LayerCodings,
    base: u32,
    run: u32,
    threshold: u32,
    curve: &'m Curve,
}

impl Making<'_, '_> {
    fn ratio(&self, curve: &Curve) -> Result<Guest, NotComputable> {
        let threshold = f64::from(self.threshold) / 100.0;
        guest(
            &curve.counts(),
            self.base as usize,
            self.run as usize,
            threshold,
        )
    }

    /// What reviewers would sign: as it is for everybody. None where the viewer sees more than that, or less, and of one
    /// analyst's codings, which are no finding of the study.
    fn to_review(
        &self,
        options: &ReportOptions,
    ) -> Result<Option<NewSaturationReview>, ReportError> {
        if matches!(self.layer.choice, LayerChoice::Analyst(_)) {
            return Ok(None);
        }
        let anyone = self.source.seen.as_anyone();
        let open = ReportSource {
            seen: &anyone,
            project: self.source.project,
            now: self.source.now.clone(),
            text: self.source.text,
        };
        let layer = layer(&open, options)?;
        let curve = Curve::of(&anyone, &layer, self.asked);
        if curve != *self.curve {
            return Ok(None);
        }
        let new = curve.found.iter();
        let new = new.map(|it| (it.document, u32::try_from(it.new.len()).unwrap_or(u32::MAX)));
        Ok(Some(NewSaturationReview {
            reviewers: Vec::new(),
            conclusion: String::new(),
            of: self.asked.of,
            consensus: self.layer.choice == LayerChoice::Consensus,
            order: self.asked.order,
            role: self.asked.role,
            base: self.base,
            run: self.run,
            threshold: self.threshold,
            new: new.collect(),
            cut: self.source.now.clone(),
        }))
    }

    fn what(&self) -> &'static str {
        match self.asked.of {
            SaturationOf::Categories => "categories",
            SaturationOf::InductiveCodes => "inductive codes",
            SaturationOf::AllCodes => "codes",
        }
    }

    fn group(&self) -> String {
        let role = self.asked.role.and_then(|role| self.source.seen.role(role));
        role.map_or_else(
            || "all documents".to_owned(),
            |it| format!("documents of: {}", it.name.text()),
        )
    }

    fn order(&self) -> String {
        let order = self.asked.order.name();
        if self.asked.order == SaturationOrder::Dates && self.curve.undated > 0 {
            let undated = many(self.curve.undated, "document has", "documents have");
            return format!("{order}; {undated} no date and come last, in order of import");
        }
        order.to_owned()
    }

    fn chart(&self) -> DiscoveryChart {
        let seen = self.source.seen;
        let steps = self.curve.found.iter().map(|it| Step {
            name: it.name.clone(),
            new: it.new.len(),
            total: it.total,
        });
        let ratio = sentence(&self.ratio(self.curve), self.threshold);
        let mut chart = DiscoveryChart {
            title: format!("New {} by document: {}", self.what(), seen.title()),
            what: self.what().to_owned(),
            steps: steps.collect(),
            base: self.base as usize,
            note: format!(
                "Gone through afterwards, {}; {}. {ratio} {}",
                lower(&self.order()),
                self.group(),
                self.layer.sentence(seen)
            ),
        };
        chart.mask(self.masks);
        chart
    }

    fn report(&self) -> Report {
        let seen = self.source.seen;
        let ratio = self.ratio(self.curve);
        let mut tables = vec![self.documents()];
        if let Ok(found) = &ratio {
            tables.push(runs(found));
        }
        tables.extend(self.groups());
        tables.extend(reviews(seen));
        let mut notes = vec![
            sentence(&ratio, self.threshold),
            "This was gone through afterwards, with the codes as they are now: merged codes count as one. Another order \
             of the documents gives other numbers."
                .to_owned(),
            "The ratio was made for themes that are found inductively. Whether saturation was reached is a judgement of \
             people, which the program does not make."
                .to_owned(),
        ];
        if !self.curve.not_coded.is_empty() {
            let who = match self.layer.choice {
                LayerChoice::Analyst(_) => "the analyst is not",
                LayerChoice::Everybody | LayerChoice::Consensus => "nobody is",
            };
            notes.push(format!(
                "Left out, since nothing is coded in them and {who} done with them: {}.",
                self.curve.not_coded.join(", ")
            ));
        }
        Report {
            title: "What each document added".to_owned(),
            facts: vec![
                ("Study".to_owned(), seen.title().to_owned()),
                ("What is new".to_owned(), self.asked.of.name().to_owned()),
                (
                    "Documents".to_owned(),
                    format!("{} ({})", self.curve.found.len(), self.group()),
                ),
                ("Order".to_owned(), self.order()),
                (
                    "Measure".to_owned(),
                    format!(
                        "Guest, Namey & Chen 2020: base {}, run {}, threshold {} %",
                        self.base, self.run, self.threshold
                    ),
                ),
                ("Counts".to_owned(), self.layer.sentence(seen)),
            ],
            tables,
            shares: vec![6, 26, 14, 8, 10, 40],
            notes,
        }
    }

    fn documents(&self) -> Table {
        let heads = ["No.", "Document", "Date", "New", "So far", "What is new"];
        let mut table = Table::new("By document", &heads);
        for (n, it) in self.curve.found.iter().enumerate() {
            let document = self.source.seen.document(it.document);
            let date = document.and_then(|it| it.date.get().cloned().flatten());
            table.push(vec![
                (n + 1).into(),
                it.name.as_str().into(),
                date.map_or(Cell::Empty, Cell::from),
                it.new.len().into(),
                it.total.into(),
                it.new.join("; ").into(),
            ]);
        }
        table
    }

    /// Each role by itself; nothing where one is chosen or there is but one.
    fn groups(&self) -> Option<Table> {
        let seen = self.source.seen;
        let roles = seen.roles();
        if self.asked.role.is_some() || roles.len() < 2 {
            return None;
        }
        let heads = [
            "Group",
            "Documents",
            "All",
            "First run at or below the threshold",
        ];
        let mut table = Table::new("By group", &heads);
        let mut push = |name: &str, curve: &Curve| {
            let total = curve.found.last().map_or(0, |it| it.total);
            table.push(vec![
                name.into(),
                curve.found.len().into(),
                total.into(),
                first_run(&self.ratio(curve), self.threshold).into(),
            ]);
        };
        push("All", self.curve);
        for role in roles {
            let asked = Asked {
                role: Some(role.id),
                ..self.asked.clone()
            };
            push(role.name.text(), &Curve::of(seen, self.layer, &asked));
        }
        Some(table)
    }
}

fn runs(found: &Guest) -> Table {
    let mut table = Table::new("Runs", &["Documents", "New", "In the base", "Ratio"]);
    for run in &found.runs {
        table.push(vec![
            span(*run).into(),
            run.new.into(),
            found.in_base.into(),
            per_cent(found.share(*run)).into(),
        ]);
    }
    table
}

/// What reviewers concluded, each with the table they had before them.
fn reviews(seen: &Seen<'_>) -> Option<Table> {
    let heads = ["Reviewed by", "When", "Conclusion", "What they reviewed"];
    let mut table = Table::new("Reviewed", &heads);
    for it in seen.saturation_reviews() {
        let review = it.review;
        let role = review.role.and_then(|role| seen.role(role));
        let of = role.map_or_else(String::new, |it| format!(" of {}", it.name.text()));
        let new: Vec<String> = review.new.iter().map(|(_, new)| new.to_string()).collect();
        let what = format!(
            "{} in {}{of}, {}, {}; base {}, run {}, threshold {} %; new: {}",
            review.of.name(),
            many(review.new.len(), "document", "documents"),
            if review.consensus {
                "the consensus"
            } else {
                "everybody’s codings"
            },
            lower(review.order.name()),
            review.base,
            review.run,
            review.threshold,
            new.join(", ")
        );
        table.push(vec![
            seen.names_of(&review.reviewers).into(),
            when::local(it.made.stamp.at.milliseconds()).into(),
            review.conclusion.as_str().into(),
            what.into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().collect::<String>() + letters.as_str()
    })
}
