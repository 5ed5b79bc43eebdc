//! Several installations working on one study at once, without disk or clock: for properties of the model.

#![allow(dead_code, reason = "each test file uses its own part")]

mod quotations;
mod saturation;

use interlinea::analysis::drawing;
use interlinea::model::acts::{self, NewPassOf, PartToClose};
use interlinea::model::*;
use std::collections::BTreeMap;

/// One installation: its person, what has reached it, and its own lines.
pub struct Desk {
    pub device: DeviceId,
    pub person: AnalystId,
    pub study: Study,
    told: Cut,
}

/// All installations, and every line that was ever written.
pub struct Room {
    pub desks: Vec<Desk>,
    pub lines: Vec<Line>,
    pub wall: u64,
    pub document: DocumentId,
    pub second: DocumentId,
    pub pass: PassId,
    pub open_pass: PassId,
}

pub const LENGTH: u32 = 1000;

impl Room {
    /// A study with one person per desk, two documents, a blind pass of all and an open one.
    pub fn with(desks: usize) -> Self {
        let device = |n: usize| DeviceId::from_bits(1000 + n as u64);
        let first = device(0);
        let mut room = Self {
            desks: Vec::new(),
            lines: Vec::new(),
            wall: 1_760_000_000_000,
            document: Id::new(first, 1).into(),
            second: Id::new(first, 1).into(),
            pass: Id::new(first, 1).into(),
            open_pass: Id::new(first, 1).into(),
        };
        for n in 0..desks {
            room.desks.push(Desk {
                device: device(n),
                person: Id::new(first, 1).into(),
                study: Study::new(),
                told: Cut::default(),
            });
        }
        for n in 0..desks {
            let mut draft = room.draft(0);
            let seen = room.seen(0);
            let person = acts::add_analyst(&seen, &mut draft, &format!("Person {n}")).unwrap();
            drop(seen);
            room.commit(0, draft);
            room.desks[n].person = person;
        }
        let people: Vec<AnalystId> = room.desks.iter().map(|desk| desk.person).collect();
        let mut draft = room.draft(0);
        room.document = draft.push(document("Interview 1", 1)).into();
        room.second = draft.push(document("Interview 2", 2)).into();
        room.commit(0, draft);
        for blind in [true, false] {
            let mut draft = room.draft(0);
            let new = NewPassOf {
                name: format!("Pass {blind}"),
                kind: PassKind::Inductive,
                analysts: people.clone(),
                framework: None,
                level: Level::Manifest,
                blind,
                within: None,
            };
            let seen = room.seen(0);
            let pass = acts::open_pass(&seen, &mut draft, new).unwrap();
            drop(seen);
            room.commit(0, draft);
            if blind {
                room.pass = pass;
            } else {
                room.open_pass = pass;
            }
        }
        for n in 1..desks {
            room.sync(n);
        }
        room
    }

