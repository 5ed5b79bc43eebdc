//! The colours of codes.
//!
//! Twelve, in an order that keeps the first seven those of the drawings (each moved by less than 8 in
//! CIE L*a*b*, so that no two fall together for the colour-blind). The smallest difference between any
//! two, in normal sight and with simulated protanopia and deuteranopia (Machado, Oliveira & Fernandes
//! 2009, severity 1), is 12 in L*a*b*. From the thirteenth code on the colours come round again, which is
//! why a colour never stands without its code's name.

use egui::Color32;

/// How many colours there are before they come round again.
pub use crate::model::acts::CODE_COLOURS;

/// What the colours are called, so that one can speak of them and tell them apart without seeing them.
pub const COLOUR_NAMES: [&str; CODE_COLOURS] = [
    "Orange", "Teal", "Purple", "Ochre", "Blue", "Rose", "Green", "Fir", "Slate", "Earth",
    "Violet", "Mauve",
];

#[allow(clippy::disallowed_methods)] // The theme is where colours are made.
const fn rgb(value: u32) -> Color32 {
    Color32::from_rgb((value >> 16) as u8, (value >> 8) as u8, value as u8)
}

/// Code colours on the light grounds.
pub(super) const LIGHT: [Color32; CODE_COLOURS] = [
    rgb(0xb4_5c11),
    rgb(0x1d_8b85),
    rgb(0x88_4f93),
    rgb(0xad_8341),
    rgb(0x43_7fc3),
    rgb(0x9d_4f60),
    rgb(0x51_713a),
    rgb(0x2a_4c2b),
    rgb(0x46_415c),
    rgb(0x52_4305),
    rgb(0x50_357f),
    rgb(0x91_7eaa),
];

/// Code colours on the dark grounds; the same hue at the same place.
pub(super) const DARK: [Color32; CODE_COLOURS] = [
    rgb(0xd1_8953),
    rgb(0x61_cdcb),
    rgb(0xcc_acf8),
    rgb(0xe9_c678),
    rgb(0x76_9bcc),
    rgb(0xd7_869b),
    rgb(0xa0_c085),
    rgb(0xc4_dec2),
    rgb(0x74_8ade),
    rgb(0xa0_8b6f),
    rgb(0xe4_cffe),
    rgb(0xac_80a4),
];

#[cfg(test)]
mod tests {
    use super::*;

    type Matrix = [[f32; 3]; 3];

    const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    // Machado, Oliveira & Fernandes 2009, table of matrices, severity 1.0, on linear RGB.
    const PROTANOPIA: Matrix = [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ];
    const DEUTERANOPIA: Matrix = [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ];

    fn linear(channel: u8) -> f32 {
        let value = f32::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    }

    fn lab(colour: Color32, sight: &Matrix) -> [f32; 3] {
        let rgb = [linear(colour.r()), linear(colour.g()), linear(colour.b())];
        let seen =
            sight.map(|row| (row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]).clamp(0.0, 1.0));
        let xyz = [
            (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047,
            0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
            (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883,
        ];
        let f = xyz.map(|t| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        });
        [
            116.0 * f[1] - 16.0,
            500.0 * (f[0] - f[1]),
            200.0 * (f[1] - f[2]),
        ]
    }

    fn difference(a: Color32, b: Color32, sight: &Matrix) -> f32 {
        let (a, b) = (lab(a, sight), lab(b, sight));
        a.iter()
            .zip(b)
            .map(|(x, y)| (x - y).powi(2))
            .sum::<f32>()
            .sqrt()
    }

    #[test]
    fn code_colours_stay_apart_for_colour_blind_readers() {
        for palette in [LIGHT, DARK] {
            for sight in [NORMAL, PROTANOPIA, DEUTERANOPIA] {
                for (n, first) in palette.iter().enumerate() {
                    for second in &palette[n + 1..] {
                        let apart = difference(*first, *second, &sight);
                        assert!(apart >= 12.0, "{first:?} and {second:?}: {apart}");
                    }
                }
            }
        }
    }
}
