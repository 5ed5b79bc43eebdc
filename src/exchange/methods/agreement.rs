//! Agreement, where the study reports it.

use super::collector::Collector;
use super::prose::{grouped, list, many, unstopped};
use super::rounds::closed_rounds;
use super::topic::Topic;
use crate::analysis::agreement::Measure;
use crate::analysis::agreement::of_study::{
    AgreementOptions, CodeAgreement, Counted, StudyAgreement, agreement_of_study,
};
use crate::model::Reported;
use crate::model::things::Pass;

/// The paragraph on agreement; none where the study reports consensus only.
pub(super) fn agreement(to: &mut Collector<'_>) {
    to.paragraph("Agreement");
    to.about(Topic::Agreement);
    if to.seen.reported() == Reported::ConsensusOnly {
        return;
    }
    for pass in to.seen.passes() {
        let Some(rounds) = closed_rounds(to, pass).filter(|_| pass.opened.analysts.len() > 1)
        else {
            continue;
        };
        let options = AgreementOptions {
            pass: Some(pass.id),
            rounds,
            ..AgreementOptions::default()
        };
        let texts = to.source.texts();
        let answer = agreement_of_study(to.seen, &texts, &to.source.now, &options);
        if let Ok(answer) = answer {
            figures(to, pass, &answer);
        }
    }
}

fn figures(to: &mut Collector<'_>, pass: &Pass, answer: &StudyAgreement) {
    let reveals = || {
        pass.reveals
            .values()
            .map(|it| it.stamp.id)
            .chain([pass.made.stamp.id])
    };
    let state = if pass.opened.blind && !pass.reveals.is_empty() {
        "on the coding as it was when it was revealed"
    } else {
        "on the coding as it stands"
    };
    let sentence = format!(
        "Agreement in the pass “{}” was calculated for {}, {state}.",
        answer.pass_name,
        list(&answer.analyst_names)
    );
    to.say(sentence, reveals());
    let universe = match answer.universe {
        "participants" => "what participants said",
        "material" => "the material of the pass",
        _ => "all text of the documents",
    };
    let sentence = format!(
        "The unit was the {} (rule {}), the universe {universe}: {} in {}; a unit bears a code when {}.",
        answer.unit,
        answer.unit_rule,
        match answer.n_units {
            1 => "1 unit".to_owned(),
            several => format!("{} units", grouped(several)),
        },
        many(answer.documents.len(), "document", "documents"),
        answer.presence_rule
    );
    to.say(sentence, reveals());
    let everything = &answer.pooled.micro;
    to.say(
        format!("Over all codes pooled, {}.", measures(everything)),
        reveals(),
    );
    if everything
        .figure(Measure::KrippendorffAlpha)
        .is_none_or(Result::is_err)
    {
        // Before codes are matched this is the only figure there is.
        let any = measures(&answer.any_code.counted);
        let sentence = format!("For whether a unit was coded at all, with whatever code, {any}.");
        to.say(sentence, reveals());
    }
    if let Some(sentence) = single_codes(&answer.per_code) {
        to.say(sentence, reveals());
    }
    for note in &answer.notes {
        to.say(format!("{}.", unstopped(note)), reveals());
    }
    let sentence = format!(
        "Conventions: Krippendorff's alpha, {}; positive agreement, {}; percent agreement, {}.",
        Measure::KrippendorffAlpha.convention(),
        Measure::PositiveAgreement.convention(),
        Measure::PercentAgreement.convention()
    );
    to.say(sentence, []);
    let sentence = format!(
        "Figures were calculated with Interlinea {}.",
        answer.program_version
    );
    to.say(sentence, []);
}

/// Alpha with its interval, and what stands beside it.
fn measures(counted: &Counted) -> String {
    let alpha = match counted.figure(Measure::KrippendorffAlpha) {
        Some(Ok(alpha)) => format!(
            "Krippendorff's alpha (binary by code, nominal) was {alpha:.2}{}",
            interval(counted)
        ),
        Some(Err(why)) => format!("Krippendorff's alpha is undefined ({})", unstopped(why)),
        None => "Krippendorff's alpha was not calculated".to_owned(),
    };
    let mut more = Vec::new();
    if let Some(Ok(dice)) = counted.figure(Measure::PositiveAgreement) {
        more.push(format!("positive agreement (Dice) {dice:.2}"));
    }
    if let Some(Ok(share)) = counted.figure(Measure::PercentAgreement) {
        more.push(format!("percent agreement {:.1}%", share * 100.0));
    }
    let more = if more.is_empty() {
        String::new()
    } else {
        format!("; {}", more.join("; "))
    };
    format!("{alpha}{more}")
}

fn interval(counted: &Counted) -> String {
    let drawn = counted.ci95.as_ref();
    let of_alpha = drawn.ok().and_then(|all| {
        let found = all.iter().find(|(of, _)| *of == Measure::KrippendorffAlpha);
        found.map(|(_, interval)| interval)
    });
    match (of_alpha, drawn) {
        (Some(Ok(it)), _) => format!(
            " (95% interval {:.2} to {:.2}, {}, {} draws, seed {})",
            it.lo, it.hi, it.method, it.draws, it.seed
        ),
        (Some(Err(why)), _) => format!(" ({})", unstopped(&why.to_string())),
        (None, Err(why)) => format!(" ({})", unstopped(why)),
        (None, Ok(_)) => String::new(),
    }
}

/// From which code to which the alpha of single codes runs.
fn single_codes(codes: &[CodeAgreement]) -> Option<String> {
    let mut defined: Vec<(f64, &str)> = codes
        .iter()
        .filter_map(|code| {
            let alpha = code
                .counted
                .figure(Measure::KrippendorffAlpha)?
                .as_ref()
                .ok()?;
            Some((*alpha, code.code_name.as_str()))
        })
        .collect();
    defined.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let (least, most) = (defined.first()?, defined.last()?);
    let undefined = codes.len() - defined.len();
    let undefined = match undefined {
        0 => String::new(),
        1 => "; for 1 code it is undefined".to_owned(),
        several => format!("; for {several} codes it is undefined"),
    };
    Some(if defined.len() == 1 {
        format!(
            "For the code “{}” alpha was {:.2}{undefined}.",
            least.1, least.0
        )
    } else {
        format!(
            "Code by code alpha ran from {:.2} (“{}”) to {:.2} (“{}”) over {} codes{undefined}.",
            least.0,
            least.1,
            most.0,
            most.1,
            defined.len()
        )
    })
}
