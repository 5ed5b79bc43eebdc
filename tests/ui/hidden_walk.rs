//! Every screen, as every person but Bo: what is written there, read out, and said where the pointer rests is the same
//! whether Bo has worked in the hidden passes or not. And as Bo, to see that the walk comes by where it would stand.

// Each group of actions has its own reason, though some are answered alike.
#![allow(clippy::match_same_arms)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::hidden::masked::masked;
use crate::hidden::{OWN, SECRET, Worlds, sentence};
use crate::window::Window;
use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interlinea::exchange::report::ReportKind;
use interlinea::jobs::{Moment, Upto};
use interlinea::model::{AnalystId, Seen, Target};
use interlinea::ui::{Action, Command, ListOf, Selected, WorkspaceKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was said at each place of the walk.
type Said = BTreeMap<String, BTreeSet<String>>;

/// Somebody who goes from screen to screen and takes down everything that is said.
struct Walker {
    window: Window,
    said: Said,
    /// Whether the workspaces and the search are all that is walked.
    is_short: bool,
    /// Whether the pointer goes over everything.
    hovers: bool,
}

/// Whether an action stays in the study and in the window; a new action does not compile until it is thought of here.
const fn stays_here(action: Action) -> bool {
    match action {
        // Another study, or a dialog of the system's.
        Action::NewStudy
        | Action::OpenFolder
        | Action::OpenSample
        | Action::CloseStudy
        | Action::ImportFiles => false,
        // What one has just done is taken back and done again, which the walk does not compare.
        Action::Undo | Action::Redo => false,
        // The look alone.
        Action::Light
        | Action::Dark
        | Action::FollowSystem
        | Action::LargerText
        | Action::SmallerText
        | Action::NormalText
        | Action::LargerTranscript
        | Action::SmallerTranscript
        | Action::FoldLeft
        | Action::FoldRight => false,
        Action::StudySettings
        | Action::SayWhy
        | Action::GoDocuments
        | Action::GoCode
        | Action::GoCompare
        | Action::GoCondense
        | Action::GoExplore
        | Action::GoReport
        | Action::ShowDocuments
        | Action::ShowParticipants
        | Action::ShowPeople
        | Action::ShowFrameworks
        | Action::ShowPasses
        | Action::ShowHistory
        | Action::ShowSegments
        | Action::ShowMatrix
        | Action::ShowTogether
        | Action::ShowCharts
        | Action::ShowFrameworkMatrix
        | Action::AsItWas
        | Action::BackToNow
        | Action::WorkAllTheSame
        | Action::AddFramework
        | Action::NewPass
        | Action::CodeSelection
        | Action::CodeInVivo
        | Action::CodeAgain
        | Action::ChangeCode
        | Action::NextCoding
        | Action::PreviousCoding
        | Action::MarkValence
        | Action::MarkPlace
        | Action::MarkStance
        | Action::MarkDeviant
        | Action::MarkQuotation
        | Action::TakeAway
        | Action::EraseWords
        | Action::WriteMemo
        | Action::EditDefinition
        | Action::EditCondensed
        | Action::Challenge
        | Action::CodeOutside
        | Action::NextUncoded
        | Action::PreviousUncoded
        | Action::PassOver
        | Action::ShowCoverage
        | Action::ShowLayers
        | Action::NextSubDomain
        | Action::PreviousSubDomain
        | Action::NextSegment
        | Action::PreviousSegment
        | Action::FindInDocument
        | Action::FindNext
        | Action::FindPrevious
        | Action::GoToTurn
        | Action::FieldNotes
        | Action::FilterCodes
        | Action::NewCode
        | Action::ReadSegments
        | Action::RenameCode
        | Action::MergeCodes
        | Action::SplitCode
        | Action::FinishDocument
        | Action::ReopenDocument
        | Action::MarkRead
        | Action::NothingRelevant
        | Action::NextDocument
        | Action::PreviousDocument
        | Action::Palette
        | Action::Memos
        | Action::Shortcuts => true,
    }
}

/// A name for what is selected; a new kind of thing does not compile until the walk selects it.
const fn name_of(selected: Selected) -> &'static str {
    match selected {
        Selected::Nothing => "nothing",
        Selected::Document(_) => "document",
        Selected::Passage(..) => "passage",
        Selected::Code(_) => "code",
        Selected::Coding(_) => "coding",
        Selected::Category(_) => "category",
        Selected::Memo(_) => "memo",
        Selected::Participant(_) => "participant",
        Selected::Role(_) => "role",
        Selected::Analyst(_) => "analyst",
        Selected::Framework(_) => "framework",
        Selected::Pass(_) => "pass",
    }
}

