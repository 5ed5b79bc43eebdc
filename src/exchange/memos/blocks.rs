//! The memo book as it is shown before it is saved.

use super::book::{MemoBook, heading};
use crate::exchange::report::Block;

impl MemoBook {
    /// The memos as blocks, as in the Word document.
    pub(in crate::exchange) fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::Title("Memo book".to_owned()),
            Block::Small(self.title.clone()),
        ];
        if self.memos.is_empty() {
            blocks.push(Block::Text("No memo has been written yet.".to_owned()));
        }
        for (kind, memos) in self.by_kind() {
            let words = format!("{} ({})", heading(kind), memos.len());
            blocks.push(Block::Heading(1, words));
            for memo in memos {
                blocks.push(Block::Heading(2, memo.on.clone()));
                blocks.push(Block::Small(memo.standing()));
                if let Some(quote) = &memo.quote {
                    let words = quote.words.iter().cloned();
                    blocks.extend(words.map(Block::Quote));
                    blocks.push(Block::Small(format!("— {}", quote.source)));
                }
                let lines = memo.text.lines().map(str::trim_end);
                let lines = lines.filter(|line| !line.is_empty());
                blocks.extend(lines.map(|line| Block::Text(line.to_owned())));
                blocks.extend(memo.links.iter().cloned().map(Block::Point));
            }
        }
        blocks
    }
}
