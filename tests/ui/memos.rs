//! The window: the drawer of memos, on every screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::coded::coded;
use crate::window::{Window, new_study, picture, sample};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ImportedDocument, MemoOf, NewPassOf};
use interlinea::model::*;
use interlinea::ui::{Command, Selected, WorkspaceKind};
use std::path::Path;

const SMALL: Vec2 = Vec2::new(1280.0, 800.0);
const LARGE: Vec2 = Vec2::new(1920.0, 1080.0);

fn push(window: &mut Window, command: Command) {
    window.harness.state_mut().push(command);
    window.settle();
}

fn open(window: &Window) -> &interlinea::ui::OpenStudy {
    window.app().study().unwrap()
}

fn seen(window: &Window) -> Seen<'_> {
    open(window).project().seen()
}

/// The memo written last.
fn last(window: &Window) -> things::Memo {
    seen(window).memos().last().copied().unwrap().clone()
}

/// Presses M, writes and saves.
fn write(window: &mut Window, words: &str) {
    window.key(Key::M);
    window.write(words);
    window.keys(Modifiers::COMMAND, Key::Enter);
}

fn go(window: &mut Window, kind: WorkspaceKind) {
    push(window, Command::Go(kind));
}

#[test]
fn m_writes_a_memo_on_whatever_is_selected_on_every_screen() {
    let mut window = coded(SMALL);
    let (document, pass, me) = {
        let seen = seen(&window);
        (
            seen.documents()[0].id,
            seen.passes()[0].id,
            seen.person().unwrap(),
        )
    };
    let code = seen(&window).codes().last().unwrap().id;
    go(&mut window, WorkspaceKind::Documents);
    let selected = [
        (Selected::Document(document), Target::Document(document)),
        (Selected::Pass(pass), Target::Pass(pass)),
        (Selected::Analyst(me), Target::Analyst(me)),
        (Selected::Nothing, Target::Study),
    ];
    for (selected, on) in selected {
        push(&mut window, Command::Select(selected));
        write(&mut window, "Something about it");
        assert_eq!(last(&window).first.on, on);
        assert!(!open(&window).spaces.memos.is_open(), "it closes again");
    }
    go(&mut window, WorkspaceKind::Condense);
    push(&mut window, Command::Select(Selected::Code(code)));
    write(&mut window, "About the code");
    assert_eq!(last(&window).first.on, Target::Code(code));
    assert_eq!(last(&window).first.pass, Some(pass));
    // What is selected on another screen is not meant here.
    go(&mut window, WorkspaceKind::Report);
    write(&mut window, "About the study");
    assert_eq!(last(&window).first.on, Target::Study);
    assert_eq!(seen(&window).memos().len(), 6);
}

#[test]
fn with_the_right_panel_folded_a_memo_on_a_bare_passage_is_written_in_the_drawer() {
    let mut window = coded(SMALL);
    let document = seen(&window).documents()[0].id;
    go(&mut window, WorkspaceKind::Code);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    let span = Span::new(60, 90);
    push(&mut window, Command::ShowPassage { document, span });
    window.key(Key::M);
    assert!(open(&window).spaces.memos.is_open());
    picture(&mut window, "memos-writing");
    window.write("A bare passage");
    window.keys(Modifiers::COMMAND, Key::Enter);
    let memo = last(&window);
    assert!(
        matches!(memo.first.on, Target::Passage { document: it, .. } if it == document),
        "{:?}",
        memo.first.on
    );
    // It has a mark beside the text, which leads to it.
    window.click("A memo on these words");
    assert!(open(&window).spaces.memos.is_open());
    assert!(window.shows("Linked to") || window.shows("Link to…"));
    picture(&mut window, "memos-mark");
}

#[test]
fn the_drawer_opens_and_closes_by_keyboard_and_is_remembered() {
    let mut window = coded(SMALL);
    window.keys(Modifiers::COMMAND, Key::M);
    assert!(window.shows("Write the first memo"));
    window.keys(Modifiers::COMMAND, Key::M);
    assert!(!open(&window).spaces.memos.is_open());
    window.keys(Modifiers::COMMAND, Key::M);
    window.click("Write the first memo");
    window.write("First thought");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(open(&window).spaces.memos.is_open(), "it was open before");
    assert!(window.shows("1 memo"));
    window.click("Close the memos");
    assert!(!window.shows("1 memo"));
}

