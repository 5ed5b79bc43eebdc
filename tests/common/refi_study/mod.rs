//! Studies made by chance with something of everything that REFI-QDA carries, and what a study says in words that do
//! not depend on its ids.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, step};
use interlinea::journal::Project;
use interlinea::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// A study made by chance.
pub struct Made {
    pub project: Project,
    pub analysts: Vec<AnalystId>,
    /// Words of an open blind pass that only one analyst may see.
    pub secrets: Vec<(AnalystId, String)>,
}

/// Numbers by chance (xorshift; Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn maybe<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty() && self.yes()).then(|| self.one(of))
    }

    /// A name that nothing else has.
    fn name(&mut self, n: usize) -> String {
        let words = [
            "Trust",
            "a/b",
            "<x> & \"y\"",
            "Åsa’s 😀",
            "été",
            "'q'",
            "信頼",
            "=1+1",
        ];
        format!("{} {n}", self.one(&words))
    }

    /// A text of some lines, white space at its ends left out.
    fn text(&mut self) -> String {
        let lines = [
            "What is said",
            "Include: looks like a label",
            "",
            "  Under: indented",
            "<b> & \"c\" 😀",
            "Origin: unknown",
            "Kind: marks",
        ];
        let count = self.below(4);
        let text: Vec<&str> = (0..count).map(|_| self.one(&lines)).collect();
        text.join("\n").trim().to_owned()
    }
}

fn put(project: &mut Project, change: Change) -> Id {
    step(project, |draft| {
        draft.push(change);
    })
}

impl Made {
    pub fn of(seed: u64, size: usize) -> Self {
        let bench = Bench::new();
        let mut project = bench.create("home");
        let mut chance = Chance(seed | 1);
        for _ in 0..8 {
            chance.below(2);
        }
        put(
            &mut project,
            Change::Study(StudyEdit::Title("A <study>".into())),
        );
        let description = chance.text();
        put(
            &mut project,
            Change::Study(StudyEdit::Description(description)),
        );
        let analysts = analysts(&mut project);
        project.bind(analysts[0]).unwrap();
        let codes = codes(&mut project, &mut chance, size);
        let (participants, cases) = people(&mut project, &mut chance, size);
        let documents = documents(&mut project, &mut chance, &participants, &analysts);
        let categories = categories(&mut project, &mut chance, &codes);
        attributes(&mut project, &mut chance, &participants, &cases, &documents);
        let passes: Vec<PassId> = (0..2)
            .map(|n| pass(&mut project, &analysts, n, false))
            .collect();
        let codings = codings(
            &mut project,
            &mut chance,
            &passes,
            &codes,
            &documents,
            &analysts,
            size * 3,
        );
        let mut targets: Vec<Target> = vec![
            Target::Study,
            Target::Pass(passes[0]),
            Target::Analyst(analysts[1]),
        ];
        targets.extend(codes.iter().map(|id| Target::Code(*id)));
        targets.extend(participants.iter().map(|id| Target::Participant(*id)));
        targets.extend(cases.iter().map(|id| Target::Case(*id)));
        targets.extend(categories.iter().map(|id| Target::Category(*id)));
        targets.extend(codings.iter().map(|id| Target::Coding(*id)));
        for (document, length) in &documents {
            targets.push(Target::Document(*document));
            let span = Span::new(1, (*length).min(9));
            targets.push(Target::Passage {
                document: *document,
                span,
            });
        }
        memos(&mut project, &mut chance, &analysts, targets, size);
        links(&mut project, &mut chance, &codes, &documents);
        let secrets = secrets(&mut project, &analysts, &documents);
        Self {
            project,
            analysts,
            secrets,
        }
    }
}

fn analysts(project: &mut Project) -> Vec<AnalystId> {
    let names = ["Ada & co", "Berit", "Ćiril"];
    let made = names.into_iter().map(|name| {
        let new = NewAnalyst {
            name: name.into(),
            initials: "X".into(),
            colour: 0,
        };
        AnalystId(put(project, Change::AddAnalyst(Box::new(new))))
    });
    made.collect()
}

