//! Challenges to an earlier pass: made on a coding or on bare words, listed with what they are about.

use super::segments::source;
use crate::model::acts;
use crate::model::things::Challenge;
use crate::model::{ChallengeId, Claim, CodeId, CodingId, DocumentId, PassId, Span};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View, forms};
use egui::{Label, Sense, Ui};

/// What is challenged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum On {
    /// A coding.
    Coding(CodingId),
    /// Words that were missed.
    Passage(DocumentId, Span),
    /// A document, of which all challenges are listed.
    Document(DocumentId),
}

/// What one holds against a coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    DoesNotBelong,
    BelongsIn,
}

const KINDS: [(Kind, &str); 2] = [
    (Kind::DoesNotBelong, "Does not belong here"),
    (Kind::BelongsIn, "Belongs in another construct"),
];

/// A challenge of the list.
#[derive(Debug, Clone)]
struct Row {
    id: ChallengeId,
    /// “Reach: belongs in “Dose””.
    claim: String,
    reason: String,
    /// “Anna · Interview 3 · turn 12 · in “Within Reach””.
    under: String,
    place: (DocumentId, Span),
    coding: Option<CodingId>,
    mine: bool,
}

/// An earlier pass that can be challenged: which, its name, and the constructs that text may belong in.
type Earlier = (PassId, String, Vec<(Option<CodeId>, String)>);

/// What the card remembers between frames.
#[derive(Debug, Default)]
pub(in super::super) struct Challenging {
    key: Option<(u64, Option<PassId>, On)>,
    rows: Vec<Row>,
    /// The earlier pass that can be challenged here, and its constructs.
    earlier: Option<Earlier>,
    writing: Option<On>,
    kind: Kind,
    construct: Option<CodeId>,
    reason: String,
    wants_focus: bool,
    /// Whether the form was asked for from elsewhere than its link.
    asked: bool,
}

impl Challenging {
    /// Whether what is selected can be challenged.
    pub fn is_offered(&self) -> bool {
        let of_document = matches!(self.key, Some((_, _, On::Document(_))) | None);
        self.earlier.is_some() && !of_document
    }

    /// Opens the form when it is next drawn.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// Draws the card; `may` is the pass that can be coded in here.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        on: On,
        may: Option<PassId>,
        commands: &mut Commands,
    ) {
        self.update(view, on);
        let pass = may.filter(|_| self.earlier.is_some());
        let offers = pass.is_some() && !matches!(on, On::Document(_));
        if self.rows.is_empty() && !offers {
            return;
        }
        let count = match self.rows.len() {
            0 => String::new(),
            n => n.to_string(),
        };
        parts::section(ui, "Challenges", &count);
        for row in &self.rows {
            show_row(ui, row, commands);
            ui.add_space(metrics::GRID);
        }
        let Some(pass) = pass.filter(|_| offers) else {
            return;
        };
        if self.writing == Some(on) {
            self.form(ui, on, pass, commands);
            return;
        }
        let earlier = self.earlier.as_ref().map_or("", |(_, name, _)| name);
        let words = match on {
            On::Coding(_) => "Challenge this coding…".to_owned(),
            _ => format!("Missed in “{earlier}”…"),
        };
        let asked = std::mem::take(&mut self.asked);
        if parts::link_under_heading(ui, &words).clicked() || asked {
            self.writing = Some(on);
            self.kind = Kind::default();
            self.construct = None;
            self.reason.clear();
            self.wants_focus = true;
        }
    }

    fn update(&mut self, view: &View<'_>, on: On) {
        let key = Some((view.revision(), view.pass(), on));
        if self.key == key {
            return;
        }
        if self
            .key
            .is_none_or(|(_, pass, of)| pass != view.pass() || of != on)
        {
            self.writing = None;
        }
        self.key = key;
        let here = |it: &&Challenge| match on {
            On::Coding(coding) => it.first.coding == Some(coding),
            On::Passage(document, span) => {
                it.first.document == document && it.first.span().overlaps(span)
            }
            On::Document(document) => it.first.document == document,
        };
        let all = view.seen.challenges().into_iter();
        self.rows = all.filter(here).map(|it| row(view, it)).collect();
        self.earlier = earlier(view, on);
    }

    fn form(&mut self, ui: &mut Ui, on: On, pass: PassId, commands: &mut Commands) {
        let Some((of, name, constructs)) = self.earlier.clone() else {
            return;
        };
        let missed = matches!(on, On::Passage(..));
        let mut done = false;
        parts::card(ui, |ui| {
            let words = format!(
                "Nothing in “{name}” is changed. It is hidden like your codings of this pass."
            );
            ui.add(Label::new(theme(ui).small(words)).wrap());
            if !missed {
                forms::choice(ui, "What is challenged", &mut self.kind, &KINDS);
            }
            if missed || self.kind == Kind::BelongsIn {
                forms::choice(ui, "Construct", &mut self.construct, &constructs);
            }
            let field = forms::text(
                ui,
                "Why",
                &mut self.reason,
                "The reason, for the discussion",
            );
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
                field.scroll_to_me(None);
            }
            let entered = forms::entered(ui, &field);
            let claim = match (missed, self.kind, self.construct) {
                (true, _, Some(code)) => Some(Claim::Missed(code)),
                (false, Kind::DoesNotBelong, _) => Some(Claim::DoesNotBelong),
                (false, Kind::BelongsIn, Some(code)) => Some(Claim::BelongsIn(code)),
                _ => None,
            };
            let claim = claim.filter(|_| !self.reason.trim().is_empty());
            ui.add_space(metrics::GRID);
            ui.horizontal_wrapped(|ui| {
                let ready = claim.is_some();
                let pressed = ui.add_enabled_ui(ready, |ui| {
                    parts::primary_button(ui, "Record the challenge")
                });
                if let Some(claim) = claim.filter(|_| pressed.inner.clicked() || entered) {
                    record(on, pass, of, claim, self.reason.clone(), commands);
                    done = true;
                }
                done |= parts::quiet_button(ui, "Not now").clicked();
            });
        });
        if done {
            self.writing = None;
        }
    }
}

