//! Every real transcript of the reference data imports with the right characters and the right speakers.

#![allow(clippy::unwrap_used)]

use interlinea::import::turns::SpeakerForm;
use interlinea::import::{Format, ReadOptions, Transcript, read_bytes, read_file};
use interlinea::model::Span;
use std::path::{Path, PathBuf};

/// Where the reference data lies, if it is here.
fn data() -> Option<PathBuf> {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if data.is_dir() {
        return Some(data.to_owned());
    }
    println!("skipped: the real transcripts, because ../shared/data is not here");
    None
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file of the reference data, which must be there and import.
fn read(path: &Path) -> Transcript {
    read_file(path, &ReadOptions::default()).unwrap()
}

/// The one file of this name.
fn named(data: &Path, name: &str) -> PathBuf {
    let all = files(data);
    let mut found = all
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|file| file == name));
    found.next().unwrap()
}

#[test]
fn every_transcript_of_these_types_imports_and_every_other_is_refused_with_a_sentence() {
    let Some(data) = data() else { return };
    let mut imported = 0;
    for path in files(&data.join("transcripts"))
        .into_iter()
        .chain(files(&data.join("multilingual")))
    {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().into_owned());
        let wanted = matches!(
            ending.as_deref(),
            None | Some("txt" | "text" | "md" | "docx" | "odt")
        );
        match read_file(&path, &ReadOptions::default()) {
            Ok(found) => {
                assert!(wanted, "{}", path.display());
                let words = found.text.as_str();
                assert!(
                    !words.contains(['\r', '\u{fffd}', '\0']) && !words.starts_with('\u{feff}'),
                    "{}",
                    path.display()
                );
                assert_eq!(found.encoding.undecodable, 0, "{}", path.display());
                imported += 1;
                print_row(&path, &found);
            }
            Err(error) => {
                assert!(!wanted, "{error}");
                assert!(error.to_string().ends_with('.'), "{error}");
            }
        }
    }
    assert!(imported >= 90, "{imported}");
}

/// One line of the table: file, characters, forms, speakers and turns, share of the text in turns.
fn print_row(path: &Path, found: &Transcript) {
    let speakers: Vec<String> = found
        .recognised
        .preview(&found.text)
        .into_iter()
        .map(|speaker| {
            format!(
                "{} {} ({:?})",
                speaker.label, speaker.turns, speaker.interviewer
            )
        })
        .collect();
    println!(
        "{} | {} | {} characters | {:.0} % | {:?} | {}",
        path.file_name().unwrap().to_string_lossy(),
        found.encoding.name,
        found.text.len(),
        100.0 * found.recognised.share_of_text(&found.text),
        found.recognised.forms,
        speakers.join(", ")
    );
}

#[test]
fn the_declaration_of_human_rights_has_its_characters_in_every_script_and_encoding() {
    let Some(data) = data() else { return };
    // Lengths counted apart from this program in the encodings that the files' publishers name.
    for (name, encoding, length, phrase) in [
        (
            "udhr2__arb.txt",
            "UTF-8",
            9333,
            "الأسرة البشرية وبحقوقهم المتساوية",
        ),
        ("udhr2__ben.txt", "UTF-8", 10671, "যেহেতু মানব অধিকারের প্রতি"),
        (
            "udhr2__deu.txt",
            "UTF-8",
            13624,
            "Die Würde des Menschen|angeborenen Würde",
        ),
        (
            "udhr2__fra.txt",
            "UTF-8",
            13579,
            "droits égaux et inaliénables",
        ),
        ("udhr2__pes_1.txt", "UTF-8", 10227, "اعلامیه جهانی حقوق بشر"),
        ("udhr2__pes_2.txt", "UTF-8", 10362, "مجمع عمومی سازمان ملل"),
        ("udhr2__spa.txt", "UTF-8", 13652, "Preámbulo"),
        ("udhr2__swe.txt", "UTF-8", 13373, "Åtta länder avstod."),
        (
            "udhr__Bengali-UTF8",
            "UTF-8",
            3791,
            "মানবাধিকারের সার্বজনীন ঘোষণাপত্র",
        ),
        (
            "udhr__Chinese_Mandarin-GB2312",
            "GBK",
            5694,
            "其 他 教 育 机 构",
        ),
        ("udhr__Farsi_Persian-UTF8", "UTF-8", 5713, "تحقير حقوق بشر"),
        (
            "udhr__French_Francais-Latin1",
            "windows-1252",
            9999,
            "Déclaration universelle des droits",
        ),
        (
            "udhr__Hindi-UTF8",
            "UTF-8",
            3877,
            "मानव अधिकारों की सार्वभौम घोषणा",
        ),
        ("udhr__Somali-Latin1", "UTF-8", 10000, "nabadda dunida."),
        (
            "udhr__Spanish-Latin1",
            "windows-1252",
            9999,
            "resolución 217 A (III)",
        ),
        (
            "udhr__Swedish_Svenska-Latin1",
            "windows-1252",
            9999,
            "ALLMÄN FÖRKLARING OM DE MÄNSKLIGA RÄTTIGHETERNA",
        ),
    ] {
        let found = read(&data.join("multilingual/udhr").join(name));
        assert_eq!(found.encoding.name, encoding, "{name}");
        assert_eq!(found.text.len(), length, "{name}");
        let phrase = phrase.rsplit('|').next().unwrap();
        assert!(found.text.as_str().contains(phrase), "{name}: {phrase}");
        assert!(
            found.recognised.turns.is_empty(),
            "{name}: {:?}",
            found.recognised.speakers
        );
    }
}