    pub fn seen(&self, desk: usize) -> Seen<'_> {
        let desk = &self.desks[desk];
        desk.study.seen_by(Viewer::Analyst(desk.person))
    }

    pub fn draft(&self, desk: usize) -> StepDraft {
        let desk = &self.desks[desk];
        StepDraft::new(desk.device, desk.study.last_line(desk.device) + 1)
    }

    /// Writes a step as its installation would.
    pub fn commit(&mut self, desk: usize, draft: StepDraft) {
        if draft.is_empty() {
            return;
        }
        self.wall += 7;
        let wall = self.wall;
        let desk = &mut self.desks[desk];
        let (device, first) = (desk.device, draft.first());
        let count = draft.changes().len() as u32;
        let (changes, why) = draft.into_parts();
        for (n, change) in changes.into_iter().enumerate() {
            let now: Cut = desk
                .study
                .now()
                .iter()
                .filter(|(d, _)| *d != device)
                .collect();
            let seen = (now != desk.told).then(|| Box::new(now.clone()));
            desk.told = now;
            let line = Line {
                id: Id::new(device, first + n as u32),
                step: (first, count),
                at: desk.study.latest().following(wall),
                wall: None,
                by: Some(desk.person),
                seen,
                why: why.clone().map(String::into_boxed_str),
                change,
            };
            self.lines.push(line.clone());
            desk.study.apply(line);
        }
    }

    /// Brings everything that was written to a desk.
    pub fn sync(&mut self, desk: usize) {
        let desk = &mut self.desks[desk];
        for line in &self.lines {
            desk.study.apply(line.clone());
        }
    }

    /// Does something that `choice` picks; what is refused is not done.
    pub fn act(&mut self, desk: usize, choice: u8, a: u32, b: u32) {
        let mut draft = self.draft(desk);
        let me = self.desks[desk].person;
        let seen = self.seen(desk);
        let codes: Vec<CodeId> = seen
            .code_tree()
            .order
            .iter()
            .map(|(code, _)| *code)
            .collect();
        let pick = |list: &[CodeId], n: u32| list.get(n as usize % list.len().max(1)).copied();
        let (code, other) = (pick(&codes, a), pick(&codes, b));
        let documents = [self.document, self.second];
        let document = documents[(b % 2) as usize];
        let pass = if a.is_multiple_of(2) {
            self.pass
        } else {
            self.open_pass
        };
        let span = Span::new(a % 900, a % 900 + 1 + b % 90);
        let mine: Vec<CodingId> = seen
            .codings()
            .filter(|coding| coding.analyst() == me)
            .map(|coding| coding.id)
            .collect();
        let coding = mine.get(b as usize % mine.len().max(1)).copied();
        match choice % 23 {
            0 | 1 => {
                let arose = Arose {
                    pass,
                    document: Some(document),
                    span: Some(span),
                    within: None,
                };
                let mut new = acts::new_code(&format!("code {a} of {desk}"));
                new.parent = other.filter(|_| b.is_multiple_of(3));
                new.arose = Some(arose);
                if let Ok(code) = acts::make_code(&seen, &mut draft, new) {
                    let _ = acts::code_passage(&seen, &mut draft, pass, document, span, code);
                }
            }
            2..=5 => {
                if let Some(code) = code {
                    let _ = acts::code_passage(&seen, &mut draft, pass, document, span, code);
                }
            }
            6 => {
                if let (Some(coding), Some(code)) = (coding, code) {
                    let _ = acts::recode(&seen, &mut draft, coding, code);
                }
            }
            7 => {
                if let Some(coding) = coding {
                    let _ = acts::move_borders(&seen, &mut draft, coding, span);
                    let edit = CodingEdit::Condensed(format!("short {a}"));
                    draft.push(Change::EditCoding { coding, edit });
                    let _ = acts::still_fits(&seen, &mut draft, coding);
                    let quoted = Some(QuotationUse::Candidate).filter(|_| !a.is_multiple_of(3));
                    let _ = acts::choose_quotation(&seen, &mut draft, coding, quoted);
                    quotations::quote(&seen, &mut draft, coding, (a, b));
                }
                if let Some(code) = code {
                    let edit = CodeEdit::Definition(format!("what {a} means"));
                    draft.push(Change::EditCode { code, edit });
                }
            }
            8 => {
                if let Some(coding) = coding {
                    let _ = acts::remove_coding(&seen, &mut draft, coding);
                }
            }
            9 => {
                if let Some(code) = code {
                    let _ = acts::rename_code(&seen, &mut draft, code, &format!("name {b}"));
                }
            }
            10 => {
                if let Some(code) = code {
                    let _ = acts::move_code(&seen, &mut draft, code, other);
                }
            }
            11 => {
                if let (Some(code), Some(into)) = (code, other) {
                    let _ = acts::merge_codes(&seen, &mut draft, &[code], into);
                }
            }
            12 => {
                let new = NewMemo {
                    analyst: Some(me),
                    kind: MemoKind::Analytic,
                    text: format!("memo {a} of {desk}"),
                    on: Target::Passage { document, span },
                    pass: Some(pass),
                    author: None,
                    dated: None,
                };
                draft.push(Change::AddMemo(Box::new(new)));
                if let Some(code) = code {
                    let cell = (Subject::Document(document), Sorted::Code(code));
                    let text = if a.is_multiple_of(4) {
                        String::new()
                    } else {
                        format!("cell {a}")
                    };
                    acts::summarise(&seen, &mut draft, cell, Some(pass), &text).unwrap();
                    if let Some(coding) = coding {
                        let linked = (coding, !b.is_multiple_of(3));
                        acts::link_to_summary(&seen, &mut draft, cell, Some(pass), linked).unwrap();
                    }
                }
            }
            13 => {
                let undo = seen.next_undo();
                if let Some(undo) = undo.as_ref().filter(|_| a.is_multiple_of(3)) {
                    let why = format!("reason {b} of {desk}");
                    acts::explain_step(&seen, &mut draft, undo.step, &why).unwrap();
                } else if let Some(undo) = undo {
                    draft.push(Change::Undo { step: undo.step });
                }
            }
            14 => {
                if let Some(redo) = seen.next_redo() {
                    draft.push(Change::Undo { step: redo.step });
                }
            }
            15 => {
                if let (Some(undo), Some(coding)) = (seen.next_undo(), coding) {
                    let of = Ground::discrepancy([coding]);
                    let linked = !b.is_multiple_of(5);
                    let _ = acts::link_ground(&seen, &mut draft, undo.step, of, linked);
                } else if let (Some(code), Some(coding)) = (code, coding) {
                    let edit = CodeEdit::Include(format!("what {a} includes"));
                    draft.push(Change::EditCode { code, edit });
                    let of = Ground::discrepancy([coding]);
                    draft.push(Change::Because {
                        step: None,
                        of,
                        linked: true,
                    });
                }
            }
            16 => {
                let over = !b.is_multiple_of(4);
                let _ = acts::pass_over(&seen, &mut draft, pass, document, span, over);
            }
            17 => {
                // As a pass after this one would; here both are open.
                let claim = code.map_or(Claim::DoesNotBelong, Claim::BelongsIn);
                let new = NewChallenge {
                    pass,
                    analyst: me,
                    of: self.open_pass,
                    coding,
                    document,
                    start: span.start,
                    end: span.end,
                    within: None,
                    claim,
                    reason: format!("reason {a} of {desk}"),
                };
                draft.push(Change::AddChallenge(Box::new(new)));
            }
            18 if a.is_multiple_of(2) => {
                let items = seen.challenge_items(self.open_pass);
                if let Some(item) = items.get(b as usize % items.len().max(1)) {
                    let ids = item.ids();
                    let decision = match (a % 3, code) {
                        (0, Some(code)) => ChallengeDecision::Another(code),
                        (1, _) => ChallengeDecision::AsChallenged(ids[0]),
                        _ => ChallengeDecision::Neither,
                    };
                    draft.push(Change::DecideChallenge(Box::new(NewChallengeDecision {
                        of: self.open_pass,
                        challenges: ids,
                        decision,
                        reason: format!("because {b} of {desk}"),
                        session: None,
                    })));
                }
            }
            18 => {
                let challenges = seen.challenges();
                let mut own = challenges.iter().filter(|it| it.first.analyst == me);
                if let Some(it) = own.nth(b as usize % challenges.len().max(1)) {
                    let _ = acts::withdraw_challenge(&seen, &mut draft, it.id);
                }
            }
            20 => sort(&seen, &mut draft, code, other, (a, b)),
            21 => {
                let part = PartToClose {
                    part: Part::Document(document),
                    open: 0,
                };
                let closed = ConsensusClosed {
                    words: None,
                    session: None,
                    present: vec![me],
                    others: Vec::new(),
                };
                let done = acts::close_consensus(&seen, &mut draft, pass, &[part], closed);
                if done.is_err() {
                    let why = format!("reason {b} of {desk}");
                    let _ = acts::reopen_consensus(&seen, &mut draft, pass, part.part, &why);
                }
            }
            22 => {
                let rounds = seen.rounds(pass);
                let name = format!("round {a} of {desk}");
                match rounds.first() {
                    None if b.is_multiple_of(2) => {
                        let _ = acts::open_round(&seen, &mut draft, pass, &name, &[document]);
                    }
                    None => {
                        let eligible = drawing::for_round(&seen, pass);
                        let share = Share::Percent(60);
                        let draw = drawing::draw(&seen, &eligible, share, None, u64::from(a));
                        let _ = acts::open_drawn_round(&seen, &mut draft, pass, &name, draw);
                    }
                    Some(round) if b.is_multiple_of(3) => {
                        let _ = acts::remove_round(&seen, &mut draft, pass, round.id);
                    }
                    Some(round) => {
                        let _ = acts::rename_round(&seen, &mut draft, pass, round.id, &name);
                    }
                }
            }
            _ => {
                if let Some(code) = code {
                    let _ = acts::delete_code(&seen, &mut draft, code);
                }
            }
        }
        drop(seen);
        self.commit(desk, draft);
    }

    /// Closes a document of the blind pass for a desk's person.
    pub fn close(&mut self, desk: usize, document: DocumentId) {
        let mut draft = self.draft(desk);
        let now = self.desks[desk].study.now();
        let seen = self.seen(desk);
        let parts = [Part::Document(document)];
        acts::close_parts(
            &seen,
            &mut draft,
            self.pass,
            &parts,
            Talk::NotDiscussed,
            &now,
        )
        .unwrap();
        drop(seen);
        self.commit(desk, draft);
    }

    /// What a desk's person sees, as text: every name, number and passage, in a fixed order.
    pub fn picture(&self, desk: usize) -> String {
        picture(&self.seen(desk))
    }
}

