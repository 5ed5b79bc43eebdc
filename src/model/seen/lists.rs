//! The things of a study, one list after the other.

use super::Seen;
use crate::model::things::{
    Analyst, Attribute, Case, Category, Code, Coding, DecisionMade, Document, LoadedFramework,
    Participant, Role, Session, Version,
};
use crate::model::{
    AnalystId, AttributeId, AttributeValue, CaseId, CategoryId, CodeId, CodeLink, CodeMatch,
    CodingId, DeviceId, DocumentId, FrameworkId, NewReview, ParticipantId, PassId, Reported,
    RoleId, Subject, Tradition,
};
use rustc_hash::FxHashSet;

/// Things that stand, in the order they were made.
macro_rules! standing {
    ($(#[$doc:meta])* $list:ident, $(#[$one_doc:meta])* $one:ident, $id:ty, $thing:ty) => {
        $(#[$doc])*
        pub fn $list(&self) -> Vec<&'a $thing> {
            let all = self.study.state.$list.values();
            let mut standing: Vec<_> = all.filter(|it| it.made.stands()).collect();
            standing.sort_by_key(|it| it.made.stamp);
            standing
        }

        $(#[$one_doc])*
        pub fn $one(&self, id: $id) -> Option<&'a $thing> {
            self.study.state.$list.get(&id)
        }
    };
}

impl<'a> Seen<'a> {
    /// The study's title.
    pub fn title(&self) -> &'a str {
        self.study.state.title.text()
    }

    /// What the study is about.
    pub fn description(&self) -> &'a str {
        self.study.state.description.text()
    }

    /// The study's tradition.
    pub fn tradition(&self) -> Tradition {
        self.study.state.tradition.get_or(Tradition::default())
    }

    /// The tradition with the line that chose it; none where nobody has chosen one.
    pub fn tradition_chosen(&self) -> Option<(Tradition, crate::model::Stamp)> {
        let field = &self.study.state.tradition;
        Some((*field.get()?, field.stamp()?))
    }

    /// What the study reports.
    pub fn reported(&self) -> Reported {
        self.study.state.reported.get_or(Reported::default())
    }

    standing!(
        /// The people of the study.
        analysts,
        /// One of them, removed or not.
        analyst,
        AnalystId,
        Analyst
    );
    standing!(
        /// The roles.
        roles,
        /// One role, removed or not.
        role,
        RoleId,
        Role
    );
    standing!(
        /// The cases.
        cases,
        /// One case, removed or not.
        case,
        CaseId,
        Case
    );
    standing!(
        /// The participants.
        participants,
        /// One participant, removed or not.
        participant,
        ParticipantId,
        Participant
    );
    standing!(
        /// The attributes.
        attributes,
        /// One attribute.
        attribute,
        AttributeId,
        Attribute
    );
    standing!(
        /// The documents.
        documents,
        /// One document, removed or not.
        document,
        DocumentId,
        Document
    );
    standing!(
        /// The loaded frameworks.
        frameworks,
        /// One framework, removed or not.
        framework,
        FrameworkId,
        LoadedFramework
    );
    /// The categories and themes that show, in the order they were made.
    pub fn categories(&self) -> Vec<&'a Category> {
        let all = self.study.state.categories.values();
        let mut standing: Vec<_> = all
            .filter(|it| it.made.stands() && self.shows_category(it.id))
            .collect();
        standing.sort_by_key(|it| it.made.stamp);
        standing
    }

    /// One category that shows, removed or not.
    pub fn category(&self, id: CategoryId) -> Option<&'a Category> {
        let category = self.study.state.categories.get(&id)?;
        self.shows_category(id).then_some(category)
    }

    standing!(
        /// The consensus sessions.
        sessions,
        /// One session.
        session,
        crate::model::SessionId,
        Session
    );
    standing!(
        /// The frozen versions.
        versions,
        /// One version.
        version,
        crate::model::VersionId,
        Version
    );

    /// A value of an attribute.
    pub fn value(&self, of: Subject, attribute: AttributeId) -> Option<&'a AttributeValue> {
        self.study
            .state
            .values
            .get(&(of, attribute))?
            .get()?
            .as_ref()
    }

    /// The codes that show and stand, in the order they were made; merged ones among them.
    pub fn codes(&self) -> Vec<&'a Code> {
        let codes = self.study.state.codes.values();
        let mut codes: Vec<_> = codes
            .filter(|code| code.made.stands() && self.shows_code(code.id))
            .collect();
        codes.sort_by_key(|code| code.made.stamp);
        codes
    }

    /// One code that shows, removed or not.
    pub fn code(&self, id: CodeId) -> Option<&'a Code> {
        let code = self.study.state.codes.get(&id)?;
        self.shows_code(id).then_some(code)
    }

    /// Links between codes that show.
    pub fn code_links(&self) -> Vec<(CodeId, CodeId, CodeLink)> {
        let links = self.study.state.code_links.iter();
        links
            .filter(|((a, b), _)| self.shows_code(*a) && self.shows_code(*b))
            .filter_map(|((a, b), link)| Some((*a, *b, (*link.get()?)?)))
            .collect()
    }

    /// Matches between codes that show.
    pub fn code_matches(&self) -> Vec<(CodeId, CodeId, CodeMatch)> {
        let matches = self.study.state.code_matches.iter();
        matches
            .filter(|((a, b), _)| self.shows_code(*a) && self.shows_code(*b))
            .filter_map(|((a, b), matched)| Some((*a, *b, (*matched.get()?)?)))
            .collect()
    }

    /// The codings of a document that show, by where they start; a longer one before a shorter.
    pub fn codings_of(&self, document: DocumentId) -> Vec<&'a Coding> {
        let mut shows = self.showing();
        let all = self.study.state.codings.of(document).iter();
        let mut codings: Vec<_> = all
            .filter(|coding| coding.stands() && shows(coding))
            .collect();
        codings.sort_by_key(|coding| {
            let span = coding.span();
            (span.start, std::cmp::Reverse(span.end), coding.id)
        });
        codings
    }

    /// The codings of a document that show, those taken away since among them, in the order they were made: for
    /// figures of an earlier moment.
    pub fn codings_with_removed_of(
        &self,
        document: DocumentId,
    ) -> impl Iterator<Item = &'a Coding> + '_ {
        let mut shows = self.showing();
        let codings = self.study.state.codings.of(document).iter();
        codings.filter(move |coding| shows(coding))
    }

    /// Every person there ever was in the study, also one that was taken back.
    pub fn everybody(&self) -> impl Iterator<Item = AnalystId> + '_ {
        self.study.state.analysts.keys().copied()
    }

    /// Whose codings show in a document, and in which passes; each once, in no order.
    pub fn coders_in(&self, document: DocumentId) -> Vec<(PassId, AnalystId)> {
        let mut coders: Vec<(PassId, AnalystId)> = Vec::new();
        for coding in self.codings_in(document) {
            let coder = (coding.pass(), coding.analyst());
            if coders.last() != Some(&coder) && !coders.contains(&coder) {
                coders.push(coder);
            }
        }
        coders
    }

    /// The codings of a document that show, in the order they were made; none of a document that was taken off the list.
    pub fn codings_in(&self, document: DocumentId) -> impl Iterator<Item = &'a Coding> + '_ {
        let record = self.study.state.documents.get(&document);
        let stands = record.is_some_and(|document| document.made.stands());
        let codings = if stands {
            self.study.state.codings.of(document)
        } else {
            &[]
        };
        let mut shows = self.showing();
        codings
            .iter()
            .filter(move |coding| coding.stands() && shows(coding))
    }

    /// All codings that show, document by document in the order they were made.
    pub fn codings(&self) -> impl Iterator<Item = &'a Coding> + '_ {
        let documents = self.study.state.codings.documents();
        documents.flat_map(|document| self.codings_in(document))
    }

    /// The codings that show and have one of these codes as set (not as merged), document by document in the order
    /// they were made. Found without a walk over all codings.
    pub fn codings_with<'s>(
        &'s self,
        codes: &FxHashSet<CodeId>,
    ) -> impl Iterator<Item = &'a Coding> + use<'a, 's> {
        let with = self.study.state.codings.with(codes).into_iter();
        with.filter(|coding| {
            let document = self.study.state.documents.get(&coding.document());
            let stands = coding.stands() && document.is_some_and(|it| it.made.stands());
            stands && self.shows_coding(coding)
        })
    }

    /// The codings that show of these codes and of what was merged into them, document by document in the order they
    /// were made. Found without a walk over all codings.
    pub fn codings_of_codes<'s>(
        &'s self,
        codes: &FxHashSet<CodeId>,
    ) -> impl Iterator<Item = &'a Coding> + use<'a, 's> {
        let tree = self.code_tree();
        let all = self.study.state.codes.keys().copied();
        let as_set = all.filter(|code| codes.contains(&tree.effective(*code)));
        self.codings_with(&as_set.collect())
    }

    /// One coding that shows, taken away or not.
    pub fn coding(&self, id: CodingId) -> Option<&'a Coding> {
        let coding = self.study.state.codings.get(id)?;
        self.shows_coding(coding).then_some(coding)
    }

    /// The decisions that stand and show, oldest first.
    pub fn decisions(&self) -> Vec<&'a DecisionMade> {
        let decisions = self.study.state.decisions.values();
        let mut decisions: Vec<_> = decisions
            .filter(|made| {
                let codings = &made.decided.codings;
                made.made.stands() && codings.iter().all(|id| self.shows_coding_id(*id))
            })
            .collect();
        decisions.sort_by_key(|made| made.made.stamp);
        decisions
    }

    /// The reviews that stand, oldest first.
    pub fn reviews(&self) -> Vec<&'a NewReview> {
        let entries = self.review_entries().into_iter();
        entries.map(|it| it.review).collect()
    }

    /// Who each installation belongs to.
    pub fn installations(&self) -> Vec<(DeviceId, AnalystId)> {
        let bound = self.study.state.bound.iter();
        bound
            .filter_map(|(device, analyst)| Some((*device, *analyst.get()?)))
            .collect()
    }
}
