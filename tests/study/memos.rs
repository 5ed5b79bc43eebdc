//! Memos: who may see and change them, what they are linked to, and the memo book.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::simulation::{Room, document, picture};
use interlinea::exchange::masking::Masks;
use interlinea::exchange::memos::{MemoFormat, memo_book};
use interlinea::model::acts::{self, ActError, MemoOf};
use interlinea::model::*;

fn write(room: &mut Room, desk: usize, on: Target, pass: Option<PassId>, text: &str) -> MemoId {
    of_kind(room, desk, on, pass, text, MemoKind::Analytic)
}

fn of_kind(
    room: &mut Room,
    desk: usize,
    on: Target,
    pass: Option<PassId>,
    text: &str,
    kind: MemoKind,
) -> MemoId {
    let mut draft = room.draft(desk);
    let new = MemoOf {
        kind,
        text: text.to_owned(),
        on,
        pass,
        links: Vec::new(),
    };
    let memo = acts::write_memo(&room.seen(desk), &mut draft, new).unwrap();
    room.commit(desk, draft);
    memo
}

fn link(room: &mut Room, desk: usize, memo: MemoId, to: Target) {
    let mut draft = room.draft(desk);
    acts::link_memo(&room.seen(desk), &mut draft, memo, to, true).unwrap();
    room.commit(desk, draft);
}

fn edit(room: &mut Room, desk: usize, memo: MemoId, edit: MemoEdit) -> Result<(), ActError> {
    let mut draft = room.draft(desk);
    let done = acts::edit_memo(&room.seen(desk), &mut draft, memo, edit);
    room.commit(desk, draft);
    done
}

/// A code that arose in a pass, with a coding.
fn coded(room: &mut Room, desk: usize, pass: PassId, name: &str) -> (CodeId, CodingId) {
    let (document, span) = (room.document, Span::new(10, 40));
    let mut draft = room.draft(desk);
    let seen = room.seen(desk);
    let mut new = acts::new_code(name);
    new.arose = Some(Arose {
        pass,
        document: Some(document),
        span: Some(span),
        within: None,
    });
    let code = acts::make_code(&seen, &mut draft, new).unwrap();
    let coding = acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    drop(seen);
    room.commit(desk, draft);
    (code, coding)
}

fn texts(seen: &Seen<'_>) -> Vec<String> {
    let memos = seen.memos();
    memos.iter().map(|it| it.text.text().to_owned()).collect()
}

fn book(seen: &Seen<'_>) -> String {
    let book = memo_book(seen, &Masks::of(seen));
    String::from_utf8(book.bytes(MemoFormat::Markdown).unwrap()).unwrap()
}

#[test]
fn a_memo_of_a_blind_pass_shows_to_the_other_with_the_part_it_is_about() {
    let mut room = Room::with(2);
    let (pass, first, second) = (room.pass, room.document, room.second);
    let passage = Target::Passage {
        document: first,
        span: Span::new(0, 10),
    };
    write(
        &mut room,
        0,
        passage,
        Some(pass),
        "on a passage of the first",
    );
    write(
        &mut room,
        0,
        Target::Document(second),
        Some(pass),
        "on the second",
    );
    write(&mut room, 0, Target::Study, Some(pass), "on the whole");
    write(&mut room, 0, Target::Study, None, "outside of any pass");
    room.sync(1);
    assert_eq!(texts(&room.seen(0)).len(), 4);
    assert_eq!(texts(&room.seen(1)), ["outside of any pass"]);
    for desk in [0, 1] {
        room.close(desk, first);
        room.sync(1 - desk);
    }
    assert_eq!(
        texts(&room.seen(1)),
        ["on a passage of the first", "outside of any pass"]
    );
    for desk in [0, 1] {
        room.close(desk, second);
        room.sync(1 - desk);
    }
    assert_eq!(texts(&room.seen(1)), texts(&room.seen(0)));
}

