//! Names of the dictionary are in no file that is made for others: a study that has one name in everything it says, in
//! every report, every format and with everything that can be chosen about it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::sealed;
use interlinea::exchange::log::{LogChoice, LogExport, LogFormat};
use interlinea::exchange::masking::Masks;
use interlinea::exchange::memos::{MemoFormat, memo_book};
use interlinea::exchange::report::{
    Block, Choices, FileFormat, ReportKind, ReportOption, ReportOptions, ReportSource,
};
use interlinea::journal::{Installation, Project, copy_sample_to};
use interlinea::model::{acts, *};
use std::io::{Cursor, Read as _};
use std::path::Path;
use tempfile::TempDir;

/// The name. It is put before everything that the sample study says.
const NAME: &str = "Annika";
/// A name that stands in the transcripts, too.
const PLACE: &str = "Tollgate";

/// Where the sample's journals have words that people wrote: `name:"…"` and `Definition("…")`.
const SAID: [&str; 33] = [
    "name:",
    "reason:",
    "by_rule:",
    "comment:",
    "text:",
    "pseudonym:",
    "source:",
    "why:",
    "unit:",
    "pattern:",
    "kind:",
    "about:",
    "with:",
    "variant:",
    "citation:",
    "initials:",
    "Condensed(",
    "Definition(",
    "Include(",
    "Exclude(",
    "Example(",
    "Text(",
    "Wave(",
    "Mode(",
    "Relation(",
    "Background(",
    "TranslatedBy(",
    "Title(",
    "Name(",
    "Description(",
    "Initials(",
    "others:[",
    "over:",
];

/// A study with the name in everything, and its folder.
struct Study {
    project: Project,
    folder: TempDir,
    /// A codebook of another study, which has the name too.
    other: String,
}

fn study() -> Study {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study");
    copy_sample_to(&path).unwrap();
    for device in std::fs::read_dir(path.join("journals")).unwrap() {
        say_the_name(&device.unwrap().path().join("0001.ron"));
    }
    let home = Installation::at(folder.path().join("home"));
    let mut project = Project::open(&path, &home).unwrap();
    let faults = project.check().unwrap().faults;
    assert!(faults.is_empty(), "{:?}", &faults[..3]);
    let first = project.seen().analysts()[0].id;
    project.bind(first).unwrap();
    for change in more(&project.seen(), first) {
        put(&mut project, change);
    }
    let now = project.seen().now();
    let mut draft = project.draft().unwrap();
    let name = format!("{NAME} in June");
    acts::freeze_codebook(&project.seen(), &mut draft, &name, &now).unwrap();
    project.commit(draft).unwrap();
    let code = project.seen().codes()[0].id;
    let edit = CodeEdit::Definition(format!("{NAME} since then"));
    put(&mut project, Change::EditCode { code, edit });
    for words in [NAME, PLACE] {
        let mask = Some(Mask {
            replacement: "XX".to_owned(),
            case: MaskCase::Any,
        });
        let words = words.to_owned();
        put(&mut project, Change::MaskWords { words, mask });
    }
    let other = folder.path().join("Annika's codebook.csv");
    std::fs::write(
        &other,
        "path,definition\nAnnika Reach,Who was reached by Annika\n",
    )
    .unwrap();
    Study {
        project,
        folder,
        other: other.display().to_string(),
    }
}

/// Puts the name before what people said in a journal.
fn say_the_name(journal: &Path) {
    let lines = std::fs::read_to_string(journal).unwrap();
    let project: ProjectId = between(&lines, "project:\"").parse().unwrap();
    let device: DeviceId = between(&lines, "device:\"").parse().unwrap();
    let mut written = String::new();
    for line in lines.lines() {
        let (value, _) = line.rsplit_once(" // ").unwrap();
        let mut value = value.to_owned();
        // The text of a document is the name of a file.
        let is_document = value.contains("change:AddDocument(");
        let said = SAID
            .into_iter()
            .filter(|it| !(is_document && *it == "text:"));
        for said in said {
            for before in [":", "(", ",", "["] {
                let (from, to) = (
                    format!("{before}{said}\""),
                    format!("{before}{said}\"{NAME} "),
                );
                value = value.replace(&from, &to);
            }
        }
        written.push_str(&sealed(project, device, &value));
    }
    std::fs::write(journal, written).unwrap();
}

fn between<'t>(text: &'t str, before: &str) -> &'t str {
    let after = text.split(before).nth(1).unwrap();
    after.split('"').next().unwrap()
}

