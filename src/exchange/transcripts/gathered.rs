//! Gathering coded transcripts.

use super::beside::{Memos, marks};
use super::coded::{CodedStretch, CodedTranscript, CodedTranscripts, HeadedTurn};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::exchange::masking::Masks;
use crate::exchange::report::{ReportError, ReportOptions, ReportSource};
use crate::model::things::{Coding, Document, Memo};
use crate::model::{
    AnalystId, CodeId, DocumentId, Id, ParticipantId, PassId, Span, SpeakerIs, Text, capital,
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Gathers documents with the codings that `options` choose.
///
/// # Errors
/// Where there is no document, the one that was chosen is not in the study, or a text that the consensus needs is
/// missing.
pub fn coded_transcripts(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<CodedTranscripts, ReportError> {
    let seen = source.seen;
    let id = |key: &str| options.get(key).and_then(|it| it.parse::<Id>().ok());
    let only = match options.get("document") {
        None => None,
        Some(_) => Some(id("document").map(DocumentId).ok_or(NO_DOCUMENT)?),
    };
    let layer = match options.get("layer") {
        None | Some("everybody") => LayerChoice::Everybody,
        Some("consensus") => LayerChoice::Consensus,
        Some(who) => {
            let who = who.parse::<Id>().ok().map(AnalystId);
            let who = who.filter(|who| seen.analyst(*who).is_some());
            LayerChoice::Analyst(who.ok_or(ReportError::Nothing(
                "The analyst whose codings were chosen is not in the study: choose another.",
            ))?)
        }
    };
    let documents: Vec<&Document> = seen
        .documents()
        .into_iter()
        .filter(|it| only.is_none_or(|only| it.id == only))
        .collect();
    if documents.is_empty() {
        return Err(match only {
            Some(_) => NO_DOCUMENT,
            None => ReportError::Nothing("There are no documents yet: import some first."),
        });
    }
    let consensus = match layer {
        LayerChoice::Consensus => {
            let found = LayerCodings::of(seen, &source.texts(), layer);
            Some(found.map_err(ReportError::Text)?)
        }
        _ => None,
    };
    let mut gathering = Gathering {
        source,
        layer,
        pass: id("pass").map(PassId),
        own_labels: options.get("speakers") != Some("transcript"),
        memos: Memos::of(seen, options.is_on("memos")),
        labels: seen.participant_labels(),
        of_consensus: by_document(consensus.as_ref()),
        consensus: consensus.as_ref(),
        codes: FxHashMap::default(),
        people: FxHashMap::default(),
    };
    let mut left_out = Vec::new();
    let mut gathered = Vec::new();
    for document in documents {
        match (source.text)(document.imported.text) {
            Ok(text) => gathered.push(gathering.document(document, text)),
            Err(reason) => left_out.push(format!("{} is left out. {reason}", document.name.text())),
        }
    }
    if gathered.is_empty() {
        return Err(ReportError::Text(left_out.join(" ")));
    }
    Ok(CodedTranscripts {
        title: seen.title().to_owned(),
        layer: gathering.sentence(),
        documents: gathered,
        left_out,
        masks: Masks::of(seen),
    })
}

const NO_DOCUMENT: ReportError =
    ReportError::Nothing("The document that was chosen is not in the study: choose another.");

/// Places of a layer's segments, by document.
fn by_document(layer: Option<&LayerCodings>) -> FxHashMap<DocumentId, Vec<usize>> {
    let mut places: FxHashMap<DocumentId, Vec<usize>> = FxHashMap::default();
    let segments = layer.map(|it| it.segments.as_slice()).unwrap_or_default();
    for (place, segment) in segments.iter().enumerate() {
        places.entry(segment.document).or_default().push(place);
    }
    places
}

/// A code as notes name it.
#[derive(Clone)]
struct Named {
    name: Arc<str>,
    above: Arc<str>,
    colour: u8,
}

struct Gathering<'g, 'a> {
    source: &'g ReportSource<'a>,
    layer: LayerChoice,
    pass: Option<PassId>,
    own_labels: bool,
    memos: Memos<'g>,
    labels: BTreeMap<ParticipantId, String>,
    consensus: Option<&'g LayerCodings>,
    of_consensus: FxHashMap<DocumentId, Vec<usize>>,
    codes: FxHashMap<CodeId, Named>,
    people: FxHashMap<Vec<AnalystId>, (Arc<str>, Arc<str>)>,
}

impl Gathering<'_, '_> {
    /// Whose codings are in the margin, as a sentence.
    fn sentence(&self) -> String {
        let seen = self.source.seen;
        let whose = self.layer.words(seen);
        let pass = self.pass.and_then(|pass| seen.pass(pass));
        let whose = capital(&whose);
        match pass {
            Some(pass) => format!("{whose} in the pass {}.", pass.name.text()),
            None => format!("{whose} in all passes."),
        }
    }

    fn document(&mut self, document: &Document, text: Arc<Text>) -> CodedTranscript {
        let mut stretches = match self.layer {
            LayerChoice::Consensus => self.agreed(document.id),
            LayerChoice::Everybody => self.given(document.id, None),
            LayerChoice::Analyst(who) => self.given(document.id, Some(who)),
        };
        stretches.extend(self.passages(document.id));
        stretches.sort_by(|a, b| {
            let place = |it: &CodedStretch| (it.span.start, std::cmp::Reverse(it.span.end));
            let rest = |it: &CodedStretch| (it.name.clone(), it.who.clone(), it.at);
            place(a).cmp(&place(b)).then_with(|| rest(a).cmp(&rest(b)))
        });
        CodedTranscript {
            name: document.name.text().to_owned(),
            facts: self.facts(document),
            language: document.language.text().unwrap_or_default().to_owned(),
            turns: self.turns(document),
            text,
            stretches,
        }
    }

    fn facts(&self, document: &Document) -> Vec<(&'static str, String)> {
        let seen = self.source.seen;
        let participants = seen.participants_of(document);
        let participants: Vec<&str> = participants
            .iter()
            .filter_map(|id| self.labels.get(id).map(String::as_str))
            .collect();
        let text = |field: &crate::model::Field<Option<String>>| {
            field.text().unwrap_or_default().to_owned()
        };
        let unmapped = if self.own_labels {
            unmapped(document)
        } else {
            Vec::new()
        };
        let facts = [
            ("Participants", participants.join(", ")),
            ("Date", text(&document.date)),
            ("Wave", text(&document.wave)),
            ("Language", text(&document.language)),
            ("Translated from", text(&document.translated_from)),
            ("Translated by", text(&document.translated_by)),
            // Their labels may be names.
            ("Speakers as in the transcript", unmapped.join(", ")),
        ];
        facts.into_iter().filter(|(_, it)| !it.is_empty()).collect()
    }

    fn turns(&self, document: &Document) -> Vec<HeadedTurn> {
        let speakers = 0..document.speaker_labels().len();
        let names: Vec<String> = speakers
            .filter_map(|n| u16::try_from(n).ok())
            .map(|speaker| self.speaker(document, speaker))
            .collect();
        let name = |speaker: Option<u16>| {
            let name = speaker.and_then(|n| names.get(usize::from(n)));
            name.cloned().unwrap_or_default()
        };
        let turns = document.turns().iter();
        turns
            .map(|turn| HeadedTurn {
                start: turn.start,
                body: turn.body,
                who: name(turn.speaker),
                time_ms: turn.time_ms,
            })
            .collect()
    }

    /// Who speaks: by the label the study gives, else by the one in the transcript.
    fn speaker(&self, document: &Document, speaker: u16) -> String {
        let label = document.speaker_labels().get(usize::from(speaker));
        let label = || label.cloned().unwrap_or_default();
        if !self.own_labels {
            return label();
        }
        match document.speaker(speaker) {
            Some(SpeakerIs::Participant(id)) => self.labels.get(id).cloned().unwrap_or_default(),
            Some(SpeakerIs::Interviewer) => "Interviewer".to_owned(),
            Some(SpeakerIs::Interpreter) => "Interpreter".to_owned(),
            Some(SpeakerIs::Other(name)) => name.clone(),
            None => label(),
        }
    }

    /// The codings that analysts gave.
    fn given(&mut self, document: DocumentId, only: Option<AnalystId>) -> Vec<CodedStretch> {
        let codings = self.source.seen.codings_of(document).into_iter();
        let wanted = codings.filter(|it| {
            self.pass.is_none_or(|pass| pass == it.pass())
                && only.is_none_or(|who| who == it.analyst())
        });
        let wanted: Vec<&Coding> = wanted.collect();
        let tree = self.source.seen.code_tree();
        wanted
            .into_iter()
            .map(|it| {
                let code = tree.effective(it.code());
                self.stretch(it.span(), code, &[it], None)
            })
            .collect()
    }

    /// What was agreed or decided.
    fn agreed(&mut self, document: DocumentId) -> Vec<CodedStretch> {
        let Some(consensus) = self.consensus else {
            return Vec::new();
        };
        let places = self.of_consensus.get(&document).cloned();
        let places = places.unwrap_or_default().into_iter();
        let segments = places.filter_map(|place| consensus.segments.get(place));
        let mut stretches = Vec::new();
        for segment in segments {
            let codings = segment.codings();
            let codings: Vec<&Coding> = codings
                .filter_map(|id| self.source.seen.coding(id))
                .collect();
            let in_pass = |pass| codings.iter().any(|it| it.pass() == pass);
            if self.pass.is_none_or(in_pass) {
                stretches.push(self.stretch(
                    segment.span,
                    segment.code,
                    &codings,
                    Some(consensus.analysts_of(segment)),
                ));
            }
        }
        stretches
    }

    /// A stretch with the marks, condensed meaning units and memos of the codings it rests on.
    fn stretch(
        &mut self,
        span: Span,
        code: CodeId,
        codings: &[&Coding],
        agreed_by: Option<Vec<AnalystId>>,
    ) -> CodedStretch {
        let named = self.code(code);
        let is_agreed = agreed_by.is_some();
        let analysts =
            agreed_by.unwrap_or_else(|| codings.iter().take(1).map(|it| it.analyst()).collect());
        let (mut who, mut initials) = self.people(analysts);
        if is_agreed {
            who = format!("Consensus ({who})").into();
            initials = "✓".into();
        }
        let mut says = Vec::new();
        for coding in codings {
            let said = [marks(coding), coding.condensed().to_owned()];
            for said in said {
                if !said.is_empty() && !says.contains(&said) {
                    says.push(said);
                }
            }
            let memos = self.memos.on_codings.get(&coding.id);
            says.extend(memos.into_iter().flatten().map(|memo| self.memo(memo)));
        }
        CodedStretch {
            span,
            name: named.name,
            above: named.above,
            who,
            initials,
            at: codings
                .iter()
                .map(|it| it.stamp.at.milliseconds())
                .max()
                .unwrap_or_default(),
            colour: named.colour,
            says,
        }
    }

    /// The memos on passages, each as a note of its own.
    fn passages(&mut self, document: DocumentId) -> Vec<CodedStretch> {
        let memos = self.memos.on_passages.get(&document).cloned();
        let mut stretches = Vec::new();
        for (span, memo) in memos.unwrap_or_default() {
            let (who, initials) = self.people(memo.first.analyst.into_iter().collect());
            let author = memo.first.author.as_deref();
            stretches.push(CodedStretch {
                span,
                name: "Memo".into(),
                above: "".into(),
                who: author.map_or(who, Arc::from),
                initials,
                at: memo.made.stamp.at.milliseconds(),
                colour: 0,
                says: vec![memo.text.text().to_owned()],
            });
        }
        stretches
    }

    /// A memo on a coding, in a line: “Memo (Anna): …”.
    fn memo(&self, memo: &Memo) -> String {
        let analyst = memo
            .first
            .analyst
            .and_then(|id| self.source.seen.analyst(id));
        let author = memo.first.author.clone();
        let author = author.or_else(|| analyst.map(|it| it.name.text().to_owned()));
        match author.filter(|it| !it.is_empty()) {
            Some(author) => format!("Memo ({author}): {}", memo.text.text()),
            None => format!("Memo: {}", memo.text.text()),
        }
    }

    fn code(&mut self, code: CodeId) -> Named {
        let seen = self.source.seen;
        let named = self.codes.entry(code).or_insert_with(|| {
            let above: Vec<String> = seen
                .code_tree()
                .above(code)
                .into_iter()
                .rev()
                .map(|code| seen.code_name(code))
                .collect();
            Named {
                name: seen.code_name(code).into(),
                above: above.join("/").into(),
                colour: seen.code(code).map_or(0, |it| it.colour.get_or(0)),
            }
        });
        named.clone()
    }

    /// Names and initials of analysts.
    fn people(&mut self, analysts: Vec<AnalystId>) -> (Arc<str>, Arc<str>) {
        let seen = self.source.seen;
        let named = self.people.entry(analysts).or_insert_with_key(|analysts| {
            let all = analysts.iter().filter_map(|id| seen.analyst(*id));
            let (names, initials): (Vec<&str>, Vec<&str>) =
                all.map(|it| (it.name.text(), it.initials.text())).unzip();
            (names.join(", ").into(), initials.join(", ").into())
        });
        named.clone()
    }
}

/// Labels of speakers who have turns and of whom nobody has said who they are.
fn unmapped(document: &Document) -> Vec<&str> {
    let speaking: BTreeSet<u16> = document
        .turns()
        .iter()
        .filter_map(|it| it.speaker)
        .collect();
    let unknown = speaking
        .into_iter()
        .filter(|speaker| document.speaker(*speaker).is_none());
    let labels = document.speaker_labels();
    unknown
        .filter_map(|speaker| labels.get(usize::from(speaker)))
        .map(String::as_str)
        .collect()
}
