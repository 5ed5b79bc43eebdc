//! The rule of the blind pass: hidden until all its analysts have closed.

use super::{Seen, Viewer};
use crate::model::things::{Challenge, Code, Coding, Pass};
use crate::model::{AnalystId, ChallengeId, Claim, CodeId, CodingId, DocumentId, Part, PassId};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use std::sync::Arc;

/// What decides, within one document, whether a coding shows: its analyst, its pass, and its construct there.
type Whose = (AnalystId, PassId, Option<CodeId>);

/// So many are looked through in no time.
const MOST_KNOWN: usize = 16;

impl Seen<'_> {
    pub(super) fn is_me(&self, analyst: AnalystId) -> bool {
        self.viewer == Viewer::Analyst(analyst)
    }

    /// Whether another's work in this part of a pass is hidden from the viewer; none asks for the whole pass.
    pub(super) fn hides_part(&self, pass: &Pass, part: Option<Part>) -> bool {
        pass.opened.blind
            && match part {
                Some(part) => !pass.is_revealed(part),
                None => !self.is_wholly_revealed(pass),
            }
    }

    /// Whether every part of a pass's material is revealed. A pass without material has nothing to reveal.
    pub(super) fn is_wholly_revealed(&self, pass: &Pass) -> bool {
        let mut known = self.revealed_passes.borrow_mut();
        *known.entry(pass.id).or_insert_with(|| {
            let parts = self.parts_of_record(pass);
            !pass.hides_now && !parts.is_empty() && parts.iter().all(|part| pass.is_revealed(*part))
        })
    }

    /// Whether anything of a pass is hidden from somebody who does not code in it.
    pub(in crate::model) fn hides_part_of(&self, pass: &Pass) -> bool {
        self.hides_part(pass, None)
    }

    /// Whether a coding shows.
    pub fn shows_coding(&self, coding: &Coding) -> bool {
        if self.is_me(coding.analyst()) {
            return true;
        }
        let Some(pass) = self.study.state.passes.get(&coding.pass()) else {
            return false;
        };
        !self.hides_part(pass, part_of(pass, coding))
    }

    /// Tells of the codings of one document whether they show. They are those of few analysts in few passes, so that what
    /// was found once serves for most of them.
    pub(super) fn showing(&self) -> impl FnMut(&Coding) -> bool {
        let mut known: SmallVec<[(Whose, bool); 4]> = SmallVec::new();
        move |coding| {
            let whose = (coding.analyst(), coding.pass(), coding.within());
            if let Some((_, shows)) = known.iter().find(|(of, _)| *of == whose) {
                return *shows;
            }
            let shows = self.shows_coding(coding);
            if known.len() < MOST_KNOWN {
                known.push((whose, shows));
            }
            shows
        }
    }

    /// Whether a challenge shows: like the codings of the pass it was made in, and only with what it names.
    pub fn shows_challenge(&self, challenge: &Challenge) -> bool {
        let first = &challenge.first;
        if self.is_me(first.analyst) {
            return true;
        }
        let Some(pass) = self.study.state.passes.get(&first.pass) else {
            return false;
        };
        let part = Self::part_of_challenge(pass, challenge);
        let claims = [Some(first.claim), challenge.claim.get().copied()];
        let mut named = claims.into_iter().flatten().filter_map(Claim::construct);
        !self.hides_part(pass, part)
            && first
                .coding
                .is_none_or(|coding| self.shows_coding_id(coding))
            && named.all(|code| self.shows_code(code))
    }

    /// The part of the pass it was made in that a challenge belongs to.
    pub(super) fn part_of_challenge(pass: &Pass, challenge: &Challenge) -> Option<Part> {
        let first = &challenge.first;
        if pass.is_within_constructs() {
            first.within.map(Part::Construct)
        } else {
            Some(Part::Document(first.document))
        }
    }

    pub(super) fn shows_challenge_id(&self, challenge: ChallengeId) -> bool {
        let challenge = self.study.state.challenges.get(&challenge);
        challenge.is_some_and(|challenge| self.shows_challenge(challenge))
    }

    /// Whether a code shows: codes that arose in another's hidden work do not, until a coding with them does.
    pub fn shows_code(&self, code: CodeId) -> bool {
        !self.hidden_codes().contains(&code)
    }

    pub(super) fn hidden_codes(&self) -> &FxHashSet<CodeId> {
        self.shared_hidden_codes()
    }

    /// The same, to be kept.
    pub(super) fn shared_hidden_codes(&self) -> &Arc<FxHashSet<CodeId>> {
        self.hidden_codes.get_or_init(|| {
            let mut hidden = self.codes_that_arose_hidden();
            let codings = &self.study.state.codings;
            hidden.retain(|code| !codings.any_with(*code, |coding| self.shows_coding(coding)));
            Arc::new(hidden)
        })
    }

    /// Codes that do not show unless a coding with them does.
    pub(super) fn codes_that_arose_hidden(&self) -> FxHashSet<CodeId> {
        let codes = self.study.state.codes.values();
        let hidden = codes.filter(|code| self.arose_hidden(code));
        hidden.map(|code| code.id).collect()
    }

    /// Of these codes those with which a coding of the document shows, each once.
    pub(super) fn codes_shown_in(
        &self,
        document: DocumentId,
        among: &FxHashSet<CodeId>,
    ) -> Vec<CodeId> {
        if among.is_empty() {
            return Vec::new();
        }
        let codings = self.study.state.codings.of(document).iter();
        let mut shown: Vec<CodeId> = codings
            .filter(|coding| among.contains(&coding.code()) && self.shows_coding(coding))
            .map(Coding::code)
            .collect();
        shown.sort();
        shown.dedup();
        shown
    }

    fn arose_hidden(&self, code: &Code) -> bool {
        let Some(arose) = &code.first.arose else {
            return false;
        };
        if code.made.by.is_some_and(|by| self.is_me(by)) {
            return false;
        }
        let Some(pass) = self.study.state.passes.get(&arose.pass) else {
            return false;
        };
        let part = if pass.is_within_constructs() {
            arose.within.map(Part::Construct)
        } else {
            arose.document.map(Part::Document)
        };
        self.hides_part(pass, part)
    }

    pub(super) fn shows_coding_id(&self, coding: CodingId) -> bool {
        let coding = self.study.state.codings.get(coding);
        coding.is_some_and(|coding| self.shows_coding(coding))
    }

    /// Whether everything that this analyst did in a pass shows, whatever part it belongs to.
    pub fn shows_work_of(&self, analyst: AnalystId, pass: PassId) -> bool {
        self.is_me(analyst)
            || self
                .study
                .state
                .passes
                .get(&pass)
                .is_some_and(|pass| !self.hides_part(pass, None))
    }

    /// Whether anything of anybody is hidden from the viewer at all.
    pub fn hides_anything(&self) -> bool {
        let passes = self.study.state.passes.values();
        passes
            .filter(|pass| pass.made.stands() && pass.opened.blind)
            .any(|pass| {
                pass.opened.analysts.iter().any(|who| !self.is_me(*who))
                    && !self.is_wholly_revealed(pass)
            })
    }
}

/// The part of its pass that a coding belongs to.
pub(super) fn part_of(pass: &Pass, coding: &Coding) -> Option<Part> {
    if pass.is_within_constructs() {
        coding.within().map(Part::Construct)
    } else {
        Some(Part::Document(coding.document()))
    }
}
