//! How changes of frameworks, codes and categories act.

use super::made;
use crate::model::state::State;
use crate::model::things::{Category, Code, LoadedFramework, Made};
use crate::model::{CategoryEdit, CategoryMark, Change, CodeEdit, FrameworkEdit, Line, Pen};

impl State {
    pub(super) fn touch_codes(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddFramework(new) => {
                let frameworks = &mut self.frameworks;
                let it = frameworks
                    .entry(id.into())
                    .or_insert_with(|| LoadedFramework {
                        id: id.into(),
                        made: Made::by(line),
                        loaded: (**new).clone(),
                        name: made(line, &new.name),
                    });
                it.made.put(pen)
            }
            Change::EditFramework { framework, edit } => {
                let it = self.frameworks.get_mut(framework)?;
                match edit {
                    FrameworkEdit::Name(text) => it.name.put(pen, text.clone()),
                    FrameworkEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddCode(new) => {
                let it = self.codes.entry(id.into()).or_insert_with(|| Code {
                    id: id.into(),
                    made: Made::by(line),
                    first: (**new).clone(),
                    name: made(line, &new.name),
                    parent: made(line, &new.parent),
                    definition: Default::default(),
                    include: Default::default(),
                    exclude: Default::default(),
                    example: Default::default(),
                    colour: made(line, &new.colour),
                    origin: made(line, &new.origin),
                    level: Default::default(),
                    merged_into: Default::default(),
                    switched_off: Default::default(),
                    order: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditCode { code, edit } => {
                let it = self.codes.get_mut(code)?;
                match edit {
                    CodeEdit::Name(text) => it.name.put(pen, text.clone()),
                    CodeEdit::Parent(parent) => it.parent.put(pen, *parent),
                    CodeEdit::Definition(text) => it.definition.put(pen, text.clone()),
                    CodeEdit::Include(text) => it.include.put(pen, text.clone()),
                    CodeEdit::Exclude(text) => it.exclude.put(pen, text.clone()),
                    CodeEdit::Example(text) => it.example.put(pen, text.clone()),
                    CodeEdit::Colour(colour) => it.colour.put(pen, *colour),
                    CodeEdit::Origin(origin) => it.origin.put(pen, *origin),
                    CodeEdit::Level(level) => it.level.put(pen, *level),
                    CodeEdit::MergedInto(into) => it.merged_into.put(pen, *into),
                    CodeEdit::SwitchedOff(off) => it.switched_off.put(pen, *off),
                    CodeEdit::Order(order) => it.order.put(pen, *order),
                    CodeEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::LinkCodes { from, to, link } => {
                let field = self.code_links.entry((*from, *to)).or_default();
                field.put(pen, *link)
            }
            Change::MatchCodes { a, b, matched } => {
                let (first, second) = (*a.min(b), *a.max(b));
                let turn = first != *a;
                let matched = matched.map(|how| if turn { how.turned() } else { how });
                let field = self.code_matches.entry((first, second)).or_default();
                field.put(pen, matched)
            }
            Change::NoCounterpart { code, none } => {
                let field = self.no_counterpart.entry(*code).or_default();
                field.put(pen, *none)
            }
            _ => return None,
        })
    }

    pub(super) fn touch_categories(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddCategory(new) => {
                let it = self
                    .categories
                    .entry(id.into())
                    .or_insert_with(|| Category {
                        id: id.into(),
                        made: Made::by(line),
                        name: made(line, &new.name),
                        definition: Default::default(),
                        level: made(line, &new.level),
                        meaning: Default::default(),
                        within: made(line, &new.within),
                        valence: Default::default(),
                        place: Default::default(),
                        order: Default::default(),
                        codes: Default::default(),
                        under: Default::default(),
                    });
                it.made.put(pen)
            }
            Change::EditCategory { category, edit } => {
                let it = self.categories.get_mut(category)?;
                match edit {
                    CategoryEdit::Name(text) => it.name.put(pen, text.clone()),
                    CategoryEdit::Definition(text) => it.definition.put(pen, text.clone()),
                    CategoryEdit::Level(level) => it.level.put(pen, *level),
                    CategoryEdit::Meaning(level) => it.meaning.put(pen, *level),
                    CategoryEdit::Within(code) => it.within.put(pen, *code),
                    CategoryEdit::Order(order) => it.order.put(pen, *order),
                    CategoryEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::MarkCategory { category, mark } => {
                let it = self.categories.get_mut(category)?;
                match mark {
                    CategoryMark::Valence(valence) => it.valence.put(pen, *valence),
                    CategoryMark::Place(place) => it.place.put(pen, *place),
                }
            }
            Change::PlaceCode {
                code,
                category,
                placed,
            } => {
                let it = self.categories.get_mut(category)?;
                it.codes.entry(*code).or_default().put(pen, *placed)
            }
            Change::PlaceCategory {
                category,
                under,
                placed,
            } => {
                let it = self.categories.get_mut(category)?;
                it.under.entry(*under).or_default().put(pen, *placed)
            }
            _ => return None,
        })
    }
}
