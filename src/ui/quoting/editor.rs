//! The words of a quotation, to be left out by a click and put in at the caret.

use super::chosen::of_coding;
use super::form::{Form, Turning};
use super::keys::{self, Asked};
use super::translations::Translations;
use crate::analysis::quotations::{ChosenQuotations, Kept};
use crate::model::acts::{self, ActError};
use crate::model::things::{Coding, Document, Quotation};
use crate::model::{CodingId, QuotationPart, Span, Stamp, form_fault};
use crate::ui::prose::prose_line;
use crate::ui::theme::{Theme, metrics, parts, theme};
use crate::ui::{Commands, View, fonts, forms};
use egui::{Id, Label, Response, RichText, Role, Sense, Ui, WidgetInfo};

/// Characters shown around the segment, for each time more is asked for.
const AROUND: u32 = 300;
/// Width of a space between words, in points.
const SPACE: f32 = 5.0;

/// The editor of one quotation after another.
#[derive(Debug, Default)]
pub(in crate::ui) struct Editor {
    of: Option<(CodingId, Option<Stamp>, Span, Span)>,
    form: Form,
    speakers: Vec<(usize, String)>,
    words: Vec<String>,
    /// How often more was asked for.
    wider: u32,
    /// The word at the caret, and the one a selection began at.
    caret: usize,
    anchor: usize,
    /// What is being put in, and whether it was heard rather than said.
    putting: Option<(String, bool)>,
    begins_putting: bool,
    /// Why what is being put in cannot be kept.
    refused: Option<String>,
    error: Option<String>,
    translations: Translations,
}

