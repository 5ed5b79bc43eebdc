//! What `review` answers.

use super::review::version;
use crate::cli::cli_error::CliError;
use crate::cli::output;
use crate::cli::table::Table;
use crate::cli::when;
use crate::model::acts;
use crate::model::{
    AnalystId, Answer, CategoryId, CodeId, Moment, ReviewId, ReviewState, Seen, StepDraft, Verdict,
    VersionId,
};
use serde::Serialize;

/// How the review of a version stands.
#[derive(Serialize)]
pub(super) struct Shown {
    version: VersionId,
    number: usize,
    name: String,
    frozen_at: String,
    frozen_by: Option<String>,
    finalized_at: Option<String>,
    signed_by: Vec<String>,
    over: Option<String>,
    signers: Vec<ShownSigner>,
    categories: Vec<ShownCategory>,
    comments: Vec<ShownComment>,
    /// Comments that nobody has answered.
    open: usize,
    can_be_finalized: bool,
    /// Why it cannot be finalized.
    reason: Option<String>,
    changed_since: bool,
    versions: usize,
}

#[derive(Serialize)]
struct ShownSigner {
    id: AnalystId,
    name: String,
    agrees: usize,
    objects: usize,
    undecided: usize,
}

#[derive(Serialize)]
struct ShownCategory {
    id: CategoryId,
    name: String,
    verdicts: Vec<ShownVerdict>,
}

#[derive(Serialize)]
struct ShownVerdict {
    analyst: AnalystId,
    name: String,
    verdict: &'static str,
    /// Number of the version they said it of.
    of_version: usize,
}

#[derive(Serialize)]
struct ShownComment {
    id: ReviewId,
    category: CategoryId,
    category_name: String,
    by: String,
    of_version: usize,
    verdict: &'static str,
    comment: String,
    replies: Vec<ShownReply>,
    answer: Option<&'static str>,
}

#[derive(Serialize)]
struct ShownReply {
    by: String,
    text: String,
    answer: Option<&'static str>,
}

const fn verdict(it: Verdict) -> &'static str {
    match it {
        Verdict::Agree => "agree",
        Verdict::Object => "object",
        Verdict::Open => "open",
    }
}

const fn answer(it: Answer) -> &'static str {
    match it {
        Answer::Accepted => "accepted",
        Answer::Rejected => "rejected",
    }
}

fn name(seen: &Seen<'_>, who: AnalystId) -> String {
    let analyst = seen.analyst(who);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}

impl Shown {
    pub fn of(seen: &Seen<'_>, named: Option<&str>) -> Result<Self, CliError> {
        let version = version(seen, named)?;
        let made = &version.version.made;
        let gone = || CliError::Refused("The version is not in the study.".to_owned());
        let state = seen.review_of(version.version.id).ok_or_else(gone)?;
        let mut scratch = StepDraft::new(crate::model::DeviceId::from_bits(0), 1);
        let tried = acts::finalize_version(seen, &mut scratch, version.version.id, "");
        let refused = tried.err().map(|error| error.to_string());
        let finalized = version.finalized;
        let names = |of: &[AnalystId]| of.iter().map(|who| name(seen, *who)).collect();
        Ok(Self {
            version: version.version.id,
            number: version.number,
            name: version.version.frozen.name.clone(),
            frozen_at: when::iso(made.stamp.at.milliseconds()),
            frozen_by: made.by.map(|who| name(seen, who)),
            finalized_at: finalized.map(|(made, _)| when::iso(made.stamp.at.milliseconds())),
            signed_by: finalized.map_or_else(Vec::new, |(_, it)| names(&it.signers)),
            over: finalized
                .map(|(_, it)| it.over.clone())
                .filter(|it| !it.is_empty()),
            signers: signers(seen, &state),
            categories: categories(seen, &state),
            comments: comments(seen, &state),
            open: state.open().count(),
            can_be_finalized: refused.is_none(),
            reason: refused,
            changed_since: seen.changed_since_version(version.version)
                || seen.codings_changed_since_version(version.version),
            versions: seen.analysis_versions().len(),
        })
    }

