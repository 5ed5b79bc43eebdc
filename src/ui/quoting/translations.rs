//! The translations of a quotation, beside the original.

use crate::model::acts::{self, ActError};
use crate::model::things::{Quotation, Translation};
use crate::model::{CodingId, TranslationEdit};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::typing::{Look, Typed, Typing};
use crate::ui::{Commands, View, forms};
use egui::{Label, Ui};
use std::collections::BTreeMap;

/// Which translation a field is of.
type Of = (CodingId, String);

/// The fields of the translations.
#[derive(Debug, Default)]
pub(in crate::ui) struct Translations {
    words: BTreeMap<String, Typing<Of>>,
    translators: BTreeMap<String, Typing<Of>>,
    /// The language of a translation that is to be begun, while it is typed.
    adding: Option<String>,
    /// One that was begun and has no words yet.
    begun: Option<Of>,
}

impl Translations {
    /// Draws the translations of a quotation.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        coding: CodingId,
        quotation: Option<&Quotation>,
        may: bool,
        commands: &mut Commands,
    ) {
        ui.add_space(metrics::GRID * 2.0);
        let standing = quotation
            .into_iter()
            .flat_map(Quotation::standing_translations);
        let standing: Vec<(&str, &Translation)> = standing.collect();
        let begun = self
            .begun
            .clone()
            .filter(|(of, to)| *of == coding && !standing.iter().any(|(there, _)| there == to));
        let count = match standing.len() {
            0 => String::new(),
            several => several.to_string(),
        };
        parts::section(ui, "Translations", &count);
        for (to, translation) in &standing {
            let older = quotation.is_some_and(|it| it.is_newer_than(translation));
            self.translation(
                ui,
                view,
                &(coding, (*to).to_owned()),
                Some(translation),
                older,
                may,
                commands,
            );
        }
        if let Some(of) = begun {
            self.translation(ui, view, &of, None, false, may, commands);
        }
        if may {
            self.add(ui, coding);
        }
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one translation with all there is to know of it"
    )]
    fn translation(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        of: &Of,
        translation: Option<&Translation>,
        older: bool,
        may: bool,
        commands: &mut Commands,
    ) {
        let to = of.1.clone();
        let language = named(&to);
        parts::card(ui, |ui| {
            parts::field_name(ui, &format!("In {language}"));
            let name = format!("Translation into {to}");
            let look = Look {
                serif: true,
                locked: !may,
                ..Look::text(&name, "Write the translation")
            };
            let now = translation.map_or("", |it| it.text.text());
            let field = self.words.entry(to.clone()).or_default();
            if self.begun.as_ref() == Some(of) && translation.is_none() && self.adding.is_none() {
                // Begun a moment ago.
                field.turn_to(of, now);
            }
            if let (_, Some(typed)) = field.show(ui, of, now, &look) {
                save(typed, commands, TranslationEdit::Text);
            }
            let Some(translation) = translation else {
                return;
            };
            let name = format!("Who translated into {to}");
            let look = Look {
                locked: !may,
                ..Look::text(&name, "Who translated it")
            };
            let field = self.translators.entry(to.clone()).or_default();
            let now = translation.translator.text();
            if let (_, Some(typed)) = field.show(ui, of, now, &look) {
                save(typed, commands, TranslationEdit::Translator);
            }
            checked(ui, view, of, translation, may, commands);
            if older {
                let theme = theme(ui);
                let words = "The quotation was edited after this was written: look at it again.";
                ui.add(Label::new(theme.small(words).color(theme.warn)).wrap());
            }
        });
        ui.add_space(metrics::GRID);
    }

    fn add(&mut self, ui: &mut Ui, coding: CodingId) {
        let Some(language) = &mut self.adding else {
            if parts::link_under_heading(ui, "Add a translation…").clicked() {
                self.adding = Some(String::new());
            }
            return;
        };
        let name = "Language of the translation";
        let field = forms::text(ui, name, language, "en");
        if language.is_empty() && !field.has_focus() && !field.lost_focus() {
            field.request_focus();
        }
        if forms::entered(ui, &field) {
            let to = language.trim().to_lowercase();
            self.begun = (!to.is_empty()).then_some((coding, to));
            if let Some((_, to)) = &self.begun {
                self.words.entry(to.clone()).or_default().focus();
            }
            self.adding = None;
        } else if field.lost_focus() {
            self.adding = None;
        }
    }

    /// Saves what is typed here when something else is shown.
    pub fn leave(&mut self, commands: &mut Commands) {
        for typed in self.words.values_mut().filter_map(Typing::leave) {
            save(typed, commands, TranslationEdit::Text);
        }
        for typed in self.translators.values_mut().filter_map(Typing::leave) {
            save(typed, commands, TranslationEdit::Translator);
        }
        self.begun = None;
    }
}

/// Who checked it, and whether that still holds.
fn checked(
    ui: &mut Ui,
    view: &View<'_>,
    of: &Of,
    translation: &Translation,
    may: bool,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let me = view.me().map(|me| view.overview.person_name(me).to_owned());
    if let Some(who) = translation.checked() {
        ui.label(theme.small(format!("✓ checked by {who}")).color(theme.good));
    } else if let Some(who) = translation.checked_before() {
        let words = format!("Checked by {who}, and reworded since.");
        ui.add(Label::new(theme.small(words).color(theme.warn)).wrap());
    } else {
        ui.label(theme.small("Not checked against the original."));
    }
    let Some(me) = me.filter(|me| may && translation.checked() != Some(me.as_str())) else {
        return;
    };
    if parts::link(ui, "I checked it").clicked() {
        let typed = Typed {
            of: of.clone(),
            words: me,
        };
        save(typed, commands, TranslationEdit::CheckedBy);
    }
}

fn save(typed: Typed<Of>, commands: &mut Commands, edit: fn(String) -> TranslationEdit) {
    let Typed {
        of: (coding, to),
        words,
    } = typed;
    commands.act("write the translation", move |act| {
        acts::translate_quotation(act.seen, act.draft, coding, &to, edit(words))?;
        Ok::<_, ActError>(())
    });
}

/// A language for people: “English (en)”; its short name where it is none of those that are met often.
pub(super) fn named(short: &str) -> String {
    let known = [
        ("ar", "Arabic"),
        ("da", "Danish"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("nb", "Norwegian"),
        ("no", "Norwegian"),
        ("ps", "Pashto"),
        ("ru", "Russian"),
        ("so", "Somali"),
        ("sv", "Swedish"),
        ("ur", "Urdu"),
    ];
    let found = known.iter().find(|(key, _)| *key == short);
    found.map_or_else(|| short.to_owned(), |(_, name)| format!("{name} ({short})"))
}
