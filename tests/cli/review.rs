//! The review on the command line: shown, frozen, signed, judged, answered, finalized, compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::desk::{Desk, has_keys};
use interlinea::journal::copy_sample_to;
use serde_json::Value;

/// A copy of the sample study, whose version 2 waits for Ruth.
struct Copy {
    desk: Desk,
    folder: tempfile::TempDir,
}

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_sample_to(&folder.path().join("study")).unwrap();
        Self {
            desk: Desk::new(),
            folder,
        }
    }

    fn study(&self) -> String {
        self.folder.path().join("study").display().to_string()
    }

    fn json(&self, who: &str, more: &[&str]) -> Value {
        let study = self.study();
        let mut words = words(&study, more, who);
        words.push("--json");
        self.desk.run(&words).json()
    }

    fn refused(&self, who: &str, more: &[&str]) -> String {
        let study = self.study();
        self.desk.run(&words(&study, more, who)).refused(1)
    }
}

fn words<'a>(study: &'a str, more: &[&'a str], who: &'a str) -> Vec<&'a str> {
    let mut words = vec!["review", study];
    words.extend(more);
    words.extend(["--as", who]);
    words
}

#[test]
fn the_state_of_the_latest_version_is_shown_with_who_agrees_and_what_is_open() {
    let copy = Copy::new();
    let shown = copy.json("Ellen", &[]);
    has_keys(
        &shown,
        &[
            "version",
            "number",
            "name",
            "frozen_at",
            "frozen_by",
            "finalized_at",
            "signed_by",
            "signers",
            "categories",
            "comments",
            "open",
            "can_be_finalized",
            "reason",
            "changed_since",
        ],
    );
    assert_eq!((&shown["number"], &shown["open"]), (&2.into(), &1.into()));
    assert_eq!(shown["signers"].as_array().unwrap().len(), 3);
    assert_eq!(shown["signers"][2]["undecided"], 1);
    assert_eq!(shown["comments"].as_array().unwrap().len(), 3);
    assert_eq!(shown["comments"][0]["answer"], "accepted");
    assert_eq!(shown["can_be_finalized"], false);
    let earlier = copy.json("Ellen", &["--version", "1"]);
    assert_eq!(
        (&earlier["number"], &earlier["open"]),
        (&1.into(), &0.into())
    );
    let study = copy.study();
    let text = copy.desk.run(&["review", &study]).ok();
    assert!(
        text.contains("Version 2 (2 of 2), frozen 2026-04-27"),
        "{text}"
    );
    assert!(text.contains("1 comment is not answered"), "{text}");
}

#[test]
fn two_versions_are_compared() {
    let copy = Copy::new();
    let told = copy.json("Ellen", &["--compare", "1", "2"]);
    let kinds: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["renamed", "redefined", "redefined", "code moved"]);
    assert_eq!(told[0]["before"], "From being spoken about to speaking");
    assert_eq!(told[0]["after"], "From being visited to taking part");
    let now = copy.json("Ellen", &["--compare", "2", "now"]);
    assert_eq!(now.as_array().unwrap().len(), 0);
    let refused = copy.refused("Ellen", &["--compare", "2", "7"]);
    assert!(refused.contains("There is no version “7”"), "{refused}");
}

#[test]
fn a_version_is_answered_agreed_with_and_finalized() {
    let copy = Copy::new();
    let refused = copy.refused("Ellen", &["--finalize"]);
    assert!(refused.contains("1 comment is not answered"), "{refused}");
    let comment = copy.json("Ellen", &[])["comments"][2]["id"].clone();
    let comment = comment.as_str().unwrap();
    let refused = copy.refused("Ellen", &["--answer", comment, "--reject"]);
    assert!(refused.contains("needs a reason"), "{refused}");
    let words = "It comes of it: see Dee.";
    let answered = ["--answer", comment, "--accept", "--comment", words];
    let shown = copy.json("Ellen", &answered);
    assert_eq!(shown["comments"][2]["answer"], "accepted");
    assert_eq!(shown["comments"][2]["replies"][0]["text"], words);
    let refused = copy.refused("Ellen", &["--finalize"]);
    assert!(
        refused.contains("Ruth has not decided on 1 category"),
        "{refused}"
    );
    let shown = copy.json("Ruth", &["--agree", "all"]);
    assert_eq!(shown["can_be_finalized"], true);
    let shown = copy.json("Ellen", &["--finalize"]);
    assert_eq!(
        shown["signed_by"],
        serde_json::json!(["Ellen", "Samir", "Ruth"])
    );
    let refused = copy.refused("Samir", &["--agree", "all"]);
    assert!(refused.contains("is final"), "{refused}");
}

#[test]
fn an_objection_says_why_and_is_overruled_only_with_a_reason() {
    let copy = Copy::new();
    let study = copy.study();
    let wordless = words(&study, &["--object", "Help under suspicion"], "Ruth");
    copy.desk.run(&wordless).refused(2);
    let category = "Help under suspicion";
    let object = ["--object", category, "--comment", "Two things."];
    let shown = copy.json("Ruth", &object);
    assert_eq!(shown["signers"][2]["objects"], 1);
    assert_eq!(shown["open"], 2);
    for comment in shown["comments"].as_array().unwrap() {
        if comment["answer"].is_null() {
            let id = comment["id"].as_str().unwrap();
            copy.json(
                "Ellen",
                &["--answer", id, "--reject", "--comment", "It is one."],
            );
        }
    }
    let rest = "Somebody who stays without an errand";
    copy.json("Ruth", &["--agree", rest]);
    let refused = copy.refused("Ellen", &["--finalize"]);
    assert!(refused.contains("Ruth"), "{refused}");
    let shown = copy.json("Ellen", &["--finalize", "--over", "By majority."]);
    assert_eq!(shown["over"], "By majority.");
    assert_eq!(shown["signed_by"], serde_json::json!(["Ellen", "Samir"]));
}

#[test]
fn a_version_is_frozen_only_after_a_change_and_signers_come_and_go() {
    let copy = Copy::new();
    let refused = copy.refused("Ellen", &["--freeze"]);
    assert!(
        refused.contains("Nothing has changed since version 2"),
        "{refused}"
    );
    let shown = copy.json("Ellen", &["--not-signers", "Samir,Ruth"]);
    assert_eq!(shown["signers"].as_array().unwrap().len(), 1);
    let shown = copy.json("Ellen", &["--signers", "Ruth"]);
    assert_eq!(shown["signers"].as_array().unwrap().len(), 2);
    let refused = copy.refused("Ellen", &["--ask", "No such category", "--comment", "?"]);
    assert!(refused.contains("No such category"), "{refused}");
}