fn codes(project: &mut Project, chance: &mut Chance, size: usize) -> Vec<CodeId> {
    let origins = [
        Origin::Inductive,
        Origin::Deductive,
        Origin::Abductive,
        Origin::Outside,
    ];
    let mut codes: Vec<CodeId> = Vec::new();
    for n in 0..size.min(12) {
        let new = NewCode {
            name: chance.name(n),
            parent: chance.maybe(&codes),
            origin: chance.one(&origins),
            in_vivo: chance.yes(),
            colour: chance.below(12) as u8,
            construct: None,
            arose: None,
            split_from: None,
        };
        let code = CodeId(put(project, Change::AddCode(Box::new(new))));
        let edits: [fn(String) -> CodeEdit; 4] = [
            CodeEdit::Definition,
            CodeEdit::Include,
            CodeEdit::Exclude,
            CodeEdit::Example,
        ];
        for edit in edits {
            let edit = edit(chance.text());
            put(project, Change::EditCode { code, edit });
        }
        if chance.yes() {
            let edit = CodeEdit::Level(Some(Level::Latent));
            put(project, Change::EditCode { code, edit });
        }
        // A leaf that was merged into another.
        if n > 3 && chance.below(4) == 0 {
            let edit = CodeEdit::MergedInto(Some(codes[0]));
            put(project, Change::EditCode { code, edit });
        } else {
            codes.push(code);
        }
    }
    codes
}

fn people(
    project: &mut Project,
    chance: &mut Chance,
    size: usize,
) -> (Vec<ParticipantId>, Vec<CaseId>) {
    let mut cases: Vec<CaseId> = Vec::new();
    for n in 0..size.min(3) {
        let new = NewCase {
            name: chance.name(n),
            kind: "service".into(),
            parent: chance.maybe(&cases),
        };
        cases.push(CaseId(put(project, Change::AddCase(Box::new(new)))));
    }
    let mut roles: Vec<RoleId> = Vec::new();
    for name in ["Peer supporter", "Client"] {
        let new = NewRole {
            name: name.into(),
            pattern: "{role} #{number}".into(),
        };
        roles.push(RoleId(put(project, Change::AddRole(Box::new(new)))));
    }
    let mut participants = Vec::new();
    for n in 0..size.min(6) {
        let role = chance.maybe(&roles);
        let new = NewParticipant {
            pseudonym: if role.is_some() && chance.yes() {
                String::new()
            } else {
                chance.name(n)
            },
            role,
            number: n as u32 + 1,
            case: chance.maybe(&cases),
        };
        let id = put(project, Change::AddParticipant(Box::new(new)));
        participants.push(ParticipantId(id));
    }
    (participants, cases)
}

fn documents(
    project: &mut Project,
    chance: &mut Chance,
    participants: &[ParticipantId],
    analysts: &[AnalystId],
) -> Vec<(DocumentId, u32)> {
    let mut documents = Vec::new();
    for n in 0..3 {
        let words = format!(
            "I: Hur var det {n}?\nR: Ja, “bra” – 👩\u{200d}👧 😀 <b>.\n\nI: Varför?\nR: É för att.\n"
        );
        let text = Text::new(words);
        let hash = project.add_text(&text).unwrap();
        let kinds = [
            DocumentKind::Transcript,
            DocumentKind::FieldNote,
            DocumentKind::Other,
        ];
        let new = NewDocument {
            name: format!("Interview {n}/1"),
            kind: chance.one(&kinds),
            text: hash,
            length: text.len(),
            words: 9,
            speakers: vec![],
            turns: vec![],
            language: chance.maybe(&["sv", "en-GB"]).map(str::to_owned),
            original: None,
            follows: None,
        };
        let document = DocumentId(put(project, Change::AddDocument(Box::new(new))));
        let date = chance
            .one(&["2026-03-14", "spring", "2024-02-29"])
            .to_owned();
        let edits = [
            DocumentEdit::Date(Some(date)),
            DocumentEdit::Wave(Some("early".into())),
            DocumentEdit::Mode(Some("in person".into())),
            DocumentEdit::Interviewer(Some(chance.one(analysts))),
            DocumentEdit::TranslatedFrom(Some("fa".into())),
            DocumentEdit::TranslatedBy(Some("A. & B.".into())),
        ];
        for edit in edits {
            if chance.yes() {
                put(project, Change::EditDocument { document, edit });
            }
        }
        for participant in participants {
            if chance.yes() {
                put(
                    project,
                    Change::LinkParticipant {
                        document,
                        participant: *participant,
                        linked: true,
                    },
                );
            }
        }
        documents.push((document, text.len()));
    }
    documents
}

