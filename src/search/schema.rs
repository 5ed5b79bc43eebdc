//! What the index stores of a paragraph.

use super::analyser::Analyser;
use super::document::Kind;
use super::language::Language;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

const TOKENIZER: &str = "forms";

/// The index's fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The forms of the words, with positions.
    pub words: Field,
    /// The words of the speaker's label.
    pub speaker: Field,
    /// The words of the speaker's role.
    pub role: Field,
    /// The words of the participant's label.
    pub participant: Field,
    /// The kind's letter; and the kind's letter with the document's number.
    pub key: Field,
    /// The paragraph itself, kept so that hits can be shown without reading the transcript.
    pub text: Field,
    /// The kind's number.
    pub kind: Field,
    /// The document's number.
    pub id: Field,
    /// The paragraph's first code point in the document.
    pub start: Field,
    /// Where the paragraph ends in the document.
    pub end: Field,
    /// Which of the document's speakers says it, counted from 1; 0 for nobody.
    pub said_by: Field,
    /// The language's number.
    pub language: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let names = TextOptions::default().set_indexing_options(indexing.clone().set_fieldnorms(false));
    let mut builder = Schema::builder();
    let fields = Fields {
        words: builder.add_text_field(
            "words",
            TextOptions::default().set_indexing_options(indexing),
        ),
        speaker: builder.add_text_field("speaker", names.clone()),
        role: builder.add_text_field("role", names.clone()),
        participant: builder.add_text_field("participant", names),
        key: builder.add_text_field("key", STRING),
        text: builder.add_text_field("text", STORED),
        kind: builder.add_u64_field("kind", FAST),
        id: builder.add_u64_field("id", FAST),
        start: builder.add_u64_field("start", FAST),
        end: builder.add_u64_field("end", FAST),
        said_by: builder.add_u64_field("said_by", FAST),
        language: builder.add_u64_field("language", FAST),
    };
    (builder.build(), fields)
}

/// Tells an index how to read what [`Analyser`] prepared.
pub(super) fn register(index: &tantivy::Index) {
    index.tokenizers().register(TOKENIZER, Forms);
}

/// The entry under which all paragraphs of a document stand.
pub(super) fn key(kind: Kind, id: u64) -> String {
    format!("{}{id}", kind.sign())
}

/// How names, labels and roles are compared.
pub(super) fn name_analyser() -> Analyser {
    Analyser::new(Language::OTHER)
}

/// Takes text apart that an [`Analyser`] has prepared: a line is a place, tabs separate the forms standing there.
#[derive(Clone)]
struct Forms;

struct FormStream<'a> {
    rest: &'a str,
    token: Token,
    new_word: bool,
}

impl Tokenizer for Forms {
    type TokenStream<'a> = FormStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FormStream<'a> {
        FormStream {
            rest: text,
            token: Token {
                position: usize::MAX,
                ..Token::default()
            },
            new_word: true,
        }
    }
}

impl TokenStream for FormStream<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        if self.new_word {
            self.token.position = self.token.position.wrapping_add(1);
        }
        let end = self.rest.find(['\t', '\n']).unwrap_or(self.rest.len());
        let (form, after) = self.rest.split_at(end);
        self.token.text.clear();
        self.token.text.push_str(form);
        self.new_word = !after.starts_with('\t');
        self.rest = after.get(1..).unwrap_or_default();
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_stand_at_one_place() {
        let mut forms = Forms;
        let mut stream = forms.token_stream("pEtrusted\tsEtrust\npEme\n");
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        let expected = [(0, "pEtrusted"), (0, "sEtrust"), (1, "pEme")];
        assert_eq!(
            found,
            expected.map(|(place, form)| (place, form.to_owned()))
        );
    }
}
