//! Everything that can be saved for the paper.

use super::challenges::has_only_challenges;
use super::compared::{self, UNITIZING, comparison_options};
use super::comparison::comparison_report;
use super::file_format::FileFormat;
use super::ready_report::ReadyReport;
use super::refi::{codebook_report, project_report};
use super::report_error::ReportError;
use super::report_options::{Choices, ReportOption, ReportOptions};
use super::report_source::ReportSource;
use super::with_facts::WithFacts;
use super::{agreement_report, challenges_report, discrepancies_report, ratings_table};
use crate::analysis::agreement::of_study::{
    AgreementOptions, GammaDraws, agreement_of_study, in_rounds, ratings_of_study,
    unitizing_of_study,
};
use crate::analysis::discrepancies::{Tolerance, discrepancies_in};
use crate::exchange::categories::{CATEGORIES, SPREAD, categories_report, spread_report};
use crate::exchange::checklists::checklist;
use crate::exchange::explore::{FRAMEWORK_MATRIX, framework_report};
use crate::exchange::masking::Masks;
use crate::exchange::memos::memo_book;
use crate::exchange::methods::methods_draft;
use crate::exchange::participants::participants_table;
use crate::exchange::quotations::{self, quotations_report};
use crate::exchange::review::review_package;
use crate::exchange::saturation::{SATURATION, saturation_report};
use crate::exchange::transcripts::coded_transcripts;
use std::ops::ControlFlow;

/// Something that can be saved for the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKind {
    /// Codes with definitions, examples and counts.
    Codebook,
    /// The quotations by category, with labels, translations and counts.
    Quotations,
    /// Who took part, by role.
    Participants,
    /// How far analysts agree.
    Agreement,
    /// Where analysts differ, and how it was settled.
    Discrepancies,
    /// Every unit with what each analyst gave it.
    Ratings,
    /// Categories by domain and sub-domain, or by theme.
    Categories,
    /// Who speaks of what, and who does not.
    Spread,
    /// What each document added, and what reviewers concluded from it.
    Saturation,
    /// Summaries of cases by category.
    Framework,
    /// The memos.
    Memos,
    /// Sentences for the method section.
    Methods,
    /// A reporting checklist.
    Checklists,
    /// The whole study for other programs.
    Project,
    /// A version of the analysis for the research group, with fields for its comments.
    Review,
    /// Transcripts with codings in the margin.
    Transcript,
    /// The codebook beside that of an earlier study.
    CodebookComparison,
}

/// Which pass is shown.
const PASSES: ReportOption = ReportOption {
    key: "pass",
    name: "Pass",
    choices: Choices::EveryPass,
};
/// The codebook that is compared with.
const OTHER_CODEBOOK: ReportOption = ReportOption {
    key: "with",
    name: "The other codebook",
    choices: Choices::File,
};
/// Whether words of the transcripts are printed.
const WORDS: ReportOption = ReportOption {
    key: "words",
    name: "With the words of the transcripts",
    choices: Choices::Switch,
};

/// How far borders may lie apart and still be the same.
const TOLERANCE: ReportOption = ReportOption {
    key: "tolerance",
    name: "Borders are the same",
    choices: Choices::OneOf(&[
        ("exact", "to the character"),
        ("0", "but for punctuation"),
        ("1", "within one word"),
        ("2", "within two words"),
        ("3", "within three words"),
    ]),
};

/// What can be chosen about discrepancies.
const DISCREPANCIES: &[ReportOption] = {
    let [pass, rounds, analysts, documents] = compared::DISCREPANCIES;
    &[pass, rounds, analysts, documents, TOLERANCE, WORDS]
};

/// Which checklist is filled.
const CHECKLIST: ReportOption = ReportOption {
    key: "checklist",
    name: "Checklist",
    choices: Choices::OneOf(&[
        ("coreq", "COREQ, 32 items"),
        ("srqr", "SRQR, 21 items"),
        ("rameses-ii", "RAMESES II, 20 items"),
    ]),
};

/// What can be chosen about the codebook.
const CODEBOOK: &[ReportOption] = &[
    ReportOption {
        key: "version",
        name: "Version of the codebook",
        choices: Choices::CodebookVersion("As it is now"),
    },
    ReportOption {
        key: "since",
        name: "Changes since",
        choices: Choices::CodebookVersion("The beginning"),
    },
    ReportOption {
        key: "layer",
        name: "Counts of",
        choices: Choices::OneOf(&[
            ("everybody", "Everybody’s codings"),
            ("consensus", "The consensus"),
        ]),
    },
    ReportOption {
        key: "counts",
        name: "With counts",
        choices: Choices::Switch,
    },
    ReportOption {
        key: "examples",
        name: "With examples",
        choices: Choices::Switch,
    },
    ReportOption {
        key: "merged",
        name: "With what was merged into each code",
        choices: Choices::Switch,
    },
    ReportOption {
        key: "changes",
        name: "With the list of changes",
        choices: Choices::Switch,
    },
    ReportOption {
        key: "memos",
        name: "Memos on codes",
        choices: Choices::OneOf(&[("no", "Left out"), ("yes", "Those that are shared")]),
    },
];

