//! Hand-calculated figures, conventions for what is undefined, and properties.

use super::*;
use crate::model::Span;
use proptest::prelude::*;

fn close(figure: Figure, expected: f64) {
    let value = figure.unwrap();
    assert!(
        (value - expected).abs() < 1e-12,
        "{value} is not {expected}"
    );
}

fn table(rows: &[&[Option<&str>]]) -> Ratings {
    let mut ratings = Ratings::new(rows.first().map_or(0, |row| row.len()), None);
    for row in rows {
        ratings.push(row).unwrap();
    }
    ratings
}

#[test]
fn cohens_kappa_and_its_kin_of_a_two_by_two_table_by_hand() {
    // a = 20, b = 5, c = 10, d = 15, n = 50. P_a = 35/50 = .7.
    // Shares of "present": A 25/50 = .5, B 30/50 = .6; pooled 55/100 = .55.
    let figures = BinaryCells::of_two(20, 5, 10, 15).coefficients();
    close(figures.percent_agreement, 0.7);
    // Cohen: P_e = .5 x .6 + .5 x .4 = .5; (.7 - .5) / .5 = .4.
    close(figures.cohen_kappa, 0.4);
    close(figures.conger_kappa, 0.4);
    close(figures.mean_pairwise_cohen_kappa, 0.4);
    // Scott and Fleiss: P_e = .55^2 + .45^2 = .505; .195 / .495 = 13/33.
    close(figures.scott_pi, 13.0 / 33.0);
    close(figures.fleiss_kappa, 13.0 / 33.0);
    // AC1: P_e = 2 x .55 x .45 = .495; .205 / .505 = 41/101. Brennan–Prediger: (.7 - .5) / .5.
    close(figures.gwet_ac1, 41.0 / 101.0);
    close(figures.brennan_prediger, 0.4);
    // Dice 40 / (40 + 15), Jaccard 20/35.
    close(figures.positive_agreement, 40.0 / 55.0);
    close(figures.jaccard, 20.0 / 35.0);
    // Alpha: n = 100 values, D_o = 2 x 15 off-diagonal, n_c n_k summed = 2 x 55 x 45:
    // 1 - 99 x 30 / 4950 = .4 = 1 - (1 - pi)(1 - 1/(2 x 50)).
    close(figures.krippendorff_alpha_nominal, 0.4);
}

#[test]
fn alpha_with_missing_ratings_by_hand() {
    // Units: aab, ab-, bbb, a--. The last has one rating and is dropped.
    // Off-diagonal coincidences: aab has 2 ab and 2 ba pairs / (3 - 1) = 2; ab has 2 / 1 = 2. D_o = 4.
    // Pairable ratings n = 8: a 3, b 5. Sum of n_c n_k = 2 x 15 = 30. alpha = 1 - 7 x 4 / 30 = 1/15.
    let (a, b) = (Some("a"), Some("b"));
    let figures = table(&[&[a, a, b], &[a, b, None], &[b, b, b], &[a, None, None]]).coefficients();
    close(figures.krippendorff_alpha_nominal, 1.0 / 15.0);
    // Percent agreement: units 1/3, 0, 1, mean 4/9; weighted by ratings 1 - 4/8; unanimous 1 of 2 complete.
    close(figures.percent_agreement, 4.0 / 9.0);
    close(figures.percent_agreement_pairable_weighted, 0.5);
    close(figures.percent_unanimous, 0.5);
    assert_eq!(
        figures.mean_pairwise_cohen_kappa,
        Err(Undefined::IncompleteData)
    );
    assert_eq!(
        figures.cohen_kappa,
        Err(Undefined::TwoCodersOnly { coders: 3 })
    );
}

#[test]
fn positive_agreement_of_three_coders_counts_pairs() {
    // Units by number of coders who have the code: 3, 2, 1. Pairs that share it 3 + 1 + 0 = 4,
    // pairs in which one has it 0 + 2 + 2 = 4. Positive agreement 8/12, Jaccard 4/8.
    let mut cells = BinaryCells::new(3);
    for present in [0b111, 0b011, 0b100, 0b000] {
        cells.add_rated_by_all(present, 1);
    }
    let figures = cells.coefficients();
    close(figures.positive_agreement, 2.0 / 3.0);
    close(figures.jaccard, 0.5);
}

