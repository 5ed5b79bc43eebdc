//! What is asked when a part of a pass is closed: whether it was discussed, with whom, about what.

use crate::model::Talk;
use crate::ui::forms;
use egui::Ui;

/// The answer so far. As long as nobody answers, “not stated” is recorded: nothing is said for anybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TalkForm {
    said: Said,
    with: String,
    about: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Said {
    #[default]
    NotStated,
    NotDiscussed,
    Discussed,
}

const SAID: [(Said, &str); 3] = [
    (Said::NotDiscussed, "Coded without discussing it"),
    (Said::Discussed, "Discussed"),
    (Said::NotStated, "Not stated"),
];

impl TalkForm {
    /// Draws the question; true where an answer was given just now.
    pub fn show(&mut self, ui: &mut Ui) -> bool {
        let mut answered = false;
        for (said, words) in SAID {
            answered |= ui.radio_value(&mut self.said, said, words).clicked();
        }
        if self.said == Said::Discussed {
            forms::text(ui, "With whom", &mut self.with, "");
            forms::text(ui, "About what", &mut self.about, "");
        }
        answered
    }

    /// The statement to record.
    pub fn talk(&self) -> Talk {
        match self.said {
            Said::NotStated => Talk::NotStated,
            Said::NotDiscussed => Talk::NotDiscussed,
            Said::Discussed => Talk::Discussed {
                with: self.with.trim().to_owned(),
                about: self.about.trim().to_owned(),
            },
        }
    }
}
