use super::*;
use ConstructKind::{Construct, Domain, SubDomain, Subconstruct};

fn builtin(id: &str) -> FrameworkFile {
    let all = builtin_frameworks().unwrap();
    all.into_iter().find(|file| file.id == id).unwrap()
}

fn count(file: &FrameworkFile, kind: ConstructKind) -> usize {
    file.all()
        .iter()
        .filter(|placed| placed.construct.kind == kind)
        .count()
}

fn keys_below(file: &FrameworkFile, key: &str) -> Vec<String> {
    let children = &file.construct(key).unwrap().children;
    children.iter().map(|child| child.key.clone()).collect()
}

#[test]
fn every_builtin_framework_reads_and_says_where_each_name_stands_in_print() {
    let all = builtin_frameworks().unwrap();
    let ids: Vec<&str> = all.iter().map(|file| file.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "mrc-pe-2015",
            "sis-2018",
            "qif-2012",
            "cfir-2022",
            "re-aim-1999",
            "proctor-2011",
            "tdf-2012",
            "npt-2009",
            "i-parihs-2016"
        ]
    );
    for file in &all {
        let variants = file.variants.iter().flat_map(FrameworkVariant::all);
        for placed in file.all().into_iter().chain(variants) {
            let construct = placed.construct;
            assert!(
                !construct.source.is_empty(),
                "{}: {}",
                file.id,
                construct.key
            );
            assert!(
                !construct.definition.is_empty(),
                "{}: {}",
                file.id,
                construct.key
            );
        }
    }
}

/// Damschroder et al. 2022, Table 3: 8, 7, 11, 13 (9 roles and 4 characteristics) and 9 constructs.
#[test]
fn cfir_has_48_constructs_and_19_subconstructs_in_five_domains() {
    let cfir = builtin("cfir-2022");
    let per_domain: Vec<usize> = cfir
        .constructs
        .iter()
        .map(|domain| {
            let below = placed::walk(&domain.children);
            below
                .iter()
                .filter(|placed| placed.construct.kind == Construct)
                .count()
        })
        .collect();
    assert_eq!(per_domain, [8, 7, 11, 13, 9]);
    assert_eq!(count(&cfir, Domain), 5);
    assert_eq!(count(&cfir, SubDomain), 2);
    assert_eq!(count(&cfir, Construct), 48);
    assert_eq!(count(&cfir, Subconstruct), 19);
}

/// Meyers et al. 2012: 14 steps in 4 phases, of 8, 2, 3 and 1.
#[test]
fn qif_has_fourteen_steps_in_four_phases() {
    let qif = builtin("qif-2012");
    let per_phase: Vec<usize> = qif
        .constructs
        .iter()
        .map(|phase| phase.children.len())
        .collect();
    assert_eq!(per_phase, [8, 2, 3, 1]);
    assert_eq!(count(&qif, Construct), 14);
    assert_eq!(qif.called.of(Domain), "phase");
    let steps = qif
        .all()
        .into_iter()
        .filter(|placed| placed.construct.kind == Construct);
    for step in steps {
        assert!(step.construct.to_verify.is_some(), "{}", step.construct.key);
    }
}

/// Glasgow et al. 1999: five dimensions, whose initials are the name.
#[test]
fn re_aim_has_five_dimensions_that_spell_its_name() {
    let re_aim = builtin("re-aim-1999");
    let initials: String = re_aim
        .constructs
        .iter()
        .filter_map(|dimension| dimension.name.chars().next())
        .collect();
    assert_eq!(initials, "REAIM");
    assert_eq!(re_aim.all().len(), 5);
    assert_eq!(re_aim.called.of(Domain), "dimension");
}

/// Proctor et al. 2011, Table 1: eight outcomes.
#[test]
fn proctors_taxonomy_has_eight_outcomes() {
    let proctor = builtin("proctor-2011");
    assert_eq!(proctor.all().len(), 8);
    assert_eq!(count(&proctor, Domain), 8);
}

/// Cane et al. 2012: 14 domains; 3, 7, 9, 8, 4, 5, 7, 3, 6, 5, 6, 11, 7 and 3 constructs make the published 84.
#[test]
fn the_theoretical_domains_framework_has_84_constructs_in_14_domains() {
    let tdf = builtin("tdf-2012");
    let per_domain: Vec<usize> = tdf
        .constructs
        .iter()
        .map(|domain| domain.children.len())
        .collect();
    assert_eq!(per_domain, [3, 7, 9, 8, 4, 5, 7, 3, 6, 5, 6, 11, 7, 3]);
    assert_eq!(count(&tdf, Construct), 84);
    for (number, domain) in (1..).zip(&tdf.constructs) {
        let second_hand = [9, 11, 12, 13].contains(&number);
        for construct in &domain.children {
            let marked = construct.to_verify.is_some();
            assert_eq!(marked, second_hand, "{}", construct.key);
        }
    }
}

