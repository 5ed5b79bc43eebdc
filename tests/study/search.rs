//! Searching transcripts, memos and definitions.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // A test says what went wrong by failing.

use interlinea::model::{Span, Text, Turn};
use interlinea::search::{
    Coded, Comparison, Hits, Index, IndexedDocument, IndexedSpeaker, Kind, Note, Options, Order,
    TextSource, Update, codes_asked,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A study of plain documents and an index over them.
struct Study {
    documents: Vec<Source>,
    index: Index,
}

struct Source {
    kind: Kind,
    id: u64,
    name: String,
    language: Option<String>,
    text: Arc<Text>,
    turns: Vec<Turn>,
    speakers: Vec<IndexedSpeaker>,
}

fn source(id: u64, language: &str, text: &str) -> Source {
    Source {
        kind: Kind::Transcript,
        id,
        name: format!("Interview {id}"),
        language: (!language.is_empty()).then(|| language.to_owned()),
        text: Arc::new(Text::new(text.to_owned())),
        turns: Vec::new(),
        speakers: Vec::new(),
    }
}

/// A transcript of lines `label: words`; labels stand for themselves, roles are given beside.
fn interview(id: u64, text: &str, roles: &[(&str, &str)]) -> Source {
    let mut source = source(id, "en", text);
    let mut start = 0;
    for line in text.lines() {
        let (label, _) = line.split_once(": ").expect("a label");
        let speaker = source
            .speakers
            .iter()
            .position(|known| known.label == label)
            .unwrap_or_else(|| {
                source.speakers.push(IndexedSpeaker {
                    label: label.to_owned(),
                    role: roles
                        .iter()
                        .find(|(name, _)| *name == label)
                        .map(|(_, role)| (*role).to_owned()),
                    participant: Some(format!("Participant {label}")),
                });
                source.speakers.len() - 1
            });
        let length = line.chars().count() as u32;
        source.turns.push(Turn {
            start,
            body: start + label.chars().count() as u32 + 2,
            end: start + length,
            speaker: Some(speaker as u16),
            time_ms: None,
        });
        start += length + 1;
    }
    source
}

impl Source {
    fn indexed(&self) -> IndexedDocument<'_> {
        IndexedDocument {
            kind: self.kind,
            id: self.id,
            name: self.name.clone(),
            language: self.language.clone(),
            text: TextSource::from(Arc::clone(&self.text)),
            turns: &self.turns,
            speakers: &self.speakers,
            hash: Sha256::digest(self.text.as_str()).into(),
        }
    }
}

impl Study {
    fn new(documents: Vec<Source>) -> Self {
        Self::with(documents, Index::in_memory())
    }

    fn with(documents: Vec<Source>, index: Index) -> Self {
        let study = Self { documents, index };
        study.update();
        study
    }

    fn update(&self) -> Update {
        let documents: Vec<_> = self.documents.iter().map(Source::indexed).collect();
        self.index
            .update(&documents, &|_, _| {}, &|| false)
            .expect("an index")
    }

    fn search(&self, query: &str) -> Hits {
        self.search_with(
            query,
            &Options {
                order: Order::Text,
                ..Options::default()
            },
        )
    }

    fn search_with(&self, query: &str, options: &Options) -> Hits {
        let hits = self.index.search(query, options).expect("an answer");
        for hit in &hits.hits {
            let document = self
                .documents
                .iter()
                .find(|source| (source.kind, source.id) == (hit.kind, hit.document));
            let text = &document.expect("a known document").text;
            assert_eq!(text.slice(hit.context_span), hit.context);
            assert!(hit.context_span.covers(hit.span), "{query}");
        }
        if hits.hits.len() < options.limit {
            assert_eq!(
                hits.total,
                hits.hits.len() as u64,
                "{query}: {:?}",
                hits.hits
            );
        }
        hits
    }

    /// The words found, with their documents.
    fn found(&self, query: &str) -> Vec<(u64, String)> {
        self.words(&self.search(query))
    }