fn categories(project: &mut Project, chance: &mut Chance, codes: &[CodeId]) -> Vec<CategoryId> {
    let levels = [
        CategoryLevel::Subcategory,
        CategoryLevel::Category,
        CategoryLevel::Theme,
    ];
    let mut categories: Vec<CategoryId> = Vec::new();
    for n in 0..codes.len().min(4) {
        let new = NewCategory {
            name: chance.name(n),
            level: chance.one(&levels),
            within: chance.maybe(codes),
        };
        let category = CategoryId(put(project, Change::AddCategory(Box::new(new))));
        let mut edits = vec![CategoryEdit::Definition(chance.text())];
        if chance.yes() {
            edits.push(CategoryEdit::Meaning(Some(Level::Manifest)));
        }
        for edit in edits {
            put(project, Change::EditCategory { category, edit });
        }
        let mark = match n {
            0 => CategoryMark::Valence(Some(Valence::Both)),
            1 => CategoryMark::Place(Some(Place::External)),
            _ => CategoryMark::Valence(Some(Valence::Barrier)),
        };
        put(project, Change::MarkCategory { category, mark });
        for code in codes {
            if chance.below(3) == 0 {
                put(
                    project,
                    Change::PlaceCode {
                        code: *code,
                        category,
                        placed: true,
                    },
                );
            }
        }
        if let Some(under) = chance.maybe(&categories) {
            put(
                project,
                Change::PlaceCategory {
                    category,
                    under,
                    placed: true,
                },
            );
        }
        categories.push(category);
    }
    categories
}

fn attributes(
    project: &mut Project,
    chance: &mut Chance,
    participants: &[ParticipantId],
    cases: &[CaseId],
    documents: &[(DocumentId, u32)],
) {
    let people: Vec<Subject> = participants
        .iter()
        .map(|id| Subject::Participant(*id))
        .collect();
    let above: Vec<Subject> = cases.iter().map(|id| Subject::Case(*id)).collect();
    let texts: Vec<Subject> = documents
        .iter()
        .map(|(id, _)| Subject::Document(*id))
        .collect();
    let kinds = [
        (AttributeOf::Participants, people),
        (AttributeOf::Cases, above),
        (AttributeOf::Documents, texts),
    ];
    let cells = [
        &["34", "7", "-2"][..],
        &["0.75", "12", "-0.5"],
        &[">20", "n/a", "words & more", "12"],
    ];
    for (n, (of, bearers)) in kinds.into_iter().enumerate() {
        for (m, cells) in cells.iter().enumerate() {
            let new = NewAttribute {
                name: chance.name(n * 3 + m),
                unit: chance.maybe(&["years"]).unwrap_or_default().to_owned(),
                of,
            };
            let attribute = AttributeId(put(project, Change::AddAttribute(Box::new(new))));
            for bearer in &bearers {
                if chance.yes() {
                    let value = AttributeValue::read(chance.one(cells));
                    put(
                        project,
                        Change::SetAttribute {
                            of: *bearer,
                            attribute,
                            value,
                        },
                    );
                }
            }
        }
    }
}

fn pass(project: &mut Project, analysts: &[AnalystId], n: usize, blind: bool) -> PassId {
    let new = NewPass {
        name: format!("Pass {n}"),
        kind: PassKind::Inductive,
        analysts: analysts.to_vec(),
        framework: None,
        level: Level::default(),
        blind,
        material: Material::AllDocuments,
    };
    PassId(put(project, Change::AddPass(Box::new(new))))
}

