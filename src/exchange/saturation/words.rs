//! What the ratios say, in words that claim no more than they show.

use crate::analysis::saturation::{Guest, GuestRun, NotComputable};

/// Per cent with one place: “8.1 %”.
pub(super) fn per_cent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// Which documents a run is of: “5–6”.
pub(super) fn span(run: GuestRun) -> String {
    if run.from == run.to {
        run.from.to_string()
    } else {
        format!("{}–{}", run.from, run.to)
    }
}

/// The first run at or below the threshold, in short: “6+2: documents 7–8, 1 of 37 (2.7 %)”.
pub(super) fn first_run(found: &Result<Guest, NotComputable>, threshold: u32) -> String {
    match found {
        Err(why) => why.to_string(),
        Ok(guest) => match guest.first_run() {
            None => format!("no run at or below {threshold} %"),
            Some(run) => format!(
                "{}+{}: documents {}, {} of {} ({})",
                run.from.saturating_sub(1),
                run.to + 1 - run.from,
                span(run),
                run.new,
                guest.in_base,
                per_cent(guest.share(run))
            ),
        },
    }
}

/// The same as a sentence.
pub(super) fn sentence(found: &Result<Guest, NotComputable>, threshold: u32) -> String {
    match found {
        Err(why) => format!("The ratio is {why}."),
        Ok(guest) => match guest.first_run() {
            None => format!("No run is at or below the threshold of {threshold} %."),
            Some(run) => format!(
                "The first run at or below the threshold of {threshold} % is that of documents {}: {} new of {} in the \
                 base, {}; in the notation of Guest et al. {} and {} more.",
                span(run),
                run.new,
                guest.in_base,
                per_cent(guest.share(run)),
                run.from.saturating_sub(1),
                run.to + 1 - run.from,
            ),
        },
    }
}
