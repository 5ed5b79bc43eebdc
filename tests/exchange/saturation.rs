//! What each document added, in a stated order; what reviewers conclude from it; and no claim beyond that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::categories::{Made, rows};
use interlinea::exchange::report::{Block, FileFormat, ReportKind};
use interlinea::model::acts;
use interlinea::model::*;

const KIND: ReportKind = ReportKind::Saturation;

/// Eight interviews of mothers and mentors that give 15, 10, 8, 4, 0, 3, 1 and no new codes in the order of their dates,
/// which is not the order of import; a framework's code is in all of them.
fn study() -> Made {
    let new = [15, 10, 8, 4, 0, 3, 1, 0];
    let mut it = Made::new();
    it.preset("Reach");
    let mut documents = Vec::new();
    for n in (0..8).rev() {
        let role = if n < 3 { "Mother" } else { "Mentor" };
        let document = it.interview(role, None);
        it.dated(document, &format!("2026-01-{:02}", n + 1));
        documents.insert(0, document);
    }
    let mut code = 0;
    for (document, new) in documents.iter().zip(new) {
        it.coded(*document, "Reach", 1);
        for _ in 0..new {
            code += 1;
            let name = format!("code {code:02}");
            it.code(&name, None);
            it.coded(*document, &name, 1);
        }
        // What was known before is not new.
        it.coded(*document, "code 01", 2);
    }
    it
}

#[test]
fn the_published_example_comes_out_of_a_study_coded_like_it() {
    let it = study();
    let tables = it.tables(KIND, &[]);
    let by_document = rows(&tables[0]);
    let new: Vec<&str> = by_document.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(new, ["15", "10", "8", "4", "0", "3", "1", "0"]);
    let totals: Vec<&str> = by_document.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(totals, ["15", "25", "33", "37", "37", "40", "41", "41"]);
    let expected = [
        ["5–6", "3", "37", "8.1 %"],
        ["6–7", "4", "37", "10.8 %"],
        ["7–8", "1", "37", "2.7 %"],
    ];
    assert_eq!(tables[1].name, "Runs");
    assert_eq!(rows(&tables[1]), expected);
}

#[test]
fn small_groups_say_that_nothing_can_be_computed() {
    let it = study();
    let tables = it.tables(KIND, &[]);
    let groups = tables.iter().find(|it| it.name == "By group").unwrap();
    let expected = [
        ["All", "8", "41", "6+2: documents 7–8, 1 of 37 (2.7 %)"],
        [
            "Mother",
            "3",
            "33",
            "not computable: there are 3 documents where base and run need 6",
        ],
        [
            "Mentor",
            "5",
            "9",
            "not computable: there are 5 documents where base and run need 6",
        ],
    ];
    let mut found = rows(groups);
    found.sort_by_key(|row| row[0] != "All" && row[0] != "Mother");
    found[1..].sort_by_key(|row| row[0] != "Mother");
    assert_eq!(found, expected);
}

#[test]
fn another_order_gives_other_numbers_and_a_document_not_coded_is_left_out() {
    let mut it = study();
    let not_coded = it.interview("Mother", None);
    let order: Vec<String> = it.documents.iter().map(ToString::to_string).collect();
    assert_eq!(order.len(), 9);
    let manual = it.tables(
        KIND,
        &[("order", "manual"), ("documents", &order.join(","))],
    );
    let names: Vec<String> = rows(&manual[0]).iter().map(|row| row[1].clone()).collect();
    assert_eq!(names.len(), 8, "the ninth is not coded");
    assert_eq!(names[0], "Interview 01");
    // The first imported is the last by date: it has no code of its own but the one that all have.
    assert_eq!(rows(&manual[0])[0][3], "1");
    let blocks = it.report(KIND, &[]).unwrap().preview();
    let words = format!("{blocks:?}");
    let name = it
        .project
        .seen()
        .document(not_coded)
        .unwrap()
        .name
        .text()
        .to_owned();
    assert!(words.contains(&format!("nobody is done with them: {name}.")));
}

#[test]
fn nothing_claims_that_saturation_was_reached() {
    let it = study();
    for options in [
        &[][..],
        &[("threshold", "0")],
        &[("base", "8")],
        &[("role", "none")],
    ] {
        let report = it.report(KIND, options).unwrap();
        let blocks = report.preview();
        let words = format!("{blocks:?}")
            + &String::from_utf8(report.bytes(FileFormat::Svg).unwrap()).unwrap();
        let words = words.to_lowercase();
        assert!(words.contains("which the program does not make"));
        let claims = words.replace("whether saturation was reached", "");
        assert!(
            !claims.contains("reached") && !claims.contains("saturated"),
            "{options:?}"
        );
    }
}

