//! Text that a spreadsheet program would run.

use std::borrow::Cow;

/// A text as it may stand in a CSV file: with an apostrophe in front if a spreadsheet program would take it for a
/// formula, that is if it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break.
///
/// Every change can be taken back by [`restored`].
pub fn neutralised(text: &str) -> Cow<'_, str> {
    // One that has apostrophes already gets another, or it could not be told from one that got the first.
    if text.trim_start_matches('\'').starts_with(is_dangerous) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`neutralised`] was given.
pub fn restored(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(is_dangerous) => rest,
        _ => text,
    }
}

fn is_dangerous(letter: char) -> bool {
    matches!(
        letter,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_like_a_formula_gets_an_apostrophe() {
        for text in ["=1+1", "+46 8", "-5", "@sum", "\tx", "\rx", "\nx", "＝1"] {
            assert_eq!(neutralised(text), format!("'{text}"));
        }
        for text in ["", "trust", "'quoted'", "a=b", "5-6", " =1", "’=1"] {
            assert_eq!(neutralised(text), text);
        }
        assert_eq!(neutralised("'=1"), "''=1");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_dangerous_left(text in "['=+@\t\ra-]{0,6}|\\PC{0,20}") {
            let written = neutralised(&text);
            prop_assert!(!written.starts_with(is_dangerous));
            prop_assert_eq!(restored(&written), text.as_str());
        }
    }
}
