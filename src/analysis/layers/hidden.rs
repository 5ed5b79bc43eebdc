//! The sentence for what is hidden.

use crate::model::things::Pass;
use crate::model::{PassId, Seen};

/// Says that a pass is hidden and who has not closed it; none where nothing of it is hidden from the viewer.
pub fn hidden_sentence(seen: &Seen<'_>, pass: PassId) -> Option<String> {
    let it = seen.pass(pass)?;
    let others = it.opened.analysts.iter();
    others
        .copied()
        .find(|who| !seen.shows_work_of(*who, pass))?;
    Some(sentence(seen, it))
}

fn sentence(seen: &Seen<'_>, pass: &Pass) -> String {
    let parts = seen.parts(pass.id);
    let closed = seen.closed_by(pass);
    let waiting = pass.opened.analysts.iter().copied();
    let waiting: Vec<String> = waiting
        .filter(|who| !closed.contains(who))
        .map(|who| {
            let name = seen.analyst(who).map_or("", |it| it.name.text());
            let left = parts.len() - seen.parts_closed(pass, who);
            format!("{name} ({left} of {} parts left)", parts.len())
        })
        .collect();
    let who = if waiting.is_empty() {
        "there is nothing to close yet".to_owned()
    } else {
        format!("not closed by {}", waiting.join(", "))
    };
    format!(
        "The pass “{}” is hidden until all its analysts have closed it: {who}.",
        pass.name.text()
    )
}
