//! A filled checklist as Markdown.

use super::checklist::{Checklist, OPEN};
use crate::exchange::codebook::escaped;
use std::fmt::Write as _;

pub(super) fn markdown(list: &Checklist) -> String {
    let mut text = format!(
        "# {}: {}\n\n{}\n\n{}\n",
        escaped(&list.file.short_name),
        escaped(&list.title),
        escaped(&list.standing()),
        escaped(&list.file.evidence)
    );
    let mut domain = "";
    for answer in &list.answers {
        if answer.item.domain != domain {
            domain = &answer.item.domain;
            let _ = write!(text, "\n## {}\n", escaped(domain));
        }
        let number = answer.item.number;
        let _ = write!(text, "\n**{number}. {}**\n\n", escaped(&answer.name()));
        if answer.is_open() {
            let _ = writeln!(text, "{OPEN}");
        } else {
            let _ = writeln!(text, "{}\n", escaped(&answer.words()));
            let _ = writeln!(text, "*{}*", escaped(&answer.source()));
        }
    }
    text
}