fn codings(
    project: &mut Project,
    chance: &mut Chance,
    passes: &[PassId],
    codes: &[CodeId],
    documents: &[(DocumentId, u32)],
    analysts: &[AnalystId],
    count: usize,
) -> Vec<CodingId> {
    let mut met = BTreeSet::new();
    let mut codings = Vec::new();
    for _ in 0..count {
        let Some(code) = chance.maybe(codes) else {
            continue;
        };
        let (document, length) = chance.one(documents);
        let analyst = chance.one(analysts);
        let start = chance.below(length as usize - 1) as u32;
        let end = start + 1 + chance.below((length - start) as usize - 1) as u32;
        // The standard does not say in which pass: the same coding in two passes is one coding afterwards.
        if !met.insert((document, analyst, code, start, end)) {
            continue;
        }
        let pass = chance.one(passes);
        let new = NewCoding {
            analyst,
            document,
            pass,
            code,
            start,
            end,
            within: None,
        };
        let coding = CodingId(put(project, Change::AddCoding(new)));
        let edits = [
            CodingEdit::Condensed(chance.text()),
            CodingEdit::Mark(Mark::Valence(Some(Valence::Both))),
            CodingEdit::Mark(Mark::Place(Some(Place::External))),
            CodingEdit::Mark(Mark::Stance(Some(Stance::Ambivalent))),
            CodingEdit::Mark(Mark::Deviant(true)),
            CodingEdit::Quotation(Some(QuotationUse::MainText)),
        ];
        for edit in edits {
            if chance.below(4) == 0 {
                put(project, Change::EditCoding { coding, edit });
            }
        }
        if chance.below(9) == 0 {
            put(
                project,
                Change::EditCoding {
                    coding,
                    edit: CodingEdit::Removed(true),
                },
            );
        } else {
            codings.push(coding);
        }
    }
    codings
}

fn memos(
    project: &mut Project,
    chance: &mut Chance,
    analysts: &[AnalystId],
    mut targets: Vec<Target>,
    size: usize,
) {
    for n in 0..size {
        let new = NewMemo {
            analyst: chance.maybe(analysts),
            kind: chance.one(&MemoKind::ALL),
            text: format!("Memo {n}\n{}", chance.text()),
            on: chance.one(&targets),
            pass: None,
            author: None,
            dated: None,
        };
        let memo = MemoId(put(project, Change::AddMemo(Box::new(new.clone()))));
        for edit in [MemoEdit::Shared(true), MemoEdit::Explored(true)] {
            if chance.yes() {
                put(project, Change::EditMemo { memo, edit });
            }
        }
        let shows = new.kind != MemoKind::Reflexive;
        for _ in 0..chance.below(3) {
            let to = chance.one(&targets);
            // What the standard has no thing for cannot be linked to.
            if to != new.on && !matches!(to, Target::Study | Target::Pass(_)) {
                put(
                    project,
                    Change::LinkMemo {
                        memo,
                        to,
                        linked: true,
                    },
                );
            }
        }
        if shows {
            targets.push(Target::Memo(memo));
        }
    }
}

fn links(
    project: &mut Project,
    chance: &mut Chance,
    codes: &[CodeId],
    documents: &[(DocumentId, u32)],
) {
    let kinds = [
        CodeLink::RelatedTo,
        CodeLink::LeadsTo,
        CodeLink::ContrastsWith,
    ];
    let matches = [
        CodeMatch::Equal,
        CodeMatch::Broader,
        CodeMatch::Narrower,
        CodeMatch::Distinct,
    ];
    for pair in codes.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if chance.yes() {
            let link = Some(chance.one(&kinds));
            put(project, Change::LinkCodes { from, to, link });
        }
        if chance.yes() {
            let matched = Some(chance.one(&matches));
            put(
                project,
                Change::MatchCodes {
                    a: from,
                    b: to,
                    matched,
                },
            );
        }
    }
    let (note, document) = (documents[0].0, documents[1].0);
    put(
        project,
        Change::LinkNote {
            note,
            document,
            linked: true,
        },
    );
}

