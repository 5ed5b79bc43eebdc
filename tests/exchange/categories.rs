//! Categories as figure and tables: from one stored name each, with counts by hand and what they are parts of.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{self, Bench, step};
use interlinea::exchange::report::{
    Block, FileFormat, ReadyReport, ReportError, ReportKind, ReportOptions, ReportSource,
};
use interlinea::exchange::spreadsheet::{Cell, Table};
use interlinea::journal::Project;
use interlinea::model::*;
use std::collections::BTreeMap;

/// A study in the making.
pub struct Made {
    pub project: Project,
    pub pass: PassId,
    pub codes: BTreeMap<String, CodeId>,
    pub categories: BTreeMap<String, CategoryId>,
    pub documents: Vec<DocumentId>,
}

impl Made {
    pub fn new() -> Self {
        let mut project = Bench::new().create("ana");
        studies::title(&mut project, "Home visits");
        let ana = studies::person(&mut project, "Ana");
        let pass = studies::pass(&mut project, &[ana]);
        Self {
            project,
            pass,
            codes: BTreeMap::new(),
            categories: BTreeMap::new(),
            documents: Vec::new(),
        }
    }

    fn push(&mut self, change: Change) -> Id {
        step(&mut self.project, |draft| {
            draft.push(change);
        })
    }

    /// A document of one participant with a role, and perhaps a wave.
    pub fn interview(&mut self, role: &str, wave: Option<&str>) -> DocumentId {
        let seen = self.project.seen();
        let known = seen
            .roles()
            .iter()
            .find(|it| it.name.text() == role)
            .map(|it| it.id);
        let role = known.unwrap_or_else(|| {
            let pattern = "{role} #{number}".to_owned();
            let new = NewRole {
                name: role.to_owned(),
                pattern,
            };
            self.push(Change::AddRole(Box::new(new))).into()
        });
        let number = self.documents.len() as u32 + 1;
        let participant = self.push(Change::AddParticipant(Box::new(NewParticipant {
            pseudonym: String::new(),
            role: Some(role),
            number,
            case: None,
        })));
        let words = format!("{number} ").repeat(200);
        let document =
            studies::document(&mut self.project, &format!("Interview {number:02}"), &words);
        self.push(Change::LinkParticipant {
            document,
            participant: participant.into(),
            linked: true,
        });
        let edit = DocumentEdit::Wave(wave.map(str::to_owned));
        self.push(Change::EditDocument { document, edit });
        self.documents.push(document);
        document
    }

    /// A code of a framework.
    pub fn preset(&mut self, name: &str) -> CodeId {
        let framework = self.push(Change::AddFramework(Box::new(NewFramework {
            key: "own".to_owned(),
            name: "Own".to_owned(),
            variant: String::new(),
            citation: String::new(),
        })));
        let construct = Construct {
            framework: framework.into(),
            key: name.to_lowercase(),
            name: name.to_owned(),
            source: String::new(),
            stands_for: Vec::new(),
        };
        let new = NewCode {
            name: name.to_owned(),
            parent: None,
            origin: Default::default(),
            in_vivo: false,
            colour: 2,
            construct: Some(construct),
            arose: None,
            split_from: None,
        };
        let id = self.push(Change::AddCode(Box::new(new))).into();
        self.codes.insert(name.to_owned(), id);
        id
    }

    /// Dates an interview.
    pub fn dated(&mut self, document: DocumentId, date: &str) {
        let edit = DocumentEdit::Date(Some(date.to_owned()));
        self.push(Change::EditDocument { document, edit });
    }

    /// Opens a blind pass with somebody else; what is coded from now on is in it.
    pub fn blind_pass(&mut self) {
        let ana = self.project.person().unwrap();
        let other = self.push(Change::AddAnalyst(Box::new(NewAnalyst {
            name: "Bo".to_owned(),
            initials: "B".to_owned(),
            colour: 3,
        })));
        let pass = NewPass {
            name: "Blind".to_owned(),
            kind: PassKind::Inductive,
            analysts: vec![ana, other.into()],
            framework: None,
            level: Default::default(),
            blind: true,
            material: Material::AllDocuments,
        };
        self.pass = self.push(Change::AddPass(Box::new(pass))).into();
    }

    /// A code below another.
    pub fn code(&mut self, name: &str, parent: Option<&str>) -> CodeId {
        let parent = parent.map(|it| self.codes[it]);
        let new = NewCode {
            name: name.to_owned(),
            parent,
            origin: Default::default(),
            in_vivo: false,
            colour: 2,
            construct: None,
            arose: None,
            split_from: None,
        };
        let id = self.push(Change::AddCode(Box::new(new))).into();
        self.codes.insert(name.to_owned(), id);
        id
    }

