//! The research group's review: signers, verdicts, threads, frozen versions, finalizing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::Room;
use interlinea::model::acts::{self, ActError};
use interlinea::model::*;

fn act<T>(
    room: &mut Room,
    desk: usize,
    act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>,
) -> Result<T, ActError> {
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let made = act(&seen, &mut draft);
    drop(seen);
    if made.is_ok() {
        room.commit(desk, draft);
    }
    made
}

/// What a review is about: three people, three codes, two categories, a frozen version.
struct Reviewed {
    room: Room,
    codes: [CodeId; 3],
    categories: [CategoryId; 2],
    version: VersionId,
}

fn category(room: &mut Room, name: &str, codes: &[CodeId]) -> CategoryId {
    act(room, 0, |seen, draft| {
        let new = NewCategory {
            name: name.to_owned(),
            level: CategoryLevel::Category,
            within: None,
        };
        acts::make_category(seen, draft, new, codes)
    })
    .unwrap()
}

fn freeze(room: &mut Room) -> Result<VersionId, ActError> {
    act(room, 0, |seen, draft| {
        let name = acts::next_analysis_name(seen);
        acts::freeze_analysis(seen, draft, &name, &seen.now())
    })
}

impl Reviewed {
    fn new() -> Self {
        let mut room = Room::with(3);
        let codes = ["waiting", "asking", "being asked"].map(|name| {
            let (pass, document) = (room.open_pass, room.document);
            act(&mut room, 0, |seen, draft| {
                let code = acts::make_code(seen, draft, acts::new_code(name)).unwrap();
                acts::code_passage(seen, draft, pass, document, Span::new(3, 9), code)?;
                Ok(code)
            })
            .unwrap()
        });
        let categories = [
            category(&mut room, "Time", &codes[..1]),
            category(&mut room, "Words", &codes[1..]),
        ];
        let version = freeze(&mut room).unwrap();
        Self {
            room,
            codes,
            categories,
            version,
        }
    }

    fn person(&self, desk: usize) -> AnalystId {
        self.room.desks[desk].person
    }

    fn sign(&mut self, desk: usize) {
        let signer = self.person(desk);
        act(&mut self.room, 0, |seen, draft| {
            acts::need_signer(seen, draft, signer, true)
        })
        .unwrap();
    }

    fn say(
        &mut self,
        desk: usize,
        category: usize,
        verdict: Verdict,
        comment: &str,
    ) -> Result<(), ActError> {
        let new = NewReview {
            version: self.version,
            category: self.categories[category],
            reviewer: self.person(desk),
            verdict,
            comment: comment.to_owned(),
        };
        act(&mut self.room, 0, |seen, draft| {
            acts::review_category(seen, draft, &new)
        })
    }

    fn agree(&mut self, desk: usize) {
        let (version, who) = (self.version, self.person(desk));
        act(&mut self.room, 0, |seen, draft| {
            acts::agree_with_rest(seen, draft, version, who)
        })
        .unwrap();
    }

    fn answer(&mut self, text: &str, answer: Option<Answer>) -> Result<(), ActError> {
        let by = self.person(0);
        let seen = self.room.seen(0);
        let asked = |it: &&SeenReview<'_>| !it.review.comment.is_empty();
        let review = seen.review_entries().iter().rfind(asked).unwrap().id;
        drop(seen);
        act(&mut self.room, 0, |seen, draft| {
            acts::reply_to_review(seen, draft, review, by, text, answer)
        })
    }

    fn finalize(&mut self, over: &str) -> Result<(), ActError> {
        let version = self.version;
        act(&mut self.room, 0, |seen, draft| {
            acts::finalize_version(seen, draft, version, over)
        })
    }
}

#[test]
fn a_version_is_final_once_every_signer_agrees_with_every_category() {
    let mut it = Reviewed::new();
    let refused = it.finalize("").unwrap_err();
    assert!(matches!(refused, ActError::NoSigners { .. }), "{refused}");
    it.sign(0);
    it.sign(1);
    it.agree(0);
    let refused = it.finalize("").unwrap_err().to_string();
    assert_eq!(
        refused,
        "Version 1 cannot be finalized: Person 1 has not decided on 2 categories. Ask for it, or take the name off the list of signers."
    );
    it.agree(1);
    it.finalize("").unwrap();
    let seen = it.room.seen(0);
    let versions = seen.analysis_versions();
    let (made, signed) = versions[0].finalized.unwrap();
    assert_eq!(signed.signers, [it.person(0), it.person(1)]);
    assert_eq!(made.by, Some(it.person(0)));
    assert_eq!(
        seen.next_undo().map(|it| it.name),
        None,
        "it is no step to undo"
    );
    drop(seen);
    let refused = it.say(2, 0, Verdict::Open, "Too late?").unwrap_err();
    assert!(matches!(refused, ActError::VersionFinal { .. }));
}

