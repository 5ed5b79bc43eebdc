//! A file that was read and looked at, with what a person has corrected.

use crate::import::turns::{
    Continuation, FormChoice, InterviewerGuess, SpeakerPreview, TurnOptions, recognise_turns,
};
use crate::import::{Format, ImportError, ReadOptions, Transcript, load, read_bytes};
use crate::journal::Texts;
use crate::model::acts::ImportedRemark;
use crate::model::things::Document;
use crate::model::{DocumentKind, TextHash};
use crate::ui::{ReadyImport, SpeakerChoice, View};
use std::path::Path;
use std::sync::Arc;

/// What a person has said about one label of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerEdit {
    /// The label with its turns and first words, as recognised.
    pub found: SpeakerPreview,
    /// The name it is to have; two labels of one name are one speaker.
    pub name: String,
    /// Whether it is no speaker at all.
    pub ignored: bool,
    /// Who it is.
    pub is: SpeakerChoice,
}

/// A file that was read.
#[derive(Debug)]
pub struct Previewed {
    /// Name of the file.
    pub file: String,
    /// The file as it came.
    pub bytes: Arc<Vec<u8>>,
    /// What was read, with the corrections in it.
    pub transcript: Transcript,
    /// Address its text will have.
    pub hash: TextHash,
    /// The document of the study that has the same text, by name.
    pub already: Option<String>,
    /// Whether it is to be imported.
    pub wanted: bool,
    /// Name of the document.
    pub name: String,
    /// Its sort.
    pub kind: DocumentKind,
    /// Its language.
    pub language: String,
    /// The encoding that was chosen; none as long as the file decides.
    pub encoding: Option<String>,
    /// Which forms of label count.
    pub forms: FormChoice,
    /// Whose unlabelled paragraphs are.
    pub continuation: Continuation,
    /// Labels that are speakers though too little points to it.
    pub also: Vec<String>,
    /// The labels.
    pub speakers: Vec<SpeakerEdit>,
}

impl Previewed {
    /// Reads a file. Off the screen's thread: a large one takes a while.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let options = ReadOptions::default();
        let bytes = load(path, &options.limits)?;
        let file = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let file = file.unwrap_or_default();
        let transcript = read_bytes(&file, &bytes, &options)?;
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let mut previewed = Self {
            name: stem.unwrap_or_else(|| file.clone()),
            hash: Texts::hash(transcript.text.as_str().as_bytes()),
            language: transcript.language.clone().unwrap_or_default(),
            file,
            bytes: Arc::new(bytes),
            transcript,
            already: None,
            wanted: true,
            kind: DocumentKind::Transcript,
            encoding: None,
            forms: FormChoice::Detect,
            continuation: Continuation::Detect,
            also: Vec::new(),
            speakers: Vec::new(),
        };
        previewed.find_speakers();
        Ok(previewed)
    }

    /// Looks whether the study has the same text already.
    pub fn compare(&mut self, documents: &[&Document]) {
        let same = documents.iter().find(|it| it.imported.text == self.hash);
        self.already = same.map(|document| document.name.text().to_owned());
    }

    /// Whether the file is plain text, whose encoding can be chosen.
    pub fn is_plain(&self) -> bool {
        matches!(self.transcript.format, Format::Text | Format::Markdown)
    }

    /// Reads the file again in another encoding.
    pub fn read_again(&mut self) -> Result<(), ImportError> {
        let options = ReadOptions {
            encoding: self.encoding.clone(),
            ..ReadOptions::default()
        };
        self.transcript = read_bytes(&self.file, &self.bytes, &options)?;
        self.hash = Texts::hash(self.transcript.text.as_str().as_bytes());
        self.find_speakers();
        Ok(())
    }

    /// Looks for labels anew, keeping what was said about those that are found again.
    pub fn find_speakers(&mut self) {
        let options = TurnOptions {
            forms: self.forms,
            also: self.also.clone(),
            continuation: self.continuation,
            speech_ends: self.transcript.notes_from,
            ..TurnOptions::default()
        };
        let found = recognise_turns(&self.transcript.text, &options);
        let known = std::mem::take(&mut self.speakers);
        let labels = found.preview(&self.transcript.text).into_iter();
        self.speakers = labels
            .map(|found| {
                let before = known.iter().find(|it| it.found.label == found.label);
                before.map_or_else(
                    || SpeakerEdit::of(found.clone()),
                    |before| SpeakerEdit {
                        found: found.clone(),
                        ..before.clone()
                    },
                )
            })
            .collect();
        self.recognise();
    }

    /// Takes the corrections over into the turns.
    pub fn recognise(&mut self) {
        let ignored = self.speakers.iter().filter(|it| it.ignored);
        let renamed = self.speakers.iter().filter(|it| {
            let name = it.name.trim();
            !it.ignored && !name.is_empty() && name != it.found.label
        });
        let options = TurnOptions {
            forms: self.forms,
            ignore: ignored.map(|it| it.found.label.clone()).collect(),
            also: self.also.clone(),
            rename: renamed
                .map(|it| (it.found.label.clone(), it.name.trim().to_owned()))
                .collect(),
            continuation: self.continuation,
            speech_ends: self.transcript.notes_from,
        };
        self.transcript.recognise_again(&options);
    }

    /// Says who a label is where the study has a participant of that name.
    pub fn recall(&mut self, view: &View<'_>) {
        for speaker in &mut self.speakers {
            if speaker.is != SpeakerChoice::Unknown {
                continue;
            }
            let label = speaker.found.label.to_lowercase();
            let known = view.seen.participants().into_iter().find(|participant| {
                participant.pseudonym.text().to_lowercase() == label
                    || view.overview.label(participant.id).to_lowercase() == label
            });
            if let Some(known) = known {
                speaker.is = SpeakerChoice::Participant(known.id);
            }
        }
    }

    /// The document as it is to be taken in.
    pub fn ready(&self, keep_original: bool) -> ReadyImport {
        let found = &self.transcript.recognised;
        let who = |label: &String| {
            let named = self.speakers.iter().filter(|it| !it.ignored);
            let mut named = named.filter(|it| {
                let name = it.name.trim();
                name == label || (name.is_empty() && it.found.label == *label)
            });
            named.next().map(|it| it.is.clone()).unwrap_or_default()
        };
        let language = self.language.trim();
        let remarks = self.transcript.remarks.iter();
        ReadyImport {
            name: self.name.trim().to_owned(),
            kind: self.kind,
            text: self.transcript.text.clone(),
            turns: found.turns.clone(),
            speakers: found
                .speakers
                .iter()
                .map(|label| (label.clone(), who(label)))
                .collect(),
            language: (!language.is_empty()).then(|| language.to_owned()),
            file: self.file.clone(),
            bytes: Arc::clone(&self.bytes),
            keep_original,
            remarks: remarks
                .map(|remark| ImportedRemark {
                    span: remark.span,
                    author: remark.author.clone(),
                    dated: remark.date.clone(),
                    text: remark.text.clone(),
                })
                .collect(),
        }
    }
}