    /// A category within a domain, under others, of codes.
    pub fn category(
        &mut self,
        name: &str,
        level: CategoryLevel,
        within: Option<&str>,
        under: &[&str],
        codes: &[&str],
    ) {
        let within = within.map(|it| self.codes[it]);
        let new = NewCategory {
            name: name.to_owned(),
            level,
            within,
        };
        let id: CategoryId = self.push(Change::AddCategory(Box::new(new))).into();
        for code in codes {
            let code = self.codes[*code];
            self.push(Change::PlaceCode {
                code,
                category: id,
                placed: true,
            });
        }
        for above in under {
            let under = self.categories[*above];
            self.push(Change::PlaceCategory {
                category: id,
                under,
                placed: true,
            });
        }
        self.categories.insert(name.to_owned(), id);
    }

    /// Codings of a code in a document.
    pub fn coded(&mut self, document: DocumentId, code: &str, times: u32) {
        let analyst = self.project.person().unwrap();
        let (pass, code) = (self.pass, self.codes[code]);
        for n in 0..times {
            self.push(Change::AddCoding(NewCoding {
                analyst,
                document,
                pass,
                code,
                start: n * 10,
                end: n * 10 + 8,
                within: None,
            }));
        }
    }

    pub fn report(
        &self,
        kind: ReportKind,
        options: &[(&str, &str)],
    ) -> Result<Box<dyn ReadyReport>, ReportError> {
        let seen = self.project.seen();
        let text = |hash| self.project.text(hash).map_err(|error| error.to_string());
        let source = ReportSource {
            seen: &seen,
            project: self.project.id(),
            now: seen.now(),
            text: &text,
        };
        let options: ReportOptions = options.iter().copied().collect();
        kind.make(&source, &options)
    }

    pub fn tables(&self, kind: ReportKind, options: &[(&str, &str)]) -> Vec<Table> {
        let blocks = self.report(kind, options).unwrap().preview();
        let tables = blocks.into_iter().filter_map(|it| match it {
            Block::Table { table, .. } => Some(table),
            _ => None,
        });
        tables.collect()
    }

    pub fn svg(&self, kind: ReportKind, options: &[(&str, &str)]) -> String {
        let report = self.report(kind, options).unwrap();
        String::from_utf8(report.bytes(FileFormat::Svg).unwrap()).unwrap()
    }
}

/// The rows of a table as words.
pub fn rows(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
    };
    let rows = table.rows.iter();
    rows.map(|row| row.iter().map(cell).collect()).collect()
}

/// Words of a figure, each line of them.
fn lines(svg: &str) -> Vec<String> {
    let pieces = svg.split("</text>");
    let lines = pieces.filter_map(|it| it.rsplit_once('>').map(|(_, words)| words.to_owned()));
    lines.filter(|it| !it.trim().is_empty()).collect()
}

/// Two mothers and three mentors; a theme over two of three categories, one of which has a subcategory.
fn study() -> Made {
    let mut it = Made::new();
    for name in ["Context", "Implementation"] {
        it.code(name, None);
    }
    it.code("Reach", Some("Implementation"));
    it.code("Dose", Some("Implementation"));
    for code in ["waiting", "forms", "calls", "visits"] {
        it.code(code, None);
    }
    let (theme, category, sub) = (
        CategoryLevel::Theme,
        CategoryLevel::Category,
        CategoryLevel::Subcategory,
    );
    it.category("Time", theme, None, &[], &[]);
    it.category(
        "Few are met",
        category,
        Some("Reach"),
        &["Time"],
        &["waiting"],
    );
    it.category(
        "Forms stand between",
        sub,
        Some("Reach"),
        &["Few are met"],
        &["forms"],
    );
    it.category(
        "Enough calls",
        category,
        Some("Dose"),
        &["Time"],
        &["calls"],
    );
    it.category(
        "Fear of offices",
        category,
        Some("Context"),
        &[],
        &["visits"],
    );
    let people = [
        ("Mother", Some("early")),
        ("Mother", Some("late")),
        ("Mentor", Some("early")),
        ("Mentor", Some("late")),
        ("Mentor", None),
    ];
    let documents: Vec<DocumentId> = people
        .iter()
        .map(|(role, wave)| it.interview(role, *wave))
        .collect();
    it.coded(documents[0], "waiting", 3);
    it.coded(documents[0], "forms", 1);
    it.coded(documents[2], "forms", 2);
    it.coded(documents[3], "calls", 1);
    it.coded(documents[4], "visits", 4);
    it
}

