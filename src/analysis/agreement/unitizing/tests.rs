use super::*;
use crate::analysis::agreement::Universe;
use crate::model::Span;
use std::ops::ControlFlow;

/// A text of so many characters with the units of each coder: start, end, code.
fn text(length: u32, coders: &[&[(u32, u32, usize)]]) -> Continuum {
    let spans: Vec<Vec<(Span, usize)>> = coders
        .iter()
        .map(|units| {
            let units = units.iter();
            units
                .map(|(start, end, code)| (Span::new(*start, *end), *code))
                .collect()
        })
        .collect();
    let mut continuum = Continuum::new(coders.len());
    continuum.push_text(&Universe::whole(length), &spans);
    continuum
}

fn of_gamma(continuum: &Continuum, draws: usize) -> Gamma {
    gamma(continuum, draws, 1, |_| ControlFlow::Continue(())).unwrap()
}

/// Krippendorff (2019), figure 12.11, page 340.
fn figure_12_11() -> Continuum {
    text(
        60,
        &[
            &[
                (0, 7, 1),
                (7, 13, 2),
                (30, 32, 5),
                (32, 37, 6),
                (37, 44, 6),
                (44, 60, 7),
            ],
            &[(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)],
            &[
                (0, 7, 1),
                (7, 13, 4),
                (13, 21, 5),
                (32, 37, 6),
                (37, 41, 6),
                (41, 44, 6),
            ],
        ],
    )
}

#[test]
fn the_printed_example_of_three_coders_gives_the_printed_figures() {
    let family = UnitizingFamily::of(&figure_12_11());
    assert!((family.u_alpha.unwrap() - 0.510).abs() < 5e-4);
    // Printed .413; the transcription gives .4136.
    assert!((family.binary.unwrap() - 0.4136).abs() < 1e-4);
    assert!((family.cu_alpha_mean_pairable.unwrap() - 0.724).abs() < 5e-4);
    assert!(
        family.cu_alpha.is_err(),
        "implementations differ for three coders"
    );
}

#[test]
fn the_best_alignment_of_three_coders_is_found_and_proved() {
    let found = of_gamma(&figure_12_11(), 20);
    assert!((found.observed - 0.899_602_085).abs() < 1e-6);
    assert_eq!(found.unitary_alignments, 7);
    assert!(found.exact);
}

#[test]
fn a_unit_alone_costs_one_and_two_apart_cost_two() {
    let found = of_gamma(&text(100, &[&[(0, 20, 0)], &[(60, 80, 0)]]), 10);
    // Two alignments of one unit each, over a mean of one unit.
    assert!((found.observed - 2.0).abs() < 1e-12);
    assert_eq!(found.unitary_alignments, 2);
}

#[test]
fn the_same_seed_draws_the_same_continua() {
    let continuum = figure_12_11();
    assert_eq!(of_gamma(&continuum, 15), of_gamma(&continuum, 15));
}

#[test]
fn a_gamma_can_be_broken_off() {
    let stopped = gamma(&figure_12_11(), 100, 1, |progress| {
        if progress.done >= 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(stopped, None);
}

#[test]
fn one_long_unit_against_two_touching_ones_is_the_same_text_and_not_the_same_units() {
    let continuum = text(100, &[&[(0, 20, 0), (20, 40, 0)], &[(0, 40, 0)]]);
    assert_eq!(UnitizingFamily::of(&continuum).u_alpha, Ok(1.0));
    let squared = UnitizingDisagreement::of(&continuum, 0).unwrap();
    // Borders 0 and 20 apart, then 20 and 0: 2 (20² + 20²) / (2 · 100²).
    assert!((squared.observed - 0.08).abs() < 1e-12);
    assert!(squared.alpha().unwrap() < 1.0);
    assert!(of_gamma(&continuum, 200).gamma.unwrap() < 0.2);
}

#[test]
fn units_of_one_code_that_overlap_are_one_and_those_that_touch_are_two() {
    let continuum = text(100, &[&[(0, 20, 0), (10, 30, 0), (30, 40, 0)], &[]]);
    let units: Vec<(u64, u64)> = continuum.coders()[0]
        .iter()
        .map(|it| (it.start, it.end))
        .collect();
    assert_eq!(units, [(0, 30), (30, 40)]);
}

#[test]
fn what_lies_outside_the_universe_is_not_in_the_continuum() {
    // Two turns of a participant with the interviewer's between them: 10 + 10 characters.
    let universe = Universe::new([Span::new(10, 20), Span::new(30, 40)]);
    let mut continuum = Continuum::new(2);
    continuum.push_text(&Universe::whole(5), &[Vec::new(), Vec::new()]);
    continuum.push_text(
        &universe,
        &[vec![(Span::new(15, 35), 0)], vec![(Span::new(22, 28), 0)]],
    );
    assert_eq!(continuum.length(), 25);
    assert_eq!(
        continuum.coders()[0],
        [Unit {
            start: 10,
            end: 20,
            code: 0
        }]
    );
    assert_eq!(continuum.coders()[1], []);
}

#[test]
fn codes_that_overlap_have_figures_only_one_by_one() {
    let continuum = text(50, &[&[(0, 20, 0), (10, 30, 1)], &[(0, 20, 0)]]);
    let family = UnitizingFamily::of(&continuum);
    assert!(family.u_alpha.is_err() && family.cu_alpha.is_err() && family.binary.is_err());
    assert_eq!(UnitizingFamily::of(&continuum.of_code(0)).u_alpha, Ok(1.0));
}

#[test]
fn nothing_coded_and_everything_coded_are_undefined_and_not_one() {
    assert!(UnitizingFamily::of(&text(80, &[&[], &[]])).u_alpha.is_err());
    assert!(
        UnitizingFamily::of(&text(50, &[&[(0, 50, 0)], &[(0, 50, 0)]]))
            .u_alpha
            .is_err()
    );
    assert_eq!(UnitizingDisagreement::of(&text(80, &[&[], &[]]), 0), None);
    assert!(of_gamma(&text(80, &[&[(0, 4, 0)], &[]]), 5).gamma.is_err());
    assert!(UnitizingFamily::of(&Continuum::new(2)).u_alpha.is_err());
}
