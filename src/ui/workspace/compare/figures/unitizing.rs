//! Where passages begin and end: the unitizing coefficients and gamma.

use super::super::comparison::Comparison;
use super::super::kept::Kept;
use super::super::list_line::cell;
use super::super::words::{coefficient, counted, number, together};
use super::job::Asked;
use crate::analysis::agreement::Figure;
use crate::analysis::agreement::of_study::{
    GammaDraws, StudyUnitizing, UnitizingOf, unitizing_of_study,
};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, fonts, forms};
use egui::{Id, Label, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::ops::ControlFlow;
use std::sync::Arc;

const ROW: f32 = 28.0;
const FIGURE: f32 = 74.0;
const UNITS: f32 = 96.0;
const NAME: (f32, f32) = (160.0, 320.0);

/// The columns: head, and what it is.
const COLUMNS: [(&str, &str); 6] = [
    (
        "u-α",
        "u-alpha (Krippendorff et al. 2016): agreement on units with their codes, and gaps; 1 is perfect, 0 what chance gives",
    ),
    (
        "|u-α",
        "|u-alpha: what is a unit and what a gap, whatever the code",
    ),
    (
        "cu-α",
        "cu-alpha: the codes of what several analysts marked; for more than two in the form with mean pairable length",
    ),
    (
        "(k)u-α",
        "(k)u-alpha: how well this code is told from the others in what several marked",
    ),
    (
        "1995",
        "The unitizing alpha of 1995, in characters: sensitive to the number of units, can lie far below −1; for comparison with older work",
    ),
    (
        "γ",
        "Gamma (Mathet, Widlöcher and Métivier 2015): 1 − observed / expected disorder of the best alignment",
    ),
];

/// The page.
#[derive(Debug, Default)]
pub(super) struct UnitizingPage {
    plain: Kept<Asked, StudyUnitizing>,
    gamma: Kept<(Asked, GammaKey), StudyUnitizing>,
    /// Whether gamma is wanted.
    wants_gamma: bool,
    draws: GammaDraws,
    typed: [Option<String>; 2],
    asked: Option<Asked>,
    /// What the analysts are called.
    names: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct GammaKey(GammaDraws);

impl UnitizingPage {
    /// Sees to it that the figures are those of the study and the choices.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison, asked: &Asked) {
        if asked.and_pass.is_none() {
            self.names.clone_from(&comparison.names);
        } else {
            self.names.clear();
        }
        let mut asked = asked.clone();
        // Neither units of words nor intervals have anything to do with it.
        asked.draws.count = 0;
        asked.all_coefficients = false;
        asked.unit = crate::analysis::agreement::of_study::UnitChoice::Character;
        if self.asked.as_ref() != Some(&asked) {
            // What takes long is asked for anew, and never begun by itself.
            self.wants_gamma = false;
            self.asked = Some(asked.clone());
        }
        let work = asked.clone();
        self.plain
            .want(view.jobs, "Comparing borders", asked.clone(), || {
                let apart = work.apart(view);
                move |_| work_out(&work, &apart, None, &|_, _| ControlFlow::Continue(()))
            });
        if self.wants_gamma {
            let draws = self.draws;
            let key = (asked.clone(), GammaKey(draws));
            self.gamma.want(view.jobs, "Working out gamma", key, || {
                let apart = asked.apart(view);
                move |watch| {
                    work_out(&asked, &apart, Some(draws), &|done, of| {
                        watch.progress(done, of);
                        if watch.is_cancelled() {
                            ControlFlow::Break(())
                        } else {
                            ControlFlow::Continue(())
                        }
                    })
                }
            });
        }
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui) {
        let theme = theme(ui);
        let with_gamma = if self.wants_gamma {
            self.gamma.get()
        } else {
            None
        };
        let answer = with_gamma.clone().or_else(|| self.plain.get());
        let Some(answer) = answer else {
            let error = self.plain.error().map(ToString::to_string);
            let words = error.unwrap_or_else(|| "Comparing borders…".to_owned());
            ui.add(Label::new(theme.quiet(words)).wrap());
            return;
        };
        let words = format!(
            "Where {} let passages begin and end, in {} characters. Passages of one code that overlap are one, those that touch are two; the texts stand end to end.",
            together(self.names(&answer)),
            number(answer.n_characters)
        );
        ui.add(Label::new(theme.quiet(words)).wrap());
        self.ask_for_gamma(ui, with_gamma.as_ref());
        ui.add_space(metrics::GRID);
        table(ui, &answer, self.names(&answer));
    }

    /// What the analysts are called: with their passes where one is compared in two.
    fn names<'n>(&'n self, answer: &'n StudyUnitizing) -> &'n [String] {
        if self.names.len() == answer.analyst_names.len() {
            &self.names
        } else {
            &answer.analyst_names
        }
    }

    /// Draws and seed, and the button; then how far it is, or what it was made from.
    fn ask_for_gamma(&mut self, ui: &mut Ui, found: Option<&Arc<StudyUnitizing>>) {
        let theme = theme(ui);
        if let Some(gamma) = found.and_then(|it| it.overall.gamma) {
            let proved = if gamma.exact {
                ""
            } else {
                " Not every alignment was proved the best, so that a disorder may be too large."
            };
            let words = format!(
                "Gamma by documents: observed disorder {:.3}, expected {:.3} from {} draws each with seed {}; {}, {} of which only some analysts marked.{proved}",
                gamma.observed,
                gamma.expected,
                number(gamma.draws.count as u64),
                gamma.draws.seed,
                counted(gamma.documents, "document", "documents"),
                number(gamma.one_sided as u64),
            );
            let label = ui.add(Label::new(theme.quiet(words)).wrap());
            label.on_hover_text(GammaDraws::CONVENTION);
        }
        if self.wants_gamma && found.is_none() {
            let error = self.gamma.error().map(ToString::to_string);
            match error {
                None => {
                    let (done, of) = self.gamma.progress();
                    let share = if of == 0 {
                        0.0
                    } else {
                        done as f32 / of as f32
                    };
                    ui.horizontal(|ui| {
                        ui.label(theme.quiet("Working out gamma…"));
                        parts::progress(ui, share, 160.0, "Working out gamma");
                        if parts::link(ui, "Stop").clicked() {
                            self.gamma.cancel();
                        }
                    });
                }
                Some(sentence) => {
                    ui.horizontal_wrapped(|ui| {
                        ui.label(theme.quiet(sentence));
                        if parts::link(ui, "Try again").clicked() {
                            self.gamma.try_again();
                        }
                    });
                }
            }
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let [count, seed] = &mut self.typed;
            let mut draws = self.draws;
            ui.label(theme.quiet("Random texts for each document"));
            if let Some(count) = field(ui, "Draws of gamma", count, draws.count as u64) {
                draws.count = count.clamp(1, 100_000) as usize;
            }
            ui.label(theme.quiet("seed"));
            if let Some(seed) = field(ui, "Seed of gamma", seed, draws.seed) {
                draws.seed = seed;
            }
            self.draws = draws;
            let name = if found.is_some() {
                "Work out gamma again"
            } else {
                "Work out gamma"
            };
            if parts::quiet_button(ui, name)
                .on_hover_text("Takes long in large studies; it can be followed and stopped below.")
                .clicked()
            {
                self.wants_gamma = true;
            }
        });
    }
}