#[test]
fn memos_are_searched_filtered_ticked_off_and_thrown_away_with_undo() {
    let mut window = coded(SMALL);
    go(&mut window, WorkspaceKind::Documents);
    push(&mut window, Command::Select(Selected::Nothing));
    write(&mut window, "Ask about nights");
    write(&mut window, "Trust comes late");
    window.keys(Modifiers::COMMAND, Key::M);
    assert!(window.shows("2 memos"));
    window.write("NIGHT");
    picture(&mut window, "memos-search");
    assert!(window.shows("1 of 2"));
    assert!(!window.shows("Trust comes late"));
    window
        .harness
        .get_by_label_contains("Analytic memo on The study, Anna")
        .click();
    window.settle();
    window.click_role(Role::ComboBox, "Kind of this memo");
    window.click_role(Role::Button, "To explore next");
    assert_eq!(seen(&window).memos()[0].kind(), MemoKind::ToExploreNext);
    window.click_role(Role::CheckBox, "Explored");
    assert!(seen(&window).memos()[0].explored.get_or(false));
    window.click("Throw the memo away");
    assert_eq!(seen(&window).memos().len(), 1);
    assert!(window.shows("No memo fits."));
    window.click("Show all memos");
    assert!(window.shows("1 memo"));
    window.click("Close the memos");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(seen(&window).memos().len(), 2);
}

#[test]
fn a_memo_is_linked_by_a_few_letters_and_by_what_is_selected_and_says_so_on_both_sides() {
    let mut window = coded(SMALL);
    let (first, second) = {
        let seen = seen(&window);
        (seen.documents()[0].id, seen.documents()[1].id)
    };
    go(&mut window, WorkspaceKind::Documents);
    push(&mut window, Command::Select(Selected::Document(first)));
    write(&mut window, "Compare the two");
    let memo = last(&window).id;
    push(&mut window, Command::ShowMemo(memo));
    window.click("Link to…");
    window.write("being as");
    window.key(Key::Enter);
    push(&mut window, Command::Select(Selected::Document(second)));
    window.click("Link to the selected document");
    let links = {
        let seen = seen(&window);
        seen.links_of(seen.memo(memo).unwrap())
    };
    assert_eq!(links.len(), 2);
    assert!(links.contains(&Target::Document(second)));
    assert!(links.iter().any(|it| matches!(it, Target::Code(_))));
    assert!(window.shows("Go to code being asked"));
    // On the other side it says where it is linked from.
    assert!(window.shows("linked from Bernie"));
    picture(&mut window, "memos-linked");
    window.click("Go to code being asked");
    assert_eq!(open(&window).here.workspace, WorkspaceKind::Code);
    window.click("Take away the link to being asked");
    let seen = seen(&window);
    assert_eq!(seen.links_of(seen.memo(memo).unwrap()).len(), 1);
}

#[test]
fn the_memo_book_is_saved_from_the_drawer() {
    let mut window = coded(SMALL);
    go(&mut window, WorkspaceKind::Documents);
    push(&mut window, Command::Select(Selected::Nothing));
    write(&mut window, "For the book");
    window.keys(Modifiers::COMMAND, Key::M);
    window.click("Export the memo book…");
    window.click("Text (Markdown)");
    picture(&mut window, "memos-export");
    window.click("Save the memo book");
    window.wait_for("Saved as ");
    let path = window.path("Peer support in Eastfield memo book.md");
    let book = std::fs::read_to_string(path).unwrap();
    assert!(book.contains("For the book"), "{book}");
}

#[test]
fn names_are_masked_in_the_memo_book_that_the_drawer_saves_and_in_its_name() {
    let mut window = coded(SMALL);
    window.mask("Marek", "XX");
    window.mask("Eastfield", "a town");
    go(&mut window, WorkspaceKind::Documents);
    push(&mut window, Command::Select(Selected::Nothing));
    write(&mut window, "Marek is tired");
    window.keys(Modifiers::COMMAND, Key::M);
    window.click("Export the memo book…");
    window.click("Text (Markdown)");
    window.click("Save the memo book");
    window.wait_for("Saved as ");
    let path = window.path("Peer support in a town memo book.md");
    let book = std::fs::read_to_string(path).unwrap();
    assert!(book.contains("XX is tired"), "{book}");
    assert!(
        !book.contains("Marek") && !book.contains("Eastfield"),
        "{book}"
    );
}

