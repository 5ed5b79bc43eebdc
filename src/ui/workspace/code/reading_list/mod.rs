//! Segments of many documents, read one after the other in the centre.
//!
//! The list knows all its segments, but only a page of them is read from the disk and put together, off the window's
//! thread; it moves along before one comes to its end. The page is one text to the transcript, which therefore does
//! everything here that it does in a document.

mod bar;
mod chosen;
mod members;
mod order;

use super::excerpts::{Excerpts, Mark, Member, Part, Piece, WIDEST};
use crate::jobs::Latest;
use crate::model::{CodingId, DocumentId};
use crate::ui::transcript::{PartOfList, TranscriptState};
use crate::ui::{ListOf, Selected, View};
use chosen::Chosen;
pub(super) use chosen::still_fits;
pub(super) use members::codes_as_set;
use order::{Only, Order};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Segments on the first page, which is to be there at once.
const FIRST: usize = 40;
/// Segments on a page.
const PAGE: usize = 160;
/// So near to the end of a page the next one is fetched.
const NEAR: usize = 24;

/// Numbers the pages, so that none is taken for another.
static NEXT_PAGE: AtomicU64 = AtomicU64::new(1);

/// Segments that are on the screen's page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Another for every page.
    pub key: u64,
    /// Place of its first segment on the list.
    pub first: usize,
    pub excerpts: Arc<Excerpts>,
}

/// A reading list.
#[derive(Default)]
pub(super) struct ReadingList {
    of: Option<ListOf>,
    key: Option<(u64, Order, Only)>,
    order: Order,
    only: Only,
    pub title: String,
    members: Vec<Member>,
    /// Number of segments before any were left out.
    all: usize,
    documents: Vec<DocumentId>,
    /// Place of the first segment that the next page is to have.
    first: usize,
    wide: FxHashMap<Mark, u8>,
    ticked: BTreeSet<Mark>,
    last_tick: Option<Mark>,
    /// Counts changes of what is ticked.
    pub ticks: u64,
    pieces: Vec<Piece>,
    pieces_key: Option<(u64, Order, Only, usize, usize, u64)>,
    /// Counts changes of how much is shown around segments.
    widened: u64,
    asked: u64,
    pages: Latest<(usize, Arc<Excerpts>)>,
    page: Option<Page>,
    /// The segment to go to once its page is there.
    jump: Option<Mark>,
    chosen: Chosen,
}

impl ReadingList {
    /// What it is of, while one is open.
    pub const fn of(&self) -> Option<&ListOf> {
        self.of.as_ref()
    }

    /// Whether it is another one than was asked for.
    pub fn is_other(&self, asked: Option<&ListOf>) -> bool {
        self.of.as_ref() != asked
    }

    /// Opens another one, or none.
    pub fn open(&mut self, of: Option<ListOf>) {
        let order = self.order;
        *self = Self {
            of,
            order,
            ..Self::default()
        };
    }

    /// What is selected when nothing in it is.
    pub fn home(&self) -> Selected {
        match &self.of {
            Some(
                ListOf::Code(code)
                | ListOf::Earlier(code)
                | ListOf::Material {
                    construct: Some(code),
                    ..
                },
            ) => Selected::Code(*code),
            Some(ListOf::Category(category)) => Selected::Category(*category),
            _ => Selected::Nothing,
        }
    }

    /// Makes anew what depends on the study, and takes the page that has been put together.
    pub fn update(&mut self, view: &View<'_>, state: &mut TranscriptState) {
        let Some(of) = self.of.clone() else { return };
        let key = Some((view.revision(), self.order, self.only));
        if self.key != key {
            let same_order = self
                .key
                .is_some_and(|(_, order, only)| (order, only) == (self.order, self.only));
            self.key = key;
            self.list(view, &of);
            if !same_order {
                self.first = 0;
                self.jump = self.members.first().map(Member::mark);
            }
        }
        self.move_along(state);
        self.want(view);
        self.take(state);
    }