fn put(project: &mut Project, change: Change) {
    let mut draft = project.draft().unwrap();
    draft.push(change);
    project.commit(draft).unwrap();
}

/// What the sample has nothing of.
fn more(seen: &Seen<'_>, who: AnalystId) -> Vec<Change> {
    let said = |what: &str| format!("{NAME} {what}");
    let passes = seen.passes();
    let deductive = passes
        .iter()
        .find(|it| it.opened.kind == PassKind::Deductive);
    let inductive = passes
        .iter()
        .find(|it| it.opened.kind == PassKind::Inductive);
    let (deductive, inductive) = (deductive.unwrap().id, inductive.unwrap().id);
    let document = seen.documents()[0];
    let codings = seen.codings_of(document.id);
    let coding = codings.iter().find(|it| it.pass() == deductive).unwrap();
    let quoted = seen.quoted_codings()[0];
    let participant = seen.participants()[0].id;
    let category = seen.categories()[0].id;
    let row = Subject::Participant(participant);
    let column = Sorted::Category(category);
    let translation = |edit| Change::EditQuotation {
        coding: quoted.id,
        edit: QuotationEdit::Translation {
            to: "sv".to_owned(),
            edit,
        },
    };
    vec![
        Change::Summarise(Box::new(NewSummary {
            row,
            column,
            text: said("says in short"),
            analyst: Some(who),
            pass: None,
        })),
        Change::LinkSummary(Box::new(SummaryLink {
            row,
            column,
            coding: quoted.id,
            linked: true,
            analyst: Some(who),
            pass: None,
        })),
        Change::AddChallenge(Box::new(NewChallenge {
            pass: inductive,
            analyst: who,
            of: deductive,
            coding: Some(coding.id),
            document: document.id,
            start: coding.span().start,
            end: coding.span().end,
            within: None,
            claim: Claim::DoesNotBelong,
            reason: said("does not belong here"),
        })),
        translation(TranslationEdit::Text(said("på svenska"))),
        translation(TranslationEdit::Translator(said("the translator"))),
        translation(TranslationEdit::CheckedBy(said("the checker"))),
        Change::MapSpeaker {
            document: document.id,
            speaker: 0,
            is: Some(SpeakerIs::Other(said("a neighbour"))),
        },
        Change::ReviewSaturation(Box::new(NewSaturationReview {
            reviewers: vec![who],
            conclusion: said("is enough"),
            of: SaturationOf::AllCodes,
            consensus: false,
            order: SaturationOrder::Import,
            role: seen.roles().first().map(|it| it.id),
            base: 4,
            run: 2,
            threshold: 5,
            new: vec![(document.id, 3)],
            cut: seen.now(),
        })),
    ]
}

impl Study {
    fn source<T>(&self, ask: impl FnOnce(&ReportSource<'_>) -> T) -> T {
        let seen = self.project.seen();
        let text = |hash| self.project.text(hash).map_err(|error| error.to_string());
        ask(&ReportSource {
            seen: &seen,
            project: self.project.id(),
            now: seen.now(),
            text: &text,
        })
    }

    /// As it is usually, and with each thing chosen that can be chosen.
    fn choices(&self, kind: ReportKind) -> Vec<ReportOptions> {
        let seen = self.project.seen();
        let ids = |all: Vec<Id>| all.iter().map(Id::to_string).collect::<Vec<_>>();
        let named = |all: &[(&str, &str)]| -> Vec<String> {
            all.iter().map(|(key, _)| (*key).to_owned()).collect()
        };
        let values = |option: &ReportOption| -> Vec<String> {
            match option.choices {
                Choices::Pass | Choices::EveryPass => {
                    ids(seen.passes().iter().map(|it| it.id.0).collect())
                }
                Choices::Version | Choices::CodebookVersion(_) => vec!["1".to_owned()],
                Choices::Document => ids(vec![seen.documents()[0].id.0]),
                Choices::Layer => {
                    let mut layers = vec!["consensus".to_owned()];
                    layers.extend(ids(vec![seen.analysts()[0].id.0]));
                    layers
                }
                Choices::File => vec![self.other.clone()],
                Choices::Role => ids(vec![seen.roles()[0].id.0]),
                Choices::Arranged(..) | Choices::Several(_) => Vec::new(),
                Choices::Switch => vec!["no".to_owned(), "yes".to_owned()],
                Choices::OneOf(all) => named(all),
                Choices::OneOfOrAttribute(all) => {
                    let mut values = named(all);
                    values.extend(ids(seen.attributes().iter().map(|it| it.id.0).collect()));
                    values
                }
            }
        };
        let mut choices = vec![ReportOptions::default()];
        for option in kind.options() {
            for value in values(option) {
                choices.push([(option.key, value)].into_iter().collect());
            }
        }
        choices
    }
}

/// Everything a file says: its parts where it is an archive, archives within it too.
fn words(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut said = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let name = format!("{:?}\n", part.name());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        said.push_str(&name);
        said.push_str(&words(&bytes));
    }
    said
}