#[test]
fn when_a_pass_closes_the_journal_offers_one_line_and_demands_nothing() {
    let mut window = coded(SMALL);
    let pass = seen(&window).passes()[0].id;
    let documents: Vec<Part> = {
        let seen = seen(&window);
        let documents = seen.documents().into_iter();
        documents.map(|it| Part::Document(it.id)).collect()
    };
    go(&mut window, WorkspaceKind::Code);
    let close = move |parts: Vec<Part>| Command::Act {
        what: "close",
        act: Box::new(move |act| {
            acts::close_parts(
                act.seen,
                act.draft,
                pass,
                &parts,
                Talk::NotDiscussed,
                act.now,
            )
            .unwrap();
            Ok(Vec::new())
        }),
        why: None,
    };
    push(&mut window, close(documents[..1].to_vec()));
    assert!(!window.shows("What did I bring to this?"));
    push(&mut window, close(documents[1..].to_vec()));
    assert!(window.shows("What did I bring to this?"));
    picture(&mut window, "memos-journal");
    window.type_into("What did I bring to this?", "I was new here myself.");
    window.click("Keep it in my journal");
    assert!(!window.shows("What did I bring to this?"));
    let memo = last(&window);
    assert_eq!(memo.kind(), MemoKind::Reflexive);
    assert!(memo.is_private());
    assert_eq!(memo.first.on, Target::Pass(pass));
}

/// A study of Anna and Bo with a blind pass in which Bo has coded and written memos; Anna's project, closed by nobody.
fn blind(folder: &Path) -> Project {
    let anna_home = Installation::at(folder.join("anna"));
    let mut anna = new_study(&folder.join("study")).make(&anna_home).unwrap();
    let mut draft = anna.draft().unwrap();
    let bo_id = acts::add_analyst(&anna.seen(), &mut draft, "Bo").unwrap();
    anna.commit(draft).unwrap();
    let text = Text::new("She knows the whole street.".to_owned());
    let hash = anna.add_text(&text).unwrap();
    let mut draft = anna.draft().unwrap();
    let imported = ImportedDocument {
        name: "Parent A".to_owned(),
        kind: DocumentKind::Transcript,
        text: hash,
        length: text.len(),
        words: 5,
        turns: Vec::new(),
        speakers: Vec::new(),
        language: None,
        original: None,
        remarks: Vec::new(),
    };
    let document = acts::import_document(&anna.seen(), &mut draft, imported).unwrap();
    anna.commit(draft).unwrap();
    let mut draft = anna.draft().unwrap();
    let of = NewPassOf {
        name: "Inductive".to_owned(),
        kind: PassKind::Inductive,
        analysts: anna.seen().analysts().iter().map(|it| it.id).collect(),
        framework: None,
        level: Level::Manifest,
        blind: true,
        within: None,
    };
    let pass = acts::open_pass(&anna.seen(), &mut draft, of).unwrap();
    anna.commit(draft).unwrap();
    let bo_home = Installation::at(folder.join("bo"));
    let mut bo = Project::open(anna.folder(), &bo_home).unwrap();
    bo.bind(bo_id).unwrap();
    let mut draft = bo.draft().unwrap();
    {
        let seen = bo.seen();
        let mut new = acts::new_code("secret of Bo");
        new.arose = Some(Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        });
        let code = acts::make_code(&seen, &mut draft, new).unwrap();
        let span = Span::new(0, 9);
        acts::code_passage(&seen, &mut draft, pass, document, span, code).unwrap();
    }
    bo.commit(draft).unwrap();
    let memo = |bo: &mut Project, text: &str, on: Target, pass, links: Vec<Target>| {
        let mut draft = bo.draft().unwrap();
        let new = MemoOf {
            kind: MemoKind::Analytic,
            text: text.to_owned(),
            on,
            pass,
            links,
        };
        acts::write_memo(&bo.seen(), &mut draft, new).unwrap();
        bo.commit(draft).unwrap();
    };
    let code = bo.seen().codes().last().unwrap().id;
    let span = Span::new(0, 3);
    memo(
        &mut bo,
        "hidden words",
        Target::Passage { document, span },
        Some(pass),
        Vec::new(),
    );
    let hidden = bo.seen().memos()[0].id;
    let links = vec![
        Target::Code(code),
        Target::Memo(hidden),
        Target::Document(document),
    ];
    memo(
        &mut bo,
        "open words",
        Target::Document(document),
        None,
        links,
    );
    anna.refresh().unwrap();
    anna
}

