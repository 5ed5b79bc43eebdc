//! `export framework-matrix`: what is written in it, what it quotes, and what leaves under another name.

use crate::desk::{Desk, Place, study};
use calamine::Reader as _;
use interlinea::journal::{Installation, Project, copy_sample_to};
use interlinea::model::acts::{self, ActError};
use interlinea::model::{
    CategoryLevel, Change, MaskCase, NewCategory, Seen, Sorted, StepDraft, Subject,
};
use std::io::{Cursor, Read as _};
use std::path::PathBuf;

const SUMMARY: &str = "She says that Shan goes along, and the letters stop being frightening.";

/// The sample study, in which Ellen writes one cell of the matrix and quotes a segment in it.
struct Written {
    folder: tempfile::TempDir,
    desk: Desk,
    project: Project,
    /// The participant and the category of the cell.
    names: (String, String),
    /// The words that it quotes, on one line.
    quoted: String,
}

impl Written {
    fn new() -> Self {
        let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
        copy_sample_to(&folder.path().join("study")).unwrap();
        let home = Installation::at(desk.home());
        let mut project = Project::open(&folder.path().join("study"), &home).unwrap();
        let ellen = project.seen().analysts().first().unwrap().id;
        project.bind(ellen).unwrap();
        let mut it = Self {
            folder,
            desk,
            project,
            names: Default::default(),
            quoted: String::new(),
        };
        let (cell, coding) = it.chosen();
        it.act(|seen, draft| {
            acts::summarise(seen, draft, cell, None, SUMMARY)?;
            acts::link_to_summary(seen, draft, cell, None, (coding, true))
        });
        it
    }

    /// The first participant, the first category with a code that is used, and a segment of it.
    fn chosen(&mut self) -> ((Subject, Sorted), interlinea::model::CodingId) {
        let seen = self.project.seen();
        let participant = seen.participants().first().unwrap().id;
        let mut found = None;
        for category in seen.categories() {
            for code in category.members() {
                let codes = [code].into_iter().collect();
                let first = seen.codings_of_codes(&codes).next();
                found = found.or(first.map(|it| (category, it)));
            }
        }
        let (category, coding) = found.unwrap();
        let document = seen.document(coding.document()).unwrap();
        let text = self.project.text(document.imported.text).unwrap();
        self.names = (
            seen.participant_label(participant),
            category.name.text().to_owned(),
        );
        let words = text.slice(coding.span()).split_whitespace();
        self.quoted = words.collect::<Vec<_>>().join(" ");
        let cell = (
            Subject::Participant(participant),
            Sorted::Category(category.id),
        );
        (cell, coding.id)
    }

