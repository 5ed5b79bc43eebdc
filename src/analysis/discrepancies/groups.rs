//! Which codings stand against each other.

use super::analyst_set::AnalystSet;
use crate::analysis::layers::Layered;
use crate::model::Span;
use std::cmp::Reverse;

/// Codings in groups, each of at most one coding of an analyst.
///
/// Pairs of two analysts' codings are taken by their largest overlap; where that is equal, the pair that together covers
/// least, so that equal borders come first, and then the earlier pair. What they belong to is put together where no
/// analyst is in both. So the order in which the analysts are named makes no difference.
pub(super) struct Groups<'c> {
    codings: &'c [Layered],
    /// For each coding one that it is grouped with, or itself.
    up: Vec<u32>,
    /// Whose codings are in the group of a first coding.
    who: Vec<AnalystSet>,
}

impl<'c> Groups<'c> {
    /// Every coding alone; they are sorted by where they start.
    pub fn of(codings: &'c [Layered]) -> Self {
        let who = codings.iter().map(|it| AnalystSet::one(it.analyst));
        Self {
            codings,
            up: (0..codings.len() as u32).collect(),
            who: who.collect(),
        }
    }

    /// Puts together what overlaps and may be put together.
    pub fn join_by_overlap(
        &mut self,
        share_a_word: &dyn Fn(Span, Span) -> bool,
        may: &dyn Fn(&Self, usize, usize) -> bool,
    ) {
        let mut pairs: Vec<(Reverse<u32>, u32, usize, usize)> = Vec::new();
        for (n, one) in self.codings.iter().enumerate() {
            for (m, other) in self.codings.iter().enumerate().skip(n + 1) {
                if other.span.start >= one.span.end {
                    break;
                }
                let shared = one.span.intersection(other.span);
                let shared = shared.filter(|_| one.analyst != other.analyst && may(self, n, m));
                if let Some(shared) = shared {
                    let apart = one.span.len() - shared.len() + (other.span.len() - shared.len());
                    pairs.push((Reverse(shared.len()), apart, n, m));
                }
            }
        }
        pairs.sort_unstable();
        for (.., n, m) in pairs {
            let (a, b) = (self.root(n), self.root(m));
            let fits = a != b && self.who_at(a).is_apart_from(self.who_at(b));
            if fits && share_a_word(self.span(n), self.span(m)) {
                self.join(a, b);
            }
        }
    }

    /// The code of a coding.
    pub fn same_code(&self, n: usize, m: usize) -> bool {
        let code = |at: usize| self.codings.get(at).map(|it| it.code);
        code(n) == code(m)
    }

    /// Whose codings are in the group of a coding.
    pub fn who(&self, n: usize) -> AnalystSet {
        self.who_at(self.root(n))
    }

    /// The groups, by their first coding; the codings of each in the order of the analysts.
    pub fn into_groups(self) -> Vec<Vec<Layered>> {
        let mut place = vec![usize::MAX; self.codings.len()];
        let mut groups: Vec<Vec<Layered>> = Vec::new();
        for (n, coding) in self.codings.iter().enumerate() {
            let root = self.root(n);
            let Some(place) = place.get_mut(root) else {
                continue;
            };
            if *place == usize::MAX {
                *place = groups.len();
                groups.push(Vec::with_capacity(self.who_at(root).len()));
            }
            if let Some(group) = groups.get_mut(*place) {
                group.push(*coding);
            }
        }
        for group in &mut groups {
            group.sort_unstable_by_key(|it| it.analyst);
        }
        groups
    }

    fn span(&self, n: usize) -> Span {
        self.codings.get(n).map_or(Span::new(0, 0), |it| it.span)
    }

    fn who_at(&self, root: usize) -> AnalystSet {
        self.who.get(root).copied().unwrap_or_default()
    }

    fn root(&self, at: usize) -> usize {
        root(&self.up, at)
    }

    fn join(&mut self, a: usize, b: usize) {
        let who = self.who_at(a).with(self.who_at(b));
        let first = join(&mut self.up, a, b);
        if let Some(of_first) = self.who.get_mut(first) {
            *of_first = who;
        }
    }
}

/// Codings, sorted by where they start, in clusters that hang together by a shared word, whoever's they are.
pub(super) fn connected(
    codings: Vec<Layered>,
    share_a_word: &dyn Fn(Span, Span) -> bool,
) -> Vec<Vec<Layered>> {
    let mut up: Vec<u32> = (0..codings.len() as u32).collect();
    let mut reaching: Vec<(usize, Span)> = Vec::new();
    for (n, coding) in codings.iter().enumerate() {
        reaching.retain(|(_, span)| span.end > coding.span.start);
        for (m, span) in &reaching {
            if root(&up, *m) != root(&up, n) && share_a_word(*span, coding.span) {
                join(&mut up, *m, n);
            }
        }
        reaching.push((n, coding.span));
    }
    let mut place = vec![usize::MAX; codings.len()];
    let mut clusters: Vec<Vec<Layered>> = Vec::new();
    for (n, coding) in codings.into_iter().enumerate() {
        let Some(place) = place.get_mut(root(&up, n)) else {
            continue;
        };
        if *place == usize::MAX {
            *place = clusters.len();
            clusters.push(Vec::new());
        }
        if let Some(cluster) = clusters.get_mut(*place) {
            cluster.push(coding);
        }
    }
    clusters
}

fn root(up: &[u32], mut at: usize) -> usize {
    while let Some(above) = up.get(at).map(|above| *above as usize)
        && above != at
    {
        at = above;
    }
    at
}

/// Joins two roots under the earlier, and gives that.
fn join(up: &mut [u32], a: usize, b: usize) -> usize {
    let (a, b) = (root(up, a), root(up, b));
    let (first, other) = (a.min(b), a.max(b));
    if let Some(of_other) = up.get_mut(other) {
        *of_other = first as u32;
    }
    first
}
