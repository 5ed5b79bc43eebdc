//! What is done in the study: by Anna in the open, by all in passes that were revealed, and by Bo where nobody sees it.

use super::{OWN, People, SECRET, act, close, new_pass, sentence};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, MemoOf};
use interlinea::model::*;
use std::path::Path;

/// The passes of the study.
#[derive(Debug, Clone, Copy)]
pub struct Passes {
    /// Anna's, closed: Reach and Dose.
    pub deductive: PassId,
    /// Blind, of Anna and Bo, over whole documents; revealed.
    pub old: PassId,
    /// Blind, of Anna and Bo, within Reach and Dose; open.
    pub pair: PassId,
    /// Blind, of Anna, Bo and Cy, over whole documents; open, but Bo has closed the second one.
    pub trio: PassId,
    pub reach: CodeId,
    pub dose: CodeId,
    /// A code of the revealed pass.
    pub shared: CodeId,
}

/// Opens the passes, with what is revealed of them.
pub fn open_passes(
    anna: &mut Project,
    people: People,
    documents: &[DocumentId],
    folder: &Path,
    study: &Path,
) -> Passes {
    let named = |project: &Project, name: &str| {
        let seen = project.seen();
        let codes = seen.codes();
        codes.iter().find(|it| it.name.text() == name).unwrap().id
    };
    let (reach, dose) = (named(anna, "Reach"), named(anna, "Dose"));
    let mut deductive = new_pass("Deductive", PassKind::Deductive, &[people.anna]);
    deductive.framework = Some(anna.seen().frameworks()[0].id);
    let deductive = act(anna, |seen, draft| {
        acts::open_pass(seen, draft, deductive).unwrap()
    });
    for document in documents {
        for (words, code) in [
            ("I go where they already are.", reach),
            ("They do not go to the park.", reach),
            ("Twice with some and ten times with others.", dose),
        ] {
            code_with(anna, deductive, *document, words, code);
        }
    }
    let all: Vec<Part> = documents.iter().copied().map(Part::Document).collect();
    close(anna, deductive, &all, Talk::NotDiscussed);
    let old = act(anna, |seen, draft| {
        let of = new_pass("Old", PassKind::Inductive, &[people.anna, people.bo]);
        acts::open_pass(seen, draft, of).unwrap()
    });
    let shared = make_code(anna, old, documents[0], "shared waiting", None);
    code_with(
        anna,
        old,
        documents[0],
        "We waited in the corridor.",
        shared,
    );
    close(anna, old, &all, Talk::NotDiscussed);
    let home = Installation::at(folder.join("bo-common"));
    let mut bo = Project::open(study, &home).unwrap();
    bo.bind(people.bo).unwrap();
    let his = make_code(&mut bo, old, documents[0], "old corridor", None);
    code_with(
        &mut bo,
        old,
        documents[0],
        "We waited in the corridor.",
        his,
    );
    let talk = Talk::Discussed {
        with: "Cy".to_owned(),
        about: "old matters".to_owned(),
    };
    close(&mut bo, old, &all, talk);
    drop(bo);
    anna.refresh().unwrap();
    // Settled, condensed, and remembered, for everybody to see.
    act(anna, |seen, draft| {
        let mut codings: Vec<CodingId> = seen
            .codings()
            .filter(|it| it.pass() == old)
            .map(|it| it.id)
            .collect();
        codings.sort();
        draft.push(Change::Decide(Box::new(NewDecision {
            pass: old,
            codings,
            decision: Decision::As(people.anna),
            reason: "the corridor is where one waits".to_owned(),
            session: None,
            by_rule: None,
        })));
    });
    act(anna, |seen, draft| {
        category(seen, draft, "Waiting", CategoryLevel::Category, &[shared]);
    });
    let pair = act(anna, |seen, draft| {
        let mut of = new_pass("Pair", PassKind::Inductive, &[people.anna, people.bo]);
        of.within = Some((deductive, vec![reach, dose]));
        acts::open_pass(seen, draft, of).unwrap()
    });
    let trio = act(anna, |seen, draft| {
        let of = new_pass(
            "Trio",
            PassKind::Inductive,
            &[people.anna, people.bo, people.cy],
        );
        acts::open_pass(seen, draft, of).unwrap()
    });
    act(anna, |_, draft| {
        draft.push(Change::AddRound(Box::new(NewRound {
            pass: trio,
            name: "Pilot".to_owned(),
            documents: documents.to_vec(),
        })));
    });
    Passes {
        deductive,
        old,
        pair,
        trio,
        reach,
        dose,
        shared,
    }
}

