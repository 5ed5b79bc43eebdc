//! The best alignment of three coders and more: the cheapest partition of all units into unitary alignments.

use super::dissimilarity::{ALONE, Stretch};

/// Steps after which a cluster is left with the best partition found so far.
const MOST_STEPS: usize = 400_000;
/// Unitary alignments looked at in one cluster; beyond, those that cost most are not made.
const MOST_CANDIDATES: usize = 200_000;

/// A possible unitary alignment: at most one unit of each coder.
struct Candidate {
    cost: f64,
    /// Numbers of its units over all coders, rising.
    units: Vec<usize>,
}

/// Sum of disorders, number of unitary alignments, and whether no better partition exists.
pub(super) fn partition(coders: &[Vec<Stretch>]) -> (f64, usize, bool) {
    let (candidates, complete) = candidates(coders);
    let units: usize = coders.iter().map(Vec::len).sum();
    let (mut sum, mut unitary, mut exact) = (0.0, 0, complete);
    for cluster in clusters(units, &candidates) {
        let best = Search::new(units, &cluster, &candidates).run();
        sum += best.cost;
        unitary += best.alignments;
        exact &= best.proved;
    }
    (sum, unitary, exact)
}

/// All unitary alignments from which no unit is better taken out, and whether that is all of them.
fn candidates(coders: &[Vec<Stretch>]) -> (Vec<Candidate>, bool) {
    let mut made = Making {
        coders,
        pairs: (coders.len() * (coders.len() - 1) / 2) as f64,
        candidates: Vec::new(),
        complete: true,
    };
    made.extend(0, 0, 0.0, &mut Vec::new());
    (made.candidates, made.complete)
}

/// Candidates in the making.
struct Making<'a> {
    coders: &'a [Vec<Stretch>],
    pairs: f64,
    candidates: Vec<Candidate>,
    complete: bool,
}

impl Making<'_> {
    /// Goes on with the coder of this number; `before` counts the units of the coders before, `cost` is the
    /// dissimilarity of the units chosen so far among each other.
    fn extend(
        &mut self,
        coder: usize,
        before: usize,
        cost: f64,
        chosen: &mut Vec<(usize, Stretch)>,
    ) {
        let Some(units) = self.coders.get(coder) else {
            self.take(cost, chosen);
            return;
        };
        self.extend(coder + 1, before + units.len(), cost, chosen);
        for (at, unit) in units.iter().enumerate() {
            let more: f64 = chosen.iter().map(|(_, it)| it.dissimilarity(unit)).sum();
            if more > self.most_for_one(self.coders.len()) {
                continue;
            }
            if self.candidates.len() >= MOST_CANDIDATES {
                self.complete = false;
                return;
            }
            chosen.push((before + at, *unit));
            self.extend(coder + 1, before + units.len(), cost + more, chosen);
            chosen.pop();
        }
    }

    /// The dissimilarity of one unit to the others of an alignment of so many beyond which it is better left alone:
    /// alone it costs all pairs of its own alignment and one empty pair with each of the others.
    fn most_for_one(&self, units: usize) -> f64 {
        (self.pairs + units as f64 - 1.0) * ALONE
    }

    fn take(&mut self, cost: f64, chosen: &[(usize, Stretch)]) {
        let most = self.most_for_one(chosen.len());
        let better_alone = |unit: &Stretch| {
            let others = chosen.iter().map(|(_, it)| it.dissimilarity(unit));
            others.sum::<f64>() > most
        };
        if chosen.is_empty() || chosen.iter().any(|(_, unit)| better_alone(unit)) {
            return;
        }
        let n = chosen.len() as f64;
        let missing = self.pairs - n * (n - 1.0) / 2.0;
        self.candidates.push(Candidate {
            cost: (cost + missing * ALONE) / self.pairs,
            units: chosen.iter().map(|(unit, _)| *unit).collect(),
        });
    }
}

