//! What later passes hold against the coding of an earlier one, with the decisions, as a report of its own or apart from
//! the discrepancies of a pass.

use super::sheet::Report;
use crate::analysis::challenges::{ChallengeCounts, is_changed, layers_sentence};
use crate::analysis::layers::Texts;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::exchange::when;
use crate::model::day_in_words;
use crate::model::{AnalystId, ChallengeItem, ChallengeState, PassId, Seen};

/// The challenges to a pass with their decisions. `texts` gives the words; without it there are places only.
pub fn challenges_report(seen: &Seen<'_>, pass: PassId, texts: Option<&Texts<'_>>) -> Report {
    let it = seen.pass(pass);
    let name = it.map_or("", |it| it.name.text());
    let people = it
        .map(|it| it.opened.analysts.as_slice())
        .unwrap_or_default();
    let people: Vec<String> = people.iter().map(|who| name_of(seen, *who)).collect();
    let counts = ChallengeCounts::of(seen, pass, None);
    let fact = |name: &str, value: String| (name.to_owned(), value);
    Report {
        title: format!("Challenges to the coding of {name}"),
        facts: vec![
            fact("Pass", name.to_owned()),
            fact("Coded by", people.join(", ")),
            fact("Challenged segments", counts.segments.to_string()),
            fact("Passages named as missed", counts.missed.to_string()),
            fact("Changed by a decision", counts.changed.to_string()),
            fact("Not decided", counts.open.to_string()),
        ],
        tables: vec![table(seen, pass, None, texts)],
        shares: vec![3, 2, 3, 4, 4, 6, 2, 3, 2, 4, 3],
        notes: vec![APART.to_owned()],
    }
}

/// What stands under every table of challenges.
const APART: &str = "The coding stays as its analyst made it; the decisions amend it in a layer of their own. Challenges are no second coding and enter no figure of agreement.";

impl Report {
    /// Adds, apart, what was held in this pass against the passes before it, and what later passes hold against it;
    /// and the sentence on the two layers. Nothing where there is neither.
    #[must_use]
    pub fn with_challenges(
        mut self,
        seen: &Seen<'_>,
        pass: PassId,
        texts: Option<&Texts<'_>>,
    ) -> Self {
        if let Some(sentence) = layers_sentence(seen, pass) {
            self.facts.push(("The two layers".to_owned(), sentence));
        }
        let mut earlier: Vec<PassId> = seen
            .challenges()
            .iter()
            .filter(|it| it.first.pass == pass)
            .map(|it| it.first.of)
            .collect();
        earlier.sort_unstable();
        earlier.dedup();
        let made_here = earlier.into_iter().map(|of| (of, Some(pass)));
        let against = (!seen.challenges_to(pass).is_empty()).then_some((pass, None));
        for (of, made_in) in made_here.chain(against) {
            self.tables.push(table(seen, of, made_in, texts));
            if !self.notes.iter().any(|note| note == APART) {
                self.notes.push(APART.to_owned());
            }
        }
        self
    }
}

fn table(seen: &Seen<'_>, of: PassId, made_in: Option<PassId>, texts: Option<&Texts<'_>>) -> Table {
    let mut table = Table::new(
        "Challenges",
        &[
            "Document",
            "Place",
            "Coded as",
            "Challenged",
            "Why",
            "Words",
            "State",
            "Decision",
            "Changed",
            "Reason",
            "Decided",
        ],
    );
    for item in seen.challenge_items(of) {
        let here = item
            .challenges
            .iter()
            .any(|it| made_in.is_none_or(|pass| it.first.pass == pass));
        if here {
            table.push(row(seen, &item, texts));
        }
    }
    table
}

fn row(seen: &Seen<'_>, item: &ChallengeItem<'_>, texts: Option<&Texts<'_>>) -> Vec<Cell> {
    let document = seen.document(item.document);
    let words = texts.and_then(|texts| {
        let text = texts(document?).ok()?;
        Some(text.slice(item.span).to_owned())
    });
    let claims: Vec<String> = item
        .challenges
        .iter()
        .map(|it| {
            let who = name_of(seen, it.first.analyst);
            format!("{who}: {}", seen.claim_in_words(ChallengeItem::claim(it)))
        })
        .collect();
    let reasons: Vec<&str> = item.challenges.iter().map(|it| it.reason.text()).collect();
    let coded = item.given().map(|code| seen.code_name(code));
    let mut row: Vec<Cell> = vec![
        document.map(|it| it.name.text().to_owned()).into(),
        item.span.to_string().into(),
        coded.unwrap_or_else(|| "not coded".to_owned()).into(),
        claims.join("; ").into(),
        reasons.join("; ").into(),
        words.into(),
        state(item.state).into(),
    ];
    match item.decision {
        Some(made) => {
            let decided = &made.decided;
            row.push(seen.challenge_decision_words(decided.decision).into());
            let changed = item.outcome().map(|_| {
                let changed = is_changed(seen, item);
                if changed { "yes" } else { "no" }.to_owned()
            });
            row.push(changed.into());
            row.push(decided.reason.as_str().into());
            row.push(who_and_when(seen, made).into());
        }
        None => row.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]),
    }
    row
}

fn who_and_when(seen: &Seen<'_>, made: &crate::model::things::ChallengeDecided) -> String {
    let by = made.made.by.map(|who| name_of(seen, who));
    let at = when::local(made.made.stamp.at.milliseconds());
    let session = made.decided.session.and_then(|id| seen.session(id));
    let session = session.map(|session| {
        let present = session.held.present.iter();
        let mut people: Vec<String> = present.map(|who| name_of(seen, *who)).collect();
        people.extend(session.held.others.iter().cloned());
        format!(
            "session of {} with {}",
            day_in_words(&session.held.date),
            people.join(", ")
        )
    });
    let parts: Vec<String> = [by, Some(at), session].into_iter().flatten().collect();
    parts.join(", ")
}

const fn state(state: ChallengeState) -> &'static str {
    match state {
        ChallengeState::Open => "open",
        ChallengeState::Decided => "decided",
        ChallengeState::Referred => "referred",
        ChallengeState::LookAgain => "decided, look again",
        ChallengeState::Conflict => "decided twice",
    }
}

fn name_of(seen: &Seen<'_>, who: AnalystId) -> String {
    let analyst = seen.analyst(who);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}

/// Whether a pass is coded by one analyst, so that challenges are all the discrepancies it can have.
pub(super) fn has_only_challenges(seen: &Seen<'_>, pass: PassId) -> bool {
    let alone = seen
        .pass(pass)
        .is_some_and(|it| it.opened.analysts.len() < 2);
    alone && !seen.challenges_to(pass).is_empty()
}
