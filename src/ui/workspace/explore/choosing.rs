//! Coding what was found: which places, how much around them, and with which code.

use super::answer::{Answer, Found, Of};
use super::picking::{CodePick, Picked};
use crate::jobs::{Around, Job, Passages, Places, Polled, ReadText};
use crate::model::acts::{self, ActError, CodedPassages};
use crate::model::{Arose, CodeId, DocumentId, NewCode, PassId, Span};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::{code_named, next_colour};
use crate::ui::{Command, Commands, Notice, Place, View, forms, grouped, many};
use egui::{Rect, Ui};
use std::collections::HashSet;
use std::sync::Arc;

/// The places chosen, and the coding of them while it is under way.
#[derive(Default)]
pub(super) struct Choosing {
    chosen: HashSet<(Of, Span)>,
    around: Around,
    pick: Option<CodePick>,
    finding: Option<Finding>,
    button: Option<Rect>,
}

/// The passages around the places are being looked for.
struct Finding {
    job: Job<Passages>,
    pass: PassId,
    code: Picked,
    around: Around,
}

const UNITS: [(Around, &str); 3] = [
    (Around::Sentence, "Their sentences"),
    (Around::Turn, "Their whole turns"),
    (Around::Words, "The words alone"),
];

impl Choosing {
    /// Whether a code is being chosen, so that keys belong to the box.
    pub const fn is_open(&self) -> bool {
        self.pick.is_some()
    }

    /// Whether a place is chosen; none where it is no place of a transcript.
    pub fn has(&self, found: &Found) -> Option<bool> {
        found
            .document()
            .map(|_| self.chosen.contains(&found.place()))
    }

    /// Chooses a place, or no longer.
    pub fn switch(&mut self, found: &Found) {
        if found.document().is_some() && !self.chosen.remove(&found.place()) {
            self.chosen.insert(found.place());
        }
    }

    /// Chooses all places; where all are chosen, none.
    pub fn switch_all(&mut self, answer: &Answer) {
        let all = answer.found.iter().filter(|it| it.document().is_some());
        let all: HashSet<(Of, Span)> = all.map(Found::place).collect();
        if self.chosen.len() == all.len() {
            self.chosen.clear();
        } else {
            self.chosen = all;
        }
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        self.chosen.clear();
        self.pick = None;
    }

    /// The places meant: those chosen, else all.
    fn meant(&self, answer: &Answer) -> Vec<(DocumentId, Span)> {
        let found = answer.found.iter();
        let meant = found.filter(|it| self.chosen.is_empty() || self.chosen.contains(&it.place()));
        meant
            .filter_map(|it| Some((it.document()?, it.span)))
            .collect()
    }

    /// Opens the box in which the code is chosen, or says why nothing can be coded.
    pub fn start(&mut self, view: &View<'_>, answer: &Answer, commands: &mut Commands) {
        if self.meant(answer).is_empty() {
            return;
        }
        match pass_to_code_in(view) {
            Ok(pass) => self.pick = Some(CodePick::to_code(view, pass)),
            Err(why) => commands.say(Tone::Warn, why),
        }
    }

    /// The line above the list: how many are chosen, and what can be done with them.
    pub fn bar(&mut self, ui: &mut Ui, view: &View<'_>, answer: &Answer, commands: &mut Commands) {
        let all = answer.found.iter().filter(|it| it.document().is_some());
        let all = all.count();
        if all == 0 {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let chosen = self.meant(answer).len();
            let words = match (self.chosen.is_empty(), chosen) {
                (true, _) => format!("Code all {}…", grouped(all)),
                (false, 1) => "Code the chosen one…".to_owned(),
                (false, chosen) => format!("Code the {} chosen…", grouped(chosen)),
            };
            let able = pass_to_code_in(view);
            let button = ui.add_enabled_ui(able.is_ok() && self.finding.is_none(), |ui| {
                parts::quiet_button(ui, &words)
            });
            let button = match &able {
                Ok(_) => button.inner.on_hover_text(
                    "Gives one code to all of them in one step, which can be undone  ( / )",
                ),
                Err(why) => button.inner.on_disabled_hover_text(why),
            };
            self.button = Some(button.rect);
            let clicked = button.clicked();
            forms::bare_choice(
                ui,
                "How much of the text is coded",
                &mut self.around,
                &UNITS,
                150.0,
            );
            let link = if self.chosen.len() == all {
                "Choose none"
            } else {
                "Choose all"
            };
            if parts::link(ui, link).clicked() {
                self.switch_all(answer);
            }
            ui.label(theme(ui).small("Space chooses, ↑ ↓ move, Enter opens the place"));
            if clicked {
                self.start(view, answer, commands);
            }
        });
        ui.add_space(metrics::GRID);
        self.pick(ui, view, answer);
        self.finish(commands);
    }

    /// Draws the box; once a code is chosen, looks for the passages.
    fn pick(&mut self, ui: &Ui, view: &View<'_>, answer: &Answer) {
        let Some(pick) = &mut self.pick else {
            return;
        };
        let below = self.button.unwrap_or_else(|| ui.max_rect());
        let Some(picked) = pick.show(ui, below) else {
            return;
        };
        let pass = pick.pass();
        self.pick = None;
        let Some(pass) = pass.filter(|_| picked != Picked::Nothing) else {
            return;
        };
        let code = picked;
        let texts = view.texts.clone();
        let read: ReadText = Arc::new(move |hash| texts.get(hash).ok());
        let places = Places::of(view.seen, self.meant(answer), read);
        let around = self.around;
        let job = view
            .jobs
            .start("Finding the passages", view.revision(), move |watch| {
                Ok::<_, String>(places.around(around, watch))
            });
        self.finding = Some(Finding {
            job,
            pass,
            code,
            around,
        });
    }

    /// Codes the passages once they are known.
    fn finish(&mut self, commands: &mut Commands) {
        let Some(finding) = &self.finding else {
            return;
        };
        match finding.job.poll(finding.job.revision()) {
            Polled::Running => return,
            Polled::Done(passages) => {
                let (pass, around) = (finding.pass, finding.around);
                code_all(pass, around, finding.code.clone(), passages, commands);
                self.chosen.clear();
            }
            Polled::Failed(error) => commands.say(Tone::Bad, error.to_string()),
            Polled::Cancelled | Polled::Stale | Polled::Taken => {}
        }
        self.finding = None;
    }
}