/// Anna's own work in the two open passes.
pub fn own_work(anna: &mut Project, passes: &Passes, documents: &[DocumentId]) {
    let word = |what: &str| format!("{OWN}{what}");
    let (trio, pair) = (passes.trio, passes.pair);
    let code = make_code(anna, trio, documents[0], &word("code"), None);
    let coding = code_with(anna, trio, documents[0], "She asked me how I slept.", code);
    let within = make_code(
        anna,
        pair,
        documents[0],
        &word("within"),
        Some(passes.reach),
    );
    code_with(
        anna,
        pair,
        documents[0],
        "I go where they already are.",
        within,
    );
    act(anna, |seen, draft| {
        draft.push(Change::EditCoding {
            coding,
            edit: CodingEdit::Condensed(word("condensed")),
        });
        draft.push(Change::EditCode {
            code,
            edit: CodeEdit::Definition(word("definition")),
        });
        let of = memo(
            Target::Code(code),
            Some(trio),
            &word("memo"),
            MemoKind::Analytic,
        );
        acts::write_memo(seen, draft, of).unwrap();
    });
    act(anna, |seen, draft| {
        let challenged = seen.codings().find(|it| it.pass() == passes.deductive);
        let challenged = challenged.unwrap().id;
        let claim = Claim::DoesNotBelong;
        let reason = word("challenge");
        acts::challenge_coding(seen, draft, pair, challenged, claim, &reason).unwrap();
    });
    act(anna, |seen, draft| {
        category(
            seen,
            draft,
            &word("category"),
            CategoryLevel::Category,
            &[code],
        );
    });
    act(anna, |seen, draft| {
        let cell = (Subject::Document(documents[0]), Sorted::Code(code));
        acts::summarise(seen, draft, cell, Some(trio), &word("summary")).unwrap();
    });
}

/// What everybody may see of Bo's work: that he has closed the second document.
pub fn visible_of_bo(bo: &mut Project, passes: &Passes, documents: &[DocumentId]) {
    freeze(bo);
    close_twice(bo, passes.trio, documents[1], Talk::NotStated, "once more");
}

