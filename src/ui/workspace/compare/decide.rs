//! Deciding a difference: one key each, with a reason.

use super::borders::borders;
use super::definition::{Defined, Defining};
use super::other_code::other_code;
use super::ways::{At, Way, typed_slash};
use crate::model::{CodeId, CodingId, Decision, Span};
use crate::ui::Commands;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{parts, theme};
use egui::{Key, Modifiers, Ui};

/// What is half done.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    of: Vec<CodingId>,
    reason: String,
    mode: Mode,
    /// What a decision still lacks.
    lacks: Option<&'static str>,
    /// Whether the words of the readings are waited for, so that a key records them.
    waits_for_readings: bool,
}

/// What is being chosen.
#[derive(Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Nothing,
    Borders(Span),
    Code {
        typed: String,
        marked: usize,
    },
    Refer,
    Definition(Defining),
}

/// What is asked for where both readings are to be kept.
const LACKS_READINGS: &str =
    "Write here what the two readings are; it becomes a memo. Ctrl Enter records it.";

impl Deciding {
    /// Whether something is half done, so that the keys belong to it.
    pub fn is_busy(&self) -> bool {
        self.mode != Mode::Nothing
    }

    /// The stretch that new borders would enclose, while they are being set.
    pub const fn borders(&self) -> Option<Span> {
        match self.mode {
            Mode::Borders(span) => Some(span),
            _ => None,
        }
    }

    fn begin(&mut self, at: &At<'_, '_>) {
        if self.of != at.row.ids {
            *self = Self {
                of: at.row.ids.clone(),
                ..Self::default()
            };
        }
    }

    /// The decision there is, the ways to decide, and the reason. True once something was decided.
    pub fn show(&mut self, ui: &mut Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        self.begin(at);
        // The definition stands in its place, so that its fields stay where they are when it is recorded.
        let defining = matches!(self.mode, Mode::Definition(_));
        let asked = !defining && at.decided(ui, commands);
        if at.view.me().is_none() || at.view.read_only.is_some() {
            return false;
        }
        let unclear = at.row.decision.as_ref().map(|it| &it.decided.decision);
        if let (true, Some(Decision::DefinitionUnclear(code))) = (asked, unclear) {
            self.mode = Mode::Definition(Defining::of(at, *code));
        }
        let done = if self.is_busy() {
            self.half_done(ui, at, commands)
        } else {
            parts::section(ui, "Decide", "");
            let pressed = at.ways(ui);
            pressed.is_some_and(|way| self.press(way, at, commands))
        };
        if matches!(self.mode, Mode::Definition(_)) {
            return done;
        }
        let heading = parts::section(ui, "Reason", "");
        let edit = egui::TextEdit::multiline(&mut self.reason)
            .desired_width(f32::INFINITY)
            .desired_rows(2)
            .hint_text("Why; recorded with the decision")
            .margin(egui::vec2(10.0, 8.0));
        // Before the field sees it.
        let by_key = self.waits_for_readings
            && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let field = ui.add(edit).labelled_by(heading.id);
        if by_key && self.press(Way::Readings, at, commands) {
            return true;
        }
        if let Some(lacks) = self.lacks {
            field.request_focus();
            ui.label(theme(ui).small(lacks).color(theme(ui).warn));
            if field.changed() {
                self.lacks = None;
            }
        }
        done
    }

