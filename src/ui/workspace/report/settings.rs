//! What each report was saved with last, on this machine.

use crate::exchange::masking::Masks;
use crate::exchange::report::{FileFormat, ReportKind, ReportOptions};
use crate::ui::{Commands, View};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Under which name this machine remembers it.
const NAME: &str = "report settings";
/// Under which name this machine remembers the folder; the same for everything that is saved.
const FOLDER: &str = "report folder";

/// How one report is to be saved.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub format: FileFormat,
    pub options: ReportOptions,
    pub path: String,
}

/// What is remembered of each report: its format's ending, and what was chosen.
type Remembered = BTreeMap<String, (String, BTreeMap<String, String>)>;

impl Settings {
    /// As saved last on this machine; else the usual format, beside the study's folder.
    pub fn last(view: &View<'_>, kind: ReportKind) -> Self {
        let (format, options) = remembered(view).remove(kind.key()).unwrap_or_default();
        let format = FileFormat::of_ending(&format).filter(|it| kind.formats().contains(it));
        let usual = kind.formats().first().copied().unwrap_or(FileFormat::Docx);
        let format = format.unwrap_or(usual);
        let known = |key: &str| kind.options().iter().any(|option| option.key == key);
        Self {
            format,
            options: options.into_iter().filter(|(key, _)| known(key)).collect(),
            path: first_path(view, kind, format).display().to_string(),
        }
    }

    /// In another format: the file gets its ending.
    pub fn set_format(&mut self, format: FileFormat) {
        self.format = format;
        // An archive has two endings: `.docx.zip`.
        let plain = self.path.strip_suffix(".zip").unwrap_or(&self.path);
        let path = Path::new(plain).with_extension(format.ending());
        self.path = path.display().to_string();
    }

    /// Lets this machine remember how a report was saved.
    pub fn remember(&self, view: &View<'_>, kind: ReportKind, commands: &mut Commands) {
        if let Some(folder) = Path::new(self.path.trim()).parent() {
            commands.remember(FOLDER, folder.display().to_string());
        }
        let options = self.options.iter();
        let options = options.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let mut all = remembered(view);
        let kept = (self.format.ending().to_owned(), options.collect());
        all.insert(kind.key().to_owned(), kept);
        if let Ok(text) = ron::to_string(&all) {
            commands.remember(NAME, text);
        }
    }
}

fn remembered(view: &View<'_>) -> Remembered {
    let text = view.remembered(NAME);
    text.and_then(|text| ron::from_str(text).ok())
        .unwrap_or_default()
}

/// Where a report goes unless one says otherwise: the folder used last, else beside the study's folder.
fn first_path(view: &View<'_>, kind: ReportKind, format: FileFormat) -> PathBuf {
    let beside = view.folder.parent().unwrap_or(view.folder).to_owned();
    let folder = view.remembered(FOLDER).map_or(beside, PathBuf::from);
    let title = view.overview.title.clone();
    // The name of a file leaves too, except with the study itself.
    let title = if kind.is_masked() {
        Masks::of(view.seen).words(&title)
    } else {
        title
    };
    let title: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let kind = kind.title().to_lowercase();
    folder.join(format!("{} {kind}.{}", words.join(" "), format.ending()))
}