/// May and Finch 2009: four constructs of four components.
#[test]
fn normalization_process_theory_has_four_times_four_components() {
    let npt = builtin("npt-2009");
    let per_construct: Vec<usize> = npt
        .constructs
        .iter()
        .map(|construct| construct.children.len())
        .collect();
    assert_eq!(per_construct, [4, 4, 4, 4]);
    assert_eq!(npt.called.of(Domain), "construct");
    assert_eq!(npt.called.of(Construct), "component");
}

/// Harvey and Kitson 2016: four constructs; 7 and 10 characteristics, context at three levels with 6, 7 and 5.
#[test]
fn i_parihs_has_four_constructs_and_context_at_three_levels() {
    let parihs = builtin("i-parihs-2016");
    let names: Vec<&str> = parihs
        .constructs
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Innovation", "Recipients", "Context", "Facilitation"]
    );
    assert_eq!(keys_below(&parihs, "innovation").len(), 7);
    assert_eq!(keys_below(&parihs, "recipients").len(), 10);
    let levels = keys_below(&parihs, "context");
    let per_level: Vec<usize> = levels
        .iter()
        .map(|level| keys_below(&parihs, level).len())
        .collect();
    assert_eq!(per_level, [6, 7, 5]);
}

/// Maxima of 36, 21 and 15 points with at most 3 points each give 12, 7 and 5, together the published 24.
#[test]
fn sis_can_be_coded_by_subscale_and_invents_no_name_of_a_component() {
    let sis = builtin("sis-2018");
    let slots: Vec<usize> = sis
        .constructs
        .iter()
        .map(|subscale| subscale.children.len())
        .collect();
    assert_eq!(slots, [36 / 3, 21 / 3, 15 / 3]);
    assert_eq!(slots.iter().sum::<usize>(), 24);
    for placed in sis.all() {
        let is_slot = placed.construct.kind == Construct;
        assert_eq!(
            placed.construct.hidden_until_named, is_slot,
            "{}",
            placed.construct.key
        );
        assert!(!placed.construct.off_at_first);
        if is_slot {
            assert!(
                placed.construct.name.len() <= 3,
                "{}",
                placed.construct.name
            );
        } else {
            assert!(
                placed
                    .construct
                    .to_verify
                    .as_ref()
                    .unwrap()
                    .contains("inferred from the published maxima")
            );
        }
    }
    assert!(sis.note.contains("not openly published"));
    assert!(sis.note.contains("inferred from the published maxima"));
}

#[test]
fn mrc_has_the_guidances_names_with_description_and_outcomes_switched_off_at_first() {
    let mrc = builtin("mrc-pe-2015");
    let names: Vec<&str> = mrc
        .constructs
        .iter()
        .map(|domain| domain.name.as_str())
        .collect();
    let published = [
        "Description of intervention and its causal assumptions",
        "Context",
        "Implementation",
        "Mechanisms of impact",
        "Outcomes",
    ];
    assert_eq!(names, published);
    let implementation = [
        "implementation-process",
        "fidelity",
        "dose",
        "adaptations",
        "reach",
    ];
    assert_eq!(keys_below(&mrc, "implementation"), implementation);
    assert_eq!(
        keys_below(&mrc, "mechanisms"),
        ["responses", "mediators", "unanticipated"]
    );
    assert_eq!(keys_below(&mrc, "context").len(), 3);
    let off: Vec<&str> = mrc
        .all()
        .iter()
        .filter(|placed| placed.construct.off_at_first)
        .map(|placed| placed.construct.key.as_str())
        .collect();
    assert_eq!(
        off,
        [
            "description",
            "intervention-description",
            "causal-assumptions",
            "outcomes"
        ]
    );
}

