//! Where characters are, whichever way they run.
//!
//! Letters none of our faces has are boxes here, which stand where the letters would.

use std::sync::Arc;

use egui::{Context, Rect, Vec2, pos2, vec2};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Base, Setting, TextLayout, lay_out, wants_shaping};
use crate::ui::fonts;

const LINE: f32 = 27.0;

/// A context with our faces, in the middle of a frame.
fn in_a_frame(check: impl FnMut(&egui::Painter)) {
    let ctx = Context::default();
    fonts::install_bundled(&ctx);
    in_frame_of(&ctx, check);
}

fn in_frame_of(ctx: &Context, mut check: impl FnMut(&egui::Painter)) {
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| check(ui.painter()));
    output.textures_delta.clear();
}

fn set(painter: &egui::Painter, words: &str, width: f32) -> Arc<dyn TextLayout> {
    let setting = Setting {
        font: fonts::serif(16.0),
        line: LINE,
        width,
    };
    lay_out(painter, words, Base::of(words), &setting)
}

/// Code points of the places between what a reader sees as characters.
fn borders(words: &str) -> Vec<u32> {
    let mut at = 0;
    let mut borders = vec![0];
    for cluster in words.graphemes(true) {
        at += cluster.chars().count() as u32;
        borders.push(at);
    }
    borders
}

fn place(words: &str, part: &str) -> (u32, u32) {
    let byte = words.find(part).expect("in the words");
    let from = words[..byte].chars().count() as u32;
    (from, from + part.chars().count() as u32)
}

fn rects(layout: &dyn TextLayout, words: &str, part: &str) -> Vec<Rect> {
    let (from, to) = place(words, part);
    layout.line_rects(from, to).to_vec()
}

#[test]
fn a_paragraph_to_the_left_begins_at_the_right_edge_and_goes_on_to_the_left() {
    in_a_frame(|painter| {
        let words = "مرحبا بكم";
        let layout = set(painter, words, 400.0);
        let first = layout.line_rects(0, 1);
        let last = layout.line_rects(8, 9);
        assert!((first[0].right() - 400.0).abs() < 1.0, "{first:?}");
        assert!(last[0].right() < first[0].left());
        assert!((layout.caret(0).left() - 400.0).abs() < 1.0);
        assert!((layout.caret_behind(9).left() - last[0].left()).abs() < 0.01);
        assert_eq!(layout.position_at(vec2(399.0, 5.0)), 0);
        assert_eq!(layout.position_at(vec2(2.0, 5.0)), 9);
    });
}

#[test]
fn an_english_word_in_an_arabic_line_is_read_to_the_right_between_its_neighbours() {
    in_a_frame(|painter| {
        let words = "قالت Anna اليوم";
        let layout = set(painter, words, 400.0);
        let [before, name, after] = ["قالت", "Anna", "اليوم"].map(|part| {
            let rects = rects(&*layout, words, part);
            assert_eq!(rects.len(), 1, "{part}");
            rects[0]
        });
        assert!(before.left() > name.right() && name.left() > after.right());
        let (from, to) = place(words, "Anna");
        let letters: Vec<f32> = (from..to)
            .map(|at| layout.line_rects(at, at + 1)[0].left())
            .collect();
        assert!(letters.is_sorted(), "{letters:?}");
        // As wide as the word alone.
        let alone = set(painter, "Anna", 400.0);
        let width = alone.line_rects(0, 4)[0].width();
        assert!(
            (name.width() - width).abs() < 1.5,
            "{} {width}",
            name.width()
        );
    });
}

#[test]
fn a_number_keeps_its_order_among_letters_that_run_to_the_left() {
    in_a_frame(|painter| {
        for words in [
            "في عام 1948 صدر",
            "در سال ۱۳۹۹ آمد",
            "في عام ٢٠٢٤ جاء",
            "בשנת 1948 היה",
        ] {
            let layout = set(painter, words, 400.0);
            let digits: Vec<u32> = words
                .chars()
                .zip(0..)
                .filter(|(sign, _)| sign.is_numeric())
                .map(|(_, at)| at)
                .collect();
            let lefts: Vec<f32> = digits
                .iter()
                .map(|at| layout.line_rects(*at, at + 1)[0].left())
                .collect();
            assert!(lefts.is_sorted(), "{words} {lefts:?}");
        }
    });
}

#[test]
fn a_stretch_over_both_directions_is_several_rectangles_on_its_line() {
    in_a_frame(|painter| {
        let words = "she said مرحبا يا صديقي and left";
        let layout = set(painter, words, 600.0);
        let (from, _) = place(words, "said");
        let (_, to) = place(words, "مرحبا");
        let found = layout.line_rects(from, to);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].right() < found[1].left());
        assert_eq!(found[0].y_range(), found[1].y_range());
    });
}

