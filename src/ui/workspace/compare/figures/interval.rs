//! An interval as a line with a dot.

use super::super::words::coefficient;
use crate::analysis::agreement::of_study::Counted;
use crate::analysis::agreement::{BootstrapInterval, Measure};
use crate::ui::theme::theme;
use egui::{Rect, Stroke, Ui, pos2};

/// The interval of a figure, or why there is none.
pub(super) fn interval_of(
    counted: &Counted,
    measure: Measure,
) -> Result<BootstrapInterval, String> {
    let intervals = counted.ci95.as_ref().map_err(Clone::clone)?;
    let own = intervals.iter().find(|(of, _)| *of == measure);
    match own {
        Some((_, Ok(interval))) => Ok(*interval),
        Some((_, Err(why))) => Err(why.to_string()),
        None => Err("no interval was drawn for this coefficient".to_owned()),
    }
}

/// “from 0.55 to 0.76 (bootstrap over documents, …; 1000 draws, seed 1)”.
pub(super) fn said(interval: &BootstrapInterval) -> String {
    let undefined = match interval.undefined_draws {
        0 => String::new(),
        n => format!(", {n} of them undefined"),
    };
    format!(
        "95 % from {} to {} ({}; {} draws{undefined}, seed {})",
        coefficient(interval.lo),
        coefficient(interval.hi),
        interval.method,
        interval.draws,
        interval.seed
    )
}

/// “95 % from 0.55 to 0.76”, and in how many draws it was undefined.
pub(super) fn in_short(interval: &BootstrapInterval) -> String {
    let undefined = match interval.undefined_draws {
        0 => String::new(),
        n => format!(", undefined in {n} of {} draws", interval.draws),
    };
    format!(
        "95 % from {} to {}{undefined}",
        coefficient(interval.lo),
        coefficient(interval.hi)
    )
}

/// Draws it on a scale from `least` to 1, with the figure as a dot.
pub(super) fn paint(ui: &Ui, rect: Rect, least: f64, value: f64, interval: &BootstrapInterval) {
    let theme = theme(ui);
    let at = |value: f64| {
        let share = ((value - least) / (1.0 - least)).clamp(0.0, 1.0) as f32;
        rect.left() + share * rect.width()
    };
    let y = rect.center().y;
    let painter = ui.painter();
    painter.hline(rect.x_range(), y, theme.hairline());
    if least < 0.0 {
        // Where agreement is what chance would give.
        painter.vline(at(0.0), (y - 4.0)..=(y + 4.0), theme.hairline());
    }
    let band = Stroke::new(3.0, theme.paper.lerp_to_gamma(theme.accent, 0.55));
    painter.hline(at(interval.lo)..=at(interval.hi), y, band);
    painter.circle_filled(pos2(at(value), y), 3.5, theme.accent);
}
