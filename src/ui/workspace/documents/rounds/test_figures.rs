//! The agreement of a test, made again from the moment at which its material was revealed.

use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{AgreementOptions, agreement_of_study};
use crate::jobs::{Job, Moment, Polled, Upto, earlier_study};
use crate::model::{Cut, PassId, RoundId, Viewer};
use crate::ui::View;
use std::collections::BTreeMap;

/// What stands in the list of tests.
#[derive(Debug, Clone)]
pub struct TestFigures {
    /// “412 sentences in 4 documents”.
    pub of: String,
    /// “alpha .81 (.70 to .90)”, or why there is none.
    pub alpha: String,
}

#[derive(Debug)]
enum Kept {
    Coming(Job<TestFigures>),
    There(TestFigures),
    Failed(String),
}

/// The figures of the revealed tests. Each rests on a moment that does not change, so it is worked out once.
#[derive(Debug, Default)]
pub struct FiguresOfTests {
    kept: BTreeMap<(PassId, RoundId), Kept>,
}

impl FiguresOfTests {
    /// The figures of a test that is revealed; a sentence while they are worked out, or why there are none.
    pub fn of(
        &mut self,
        view: &View<'_>,
        (pass, round): (PassId, RoundId),
        revealed_at: &Cut,
    ) -> Result<TestFigures, String> {
        let key = (pass, round);
        let kept = self
            .kept
            .entry(key)
            .or_insert_with(|| Kept::Coming(start(view, pass, round, revealed_at.clone())));
        if let Kept::Coming(job) = kept {
            let revision = job.revision();
            match job.poll(revision) {
                Polled::Done(figures) => *kept = Kept::There(figures),
                Polled::Failed(error) => *kept = Kept::Failed(error.to_string()),
                Polled::Cancelled => {
                    *kept = Kept::Failed("Working it out was cancelled.".to_owned());
                }
                Polled::Running | Polled::Stale | Polled::Taken => {}
            }
        }
        match kept {
            Kept::There(figures) => Ok(figures.clone()),
            Kept::Failed(sentence) => Err(sentence.clone()),
            Kept::Coming(_) => Err("Working out the agreement as it was revealed…".to_owned()),
        }
    }
}

/// Reads the study as it was when all of the test's material had been revealed, and compares it there: whoever does it
/// later, on whatever machine, gets the same figures.
fn start(view: &View<'_>, pass: PassId, round: RoundId, cut: Cut) -> Job<TestFigures> {
    let (folder, home) = (view.folder.to_owned(), view.home.clone());
    let texts = view.texts.clone();
    let viewer = view.me().map_or(Viewer::Anyone, Viewer::Analyst);
    view.jobs.start("Agreement of a test", 0, move |_| {
        let upto = Upto::Cut(cut.clone());
        let study = earlier_study(&folder, &home, &Moment { at: 0, upto })?;
        let seen = study.seen_by(viewer);
        let read = |document: &crate::model::things::Document| {
            let text = texts.get(document.imported.text);
            text.map_err(|error| error.to_string())
        };
        let options = AgreementOptions {
            pass: Some(pass),
            rounds: vec![round],
            ..AgreementOptions::default()
        };
        let answer = agreement_of_study(&seen, &read, &cut, &options);
        let answer = answer.map_err(|error| error.to_string())?;
        let pooled = &answer.pooled.micro;
        let documents = crate::ui::many(answer.documents.len(), "document", "documents");
        let units = usize::try_from(answer.n_units).unwrap_or(usize::MAX);
        let units = crate::ui::many(units, answer.unit, &format!("{}s", answer.unit));
        Ok::<_, String>(TestFigures {
            of: format!("{units} in {documents}"),
            alpha: alpha(pooled.figure(Measure::KrippendorffAlpha), interval(pooled)),
        })
    })
}

type Ends = Option<(f64, f64)>;

fn interval(counted: &crate::analysis::agreement::of_study::Counted) -> Ends {
    let all = counted.ci95.as_ref().ok()?;
    let of_alpha = all
        .iter()
        .find(|(measure, _)| *measure == Measure::KrippendorffAlpha)?;
    let interval = of_alpha.1.as_ref().ok()?;
    Some((interval.lo, interval.hi))
}

fn alpha(value: Option<&Result<f64, String>>, interval: Ends) -> String {
    match value {
        Some(Ok(value)) => {
            let interval =
                interval.map_or_else(String::new, |(lo, hi)| format!(", 95 % {lo:.2} to {hi:.2}"));
            format!("Krippendorff's alpha over all codes {value:.2}{interval}")
        }
        Some(Err(why)) => format!("Krippendorff's alpha is undefined: {why}"),
        None => "Krippendorff's alpha was not worked out".to_owned(),
    }
}