/// Kåks et al. 2024 report context without parts, and six sub-domains.
#[test]
fn the_published_evaluations_variant_maps_every_construct_of_the_guidance() {
    let mrc = builtin("mrc-pe-2015");
    let kaks = mrc.variant("kaks-2024").unwrap();
    let place = |original: &str| {
        kaks.place_of(original)
            .map(|construct| construct.name.as_str())
    };
    assert_eq!(place("reach"), Some("Reach and dose"));
    assert_eq!(place("dose"), Some("Reach and dose"));
    assert_eq!(place("fidelity"), Some("Fidelity and adaptations"));
    assert_eq!(place("adaptations"), Some("Fidelity and adaptations"));
    assert_eq!(place("training"), Some("Implementation process"));
    assert_eq!(
        place("responses"),
        Some("Participant responses and interactions")
    );
    assert_eq!(
        place("unanticipated"),
        Some("Unexpected pathways and consequences")
    );
    assert_eq!(place("context-affecting"), Some("Context"));
    assert!(
        mrc.all()
            .iter()
            .all(|original| place(&original.construct.key).is_some())
    );
    let sub_domains = kaks
        .all()
        .into_iter()
        .filter(|placed| placed.construct.kind == SubDomain);
    assert_eq!(sub_domains.count(), 6);
}

#[test]
fn a_framework_is_found_by_any_unmistakable_beginning_of_its_names() {
    let all = builtin_frameworks().unwrap();
    let id = |asked: &str| find_framework(&all, asked).map(|chosen| chosen.file.id.clone());
    assert_eq!(id("mrc").unwrap(), "mrc-pe-2015");
    assert_eq!(id(" SIS-2018 ").unwrap(), "sis-2018");
    assert_eq!(id("Cfir 2.0").unwrap(), "cfir-2022");
    assert_eq!(id("quality impl").unwrap(), "qif-2012");
    let variant = find_framework(&all, "MRC/kaks").unwrap();
    assert_eq!(variant.variant.unwrap().id, "kaks-2024");
    assert_eq!(variant.constructs().len(), 5);
    let context = &variant.constructs()[1];
    assert_eq!(variant.source_of(context), "Kåks et al. 2024, Results");

    let unknown = find_framework(&all, "unheard of").unwrap_err().to_string();
    assert!(
        unknown.contains("mrc-pe-2015, sis-2018, qif-2012, cfir-2022, re-aim-1999"),
        "{unknown}"
    );
    assert!(matches!(
        find_framework(&all, ""),
        Err(FrameworkError::Unknown { .. })
    ));
    let variant = find_framework(&all, "mrc/other").unwrap_err().to_string();
    assert!(variant.contains("kaks-2024"), "{variant}");
}

#[test]
fn a_beginning_that_fits_two_frameworks_is_refused_with_both() {
    let mut all = builtin_frameworks().unwrap();
    let mut own = builtin("mrc-pe-2015");
    own.id = "mrc-own".to_owned();
    own.short_name = String::new();
    all.push(own);
    // The short name in full wins over a beginning.
    assert_eq!(find_framework(&all, "mrc").unwrap().file.id, "mrc-pe-2015");
    let error = find_framework(&all, "mrc-").unwrap_err();
    assert_eq!(
        error,
        FrameworkError::Ambiguous {
            asked: "mrc-".to_owned(),
            candidates: "mrc-pe-2015, mrc-own".to_owned()
        }
    );
}

const OWN: &str = r#"(
    id: "own",
    name: "Our framework",
    citation: "The team, 2026",
    constructs: [
        (key: "a", name: "First", kind: Domain, children: [
            (key: "b", name: "Part", kind: SubDomain),
        ]),
        (key: "c", name: "Second", kind: Domain),
    ],
    variants: [
        (
            id: "short",
            name: "Short",
            citation: "The team, 2027",
            constructs: [(key: "d", name: "Both", kind: Domain, stands_for: ["a", "b"])],
            leaves_out: ["c"],
        ),
    ],
)"#;