impl SpeakerEdit {
    fn of(found: SpeakerPreview) -> Self {
        let is = match found.interviewer {
            InterviewerGuess::No => SpeakerChoice::Unknown,
            InterviewerGuess::ByLabel | InterviewerGuess::ByQuestions => SpeakerChoice::Interviewer,
        };
        Self {
            name: found.label.clone(),
            found,
            ignored: false,
            is,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn previewed(words: &str) -> Previewed {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Parent 1.txt");
        std::fs::write(&path, words).unwrap();
        Previewed::read(&path).unwrap()
    }

    const TALK: &str = "Interviewer: How did it begin?\n\
        Amina: A neighbour told me.\n\
        Interviewer: And then?\n\
        Amina: I came.\n\
        Amnia: Once a week.\n\
        Interviewer: Why?\n\
        Amnia: For the talk.\n";

    #[test]
    fn an_interviewer_is_known_by_the_label_and_others_are_left_open() {
        let file = previewed(TALK);
        assert_eq!(file.name, "Parent 1");
        let is: Vec<_> = file.speakers.iter().map(|it| it.is.clone()).collect();
        assert_eq!(is[0], SpeakerChoice::Interviewer);
        assert_eq!(is[1], SpeakerChoice::Unknown);
    }

    #[test]
    fn two_labels_given_one_name_become_one_speaker_with_one_participant() {
        let mut file = previewed(TALK);
        let labels: Vec<_> = file
            .speakers
            .iter()
            .map(|it| it.found.label.clone())
            .collect();
        assert_eq!(labels, ["Interviewer", "Amina", "Amnia"]);
        file.speakers[2].name = "Amina".to_owned();
        file.speakers[1].is = SpeakerChoice::New {
            pseudonym: "Amina".to_owned(),
            role: "Parent".to_owned(),
        };
        file.recognise();
        let ready = file.ready(false);
        let labels: Vec<_> = ready
            .speakers
            .iter()
            .map(|(label, _)| label.as_str())
            .collect();
        assert_eq!(labels, ["Interviewer", "Amina"]);
        assert_eq!(ready.speakers[1].1, file.speakers[1].is);
        let of_amina = ready.turns.iter().filter(|turn| turn.speaker == Some(1));
        assert_eq!(of_amina.count(), 4);
    }

    #[test]
    fn a_label_that_is_no_speaker_gives_its_lines_back_to_the_turn_before() {
        let mut file = previewed(TALK);
        file.speakers[2].ignored = true;
        file.recognise();
        let ready = file.ready(false);
        assert_eq!(ready.speakers.len(), 2);
        let of_amina = ready.turns.iter().filter(|turn| turn.speaker == Some(1));
        assert_eq!(of_amina.count(), 2);
    }
}