/// What can be chosen about coded transcripts.
const TRANSCRIPT: &[ReportOption] = &[
    ReportOption {
        key: "document",
        name: "Document",
        choices: Choices::Document,
    },
    ReportOption {
        key: "layer",
        name: "Codings of",
        choices: Choices::Layer,
    },
    PASSES,
    ReportOption {
        key: "speakers",
        name: "Speakers",
        choices: Choices::OneOf(&[
            ("study", "Study's labels"),
            ("transcript", "Transcript's labels"),
        ]),
    },
    ReportOption {
        key: "memos",
        name: "With memos",
        choices: Choices::Switch,
    },
];

/// What can be chosen about a review package.
const REVIEW: &[ReportOption] = &[
    ReportOption {
        key: "version",
        name: "Version",
        choices: Choices::Version,
    },
    ReportOption {
        key: "quotations",
        name: "Quotations",
        choices: Choices::OneOf(&[
            ("chosen", "Of main text and supplement"),
            ("main-text", "Of the main text"),
            ("candidates", "Candidates too"),
            ("none", "None"),
        ]),
    },
    ReportOption {
        key: "layer",
        name: "Counts of",
        choices: Choices::OneOf(&[
            ("board", "The consensus once a part is closed"),
            ("everybody", "Everybody’s codings"),
            ("consensus", "The consensus"),
        ]),
    },
];