#[test]
fn interviews_in_every_encoding_of_one_publisher_have_their_characters_and_speakers() {
    let Some(data) = data() else { return };
    for (name, encoding, mark, length, speakers) in [
        (
            "GUM_interview_ants.utf-8.txt",
            "UTF-8",
            false,
            5493,
            &["Wikinews", "NickBos"][..],
        ),
        (
            "GUM_interview_brotherhood.utf-8-sig.txt",
            "UTF-8",
            true,
            2700,
            &["Wikinews", "WilliamEvans"],
        ),
        (
            "GUM_interview_cocktail.cp1252.txt",
            "windows-1252",
            false,
            5705,
            &["Wikinews", "JohnRauschenberg"],
        ),
        (
            "GUM_interview_dungeon.utf-16.txt",
            "UTF-16LE",
            true,
            5058,
            &["Bill", "Rebecca", "DavidShankbone"],
        ),
        (
            "GUM_interview_onion.cp1252.txt",
            "windows-1252",
            false,
            5872,
            &["DavidShankbone", "ChetClem", "SeanMills"],
        ),
        (
            "GUM_interview_mcguire.utf-8.txt",
            "UTF-8",
            false,
            4508,
            &["Wikinews", "HughMcGuire"],
        ),
    ] {
        let found = read(&data.join("transcripts/txt/wikinews-interviews").join(name));
        assert_eq!(
            (found.encoding.name, found.encoding.byte_order_mark),
            (encoding, mark),
            "{name}"
        );
        assert_eq!(found.text.len(), length, "{name}");
        assert_eq!(found.recognised.speakers, speakers, "{name}");
    }
}

