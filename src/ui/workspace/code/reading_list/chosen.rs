//! What can be done with several segments at once.

use super::{ReadingList, codings};
use crate::model::acts::{self, ActError};
use crate::model::{CodeId, CodingId, Id, PassId};
use crate::ui::codebox::{CodeBox, CodeBoxEvent, CodeBoxState, CodeChoice};
use crate::ui::quoting::choose;
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::code_box::choices;
use crate::ui::workspace::code::excerpts::Member;
use crate::ui::workspace::code::giving::next_colour;
use crate::ui::workspace::code::kept::Kept;
use crate::ui::{Command, Commands, ListOf, Selected, View, forms, many};
use egui::{Rect, Ui};

/// What is being done with the ticked segments.
#[derive(Default)]
pub(super) struct Chosen {
    doing: Option<Doing>,
}

enum Doing {
    /// A code is looked for: to be given besides, or instead of the one they have.
    Code {
        instead: bool,
        choices: Vec<CodeChoice>,
        state: CodeBoxState,
        below: Rect,
    },
    /// They are to make a code of their own.
    Split {
        name: String,
        why: String,
        wants_focus: bool,
    },
}

impl Chosen {
    /// Whether something is being typed.
    pub const fn is_open(&self) -> bool {
        self.doing.is_some()
    }
}

/// Draws the line with what can be done, while anything is ticked.
pub(super) fn show(
    list: &mut ReadingList,
    ui: &mut Ui,
    view: &View<'_>,
    kept: &mut Kept,
    commands: &mut Commands,
) {
    if list.ticked.is_empty() {
        list.chosen.doing = None;
        return;
    }
    let margin = egui::Margin::symmetric(20, 2);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let count = list.ticked.len();
            ui.label(theme(ui).strong(format!("{count} chosen")));
            buttons(list, ui, view, kept, commands);
        });
        if let Some(Doing::Split { .. }) = list.chosen.doing {
            split_form(list, ui, commands);
        }
    });
    code_box(list, ui, view, kept, commands);
}

fn buttons(
    list: &mut ReadingList,
    ui: &mut Ui,
    view: &View<'_>,
    kept: &Kept,
    commands: &mut Commands,
) {
    let may = view.read_only.is_none() && view.me().is_some() && view.pass().is_some();
    let coded = list
        .ticked
        .iter()
        .any(|mark| matches!(mark, super::Mark::Coding(_)));
    let open = |ui: &mut Ui, list: &mut ReadingList, words: &str, instead: bool| {
        let button = ui.add_enabled_ui(may && (coded || !instead), |ui| {
            parts::quiet_button(ui, words)
        });
        if button.inner.clicked()
            && let Some(pass) = view.pass()
        {
            list.chosen.doing = Some(Doing::Code {
                instead,
                choices: choices(view, kept, pass),
                state: CodeBoxState::new(),
                below: button.inner.rect,
            });
        }
    };
    open(ui, list, "Give a code…", false);
    open(ui, list, "Change the code…", true);
    let of_code = matches!(list.of, Some(ListOf::Code(_)));
    if of_code {
        let split = ui.add_enabled_ui(may && coded, |ui| parts::quiet_button(ui, "Split off…"));
        if split.inner.clicked() {
            list.chosen.doing = Some(Doing::Split {
                name: String::new(),
                why: String::new(),
                wants_focus: true,
            });
        }
    }
    if matches!(list.of, Some(ListOf::Earlier(_))) {
        let may = view.read_only.is_none() && view.me().is_some();
        let fits = ui.add_enabled_ui(may, |ui| parts::quiet_button(ui, "Still fits"));
        let hint = "These segments belong to the code as it is defined now";
        if fits.inner.on_hover_text(hint).clicked() {
            still_fits(
                codings(&own(view, list.chosen_members(), commands)),
                commands,
            );
        }
    }
    let quotable = view.read_only.is_none() && view.me().is_some() && coded;
    let quote = ui.add_enabled_ui(quotable, |ui| parts::quiet_button(ui, "Quotation"));
    let hint = "Candidates for a quotation in the report; the segment's own card says which text it is for";
    if quote.inner.on_hover_text(hint).clicked() {
        let candidate = Some(crate::model::QuotationUse::Candidate);
        choose(codings(&list.chosen_members()), candidate, commands);
    }
    let away = ui.add_enabled_ui(may && coded, |ui| parts::quiet_button(ui, "Take away"));
    if away.inner.clicked() {
        take_away(view, &list.chosen_members(), commands);
    }
    if parts::link(ui, "Choose all or none")
        .on_hover_text("Ctrl A")
        .clicked()
    {
        list.tick_all();
    }
}

