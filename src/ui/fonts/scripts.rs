//! Which script a character belongs to, as far as it decides which font to look for.

/// A script our own faces do not cover, and the families that do, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// The script's English name.
    pub name: &'static str,
    /// Families to look for first; the first is also the one named to the user.
    pub families: &'static [&'static str],
}

/// Blocks of Unicode 16 by first and last code point.
const BLOCKS: &[(u32, u32, Script)] = &[
    (
        0x0530,
        0x058f,
        script("Armenian", &["Noto Sans Armenian", "DejaVu Sans"]),
    ),
    (0x0590, 0x05ff, HEBREW),
    (0x0600, 0x06ff, ARABIC),
    (0x0700, 0x074f, script("Syriac", &["Noto Sans Syriac"])),
    (0x0750, 0x077f, ARABIC),
    (0x0780, 0x07bf, script("Thaana", &["Noto Sans Thaana"])),
    (0x07c0, 0x07ff, script("N'Ko", &["Noto Sans NKo"])),
    (0x0870, 0x08ff, ARABIC),
    (
        0x0900,
        0x097f,
        script(
            "Devanagari",
            &[
                "Noto Sans Devanagari",
                "Lohit Devanagari",
                "Mangal",
                "Kohinoor Devanagari",
            ],
        ),
    ),
    (
        0x0980,
        0x09ff,
        script(
            "Bengali",
            &[
                "Noto Sans Bengali",
                "Lohit Bengali",
                "Vrinda",
                "Kohinoor Bangla",
            ],
        ),
    ),
    (
        0x0a00,
        0x0a7f,
        script(
            "Gurmukhi",
            &["Noto Sans Gurmukhi", "Lohit Gurmukhi", "Raavi"],
        ),
    ),
    (
        0x0a80,
        0x0aff,
        script(
            "Gujarati",
            &["Noto Sans Gujarati", "Lohit Gujarati", "Shruti"],
        ),
    ),
    (
        0x0b00,
        0x0b7f,
        script("Oriya", &["Noto Sans Oriya", "Lohit Odia", "Kalinga"]),
    ),
    (
        0x0b80,
        0x0bff,
        script("Tamil", &["Noto Sans Tamil", "Lohit Tamil", "Latha"]),
    ),
    (
        0x0c00,
        0x0c7f,
        script("Telugu", &["Noto Sans Telugu", "Lohit Telugu", "Gautami"]),
    ),
    (
        0x0c80,
        0x0cff,
        script("Kannada", &["Noto Sans Kannada", "Lohit Kannada", "Tunga"]),
    ),
    (
        0x0d00,
        0x0d7f,
        script(
            "Malayalam",
            &["Noto Sans Malayalam", "Lohit Malayalam", "Kartika"],
        ),
    ),
    (
        0x0d80,
        0x0dff,
        script("Sinhala", &["Noto Sans Sinhala", "Iskoola Pota"]),
    ),
    (
        0x0e00,
        0x0e7f,
        script(
            "Thai",
            &["Noto Sans Thai", "Loma", "Leelawadee UI", "Thonburi"],
        ),
    ),
    (
        0x0e80,
        0x0eff,
        script("Lao", &["Noto Sans Lao", "Leelawadee UI"]),
    ),
    (
        0x0f00,
        0x0fff,
        script("Tibetan", &["Noto Serif Tibetan", "Microsoft Himalaya"]),
    ),
    (
        0x1000,
        0x109f,
        script("Burmese", &["Noto Sans Myanmar", "Myanmar Text"]),
    ),
    (
        0x10a0,
        0x10ff,
        script(
            "Georgian",
            &["Noto Sans Georgian", "DejaVu Sans", "Sylfaen"],
        ),
    ),
    (0x1100, 0x11ff, KOREAN),
    (
        0x1200,
        0x139f,
        script(
            "Ethiopic",
            &["Noto Sans Ethiopic", "Abyssinica SIL", "Nyala", "Kefa"],
        ),
    ),
    (0x13a0, 0x13ff, script("Cherokee", &["Noto Sans Cherokee"])),
    (
        0x1780,
        0x17ff,
        script("Khmer", &["Noto Sans Khmer", "Khmer UI"]),
    ),
    (
        0x1800,
        0x18af,
        script("Mongolian", &["Noto Sans Mongolian", "Mongolian Baiti"]),
    ),
    (
        0x1c90,
        0x1cbf,
        script(
            "Georgian",
            &["Noto Sans Georgian", "DejaVu Sans", "Sylfaen"],
        ),
    ),
    (
        0x2d00,
        0x2d2f,
        script(
            "Georgian",
            &["Noto Sans Georgian", "DejaVu Sans", "Sylfaen"],
        ),
    ),
    (
        0x2d30,
        0x2d7f,
        script("Tifinagh", &["Noto Sans Tifinagh", "Ebrima"]),
    ),
    (
        0x2d80,
        0x2ddf,
        script(
            "Ethiopic",
            &["Noto Sans Ethiopic", "Abyssinica SIL", "Nyala", "Kefa"],
        ),
    ),
    (0x2e80, 0x303f, HAN),
    (0x3040, 0x30ff, JAPANESE),
    (0x3100, 0x312f, HAN),
    (0x3130, 0x318f, KOREAN),
    (0x31a0, 0x9fff, HAN),
    (0xac00, 0xd7ff, KOREAN),
    (0xf900, 0xfaff, HAN),
    (0xfb1d, 0xfb4f, HEBREW),
    (0xfb50, 0xfdff, ARABIC),
    (0xfe70, 0xfeff, ARABIC),
    (0xff00, 0xffef, HAN),
    (0x1_f000, 0x1_faff, EMOJI),
    (0x2_0000, 0x3_ffff, HAN),
    (0x2600, 0x27bf, EMOJI),
];

