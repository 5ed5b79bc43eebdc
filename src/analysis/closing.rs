//! What the analysts of a pass said before it was revealed, and what was coded after that: in sentences, as reports
//! and the pass's record print them.

use crate::model::things::Pass;
use crate::model::{
    AfterReveal, AnalystId, Closing, Field, Part, PartClosing, PassId, PassState, Seen, Stamp, Talk,
};

/// How many codings of a pass lie after the reveal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AfterRevealCounts {
    /// Codings made after it.
    pub made: usize,
    /// Codings whose code, borders or standing were changed after it.
    pub changed: usize,
}

/// A closing of a part: who, which part, when, and what was said of it.
pub type CountedClosing<'p> = (AnalystId, Part, Stamp, &'p Talk);

/// The closings that figures rest on: in a blind pass those that led to the reveal of their part, whatever was said
/// when it was taken up again and closed later, else those that stand.
pub fn counted_closings(pass: &Pass) -> impl Iterator<Item = CountedClosing<'_>> {
    let all = pass.closings.iter();
    all.filter_map(|((who, part), field)| counted(pass, *who, *part, field))
}

fn counted<'p>(
    pass: &Pass,
    who: AnalystId,
    part: Part,
    field: &'p Field<Closing>,
) -> Option<CountedClosing<'p>> {
    let reveal = pass.reveals.get(&part).map(|it| it.stamp);
    let Some(reveal) = reveal.filter(|_| pass.opened.blind) else {
        return standing_closing(who, part, field);
    };
    let mut closings = field.history().rev();
    match closings.find(|(stamp, _)| *stamp <= reveal)? {
        (stamp, Closing::Closed(talk)) => Some((who, part, stamp, talk)),
        (_, Closing::Reopened { .. }) => None,
    }
}

/// The closing of a part by an analyst, as it stands now.
pub fn standing_closing(
    who: AnalystId,
    part: Part,
    field: &Field<Closing>,
) -> Option<CountedClosing<'_>> {
    match (field.get()?, field.stamp()?) {
        (Closing::Closed(talk), stamp) => Some((who, part, stamp, talk)),
        (Closing::Reopened { .. }, _) => None,
    }
}

/// Whether everybody who closed a pass before its reveal, or one part of it, stated not to have discussed the coding.
/// Only then is it said that several coded independently.
pub fn nobody_talked(pass: &Pass, part: Option<Part>) -> bool {
    let silent = |it: CountedClosing<'_>| matches!(it.3, Talk::NotDiscussed);
    let Some(part) = part else {
        let mut all = counted_closings(pass).peekable();
        return pass.opened.blind && all.peek().is_some() && all.all(silent);
    };
    let mut analysts = pass.opened.analysts.iter();
    pass.opened.blind
        && analysts.all(|who| {
            let field = pass.closings.get(&(*who, part));
            let closing = field.and_then(|field| counted(pass, *who, part, field));
            closing.is_some_and(silent)
        })
}

/// What “agreed” codings were alike before: any talk, where nobody stated one; else the reveal, or a decision.
pub fn alike_before(pass: Option<&Pass>, part: Option<Part>) -> &'static str {
    match pass {
        Some(pass) if nobody_talked(pass, part) => "before any talk",
        Some(pass) if pass.opened.blind => "before the reveal",
        _ => "without a decision",
    }
}

/// Like [`closing_statements`], but of a revealed part what was said before its reveal: what its figures rest on.
pub fn statements_at_reveal(seen: &Seen<'_>, pass: PassId) -> Vec<String> {
    let Some(it) = seen.pass(pass) else {
        return Vec::new();
    };
    let mut closings = seen.closings(it);
    let said: Vec<(AnalystId, Part, Closing)> = counted_closings(it)
        .filter(|(_, part, ..)| it.is_revealed(*part))
        .map(|(who, part, _, talk)| (who, part, Closing::Closed(talk.clone())))
        .collect();
    for closing in closings.iter_mut().filter(|it| it.said.is_some()) {
        let before = said
            .iter()
            .find(|(who, part, _)| (*who, *part) == (closing.analyst, closing.part));
        if let Some((.., before)) = before {
            closing.said = Some(before);
        }
    }
    statements(seen, it, &closings)
}

/// For each analyst of a pass one sentence on how they closed it: “Ada: coded without discussing it (2 documents).”
///
/// What is hidden from the viewer is not said; an analyst who has closed nothing has no sentence.
pub fn closing_statements(seen: &Seen<'_>, pass: PassId) -> Vec<String> {
    let Some(it) = seen.pass(pass) else {
        return Vec::new();
    };
    statements(seen, it, &seen.closings(it))
}

fn statements(seen: &Seen<'_>, pass: &Pass, closings: &[PartClosing<'_>]) -> Vec<String> {
    let analysts = pass.opened.analysts.iter();
    analysts
        .filter_map(|who| statement(seen, pass, *who, closings))
        .collect()
}

fn statement(
    seen: &Seen<'_>,
    pass: &Pass,
    who: AnalystId,
    closings: &[PartClosing<'_>],
) -> Option<String> {
    let own = || closings.iter().filter(|it| it.analyst == who);
    let mut said: Vec<(String, usize)> = Vec::new();
    for closing in own() {
        let words = in_words(closing);
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, parts)) => *parts += 1,
            None => said.push((words, 1)),
        }
    }
    let name = seen.analyst(who).map_or("Somebody", |it| it.name.text());
    let said: Vec<String> = said
        .into_iter()
        .map(|(words, parts)| format!("{words} ({})", parts_in_words(pass, parts)))
        .collect();
    (!said.is_empty()).then(|| format!("{name}: {}.", said.join("; ")))
}