/// The pass one can code in now, or why there is none.
fn pass_to_code_in(view: &View<'_>) -> Result<PassId, String> {
    if let Some(why) = view.read_only {
        return Err(why.to_owned());
    }
    if view.me().is_none() {
        return Err(
            "This window belongs to nobody of the study: one can read and not code.".into(),
        );
    }
    let row = view.pass().and_then(|pass| view.overview.pass(pass));
    let Some(row) = row else {
        return Err("There is no pass to code in yet: open one in Documents.".to_owned());
    };
    if !row.is_mine {
        return Err(format!(
            "You do not code in the pass “{}”: choose one of your own passes above.",
            row.name
        ));
    }
    Ok(row.id)
}

/// Gives the code to all passages: one step, and one sentence that says what came of it.
fn code_all(pass: PassId, around: Around, code: Picked, found: Passages, commands: &mut Commands) {
    commands.act_then("code what was found", move |act| {
        let (code, name) = match code {
            Picked::Code(code) => (code, act.seen.code_name(code)),
            Picked::New(name) => {
                let made = match code_named(act.seen, &name) {
                    Some(code) => Ok(code),
                    None => make(act, pass, &found.passages, &name),
                };
                (made.map_err(|error| error.to_string())?, name)
            }
            Picked::Nothing => return Ok(Vec::new()),
        };
        let coded = acts::code_passages(act.seen, act.draft, pass, &found.passages, code);
        let coded = coded.map_err(|error| error.to_string())?;
        let sentence = outcome(&coded, found.missing, around, &name);
        if coded.given == 0 {
            // Nothing is made of it, not even the new code.
            return Err(sentence);
        }
        let notice = Notice::new(Place::Centre, Tone::Good, sentence);
        Ok(vec![Command::Say(notice)])
    });
}

fn make(
    act: &mut crate::ui::Acting<'_>,
    pass: PassId,
    passages: &[(DocumentId, Span)],
    name: &str,
) -> Result<CodeId, ActError> {
    let first = passages.first().copied();
    let arose = Arose {
        pass,
        document: first.map(|(document, _)| document),
        span: first.map(|(_, span)| span),
        within: first.and_then(|(document, span)| acts::within_of(act.seen, pass, document, span)),
    };
    let new = NewCode {
        colour: next_colour(act.seen),
        arose: Some(arose),
        ..acts::new_code(name)
    };
    acts::make_code(act.seen, act.draft, new)
}

/// “12 sentences in 4 documents got the code “Trust”; 3 had it already; 2 lie in documents that you have closed.”
fn outcome(coded: &CodedPassages, missing: usize, around: Around, code: &str) -> String {
    let (one, several) = match around {
        Around::Sentence => ("sentence", "sentences"),
        Around::Turn => ("turn", "turns"),
        Around::Words => ("place", "places"),
    };
    let mut parts = Vec::new();
    parts.push(if coded.given == 0 {
        format!("No {one} got the code “{code}”")
    } else {
        format!(
            "{} in {} got the code “{code}”",
            many(coded.given, one, several),
            many(coded.documents, "document", "documents")
        )
    });
    if coded.already > 0 {
        parts.push(format!("{} had it already", grouped(coded.already)));
    }
    if coded.closed > 0 {
        let lie = if coded.closed == 1 { "lies" } else { "lie" };
        let n = grouped(coded.closed);
        parts.push(format!("{n} {lie} in what you have closed in this pass"));
    }
    if coded.outside > 0 {
        let are = if coded.outside == 1 { "is" } else { "are" };
        let n = grouped(coded.outside);
        parts.push(format!("{n} {are} not material of this pass"));
    }
    if missing > 0 {
        let n = many(missing, "place", "places");
        parts.push(format!("{n} could not be read, since the text is missing"));
    }
    format!("{}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_it_is_one_sentence_with_all_counts() {
        let coded = CodedPassages {
            given: 1200,
            documents: 1,
            already: 3,
            closed: 1,
            outside: 2,
        };
        assert_eq!(
            outcome(&coded, 0, Around::Sentence, "Trust"),
            "1,200 sentences in 1 document got the code “Trust”; 3 had it already; 1 lies in what you have closed in this pass; 2 are not material of this pass."
        );
        let none = CodedPassages::default();
        assert_eq!(
            outcome(&none, 1, Around::Turn, "Trust"),
            "No turn got the code “Trust”; 1 place could not be read, since the text is missing."
        );
    }
}
