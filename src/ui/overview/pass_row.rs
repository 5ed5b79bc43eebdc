use crate::model::of_many;
use crate::model::things::Pass;
use crate::model::{
    AnalystId, CodeId, FrameworkId, Level, Material, Part, PassId, PassKind, PassState, Seen,
};
use crate::ui::Date;

/// A pass.
#[derive(Debug, Clone, PartialEq)]
pub struct PassRow {
    /// Which.
    pub id: PassId,
    /// Its name.
    pub name: String,
    /// How it codes.
    pub kind: PassKind,
    /// What is said, or what is meant.
    pub level: Level,
    /// Whether its analysts' work is hidden from each other until all have closed.
    pub blind: bool,
    /// How far it is.
    pub state: PassState,
    /// The state in a few words: “hidden until both close”, “revealed 3 May”.
    pub standing: String,
    /// Whether the viewer codes in it.
    pub is_mine: bool,
    /// Whether others' work in it is hidden from the viewer at least in part.
    pub hides: bool,
    /// Its framework.
    pub framework: Option<FrameworkId>,
    /// The constructs within whose segments it works; empty for whole documents.
    pub constructs: Vec<CodeId>,
    /// Its analysts, each with the number of parts closed.
    pub closed: Vec<(AnalystId, usize)>,
    /// Number of its parts: documents, or constructs.
    pub parts: usize,
}

impl PassRow {
    /// Number of parts an analyst has closed.
    pub fn closed_by(&self, analyst: AnalystId) -> usize {
        let mine = self.closed.iter().find(|(who, _)| *who == analyst);
        mine.map_or(0, |(_, closed)| *closed)
    }

    /// Whether it codes deductively with a framework, so that something can lie outside of one.
    pub fn codes_with_framework(&self) -> bool {
        self.kind == PassKind::Deductive && self.framework.is_some()
    }

    /// What so many parts of its material are: “document”, “sub-domains”.
    pub const fn part_word(&self, number: usize) -> &'static str {
        match (self.constructs.is_empty(), number) {
            (true, 1) => "document",
            (true, _) => "documents",
            (false, 1) => "sub-domain",
            (false, _) => "sub-domains",
        }
    }

    /// How many parts of its material somebody has finished: “1 of 2 documents finished”.
    pub fn finished_in_words(&self, closed: usize) -> String {
        let (one, several) = (self.part_word(1), self.part_word(2));
        format!("{} finished", of_many(closed, self.parts, one, several))
    }
}

pub(super) fn rows(seen: &Seen<'_>) -> Vec<PassRow> {
    let passes = seen.passes().into_iter();
    passes.map(|pass| row(seen, pass)).collect()
}

fn row(seen: &Seen<'_>, pass: &Pass) -> PassRow {
    let parts = seen.parts(pass.id);
    let state = seen.pass_state(pass);
    let analysts = pass.opened.analysts.iter();
    let others = analysts
        .clone()
        .filter(|who| Some(**who) != seen.person())
        .count();
    let hides = pass.opened.blind
        && others > 0
        && (parts.is_empty() || parts.iter().any(|part| !pass.is_revealed(*part)));
    PassRow {
        id: pass.id,
        name: pass.name.text().to_owned(),
        kind: pass.opened.kind,
        level: pass.level.get_or(pass.opened.level),
        blind: pass.opened.blind,
        state,
        standing: standing(pass, &parts, state),
        is_mine: seen
            .person()
            .is_some_and(|me| pass.opened.analysts.contains(&me)),
        hides,
        framework: pass.opened.framework,
        constructs: match &pass.opened.material {
            Material::Segments { constructs, .. } => constructs.clone(),
            _ => Vec::new(),
        },
        closed: analysts
            .map(|who| (*who, seen.parts_closed(pass, *who)))
            .collect(),
        parts: parts.len(),
    }
}

fn standing(pass: &Pass, parts: &[Part], state: PassState) -> String {
    match state {
        PassState::Closed => "closed".to_owned(),
        PassState::Revealed => {
            let latest = parts.iter().filter_map(|part| pass.reveals.get(part));
            let latest = latest
                .map(|revealed| revealed.stamp.at.milliseconds())
                .max();
            latest.map_or_else(
                || "revealed".to_owned(),
                |at| format!("revealed {}", Date::local(at).day_and_month()),
            )
        }
        PassState::Open if !pass.opened.blind => "open".to_owned(),
        PassState::Open => {
            let revealed = parts.iter().filter(|part| pass.is_revealed(**part)).count();
            if revealed > 0 {
                return format!("{revealed} of {} revealed", parts.len());
            }
            match pass.opened.analysts.len() {
                0 | 1 => "hidden until closed".to_owned(),
                2 => "hidden until both close".to_owned(),
                _ => "hidden until all close".to_owned(),
            }
        }
    }
}