impl Editor {
    /// Draws the editor of a coding that is quoted.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        coding: &Coding,
        chosen: Option<&ChosenQuotations>,
        commands: &mut Commands,
    ) {
        let quoted = chosen.and_then(|chosen| of_coding(chosen, coding.id));
        // The edited form belongs to one of the codings of the passage.
        let lead = quoted.and_then(|it| view.seen.coding(it.coding));
        let coding = lead.unwrap_or(coding);
        let quotation = view.seen.quotation(coding.id);
        self.turn_to(view, coding, quotation);
        let may = view.me().is_some() && view.read_only.is_none();
        if let Some(error) = &self.error {
            ui.add(Label::new(theme(ui).quiet(error)).wrap());
            return;
        }
        heading(ui, quoted, chosen);
        ui.add_space(metrics::GRID);
        parts::card(ui, |ui| {
            self.text(ui, view, coding, may, commands);
            if may {
                ui.add_space(metrics::GRID * 2.0);
                self.tools(ui, view, coding, commands);
            }
        });
        if let Some(quoted) = quoted {
            ui.add_space(metrics::GRID);
            let theme = theme(ui);
            let kept = match quoted.kept {
                Kept::Verbatim => theme
                    .small("✓ verbatim against the transcript")
                    .color(theme.good),
                _ => theme.small(quoted.kept.words()).color(theme.warn),
            };
            ui.add(Label::new(kept).wrap());
        }
        self.translations
            .show(ui, view, coding.id, quotation, may, commands);
    }

    fn turn_to(&mut self, view: &View<'_>, coding: &Coding, quotation: Option<&Quotation>) {
        if self.of.is_none_or(|(of, ..)| of != coding.id) {
            self.wider = 0;
            self.putting = None;
            self.refused = None;
            (self.caret, self.anchor) = (0, 0);
        }
        let stamp = quotation.and_then(|it| it.form.stamp());
        let segment = coding.span();
        let parts = quotation.and_then(Quotation::parts);
        let verbatim = quotation.into_iter().flat_map(Quotation::verbatim);
        let around = verbatim.fold(segment, |all, span| {
            Span::new(all.start.min(span.start), all.end.max(span.end))
        });
        let more = self.wider * AROUND;
        let around = Span::new(around.start.saturating_sub(more), around.end + more);
        let of = Some((coding.id, stamp, segment, around));
        if self.of == of {
            return;
        }
        self.of = of;
        self.error = None;
        let document = view.seen.document(coding.document());
        let text = view.text_of(coding.document());
        let (document, text) = match (document, text) {
            (Some(document), Ok(text)) => (document, text),
            (_, Err(why)) => {
                self.error = Some(why);
                return;
            }
            (None, _) => return,
        };
        let around = Span::new(around.start, around.end.min(text.len()));
        self.form = Form::of(&text, document.turns(), around, segment, parts);
        let words = self.form.words.iter();
        self.words = words.map(|it| text.slice(it.span).to_owned()).collect();
        self.speakers = speakers(view, document, &self.form);
        let last = self.words.len().saturating_sub(1);
        self.caret = self.caret.min(last);
        self.anchor = self.anchor.min(last);
    }

    /// The words, one by one.
    fn text(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        coding: &Coding,
        may: bool,
        commands: &mut Commands,
    ) {
        let theme = theme(ui);
        let mark = view.seen.omission_mark().as_str();
        let id = Id::unique("words of the quotation");
        let before = ui.cursor().min;
        let mut clicked: Option<(usize, bool)> = None;
        let mut taken: Option<usize> = None;
        let (first, last) = self.form.kept().unwrap_or((0, 0));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let shown = ui.scope(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(0.0, 0.0);
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                let mut elements = self.form.elements.iter().enumerate().peekable();
                if self.form.omits_before {
                    ui.label(theme.quote(format!("{mark} ")).color(theme.accent));
                }
                for (at, word) in self.form.words.iter().enumerate() {
                    if let Some((_, name)) = self.speakers.iter().find(|(of, _)| *of == at) {
                        if at > 0 {
                            ui.end_row();
                        }
                        ui.label(theme.small(format!("{name}  ")));
                    } else if word.spaced && at > 0 {
                        // A word goes to the next line with the marks that stand beside it.
                        let width = self.width(ui, at);
                        if width + SPACE > ui.available_size_before_wrap().x {
                            ui.end_row();
                        } else {
                            ui.label(theme.quote(" "));
                        }
                    }
                    while let Some((n, it)) = elements.next_if(|(_, it)| it.at <= word.span.start) {
                        if element(ui, &theme, &it.part, may).clicked() {
                            taken = Some(n);
                        }
                        ui.label(theme.quote(" "));
                    }
                    let words = self.words.get(at).map_or("", String::as_str);
                    let between = at > first && at < last;
                    let selected = has_focus && self.is_selected(at);
                    let look = look(&theme, words, word.kept, between, selected);
                    let response = prose_line(ui, look, Sense::CLICK);
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::CheckBox, may, word.kept, words)
                    });
                    if response.clicked() && may {
                        clicked = Some((at, ui.input(|input| input.modifiers.shift)));
                    }
                }
                for (n, it) in elements {
                    ui.label(theme.quote(" "));
                    if element(ui, &theme, &it.part, may).clicked() {
                        taken = Some(n);
                    }
                }
                if self.form.omits_after {
                    ui.label(theme.quote(format!(" {mark}")).color(theme.accent));
                }
            });
        });
        let rect = egui::Rect::from_min_max(before, shown.response.rect.max);
        let area = ui.interact(rect, id, Sense::focusable_noninteractive());
        area.widget_info(|| WidgetInfo::labeled(Role::Group, may, "Words of the quotation"));
        parts::focus_ring(ui, &area, rect.expand(3.0));
        if let Some(n) = taken {
            self.form.take_out(n);
            self.keep(coding, commands);
        }
        if let Some((at, through)) = clicked {
            area.request_focus();
            if through {
                self.form.toggle(self.anchor, at);
            } else {
                self.form.toggle(at, at);
            }
            // A later click with Shift does to all between what this one did.
            (self.caret, self.anchor) = (at, at);
            self.keep(coding, commands);
        }
        if may && let Some(asked) = keys::pressed(ui, &area) {
            self.asked(asked, coding, commands);
        }
    }

    /// Width of a word with the marks beside it, in points.
    fn width(&self, ui: &Ui, at: usize) -> f32 {
        let mut together = self.words.get(at).cloned().unwrap_or_default();
        let rest = self.form.words.iter().zip(&self.words).skip(at + 1);
        for (_, words) in rest.take_while(|(word, _)| !word.spaced) {
            together.push_str(words);
        }
        let font = fonts::serif(metrics::QUOTE);
        let set = ui.painter().layout_no_wrap(together, font, theme(ui).ink);
        set.size().x
    }

    fn is_selected(&self, at: usize) -> bool {
        let (from, to) = (self.caret.min(self.anchor), self.caret.max(self.anchor));
        (from..=to).contains(&at)
    }

    fn asked(&mut self, asked: Asked, coding: &Coding, commands: &mut Commands) {
        let last = self.words.len().saturating_sub(1);
        match asked {
            Asked::Step(by, selecting) => {
                self.caret = self.caret.saturating_add_signed(by as isize).min(last);
                if !selecting {
                    self.anchor = self.caret;
                }
            }
            Asked::End(to_last) => {
                self.caret = if to_last { last } else { 0 };
                self.anchor = self.caret;
            }
            Asked::Toggle => {
                self.form.toggle(self.anchor, self.caret);
                self.anchor = self.caret;
                self.keep(coding, commands);
            }
            Asked::Insert => {
                self.putting = Some((String::new(), false));
                self.begins_putting = true;
            }
        }
    }

    /// What can be done with the words.
    fn tools(&mut self, ui: &mut Ui, view: &View<'_>, coding: &Coding, commands: &mut Commands) {
        if let Some((words, heard)) = &mut self.putting {
            let name = if *heard {
                "What was heard"
            } else {
                "Words put in"
            };
            let hint = if *heard {
                "hushing sound"
            } else {
                "the community house"
            };
            let field = forms::text(ui, name, words, hint);
            if std::mem::take(&mut self.begins_putting) {
                field.request_focus();
            }
            let entered = forms::entered(ui, &field);
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            let words = words.trim().to_owned();
            let heard = *heard;
            if entered && !words.is_empty() {
                let part = if heard {
                    QuotationPart::NonVerbal(words)
                } else {
                    QuotationPart::Insertion(words)
                };
                self.put(view, coding, part, commands);
            } else if escaped || (field.lost_focus() && words.is_empty()) {
                self.putting = None;
                self.refused = None;
            }
            let theme = theme(ui);
            if let Some(refused) = &self.refused {
                ui.add(Label::new(theme.small(refused).color(theme.warn)).wrap());
            }
            let place = self.words.get(self.caret).map_or("", String::as_str);
            let hint = format!("Stands in brackets before “{place}”. Enter keeps it.");
            ui.add(Label::new(theme.small(hint)).wrap());
            return;
        }
        let hint = "A click leaves a word out or takes it back; with Shift, all words from the last one. Words that are left out can only be marked, never changed.";
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = metrics::GRID * 3.0;
            let put = parts::link(ui, "Put words in…").on_hover_text("Enter");
            if put.clicked() {
                self.putting = Some((String::new(), false));
                self.begins_putting = true;
            }
            if parts::link(ui, "Put in what was heard…").clicked() {
                self.putting = Some((String::new(), true));
                self.begins_putting = true;
            }
            if parts::link(ui, "More around it").clicked() {
                self.wider += 1;
            }
            let edited = self.form.parts().is_some();
            if edited && parts::link(ui, "As it stands in the transcript").clicked() {
                let id = coding.id;
                commands.act("take the editing back", move |act| {
                    acts::edit_quotation(act.seen, act.draft, id, None)
                });
            }
        });
        let mut ends = [
            ("Begin with an omission", self.form.omits_before),
            ("End with an omission", self.form.omits_after),
        ];
        let mut changed = false;
        for (name, on) in &mut ends {
            changed |= ui.checkbox(on, *name).changed();
        }
        if changed {
            [self.form.omits_before, self.form.omits_after] = ends.map(|(_, on)| on);
            self.keep(coding, commands);
        }
        ui.add(Label::new(theme(ui).small(hint)).wrap());
    }

    /// Puts words in at the caret; those that cannot be kept stay in the field, with a sentence.
    fn put(
        &mut self,
        view: &View<'_>,
        coding: &Coding,
        part: QuotationPart,
        commands: &mut Commands,
    ) {
        let mut form = self.form.clone();
        form.put(self.caret, part);
        let document = view.seen.document(coding.document());
        let length = document.map_or(0, Document::length);
        let parts = form.parts();
        let fault = parts.and_then(|parts| form_fault(&parts, length));
        if let Some(fault) = fault {
            let what = fault.to_string();
            self.refused = Some(ActError::QuotationFault { what }.to_string());
            self.begins_putting = true;
            return;
        }
        self.refused = None;
        self.form = form;
        self.putting = None;
        self.keep(coding, commands);
    }

    /// Records the form as it stands in the editor.
    fn keep(&mut self, coding: &Coding, commands: &mut Commands) {
        if self.form.kept().is_none() {
            // Nothing would be left: the words come back as they are recorded.
            self.of = None;
            return;
        }
        let (id, form) = (coding.id, self.form.parts());
        commands.act("edit the quotation", move |act| {
            acts::edit_quotation(act.seen, act.draft, id, form)?;
            Ok::<_, ActError>(())
        });
    }

    /// Saves what is typed here when something else is shown.
    pub fn leave(&mut self, commands: &mut Commands) {
        self.translations.leave(commands);
    }
}