    /// One key for each way. True once something was decided.
    pub fn keys(&mut self, ui: &Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        self.begin(at);
        if at.view.me().is_none() || at.view.read_only.is_some() {
            return false;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if self.is_busy() && pressed(Key::Escape) {
            self.mode = Mode::Nothing;
            return false;
        }
        if let Mode::Borders(span) = self.mode {
            return self.keys_of_borders(ui, span, at, commands);
        }
        let list = egui::Id::unique(super::list::LIST);
        let focused = ui.memory(egui::Memory::focused);
        if self.is_busy() || focused.is_some_and(|id| id != list) {
            return false;
        }
        let offers = at.offers();
        let way = offers.iter().find(|offer| {
            let key = offer.key.is_some_and(pressed);
            let typed = offer.cap == "/" && typed_slash(ui);
            (key || typed) && offer.why_not.is_none()
        });
        way.is_some_and(|offer| self.press(offer.way, at, commands))
    }

    fn press(&mut self, way: Way, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        self.lacks = None;
        self.waits_for_readings = false;
        let decision = match way {
            Way::As(who) => Decision::As(who),
            Way::Both => Decision::Both,
            Way::Neither => Decision::Neither,
            Way::Union => Decision::Union,
            Way::Intersection => Decision::Intersection,
            Way::Keep(n) => {
                let kept = at.keep(n, self.reason.trim(), commands);
                *self = Self::default();
                return kept;
            }
            Way::Definition => {
                // The difference stays open; what has to be made clear is edited beside it.
                if let Some(code) = at.row.codes().next() {
                    self.unclear(code, at, commands);
                }
                return false;
            }
            Way::Borders => {
                self.mode = Mode::Borders(at.row.span);
                return false;
            }
            Way::Code => {
                self.mode = Mode::Code {
                    typed: String::new(),
                    marked: 0,
                };
                return false;
            }
            Way::Refer => {
                if let [only] = *at.others().as_slice() {
                    Decision::Refer(only)
                } else {
                    self.mode = Mode::Refer;
                    return false;
                }
            }
            Way::Readings => {
                if self.reason.trim().is_empty() {
                    self.lacks = Some(LACKS_READINGS);
                    self.waits_for_readings = true;
                    return false;
                }
                at.record_readings(self.reason.trim(), commands);
                *self = Self::default();
                return true;
            }
        };
        self.record(decision, at, commands)
    }

    fn record(&mut self, decision: Decision, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        // What was typed stays where the decision is refused.
        if !at.may_record(&decision, self.reason.trim(), commands) {
            return false;
        }
        at.record(decision, self.reason.trim(), commands);
        *self = Self::default();
        true
    }

    fn unclear(&mut self, code: CodeId, at: &At<'_, '_>, commands: &mut Commands) {
        let decision = Decision::DefinitionUnclear(code);
        if !at.may_record(&decision, self.reason.trim(), commands) {
            return;
        }
        let reason = std::mem::take(&mut self.reason);
        at.record(decision, reason.trim(), commands);
        self.mode = Mode::Definition(Defining::of(at, code));
    }

    /// What a way needs besides its key.
    fn half_done(&mut self, ui: &mut Ui, at: &At<'_, '_>, commands: &mut Commands) -> bool {
        let heading = match self.mode {
            Mode::Nothing => return false,
            Mode::Borders(_) => "New borders",
            Mode::Code { .. } => "Another code",
            Mode::Refer => "Refer to",
            Mode::Definition(_) => "Definition",
        };
        let keys = match self.mode {
            Mode::Definition(_) => "Ctrl Enter saves, Esc leaves",
            _ => "Esc to leave",
        };
        parts::section(ui, heading, keys);
        let mut left = false;
        let mut unclear = None;
        let done = match &mut self.mode {
            Mode::Nothing => false,
            Mode::Borders(span) => {
                let chosen = borders(ui, span, at);
                chosen.is_some_and(|decision| self.record(decision, at, commands))
            }
            Mode::Code { typed, marked } => {
                let chosen = other_code(ui, typed, marked, at);
                chosen.is_some_and(|code| self.record(Decision::AnotherCode(code), at, commands))
            }
            Mode::Refer => {
                let mut chosen = None;
                for who in at.others() {
                    let row = ListRow::new(at.view.overview.person_name(who));
                    if row.show(ui).clicked() {
                        chosen = Some(who);
                    }
                }
                chosen.is_some_and(|who| self.record(Decision::Refer(who), at, commands))
            }
            Mode::Definition(defining) => {
                match defining.show(ui, at, commands) {
                    Defined::Writing => {}
                    Defined::Saved => left = true,
                    Defined::Another(code) => unclear = Some(code),
                }
                false
            }
        };
        if let Some(code) = unclear {
            self.unclear(code, at, commands);
            return false;
        }
        if left || (!done && parts::quiet_button(ui, "Cancel").clicked()) {
            self.mode = Mode::Nothing;
        }
        done
    }

    /// Arrows move the end by words, with Shift the beginning.
    fn keys_of_borders(
        &mut self,
        ui: &Ui,
        span: Span,
        at: &At<'_, '_>,
        commands: &mut Commands,
    ) -> bool {
        let pressed = |modifiers: Modifiers, key: Key| {
            ui.input_mut(|input| input.consume_key(modifiers, key))
        };
        if pressed(Modifiers::NONE, Key::Enter) {
            return match at.borders_decision(span) {
                Some(decision) => self.record(decision, at, commands),
                None => false,
            };
        }
        let mut moved = span;
        for (modifiers, start) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            for (key, forth) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
                if pressed(modifiers, key) {
                    moved = at.moved(moved, start, forth);
                }
            }
        }
        self.mode = Mode::Borders(moved);
        false
    }
}
