//! Studies of numbered sentences, made in memory, in which one says by number who gave which code to which sentence.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::analysis::agreement::of_study::{
    AgreementOptions, StudyAgreement, agreement_of_study,
};
use interlinea::analysis::layers::CompareError;
use interlinea::model::acts::new_code;
use interlinea::model::things::Document;
use interlinea::model::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sentences of every document.
pub const SENTENCES: usize = 6;

/// A study in the making.
pub struct Made {
    pub draft: StepDraft,
    texts: BTreeMap<TextHash, Arc<Text>>,
    numbers: BTreeMap<DocumentId, usize>,
    codes: Vec<CodeId>,
    device: DeviceId,
}

impl Default for Made {
    fn default() -> Self {
        let device = DeviceId::from_bits(7);
        Self {
            draft: StepDraft::new(device, 1),
            texts: BTreeMap::new(),
            numbers: BTreeMap::new(),
            codes: Vec::new(),
            device,
        }
    }
}

impl Made {
    pub fn analyst(&mut self, name: &str) -> AnalystId {
        let new = NewAnalyst {
            name: name.to_owned(),
            initials: name.chars().take(1).collect(),
            colour: 0,
        };
        self.draft.push(Change::AddAnalyst(Box::new(new))).into()
    }

    /// A document of so many sentences: “Line 0 of 3. Line 1 of 3. …”, 3 being the document's number.
    pub fn document(&mut self, sentences: usize) -> DocumentId {
        let number = self.texts.len();
        let words: Vec<String> = (0..sentences).map(|n| sentence(n, number)).collect();
        self.document_of(&words.join(" "))
    }

    /// The first document and the first code.
    pub fn first(&self) -> (DocumentId, CodeId) {
        let document = *self.numbers.keys().next().unwrap();
        (document, self.codes[0])
    }

    /// A document of these words.
    pub fn document_of(&mut self, words: &str) -> DocumentId {
        let number = self.texts.len();
        let text = Text::new(words.to_owned());
        let hash = TextHash([number as u8 + 1; 32]);
        let new = NewDocument {
            name: format!("Document {number}"),
            kind: Default::default(),
            text: hash,
            length: text.len(),
            words: words.split(' ').count() as u32,
            speakers: vec![],
            turns: vec![],
            language: None,
            original: None,
            follows: None,
        };
        self.texts.insert(hash, Arc::new(text));
        let id: DocumentId = self.draft.push(Change::AddDocument(Box::new(new))).into();
        self.numbers.insert(id, number);
        id
    }

    pub fn code(&mut self, name: &str, parent: Option<CodeId>) -> CodeId {
        let mut new = new_code(name);
        new.parent = parent;
        self.code_of(new)
    }

    pub fn code_of(&mut self, new: NewCode) -> CodeId {
        let code: CodeId = self.draft.push(Change::AddCode(Box::new(new))).into();
        self.codes.push(code);
        code
    }

    pub fn framework(&mut self) -> FrameworkId {
        let new = NewFramework {
            key: "own".into(),
            name: "Own".into(),
            variant: String::new(),
            citation: String::new(),
        };
        self.draft.push(Change::AddFramework(Box::new(new))).into()
    }

    pub fn construct(
        &mut self,
        name: &str,
        parent: Option<CodeId>,
        framework: FrameworkId,
    ) -> CodeId {
        let mut new = new_code(name);
        new.parent = parent;
        new.origin = Origin::Deductive;
        new.construct = Some(Construct {
            framework,
            key: name.to_lowercase(),
            name: name.to_owned(),
            source: String::new(),
            stands_for: vec![],
        });
        self.code_of(new)
    }

    pub fn category(&mut self, name: &str, codes: &[CodeId]) -> CategoryId {
        let new = NewCategory {
            name: name.into(),
            level: CategoryLevel::Category,
            within: None,
        };
        let category: CategoryId = self.draft.push(Change::AddCategory(Box::new(new))).into();
        for code in codes {
            self.draft.push(Change::PlaceCode {
                code: *code,
                category,
                placed: true,
            });
        }
        category
    }

    pub fn participant(&mut self, pseudonym: &str, documents: &[DocumentId]) -> ParticipantId {
        let new = NewParticipant {
            pseudonym: pseudonym.into(),
            role: None,
            number: 1,
            case: None,
        };
        let participant: ParticipantId = self
            .draft
            .push(Change::AddParticipant(Box::new(new)))
            .into();
        for document in documents {
            self.draft.push(Change::LinkParticipant {
                document: *document,
                participant,
                linked: true,
            });
        }
        participant
    }