fn split_form(list: &mut ReadingList, ui: &mut Ui, commands: &mut Commands) {
    let own = codings(&list.chosen_members());
    let Some(ListOf::Code(code)) = list.of else {
        return;
    };
    let Some(Doing::Split {
        name,
        why,
        wants_focus,
    }) = &mut list.chosen.doing
    else {
        return;
    };
    let mut done = false;
    ui.horizontal(|ui| {
        let field = forms::bare_text(
            ui,
            "Name of the split-off code",
            name,
            "Name of the new code",
            220.0,
        );
        if std::mem::take(wants_focus) {
            field.request_focus();
        }
        let entered = forms::entered(ui, &field);
        let hint = "Why? Optional, printed in the codebook";
        let reason = forms::bare_text(ui, "Why", why, hint, 260.0);
        let entered = entered || forms::entered(ui, &reason);
        let ready = !name.trim().is_empty();
        let words = format!("Split off {}", own.len());
        let pressed = ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, &words));
        if ready && (pressed.inner.clicked() || entered) {
            let (name, own) = (name.clone(), own.clone());
            commands.act_why("split the code", why, move |act| {
                let made = acts::split_code(act.seen, act.draft, code, &name, &own)?;
                Ok::<_, ActError>(vec![Command::Select(Selected::Code(made))])
            });
            done = true;
        }
        done |= parts::quiet_button(ui, "Do not split").clicked();
    });
    if done {
        list.chosen.doing = None;
    }
    ui.add_space(metrics::GRID);
}

fn code_box(
    list: &mut ReadingList,
    ui: &Ui,
    view: &View<'_>,
    kept: &mut Kept,
    commands: &mut Commands,
) {
    let Some(Doing::Code {
        instead,
        choices,
        state,
        below,
    }) = &mut list.chosen.doing
    else {
        return;
    };
    let instead = *instead;
    let Some(event) = CodeBox::new(choices, "", *below).show(ui, state) else {
        return;
    };
    list.chosen.doing = None;
    let members = list.chosen_members();
    let Some(pass) = view.pass() else { return };
    match event {
        CodeBoxEvent::Apply(id) => {
            let code = CodeId(Id::from_bits(id));
            kept.used(code);
            give(view, pass, members, Given::Code(code), instead, commands);
        }
        CodeBoxEvent::New(name) => {
            give(view, pass, members, Given::New(name), instead, commands);
        }
        CodeBoxEvent::InVivo | CodeBoxEvent::Closed => {}
    }
}

/// A code that is there, or one to be made.
enum Given {
    Code(CodeId),
    New(String),
}

/// Gives all of them a code, besides or instead of theirs: one step.
fn give(
    view: &View<'_>,
    pass: PassId,
    members: Vec<Member>,
    given: Given,
    instead: bool,
    commands: &mut Commands,
) {
    let members = if instead {
        own(view, members, commands)
    } else {
        members
    };
    if members.is_empty() {
        return;
    }
    let what = if instead {
        "change the codes"
    } else {
        "code the segments"
    };
    commands.act(what, move |act| {
        let code = match given {
            Given::Code(code) => code,
            Given::New(name) => {
                let new = crate::model::NewCode {
                    colour: next_colour(act.seen),
                    ..acts::new_code(&name)
                };
                acts::make_code(act.seen, act.draft, new)?
            }
        };
        for member in members {
            match member.coding {
                Some(coding) if instead => acts::recode(act.seen, act.draft, coding, code)?,
                _ => {
                    let (document, span) = (member.document, member.span);
                    acts::code_passage(act.seen, act.draft, pass, document, span, code)?;
                }
            }
        }
        Ok::<_, ActError>(())
    });
}

/// Says of codings that they fit the definition as it is now: one step.
pub(in super::super) fn still_fits(codings: Vec<CodingId>, commands: &mut Commands) {
    if codings.is_empty() {
        return;
    }
    commands.act("say that the segments still fit", move |act| {
        for coding in &codings {
            acts::still_fits(act.seen, act.draft, *coding)?;
        }
        Ok::<_, ActError>(())
    });
}

/// Takes their codings away: one step.
fn take_away(view: &View<'_>, members: &[Member], commands: &mut Commands) {
    let own: Vec<CodingId> = codings(&own(view, members.to_vec(), commands));
    if own.is_empty() {
        return;
    }
    commands.act("take the codings away", move |act| {
        for coding in &own {
            acts::remove_coding(act.seen, act.draft, *coding)?;
        }
        Ok::<_, ActError>(())
    });
}

/// One's own codings among them; of the others it is said that they stay as they are.
fn own(view: &View<'_>, members: Vec<Member>, commands: &mut Commands) -> Vec<Member> {
    let before = members.len();
    let mine = |it: &Member| {
        let coding = it.coding.and_then(|id| view.seen.coding(id));
        coding.is_some_and(|coding| Some(coding.analyst()) == view.me())
    };
    let own: Vec<Member> = members.into_iter().filter(mine).collect();
    let left = before - own.len();
    if left > 0 {
        let segments = many(left, "segment is", "segments are");
        let sentence = format!("{segments} no coding of your own and stayed as before.");
        commands.say(Tone::Quiet, sentence);
    }
    own
}
