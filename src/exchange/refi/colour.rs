//! Colours of codes between the palette and other programs.

/// The palette's colours on a light ground, in the order of their places; a test holds them against the theme's.
pub const CODE_COLOURS: [u32; 12] = [
    0xb4_5c11, 0x1d_8b85, 0x88_4f93, 0xad_8341, 0x43_7fc3, 0x9d_4f60, 0x51_713a, 0x2a_4c2b,
    0x46_415c, 0x52_4305, 0x50_357f, 0x91_7eaa,
];

/// `#RRGGBB` of a place in the palette, which comes round again.
pub(super) fn written(place: u8) -> String {
    let place = usize::from(place) % CODE_COLOURS.len();
    format!("#{:06X}", CODE_COLOURS.get(place).copied().unwrap_or(0))
}

/// The place in the palette whose colour is nearest to a written one; none where that is no colour. Beside the
/// standard's `#RGB` and `#RRGGBB` it may be `rgb(…)`, `rgba(…)` or `#RRGGBBAA`, as some programs write.
pub(super) fn place(colour: &str) -> Option<u8> {
    let [red, green, blue] = channels(colour.trim())?;
    let apart = |other: u32| -> i32 {
        let difference = |channel: u8, shift: u32| {
            let other = i32::from((other >> shift) as u8);
            (i32::from(channel) - other).pow(2)
        };
        difference(red, 16) + difference(green, 8) + difference(blue, 0)
    };
    let nearest = CODE_COLOURS
        .iter()
        .enumerate()
        .min_by_key(|(_, other)| apart(**other));
    nearest.map(|(place, _)| place as u8)
}

fn channels(colour: &str) -> Option<[u8; 3]> {
    if let Some(digits) = colour.strip_prefix('#') {
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let wide = |nibble: u32| ((value >> nibble & 0xf) * 0x11) as u8;
        return match digits.len() {
            3 => Some([wide(8), wide(4), wide(0)]),
            6 => Some([(value >> 16) as u8, (value >> 8) as u8, value as u8]),
            8 => Some([(value >> 24) as u8, (value >> 16) as u8, (value >> 8) as u8]),
            _ => None,
        };
    }
    let inner = colour
        .strip_prefix("rgba(")
        .or_else(|| colour.strip_prefix("rgb("))?
        .strip_suffix(')')?;
    let mut numbers = inner
        .split([',', ' '])
        .map(str::trim)
        .filter(|it| !it.is_empty());
    let mut next = || numbers.next()?.parse::<u8>().ok();
    Some([next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_of_the_palette_comes_back_to_its_place() {
        for at in 0..12 {
            assert_eq!(place(&written(at)), Some(at));
        }
        assert_eq!(written(12), written(0));
    }

    #[test]
    fn colours_that_the_standard_does_not_know_are_read_and_what_is_none_is_not() {
        assert_eq!(place("rgb(180,92,17)"), Some(0));
        assert_eq!(place("rgba(29, 139, 133, 0.5)"), Some(1));
        assert_eq!(place("#884F93FF"), Some(2));
        assert_eq!(place("#b51"), Some(0));
        for wrong in [
            "",
            "red",
            "#",
            "#12",
            "#ééé",
            "rgb(1,2)",
            "rgb(300,0,0)",
            "#+12345",
        ] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
