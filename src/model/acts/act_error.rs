//! Why an act was refused.

/// An act that makes no sense as things stand; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
pub enum ActError {
    #[error("{what} does not exist, or is hidden from you: choose another.")]
    NotHere { what: &'static str },
    #[error("The name is empty: write one.")]
    EmptyName,
    #[error("There is already {what} “{name}” here: choose another name.")]
    NameTaken { what: &'static str, name: String },
    #[error("The framework “{name}” is loaded already: rename or switch its constructs instead.")]
    FrameworkLoaded { name: String },
    #[error(
        "“{construct}” cannot be changed while the pass “{pass}” that uses its framework is open: close the pass first."
    )]
    FrameworkInUse { construct: String, pass: String },
    #[error(
        "“{code}” cannot be put under itself or under a code that lies below it: choose another place."
    )]
    UnderItself { code: String },
    #[error(
        "There is only the one code “{code}” here, and a match takes two: choose a code of the other analyst."
    )]
    OneCode { code: String },
    #[error("“{code}” matches “{other}”: take that match back first.")]
    HasCounterpart { code: String, other: String },
    #[error(
        "“{code}” was said to have no counterpart already: match it with a code to say otherwise."
    )]
    NoCounterpartAlready { code: String },
    #[error(
        "“{code}” is given in {} of other analysts: merge it into another code instead of deleting it.",
        crate::model::many(*codings, "coding", "codings")
    )]
    UsedByOthers { code: String, codings: usize },
    #[error("Nothing is selected: select a passage first.")]
    EmptyPassage,
    #[error("You do not code in the pass “{pass}”: choose one of your own passes.")]
    NotYourPass { pass: String },
    #[error("You have closed “{part}” in the pass “{pass}”: reopen it to go on coding.")]
    PartClosed { part: String, pass: String },
    #[error("This coding is another analyst's: only they can change it.")]
    NotYourCoding,
    #[error("The memo is empty: write something.")]
    EmptyMemo,
    #[error("This memo is another analyst's: only they can change it.")]
    NotYourMemo,
    #[error("The document “{name}” has the same text: it is in the study already.")]
    DocumentHere { name: String },
    #[error("A pass needs at least one analyst: add one.")]
    NoAnalysts,
    #[error("The pass “{pass}” is still open, so its segments are not fixed: close it first.")]
    EarlierPassOpen { pass: String },
    #[error(
        "There is no segment of {constructs} in the pass “{pass}”: code some first, or choose other constructs."
    )]
    NoSegments { constructs: String, pass: String },
    #[error("A challenge needs a reason: write one.")]
    NoReasonToChallenge,
    #[error(
        "The challenge is hidden from the others until all have closed that part of the pass “{pass}”: decide it then."
    )]
    ChallengeHidden { pass: String },
    #[error("This challenge is another analyst's: only they can withdraw it.")]
    NotYourChallenge,
    #[error(
        "The pass “{pass}” is still open or did not come before this one, so it cannot be challenged here: close it first."
    )]
    NotEarlier { pass: String },
    #[error("The pass “{pass}” codes with no framework, so nothing lies outside one.")]
    NoFramework { pass: String },
    #[error("Reopening needs a reason: write one.")]
    NoReason,
    #[error("“{part}” is not closed: there is nothing to reopen.")]
    NotClosed { part: String },
    #[error(
        "The consensus of “{part}” cannot be closed: {open} of its differences are still open. Decide them first."
    )]
    ConsensusOpen { part: String, open: usize },
    #[error("Say who was there: start a session, or tick the analysts who closed it.")]
    NobodyPresent,
    #[error(
        "The consensus of “{part}” is closed, so nothing in it can become open: decide it, or reopen the consensus of this part."
    )]
    ClosedStaysSettled { part: String },
    #[error("The consensus of “{part}” is closed: write down why it is amended.")]
    AmendWithoutReason { part: String },
    #[error(
        "The consensus of “{part}” is closed: start a session first, so that it says who was there when it was amended."
    )]
    AmendWithoutPeople { part: String },
    #[error("“{code}” cannot be linked to itself: choose another code.")]
    LinkedToItself { code: String },
    #[error(
        "The pass “{pass}” works within constructs and closes construct by construct, so it runs without rounds: open a further pass instead."
    )]
    RoundWithinConstructs { pass: String },
    #[error("The round has no material: choose or draw some.")]
    EmptyRound,
    #[error(
        "“{document}” is not material of the pass “{pass}”, or belongs to a round of it already: choose another document."
    )]
    NotFreeForRound { document: String, pass: String },
    #[error(
        "The pass “{pass}” runs in rounds, and “{document}” is in none of them yet: open a round with it first."
    )]
    AwaitsRound { document: String, pass: String },
    #[error(
        "The round “{round}” cannot be taken off the list any more: it has begun, or it tests the codebook."
    )]
    RoundBegun { round: String },
    #[error("A test of the codebook needs two analysts or more: choose them.")]
    TestNeedsTwo,
    #[error("A deductive test needs a framework: choose one.")]
    TestNeedsFramework,
    #[error("There are no categories yet, so there is nothing to review: make some first.")]
    NothingToFreeze,
    #[error(
        "Nothing has changed since {version}, so a new version would be the same: review that one, or change the categories first."
    )]
    NothingChanged { version: String },
    #[error(
        "{version} is final and stays as it was signed: freeze a new version for what changed."
    )]
    VersionFinal { version: String },
    #[error("An objection to “{category}” needs a comment: write what it should be instead.")]
    ObjectionWithoutWords { category: String },
    #[error("The reply is empty: write something.")]
    EmptyReply,
    #[error("Rejecting a comment needs a reason: write one.")]
    RejectedWithoutReason,
    #[error("Nobody is named to sign the {version}: tick who has to sign it.")]
    NoSigners { version: String },
    #[error("{version} cannot be finalized: {open} not answered. Accept or reject each first.")]
    CommentsOpen { version: String, open: String },
    #[error(
        "{version} cannot be finalized: {signer} has not decided on {undecided}. Ask for it, or take the name off the list of signers."
    )]
    SignerUndecided {
        version: String,
        signer: String,
        undecided: String,
    },
    #[error(
        "{version} cannot be finalized: {signer} objects. Come to an agreement, or write down why it is finalized over the objection."
    )]
    SignerObjects { version: String, signer: String },
    #[error("Say what is to be masked: write a name or phrase.")]
    NothingToMask,
    #[error("Say what stands in place of “{words}”: write XX, for instance.")]
    NoReplacement { words: String },
    #[error(
        "“{replacement}” would show “{words}” again: write something else that stands in its place."
    )]
    MaskShowsWords { words: String, replacement: String },
    #[error(
        "“{other}” goes out as “{replacement}”, which shows “{words}”: let “{other}” go out as something else first."
    )]
    MaskIsShown {
        words: String,
        other: String,
        replacement: String,
    },
    #[error("The quotation cannot be kept like this: {what}. Change the element.")]
    QuotationFault { what: String },
    #[error("Say which language the translation is in: write its short name, such as en.")]
    NoLanguage,
    #[error("Write the translation first, then say who checked it.")]
    NoTranslation,
    #[error("Nobody is named as reviewer: tick who reviewed it.")]
    NoReviewers,
    #[error("The conclusion is empty: write in your own words what you conclude.")]
    NothingConcluded,
    #[error("There is no document to review: code one first.")]
    NoDocumentsReviewed,
    #[error("Row {row}: {what}.")]
    Row { row: usize, what: String },
}
