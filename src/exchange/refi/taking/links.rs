//! Links into the study: between codes, and from field notes to interviews. Those of notes go with the notes.

use super::project::Taking;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::LinkIn;
use crate::exchange::refi::{NotTaken, convention};
use crate::model::{Change, CodeId, CodeLink, CodeMatch, Target};
use rustc_hash::FxHashSet;

/// Takes the links.
pub(super) fn take(taking: &mut Taking<'_>) {
    let notes: FxHashSet<Guid> = taking.read.notes.iter().filter_map(|it| it.guid).collect();
    let mut met: FxHashSet<(CodeId, CodeId)> = FxHashSet::default();
    for link in &taking.read.links {
        let of_note = [link.from, link.to]
            .into_iter()
            .flatten()
            .any(|it| notes.contains(&it));
        if of_note {
            continue;
        }
        let end = |guid: Option<Guid>| guid.and_then(|guid| taking.targets.get(&guid)).copied();
        match (end(link.from), end(link.to)) {
            (Some(Target::Code(from)), Some(Target::Code(to))) if from != to => {
                if let Some(matched) = match_of(taking, link) {
                    match_codes(taking, link, from, to, matched);
                } else if met.insert((from, to)) {
                    link_codes(taking, link, from, to);
                }
            }
            (Some(Target::Document(note)), Some(Target::Document(document)))
                if taking.read.ours && link.name == convention::LINK_NOTE =>
            {
                let record = taking.seen.document(note);
                let here = record.and_then(|it| it.note_of.get(&document));
                if !here.is_some_and(|it| it.get_or(false)) {
                    taking.draft.push(Change::LinkNote {
                        note,
                        document,
                        linked: true,
                    });
                }
            }
            (Some(_), Some(_)) => refuse(
                taking,
                link,
                "only codes, and memos with anything, are linked here",
            ),
            _ => refuse(
                taking,
                link,
                "what it links is not in the file, or was not taken",
            ),
        }
    }
}

fn link_codes(taking: &mut Taking<'_>, link: &LinkIn, from: CodeId, to: CodeId) {
    let wanted = match link.name.to_lowercase().as_str() {
        "related to" => CodeLink::RelatedTo,
        "leads to" => CodeLink::LeadsTo,
        "contrasts with" => CodeLink::ContrastsWith,
        _ if link.one_way => CodeLink::LeadsTo,
        _ => CodeLink::RelatedTo,
    };
    let links = taking.seen.code_links();
    let here = links.iter().find(|(a, b, _)| (*a, *b) == (from, to));
    match here {
        Some((_, _, here)) if *here == wanted => {}
        Some(_) => refuse(
            taking,
            link,
            "the study links the two codes in another way, which stands",
        ),
        None => {
            taking.draft.push(Change::LinkCodes {
                from,
                to,
                link: Some(wanted),
            });
        }
    }
}

/// How a link of Interlinea says that two codes match.
fn match_of(taking: &Taking<'_>, link: &LinkIn) -> Option<CodeMatch> {
    match link.name.as_str() {
        _ if !taking.read.ours => None,
        "equal to" => Some(CodeMatch::Equal),
        "broader than" => Some(CodeMatch::Broader),
        "narrower than" => Some(CodeMatch::Narrower),
        "distinct from" => Some(CodeMatch::Distinct),
        _ => None,
    }
}

fn match_codes(taking: &mut Taking<'_>, link: &LinkIn, a: CodeId, b: CodeId, matched: CodeMatch) {
    let matches = taking.seen.code_matches();
    let here = matches.iter().find_map(|(x, y, how)| match (*x, *y) {
        same if same == (a, b) => Some(*how),
        turned if turned == (b, a) => Some(how.turned()),
        _ => None,
    });
    match here {
        Some(here) if here == matched => {}
        Some(_) => refuse(
            taking,
            link,
            "the study matches the two codes in another way, which stands",
        ),
        None => {
            taking.draft.push(Change::MatchCodes {
                a,
                b,
                matched: Some(matched),
            });
        }
    }
}

fn refuse(taking: &mut Taking<'_>, link: &LinkIn, why: &str) {
    let name = if link.name.is_empty() {
        String::new()
    } else {
        format!(" “{}”", link.name)
    };
    taking.taken.not_taken.push(NotTaken::new(
        format!("the link{name} (line {})", link.line),
        why,
    ));
}