    fn words(&self, hits: &Hits) -> Vec<(u64, String)> {
        hits.hits
            .iter()
            .map(|hit| {
                let source = self
                    .documents
                    .iter()
                    .find(|source| source.kind == hit.kind && source.id == hit.document);
                (
                    hit.document,
                    source.expect("a document").text.slice(hit.span).to_owned(),
                )
            })
            .collect()
    }

    fn texts(&self, query: &str) -> Vec<String> {
        self.found(query)
            .into_iter()
            .map(|(_, words)| words)
            .collect()
    }
}

fn comparing(exact_form: bool, diacritics_matter: bool) -> Options {
    Options {
        comparison: Comparison {
            exact_form,
            diacritics_matter,
        },
        ..Options::default()
    }
}

#[test]
fn spans_lie_exactly_on_the_words_even_after_emoji() {
    let study = Study::new(vec![source(
        1,
        "en",
        "😀😀 Trust 👩‍⚕️ me.\nI do not trust 😀 e\u{301}trusted.",
    )]);
    let hits = study.search("trust").hits;
    let spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
    // Code points counted by hand: 😀😀 and a blank before the first; 17 in the first line with its line break.
    assert_eq!(spans[0], Span::new(3, 8));
    assert_eq!(study.texts("trust"), ["Trust", "trust"]);
    assert_eq!(study.texts("\"trust me\""), ["Trust 👩‍⚕️ me"]);
}

#[test]
fn english_and_swedish_words_are_found_in_any_form_each_by_its_own_stemmer() {
    let study = Study::new(vec![
        source(1, "en", "They trusted us, trusting is good, trust me."),
        source(
            2,
            "sv",
            "En sköterska och sköterskorna litade på varandra. Min far får vara med.",
        ),
    ]);
    assert_eq!(study.texts("trusts"), ["trusted", "trusting", "trust"]);
    assert_eq!(study.texts("sköterskor"), ["sköterska", "sköterskorna"]);
    assert_eq!(study.texts("far"), ["far"]);
    assert_eq!(
        study.search_with("trusts", &comparing(true, false)).total,
        0
    );
    assert_eq!(study.search_with("TRUST", &comparing(true, false)).total, 1);
}

#[test]
fn diacritics_matter_only_when_asked() {
    let study = Study::new(vec![source(
        1,
        "en",
        "resume résumé Résumés re\u{301}sume\u{301}",
    )]);
    assert_eq!(
        study.search_with("resume", &comparing(true, false)).total,
        3
    );
    assert_eq!(study.search_with("resume", &comparing(true, true)).total, 1);
    assert_eq!(study.search_with("résumé", &comparing(true, true)).total, 2);
    assert_eq!(
        study.search_with("résumé", &comparing(true, false)).total,
        3
    );
}

#[test]
fn hindi_and_bengali_words_are_found_whole() {
    let study = Study::new(vec![
        source(1, "hi", "मुझे हिन्दी पढ़ना अच्छा लगता है।"),
        source(2, "bn", "আমি স্বাস্থ্য কেন্দ্রে যাই।"),
    ]);
    assert_eq!(study.texts("हिन्दी"), ["हिन्दी"]);
    assert_eq!(study.texts("पढ़ना"), ["पढ़ना"]);
    assert!(study.texts("पढ").is_empty());
    assert_eq!(study.texts("স্বাস্থ্য"), ["স্বাস্থ্য"]);
    assert_eq!(study.texts("\"স্বাস্থ্য কেন্দ্রে\""), ["স্বাস্থ্য কেন্দ্রে"]);
}

#[test]
fn letters_typed_on_an_arabic_or_persian_keyboard_find_each_other() {
    let study = Study::new(vec![
        source(1, "fa", "من این کتاب را می‌خواهم علی"),
        source(2, "ur", "یہ کتاب اچھی ہے"),
    ]);
    assert_eq!(study.texts("كتاب"), ["کتاب", "کتاب"]);
    assert_eq!(study.texts("علي"), ["علی"]);
    assert_eq!(study.texts("میخواهم"), ["می‌خواهم"]);
    assert_eq!(study.search_with("كتاب", &comparing(true, true)).total, 0);
}

