//! Fonts of the system, found when a character is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cosmic_text::fontdb::{Database, ID, Source, Style, Weight};
use egui::{Context, FallbackRequest, FontData, FontInsert, FontProvider, Id};
use skrifa::instance::Size;
use skrifa::{FontRef, MetadataProvider as _};

use super::MissingFont;
use super::scripts::{is_written, script_of};

/// Fonts of the system behind our own faces.
///
/// egui asks while it lays out a text. The answer is what is known by then; what is not known is looked
/// for on a thread, and when that has found something the texts are laid out again.
#[derive(Clone, Debug)]
pub struct SystemFonts {
    shared: Arc<Mutex<State>>,
    ctx: Context,
}

#[derive(Default)]
struct State {
    /// Read on the first miss; some hundred milliseconds on a machine with many fonts.
    database: Option<Arc<Database>>,
    /// What the thread has still to look for.
    wanted: BTreeSet<char>,
    /// Whether a thread is looking.
    looking: bool,
    found: Vec<Found>,
    /// Files read so far: a collection of several faces is read once.
    files: BTreeMap<PathBuf, Bytes>,
    /// Characters no font of the machine has.
    missing: BTreeSet<char>,
    /// Whether the answer is looked for while the question waits, so that a picture is right at once.
    at_once: bool,
}

/// A font file's bytes, shared by all who draw with it.
pub(super) type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State")
            .field("wanted", &self.wanted)
            .field("missing", &self.missing)
            .finish_non_exhaustive()
    }
}

/// A face that was found.
#[derive(Clone)]
pub(super) struct Found {
    name: String,
    /// The file and the face in it.
    pub data: FontData,
}

impl SystemFonts {
    /// Puts the system's fonts behind those `ctx` has.
    pub(super) fn install(ctx: &Context) -> Self {
        Self::install_with(ctx, State::default())
    }

    /// Puts these files behind the fonts `ctx` has, and no others.
    pub(super) fn install_files(ctx: &Context, files: &[PathBuf]) -> Self {
        let mut database = Database::new();
        for file in files {
            // A file that is not there has no faces; what it should have drawn is then missing.
            database.load_font_file(file).ok();
        }
        let state = State {
            database: Some(Arc::new(database)),
            at_once: true,
            ..State::default()
        };
        Self::install_with(ctx, state)
    }

    fn install_with(ctx: &Context, state: State) -> Self {
        let fonts = Self {
            shared: Arc::new(Mutex::new(state)),
            ctx: ctx.clone(),
        };
        ctx.data_mut(|data| data.insert_temp(Id::NULL, fonts.clone()));
        fonts.offer();
        fonts
    }

    /// Those installed in `ctx`, if any.
    pub fn of(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Id::NULL))
    }

    /// Looks for the characters among these that no font found so far has, and remembers those no font has.
    pub(super) fn want(&self, signs: impl IntoIterator<Item = char>) {
        let mut state = self.lock();
        for sign in signs {
            let known = state.missing.contains(&sign)
                || !is_written(sign)
                || state.found.iter().any(|font| has(&font.data, sign));
            if !known {
                state.wanted.insert(sign);
            }
        }
        if state.wanted.is_empty() {
            return;
        }
        if state.at_once {
            look_now(&mut state);
        } else if !state.looking {
            self.start(&mut state);
        }
    }

    /// How many faces were found and how many characters are in none: what is known changes when these do.
    pub(super) fn known(&self) -> [usize; 2] {
        let state = self.lock();
        [state.found.len(), state.missing.len()]
    }

    /// The faces found after the first `known`.
    pub(super) fn found_after(&self, known: usize) -> Vec<Found> {
        self.lock().found.get(known..).unwrap_or_default().to_vec()
    }

    fn start(&self, state: &mut State) {
        state.looking = true;
        let fonts = self.clone();
        let started = std::thread::Builder::new()
            .name("fonts".to_owned())
            .spawn(move || fonts.look());
        state.looking = started.is_ok();
    }

    /// The scripts met so far that no font of this machine covers, each with a family that would.
    pub fn missing(&self) -> Vec<MissingFont> {
        named(self.lock().missing.iter().copied())
    }

    /// Those of [`Self::missing`] that these characters are of, looked for if they have not been met.
    pub(super) fn missing_among(&self, signs: &BTreeSet<char>) -> Vec<MissingFont> {
        self.want(signs.iter().copied());
        let state = self.lock();
        named(signs.intersection(&state.missing).copied())
    }

    /// Offers what is known to egui, which then lays out everything again.
    fn offer(&self) {
        let provider = Provider {
            fonts: self.clone(),
        };
        self.ctx.set_font_providers(vec![Arc::new(provider)]);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks for everything wanted until nothing is; runs beside the screen's thread.
    fn look(&self) {
        // Not in one statement: the screen's thread would wait for the lock while the folders are read.
        let known = self.lock().database.clone();
        let database = known.unwrap_or_else(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            Arc::new(database)
        });
        self.lock().database = Some(Arc::clone(&database));
        let mut news = false;
        loop {
            let mut state = self.lock();
            let Some(sign) = state.wanted.pop_first() else {
                state.looking = false;
                break;
            };
            if state.found.iter().any(|font| has(&font.data, sign)) {
                continue;
            }
            drop(state);
            let face = find(&database, sign);
            let mut state = self.lock();
            news |= state.take_in(&database, face, sign);
        }
        // Laying out everything again for nothing would only flicker.
        if news {
            self.offer();
        } else {
            // What is missing is said in the status bar.
            self.ctx.request_repaint();
        }
    }
}

