//! Notes into the study, as memos.

use super::project::Taking;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::NoteIn;
use crate::exchange::refi::{NotTaken, convention, described};
use crate::model::{Change, MemoEdit, MemoId, MemoKind, NewMemo, Target};
use rustc_hash::{FxHashMap, FxHashSet};

/// Takes the notes, and what is said in descriptions.
pub(super) fn take(taking: &mut Taking<'_>) {
    let mut notes = Notes::of(taking);
    for (on, text, user, created) in std::mem::take(&mut taking.said) {
        let analyst = taking.people.of(user);
        notes.memo(
            taking,
            NewMemo {
                analyst,
                kind: MemoKind::Analytic,
                text,
                on,
                pass: None,
                author: None,
                dated: created,
            },
        );
    }
    notes.all(taking);
}

/// What is known of memos while some are taken.
struct Notes {
    /// Memos of the study: on what, and what they say.
    here: FxHashMap<(Target, String), MemoId>,
    /// The note that a note is on.
    above: FxHashMap<Guid, Guid>,
    /// What links say of notes: what is at their other ends; the flag says that the note is on it.
    linked: FxHashMap<Guid, Vec<(Target, bool)>>,
    made: FxHashMap<Guid, MemoId>,
}

impl Notes {
    fn of(taking: &Taking<'_>) -> Self {
        let memos = taking.seen.memos().into_iter();
        let here = memos.map(|it| ((it.first.on, it.text.text().to_owned()), it.id));
        let notes = || taking.read.notes.iter();
        let guids: FxHashSet<Guid> = notes().filter_map(|note| note.guid).collect();
        let mut above = FxHashMap::default();
        for note in notes() {
            for child in &note.notes {
                above.extend(note.guid.map(|guid| (*child, guid)));
            }
        }
        let mut linked: FxHashMap<Guid, Vec<(Target, bool)>> = FxHashMap::default();
        for link in &taking.read.links {
            let (Some(from), Some(to)) = (link.from, link.to) else {
                continue;
            };
            let on = link.name == convention::LINK_MEMO_ON || !taking.read.ours;
            let ends = [(from, to), (to, from)];
            let Some((note, thing)) = ends.into_iter().find(|(it, _)| guids.contains(it)) else {
                continue;
            };
            if let Some(target) = taking.targets.get(&thing) {
                linked.entry(note).or_default().push((*target, on));
            }
        }
        Self {
            here: here.collect(),
            above,
            linked,
            made: FxHashMap::default(),
        }
    }

    /// Takes every note, one that is on another after that one.
    fn all(&mut self, taking: &mut Taking<'_>) {
        let ours = taking.read.ours;
        let is_detail = |note: &&NoteIn| {
            let described = described::read(&note.description, &convention::NOTE);
            let kind = described.get(convention::KIND);
            ours && [convention::CONDENSED, convention::MARKS].contains(&kind)
        };
        let mut left: Vec<&NoteIn> = taking
            .read
            .notes
            .iter()
            .filter(|it| !is_detail(it))
            .collect();
        loop {
            let waits: FxHashSet<Guid> = left.iter().filter_map(|note| note.guid).collect();
            let waiting = |note: &&NoteIn| {
                let above = note.guid.and_then(|guid| self.above.get(&guid));
                above.is_some_and(|above| waits.contains(above))
            };
            let (later, now): (Vec<&NoteIn>, Vec<&NoteIn>) =
                left.iter().copied().partition(waiting);
            // Notes that are on each other in a circle are taken as they come.
            let (now, later) = if now.is_empty() {
                (later, Vec::new())
            } else {
                (now, later)
            };
            for note in &now {
                self.take(taking, note);
            }
            if later.is_empty() {
                break;
            }
            left = later;
        }
        self.link(taking);
    }

