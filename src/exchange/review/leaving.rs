//! The review package as it leaves.

use super::package::{
    PackagedCategory, PackagedCode, PackagedFinal, PackagedQuotation, PackagedReview, ReviewPackage,
};
use crate::exchange::masking::{Leaving, Masks};

impl Leaving for ReviewPackage {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            project: _,
            version: _,
            number: _,
            version_words,
            frozen,
            finalized,
            signers,
            facts,
            counted,
            themes,
            domains,
            roles,
            notes,
        } = self;
        finalized.mask(masks);
        for words in [title, version_words, frozen, counted] {
            words.mask(masks);
        }
        for names in [signers, roles, notes] {
            names.mask(masks);
        }
        facts.mask(masks);
        themes.mask(masks);
        domains.mask(masks);
    }
}

impl Leaving for PackagedFinal {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            when: _,
            signers,
            objecting,
            over,
        } = self;
        signers.mask(masks);
        objecting.mask(masks);
        over.mask(masks);
    }
}

impl Leaving for PackagedCategory {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            id: _,
            name,
            definition,
            level: _,
            above,
            below,
            said: _,
            codes,
            segments: _,
            documents: _,
            roles: _,
            balances: _,
            quotations,
            reviews,
        } = self;
        name.mask(masks);
        definition.mask(masks);
        above.mask(masks);
        below.mask(masks);
        codes.mask(masks);
        quotations.mask(masks);
        reviews.mask(masks);
    }
}

impl Leaving for PackagedCode {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            name,
            definition,
            segments: _,
            documents: _,
        } = self;
        name.mask(masks);
        definition.mask(masks);
    }
}

impl Leaving for PackagedQuotation {
    fn mask(&mut self, masks: &Masks) {
        let Self { words, speaker } = self;
        words.mask(masks);
        speaker.mask(masks);
    }
}

impl Leaving for PackagedReview {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            who,
            verdict: _,
            comment,
            replies,
        } = self;
        who.mask(masks);
        comment.mask(masks);
        for (who, _, words) in replies {
            who.mask(masks);
            words.mask(masks);
        }
    }
}