#[test]
fn a_comment_has_to_be_answered_first_and_a_rejection_says_why() {
    let mut it = Reviewed::new();
    it.sign(0);
    it.agree(0);
    it.say(2, 0, Verdict::Open, "Is this reach, or context?")
        .unwrap();
    let refused = it.finalize("").unwrap_err().to_string();
    assert_eq!(
        refused,
        "Version 1 cannot be finalized: 1 comment is not answered. Accept or reject each first."
    );
    assert!(matches!(
        it.answer(" ", Some(Answer::Rejected)),
        Err(ActError::RejectedWithoutReason)
    ));
    it.answer("We talked about it.", None).unwrap();
    assert_eq!(
        it.room
            .seen(0)
            .review_of(it.version)
            .unwrap()
            .mark(it.categories[0]),
        "1 comment open",
        "a reply is no answer"
    );
    it.answer("It is reach: see Baba.", Some(Answer::Rejected))
        .unwrap();
    let seen = it.room.seen(0);
    let state = seen.review_of(it.version).unwrap();
    assert_eq!(state.threads[0].answer, Some(Answer::Rejected));
    assert_eq!(state.threads[0].replies.len(), 2);
    assert_eq!(state.mark(it.categories[0]), "agreed 1 of 1");
    drop(seen);
    it.finalize("").unwrap();
}

#[test]
fn whoever_asked_opens_the_thread_again_with_a_further_reply() {
    let mut it = Reviewed::new();
    it.say(2, 0, Verdict::Open, "Is this reach?").unwrap();
    it.answer("", Some(Answer::Accepted)).unwrap();
    let (review, by) = (it.room.seen(0).review_entries()[0].id, it.person(2));
    act(&mut it.room, 0, |seen, draft| {
        acts::reply_to_review(seen, draft, review, by, "And who does it?", None)
    })
    .unwrap();
    let seen = it.room.seen(0);
    assert_eq!(seen.review_of(it.version).unwrap().open().count(), 1);
}

#[test]
fn an_objection_needs_words_stands_after_its_answer_and_is_overruled_only_with_a_reason() {
    let mut it = Reviewed::new();
    it.sign(0);
    it.sign(1);
    it.agree(0);
    assert!(matches!(
        it.say(1, 0, Verdict::Object, ""),
        Err(ActError::ObjectionWithoutWords { .. })
    ));
    it.say(1, 0, Verdict::Object, "This is two things.")
        .unwrap();
    it.agree(1);
    it.answer("It is one.", Some(Answer::Rejected)).unwrap();
    let refused = it.finalize("").unwrap_err();
    assert!(
        matches!(refused, ActError::SignerObjects { .. }),
        "{refused}"
    );
    it.finalize("The group decided by majority.").unwrap();
    let seen = it.room.seen(0);
    let versions = seen.analysis_versions();
    let signed = versions[0].finalized.unwrap().1;
    assert_eq!(signed.signers, [it.person(0)]);
    assert_eq!(signed.objecting, [it.person(1)]);
    assert_eq!(signed.over, "The group decided by majority.");
}

#[test]
fn the_latest_verdict_of_each_stands_and_the_earlier_ones_stay_on_record() {
    let mut it = Reviewed::new();
    it.sign(1);
    it.say(1, 0, Verdict::Object, "Two things.").unwrap();
    it.say(1, 0, Verdict::Agree, "").unwrap();
    it.say(1, 0, Verdict::Agree, "").unwrap();
    let seen = it.room.seen(0);
    let state = seen.review_of(it.version).unwrap();
    let standing = state.verdict(it.categories[0], it.person(1)).unwrap();
    assert_eq!(standing.verdict, Verdict::Agree);
    assert_eq!(seen.reviews().len(), 2, "said once, not twice");
    let words: Vec<String> = seen.log().iter().map(|it| it.details.clone()).collect();
    assert!(
        words
            .iter()
            .any(|it| it == "Person 1 objects to “Time”: Two things."),
        "{words:?}"
    );
}