fn record(on: On, pass: PassId, of: PassId, claim: Claim, reason: String, commands: &mut Commands) {
    commands.act("challenge the earlier pass", move |act| match on {
        On::Coding(coding) => {
            acts::challenge_coding(act.seen, act.draft, pass, coding, claim, &reason)
        }
        On::Passage(document, span) => {
            let construct = claim.construct();
            let what = "The construct";
            let construct = construct.ok_or(acts::ActError::NotHere { what })?;
            let at = (document, span);
            acts::challenge_missed(act.seen, act.draft, pass, of, at, construct, &reason)
        }
        On::Document(_) => Err(acts::ActError::EmptyPassage),
    });
}

/// The earlier pass that can be challenged, with the constructs that text may belong in.
fn earlier(view: &View<'_>, on: On) -> Option<Earlier> {
    let passes = acts::challengeable(view.seen, view.pass()?);
    let of = match on {
        On::Coding(coding) => {
            let of = view.seen.coding(coding)?.pass();
            passes.into_iter().find(|pass| *pass == of)?
        }
        On::Passage(..) | On::Document(_) => passes.into_iter().next()?,
    };
    let row = view.overview.pass(of)?;
    let codes = view.overview.codes.iter();
    let codes = codes.filter(|code| {
        !code.switched_off && code.is_construct && (row.framework == code.framework)
    });
    let mut constructs = vec![(None, "Choose one".to_owned())];
    constructs.extend(codes.map(|code| (Some(code.id), code.path.replace('/', " › "))));
    Some((of, row.name.clone(), constructs))
}

fn row(view: &View<'_>, it: &Challenge) -> Row {
    let first = &it.first;
    let claim = it.claim.get().copied().unwrap_or(first.claim);
    let claim = view.seen.claim_in_words(claim);
    let coding = first.coding.and_then(|id| view.seen.coding(id));
    let claim = match coding {
        Some(coding) => format!("{}: {claim}", view.seen.code_name(coding.code())),
        None => claim,
    };
    let person = view.overview.person_name(first.analyst);
    let pass = view.overview.pass(first.pass);
    let pass = pass.map_or("", |row| row.name.as_str());
    let place = source(view, first.document, first.span());
    Row {
        id: it.id,
        claim,
        reason: it.reason.text().to_owned(),
        under: format!("{person} · {place} · in “{pass}”"),
        place: (first.document, first.span()),
        coding: first
            .coding
            .filter(|_| coding.is_some_and(crate::model::things::Coding::stands)),
        mine: Some(first.analyst) == view.me() && view.read_only.is_none(),
    }
}

fn show_row(ui: &mut Ui, row: &Row, commands: &mut Commands) {
    parts::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let theme = theme(ui);
        let claim = Label::new(theme.strong(&row.claim))
            .wrap()
            .sense(Sense::click());
        let claim = ui
            .add(claim)
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        let spoken = format!("Go to {}", row.claim);
        claim.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        parts::focus_ring(ui, &claim, claim.rect);
        if claim.clicked() {
            let (document, span) = row.place;
            commands.show_passage(document, span);
            if let Some(coding) = row.coding {
                commands.select(Selected::Coding(coding));
            }
        }
        ui.add(Label::new(theme.text(&row.reason)).wrap());
        ui.add(Label::new(theme.small(&row.under)).wrap());
        if row.mine && parts::link(ui, "Withdraw").clicked() {
            let id = row.id;
            commands.act("withdraw the challenge", move |act| {
                acts::withdraw_challenge(act.seen, act.draft, id)
            });
        }
    });
}
