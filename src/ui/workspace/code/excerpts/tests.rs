use super::*;
use crate::model::{DeviceId, Id};
use proptest::prelude::*;

fn document(n: u32) -> DocumentId {
    DocumentId(Id::new(DeviceId::from_bits(3), n))
}

fn piece(n: u32, span: (u32, u32), turns: Vec<Turn>) -> Piece {
    Piece {
        member: Member {
            document: document(n),
            span: Span::new(span.0, span.1),
            coding: None,
        },
        text: TextHash([n as u8; 32]),
        width: 0,
        turns,
        first_turn: 0,
    }
}

fn made(texts: &[&str], pieces: &[Piece]) -> Excerpts {
    let read = |hash: TextHash| {
        let words = texts.get(usize::from(hash.0[0]));
        let words = words.ok_or_else(|| "The text is not here.".to_owned())?;
        Ok(Arc::new(Text::new((*words).to_owned())))
    };
    Excerpts::of(pieces, read, || true).unwrap()
}

#[test]
fn a_passage_of_the_list_is_a_passage_of_its_document() {
    let texts = ["Åsa said no. 😀 Yes.", "I go where they are."];
    let pieces = [piece(0, (4, 8), vec![]), piece(1, (2, 4), vec![])];
    let made = made(&texts, &pieces);
    let text = made.text.as_str();
    let at = text.chars().position(|sign| sign == 'w').unwrap() as u32;
    let (found, span) = made.place(Span::new(at, at + 5)).unwrap();
    assert_eq!(found, document(1));
    assert_eq!(Text::new(texts[1].to_owned()).slice(span), "where");
    let own = made.parts[0].to_shown(Span::new(4, 8)).unwrap();
    assert_eq!(made.text.slice(own), "said");
}

#[test]
fn a_text_that_is_not_here_is_told_in_its_place_and_leads_nowhere() {
    let made = made(&[], &[piece(7, (0, 4), vec![])]);
    assert_eq!(made.text.as_str().trim(), "The text is not here.");
    assert_eq!(made.place(Span::new(0, 4)), None);
    assert_eq!(made.parts[0].to_shown(Span::new(0, 4)), None);
}

#[test]
fn a_place_is_carried_into_a_list_from_which_a_segment_is_gone() {
    let texts = ["One one.", "Two two.", "Three."];
    let pieces = [0, 1, 2].map(|n| piece(n, (0, 3), vec![]));
    let before = made(&texts, &pieces);
    let after = made(&texts, &[pieces[0].clone(), pieces[2].clone()]);
    let two = before.parts[1].shown.start;
    assert_eq!(after.carried(&before, two + 2), after.parts[1].shown.start);
    let three = before.parts[2].shown.start;
    assert_eq!(
        after.carried(&before, three + 2),
        after.parts[1].shown.start + 2
    );
}

#[test]
fn putting_together_stops_when_nobody_waits() {
    let read = |_: TextHash| Err("no".to_owned());
    assert_eq!(
        Excerpts::of(&[piece(0, (0, 1), vec![])], read, || false),
        None
    );
}

proptest! {
    #[test]
    fn every_shown_code_point_is_the_one_of_its_document(
        words in prop::collection::vec("[a-zåö😀 .\n]{1,120}", 1..5),
        spans in prop::collection::vec((0_usize..5, 0_u32..130, 0_u32..60), 1..8),
    ) {
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        let pieces: Vec<Piece> = spans
            .iter()
            .map(|(n, from, length)| piece((*n % texts.len()) as u32, (*from, from + length), vec![]))
            .collect();
        let made = made(&texts, &pieces);
        for part in &made.parts {
            let Some(there) = part.there else { continue };
            for at in part.shown.start..part.shown.end {
                let (found, place) = made.place(Span::new(at, at + 1)).unwrap();
                prop_assert_eq!(found, part.member.document);
                let n = pieces.iter().find(|it| it.member == part.member).unwrap().text.0[0];
                let text = Text::new(words[usize::from(n)].clone());
                prop_assert_eq!(text.slice(place), made.text.slice(Span::new(at, at + 1)));
                prop_assert!(there.covers(place));
            }
        }
    }
}
