//! Several differences of one kind settled by a stated rule, as one step.

use super::comparison::Comparison;
use super::found::{Found, Row};
use super::kinds::Kind;
use super::words::{number, possessive};
use crate::analysis::discrepancies::Difference;
use crate::model::{AnalystId, Change, CodingId, Decision, NewDecision, SessionId, Span, acts};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;

/// The rule while it is stated.
#[derive(Debug, Default)]
pub(super) struct ByRule {
    form: Option<Form>,
}

/// What a rule lets stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Union,
    Intersection,
    /// Every coding as it was made.
    AsMade,
    As(AnalystId),
    Neither,
}

impl Rule {
    /// The decision it is for a difference; none where it says nothing of it.
    fn decision(self, difference: &Difference, comparison: &Comparison) -> Option<Decision> {
        Some(match self {
            Self::Union => Decision::Union,
            Self::Intersection => {
                shared(difference)?;
                Decision::Intersection
            }
            Self::AsMade => match difference.codings.as_slice() {
                [one] => Decision::As(*comparison.analysts.get(one.analyst)?),
                _ => Decision::Both,
            },
            Self::As(who) => Decision::As(who),
            Self::Neither => Decision::Neither,
        })
    }
}

/// What all codings of a difference cover; none where that is nothing.
pub(super) fn shared(difference: &Difference) -> Option<Span> {
    let mut spans = difference.codings.iter().map(|it| it.span);
    let first = spans.next()?;
    spans.try_fold(first, Span::intersection)
}

#[derive(Debug)]
struct Form {
    kind: Kind,
    stands: Rule,
    rule: String,
    /// Whether the words of the rule are the analyst's own.
    typed: bool,
    follow: bool,
}

impl ByRule {
    /// A link where several open differences of one kind are shown, and the form behind it.
    #[expect(
        clippy::too_many_arguments,
        reason = "what the rule is for, and what is done with it"
    )]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        of: Option<(Kind, &[usize])>,
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
                    let stands = ways(of, comparison).swap_remove(0).0;
                    self.form = Some(Form {
                        kind: of,
                        rule: stated(of, stands, comparison),
                        stands,
                        typed: false,
                        follow: true,
                    });
                }
            });
            return;
        };
        parts::section(ui, &format!("A rule for {count}"), "");
        let heading = of.words(comparison);
        let words = format!("The {count} open differences shown: {heading}.");
        ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        if forms::choice(ui, "What stands", &mut form.stands, &ways(of, comparison)) && !form.typed
        {
            form.rule = stated(of, form.stands, comparison);
        }
        let field = forms::long_text(ui, "The rule", &mut form.rule, "As it is to be reported", 2);
        if field.changed() {
            form.typed = true;
        }
        let left = form.left_open(comparison, found, rows);
        if left > 0 {
            let left = number(left as u64);
            let words = format!("{left} of them stay open: no words were coded by all.");
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        }
        let count = number((rows.len() - left) as u64);
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
            form.settle(comparison, found, rows, session, commands);
        }
        if settle || cancel {
            self.form = None;
        }
    }
}

impl Form {
    /// How many of the differences the rule says nothing of.
    fn left_open(&self, comparison: &Comparison, found: &Found, places: &[usize]) -> usize {
        if self.stands != Rule::Intersection {
            return 0;
        }
        let rows = places.iter().filter_map(|n| found.rows.get(*n));
        let none = |row: &&Row| self.stands.decision(&row.difference, comparison).is_none();
        rows.filter(none).count()
    }

    fn settle(
        &self,
        comparison: &Comparison,
        found: &Found,
        places: &[usize],
        session: Option<SessionId>,
        commands: &mut Commands,
    ) {
        let rows = places.iter().filter_map(|n| found.rows.get(*n));
        let decided: Vec<(Vec<CodingId>, Decision)> = rows
            .filter_map(|row| {
                let decision = self.stands.decision(&row.difference, comparison)?;
                Some((row.ids.clone(), decision))
            })
            .collect();
        let pass = comparison.pass.id;
        let rule = match self.rule.trim() {
            "" => stated(self.kind, self.stands, comparison),
            rule => rule.to_owned(),
        };
        commands.act("settle by a rule", move |act| {
            for (codings, decision) in decided {
                let new = NewDecision {
                    pass,
                    codings,
                    decision,
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
fn ways(kind: Kind, comparison: &Comparison) -> Vec<(Rule, String)> {
    let two = comparison.is_of_two();
    let each = |among: &dyn Fn(usize) -> bool| {
        let analysts = comparison.analysts.iter().zip(&comparison.names);
        let analysts = analysts.enumerate().filter(|(place, _)| among(*place));
        let ways = analysts.map(|(_, (who, name))| (Rule::As(*who), possessive(name)));
        if comparison.hides {
            Vec::new()
        } else {
            ways.collect()
        }
    };
    let way = |rule: Rule, words: &str| (rule, words.to_owned());
    let any = if two {
        "Everything that either coded"
    } else {
        "Everything that any of them coded"
    };
    let shared = if two {
        "What both coded"
    } else {
        "What all coded"
    };
    let none = if two { "Neither" } else { "None of them" };
    match kind {
        Kind::Borders => {
            let mut ways = vec![way(Rule::Union, any), way(Rule::Intersection, shared)];
            ways.extend(each(&|_| true));
            ways
        }
        Kind::OtherCode => {
            let mut ways = vec![way(Rule::AsMade, if two { "Both" } else { "All of them" })];
            ways.extend(each(&|_| true));
            ways.push(way(Rule::Neither, none));
            ways
        }
        Kind::OnlySome(1) => vec![
            way(Rule::AsMade, "What was coded"),
            way(Rule::Neither, none),
        ],
        Kind::OnlySome(_) => vec![
            way(Rule::Union, any),
            way(Rule::Intersection, "What these coded alike"),
            way(Rule::Neither, none),
        ],
        Kind::Only(who) => {
            let mut ways = Vec::new();
            if who.len() > 1 {
                ways.push(way(Rule::Union, any));
                ways.push(way(Rule::Intersection, "What these coded alike"));
            }
            ways.extend(each(&|place| who.contains(place)));
            ways.push(way(Rule::Neither, none));
            ways
        }
    }
}

/// A rule in words, until somebody words it otherwise.
fn stated(kind: Kind, rule: Rule, comparison: &Comparison) -> String {
    let two = comparison.is_of_two();
    let all_gave = kind == Kind::Borders;
    match rule {
        Rule::Union if two => "Where only the borders differ, everything that either coded stands.",
        Rule::Union if all_gave => {
            "Where only the borders differ, everything that any of them coded stands."
        }
        Rule::Union => "What some coded alike stands, with everything that any of them coded.",
        Rule::Intersection if two => "Where only the borders differ, what both coded stands.",
        Rule::Intersection if all_gave => "Where only the borders differ, what all coded stands.",
        Rule::Intersection => "What some coded alike stands, with the words that these all coded.",
        Rule::AsMade if kind == Kind::OtherCode && two => "Where the codes differ, both stand.",
        Rule::AsMade if kind == Kind::OtherCode => "Where the codes differ, all of them stand.",
        Rule::AsMade => "What one alone coded stands.",
        Rule::Neither => "None of these stands.",
        Rule::As(who) => {
            let mut analysts = comparison.analysts.iter().zip(&comparison.names);
            let name = analysts.find(|(it, _)| **it == who);
            let name = name.map_or("", |(_, name)| name.as_str());
            return format!("{} coding stands.", possessive(name));
        }
    }
    .to_owned()
}
