//! Speaker turns: what is one, what is none, and how a person corrects the result.

#![allow(clippy::unwrap_used)]

use interlinea::import::turns::{
    Continuation, FormChoice, InterviewerGuess, RecognisedTurns, SpeakerForm, TurnOptions,
    recognise_turns,
};
use interlinea::model::Text;

fn text(words: &str) -> Text {
    Text::new(words.to_owned())
}

fn recognised(words: &str) -> RecognisedTurns {
    recognise_turns(&text(words), &TurnOptions::default())
}

/// Each turn as `speaker|what was said`, `-` for nobody.
fn said(words: &str, found: &RecognisedTurns) -> Vec<String> {
    let text = text(words);
    let turns = found.turns.iter().map(|turn| {
        let speaker = turn
            .speaker
            .and_then(|speaker| found.speakers.get(usize::from(speaker)));
        format!(
            "{}|{}",
            speaker.map_or("-", String::as_str),
            text.slice(turn.said())
        )
    });
    turns.collect()
}

fn all(words: &str) -> Vec<String> {
    said(words, &recognised(words))
}

#[test]
fn speech_goes_on_over_paragraphs_until_the_next_label() {
    let words = "Title\n\nI: One?\n\nR1: Two.\n\nThree.\n\n\nI: Four?\nR1: Five.\n\n";
    assert_eq!(
        all(words),
        [
            "-|Title",
            "I|One?",
            "R1|Two.\n\nThree.",
            "I|Four?",
            "R1|Five."
        ]
    );
    let found = recognised(words);
    let first = found.turns.get(1).unwrap();
    // "Title" and two line breaks are 7 characters; "I: " is 3.
    assert_eq!((first.start, first.body, first.end), (7, 10, 14));
}

#[test]
fn positions_of_turns_count_code_points() {
    let found = recognised("Åsa: ö😀\nBo: é\nÅsa: x\nBo: y");
    let turn = found.turns.get(1).unwrap();
    assert_eq!((turn.start, turn.body, turn.end), (8, 12, 13));
}

#[test]
fn every_form_of_the_field_is_recognised() {
    let forms = [
        ("Anna: a\nBo: b\nAnna: c\nBo: d", SpeakerForm::Colon),
        ("ANNA: a\nBO: b\nANNA: c\nBO: d", SpeakerForm::Colon),
        ("I: a\nR1: b\nI: c\nR1: d", SpeakerForm::Colon),
        (
            "**Anna:** a\n\n**Bo:** b\n\n**Anna:** c\n\n**Bo:** d",
            SpeakerForm::Colon,
        ),
        ("[Anna] a\n[Bo] b\n[Anna] c\n[Bo] d", SpeakerForm::Bracketed),
        (
            "**Anna** a\n\n**Bo** b\n\n**Anna** c\n\n**Bo** d",
            SpeakerForm::Bold,
        ),
        (
            "Anna (00:00:01): a\nBo (00:00:02): b\nAnna (00:00:03): c\nBo (00:00:04): d",
            SpeakerForm::ColonWithTime,
        ),
        (
            "[00:00:01] Anna: a\n[00:00:02] Bo: b\n[00:00:03] Anna: c\n[00:00:04] Bo: d",
            SpeakerForm::TimeBefore,
        ),
        (
            "Anna Ek  0:01\na\n\nBo Al  0:02\nb\n\nAnna Ek  0:03\nc\n\nBo Al  1:02:03\nd",
            SpeakerForm::NameAndTimeAbove,
        ),
        (
            "0:01 Anna\na\n\n0:02 Bo\nb\n\n0:03 Anna\nc\n\n0:04 Bo\nd",
            SpeakerForm::NameAndTimeAbove,
        ),
        (
            "0:0:1.0 --> 0:0:2.0\nAnna\na\n0:0:2.0 --> 0:0:3.0\nBo\nb\n0:0:3.0 --> 0:0:4.0\nAnna\nc\n0:0:5.0 --> 0:0:6.0\nBo\nd",
            SpeakerForm::NameAndTimeAbove,
        ),
        (
            "Anna\n0:01\na\n\nBo\n0:02\nb\n\nAnna\n0:03\nc\n\nBo\n0:04\nd",
            SpeakerForm::NameAndTimeAbove,
        ),
        (
            "Anna\na\n\nBo\nb\n\nAnna\nc\n\nBo\nd",
            SpeakerForm::NameAbove,
        ),
        ("Anna\ta\nBo\tb\nAnna\tc\nBo\td", SpeakerForm::Column),
        ("Anna – a\nBo – b\nAnna – c\nBo – d", SpeakerForm::Dash),
        (
            "主持人：a\n受访者：b\n主持人：c\n受访者：d",
            SpeakerForm::Colon,
        ),
    ];
    for (words, form) in forms {
        let found = recognised(words);
        let spoken: Vec<String> = found
            .turns
            .iter()
            .map(|turn| text(words).slice(turn.said()).to_owned())
            .collect();
        assert_eq!(spoken, ["a", "b", "c", "d"], "{words}");
        assert_eq!(found.speakers.len(), 2, "{words}");
        assert_eq!(found.forms, [(form, 4)], "{words}");
        assert_eq!(
            found.turns.iter().all(|turn| turn.time_ms.is_some()),
            words.contains("0:0"),
            "{words}"
        );
    }
}

