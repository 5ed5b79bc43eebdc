use super::of_codes::of_level;
use super::of_material::of_closing;
use super::trail::Trail;
use crate::model::seen::log_words as words;
use crate::model::things::Pass;
use crate::model::{CodingId, ConsensusClosing, Mark, MemoId, MemoKind, Part, PassId};

impl Trail<'_, '_> {
    pub fn pass(&mut self, id: PassId) {
        let Some(pass) = self.seen.pass(id) else {
            return;
        };
        self.made(&pass.made, format!("“{}”", pass.opened.name));
        self.text("Name", &pass.name);
        self.field("Reads", &pass.level, |level| of_level(*level).to_owned());
        self.closings(pass);
        self.consensus(id);
        for (part, revealed) in &pass.reveals {
            let what = self.part_word(*part);
            self.push(revealed.stamp, "Revealed", None, what, false);
        }
        for (span, taken) in &pass.taken_in {
            let document = self.seen.document(span.document);
            let document = document.map_or("", |it| it.name.text());
            let name = format!("Material in {document}, characters {}", span.span());
            self.belongs(&name, taken, ("taken in", "put out again"));
        }
        for round in pass.rounds.values() {
            let named = round.name.history().next();
            let first = named.map_or_else(String::new, |(_, name)| name.clone());
            let what = match &round.drawn {
                Some(drawn) => format!("{first}: {}", self.seen.draw_in_words(&drawn.draw)),
                None => first,
            };
            self.push(round.made.stamp, "Round", None, what, false);
        }
    }

    /// Who finished which part; that much shows of every pass. Parts closed in one step make one entry.
    fn closings(&mut self, pass: &Pass) {
        let seen = self.seen;
        let mut steps = std::collections::BTreeMap::new();
        for ((who, part), closing) in &pass.closings {
            let words = seen.shows_words_of(pass, *who, *part);
            for (stamp, value) in closing.history() {
                let parts = steps.entry((stamp, *who)).or_insert_with(Vec::new);
                parts.push((*part, of_closing(value, words)));
            }
        }
        for ((stamp, who), parts) in steps {
            let person = seen.analyst(who).map_or("somebody", |it| it.name.text());
            let Some((part, words)) = parts.first() else {
                continue;
            };
            let what = match parts.len() {
                1 => format!("{}: {words}", self.part_word(*part)),
                several => format!("{several} parts: {words}"),
            };
            self.push(stamp, person, None, what, false);
        }
    }

    /// What of its consensus was closed and taken up again.
    fn consensus(&mut self, id: PassId) {
        for part in self.seen.parts(id) {
            for (stamp, closing) in self.seen.consensus_closings(id, part) {
                let after = match closing {
                    ConsensusClosing::Closed(_) => format!("{}: closed", self.part_word(part)),
                    ConsensusClosing::Reopened { reason } => {
                        format!("{}: reopened, {reason}", self.part_word(part))
                    }
                };
                self.push(stamp, "Consensus", None, after, false);
            }
        }
    }

    fn part_word(&self, part: Part) -> String {
        match part {
            Part::Document(id) => {
                let document = self.seen.document(id);
                document.map_or_else(String::new, |it| it.name.text().to_owned())
            }
            Part::Construct(code) => self.code_word(code),
        }
    }

    pub fn coding(&mut self, id: CodingId) {
        let Some(coding) = self.seen.coding(id) else {
            return;
        };
        let seen = self.seen;
        let details = coding.details();
        let first = details.and_then(|it| it.code.history().next().map(|(_, code)| *code));
        let code = self.code_word(first.unwrap_or_else(|| coding.code()));
        self.made_at(coding.stamp, format!("“{code}”"));
        let Some(details) = details else {
            return;
        };
        self.field("Code", &details.code, |code| {
            if seen.shows_code(*code) {
                seen.code_name(*code)
            } else {
                "a code".to_owned()
            }
        });
        self.field("Borders", &details.borders, |span| {
            format!("characters {span}")
        });
        self.prose("Condensed meaning unit", &details.condensed);
        self.field("Mark", &details.valence, |it| {
            Mark::Valence(*it).in_words().to_owned()
        });
        self.field("Mark", &details.place, |it| {
            Mark::Place(*it).in_words().to_owned()
        });
        self.field("Mark", &details.stance, |it| {
            Mark::Stance(*it).in_words().to_owned()
        });
        self.field("Mark", &details.deviant, |it| {
            Mark::Deviant(*it).in_words().to_owned()
        });
        self.field("Quotation", &details.quotation, |it| {
            words::of_quotation(*it).to_owned()
        });
        self.quotation(id);
        for (stamp, _) in details.still_fits.history() {
            let after = "looked at again: still fits".to_owned();
            self.push(stamp, "Code", None, after, false);
        }
        let later = details.present.history();
        let later = later.filter(|(stamp, _)| *stamp != coding.stamp);
        for (stamp, stands) in later {
            let after = if *stands { "put back" } else { "taken away" };
            self.push(stamp, "In the study", None, after.to_owned(), false);
        }
    }

    /// The quotation's edited form and translations.
    fn quotation(&mut self, id: CodingId) {
        let Some(quotation) = self.seen.quotation(id) else {
            return;
        };
        self.field("Quoted words", &quotation.form, |form| match form {
            Some(_) => "edited".to_owned(),
            None => "as they stand in the text".to_owned(),
        });
        for (to, translation) in &quotation.translations {
            self.prose(&format!("Translation ({to})"), &translation.text);
            self.text("Translated by", &translation.translator);
            self.text("Translation checked by", &translation.checked_by);
        }
    }

    pub fn memo(&mut self, id: MemoId) {
        let Some(memo) = self.seen.memo(id) else {
            return;
        };
        self.made(&memo.made, "");
        self.prose("Memo", &memo.text);
        self.field("Kind", &memo.kind, |kind| of_memo_kind(*kind).to_owned());
        self.belongs(
            "Explored",
            &memo.explored,
            ("ticked off", "to be explored again"),
        );
        self.belongs(
            "Shared",
            &memo.shared,
            ("others may read it", "its author's again"),
        );
        for (target, linked) in &memo.links {
            let shows = match target {
                crate::model::Target::Code(code) => self.seen.shows_code(*code),
                crate::model::Target::Coding(coding) => self.seen.coding(*coding).is_some(),
                crate::model::Target::Memo(memo) => self.seen.memo(*memo).is_some(),
                _ => true,
            };
            if shows {
                let name = format!("Link to {}", self.seen.target_name(*target));
                self.belongs(&name, linked, ("linked", "no longer linked"));
            }
        }
    }
}

const fn of_memo_kind(kind: MemoKind) -> &'static str {
    match kind {
        MemoKind::Analytic => "analytic",
        MemoKind::Method => "method",
        MemoKind::Theory => "theory",
        MemoKind::Reflexive => "reflexive",
        MemoKind::FieldNote => "field note",
        MemoKind::ToExploreNext => "to explore next",
    }
}
