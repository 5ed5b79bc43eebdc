//! A text edited in place: saved when the field is left, or when something else is selected meanwhile.

use crate::ui::fonts;
use crate::ui::theme::{metrics, parts, theme};
use egui::{CornerRadius, Frame, Margin, Response, TextEdit, Ui};

/// What is typed in a field, and of which thing it is a text.
#[derive(Debug)]
pub(in crate::ui) struct Typing<K> {
    of: Option<K>,
    words: String,
    touched: bool,
    wants_focus: bool,
}

impl<K> Default for Typing<K> {
    fn default() -> Self {
        Self {
            of: None,
            words: String::new(),
            touched: false,
            wants_focus: false,
        }
    }
}

/// A text that was typed and is to be saved.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::ui) struct Typed<K> {
    pub of: K,
    pub words: String,
}

impl<K: Clone + PartialEq> Typing<K> {
    /// Turns to a thing's text. What was typed for another and not saved comes back.
    pub fn turn_to(&mut self, of: &K, current: &str) -> Option<Typed<K>> {
        let other = self.of.as_ref() != Some(of);
        let left = if other { self.leave() } else { None };
        if other || !self.touched {
            self.of = Some(of.clone());
            self.touched = false;
            if self.words != current {
                current.clone_into(&mut self.words);
            }
        }
        left
    }

    /// Ends the typing; what was not saved comes back.
    pub fn leave(&mut self) -> Option<Typed<K>> {
        let touched = std::mem::take(&mut self.touched);
        let of = self.of.take().filter(|_| touched)?;
        let words = std::mem::take(&mut self.words);
        Some(Typed { of, words })
    }

    /// Gives the field the keyboard in the next frame.
    pub const fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the field. What was typed comes back once it is left and differs from the thing's text.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        of: &K,
        current: &str,
        look: &Look<'_>,
    ) -> (Response, Option<Typed<K>>) {
        let left = self.turn_to(of, current);
        let field = look.field(ui, &mut self.words);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
            field.scroll_to_me(None);
        }
        self.touched |= field.changed();
        if let Some(left) = left {
            return (field, Some(left));
        }
        let done = field.lost_focus() && std::mem::take(&mut self.touched);
        let saved = (done && self.words != current).then(|| Typed {
            of: of.clone(),
            words: self.words.clone(),
        });
        (field, saved)
    }
}

/// How a field edited in place looks: like text, until one is in it.
pub(in crate::ui) struct Look<'a> {
    /// What a reader of screens says.
    pub name: &'a str,
    /// What stands there while nothing is written.
    pub hint: &'a str,
    /// Participants' words are in the serif face.
    pub serif: bool,
    /// One line only, in semibold: a name.
    pub title: bool,
    /// Whether it can be changed.
    pub locked: bool,
}

impl<'a> Look<'a> {
    /// Several lines of text.
    pub const fn text(name: &'a str, hint: &'a str) -> Self {
        Self {
            name,
            hint,
            serif: false,
            title: false,
            locked: false,
        }
    }

    fn field(&self, ui: &mut Ui, words: &mut String) -> Response {
        let theme = theme(ui);
        let font = if self.title {
            fonts::sans_semibold(metrics::TEXT)
        } else if self.serif {
            fonts::serif(metrics::QUOTE)
        } else {
            fonts::sans(metrics::TEXT)
        };
        let hint = theme.quiet(self.hint);
        let edit = if self.title {
            TextEdit::singleline(words)
        } else {
            TextEdit::multiline(words).desired_rows(1)
        };
        let line = if self.serif {
            metrics::QUOTE_LINE
        } else {
            metrics::TEXT_LINE
        };
        let wraps = !self.title;
        // egui sets fields by the face's own line height; ours is that of all other text.
        let mut layouter = move |ui: &Ui, words: &dyn egui::TextBuffer, width: f32| {
            let width = if wraps { width } else { f32::INFINITY };
            let format = egui::TextFormat {
                line_height: Some(line),
                ..egui::TextFormat::simple(font.clone(), theme.ink)
            };
            let mut job = egui::text::LayoutJob::single_section(words.as_str().to_owned(), format);
            job.wrap.max_width = width;
            job.break_on_newline = wraps;
            ui.painter().layout_job(job)
        };
        let edit = edit
            .id_salt(self.name)
            .layouter(&mut layouter)
            .text_color(theme.ink)
            .hint_text(hint)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(4, 3)))
            .desired_width(f32::INFINITY)
            .interactive(!self.locked);
        // The words stand where other text of the card stands.
        let field = ui
            .scope(|ui| {
                let room = ui.available_rect_before_wrap();
                let wider = room.expand2(egui::vec2(4.0, 0.0));
                let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(wider));
                let ground = inner.painter().add(egui::Shape::Noop);
                let field = inner.add(edit).accessible_name(self.name);
                if field.has_focus() || field.hovered() && !self.locked {
                    let (fill, stroke) = if field.has_focus() {
                        (theme.field, theme.focus_ring())
                    } else {
                        (theme.field, theme.hairline())
                    };
                    let radius = CornerRadius::same(metrics::RADIUS);
                    let kind = egui::StrokeKind::Inside;
                    let shape =
                        egui::epaint::RectShape::new(field.rect, radius, fill, stroke, kind);
                    inner.painter().set(ground, shape);
                }
                ui.allocate_rect(
                    field.rect.shrink2(egui::vec2(4.0, 0.0)),
                    egui::Sense::hover(),
                );
                field
            })
            .inner;
        parts::focus_ring(ui, &field, field.rect);
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_for_one_thing_is_not_lost_when_another_is_selected() {
        let mut typing: Typing<u8> = Typing::default();
        assert_eq!(typing.turn_to(&1, "before"), None);
        typing.words.push_str(" and after");
        typing.touched = true;
        let typed = Typed {
            of: 1,
            words: "before and after".to_owned(),
        };
        assert_eq!(typing.turn_to(&2, "other"), Some(typed));
        assert_eq!(typing.words, "other");
        assert_eq!(typing.leave(), None);
    }

    #[test]
    fn a_text_changed_elsewhere_shows_unless_somebody_types() {
        let mut typing: Typing<u8> = Typing::default();
        typing.turn_to(&1, "a");
        typing.turn_to(&1, "b");
        assert_eq!(typing.words, "b");
        typing.touched = true;
        typing.turn_to(&1, "c");
        assert_eq!(typing.words, "b");
    }
}