#[test]
fn chinese_and_thai_are_found_without_blanks_between_words() {
    let study = Study::new(vec![
        source(1, "zh", "我非常信任护士。"),
        source(2, "th", "ฉันไว้ใจพยาบาล"),
    ]);
    assert_eq!(study.texts("信任"), ["信任"]);
    assert!(study.texts("任信").is_empty());
    assert_eq!(study.texts("พยาบาล"), ["พยาบาล"]);
}

#[test]
fn a_phrase_wants_its_words_side_by_side_in_one_turn() {
    let study = Study::new(vec![interview(
        1,
        "Anna: I trust the nurse and the nurse I trust.\nBo: Nurses trust the\nBo: nurse.",
        &[],
    )]);
    assert_eq!(study.texts("\"trust the nurse\""), ["trust the nurse"]);
    assert_eq!(study.texts("“nurse trust”"), ["Nurses trust"]);
    assert_eq!(study.texts("\"the nur*\""), ["the nurse", "the nurse"]);
    assert_eq!(study.texts("well-being"), Vec::<String>::new());
}

#[test]
fn words_are_joined_within_a_paragraph() {
    let study = Study::new(vec![source(
        1,
        "en",
        "Trust and fear.\nTrust and hope, trust.\nOnly fear.\nNothing here.",
    )]);
    assert_eq!(study.texts("trust fear"), ["Trust", "fear"]);
    assert_eq!(study.texts("trust AND hope"), ["Trust", "hope", "trust"]);
    assert_eq!(study.texts("hope OR fear"), ["fear", "hope", "fear"]);
    assert_eq!(study.texts("trust -fear"), ["Trust", "trust"]);
    assert_eq!(study.texts("NOT trust fear"), ["fear"]);
    assert_eq!(study.texts("(hope OR fear) NOT trust"), ["fear"]);
    assert_eq!(study.texts("-trust -fear"), ["Nothing here."]);
}

#[test]
fn beginnings_and_near_spellings() {
    let study = Study::new(vec![source(
        1,
        "en",
        "trustworthy trust tryst mistrust résumé resumé",
    )]);
    assert_eq!(study.texts("trust*"), ["trustworthy", "trust"]);
    assert_eq!(study.texts("resum*"), ["résumé", "resumé"]);
    assert_eq!(study.texts("trsut~"), ["trust"]);
    assert_eq!(study.texts("trust~1"), ["trust", "tryst"]);
    assert_eq!(study.texts("risume~1"), ["résumé", "resumé"]);
    assert_eq!(study.search_with("resum*", &comparing(true, true)).total, 1);
}

#[test]
fn a_stretch_asked_for_twice_counts_once() {
    let study = Study::new(vec![source(1, "en", "trust me, trusted friend")]);
    assert_eq!(study.search("trust OR trust* OR trust~1").total, 2);
    assert_eq!(study.search("\"trust me\" OR \"trust m*\"").total, 1);
    assert_eq!(study.search("trust OR \"trust me\"").total, 3);
}

#[test]
fn fields_narrow_by_speaker_role_and_document() {
    let study = Study::new(vec![
        interview(
            1,
            "Interviewer: What of trust?\nNurse 2: Trust is all.\nNurse 12: No trust.",
            &[
                ("Interviewer", "interviewer"),
                ("Nurse 2", "nurse"),
                ("Nurse 12", "nurse"),
            ],
        ),
        interview(2, "Åsa: Trust.", &[("Åsa", "peer supporter")]),
    ]);
    assert_eq!(
        study.found("trust speaker:\"nurse 2\""),
        [(1, "Trust".to_owned())]
    );
    assert_eq!(study.search("trust role:nurse").total, 2);
    assert_eq!(study.search("trust -role:interviewer").total, 3);
    assert_eq!(study.found("trust speaker:asa"), [(2, "Trust".to_owned())]);
    assert_eq!(
        study.found("trust role:\"peer supporter\""),
        [(2, "Trust".to_owned())]
    );
    assert_eq!(
        study.found("document:\"interview 2\" trust"),
        [(2, "Trust".to_owned())]
    );
    assert_eq!(study.search("document:interview trust").total, 4);
    assert_eq!(study.texts("role:nurse"), ["Trust is all.", "No trust."]);
    assert_eq!(
        study.search("interviewer").total,
        0,
        "labels are not what was said"
    );
}

