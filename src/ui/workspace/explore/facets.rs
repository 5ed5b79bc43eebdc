//! How what was found spreads over roles, speakers and documents, and what of it one looks at.

use super::answer::Answer;
use crate::jobs::document_of;
use crate::model::things::Document;
use crate::model::{ParticipantId, Seen, SpeakerIs};
use crate::search::{Kind, SaidBy, Share};
use crate::ui::theme::{metrics, parts};
use crate::ui::{View, grouped, many};
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// Lines of a list before “all of them”.
const LINES: usize = 8;

/// One list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Role,
    Speaker,
    Document,
}

impl List {
    const ALL: [Self; 3] = [Self::Role, Self::Speaker, Self::Document];

    const fn of(self) -> &'static str {
        match self {
            Self::Role => "of this role",
            Self::Speaker => "of this speaker",
            Self::Document => "in this document",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Role => "Roles",
            Self::Speaker => "Speakers",
            Self::Document => "Documents",
        }
    }
}

/// The lists of one answer, and what is chosen in them.
#[derive(Debug, Default)]
pub(super) struct Facets {
    question: u64,
    of: Option<Arc<Answer>>,
    names: Vec<Named>,
    lists: BTreeMap<List, Vec<(String, u64)>>,
    chosen: BTreeMap<List, BTreeSet<String>>,
    whole: BTreeSet<List>,
    narrow: Option<Arc<HashSet<SaidBy>>>,
    changes: u64,
}

/// What a share is filed under.
#[derive(Debug)]
struct Named {
    said_by: SaidBy,
    role: Option<String>,
    speaker: Option<String>,
    document: String,
    places: u64,
}

impl Named {
    fn under(&self, list: List) -> Option<&String> {
        match list {
            List::Role => self.role.as_ref(),
            List::Speaker => self.speaker.as_ref(),
            List::Document => Some(&self.document),
        }
    }
}

impl Facets {
    /// Another question begins with everything.
    pub fn turn_to(&mut self, question: u64) {
        if self.question != question {
            self.question = question;
            self.chosen.clear();
            self.narrow = None;
            self.changes += 1;
        }
    }

    /// What is looked at; none for everything.
    pub fn narrow(&self) -> Option<Arc<HashSet<SaidBy>>> {
        self.narrow.clone()
    }

    /// A number for what is looked at.
    pub const fn key(&self) -> u64 {
        self.changes
    }

    /// Takes up an answer.
    pub fn update(&mut self, view: &View<'_>, answer: &Arc<Answer>) {
        let known = self.of.as_ref();
        if known.is_some_and(|known| Arc::ptr_eq(known, answer)) {
            return;
        }
        let labels = &view.overview.labels;
        let shares = answer.shares.iter();
        self.names = shares
            .map(|share| named(view.seen, labels, share))
            .collect();
        self.lists = List::ALL
            .into_iter()
            .map(|list| (list, counted(&self.names, list)))
            .collect();
        self.of = Some(Arc::clone(answer));
    }

    /// Draws the lists.
    pub fn show(&mut self, ui: &mut Ui) {
        let mut switched = None;
        for list in List::ALL {
            let Some(lines) = self.lists.get(&list) else {
                continue;
            };
            if lines.is_empty() || lines.len() == 1 && list != List::Document {
                continue;
            }
            parts::section(ui, list.heading(), "");
            let whole = self.whole.contains(&list);
            let chosen = self.chosen.get(&list);
            let is_chosen = |name: &String| chosen.is_some_and(|chosen| chosen.contains(name));
            for (n, (name, places)) in lines.iter().enumerate() {
                if n >= LINES && !whole && !is_chosen(name) {
                    continue;
                }
                let count = grouped(*places as usize);
                let spoken = format!(
                    "{} {}",
                    many(*places as usize, "place", "places"),
                    list.of()
                );
                let row = parts::ListRow::new(name)
                    .right(&count)
                    .spoken(&spoken)
                    .selected(is_chosen(name));
                let row = row.show(ui).on_hover_text(
                    "Look at these alone; click again to look at all. More than one can be chosen.",
                );
                if row.clicked() {
                    switched = Some((list, name.clone()));
                }
            }
            if lines.len() > LINES {
                let words = if whole {
                    "Fewer".to_owned()
                } else {
                    format!("All {}", lines.len())
                };
                if parts::link_under_heading(ui, &words).clicked() && !self.whole.remove(&list) {
                    self.whole.insert(list);
                }
            }
            ui.add_space(metrics::GRID * 3.0);
        }
        if self.narrow.is_some() && parts::link_under_heading(ui, "Look at all of them").clicked() {
            self.chosen.clear();
            self.choose();
        }
        if let Some((list, name)) = switched {
            let chosen = self.chosen.entry(list).or_default();
            if !chosen.remove(&name) {
                chosen.insert(name);
            }
            self.choose();
        }
    }

    /// Works out what is looked at: what is chosen in every list that has something chosen.
    fn choose(&mut self) {
        self.chosen.retain(|_, names| !names.is_empty());
        self.changes += 1;
        if self.chosen.is_empty() {
            self.narrow = None;
            return;
        }
        let wanted = self.names.iter().filter(|named| {
            self.chosen.iter().all(|(list, names)| {
                let name = named.under(*list);
                name.is_some_and(|name| names.contains(name))
            })
        });
        self.narrow = Some(Arc::new(wanted.map(|named| named.said_by).collect()));
    }
}

fn named(seen: &Seen<'_>, labels: &BTreeMap<ParticipantId, String>, share: &Share) -> Named {
    let said_by = (share.kind, share.document, share.speaker);
    let mut named = Named {
        said_by,
        role: None,
        speaker: None,
        document: match share.kind {
            Kind::Transcript => share.document_name.clone(),
            Kind::Memo => "Memos".to_owned(),
            Kind::Definition => "Definitions of codes".to_owned(),
        },
        places: share.places,
    };
    let document = seen.document(document_of(share.document));
    let document = document.filter(|_| share.kind == Kind::Transcript);
    if let (Some(document), Some(number)) = (document, share.speaker) {
        named.speaker = Some(seen.speaker_name_with(labels, document, number));
        named.role = role_name(seen, document, number);
    }
    named
}

fn role_name(seen: &Seen<'_>, document: &Document, number: u16) -> Option<String> {
    match document.speaker(number)? {
        SpeakerIs::Participant(id) => {
            let role = seen.participant(*id)?.role.get_or(None)?;
            Some(seen.role(role)?.name.text().to_owned())
        }
        SpeakerIs::Interviewer => Some("Interviewer".to_owned()),
        SpeakerIs::Interpreter => Some("Interpreter".to_owned()),
        SpeakerIs::Other(_) => None,
    }
}

/// The names of a list with their places, most first.
fn counted(names: &[Named], list: List) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for named in names {
        if let Some(name) = named.under(list) {
            *counts.entry(name).or_default() += named.places;
        }
    }
    let counts = counts.into_iter();
    let mut counts: Vec<(String, u64)> = counts.map(|(name, n)| (name.to_owned(), n)).collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    counts
}
