//! The decision there is on a difference, and the recording of another.

use super::ways::At;
use super::words::{day_of, decision, state};
use crate::analysis::discrepancies::SettledState;
use crate::model::things::DecisionMade;
use crate::model::{
    AnalystId, Change, CodeEdit, CodeId, Decision, Ground, MemoKind, NewDecision, NewMemo, Target,
    acts, capital,
};
use crate::ui::theme::{parts, theme};
use crate::ui::{Commands, Date};
use egui::Ui;

impl At<'_, '_> {
    /// The decision there is, with its reason, and the way to open it again. True where its definition is asked for.
    pub fn decided(&self, ui: &mut Ui, commands: &mut Commands) -> bool {
        let Some(made) = &self.row.decision else {
            return false;
        };
        let mut asked = false;
        parts::section(ui, "Decision", "");
        parts::card(ui, |ui| {
            let words = state(
                self.view.overview,
                self.comparison,
                Some(self.readings),
                self.row,
            );
            let words = capital(&words);
            ui.add(egui::Label::new(theme(ui).strong(words)).wrap());
            if self.row.state == SettledState::Conflict {
                for (n, made) in self.at_once().enumerate() {
                    let order = if n == 0 { "The later" } else { "The earlier" };
                    self.said(ui, made, &format!("{order}: "));
                }
            } else {
                let look_again = self.row.state == SettledState::LookAgain;
                self.said(ui, made, if look_again { "Decided was: " } else { "" });
            }
            let may = self.view.me().is_some() && self.view.read_only.is_none();
            if let Decision::DefinitionUnclear(code) = made.decided.decision {
                if self.row.is_unclear() {
                    self.definition_line(ui, code);
                    asked = may && parts::link(ui, "Edit the definition").clicked();
                }
            } else if !self.row.is_open() && may && parts::link(ui, "Open again").clicked() {
                self.record(Decision::Reopened, "", commands);
            }
        });
        asked
    }

    /// “Definition of “trust” changed on 3 May”.
    fn definition_line(&self, ui: &mut Ui, code: CodeId) {
        let name = self.view.seen.code_name(code);
        let words = match self.row.defined {
            Some(when) => {
                let day = Date::of_milliseconds(when).whole();
                format!("The definition of “{name}” was changed on {day}.")
            }
            None => format!("The definition of “{name}” has to be made clear."),
        };
        ui.add(egui::Label::new(theme(ui).text(words)).wrap());
    }

    /// What was decided at once, the latest first.
    fn at_once(&self) -> impl Iterator<Item = &DecisionMade> {
        let latest = self.row.decision.iter();
        latest.chain(self.row.rivals.iter().rev())
    }

    /// A decision with its code, reason, person, day and session.
    fn said(&self, ui: &mut Ui, made: &DecisionMade, before: &str) {
        let theme = theme(ui);
        let overview = self.view.overview;
        if !before.is_empty() {
            let what = decision(overview, self.comparison, Some(self.readings), made);
            let words = theme.text(format!("{before}{what}"));
            ui.add(egui::Label::new(words).wrap());
        }
        let code = match &made.decided.decision {
            Decision::Borders { code, .. } => Some(*code),
            // What was decided names it already where it is in the codebook.
            Decision::AnotherCode(code) => Some(*code).filter(|it| overview.code(*it).is_none()),
            _ => None,
        };
        if let Some(code) = code {
            let name = self.view.seen.code_name(code);
            ui.add(egui::Label::new(theme.text(format!("“{name}”"))).wrap());
        }
        let decided = &made.decided;
        if !decided.reason.is_empty() {
            ui.add(egui::Label::new(theme.text(&decided.reason)).wrap());
        }
        // While it is hidden who coded what, a rule or a name would say it.
        let hides = self.comparison.hides;
        if let Some(rule) = decided.by_rule.as_ref().filter(|_| !hides) {
            ui.add(egui::Label::new(theme.text(format!("By rule: {rule}"))).wrap());
        }
        let who = made.made.by.filter(|_| !hides);
        let who = who.map(|who| overview.person_name(who).to_owned());
        let when = Date::of_milliseconds(made.made.stamp.at.milliseconds());
        let session = decided.session.and_then(|id| self.view.seen.session(id));
        let session = session.map(|it| format!("session of {}", day_of(&it.held.date)));
        let facts = [who, Some(when.whole()), session];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        ui.add(egui::Label::new(theme.small(facts.join(" · "))).wrap());
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

    /// Says again what was decided already: the latest first. False where there is nothing to say again.
    pub fn keep(&self, n: usize, reason: &str, commands: &mut Commands) -> bool {
        let Some(made) = self.at_once().nth(n) else {
            return false;
        };
        let old = &made.decided;
        let reason = if reason.is_empty() {
            &old.reason
        } else {
            reason
        };
        let mut new = self.new_decision(old.decision.clone(), reason);
        new.by_rule.clone_from(&old.by_rule);
        commands.act("let the decision stand", move |act| {
            acts::refuse_amending(act.seen, &new)?;
            act.draft.push(Change::Decide(Box::new(new)));
            Ok::<_, acts::ActError>(())
        });
        true
    }

    /// All readings are kept: the reason becomes a memo on the passage.
    pub fn record_readings(&self, reason: &str, commands: &mut Commands) {
        let (document, span) = (self.row.document, self.row.span);
        let pass = self.comparison.pass.id;
        let (me, text): (Option<AnalystId>, _) = (self.view.me(), reason.to_owned());
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

    /// Changes the definition of a code because of this difference, as one step.
    pub fn define(&self, code: CodeId, edits: Vec<CodeEdit>, commands: &mut Commands) {
        let of = Ground::discrepancy(self.row.ids.iter().copied());
        commands.act("change the definition", move |act| {
            for edit in edits {
                act.draft.push(Change::EditCode { code, edit });
            }
            let (step, linked) = (None, true);
            act.draft.push(Change::Because { step, of, linked });
            Ok::<_, acts::ActError>(())
        });
    }
}