#[test]
fn a_code_that_nobody_applied_agrees_fully_and_has_no_kappa() {
    let figures = BinaryCells::of_two(0, 0, 0, 40).coefficients();
    close(figures.percent_agreement, 1.0);
    close(figures.gwet_ac1, 1.0);
    close(figures.brennan_prediger, 1.0);
    for figure in [
        figures.cohen_kappa,
        figures.scott_pi,
        figures.fleiss_kappa,
        figures.conger_kappa,
        figures.krippendorff_alpha_nominal,
    ] {
        assert_eq!(figure, Err(Undefined::NoVariation));
    }
    assert_eq!(figures.positive_agreement, Err(Undefined::NotApplied));
    assert_eq!(figures.jaccard, Err(Undefined::NotApplied));
}

#[test]
fn one_category_alone_leaves_every_chance_corrected_figure_undefined() {
    let figures = table(&[&[Some("a"), Some("a")], &[Some("a"), Some("a")]]).coefficients();
    close(figures.percent_agreement, 1.0);
    assert_eq!(figures.gwet_ac1, Err(Undefined::NoVariation));
    assert_eq!(figures.brennan_prediger, Err(Undefined::NoVariation));
}

#[test]
fn without_a_unit_rated_twice_nothing_is_defined() {
    for ratings in [table(&[]), table(&[&[Some("a"), None], &[None, Some("b")]])] {
        let figures = ratings.coefficients();
        for measure in Measure::ALL {
            let why = figures.get(measure).unwrap_err();
            assert!(
                matches!(
                    why,
                    Undefined::NoPairableUnits | Undefined::PresenceOnly { .. }
                ),
                "{measure}: {why}"
            );
        }
    }
}

#[test]
fn a_coder_who_never_varies_gives_a_kappa_of_exactly_zero_and_is_named() {
    let cells = BinaryCells::of_two(6, 4, 0, 0);
    let figures = cells.coefficients();
    assert_eq!(figures.cohen_kappa, Ok(0.0));
    assert_eq!(cells.patterns().constant_coders(), [0]);
}

#[test]
fn agreement_by_chance_among_many_absences_shows_in_ac1_and_not_in_alpha() {
    // 38 segments, five codings by one analyst and none by the other: P_a = 33/38, pooled share 5/76,
    // P_e = 2 x 5/76 x 71/76, AC1 = (33/38 - P_e) / (1 - P_e) = .850 with nothing shared.
    let figures = BinaryCells::of_two(0, 5, 0, 33).coefficients();
    let chance = 2.0 * (5.0 / 76.0) * (71.0 / 76.0);
    close(figures.gwet_ac1, (33.0 / 38.0 - chance) / (1.0 - chance));
    assert!((figures.gwet_ac1.unwrap() - 0.85).abs() < 0.001);
    close(figures.positive_agreement, 0.0);
    assert!(figures.krippendorff_alpha_nominal.unwrap() < 0.0);
}

#[test]
fn a_hundred_million_characters_keep_their_digits() {
    // a = 1000, b = 500, c = 500, d = 10^8 - 2000: kappa in exact fractions.
    // P_e part: D_e = 2 x 1500 (n - 1500) / n^2, D_o = 1000 / n, kappa = 1 - 1000 n / (3000 (n - 1500)).
    let n = 1e8;
    let figures = BinaryCells::of_two(1000, 500, 500, 100_000_000 - 2000).coefficients();
    close(figures.cohen_kappa, 1.0 - n / (3.0 * (n - 1500.0)));
}

#[test]
fn the_mean_over_codes_says_how_many_it_skipped() {
    let mean = Mean::of([Ok(0.5), Err(Undefined::NoVariation), Ok(0.7)]);
    close(mean.value, 0.6);
    assert_eq!((mean.over, mean.skipped), (2, 1));
    let none = Mean::of([Err(Undefined::NoVariation)]);
    assert_eq!(none.value, Err(Undefined::NothingToAverage));
}

#[test]
fn a_category_outside_the_declared_ones_is_refused() {
    let mut ratings = Ratings::new(2, Some(&["a".to_owned(), "b".to_owned()]));
    let refused = ratings.push(&[Some("a"), Some("c")]).unwrap_err();
    assert_eq!(
        refused,
        RatingsError::NotDeclared {
            coder: 2,
            category: "c".to_owned()
        }
    );
    assert!(ratings.push(&[Some("a")]).is_err());
    assert_eq!(ratings.units(), 0);
}

#[test]
fn characters_of_the_nvivo_example_are_counted_from_its_spans() {
    let a = [Span::new(100, 150), Span::new(300, 400)];
    let b = [Span::new(600, 650), Span::new(100, 150)];
    let cells = character_cells(&Universe::whole(1000), &[Some(&a), Some(&b)]);
    assert_eq!(cells, BinaryCells::of_two(50, 100, 50, 800));
    close(cells.coefficients().percent_agreement, 0.85);
    assert_eq!(cells.applied(), 200);
    let named: Vec<(String, u64)> = cells.named();
    let expected = [("00", 800), ("10", 100), ("01", 50), ("11", 50)];
    assert_eq!(
        named,
        expected.map(|(name, count)| (name.to_owned(), count))
    );
}