/// Everything that can be selected, some of each kind.
fn selections(seen: &Seen<'_>) -> Vec<Selected> {
    let mut all = vec![Selected::Nothing];
    let documents = seen.documents();
    all.extend(documents.iter().map(|it| Selected::Document(it.id)));
    let passage = sentence("Trust came later.");
    all.extend(documents.iter().map(|it| Selected::Passage(it.id, passage)));
    let with_codings = seen.codes().into_iter().filter(|it| {
        let counts = seen.counts();
        counts.codings_of(it.id) > 0 || it.first.construct.is_none()
    });
    all.extend(with_codings.map(|it| Selected::Code(it.id)));
    all.extend(seen.codings().map(|it| Selected::Coding(it.id)));
    all.extend(seen.categories().iter().map(|it| Selected::Category(it.id)));
    all.extend(seen.memos().iter().map(|it| Selected::Memo(it.id)));
    all.extend(seen.analysts().iter().map(|it| Selected::Analyst(it.id)));
    all.extend(
        seen.frameworks()
            .iter()
            .map(|it| Selected::Framework(it.id)),
    );
    all.extend(seen.passes().iter().map(|it| Selected::Pass(it.id)));
    all.extend(
        seen.participants()
            .iter()
            .map(|it| Selected::Participant(it.id)),
    );
    all.extend(seen.roles().iter().map(|it| Selected::Role(it.id)));
    all
}

/// Everything that can be read as a list, some of each kind.
fn lists(seen: &Seen<'_>) -> Vec<ListOf> {
    let mut all = Vec::new();
    let counts = seen.counts();
    for code in seen.codes() {
        if counts.codings_of(code.id) > 0 {
            all.push(ListOf::Code(code.id));
            all.push(ListOf::Earlier(code.id));
        }
    }
    all.extend(seen.categories().iter().map(|it| ListOf::Category(it.id)));
    for pass in seen.passes().iter().filter(|it| it.is_within_constructs()) {
        let construct = None;
        let pass = pass.id;
        all.push(ListOf::Material { pass, construct });
    }
    let codings: Vec<_> = seen.codings().map(|it| it.id).collect();
    all.push(ListOf::Segments {
        title: Arc::from("all"),
        codings: codings.into(),
    });
    let passage = sentence("Trust came later.");
    let passages: Vec<_> = seen.documents().iter().map(|it| (it.id, passage)).collect();
    all.push(ListOf::Passages {
        title: Arc::from("places"),
        passages: passages.into(),
    });
    for list in &all {
        // A new kind of list does not compile until it is above.
        match list {
            ListOf::Code(_)
            | ListOf::Earlier(_)
            | ListOf::Category(_)
            | ListOf::Material { .. }
            | ListOf::Segments { .. }
            | ListOf::Passages { .. } => {}
        }
    }
    all
}

impl Walker {
    fn of(worlds: &Worlds, with: bool, who: Option<AnalystId>) -> Self {
        let (project, folder) = worlds.opened_by(with, who);
        let window = Window::with(project, folder, Vec2::new(1600.0, 1000.0));
        // Nothing waits for the pointer to rest.
        window.harness.ctx.all_styles_mut(|style| {
            style.interaction.tooltip_delay = 0.0;
            style.interaction.tooltip_grace_time = 0.0;
            style.interaction.show_tooltips_only_when_still = false;
        });
        let mut walker = Self {
            window,
            said: Said::new(),
            is_short: false,
            hovers: true,
        };
        walker.settle();
        walker
    }