#[test]
fn agreement_goes_on_to_the_next_version_as_long_as_the_category_is_the_same() {
    let mut it = Reviewed::new();
    it.sign(1);
    it.agree(1);
    let (code, words) = (it.codes[0], it.categories[1]);
    let first = it.version;
    act(&mut it.room, 0, |seen, draft| {
        acts::place_code(seen, draft, code, words, true);
        Ok(())
    })
    .unwrap();
    act(&mut it.room, 0, |_, draft| {
        let edit = CategoryEdit::Definition("How time is spoken of".to_owned());
        let category = words;
        draft.push(Change::EditCategory { category, edit });
        Ok(())
    })
    .unwrap();
    let second = freeze(&mut it.room).unwrap();
    it.version = second;
    let seen = it.room.seen(0);
    let state = seen.review_of(second).unwrap();
    let time = state.verdict(it.categories[0], it.person(1)).unwrap();
    assert_eq!((time.verdict, time.number), (Verdict::Agree, 1));
    assert_eq!(state.verdict(words, it.person(1)), None, "it changed");
    assert_eq!(state.undecided(it.person(1)).len(), 1);

    let versions = seen.analysis_versions();
    let [one, two] = [0, 1].map(|n| &versions[n].version.frozen.cut);
    let told: Vec<String> = seen
        .categories_between(Moment::Cut(one), Moment::Cut(two))
        .iter()
        .map(|it| {
            format!(
                "{} {}: {} → {}",
                it.name,
                it.kind.as_str(),
                it.before,
                it.after
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "Words redefined:  → How time is spoken of",
            "waiting code moved: “Time” → “Time”, “Words”"
        ]
    );
    assert!(seen.changed_since_version(seen.version(first).unwrap()));
    assert!(!seen.changed_since_version(seen.version(second).unwrap()));
}

#[test]
fn versions_compared_say_what_was_added_removed_renamed_and_moved() {
    let mut it = Reviewed::new();
    let [time, words] = it.categories;
    let codes = it.codes;
    let theme = act(&mut it.room, 0, |seen, draft| {
        let new = NewCategory {
            name: "A theme".to_owned(),
            level: CategoryLevel::Theme,
            within: None,
        };
        let theme = acts::make_category(seen, draft, new, &[])?;
        Ok(theme)
    })
    .unwrap();
    act(&mut it.room, 0, |seen, draft| {
        acts::place_category(seen, draft, words, theme, true)?;
        acts::rename_category(seen, draft, words, "Talk")?;
        acts::delete_category(draft, time);
        acts::place_code(seen, draft, codes[2], words, false);
        acts::merge_codes(seen, draft, &[codes[1]], codes[0])?;
        Ok(())
    })
    .unwrap();
    let seen = it.room.seen(0);
    let frozen = seen.version(it.version).unwrap();
    let then = Moment::Cut(&frozen.frozen.cut);
    let told: Vec<String> = seen
        .categories_between(then, Moment::Now)
        .iter()
        .map(|it| {
            format!(
                "{} {}: {} → {}",
                it.name,
                it.kind.as_str(),
                it.before,
                it.after
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "A theme added:  → ",
            "Time removed:  → ",
            "Talk renamed: Words → Talk",
            "Talk moved: category → category, under “A theme”",
            "waiting code moved: “Time” → “Talk”",
            "being asked code taken out: “Words” → ",
        ]
    );
    let then: Vec<String> = seen
        .categories_at(then)
        .iter()
        .map(|it| {
            let codes: Vec<&str> = it.codes.iter().map(|code| code.name.as_str()).collect();
            format!("{}: {}", it.name, codes.join(", "))
        })
        .collect();
    assert_eq!(then, ["Time: waiting", "Words: asking, being asked"]);
}

#[test]
fn two_who_finalize_at_once_leave_the_first_on_record() {
    let mut it = Reviewed::new();
    it.sign(0);
    it.agree(0);
    it.room.sync(1);
    it.finalize("").unwrap();
    let version = it.version;
    act(&mut it.room, 1, |seen, draft| {
        acts::finalize_version(seen, draft, version, "")
    })
    .unwrap();
    for desk in [0, 1] {
        it.room.sync(desk);
        let seen = it.room.seen(desk);
        let by = seen.analysis_versions()[0].finalized.unwrap().0.by;
        assert_eq!(by, Some(it.person(0)));
    }
}

#[test]
fn codes_of_anothers_open_blind_pass_are_in_no_version_that_one_sees() {
    let mut it = Reviewed::new();
    let (pass, document) = (it.room.pass, it.room.document);
    let hidden = act(&mut it.room, 0, |seen, draft| {
        let mut new = acts::new_code("still mine");
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        });
        let code = acts::make_code(seen, draft, new)?;
        acts::code_passage(seen, draft, pass, document, Span::new(20, 30), code)?;
        Ok(code)
    })
    .unwrap();
    let time = it.categories[0];
    act(&mut it.room, 0, |seen, draft| {
        acts::place_code(seen, draft, hidden, time, true);
        Ok(())
    })
    .unwrap();
    freeze(&mut it.room).unwrap();
    it.room.sync(1);
    for (desk, shows) in [(0, true), (1, false)] {
        let seen = it.room.seen(desk);
        assert_eq!(seen.code(hidden).is_some(), shows);
        let all = format!("{:?}", seen.categories_at(Moment::Now));
        let versions = seen.analysis_versions();
        let since = Moment::Cut(&versions[0].version.frozen.cut);
        let told = format!("{:?}", seen.categories_between(since, Moment::Now));
        assert_eq!(all.contains("still mine"), shows, "{desk}: {all}");
        assert_eq!(told.contains("still mine"), shows, "{desk}: {told}");
    }
}