const HEBREW: Script = script("Hebrew", &["Noto Sans Hebrew", "DejaVu Sans", "Arial"]);
const ARABIC: Script = script(
    "Arabic",
    &[
        "Noto Naskh Arabic",
        "Noto Sans Arabic",
        "Amiri",
        "DejaVu Sans",
        "Arial",
        "Geeza Pro",
    ],
);
const HAN: Script = script(
    "Chinese",
    &[
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "WenQuanYi Zen Hei",
        "Microsoft YaHei",
        "PingFang SC",
    ],
);
const JAPANESE: Script = script(
    "Japanese",
    &[
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "IPAGothic",
        "Yu Gothic",
        "Hiragino Sans",
    ],
);
const KOREAN: Script = script(
    "Korean",
    &[
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "NanumGothic",
        "Malgun Gothic",
        "Apple SD Gothic Neo",
    ],
);
const EMOJI: Script = script(
    "emoji",
    &[
        "Noto Color Emoji",
        "Apple Color Emoji",
        "Segoe UI Emoji",
        "Noto Emoji",
        "Symbola",
        "Segoe UI Symbol",
        "DejaVu Sans",
    ],
);
const OTHER: Script = script(
    "other signs",
    &["DejaVu Sans", "Noto Sans", "Noto Sans Symbols 2"],
);

const fn script(name: &'static str, families: &'static [&'static str]) -> Script {
    Script { name, families }
}

/// The script of a character our own faces lack.
pub(super) fn script_of(sign: char) -> Script {
    let point = u32::from(sign);
    BLOCKS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&point))
        .map_or(OTHER, |(_, _, script)| *script)
}

/// Families to look in for a script of Unicode, by its name in the standard.
pub(super) fn families_of(unicode_name: &str) -> &'static [&'static str] {
    match unicode_name {
        "Han" => HAN.families,
        "Hiragana" | "Katakana" => JAPANESE.families,
        "Hangul" => KOREAN.families,
        "Myanmar" => script_of('\u{1000}').families,
        name => BLOCKS
            .iter()
            .find(|(_, _, script)| script.name == name)
            .map_or(&[], |(_, _, script)| script.families),
    }
}

/// Whether a character is written with ink of its own, so that a font must have it: no control or format
/// character, no space, nothing of the ranges that are free for private use.
pub(super) fn is_written(sign: char) -> bool {
    let hidden = sign.is_control()
        || sign.is_whitespace()
        || matches!(u32::from(sign),
            0xad | 0x034f | 0x061c | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e
            | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xe000..=0xf8ff | 0xfff0..=0xfffb
            | 0xe_0000..=0x10_ffff);
    !hidden
}

/// Whether a character runs from right to left, or opens an embedding: a paragraph with one has to be put
/// in order by Unicode's bidirectional algorithm (UAX #9). By blocks, which hold little else.
pub(in crate::ui) fn runs_to_the_left(sign: char) -> bool {
    matches!(u32::from(sign),
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x1_0800..=0x1_0fff
        | 0x1_e800..=0x1_efff | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069)
}

/// Whether a character is of a script of India or south-east Asia, whose letters change their order and
/// join with their neighbours, so that there is no one glyph to a character.
pub(in crate::ui) fn joins_with_neighbours(sign: char) -> bool {
    matches!(u32::from(sign),
        0x0900..=0x0fff | 0x1000..=0x109f | 0x1700..=0x18af | 0x1900..=0x1aaf | 0x1b00..=0x1c4f
        | 0x1cd0..=0x1cff | 0xa800..=0xa82f | 0xa840..=0xa9df | 0xa9e0..=0xaadf | 0xaae0..=0xaaff
        | 0xabc0..=0xabff | 0x1_1000..=0x1_1fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_of_the_multilingual_samples_is_known_by_name() {
        let expected = [
            ('ع', "Arabic"),
            ('ש', "Hebrew"),
            ('ह', "Devanagari"),
            ('ব', "Bengali"),
            ('த', "Tamil"),
            ('አ', "Ethiopic"),
            ('ไ', "Thai"),
            ('か', "Japanese"),
            ('人', "Chinese"),
            ('한', "Korean"),
            ('ქ', "Georgian"),
            ('😀', "emoji"),
            ('☂', "emoji"),
            ('ⵣ', "Tifinagh"),
            ('⌬', "other signs"),
        ];
        for (sign, name) in expected {
            assert_eq!(script_of(sign).name, name, "{sign}");
        }
    }
}