/// Everything that one can do in a hidden pass, in Bo's hand; the names of what it made.
pub fn hidden_work(bo: &mut Project, passes: &Passes, documents: &[DocumentId]) -> Vec<String> {
    let before: std::collections::BTreeSet<Id> = bo.study().lines().map(|it| it.id).collect();
    let word = |what: &str| format!("{SECRET}{what}");
    let (trio, pair, first) = (passes.trio, passes.pair, documents[0]);
    // Codes of his own, one below the other, on words that others coded too and on words that nobody else did.
    let code = make_code(bo, trio, first, &word("code"), None);
    let below = {
        let below = make_code(bo, trio, first, &word("below"), None);
        act(bo, |seen, draft| {
            acts::move_code(seen, draft, below, Some(code)).unwrap();
        });
        below
    };
    let mut codings = Vec::new();
    for words in [
        "She asked me how I slept.",
        "Nobody had asked me that.",
        "Trust came later.",
        "My mother rang every day.",
        "I did not answer.",
        "Somebody brought a chair.",
        "Perhaps with fewer forms.",
    ] {
        codings.push(code_with(bo, trio, first, words, code));
        code_with(bo, trio, documents[1], words, below);
    }
    code_with(bo, trio, first, "We waited in the corridor.", passes.shared);
    code_with(bo, trio, first, "The office closed at three.", passes.reach);
    let within = make_code(bo, pair, first, &word("within"), Some(passes.reach));
    code_with(bo, pair, first, "I go where they already are.", within);
    code_with(
        bo,
        pair,
        documents[1],
        "They do not go to the park.",
        within,
    );
    // The fields of codes and codings.
    act(bo, |seen, draft| {
        let edits = [
            CodeEdit::Definition(word("definition")),
            CodeEdit::Include(word("include")),
            CodeEdit::Exclude(word("exclude")),
            CodeEdit::Example(word("example")),
        ];
        for edit in edits {
            draft.push(Change::EditCode { code, edit });
        }
        draft.push(Change::EditCode {
            code: below,
            edit: CodeEdit::Name(word("renamed")),
        });
        let coding = codings[0];
        for edit in [
            CodingEdit::Condensed(word("condensed")),
            CodingEdit::Mark(Mark::Valence(Some(Valence::Barrier))),
            CodingEdit::Mark(Mark::Deviant(true)),
        ] {
            draft.push(Change::EditCoding { coding, edit });
        }
        let quoted = Some(QuotationUse::MainText);
        acts::choose_quotation(seen, draft, coding, quoted).unwrap();
    });
    act(bo, |seen, draft| quote(seen, draft, codings[0]));
    act(bo, |seen, draft| {
        acts::still_fits(seen, draft, codings[0]).unwrap();
    });
    // Merged, split off a code of his own and off one that all have, moved, taken away, undone.
    let other = make_code(bo, trio, first, &word("merged"), None);
    act(bo, |seen, draft| {
        acts::merge_codes(seen, draft, &[other], code).unwrap();
    });
    act(bo, |seen, draft| {
        let split = word("split");
        acts::split_code(seen, draft, code, &split, &codings[..1]).unwrap()
    });
    let of_reach = code_with(bo, trio, first, "Not in the same place.", passes.reach);
    act(bo, |seen, draft| {
        let split = word("ofreach");
        acts::split_code(seen, draft, passes.reach, &split, &[of_reach]).unwrap()
    });
    let gone = code_with(bo, trio, first, "She came all the same.", code);
    act(bo, |seen, draft| {
        acts::remove_coding(seen, draft, gone).unwrap();
    });
    act(bo, |seen, draft| {
        let span = sentence("We laughed.");
        acts::move_borders(seen, draft, codings[2], span).unwrap();
    });
    for why in ["undone", "why"] {
        let step = bo.seen().next_undo().unwrap().step;
        act(bo, |seen, draft| {
            acts::explain_step(seen, draft, step, &word(why)).unwrap();
        });
        if why == "undone" {
            act(bo, |_, draft| draft.push(Change::Undo { step }));
        }
    }
    // Links and matches between his own, and from his own to what all have.
    act(bo, |_, draft| {
        draft.push(Change::LinkCodes {
            from: code,
            to: passes.shared,
            link: Some(CodeLink::LeadsTo),
        });
        draft.push(Change::MatchCodes {
            a: within,
            b: passes.shared,
            matched: Some(CodeMatch::Narrower),
        });
        draft.push(Change::NoCounterpart { code, none: true });
    });
    memos(bo, passes, documents, code, codings[0]);
    // What he holds against the deductive pass, and what he would decide on it.
    let challenge = act(bo, |seen, draft| {
        let mut of = seen.codings().filter(|it| it.pass() == passes.deductive);
        let challenged = of.nth(1).unwrap().id;
        let claim = Claim::BelongsIn(passes.dose);
        acts::challenge_coding(seen, draft, pair, challenged, claim, &word("challenge")).unwrap()
    });
    act(bo, |seen, draft| {
        let at = (first, sentence("We met at the laundrette."));
        let (of, reason) = (passes.deductive, word("missed"));
        acts::challenge_missed(seen, draft, pair, of, at, passes.reach, &reason).unwrap()
    });
    act(bo, |_, draft| {
        draft.push(Change::DecideChallenge(Box::new(NewChallengeDecision {
            of: passes.deductive,
            challenges: vec![challenge],
            decision: ChallengeDecision::AsChallenged(challenge),
            reason: word("decided"),
            session: None,
        })));
        draft.push(Change::Decide(Box::new(NewDecision {
            pass: trio,
            codings: vec![codings[3]],
            decision: Decision::AnotherCode(code),
            reason: word("ruling"),
            session: None,
            by_rule: Some(word("rule")),
        })));
    });
    board(bo, code, below);
    let version = freeze(bo);
    act(bo, |seen, draft| {
        let categories = seen.categories();
        let his = categories
            .iter()
            .find(|it| it.name.text() == word("category"));
        let review = draft.push(Change::Review(Box::new(NewReview {
            version,
            category: his.unwrap().id,
            reviewer: seen.person().unwrap(),
            verdict: Verdict::Object,
            comment: word("comment"),
        })));
        draft.push(Change::Reply(Box::new(NewReply {
            review: review.into(),
            by: seen.person().unwrap(),
            text: word("reply"),
            answer: None,
        })));
    });
    // How far he has read, what he passed over, what he lets a directed pass offer.
    act(bo, |seen, draft| {
        let over = sentence("It is almost never by phone.");
        acts::pass_over(seen, draft, trio, first, over, true).unwrap();
        draft.push(Change::Read {
            pass: trio,
            analyst: seen.person().unwrap(),
            document: first,
            reading: Reading::Read,
        });
        draft.push(Change::OfferCode {
            pass: trio,
            code,
            offered: true,
        });
    });
    // Closed, taken up again and closed: that he has closed shows, what he said does not.
    let said = Talk::Discussed {
        with: word("whom"),
        about: word("about"),
    };
    close_twice(bo, trio, documents[1], said, &word("reopened"));
    let made = bo.study().lines().filter(|it| !before.contains(&it.id));
    made.filter(|it| !matches!(it.change, Change::Close { .. } | Change::Freeze(_)))
        .map(|it| it.id.to_string())
        .collect()
}

