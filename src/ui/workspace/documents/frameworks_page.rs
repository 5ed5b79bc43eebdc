//! Frameworks: choosing one, switching its constructs on and off.

use super::heading;
use crate::model::acts::{frozen_by, load_framework, switch_construct};
use crate::model::{
    ChosenFramework, FrameworkFile, FrameworkId, builtin_frameworks, find_framework,
};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{CodeRow, Command, Commands, Purpose, Selected, View, forms, many};
use egui::{ScrollArea, Ui, vec2};
use std::path::Path;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct FrameworksPage {
    chooses: bool,
    builtin: Option<Vec<FrameworkFile>>,
    file: String,
}

impl FrameworksPage {
    /// Unfolds the list of frameworks to choose from.
    pub fn choose(&mut self) {
        self.chooses = true;
    }

    /// Takes a framework's file from the dialog.
    pub fn set_file(&mut self, file: &Path) {
        self.chooses = true;
        self.file = file.display().to_string();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let frameworks = view.seen.frameworks();
        let chooses = self.chooses || frameworks.is_empty();
        let may = view.read_only.is_none();
        heading(
            ui,
            "Frameworks",
            "Domains and sub-domains to code with. The published name and source of each stay; wording, merging and examples are yours.",
            |ui| {
                let words = if chooses {
                    "Done"
                } else {
                    "Add a framework…"
                };
                let wanted = may && !frameworks.is_empty();
                if wanted && parts::quiet_button(ui, words).clicked() {
                    self.chooses = !self.chooses;
                }
            },
        );
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if chooses && may {
                self.choice(ui, view, commands);
                ui.add_space(metrics::GRID * 4.0);
            }
            for framework in frameworks {
                parts::section(ui, framework.name.text(), "");
                if !framework.loaded.variant.is_empty() {
                    ui.horizontal_wrapped(|ui| {
                        ui.add_space(metrics::GRID);
                        ui.label(theme(ui).text(&framework.loaded.variant));
                    });
                }
                if !framework.loaded.citation.is_empty() {
                    ui.horizontal_top(|ui| {
                        ui.add_space(metrics::GRID);
                        let source = theme(ui).small(&framework.loaded.citation);
                        ui.add(egui::Label::new(source).wrap());
                    });
                    ui.add_space(metrics::GRID);
                }
                constructs(ui, view, framework.id, commands);
            }
        });
    }

    fn choice(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let builtin = self
            .builtin
            .get_or_insert_with(|| builtin_frameworks().unwrap_or_default());
        for file in builtin.iter() {
            let whole = ChosenFramework {
                file,
                variant: None,
            };
            parts::card(ui, |ui| {
                let theme = theme(ui);
                ui.label(theme.strong(&file.name));
                let number = many(whole.all().len(), "construct", "constructs");
                let sort = if file.sort.is_empty() {
                    number
                } else {
                    format!("{} · {number}", file.sort)
                };
                ui.label(theme.quiet(sort));
                ui.label(theme.small(&file.citation));
                if !file.note.is_empty() {
                    ui.add_space(metrics::GRID);
                    ui.label(theme.text(&file.note));
                }
                ui.add_space(metrics::GRID * 2.0);
                ui.horizontal_wrapped(|ui| {
                    load_button(ui, view, &whole, &format!("Use {}", short(file)), commands);
                    for variant in &file.variants {
                        let chosen = ChosenFramework {
                            file,
                            variant: Some(variant),
                        };
                        let words = format!("Use “{}”", variant.name);
                        load_button(ui, view, &chosen, &words, commands)
                            .on_hover_text(&variant.note);
                    }
                });
            });
            ui.add_space(metrics::GRID * 2.0);
        }
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.label(theme.strong("A framework of your own"));
            ui.label(theme.quiet(
                "A CSV table with the columns name, parent and definition, or a RON file as those that come with the program.",
            ));
            let (field, choose) =
                forms::text_with_button(ui, "File", &mut self.file, "framework.csv", "Choose…");
            if choose {
                commands.push(Command::Ask(Purpose::FrameworkFile));
            }
            ui.add_space(metrics::GRID * 2.0);
            let ready = !self.file.trim().is_empty();
            let entered = forms::entered(ui, &field);
            let load = ui.add_enabled_ui(ready, |ui| parts::quiet_button(ui, "Load the file"));
            if ready && (entered || load.inner.clicked()) {
                match read_own(Path::new(self.file.trim())) {
                    Ok(file) => load_file(file, None, commands),
                    Err(sentence) => commands.say(Tone::Bad, sentence),
                }
            }
        });
    }
}

