//! New information in a run of documents, as a share of that in the base.

/// The ratios of all runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// How many documents are the base.
    pub base: usize,
    /// How much was found in the base; the denominator of every run.
    pub in_base: usize,
    /// The runs after the base, each beginning a document later than the one before.
    pub runs: Vec<GuestRun>,
    /// The first run at or below the threshold, by its place in `runs`.
    pub first: Option<usize>,
}

/// A run of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuestRun {
    /// Its first document, counted from 1.
    pub from: usize,
    /// Its last document, counted from 1.
    pub to: usize,
    /// How much was new in it.
    pub new: usize,
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotComputable {
    /// There are too few documents for the base and one run.
    #[error("not computable: {there} where base and run need {needed}", there = there_are(*.documents))]
    TooFew {
        /// Documents there are.
        documents: usize,
        /// Documents that base and run need.
        needed: usize,
    },
    /// Nothing was found in the base, so that nothing can be a share of it.
    #[error("not computable: nothing was found in the base")]
    NothingInBase,
    /// The base or the run has no documents.
    #[error("not computable: base and run need at least one document each")]
    NoRun,
}

impl Guest {
    /// What a run adds, as a share of what was found in the base.
    pub fn share(&self, run: GuestRun) -> f64 {
        run.new as f64 / self.in_base as f64
    }

    /// The first run at or below the threshold.
    pub fn first_run(&self) -> Option<GuestRun> {
        self.runs.get(self.first?).copied()
    }
}

/// The ratios of documents with so many new codes each, in order: new in a run of `run` documents, divided by all that
/// was found in the first `base`. Runs overlap and move on by one document. `threshold` is a share: 0.05 for 5 %.
///
/// # Errors
/// Where base and run need more documents than there are, or nothing was found in the base.
pub fn guest(
    new: &[usize],
    base: usize,
    run: usize,
    threshold: f64,
) -> Result<Guest, NotComputable> {
    if base == 0 || run == 0 {
        return Err(NotComputable::NoRun);
    }
    let needed = base.saturating_add(run);
    let too_few = NotComputable::TooFew {
        documents: new.len(),
        needed,
    };
    let (in_base, after) = new.split_at_checked(base).ok_or(too_few)?;
    if after.len() < run {
        return Err(too_few);
    }
    let in_base: usize = in_base.iter().sum();
    if in_base == 0 {
        return Err(NotComputable::NothingInBase);
    }
    let windows = after.windows(run).enumerate();
    let runs: Vec<GuestRun> = windows
        .map(|(n, window)| GuestRun {
            from: base + n + 1,
            to: base + n + run,
            new: window.iter().sum(),
        })
        .collect();
    // Room for how fractions are stored: 1 of 20 is at 5 %.
    let most = threshold * in_base as f64 + 1e-9;
    let first = runs.iter().position(|run| run.new as f64 <= most);
    Ok(Guest {
        base,
        in_base,
        runs,
        first,
    })
}

fn there_are(count: usize) -> String {
    match count {
        0 => "there are no documents".to_owned(),
        1 => "there is 1 document".to_owned(),
        several => format!("there are {several} documents"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the article: 37 themes in the first four interviews; then 0, 3, 1, 0. The 37 are spread over the
    /// four in any way, since only their sum counts.
    const NEW: [usize; 8] = [15, 10, 8, 4, 0, 3, 1, 0];

    #[test]
    fn the_published_example_gives_its_ratios() {
        let found = guest(&NEW, 4, 2, 0.05).unwrap();
        assert_eq!(found.in_base, 37);
        let runs: Vec<(usize, usize, usize)> = found
            .runs
            .iter()
            .map(|it| (it.from, it.to, it.new))
            .collect();
        assert_eq!(runs, [(5, 6, 3), (6, 7, 4), (7, 8, 1)]);
        // 3/37 = 8 %, 4/37 = 11 %, 1/37 = 3 %.
        let shares: Vec<f64> = found
            .runs
            .iter()
            .map(|it| (found.share(*it) * 100.0).round())
            .collect();
        assert_eq!(shares, [8.0, 11.0, 3.0]);
        // At most 5 % first in the run 7-8, that is, at interview 6 and two more.
        let first = found.first_run().unwrap();
        assert_eq!((first.from - 1, first.to), (6, 8));
        assert_eq!(guest(&NEW, 4, 2, 0.0).unwrap().first, None, "0 % in no run");
    }

    #[test]
    fn a_share_that_is_the_threshold_is_not_above_it() {
        // 1 of 20 is 5 %.
        let found = guest(&[10, 10, 1, 0], 2, 1, 0.05).unwrap();
        assert_eq!(found.first, Some(0));
        assert_eq!(guest(&[10, 9, 1, 0], 2, 1, 0.05).unwrap().first, Some(1));
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let why = |new: &[usize], base, run| guest(new, base, run, 0.05).unwrap_err().to_string();
        let too_few = "not computable: there are 3 documents where base and run need 6";
        assert_eq!(why(&[4, 2, 1], 4, 2), too_few);
        assert_eq!(
            why(&[1, 1, 1, 1, 1], 4, 2),
            "not computable: there are 5 documents where base and run need 6"
        );
        assert_eq!(
            why(&[], 4, 2),
            "not computable: there are no documents where base and run need 6"
        );
        assert_eq!(
            why(&[0, 0, 3], 2, 1),
            "not computable: nothing was found in the base"
        );
        assert_eq!(
            why(&[1, 2], 0, 1),
            "not computable: base and run need at least one document each"
        );
    }
}
