//! What a coding's code meant when it was given, where its definition has changed since.

use crate::model::CodingId;
use crate::model::things::Coding;
use crate::ui::history_fold::marked_words;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::reading_list::still_fits;
use crate::ui::{Commands, Date, View};
use egui::{Label, Role, Ui, WidgetInfo};

/// What is shown, made anew when the study changes.
#[derive(Debug, Default)]
struct Shown {
    /// “Coded under the definition of 12 March, changed 3 April.”
    sentence: String,
    /// Each text that is another now: its name, then and now.
    texts: Vec<(&'static str, String, String)>,
    mine: bool,
}

/// The definition that a coding was made under, beside the one there is now.
#[derive(Debug, Default)]
pub(super) struct EarlierCard {
    key: Option<(u64, CodingId)>,
    shown: Option<Shown>,
}

impl EarlierCard {
    /// Draws it where the definition has changed since the coding was made.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, coding: &Coding, commands: &mut Commands) {
        let key = Some((view.revision(), coding.id));
        if self.key != key {
            self.key = key;
            self.shown = shown(view, coding);
        }
        let Some(shown) = &self.shown else { return };
        parts::section(ui, "Definition then and now", "");
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.add(Label::new(theme.small(&shown.sentence)).wrap());
            for (name, then, now) in &shown.texts {
                parts::field_name(ui, name);
                let words = marked_words(&theme, then, now);
                let label = ui.add(Label::new(words).wrap());
                // Marks do not speak: a reader of screens is told both texts.
                let spoken = format!("{name} then: {then}. Now: {now}.");
                label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
            }
            if shown.mine && view.read_only.is_none() {
                ui.add_space(metrics::GRID);
                let fits = parts::quiet_button(ui, "Still fits");
                let hint = "The segment belongs to the code as it is defined now";
                if fits.on_hover_text(hint).clicked() {
                    still_fits(vec![coding.id], commands);
                }
            }
        });
    }
}

fn shown(view: &View<'_>, coding: &Coding) -> Option<Shown> {
    let earlier = view.seen.earlier_meaning(coding)?;
    let day = |at: crate::model::Stamp| Date::local(at.at.milliseconds()).day_and_month();
    let (then, now) = (earlier.then, earlier.now);
    let texts = [
        ("Definition", then.definition, now.definition),
        ("Include", then.include, now.include),
        ("Exclude", then.exclude, now.exclude),
    ];
    let changed = texts
        .into_iter()
        .filter(|(_, then, now)| then.trim() != now.trim());
    Some(Shown {
        sentence: format!(
            "Coded under the definition of {}, which was changed on {}.",
            day(earlier.set),
            day(earlier.changed)
        ),
        texts: changed
            .map(|(name, then, now)| (name, then.trim().to_owned(), now.trim().to_owned()))
            .collect(),
        mine: Some(coding.analyst()) == view.me(),
    })
}
