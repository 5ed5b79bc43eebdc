//! Explore in the real window: searching, coding what was found, segments of codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::window::{
    Window,
    coded::{TEXTS, coded},
    picture, sample,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use interlinea::model::Span;
use interlinea::ui::{Action, Command, WorkspaceKind};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

fn coded_words(document: usize, span: Span) -> String {
    let letters = TEXTS[document].1.chars();
    letters
        .skip(span.start as usize)
        .take(span.len() as usize)
        .collect()
}

fn explore(window: &mut Window) {
    window.keys(Modifiers::COMMAND, Key::Num5);
}

fn search(window: &mut Window, words: &str) {
    explore(window);
    window.type_into("Search the transcripts", words);
    window.wait_for(&format!("for “{words}”"));
}

/// The words of all codings of this code.
fn words_coded(window: &Window, code: &str) -> Vec<String> {
    let study = window.app().study().unwrap();
    let seen = study.project().seen();
    let named = seen
        .codes()
        .into_iter()
        .find(|it| it.name.text() == code)
        .map(|it| it.id);
    let codings = seen.codings().filter(|it| Some(it.code()) == named);
    let mut words: Vec<String> = codings
        .map(|coding| {
            let name = seen.document(coding.document()).unwrap().name.text();
            let document = TEXTS.iter().position(|(it, _)| *it == name).unwrap();
            coded_words(document, coding.span())
        })
        .collect();
    words.sort();
    words
}

#[test]
fn a_word_is_found_in_any_form_and_leads_to_its_place() {
    let mut window = coded(SIZE);
    explore(&mut window);
    window.type_into("Search the transcripts", "asking");
    window.wait_for("2 places in 1 paragraph for “asking”");
    picture(&mut window, "explore");
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.workspace, WorkspaceKind::Code);
    let (_, span) = here.passage.unwrap();
    let words = coded_words(1, span);
    assert_eq!(words, "asked", "the second place, which the arrow chose");
    // Back in Explore the list stands where it was.
    explore(&mut window);
    window.key(Key::Enter);
    let here = &window.app().study().unwrap().here;
    assert_eq!(here.passage.unwrap().1, span);
}

#[test]
fn a_question_that_finds_nothing_says_so_and_odd_input_is_no_error() {
    let mut window = coded(SIZE);
    explore(&mut window);
    window.type_into("Search the transcripts", "\"zebra (");
    window.wait_for("0 places in 0 paragraphs");
    assert!(window.shows("The quotation mark at character 1 has no partner"));
}

#[test]
fn what_is_coded_at_a_place_stands_beside_it_and_a_code_can_be_asked_for() {
    let mut window = coded(SIZE);
    search(&mut window, "asked");
    assert!(window.shows("coded being asked"));
    window.click_role(Role::TextInput, "Search the transcripts");
    window.write(" code:nobody");
    window.wait_for("“code:nobody” finds nothing");
    for _ in 0.."nobody".len() {
        window.key(Key::Backspace);
    }
    window.write("asked");
    window.wait_for("2 places in 1 paragraph for “asked code:asked”");
}

#[test]
fn roles_speakers_and_documents_are_counted_and_narrow_the_list() {
    let mut window = coded(SIZE);
    search(&mut window, "park OR asked");
    assert!(window.shows("4 places in 3 paragraphs"));
    picture(&mut window, "explore-facets");
    window.click_role(Role::ListItem, "Marek, 2 places of this speaker");
    window.wait_for("2 places in 1 paragraph");
    window.click("Look at all of them");
    window.wait_for("4 places in 3 paragraphs");
}