/// Freezes codebook and analysis as they are: that he has shows, and what was hidden in them stays so.
fn freeze(bo: &mut Project) -> VersionId {
    let cut = bo.study().now();
    act(bo, |_, draft| {
        let mut of = |of, name: &str| {
            draft.push(Change::Freeze(Box::new(NewVersion {
                of,
                name: name.to_owned(),
                cut: cut.clone(),
            })))
        };
        of(VersionOf::Codebook, "codebook of May");
        of(VersionOf::Analysis, "").into()
    })
}

/// Closes a document, takes it up again and closes it.
fn close_twice(bo: &mut Project, pass: PassId, document: DocumentId, said: Talk, reason: &str) {
    let part = [Part::Document(document)];
    close(bo, pass, &part, said.clone());
    let now = bo.study().now();
    act(bo, |seen, draft| {
        acts::reopen_parts(seen, draft, pass, &part, reason, &now).unwrap();
    });
    close(bo, pass, &part, said);
}

/// Memos of every sort, on everything of his and on what all have.
fn memos(
    bo: &mut Project,
    passes: &Passes,
    documents: &[DocumentId],
    code: CodeId,
    coding: CodingId,
) {
    let trio = Some(passes.trio);
    let passage = Target::Passage {
        document: documents[0],
        span: sentence("We laughed."),
    };
    let targets = [
        (Target::Code(code), None),
        (Target::Coding(coding), None),
        (passage, trio),
        (Target::Document(documents[0]), trio),
        (Target::Pass(passes.trio), trio),
        (Target::Code(passes.shared), trio),
        (Target::Study, trio),
    ];
    for (n, (on, pass)) in targets.into_iter().enumerate() {
        let kind = match n % 3 {
            0 => MemoKind::Analytic,
            1 => MemoKind::ToExploreNext,
            _ => MemoKind::Method,
        };
        let written = act(bo, |seen, draft| {
            let of = memo(on, pass, &format!("{SECRET}memo {n}"), kind);
            acts::write_memo(seen, draft, of).unwrap()
        });
        act(bo, |seen, draft| {
            let of = memo(
                Target::Memo(written),
                None,
                &format!("{SECRET}on {n}"),
                kind,
            );
            acts::write_memo(seen, draft, of).unwrap();
            acts::link_memo(seen, draft, written, Target::Code(passes.shared), true).unwrap();
        });
    }
    let cells = act(bo, |seen, _| {
        let people = seen.participants().into_iter();
        let people = people.map(|it| Subject::Participant(it.id));
        let rows = people.chain([Subject::Document(documents[0])]);
        let categories = seen.categories().into_iter();
        let categories = categories.map(|it| Sorted::Category(it.id));
        let columns: Vec<Sorted> = categories.chain([Sorted::Code(passes.shared)]).collect();
        let cells = rows.flat_map(|row| columns.iter().map(move |column| (row, *column)));
        cells.collect::<Vec<_>>()
    });
    for cell in cells {
        act(bo, |seen, draft| {
            let text = format!("{SECRET}summary");
            acts::summarise(seen, draft, cell, trio, &text).unwrap();
            acts::link_to_summary(seen, draft, cell, trio, (coding, true)).unwrap();
        });
    }
    act(bo, |seen, draft| {
        let text = format!("{SECRET}reflexive");
        let of = memo(Target::Study, None, &text, MemoKind::Reflexive);
        acts::write_memo(seen, draft, of).unwrap()
    });
}

