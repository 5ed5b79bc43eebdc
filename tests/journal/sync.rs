//! Three people, each with a copy of the folder, and a sync engine that brings files late, in any order and in pieces.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::studies::{Bench, STUDY, new_code, pass, person, step};
use interlinea::journal::Project;
use interlinea::model::{
    Change, CodeEdit, CodingEdit, DocumentId, MemoKind, NewCoding, NewMemo, PassId, Study, Target,
};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

const WORDS: &str =
    "I: Hur var det?\nR: Ja, det var “bra” – 😀. Sedan kom våren, och allt blev lättare.";

struct Desk {
    name: &'static str,
    folder: String,
    project: Option<Project>,
}

struct Room {
    bench: Bench,
    desks: Vec<Desk>,
    document: DocumentId,
    pass: PassId,
}

impl Room {
    fn new() -> Self {
        let bench = Bench::new();
        let mut a = bench.create("a");
        let ana = person(&mut a, "Ana");
        let document = crate::studies::document(&mut a, "Interview 1", WORDS);
        let pass = pass(&mut a, &[ana]);
        drop(a);
        let mut desks = Vec::new();
        for name in ["a", "b", "c"] {
            let folder = if name == "a" {
                STUDY.to_owned()
            } else {
                format!("/data/copy of {name}")
            };
            bench.copy(STUDY, &folder);
            let mut project = bench.open_at(&folder, name);
            if name != "a" {
                person(&mut project, name);
            }
            desks.push(Desk {
                name,
                folder,
                project: Some(project),
            });
        }
        Self {
            bench,
            desks,
            document,
            pass,
        }
    }

    fn act(&mut self, desk: usize, kind: u8, x: u32, y: u32) {
        let bench = self.bench.clone();
        bench.clock.advance(u64::from(x % 1500));
        let (document, pass) = (self.document, self.pass);
        let desk = &mut self.desks[desk];
        let (name, folder) = (desk.name, desk.folder.clone());
        let project = desk
            .project
            .get_or_insert_with(|| bench.open_at(&folder, name));
        let seen = project.seen();
        let codes: Vec<_> = seen.codes().iter().map(|code| code.id).collect();
        let codings: Vec<_> = seen.codings().map(|coding| coding.id).collect();
        let analyst = project.person().unwrap();
        let pick = |n: usize| (n > 0).then(|| y as usize % n);
        let change = match kind {
            0 | 1 => new_code(&format!("code {x}")),
            2 => match pick(codes.len()) {
                Some(n) => Change::EditCode {
                    code: codes[n],
                    edit: CodeEdit::Name(format!("renamed {x}")),
                },
                None => return,
            },
            3 => match pick(codes.len()) {
                Some(n) => Change::EditCode {
                    code: codes[n],
                    edit: CodeEdit::MergedInto(Some(codes[x as usize % codes.len()])),
                },
                None => return,
            },
            4..=6 => match pick(codes.len()) {
                Some(n) => {
                    let code = codes[n];
                    let start = x % 60;
                    let coding = NewCoding {
                        analyst,
                        document,
                        pass,
                        code,
                        start,
                        end: start + 1 + y % 20,
                        within: None,
                    };
                    // Two codings and a new code in one gesture, so that half of it can arrive.
                    step(project, |draft| {
                        draft.push(Change::AddCoding(coding));
                        let code = draft.push(new_code("beside")).into();
                        draft.push(Change::AddCoding(NewCoding { code, ..coding }));
                    });
                    return;
                }
                None => return,
            },
            7 => match pick(codings.len()) {
                Some(n) => Change::EditCoding {
                    coding: codings[n],
                    edit: CodingEdit::Removed(x.is_multiple_of(2)),
                },
                None => return,
            },
            8 => match pick(codings.len()) {
                Some(n) => Change::EditCoding {
                    coding: codings[n],
                    edit: CodingEdit::Borders {
                        start: x % 40,
                        end: x % 40 + 5,
                    },
                },
                None => return,
            },
            9 => Change::AddMemo(Box::new(NewMemo {
                analyst: Some(analyst),
                kind: MemoKind::Analytic,
                text: format!("memo {y}"),
                on: codings
                    .last()
                    .map_or(Target::Study, |id| Target::Coding(*id)),
                pass: None,
                author: None,
                dated: None,
            })),
            10 => {
                project.undo().unwrap();
                return;
            }
            11 => {
                project.redo().unwrap();
                return;
            }
            12 => {
                desk.project = None;
                return;
            }
            13 => {
                project.write_snapshot().unwrap();
                return;
            }
            _ => {
                project.refresh().unwrap();
                return;
            }
        };
        step(project, |draft| {
            draft.push(change);
        });
    }

    /// Journal files below a folder: path below it, and content.
    fn files(&self, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let contents = self.bench.disk.contents();
        let below = contents
            .iter()
            .filter_map(|(path, content)| Some((path.strip_prefix(folder).ok()?, content)));
        below
            .filter(|(path, _)| path.starts_with("journals"))
            .map(|(path, content)| (path.to_owned(), content.clone()))
            .collect()
    }

    /// Brings one file from one desk to another, perhaps not all of it. It never gets shorter.
    fn deliver(&self, from: usize, to: usize, which: u32, part: u32) {
        let files = self.files(&self.desks[from].folder);
        let (path, content) = &files[which as usize % files.len()];
        let target = Path::new(&self.desks[to].folder).join(path);
        let here = self.bench.disk.contents().get(&target).map_or(0, Vec::len);
        let length = content.len() * (1 + part as usize % 4) / 4;
        if length > here {
            self.bench.disk.put(&target, &content[..length]);
        }
    }

    fn deliver_everything(&self) {
        for from in &self.desks {
            for (path, content) in self.files(&from.folder) {
                for to in &self.desks {
                    let target = Path::new(&to.folder).join(&path);
                    let here = self.bench.disk.contents().get(&target).map_or(0, Vec::len);
                    if content.len() > here {
                        self.bench.disk.put(&target, &content);
                    }
                }
            }
        }
    }
}

fn acts() -> impl Strategy<Value = Vec<(usize, u8, u32, u32, usize)>> {
    let act = (0_usize..3, 0_u8..22, 0_u32..4000, 0_u32..4000, 0_usize..3);
    prop::collection::vec(act, 1..50)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_arrives_when_all_end_with_the_sorted_replay(acts in acts()) {
        let mut room = Room::new();
        for (desk, kind, x, y, other) in acts {
            if kind < 16 {
                room.act(desk, kind, x, y);
            } else if desk != other {
                room.deliver(desk, other, x, y);
                if x % 2 == 0 {
                    room.act(other, 15, x, y);
                }
            }
        }
        room.deliver_everything();
        let mut studies = Vec::new();
        for desk in &mut room.desks {
            let bench = &room.bench;
            let project = desk.project.get_or_insert_with(|| bench.open_at(&desk.folder, desk.name));
            let refreshed = project.refresh().unwrap();
            prop_assert_eq!(refreshed.faults, vec![]);
            prop_assert_eq!(project.waiting(), vec![]);
            let report = project.check().unwrap();
            prop_assert!(report.ok && report.waiting.is_empty(), "{:?}", report);
            studies.push(project.study().clone());
            let anew = bench.open_at(&desk.folder, "somebody new");
            prop_assert!(anew.study() == project.study(), "read anew it is the same");
        }
        prop_assert!(studies[0] == studies[1] && studies[1] == studies[2]);
        let sorted = Study::from_lines(studies[0].lines().cloned().collect());
        prop_assert!(sorted == studies[0]);
        prop_assert_eq!(sorted.pending(), vec![]);
    }
}