#[test]
fn memos_and_definitions_are_found_where_asked_and_only_what_may_be_seen() {
    let memo = Source {
        kind: Kind::Memo,
        ..source(1, "en", "I wonder about trust.")
    };
    let hidden = Source {
        kind: Kind::Memo,
        ..source(2, "en", "Their trust.")
    };
    let code = Source {
        kind: Kind::Definition,
        ..source(1, "en", "Trust: relying on somebody.")
    };
    let study = Study::new(vec![source(1, "en", "We trust."), memo, hidden, code]);
    assert_eq!(
        study
            .search("trust")
            .hits
            .iter()
            .map(|hit| hit.kind)
            .collect::<Vec<_>>(),
        [Kind::Transcript]
    );
    assert_eq!(study.search("in:memos trust").total, 2);
    assert_eq!(
        study.search("trust in:definitions").hits[0].kind,
        Kind::Definition
    );
    assert_eq!(study.search("trust in:all").total, 4);
    let seen = Options {
        within: Some(Arc::new(HashSet::from([
            (Kind::Memo, 1),
            (Kind::Transcript, 1),
        ]))),
        ..Options::default()
    };
    assert_eq!(study.search_with("trust in:all", &seen).total, 2);
    assert_eq!(
        study.search_with("trust in:memos", &seen).hits[0].document,
        1
    );
}

#[test]
fn the_best_fitting_paragraph_comes_first_and_the_total_counts_what_is_not_listed() {
    let study = Study::new(vec![
        source(
            1,
            "en",
            "Trust was mentioned once in a paragraph that went on about everything else under the sun.",
        ),
        source(2, "en", "Trust, trust, trust."),
        source(3, "en", &"Nothing of the kind.\n".repeat(20)),
    ]);
    let best = study.search_with(
        "trust",
        &Options {
            limit: 2,
            ..Options::default()
        },
    );
    assert_eq!((best.total, best.paragraphs, best.hits.len()), (4, 2, 2));
    assert!(best.hits.iter().all(|hit| hit.document == 2));
    assert_eq!(study.found("trust")[0].0, 1);
}

#[test]
fn odd_queries_find_what_they_can_and_say_so() {
    let study = Study::new(vec![source(1, "en", "I trust you AND me (trust)")]);
    let hits = study.search("\"trust me (");
    assert_eq!(hits.total, 3);
    assert_eq!(
        hits.notes,
        [Note::UnclosedQuote(1), Note::UnmatchedParenthesis(11)]
    );
    for query in [
        "",
        "   ",
        "*",
        "-",
        "\"\"",
        "()",
        "NOT",
        "speaker:",
        "~",
        "a~9",
        "\u{0}",
        "((((",
        "in:",
        "-in:memos",
    ] {
        study.search(query);
    }
    let empty = Index::in_memory()
        .search("trust", &Options::default())
        .expect("an answer");
    assert_eq!((empty.total, empty.notes), (0, vec![Note::NotIndexed]));
}

#[test]
fn an_update_adds_what_is_new_and_takes_out_what_is_gone() {
    let mut study = Study::new(vec![source(1, "en", "trust"), source(2, "en", "trust")]);
    assert_eq!(
        study.update(),
        Update {
            unchanged: 2,
            ..Update::default()
        }
    );
    study.documents.remove(0);
    study.documents.push(source(3, "en", "trust trust"));
    assert_eq!(
        study.update(),
        Update {
            added: 1,
            removed: 1,
            unchanged: 1,
            ..Update::default()
        }
    );
    assert_eq!(
        study
            .found("trust")
            .iter()
            .map(|(id, _)| *id)
            .collect::<Vec<_>>(),
        [2, 3, 3]
    );
    study.documents[0].name = "Renamed".to_owned();
    assert_eq!(
        study.update(),
        Update {
            replaced: 1,
            unchanged: 1,
            ..Update::default()
        }
    );
    assert_eq!(study.search("document:renamed trust").total, 1);
    assert_eq!(study.search("trust").total, 3);
}

