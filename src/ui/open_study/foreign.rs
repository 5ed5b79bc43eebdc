//! Codebooks and projects of other programs into the open study.

use super::OpenStudy;
use crate::ui::theme::parts::Tone;
use crate::ui::{ForeignFile, Place, Selected, many};
use std::sync::Arc;

impl OpenStudy {
    /// Takes files in, one after the other, and says what each has brought.
    pub(in crate::ui) fn import_foreign(&mut self, place: Place, files: &[Arc<ForeignFile>]) {
        for file in files {
            let taken = self.refuse();
            let taken = taken.and_then(|()| file.take_in(&mut self.project));
            match taken {
                Ok(brought) => {
                    let left = match brought.left.len() {
                        0 => String::new(),
                        left => format!(" {} left.", many(left, "thing was", "things were")),
                    };
                    let sentence = format!("From “{}”: {}.{left}", file.name, brought.summary());
                    self.say(place, Tone::Good, sentence);
                    self.derive();
                    if let Some(first) = brought.first {
                        self.here.document = Some(first);
                        self.here.selected = Selected::Document(first);
                    }
                }
                Err(why) => {
                    let sentence = format!("“{}” was not imported: {why}", file.name);
                    self.say(place, Tone::Bad, sentence);
                }
            }
        }
    }
}
