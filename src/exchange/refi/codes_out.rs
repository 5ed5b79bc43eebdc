//! The code tree as both files have it.

use super::guid::{Guid, Guids};
use super::xml_out::XmlOut;
use super::{colour, convention, described};
use crate::exchange::codebook::CodebookParts;
use crate::exchange::masking::Masks;
use crate::model::things::Code;
use crate::model::{CodeId, Origin, Seen};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// The codes that go out, parents before children with their depth: all that show and stand, but for constructs that
/// the study does not use.
pub(super) struct CodesOut<'s> {
    seen: &'s Seen<'s>,
    rows: Vec<(CodeId, usize)>,
    here: FxHashSet<CodeId>,
    /// Constructs that the study does not use.
    unused: Vec<CodeId>,
    /// Names of what was merged into a code.
    merged: FxHashMap<CodeId, Vec<&'s str>>,
    /// What is masked; nothing in a project.
    masks: Masks,
    parts: CodebookParts,
}

impl<'s> CodesOut<'s> {
    /// Those of a study.
    pub fn of(seen: &'s Seen<'s>) -> Self {
        let tree = seen.code_tree();
        let all = tree.order.iter().map(|(code, _)| *code);
        let switched_off = all.filter(|code| seen.is_switched_off(*code));
        let switched_off: FxHashSet<CodeId> = switched_off.collect();
        let used: FxHashSet<CodeId> = if switched_off.is_empty() {
            FxHashSet::default()
        } else {
            let given = seen.codings_of_codes(&switched_off);
            given.map(|it| tree.effective(it.code())).collect()
        };
        let mut here: FxHashSet<CodeId> = FxHashSet::default();
        // From the leaves up: what stands below keeps what is above it.
        for (code, _) in tree.order.iter().rev() {
            let below = tree.children(*code).iter().any(|it| here.contains(it));
            if below || !switched_off.contains(code) || used.contains(code) {
                here.insert(*code);
            }
        }
        let mut merged: FxHashMap<CodeId, Vec<&str>> = FxHashMap::default();
        for code in seen.codes().into_iter().filter(|it| tree.is_merged(it.id)) {
            let into = merged.entry(tree.effective(code.id)).or_default();
            into.push(code.name.text());
        }
        let all = tree.order.iter().copied();
        let (rows, unused): (Vec<_>, Vec<_>) = all.partition(|(code, _)| here.contains(code));
        Self {
            seen,
            rows,
            here,
            unused: unused.into_iter().map(|(code, _)| code).collect(),
            merged,
            masks: Masks::default(),
            parts: CodebookParts::default(),
        }
    }

    /// The same with names masked, and with what was chosen of them.
    pub fn printing(self, masks: &Masks, parts: CodebookParts) -> Self {
        let masks = masks.clone();
        Self {
            masks,
            parts,
            ..self
        }
    }

    /// Words of codes and categories as they go out.
    pub fn words(&self, words: &str) -> String {
        self.masks.words(words)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a code is among them.
    pub fn has(&self, code: CodeId) -> bool {
        self.here.contains(&code)
    }

    /// Names of the constructs that stay here since the study does not use them.
    pub fn unused(&self) -> impl ExactSizeIterator<Item = &'s str> + '_ {
        let name = |code: &CodeId| self.seen.code(*code).map_or("", |it| it.name.text());
        self.unused.iter().map(name)
    }

    /// How many codes were merged into others.
    pub fn merged(&self) -> usize {
        self.merged.values().map(Vec::len).sum()
    }

    /// The codes themselves.
    pub fn codes(&self) -> impl Iterator<Item = &'s Code> + '_ {
        self.rows
            .iter()
            .filter_map(|(code, _)| self.seen.code(*code))
    }

    /// Writes `<Codes>`; `notes` says which notes a code has.
    pub fn write<W: Write>(
        &self,
        xml: &mut XmlOut<W>,
        guids: &Guids,
        notes: &dyn Fn(CodeId) -> Vec<Guid>,
    ) -> io::Result<()> {
        xml.open("Codes")?;
        let mut open: Vec<usize> = Vec::new();
        for (code, depth) in &self.rows {
            while open.last().is_some_and(|above| above >= depth) {
                open.pop();
                xml.close()?;
            }
            let Some(it) = self.seen.code(*code) else {
                continue;
            };
            self.begin(xml, guids, it)?;
            for note in notes(*code) {
                xml.open("NoteRef")?;
                xml.shown("targetGUID", note)?;
                xml.close()?;
            }
            open.push(*depth);
        }
        for _ in open {
            xml.close()?;
        }
        xml.close()
    }

    /// Opens a code with everything up to what hangs below it.
    fn begin<W: Write>(&self, xml: &mut XmlOut<W>, guids: &Guids, it: &Code) -> io::Result<()> {
        xml.open("Code")?;
        xml.shown("guid", guids.thing(it.id.0))?;
        xml.attribute("name", &self.words(it.name.text()))?;
        xml.shown("isCodable", !self.seen.is_switched_off(it.id))?;
        xml.attribute("color", &colour::written(it.colour.get_or(0)))?;
        xml.text("Description", &self.description(it))
    }

    fn description(&self, it: &Code) -> String {
        use convention as c;
        let construct = it.first.construct.as_ref();
        let framework = construct.and_then(|it| self.seen.framework(it.framework));
        let published = construct.map_or("", |it| it.name.as_str());
        let merged = self.merged.get(&it.id).filter(|_| self.parts.merged);
        let merged = merged.map(|names| names.join("; "));
        let example = if self.parts.examples {
            it.example.text()
        } else {
            ""
        };
        let texts = [
            (c::INCLUDE, it.include.text()),
            (c::EXCLUDE, it.exclude.text()),
            (c::EXAMPLE, example),
            (
                c::CODE_ORIGIN,
                c::origin_word(it.origin.get_or(Origin::Inductive)),
            ),
            (c::IN_VIVO, if it.first.in_vivo { "yes" } else { "" }),
            (
                c::CODE_LEVEL,
                it.level.get_or(None).map_or("", c::level_word),
            ),
            (
                c::FRAMEWORK,
                framework.map_or("", |framework| framework.name.text()),
            ),
            (
                c::PUBLISHED,
                if published == it.name.text() {
                    ""
                } else {
                    published
                },
            ),
            (c::SOURCE, construct.map_or("", |it| it.source.as_str())),
            (c::MERGED, merged.as_deref().unwrap_or_default()),
        ];
        let texts = texts.map(|(label, words)| (label, self.words(words)));
        let texts = texts
            .each_ref()
            .map(|(label, words)| (*label, words.as_str()));
        described::write(&self.words(it.definition.text()), &c::CODE, &texts)
    }
}