#[test]
fn a_text_that_has_not_arrived_is_counted_and_indexed_later() {
    let index = Index::in_memory();
    let source = source(1, "en", "trust");
    let mut document = source.indexed();
    document.text = TextSource::Later(Arc::new(|| None));
    let update = index
        .update(&[document], &|_, _| {}, &|| false)
        .expect("an index");
    assert_eq!(
        update,
        Update {
            missing: 1,
            ..Update::default()
        }
    );
    let study = Study::with(vec![source], index);
    assert_eq!(study.search("trust").total, 1);
}

#[test]
fn words_of_a_removed_document_are_gone_from_the_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut study = Study::with(
        vec![
            source(1, "en", "their name was Quetzalina"),
            source(2, "en", "other words"),
        ],
        Index::in_folder(folder.path()),
    );
    assert!(holds(folder.path(), "Quetzalina") && has_term(folder.path(), "pEquetzalina"));
    study.documents.remove(0);
    study.update();
    assert!(!holds(folder.path(), "Quetzalina") && !has_term(folder.path(), "pEquetzalina"));
    assert_eq!(study.search("other").total, 1);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn holds(folder: &Path, words: &str) -> bool {
    files(folder).iter().any(|file| {
        fs::read(file)
            .expect("a file")
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    })
}

fn has_term(folder: &Path, term: &str) -> bool {
    let index = tantivy::Index::open_in_dir(folder.join("interlinea-search")).expect("an index");
    let words = index.schema().get_field("words").expect("the field");
    index
        .reader()
        .expect("a reader")
        .searcher()
        .segment_readers()
        .iter()
        .any(|segment| {
            let inverted = segment.inverted_index(words).expect("a list");
            inverted.terms().get(term).expect("a dictionary").is_some()
        })
}

#[test]
fn an_index_on_disk_is_there_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = || vec![source(1, "en", "trust"), source(2, "sv", "samtal")];
    Study::with(documents(), Index::in_folder(folder.path()));
    let again = Index::in_folder(folder.path());
    let never: fn() -> Option<Arc<Text>> = || panic!("the text is not needed");
    let sources = documents();
    let indexed: Vec<_> = sources
        .iter()
        .map(|source| IndexedDocument {
            text: TextSource::Later(Arc::new(never)),
            ..source.indexed()
        })
        .collect();
    let update = again
        .update(&indexed, &|_, _| {}, &|| false)
        .expect("an index");
    assert_eq!(
        update,
        Update {
            unchanged: 2,
            ..Update::default()
        }
    );
    assert!(!again.is_in_memory());
    assert_eq!(
        again
            .search("samtalen", &Options::default())
            .expect("an answer")
            .total,
        1
    );
}

#[test]
fn a_cancelled_build_leaves_what_was_done_and_can_go_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let sources: Vec<Source> = (0..200).map(|id| source(id, "en", "trust")).collect();
    let index = Index::in_folder(folder.path());
    let documents: Vec<_> = sources.iter().map(Source::indexed).collect();
    let done = AtomicU64::new(0);
    let update = index
        .update(
            &documents,
            &|count, total| {
                assert_eq!(total, 200);
                done.fetch_max(count, Ordering::SeqCst);
            },
            &|| done.load(Ordering::SeqCst) >= 20,
        )
        .expect("an index");
    assert!(
        update.cancelled && update.added >= 20 && update.added < 200,
        "{update:?}"
    );
    let study = Study {
        documents: sources,
        index,
    };
    assert_eq!(study.search("trust").total, update.added as u64);
    let rest = study.update();
    assert_eq!(
        (rest.added, rest.unchanged),
        (200 - update.added, update.added)
    );
    assert_eq!(study.search("trust").total, 200);
}