fn to_review(it: &Made) -> Option<NewSaturationReview> {
    let blocks = it.report(KIND, &[]).unwrap().preview();
    blocks.into_iter().find_map(|it| match it {
        Block::ToReview(table) => Some((*table).clone()),
        _ => None,
    })
}

#[test]
fn named_reviewers_put_their_conclusion_on_record_with_the_table_they_had() {
    let mut it = study();
    let table = to_review(&it).unwrap();
    let ana = it.project.person().unwrap();
    let refused = |it: &mut Made, review: &NewSaturationReview| {
        let mut draft = it.project.draft().unwrap();
        acts::review_saturation(&it.project.seen(), &mut draft, review)
            .unwrap_err()
            .to_string()
    };
    assert!(refused(&mut it, &table).starts_with("Nobody is named as reviewer"));
    let named = NewSaturationReview {
        reviewers: vec![ana],
        ..table
    };
    assert!(refused(&mut it, &named).starts_with("The conclusion is empty"));
    let review = NewSaturationReview {
        conclusion: "Few new codes after the sixth.".to_owned(),
        ..named
    };
    let mut draft = it.project.draft().unwrap();
    acts::review_saturation(&it.project.seen(), &mut draft, &review).unwrap();
    it.project.commit(draft).unwrap();
    // What is coded later does not change what they had before them.
    let document = it.documents[0];
    it.code("late", None);
    it.coded(document, "late", 1);
    let tables = it.tables(KIND, &[]);
    let reviewed = tables.last().unwrap();
    assert_eq!(reviewed.name, "Reviewed");
    let row = &rows(reviewed)[0];
    assert_eq!(
        (row[0].as_str(), row[2].as_str()),
        ("Ana", "Few new codes after the sixth.")
    );
    assert!(
        row[3].contains("base 4, run 2, threshold 5 %; new: 15, 10, 8, 4, 0, 3, 1, 0"),
        "{}",
        row[3]
    );
    let seen = it.project.seen();
    let log = seen.log();
    let entry = log
        .iter()
        .find(|it| it.what.contains("review of saturation"))
        .unwrap();
    assert!(
        entry.details.contains("reviewed by Ana: Few new codes"),
        "{}",
        entry.details
    );
}

#[test]
fn the_curve_of_one_analyst_is_shown_and_not_reviewed() {
    let it = study();
    let ana = it.project.person().unwrap().to_string();
    let report = |options: &[(&str, &str)]| it.report(ReportKind::Saturation, options).unwrap();
    let of = |options: &[(&str, &str)]| {
        let blocks = report(options).preview();
        let reviewed = blocks.iter().any(|it| matches!(it, Block::ToReview(_)));
        (
            reviewed,
            format!("{blocks:?}").contains("the codings of Ana"),
        )
    };
    assert_eq!(of(&[]), (true, false));
    assert_eq!(of(&[("layer", &ana)]), (false, true));
}

#[test]
fn work_in_an_open_blind_pass_is_in_nobodys_review() {
    let mut it = study();
    assert!(to_review(&it).is_some());
    it.blind_pass();
    let document = it.documents[0];
    it.code("secret", None);
    it.coded(document, "secret", 1);
    // Ana sees her own code in the table, and nobody else may yet.
    assert!(
        rows(&it.tables(KIND, &[])[0])
            .iter()
            .any(|row| row[5].contains("secret"))
    );
    assert_eq!(to_review(&it), None);
}

#[test]
fn masked_words_are_masked_in_figures_and_tables() {
    let mut it = study();
    it.category(
        "Interview by interview",
        CategoryLevel::Category,
        None,
        &[],
        &["code 01"],
    );
    let mut draft = it.project.draft().unwrap();
    draft.push(Change::MaskWords {
        words: "Interview".to_owned(),
        mask: Some(Mask {
            replacement: "Talk".to_owned(),
            case: MaskCase::Any,
        }),
    });
    it.project.commit(draft).unwrap();
    for (kind, options) in [
        (KIND, &[][..]),
        (ReportKind::Categories, &[]),
        (ReportKind::Spread, &[("columns", "documents")]),
    ] {
        let report = it.report(kind, options).unwrap();
        let svg = String::from_utf8(report.bytes(FileFormat::Svg).unwrap()).unwrap();
        let csv = String::from_utf8(report.bytes(FileFormat::Csv).unwrap()).unwrap();
        for words in [svg, csv] {
            assert!(words.contains("Talk"), "{kind:?}");
            let words = words.replace("date of the interview", "");
            assert!(
                !words.to_lowercase().contains("interview"),
                "{kind:?}: {words}"
            );
        }
    }
}