    fn list(&mut self, view: &View<'_>, of: &ListOf) {
        self.title = members::title(view, of).unwrap_or_else(|| "Nothing here any more".to_owned());
        let all = members::members(view, of);
        self.all = all.len();
        let documents: FxHashSet<DocumentId> = all.iter().map(|it| it.document).collect();
        let rows = view.overview.documents.iter().map(|row| row.id);
        self.documents = rows.filter(|id| documents.contains(id)).collect();
        self.members = order::ordered(view, all, self.order, self.only);
        if !self.ticked.is_empty() {
            let here: FxHashSet<Mark> = self.members.iter().map(Member::mark).collect();
            self.ticked.retain(|mark| here.contains(mark));
            self.ticks += 1;
        }
    }

    /// Has the next page fetched before one comes to the end of this one.
    fn move_along(&mut self, state: &TranscriptState) {
        let Some(page) = &self.page else { return };
        let length = page.excerpts.parts.len();
        let waiting = page.key != self.asked || self.jump.is_some();
        if waiting || state.is_in_gesture() {
            return;
        }
        let Some((at, _)) = page.excerpts.part_at(state.reading_position()) else {
            return;
        };
        let more_after = page.first + length < self.members.len();
        let small = length < PAGE && more_after;
        if small || at + NEAR > length && more_after {
            self.first = (page.first + at).saturating_sub(PAGE / 3);
        } else if at < NEAR && page.first > 0 {
            self.first = (page.first + at).saturating_sub(PAGE * 2 / 3);
        }
    }

    fn want(&mut self, view: &View<'_>) {
        let size = if self.page.is_none() { FIRST } else { PAGE };
        self.first = self.first.min(self.members.len().saturating_sub(1));
        let key = Some((
            view.revision(),
            self.order,
            self.only,
            self.first,
            size,
            self.widened,
        ));
        if self.asked == 0 || self.pieces_key != key {
            self.pieces_key = key;
            let pieces = self.pieces_of(view, size);
            if self.asked == 0 || pieces != self.pieces {
                self.asked = NEXT_PAGE.fetch_add(1, Ordering::Relaxed);
                self.pieces = pieces;
            }
        }
        if self
            .page
            .as_ref()
            .is_some_and(|page| page.key == self.asked)
        {
            return;
        }
        let pieces = self.pieces.clone();
        let texts = view.texts.clone();
        let first = self.first;
        let name = "Opening the reading list";
        self.pages.want(view.jobs, name, self.asked, move |watch| {
            let read = |hash| {
                let text = texts.get(hash);
                text.map_err(|error: crate::journal::JournalError| error.to_string())
            };
            let made = Excerpts::of(&pieces, read, || !watch.is_cancelled());
            made.map(|made| (first, Arc::new(made)))
                .ok_or("The reading list was not needed any more.")
        });
    }

    fn pieces_of(&self, view: &View<'_>, size: usize) -> Vec<Piece> {
        let mut speakers: FxHashMap<DocumentId, u16> = FxHashMap::default();
        let mut next = 0_u16;
        let wanted = self.members.iter().skip(self.first).take(size);
        wanted
            .filter_map(|member| {
                let document = view.seen.document(member.document)?;
                let first = *speakers.entry(member.document).or_insert_with(|| {
                    let first = next;
                    next = next.saturating_add(document.speaker_labels().len() as u16);
                    first
                });
                let width = self.wide.get(&member.mark()).copied().unwrap_or_default();
                Some(Piece::of(document, *member, width, first))
            })
            .collect()
    }

    fn take(&mut self, state: &mut TranscriptState) {
        let here = self
            .page
            .as_ref()
            .is_some_and(|page| page.key == self.asked);
        if here || state.is_in_gesture() {
            return;
        }
        let Some((first, excerpts)) = self.pages.get(self.asked) else {
            return;
        };
        let page = Page {
            key: self.asked,
            first: *first,
            excerpts: Arc::clone(excerpts),
        };
        let jump = self.jump.take().and_then(|mark| {
            let mut parts = page.excerpts.parts.iter();
            parts.find(|part| part.member.mark() == mark)
        });
        match (&self.page, jump) {
            (_, Some(part)) => {
                state.set_caret(part.begin());
                if page.first > 0 || part.shown.start > 0 {
                    state.scroll_to(part.shown.start);
                } else {
                    state.to_top();
                }
            }
            (Some(before), None) => {
                state.carry(|position| page.excerpts.carried(&before.excerpts, position));
            }
            (None, None) => {}
        }
        self.page = Some(page);
    }

