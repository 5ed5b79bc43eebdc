//! The codebook as it leaves.

use super::changes::ChangeRow;
use super::codebook_row::CodebookRow;
use super::edition::{CodeMemo, CodebookEdition, CodebookSince, DifferenceRow};
use super::rows::Codebook;
use crate::exchange::masking::{Leaving, Masks};

impl Leaving for Codebook {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            edition,
            rows,
            changes,
            since,
            parts: _,
        } = self;
        title.mask(masks);
        edition.mask(masks);
        rows.mask(masks);
        changes.mask(masks);
        since.mask(masks);
    }
}

impl Leaving for CodebookEdition {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            version,
            dated,
            frameworks,
            counted,
        } = self;
        for words in [version, dated, counted] {
            words.mask(masks);
        }
        frameworks.mask(masks);
    }
}

impl Leaving for CodebookRow {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            code: _,
            depth: _,
            path,
            name,
            definition,
            include,
            exclude,
            example,
            origin: _,
            in_vivo: _,
            framework,
            published_name,
            source,
            merged,
            categories,
            is_counted: _,
            codings: _,
            codings_with_below: _,
            documents: _,
            analysts: _,
            memos,
        } = self;
        for words in [path, name, definition, include, exclude, example] {
            words.mask(masks);
        }
        for words in [framework, published_name, source] {
            words.mask(masks);
        }
        merged.mask(masks);
        categories.mask(masks);
        memos.mask(masks);
    }
}

impl Leaving for CodeMemo {
    fn mask(&mut self, masks: &Masks) {
        let Self { standing, text } = self;
        standing.mask(masks);
        text.mask(masks);
    }
}

impl Leaving for ChangeRow {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            at: _,
            by,
            kind: _,
            name,
            field,
            before,
            after,
            why,
            because,
        } = self;
        for words in [by, name, field, before, after, why, because] {
            words.mask(masks);
        }
    }
}

impl Leaving for CodebookSince {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            version,
            differences,
        } = self;
        version.mask(masks);
        differences.mask(masks);
    }
}

impl Leaving for DifferenceRow {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            name,
            what: _,
            field: _,
            before,
            after,
            why,
            because,
        } = self;
        for words in [name, before, after, why, because] {
            words.mask(masks);
        }
    }
}