/// Line and wording of the fault that replacing `from` by `to` makes.
fn fault(from: &str, to: &str) -> String {
    assert!(OWN.contains(from));
    FrameworkFile::from_ron(&OWN.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

#[test]
fn a_teams_own_framework_reads_from_ron() {
    let own = FrameworkFile::from_ron(OWN).unwrap();
    assert_eq!(own.all().len(), 3);
    assert_eq!(own.called.of(SubDomain), "sub-domain");
    let short = own.variant("short").unwrap();
    assert_eq!(short.place_of("b").unwrap().key, "d");
    assert!(short.place_of("c").is_none());
    let chosen = find_framework(std::slice::from_ref(&own), "own/short").unwrap();
    assert_eq!(chosen.source_of(&chosen.constructs()[0]), "The team, 2027");
    let again = FrameworkFile::from_ron(&ron::to_string(&own).unwrap()).unwrap();
    assert_eq!(again, own);
}

#[test]
fn what_is_wrong_with_a_framework_is_said_with_its_line() {
    assert!(fault("kind: SubDomain", "kind: Sub").starts_with("Line 7 "));
    assert!(fault("name: \"Second\"", "nmae: \"Second\"").starts_with("Line 9 "));
    assert!(fault("    variants", "    vari ants").starts_with("Line 11 "));
    let twice = fault("key: \"c\"", "key: \"b\"");
    assert!(
        twice.starts_with("Line 9 ") && twice.contains("\"b\" stands twice"),
        "{twice}"
    );
    let name = fault("\"Second\"", "\"First\"");
    assert!(
        name.starts_with("Line 9 ") && name.contains("\"First\" stands twice"),
        "{name}"
    );
    let space = fault("\"Part\"", "\"Part \"");
    assert!(
        space.starts_with("Line 7 ") && space.contains("space"),
        "{space}"
    );
    assert!(fault("\"Second\"", "\"\"").starts_with("Line 9 "));
    let kind = fault("\"Part\", kind: SubDomain", "\"Part\", kind: Domain");
    assert!(
        kind.starts_with("Line 7 ") && kind.contains("cannot stand under"),
        "{kind}"
    );
    let uncovered = fault("leaves_out: [\"c\"]", "leaves_out: []");
    assert!(
        uncovered.starts_with("Line 13 ") && uncovered.contains("\"c\""),
        "{uncovered}"
    );
    let stray = fault("leaves_out: [\"c\"]", "leaves_out: [\"c\", \"z\"]");
    assert!(
        stray.starts_with("Line 17 ") && stray.contains("\"z\""),
        "{stray}"
    );
    assert!(fault("leaves_out: [\"c\"]", "leaves_out: [\"c\", \"a\"]").contains("\"a\" twice"));
    assert!(FrameworkFile::from_ron("").is_err());
    assert!(FrameworkFile::from_ron(&format!("\u{feff}{OWN}")).is_ok());
}

#[test]
fn a_teams_own_framework_reads_from_a_table_with_any_separator() {
    let table = "Name;Parent;Definition\nContext;;\"What is around; and before\"\nInner;Context;Within\n\
                 Outcomes;;\nInner;Outcomes;\nLeaders;Context/Inner;\n";
    let own = FrameworkFile::from_csv(table, "Our own").unwrap();
    assert_eq!(own.id, "our-own");
    let tree: Vec<(usize, &str, ConstructKind)> = own
        .all()
        .iter()
        .map(|placed| {
            (
                placed.depth,
                placed.construct.key.as_str(),
                placed.construct.kind,
            )
        })
        .collect();
    assert_eq!(
        tree,
        [
            (0, "context", Domain),
            (1, "context-inner", SubDomain),
            (2, "context-inner-leaders", Construct),
            (0, "outcomes", Domain),
            (1, "outcomes-inner", SubDomain),
        ]
    );
    assert_eq!(
        own.construct("context").unwrap().definition,
        "What is around; and before"
    );
    let commas =
        FrameworkFile::from_csv("\u{feff}name,parent\r\nA,\r\n\"B, too\",A\r\n", "x").unwrap();
    assert_eq!(commas.all()[1].construct.name, "B, too");
    assert_eq!(
        FrameworkFile::from_csv("name\nA\n", "x")
            .unwrap()
            .all()
            .len(),
        1
    );
}

#[test]
fn what_is_wrong_with_a_table_is_said_with_its_line() {
    let fault = |table: &str| FrameworkFile::from_csv(table, "x").unwrap_err().to_string();
    let cases = [
        ("title\nA\n", "Line 1 ", "no use for the column \"title\""),
        ("parent\nA\n", "Line 1 ", "no column \"name\""),
        (
            "name,parent\nA,\nB,C\n",
            "Line 3 ",
            "\"C\" stands in no row above",
        ),
        ("name,parent\nA,\nB,A\n\n,A\n", "Line 5 ", "name is empty"),
        ("name,parent\nA,\nA,\n", "Line 3 ", "\"A\" stands twice"),
        (
            "name,parent\nA,\nX,A\nB,\nX,B\nY,X\n",
            "Line 6 ",
            "\"A/X\" or \"B/X\"",
        ),
        ("name,key\nA,k\nB,k\n", "Line 3 ", "key \"k\" stands twice"),
        (
            "name,parent\nA,\nB,A\nC,B\nD,C\nE,D\n",
            "Line 6 ",
            "four levels",
        ),
        ("name\n", "Line ", "no construct"),
        ("", "Line 1 ", "no column \"name\""),
    ];
    for (table, line, what) in cases {
        let fault = fault(table);
        assert!(
            fault.starts_with(line) && fault.contains(what),
            "{table:?}: {fault}"
        );
    }
}