    /// The same for people.
    pub fn text(&self) -> String {
        let by = self.frozen_by.as_ref();
        let by = by.map_or_else(String::new, |by| format!(" by {by}"));
        let mut text = format!(
            "{} ({} of {}), frozen {}{by}\n",
            self.name, self.number, self.versions, self.frozen_at
        );
        if let Some(at) = &self.finalized_at {
            let signed = self.signed_by.join(", ");
            text.push_str(&format!("Final since {at}, signed by {signed}\n"));
        }
        if let Some(over) = &self.over {
            text.push_str(&format!("Over an objection: {over}\n"));
        }
        text.push('\n');
        let mut table = Table::new(&["signer", "agrees", "objects", "not decided"]);
        for it in &self.signers {
            let counts = [it.agrees, it.objects, it.undecided].map(|n| n.to_string());
            let [agrees, objects, undecided] = counts;
            table.row([it.name.clone(), agrees, objects, undecided]);
        }
        text.push_str(&table.text());
        text.push('\n');
        let mut table = Table::new(&["category", "verdicts", "id"]);
        for it in &self.categories {
            let said = it.verdicts.iter();
            let said: Vec<String> = said
                .map(|it| format!("{}: {}", it.name, it.verdict))
                .collect();
            table.row([it.name.clone(), said.join(", "), it.id.to_string()]);
        }
        text.push_str(&table.text());
        for it in &self.comments {
            text.push_str(&format!(
                "\n{} on “{}” ({}, version {}, {}): {}\n",
                it.by,
                it.category_name,
                it.verdict,
                it.of_version,
                it.id,
                one_line(&it.comment)
            ));
            for reply in &it.replies {
                let verb = reply.answer.unwrap_or("replies");
                text.push_str(&format!(
                    "  {} {verb}: {}\n",
                    reply.by,
                    one_line(&reply.text)
                ));
            }
            if it.answer.is_none() {
                text.push_str("  not answered\n");
            }
        }
        if let Some(reason) = self.reason.as_ref().filter(|_| self.finalized_at.is_none()) {
            text.push_str(&format!("\n{reason}\n"));
        }
        text
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn signers(seen: &Seen<'_>, state: &ReviewState<'_>) -> Vec<ShownSigner> {
    let shown = state.signers.iter().map(|who| {
        let counted = |verdict: Verdict| {
            let all = state.categories.iter();
            all.filter(|it| {
                let standing = state.verdict(it.id, *who);
                standing.is_some_and(|it| it.verdict == verdict)
            })
            .count()
        };
        ShownSigner {
            id: *who,
            name: name(seen, *who),
            agrees: counted(Verdict::Agree),
            objects: counted(Verdict::Object),
            undecided: state.undecided(*who).len(),
        }
    });
    shown.collect()
}

fn categories(seen: &Seen<'_>, state: &ReviewState<'_>) -> Vec<ShownCategory> {
    let of = |id: CategoryId| {
        let standing = state.standing.iter().filter(move |((of, _), _)| *of == id);
        standing.map(|((_, who), it)| ShownVerdict {
            analyst: *who,
            name: name(seen, *who),
            verdict: verdict(it.verdict),
            of_version: it.number,
        })
    };
    let all = state.categories.iter();
    all.map(|it| ShownCategory {
        id: it.id,
        name: it.name.clone(),
        verdicts: of(it.id).collect(),
    })
    .collect()
}

fn comments(seen: &Seen<'_>, state: &ReviewState<'_>) -> Vec<ShownComment> {
    let threads = state.threads.iter().map(|thread| {
        let begun = thread.begun.review;
        let category = seen.category(begun.category);
        let replies = thread.replies.iter().map(|it| ShownReply {
            by: name(seen, it.reply.by),
            text: it.reply.text.clone(),
            answer: it.reply.answer.map(answer),
        });
        ShownComment {
            id: thread.begun.id,
            category: begun.category,
            category_name: category.map_or_else(String::new, |it| it.name.text().to_owned()),
            by: name(seen, begun.reviewer),
            of_version: thread.number,
            verdict: verdict(begun.verdict),
            comment: begun.comment.clone(),
            replies: replies.collect(),
            answer: thread.answer.map(answer),
        }
    });
    threads.collect()
}

/// A difference between two versions.
#[derive(Serialize)]
struct ShownDifference {
    /// Whether it is of the categories or of the codes.
    of: &'static str,
    kind: &'static str,
    name: String,
    category: Option<CategoryId>,
    code: Option<CodeId>,
    before: String,
    after: String,
}

/// Prints what differs between two versions.
pub(super) fn compared(
    seen: &Seen<'_>,
    from: &str,
    to: &str,
    as_json: bool,
) -> Result<(), CliError> {
    let (from, to) = (moment(seen, from)?, moment(seen, to)?);
    let of_categories = seen.categories_between(from, to).into_iter();
    let of_categories = of_categories.map(|it| ShownDifference {
        of: "categories",
        kind: it.kind.as_str(),
        name: it.name,
        category: it.category,
        code: it.code,
        before: it.before,
        after: it.after,
    });
    let of_codes = seen.codebook_between(from, to).into_iter();
    let of_codes = of_codes.map(|it| ShownDifference {
        of: "codes",
        kind: it.kind.as_str(),
        name: it.name,
        category: None,
        code: Some(it.code),
        before: it.before,
        after: it.after,
    });
    let all: Vec<ShownDifference> = of_categories.chain(of_codes).collect();
    if as_json {
        return output::json(&all);
    }
    if all.is_empty() {
        return output::line("Nothing differs.");
    }
    let mut table = Table::new(&["what", "name", "before", "now"]);
    for it in &all {
        let what = format!("{}: {}", it.of, it.kind);
        let words = [&it.name, &it.before, &it.after].map(|words| one_line(words));
        let [name, before, after] = words;
        table.row([what, name, before, after]);
    }
    output::print(&table.text())
}

fn moment<'a>(seen: &Seen<'a>, named: &str) -> Result<Moment<'a>, CliError> {
    if named.eq_ignore_ascii_case("now") {
        return Ok(Moment::Now);
    }
    Ok(Moment::Cut(&version(seen, Some(named))?.version.frozen.cut))
}
