//! Which lane of the margin each coding's bracket stands in.

use super::ShownCoding;

/// Brackets nearer than about a line of text to each other take different lanes (code points).
const APART: u32 = 70;

/// The codings in reading order with the lane of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    /// Indices of the codings, by start, the longer first.
    pub order: Vec<u32>,
    /// Lane of each coding, by its index.
    pub lane: Vec<u16>,
    /// How many lanes there are.
    pub count: u16,
    /// For each place in `order`, the farthest end so far: never falls, so a place can be searched for.
    farthest: Vec<u32>,
}

impl Lanes {
    /// Each bracket in the first lane that is free where it begins.
    pub fn new(codings: &[ShownCoding]) -> Self {
        let span = |n: u32| codings.get(n as usize).map(|coding| coding.span);
        let mut order: Vec<u32> = (0..codings.len() as u32).collect();
        order.sort_by_key(|n| span(*n).map(|span| (span.start, u32::MAX - span.end)));
        let mut lane = vec![0; codings.len()];
        let mut farthest = Vec::with_capacity(order.len());
        let mut ends: Vec<u32> = Vec::new();
        let mut far = 0;
        for n in &order {
            let Some(span) = span(*n) else { continue };
            let free = ends
                .iter()
                .position(|end| end.saturating_add(APART) <= span.start)
                .unwrap_or(ends.len());
            match ends.get_mut(free) {
                Some(end) => *end = span.end,
                None => ends.push(span.end),
            }
            if let Some(own) = lane.get_mut(*n as usize) {
                *own = free as u16;
            }
            far = far.max(span.end);
            farthest.push(far);
        }
        Self {
            order,
            lane,
            count: ends.len() as u16,
            farthest,
        }
    }

    /// The codings that reach into `from..to`, in reading order.
    pub fn within<'c>(
        &self,
        codings: &'c [ShownCoding],
        from: u32,
        to: u32,
    ) -> impl Iterator<Item = (usize, &'c ShownCoding)> {
        let first = self.farthest.partition_point(|end| *end <= from);
        self.order
            .iter()
            .skip(first)
            .filter_map(|n| codings.get(*n as usize).map(|coding| (*n as usize, coding)))
            .take_while(move |(_, coding)| coding.span.start < to)
            .filter(move |(_, coding)| coding.span.end > from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::ui::transcript::Layer;

    fn coding(start: u32, end: u32) -> ShownCoding {
        ShownCoding {
            id: 0,
            span: Span::new(start, end),
            colour: 0,
            name: String::new(),
            layer: Layer::Mine,
        }
    }

    #[test]
    fn overlapping_codings_take_different_lanes_and_a_lane_is_free_again_afterwards() {
        let codings = [coding(0, 200), coding(100, 300), coding(400, 500)];
        assert_eq!(Lanes::new(&codings).lane, vec![0, 1, 0]);
    }

    #[test]
    fn a_coding_on_the_line_another_ends_on_takes_the_next_lane() {
        let codings = [coding(0, 200), coding(210, 300)];
        assert_eq!(Lanes::new(&codings).lane, vec![0, 1]);
    }

    #[test]
    fn a_coding_that_began_long_before_is_still_found() {
        let codings = [coding(0, 9_000), coding(10, 20), coding(5_000, 5_010)];
        let lanes = Lanes::new(&codings);
        let found: Vec<usize> = lanes
            .within(&codings, 4_000, 6_000)
            .map(|(n, _)| n)
            .collect();
        assert_eq!(found, vec![0, 2]);
    }
}
