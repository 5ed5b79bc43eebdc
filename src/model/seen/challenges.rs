//! Challenges to earlier passes, what was passed over on purpose, and the codes a directed pass offers.

use super::Seen;
use crate::model::things::{Challenge, Pass};
use crate::model::{
    AnalystId, ChallengeDecision, ChallengeId, Claim, CodeId, DocumentId, NewChallengeDecision,
    Origin, Part, PassId, Span,
};

impl<'a> Seen<'a> {
    /// The challenges that stand and show, by where they lie.
    pub fn challenges(&self) -> Vec<&'a Challenge> {
        let all = self.study.state.challenges.values();
        let mut challenges: Vec<_> = all
            .filter(|it| it.made.stands() && self.shows_challenge(it))
            .collect();
        challenges.sort_by_key(|it| (it.first.document, it.first.span(), it.made.stamp));
        challenges
    }

    /// The challenges to a pass that stand and show: discrepancies of its layer.
    pub fn challenges_to(&self, pass: PassId) -> Vec<&'a Challenge> {
        let all = self.challenges().into_iter();
        all.filter(|it| it.first.of == pass).collect()
    }

    /// One challenge that shows, withdrawn or not.
    pub fn challenge(&self, id: ChallengeId) -> Option<&'a Challenge> {
        let challenge = self.study.state.challenges.get(&id)?;
        self.shows_challenge(challenge).then_some(challenge)
    }

    /// What a challenge says, in a few words: “belongs in Reach”.
    pub fn claim_in_words(&self, claim: Claim) -> String {
        let name = |code| self.code_name(code);
        match claim {
            Claim::DoesNotBelong => "does not belong here".to_owned(),
            Claim::BelongsIn(code) => format!("belongs in “{}”", name(code)),
            Claim::Missed(code) => format!("missed here: “{}”", name(code)),
        }
    }

    /// How a challenge was settled, in a few words: “as coded”, ““Dose” instead”.
    pub fn challenge_decision_words(&self, decision: ChallengeDecision) -> String {
        let name = |who| self.analyst(who).map_or("", |it| it.name.text()).to_owned();
        match decision {
            ChallengeDecision::AsCoded => "as coded".to_owned(),
            ChallengeDecision::AsChallenged(id) => match self.challenge(id) {
                Some(it) => format!("as {} challenged", name(it.first.analyst)),
                None => "as challenged".to_owned(),
            },
            ChallengeDecision::Another(code) => format!("“{}” instead", self.code_name(code)),
            ChallengeDecision::Both => "both stand".to_owned(),
            ChallengeDecision::Neither => "neither".to_owned(),
            ChallengeDecision::Refer(who) => format!("left to {}", name(who)),
            ChallengeDecision::Reopened => "open again".to_owned(),
        }
    }

    /// A decision with where it lies and why, as the log tells it.
    pub(super) fn challenge_decision_in_words(&self, new: &NewChallengeDecision) -> String {
        let first = new.challenges.first().and_then(|id| self.challenge(*id));
        let place = first.map_or_else(String::new, |it| {
            let document = self.document(it.first.document);
            let name = document.map_or("", |it| it.name.text());
            format!("{name}, characters {}: ", it.first.span())
        });
        let what = self.challenge_decision_words(new.decision);
        let reason = match new.reason.as_str() {
            "" => String::new(),
            reason => format!(": {reason}"),
        };
        format!("{place}{what}{reason}")
    }

    /// The stretches of a document that an analyst left uncoded on purpose in a pass, in order; none where
    /// that is hidden.
    pub fn passed_over(&self, pass: PassId, analyst: AnalystId, document: DocumentId) -> Vec<Span> {
        let Some(it) = self.pass(pass) else {
            return Vec::new();
        };
        if !self.shows_reading(it, analyst, document) {
            return Vec::new();
        }
        let least = (analyst, document, Span::new(0, 0));
        let most = (analyst, document, Span::new(u32::MAX, u32::MAX));
        let stretches = it.passed_over.range(least..=most);
        stretches
            .filter(|(_, over)| over.get_or(false))
            .map(|((_, _, span), _)| *span)
            .collect()
    }

    /// Whether how far an analyst has read a document in a pass shows.
    pub(super) fn shows_reading(
        &self,
        pass: &Pass,
        analyst: AnalystId,
        document: DocumentId,
    ) -> bool {
        let part = (!pass.is_within_constructs()).then_some(Part::Document(document));
        self.person() == Some(analyst) || !self.hides_part(pass, part)
    }

    /// The codes that were chosen for a directed pass, in order of their ids; none where all are offered.
    pub fn offered_codes(&self, pass: PassId) -> Option<Vec<CodeId>> {
        let offered = &self.pass(pass)?.offered;
        let tree = self.code_tree();
        let chosen = offered.iter().filter(|(_, offered)| offered.get_or(false));
        let mut codes: Vec<CodeId> = chosen
            .map(|(code, _)| tree.effective(*code))
            .filter(|code| self.code(*code).is_some_and(|it| it.made.stands()))
            .collect();
        codes.sort();
        codes.dedup();
        (!codes.is_empty()).then_some(codes)
    }

    /// The code for what is relevant and fits no domain of the framework a pass codes with, once one was made.
    pub fn outside_code(&self, pass: PassId) -> Option<CodeId> {
        let framework = self.pass(pass)?.opened.framework?;
        let codes = self.codes();
        let outside = codes
            .into_iter()
            .find(|code| self.outside_of(code) == Some(framework))?;
        Some(self.code_tree().effective(outside.id))
    }

    /// The framework that a code lies outside of: that of the pass it arose in.
    pub fn outside_of(
        &self,
        code: &crate::model::things::Code,
    ) -> Option<crate::model::FrameworkId> {
        if code.first.origin != Origin::Outside {
            return None;
        }
        let arose = code.first.arose?;
        self.study.state.passes.get(&arose.pass)?.opened.framework
    }
}
