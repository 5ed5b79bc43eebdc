//! A mean over codes that says what it left out.

use super::undefined::{Figure, Undefined};

/// The mean of a figure over the codes for which it is defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean, undefined when no code has the figure.
    pub value: Figure,
    /// Codes that entered it.
    pub over: usize,
    /// Codes for which the figure is undefined.
    pub skipped: usize,
}

impl Mean {
    /// Averages what is defined and counts what is not.
    pub fn of(figures: impl IntoIterator<Item = Figure>) -> Self {
        let (mut sum, mut over, mut skipped) = (0.0, 0_usize, 0);
        for figure in figures {
            match figure {
                Ok(value) => {
                    sum += value;
                    over += 1;
                }
                Err(_) => skipped += 1,
            }
        }
        let value = if over == 0 {
            Err(Undefined::NothingToAverage)
        } else {
            Ok(sum / over as f64)
        };
        Self {
            value,
            over,
            skipped,
        }
    }
}
