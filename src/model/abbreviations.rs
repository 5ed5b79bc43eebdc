//! Abbreviations after which a full stop ends no sentence.
//!
//! Part of the rule `sentences-1`: these lists never change; another list is another rule. Words that
//! also end sentences ("etc.", "osv.", "usw.") are left out, and so are those that are words of their
//! own in another of the languages (Swedish "sen", "hon", "ung"; English "No.").

/// Followed by what they belong to, whatever it looks like. In any case of letters, without the last stop.
const ALWAYS: [&str; 77] = [
    // English
    "mr", "mrs", "ms", "mx", "dr", "prof", "e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "approx",
    "et al", // Swedish
    "t.ex", "bl.a", "d.v.s", "dvs", "s.k", "p.g.a", "pga", "m.a.o", "f.d", "fr.o.m", "t.o.m",
    "i.o.m", "f.n", "f.ö", "s.a.s", "inkl", "exkl", "resp", "ang", "jfr", "ev", "ca", "c:a",
    "p.s.s", "i.s.f", "i.st.f", "å.s.s", // Danish, Norwegian, Finnish
    "f.eks", "jf", "ift", "iht", "mht", "esim", // German, Dutch
    "z.b", "d.h", "bzw", "u.a", "v.a", "vgl", "evtl", "ggf", "sog", "bspw", "i.d.r", "u.u", "bijv",
    "d.w.z", "o.a", "dhr", "mevr", "m.b.t", "i.p.v", "t.o.v",
    // French, Spanish, Portuguese, Italian
    "p.ex", "c.-à-d", "p.ej", "sra", "srta", "dra", "dott", "sig.ra", "mme",
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