#[test]
fn a_broken_or_foreign_folder_is_built_anew() {
    let documents = || vec![source(1, "en", "trust me"), source(2, "en", "trust")];
    let whole = tempfile::tempdir().expect("a folder");
    Study::with(documents(), Index::in_folder(whole.path()));
    let good = files(whole.path());
    for broken in &good {
        for how in 0..5 {
            let folder = tempfile::tempdir().expect("a folder");
            fs::create_dir(folder.path().join("interlinea-search")).expect("made");
            let copy = |file: &Path| {
                folder
                    .path()
                    .join(file.strip_prefix(whole.path()).expect("inside"))
            };
            for file in &good {
                fs::copy(file, copy(file)).expect("copied");
            }
            let file = &copy(broken);
            let mut bytes = fs::read(file).expect("a file");
            match how {
                0 => fs::remove_file(file).expect("removed"),
                1 => fs::write(file, b"").expect("written"),
                2 => fs::write(file, &bytes[..bytes.len() / 2]).expect("written"),
                3 => fs::write(file, b"not an index at all").expect("written"),
                _ => {
                    let middle = bytes.len() / 2;
                    if let Some(byte) = bytes.get_mut(middle) {
                        *byte ^= 0x55;
                    }
                    fs::write(file, bytes).expect("written");
                }
            }
            let study = Study::with(documents(), Index::in_folder(folder.path()));
            assert_eq!(study.search("trust").total, 2, "{} {how}", file.display());
        }
    }
}

#[test]
fn a_folder_that_cannot_be_used_means_an_index_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "a file, not a folder").expect("written");
    let study = Study::with(vec![source(1, "en", "trust")], Index::in_folder(&file));
    assert!(study.index.is_in_memory());
    assert_eq!(study.search("trust").total, 1);
    assert_eq!(
        study.update(),
        Update {
            unchanged: 1,
            ..Update::default()
        }
    );
}

#[test]
fn while_another_process_writes_the_index_is_read_or_made_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    Study::with(
        vec![source(1, "en", "trust")],
        Index::in_folder(folder.path()),
    );
    let other = fs::File::options()
        .write(true)
        .open(folder.path().join("search.lock"))
        .expect("the lock");
    other.lock().expect("locked");
    let same = Study::with(
        vec![source(1, "en", "trust")],
        Index::in_folder(folder.path()),
    );
    assert!(!same.index.is_in_memory());
    let mut more = Study::with(
        vec![source(1, "en", "trust"), source(2, "en", "trust")],
        Index::in_folder(folder.path()),
    );
    assert!(more.index.is_in_memory());
    assert_eq!(more.search("trust").total, 2);
    other.unlock().expect("unlocked");
    more.documents.push(source(3, "en", "trust"));
    more.update();
    assert!(!more.index.is_in_memory());
    assert_eq!(more.search("trust").total, 3);
}

#[test]
fn an_index_is_asked_while_it_is_updated() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut study = Study::with(
        vec![source(0, "en", "trust")],
        Index::in_folder(folder.path()),
    );
    study.documents = (0..300).map(|id| source(id, "en", "trust")).collect();
    let index = study.index.clone();
    std::thread::scope(|scope| {
        let update = scope.spawn(|| study.update());
        while !update.is_finished() {
            let total = index
                .search("trust", &Options::default())
                .expect("an answer")
                .total;
            assert!(total == 1 || total == 300, "{total}");
        }
    });
    assert_eq!(study.search("trust").total, 300);
}

#[test]
fn the_declaration_of_human_rights_is_found_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/multilingual/udhr");
    // A word of article 1 (all born free and equal in dignity) as another form than in the text where there is a stemmer.
    let wanted = [
        ("udhr2__swe.txt", "sv", "värdet"),
        ("udhr2__deu.txt", "de", "Würden"),
        ("udhr2__fra.txt", "fr", "egal"),
        ("udhr2__spa.txt", "es", "dignidades"),
        ("udhr2__arb.txt", "ar", "الناس"),
        ("udhr2__pes_1.txt", "fa", "بشر"),
        ("udhr2__ben.txt", "bn", "মানুষ"),
    ];
    if !folder.is_dir() {
        println!("skipped: ../shared/data/multilingual/udhr is not there");
        return;
    }
    let sources: Vec<Source> = wanted
        .iter()
        .zip(0..)
        .map(|((name, language, _), id)| {
            source(
                id,
                language,
                &fs::read_to_string(folder.join(name)).expect("UTF-8"),
            )
        })
        .collect();
    let study = Study::new(sources);
    for ((name, _, word), id) in wanted.iter().zip(0..) {
        let found = study.found(word);
        assert!(
            found.iter().any(|(document, _)| *document == id),
            "{name}: {word} {found:?}"
        );
    }
}