#[test]
fn nothing_of_a_hidden_memo_or_of_a_link_to_something_hidden_shows_in_the_drawer() {
    let folder = tempfile::tempdir().unwrap();
    let anna = blind(folder.path());
    let document = anna.seen().documents()[0].id;
    let mut window = Window::with(anna, folder, SMALL);
    for kind in WorkspaceKind::ALL {
        go(&mut window, kind);
        push(&mut window, Command::Select(Selected::Document(document)));
        if !open(&window).spaces.memos.is_open() {
            window.keys(Modifiers::COMMAND, Key::M);
        }
        assert!(window.shows("1 memo"), "{kind:?}");
        for words in [
            "hidden words",
            "secret",
            "A memo on these words",
            "Linked from",
        ] {
            assert!(!window.shows(words), "{words} in {kind:?}");
        }
    }
    let memo = seen(&window).memos()[0].id;
    push(&mut window, Command::ShowMemo(memo));
    assert!(window.shows("open words"));
    assert!(window.shows("Go to document Parent A"));
    for words in [
        "hidden words",
        "secret",
        "Take away the link",
        "Throw the memo away",
    ] {
        assert!(!window.shows(words), "{words}");
    }
    // Nor can anything hidden be found to link to, or be searched for.
    window.type_into("Search the memos", "hidden");
    assert!(window.shows("0 of 1"));
    push(&mut window, Command::WriteMemo(Target::Study));
    window.click("the study");
    window.write("secret");
    assert!(!window.shows("secret of Bo"));
    window.write(" of Bo and nobody else");
    assert!(window.shows("Nothing has this name."));
}

#[test]
fn a_reflexive_memo_is_shared_from_the_drawer() {
    let Some(mut window) = sample(Some("Ellen"), SMALL) else {
        return;
    };
    let mine = |window: &Window| {
        let seen = seen(window);
        let me = seen.person();
        let memos = seen.memos().into_iter();
        let mut mine = memos.filter(|it| it.is_private() && it.first.analyst == me);
        mine.next().map(|it| it.id)
    };
    let Some(memo) = mine(&window) else {
        println!("skipped: Ellen has no reflexive memo of her own");
        return;
    };
    push(&mut window, Command::ShowMemo(memo));
    assert!(window.shows("nobody else reads it until it is shared"));
    window.click("Share it");
    assert!(!seen(&window).memo(memo).unwrap().is_private());
    window.click("Keep it to myself");
    assert!(seen(&window).memo(memo).unwrap().is_private());
}

#[test]
fn pictures_of_the_drawer_on_two_screens_light_and_dark() {
    for (size, name) in [(SMALL, "1280"), (LARGE, "1920")] {
        for dark in [false, true] {
            let Some(mut window) = sample(Some("Ellen"), size) else {
                return;
            };
            if dark {
                push(&mut window, Command::Do(interlinea::ui::Action::Dark));
            }
            let mode = if dark { "dark" } else { "light" };
            let memos: Vec<MemoId> = seen(&window).memos().iter().map(|it| it.id).collect();
            let passage = seen(&window)
                .memos()
                .into_iter()
                .find(|it| matches!(it.first.on, Target::Passage { .. } | Target::Coding(_)));
            let first = passage.map_or(memos[0], |it| it.id);
            go(&mut window, WorkspaceKind::Code);
            push(&mut window, Command::ShowMemo(first));
            picture(&mut window, &format!("memos-code-{name}-{mode}"));
            go(&mut window, WorkspaceKind::Condense);
            push(&mut window, Command::ShowMemo(*memos.last().unwrap()));
            picture(&mut window, &format!("memos-condense-{name}-{mode}"));
        }
    }
}

#[test]
fn at_200_percent_the_drawer_still_has_room_for_a_memo() {
    let Some(mut window) = sample(Some("Ellen"), SMALL) else {
        return;
    };
    for _ in 0..10 {
        push(&mut window, Command::Do(interlinea::ui::Action::LargerText));
    }
    let memo = seen(&window).memos()[0].id;
    push(&mut window, Command::ShowMemo(memo));
    assert!(window.shows("Back to the list"));
    picture(&mut window, "memos-200-percent");
    window.click("Back to the list");
    assert!(window.shows("memos"));
    picture(&mut window, "memos-200-percent-list");
}
