//! Fonts of the system, found when a character is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, FallbackRequest, FontData, FontInsert, FontProvider};
use fontdb::{Database, ID, Style, Weight};
use skrifa::{FontRef, MetadataProvider as _};

use super::scripts::script_of;

/// Fonts of the system behind our own faces.
///
/// egui asks while it lays out a text. The answer is what is known by then; what is not known is looked
/// for on a thread, and when that has found something the texts are laid out again.
#[derive(Clone, Debug)]
pub struct SystemFonts {
    shared: Arc<Mutex<State>>,
    ctx: Context,
}

/// A script no font of this machine covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingFont {
    /// The script's English name, such as "Devanagari".
    pub script: &'static str,
    /// A family that covers it, such as "Noto Sans Devanagari".
    pub family: &'static str,
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
    /// Characters no font of the machine has.
    missing: BTreeSet<char>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State")
            .field("wanted", &self.wanted)
            .field("missing", &self.missing)
            .finish_non_exhaustive()
    }
}

#[derive(Clone)]
struct Found {
    name: String,
    data: FontData,
}

impl SystemFonts {
    /// Puts the system's fonts behind those `ctx` has.
    pub(super) fn install(ctx: &Context) -> Self {
        let fonts = Self {
            shared: Arc::default(),
            ctx: ctx.clone(),
        };
        fonts.offer();
        fonts
    }

    /// The scripts met so far that no font of this machine covers, each with a family that would.
    pub fn missing(&self) -> Vec<MissingFont> {
        let mut by_script = BTreeMap::new();
        for sign in &self.lock().missing {
            let script = script_of(*sign);
            by_script.insert(script.name, script.families.first().copied());
        }
        by_script
            .into_iter()
            .filter_map(|(script, family)| family.map(|family| MissingFont { script, family }))
            .collect()
    }

    /// Offers what is known to egui, which then lays out everything again.
    fn offer(&self) {
        let provider = Provider {
            shared: Arc::clone(&self.shared),
            fonts: self.clone(),
        };
        self.ctx.set_font_providers(vec![Arc::new(provider)]);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks for everything wanted until nothing is; runs beside the screen's thread.
    fn look(&self) {
        let database = self.lock().database.clone().unwrap_or_else(|| {
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
            let found = find(&database, sign);
            let mut state = self.lock();
            match found {
                Some(font) => {
                    news = true;
                    state.found.push(font);
                }
                None => {
                    state.missing.insert(sign);
                }
            }
        }
        // Laying out everything again for nothing would only flicker.
        if news {
            self.offer();
        }
    }
}

struct Provider {
    shared: Arc<Mutex<State>>,
    fonts: SystemFonts,
}

impl FontProvider for Provider {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let sign = request.cluster.chars().next()?;
        let mut state = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(font) = state.found.iter().find(|font| has(&font.data, sign)) {
            return Some(FontInsert::new(&font.name, font.data.clone(), Vec::new()));
        }
        if state.missing.contains(&sign) {
            return None;
        }
        state.wanted.insert(sign);
        if !state.looking {
            state.looking = true;
            let fonts = self.fonts.clone();
            let started = std::thread::Builder::new()
                .name("fonts".to_owned())
                .spawn(move || fonts.look());
            state.looking = started.is_ok();
        }
        None
    }
}

fn has(data: &FontData, sign: char) -> bool {
    FontRef::from_index(data.bytes(), data.index).is_ok_and(|font| {
        font.charmap()
            .map(sign)
            .is_some_and(|glyph| glyph.to_u32() != 0)
    })
}

/// The best font for a character: a family known for its script, else any upright regular one, else any.
fn find(database: &Database, sign: char) -> Option<Found> {
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
    faces.into_iter().find_map(|(_, id, name)| {
        let usable = database.with_face_data(id, |bytes, index| {
            let font = FontRef::from_index(bytes, index).ok()?;
            let glyph = font.charmap().map(sign)?;
            // Bitmap and colour fonts have no outlines egui could draw.
            font.outline_glyphs().get(glyph)?;
            Some((bytes.to_vec(), index))
        })??;
        let (bytes, index) = usable;
        Some(Found {
            name: format!("{name} {index}"),
            data: FontData::from_blob(Arc::new(bytes), index),
        })
    })
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
            shared: Arc::clone(&fonts.shared),
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
