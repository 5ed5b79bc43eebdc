//! A first impression of a document, offered when it has been read through and before it is coded; never demanded.

use crate::model::acts::ActError;
use crate::model::{Change, DocumentId, MemoKind, NewMemo, PassId, Target};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::{Key, Modifiers, Ui};

/// The place to write it, while it is offered.
#[derive(Debug, Default)]
pub(super) struct FirstImpression {
    of: Option<DocumentId>,
    words: String,
    wants_focus: bool,
}

impl FirstImpression {
    /// Offers it, where its analyst has not written on the document as a whole in this pass.
    pub fn offer(&mut self, view: &View<'_>, pass: PassId, document: DocumentId) {
        let me = view.me();
        let written = view.seen.memos().into_iter().any(|memo| {
            memo.first.on == Target::Document(document)
                && memo.first.analyst == me
                && memo.first.pass == Some(pass)
        });
        if written || self.of == Some(document) {
            return;
        }
        *self = Self {
            of: Some(document),
            words: String::new(),
            wants_focus: true,
        };
    }

    /// Whether it is offered.
    pub const fn is_open(&self) -> bool {
        self.of.is_some()
    }

    /// Draws it; whether it has just closed. What is written is kept also where another document is opened.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: DocumentId,
        commands: &mut Commands,
    ) -> bool {
        let Some(of) = self.of else {
            return false;
        };
        if of != open {
            self.keep(view, commands);
            return false;
        }
        let done = super::finishing::panel(ui, |ui| self.ask(ui));
        match done {
            None => false,
            Some(true) => {
                self.keep(view, commands);
                true
            }
            Some(false) => {
                *self = Self::default();
                true
            }
        }
    }

    /// Whether it is to be kept, once that is decided.
    fn ask(&mut self, ui: &mut Ui) -> Option<bool> {
        let theme = theme(ui);
        let (keep, leave) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::COMMAND, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        ui.label(theme.strong("Read through"));
        let field = forms::long_text(
            ui,
            "Your first impression, before coding",
            &mut self.words,
            "A sense of the whole in a line or two; kept as a memo on this document",
            2,
        );
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        ui.add_space(metrics::GRID);
        let (mut kept, mut left) = (keep, leave);
        ui.horizontal(|ui| {
            kept |= parts::primary_button(ui, "Keep it")
                .on_hover_text("Ctrl Enter")
                .clicked();
            left |= parts::quiet_button(ui, "Not now")
                .on_hover_text("Esc")
                .clicked();
        });
        match (kept, left) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    fn keep(&mut self, view: &View<'_>, commands: &mut Commands) {
        let taken = std::mem::take(self);
        let text = taken.words.trim().to_owned();
        let (Some(document), false) = (taken.of, text.is_empty()) else {
            return;
        };
        let pass = view.pass();
        commands.act("write the first impression", move |act| {
            let memo = NewMemo {
                analyst: act.seen.person(),
                kind: MemoKind::Analytic,
                text,
                on: Target::Document(document),
                pass,
                author: None,
                dated: None,
            };
            act.draft.push(Change::AddMemo(Box::new(memo)));
            Ok::<_, ActError>(())
        });
    }
}