#[test]
fn remarks_addresses_times_and_sentences_with_a_colon_are_no_speakers() {
    let words = "I: Hello\nR: There are three things: one\nNote: the phone rang\nhttp://example.org/x: no\n10:30 we began\nShe said: “Well: no”\n[laughter]\nI: And?\nR: The main thing is: trust\nThe main thing is: time\n[pause]\nI: Yes\nR: See https://a.b\nNote: end\n";
    let found = recognised(words);
    assert_eq!(found.speakers, ["I", "R"]);
    assert_eq!(found.turns.len(), 6);
}

#[test]
fn prose_with_colons_has_no_turns() {
    for words in [
        "There are two kinds: these and those.\nThe first: a long one.\nWhat follows is simple.\nThe second: short.\n",
        "Recipe: soup\nIngredients: water\nSalt to taste.\nCook it.\nServe it warm to all.\n",
        "Date: 2024-01-01\nPlace: Lund\nTime: 10:30\nParticipant: P10\nJust a note of what was seen there.\n",
        "Yes\n\nNo\n\nYes\n\nNo\n\nOkay\n\nYes\n\nNo\n",
        "\"Anna: hello\"\n\"Bo: hello\"\n",
        "Document: a.odt\nText.\nDocument: b.odt\nText.\nDocument: c.odt\n",
    ] {
        assert_eq!(recognised(words).turns, [], "{words}");
    }
}

#[test]
fn the_head_of_a_transcript_is_nobodys_turn() {
    let words = "Interview 4\nInterviewer: Eva Ek\nDate: 2024-01-01\nPlace: Lund\n\nInterviewer: How?\nP4: So.\nInterviewer: Why?\nP4: Because.";
    assert_eq!(
        all(words),
        [
            "-|Interview 4\nInterviewer: Eva Ek\nDate: 2024-01-01\nPlace: Lund",
            "Interviewer|How?",
            "P4|So.",
            "Interviewer|Why?",
            "P4|Because.",
        ]
    );
    let words = "---\ntitle: X\nspeakers:\n  - A\n---\n## Part: one\nAnna: a\nBo: b\n\n## Part two\nAnna: c\nBo: d";
    assert_eq!(
        all(words),
        [
            "-|---\ntitle: X\nspeakers:\n  - A\n---\n## Part: one",
            "Anna|a",
            "Bo|b",
            "-|## Part two",
            "Anna|c",
            "Bo|d"
        ]
    );
}