impl State {
    /// Notes what was found for a character; whether it is a face.
    fn take_in(&mut self, database: &Database, face: Option<(ID, String)>, sign: char) -> bool {
        let found = face.and_then(|(id, name)| {
            let (bytes, index) = self.read(database, id)?;
            Some(Found {
                name: format!("{name} {index}"),
                data: FontData::from_blob(bytes, index),
            })
        });
        let is_there = found.is_some();
        match found {
            Some(font) => self.found.push(font),
            None => drop(self.missing.insert(sign)),
        }
        is_there
    }

    /// The file of a face, read if it has not been, and the face's place in it.
    fn read(&mut self, database: &Database, id: ID) -> Option<(Bytes, u32)> {
        let index = database.face(id)?.index;
        let path = match &database.face(id)?.source {
            Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
            Source::Binary(_) => None,
        };
        if let Some(bytes) = path.as_ref().and_then(|path| self.files.get(path)) {
            return Some((Arc::clone(bytes), index));
        }
        let bytes: Bytes = Arc::new(database.with_face_data(id, |bytes, _| bytes.to_vec())?);
        if let Some(path) = path {
            self.files.insert(path, Arc::clone(&bytes));
        }
        Some((bytes, index))
    }
}

/// Looks for everything wanted while the caller waits.
fn look_now(state: &mut State) {
    let Some(database) = state.database.clone() else {
        return;
    };
    while let Some(sign) = state.wanted.pop_first() {
        if !state.found.iter().any(|font| has(&font.data, sign)) {
            state.take_in(&database, find(&database, sign), sign);
        }
    }
}

/// The scripts of these characters, each with a family that covers it.
fn named(signs: impl Iterator<Item = char>) -> Vec<MissingFont> {
    let mut by_script = BTreeMap::new();
    for sign in signs {
        let script = script_of(sign);
        by_script.insert(script.name, script.families.first().copied());
    }
    by_script
        .into_iter()
        .filter_map(|(script, family)| family.map(|family| MissingFont { script, family }))
        .collect()
}

struct Provider {
    fonts: SystemFonts,
}

impl FontProvider for Provider {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let sign = request.cluster.chars().next()?;
        self.fonts.want([sign]);
        let state = self.fonts.lock();
        let font = state.found.iter().find(|font| has(&font.data, sign))?;
        Some(FontInsert::new(&font.name, font.data.clone(), Vec::new()))
    }
}

fn has(data: &FontData, sign: char) -> bool {
    FontRef::from_index(data.bytes(), data.index).is_ok_and(|font| {
        font.charmap()
            .map(sign)
            .is_some_and(|glyph| glyph.to_u32() != 0)
    })
}

/// The best face for a character: of a family known for its script, else any upright regular one, else any.
fn find(database: &Database, sign: char) -> Option<(ID, String)> {
    let families = script_of(sign).families;
    let mut faces: Vec<(usize, ID, String)> = database
        .faces()
        .filter_map(|face| {
            let name = face.families.first()?.0.clone();
            let family = families
                .iter()
                .position(|wanted| face.families.iter().any(|(own, _)| own == wanted))
                .unwrap_or(families.len());
            let plain = face.style == Style::Normal && face.weight == Weight::NORMAL;
            Some((family * 2 + usize::from(!plain), face.id, name))
        })
        .collect();
    faces.sort_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
    faces
        .into_iter()
        .find(|(_, id, _)| {
            let drawn = database.with_face_data(*id, |bytes, index| draws(bytes, index, sign));
            drawn.unwrap_or(false)
        })
        .map(|(_, id, name)| (id, name))
}

/// Whether a face has a character as an outline or as a picture in colours.
fn draws(bytes: &[u8], index: u32, sign: char) -> bool {
    let Ok(font) = FontRef::from_index(bytes, index) else {
        return false;
    };
    let Some(glyph) = font.charmap().map(sign).filter(|glyph| glyph.to_u32() != 0) else {
        return false;
    };
    font.outline_glyphs().get(glyph).is_some()
        || font.color_glyphs().get(glyph).is_some()
        || font
            .bitmap_strikes()
            .glyph_for_size(Size::new(16.0), glyph)
            .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_no_font_covers_is_named_with_a_family_that_would() {
        let fonts = SystemFonts {
            shared: Arc::default(),
            ctx: Context::default(),
        };
        fonts.lock().missing.extend(['ह', 'ा', 'አ']);
        assert_eq!(
            fonts.missing(),
            vec![
                MissingFont {
                    script: "Devanagari",
                    family: "Noto Sans Devanagari"
                },
                MissingFont {
                    script: "Ethiopic",
                    family: "Noto Sans Ethiopic"
                },
            ]
        );
    }

    #[test]
    fn a_character_is_looked_for_beside_the_screen_and_answered_when_asked_again() {
        let ctx = Context::default();
        let fonts = SystemFonts::install(&ctx);
        fonts.lock().database = Some(Arc::new(database_of_our_own()));
        let provider = Provider {
            fonts: fonts.clone(),
        };
        let request = |cluster| FallbackRequest {
            cluster,
            family: &egui::FontFamily::Monospace,
        };
        assert!(provider.font_for(&request("Ω")).is_none());
        assert!(provider.font_for(&request("ह")).is_none());
        while fonts.lock().looking {
            std::thread::yield_now();
        }
        assert!(provider.font_for(&request("Ω")).is_some());
        assert!(provider.font_for(&request("ह")).is_none());
        assert_eq!(fonts.missing().len(), 1);
    }

    fn database_of_our_own() -> Database {
        let mut database = Database::new();
        database.load_font_data(include_bytes!("../../../assets/fonts/Inter-Regular.ttf").to_vec());
        database
    }
}