/// A query over the words a, b and c, as text and as what it says of a paragraph.
#[derive(Debug, Clone)]
enum Asked {
    Phrase(Vec<usize>),
    Beginning(usize),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    Not(Box<Asked>),
}

const WORDS: [&str; 4] = ["ka", "kab", "lo", "é"];

impl Asked {
    fn written(&self) -> String {
        let list = |parts: &[Self], sign: &str| {
            parts
                .iter()
                .map(Self::written)
                .collect::<Vec<_>>()
                .join(sign)
        };
        match self {
            Self::Phrase(words) => {
                let words: Vec<_> = words.iter().map(|word| WORDS[*word]).collect();
                format!("\"{}\"", words.join(" "))
            }
            Self::Beginning(word) => format!("{}*", WORDS[*word]),
            Self::All(parts) => format!("({})", list(parts, " ")),
            Self::Any(parts) => format!("({})", list(parts, " OR ")),
            Self::Not(part) => format!("NOT {}", part.written()),
        }
    }

    fn matches(&self, paragraph: &[usize]) -> bool {
        match self {
            Self::Phrase(_) | Self::Beginning(_) => !self.places(paragraph).is_empty(),
            Self::All(parts) => parts.iter().all(|part| part.matches(paragraph)),
            Self::Any(parts) => parts.iter().any(|part| part.matches(paragraph)),
            Self::Not(part) => !part.matches(paragraph),
        }
    }

    /// Stretches of words asked for.
    fn places(&self, paragraph: &[usize]) -> HashSet<(usize, usize)> {
        match self {
            Self::Phrase(words) => (0..paragraph.len())
                .filter(|start| paragraph[*start..].starts_with(words))
                .map(|start| (start, words.len()))
                .collect(),
            Self::Beginning(beginning) => (0..paragraph.len())
                .filter(|start| WORDS[paragraph[*start]].starts_with(WORDS[*beginning]))
                .map(|start| (start, 1))
                .collect(),
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .flat_map(|part| part.places(paragraph))
                .collect(),
            Self::Not(_) => HashSet::new(),
        }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![
        proptest::collection::vec(0..WORDS.len(), 1..4).prop_map(Asked::Phrase),
        (0..WORDS.len()).prop_map(Asked::Beginning),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Asked::All),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Asked::Any),
            inner.prop_map(|part| Asked::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_query_finds_what_reading_every_paragraph_finds(
        paragraphs in proptest::collection::vec(proptest::collection::vec(0..WORDS.len(), 1..8), 1..20),
        queries in proptest::collection::vec(asked(), 1..20),
    ) {
        let lines: Vec<String> = paragraphs
            .iter()
            .map(|words| words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" "))
            .collect();
        let study = Study::new(vec![source(1, "", &lines.join("\n"))]);
        for query in queries {
            let matching = paragraphs.iter().filter(|paragraph| query.matches(paragraph));
            let places: usize = matching.clone().map(|paragraph| query.places(paragraph).len().max(1)).sum();
            let options = Options { limit: 1000, ..Options::default() };
            let hits = study.search_with(&query.written(), &options);
            prop_assert_eq!((hits.paragraphs, hits.total), (matching.count() as u64, places as u64), "{}", query.written());
        }
    }
}

