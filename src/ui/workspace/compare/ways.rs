//! The ways to decide a difference, and their recording.

use super::comparison::Comparison;
use super::found::Row;
use super::words::{possessive, state};
use crate::analysis::discrepancies::DifferenceKind;
use crate::model::{
    AnalystId, Change, CodeId, Decision, MemoKind, NewDecision, NewMemo, SessionId, Target, acts,
};
use crate::ui::theme::{parts, theme};
use crate::ui::{Commands, Date, View};
use egui::{Event, Key, Ui};

/// A way to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    As(AnalystId),
    Both,
    Neither,
    Union,
    Intersection,
    Borders,
    Code,
    Refer,
    Readings,
    Definition,
}

/// A way with its words and its key, and why it cannot be taken here.
pub(super) struct Offer {
    pub way: Way,
    words: String,
    pub key: Key,
    pub cap: &'static str,
    pub why_not: Option<&'static str>,
}

impl Offer {
    fn button(&self, ui: &mut Ui, width: f32) -> bool {
        let enabled = self.why_not.is_none();
        let response = ui
            .add_enabled_ui(enabled, |ui| {
                parts::key_button(ui, &self.words, self.cap, width)
            })
            .inner;
        match self.why_not {
            Some(why) => {
                response.on_disabled_hover_text(why);
                false
            }
            None => response.clicked(),
        }
    }
}

pub(super) fn typed_slash(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        let slash = |event: &Event| matches!(event, Event::Text(text) if text == "/");
        input.events.retain(|event| !slash(event));
        input.events.len() < before
    })
}

/// The difference that is decided, and who decides.
pub(super) struct At<'v, 'a> {
    pub view: &'v View<'a>,
    pub comparison: &'v Comparison,
    pub row: &'v Row,
    pub session: Option<SessionId>,
}

impl At<'_, '_> {
    /// Persons who could decide instead of the two.
    pub fn others(&self) -> Vec<AnalystId> {
        let people = self.view.overview.people.iter().map(|person| person.id);
        people
            .filter(|who| !self.comparison.pair.contains(who))
            .collect()
    }

    /// The one code that new borders would be for.
    pub fn one_code(&self) -> Option<CodeId> {
        let mut codes = self.row.codes();
        let first = codes.next()?;
        codes.all(|code| code == first).then_some(first)
    }

    pub fn offers(&self) -> Vec<Offer> {
        let [a, b] = self.comparison.pair;
        let [name_a, name_b] = &self.comparison.pair_names;
        let alone = matches!(
            self.row.kind(),
            DifferenceKind::OnlyA | DifferenceKind::OnlyB
        );
        let offer = |way, words: &str, key, cap, why_not| Offer {
            way,
            words: words.to_owned(),
            key,
            cap,
            why_not,
        };
        let both = alone.then_some("Only one of the two has a coding here");
        let borders = self
            .one_code()
            .is_none()
            .then_some("Settle first which of the two codes it is");
        let refer = self
            .others()
            .is_empty()
            .then_some("There is no third analyst in the study");
        let mut offers = vec![
            offer(Way::As(a), &possessive(name_a), Key::A, "A", None),
            offer(Way::As(b), &possessive(name_b), Key::B, "B", None),
            offer(Way::Both, "Both", Key::Num2, "2", both),
            offer(Way::Neither, "Neither", Key::Num0, "0", None),
            offer(Way::Borders, "New borders", Key::D, "D", borders),
            offer(Way::Code, "Another code", Key::Slash, "/", None),
            offer(Way::Refer, "Refer", Key::T, "T", refer),
            offer(Way::Readings, "Both readings", Key::K, "K", None),
            offer(Way::Definition, "Unclear code", Key::F, "F", None),
        ];
        if self.row.kind() == DifferenceKind::Borders {
            let two = [
                offer(Way::Union, "All coded", Key::U, "U", None),
                offer(Way::Intersection, "Coded by both", Key::I, "I", None),
            ];
            offers.splice(4..4, two);
        }
        offers
    }