#[test]
fn lines_come_in_the_order_of_the_text_and_white_space_at_their_end_has_no_ground() {
    in_a_frame(|painter| {
        let words = "كلمة ثم كلمة أخرى ثم كلمة بعدها ".repeat(12);
        let layout = set(painter, &words, 240.0);
        assert!(layout.height() >= LINE * 4.0);
        let mut before = 0;
        for n in 0..(layout.height() / LINE) as usize {
            let start = layout.line_start(n as f32 * LINE + 1.0);
            assert!(n == 0 || start > before, "line {n} begins at {start}");
            before = start;
            // Each line begins at the right edge.
            let caret = layout.caret(start);
            assert!((caret.left() - 240.0).abs() < 1.0, "{n}: {caret:?}");
        }
        let length = words.chars().count() as u32;
        for rect in layout.line_rects(0, length) {
            assert!(rect.left() > -1.0 && rect.right() < 241.0, "{rect:?}");
        }
    });
}

#[test]
fn a_piece_of_english_in_a_paragraph_to_the_left_stands_at_its_right_edge() {
    in_a_frame(|painter| {
        let setting = Setting {
            font: fonts::serif(16.0),
            line: LINE,
            width: 400.0,
        };
        let layout = lay_out(painter, "Only English.", Base::ToTheLeft, &setting);
        let ground = layout.line_rects(0, 13);
        assert!((ground.last().map_or(0.0, Rect::right) - 400.0).abs() < 1.0);
    });
}

#[test]
fn syllables_of_india_are_one_character_with_one_place() {
    in_a_frame(|painter| {
        for words in ["नमस्ते दुनिया", "স্বাধীনতা ক্ষ", "น้ำใจ", "한국어 각"]
        {
            let layout = set(painter, words, 400.0);
            for (n, pair) in borders(words).windows(2).enumerate() {
                let whole = layout.line_rects(pair[0], pair[1]);
                for inside in pair[0]..pair[1] {
                    let part = layout.line_rects(inside, inside + 1);
                    if wants_shaping(words, Base::ToTheRight) {
                        assert_eq!(part, whole, "{words} {n}");
                    }
                    let at = layout.caret(inside).center().to_vec2();
                    assert!(borders(words).contains(&layout.position_at(at)));
                }
            }
        }
    });
}

#[test]
fn letters_join_with_the_font_for_them_and_a_ligature_is_shared_by_its_letters() {
    let Some(file) = noto("NotoNaskhArabic-Regular.ttf") else {
        println!("skipped: joined Arabic letters, since Noto Naskh Arabic is not installed");
        return;
    };
    let ctx = Context::default();
    fonts::install_files(&ctx, &[file]);
    in_frame_of(&ctx, |painter| {
        // Lam and alef are written as one.
        let words = "سلام";
        let layout = set(painter, words, 400.0);
        let each: Vec<Rect> = (0..4).map(|at| layout.line_rects(at, at + 1)[0]).collect();
        assert!((each[1].width() - each[2].width()).abs() < 0.01);
        assert!(each.windows(2).all(|pair| pair[0].left() > pair[1].left()));
        // Joined letters are narrower than the same letters apart.
        let joined = set(painter, "بببب", 400.0).line_rects(0, 4)[0].width();
        let apart: f32 = set(painter, "ب ب ب ب", 400.0)
            .line_rects(0, 1)
            .iter()
            .map(|rect| rect.width() * 4.0)
            .sum();
        assert!(joined < apart * 0.9, "{joined} {apart}");
    });
}

fn noto(name: &str) -> Option<std::path::PathBuf> {
    let folder = std::path::Path::new("/usr/share/fonts/truetype/noto");
    let file = folder.join(name);
    file.exists().then_some(file)
}

#[test]
fn words_without_letters_and_words_of_controls_have_a_caret() {
    in_a_frame(|painter| {
        for words in [
            "",
            "\u{200f}",
            "\u{202e}",
            "\u{2067}\u{2069}",
            "\u{64b}",
            " \u{5d0}\n\r\u{2029}\u{5d1}",
        ] {
            for width in [0.0, 3.0, 200.0] {
                let layout = set(painter, words, width);
                assert!(layout.height() > 0.0);
                check_carets(&*layout, words);
            }
        }
    });
}

/// Every place between characters has a caret in the block, and pointing at that caret finds the place, or
/// one that has its caret at the same point.
fn check_carets(layout: &dyn TextLayout, words: &str) {
    let borders = borders(words);
    for position in &borders {
        let caret = layout.caret(*position);
        assert!(
            caret.left().is_finite()
                && caret.top() >= 0.0
                && caret.bottom() <= layout.height() + 0.1
        );
        let found = layout.position_at(caret.center().to_vec2());
        let rows = layout.height() / LINE;
        assert!((rows - rows.round()).abs() < 0.01);
        assert!(
            borders.contains(&found),
            "{found} in {words:?} of {borders:?}"
        );
        let same = found == *position
            || near(layout.caret(found), caret)
            || near(layout.caret_behind(found), caret);
        assert!(same, "{position} was found as {found} in {words:?}");
    }
}

fn near(one: Rect, other: Rect) -> bool {
    (one.left() - other.left()).abs() < 0.6 && (one.top() - other.top()).abs() < 0.6
}