#[test]
fn a_summary_in_the_row_of_a_document_outside_the_pass_shows_when_the_pass_is_revealed() {
    let mut room = Room::with(2);
    let open = room.open_pass;
    let (_, coding) = coded(&mut room, 0, open, "seen by all");
    let column = Sorted::Code(room.seen(0).coding(coding).unwrap().code());
    let mut draft = room.draft(0);
    let note: DocumentId = draft.push(document("Field note", 99)).into();
    draft.push(Change::EditDocument {
        document: note,
        edit: DocumentEdit::Kind(DocumentKind::FieldNote),
    });
    room.commit(0, draft);
    let row = Subject::Document(note);
    let mut draft = room.draft(0);
    let working_in = Some(room.pass);
    acts::summarise(&room.seen(0), &mut draft, (row, column), working_in, "calm").unwrap();
    room.commit(0, draft);
    room.sync(1);
    assert!(room.seen(1).summary(row, column).is_none());
    for document in [room.document, room.second] {
        for desk in [0, 1] {
            room.close(desk, document);
            room.sync(1 - desk);
        }
    }
    assert!(room.seen(1).summary(row, column).is_some());
}

#[test]
fn a_memo_on_anothers_revealed_work_is_still_hidden_with_the_pass_its_author_works_in() {
    let mut room = Room::with(2);
    let (open, blind) = (room.open_pass, room.pass);
    let (_, coding) = coded(&mut room, 0, open, "seen by all");
    let on = Target::Coding(coding);
    let pass = acts::memo_pass(&room.seen(0), on, Some(blind));
    assert_eq!(
        pass,
        Some(blind),
        "where one works, and not where the coding is"
    );
    assert_eq!(acts::memo_pass(&room.seen(0), on, None), Some(open));
    write(&mut room, 0, on, pass, "what I think in the blind pass");
    write(&mut room, 0, on, Some(open), "what all may know");
    room.sync(1);
    assert_eq!(texts(&room.seen(1)), ["what all may know"]);
}

#[test]
fn a_memo_on_a_hidden_coding_code_or_memo_is_hidden_whatever_pass_it_says() {
    let mut room = Room::with(2);
    let (open, blind) = (room.open_pass, room.pass);
    let (code, coding) = coded(&mut room, 0, blind, "secret");
    let hidden = write(&mut room, 0, Target::Study, Some(blind), "hidden itself");
    for on in [
        Target::Code(code),
        Target::Coding(coding),
        Target::Memo(hidden),
    ] {
        write(&mut room, 0, on, Some(open), "says too much");
        write(&mut room, 0, on, None, "says too much");
    }
    room.sync(1);
    assert!(room.seen(1).memos().is_empty());
    assert!(!picture(&room.seen(1)).contains("says too much"));
    assert!(!book(&room.seen(1)).contains("says too much"));
    assert_eq!(room.seen(0).memos().len(), 7);
}

#[test]
fn a_link_to_something_hidden_says_nothing_and_is_not_counted() {
    let mut room = Room::with(2);
    let (open, blind) = (room.open_pass, room.pass);
    let (code, coding) = coded(&mut room, 0, blind, "secret");
    let hidden = write(&mut room, 0, Target::Study, Some(blind), "a hidden memo");
    let memo = write(&mut room, 0, Target::Study, Some(open), "for everybody");
    let targets = [
        Target::Code(code),
        Target::Coding(coding),
        Target::Memo(hidden),
    ];
    for to in targets {
        link(&mut room, 0, memo, to);
    }
    let document = Target::Document(room.document);
    link(&mut room, 0, memo, document);
    room.sync(1);
    for (desk, links) in [(0, 4), (1, 1)] {
        let seen = room.seen(desk);
        let it = seen.memo(memo).unwrap();
        assert_eq!(seen.links_of(it).len(), links, "desk {desk}");
    }
    let other = room.seen(1);
    for it in [picture(&other), book(&other)] {
        assert!(!it.contains("secret") && !it.contains("hidden"), "{it}");
    }
    // Nor does the log of the other tell that something was linked.
    let links = |seen: &Seen<'_>| {
        let log = seen.log();
        log.iter().filter(|it| it.what.contains("link")).count()
    };
    assert_eq!(links(&room.seen(0)), 4);
    assert_eq!(links(&other), 1);
    drop(other);
    // And nobody can link to what they do not see.
    let mine = write(&mut room, 1, Target::Study, None, "mine");
    let mut draft = room.draft(1);
    for to in targets {
        assert!(acts::link_memo(&room.seen(1), &mut draft, mine, to, true).is_err());
    }
    assert!(draft.is_empty());
}

