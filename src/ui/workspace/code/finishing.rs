//! “Finished with this document”, and taking it up again: panels above the text, no dialogs.

use super::standing::parts_in;
use crate::model::acts::{self, ActError};
use crate::model::{Change, DocumentId, Field, Part, PassId, Reading, Seen, Talk};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, TalkForm, View, forms, what_closing_does};
use egui::{Frame, Key, Margin, Modifiers, Ui};

/// A panel that is open.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Finishing {
    /// None.
    #[default]
    No,
    /// Closing.
    Closing(Closing),
    /// Reopening, for this reason.
    Reopening(DocumentId, String, bool),
}

/// What is asked before a document is closed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Closing {
    document: DocumentId,
    talk: TalkForm,
    /// Constructs that stay open though they have material here.
    left_open: Vec<Part>,
    wants_focus: bool,
}

impl Finishing {
    /// Asks how the document was coded.
    pub fn close(document: DocumentId) -> Self {
        Self::Closing(Closing {
            document,
            talk: TalkForm::default(),
            left_open: Vec::new(),
            wants_focus: true,
        })
    }

    /// Asks for a reason.
    pub const fn reopen(document: DocumentId) -> Self {
        Self::Reopening(document, String::new(), true)
    }

    /// Whether a panel is open.
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::No)
    }

    /// Draws the open panel; whether it has just closed. It closes where another document is opened.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        document: DocumentId,
        commands: &mut Commands,
    ) -> bool {
        let of = match self {
            Self::No => return false,
            Self::Closing(closing) => closing.document,
            Self::Reopening(document, _, _) => *document,
        };
        let row = view.pass().and_then(|pass| view.overview.pass(pass));
        let Some(row) = row.filter(|_| of == document) else {
            *self = Self::No;
            return false;
        };
        let all = parts_in(view, row, document);
        let pass = row.id;
        let done = panel(ui, |ui| match self {
            Self::No => true,
            Self::Closing(closing) => closing.ask(ui, view, pass, &all, commands),
            Self::Reopening(_, reason, wants_focus) => {
                ask_reason(ui, view, pass, &all, reason, wants_focus, commands)
            }
        });
        if done {
            *self = Self::No;
        }
        done
    }
}

/// A panel above the text.
pub(super) fn panel<T>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let theme = theme(ui);
    let frame = Frame::new()
        .fill(theme.frame)
        .stroke(theme.hairline())
        .corner_radius(egui::CornerRadius::same(metrics::RADIUS_POPUP))
        .inner_margin(Margin::symmetric(16, 12))
        .outer_margin(Margin::symmetric(24, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width().min(620.0));
        draw(ui)
    });
    shown.inner
}

impl Closing {
    /// Whether it is done.
    fn ask(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        pass: PassId,
        all: &[Part],
        commands: &mut Commands,
    ) -> bool {
        let theme = theme(ui);
        let names = open_parts(view, pass, all);
        let within = names
            .iter()
            .any(|(part, _)| matches!(part, Part::Construct(_)));
        let heading = match names.as_slice() {
            [(_, name)] => format!("Finished with {name}"),
            _ => "Finished with these parts".to_owned(),
        };
        ui.label(theme.strong(heading));
        if within {
            ui.label(theme.small("This pass is closed by sub-domain, over all documents."));
        }
        if names.len() > 1 {
            for (part, name) in &names {
                let mut closes = !self.left_open.contains(part);
                if ui.checkbox(&mut closes, name).changed() {
                    self.left_open.retain(|it| it != part);
                    if !closes {
                        self.left_open.push(*part);
                    }
                }
            }
        }
        self.talk.show(ui);
        let wanted: Vec<Part> = names
            .iter()
            .map(|(part, _)| *part)
            .filter(|part| !self.left_open.contains(part))
            .collect();
        ui.add_space(metrics::GRID);
        if let Some(sentence) = what_closing_does(view, pass, &wanted) {
            ui.add(egui::Label::new(theme.small(sentence)).wrap());
            ui.add_space(metrics::GRID);
        }
        let mut done = false;
        ui.horizontal(|ui| {
            let finish = parts::primary_button(ui, "Finish");
            if std::mem::take(&mut self.wants_focus) {
                finish.request_focus();
            }
            if finish.clicked() {
                close(pass, wanted, self.talk.talk(), commands);
                done = true;
            }
            done |= parts::quiet_button(ui, "Not yet").clicked();
        });
        done |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        done
    }
}