    fn push(&mut self, command: Command) {
        self.window.harness.state_mut().push(command);
        self.window.harness.run_steps(4);
    }

    /// Waits until nothing is worked on in the background.
    fn settle(&mut self) {
        for _ in 0..400 {
            self.window.harness.run_steps(2);
            let busy = {
                let all = self.window.harness.root().children_recursive();
                let mut names = all.filter_map(|node| node.accesskit_node().label());
                names.any(|name| {
                    name.starts_with("Cancel: ")
                        || name.starts_with("Comparing…")
                        || name.starts_with("Calculating")
                })
            };
            if !busy {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        self.window.harness.run_steps(3);
    }

    /// Everything on the screen: what is painted, and what is read out.
    fn texts(&self) -> BTreeSet<String> {
        let mut texts = BTreeSet::new();
        let harness = &self.window.harness;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let words = [node.label(), node.value(), node.description()];
            texts.extend(words.into_iter().flatten().map(|it| masked(&it)));
        }
        for shape in &harness.output().shapes {
            painted(&shape.shape, &mut texts);
        }
        texts.remove("");
        // How far work in the background is differs from one run to the next.
        texts.retain(|it| !it.starts_with("Cancel: ") && !it.starts_with("Indexing"));
        texts
    }

    fn take_down(&mut self, place: &str) {
        self.settle();
        let texts = self.texts();
        self.said.entry(place.to_owned()).or_default().extend(texts);
    }

    /// What is said where the pointer rests, over everything on the screen.
    fn hover(&mut self, place: &str) {
        if !self.hovers {
            return;
        }
        let mut spots: BTreeMap<(i32, i32), Pos2> = BTreeMap::new();
        for node in self.window.harness.root().children_recursive() {
            let role = node.accesskit_node().role();
            if role == Role::GenericContainer || role == Role::Window {
                continue;
            }
            let Some(bounds) = node.accesskit_node().bounding_box() else {
                continue;
            };
            let at = Pos2::new(
                f64::midpoint(bounds.x0, bounds.x1) as f32,
                f64::midpoint(bounds.y0, bounds.y1) as f32,
            );
            if at.is_finite() && at.x > 0.0 && at.y > 0.0 && at.x < 1600.0 && at.y < 1000.0 {
                spots.insert((at.x as i32 / 6, at.y as i32 / 6), at);
            }
        }
        let place = format!("{place}, under the pointer");
        for at in spots.into_values() {
            self.window.harness.hover_at(at);
            self.window.harness.run_steps(2);
            let texts = self.texts();
            self.said.entry(place.clone()).or_default().extend(texts);
        }
        self.window.harness.remove_cursor();
        self.window.harness.run_steps(1);
    }

    /// Names of what has a role on the screen.
    fn names(&self, role: Role) -> Vec<String> {
        let all = self.window.harness.query_all_by_role(role);
        let names = all.filter_map(|it| it.accesskit_node().label());
        let names: BTreeSet<String> = names.collect();
        names.into_iter().collect()
    }

    fn click(&mut self, role: Role, name: &str) {
        let clicked = {
            let all = self.window.harness.query_all_by_role_and_label(role, name);
            let last = all.last();
            if let Some(node) = &last {
                node.click();
            }
            last.is_some()
        };
        if clicked {
            self.window.harness.run_steps(4);
        }
    }

    fn escape(&mut self) {
        for _ in 0..3 {
            self.window.key(Key::Escape);
        }
    }

    /// Goes to a workspace, opens each of its tabs and chooses each row that there is to choose.
    fn workspace(&mut self, kind: WorkspaceKind, before: &str) {
        let place = format!("{before}{kind:?}");
        self.push(Command::Go(kind));
        self.take_down(&place);
        self.hover(&place);
        for tab in self.names(Role::Tab) {
            self.click(Role::Tab, &tab);
            let place = format!("{place}, {tab}");
            self.take_down(&place);
            self.hover(&place);
            self.rows(&place);
        }
        self.push(Command::Go(kind));
        self.rows(&place);
        for role in [Role::DisclosureTriangle, Role::RadioButton, Role::CheckBox] {
            for name in self.names(role) {
                self.click(role, &name);
                self.take_down(&format!("{place}, {role:?} {}", masked(&name)));
            }
        }
        self.escape();
    }

    fn rows(&mut self, place: &str) {
        for role in [Role::ListItem, Role::Row, Role::TreeItem] {
            for name in self.names(role).into_iter().take(40) {
                self.click(role, &name);
                self.take_down(&format!("{place}, row"));
            }
        }
    }

    /// The pages of the quotations, which are among what can be saved, and each quotation.
    fn quotations(&mut self) {
        self.push(Command::Go(WorkspaceKind::Report));
        for role in [Role::ListItem, Role::Row, Role::TreeItem] {
            self.click(role, "Quotations");
        }
        for tab in ["Quotations", "Balance", "Masked words", "As it goes out"] {
            self.click(Role::Tab, tab);
            let place = format!("Quotations, {tab}");
            self.take_down(&place);
            self.hover(&place);
            for name in self.names(Role::ListBoxOption) {
                self.click(Role::ListBoxOption, &name);
                self.take_down(&format!("{place}, one"));
            }
        }
    }

    /// The framework matrix among what can be saved, its documents against its codes.
    fn framework_matrix(&mut self) {
        self.push(Command::Go(WorkspaceKind::Report));
        let kind = ReportKind::Framework;
        assert_eq!(kind.key(), "framework-matrix");
        self.click(Role::ListItem, kind.title());
        for (choice, chosen) in [
            ("Rows", "Documents"),
            ("Columns", "Codes, with those below"),
        ] {
            self.window.click(choice);
            // What is open lies above what has the same name.
            let all = self.window.harness.query_all_by_label(chosen);
            all.last().unwrap().click();
            self.take_down(&format!("{}, {chosen}", kind.title()));
        }
        self.hover(kind.title());
    }

    fn seen<T>(&self, look: impl FnOnce(&Seen<'_>) -> T) -> T {
        let study = self.window.app().study().unwrap();
        look(&study.project().seen())
    }

    fn walk(&mut self) {
        self.take_down("first");
        if self.seen(|seen| seen.person().is_none()) {
            self.hover("who");
            self.window.click("Only look at what everybody may see");
        }
        let passes = self.seen(|seen| {
            let passes = seen.passes();
            passes
                .iter()
                .map(|it| (it.id, it.name.text().to_owned()))
                .collect::<Vec<_>>()
        });
        let documents: Vec<_> = self.seen(|seen| seen.documents().iter().map(|it| it.id).collect());
        for (pass, name) in passes {
            self.push(Command::WorkIn(pass));
            self.push(Command::Go(WorkspaceKind::Code));
            self.push(Command::OpenDocument(documents[0]));
            self.take_down(&format!("Code in {name}"));
        }
        for kind in WorkspaceKind::ALL {
            self.workspace(kind, "");
        }
        self.quotations();
        self.framework_matrix();
        self.searches();
        if self.is_short {
            return;
        }
        self.actions(&documents);
        self.things(&documents);
        self.the_past();
    }

    /// Everything that can be done, as far as it shows a panel, a page or a sentence.
    fn actions(&mut self, documents: &[interlinea::model::DocumentId]) {
        for action in Action::ALL {
            if !stays_here(action) {
                continue;
            }
            self.push(Command::Go(WorkspaceKind::Code));
            self.push(Command::OpenDocument(documents[0]));
            self.push(Command::Do(action));
            self.take_down(&format!("{action:?}"));
            if matches!(
                action,
                Action::ShowHistory | Action::Memos | Action::ShowCoverage
            ) {
                self.hover(&format!("{action:?}"));
                self.rows(&format!("{action:?}"));
            }
            if action == Action::Memos {
                self.push(Command::Do(Action::Memos));
            }
            if action == Action::ShowHistory {
                self.push(Command::Do(action));
                for words in ["closing", "reason", OWN, SECRET] {
                    self.window.type_into("Filter", words);
                    self.take_down(&format!("history “{words}”"));
                    self.window.keys(Modifiers::COMMAND, Key::A);
                    self.window.key(Key::Backspace);
                }
            }
            self.escape();
        }
    }

    /// Every thing that can be selected, with its history unfolded, and every list.
    fn things(&mut self, documents: &[interlinea::model::DocumentId]) {
        let (selections, lists, memos) = self.seen(|seen| {
            let memos: Vec<_> = seen.memos().iter().map(|it| it.id).collect();
            (selections(seen), lists(seen), memos)
        });
        for kind in [
            WorkspaceKind::Code,
            WorkspaceKind::Condense,
            WorkspaceKind::Documents,
        ] {
            self.push(Command::Go(kind));
            self.push(Command::OpenDocument(documents[0]));
            for selected in &selections {
                self.push(Command::Select(*selected));
                let place = format!("{kind:?}, selected {}", name_of(*selected));
                self.take_down(&place);
                for fold in self.names(Role::Button) {
                    if fold.contains("History") {
                        self.click(Role::Button, &fold);
                        self.take_down(&format!("{place}, history"));
                        self.click(Role::Button, &fold);
                    }
                }
            }
        }
        for list in lists {
            self.push(Command::ShowReadingList(Some(list)));
            self.take_down("a list");
        }
        self.push(Command::ShowReadingList(None));
        for memo in memos {
            self.push(Command::ShowMemo(memo));
            self.take_down("a memo");
        }
        self.push(Command::WriteMemo(Target::Study));
        self.take_down("writing a memo");
        self.escape();
    }

    /// The palette and the search, with the very words that nobody here may find.
    fn searches(&mut self) {
        for words in ["", SECRET, OWN, "pass", "c", "wait", "bo"] {
            self.window.keys(Modifiers::COMMAND, Key::K);
            self.window.write(words);
            self.take_down(&format!("palette “{words}”"));
            self.window.key(Key::Escape);
        }
        for query in [
            "in:all bozz*",
            "in:memos bozz*",
            "in:definitions bozz*",
            "in:all annz*",
            "code:bozzcode",
            "waited",
        ] {
            self.push(Command::Search(query.to_owned()));
            self.take_down(&format!("search “{query}”"));
            self.rows(&format!("search “{query}”"));
        }
    }

    /// Every workspace at the latest moment and at an earlier one, as the window shows the past.
    fn the_past(&mut self) {
        let now = self
            .window
            .app()
            .study()
            .unwrap()
            .project()
            .study()
            .latest();
        let first = self.seen(|seen| seen.passes().last().map(|it| it.made.stamp.id));
        let moments = [
            Some(Upto::Time(now.milliseconds())),
            first.and_then(|line| self.seen(|seen| seen.step_of(line)).map(Upto::Step)),
        ];
        for (n, upto) in moments.into_iter().flatten().enumerate() {
            let at = now.milliseconds();
            self.push(Command::AsItWas(Moment { at, upto }));
            self.settle();
            self.window.wait_for("Back to now");
            for kind in WorkspaceKind::ALL {
                self.push(Command::Go(kind));
                let place = format!("the past {n}, {kind:?}");
                self.take_down(&place);
                self.rows(&place);
            }
            self.push(Command::Do(Action::BackToNow));
            self.settle();
        }
    }
}

fn painted(shape: &Shape, texts: &mut BTreeSet<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|it| painted(it, texts)),
        Shape::Text(text) => {
            texts.insert(masked(text.galley.text()));
        }
        _ => {}
    }
}

