//! A code in the list of one side.

use super::super::comparison::Comparison;
use super::super::list_line::cell;
use super::super::words::{counted, number};
use super::{Frames, MatchingPage};
use crate::analysis::matching::{Likeness, Relation, Standing};
use crate::model::{CodeId, CodeMatch};
use crate::ui::theme::{metrics, theme};
use crate::ui::{View, fonts, icons};
use egui::{CornerRadius, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// From which width on the counts stand beside the name.
const WIDE: f32 = 220.0;

/// A row as it is drawn.
pub(super) struct Line {
    name: String,
    colour: usize,
    /// “9 · 3”: codings and documents.
    counts: String,
    counts_said: String,
    /// How it stands to the code across, or what suggests itself.
    below: String,
    /// Whether nobody has to look at it any more.
    settled: bool,
    hover: String,
}

impl MatchingPage {
    pub(super) fn line(
        &self,
        view: &View<'_>,
        comparison: &Comparison,
        frames: &Frames,
        side: usize,
        place: usize,
    ) -> Option<Line> {
        let (code, likeness) = self.sides.get(side)?.rows().get(place).copied()?;
        let it = frames.two.code(side, code)?;
        let row = view.overview.code(code);
        let below = match likeness {
            Some(likeness) => self.across_in_words(view, comparison, code, likeness),
            None => self.said_in_words(view, side, code, it.standing),
        };
        let waits = self.arranged.waiting(side).contains(&code);
        let definition = view.seen.code(code).map_or("", |it| it.definition.text());
        let definition = if definition.is_empty() {
            "No definition yet."
        } else {
            definition
        };
        Some(Line {
            name: view.seen.code_name(code),
            colour: row.map_or(0, |row| row.colour),
            counts: format!(
                "{} · {}",
                number(it.codings as u64),
                number(it.documents as u64)
            ),
            counts_said: format!(
                "{} in {}",
                counted(it.codings, "coding", "codings"),
                counted(it.documents, "document", "documents")
            ),
            below,
            settled: !waits && it.standing != Standing::Given,
            hover: format!("{}\n{definition}", view.seen.code_path(code)),
        })
    }

    /// Of a code across: how it stands to the code that leads, or the grounds for a likeness.
    fn across_in_words(
        &self,
        view: &View<'_>,
        comparison: &Comparison,
        code: CodeId,
        likeness: Likeness,
    ) -> String {
        let leading = self.sides.get(self.lead).and_then(super::Side::chosen);
        let relation = leading.and_then(|lead| {
            let (a, b) = if self.lead == 0 {
                (lead, code)
            } else {
                (code, lead)
            };
            Some((self.arranged.declared.relation(a, b)?, a))
        });
        match relation {
            Some((Relation::Said(said), a)) => {
                let how = said.from(a).map_or(said.how, |(_, how)| how);
                let [name, _] = &comparison.pair_names;
                match how {
                    CodeMatch::Equal => "= the same".to_owned(),
                    CodeMatch::Broader => format!("> {name}’s is broader"),
                    CodeMatch::Narrower => format!("< {name}’s is narrower"),
                    CodeMatch::Distinct => "≠ distinct".to_owned(),
                }
            }
            Some((Relation::Through(between), _)) => {
                let names: Vec<String> = between
                    .iter()
                    .map(|code| format!("“{}”", view.seen.code_name(*code)))
                    .collect();
                format!("= the same, through {}", names.join(" and "))
            }
            None => {
                // What it was matched with already is worth knowing before it is matched again.
                let both = [grounds(likeness), self.others_in_words(view, code)];
                let both: Vec<String> = both.into_iter().filter(|it| !it.is_empty()).collect();
                both.join(" · ")
            }
        }
    }

    /// Everything that was said of a code, read from it: “= somebody asks · > worry”.
    fn others_in_words(&self, view: &View<'_>, code: CodeId) -> String {
        let said = self
            .arranged
            .declared
            .of_code(code)
            .map(|(other, how)| format!("{} {}", sign(how), view.seen.code_name(other)));
        let none = self.arranged.declared.without.contains(&code);
        let none = none.then(|| "no counterpart".to_owned());
        let said: Vec<String> = said.chain(none).collect();
        said.join(" · ")
    }

    /// Of a code of the leading side: what was said of it, or what suggests itself.
    fn said_in_words(
        &self,
        view: &View<'_>,
        side: usize,
        code: CodeId,
        standing: Standing,
    ) -> String {
        let said = self.others_in_words(view, code);
        if !said.is_empty() {
            return said;
        }
        match (standing, self.arranged.likest(side, code)) {
            (Standing::Shared, _) => "both gave it".to_owned(),
            (_, Some(other)) => format!("perhaps “{}”", view.seen.code_name(other)),
            (Standing::Given, None) => "was there before the pass".to_owned(),
            (Standing::Own, None) => String::new(),
        }
    }
}

/// “Same name · 7 of 9 and 7 of 12 overlap”.
fn grounds(likeness: Likeness) -> String {
    let [a, b] = likeness.overlap;
    let overlap = if a.shared + b.shared == 0 {
        String::new()
    } else {
        format!(
            "{} of {} and {} of {} overlap",
            a.shared, a.of, b.shared, b.of
        )
    };
    let called = if likeness.same_name { "Same name" } else { "" };
    let both = [called, overlap.as_str()];
    let both: Vec<&str> = both.into_iter().filter(|it| !it.is_empty()).collect();
    both.join(" · ")
}

pub(super) const fn sign(how: CodeMatch) -> &'static str {
    match how {
        CodeMatch::Equal => "=",
        CodeMatch::Broader => ">",
        CodeMatch::Narrower => "<",
        CodeMatch::Distinct => "≠",
    }
}

