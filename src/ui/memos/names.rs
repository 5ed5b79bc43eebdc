use crate::model::{DocumentId, MemoKind, Span, Target};
use crate::ui::{Action, Command, Commands, Selected, View, WorkspaceKind};

/// The kinds of memo with their names, for a choice.
pub const KINDS: [(MemoKind, &str); 6] = [
    (MemoKind::Analytic, MemoKind::Analytic.name()),
    (MemoKind::Method, MemoKind::Method.name()),
    (MemoKind::Theory, MemoKind::Theory.name()),
    (MemoKind::Reflexive, MemoKind::Reflexive.name()),
    (MemoKind::FieldNote, MemoKind::FieldNote.name()),
    (MemoKind::ToExploreNext, MemoKind::ToExploreNext.name()),
];

/// Characters of a memo or passage that name it.
const FIRST_WORDS: usize = 48;

/// A thing by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// A code's place in the palette.
    pub colour: Option<usize>,
    /// Whether it still stands; what was deleted cannot be gone to.
    pub stands: bool,
}

/// What a memo is on or linked to by name; none for what is hidden from the viewer, of which not even the sort is said.
pub fn name_of(view: &View<'_>, target: Target) -> Option<Named> {
    let seen = view.seen;
    if !seen.shows_target(target) {
        return None;
    }
    let mut colour = None;
    let name = match target {
        Target::Study => "The study".to_owned(),
        Target::Document(id) => document(view, id).to_owned(),
        Target::Passage { document, span } => place(view, document, span),
        Target::Code(id) => match view.overview.code(id) {
            Some(row) => {
                colour = Some(row.colour);
                row.name.clone()
            }
            None => seen.code_name(id),
        },
        Target::Coding(id) => {
            let coding = seen.coding(id)?;
            let code = view.overview.code(coding.code());
            colour = code.map(|row| row.colour);
            let name = code.map_or_else(|| seen.code_name(coding.code()), |row| row.name.clone());
            let place = place(view, coding.document(), coding.span());
            format!("“{name}” in {place}")
        }
        Target::Category(id) => seen.category(id)?.name.text().to_owned(),
        Target::Participant(id) => view.overview.label(id).to_owned(),
        Target::Case(id) => seen.case(id)?.name.text().to_owned(),
        Target::Pass(id) => seen.pass(id)?.name.text().to_owned(),
        Target::Analyst(id) => view.overview.person_name(id).to_owned(),
        Target::Memo(id) => format!("“{}”", first_words(seen.memo(id)?.text.text())),
    };
    let stands = seen.target_stands(target);
    Some(Named {
        name: if stands {
            name
        } else {
            format!("{name} (deleted)")
        },
        colour,
        stands,
    })
}

/// What sort of thing, in a word.
pub(super) const fn sort_of(target: Target) -> &'static str {
    match target {
        Target::Study => "study",
        Target::Document(_) => "document",
        Target::Passage { .. } => "passage",
        Target::Code(_) => "code",
        Target::Coding(_) => "coding",
        Target::Category(_) => "category",
        Target::Participant(_) => "participant",
        Target::Case(_) => "case",
        Target::Pass(_) => "pass",
        Target::Memo(_) => "memo",
        Target::Analyst(_) => "analyst",
    }
}

fn document<'a>(view: &'a View<'_>, id: DocumentId) -> &'a str {
    let name = view.seen.document(id).map(|it| it.name.text());
    name.unwrap_or_default()
}

/// “Bernie · turn 4”.
pub(super) fn place(view: &View<'_>, id: DocumentId, span: Span) -> String {
    let document = view.seen.document(id);
    document.map_or_else(String::new, |it| it.place_of(span))
}

/// The beginning of a text, on one line.
pub(super) fn first_words(text: &str) -> String {
    shortened(text, FIRST_WORDS)
}

/// At most so many characters of a text, on one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut short = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        for letter in (count > 0).then_some(' ').into_iter().chain(word.chars()) {
            if count + 1 >= most {
                short.push('…');
                return short;
            }
            short.push(letter);
            count += 1;
        }
    }
    short
}

/// What a memo written on a screen is on: what is selected there, else the open document where one reads, else the
/// study.
pub fn target_of(view: &View<'_>) -> Target {
    let selected = match view.here.selected {
        Selected::Document(id) => Some(Target::Document(id)),
        Selected::Passage(document, span) => Some(Target::Passage { document, span }),
        Selected::Code(id) => Some(Target::Code(view.overview.tree.effective(id))),
        Selected::Coding(id) => Some(Target::Coding(id)),
        Selected::Category(id) => Some(Target::Category(id)),
        Selected::Memo(id) => Some(Target::Memo(id)),
        Selected::Participant(id) => Some(Target::Participant(id)),
        Selected::Analyst(id) => Some(Target::Analyst(id)),
        Selected::Pass(id) => Some(Target::Pass(id)),
        Selected::Nothing | Selected::Role(_) | Selected::Framework(_) => None,
    };
    let fits = |target: &Target| {
        belongs(view.here.workspace, *target)
            && view.seen.shows_target(*target)
            && view.seen.target_stands(*target)
    };
    let open = view
        .here
        .document
        .filter(|_| view.here.workspace == WorkspaceKind::Code)
        .map(Target::Document);
    selected.or(open).filter(fits).unwrap_or(Target::Study)
}

/// Whether a workspace shows as selected what this is; what was selected on another screen is not meant here.
const fn belongs(kind: WorkspaceKind, target: Target) -> bool {
    match kind {
        WorkspaceKind::Documents => !matches!(
            target,
            Target::Coding(_) | Target::Passage { .. } | Target::Category(_)
        ),
        WorkspaceKind::Condense => matches!(target, Target::Code(_) | Target::Category(_)),
        WorkspaceKind::Compare | WorkspaceKind::Report => false,
        WorkspaceKind::Code | WorkspaceKind::Explore => true,
    }
}

/// Goes to a thing that memos can be on.
pub fn go_to(view: &View<'_>, target: Target, commands: &mut Commands) {
    match target {
        Target::Study => commands.run(Action::ShowDocuments),
        Target::Document(document) => {
            commands.go(WorkspaceKind::Code);
            commands.open_document(document);
        }
        Target::Passage { document, span } => commands.show_passage(document, span),
        Target::Coding(id) => {
            if let Some(coding) = view.seen.coding(id) {
                commands.show_passage(coding.document(), coding.span());
                commands.select(Selected::Coding(id));
            }
        }
        Target::Code(id) => {
            commands.go(WorkspaceKind::Code);
            commands.select(Selected::Code(id));
        }
        Target::Category(id) => {
            commands.go(WorkspaceKind::Condense);
            commands.select(Selected::Category(id));
        }
        Target::Participant(id) => {
            commands.run(Action::ShowParticipants);
            commands.select(Selected::Participant(id));
        }
        Target::Case(_) => commands.run(Action::ShowParticipants),
        Target::Pass(id) => {
            commands.run(Action::ShowPasses);
            commands.select(Selected::Pass(id));
        }
        Target::Analyst(id) => {
            commands.run(Action::ShowPeople);
            commands.select(Selected::Analyst(id));
        }
        Target::Memo(id) => commands.push(Command::ShowMemo(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_beginning_on_one_line() {
        assert_eq!(shortened(" Ask\n  about nights. ", 40), "Ask about nights.");
        assert_eq!(shortened("Ask about nights", 8), "Ask abo…");
        assert_eq!(shortened("", 8), "");
        assert_eq!(shortened("åäöåäöåäö", 4), "åäö…");
    }
}