/// What differs between the two worlds for somebody, place by place; and every place where a secret word stands.
fn leaks(who: &str) -> String {
    let worlds = Worlds::build();
    let people = worlds.people;
    let who = match who {
        "Anna" => Some(people.anna),
        "Cy" => Some(people.cy),
        "Dana" => Some(people.dana),
        _ => None,
    };
    let pass_members = [Some(people.anna), Some(people.cy)];
    let (without, with) = std::thread::scope(|scope| {
        let walk = |with: bool| {
            let mut walker = Walker::of(&worlds, with, who);
            // Whoever codes in none of the hidden passes sees less than those who do.
            walker.is_short = !pass_members.contains(&who);
            walker.hovers = who == Some(people.anna);
            walker.walk();
            walker.said
        };
        let other = scope.spawn(move || walk(false));
        let with = walk(true);
        (other.join().unwrap(), with)
    });
    assert!(with.len() > 40, "{} places", with.len());
    let mut found = String::new();
    let places: BTreeSet<&String> = without.keys().chain(with.keys()).collect();
    for place in places {
        let (Some(before), Some(after)) = (without.get(place), with.get(place)) else {
            found.push_str(&format!("only in one of the worlds: {place}\n"));
            continue;
        };
        for text in after.difference(before) {
            found.push_str(&format!("{place}: + {text:?}\n"));
        }
        for text in before.difference(after) {
            found.push_str(&format!("{place}: - {text:?}\n"));
        }
        let typed = place.contains(SECRET);
        for text in after
            .iter()
            .filter(|it| it.to_lowercase().contains(SECRET) && !typed)
        {
            found.push_str(&format!("{place}: ! {text:?}\n"));
        }
    }
    found
}