#[test]
fn a_version_like_the_last_is_refused_and_one_after_a_coding_is_not() {
    let mut it = Reviewed::new();
    let refused = freeze(&mut it.room).unwrap_err().to_string();
    assert_eq!(
        refused,
        "Nothing has changed since version 1, so a new version would be the same: review that one, or change the categories first."
    );
    // A verdict changes nothing in what is reviewed.
    it.say(1, 0, Verdict::Agree, "").unwrap();
    assert!(freeze(&mut it.room).is_err());
    let (pass, document, code) = (it.room.open_pass, it.room.document, it.codes[0]);
    act(&mut it.room, 0, |seen, draft| {
        acts::code_passage(seen, draft, pass, document, Span::new(12, 16), code)?;
        Ok(())
    })
    .unwrap();
    freeze(&mut it.room).unwrap();
    assert!(freeze(&mut it.room).is_err());
}

#[test]
fn a_version_after_a_quotation_was_edited_is_another() {
    let mut it = Reviewed::new();
    let coding = it.room.seen(0).codings().next().unwrap().id;
    let parts = vec![
        QuotationPart::verbatim(Span::new(3, 5)),
        QuotationPart::Omission,
        QuotationPart::verbatim(Span::new(7, 9)),
    ];
    act(&mut it.room, 0, |seen, draft| {
        acts::edit_quotation(seen, draft, coding, Some(parts))
    })
    .unwrap();
    freeze(&mut it.room).unwrap();
    assert!(freeze(&mut it.room).is_err());
}

#[test]
fn what_another_codes_behind_an_open_blind_pass_does_not_show_as_a_change() {
    let mut it = Reviewed::new();
    let (pass, document, code) = (it.room.pass, it.room.document, it.codes[0]);
    act(&mut it.room, 1, |seen, draft| {
        acts::code_passage(seen, draft, pass, document, Span::new(20, 30), code)?;
        Ok(())
    })
    .unwrap();
    it.room.sync(0);
    for (desk, changed) in [(0, false), (1, true)] {
        it.room.sync(desk);
        let seen = it.room.seen(desk);
        let version = seen.version(it.version).unwrap();
        assert_eq!(
            seen.codings_changed_since_version(version),
            changed,
            "{desk}"
        );
    }
    assert!(
        freeze(&mut it.room).is_err(),
        "nothing that one sees has changed"
    );
}

#[test]
fn who_signs_and_takes_part_in_no_pass_only_reviews() {
    let mut it = Reviewed::new();
    let lind = act(&mut it.room, 0, |seen, draft| {
        acts::add_analyst(seen, draft, "Prof. Lind")
    })
    .unwrap();
    let only = |it: &Reviewed, who| {
        let study = &it.room.desks[0].study;
        study.seen_by(Viewer::Analyst(who)).only_reviews()
    };
    assert!(!only(&it, lind), "not asked to sign");
    act(&mut it.room, 0, |seen, draft| {
        acts::need_signer(seen, draft, lind, true)
    })
    .unwrap();
    assert!(only(&it, lind));
    it.sign(1);
    let coder = it.person(1);
    assert!(!only(&it, coder), "an analyst of a pass");
}

#[test]
fn what_a_category_is_said_to_be_since_a_version_shows_and_has_to_be_agreed_with_anew() {
    let mut it = Reviewed::new();
    let [time, words] = it.categories;
    it.agree(1);
    for mark in [
        CategoryMark::Valence(Some(Valence::Facilitator)),
        CategoryMark::Place(Some(Place::Internal)),
    ] {
        act(&mut it.room, 0, |seen, draft| {
            acts::mark_category(seen, draft, time, mark)
        })
        .unwrap();
    }
    let second = freeze(&mut it.room).unwrap();
    it.room.sync(1);
    let seen = it.room.seen(0);
    let then = Moment::Cut(&seen.version(it.version).unwrap().frozen.cut);
    let told = seen.categories_between(then, Moment::Now);
    let [told] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(told.kind, CategoryDifferenceKind::Marked);
    assert_eq!(
        (told.before.as_str(), told.after.as_str()),
        ("", "facilitator, internal")
    );
    let state = seen.review_of(second).unwrap();
    assert_eq!(state.verdict(time, it.person(1)), None);
    assert!(state.verdict(words, it.person(1)).is_some());
}
