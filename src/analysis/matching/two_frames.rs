//! Two analysts' frames side by side.

use super::{CodeName, FrameCode, Likeness, Share, SharedPassage, Standing, Suggestion};
use crate::analysis::layers::{CompareError, Compared, Layered, LeftOut, Texts};
use crate::model::{AnalystId, CodeId, DocumentId, Origin, PassId, Seen, Span, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// Up to how many pairs of codes every two names are compared; with more, those that share the beginning of a word or
/// overlap somewhere.
const ALL_PAIRS: usize = 250_000;

/// The codes that two analysts gave in a pass, each one's frame with its counts, and where they overlap.
#[derive(Debug, Clone)]
pub struct TwoFrames {
    /// The pass.
    pub pass: PassId,
    /// The two analysts.
    pub analysts: [AnalystId; 2],
    /// Each one's codes, in the order of the tree: constructs of frameworks and codes for what lies outside one are
    /// not among them.
    pub frames: [Vec<FrameCode>; 2],
    /// Documents that are not compared, with the reason.
    pub left_out: Vec<LeftOut>,
    /// The codings that count, by analyst and code, then by document and place.
    codings: Vec<Layered>,
    names: FxHashMap<CodeId, CodeName>,
    /// Where each side's codes stand in its frame.
    at: [FxHashMap<CodeId, usize>; 2],
    /// For every code of the first and code of the second the codings that share a word, as places in `codings`.
    overlaps: Overlaps,
}

/// By a code of the first and one of the second, which codings share a word.
type Overlaps = FxHashMap<(CodeId, CodeId), Vec<(u32, u32)>>;

impl TwoFrames {
    /// Sets two analysts' frames of a pass side by side, over the parts of its material that count; of a blind pass
    /// as they were when it was revealed.
    ///
    /// # Errors
    /// Where the pass is hidden or unfinished, or a text is missing.
    pub fn of(
        seen: &Seen<'_>,
        texts: &Texts<'_>,
        pass: PassId,
        analysts: [AnalystId; 2],
    ) -> Result<Self, CompareError> {
        let compared = Compared::of(seen, Some(pass), &analysts, &[])?;
        let mut codings = compared.codings(seen);
        let framework = codes_of_frameworks(seen);
        codings.retain(|coding| !framework.contains(&coding.code));
        let tree = seen.code_tree().order.iter();
        let place: FxHashMap<CodeId, usize> = tree.map(|(code, _)| *code).zip(0..).collect();
        let by_code = |code: CodeId| (place.get(&code).copied().unwrap_or(usize::MAX), code);
        // Stable: within a code they stay by document and place.
        codings.sort_by_key(|it| (it.analyst, by_code(it.code)));
        let overlaps = overlaps(seen, texts, &compared.documents, &codings)?;
        let frames = frames(seen, pass, &codings);
        let at = frames.each_ref().map(|frame| {
            let codes = frame.iter().map(|it| it.code);
            codes.zip(0..).collect()
        });
        let all = frames.iter().flatten();
        let names = all
            .map(|it| (it.code, CodeName::of(&seen.code_name(it.code))))
            .collect();
        Ok(Self {
            pass,
            analysts,
            frames,
            left_out: compared.left_out,
            codings,
            names,
            at,
            overlaps,
        })
    }

    /// A code of one of the two frames.
    pub fn code(&self, side: usize, code: CodeId) -> Option<&FrameCode> {
        let at = self.at.get(side)?.get(&code)?;
        self.frames.get(side)?.get(*at)
    }

    /// Whether both analysts made codes of their own: then there is something to match.
    pub fn have_own_codes(&self) -> bool {
        let own = |frame: &Vec<FrameCode>| frame.iter().any(|it| it.standing == Standing::Own);
        self.frames.iter().all(own)
    }

    /// How alike a code of the first analyst and one of the second are.
    pub fn likeness(&self, a: CodeId, b: CodeId) -> Likeness {
        let none = CodeName::default();
        let (name_a, name_b) = (
            self.names.get(&a).unwrap_or(&none),
            self.names.get(&b).unwrap_or(&none),
        );
        let pairs = self.overlaps.get(&(a, b)).map_or(&[][..], Vec::as_slice);
        let of = |side, code| self.code(side, code).map_or(0, |it| it.codings);
        let first: FxHashSet<u32> = pairs.iter().map(|(a, _)| *a).collect();
        let second: FxHashSet<u32> = pairs.iter().map(|(_, b)| *b).collect();
        let share = |shared: usize, of: usize| Share { shared, of };
        Likeness {
            same_name: name_a.is_same(name_b),
            names: name_a.likeness(name_b),
            overlap: [share(first.len(), of(0, a)), share(second.len(), of(1, b))],
        }
    }

    /// The codes of the side across from `side` with their likeness to one of its codes, the likest first. Those that
    /// overlap nowhere and are hardly called alike follow in the order of their frame, the ones that both gave last.
    pub fn ranked(&self, side: usize, code: CodeId) -> Vec<(CodeId, Likeness)> {
        let across = self.frames.get(1 - side.min(1)).into_iter().flatten();
        let mut ranked: Vec<(CodeId, Likeness)> = across
            .filter(|other| other.code != code)
            .map(|other| {
                let (a, b) = if side == 0 {
                    (code, other.code)
                } else {
                    (other.code, code)
                };
                (other.code, self.likeness(a, b))
            })
            .collect();
        let standing = |code| self.code(1 - side.min(1), code).map(|it| it.standing);
        ranked.sort_by_cached_key(|(code, it)| {
            let strength = if it.says_something() {
                it.strength()
            } else {
                0.0
            };
            // From 0 to 1, so that millionths tell likenesses apart.
            let rank = (strength * 1e6) as u32;
            (
                std::cmp::Reverse(rank),
                standing(*code) == Some(Standing::Shared),
            )
        });
        ranked
    }

    /// The pairs of codes, each of one analyst alone, whose names or passages suggest that they match; the strongest
    /// first.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let [first, second] = &self.frames;
        let alone = |it: &&FrameCode| it.standing != Standing::Shared;
        let a: Vec<CodeId> = first.iter().filter(alone).map(|it| it.code).collect();
        let b: Vec<CodeId> = second.iter().filter(alone).map(|it| it.code).collect();
        let pairs: Vec<(CodeId, CodeId)> = if a.len() * b.len() <= ALL_PAIRS {
            let with_all = |a: &CodeId| b.iter().map(|b| (*a, *b)).collect::<Vec<_>>();
            a.iter().flat_map(with_all).collect()
        } else {
            self.likely(&a, &b)
        };
        let suggestion = |(a, b): (CodeId, CodeId)| {
            let likeness = self.likeness(a, b);
            let how = likeness.suggests()?;
            // A code of before the pass is suggested for one of the pass only.
            let own = |side, code| {
                let it = self.code(side, code);
                it.is_some_and(|it| it.standing == Standing::Own)
            };
            (own(0, a) || own(1, b)).then_some(Suggestion {
                a,
                b,
                how,
                likeness,
            })
        };
        let mut all: Vec<Suggestion> = pairs.into_iter().filter_map(suggestion).collect();
        all.sort_by(|a, b| b.likeness.strength().total_cmp(&a.likeness.strength()));
        all
    }

    /// Of very many pairs those that share the beginning of a word, or overlap.
    fn likely(&self, a: &[CodeId], b: &[CodeId]) -> Vec<(CodeId, CodeId)> {
        let mut by_stem: FxHashMap<String, Vec<CodeId>> = FxHashMap::default();
        for code in b {
            for stem in self.names.get(code).into_iter().flat_map(CodeName::stems) {
                by_stem.entry(stem).or_default().push(*code);
            }
        }
        let here: FxHashSet<CodeId> = a.iter().chain(b).copied().collect();
        let overlapping = self.overlaps.keys().copied();
        let mut pairs: Vec<(CodeId, CodeId)> = overlapping
            .filter(|(a, b)| here.contains(a) && here.contains(b))
            .collect();
        for code in a {
            for stem in self.names.get(code).into_iter().flat_map(CodeName::stems) {
                let sharing = by_stem.get(&stem).into_iter().flatten();
                pairs.extend(sharing.map(|other| (*code, *other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The passages of a code of the first analyst and of one of the second: first those of both, then each one's
    /// own, by document and place.
    pub fn passages(&self, a: CodeId, b: CodeId) -> Vec<SharedPassage> {
        let none = Vec::new();
        let overlapping = self.overlaps.get(&(a, b)).unwrap_or(&none);
        let coding = |at: u32| self.codings.get(at as usize);
        let mut both: Vec<SharedPassage> = Vec::new();
        let mut used: [FxHashSet<u32>; 2] = Default::default();
        for (first, second) in overlapping {
            let (Some(one), Some(other)) = (coding(*first), coding(*second)) else {
                continue;
            };
            used[0].insert(*first);
            used[1].insert(*second);
            both.push(SharedPassage {
                document: one.document,
                span: hull(one.span, other.span),
                a: Some(one.span),
                b: Some(other.span),
            });
        }
        for (side, code) in [(0, a), (1, b)] {
            let places = self.code(side, code).map_or(0..0, |it| it.places.clone());
            let rest = places.filter(|at| {
                let used = used.get(side);
                !used.is_some_and(|used| used.contains(&(*at as u32)))
            });
            both.extend(rest.filter_map(|at| {
                let coding = self.codings.get(at)?;
                Some(SharedPassage {
                    document: coding.document,
                    span: coding.span,
                    a: (side == 0).then_some(coding.span),
                    b: (side == 1).then_some(coding.span),
                })
            }));
        }
        both
    }
}

fn hull(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// Constructs, and codes for what fits none: the same for everybody, with nothing to match.
fn codes_of_frameworks(seen: &Seen<'_>) -> FxHashSet<CodeId> {
    let codes = seen.codes().into_iter();
    codes
        .filter(|code| {
            code.first.construct.is_some()
                || code.origin.get_or(code.first.origin) == Origin::Outside
        })
        .map(|code| code.id)
        .collect()
}

/// Each analyst's codes with their counts, of codings sorted by analyst and code.
fn frames(seen: &Seen<'_>, pass: PassId, codings: &[Layered]) -> [Vec<FrameCode>; 2] {
    let given: [FxHashSet<CodeId>; 2] = [0, 1].map(|side| {
        let own = codings.iter().filter(|it| it.analyst == side);
        own.map(|it| it.code).collect()
    });
    let arose_here = |code: CodeId| {
        let arose = seen.code(code).and_then(|it| it.first.arose);
        arose.is_some_and(|arose| arose.pass == pass)
    };
    let mut frames: [Vec<FrameCode>; 2] = Default::default();
    let mut start = 0;
    for run in codings.chunk_by(|a, b| (a.analyst, a.code) == (b.analyst, b.code)) {
        let places = start..start + run.len();
        start = places.end;
        let Some(first) = run.first() else { continue };
        let standing = if given.iter().all(|given| given.contains(&first.code)) {
            Standing::Shared
        } else if arose_here(first.code) {
            Standing::Own
        } else {
            Standing::Given
        };
        let documents: FxHashSet<DocumentId> = run.iter().map(|it| it.document).collect();
        if let Some(frame) = frames.get_mut(first.analyst) {
            frame.push(FrameCode {
                code: first.code,
                standing,
                codings: run.len(),
                documents: documents.len(),
                places,
            });
        }
    }
    frames
}

/// Which codings of the first share a word with which of the second, by their codes.
fn overlaps(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    documents: &[DocumentId],
    codings: &[Layered],
) -> Result<Overlaps, CompareError> {
    let mut by_document: FxHashMap<DocumentId, Vec<u32>> = FxHashMap::default();
    for (at, coding) in (0_u32..).zip(codings) {
        by_document.entry(coding.document).or_default().push(at);
    }
    let mut overlaps = Overlaps::default();
    for id in documents {
        let Some(mut here) = by_document.remove(id) else {
            continue;
        };
        let Some(document) = seen.document(*id) else {
            continue;
        };
        let start = |at: &u32| codings.get(*at as usize).map_or(0, |it| it.span.start);
        here.sort_by_key(start);
        let text = texts(document).map_err(CompareError::Text)?;
        let words = words(&text, Span::new(0, text.len()));
        let mut reaching: Vec<u32> = Vec::new();
        for at in here {
            let Some(coding) = codings.get(at as usize) else {
                continue;
            };
            let other = |at: &u32| codings.get(*at as usize);
            reaching.retain(|at| other(at).is_some_and(|it| it.span.end > coding.span.start));
            for (before, earlier) in reaching.iter().filter_map(|at| Some((*at, other(at)?))) {
                if earlier.analyst == coding.analyst
                    || earlier.code == coding.code
                    || earlier.within != coding.within
                    || !share_a_word(&words, earlier.span, coding.span)
                {
                    continue;
                }
                let (a, b) = if coding.analyst == 0 {
                    ((coding.code, at), (earlier.code, before))
                } else {
                    ((earlier.code, before), (coding.code, at))
                };
                overlaps.entry((a.0, b.0)).or_default().push((a.1, b.1));
            }
            reaching.push(at);
        }
    }
    Ok(overlaps)
}

/// Whether two stretches share a whole word.
fn share_a_word(words: &[Span], one: Span, other: Span) -> bool {
    one.intersection(other).is_some_and(|both| {
        let at = words.partition_point(|word| word.start < both.start);
        words.get(at).is_some_and(|word| word.end <= both.end)
    })
}
