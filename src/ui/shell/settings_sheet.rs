use super::Overlay;
use crate::model::{AnalystId, Change, Reported, StudyEdit};
use crate::ui::forms::{self, Draft};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::welcome;
use crate::ui::{Command, Commands, Mode, Place, Settings, View};
use egui::{Id, Modal, ScrollArea, Ui};
use std::convert::Infallible;

/// What the settings remember while they are open.
#[derive(Debug, Default)]
pub struct SettingsForm {
    title: Draft<()>,
    description: Draft<()>,
    person: Option<AnalystId>,
    new_person: String,
    asks_person: bool,
}

const MODES: [(Mode, &str); 3] = [
    (Mode::Light, "Light"),
    (Mode::Dark, "Dark"),
    (Mode::System, "As the system"),
];

const REPORTED: [(Reported, &str); 2] = [
    (Reported::AgreementToo, "Consensus and agreement figures"),
    (Reported::ConsensusOnly, "Consensus only"),
];

/// The settings: the study, the person, the look.
pub fn show(
    ui: &Ui,
    view: &View<'_>,
    settings: &mut Settings,
    overlay: &mut Overlay,
    commands: &mut Commands,
) {
    let Some(form) = &mut overlay.settings else {
        return;
    };
    commands.set_place(Place::Window);
    let room = ui.ctx().content_rect();
    let modal = Modal::new(Id::unique("settings"));
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(480.0_f32.min(room.width() - 64.0));
        ui.label(theme(ui).heading("Settings"));
        ScrollArea::vertical()
            .max_height(room.height() - 160.0)
            .show(ui, |ui| {
                let may = view.read_only.is_none();
                ui.add_enabled_ui(may, |ui| {
                    study(ui, view, form, commands);
                    person(ui, view, form, commands);
                });
                look(ui, settings);
            });
        ui.add_space(metrics::GRID * 3.0);
        parts::quiet_button(ui, "Close").clicked()
    });
    if shown.inner || shown.should_close() {
        overlay.settings = None;
    }
}

fn edit(commands: &mut Commands, what: &'static str, edit: StudyEdit) {
    commands.act(what, move |acting| {
        acting.draft.push(Change::Study(edit));
        Ok::<_, Infallible>(())
    });
}

fn study(ui: &mut Ui, view: &View<'_>, form: &mut SettingsForm, commands: &mut Commands) {
    parts::section(ui, "This study", "");
    let title = view.seen.title();
    let field = forms::text(ui, "Title", form.title.words(&(), title), "");
    if let Some(typed) = form.title.finished(&field, title) {
        edit(
            commands,
            "set the title",
            StudyEdit::Title(typed.trim().to_owned()),
        );
    }
    let description = view.seen.description();
    let words = form.description.words(&(), description);
    let field = forms::long_text(ui, "What it is about", words, "", 3);
    if let Some(typed) = form.description.finished(&field, description) {
        edit(
            commands,
            "set the description",
            StudyEdit::Description(typed),
        );
    }
    let mut tradition = view.overview.tradition;
    if welcome::tradition_field(ui, &mut tradition) {
        edit(
            commands,
            "set the tradition",
            StudyEdit::Tradition(tradition),
        );
    }
    let mut reported = view.overview.reported;
    if forms::choice(ui, "We report", &mut reported, &REPORTED) {
        edit(
            commands,
            "set what is reported",
            StudyEdit::Reported(reported),
        );
    }
}

/// Changing the person is a recorded act, so it is asked for and not merely chosen.
fn person(ui: &mut Ui, view: &View<'_>, form: &mut SettingsForm, commands: &mut Commands) {
    let theme = theme(ui);
    parts::section(ui, "This installation", "");
    let me = view.me().map(|me| view.overview.person_name(me));
    ui.horizontal_wrapped(|ui| {
        ui.add_space(metrics::GRID);
        ui.label(theme.text(me.map_or_else(
            || "It belongs to nobody in this study yet.".to_owned(),
            |me| format!("It belongs to {me}."),
        )));
        if !form.asks_person && parts::link(ui, "Another person sits here now").clicked() {
            form.asks_person = true;
        }
    });
    if !form.asks_person {
        return;
    }
    ui.label(theme.small(
        "The change is recorded and stays in the log. What is hidden from that person is hidden here from then on.",
    ));
    let others = view.overview.people.iter().filter(|person| !person.is_me);
    let mut choices: Vec<(Option<AnalystId>, String)> = vec![(None, "Somebody new".to_owned())];
    choices.extend(others.map(|person| (Some(person.id), person.name.clone())));
    forms::choice(ui, "Person", &mut form.person, &choices);
    if form.person.is_none() {
        forms::text(ui, "Name", &mut form.new_person, "");
    }
    ui.add_space(metrics::GRID * 2.0);
    let ready = form.person.is_some() || !form.new_person.trim().is_empty();
    let record = ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, "Record the change"));
    if record.inner.clicked() {
        commands.push(match form.person {
            Some(person) => Command::Bind(person),
            None => Command::BindNew(std::mem::take(&mut form.new_person)),
        });
        form.asks_person = false;
        form.person = None;
    }
}

fn look(ui: &mut Ui, settings: &mut Settings) {
    let theme = theme(ui);
    parts::section(ui, "Look, on this machine", "");
    forms::choice(ui, "Light or dark", &mut settings.mode, &MODES);
    let label = parts::field_name(ui, "Text size");
    ui.horizontal(|ui| {
        if parts::quiet_button(ui, "Smaller").clicked() {
            settings.step_zoom(-1.0);
        }
        let percent = format!("{:.0} %", settings.zoom * 100.0);
        ui.label(theme.text(percent)).labelled_by(label.id);
        if parts::quiet_button(ui, "Larger").clicked() {
            settings.step_zoom(1.0);
        }
    });
}
