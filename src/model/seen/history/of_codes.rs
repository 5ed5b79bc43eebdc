use super::trail::Trail;
use crate::model::acts::level_name;
use crate::model::seen::board_words::of_link;
use crate::model::things::{Category, Code};
use crate::model::{
    CategoryId, CategoryMark, CodeId, CodeMatch, Field, FrameworkId, Level, Origin, Sorted,
};

impl Trail<'_, '_> {
    pub fn code(&mut self, id: CodeId) {
        let Some(code) = self.seen.code(id).filter(|_| self.seen.shows_code(id)) else {
            return;
        };
        self.code_itself(code);
        self.field("Colour", &code.colour, |colour| {
            format!("colour {}", usize::from(*colour) + 1)
        });
        self.field("Origin", &code.origin, |origin| of_origin(*origin).into());
        self.field("Reads", &code.level, |level| {
            level.map_or_else(String::new, |level| of_level(level).into())
        });
        self.belongs(
            "In use",
            &code.switched_off,
            ("switched off", "switched on"),
        );
        let seen = self.seen;
        let categories = seen.study.state.categories.values();
        for category in categories.filter(|it| seen.shows_category(it.id)) {
            if let Some(placed) = category.codes.get(&id) {
                let name = format!("Category “{}”", category.name.text());
                self.belongs(&name, placed, ("put in", "taken out"));
            }
        }
        let links = &self.seen.study.state.code_links;
        for ((from, to), link) in links {
            if *from == id && self.seen.shows_code(*to) {
                let name = format!("Link to “{}”", self.seen.code_name(*to));
                self.field(&name, link, |link| {
                    link.map_or_else(String::new, |link| of_link(link).into())
                });
            }
        }
        self.on_the_board(Sorted::Code(id));
        self.matches(id);
    }

    /// Its places on axes, and the concepts it is marked with.
    fn on_the_board(&mut self, what: Sorted) {
        let state = &self.seen.study.state;
        for ((axis, of), value) in &state.on_axes {
            if *of == what && self.seen.shows_axis(*axis) {
                let name = state.axes.get(axis).map_or("", |axis| axis.name.text());
                self.field(name, value, |value| {
                    let value = value.and_then(|value| state.axis_values.get(&value));
                    value.map_or_else(String::new, |value| value.name.text().to_owned())
                });
            }
        }
        for ((of, concept), marked) in &state.concepts {
            if *of == what && self.seen.shows_code(*concept) {
                let name = format!("Concept “{}”", self.seen.code_name(*concept));
                self.belongs(&name, marked, ("marked", "no longer marked"));
            }
        }
    }

    /// How the code was said to match others, read from it.
    fn matches(&mut self, id: CodeId) {
        let seen = self.seen;
        for ((a, b), field) in &seen.study.state.code_matches {
            let (other, turn) = if *a == id { (*b, false) } else { (*a, true) };
            if (*a != id && *b != id) || !seen.shows_code(other) {
                continue;
            }
            self.matched(other, field, turn);
        }
        if let Some(field) = seen.study.state.no_counterpart.get(&id) {
            self.belongs("Counterpart", field, ("none", "to be matched"));
        }
    }

    /// What was ever said of two codes, read from the first.
    pub fn match_of(&mut self, a: CodeId, b: CodeId) {
        let matches = &self.seen.study.state.code_matches;
        if let Some(field) = matches.get(&(a.min(b), a.max(b))) {
            self.matched(b, field, b < a);
        }
    }

    fn matched(&mut self, other: CodeId, field: &Field<Option<CodeMatch>>, turn: bool) {
        let name = format!("Match with “{}”", self.code_word(other));
        self.field(&name, field, |how| {
            let how = how.map(|how| if turn { how.turned() } else { how });
            how.map_or("", CodeMatch::as_str).to_owned()
        });
    }

    /// What the codebook says of a code: its name, place and meaning.
    pub fn code_itself(&mut self, code: &Code) {
        let seen = self.seen;
        let named = code.name.history().next();
        let name = named.map_or_else(String::new, |(_, name)| name.clone());
        let words = match code.first.split_from {
            Some(from) => format!("“{name}”, split from “{}”", self.code_word(from)),
            None => format!("“{name}”"),
        };
        self.made(&code.made, words);
        self.text("Name", &code.name);
        let place = |at: &Option<CodeId>| match at {
            Some(code) if seen.shows_code(*code) => format!("under “{}”", seen.code_name(*code)),
            Some(_) => "under another code".to_owned(),
            None => "at the top".to_owned(),
        };
        self.field("Place", &code.parent, place);
        let into = self.seen;
        self.field("Merged into", &code.merged_into, |code| match code {
            Some(code) if into.shows_code(*code) => into.code_name(*code),
            _ => String::new(),
        });
        self.prose("Definition", &code.definition);
        self.prose("Include", &code.include);
        self.prose("Exclude", &code.exclude);
        self.prose("Example", &code.example);
    }

    pub fn category(&mut self, id: CategoryId) {
        let Some(category) = self.seen.category(id) else {
            return;
        };
        self.category_itself(category);
        for (code, placed) in &category.codes {
            if self.seen.shows_code(*code) {
                let name = format!("Code “{}”", self.seen.code_name(*code));
                self.belongs(&name, placed, ("put in", "taken out"));
            }
        }
        self.on_the_board(Sorted::Category(id));
    }

    /// What the codebook says of a category: its name, level, place and meaning.
    pub fn category_itself(&mut self, category: &Category) {
        let named = category.name.history().next();
        let name = named.map_or_else(String::new, |(_, name)| name.clone());
        self.made(&category.made, format!("“{name}”"));
        self.text("Name", &category.name);
        self.prose("Definition", &category.definition);
        let tradition = self.seen.tradition();
        self.field("Level", &category.level, |level| {
            level_name(tradition, *level).to_owned()
        });
        self.field("Reads", &category.meaning, |level| {
            level.map_or_else(String::new, |level| of_level(level).into())
        });
        let seen = self.seen;
        self.field("Within", &category.within, |code| {
            code.filter(|code| seen.shows_code(*code))
                .map_or_else(String::new, |code| seen.code_name(code))
        });
        self.field("Barrier or facilitator", &category.valence, |it| {
            said(it.map(|it| CategoryMark::Valence(Some(it))))
        });
        self.field("Internal or external", &category.place, |it| {
            said(it.map(|it| CategoryMark::Place(Some(it))))
        });
        for (upper, placed) in &category.under {
            let Some(upper) = self.seen.category(*upper) else {
                continue;
            };
            let name = format!("Under “{}”", upper.name.text());
            self.belongs(&name, placed, ("put there", "taken away"));
        }
    }

    pub fn framework(&mut self, id: FrameworkId) {
        let Some(framework) = self.seen.framework(id) else {
            return;
        };
        let loaded = &framework.loaded;
        self.made(
            &framework.made,
            format!("{} {}", loaded.name, loaded.variant),
        );
        self.text("Name", &framework.name);
    }
}

const fn of_origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Inductive => "inductive",
        Origin::Deductive => "deductive",
        Origin::Abductive => "abductive",
        Origin::Outside => "outside the framework",
    }
}

pub(super) const fn of_level(level: Level) -> &'static str {
    match level {
        Level::Manifest => "manifest",
        Level::Latent => "latent",
    }
}

/// A mark of a category in words; empty where it is not said.
fn said(mark: Option<CategoryMark>) -> String {
    mark.map_or_else(String::new, |mark| mark.in_words().to_owned())
}