    /// A button for each way; the one that was pressed.
    pub fn ways(&self, ui: &mut Ui) -> Option<Way> {
        let mut pressed = None;
        let width = ((ui.available_width() - 8.0) / 2.0).max(120.0);
        for two in self.offers().chunks(2) {
            ui.horizontal_wrapped(|ui| {
                for offer in two {
                    if offer.button(ui, width) {
                        pressed = Some(offer.way);
                    }
                }
            });
        }
        pressed
    }

    /// The decision there is, with its reason, and the way to open it again.
    pub fn decided(&self, ui: &mut Ui, commands: &mut Commands) {
        let Some(made) = &self.row.decision else {
            return;
        };
        let theme = theme(ui);
        let overview = self.view.overview;
        parts::section(ui, "Decision", "");
        parts::card(ui, |ui| {
            let words = state(overview, self.row.state, Some(made));
            ui.add(egui::Label::new(theme.strong(super::left::capital(&words))).wrap());
            if let Decision::AnotherCode(code) | Decision::Borders { code, .. } =
                &made.decided.decision
            {
                let name = self.view.seen.code_name(*code);
                ui.add(egui::Label::new(theme.text(format!("“{name}”"))).wrap());
            }
            if !made.decided.reason.is_empty() {
                ui.add(egui::Label::new(theme.text(&made.decided.reason)).wrap());
            }
            let who = made.made.by.map(|who| overview.person_name(who).to_owned());
            let when = Date::of_milliseconds(made.made.stamp.at.milliseconds());
            let session = made
                .decided
                .session
                .and_then(|id| self.view.seen.session(id));
            let session = session.map(|it| format!("session of {}", it.held.date));
            let facts = [who, Some(when.whole()), session];
            let facts: Vec<String> = facts.into_iter().flatten().collect();
            ui.add(egui::Label::new(theme.small(facts.join(" · "))).wrap());
            let stands = !self.row.is_open();
            let may = self.view.me().is_some() && self.view.read_only.is_none();
            if stands && may && parts::link(ui, "Open again").clicked() {
                self.record(Decision::Reopened, "", commands);
            }
        });
    }

    fn new_decision(&self, decision: Decision, reason: &str) -> NewDecision {
        NewDecision {
            pass: self.comparison.pass.id,
            codings: self.row.ids.clone(),
            decision,
            reason: reason.to_owned(),
            session: self.session,
            by_rule: None,
        }
    }

    /// Whether the decision may be made; where not, the panel says why.
    pub fn may_record(&self, decision: &Decision, reason: &str, commands: &mut Commands) -> bool {
        let new = self.new_decision(decision.clone(), reason);
        let refused = acts::refuse_amending(self.view.seen, &new).err();
        if let Some(error) = &refused {
            commands.say(parts::Tone::Bad, error.to_string());
        }
        refused.is_none()
    }

    pub fn record(&self, decision: Decision, reason: &str, commands: &mut Commands) {
        let new = self.new_decision(decision, reason);
        commands.act("record the decision", move |act| {
            acts::refuse_amending(act.seen, &new)?;
            act.draft.push(Change::Decide(Box::new(new)));
            Ok::<_, acts::ActError>(())
        });
    }

    /// Both readings are kept: the reason becomes a memo on the passage.
    pub fn record_readings(&self, reason: &str, commands: &mut Commands) {
        let (document, span) = (self.row.document, self.row.span);
        let pass = self.comparison.pass.id;
        let (me, text) = (self.view.me(), reason.to_owned());
        let mut new = self.new_decision(Decision::Both, reason);
        commands.act("record the decision", move |act| {
            acts::refuse_amending(act.seen, &new)?;
            let draft = &mut *act.draft;
            let memo = draft.push(Change::AddMemo(Box::new(NewMemo {
                analyst: me,
                on: Target::Passage { document, span },
                kind: MemoKind::Analytic,
                pass: Some(pass),
                text,
                author: None,
                dated: None,
            })));
            new.decision = Decision::DifferingReadings(memo.into());
            draft.push(Change::Decide(Box::new(new)));
            Ok::<_, acts::ActError>(())
        });
    }
}