#[test]
fn each_form_of_speaker_label_is_recognised_where_real_transcripts_use_it() {
    let Some(data) = data() else { return };
    // Turns counted with grep over the labels.
    for (name, form, turns) in [
        (
            "pres.deb1.docx",
            SpeakerForm::Colon,
            &[("LEHRER", 46), ("ROMNEY", 36), ("OBAMA", 27)][..],
        ),
        (
            "Yasmine_Interview_Transcript.docx",
            SpeakerForm::Colon,
            &[("Hassan", 8), ("Abd Rabou", 7)],
        ),
        (
            "trans1.docx",
            SpeakerForm::Colon,
            &[
                ("Researcher 2", 1),
                ("Teacher 4", 2),
                ("Multiple Students", 1),
            ],
        ),
        (
            "trans3.docx",
            SpeakerForm::Dash,
            &[
                ("Researcher 2", 1),
                ("Teacher 4", 2),
                ("Multiple Students", 1),
            ],
        ),
        (
            "trans8.odt",
            SpeakerForm::Colon,
            &[
                ("Researcher 2", 1),
                ("Teacher 4", 2),
                ("Multiple Students", 1),
            ],
        ),
        (
            "P8_GMT20211129.odt",
            SpeakerForm::Colon,
            &[("(no label)", 23), ("MODERATOR", 22)],
        ),
        (
            "transcript.txt",
            SpeakerForm::Bracketed,
            &[("id1", 3), ("id2", 2), ("id3", 2)],
        ),
        (
            "2018-12-11-laolu-osuntokun-stephan-livera.md",
            SpeakerForm::Colon,
            &[("Stephan", 39), ("roasbeef", 39)],
        ),
        (
            "brain-science-1.md",
            SpeakerForm::Colon,
            &[("Mireille B. Reece, Psy.D", 63), ("Adam Stacoviak", 62)],
        ),
        (
            "Get-A-Grip_Chip_transcription.md",
            SpeakerForm::NameAbove,
            &[
                ("Jonas Rosland", 28),
                ("Jon Lawitts", 80),
                ("Vicky Wei", 70),
                ("Rich McGrath", 14),
            ],
        ),
        (
            "Legends_of_Astravia_-_Interview_with_Jaiden_Alemni_Studio_Alemni.md",
            SpeakerForm::NameAndTimeAbove,
            &[("Jonas Rosland", 61), ("Jaiden Alemni", 62)],
        ),
        (
            "Rhap_D2003.txt",
            SpeakerForm::Colon,
            &[("L1", 1), ("L2", 30), ("L3", 29)],
        ),
        (
            "JOS_21_Marriage-Talk-With-Oscar-1_DG.txt",
            SpeakerForm::Colon,
            &[("Sp138", 48), ("Sp139", 48)],
        ),
        (
            "austevoll.txt",
            SpeakerForm::Colon,
            &[("austevoll_uib_04", 3), ("austevoll_uib_01", 3)],
        ),
    ] {
        let found = read(&named(&data, name));
        let preview = found.recognised.preview(&found.text);
        let counted: Vec<(&str, u32)> = preview
            .iter()
            .map(|speaker| (speaker.label.as_str(), speaker.turns))
            .collect();
        assert_eq!(counted, turns, "{name}");
        assert_eq!(
            found.recognised.forms.first().map(|(form, _)| *form),
            Some(form),
            "{name}"
        );
    }
}

#[test]
fn documents_without_speakers_have_no_turns() {
    let Some(data) = data() else { return };
    for name in [
        "P11_Notes.txt",
        "ID1.docx",
        "ID2.odt",
        "P10_Nov21_PSSUQ_Comments.odt",
        "Goodboy_Galaxy_-_Rik_Nicol.txt",
        "interview-with-artemio-urbina.md",
        "2019__2019-02-07-matt-corallo-rust-lightning.es.md",
    ] {
        let found = read(&named(&data, name));
        assert!(
            found.recognised.turns.is_empty(),
            "{name}: {:?}",
            found.recognised.speakers
        );
    }
}

#[test]
fn a_time_code_above_the_speech_is_read_and_speech_begins_below_it() {
    let Some(data) = data() else { return };
    let found = read(&named(
        &data,
        "_Q-Cubed_-_Interview_with_Carolyn_Lu_at_Cludosian_Games.md",
    ));
    assert_eq!(found.format, Format::Markdown);
    let spoken: Vec<_> = found
        .recognised
        .turns
        .iter()
        .filter(|turn| turn.speaker.is_some())
        .collect();
    // 0:21 and 1:35.
    assert_eq!(spoken.first().unwrap().time_ms, Some(21_000));
    assert_eq!(spoken.get(1).unwrap().time_ms, Some(95_000));
    let first = spoken.first().unwrap();
    assert!(
        found
            .text
            .slice(Span::new(first.start, first.end))
            .starts_with("Jonas Rosland  0:21")
    );
    assert!(
        found
            .text
            .slice(first.said())
            .starts_with("Hello everyone and welcome")
    );
}

#[test]
fn japanese_in_a_national_encoding_is_read_whatever_the_file_is() {
    let Some(data) = data() else { return };
    for name in [
        "ja__Accessibility-gfw-JA.sub",
        "ja__Discoverability-gfw-JA.sub",
    ] {
        let bytes = std::fs::read(named(&data, name)).unwrap();
        let found = read_bytes("captions.txt", &bytes, &ReadOptions::default()).unwrap();
        println!(
            "{name} {:?} {}",
            found.encoding,
            found.text.slice(Span::new(0, 200))
        );
        let japanese = found
            .text
            .as_str()
            .chars()
            .filter(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='龥'))
            .count();
        assert!(japanese > 500, "{name}: {japanese}");
        assert_eq!(found.encoding.undecodable, 0, "{name}");
    }
}
