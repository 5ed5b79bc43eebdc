//! Reviews of saturation.

use interlinea::model::acts;
use interlinea::model::things::Analyst;
use interlinea::model::*;

/// Records a review of the documents there are, now and then.
pub fn review(seen: &Seen<'_>, draft: &mut StepDraft, people: &[&Analyst], b: u32) {
    if !b.is_multiple_of(7) {
        return;
    }
    let documents = seen.documents().into_iter();
    let new = NewSaturationReview {
        reviewers: people.iter().map(|it| it.id).collect(),
        conclusion: format!("enough of {b}"),
        of: SaturationOf::default(),
        consensus: false,
        order: SaturationOrder::default(),
        role: seen.roles().first().map(|it| it.id),
        base: 4,
        run: 2,
        threshold: 5,
        new: documents.map(|it| (it.id, b % 5)).collect(),
        cut: seen.now(),
    };
    let _ = acts::review_saturation(seen, draft, &new);
}

/// The reviews as a person sees them.
pub fn picture(seen: &Seen<'_>, add: &mut dyn FnMut(String)) {
    for it in seen.saturation_reviews() {
        add(format!("saturation {:?}", it.review));
    }
}
