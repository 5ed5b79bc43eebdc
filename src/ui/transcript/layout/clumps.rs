//! Glyphs gathered by the characters they draw, broken into lines and put in order on each.

use std::ops::Range;

use cosmic_text::LayoutGlyph;
use smallvec::SmallVec;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Base;

/// What cannot be parted: a character as a reader sees it, or several that are drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clump {
    /// First code point of the block.
    pub from: u32,
    /// Code point after the last.
    pub to: u32,
    /// In points.
    pub width: f32,
    /// How deep it is embedded (UAX #9): what is read to the left has an odd level.
    pub level: u8,
    /// Whether it is white space.
    pub white: bool,
    /// Its glyphs, by number, and how far from its left edge each stands.
    pub glyphs: SmallVec<[(u32, f32); 2]>,
}

/// A block as clumps in the order of the text, without a gap.
#[derive(Debug, Default)]
pub(super) struct Clumps {
    pub all: Vec<Clump>,
    /// Where each character as a reader sees it begins, and where the last ends.
    pub borders: Vec<u32>,
    /// Whether a line may begin at a code point.
    breaks: Vec<bool>,
}

impl Clumps {
    /// The clumps of `words`. The glyphs are those of `set`: the same number of code points after `lead`
    /// bytes of something else.
    pub fn new(words: &str, set: &str, lead: usize, glyphs: &[LayoutGlyph], base: Base) -> Self {
        let points = code_points(set, lead);
        let point = |byte: usize| {
            points
                .get(byte)
                .or(points.last())
                .copied()
                .unwrap_or_default()
        };
        let borders = borders(words);
        let drawn: Vec<(u32, u32)> = glyphs
            .iter()
            .map(|glyph| (point(glyph.start), point(glyph.end)))
            .collect();
        let signs: Vec<char> = words.chars().collect();
        let mut all = gathered(parted(&borders, &drawn), &drawn, glyphs, base);
        // Some fonts draw two letters with the glyph of the first and leave the second without width. It
        // has ink, so it shares the place.
        let hidden: Vec<(u32, u32)> = all
            .windows(2)
            .filter_map(|pair| match pair {
                [before, own] if own.hides(&signs) && !before.white => Some((before.from, own.to)),
                _ => None,
            })
            .collect();
        if !hidden.is_empty() {
            let joined: Vec<(u32, u32)> = drawn.iter().copied().chain(hidden).collect();
            all = gathered(parted(&borders, &joined), &drawn, glyphs, base);
        }
        for clump in &mut all {
            let own = signs.get(clump.from as usize..clump.to as usize);
            clump.white = own.is_some_and(|own| own.iter().all(|sign| sign.is_whitespace()));
        }
        let mut breaks = vec![false; signs.len() + 1];
        for (byte, _) in linebreaks(set).filter(|(byte, _)| *byte > lead) {
            if let Some(place) = breaks.get_mut(point(byte) as usize) {
                *place = true;
            }
        }
        Self {
            all,
            borders,
            breaks,
        }
    }

    /// Which clumps are on which line: as many as fit, broken where Unicode allows it (UAX #14), and inside
    /// a word only where the word alone is wider than the line. White space at a line's end takes no room.
    pub fn rows(&self, width: f32) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        let mut chance: Option<usize> = None;
        let mut n = 0;
        while let Some(clump) = self.all.get(n) {
            let may_begin = self.breaks.get(clump.from as usize) == Some(&true);
            if may_begin && n > start {
                chance = Some(n);
            }
            if !clump.white && n > start && used + clump.width > width + 0.01 {
                let cut = chance.take().unwrap_or(n);
                rows.push(start..cut);
                (start, used, n) = (cut, 0.0, cut);
                continue;
            }
            used += clump.width;
            n += 1;
        }
        rows.push(start..self.all.len());
        rows
    }

    /// The left edge of each clump of a row, in the order of the text.
    pub fn lefts(&self, row: Range<usize>, base: Base, width: f32) -> Vec<f32> {
        let row = self.all.get(row).unwrap_or_default();
        let mut lefts = vec![0.0; row.len()];
        let mut x = match base {
            Base::ToTheLeft if width.is_finite() => {
                width - row.iter().map(|clump| clump.width).sum::<f32>()
            }
            _ => 0.0,
        };
        for n in in_order(row, base) {
            if let (Some(left), Some(clump)) = (lefts.get_mut(n), row.get(n)) {
                *left = x;
                x += clump.width;
            }
        }
        lefts
    }
}

/// The clumps of a row from left to right: white space at its end runs as the paragraph does (UAX #9, L1),
/// and from the deepest level up each run of at least that level is turned round (L2).
fn in_order(row: &[Clump], base: Base) -> Vec<usize> {
    let seen = row
        .iter()
        .rposition(|clump| !clump.white)
        .map_or(0, |last| last + 1);
    let levels: Vec<u8> = row
        .iter()
        .enumerate()
        .map(|(n, clump)| if n < seen { clump.level } else { base.level() })
        .collect();
    let mut order: Vec<usize> = (0..row.len()).collect();
    let deepest = levels.iter().copied().max().unwrap_or_default();
    let least_odd = levels.iter().copied().filter(|level| level % 2 == 1).min();
    for level in (least_odd.unwrap_or(deepest + 1)..=deepest).rev() {
        let mut at = 0;
        while at < order.len() {
            let is_deep = |n: &usize| levels.get(*n).is_some_and(|own| *own >= level);
            let length = order.iter().skip(at).take_while(|n| is_deep(n)).count();
            if let Some(run) = order.get_mut(at..at + length) {
                run.reverse();
            }
            at += length.max(1);
        }
    }
    order
}

