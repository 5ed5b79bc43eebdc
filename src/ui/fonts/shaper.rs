//! Letters put in order and joined, for scripts that egui's own layout does not set.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cosmic_text::fallback::Fallback;
use cosmic_text::fontdb::{Database, Source};
use cosmic_text::{
    Attrs, AttrsList, BufferLine, CacheKey, Ellipsize, Family, FontSystem, Hinting, LayoutGlyph,
    LineEnding, Shaping, Style, SwashCache, Weight, Wrap,
};
use egui::{Context, FontFamily, FontId, Id};
use rustc_hash::FxHashSet;
use unicode_script::Script;

use super::atlas::{Atlas, Picture};
use super::scripts::families_of;
use super::system::{Bytes, SystemFonts};
use super::{FILES, SANS_MEDIUM, SANS_SEMIBOLD, SERIF, SERIF_ITALIC, SERIF_SEMIBOLD, is_ours};

/// Spaces to a tab.
const TAB: u16 = 4;

/// Sets lines of any script, with our own faces and those of the system found so far.
pub(in crate::ui) struct Shaper {
    fonts: FontSystem,
    swash: SwashCache,
    atlas: Atlas,
    /// Characters looked for already.
    asked: FxHashSet<char>,
    /// How many of the system's faces have been taken over.
    taken: usize,
}

/// A shaper all who draw in one context share.
#[derive(Clone)]
struct Shared(Arc<Mutex<Shaper>>);

impl Shaper {
    /// Does something with the shaper of a context.
    pub fn with<R>(ctx: &Context, does: impl FnOnce(&mut Self) -> R) -> R {
        let shared: Shared = ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(Id::NULL, || Shared(Arc::new(Mutex::new(Self::new()))))
                .clone()
        });
        let mut shaper: MutexGuard<'_, Self> =
            shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        shaper.atlas.begin(ctx);
        shaper.take_over(ctx);
        does(&mut shaper)
    }

    fn new() -> Self {
        let mut database = Database::new();
        for (_, file) in FILES {
            database.load_font_source(Source::Binary(Arc::new(file)));
        }
        // No face of the system by itself: those that are needed are handed over when they are found.
        let fonts =
            FontSystem::new_with_locale_and_db_and_fallback("en".to_owned(), database, ByScript);
        Self {
            fonts,
            swash: SwashCache::new(),
            atlas: Atlas::default(),
            asked: FxHashSet::default(),
            taken: 0,
        }
    }

    /// How many faces of the system are in use; with another number lines may come out otherwise.
    pub const fn taken(&self) -> usize {
        self.taken
    }

    fn take_over(&mut self, ctx: &Context) {
        let Some(system) = SystemFonts::of(ctx) else {
            return;
        };
        for found in system.found_after(self.taken) {
            self.taken += 1;
            let bytes: Bytes = Arc::clone(&found.data.font);
            let database = self.fonts.db_mut();
            for id in database.load_font_source(Source::Binary(bytes)) {
                let wanted = database
                    .face(id)
                    .is_some_and(|face| face.index == found.data.index);
                if !wanted {
                    database.remove_face(id);
                }
            }
        }
    }

    /// Has fonts looked for that have the characters of these words.
    fn ask(&mut self, ctx: &Context, words: &str) {
        let new: Vec<char> = words
            .chars()
            .filter(|sign| !sign.is_ascii() && self.asked.insert(*sign) && !is_ours(*sign))
            .collect();
        if let Some(system) = SystemFonts::of(ctx).filter(|_| !new.is_empty()) {
            system.want(new);
            self.take_over(ctx);
        }
    }

    /// The glyphs of words on one long line, from left to right. Byte positions in them are those of
    /// `words`, which hold nothing that ends a paragraph; a paragraph runs as its first letter does.
    ///
    /// The crate could break lines too, but loses characters where a word wider than the line runs against
    /// its paragraph.
    pub fn glyphs(&mut self, ctx: &Context, words: &str, font: &FontId) -> Vec<LayoutGlyph> {
        self.ask(ctx, words);
        let attributes = AttrsList::new(&attributes(&font.family));
        let mut line = BufferLine::new(words, LineEnding::None, attributes, Shaping::Advanced);
        line.layout(
            &mut self.fonts,
            font.size,
            None,
            Wrap::None,
            Ellipsize::None,
            None,
            TAB,
            Hinting::Disabled,
        )
        .iter()
        .flat_map(|line| line.glyphs.iter().cloned())
        .collect()
    }

    /// The picture of a glyph; none for what leaves no ink.
    pub fn picture(&mut self, ctx: &Context, key: CacheKey) -> Option<Picture> {
        let Self {
            fonts,
            swash,
            atlas,
            ..
        } = self;
        atlas.picture(ctx, key, || swash.get_image_uncached(fonts, key))
    }
}

/// The face a family of ours is.
fn attributes(family: &FontFamily) -> Attrs<'static> {
    let named = |name, weight, style| {
        Attrs::new()
            .family(Family::Name(name))
            .weight(weight)
            .style(style)
    };
    let name = match family {
        FontFamily::Name(name) => name.as_ref(),
        FontFamily::Proportional | FontFamily::Monospace => super::SANS,
    };
    match name {
        SERIF => named(SERIF, Weight::NORMAL, Style::Normal),
        SERIF_ITALIC => named(SERIF, Weight::NORMAL, Style::Italic),
        SERIF_SEMIBOLD => named(SERIF, Weight::SEMIBOLD, Style::Normal),
        SANS_MEDIUM => named(super::SANS, Weight::MEDIUM, Style::Normal),
        SANS_SEMIBOLD => named(super::SANS, Weight::SEMIBOLD, Style::Normal),
        _ => named(super::SANS, Weight::NORMAL, Style::Normal),
    }
}

/// Looks for a script's letters in the families known for it before it looks in any other.
struct ByScript;

impl Fallback for ByScript {
    fn common_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, script: Script, _locale: &str) -> &[&'static str] {
        families_of(script.full_name())
    }
}