#[test]
fn where_only_the_interviewer_is_labelled_the_rest_is_one_speaker_without_a_label() {
    let words = "So I begin.\nIt is fine.\nMODERATOR: Why?\nBecause.\nAnd so on.\nMODERATOR: Thanks.\nBye.\nBye.";
    let found = recognised(words);
    assert_eq!(found.speakers, ["(no label)", "MODERATOR"]);
    assert_eq!(
        said(words, &found),
        [
            "(no label)|So I begin.\nIt is fine.",
            "MODERATOR|Why?",
            "(no label)|Because.\nAnd so on.",
            "MODERATOR|Thanks.",
            "(no label)|Bye.\nBye."
        ]
    );
    assert_eq!(found.notes.len(), 1);
    let options = TurnOptions {
        continuation: Continuation::SameSpeaker,
        ..TurnOptions::default()
    };
    assert_eq!(
        recognise_turns(&text(words), &options).speakers,
        ["MODERATOR"]
    );
}

#[test]
fn a_person_ignores_adds_renames_and_merges_labels_and_chooses_the_form() {
    let words = "I: a\nR: b\nINT: c\nR: d\nTheme: e\nTheme: f\nBengt: g\nI: h";
    let options = TurnOptions {
        ignore: vec!["theme".to_owned()],
        also: vec!["Bengt".to_owned()],
        rename: vec![
            ("INT".to_owned(), "I".to_owned()),
            ("R".to_owned(), "Anna".to_owned()),
        ],
        ..TurnOptions::default()
    };
    let found = recognise_turns(&text(words), &options);
    assert_eq!(
        said(words, &found),
        [
            "I|a",
            "Anna|b",
            "I|c",
            "Anna|d\nTheme: e\nTheme: f",
            "Bengt|g",
            "I|h"
        ]
    );
    let only = TurnOptions {
        forms: FormChoice::Only(SpeakerForm::Bracketed),
        ..TurnOptions::default()
    };
    assert_eq!(
        said(
            "[Anna] a\nBo: b",
            &recognise_turns(&text("[Anna] a\nBo: b"), &only)
        ),
        ["Anna|a\nBo: b"]
    );
    let none = TurnOptions {
        forms: FormChoice::NoTurns,
        ..TurnOptions::default()
    };
    assert!(recognise_turns(&text(words), &none).turns.is_empty());
}

#[test]
fn labels_seen_once_are_listed_for_a_person_to_decide() {
    let mut words = "I: a\nR: b\nwords that follow\nmore of them\nand more\n".repeat(10);
    words.push_str("Bengt: from the door\nI: so");
    let found = recognised(&words);
    assert_eq!(found.speakers, ["I", "R"]);
    assert_eq!(found.passed_over.len(), 1);
    let passed = found.passed_over.first().unwrap();
    assert_eq!((passed.label.as_str(), passed.lines), ("Bengt", 1));
    assert_eq!(text(&words).slice(passed.first), "Bengt: from the door");
}

#[test]
fn the_preview_counts_turns_words_and_shares_and_guesses_the_interviewer() {
    let words =
        "Intervjuare: Hur mår du?\nAnna: Bra idag tack så mycket.\nIntervjuare: Jaha.\nAnna: Ja.";
    let preview = recognised(words).preview(&text(words));
    let first = preview.first().unwrap();
    // 3 + 1 words of the interviewer's, 6 + 1 of Anna's... "Bra idag tack så mycket." is 5.
    assert_eq!(
        (first.turns, first.words, first.interviewer),
        (2, 4, InterviewerGuess::ByLabel)
    );
    assert!((first.share - 0.4).abs() < 1e-12);
    let second = preview.get(1).unwrap();
    assert_eq!(
        (second.words, second.interviewer),
        (6, InterviewerGuess::No)
    );
    assert_eq!(second.samples.len(), 2);
    let words = "Eva: How?\nBo: So.\nEva: Why?\nBo: Because.\nEva: When?\nBo: Then.";
    let preview = recognised(words).preview(&text(words));
    assert_eq!(
        preview.first().unwrap().interviewer,
        InterviewerGuess::ByQuestions
    );
}