impl Clump {
    /// Measures it, and counts its glyphs' places from its left edge. A font may step back from one glyph to
    /// the next, so the outermost edges count.
    fn settle(&mut self, glyphs: &[LayoutGlyph]) {
        let width = |n: u32| glyphs.get(n as usize).map_or(0.0, |glyph| glyph.w);
        let edges = || self.glyphs.iter().flat_map(|(n, x)| [*x, x + width(*n)]);
        let left = edges().fold(f32::INFINITY, f32::min);
        let right = edges().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = self.glyphs.iter().map(|(n, _)| width(*n).abs()).sum();
        self.width = (right - left).clamp(0.0, sum);
        for (_, x) in &mut self.glyphs {
            *x -= left;
        }
    }

    /// Whether it has ink and no width.
    fn hides(&self, signs: &[char]) -> bool {
        let own = signs.get(self.from as usize..self.to as usize);
        self.width <= 0.0
            && !self.glyphs.is_empty()
            && own.is_some_and(|own| own.iter().any(|sign| sign.is_alphanumeric()))
    }
}

/// Clumps with their glyphs; `drawn` says which code points each glyph draws.
fn gathered(
    mut all: Vec<Clump>,
    drawn: &[(u32, u32)],
    glyphs: &[LayoutGlyph],
    base: Base,
) -> Vec<Clump> {
    let mut levels: Vec<Option<u8>> = vec![None; all.len()];
    for (n, ((from, to), glyph)) in drawn.iter().zip(glyphs).enumerate() {
        if from >= to {
            continue;
        }
        let at = all.partition_point(|clump| clump.to <= *from);
        if let (Some(clump), Some(level)) = (all.get_mut(at), levels.get_mut(at)) {
            clump.glyphs.push((n as u32, glyph.x));
            level.get_or_insert(glyph.level.number());
        }
    }
    let mut level = base.level();
    for (clump, own) in all.iter_mut().zip(levels) {
        clump.settle(glyphs);
        // What has no glyph stands with what is before it.
        level = own.unwrap_or(level);
        clump.level = level;
    }
    all
}

/// The code point of the block for each byte that was set.
fn code_points(set: &str, lead: usize) -> Vec<u32> {
    let mut points = vec![0; set.len() + 1];
    let mut at = 0;
    for (byte, sign) in set.char_indices().filter(|(byte, _)| *byte >= lead) {
        for point in points.iter_mut().skip(byte).take(sign.len_utf8()) {
            *point = at;
        }
        at += 1;
    }
    if let Some(last) = points.last_mut() {
        *last = at;
    }
    points
}

fn borders(words: &str) -> Vec<u32> {
    let mut borders = vec![0];
    let mut at = 0;
    for cluster in words.graphemes(true) {
        at += cluster.chars().count() as u32;
        borders.push(at);
    }
    borders
}

/// The characters between `borders`, joined where a glyph draws more than one of them.
fn parted(borders: &[u32], drawn: &[(u32, u32)]) -> Vec<Clump> {
    let mut joins = vec![false; borders.len()];
    for (from, to) in drawn {
        let first = borders.partition_point(|border| border <= from);
        let after = borders.partition_point(|border| border < to);
        for join in joins.iter_mut().take(after).skip(first) {
            *join = true;
        }
    }
    let mut all: Vec<Clump> = Vec::with_capacity(borders.len());
    for (pair, joins) in borders.windows(2).zip(joins) {
        let [from, to] = *pair else { continue };
        match all.last_mut() {
            Some(before) if joins => before.to = to,
            _ => all.push(Clump {
                from,
                to,
                width: 0.0,
                level: 0,
                white: false,
                glyphs: SmallVec::new(),
            }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clump(level: u8, white: bool) -> Clump {
        Clump {
            from: 0,
            to: 1,
            width: 1.0,
            level,
            white,
            glyphs: SmallVec::new(),
        }
    }

    #[test]
    fn runs_are_turned_round_from_the_deepest_level_up() {
        // "ab ARABIC 12" in a paragraph to the right, the number inside the Arabic.
        let levels = [0, 0, 0, 1, 1, 1, 2, 2];
        let row: Vec<Clump> = levels.iter().map(|level| clump(*level, false)).collect();
        assert_eq!(in_order(&row, Base::ToTheRight), [0, 1, 2, 6, 7, 5, 4, 3]);
        assert_eq!(in_order(&row[3..], Base::ToTheLeft), [3, 4, 2, 1, 0]);
    }

    #[test]
    fn white_space_at_the_end_of_a_line_stands_where_the_paragraph_ends() {
        let row = [clump(2, false), clump(2, false), clump(2, true)];
        assert_eq!(in_order(&row, Base::ToTheLeft), [2, 0, 1]);
        assert_eq!(in_order(&row, Base::ToTheRight), [0, 1, 2]);
    }

    #[test]
    fn what_a_glyph_draws_together_stays_together() {
        let parts: Vec<(u32, u32)> = parted(&[0, 1, 2, 4, 5], &[(0, 1), (1, 3), (4, 5)])
            .iter()
            .map(|clump| (clump.from, clump.to))
            .collect();
        assert_eq!(parts, [(0, 1), (1, 4), (4, 5)]);
    }
}