/// Sorts on the board: categories, axes, concepts, links.
fn sort(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    code: Option<CodeId>,
    other: Option<CodeId>,
    (a, b): (u32, u32),
) {
    let axes = seen.axes();
    let axis = axes.get(a as usize % axes.len().max(1)).map(|it| it.id);
    let categories = seen.categories();
    let category = categories.get(b as usize % categories.len().max(1));
    let (Some(code), Some(other)) = (code, other) else {
        return;
    };
    match a % 6 {
        0 => {
            let name = format!("category {b}");
            let level = CategoryLevel::Category;
            let within = None;
            let new = NewCategory {
                name,
                level,
                within,
            };
            let _ = acts::make_category(seen, draft, new, &[code, other]);
        }
        1 => {
            let _ = acts::make_axis(seen, draft, &format!("axis {b}"), &["before", "after"]);
        }
        2 => {
            if let Some(axis) = axis {
                let values = seen.axis_values(axis);
                let value = values.get(b as usize % (values.len() + 1)).map(|it| it.id);
                let mut what = vec![Sorted::Code(code)];
                what.extend(category.map(|it| Sorted::Category(it.id)));
                acts::place_on_axis(seen, draft, &what, axis, value);
            }
        }
        3 => {
            let link = Some(CodeLink::LeadsTo).filter(|_| !b.is_multiple_of(4));
            let _ = acts::link_codes(seen, draft, code, other, link);
            if let Some(category) = category {
                let mark = match b % 5 {
                    0 => CategoryMark::Valence(None),
                    1 => CategoryMark::Valence(Some(Valence::Barrier)),
                    2 => CategoryMark::Valence(Some(Valence::Both)),
                    3 => CategoryMark::Place(Some(Place::External)),
                    _ => CategoryMark::Place(None),
                };
                let _ = acts::mark_category(seen, draft, category.id, mark);
            }
            draft.push(Change::MarkConcept {
                what: Sorted::Code(code),
                concept: other,
                marked: b.is_multiple_of(2),
            });
        }
        4 if b.is_multiple_of(3) => {
            let said = acts::say_no_counterpart(seen, draft, code);
            let _ = said.or_else(|_| acts::look_for_counterpart(seen, draft, code));
        }
        4 => drop(acts::match_codes(
            seen,
            draft,
            code,
            other,
            CodeMatch::Distinct,
        )),
        _ => review(seen, draft, b),
    }
}