impl ReportKind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 17] = [
        Self::Codebook,
        Self::Quotations,
        Self::Participants,
        Self::Agreement,
        Self::Discrepancies,
        Self::Ratings,
        Self::Categories,
        Self::Spread,
        Self::Saturation,
        Self::Framework,
        Self::Memos,
        Self::Methods,
        Self::Checklists,
        Self::Project,
        Self::Review,
        Self::Transcript,
        Self::CodebookComparison,
    ];

    /// Its name on the command line and in what a machine remembers.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Codebook => "codebook",
            Self::Quotations => "quotations",
            Self::Participants => "participants",
            Self::Agreement => "agreement",
            Self::Discrepancies => "discrepancies",
            Self::Ratings => "matrix-of-ratings",
            Self::Categories => "categories",
            Self::Spread => "category-tables",
            Self::Saturation => "saturation",
            Self::Framework => "framework-matrix",
            Self::Memos => "memos",
            Self::Methods => "methods",
            Self::Checklists => "checklists",
            Self::Project => "project",
            Self::Review => "review",
            Self::Transcript => "transcript",
            Self::CodebookComparison => "codebook-comparison",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Codebook => "Codebook",
            Self::Quotations => "Quotations",
            Self::Participants => "Participants' table",
            Self::Agreement => "Agreement",
            Self::Discrepancies => "Discrepancies",
            Self::Ratings => "Matrix of ratings",
            Self::Categories => "Categories",
            Self::Spread => "Who speaks of what",
            Self::Saturation => "Saturation",
            Self::Framework => "Framework matrix",
            Self::Memos => "Memo book",
            Self::Methods => "Methods draft",
            Self::Checklists => "Checklists",
            Self::Project => "Project for other programs",
            Self::Review => "Review package",
            Self::Transcript => "Coded transcripts",
            Self::CodebookComparison => "Codebooks compared",
        }
    }

    /// The same within a sentence: “Save the memo book”.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Codebook => "codebook",
            Self::Quotations => "quotations",
            Self::Participants => "participants' table",
            Self::Agreement => "agreement report",
            Self::Discrepancies => "report of discrepancies",
            Self::Ratings => "matrix of ratings",
            Self::Categories => "figure of categories",
            Self::Spread => "table of who speaks of what",
            Self::Saturation => "saturation table",
            Self::Framework => "framework matrix",
            Self::Memos => "memo book",
            Self::Methods => "methods draft",
            Self::Checklists => "checklist",
            Self::Project => "project",
            Self::Review => "review package",
            Self::Transcript => "coded transcripts",
            Self::CodebookComparison => "comparison of codebooks",
        }
    }

    /// What is in it, in a sentence or two.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Codebook => {
                "Codes with definition, example, origin and counts, and the list of changes. A code's row counts the codes below it too."
            }
            Self::Quotations => {
                "The chosen quotations by category, main text and supplement apart: words read from the transcripts, labels from the participants' records, translations, and who is quoted how often."
            }
            Self::Participants => {
                "Participants by role and altogether: n and % with its denominator, means with their range, and how long their documents are."
            }
            Self::Agreement => {
                "Agreement by code and over all codes, with unit, universe, convention and intervals."
            }
            Self::Discrepancies => {
                "Every difference with its codings, decision and reason, and what became of each analyst's codings."
            }
            Self::Ratings => {
                "Every unit with what each analyst gave it, from which any other program computes the same figures. No words of the transcripts."
            }
            Self::Categories => {
                "Categories sorted by domain and sub-domain or by theme, as the figure of a paper and as tables with counts. One stored name each, so that figure, table and headings say the same."
            }
            Self::Spread => {
                "Categories by role, document, wave, participant or attribute: how many of how many speak of each, and who does not speak of it at all."
            }
            Self::Saturation => {
                "How many new codes each document added, in an order you choose, with the ratio of Guest, Namey and Chen (2020). Gone through afterwards. Whether saturation was reached is for named reviewers to say."
            }
            Self::Framework => {
                "Participants, cases or documents against categories: the summary written for each, and the segments it quotes. They are written in Explore."
            }
            Self::Memos => {
                "All memos you may see, by kind and date. Others' reflexive memos are left out until they are shared."
            }
            Self::Methods => {
                "Sentences for the method section, each with the log entries it rests on, and blanks for what the program cannot know."
            }
            Self::Checklists => {
                "The items of a reporting checklist, each with what the study's record says of it and where that comes from; the others are open."
            }
            Self::Project => {
                "Everything that the exchange standard REFI-QDA carries, for ATLAS.ti, MAXQDA, NVivo, QualCoder and others, and what it cannot carry. With the transcripts in full: names are not masked in it."
            }
            Self::Review => {
                "A frozen version for the research group in one file that opens in any browser without the program: categories, definitions, counts and the chosen quotations, with fields for verdicts and comments. They come back as a file that is taken in under Condense. A final version is for reading only, with who signed it and when."
            }
            Self::CodebookComparison => {
                "This codebook beside that of an earlier study: what is the same in both, said in other words, called differently, or only in one of them. The other is a file: CSV, XLSX or QDC. Nothing of it is taken in."
            }
            Self::Transcript => {
                "Transcripts with turns and speakers, and in the margin the codings of a layer with their memos: as comments in Word, beside the words on a page. But for masked names the words are those of the transcripts, in full."
            }
        }
    }

    /// The formats it is written in, the usual one first.
    pub const fn formats(self) -> &'static [FileFormat] {
        use FileFormat::{
            Csv, Docx, DocxEach, Html, HtmlEach, Markdown, Png, Qdc, Qdpx, Svg, Xlsx,
        };
        match self {
            Self::Codebook => &[Xlsx, Docx, Html, Csv, Markdown, Qdc],
            Self::Project => &[Qdpx],
            Self::Quotations
            | Self::Participants
            | Self::Agreement
            | Self::Discrepancies
            | Self::Framework
            | Self::CodebookComparison => &[Docx, Xlsx, Csv],
            Self::Checklists => &[Docx, Xlsx, Markdown],
            Self::Ratings => &[Csv],
            Self::Categories => &[Svg, Png, Docx, Xlsx, Csv],
            Self::Spread | Self::Saturation => &[Docx, Xlsx, Csv, Svg, Png],
            Self::Memos | Self::Methods => &[Docx, Markdown],
            Self::Review => &[Html],
            Self::Transcript => &[Docx, Html, DocxEach, HtmlEach],
        }
    }

    /// What can be chosen about it.
    pub const fn options(self) -> &'static [ReportOption] {
        match self {
            Self::Agreement => compared::AGREEMENT,
            Self::Ratings => compared::RATINGS,
            Self::Discrepancies => DISCREPANCIES,
            Self::Checklists => &[CHECKLIST],
            Self::Codebook => CODEBOOK,
            Self::Categories => CATEGORIES,
            Self::Spread => SPREAD,
            Self::Saturation => SATURATION,
            Self::Framework => FRAMEWORK_MATRIX,
            Self::Quotations => quotations::OPTIONS,
            Self::Participants | Self::Memos | Self::Methods | Self::Project => &[],
            Self::Review => REVIEW,
            Self::Transcript => TRANSCRIPT,
            Self::CodebookComparison => &[OTHER_CODEBOOK],
        }
    }

    /// Makes it, with names masked as the study's dictionary says today. One walk over the codings or several: nothing
    /// for the screen's thread.
    ///
    /// # Errors
    /// Where there is nothing to report yet, or codings cannot be compared.
    pub fn make(
        self,
        source: &ReportSource<'_>,
        options: &ReportOptions,
    ) -> Result<Box<dyn ReadyReport>, ReportError> {
        let mut report = self.made(source, options)?;
        report.mask(&Masks::of(source.seen));
        Ok(report)
    }

    /// Whether names are masked in it. The project for other programs is the study itself, whose transcripts go out in
    /// full: a name taken out of them would leave the codings on other words.
    pub const fn is_masked(self) -> bool {
        !matches!(self, Self::Project)
    }

    fn made(
        self,
        source: &ReportSource<'_>,
        options: &ReportOptions,
    ) -> Result<Box<dyn ReadyReport>, ReportError> {
        let seen = source.seen;
        match self {
            Self::Codebook => codebook_report(source, options),
            Self::Quotations => Ok(Box::new(quotations_report(source, options)?)),
            Self::Project => project_report(source),
            Self::Participants => Ok(Box::new(participants_table(seen))),
            Self::Agreement => agreement(source, options),
            Self::Discrepancies => {
                let texts = source.texts();
                let words: Option<&crate::analysis::layers::Texts<'_>> =
                    options.is_on(WORDS.key).then_some(&texts);
                let chosen = comparison_options(seen, options);
                let pass = chosen.pass;
                if let Some(pass) = pass.filter(|pass| has_only_challenges(seen, *pass)) {
                    return Ok(Box::new(challenges_report(seen, pass, words)));
                }
                let tolerance = options.get(TOLERANCE.key).and_then(Tolerance::of_name);
                let tolerance = tolerance.unwrap_or_default();
                let documents = in_rounds(seen, &chosen)?;
                let analysts = &chosen.analysts;
                let found = discrepancies_in(seen, &texts, pass, analysts, &documents, tolerance)?;
                let report = discrepancies_report(seen, &found, words);
                let report = report.with_closing(seen, found.pass);
                Ok(Box::new(WithFacts {
                    report: report.with_challenges(seen, found.pass, words),
                    facts: &["Pass", "Borders"],
                }))
            }
            Self::Ratings => {
                let chosen = comparison_options(seen, options);
                let ratings = ratings_of_study(seen, &source.texts(), &chosen)?;
                Ok(Box::new(ratings_table(seen, &ratings)))
            }
            Self::Categories => Ok(Box::new(categories_report(source, options)?)),
            Self::Spread => Ok(Box::new(spread_report(source, options)?)),
            Self::Saturation => Ok(Box::new(saturation_report(source, options)?)),
            Self::Framework => Ok(Box::new(framework_report(source, options)?)),
            Self::Methods => Ok(Box::new(methods_draft(source))),
            Self::Checklists => {
                let chosen = options.get(CHECKLIST.key).unwrap_or("coreq");
                Ok(Box::new(checklist(source, chosen)?))
            }
            Self::Memos => {
                let masks = Masks::of(seen);
                let mut book = memo_book(seen, &masks);
                book.quote(&masks, &|text| (source.text)(text).ok());
                Ok(Box::new(book))
            }
            Self::Review => Ok(Box::new(review_package(source, options)?)),
            Self::CodebookComparison => {
                let file = options.get(OTHER_CODEBOOK.key).ok_or(ReportError::Nothing(
                    "Choose the codebook to compare with: a CSV, XLSX or QDC file.",
                ))?;
                Ok(Box::new(comparison_report(source, file)?))
            }
            Self::Transcript => Ok(Box::new(coded_transcripts(source, options)?)),
        }
    }
}