/// The parts not closed yet, with their names.
fn open_parts(view: &View<'_>, pass: PassId, all: &[Part]) -> Vec<(Part, String)> {
    let closed = |part: &Part| {
        let it = view.seen.pass(pass).zip(view.me());
        it.is_some_and(|(pass, me)| pass.has_closed(me, *part))
    };
    let open = all.iter().copied().filter(|part| !closed(part));
    open.map(|part| (part, part_name(view, part))).collect()
}

fn part_name(view: &View<'_>, part: Part) -> String {
    match part {
        Part::Document(document) => {
            let row = view.overview.document(document);
            row.map_or_else(String::new, |row| format!("“{}”", row.name))
        }
        Part::Construct(code) => format!("“{}”", view.seen.code_name(code)),
    }
}

fn close(pass: PassId, wanted: Vec<Part>, talk: Talk, commands: &mut Commands) {
    commands.act_then("finish with the document", move |act| {
        let revealed = acts::close_parts(act.seen, act.draft, pass, &wanted, talk, act.now)?;
        let mut then = Vec::new();
        if !revealed.is_empty() {
            let others = statements_of_others(act.seen, pass, &revealed);
            let sentence = match revealed.len() {
                1 => format!("All have closed it: the others' codings show from now on.{others}"),
                n => format!(
                    "All have closed {n} parts: the others' codings show from now on.{others}"
                ),
            };
            then.push(Command::Say(crate::ui::Notice::new(
                crate::ui::Place::Centre,
                parts::Tone::Good,
                sentence,
            )));
        }
        Ok::<_, ActError>(then)
    });
}

/// What the others had said when they closed these parts, which all have closed now: “ Bo: coded without discussing it.”
fn statements_of_others(seen: &Seen<'_>, pass: PassId, parts: &[Part]) -> String {
    let Some(it) = seen.pass(pass) else {
        return String::new();
    };
    let mut said = Vec::new();
    for who in it
        .opened
        .analysts
        .iter()
        .filter(|who| Some(**who) != seen.person())
    {
        let name = seen.analyst(*who).map_or("", |it| it.name.text());
        for part in parts {
            let closing = it.closings.get(&(*who, *part)).and_then(Field::get);
            if let Some(crate::model::Closing::Closed(talk)) = closing {
                let sentence = format!(" {name}: {}.", talk.in_words());
                if !said.contains(&sentence) {
                    said.push(sentence);
                }
            }
        }
    }
    said.concat()
}

/// Whether it is done.
fn ask_reason(
    ui: &mut Ui,
    view: &View<'_>,
    pass: PassId,
    all: &[Part],
    reason: &mut String,
    wants_focus: &mut bool,
    commands: &mut Commands,
) -> bool {
    let theme = theme(ui);
    let me = view.me();
    let closed = |part: &Part| {
        let it = view.seen.pass(pass).zip(me);
        it.is_some_and(|(pass, me)| pass.has_closed(me, *part))
    };
    let wanted: Vec<Part> = all.iter().copied().filter(closed).collect();
    ui.label(theme.strong("Take it up again"));
    let revealed = view
        .seen
        .pass(pass)
        .is_some_and(|pass| wanted.iter().any(|part| pass.is_revealed(*part)));
    if revealed {
        ui.label(theme.small(
            "What is revealed stays revealed; what you code from now on is marked “after reveal”.",
        ));
    }
    let field = forms::text(ui, "Reason", reason, "Why it is opened again");
    if std::mem::take(wants_focus) {
        field.request_focus();
    }
    let entered = forms::entered(ui, &field);
    ui.add_space(metrics::GRID);
    let mut done = false;
    ui.horizontal(|ui| {
        let pressed = parts::primary_button(ui, "Reopen").clicked();
        if (pressed || entered) && !reason.trim().is_empty() {
            let reason = reason.clone();
            commands.act("reopen the document", move |act| {
                acts::reopen_parts(act.seen, act.draft, pass, &wanted, &reason, act.now)
            });
            done = true;
        }
        done |= parts::quiet_button(ui, "Leave it closed").clicked();
    });
    done |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    done
}

/// Says how far one has read a document in a pass.
pub(super) fn read(pass: PassId, document: DocumentId, reading: Reading, commands: &mut Commands) {
    commands.act("mark the document as read", move |act| {
        let analyst = act.seen.person().ok_or(ActError::NotHere { what: "You" })?;
        act.draft.push(Change::Read {
            pass,
            analyst,
            document,
            reading,
        });
        Ok::<_, ActError>(())
    });
}