/// A short field for a whole number; the number, once it is typed out.
fn field(ui: &mut Ui, name: &str, typed: &mut Option<String>, current: u64) -> Option<u64> {
    let mut words = typed.clone().unwrap_or_else(|| current.to_string());
    let response = forms::bare_text(ui, name, &mut words, "", 72.0);
    if response.changed() {
        *typed = Some(words.clone());
    }
    let number = words.trim().parse().ok();
    if response.lost_focus() {
        *typed = None;
    }
    number.filter(|number| *number != current)
}

fn work_out(
    asked: &Asked,
    apart: &crate::model::SeenApart,
    draws: Option<GammaDraws>,
    progress: &crate::analysis::agreement::of_study::UnitizingProgress<'_>,
) -> Result<StudyUnitizing, String> {
    let found = unitizing_of_study(&apart.seen(), &asked.options(), draws, progress);
    let found = found.map_err(|error| error.to_string())?;
    found.ok_or_else(|| "It was stopped.".to_owned())
}

/// A row of the table.
enum Of<'a> {
    Figures(&'a UnitizingOf, Figure),
    None(&'a str),
}

fn rows(answer: &StudyUnitizing) -> Vec<(&str, Of<'_>)> {
    let missing = || Err(crate::analysis::agreement::Undefined::NotApplied);
    let mut rows = vec![
        (
            "All codes, each with its own units",
            Of::Figures(&answer.overall, missing()),
        ),
        ("Any code at all", Of::Figures(&answer.any_code, missing())),
    ];
    for code in &answer.per_code {
        let own = answer
            .overall
            .family
            .per_code
            .iter()
            .find(|it| answer.overall.codes.get(it.code) == Some(&code.code_name));
        let of_code = own.map_or_else(missing, |it| it.alpha);
        rows.push((
            &code.code_name,
            match &code.figures.0 {
                Ok(figures) => Of::Figures(figures, of_code),
                Err(why) => Of::None(why),
            },
        ));
    }
    for document in &answer.per_document {
        rows.push((
            &document.document_name,
            Of::Figures(&document.figures, missing()),
        ));
    }
    rows
}

fn table(ui: &mut Ui, answer: &StudyUnitizing, names: &[String]) {
    let whole = ui.available_rect_before_wrap();
    let list = ui.interact(
        whole,
        Id::unique("borders"),
        Sense::focusable_noninteractive(),
    );
    list.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Figures of borders"));
    let columns = columns(answer);
    let figures = columns.len() as f32 * FIGURE;
    let name = (ui.available_width() - UNITS - figures).clamp(NAME.0, NAME.1);
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = 2 + answer.per_code.len() + answer.per_document.len();
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.set_width(name + UNITS + figures);
        heads(ui, names, &columns, name);
        let rows = rows(answer);
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show_rows(ui, ROW, count, |ui, visible| {
            for at in visible {
                if let Some((words, of)) = rows.get(at) {
                    let after_codes = at == 2 || at == 2 + answer.per_code.len();
                    line(ui, (at, after_codes), words, of, &columns, name);
                }
            }
        });
    });
    parts::focus_ring(ui, &list, whole.expand2(vec2(4.0, 2.0)));
}