#[track_caller]
fn says_no_name(said: &str, what: &str) {
    let lower = said.to_lowercase();
    for name in [NAME, PLACE] {
        if let Some(at) = lower.find(&name.to_lowercase()) {
            let around: Vec<char> = lower[..at].chars().rev().take(80).collect();
            let before: String = around.into_iter().rev().collect();
            let after: String = lower[at..].chars().take(80).collect();
            panic!("{what} says “{name}”: {before}{after}");
        }
    }
}

/// What a report looks like before it is saved, without the points of its pictures.
fn shown(blocks: &[Block]) -> String {
    let all = blocks.iter().map(|block| match block {
        Block::Figure(drawn) => format!("{} {}\n", drawn.title, drawn.description),
        other => format!("{other:?}\n"),
    });
    all.collect()
}

/// All but the project for other programs, which is the study itself: programs that read it need the transcripts as
/// they were coded.
#[test]
fn no_report_says_a_name_of_the_dictionary_in_any_format_with_anything_chosen() {
    let it = study();
    let mut made = 0;
    for kind in ReportKind::ALL {
        for options in it.choices(kind) {
            let what = format!("{kind:?} {:?}", options.iter().collect::<Vec<_>>());
            let report = match it.source(|source| kind.make(source, &options)) {
                Ok(report) => report,
                // Some passes cannot be compared, and some columns are empty.
                Err(_) if options != ReportOptions::default() => continue,
                Err(_) if kind == ReportKind::CodebookComparison => continue,
                Err(error) => panic!("{what}: {error}"),
            };
            made += 1;
            let as_usual = options == ReportOptions::default();
            for format in kind.formats().iter().copied() {
                // Of a picture only the points could be looked at; SVG has the same words.
                if format == FileFormat::Png {
                    continue;
                }
                let said = words(&report.bytes(format).unwrap());
                if kind.is_masked() {
                    says_no_name(&said, &format!("{what} as {format:?}"));
                } else {
                    assert!(said.contains(NAME) && said.contains(PLACE), "{what}");
                }
                // The name was there to be masked.
                let hides_words = kind == ReportKind::Ratings || !kind.is_masked();
                assert!(
                    said.contains("XX") || hides_words || !as_usual,
                    "{what} as {format:?}"
                );
            }
            if kind.is_masked() {
                says_no_name(&shown(&report.preview()), &format!("the preview of {what}"));
            }
        }
    }
    assert!(made > 60, "{made}");
    let open: Vec<ReportKind> = ReportKind::ALL
        .into_iter()
        .filter(|it| !it.is_masked())
        .collect();
    assert_eq!(open, [ReportKind::Project]);
}

#[test]
fn the_log_and_the_memo_book_say_no_name_either_and_the_log_never_the_key() {
    let mut it = study();
    for format in LogFormat::ALL {
        let log = LogExport::of(&it.project.seen(), &LogChoice::default());
        let said = words(&log.bytes(format).unwrap());
        says_no_name(&said, &format!("the log as {format:?}"));
        assert!(said.contains("XX"));
    }
    let seen = it.project.seen();
    let masks = Masks::of(&seen);
    let mut book = memo_book(&seen, &masks);
    book.quote(&masks, &|hash| it.project.text(hash).ok());
    for format in [MemoFormat::Docx, MemoFormat::Markdown] {
        says_no_name(&words(&book.bytes(format).unwrap()), "the memo book");
    }
    // A name that is taken out of the dictionary again is not told by the steps that put it there.
    let words_of = |project: &Project| {
        let log = project.seen().log().into_iter();
        let masked = log.filter(|it| it.what.contains("mask"));
        let told: Vec<String> = masked
            .map(|it| format!("{}: {}", it.what, it.details))
            .collect();
        told
    };
    put(
        &mut it.project,
        Change::MaskWords {
            words: NAME.to_owned(),
            mask: None,
        },
    );
    let told = words_of(&it.project);
    assert_eq!(told.len(), 3, "{told:?}");
    says_no_name(&told.join("\n"), "the log's steps");
    assert!(it.folder.path().exists());
}
