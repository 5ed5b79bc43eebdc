use super::{Overlay, top_bar};
use crate::ui::fuzzy::Fuzzy;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::Spaces;
use crate::ui::{Action, Command, Commands, Place, Selected, View, WorkspaceKind, forms};
use egui::{Align2, Area, Id, Key, Modifiers, Order, ScrollArea, Ui, vec2};

/// How many lines are shown at most.
const LINES: usize = 60;

/// The palette while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    typed: String,
    marked: usize,
    shown: bool,
}

/// What a line of the palette does.
enum Does {
    Action(Action),
    Document(crate::model::DocumentId),
    Code(crate::model::CodeId),
    Pass(crate::model::PassId),
    Participant(crate::model::ParticipantId),
    Search(String),
}

struct Line {
    name: String,
    right: String,
    swatch: Option<usize>,
    does: Does,
}

impl Line {
    /// Whether these letters stand in what explains an action: “close” finds what closes a pass, whatever its name is.
    fn is_explained_by(&self, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        match self.does {
            Does::Action(action) if typed.chars().count() > 2 => {
                action.tooltip().to_lowercase().contains(&typed)
            }
            _ => false,
        }
    }
}

/// Every action, document, code, pass and participant by a few letters of its name.
pub fn show(
    ui: &Ui,
    view: &View<'_>,
    spaces: &Spaces,
    overlay: &mut Overlay,
    commands: &mut Commands,
) {
    let Some(palette) = &mut overlay.palette else {
        return;
    };
    commands.set_place(Place::Window);
    let ctx = ui.ctx().clone();
    let lines = lines(view, spaces, &palette.typed);
    let down = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp));
    let last = lines.len().saturating_sub(1);
    palette.marked = (palette.marked + down).saturating_sub(up).min(last);
    let enter = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let frame = parts::popup_frame(&theme(ui));
    let room = ctx.content_rect();
    let width = 520.0_f32.min(room.width() - 32.0);
    let moved = down + up > 0;
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, metrics::TOP_BAR + 4.0));
    let shown = area.show(&ctx, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(width);
                let hint = "Search or do anything";
                let field = forms::bare_text(ui, hint, &mut palette.typed, hint, f32::INFINITY);
                field.request_focus();
                if field.changed() {
                    palette.marked = 0;
                }
                ui.add_space(metrics::GRID);
                let most = (room.height() - 160.0).min(420.0);
                list(ui, &lines, palette.marked, moved, most)
            })
            .inner
    });
    let first = !std::mem::replace(&mut palette.shown, true);
    let outside = !first && ctx.input(|input| input.pointer.any_click()) && {
        let at = ctx.input(|input| input.pointer.interact_pos());
        at.is_some_and(|at| !shown.response.rect.contains(at))
    };
    let chosen = shown.inner.or(enter.then_some(palette.marked));
    if let Some(line) = chosen.and_then(|at| lines.get(at)) {
        run(&line.does, commands);
        overlay.palette = None;
    } else if escape || outside {
        overlay.palette = None;
    }
}

fn list(ui: &mut Ui, lines: &[Line], marked: usize, moved: bool, most: f32) -> Option<usize> {
    let theme = theme(ui);
    if lines.is_empty() {
        ui.label(theme.quiet("Nothing has this name."));
        return None;
    }
    let mut chosen = None;
    ScrollArea::vertical().max_height(most).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, line) in lines.iter().enumerate() {
            let row = parts::ListRow::new(&line.name)
                .right(&line.right)
                .selected(at == marked);
            let row = match line.swatch {
                Some(colour) => row.swatch(theme.code_colour(colour)),
                None => row,
            };
            let row = row.show(ui);
            if moved && at == marked {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                chosen = Some(at);
            }
        }
    });
    chosen
}

