//! Whether two lines of one number are the same line, once with its words and once without.

use crate::model::{Change, ERASED, Line};

/// Whether one line is the other with words erased, in whichever order they are given.
pub(super) fn is_erased_version(a: &Line, b: &Line) -> bool {
    let frame = |line: &Line| {
        let mut frame = line.clone();
        frame.change = frame.change.without_words();
        frame.why = None;
        frame
    };
    let erased_whole = |line: &Line| matches!(line.change, Change::Erased(_));
    if erased_whole(a) || erased_whole(b) {
        return a.step == b.step && a.at == b.at && a.by == b.by;
    }
    frame(a) == frame(b) && (lost_words(a, b) || lost_words(b, a))
}

/// Whether every text in which the lines differ bears the mark of erasure in the second.
fn lost_words(whole: &Line, erased: &Line) -> bool {
    let texts = |line: &Line| {
        let mut texts = line.change.words();
        texts.extend(line.why.as_deref().map(str::to_owned));
        texts
    };
    let (whole, erased) = (texts(whole), texts(erased));
    whole.len() == erased.len()
        && whole
            .iter()
            .zip(&erased)
            .all(|(before, after)| before == after || after.contains(ERASED))
}