#[test]
fn nothing_hidden_stands_on_any_screen_of_another_analyst_of_the_pass() {
    let leaks = leaks("Anna");
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn nor_of_a_third_who_codes_in_one_of_the_passes() {
    let leaks = leaks("Cy");
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn nor_of_somebody_who_codes_in_none() {
    let leaks = leaks("Dana");
    assert!(leaks.is_empty(), "{leaks}");
}

#[test]
fn nor_where_the_window_belongs_to_nobody() {
    let leaks = leaks("nobody");
    assert!(leaks.is_empty(), "{leaks}");
}

/// The secret words that the walk has come by as the person who may see them.
#[test]
fn the_walk_comes_by_where_it_would_stand() {
    let worlds = Worlds::build();
    let mut walker = Walker::of(&worlds, true, Some(worlds.people.bo));
    walker.walk();
    let said: Vec<String> = walker
        .said
        .values()
        .flatten()
        .map(|it| format!("{it}\n"))
        .collect();
    let all = said.concat();
    let words = [
        "code",
        "renamed",
        "within",
        "split",
        "ofreach",
        "definition",
        "include",
        "exclude",
        "example",
        "condensed",
        "memo 0",
        "summary",
        "memo 6",
        "on 0",
        "reflexive",
        "why",
        "challenge",
        "missed",
        "category",
        "theme",
        "says",
        "axis",
        "phase",
        "whom",
        "about",
        "reopened",
        "comment",
        "decided",
    ];
    let missing: Vec<&str> = words
        .into_iter()
        .filter(|word| !all.contains(&format!("{SECRET}{word}")))
        .collect();
    assert!(missing.is_empty(), "the walk has not come by {missing:?}");
    let matrix = &walker.said["Framework matrix, Codes, with those below"];
    assert!(matrix.contains(&format!("{SECRET}summary")), "{matrix:?}");
    let pointed = all.contains("Every action, document and code by name");
    assert!(pointed, "nothing is said under the pointer");
}