/// Names signers, freezes the analysis, reviews it, answers reviews, finalizes it.
fn review(seen: &Seen<'_>, draft: &mut StepDraft, b: u32) {
    let versions = seen.analysis_versions();
    let people = seen.analysts();
    let (Some(me), Some(signer)) = (
        seen.person(),
        people.get(b as usize % people.len().max(1)).map(|it| it.id),
    ) else {
        return;
    };
    let Some(version) = versions.last().map(|it| it.version.id) else {
        let name = format!("version {b}");
        let _ = acts::freeze_analysis(seen, draft, &name, &seen.now());
        return;
    };
    saturation::review(seen, draft, &people, b);
    match b % 5 {
        0 => drop(acts::need_signer(seen, draft, signer, b.is_multiple_of(2))),
        1 => drop(acts::agree_with_rest(seen, draft, version, me)),
        2 => {
            let categories = seen.categories();
            if let Some(category) = categories.get(b as usize % categories.len().max(1)) {
                let new = NewReview {
                    version,
                    category: category.id,
                    reviewer: me,
                    verdict: Verdict::Object,
                    comment: format!("comment {b}"),
                };
                let _ = acts::review_category(seen, draft, &new);
            }
        }
        3 => {
            if let Some(review) = seen.review_entries().first() {
                let answer = Some(Answer::Accepted);
                let _ = acts::reply_to_review(seen, draft, review.id, me, "yes", answer);
            }
        }
        _ => drop(acts::finalize_version(seen, draft, version, "nevertheless")),
    }
}