#[test]
fn touching_codings_of_one_coder_are_one_stretch() {
    let spans = [(40, 60), (20, 40), (55, 58), (70, 70), (61, 63)]
        .map(|(start, end)| Span::new(start, end));
    assert_eq!(united(spans), [Span::new(20, 60), Span::new(61, 63)]);
}

#[test]
fn characters_outside_the_universe_count_nowhere() {
    let universe = Universe::new([Span::new(10, 20), Span::new(30, 40)]);
    let a = [Span::new(0, 35)];
    let b = [Span::new(15, 100)];
    let cells = character_cells(&universe, &[Some(&a), Some(&b)]);
    // 10–15 only A, 15–20 and 30–35 both, 35–40 only B.
    assert_eq!(cells, BinaryCells::of_two(10, 5, 5, 0));
}

#[test]
fn a_coder_who_has_not_read_a_document_is_missing_there() {
    let a = [Span::new(0, 4)];
    let cells = character_cells(&Universe::whole(10), &[Some(&a), None, Some(&[])]);
    assert_eq!(
        cells.named(),
        [("0-0".to_owned(), 6), ("1-0".to_owned(), 4)]
    );
    assert_eq!(cells.patterns().pairable_units(), 10);
}

#[test]
fn units_that_carry_a_code_are_counted_from_their_indices() {
    let mut cells = BinaryCells::new(2);
    cells.add_units(10, &[Some(&[0, 3, 4]), Some(&[3, 9])]);
    assert_eq!(cells, BinaryCells::of_two(1, 2, 1, 6));
}

#[test]
fn set_valued_alpha_by_hand() {
    // Two coders, units {A} {A}, {A,B} {A}, {} {}. Values: {A} 3, {A,B} 1, {} 2; n = 6.
    // Jaccard distances: {A}-{A,B} 1/2, {}-any 1. Observed: unit 2 gives 2 x 1/2 = 1.
    // Expected, ordered: 2 x (3 x 1 x 1/2 + 3 x 2 x 1 + 1 x 2 x 1) = 19. alpha = 1 - 5 x 1 / 19 = 14/19.
    // MASI distance of a subset: 1 - 1/2 x 2/3 = 2/3. Observed 4/3, expected 2 x (2 + 6 + 2) = 20: 1 - 5 x 4/3 / 20 = 2/3.
    let mut ratings = SetRatings::new(2, None);
    ratings.push(&[Some(vec!["A"]), Some(vec!["A"])]).unwrap();
    ratings
        .push(&[Some(vec!["B", "A"]), Some(vec!["A"])])
        .unwrap();
    ratings.push::<&str>(&[Some(vec![]), Some(vec![])]).unwrap();
    close(ratings.alpha(SetDistance::Jaccard), 14.0 / 19.0);
    close(ratings.alpha(SetDistance::Masi), 2.0 / 3.0);
    // Whole sets as categories: observed 2, expected 2 x (3 + 6 + 2) = 22, 1 - 5 x 2 / 22 = 6/11.
    close(ratings.alpha(SetDistance::Exact), 6.0 / 11.0);
}

fn ratings_strategy() -> impl Strategy<Value = Vec<Vec<Option<u32>>>> {
    (2_usize..5).prop_flat_map(|coders| {
        prop::collection::vec(
            prop::collection::vec(prop::option::weighted(0.8, 0_u32..4), coders),
            0..40,
        )
    })
}

