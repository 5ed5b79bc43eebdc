//! Deciding a challenge: one key each, with a reason.

use super::super::comparison::hides_who;
use super::super::other_code::find_code;
use super::super::ways::typed_slash;
use super::super::words::{day_of, short_name};
use super::row::{Row, decision};
use crate::model::{
    AnalystId, ChallengeDecision, ChallengeId, ChallengeState, NewChallengeDecision, PassId,
    SessionId, acts, capital,
};
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{parts, theme};
use crate::ui::{Commands, Date, View};
use egui::{Key, Label, Modifiers, Ui};

/// What is half done.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    of: Vec<ChallengeId>,
    reason: String,
    mode: Mode,
}

/// What is being chosen.
#[derive(Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Nothing,
    Code {
        typed: String,
        marked: usize,
    },
    Refer,
}

/// A way to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Is(ChallengeDecision),
    Another,
    Refer,
}

/// A way with its words and its key, and why it cannot be taken here.
struct Offer {
    way: Way,
    words: String,
    key: Key,
    cap: &'static str,
    why_not: Option<&'static str>,
}

/// Keys of the challenges: that of the first, the second, the third.
pub(super) const CLAIMS: [(Key, &str); 3] = [(Key::C, "C"), (Key::D, "D"), (Key::E, "E")];

/// The challenge that is decided.
pub(super) struct At<'v, 'a> {
    pub view: &'v View<'a>,
    pub of: PassId,
    pub row: &'v Row,
    pub session: Option<SessionId>,
}

impl At<'_, '_> {
    fn may(&self) -> bool {
        self.view.me().is_some() && self.view.read_only.is_none()
    }

    /// Persons who could decide instead of those who coded and challenged it.
    fn others(&self) -> Vec<AnalystId> {
        let people = self.view.overview.people.iter().map(|person| person.id);
        let coder = self.row.coded.map(|(who, _)| who);
        let involved = |who: &AnalystId| {
            coder == Some(*who) || self.row.claims.iter().any(|it| it.who == *who)
        };
        people.filter(|who| !involved(who)).collect()
    }

    fn offers(&self) -> Vec<Offer> {
        let row = self.row;
        let offer = |way, words: String, key, cap, why_not| Offer {
            way,
            words,
            key,
            cap,
            why_not,
        };
        let as_coded = match row.coded {
            Some(_) => "As coded",
            None => "Not coded",
        };
        let mut offers = vec![offer(
            Way::Is(ChallengeDecision::AsCoded),
            as_coded.to_owned(),
            Key::A,
            "A",
            None,
        )];
        let several = row.claims.len() > 1;
        for (claim, (key, cap)) in row.claims.iter().zip(CLAIMS) {
            let words = match (several, hides_who(self.view)) {
                (false, _) => "As challenged".to_owned(),
                (true, false) => {
                    format!("As {} says", short_name(self.view.overview, claim.who))
                }
                (true, true) => format!("As in {cap}"),
            };
            let way = Way::Is(ChallengeDecision::AsChallenged(claim.id));
            offers.push(offer(way, words, key, cap, None));
        }
        let named = row.claims.iter().any(|it| it.construct.is_some());
        let side_by_side = (row.coded.is_none() || !named)
            .then_some("There is only one construct that could stand here");
        let neither =
            (row.coded.is_none() || !named).then_some("It is the same as one of the two above");
        let refer = self
            .others()
            .is_empty()
            .then_some("There is nobody else in the study");
        offers.extend([
            offer(
                Way::Another,
                "Another code".to_owned(),
                Key::Slash,
                "/",
                None,
            ),
            offer(
                Way::Is(ChallengeDecision::Both),
                "Both".to_owned(),
                Key::Num2,
                "2",
                side_by_side,
            ),
            offer(
                Way::Is(ChallengeDecision::Neither),
                "Neither".to_owned(),
                Key::Num0,
                "0",
                neither,
            ),
            offer(Way::Refer, "Refer".to_owned(), Key::T, "T", refer),
        ]);
        offers
    }

    fn record(&self, decision: ChallengeDecision, reason: &str, commands: &mut Commands) {
        let new = NewChallengeDecision {
            of: self.of,
            challenges: self.row.ids.clone(),
            decision,
            reason: reason.trim().to_owned(),
            session: self.session,
        };
        commands.act("record the decision", move |act| {
            acts::decide_challenge(act.seen, act.draft, new)
        });
    }

    /// The decision there is, with its reason, and the way to open it again.
    fn decided(&self, ui: &mut Ui, commands: &mut Commands) {
        let Some(made) = &self.row.decision else {
            return;
        };
        parts::section(ui, "Decision", "");
        parts::card(ui, |ui| {
            let theme = theme(ui);
            let view = self.view;
            let words = match self.row.state {
                ChallengeState::LookAgain => {
                    "Look again: it was challenged further, or coded otherwise, since it was decided."
                }
                ChallengeState::Conflict => {
                    "Two people decided it differently without knowing of each other: decide it again."
                }
                ChallengeState::Open => "Open again",
                ChallengeState::Decided if self.row.changed => "Decided: the coding is changed",
                ChallengeState::Decided => "Decided: the coding stays",
                ChallengeState::Referred => "Referred",
            };
            ui.add(Label::new(theme.strong(words)).wrap());
            let what = decision(view, made.decided.decision);
            let what = capital(&what);
            ui.add(Label::new(theme.text(what)).wrap());
            if !made.decided.reason.is_empty() {
                ui.add(Label::new(theme.text(&made.decided.reason)).wrap());
            }
            let by = made.made.by.filter(|_| !hides_who(view));
            let who = by.map(|who| view.overview.person_name(who).to_owned());
            let when = Date::of_milliseconds(made.made.stamp.at.milliseconds()).whole();
            let session = made.decided.session.and_then(|id| view.seen.session(id));
            let session = session.map(|it| format!("session of {}", day_of(&it.held.date)));
            let facts: Vec<String> = [who, Some(when), session].into_iter().flatten().collect();
            ui.add(Label::new(theme.small(facts.join(" · "))).wrap());
            let stands = matches!(
                self.row.state,
                ChallengeState::Decided | ChallengeState::Referred
            );
            if stands && self.may() && parts::link(ui, "Open again").clicked() {
                self.record(ChallengeDecision::Reopened, "", commands);
            }
        });
    }
}