fn in_words(closing: &PartClosing<'_>) -> String {
    match closing.said {
        Some(Closing::Closed(talk)) => talk.in_words(),
        Some(Closing::Reopened { reason }) => format!("taken up again: {reason}"),
        None if closing.is_closed => "finished".to_owned(),
        None => "taken up again".to_owned(),
    }
}

/// “1 document”, “3 sub-domains”.
pub fn parts_in_words(pass: &Pass, parts: usize) -> String {
    let noun = match (pass.is_within_constructs(), parts) {
        (false, 1) => "document",
        (false, _) => "documents",
        (true, 1) => "sub-domain",
        (true, _) => "sub-domains",
    };
    format!("{parts} {noun}")
}

/// Since when the analysts of a blind pass see each other's work: “Revealed on 3 May 2026, 14:02, when all had closed
/// it.” `day` writes a time (milliseconds since 1970 UTC). None where nothing is revealed or nothing was hidden.
pub fn reveal_sentence(
    seen: &Seen<'_>,
    pass: PassId,
    day: &dyn Fn(u64) -> String,
) -> Option<String> {
    let it = seen.pass(pass)?;
    let reveals = seen.reveals(it);
    let times = || {
        reveals
            .iter()
            .map(|revealed| revealed.stamp.at.milliseconds())
    };
    let (first, last) = (day(times().min()?), day(times().max()?));
    let when = if first == last {
        format!("on {last}")
    } else {
        format!("between {first} and {}", without_same_day(&first, &last))
    };
    let all = seen.parts(pass).len();
    let what = if reveals.len() == all && seen.pass_state(it) == PassState::Revealed {
        "Revealed".to_owned()
    } else {
        format!("{} of {all} revealed", reveals.len())
    };
    let who = match it.opened.analysts.len() {
        1 => "when it was closed",
        2 => "when both had closed it",
        _ => "when all had closed it",
    };
    Some(format!("{what} {when}, {who}."))
}

/// The last of two times without its day where that is the day of the first: “14:30”.
fn without_same_day<'a>(first: &str, last: &'a str) -> &'a str {
    match (first.rsplit_once(", "), last.rsplit_once(", ")) {
        (Some((day, _)), Some((same, clock))) if day == same => clock,
        _ => last,
    }
}

/// Whether anything of a pass was taken up again after its reveal, so that something can lie after it. Cheap.
pub fn was_reopened(seen: &Seen<'_>, pass: PassId) -> bool {
    let reopened = |pass: &Pass, part: &Part| {
        pass.closings.iter().any(|((_, of), closing)| {
            of == part
                && closing
                    .history()
                    .any(|(_, it)| matches!(it, Closing::Reopened { .. }))
        })
    };
    let it = seen.pass(pass);
    it.is_some_and(|pass| {
        let reveals = seen.reveals(pass);
        reveals
            .iter()
            .any(|revealed| reopened(pass, &revealed.part))
    })
}

/// How many codings of a pass were made or changed after its reveal. A walk over the pass's codings.
pub fn after_reveal_counts(seen: &Seen<'_>, pass: PassId) -> AfterRevealCounts {
    let mut counts = AfterRevealCounts::default();
    for document in seen.documents_of_pass(pass) {
        let codings = seen.codings_with_removed_of(document);
        for coding in codings.filter(|coding| coding.pass() == pass) {
            match seen.after_reveal(coding) {
                // Made and taken away again after the reveal: it never was.
                Some(AfterReveal::Made) => counts.made += usize::from(coding.stands()),
                Some(AfterReveal::Changed) => counts.changed += 1,
                None => {}
            }
        }
    }
    counts
}

impl AfterRevealCounts {
    /// “2 codings were made and 1 was changed after the reveal: they do not count in figures of the blind coding.”
    /// None where there are none.
    pub fn sentence(self) -> Option<String> {
        let verb = |count: usize| if count == 1 { "was" } else { "were" };
        let noun = |count: usize| if count == 1 { "coding" } else { "codings" };
        let (made, changed) = (self.made, self.changed);
        let what = match (made, changed) {
            (0, 0) => return None,
            (made, 0) => format!("{made} {} {} made", noun(made), verb(made)),
            (0, changed) => format!("{changed} {} {} changed", noun(changed), verb(changed)),
            (made, changed) => format!(
                "{made} {} {} made and {changed} {} changed",
                noun(made),
                verb(made),
                verb(changed)
            ),
        };
        Some(format!(
            "{what} after the reveal; the figures of the blind coding are of what had been coded by then."
        ))
    }
}

/// Whether any analyst has left it open whether a part was discussed before it was closed.
pub fn talk_not_stated(seen: &Seen<'_>, pass: PassId) -> bool {
    let Some(it) = seen.pass(pass) else {
        return false;
    };
    let open = Closing::Closed(Talk::NotStated);
    seen.closings(it)
        .iter()
        .any(|closing| closing.said == Some(&open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_said_once_where_both_times_are_of_one_day() {
        let morning = "3 May 2026, 09:10";
        assert_eq!(without_same_day(morning, "3 May 2026, 14:02"), "14:02");
        let next = "4 May 2026, 14:02";
        assert_eq!(without_same_day(morning, next), next);
        assert_eq!(without_same_day("3 May", "4 May"), "4 May");
    }
}
