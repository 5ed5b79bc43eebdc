//! Acts after which one may say why.

use super::OpenStudy;
use crate::model::{StepId, acts};
use crate::ui::theme::parts::Tone;
use crate::ui::{Act, Command, Place};

impl OpenStudy {
    /// Does an act like the others and then offers to say why, where it happened.
    pub(in crate::ui) fn act_asking(
        &mut self,
        place: Place,
        what: &'static str,
        did: &'static str,
        act: Act,
    ) -> Vec<Command> {
        self.keep_reason();
        match self.try_act(act, None) {
            Ok((then, step)) => {
                if let Some(step) = step {
                    self.spaces.why.ask(step, place, did, "");
                }
                then
            }
            Err(sentence) => {
                let sentence = if sentence.is_empty() {
                    format!("It was not possible to {what}.")
                } else {
                    sentence
                };
                self.say(place, Tone::Bad, sentence);
                Vec::new()
            }
        }
    }

    /// Offers the line on which to say why a step was done, with the reason that stands.
    pub(in crate::ui) fn ask_why(&mut self, place: Place, step: StepId, did: &str, why: &str) {
        self.keep_reason();
        self.spaces.why.ask(step, place, did, why);
        self.spaces.why.focus();
    }

    /// Records why a step was done.
    pub(in crate::ui) fn explain(&mut self, place: Place, step: StepId, why: &str) {
        self.spaces.why.close();
        let why = why.to_owned();
        let act: Act = Box::new(move |act| {
            let done = acts::explain_step(act.seen, act.draft, step, &why);
            done.map(|()| Vec::new()).map_err(|error| error.to_string())
        });
        if let Err(sentence) = self.try_act(act, None) {
            self.say(place, Tone::Bad, sentence);
        }
    }

    /// A reason that was typed and not entered is not lost when something else is done.
    pub(super) fn keep_reason(&mut self) {
        if let Some((step, place, why)) = self.spaces.why.typed() {
            self.explain(place, step, &why);
        }
        self.spaces.why.close();
    }
}