/// The columns that say something: that of single codes where codes exclude each other, and gamma where it was asked for.
fn columns(answer: &StudyUnitizing) -> Vec<usize> {
    let of_codes = !answer.overall.family.per_code.is_empty();
    let gamma = answer.overall.gamma.is_some();
    let says = |column: &usize| match *column {
        3 => of_codes,
        5 => gamma,
        _ => true,
    };
    (0..COLUMNS.len()).filter(says).collect()
}

fn heads(ui: &mut Ui, names: &[String], columns: &[usize], name: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let theme = theme(ui);
    let font = fonts::sans(metrics::TEXT - 0.5);
    let mut left = rect.left();
    let units = format!("Units marked by {}", together(names));
    let first = [
        ("Code, then document", name, String::new()),
        ("units", UNITS, units),
    ];
    let others = columns
        .iter()
        .filter_map(|column| COLUMNS.get(*column))
        .map(|(head, long)| (*head, FIGURE, (*long).to_owned()));
    for (place, (head, width, long)) in first.into_iter().chain(others).enumerate() {
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(width, ROW));
        left += width;
        let inset = if place == 0 { 8.0 } else { 0.0 };
        let inner = at
            .with_min_x(at.left() + inset)
            .with_max_x(at.right() - 4.0);
        cell(ui, inner, head, font.clone(), theme.quiet);
        let response = ui.interact(at, Id::unique(("border head", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, head));
        if !long.is_empty() {
            response.on_hover_text(long);
        }
    }
}

fn line(
    ui: &mut Ui,
    (at, parted): (usize, bool),
    name: &str,
    of: &Of<'_>,
    columns: &[usize],
    room: f32,
) {
    let theme = theme(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if parted {
        ui.painter()
            .hline(rect.x_range(), rect.top(), theme.hairline());
    }
    let font = fonts::sans(metrics::TEXT);
    let inner = rect
        .with_min_x(rect.left() + 8.0)
        .with_max_x(rect.left() + room - 8.0);
    cell(ui, inner, name, font.clone(), theme.ink);
    let mut spoken = vec![name.to_owned()];
    let mut left = rect.left() + room;
    match of {
        Of::None(why) => {
            let place = rect.with_min_x(left);
            cell(ui, place, why, fonts::sans(metrics::SMALL), theme.quiet);
            spoken.push((*why).to_owned());
        }
        Of::Figures(of, of_code) => {
            let units: Vec<String> = of.units.iter().map(|n| number(*n)).collect();
            let units = units.join(" + ");
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(UNITS - 8.0, ROW));
            cell(ui, place, &units, font.clone(), theme.ink);
            spoken.push(format!("units {units}"));
            left += UNITS;
            let figures = figures(of, *of_code);
            for column in columns.iter().copied() {
                let (Some((head, _)), Some(figure)) = (COLUMNS.get(column), figures.get(column))
                else {
                    continue;
                };
                let place = Rect::from_min_size(pos2(left, rect.top()), vec2(FIGURE - 8.0, ROW));
                left += FIGURE;
                match figure {
                    Some(Ok(value)) => {
                        let written = coefficient(*value);
                        cell(ui, place, &written, font.clone(), theme.ink);
                        spoken.push(format!("{head} {written}"));
                    }
                    Some(Err(why)) => {
                        cell(ui, place, "–", font.clone(), theme.quiet);
                        let id = Id::unique(("border figure", at, column));
                        ui.interact(place, id, Sense::hover())
                            .on_hover_text(format!("Undefined: {why}."));
                    }
                    None => {}
                }
            }
        }
    }
    let spoken = spoken.join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
}

/// The figures in the order of the columns; nothing where a column says nothing of a row.
fn figures(of: &UnitizingOf, of_code: Figure) -> [Option<Figure>; 6] {
    let family = &of.family;
    let several = !of.codes.is_empty();
    let cu = family.cu_alpha.or(family.cu_alpha_mean_pairable);
    [
        Some(family.u_alpha),
        several.then_some(family.binary),
        several.then_some(cu),
        of_code.is_ok().then_some(of_code),
        Some(of.alpha_1995()),
        of.gamma.map(|gamma| gamma.gamma),
    ]
}