#[test]
fn the_sentences_of_all_places_are_coded_in_one_step_and_taken_back_in_one() {
    let mut window = coded(SIZE);
    search(&mut window, "asked OR park");
    window.click("Code all 4…");
    window.write("presence");
    picture(&mut window, "explore-code-box");
    window.keys(Modifiers::SHIFT, Key::Enter);
    window.wait_for("4 sentences in 2 documents got the code “presence”.");
    picture(&mut window, "explore-coded");
    assert_eq!(
        words_coded(&window, "presence"),
        [
            "I go where they already are, the laundrette, the park.",
            "Nobody had asked me that.",
            "She asked me how I slept.",
            "They do not go to the park.",
        ]
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(words_coded(&window, "presence").is_empty());
}

#[test]
fn chosen_places_are_coded_by_the_keyboard_alone_and_those_that_have_the_code_are_counted() {
    let mut window = coded(SIZE);
    search(&mut window, "asked");
    window.key(Key::ArrowDown);
    window.key(Key::Space);
    assert!(window.shows("Code the chosen one…"));
    window.key(Key::Slash);
    window.write("not by phone");
    window.key(Key::Enter);
    window.wait_for("1 sentence in 1 document got the code “not by phone”.");
    assert_eq!(
        words_coded(&window, "not by phone"),
        ["It is almost never by phone", "Nobody had asked me that."]
    );
    window.click("Code all 2…");
    window.write("not by phone");
    window.key(Key::Enter);
    window.wait_for("1 sentence in 1 document got the code “not by phone”; 1 had it already.");
    window.click("Code all 2…");
    window.write("being asked");
    window.key(Key::Enter);
    window.wait_for("No sentence got the code “being asked”; 2 had it already.");
}

#[test]
fn a_search_is_kept_and_those_of_late_are_offered_again() {
    let mut window = coded(SIZE);
    search(&mut window, "asked");
    window.click("Keep this search");
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    explore(&mut window);
    window.click_role(Role::TextInput, "Search the transcripts");
    window.keys(Modifiers::COMMAND, Key::A);
    window.key(Key::Backspace);
    assert!(window.shows("Kept searches") && window.shows("Recent searches"));
    picture(&mut window, "explore-kept");
    let kept = window.harness.state().study().unwrap();
    assert!(kept.project().seen().codes().len() > 3);
}

#[test]
fn the_palette_searches_for_what_was_typed() {
    let mut window = coded(SIZE);
    window.keys(Modifiers::COMMAND, Key::K);
    window.write("laundrette");
    window.key(Key::Enter);
    window.wait_for("1 place in 1 paragraph for “laundrette”");
}

#[test]
fn segments_are_listed_by_what_else_was_coded_there() {
    let mut window = coded(SIZE);
    explore(&mut window);
    window.click_role(Role::Tab, "Segments of codes");
    window.click("Choose a code…");
    window.write("being asked");
    window.key(Key::Enter);
    window.wait_for("2 segments in 1 document");
    picture(&mut window, "explore-segments");
    window.click("Code nearby…");
    window.write("not by phone");
    window.key(Key::Enter);
    window.wait_for("0 segments in 0 documents");
    window.key(Key::ArrowDown);
}

#[test]
fn pictures_of_a_search_in_the_sample() {
    for (dark, size, name) in [
        (false, SIZE, "explore-sample-light"),
        (true, SIZE, "explore-sample-dark"),
        (
            false,
            Vec2::new(1920.0, 1080.0),
            "explore-sample-large-light",
        ),
        (true, Vec2::new(1920.0, 1080.0), "explore-sample-large-dark"),
    ] {
        let Some(mut window) = sample(Some("Ellen"), size) else {
            return;
        };
        let look = if dark { Action::Dark } else { Action::Light };
        window.harness.state_mut().push(Command::Do(look));
        window.settle();
        search(&mut window, "phone OR home");
        window.key(Key::ArrowDown);
        window.key(Key::Space);
        picture(&mut window, name);
    }
}

#[test]
fn the_command_line_finds_what_the_window_finds() {
    let mut window = coded(SIZE);
    let folder = window.path("study").display().to_string();
    let desk = crate::desk::Desk::new();
    explore(&mut window);
    for query in [
        "asked",
        "\"asked me\"",
        "park OR phone",
        "go -phone",
        "speaker:bernie they",
        "park code:\"meeting where parents are\"",
        "code:\"being asked\"",
        "laundr*",
        "document:marek trust~",
        "zebra",
    ] {
        let told = desk
            .run(&["search", &folder, query, "--as", "Anna", "--json"])
            .json();
        let (total, paragraphs) = (&told["total"], &told["paragraphs"]);
        window.click_role(Role::TextInput, "Search the transcripts");
        window.keys(Modifiers::COMMAND, Key::A);
        window.write(query);
        let places = if total == 1 { "place" } else { "places" };
        let in_paragraphs = if paragraphs == 1 {
            "paragraph"
        } else {
            "paragraphs"
        };
        window.wait_for(&format!(
            "{total} {places} in {paragraphs} {in_paragraphs} for “{query}”"
        ));
        for hit in told["hits"].as_array().unwrap() {
            let context = hit["context"].as_str().unwrap();
            assert!(window.shows(context), "{query}: {context}");
        }
    }
    // The same segments too.
    let segments = desk
        .run(&[
            "retrieve",
            &folder,
            "--code",
            "being asked",
            "--as",
            "Anna",
            "--json",
        ])
        .json();
    window.click_role(Role::Tab, "Segments of codes");
    window.click("Choose a code…");
    window.write("being asked");
    window.key(Key::Enter);
    window.wait_for("2 segments in 1 document");
    for segment in segments.as_array().unwrap() {
        assert!(window.shows(segment["text"].as_str().unwrap()));
    }
}