/// The ground of two neighbouring stretches is the ground of both together.
fn check_grounds(layout: &dyn TextLayout, words: &str, cut: usize) {
    let borders = borders(words);
    let end = *borders.last().expect("at least 0");
    let middle = borders[cut % borders.len()];
    let covered = |stretches: &[(u32, u32)]| -> f32 {
        let mut rects: Vec<Rect> = stretches
            .iter()
            .flat_map(|(from, to)| layout.line_rects(*from, *to))
            .collect();
        rects.sort_by(|a, b| {
            (a.top(), a.left())
                .partial_cmp(&(b.top(), b.left()))
                .expect("numbers")
        });
        let mut width = 0.0;
        let mut at = (f32::NEG_INFINITY, f32::NEG_INFINITY);
        for rect in rects {
            let from = if at.0 < rect.top() {
                rect.left()
            } else {
                rect.left().max(at.1)
            };
            width += (rect.right() - from).max(0.0);
            at = (rect.top(), rect.right().max(from));
        }
        width
    };
    let (whole, parts) = (covered(&[(0, end)]), covered(&[(0, middle), (middle, end)]));
    // What touches is one rectangle, with the hair's breadth between.
    assert!(
        (whole - parts).abs() < 1.0,
        "{whole} {parts} at {middle} in {words:?}"
    );
}

/// Signs that stand in transcripts. A block is a paragraph or a piece of one, so that no line ends within it.
const SIGNS: &str = "[a-d12 .,!?()«»éاءبتثلمنهوي،؟ًאבגדש\u{5b8}۱۲٣٤क\u{94d}षिनमক\u{9cd}ষิก้ำአማ人口한👩👧🇸🇪\u{200d}\u{fe0f}\u{200c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202e}\u{2066}\u{2067}\u{2069}\t\u{301}]{0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]
    #[test]
    fn whatever_is_said_has_its_places(
        words in SIGNS,
        width in 20.0_f32..400.0,
        cut in 0_usize..60,
        x in -20.0_f32..420.0,
        y in -20.0_f32..400.0,
    ) {
        let ctx = Context::default();
        ctx.set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
        fonts::install_bundled(&ctx);
        in_frame_of(&ctx, |painter| {
            let layout = set(painter, &words, width);
            check_carets(&*layout, &words);
            check_grounds(&*layout, &words, cut);
            let found = layout.position_at(Vec2::new(x, y));
            assert!(borders(&words).contains(&found), "{found} at {:?} in {words:?}", pos2(x, y));
        });
    }

    #[test]
    fn any_signs_at_all_are_set(words in "\\PC{0,40}", width in 0.0_f32..300.0) {
        in_a_frame(|painter| {
            for base in [Base::ToTheLeft, Base::ToTheRight] {
                let setting = Setting { font: fonts::serif(16.0), line: LINE, width };
                let layout = lay_out(painter, &words, base, &setting);
                check_carets(&*layout, &words);
            }
        });
    }
}

#[test]
fn the_letters_of_a_latin_ligature_share_its_place() {
    in_a_frame(|painter| {
        let words = "an office";
        let layout = set(painter, words, 400.0);
        let each: Vec<Rect> = (3..9)
            .flat_map(|at| layout.line_rects(at, at + 1))
            .collect();
        assert_eq!(each.len(), 6);
        assert!(each.iter().all(|rect| rect.width() > 1.0), "{each:?}");
        check_carets(&*layout, words);
    });
}

#[test]
fn the_declaration_of_human_rights_has_its_places_in_every_language_at_hand() {
    let folder = std::path::Path::new("../shared/data/multilingual/udhr");
    let files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .collect();
    if files.is_empty() {
        println!("skipped: no declarations in {}", folder.display());
        return;
    }
    let ctx = Context::default();
    let fonts: Vec<_> = ["NotoNaskhArabic", "NotoSansDevanagari", "NotoSansBengali"]
        .iter()
        .filter_map(|name| noto(&format!("{name}-Regular.ttf")))
        .collect();
    fonts::install_files(&ctx, &fonts);
    in_frame_of(&ctx, |painter| {
        for words in &files {
            let paragraphs = words.lines().filter(|line| !line.trim().is_empty());
            for (n, paragraph) in paragraphs.take(40).enumerate() {
                let layout = set(painter, paragraph, 320.0);
                check_carets(&*layout, paragraph);
                check_grounds(&*layout, paragraph, n * 7);
                // Every letter is somewhere.
                for pair in borders(paragraph).windows(2) {
                    let own: Vec<char> = paragraph
                        .chars()
                        .skip(pair[0] as usize)
                        .take((pair[1] - pair[0]) as usize)
                        .collect();
                    if own.iter().any(|sign| sign.is_alphanumeric()) {
                        let found = layout.line_rects(pair[0], pair[1]);
                        assert!(!found.is_empty(), "{own:?} in {paragraph}");
                    }
                }
            }
        }
    });
}