#[test]
fn a_hidden_memo_is_not_among_those_linked_to_a_thing() {
    let mut room = Room::with(2);
    let blind = room.pass;
    let document = Target::Document(room.document);
    let hidden = write(&mut room, 0, Target::Study, Some(blind), "hidden");
    link(&mut room, 0, hidden, document);
    room.sync(1);
    assert_eq!(room.seen(0).linked_from(&[document]).len(), 1);
    assert!(room.seen(1).linked_from(&[document]).is_empty());
}

#[test]
fn a_reflexive_memo_is_its_authors_alone_until_shared_and_again_when_taken_back() {
    let mut room = Room::with(2);
    let memo = of_kind(
        &mut room,
        0,
        Target::Study,
        None,
        "Who am I here?",
        MemoKind::Reflexive,
    );
    room.sync(1);
    assert!(room.seen(1).memos().is_empty());
    assert!(!book(&room.seen(1)).contains("Who am I"));
    assert!(book(&room.seen(0)).contains("not shared"));
    edit(&mut room, 0, memo, MemoEdit::Shared(true)).unwrap();
    room.sync(1);
    assert_eq!(texts(&room.seen(1)), ["Who am I here?"]);
    edit(&mut room, 0, memo, MemoEdit::Shared(false)).unwrap();
    room.sync(1);
    assert!(room.seen(1).memos().is_empty());
    // Somebody who is no person of the study sees none of it either.
    let study = &room.desks[0].study;
    assert!(study.seen_by(Viewer::Anyone).memos().is_empty());
}

#[test]
fn only_its_author_changes_a_memo_but_everybody_ticks_off_what_was_to_be_explored() {
    let mut room = Room::with(2);
    let kind = MemoKind::ToExploreNext;
    let memo = of_kind(&mut room, 0, Target::Study, None, "Ask about nights", kind);
    room.sync(1);
    for refused in [
        MemoEdit::Text("mine now".to_owned()),
        MemoEdit::Kind(MemoKind::Method),
        MemoEdit::Removed(true),
        MemoEdit::Shared(true),
    ] {
        assert_eq!(
            edit(&mut room, 1, memo, refused),
            Err(ActError::NotYourMemo)
        );
    }
    edit(&mut room, 1, memo, MemoEdit::Explored(true)).unwrap();
    room.sync(0);
    assert!(room.seen(0).memo(memo).unwrap().explored.get_or(false));
    assert!(book(&room.seen(0)).contains("☑ The study"));
    let step = room.seen(1).next_undo().unwrap().step;
    let mut draft = room.draft(1);
    draft.push(Change::Undo { step });
    room.commit(1, draft);
    assert!(!room.seen(1).memo(memo).unwrap().explored.get_or(false));
    assert_eq!(
        edit(&mut room, 0, memo, MemoEdit::Text("  ".to_owned())),
        Err(ActError::EmptyMemo)
    );
}