#[test]
fn a_participant_is_found_in_all_documents_and_shares_say_who_spoke_where() {
    let study = Study::new(vec![
        interview(1, "I: trust?\nAnna: I trust her. Trust is all.", &[]),
        interview(2, "Anna: no trust\nBo: trust trust", &[]),
    ]);
    assert_eq!(study.search("trust participant:anna").total, 3);
    assert_eq!(
        study.search("trust participant:\"participant bo\"").total,
        2
    );
    let hits = study.search("trust");
    let shares: Vec<_> = hits
        .shares
        .iter()
        .map(|share| (share.document, share.speaker, share.places))
        .collect();
    assert_eq!(
        shares,
        [
            (1, Some(0), 1),
            (1, Some(1), 2),
            (2, Some(0), 1),
            (2, Some(1), 2)
        ]
    );
    let told: u64 = hits.shares.iter().map(|share| share.places).sum();
    assert_eq!(told, hits.total);
    let only = Options {
        narrow: Some(Arc::new(HashSet::from([(Kind::Transcript, 2, Some(1))]))),
        ..Options::default()
    };
    let narrowed = study.search_with("trust", &only);
    assert_eq!(narrowed.total, 2);
    assert!(
        narrowed
            .hits
            .iter()
            .all(|hit| (hit.document, hit.speaker) == (2, Some(1)))
    );
    assert_eq!(
        narrowed.shares, hits.shares,
        "the shares go on counting the rest"
    );
}

#[test]
fn a_code_narrows_to_paragraphs_with_words_coded_so() {
    let study = Study::new(vec![
        interview(1, "I: trust?\nAnna: I trust her.\nAnna: Trust again.", &[]),
        interview(2, "Bo: trust", &[]),
    ]);
    let coded = |asked: &str, places: Option<Vec<(u64, Vec<Span>)>>| Coded {
        asked: asked.to_owned(),
        places: places.map(|places| Arc::new(places.into_iter().collect())),
    };
    let options = Options {
        coded: vec![
            coded("Reach", Some(vec![(1, vec![Span::new(17, 20)])])),
            coded("Context/Reach", None),
        ],
        ..Options::default()
    };
    let of_code = study.search_with("trust code:Reach", &options);
    assert_eq!(of_code.total, 1);
    assert_eq!(of_code.hits[0].context, "I trust her.");
    assert_eq!(study.search_with("trust -code:Reach", &options).total, 3);
    let whole = study.search_with("code:Reach", &options);
    assert_eq!((whole.total, whole.paragraphs), (1, 1));
    let none = study.search_with("trust code:Context/Reach", &options);
    assert_eq!(none.total, 0);
    assert_eq!(none.notes, [Note::UnknownCode("Context/Reach".to_owned())]);
    // What nobody looked up is as unknown as what does not exist.
    assert_eq!(
        study.search("code:Secret").notes,
        [Note::UnknownCode("Secret".to_owned())]
    );
    assert_eq!(
        codes_asked("a (code:\"x y\" OR -code:z) code:z"),
        ["x y", "z"]
    );
}

#[test]
fn tamil_words_and_joined_bengali_letters_are_found_whole() {
    let study = Study::new(vec![
        source(1, "ta", "எனக்கு மருத்துவமனை பிடிக்கும்"),
        source(2, "bn", "র\u{200d}্যাব এসেছিল"),
        source(3, "ur", "میں ہسپتال گئی"),
    ]);
    let exact = comparing(true, false);
    assert_eq!(study.search_with("மருத்துவமனை", &exact).total, 1);
    assert_eq!(study.search_with("மருத்துவம", &exact).total, 0);
    assert_eq!(study.search_with("র্যাব", &exact).total, 1);
    assert_eq!(study.search_with("هسپتال", &exact).total, 1);
}

#[test]
fn any_file_of_the_index_cut_short_or_overwritten_means_building_anew() {
    let folder = tempfile::tempdir().unwrap();
    let documents = || vec![source(1, "en", "I trust the nurse.")];
    Study::with(documents(), Index::in_folder(folder.path()));
    let names: Vec<_> = files(folder.path());
    assert!(names.len() > 4);
    for (name, spoil) in names.iter().flat_map(|name| [(name, false), (name, true)]) {
        let Ok(whole) = std::fs::read(name) else {
            continue;
        };
        let spoilt = if spoil {
            vec![0xA5; whole.len().max(8)]
        } else {
            whole.get(..whole.len() / 2).unwrap().to_vec()
        };
        std::fs::write(name, spoilt).unwrap();
        let study = Study::with(documents(), Index::in_folder(folder.path()));
        assert_eq!(study.search("trusting").total, 1, "{}", name.display());
    }
}
