//! Sentences of a transcript, by a rule that stays as it is.

use super::abbreviations::{
    ends_in_abbreviation, ends_in_ordinal, ends_in_title, goes_on_before_small, is_opening,
    is_within_abbreviation,
};
use super::{Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Name of the rule, printed with every figure whose unit is the sentence.
pub const SENTENCES_1: &str = "sentences-1";

/// How many marks are passed over in looking for the letter that follows.
const MOST_MARKS: usize = 64;

/// The sentences of a stretch of text (say, what was said in one turn), in order, without the white
/// space around them.
///
/// Rule `sentences-1`: Unicode sentence borders (UAX #29) within each paragraph, and
/// * a known abbreviation, an initial within a name and the number of a list entry end no sentence;
/// * a full stop after a word ends one also before a small letter, since many transcribers write no capitals; not so
///   after a single letter, a number or an abbreviation that goes on;
/// * the number of a German ordinal ("am 3. Mai") and the title in "M. Dupont" end none;
/// * a question mark within a web address ends none;
/// * an ellipsis ends one only before a capital (or, as three dots, in a script without capitals);
/// * a question or exclamation in quotes goes on when a small letter follows;
/// * every sentence holds a word: what holds none belongs to the sentence before it in the paragraph,
///   else to the one after; a paragraph without words has no sentences.
///
/// No sentence crosses a paragraph, nor the stretch.
pub fn sentences(text: &Text, within: Span) -> Vec<Span> {
    let stretch = text.slice(within);
    let base = text.byte_of(within.start);
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in stretch.split('\n') {
        for (from, to) in in_paragraph(paragraph) {
            let first = text.position_of(base + start + from);
            let words = paragraph.get(from..to).unwrap_or_default();
            found.push(Span::new(first, first + words.chars().count() as u32));
        }
        start += paragraph.len() + 1;
    }
    found
}

/// Sentences of one paragraph as byte ranges.
fn in_paragraph(paragraph: &str) -> Vec<(usize, usize)> {
    let borders = borders(paragraph);
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    let (mut open, mut seen, mut worded) = (0, 0, false);
    for border in borders {
        let piece = paragraph.get(open..border).unwrap_or_default();
        let rest = paragraph.get(border..).unwrap_or_default();
        // Only what is new, so that a paragraph of nothing but dots costs one pass.
        worded = worded || has_word(paragraph.get(seen..border).unwrap_or_default());
        seen = border;
        if !rest.is_empty() && goes_on(piece, rest, open == 0) {
            continue;
        }
        if worded {
            sentences.push((open, border));
        } else if let Some((_, end)) = sentences.last_mut() {
            *end = border;
        } else {
            continue;
        }
        open = border;
        worded = false;
    }
    sentences
        .into_iter()
        .map(|(from, to)| trimmed(paragraph, from, to))
        .collect()
}

/// Where sentences may end: the borders of UAX #29; white space after an ellipsis character that a capital follows,
/// which UAX #29 does not know as the end of a sentence; and white space after a full stop that a small letter
/// follows, where UAX #29 always sees an abbreviation.
fn borders(paragraph: &str) -> Vec<usize> {
    let mut borders = Vec::new();
    for (start, piece) in paragraph.split_sentence_bound_indices() {
        let mut rest = piece;
        while let Some(at) = rest.find('…') {
            let after = rest.get(at..).unwrap_or_default();
            rest = after.trim_start_matches(|c| c == '…' || is_closing(c));
            let next = rest.trim_start();
            if next.len() < rest.len() && first_letter(next).is_some_and(char::is_uppercase) {
                borders.push(start + piece.len() - next.len());
            }
        }
        before_small(start, piece, &mut borders);
        borders.push(start + piece.len());
    }
    borders.sort_unstable();
    borders.dedup();
    borders
}

/// The places in a piece where a small letter follows a full stop and white space.
fn before_small(start: usize, piece: &str, borders: &mut Vec<usize>) {
    for (at, _) in piece.match_indices('.') {
        let before = piece.get(..at).unwrap_or_default();
        let after = piece.get(at + 1..).unwrap_or_default();
        let next = after.trim_start();
        let small = next.chars().next().is_some_and(char::is_lowercase);
        if small && next.len() < after.len() && is_stop_after(before) {
            borders.push(start + piece.len() - next.len());
        }
    }
}

/// Whether a stop after these words can end a sentence before a small letter.
fn is_stop_after(before: &str) -> bool {
    if before.ends_with(char::is_whitespace) {
        // A stop that stands by itself, as some write pauses; but not the last of ". . .".
        let last = before.trim_end().chars().next_back();
        return last.is_some_and(|sign| sign != '.');
    }
    let token = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .trim_start_matches(is_opening);
    let inner = |c: char| c.is_alphabetic() || is_joining(c);
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && token.chars().all(inner) && !goes_on_before_small(token)
}

const fn is_joining(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '~' | ')' | ']' | '%')
}