/// A blind pass that is open, in which each of two analysts wrote what the other may not see.
fn secrets(
    project: &mut Project,
    analysts: &[AnalystId],
    documents: &[(DocumentId, u32)],
) -> Vec<(AnalystId, String)> {
    let pass = pass(project, &analysts[..2], 9, true);
    let document = documents[0].0;
    let mut secrets = Vec::new();
    for (n, analyst) in analysts[..2].iter().enumerate() {
        let word = |what: &str| format!("Secret{what}Of{n}");
        let arose = Arose {
            pass,
            document: Some(document),
            span: None,
            within: None,
        };
        let mut draft = project.draft().unwrap();
        let code = CodeId(draft.push(Change::AddCode(Box::new(NewCode {
            arose: Some(arose),
            ..acts::new_code(&word("Code"))
        }))));
        let (start, end) = (2, 5);
        let new = NewCoding {
            analyst: *analyst,
            document,
            pass,
            code,
            start,
            end,
            within: None,
        };
        let coding = CodingId(draft.push(Change::AddCoding(new)));
        let edit = CodingEdit::Condensed(word("Unit"));
        draft.push(Change::EditCoding { coding, edit });
        draft.push(Change::AddMemo(Box::new(NewMemo {
            analyst: Some(*analyst),
            kind: MemoKind::Analytic,
            text: word("Memo"),
            on: Target::Document(document),
            pass: Some(pass),
            author: None,
            dated: None,
        })));
        let category = CategoryId(draft.push(Change::AddCategory(Box::new(NewCategory {
            name: format!("Category {n}"),
            level: CategoryLevel::default(),
            within: None,
        }))));
        draft.push(Change::PlaceCode {
            code,
            category,
            placed: true,
        });
        project.commit_as(draft, Some(*analyst)).unwrap();
        let words = ["Code", "Unit", "Memo"].map(word);
        secrets.extend(words.map(|word| (*analyst, word)));
    }
    secrets
}

/// Everything that the standard carries of a study, in words.
pub fn told(project: &Project, seen: &Seen<'_>) -> BTreeMap<&'static str, BTreeSet<String>> {
    let told = Told {
        project,
        seen,
        labels: seen.participant_labels(),
    };
    told.all()
}

struct Told<'a> {
    project: &'a Project,
    seen: &'a Seen<'a>,
    labels: BTreeMap<ParticipantId, String>,
}