/// “Quotation · 42 words”, the label, and how often its speaker is quoted already.
fn heading(
    ui: &mut Ui,
    quoted: Option<&crate::analysis::quotations::QuotedSegment>,
    chosen: Option<&ChosenQuotations>,
) {
    let Some((quoted, chosen)) = quoted.zip(chosen) else {
        return;
    };
    let words = match quoted.words {
        1 => "1 word".to_owned(),
        several => format!("{several} words"),
    };
    ui.add_space(metrics::GRID * 2.0);
    parts::section(ui, "As it is printed", &words);
    let theme = theme(ui);
    ui.add(Label::new(theme.strong(format!("({})", quoted.label.text))).wrap());
    for who in &quoted.label.participants {
        let uses = chosen.balance.uses_of(*who).words();
        let found = chosen.balance.participants.iter();
        let label = found
            .filter(|it| it.participant == *who)
            .map(|it| it.label.as_str())
            .next()
            .unwrap_or_default();
        let words = format!("{label} is quoted: {uses}.");
        ui.add(Label::new(theme.small(words)).wrap());
    }
    for issue in &quoted.label.issues {
        let words = theme.small(issue.sentence()).color(theme.warn);
        ui.add(Label::new(words).wrap());
    }
}

/// Something in brackets, taken out by a click.
fn element(ui: &mut Ui, theme: &Theme, part: &QuotationPart, may: bool) -> Response {
    let words = part.bracketed().unwrap_or_default();
    let heard = matches!(part, QuotationPart::NonVerbal(_));
    let shown = theme.quote(format!("[{words}]")).color(theme.accent);
    let shown = if heard { shown.italics() } else { shown };
    let response = prose_line(ui, shown, if may { Sense::CLICK } else { Sense::hover() });
    let name = format!("Take out “{words}”");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, may, &name));
    if may {
        response.on_hover_text("Take it out")
    } else {
        response
    }
}

fn look(theme: &Theme, words: &str, kept: bool, between: bool, selected: bool) -> RichText {
    let words = theme.quote(words);
    let words = match (kept, between) {
        (true, _) => words,
        (false, true) => words.color(theme.quiet).strikethrough(),
        (false, false) => words.color(theme.thin_mark()),
    };
    if selected {
        words.background_color(theme.selection)
    } else {
        words
    }
}

/// Where another speaker begins, with their label.
fn speakers(view: &View<'_>, document: &Document, form: &Form) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, word) in form.words.iter().enumerate() {
        if let Some(Turning(Some(speaker))) = word.begins_turn {
            found.push((at, view.seen.speaker_name(document, speaker)));
        }
    }
    if found.len() < 2 && found.first().is_none_or(|(at, _)| *at == 0) {
        found.clear();
    }
    found
}