/// Everything that shows, as text.
pub fn picture(seen: &Seen<'_>) -> String {
    let mut picture = String::new();
    let mut add = |line: String| {
        picture.push_str(&line);
        picture.push('\n');
    };
    for (code, depth) in &seen.code_tree().order {
        add(format!("code {code} {depth} {}", seen.code_name(*code)));
    }
    for document in seen.documents() {
        add(format!("document {} {}", document.id, document.name.text()));
        for coding in seen.codings_of(document.id) {
            add(format!(
                "coding {} {} {} {} {}",
                coding.id,
                coding.analyst(),
                seen.code_tree().effective(coding.code()),
                coding.span(),
                coding.condensed()
            ));
        }
    }
    quotations::picture(seen, &mut add);
    saturation::picture(seen, &mut add);
    let counts: BTreeMap<_, _> = seen.counts().by_analyst.into_iter().collect();
    add(format!("counts {counts:?}"));
    for it in seen.challenges() {
        let claim = it.claim.get().map(|claim| seen.claim_in_words(*claim));
        let (id, reason) = (it.id, it.reason.text());
        add(format!(
            "challenge {id} {} {claim:?} {reason}",
            it.first.analyst
        ));
    }
    for pass in seen.passes() {
        for it in seen.challenge_items(pass.id) {
            let decision = it.decision.map(|it| &it.decided);
            add(format!("item {} {:?} {decision:?}", it.id(), it.state));
        }
        for it in seen.amended_codings(pass.id) {
            add(format!("amended {it:?}"));
        }
    }
    for pass in seen.passes() {
        for document in seen.documents() {
            for analyst in seen.analysts() {
                let over = seen.passed_over(pass.id, analyst.id, document.id);
                add(format!("over {} {} {over:?}", pass.id, analyst.id));
            }
        }
    }
    for pass in seen.passes() {
        for round in seen.rounds(pass.id) {
            add(format!(
                "round {} {} {:?} {:?}",
                round.number,
                round.name(),
                round.documents,
                round.state
            ));
        }
    }
    for it in seen.summaries() {
        let cell = seen.summary_name(it.row, it.column);
        add(format!(
            "summary {cell} {} {:?} {:?}",
            it.text, it.by, it.links
        ));
    }
    for memo in seen.memos() {
        add(format!("memo {} {}", memo.id, memo.text.text()));
    }
    for category in seen.categories() {
        let marks: Vec<CategoryMark> = category.marks().collect();
        add(format!(
            "category {} {} {marks:?}",
            category.id,
            category.name.text()
        ));
    }
    add(format!("signers {:?}", seen.signers()));
    for version in seen.analysis_versions() {
        let state = seen.review_of(version.version.id);
        add(format!("review {state:?}"));
        let since = Moment::Cut(&version.version.frozen.cut);
        add(format!("{:?}", seen.categories_between(since, Moment::Now)));
    }
    for axis in seen.axes() {
        add(format!("axis {} {:?}", axis.id, seen.placed_on(axis.id)));
        for value in seen.axis_values(axis.id) {
            add(format!("value {} {}", value.id, value.name.text()));
        }
    }
    add(format!("concepts {:?}", seen.concepts()));
    add(format!("links {:?}", seen.code_links()));
    add(format!("matches {:?}", seen.code_matches()));
    for pass in seen.passes() {
        for part in seen.parts(pass.id) {
            let closings = seen.consensus_closings(pass.id, part);
            add(format!("consensus {} {part:?} {closings:?}", pass.id));
        }
    }
    for conflict in seen.conflicts() {
        add(conflict.sentence(seen));
    }
    for entry in seen.log() {
        add(format!(
            "log {} {} {} {:?}",
            entry.step, entry.what, entry.details, entry.why
        ));
    }
    let codes = seen.code_tree().order.iter();
    let things = codes.map(|(code, _)| HistoryOf::Code(*code));
    let codings = seen.codings().map(|coding| HistoryOf::Coding(coding.id));
    for thing in things.chain(codings) {
        for it in seen.history_of(thing) {
            add(format!(
                "told {thing:?} {} {:?} {}",
                it.field, it.before, it.after
            ));
        }
    }
    for change in seen.codebook_changes() {
        add(format!("changed {} {:?}", change.name, change.entry));
    }
    picture
}

pub fn document(name: &str, n: u8) -> Change {
    Change::AddDocument(Box::new(NewDocument {
        name: name.to_owned(),
        kind: DocumentKind::Transcript,
        text: TextHash([n; 32]),
        length: LENGTH,
        words: 200,
        speakers: vec!["I".to_owned(), "P".to_owned()],
        turns: Vec::new(),
        language: None,
        original: None,
        follows: None,
    }))
}