impl Deciding {
    /// Whether something is half done, so that the keys belong to it.
    pub fn is_busy(&self) -> bool {
        self.mode != Mode::Nothing
    }

    fn begin(&mut self, row: &Row) {
        if self.of != row.ids {
            *self = Self {
                of: row.ids.clone(),
                ..Self::default()
            };
        }
    }

    /// The decision there is, the ways to decide, and the reason. True once something was decided.
    pub fn show(&mut self, ui: &mut Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        self.begin(at.row);
        at.decided(ui, commands);
        if !at.may() {
            return false;
        }
        let done = if self.is_busy() {
            self.half_done(ui, at, commands)
        } else {
            parts::section(ui, "Decide", "");
            let pressed = buttons(ui, &at.offers());
            pressed.is_some_and(|way| self.press(way, at, commands))
        };
        let heading = parts::section(ui, "Reason", "");
        let edit = egui::TextEdit::multiline(&mut self.reason)
            .desired_width(f32::INFINITY)
            .desired_rows(2)
            .hint_text("Why; recorded with the decision")
            .margin(egui::vec2(10.0, 8.0));
        ui.add(edit).labelled_by(heading.id);
        done
    }

    /// One key for each way. True once something was decided.
    pub fn keys(&mut self, ui: &Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        self.begin(at.row);
        if !at.may() {
            return false;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if self.is_busy() && pressed(Key::Escape) {
            self.mode = Mode::Nothing;
            return false;
        }
        let list = egui::Id::unique(super::LIST);
        let focused = ui.memory(egui::Memory::focused);
        if self.is_busy() || focused.is_some_and(|id| id != list) {
            return false;
        }
        let offers = at.offers();
        let way = offers.iter().find(|offer| {
            let key = pressed(offer.key);
            let typed = offer.cap == "/" && typed_slash(ui);
            (key || typed) && offer.why_not.is_none()
        });
        way.is_some_and(|offer| self.press(offer.way, at, commands))
    }

    fn press(&mut self, way: Way, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        match way {
            Way::Is(decision) => self.record(decision, at, commands),
            Way::Another => {
                self.mode = Mode::Code {
                    typed: String::new(),
                    marked: 0,
                };
                false
            }
            Way::Refer => {
                if let [only] = *at.others().as_slice() {
                    return self.record(ChallengeDecision::Refer(only), at, commands);
                }
                self.mode = Mode::Refer;
                false
            }
        }
    }

    fn record(
        &mut self,
        decision: ChallengeDecision,
        at: &At<'_, '_>,
        commands: &mut Commands,
    ) -> bool {
        at.record(decision, &self.reason, commands);
        *self = Self::default();
        true
    }

    /// What a way needs besides its key.
    fn half_done(&mut self, ui: &mut Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        let heading = match self.mode {
            Mode::Nothing => return false,
            Mode::Code { .. } => "Another construct",
            Mode::Refer => "Refer to",
        };
        parts::section(ui, heading, "Esc to leave");
        let chosen = match &mut self.mode {
            Mode::Nothing => None,
            Mode::Code { typed, marked } => {
                let code = find_code(ui, at.view, typed, marked, &at.row.codes());
                code.map(ChallengeDecision::Another)
            }
            Mode::Refer => {
                let mut chosen = None;
                for who in at.others() {
                    let row = ListRow::new(at.view.overview.person_name(who));
                    if row.show(ui).clicked() {
                        chosen = Some(ChallengeDecision::Refer(who));
                    }
                }
                chosen
            }
        };
        if let Some(decision) = chosen {
            return self.record(decision, at, commands);
        }
        if parts::quiet_button(ui, "Cancel").clicked() {
            self.mode = Mode::Nothing;
        }
        false
    }
}

/// A button for each way; the one that was pressed.
fn buttons(ui: &mut Ui, offers: &[Offer]) -> Option<Way> {
    let mut pressed = None;
    let width = ((ui.available_width() - 8.0) / 2.0).max(120.0);
    for two in offers.chunks(2) {
        ui.horizontal_wrapped(|ui| {
            for offer in two {
                let enabled = offer.why_not.is_none();
                let button = ui.add_enabled_ui(enabled, |ui| {
                    parts::key_button(ui, &offer.words, offer.cap, width)
                });
                match offer.why_not {
                    Some(why) => {
                        button.inner.on_disabled_hover_text(why);
                    }
                    None if button.inner.clicked() => pressed = Some(offer.way),
                    None => {}
                }
            }
        });
    }
    pressed
}