    pub fn pass(&mut self, name: &str, analysts: &[AnalystId], blind: bool) -> PassId {
        let new = NewPass {
            name: name.into(),
            kind: PassKind::Inductive,
            analysts: analysts.to_vec(),
            framework: None,
            level: Default::default(),
            blind,
            material: Material::AllDocuments,
        };
        self.draft.push(Change::AddPass(Box::new(new))).into()
    }

    /// A pass over whole sentences, by document and number, each the material of a construct.
    pub fn pass_within(
        &mut self,
        name: &str,
        analysts: &[AnalystId],
        of: PassId,
        segments: &[(CodeId, DocumentId, usize)],
    ) -> PassId {
        let mut constructs: Vec<CodeId> = Vec::new();
        let mut spans: Vec<MaterialSpan> = Vec::new();
        for (construct, document, number) in segments {
            if !constructs.contains(construct) {
                constructs.push(*construct);
            }
            let span = self.span(*document, *number);
            spans.push(MaterialSpan {
                construct: *construct,
                document: *document,
                start: span.start,
                end: span.end,
            });
        }
        spans.sort();
        let new = NewPass {
            name: name.into(),
            kind: PassKind::Inductive,
            analysts: analysts.to_vec(),
            framework: None,
            level: Default::default(),
            blind: false,
            material: Material::Segments {
                of,
                constructs,
                spans,
            },
        };
        self.draft.push(Change::AddPass(Box::new(new))).into()
    }

    /// Gives a code to a sentence.
    pub fn give(
        &mut self,
        analyst: AnalystId,
        pass: PassId,
        code: CodeId,
        document: DocumentId,
        number: usize,
    ) {
        let span = self.span(document, number);
        self.give_span(analyst, pass, code, document, span, None);
    }

    pub fn give_span(
        &mut self,
        analyst: AnalystId,
        pass: PassId,
        code: CodeId,
        document: DocumentId,
        span: Span,
        within: Option<CodeId>,
    ) {
        self.draft.push(Change::AddCoding(NewCoding {
            analyst,
            document,
            pass,
            code,
            start: span.start,
            end: span.end,
            within,
        }));
    }

    pub fn close(&mut self, analyst: AnalystId, pass: PassId, parts: Vec<Part>) {
        self.draft.push(Change::Close {
            pass,
            analyst,
            parts,
            closing: Closing::Closed(Talk::NotDiscussed),
        });
    }

    /// All analysts close all documents.
    pub fn close_all(&mut self, pass: PassId, analysts: &[AnalystId]) {
        let documents: Vec<Part> = self.numbers.keys().map(|id| Part::Document(*id)).collect();
        for analyst in analysts {
            self.close(*analyst, pass, documents.clone());
        }
    }

    /// Where a sentence lies.
    pub fn span(&self, document: DocumentId, number: usize) -> Span {
        let of = self.numbers[&document];
        let start: usize = (0..number).map(|n| sentence(n, of).len() + 1).sum();
        Span::new(start as u32, (start + sentence(number, of).len()) as u32)
    }

    pub fn done(self) -> Done {
        let first = self.draft.first();
        let count = self.draft.changes().len() as u32;
        let (changes, _) = self.draft.into_parts();
        let lines = (first..).zip(changes).map(|(seq, change)| Line {
            id: Id::new(self.device, seq),
            step: (first, count),
            at: HybridTime::new(1_763_800_000_000 + u64::from(seq), 0),
            wall: None,
            by: None,
            seen: None,
            why: None,
            change,
        });
        Done {
            study: Study::from_lines(lines.collect()),
            texts: self.texts,
        }
    }
}

fn sentence(number: usize, document: usize) -> String {
    format!("Line {number} of {document}.")
}

/// A study with its texts.
pub struct Done {
    pub study: Study,
    texts: BTreeMap<TextHash, Arc<Text>>,
}

impl Done {
    pub fn text(&self, document: &Document) -> Result<Arc<Text>, String> {
        let text = self.texts.get(&document.imported.text).cloned();
        text.ok_or_else(|| "The text is not here.".to_owned())
    }

    pub fn agreement(&self, options: &AgreementOptions) -> Result<StudyAgreement, CompareError> {
        self.agreement_as(Viewer::Anyone, options)
    }

    pub fn agreement_as(
        &self,
        viewer: Viewer,
        options: &AgreementOptions,
    ) -> Result<StudyAgreement, CompareError> {
        let texts = |document: &Document| self.text(document);
        agreement_of_study(
            &self.study.seen_by(viewer),
            &texts,
            &Cut::default(),
            options,
        )
    }
}
