//! Characters behind the symbols of the fonts Symbol and Wingdings, as far as documents use them.

/// The character that a symbol of a font shows, by its code in hexadecimal; none when it is not known.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let low = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let font = font.to_lowercase();
    let known = if font == "symbol" {
        from_symbol(low)
    } else if font == "wingdings" {
        from_wingdings(low)
    } else {
        None
    };
    known.or_else(|| char::from_u32(code).filter(|_| !(0xe000..=0xf8ff).contains(&code)))
}

/// Adobe's Symbol: Greek letters, arrows and signs.
fn from_symbol(code: u32) -> Option<char> {
    Some(match code {
        0x41 => 'Α',
        0x42 => 'Β',
        0x43 => 'Χ',
        0x44 => 'Δ',
        0x45 => 'Ε',
        0x46 => 'Φ',
        0x47 => 'Γ',
        0x4c => 'Λ',
        0x50 => 'Π',
        0x51 => 'Θ',
        0x53 => 'Σ',
        0x57 => 'Ω',
        0x58 => 'Ξ',
        0x59 => 'Ψ',
        0x61 => 'α',
        0x62 => 'β',
        0x63 => 'χ',
        0x64 => 'δ',
        0x65 => 'ε',
        0x66 => 'φ',
        0x67 => 'γ',
        0x68 => 'η',
        0x6b => 'κ',
        0x6c => 'λ',
        0x6d => 'μ',
        0x70 => 'π',
        0x71 => 'θ',
        0x72 => 'ρ',
        0x73 => 'σ',
        0x74 => 'τ',
        0x77 => 'ω',
        0x78 => 'ξ',
        0x79 => 'ψ',
        0x20..=0x3f => char::from_u32(code)?,
        0xa3 => '≤',
        0xa5 => '∞',
        0xab => '↔',
        0xac => '←',
        0xad => '↑',
        0xae => '→',
        0xaf => '↓',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xbb => '≈',
        0xbc => '…',
        0xd6 => '√',
        0xde => '⇒',
        0xe5 => '∑',
        _ => return None,
    })
}

/// Microsoft's Wingdings: the faces, arrows, ticks and boxes that word processors put in by themselves.
fn from_wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x4a => '☺',
        0x4b => '😐',
        0x4c => '☹',
        0x6c => '●',
        0x6e => '■',
        0x6f | 0xa8 => '□',
        0x71 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0x9f | 0xb7 => '•',
        0xa7 => '▪',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 => '→',
        0xe1 => '↑',
        0xe2 => '↓',
        0xe8 => '➔',
        0xf0 => '⇨',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}