fn lines(view: &View<'_>, spaces: &Spaces, typed: &str) -> Vec<Line> {
    let all = all_lines(view, spaces);
    if typed.trim().is_empty() {
        return all.into_iter().take(LINES).collect();
    }
    let mut fuzzy = Fuzzy::new(typed);
    let scored = all.into_iter().filter_map(|line| {
        let score = fuzzy.score(&line.name);
        let score = score.or_else(|| line.is_explained_by(typed).then_some(0))?;
        Some((std::cmp::Reverse(score), line))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| *score);
    let named = scored.into_iter().map(|(_, line)| line);
    let mut lines: Vec<Line> = named.take(LINES - 1).collect();
    // Last, since names are what most come for; where nothing has the name, first.
    lines.push(Line {
        name: format!("Search the transcripts for “{}”", typed.trim()),
        right: "Explore".to_owned(),
        swatch: None,
        does: Does::Search(typed.trim().to_owned()),
    });
    lines
}

fn all_lines(view: &View<'_>, spaces: &Spaces) -> Vec<Line> {
    let overview = view.overview;
    let actions = Action::ALL.into_iter();
    let mut lines: Vec<Line> = actions
        .filter(|action| is_offered(*action, view, spaces))
        .map(|action| Line {
            name: match action {
                Action::Undo => top_bar::undo_name(action, overview.undo.as_ref()),
                Action::Redo => top_bar::undo_name(action, overview.redo.as_ref()),
                _ => action.text().to_owned(),
            },
            right: action.keys_text(),
            swatch: None,
            does: Does::Action(action),
        })
        .collect();
    lines.extend(overview.documents.iter().map(|document| Line {
        name: document.name.clone(),
        right: "document".to_owned(),
        swatch: None,
        does: Does::Document(document.id),
    }));
    lines.extend(overview.codes.iter().map(|code| Line {
        name: code.name.clone(),
        right: "code".to_owned(),
        swatch: Some(code.colour),
        does: Does::Code(code.id),
    }));
    lines.extend(overview.passes.iter().map(|pass| Line {
        name: pass.name.clone(),
        right: "pass".to_owned(),
        swatch: None,
        does: Does::Pass(pass.id),
    }));
    lines.extend(overview.labels.iter().map(|(id, label)| Line {
        name: label.clone(),
        right: "participant".to_owned(),
        swatch: None,
        does: Does::Participant(*id),
    }));
    lines
}

/// Whether an action can be done now.
pub fn is_offered(action: Action, view: &View<'_>, spaces: &Spaces) -> bool {
    let shells_own = matches!(
        action,
        Action::NewStudy
            | Action::OpenFolder
            | Action::OpenSample
            | Action::CloseStudy
            | Action::StudySettings
            | Action::Memos
            | Action::FoldLeft
            | Action::FoldRight
            | Action::Light
            | Action::Dark
            | Action::FollowSystem
            | Action::LargerText
            | Action::SmallerText
            | Action::NormalText
            | Action::Shortcuts
    );
    let goes = WorkspaceKind::ALL
        .iter()
        .any(|kind| kind.action() == action);
    match action {
        Action::Undo => view.overview.undo.is_some(),
        Action::Redo => view.overview.redo.is_some(),
        Action::BackToNow => view.as_it_was.is_some(),
        Action::WorkAllTheSame => view.only_reviews,
        Action::SayWhy => spaces.why.is_open(),
        Action::Palette => false,
        Action::WriteMemo => view.read_only.is_none() && view.me().is_some(),
        _ if shells_own || goes => true,
        _ => WorkspaceKind::ALL
            .iter()
            .any(|kind| spaces.get(*kind).offers(action, view)),
    }
}

fn run(does: &Does, commands: &mut Commands) {
    match does {
        Does::Action(action) => commands.run(*action),
        Does::Document(document) => {
            commands.go(WorkspaceKind::Code);
            commands.open_document(*document);
        }
        Does::Code(code) => {
            commands.go(WorkspaceKind::Code);
            commands.select(Selected::Code(*code));
        }
        Does::Pass(pass) => commands.push(Command::WorkIn(*pass)),
        Does::Search(words) => commands.push(Command::Search(words.clone())),
        Does::Participant(participant) => {
            commands.go(WorkspaceKind::Documents);
            commands.run(Action::ShowParticipants);
            commands.select(Selected::Participant(*participant));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_a_pass_is_found_by_the_word_close() {
        let line = |action: Action| Line {
            name: action.text().to_owned(),
            right: String::new(),
            swatch: None,
            does: Does::Action(action),
        };
        assert!(line(Action::FinishDocument).is_explained_by(" Close "));
        assert!(!line(Action::NewCode).is_explained_by("close"));
        assert!(!line(Action::FinishDocument).is_explained_by("th"));
    }
}