    fn act<T>(&mut self, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>) -> T {
        let mut draft = self.project.draft().unwrap();
        let made = act(&self.project.seen(), &mut draft).unwrap();
        self.project.commit(draft).unwrap();
        made
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn export(&self, format: &str, more: &[&str]) -> Vec<u8> {
        let (study, out) = (self.path("study"), self.path("out"));
        let (study, out) = (study.to_str().unwrap(), out.to_str().unwrap());
        let mut arguments = vec!["export", study, "framework-matrix", "--format", format];
        arguments.extend(["--out", out]);
        arguments.extend(more);
        self.desk.run(&arguments).ok();
        std::fs::read(out).unwrap()
    }

    fn csv(&self, more: &[&str]) -> Vec<Vec<String>> {
        let bytes = self.export("csv", more);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).from_reader(bytes);
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    /// The sheets of the spreadsheet: name, and rows of words.
    fn sheets(&self) -> Vec<(String, Vec<Vec<String>>)> {
        let bytes = Cursor::new(self.export("xlsx", &[]));
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let sheets = book.worksheets().into_iter();
        let rows = |range: calamine::Range<calamine::Data>| {
            let rows = range
                .rows()
                .map(|row| row.iter().map(ToString::to_string).collect());
            rows.collect::<Vec<Vec<String>>>()
        };
        sheets.map(|(name, range)| (name, rows(range))).collect()
    }

    /// The words of the document for Word, on one line.
    fn word(&self) -> String {
        let bytes = Cursor::new(self.export("docx", &[]));
        let mut archive = zip::ZipArchive::new(bytes).unwrap();
        let mut xml = String::new();
        let mut part = archive.by_name("word/document.xml").unwrap();
        part.read_to_string(&mut xml).unwrap();
        let pieces = xml.split('<').filter_map(|it| it.split_once('>'));
        let words: String = pieces.flat_map(|(_, words)| [words, " "]).collect();
        let words = words
            .replace("&apos;", "'")
            .replace("&#39;", "'")
            .replace("&quot;", "\"");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn cell<'r>(rows: &'r [Vec<String>], (row, column): &(String, String)) -> &'r str {
    let at = rows[0].iter().position(|name| name == column);
    let at = at.unwrap_or_else(|| panic!("no {column} in {:?}", rows[0]));
    let row_of = rows.iter().find(|it| &it[0] == row);
    &row_of.unwrap_or_else(|| panic!("no {row}"))[at]
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_written_stands_in_its_cell_and_what_it_quotes_beside() {
    let it = Written::new();
    let rows = it.csv(&[]);
    assert_eq!(cell(&rows, &it.names), SUMMARY);
    let seen = it.project.seen();
    assert_eq!(rows.len(), 1 + seen.participants().len(), "each is a row");
    assert_eq!(rows[0].len(), 1 + seen.categories().len());
    let written = rows[1..].iter().flat_map(|row| &row[1..]);
    assert_eq!(written.filter(|it| !it.is_empty()).count(), 1);
    let sheets = it.sheets();
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let wanted = [
        "Framework matrix",
        "Quoted in it",
        "Segments behind it",
        "About",
    ];
    assert_eq!(names, wanted);
    assert_eq!(cell(&sheets[0].1, &it.names), SUMMARY);
    let quotes = &sheets[1].1;
    assert_eq!(quotes.len(), 2, "{quotes:?}");
    assert_eq!(quotes[1][..2], [it.names.0.clone(), it.names.1.clone()]);
    assert_eq!(one_line(&quotes[1][2]), it.quoted);
    assert!(quotes[1][3].contains(" · turn "), "{}", quotes[1][3]);
    let about = sheets[3].1.iter().find(|row| row[0] == "Cells written");
    let all = seen.participants().len() * seen.categories().len();
    assert_eq!(about.unwrap()[1], format!("1 of {all}"));
    let word = it.word();
    for words in [SUMMARY, it.quoted.as_str(), &it.names.0, &it.names.1] {
        assert!(word.contains(words), "{words} is not in {word}");
    }
}

#[test]
fn a_name_that_the_study_masks_is_in_no_summary_quotation_or_heading() {
    let mut it = Written::new();
    let of_quoted = it.quoted.split(' ').find(|word| {
        let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() > 4;
        is_word && !SUMMARY.contains(word) && !it.names.1.contains(word)
    });
    let of_quoted = of_quoted.unwrap().to_owned();
    let first = it.names.1.split(' ').next().unwrap().to_owned();
    for (n, name) in ["Shan", &of_quoted, &first].into_iter().enumerate() {
        let mask = format!("[{n}]");
        it.act(|seen, draft| acts::mask_words(seen, draft, name, &mask, MaskCase::Any));
    }
    let table = |rows: &[Vec<String>]| rows.concat().join(" ");
    let sheets: Vec<String> = it.sheets().iter().map(|(_, rows)| table(rows)).collect();
    let (matrix, word) = (table(&it.csv(&[])), it.word());
    for (what, words) in [("csv", &matrix), ("xlsx", &sheets[0]), ("docx", &word)] {
        assert!(!words.contains("Shan"), "{what}: {words}");
        assert!(words.contains("She says that [0] goes along"), "{what}");
        assert!(words.contains("[2]"), "{what}: the heading is not masked");
        let masked = words.split(|it: char| !it.is_alphanumeric());
        assert!(!masked.clone().any(|it| it == first), "{what}: {first}");
    }
    for (what, words) in [("xlsx", &sheets[1]), ("docx", &word)] {
        assert!(words.contains("[1]"), "{what}: {of_quoted} in {words}");
    }
}

#[test]
fn rows_and_columns_are_chosen_and_what_is_not_there_is_said() {
    let it = Written::new();
    let documents = it.csv(&["--option", "rows=documents", "--option", "columns=codes"]);
    let seen = it.project.seen();
    assert_eq!(documents.len(), 1 + seen.documents().len());
    let written = documents[1..].iter().flat_map(|row| &row[1..]);
    assert_eq!(written.filter(|it| !it.is_empty()).count(), 0);
    let layer = ["--layer", "consensus", "--option", "columns=subdomains"];
    assert_eq!(
        it.csv(&layer)[1..].len(),
        seen.participants().len(),
        "a cell that is written elsewhere takes nothing away"
    );
    let (folder, out) = (it.path("study"), it.path("none.csv"));
    let refused = |options: &[&str]| {
        let mut arguments = vec!["export", folder.to_str().unwrap(), "framework-matrix"];
        arguments.extend(["--format", "csv", "--out", out.to_str().unwrap()]);
        arguments.extend(options);
        let answer = it.desk.run(&arguments);
        assert_ne!(answer.status, 0, "{options:?}");
        answer.err
    };
    let wrong = refused(&["--option", "rows=people"]);
    assert!(wrong.contains("participants"), "{wrong}");
    let wrong = refused(&["--option", "colour=red"]);
    assert!(wrong.contains("rows, columns and layer"), "{wrong}");
    assert!(!out.exists(), "nothing is written where it is refused");
    let (ada, place) = (Desk::new(), Place::new());
    let (study, out) = (study(&ada, &place), place.path("none.csv"));
    let mut arguments = vec!["export", &study, "framework-matrix"];
    arguments.extend(["--format", "csv", "--out", &out]);
    let nothing = ada.run(&arguments).refused(1);
    assert!(
        nothing.contains("nothing to put in these rows"),
        "{nothing}"
    );
}

#[test]
fn a_matrix_of_more_cells_than_a_spreadsheet_holds_is_refused_in_a_sentence() {
    let (ada, place) = (Desk::new(), Place::new());
    let folder = study(&ada, &place);
    let mut project = Project::open(folder.as_ref(), &Installation::at(ada.home())).unwrap();
    let mut draft = project.draft().unwrap();
    for n in 0..1001 {
        let new = NewCategory {
            name: format!("Category {n}"),
            level: CategoryLevel::Category,
            within: None,
        };
        draft.push(Change::AddCategory(Box::new(new)));
    }
    let people: Vec<acts::ParticipantRow> = (0..1000)
        .map(|row| acts::ParticipantRow {
            row,
            pseudonym: format!("Person {row}"),
            role: String::new(),
            cells: Vec::new(),
        })
        .collect();
    let (added, _) = acts::add_participants(&project.seen(), &mut draft, &people);
    assert_eq!(added.len(), people.len());
    project.commit(draft).unwrap();
    let out = place.path("out.csv");
    let mut arguments = vec!["export", &folder, "framework-matrix", "--format", "csv"];
    arguments.extend(["--out", &out]);
    let refused = ada.run(&arguments).refused(1);
    assert!(refused.contains("more than a million cells"), "{refused}");
    arguments.extend(["--option", "rows=documents"]);
    ada.run(&arguments).ok();
}