/// The coefficients from their definitions, unit by unit, as `(P_a - P_e) / (1 - P_e)`.
fn naive(rows: &[Vec<Option<u32>>], q: usize) -> [Option<f64>; 5] {
    let units: Vec<Vec<u32>> = rows
        .iter()
        .map(|row| row.iter().flatten().copied().collect::<Vec<u32>>())
        .filter(|unit| !unit.is_empty())
        .collect();
    let count =
        |unit: &[u32], k: usize| unit.iter().filter(|value| **value as usize == k).count() as f64;
    let pairable: Vec<&Vec<u32>> = units.iter().filter(|unit| unit.len() > 1).collect();
    if pairable.is_empty() {
        return [None; 5];
    }
    let agreement = pairable
        .iter()
        .map(|unit| {
            let m = unit.len() as f64;
            (0..q)
                .map(|k| count(unit, k) * (count(unit, k) - 1.0))
                .sum::<f64>()
                / (m * (m - 1.0))
        })
        .sum::<f64>()
        / pairable.len() as f64;
    let share = |k: usize| {
        units
            .iter()
            .map(|unit| count(unit, k) / unit.len() as f64)
            .sum::<f64>()
            / units.len() as f64
    };
    let corrected =
        |chance: f64| (1.0 - chance > 1e-9).then(|| (agreement - chance) / (1.0 - chance));
    let fleiss = corrected((0..q).map(|k| share(k).powi(2)).sum());
    let ac1 = (q > 1)
        .then(|| (0..q).map(|k| share(k) * (1.0 - share(k))).sum::<f64>() / (q as f64 - 1.0))
        .and_then(corrected);
    let brennan = (q > 1).then_some(1.0 / q as f64).and_then(corrected);
    let mut coincidences = vec![vec![0.0; q]; q];
    for unit in &pairable {
        for (i, c) in unit.iter().enumerate() {
            for (j, k) in unit.iter().enumerate() {
                if i != j {
                    coincidences[*c as usize][*k as usize] += 1.0 / (unit.len() as f64 - 1.0);
                }
            }
        }
    }
    let n_c: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let n: f64 = n_c.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..q {
        for k in (0..q).filter(|k| *k != c) {
            observed += coincidences[c][k];
            expected += n_c[c] * n_c[k];
        }
    }
    let alpha = (expected > 1e-9).then(|| 1.0 - (n - 1.0) * observed / expected);
    [Some(agreement), fleiss, ac1, brennan, alpha]
}

fn same(figure: Figure, naive: Option<f64>) -> bool {
    match (figure, naive) {
        (Ok(a), Some(b)) => (a - b).abs() < 1e-9,
        (Err(_), None) => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn patterns_with_weights_give_what_counting_unit_by_unit_gives(rows in ratings_strategy()) {
        let coders = rows.first().map_or(2, Vec::len);
        let mut patterns = Patterns::new(coders, 0);
        for row in &rows {
            patterns.add(row, 1);
        }
        let figures = Coefficients::of(&patterns);
        let [agreement, fleiss, ac1, brennan, alpha] = naive(&rows, patterns.categories());
        prop_assert!(same(figures.percent_agreement, agreement));
        prop_assert!(same(figures.fleiss_kappa, fleiss));
        prop_assert!(same(figures.gwet_ac1, ac1));
        prop_assert!(same(figures.brennan_prediger, brennan));
        prop_assert!(same(figures.krippendorff_alpha_nominal, alpha));
    }

    #[test]
    fn the_order_of_coders_changes_nothing(rows in ratings_strategy()) {
        let coders = rows.first().map_or(2, Vec::len);
        let mut given = Patterns::new(coders, 4);
        let mut turned = Patterns::new(coders, 4);
        for row in &rows {
            given.add(row, 1);
            let backwards: Vec<Option<u32>> = row.iter().rev().copied().collect();
            turned.add(&backwards, 1);
        }
        for measure in Measure::ALL {
            let (one, other) = (figure(measure, &given), figure(measure, &turned));
            prop_assert!(same(one, other.ok()), "{}: {:?} {:?}", measure, one, other);
            prop_assert_eq!(Coefficients::of(&given).get(measure), one);
        }
    }

    #[test]
    fn sweeping_intervals_counts_what_an_array_of_characters_counts(
        length in 1_u32..80,
        universe in prop::collection::vec((0_u32..80, 0_u32..20), 0..6),
        coders in prop::collection::vec(prop::collection::vec((0_u32..90, 0_u32..25), 0..8), 1..5),
    ) {
        let span = |(start, length): &(u32, u32)| Span::new(*start, start + length);
        let universe: Vec<Span> = universe
            .iter()
            .map(span)
            .map(|part| Span::new(part.start.min(length), part.end.min(length)))
            .collect();
        let coded: Vec<Vec<Span>> = coders.iter().map(|spans| spans.iter().map(span).collect()).collect();
        let mut expected = BinaryCells::new(coded.len());
        for at in (0..length).filter(|at| universe.iter().any(|part| part.contains(*at))) {
            let present = coded.iter().enumerate().fold(0, |bits, (coder, spans)| {
                bits | u64::from(spans.iter().any(|span| span.contains(at))) << coder
            });
            expected.add_rated_by_all(present, 1);
        }
        let views: Vec<Option<&[Span]>> = coded.iter().map(|spans| Some(spans.as_slice())).collect();
        prop_assert_eq!(character_cells(&Universe::new(universe), &views), expected);
    }
}
