//! Sentences that stand where something happened until they are read.

use super::{Command, Commands};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts};
use egui::Ui;

/// A place in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// Under the top bar, across the window.
    #[default]
    Window,
    /// The left panel.
    Left,
    /// The centre.
    Centre,
    /// The right panel.
    Right,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Where it stands.
    pub place: Place,
    /// What it means for the reader.
    pub tone: Tone,
    /// What happened, where, and what to do.
    pub sentence: String,
    number: u64,
}

impl Notice {
    /// A sentence for a place.
    pub fn new(place: Place, tone: Tone, sentence: impl Into<String>) -> Self {
        Self {
            place,
            tone,
            sentence: sentence.into(),
            number: 0,
        }
    }
}

/// All sentences not read yet, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    standing: Vec<Notice>,
    last: u64,
}

impl Notices {
    /// Adds a sentence; one that stands there already is not said twice.
    pub fn say(&mut self, mut notice: Notice) {
        let same = |it: &Notice| it.place == notice.place && it.sentence == notice.sentence;
        if self.standing.iter().any(same) {
            return;
        }
        self.last += 1;
        notice.number = self.last;
        self.standing.push(notice);
    }

    /// Takes a sentence away.
    pub fn read(&mut self, number: u64) {
        self.standing.retain(|notice| notice.number != number);
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.standing.clear();
    }

    /// The sentences of a place.
    pub fn of(&self, place: Place) -> impl Iterator<Item = &Notice> {
        self.standing.iter().filter(move |n| n.place == place)
    }

    /// Draws the sentences of a place.
    pub fn show(&self, ui: &mut Ui, place: Place, commands: &mut Commands) {
        for notice in self.of(place) {
            if parts::banner(ui, notice.tone, &notice.sentence) {
                commands.push(Command::Read(notice.number));
            }
            ui.add_space(metrics::GRID * 2.0);
        }
    }
}