/// Draws a row; `chosen` says whether the keys move in its list, where it is the chosen one.
pub(super) fn show(ui: &mut Ui, line: &Line, size: Vec2, chosen: Option<bool>) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let mut spoken = format!("{}, {}", line.name, line.counts_said);
    if !line.below.is_empty() {
        spoken = format!("{spoken}, {}", line.below);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, ui.is_enabled(), chosen.is_some(), &spoken)
    });
    let radius = CornerRadius::same(metrics::RADIUS);
    let ground = match chosen {
        Some(true) => Some(theme.accent_ground),
        Some(false) => Some(theme.rail),
        None => response.hovered().then_some(theme.frame),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, radius, ground);
    }
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let (above, below) = if line.below.is_empty() && inner.width() >= WIDE {
        (inner, inner)
    } else {
        inner.split_top_bottom_at_fraction(0.54)
    };
    let swatch = pos2(inner.left() + metrics::SWATCH / 2.0, above.center().y);
    let colour = theme.code_colour(line.colour);
    icons::paint_swatch(ui.painter(), swatch, metrics::SWATCH, colour);
    let left = inner.left() + 18.0;
    let small = fonts::sans(metrics::SMALL);
    let wide = inner.width() >= WIDE;
    let mut right = inner.right();
    if wide {
        let galley = ui
            .painter()
            .layout_no_wrap(line.counts.clone(), small.clone(), theme.quiet);
        right -= galley.size().x;
        let at = pos2(right, above.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme.quiet);
        right -= 8.0;
    }
    let ink = if line.settled { theme.quiet } else { theme.ink };
    let place = above.with_min_x(left).with_max_x(right);
    cell(ui, place, &line.name, fonts::sans(metrics::TEXT), ink);
    let words = if line.below.is_empty() && !wide {
        &line.counts
    } else {
        &line.below
    };
    cell(ui, below.with_min_x(left), words, small, theme.quiet);
    let hover = format!("{}\n{}\n{}", line.hover, line.counts_said, line.below);
    response.on_hover_text(hover.trim_end())
}
