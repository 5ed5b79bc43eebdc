//! The texts that were read last, kept in memory up to a limit.

use crate::model::{Text, TextHash};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Texts together longer than this (bytes) are not kept; the last one read always is.
const AT_MOST: usize = 64 * 1024 * 1024;

/// Texts in memory. A study's texts may be longer than there is room for, and one works on a few at a time.
#[derive(Debug, Default)]
pub(super) struct KeptTexts {
    texts: FxHashMap<TextHash, (Arc<Text>, u64)>,
    bytes: usize,
    /// Counts the uses, so that the one longest unused is known.
    uses: u64,
}

impl KeptTexts {
    /// A text, if it is kept.
    pub fn get(&mut self, hash: TextHash) -> Option<Arc<Text>> {
        self.uses += 1;
        let (text, used) = self.texts.get_mut(&hash)?;
        *used = self.uses;
        Some(Arc::clone(text))
    }

    /// Keeps a text, and lets go of those longest unused where there is no room for all.
    pub fn insert(&mut self, hash: TextHash, text: Arc<Text>) {
        self.remove(hash);
        self.uses += 1;
        self.bytes += text.as_str().len();
        self.texts.insert(hash, (text, self.uses));
        while self.bytes > AT_MOST && self.texts.len() > 1 {
            let unused = self.texts.iter().min_by_key(|(_, (_, used))| *used);
            let Some((unused, _)) = unused else { return };
            self.remove(*unused);
        }
    }

    /// Lets go of a text.
    pub fn remove(&mut self, hash: TextHash) {
        if let Some((text, _)) = self.texts.remove(&hash) {
            self.bytes -= text.as_str().len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_longest_unused_goes_first() {
        let hash = |n: u8| TextHash([n; 32]);
        let text = Arc::new(Text::new("a".repeat(AT_MOST / 4)));
        let mut kept = KeptTexts::default();
        for n in 0..4 {
            kept.insert(hash(n), Arc::clone(&text));
        }
        assert!(kept.get(hash(0)).is_some());
        kept.insert(hash(4), text);
        assert!(kept.get(hash(1)).is_none());
        assert!([0, 2, 3, 4].iter().all(|n| kept.get(hash(*n)).is_some()));
        assert_eq!(kept.bytes, AT_MOST / 4 * 4);
    }
}
