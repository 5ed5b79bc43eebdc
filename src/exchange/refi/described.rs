//! Descriptions: where the standard has one text, ours has several.
//!
//! A description begins with the definition. A line that begins with one of the known labels and a colon (“Include:”)
//! begins another text, which goes on to the next such line. A line of a text that itself looks like that gets a space
//! before it, and loses it again when it is read.

/// The texts of a description: that before the first label, and each labelled one by its label's place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Described {
    /// What stands before the first label.
    pub text: String,
    /// Labelled texts, in order: the place of the label among those asked for, and the text.
    pub labelled: Vec<(usize, String)>,
}

impl Described {
    /// The first text with this label; empty where there is none.
    pub fn get(&self, label: usize) -> &str {
        let mut labelled = self.labelled.iter();
        let found = labelled.find(|(of, _)| *of == label);
        found.map_or("", |(_, text)| text)
    }

    /// Puts a text back into the first one, with its label, where it says nothing that the label can say: then somebody
    /// wrote so, and the words are not lost.
    #[must_use]
    pub fn restored(mut self, labels: &[&str], says: impl Fn(usize, &str) -> bool) -> Self {
        let labelled = std::mem::take(&mut self.labelled);
        for (of, text) in labelled {
            if says(of, &text) {
                self.labelled.push((of, text));
                continue;
            }
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            let label = labels.get(of).copied().unwrap_or_default();
            self.text.push_str(&format!("{label}: {text}"));
        }
        self
    }

    /// Every text with this label.
    pub fn all(&self, label: usize) -> impl Iterator<Item = &str> {
        let labelled = self.labelled.iter();
        labelled
            .filter(move |(of, _)| *of == label)
            .map(|(_, text)| text.as_str())
    }
}

/// Puts texts together; empty ones are left out.
pub(super) fn write(text: &str, labels: &[&str], labelled: &[(usize, &str)]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let said = |text: &str| !text.trim().is_empty();
    if said(text) {
        lines.extend(text.lines().map(|line| guarded(line, labels)));
    }
    for (label, text) in labelled.iter().filter(|(_, text)| said(text)) {
        let label = labels.get(*label).copied().unwrap_or_default();
        let mut of_text = text.lines();
        lines.push(format!("{label}: {}", of_text.next().unwrap_or_default()));
        lines.extend(of_text.map(|line| guarded(line, labels)));
    }
    lines.join("\n")
}

/// Takes texts apart, blank lines around each left out.
pub(super) fn read(words: &str, labels: &[&str]) -> Described {
    let mut described = Described::default();
    let mut now: Option<usize> = None;
    let mut lines: Vec<&str> = Vec::new();
    for line in words.lines() {
        if let Some((label, rest)) = labelled(line, labels) {
            put(&mut described, now, &lines);
            now = Some(label);
            lines = vec![rest];
        } else {
            let guarded = labelled(line.trim_start_matches(' '), labels).is_some();
            lines.push(if guarded {
                line.strip_prefix(' ').unwrap_or(line)
            } else {
                line
            });
        }
    }
    put(&mut described, now, &lines);
    described
}

fn put(described: &mut Described, label: Option<usize>, lines: &[&str]) {
    let text = lines.join("\n");
    let text = text.trim();
    match label {
        None => described.text = text.to_owned(),
        Some(label) => described.labelled.push((label, text.to_owned())),
    }
}

/// The label that a line begins with, and what follows it.
fn labelled<'l>(line: &'l str, labels: &[&str]) -> Option<(usize, &'l str)> {
    let (word, rest) = line.split_once(':')?;
    let same = |label: &&str| label.eq_ignore_ascii_case(word);
    let label = labels.iter().position(same)?;
    Some((label, rest.strip_prefix(' ').unwrap_or(rest)))
}

fn guarded(line: &str, labels: &[&str]) -> String {
    let looks = labelled(line.trim_start_matches(' '), labels).is_some();
    format!("{}{line}", if looks { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 3] = ["Include", "Exclude", "Under"];

    #[test]
    fn a_description_comes_apart_where_a_line_begins_with_a_label() {
        let read = read(
            "Def.\nInclude: …\nmore\n\nEXCLUDE: no\nUnder: a\nUnder: b",
            &LABELS,
        );
        assert_eq!(read.text, "Def.");
        assert_eq!((read.get(0), read.get(1)), ("…\nmore", "no"));
        assert_eq!(read.all(2).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(read.get(7), "");
    }

    #[test]
    fn a_text_that_looks_like_a_label_stays_in_its_text() {
        let text = "One says\nInclude: everything\n   Exclude: nothing";
        let written = write(text, &LABELS, &[(1, "Under: x\nUnder: y"), (0, " ")]);
        assert!(!written.contains("\nInclude:"), "{written}");
        let read = read(&written, &LABELS);
        assert_eq!(
            (read.text.as_str(), read.get(1)),
            (text, "Under: x\nUnder: y")
        );
        assert_eq!(read.labelled.len(), 1);
    }

    #[test]
    fn a_label_that_says_nothing_goes_back_into_the_text_it_was_cut_from() {
        let read = read("Being met.\nUnder: the bridge\nor so\nInclude: a", &LABELS);
        let read = read.restored(&LABELS, |label, text| label != 2 || text == "a");
        assert_eq!(read.text, "Being met.\nUnder: the bridge\nor so");
        assert_eq!((read.get(0), read.get(2)), ("a", ""));
    }

    proptest::proptest! {
        #[test]
        fn what_is_put_together_comes_apart_again(
            text in "( |[a-z]|\n|:|Include|Exclude: ){0,12}",
            one in "( |[a-z]|\n|:|include: |Under: ){0,12}",
            two in "( |[a-z]|\n|:|Include: |Under: ){0,12}",
        ) {
            // Lines are what is kept; blank ones at the ends are not.
            let written = write(&text, &LABELS, &[(0, &one), (2, &two)]);
            let read = read(&written, &LABELS);
            proptest::prop_assert_eq!(&read.text, text.trim());
            proptest::prop_assert_eq!(read.get(0), one.trim());
            proptest::prop_assert_eq!(read.get(2), two.trim());
        }
    }
}