/// Units connected by candidates, each cluster rising.
fn clusters(units: usize, candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..units).collect();
    for candidate in candidates {
        for pair in candidate.units.windows(2) {
            if let [one, other] = pair {
                let (one, other) = (root(&mut parent, *one), root(&mut parent, *other));
                parent[one.max(other)] = one.min(other);
            }
        }
    }
    let mut clusters: Vec<Vec<usize>> = vec![Vec::new(); units];
    for unit in 0..units {
        let of = root(&mut parent, unit);
        clusters[of].push(unit);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

fn root(parent: &mut [usize], mut unit: usize) -> usize {
    while parent[unit] != unit {
        parent[unit] = parent[parent[unit]];
        unit = parent[unit];
    }
    unit
}

/// The cheapest partition found.
struct Best {
    cost: f64,
    alignments: usize,
    proved: bool,
}

/// Depth first through the partitions of a cluster, cheapest candidates first, cut off by a bound: every unit costs at
/// least its share of the cheapest candidate it is in.
struct Search<'a> {
    candidates: &'a [Candidate],
    /// The units of the cluster.
    cluster: &'a [usize],
    /// Candidates of each unit of the cluster, by the unit's place in it, cheapest share first.
    of_unit: Vec<Vec<usize>>,
    /// The least share of each unit of the study.
    share: Vec<f64>,
    taken: Vec<bool>,
    best: Best,
    steps: usize,
}

impl<'a> Search<'a> {
    fn new(units: usize, cluster: &'a [usize], candidates: &'a [Candidate]) -> Self {
        let mut share = vec![ALONE; units];
        let mut of_unit = vec![Vec::new(); cluster.len()];
        for (at, candidate) in candidates.iter().enumerate() {
            let each = candidate.cost / candidate.units.len() as f64;
            for unit in &candidate.units {
                if let Ok(place) = cluster.binary_search(unit) {
                    share[*unit] = share[*unit].min(each);
                    of_unit[place].push(at);
                }
            }
        }
        for list in &mut of_unit {
            list.sort_by(|one, other| {
                let each = |at: usize| candidates[at].cost / candidates[at].units.len() as f64;
                each(*one).total_cmp(&each(*other))
            });
        }
        Self {
            candidates,
            cluster,
            of_unit,
            share,
            taken: vec![false; units],
            best: Best {
                cost: ALONE * cluster.len() as f64,
                alignments: cluster.len(),
                proved: true,
            },
            steps: 0,
        }
    }

    fn run(mut self) -> Best {
        let bound = self.cluster.iter().map(|unit| self.share[*unit]).sum();
        self.go(0, 0.0, bound, 0);
        self.best.proved = self.steps <= MOST_STEPS;
        self.best
    }

    /// Aligns the first unit from `place` on that is still free; `bound` is the least the free units can cost.
    fn go(&mut self, place: usize, cost: f64, bound: f64, alignments: usize) {
        self.steps += 1;
        if self.steps > MOST_STEPS || cost + bound >= self.best.cost - 1e-12 {
            return;
        }
        let free = |own: &Self, at: usize| own.cluster.get(at).is_some_and(|unit| own.taken[*unit]);
        let mut place = place;
        while free(self, place) {
            place += 1;
        }
        if place >= self.cluster.len() {
            self.best.cost = cost;
            self.best.alignments = alignments;
            return;
        }
        for at in 0..self.of_unit[place].len() {
            let candidates = self.candidates;
            let candidate = &candidates[self.of_unit[place][at]];
            if candidate.units.iter().any(|unit| self.taken[*unit]) {
                continue;
            }
            let shares: f64 = candidate.units.iter().map(|unit| self.share[*unit]).sum();
            self.mark(candidate, true);
            self.go(
                place + 1,
                cost + candidate.cost,
                bound - shares,
                alignments + 1,
            );
            self.mark(candidate, false);
        }
    }

    fn mark(&mut self, candidate: &Candidate, taken: bool) {
        for unit in &candidate.units {
            self.taken[*unit] = taken;
        }
    }
}
