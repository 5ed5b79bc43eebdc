//! Where the characters of a set paragraph are: lines of cells.

use smallvec::SmallVec;

use super::clumps::Clump;

/// Two cells closer than this (points) have no gap between them.
const TOUCHING: f32 = 0.75;

/// What a reader sees as one character. Positions are code points of the block, places points from its left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub from: u32,
    pub to: u32,
    pub left: f32,
    pub right: f32,
    /// Whether it is read from right to left.
    pub to_left: bool,
}

impl Cell {
    /// The edge where reading it begins.
    pub const fn near(&self) -> f32 {
        if self.to_left { self.right } else { self.left }
    }

    /// The edge where reading it ends.
    pub const fn far(&self) -> f32 {
        if self.to_left { self.left } else { self.right }
    }

    fn distance(&self, x: f32) -> f32 {
        (self.left - x).max(x - self.right).max(0.0)
    }
}

/// A line, its cells in the order of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// First position of the line.
    pub from: u32,
    /// First position of the next line, or the end of the block.
    pub to: u32,
    /// After the last character that is not white space: the white space a line is broken at has no ground.
    pub seen: u32,
    pub cells: Vec<Cell>,
}

impl Line {
    /// Width in points, without the white space at the end.
    pub fn width(&self) -> f32 {
        let seen = || self.cells.iter().filter(|cell| cell.from < self.seen);
        let left = seen().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let right = seen()
            .map(|cell| cell.right)
            .fold(f32::NEG_INFINITY, f32::max);
        (right - left).max(0.0)
    }

    /// The position nearest to a place on the line.
    ///
    /// Where a run to the left touches one to the right, an edge is the end of one character and the
    /// beginning of another; then it is taken for the beginning.
    pub fn position_at(&self, x: f32, last: bool) -> u32 {
        let nearest = self
            .cells
            .iter()
            .map(|cell| cell.distance(x))
            .fold(f32::INFINITY, f32::min);
        let mut best = (f32::INFINITY, self.from);
        for cell in &self.cells {
            if cell.distance(x) > nearest + 0.01 {
                continue;
            }
            // The least advantage for a beginning: it wins only where both are at the same place.
            let begin = (cell.near() - x).abs() - 0.02;
            let end = (cell.far() - x).abs();
            for (distance, position) in [(begin, cell.from), (end, cell.to)] {
                if distance < best.0 {
                    best = (distance, position);
                }
            }
        }
        match self.cells.last() {
            // Behind the last character of a line means before the white space the line was broken at,
            // or the caret would jump to the next line.
            Some(cell) if !last && best.1 >= self.to => cell.from,
            _ => best.1,
        }
    }

    /// Where the caret before a position stands; none on a line without characters.
    pub fn before(&self, position: u32) -> Option<f32> {
        let around = self.cells.iter().find(|cell| cell.to > position);
        around
            .map(Cell::near)
            .or_else(|| self.cells.last().map(Cell::far))
    }

    /// Where the caret behind the character that ends at a position stands.
    pub fn behind(&self, position: u32) -> Option<f32> {
        let last = self.cells.iter().rfind(|cell| cell.from < position);
        last.map(Cell::far)
            .or_else(|| self.cells.first().map(Cell::near))
    }

    /// The stretches of the line under these characters, from left to right.
    pub fn stretches(&self, from: u32, to: u32) -> SmallVec<[(f32, f32); 4]> {
        let to = to.min(self.seen);
        let mut found: SmallVec<[(f32, f32); 16]> = self
            .cells
            .iter()
            .filter(|cell| cell.from < to && cell.to > from)
            .map(|cell| (cell.left, cell.right))
            .collect();
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut joined: SmallVec<[(f32, f32); 4]> = SmallVec::new();
        for (left, right) in found {
            match joined.last_mut() {
                Some(before) if left <= before.1 + TOUCHING => before.1 = before.1.max(right),
                _ => joined.push((left, right)),
            }
        }
        // Invisible characters alone have no ground.
        joined.retain(|(left, right)| *right > *left);
        joined
    }
}

/// A line with its clumps in the order of the text and the left edge of each.
pub(super) fn line(clumps: &[Clump], lefts: &[f32], borders: &[u32]) -> Line {
    let mut cells = Vec::with_capacity(clumps.len());
    for (clump, left) in clumps.iter().zip(lefts) {
        // A ligature is shared evenly by what a reader sees as its characters.
        let first = borders.partition_point(|border| *border < clump.from);
        let after = borders.partition_point(|border| *border < clump.to);
        let share = clump.width / after.saturating_sub(first).max(1) as f32;
        let to_left = clump.level % 2 == 1;
        let own = borders.get(first..=after).unwrap_or_default();
        for (n, pair) in own.windows(2).enumerate() {
            let [from, to] = *pair else { continue };
            let n = if to_left { after - first - 1 - n } else { n };
            let left = left + share * n as f32;
            cells.push(Cell {
                from,
                to,
                left,
                right: left + share,
                to_left,
            });
        }
    }
    let seen = clumps.iter().rfind(|clump| !clump.white);
    let from = clumps.first().map_or(0, |clump| clump.from);
    Line {
        from,
        to: clumps.last().map_or(0, |clump| clump.to),
        seen: seen.map_or(from, |clump| clump.to),
        cells,
    }
}