/// Whether what follows belongs to the same sentence as `piece`.
fn goes_on(whole: &str, rest: &str, opens_paragraph: bool) -> bool {
    let piece = whole.trim();
    let next = first_letter(rest);
    let small = next.is_some_and(char::is_lowercase);
    let quoted = piece.ends_with(['"', '”', '’', '\'', '»', '“']);
    ends_in_abbreviation(piece, next.is_some_and(char::is_numeric))
        || next.is_some_and(char::is_uppercase)
            && (ends_in_ordinal(piece) || ends_in_title(piece, rest))
        || runs_on(whole, rest)
        || is_within_abbreviation(piece, rest)
        || small && (quoted || ends_in_ellipsis(piece))
        || ends_in_initial(piece) && next.is_some_and(char::is_uppercase)
        || opens_paragraph && is_list_number(piece)
}

/// "watch?v=7": a mark with a small letter or digit directly after it stands within an address.
fn runs_on(piece: &str, rest: &str) -> bool {
    piece.ends_with(['?', '!'])
        && rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

fn ends_in_ellipsis(piece: &str) -> bool {
    let dots = piece.trim_end_matches(|c| is_closing(c) || matches!(c, '?' | '!'));
    dots.ends_with('…') || dots.ends_with("...")
}

/// "J." at the start, "John F.", "J. R.": a capital and a stop after nothing or after a name.
fn ends_in_initial(piece: &str) -> bool {
    let mut tokens = piece.split_whitespace().rev();
    let last = tokens
        .next()
        .unwrap_or_default()
        .trim_start_matches(is_opening);
    let mut letters = last.chars();
    let initial =
        letters.next().is_some_and(|c| c.is_uppercase() && c != 'I') && letters.as_str() == ".";
    let after_name = tokens.next().is_none_or(|before| {
        let before = before.trim_start_matches(is_opening);
        before.chars().next().is_some_and(char::is_uppercase) && before != "I"
    });
    initial && after_name
}

fn is_list_number(piece: &str) -> bool {
    piece.strip_suffix('.').is_some_and(|number| {
        (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The letter or digit with which what follows begins; none where only marks stand for a long while.
fn first_letter(words: &str) -> Option<char> {
    words
        .chars()
        .take(MOST_MARKS)
        .find(|c| !c.is_whitespace() && !is_opening(*c) && *c != '…' && *c != '.')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '“' | '*' | '_'
    )
}

fn has_word(piece: &str) -> bool {
    piece.unicode_words().next().is_some()
}

fn trimmed(paragraph: &str, from: usize, to: usize) -> (usize, usize) {
    let piece = paragraph.get(from..to).unwrap_or_default();
    let start = from + piece.len() - piece.trim_start().len();
    (start, start + piece.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(words: &str) -> Vec<String> {
        let text = Text::new(words.to_owned());
        sentences(&text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| text.slice(span).to_owned())
            .collect()
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(
            split("I saw Dr. Åberg, e.g. Monday. Then home."),
            ["I saw Dr. Åberg, e.g. Monday.", "Then home."]
        );
        assert_eq!(
            split("Vi var i t.ex. Malmö, bl.a. Rosengård. Sen åkte vi."),
            ["Vi var i t.ex. Malmö, bl.a. Rosengård.", "Sen åkte vi."]
        );
        assert_eq!(
            split("Det var t. ex. Anna. Hon kom."),
            ["Det var t. ex. Anna.", "Hon kom."]
        );
        assert_eq!(
            split("Das war z. B. Anna. Sie kam."),
            ["Das war z. B. Anna.", "Sie kam."]
        );
        assert_eq!(
            split("Found by (cf. Smith et al. 2020) there. Yes."),
            ["Found by (cf. Smith et al. 2020) there.", "Yes."]
        );
    }

    #[test]
    fn no_as_an_answer_is_a_sentence_and_no_5_is_not() {
        assert_eq!(split("No. I never did."), ["No.", "I never did."]);
        assert_eq!(
            split("It was No. 5 Main St. I think."),
            ["It was No. 5 Main St. I think."]
        );
        assert_eq!(
            split("Vi gick sen. Det var hon. Jag var ung. Då."),
            ["Vi gick sen.", "Det var hon.", "Jag var ung.", "Då."]
        );
    }

    #[test]
    fn who_writes_no_capitals_has_sentences_too() {
        assert_eq!(
            split("ja. hon kom aldrig. men det var ju så. alltså, bl.a. därför."),
            [
                "ja.",
                "hon kom aldrig.",
                "men det var ju så.",
                "alltså, bl.a. därför."
            ]
        );
        assert_eq!(
            split("c'était dur. oui. on n'a rien dit, p. ex. au voisin."),
            ["c'était dur.", "oui.", "on n'a rien dit, p. ex. au voisin."]
        );
        assert_eq!(
            split("ja vi rodde ut . og så var det kveld . … ja . det hugsar eg"),
            [
                "ja vi rodde ut .",
                "og så var det kveld . … ja .",
                "det hugsar eg"
            ]
        );
        assert_eq!(
            split("no había agua. íbamos al pozo. ya ves."),
            ["no había agua.", "íbamos al pozo.", "ya ves."]
        );
        assert_eq!(
            split("it was . . . hard. you know"),
            ["it was . . . hard.", "you know"]
        );
    }

    #[test]
    fn before_a_small_letter_letters_numbers_and_abbreviations_go_on() {
        for words in [
            "Am 4. juni kom vi hit.",
            "Vi väntade i 10 min. och gick.",
            "Es gab Milch, Brot usw. und Tee.",
            "They met at the dept. of health.",
            "Plan v. två var bättre.",
            "He asked (approx. twice) about it.",
        ] {
            assert_eq!(split(words), [words]);
        }
    }

    #[test]
    fn a_german_ordinal_and_a_title_of_one_letter_end_no_sentence() {
        for words in [
            "Wir kamen am 3. Mai an.",
            "Sie wohnt im 2. Stock.",
            "J'ai parlé avec M. Dupont hier.",
            "Fui con D. Juan al pueblo.",
            "Das war z. T. Absicht.",
        ] {
            assert_eq!(split(words), [words]);
        }
        assert_eq!(
            split("Es waren 3. Dann ging er."),
            ["Es waren 3.", "Dann ging er."]
        );
        assert_eq!(
            split("I talked to M. She said yes."),
            ["I talked to M.", "She said yes."]
        );
    }

    #[test]
    fn a_web_address_is_not_cut_at_its_question_mark() {
        assert_eq!(
            split("See https://example.org/watch?v=12 for it. Right?"),
            ["See https://example.org/watch?v=12 for it.", "Right?"]
        );
    }

    #[test]
    fn etcetera_ends_a_sentence_before_a_capital_only() {
        assert_eq!(
            split("Mat, kläder osv. Det var bra."),
            ["Mat, kläder osv.", "Det var bra."]
        );
        assert_eq!(
            split("Food, clothes etc. and a bed."),
            ["Food, clothes etc. and a bed."]
        );
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_only_before_a_capital() {
        assert_eq!(
            split("I was… you know… fine. Ja."),
            ["I was… you know… fine.", "Ja."]
        );
        assert_eq!(
            split("I was... you know... fine."),
            ["I was... you know... fine."]
        );
        assert_eq!(split("I went… Then he came."), ["I went…", "Then he came."]);
        assert_eq!(
            split("I went... Then he came."),
            ["I went...", "Then he came."]
        );
        assert_eq!(
            split("Vad menar du…? jo, alltså."),
            ["Vad menar du…? jo, alltså."]
        );
    }

    #[test]
    fn a_quoted_question_goes_on() {
        assert_eq!(
            split("“Are you well?” she said. I was."),
            ["“Are you well?” she said.", "I was."]
        );
        assert_eq!(
            split("She asked why? I left!"),
            ["She asked why?", "I left!"]
        );
    }

    #[test]
    fn initials_belong_to_their_name() {
        assert_eq!(
            split("It was John F. Kennedy. He won."),
            ["It was John F. Kennedy.", "He won."]
        );
        assert_eq!(
            split("I talked to A. She said yes."),
            ["I talked to A.", "She said yes."]
        );
        assert_eq!(
            split("So did I. Then we left."),
            ["So did I.", "Then we left."]
        );
    }

    #[test]
    fn the_number_of_a_list_entry_is_no_sentence() {
        assert_eq!(
            split("1. What do you do?\n2. Why?"),
            ["1. What do you do?", "2. Why?"]
        );
    }

    #[test]
    fn every_sentence_holds_a_word() {
        assert_eq!(split("Yes. … ... Right."), ["Yes. … ...", "Right."]);
        assert_eq!(split("– … Ja, precis."), ["– … Ja, precis."]);
        assert_eq!(split("...\n---\n\nJa."), ["Ja."]);
    }

    #[test]
    fn a_paragraph_of_a_hundred_thousand_marks_is_got_through() {
        for marks in ["…", "… ", "…)", ". ", "? ", "\" "] {
            assert_eq!(split(&marks.repeat(100_000)), Vec::<String>::new());
        }
        assert_eq!(split(&"A. ".repeat(100_000)).len(), 1);
    }

    #[test]
    fn a_sentence_never_crosses_a_paragraph_nor_its_stretch() {
        assert_eq!(
            split("It was\nlike that. yes"),
            ["It was", "like that.", "yes"]
        );
        let text = Text::new("Å: It was. So. B: No.".to_owned());
        let within = sentences(&text, Span::new(3, 10));
        assert_eq!(within, [Span::new(3, 10)]);
        assert_eq!(text.slice(Span::new(3, 10)), "It was.");
    }

    #[test]
    fn other_scripts_have_sentences_too() {
        assert_eq!(split("我喜欢。你呢？好！").len(), 3);
        assert_eq!(split("यह अच्छा है। हाँ।").len(), 2);
        assert_eq!(split("هل أنت بخير؟ نعم.").len(), 2);
    }

    proptest! {
        #[test]
        fn sentences_lie_in_order_and_leave_out_no_word(words in "[A-Za-zÅö .,!?…\"'()0-9\n。]{0,200}", cut in 0_u32..60) {
            let text = Text::new(words);
            let within = Span::new(cut.min(text.len()), text.len());
            let found = sentences(&text, within);
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(found.iter().all(|span| within.covers(*span) && !text.slice(*span).contains('\n')));
            prop_assert!(found.iter().all(|span| has_word(text.slice(*span))));
            for word in crate::model::words(&text, within) {
                prop_assert!(found.iter().any(|span| span.covers(word)), "{:?} in no sentence", text.slice(word));
            }
        }
    }
}
