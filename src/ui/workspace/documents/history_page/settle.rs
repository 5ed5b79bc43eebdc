//! What a person has to look at: damaged files, changes still on their way, and what two people set at once.

use super::when;
use crate::model::acts::{self, ActError};
use crate::model::{CodeId, CodingId, Conflict, ConflictOf, DecisionId, Id, Stamp};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{Label, Ui};

/// Conflicts drawn at once; more come as these are decided.
const SHOWN: usize = 50;

/// What was found, once for each change of the study.
#[derive(Debug, Default)]
pub(super) struct Settle {
    key: u64,
    open: Vec<Open>,
}

/// A conflict with its choices in words.
#[derive(Debug)]
struct Open {
    sentence: String,
    choices: Vec<(String, String, Choice)>,
}

#[derive(Debug, Clone, Copy)]
enum Choice {
    Value(Stamp),
    Decision(DecisionId),
    PutBack(CodeId),
    Passage(CodingId),
    Renumber(Id),
}

impl Settle {
    pub fn update(&mut self, view: &View<'_>) {
        if self.key != view.revision() {
            self.key = view.revision();
            let found = view.seen.conflicts();
            self.open = found.iter().map(|it| opened(view, it)).collect();
        }
    }

    /// How many things wait for somebody.
    pub fn count(&self, view: &View<'_>) -> usize {
        self.open.len() + view.faults.len() + view.waiting.len()
    }

    pub fn show(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.count(view) == 0 {
            ui.label(theme(ui).quiet(
                "Everything on this folder has arrived; nothing is damaged, and no two people set the same thing at once.",
            ));
            return;
        }
        block(ui, "Damaged", view.faults, Tone::Bad);
        block(ui, "Not here yet", view.waiting, Tone::Quiet);
        if self.open.is_empty() {
            return;
        }
        let count = self.open.len().to_string();
        parts::section(ui, "Set by two people at once", &count);
        for open in self.open.iter().take(SHOWN) {
            parts::card(ui, |ui| {
                ui.add(Label::new(theme(ui).text(&open.sentence)).wrap());
                for (words, below, choice) in &open.choices {
                    ui.add_space(metrics::GRID);
                    let may = view.read_only.is_none() || matches!(choice, Choice::Passage(_));
                    ui.horizontal_wrapped(|ui| {
                        let button = ui.add_enabled_ui(may, |ui| parts::quiet_button(ui, words));
                        if button.inner.clicked() {
                            take(view, *choice, commands);
                        }
                        ui.label(theme(ui).small(below));
                    });
                }
            });
            ui.add_space(metrics::GRID * 2.0);
        }
    }
}

fn block(ui: &mut Ui, heading: &str, sentences: &[String], tone: Tone) {
    if sentences.is_empty() {
        return;
    }
    let theme = theme(ui);
    parts::section(ui, heading, &sentences.len().to_string());
    for sentence in sentences.iter().take(SHOWN) {
        let words = theme.text(sentence).color(tone.colour(&theme));
        ui.add(Label::new(words).wrap());
    }
    if sentences.len() > SHOWN {
        let rest = sentences.len() - SHOWN;
        ui.label(theme.small(format!("and {rest} more; “interlinea check” lists all")));
    }
    ui.add_space(metrics::GRID * 2.0);
}

fn who_when(view: &View<'_>, stamp: Stamp) -> String {
    let by = view.seen.line_by(stamp.id);
    let who = by.map_or("nobody yet", |by| view.overview.person_name(by));
    format!("{who} · {}", when(stamp.at.milliseconds()))
}

fn opened(view: &View<'_>, conflict: &Conflict) -> Open {
    let choices = match &conflict.of {
        ConflictOf::Field { values, .. } => {
            let last = values.len().saturating_sub(1);
            let values = values.iter().enumerate();
            let choice = |(n, (stamp, value)): (usize, &(Stamp, String))| {
                let stands = if n == last { " · stands now" } else { "" };
                let words = format!("Take “{}”", shortened(value));
                let below = format!("{}{stands}", who_when(view, *stamp));
                (words, below, Choice::Value(*stamp))
            };
            values.map(choice).collect()
        }
        ConflictOf::RemovedCode { coding, code } => vec![
            (
                "Put the code back".to_owned(),
                String::new(),
                Choice::PutBack(*code),
            ),
            (
                "Show the passage".to_owned(),
                String::new(),
                Choice::Passage(*coding),
            ),
        ],
        ConflictOf::Decisions { decisions } => {
            let all = view.seen.decisions();
            let made = decisions
                .iter()
                .filter_map(|id| all.iter().find(|made| made.id == *id));
            made.map(|made| {
                let words = format!("Take “{}”", shortened(&made.decided.reason));
                let below = who_when(view, made.made.stamp);
                (words, below, Choice::Decision(made.id))
            })
            .collect()
        }
        ConflictOf::Number { participants } => {
            let later = participants.iter().skip(1);
            later
                .map(|id| {
                    let label = view.overview.label((*id).into());
                    let words = format!("Give {label} the next free number");
                    (words, String::new(), Choice::Renumber(*id))
                })
                .collect()
        }
    };
    Open {
        sentence: conflict.sentence(view.seen),
        choices,
    }
}

fn take(view: &View<'_>, choice: Choice, commands: &mut Commands) {
    if let Choice::Passage(coding) = choice {
        if let Some(it) = view.seen.coding(coding) {
            commands.show_passage(it.document(), it.span());
        }
        return;
    }
    commands.act(
        "settle what two people set at once",
        move |act| match choice {
            Choice::Value(stamp) => acts::take_value(act.seen, act.draft, stamp),
            Choice::Decision(id) => acts::take_decision(act.seen, act.draft, id),
            Choice::Renumber(id) => acts::renumber(act.seen, act.draft, id),
            Choice::PutBack(code) => {
                acts::put_code_back(act.draft, code);
                Ok(())
            }
            Choice::Passage(_) => Ok::<_, ActError>(()),
        },
    );
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= 60 {
        return words.to_owned();
    }
    let short: String = words.chars().take(60).collect();
    format!("{}…", short.trim_end())
}