#[test]
fn categories_stand_by_domain_and_sub_domain_with_counts_of_all_below_them() {
    let it = study();
    let tables = it.tables(ReportKind::Categories, &[]);
    // Segments, documents, participants: “Few are met” has three of waiting, one and two of forms.
    let expected = [
        ["Context", "", "Fear of offices", "", "", "4", "1", "1"],
        [
            "Implementation",
            "Reach",
            "Few are met",
            "",
            "Time",
            "6",
            "2",
            "2",
        ],
        [
            "Implementation",
            "Reach",
            "Few are met",
            "Forms stand between",
            "Time",
            "3",
            "2",
            "2",
        ],
        [
            "Implementation",
            "Dose",
            "Enough calls",
            "",
            "Time",
            "1",
            "1",
            "1",
        ],
    ];
    assert_eq!(rows(&tables[0]), expected);
    let by_theme = it.tables(ReportKind::Categories, &[("sorted", "themes")]);
    let expected = [
        ["Time", "", "", "7", "3", "3"],
        ["Time", "Few are met", "", "6", "2", "2"],
        ["Time", "Few are met", "Forms stand between", "3", "2", "2"],
        ["Time", "Enough calls", "", "1", "1", "1"],
        ["", "Fear of offices", "", "4", "1", "1"],
    ];
    assert_eq!(rows(&by_theme[0]), expected);
}

#[test]
fn figure_and_table_have_the_same_stored_names_in_the_same_order() {
    let it = study();
    let lines = lines(&it.svg(ReportKind::Categories, &[("counts", "segments")]));
    let names: Vec<&str> = lines.iter().map(String::as_str).collect();
    let expected = [
        "Context",
        "Fear of offices",
        "4 segments · 1 document",
        "Implementation",
        "Reach",
        "Few are met",
        "6 segments · 2 documents",
        "Forms stand between",
        "3 segments · 2 documents",
        "Dose",
        "Enough calls",
        "1 segment · 1 document",
        "Counts are of everybody’s codings.",
    ];
    assert_eq!(names, expected);
}

#[test]
fn who_does_not_speak_of_it_is_none_of_so_many() {
    let it = study();
    let tables = it.tables(ReportKind::Spread, &[]);
    assert_eq!(tables[0].headers, ["Category", "Mother", "Mentor", "All"]);
    let expected = [
        ["Of", "2", "3", "5"],
        ["Time", "1", "2", "3"],
        ["Fear of offices", "0", "1", "1"],
        ["Few are met", "1", "1", "2"],
        ["\u{2003}Forms stand between", "1", "1", "2"],
        ["Enough calls", "0", "1", "1"],
    ];
    assert_eq!(rows(&tables[0]), expected);
    // 1 of 2 is 50 %, 2 of 3 is 67 %, 3 of 5 is 60 %.
    assert_eq!(rows(&tables[1])[0], ["Time", "50", "67", "60"]);
    let silent = tables.last().unwrap();
    assert_eq!(silent.name, "Who does not speak of it");
    let expected = [
        ["Fear of offices", "Mother", "0", "2"],
        ["Enough calls", "Mother", "0", "2"],
    ];
    assert_eq!(rows(silent), expected);
}

#[test]
fn themes_stand_against_waves_and_a_document_without_a_wave_is_not_lost() {
    let it = study();
    let options = [
        ("columns", "waves"),
        ("counts", "segments"),
        ("rows", "themes"),
    ];
    let tables = it.tables(ReportKind::Spread, &options);
    assert_eq!(
        tables[0].headers,
        ["Category", "early", "late", "No wave", "All"]
    );
    // Early: three, one and two; late: one.
    assert_eq!(rows(&tables[0])[1], ["Time", "6", "1", "0", "7"]);
    // Of the seven segments of the theme: 86 and 14 per cent.
    assert_eq!(rows(&tables[1])[0], ["Time", "86", "14", "0", "100"]);
}

#[test]
fn the_codings_of_one_analyst_are_counted_alone() {
    let mut it = study();
    let total = |it: &Made, layer: &str| {
        let options = [("layer", layer), ("counts", "segments")];
        let of = rows(&it.tables(ReportKind::Spread, &options)[0]).remove(0);
        of.last().unwrap().parse::<u32>().unwrap()
    };
    let ana = it.project.person().unwrap();
    let before = total(&it, "everybody");
    assert_eq!(total(&it, &ana.to_string()), before);
    let (code, document) = (
        it.project.seen().codings().next().unwrap().code(),
        it.documents[0],
    );
    let bo = it.push(Change::AddAnalyst(Box::new(NewAnalyst {
        name: "Bo".to_owned(),
        initials: "B".to_owned(),
        colour: 3,
    })));
    it.push(Change::AddCoding(NewCoding {
        analyst: bo.into(),
        document,
        pass: it.pass,
        code,
        start: 100,
        end: 110,
        within: None,
    }));
    assert_eq!(total(&it, "everybody"), before + 1);
    assert_eq!(total(&it, &ana.to_string()), before);
    assert_eq!(total(&it, &bo.to_string()), 1);
    let refused = it.report(ReportKind::Spread, &[("layer", "nobody")]);
    let sentence = refused.err().unwrap().to_string();
    assert!(sentence.contains("not in the study"), "{sentence}");
}

