//! The ways to decide a difference.

use super::by_rule::shared;
use super::comparison::Comparison;
use super::found::Row;
use super::readings::Readings;
use crate::analysis::discrepancies::{Difference, SettledState};
use crate::model::{AnalystId, CodeId, SessionId};
use crate::ui::View;
use crate::ui::theme::parts;
use egui::{Event, Key, Ui};

/// A way to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    As(AnalystId),
    Both,
    Neither,
    Union,
    Intersection,
    Borders,
    Code,
    Refer,
    Readings,
    Definition,
    /// What was decided when the codings stood in another group, or what one of two people decided, stands: by its
    /// place, the latest first.
    Keep(usize),
}

/// A way with its words and its key, and why it cannot be taken here.
pub(super) struct Offer {
    pub way: Way,
    words: String,
    pub key: Option<Key>,
    pub cap: &'static str,
    pub why_not: Option<&'static str>,
}

/// The keys of the analysts; those of other ways are left out.
const LETTERS: [(Key, &str); 10] = [
    (Key::A, "A"),
    (Key::B, "B"),
    (Key::C, "C"),
    (Key::E, "E"),
    (Key::G, "G"),
    (Key::H, "H"),
    (Key::L, "L"),
    (Key::P, "P"),
    (Key::Q, "Q"),
    (Key::S, "S"),
];

/// The keys of decisions that were made already.
const KEPT: [(Key, &str); 3] = [(Key::Y, "Y"), (Key::X, "X"), (Key::Z, "Z")];

impl Offer {
    fn new(way: Way, words: impl Into<String>, key: Key, cap: &'static str) -> Self {
        Self {
            way,
            words: words.into(),
            key: Some(key),
            cap,
            why_not: None,
        }
    }

    fn unless(mut self, not: bool, why: &'static str) -> Self {
        if not {
            self.why_not = Some(why);
        }
        self
    }

    fn button(&self, ui: &mut Ui, width: f32) -> bool {
        let enabled = self.why_not.is_none();
        let response = ui
            .add_enabled_ui(enabled, |ui| {
                parts::key_button(ui, &self.words, self.cap, width)
            })
            .inner;
        match self.why_not {
            Some(why) => {
                response.on_disabled_hover_text(why);
                false
            }
            None => response.clicked(),
        }
    }
}

pub(super) fn typed_slash(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        let slash = |event: &Event| matches!(event, Event::Text(text) if text == "/");
        input.events.retain(|event| !slash(event));
        input.events.len() < before
    })
}

/// The difference that is decided, and who decides.
pub(super) struct At<'v, 'a> {
    pub view: &'v View<'a>,
    pub comparison: &'v Comparison,
    pub readings: &'v Readings,
    pub row: &'v Row,
    pub session: Option<SessionId>,
}

impl At<'_, '_> {
    /// Persons who could decide instead of those compared.
    pub fn others(&self) -> Vec<AnalystId> {
        let people = self.view.overview.people.iter().map(|person| person.id);
        people
            .filter(|who| !self.comparison.analysts.contains(who))
            .collect()
    }

    /// The one code that new borders would be for.
    pub fn one_code(&self) -> Option<CodeId> {
        let mut codes = self.row.codes();
        let first = codes.next()?;
        codes.all(|code| code == first).then_some(first)
    }

    /// The codes given here, each once.
    pub fn codes(&self) -> Vec<CodeId> {
        let mut codes: Vec<CodeId> = Vec::new();
        for code in self.row.codes() {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    pub fn offers(&self) -> Vec<Offer> {
        let two = self.comparison.is_of_two();
        let difference = &self.row.difference;
        let alone = difference.codings.len() < 2;
        let only_one = if two {
            "Only one of the two has a coding here"
        } else {
            "Only one of them has a coding here"
        };
        let no_third = if two {
            "There is no third analyst in the study"
        } else {
            "All analysts of the study are compared"
        };
        let mut offers = self.kept();
        offers.extend(self.as_one());
        let both = Offer::new(Way::Both, if two { "Both" } else { "All" }, Key::Num2, "2");
        offers.push(both.unless(alone, only_one));
        let neither = if two { "Neither" } else { "None" };
        offers.push(Offer::new(Way::Neither, neither, Key::Num0, "0"));
        if other_borders(difference) {
            let of_all = if two { "Coded by both" } else { "Coded by all" };
            let nothing = shared(difference).is_none();
            offers.push(Offer::new(Way::Union, "All coded", Key::U, "U"));
            let intersection = Offer::new(Way::Intersection, of_all, Key::I, "I");
            offers.push(intersection.unless(nothing, "No words were coded by all of them"));
        }
        let two_codes = "Settle first which of the codes it is";
        offers.push(
            Offer::new(Way::Borders, "New borders", Key::D, "D")
                .unless(self.one_code().is_none(), two_codes),
        );
        let readings = if two { "Both readings" } else { "All readings" };
        offers.extend([
            Offer::new(Way::Code, "Another code", Key::Slash, "/"),
            Offer::new(Way::Refer, "Refer", Key::T, "T").unless(self.others().is_empty(), no_third),
            Offer::new(Way::Readings, readings, Key::K, "K"),
            Offer::new(Way::Definition, "Unclear code", Key::F, "F"),
        ]);
        offers
    }

    /// One analyst's coding stands.
    fn as_one(&self) -> impl Iterator<Item = Offer> {
        let keys = LETTERS.into_iter().map(|(key, cap)| (Some(key), cap));
        let keys = keys.chain(std::iter::repeat((None, "")));
        let readings = self.readings.iter().zip(keys);
        readings.map(|(reading, (key, cap))| Offer {
            way: Way::As(reading.who),
            words: reading.possessive.clone(),
            key,
            cap,
            why_not: None,
        })
    }

    /// What was decided already and has only to be said again.
    fn kept(&self) -> Vec<Offer> {
        let words = |n: usize| match (self.row.state, n) {
            (SettledState::LookAgain, _) => "It still stands".to_owned(),
            (_, 0) => "The later".to_owned(),
            (_, 1) => "The earlier".to_owned(),
            (_, n) => format!("The one before ({n})"),
        };
        let count = match self.row.state {
            SettledState::LookAgain => usize::from(self.row.decision.is_some()),
            SettledState::Conflict => 1 + self.row.rivals.len(),
            _ => 0,
        };
        let keys = KEPT.into_iter().take(count).enumerate();
        keys.map(|(n, (key, cap))| Offer::new(Way::Keep(n), words(n), key, cap))
            .collect()
    }

    /// A button for each way; the one that was pressed.
    pub fn ways(&self, ui: &mut Ui) -> Option<Way> {
        let mut pressed = None;
        let width = ((ui.available_width() - 8.0) / 2.0).max(120.0);
        for two in self.offers().chunks(2) {
            ui.horizontal_wrapped(|ui| {
                for offer in two {
                    if offer.button(ui, width) {
                        pressed = Some(offer.way);
                    }
                }
            });
        }
        pressed
    }
}

/// Whether several gave a code with borders that are not the same.
fn other_borders(difference: &Difference) -> bool {
    let codings = &difference.codings;
    let first = codings.first();
    codings.len() > 1
        && codings
            .iter()
            .all(|it| Some(it.code) == first.map(|first| first.code))
        && codings
            .iter()
            .any(|it| Some(it.span) != first.map(|first| first.span))
}