    /// The page on the screen; none until the first is there.
    pub const fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// Whether there is nothing on it at all.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Which part of the whole list the page is.
    pub fn part(&self) -> PartOfList {
        let Some(page) = &self.page else {
            return PartOfList::WHOLE;
        };
        let all = self.members.len().max(1) as f32;
        let last = page.first + page.excerpts.parts.len();
        PartOfList {
            from: page.first as f32 / all,
            to: (last as f32 / all).min(1.0),
        }
    }

    /// Goes to a place far off: its share of the whole list.
    pub fn go_to_share(&mut self, share: f32) {
        let last = self.members.len().saturating_sub(1);
        let to = ((last as f32) * share.clamp(0.0, 1.0)).round() as usize;
        self.go_to(to);
    }

    /// Goes to a segment of the list by its place.
    pub fn go_to(&mut self, place: usize) {
        let Some(member) = self.members.get(place) else {
            return;
        };
        self.first = place.saturating_sub(PAGE / 3);
        self.jump = Some(member.mark());
        if self
            .page
            .as_ref()
            .is_some_and(|page| page.first == self.first)
        {
            // The page is there already: it is only taken once more.
            self.asked = 0;
        }
    }

    /// A segment of the page.
    pub fn part_of_page(&self, n: usize) -> Option<&Part> {
        self.page.as_ref()?.excerpts.parts.get(n)
    }

    /// Whether a segment is ticked.
    pub fn is_ticked(&self, member: &Member) -> bool {
        self.ticked.contains(&member.mark())
    }

    /// Ticks a segment of the page, or no more; with Shift, all from the last one ticked.
    pub fn tick(&mut self, n: usize, through: bool) {
        let Some(mark) = self.part_of_page(n).map(|part| part.member.mark()) else {
            return;
        };
        self.ticks += 1;
        let place = |mark: Mark| self.members.iter().position(|it| it.mark() == mark);
        let from = self.last_tick.filter(|_| through).and_then(place);
        if let (Some(from), Some(to)) = (from, place(mark)) {
            let all = self.members.get(from.min(to)..=from.max(to));
            self.ticked
                .extend(all.unwrap_or_default().iter().map(Member::mark));
        } else if !self.ticked.remove(&mark) {
            self.ticked.insert(mark);
        }
        self.last_tick = Some(mark);
    }

    /// Ticks everything on the list, or nothing where everything is.
    pub fn tick_all(&mut self) {
        self.ticks += 1;
        if self.ticked.len() == self.members.len() {
            self.ticked.clear();
        } else {
            self.ticked = self.members.iter().map(Member::mark).collect();
        }
    }

    /// Ticks nothing any more; whether anything was.
    pub fn tick_none(&mut self) -> bool {
        self.ticks += 1;
        let any = !self.ticked.is_empty();
        self.ticked.clear();
        any
    }

    /// The ticked segments in the order of the list.
    fn chosen_members(&self) -> Vec<Member> {
        let members = self.members.iter();
        let chosen = members.filter(|it| self.ticked.contains(&it.mark()));
        chosen.copied().collect()
    }

    /// Where the next segment of the page begins, or the one before, in the text made of all.
    pub fn beside(&self, position: u32, forward: bool) -> Option<u32> {
        let parts = &self.page.as_ref()?.excerpts.parts;
        let begins = parts.iter().map(Part::begin);
        if forward {
            begins.into_iter().find(|begin| *begin > position)
        } else {
            begins.rev().find(|begin| *begin < position)
        }
    }

    /// Shows more around a segment of the page, or less.
    pub fn widen(&mut self, n: usize, wider: bool) {
        let Some(mark) = self.part_of_page(n).map(|part| part.member.mark()) else {
            return;
        };
        self.widened += 1;
        let width = self.wide.entry(mark).or_default();
        *width = if wider {
            (*width + 1).min(WIDEST)
        } else {
            width.saturating_sub(1)
        };
    }

    /// Whether something of it has the keyboard.
    pub const fn is_busy(&self) -> bool {
        self.chosen.is_open()
    }
}

/// The codings among some segments.
fn codings(members: &[Member]) -> Vec<CodingId> {
    members.iter().filter_map(|it| it.coding).collect()
}
