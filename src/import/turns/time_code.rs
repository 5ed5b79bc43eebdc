//! Time codes as transcription tools write them.

/// A time code found at the beginning of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeCode {
    /// Length in bytes, brackets included.
    pub bytes: usize,
    /// Milliseconds from the start of the recording.
    pub ms: u32,
    /// Whether it stands in brackets, and so cannot be part of a sentence.
    pub bracketed: bool,
}

/// Reads `00:12:03`, `12:03`, `[0:21]`, `(00:12:03.5)`, `#00:12:03-4#`, `00:12 --> 00:15` and their like.
pub(super) fn time_code(text: &str) -> Option<TimeCode> {
    let unescaped = text.strip_prefix('\\').unwrap_or(text);
    let close = match unescaped.as_bytes().first()? {
        b'[' => Some(']'),
        b'(' => Some(')'),
        b'<' => Some('>'),
        b'{' => Some('}'),
        b'#' => Some('#'),
        byte if byte.is_ascii_digit() => None,
        _ => return None,
    };
    let mut rest = if close.is_some() {
        unescaped.get(1..)?.trim_start_matches(' ')
    } else {
        text
    };
    let (ms, after) = clock(rest)?;
    rest = range_end(after).unwrap_or(after);
    if let Some(close) = close {
        rest = rest.trim_start_matches(' ');
        rest = rest.strip_prefix('\\').unwrap_or(rest);
        rest = rest.strip_prefix(close)?;
    } else if rest
        .chars()
        .next()
        .is_some_and(|next| next.is_alphanumeric() || next == '%')
    {
        return None;
    }
    Some(TimeCode {
        bytes: text.len() - rest.len(),
        ms,
        bracketed: close.is_some(),
    })
}

/// What follows ` --> 00:00:27.640`, ` - 0:27` or `–0:27`, if that is what comes.
fn range_end(text: &str) -> Option<&str> {
    let trimmed = text.trim_start_matches([' ', '\t']);
    let dash = ["-->", "->", "–", "—", "-", "to "]
        .iter()
        .find_map(|dash| trimmed.strip_prefix(dash))?;
    let (_, after) = clock(dash.trim_start_matches([' ', '\t']))?;
    Some(after)
}

/// Hours, minutes and seconds at the beginning of the text, in milliseconds, and what follows them.
fn clock(text: &str) -> Option<(u32, &str)> {
    let (first, _, rest) = number(text, 3)?;
    let (second, second_digits, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (seconds, rest) = match rest.strip_prefix(':').and_then(|rest| number(rest, 2)) {
        Some((third, _, rest)) => {
            if second > 59 || third > 59 {
                return None;
            }
            (
                first.checked_mul(3600)?.checked_add(second * 60 + third)?,
                rest,
            )
        }
        None if second_digits == 2 && second <= 59 => (first.checked_mul(60)? + second, rest),
        None => return None,
    };
    let (fraction, rest) = fraction(rest);
    Some((seconds.checked_mul(1000)?.checked_add(fraction)?, rest))
}

/// `.640`, `,640`, or the tenth of a second in `-4#`; 0 when there is none.
fn fraction(text: &str) -> (u32, &str) {
    let tenth = text
        .strip_prefix('-')
        .and_then(|rest| number(rest, 1))
        .filter(|(_, _, rest)| rest.starts_with('#'));
    if let Some((tenth, _, rest)) = tenth {
        return (tenth * 100, rest);
    }
    let decimals = text
        .strip_prefix(['.', ','])
        .and_then(|rest| number(rest, 3));
    match decimals {
        Some((value, 1, rest)) => (value * 100, rest),
        Some((value, 2, rest)) => (value * 10, rest),
        Some((value, _, rest)) => (value, rest),
        None => (0, text),
    }
}

/// One to `most` ASCII digits: their value, how many they were, and what follows, which is no further digit.
fn number(text: &str, most: usize) -> Option<(u32, usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > most {
        return None;
    }
    let value = text.get(..digits)?.parse().ok()?;
    Some((value, digits, text.get(digits..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<(usize, u32)> {
        time_code(text).map(|found| (found.bytes, found.ms))
    }

    #[test]
    fn the_time_codes_of_transcription_tools_are_read_in_milliseconds() {
        // 12 min 3 s = 723 s.
        assert_eq!(ms("00:12:03 I: hello"), Some((8, 723_000)));
        assert_eq!(ms("[00:12:03] I"), Some((10, 723_000)));
        assert_eq!(ms("\\[12:03\\] I"), Some((9, 723_000)));
        assert_eq!(ms("(12:03)"), Some((7, 723_000)));
        assert_eq!(ms("0:21"), Some((4, 21_000)));
        assert_eq!(ms("#00:12:03-4#"), Some((12, 723_400)));
        assert_eq!(ms("[00:43.810 --> 00:47.850]  Hello"), Some((25, 43_810)));
        assert_eq!(ms("0:0:0.0 --> 0:0:3.21"), Some((20, 0)));
        assert_eq!(ms("1:02:03,5"), Some((9, 3_723_500)));
    }

    #[test]
    fn numbers_that_are_no_time_code_are_left_alone() {
        for text in [
            "10",
            "10:3",
            "10:75",
            "3:1 odds",
            "12:03pm",
            "[3",
            "1:2:3:",
            "2024-01-02",
        ] {
            if text == "1:2:3:" {
                assert_eq!(ms(text), Some((5, 3_723_000)));
            } else {
                assert_eq!(ms(text), None, "{text}");
            }
        }
    }
}