#[test]
fn in_a_pass_within_constructs_a_memo_shows_with_the_construct_whose_material_it_is_on() {
    let mut room = Room::with(2);
    let open = room.open_pass;
    let people: Vec<AnalystId> = room.desks.iter().map(|desk| desk.person).collect();
    let (a, of_a) = coded(&mut room, 0, open, "A");
    let (b, _) = coded(&mut room, 0, open, "B");
    let mut draft = room.draft(0);
    let spans = [(a, 10, 40), (b, 100, 140)].map(|(construct, start, end)| MaterialSpan {
        construct,
        document: room.document,
        start,
        end,
    });
    let pass: PassId = draft
        .push(Change::AddPass(Box::new(NewPass {
            name: "Within".to_owned(),
            kind: PassKind::Inductive,
            analysts: people,
            framework: None,
            level: Level::Manifest,
            blind: true,
            material: Material::Segments {
                of: open,
                constructs: vec![a, b],
                spans: spans.to_vec(),
            },
        })))
        .into();
    room.commit(0, draft);
    room.sync(1);
    let document = room.document;
    let passage = |start: u32, end: u32| Target::Passage {
        document,
        span: Span::new(start, end),
    };
    write(&mut room, 0, passage(12, 20), Some(pass), "within A");
    write(&mut room, 0, passage(110, 120), Some(pass), "within B");
    write(&mut room, 0, passage(30, 110), Some(pass), "within both");
    write(&mut room, 0, passage(500, 510), Some(pass), "outside");
    write(&mut room, 0, Target::Code(a), Some(pass), "on A itself");
    write(
        &mut room,
        0,
        Target::Document(document),
        Some(pass),
        "on the document",
    );
    write(
        &mut room,
        0,
        Target::Coding(of_a),
        Some(pass),
        "on a segment of A",
    );
    room.sync(1);
    assert!(room.seen(1).memos().is_empty());
    let close = |room: &mut Room, construct: CodeId| {
        for desk in [0, 1] {
            let mut draft = room.draft(desk);
            let now = room.desks[desk].study.now();
            let parts = [Part::Construct(construct)];
            acts::close_parts(
                &room.seen(desk),
                &mut draft,
                pass,
                &parts,
                Talk::NotDiscussed,
                &now,
            )
            .unwrap();
            room.commit(desk, draft);
            room.sync(1 - desk);
        }
    };
    close(&mut room, a);
    assert_eq!(
        texts(&room.seen(1)),
        ["within A", "on A itself", "on a segment of A"]
    );
    close(&mut room, b);
    assert_eq!(texts(&room.seen(1)).len(), 7);
}

#[test]
fn memos_that_stand_on_each_other_in_a_circle_are_no_trouble() {
    // Only a journal made by hand names a memo before it is written.
    let mut room = Room::with(2);
    let mut draft = room.draft(0);
    let own = draft.first();
    let device = room.desks[0].device;
    let (me, ids) = (room.desks[0].person, [own, own + 1]);
    for on in [ids[1], ids[0]] {
        draft.push(Change::AddMemo(Box::new(NewMemo {
            analyst: Some(me),
            kind: MemoKind::Analytic,
            text: "round".to_owned(),
            on: Target::Memo(MemoId(Id::new(device, on))),
            pass: Some(room.pass),
            author: None,
            dated: None,
        })));
    }
    room.commit(0, draft);
    room.sync(1);
    assert!(room.seen(1).memos().is_empty());
    let _ = book(&room.seen(0));
}

#[test]
fn the_memo_book_goes_by_kind_and_then_by_date() {
    let mut room = Room::with(1);
    let document = room.document;
    of_kind(
        &mut room,
        0,
        Target::Study,
        None,
        "Why five waves?\n\n* not a list",
        MemoKind::Method,
    );
    write(
        &mut room,
        0,
        Target::Document(document),
        None,
        "First of two",
    );
    let passage = Target::Passage {
        document,
        span: Span::new(3, 9),
    };
    let last = write(&mut room, 0, passage, None, "Second of two");
    let second = Target::Document(room.second);
    link(&mut room, 0, last, second);
    let masks = Masks::default();
    let mut book = memo_book(&room.seen(0), &masks);
    book.quote(&masks, &|_| {
        Some(std::sync::Arc::new(Text::new("I: Hello there.".to_owned())))
    });
    let text = String::from_utf8(book.bytes(MemoFormat::Markdown).unwrap()).unwrap();
    let places = [
        "# Memo book: Untitled study",
        "## Analytic memos (2)",
        "### Document Interview 1",
        "Person 0 · ",
        "First of two",
        "### Passage in Interview 1",
        "> Hello",
        "> — Interview 1",
        "Second of two",
        "- Document Interview 2",
        "## Memos on method (1)",
        "Why five waves?\n\n\\* not a list",
    ];
    let mut from = 0;
    for place in places {
        let at = text[from..].find(place);
        from += at.unwrap_or_else(|| panic!("no “{place}” after {from} in {text}"));
    }
}