fn short(file: &FrameworkFile) -> &str {
    if file.short_name.is_empty() {
        &file.name
    } else {
        &file.short_name
    }
}

/// Loads a framework, unless it is loaded already.
fn load_button(
    ui: &mut Ui,
    view: &View<'_>,
    chosen: &ChosenFramework<'_>,
    words: &str,
    commands: &mut Commands,
) -> egui::Response {
    let variant = chosen.variant.map_or("", |variant| variant.name.as_str());
    let loaded = view.seen.frameworks().into_iter().any(|framework| {
        framework.loaded.key == chosen.file.id && framework.loaded.variant == variant
    });
    let words = if loaded {
        format!("{words} (loaded)")
    } else {
        words.to_owned()
    };
    let response = ui
        .add_enabled_ui(!loaded, |ui| parts::quiet_button(ui, &words))
        .inner;
    if response.clicked() {
        let id = chosen.variant.map(|variant| variant.id.clone());
        load_file(chosen.file.clone(), id, commands);
    }
    response
}

fn load_file(file: FrameworkFile, variant: Option<String>, commands: &mut Commands) {
    commands.act("load the framework", move |acting| {
        let asked = match &variant {
            Some(variant) => format!("{}/{variant}", file.id),
            None => file.id.clone(),
        };
        let files = [file];
        let chosen = find_framework(&files, &asked).map_err(|error| error.to_string())?;
        load_framework(acting.seen, acting.draft, &chosen).map_err(|error| error.to_string())
    });
}

fn read_own(path: &Path) -> Result<FrameworkFile, String> {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let bytes = std::fs::read(path).map_err(|error| {
        format!(
            "The file could not be read ({error}): check {}.",
            path.display()
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        format!("“{name}” is not in UTF-8: save it as CSV in UTF-8 and load it again.")
    })?;
    let is_ron = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    let read = if is_ron {
        FrameworkFile::from_ron(&text)
    } else {
        FrameworkFile::from_csv(&text, &name)
    };
    read.map_err(|error| error.to_string())
}

/// The constructs of a framework, each with a box that says whether the study uses it.
fn constructs(ui: &mut Ui, view: &View<'_>, framework: FrameworkId, commands: &mut Commands) {
    let rows = view.overview.codes.iter();
    let rows = rows.filter(|row| row.is_construct && row.framework == Some(framework));
    let mut frozen = None;
    for row in rows {
        if frozen.is_none() {
            frozen = frozen_by(view.seen, row.id);
        }
        construct(ui, view, row, commands);
    }
    if let Some(pass) = frozen {
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            let words = format!(
                "Frozen while the pass “{pass}” is open; definitions and examples can still be written."
            );
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        });
    }
}

fn construct(ui: &mut Ui, view: &View<'_>, row: &CodeRow, commands: &mut Commands) {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(row.depth as f32 * 20.0);
        let own = view.seen.code(row.id);
        let own = own.is_some_and(|code| code.switched_off.get_or(false));
        let above = row.switched_off && !own;
        let mut on = !row.switched_off;
        let name = format!("Use {}", row.path);
        let may = view.read_only.is_none() && !above;
        let switched = ui.name_inputs(name, |ui| {
            ui.add_enabled_ui(may, |ui| {
                ui.add_sized(
                    vec2(24.0, metrics::ROW),
                    egui::Checkbox::without_text(&mut on),
                )
            })
            .inner
        });
        if switched.changed() {
            let (code, off) = (row.id, !on);
            commands.act("switch the construct", move |acting| {
                switch_construct(acting.seen, acting.draft, code, off)
            });
        }
        let count = if row.codings > 0 {
            row.codings.to_string()
        } else {
            String::new()
        };
        let line = parts::ListRow::new(&row.name)
            .swatch(theme.code_colour(row.colour))
            .right(&count)
            .quiet(row.switched_off)
            .strong(row.depth == 0)
            .selected(view.here.selected == Selected::Code(row.id));
        if line.show(ui).clicked() {
            commands.select(Selected::Code(row.id));
        }
    });
}
