//! Several differences of one kind settled by a stated rule, as one step.

use super::comparison::Comparison;
use super::found::Row;
use super::words::{kind, number, possessive};
use crate::analysis::discrepancies::DifferenceKind;
use crate::model::{Change, CodingId, Decision, NewDecision, SessionId, acts};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;

/// The rule while it is stated.
#[derive(Debug, Default)]
pub(super) struct ByRule {
    form: Option<Form>,
}

#[derive(Debug)]
struct Form {
    kind: DifferenceKind,
    decision: Decision,
    rule: String,
    /// Whether the words of the rule are the analyst's own.
    typed: bool,
    follow: bool,
}

impl ByRule {
    /// A link where several open differences of one kind are shown, and the form behind it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        of: Option<(DifferenceKind, Vec<&Row>)>,
        session: Option<SessionId>,
        commands: &mut Commands,
    ) {
        let Some((of, rows)) = of.filter(|(_, rows)| rows.len() > 1) else {
            self.form = None;
            return;
        };
        if view.me().is_none() || view.read_only.is_some() {
            return;
        }
        if self.form.as_ref().is_some_and(|form| form.kind != of) {
            self.form = None;
        }
        ui.add_space(metrics::GRID);
        let count = number(rows.len() as u64);
        let Some(form) = &mut self.form else {
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                let link = parts::link(ui, &format!("Settle these {count} by a rule"));
                if link.clicked() {
                    let decision = ways(of, comparison).swap_remove(0).0;
                    self.form = Some(Form {
                        kind: of,
                        rule: stated(&decision, comparison),
                        decision,
                        typed: false,
                        follow: true,
                    });
                }
            });
            return;
        };
        parts::section(ui, &format!("A rule for {count}"), "");
        let heading = kind(of, &comparison.pair_names);
        let words = format!("The {count} open differences shown: {heading}.");
        ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        if forms::choice(ui, "What stands", &mut form.decision, &ways(of, comparison))
            && !form.typed
        {
            form.rule = stated(&form.decision, comparison);
        }
        let field = forms::long_text(ui, "The rule", &mut form.rule, "As it is to be reported", 2);
        if field.changed() {
            form.typed = true;
        }
        ui.add_space(metrics::GRID);
        let (mut settle, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let button = parts::primary_button(ui, &format!("Settle {count}"));
            if std::mem::take(&mut form.follow) {
                button.scroll_to_me(None);
            }
            settle = button.clicked();
            cancel = parts::quiet_button(ui, "Cancel").clicked();
        });
        if settle {
            let ids = rows.iter().map(|row| row.ids.clone()).collect();
            form.settle(comparison, ids, session, commands);
        }
        if settle || cancel {
            self.form = None;
        }
    }
}

impl Form {
    fn settle(
        &self,
        comparison: &Comparison,
        items: Vec<Vec<CodingId>>,
        session: Option<SessionId>,
        commands: &mut Commands,
    ) {
        let (pass, decision) = (comparison.pass.id, self.decision.clone());
        let rule = match self.rule.trim() {
            "" => stated(&self.decision, comparison),
            rule => rule.to_owned(),
        };
        commands.act("settle by a rule", move |act| {
            for codings in items {
                let new = NewDecision {
                    pass,
                    codings,
                    decision: decision.clone(),
                    reason: String::new(),
                    session,
                    by_rule: Some(rule.clone()),
                };
                acts::refuse_amending(act.seen, &new)?;
                act.draft.push(Change::Decide(Box::new(new)));
            }
            Ok::<_, acts::ActError>(())
        });
    }
}

/// What a rule can let stand for differences of a kind, the likeliest first.
fn ways(kind: DifferenceKind, comparison: &Comparison) -> Vec<(Decision, String)> {
    let [a, b] = comparison.pair;
    let [name_a, name_b] = &comparison.pair_names;
    let one = (Decision::As(a), possessive(name_a));
    let other = (Decision::As(b), possessive(name_b));
    let neither = (Decision::Neither, "Neither".to_owned());
    match kind {
        DifferenceKind::Borders => vec![
            (Decision::Union, "Everything that either coded".to_owned()),
            (Decision::Intersection, "What both coded".to_owned()),
            one,
            other,
        ],
        DifferenceKind::OtherCode => vec![(Decision::Both, "Both".to_owned()), one, other, neither],
        DifferenceKind::OnlyA => vec![one, neither],
        DifferenceKind::OnlyB => vec![other, neither],
    }
}

/// A rule in words, until somebody words it otherwise.
fn stated(decision: &Decision, comparison: &Comparison) -> String {
    let [a, _] = comparison.pair;
    let [name_a, name_b] = &comparison.pair_names;
    match decision {
        Decision::Union => "Where only the borders differ, everything that either coded stands.",
        Decision::Intersection => "Where only the borders differ, what both coded stands.",
        Decision::Both => "Where the codes differ, both stand.",
        Decision::Neither => "None of these stands.",
        Decision::As(who) => {
            let name = if *who == a { name_a } else { name_b };
            return format!("{} coding stands.", possessive(name));
        }
        _ => "",
    }
    .to_owned()
}
