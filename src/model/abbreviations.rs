//! Abbreviations after which a full stop ends no sentence.
//!
//! Part of the rule `sentences-1`: these lists never change; another list is another rule. Words that
//! also end sentences ("etc.", "osv.", "usw.") are left out, and so are those that are words of their
//! own in another of the languages (Swedish "sen", "hon", "ung"; English "No.").

/// Followed by what they belong to, whatever it looks like. In any case of letters, without the last stop.
const ALWAYS: [&str; 98] = [
    // English
    "mr", "mrs", "ms", "mx", "dr", "prof", "e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "approx",
    "et al", "assoc", "asst", "dept", "univ", "govt", // Swedish
    "t.ex", "bl.a", "d.v.s", "dvs", "s.k", "p.g.a", "pga", "m.a.o", "f.d", "fr.o.m", "t.o.m",
    "i.o.m", "f.n", "f.ö", "s.a.s", "inkl", "exkl", "resp", "ang", "jfr", "ev", "ca", "c:a",
    "p.s.s", "i.s.f", "i.st.f", "å.s.s", // Danish, Norwegian, Finnish
    "f.eks", "jf", "ift", "iht", "mht", "esim", // German, Dutch
    "z.b", "d.h", "bzw", "u.a", "v.a", "vgl", "evtl", "ggf", "sog", "bspw", "i.d.r", "u.u", "bijv",
    "d.w.z", "o.a", "z.t", "o.g", "m.e", "s.o", "s.u", "insb", "insbes", "einschl", "bzgl", "allg",
    "dhr", "mevr", "m.b.t", "i.p.v", "t.o.v", // French, Spanish, Portuguese, Italian
    "p.ex", "c.-à-d", "p.ej", "sra", "srta", "dra", "dña", "ud", "uds", "aprox", "dott", "sig.ra",
    "mme", "mlle", "env",
];

/// Words that can end a sentence before a capital, and are abbreviations before a small letter.
const BEFORE_SMALL: [&str; 43] = [
    "etc", "osv", "usw", "mfl", "mm", "min", "max", "avg", "tel", "tlf", "vol", "fig", "art",
    "sec", "inc", "ltd", "corp", "ref", "pag", "pág", "págs", "núm", "kap", "cap", "abs", "str",
    "avd", "mån", "tim", "sek", "kr", "st", "nr", "kl", "bl", "pl", "sg", "forts", "milj", "mio",
    "mrd", "ehem", "jun",
];

/// Words before a German ordinal.
const BEFORE_ORDINAL: [&str; 20] = [
    "am", "der", "die", "das", "den", "dem", "des", "im", "vom", "zum", "zur", "bis", "seit", "ab",
    "ein", "eine", "einen", "einem", "jeder", "jede",
];

/// Words that open a sentence and are no name after a title.
const OPENERS: [&str; 40] = [
    "i", "he", "she", "they", "we", "you", "it", "and", "but", "then", "so", "that", "this", "il",
    "elle", "ils", "elles", "je", "on", "nous", "vous", "et", "mais", "hon", "han", "de", "vi",
    "jag", "och", "men", "er", "sie", "wir", "ich", "und", "aber", "ella", "él", "y", "pero",
];

/// Titles that are words when written small.
const CAPITAL: [&str; 14] = [
    "St", "Ste", "Sr", "Fr", "Hr", "Sig", "Ud", "Gen", "Col", "Gov", "Rev", "Capt", "Lt", "Sgt",
];

/// Only before a number.
const BEFORE_A_NUMBER: [&str; 28] = [
    "no", "nos", "nr", "n", "p", "pp", "s", "kap", "ch", "fig", "art", "sec", "sect", "vol", "kl",
    "tel", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "okt", "nov", "dec",
];

/// Longer than any of them, in bytes.
const LONGEST: usize = 16;

/// Whether words that end in a full stop end in an abbreviation, given whether a number follows.
pub(super) fn ends_in_abbreviation(words: &str, number_follows: bool) -> bool {
    let Some(words) = words.strip_suffix('.') else {
        return false;
    };
    let mut tokens = words.split_whitespace().rev();
    let last = tokens
        .next()
        .unwrap_or_default()
        .trim_start_matches(is_opening);
    if last.is_empty() || last.len() > LONGEST {
        return false;
    }
    let small = last.to_lowercase();
    if CAPITAL.contains(&last) || ALWAYS.contains(&small.as_str()) {
        return true;
    }
    if number_follows && BEFORE_A_NUMBER.contains(&small.as_str()) {
        return true;
    }
    // "t. ex." and "et al." are written with a space.
    let before = tokens
        .next()
        .unwrap_or_default()
        .trim_start_matches(is_opening)
        .to_lowercase();
    let joint = if before.ends_with('.') {
        format!("{before}{small}")
    } else {
        format!("{before} {small}")
    };
    ALWAYS.contains(&joint.as_str())
}

/// Whether a word before a full stop and a small letter is an abbreviation rather than the end of a sentence.
pub(super) fn goes_on_before_small(word: &str) -> bool {
    let small = word.to_lowercase();
    BEFORE_SMALL.contains(&small.as_str())
}

/// Whether the border falls between the parts of an abbreviation written with a space: "z." and "B.".
pub(super) fn is_within_abbreviation(words: &str, rest: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_start_matches(is_opening);
    let next = rest.split_whitespace().next().unwrap_or_default();
    let (true, Some(next)) = (last.ends_with('.'), next.strip_suffix('.')) else {
        return false;
    };
    if last.len() + next.len() > LONGEST {
        return false;
    }
    let joint = format!("{last}{next}").to_lowercase();
    ALWAYS.contains(&joint.as_str())
}

/// "am 3.", "im 19.": a German ordinal, which a capital follows as every noun.
pub(super) fn ends_in_ordinal(words: &str) -> bool {
    let Some(words) = words.strip_suffix('.') else {
        return false;
    };
    let mut tokens = words.split_whitespace().rev();
    let number = tokens.next().unwrap_or_default();
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let before = tokens.next().unwrap_or_default();
    let before = before.trim_start_matches(is_opening).to_lowercase();
    is_number && BEFORE_ORDINAL.contains(&before.as_str())
}

/// "vi M. Dupont", "con D. Juan": a title of one letter before a name.
pub(super) fn ends_in_title(words: &str, rest: &str) -> bool {
    let Some(words) = words.strip_suffix('.') else {
        return false;
    };
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let title = last.trim_start_matches(is_opening).trim_start_matches("d'");
    let next = rest.split_whitespace().next().unwrap_or_default();
    let next = next
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    matches!(title, "M" | "MM" | "D") && !OPENERS.contains(&next.as_str())
}

/// Quotes and brackets before a word.
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '¿'
            | '¡'
            | '*'
            | '_'
    )
}
