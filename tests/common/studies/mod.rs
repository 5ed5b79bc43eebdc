//! Small studies on a disk in memory, for the tests of the journal.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::journal::{
    Installation, Memory, Project, ScriptedClock, ScriptedRandomness, Storage,
};
use interlinea::model::{
    AnalystId, Change, CodeId, DeviceId, DocumentId, Id, Material, NewAnalyst, NewCode, NewCoding,
    NewDocument, NewPass, PassId, PassKind, ProjectId, StepDraft, StudyEdit, Text,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the study lies.
pub const STUDY: &str = "/data/study";
/// When the clocks start: 22 November 2025.
pub const START: u64 = 1_763_800_000_000;

/// A disk, a clock, and installations on them.
#[derive(Debug, Clone)]
pub struct Bench {
    pub disk: Memory,
    pub clock: Arc<ScriptedClock>,
}

impl Bench {
    pub fn new() -> Self {
        Self::on(Memory::new())
    }

    pub fn on(disk: Memory) -> Self {
        Self {
            disk,
            clock: Arc::new(ScriptedClock::at(START)),
        }
    }

    /// An installation; the same name is the same one.
    pub fn home(&self, name: &str) -> Installation {
        let seed = name.bytes().fold(self.disk.operations(), |seed, byte| {
            seed.wrapping_mul(131).wrapping_add(u64::from(byte))
        });
        self.home_of_seed(name, seed)
    }

    /// An installation whose devices always get the same names.
    pub fn home_of_seed(&self, name: &str, seed: u64) -> Installation {
        Installation::at(format!("/home/{name}"))
            .on(Arc::new(self.disk.clone()))
            .on_machine("one machine")
            .with_clock(self.clock.clone())
            .with_randomness(Arc::new(ScriptedRandomness::of_seed(seed)))
    }

    pub fn create(&self, name: &str) -> Project {
        // The folder above the study's has been there for long.
        self.disk.make_folder(Path::new("/data")).unwrap();
        self.disk.sync_folder(Path::new("/")).unwrap();
        Project::create(Path::new(STUDY), &self.home(name)).unwrap()
    }

    pub fn open(&self, name: &str) -> Project {
        Project::open(Path::new(STUDY), &self.home(name)).unwrap()
    }

    pub fn open_at(&self, folder: &str, name: &str) -> Project {
        Project::open(Path::new(folder), &self.home(name)).unwrap()
    }

    pub fn read(&self, path: &Path) -> Vec<u8> {
        self.disk.contents()[path].clone()
    }

    /// The study's journal files with their content.
    pub fn journals(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let journals = Path::new(STUDY).join("journals");
        self.disk
            .contents()
            .into_iter()
            .filter(|(path, _)| path.starts_with(&journals))
            .collect()
    }

    /// Copies every file below one folder to another.
    pub fn copy(&self, from: &str, to: &str) {
        for (path, content) in self.disk.contents() {
            if let Ok(below) = path.strip_prefix(from) {
                self.disk.put(&Path::new(to).join(below), &content);
            }
        }
    }
}

/// The path of a device's first journal file.
pub fn journal(device: DeviceId) -> PathBuf {
    Path::new(STUDY).join(label(device))
}

/// The same as faults name it.
pub fn label(device: DeviceId) -> String {
    format!("journals/{device}/0001.ron")
}

/// Records a step.
pub fn step(project: &mut Project, fill: impl FnOnce(&mut StepDraft)) -> Id {
    let mut draft = project.draft().unwrap();
    fill(&mut draft);
    project.commit(draft).unwrap().step.unwrap().0
}

pub fn title(project: &mut Project, title: &str) -> Id {
    step(project, |draft| {
        draft.push(Change::Study(StudyEdit::Title(title.into())));
    })
}

/// A person, bound to the project's installation.
pub fn person(project: &mut Project, name: &str) -> AnalystId {
    let id = step(project, |draft| {
        draft.push(Change::AddAnalyst(Box::new(NewAnalyst {
            name: name.into(),
            initials: name.chars().take(2).collect(),
            colour: 1,
        })));
    });
    project.bind(id.into()).unwrap();
    id.into()
}

pub fn document(project: &mut Project, name: &str, words: &str) -> DocumentId {
    let text = Text::new(words.to_owned());
    let hash = project.add_text(&text).unwrap();
    step(project, |draft| {
        draft.push(Change::AddDocument(Box::new(NewDocument {
            name: name.into(),
            kind: Default::default(),
            text: hash,
            length: text.len(),
            words: words.split_whitespace().count() as u32,
            speakers: vec![],
            turns: vec![],
            language: None,
            original: None,
            follows: None,
        })));
    })
    .into()
}

pub fn pass(project: &mut Project, analysts: &[AnalystId]) -> PassId {
    step(project, |draft| {
        draft.push(Change::AddPass(Box::new(NewPass {
            name: "Open coding".into(),
            kind: PassKind::Inductive,
            analysts: analysts.to_vec(),
            framework: None,
            level: Default::default(),
            blind: false,
            material: Material::AllDocuments,
        })));
    })
    .into()
}

pub fn new_code(name: &str) -> Change {
    Change::AddCode(Box::new(NewCode {
        name: name.into(),
        parent: None,
        origin: Default::default(),
        in_vivo: false,
        colour: 2,
        construct: None,
        arose: None,
        split_from: None,
    }))
}

/// A new code and a coding with it, in one step of two changes.
pub fn coded(
    project: &mut Project,
    name: &str,
    (document, pass): (DocumentId, PassId),
    (start, end): (u32, u32),
) -> CodeId {
    let analyst = project.person().unwrap();
    step(project, |draft| {
        let code = draft.push(new_code(name)).into();
        draft.push(Change::AddCoding(NewCoding {
            analyst,
            document,
            pass,
            code,
            start,
            end,
            within: None,
        }));
    })
    .into()
}

/// What the sample study holds.
pub struct Sample {
    pub bench: Bench,
    pub ana: AnalystId,
    pub bo: AnalystId,
    pub document: DocumentId,
    pub pass: PassId,
    pub code: CodeId,
    /// The device of Ana's installation `a`.
    pub device: DeviceId,
}

/// Two people's study: a document, a pass, codes and codings of both, one built on the other's.
pub fn sample() -> Sample {
    let bench = Bench::new();
    let mut a = bench.create("a");
    let ana = person(&mut a, "Ana");
    title(&mut a, "Peers");
    let document = document(
        &mut a,
        "Interview 1",
        "I: Hur var det?\nR: Ja, det var “bra” – 😀.",
    );
    bench.clock.advance(60_000);
    let mut b = bench.open("b");
    let bo = person(&mut b, "Bo");
    a.refresh().unwrap();
    let pass = pass(&mut a, &[ana, bo]);
    let code = coded(&mut a, "trust", (document, pass), (3, 8));
    bench.clock.advance(60_000);
    b.refresh().unwrap();
    coded(&mut b, "relief", (document, pass), (16, 22));
    a.refresh().unwrap();
    coded(&mut a, "joy “of” it", (document, pass), (20, 30));
    let device = a.draft().unwrap().device();
    Sample {
        bench,
        ana,
        bo,
        document,
        pass,
        code,
        device,
    }
}

/// A line as it stands in a journal, from the definition of the format: the value, ` // `, and the CRC-32 over
/// the project's sixteen bytes, the device's name and the value.
pub fn sealed(project: ProjectId, device: DeviceId, value: &str) -> String {
    let mut crc = crc32fast::Hasher::new();
    crc.update(project.bytes());
    crc.update(device.to_string().as_bytes());
    crc.update(value.as_bytes());
    format!("{value} // {:08x}\n", crc.finalize())
}