/// The figures, per round where several are compared, with what was asked for beside them.
fn agreement(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<Box<dyn ReadyReport>, ReportError> {
    let seen = source.seen;
    let texts = source.texts();
    let chosen = comparison_options(seen, options);
    let answer = agreement_of_study(seen, &texts, &source.now, &chosen)?;
    let mut rounds = Vec::new();
    for round in answer.rounds.iter().filter(|_| answer.rounds.len() > 1) {
        let of_round = AgreementOptions {
            pass: Some(answer.pass),
            rounds: vec![round.id],
            without_sets: true,
            ..chosen.clone()
        };
        rounds.push(agreement_of_study(seen, &texts, &source.now, &of_round)?);
    }
    let mut report = agreement_report(&answer)
        .with_double_coded(seen, answer.pass)
        .with_closing(seen, answer.pass);
    report.add_rounds(&answer, &rounds);
    if chosen.all_coefficients {
        report.add_intervals(&answer);
    }
    let unitizing = options.get(UNITIZING.key).unwrap_or("no");
    if unitizing != "no" {
        let gamma = (unitizing == "gamma").then(GammaDraws::default);
        let found = unitizing_of_study(seen, &chosen, gamma, &|_, _| ControlFlow::Continue(()))?;
        if let Some(found) = found {
            report.add_unitizing(&found);
        }
    }
    Ok(Box::new(WithFacts {
        report,
        facts: &[
            "Pass",
            "Rounds",
            "Codebook",
            "Analysts",
            "Unit",
            "A unit bears a code when",
            "Universe",
            "Units",
            "State of the coding",
            "Intervals",
            "These figures are",
            "Alpha",
            "Program",
        ],
    }))
}