    fn take(&mut self, taking: &mut Taking<'_>, note: &NoteIn) {
        use convention as c;
        let ours = taking.read.ours;
        let known = note
            .guid
            .and_then(|guid| taking.known.memos.get(&guid))
            .copied();
        if let (Some(known), Some(guid)) = (known, note.guid) {
            self.made.insert(guid, known);
            return;
        }
        let labels: &[&str] = if ours { &c::NOTE } else { &[] };
        let described = described::read(&note.description, labels);
        let text = if ours {
            note.text.clone()
        } else {
            text_of(note, &described.text)
        };
        if text.trim().is_empty() {
            taking.taken.not_taken.push(NotTaken::new(
                format!("the note “{}” (line {})", note.name, note.line),
                "it says nothing",
            ));
            return;
        }
        let said = |label| {
            Some(described.get(label))
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
        };
        let kind = c::memo_of(described.get(c::KIND)).unwrap_or_default();
        let on = self.place(taking, note);
        let new = NewMemo {
            analyst: taking.people.of(note.user),
            kind,
            text,
            on,
            pass: None,
            author: said(c::AUTHOR),
            dated: said(c::DATED).or_else(|| note.created.clone()),
        };
        let memo = self.memo(taking, new);
        if let Some(guid) = note.guid {
            self.made.insert(guid, memo);
        }
        for (label, edit) in [
            (c::EXPLORED, MemoEdit::Explored(true)),
            (c::SHARED, MemoEdit::Shared(true)),
        ] {
            let fresh = taking.seen.memo(memo).is_none();
            if fresh && described.get(label) == "yes" {
                taking.draft.push(Change::EditMemo { memo, edit });
            }
        }
    }

    /// What a note is on: what a link of ours says, else what first refers to it, else the note it belongs to, else
    /// what it is linked to, else the study.
    fn place(&self, taking: &Taking<'_>, note: &NoteIn) -> Target {
        let Some(guid) = note.guid else {
            return Target::Study;
        };
        let linked = self.linked.get(&guid);
        let on = |of_ours: bool| {
            let mut linked = linked.into_iter().flatten();
            linked
                .find(|(_, on)| *on && taking.read.ours == of_ours)
                .map(|(target, _)| *target)
        };
        let above = || {
            let above = self.above.get(&guid)?;
            self.made.get(above).map(|memo| Target::Memo(*memo))
        };
        let referred = || taking.notes_on.get(&guid)?.first().copied();
        on(true)
            .or_else(referred)
            .or_else(above)
            .or_else(|| on(false))
            .unwrap_or(Target::Study)
    }

    /// Writes a memo, unless the study has the same one.
    fn memo(&mut self, taking: &mut Taking<'_>, new: NewMemo) -> MemoId {
        let key = (new.on, new.text.clone());
        if let Some(here) = self.here.get(&key) {
            return *here;
        }
        let memo: MemoId = taking.draft.push(Change::AddMemo(Box::new(new))).into();
        taking.taken.memos += 1;
        self.here.insert(key, memo);
        memo
    }

    /// Links memos to what else refers to their notes, and to what links name.
    fn link(&self, taking: &mut Taking<'_>) {
        // What this very study says of its memos stands.
        let made = self.made.iter();
        let mut notes: Vec<(&Guid, &MemoId)> = made
            .filter(|(guid, _)| !taking.known.memos.contains_key(guid))
            .collect();
        notes.sort();
        for (guid, memo) in notes {
            let record = taking.seen.memo(*memo);
            let referred = taking.notes_on.get(guid).cloned().unwrap_or_default();
            let linked = self.linked.get(guid).into_iter().flatten();
            let mut all: Vec<Target> = referred
                .into_iter()
                .chain(linked.map(|(it, _)| *it))
                .collect();
            let of_notes = taking.read.links.iter().filter(|it| it.from == Some(*guid));
            let others = of_notes.filter_map(|it| self.made.get(&it.to?));
            all.extend(others.map(|memo| Target::Memo(*memo)));
            all.sort();
            all.dedup();
            let on = record
                .map(|it| it.first.on)
                .or_else(|| on_of(taking, *memo));
            for to in all {
                let here =
                    record.is_some_and(|it| it.links.get(&to).is_some_and(|it| it.get_or(false)));
                if !here && Some(to) != on && to != Target::Memo(*memo) {
                    let memo = *memo;
                    taking.draft.push(Change::LinkMemo {
                        memo,
                        to,
                        linked: true,
                    });
                }
            }
        }
    }
}

/// What a memo of this step is on.
fn on_of(taking: &Taking<'_>, memo: MemoId) -> Option<Target> {
    let place = memo.0.seq().checked_sub(taking.draft.first())?;
    match taking.draft.changes().get(place as usize)? {
        Change::AddMemo(new) => Some(new.on),
        _ => None,
    }
}

/// What a note of another program says: its name, where that says more, what describes it, and its text.
fn text_of(note: &NoteIn, described: &str) -> String {
    let text = note.text.trim();
    let name = note.name.trim();
    let starts: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = !name.is_empty() && !starts.starts_with(name.trim_end_matches(['…', '.']));
    let parts = [if named { name } else { "" }, described, text];
    let said: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    said.join("\n")
}