#[test]
fn every_form_of_the_tables_is_written() {
    let it = study();
    for kind in [ReportKind::Categories, ReportKind::Spread] {
        for columns in ["roles", "documents", "waves", "participants", "valence"] {
            let report = it.report(kind, &[("columns", columns)]).unwrap();
            for format in kind.formats() {
                assert!(
                    report.bytes(*format).unwrap().len() > 50,
                    "{columns} {format:?}"
                );
            }
        }
    }
}

#[test]
fn a_study_without_categories_says_what_to_do() {
    let it = Made::new();
    for kind in [ReportKind::Categories, ReportKind::Spread] {
        let error = it.report(kind, &[]).err().unwrap().to_string();
        assert_eq!(
            error,
            "There are no categories yet: make them of codes in Condense."
        );
    }
}

/// Keeps a picture where somebody asked for pictures.
fn keep(name: &str, report: &dyn ReadyReport) {
    if let Some(folder) = std::env::var_os("INTERLINEA_PICTURES") {
        std::fs::create_dir_all(&folder).unwrap();
        let png = report.bytes(FileFormat::Png).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), png).unwrap();
    }
}

#[test]
fn sixty_categories_in_any_script_with_or_without_domains_are_drawn() {
    let long = "Building trust through flexibility, credibility, competence, and care";
    for (name, domains) in [("none", 0), ("one", 1), ("three", 3), ("seven", 7)] {
        let mut it = Made::new();
        for domain in 0..domains {
            it.code(&format!("Domain {domain}"), None);
            for sub in 0..3 {
                let parent = format!("Domain {domain}");
                it.code(
                    &format!("Sub-domain {domain}.{sub} of some length"),
                    Some(&parent),
                );
            }
        }
        for n in 0..60 {
            let words = match n % 4 {
                0 => format!("{long} {n}"),
                1 => format!("אמון בשירותים החברתיים {n}, ולא רק"),
                _ => format!("Lack of funds {n}"),
            };
            let within = (domains > 0 && n % 10 != 9).then(|| {
                format!(
                    "Sub-domain {}.{} of some length",
                    n % domains.max(1),
                    n / 7 % 3
                )
            });
            it.category(&words, CategoryLevel::Category, within.as_deref(), &[], &[]);
        }
        let report = it.report(ReportKind::Categories, &[]).unwrap();
        keep(&format!("categories-{name}.png"), report.as_ref());
        let svg = it.svg(ReportKind::Categories, &[]);
        let letters =
            |words: &str| -> String { words.chars().filter(|c| c.is_alphanumeric()).collect() };
        assert_eq!(
            letters(&lines(&svg).concat())
                .matches("Lackoffunds")
                .count(),
            30,
            "{name}"
        );
    }
}

#[test]
fn the_figure_of_a_known_study_is_the_one_that_was_looked_at() {
    let svg = study().svg(ReportKind::Categories, &[("counts", "segments")]);
    let golden =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/categories.svg");
    if std::env::var_os("INTERLINEA_WRITE_GOLDEN").is_some() {
        std::fs::write(&golden, &svg).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap();
    assert_eq!(svg, expected);
}

#[test]
fn what_a_category_is_said_to_be_goes_before_what_its_segments_add_up_to() {
    let mut it = study();
    let name = |table: &Table| table.name.clone();
    let before = it.tables(ReportKind::Categories, &[]);
    assert!(before.iter().all(|it| name(it) != "Internal and external"));
    let category = |it: &Made, name: &str| {
        let seen = it.project.seen();
        let all = seen.categories();
        all.iter().find(|it| it.name.text() == name).unwrap().id
    };
    for (of, mark) in [
        (
            "Enough calls",
            CategoryMark::Valence(Some(Valence::Facilitator)),
        ),
        (
            "Fear of offices",
            CategoryMark::Valence(Some(Valence::Both)),
        ),
        (
            "Fear of offices",
            CategoryMark::Place(Some(Place::External)),
        ),
    ] {
        let category = category(&it, of);
        it.push(Change::MarkCategory { category, mark });
    }
    let tables = it.tables(ReportKind::Categories, &[]);
    let find = |of: &str| rows(tables.iter().find(|it| name(it) == of).unwrap());
    assert_eq!(
        find("Barriers and facilitators"),
        [
            ["Fear of offices", "0", "0", "0", "4", "4", "both"],
            ["Enough calls", "0", "0", "0", "1", "1", "facilitator"],
        ]
    );
    assert_eq!(
        find("Internal and external"),
        [["Fear of offices", "external", "4"]]
    );
}