impl Told<'_> {
    fn all(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        let seen = self.seen;
        let mut all: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        let mut say = |what, words: String| {
            all.entry(what).or_default().insert(words);
        };
        say("study", seen.description().to_owned());
        for it in seen.analysts() {
            say("analyst", it.name.text().to_owned());
        }
        for (id, _) in &seen.code_tree().order {
            let it = seen.code(*id).unwrap();
            say(
                "code",
                format!(
                    "{:?} {:?} {:?} {:?} {:?} {:?} {} {:?} {}",
                    seen.code_path(*id),
                    it.definition.text(),
                    it.include.text(),
                    it.exclude.text(),
                    it.example.text(),
                    it.origin.get_or(Origin::Inductive),
                    it.first.in_vivo,
                    it.level.get_or(None),
                    it.colour.get_or(0)
                ),
            );
        }
        for it in seen.cases() {
            let parent = it
                .parent
                .get_or(None)
                .map(|id| seen.case(id).unwrap().name.text());
            let values = self.values(Subject::Case(it.id));
            say(
                "case",
                format!(
                    "{} {} {parent:?} {values:?}",
                    it.name.text(),
                    it.kind.text()
                ),
            );
        }
        for it in seen.participants() {
            let role = it
                .role
                .get_or(None)
                .map(|id| seen.role(id).unwrap().name.text());
            let case = it
                .case
                .get_or(None)
                .map(|id| seen.case(id).unwrap().name.text());
            let values = self.values(Subject::Participant(it.id));
            let label = &self.labels[&it.id];
            say(
                "participant",
                format!(
                    "{label} {} {role:?} {} {case:?} {values:?}",
                    it.pseudonym.text(),
                    it.number.get_or(0)
                ),
            );
        }
        for it in seen.documents() {
            let text = self.project.text(it.imported.text).unwrap();
            let interviewer = it
                .interviewer
                .get_or(None)
                .map(|id| seen.analyst(id).unwrap().name.text());
            let people: BTreeSet<&String> = seen
                .participants_of(it)
                .iter()
                .map(|id| &self.labels[id])
                .collect();
            let notes: BTreeSet<&str> = it
                .note_of
                .iter()
                .filter(|(_, linked)| linked.get_or(false))
                .map(|(id, _)| seen.document(*id).unwrap().name.text())
                .collect();
            say(
                "document",
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {interviewer:?} {:?} {:?} {:?} {people:?} {notes:?} {:?}",
                    it.name.text(),
                    text.as_str(),
                    it.kind.get_or(DocumentKind::default()),
                    it.date.text(),
                    it.wave.text(),
                    it.mode.text(),
                    it.language.text(),
                    it.translated_from.text(),
                    it.translated_by.text(),
                    self.values(Subject::Document(it.id)),
                ),
            );
            for coding in seen.codings_in(it.id) {
                say("coding", self.coding(coding.id));
            }
        }
        for it in seen.categories() {
            let tree = seen.code_tree();
            let codes = it
                .members()
                .map(|id| tree.effective(id))
                .filter(|id| seen.code(*id).is_some());
            let codes: BTreeSet<String> = codes.map(|id| seen.code_path(id)).collect();
            let under: BTreeSet<&str> = it
                .parents()
                .map(|id| seen.category(id).unwrap().name.text())
                .collect();
            say(
                "category",
                format!(
                    "{} {:?} {:?} {:?} {:?} {codes:?} {under:?}",
                    it.name.text(),
                    it.definition.text(),
                    it.level.get_or(CategoryLevel::default()),
                    (it.meaning.get_or(None), it.marks().collect::<Vec<_>>()),
                    it.within.get_or(None).map(|id| seen.code_path(id)),
                ),
            );
        }
        for it in seen.memos().into_iter().filter(|it| !it.is_private()) {
            say("memo", self.memo(it.id));
        }
        for (a, b, link) in seen.code_links() {
            say(
                "link",
                format!("{} {link:?} {}", seen.code_path(a), seen.code_path(b)),
            );
        }
        for (a, b, matched) in seen.code_matches() {
            // Read from the one whose path comes first.
            let turn = seen.code_path(a) > seen.code_path(b);
            let (a, b, matched) = if turn {
                (b, a, matched.turned())
            } else {
                (a, b, matched)
            };
            say(
                "match",
                format!("{} {matched:?} {}", seen.code_path(a), seen.code_path(b)),
            );
        }
        all
    }

    fn values(&self, of: Subject) -> BTreeSet<String> {
        let attributes = self.seen.attributes().into_iter();
        attributes
            .filter_map(|it| {
                let value = self.seen.value(of, it.id)?;
                Some(format!("{} ({}): {value:?}", it.name, it.unit))
            })
            .collect()
    }

    fn name_of(&self, analyst: AnalystId) -> &str {
        self.seen.analyst(analyst).unwrap().name.text()
    }

    fn coding(&self, id: CodingId) -> String {
        let it = self.seen.coding(id).unwrap();
        let code = self.seen.code_tree().effective(it.code());
        format!(
            "{} {} {} {} {:?} {:?} {:?} {:?} {} {:?}",
            self.seen.document(it.document()).unwrap().name.text(),
            self.name_of(it.analyst()),
            self.seen.code_path(code),
            it.span(),
            it.condensed(),
            it.valence(),
            it.place(),
            it.stance(),
            it.is_deviant(),
            it.quotation()
        )
    }

    fn memo(&self, id: MemoId) -> String {
        let it = self.seen.memo(id).unwrap();
        // A memo that stays at home cannot be linked to.
        let away = |target: &Target| match target {
            Target::Memo(id) => !self.seen.memo(*id).unwrap().is_private(),
            _ => true,
        };
        let links = self.seen.links_of(it).into_iter().filter(away);
        let links: BTreeSet<String> = links.map(|to| self.target(to)).collect();
        format!(
            "{:?} {:?} {:?} on {} linked to {links:?} {} {}",
            it.kind(),
            it.text.text(),
            it.first.analyst.map(|id| self.name_of(id)),
            self.target(it.first.on),
            it.explored.get_or(false),
            it.shared.get_or(false)
        )
    }

    fn target(&self, target: Target) -> String {
        let seen = self.seen;
        match target {
            Target::Study | Target::Pass(_) => "the study".to_owned(),
            Target::Document(id) => seen.document(id).unwrap().name.text().to_owned(),
            Target::Passage { document, span } => {
                format!("{} {span}", seen.document(document).unwrap().name.text())
            }
            Target::Code(id) => format!("code {}", seen.code_path(id)),
            Target::Coding(id) => self.coding(id),
            Target::Category(id) => seen.category(id).unwrap().name.text().to_owned(),
            Target::Participant(id) => self.labels[&id].clone(),
            Target::Case(id) => seen.case(id).unwrap().name.text().to_owned(),
            Target::Memo(id) => seen.memo(id).unwrap().text.text().to_owned(),
            Target::Analyst(id) => self.name_of(id).to_owned(),
        }
    }
}