/// Categories and axes for what he has found.
fn board(bo: &mut Project, code: CodeId, below: CodeId) {
    let word = |what: &str| format!("{SECRET}{what}");
    let (lower, upper) = act(bo, |seen, draft| {
        let lower = category(seen, draft, &word("category"), CategoryLevel::Category, &[]);
        let upper = category(seen, draft, &word("theme"), CategoryLevel::Theme, &[]);
        (lower, upper)
    });
    act(bo, |seen, draft| {
        acts::place_code(seen, draft, code, lower, true);
        acts::place_category(seen, draft, lower, upper, true).unwrap();
        draft.push(Change::EditCategory {
            category: lower,
            edit: CategoryEdit::Definition(word("says")),
        });
        let mark = CategoryMark::Valence(Some(Valence::Barrier));
        acts::mark_category(seen, draft, lower, mark).unwrap();
    });
    act(bo, |seen, draft| {
        // His hidden code in a category that all see.
        let waiting = seen.categories();
        let waiting = waiting.iter().find(|it| it.name.text() == "Waiting");
        acts::place_code(seen, draft, below, waiting.unwrap().id, true);
    });
    let axis: AxisId = act(bo, |_, draft| {
        draft
            .push(Change::AddAxis(Box::new(NewAxis { name: word("axis") })))
            .into()
    });
    act(bo, |_, draft| {
        let value = draft.push(Change::AddAxisValue(Box::new(NewAxisValue {
            axis,
            name: word("phase"),
        })));
        draft.push(Change::PlaceOnAxis {
            axis,
            what: Sorted::Code(code),
            value: Some(value.into()),
        });
    });
}

fn category(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    name: &str,
    level: CategoryLevel,
    codes: &[CodeId],
) -> CategoryId {
    let new = NewCategory {
        name: name.to_owned(),
        level,
        within: None,
    };
    acts::make_category(seen, draft, new, codes).unwrap()
}

fn memo(on: Target, pass: Option<PassId>, text: &str, kind: MemoKind) -> MemoOf {
    MemoOf {
        kind,
        text: text.to_owned(),
        on,
        pass,
        links: Vec::new(),
    }
}

fn make_code(
    project: &mut Project,
    pass: PassId,
    document: DocumentId,
    name: &str,
    within: Option<CodeId>,
) -> CodeId {
    act(project, |seen, draft| {
        let mut new = acts::new_code(name);
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within,
        });
        acts::make_code(seen, draft, new).unwrap()
    })
}

fn code_with(
    project: &mut Project,
    pass: PassId,
    document: DocumentId,
    words: &str,
    code: CodeId,
) -> CodingId {
    act(project, |seen, draft| {
        acts::code_passage(seen, draft, pass, document, sentence(words), code).unwrap()
    })
}

/// Edits and translates a quotation.
fn quote(seen: &Seen<'_>, draft: &mut StepDraft, coding: CodingId) {
    let span = seen.coding(coding).unwrap().span();
    let form = vec![
        QuotationPart::verbatim(span),
        QuotationPart::Insertion(format!("{SECRET} inserted")),
    ];
    acts::edit_quotation(seen, draft, coding, Some(form)).unwrap();
    let edit = TranslationEdit::Text(format!("{SECRET} translated"));
    acts::translate_quotation(seen, draft, coding, "sv", edit).unwrap();
}
