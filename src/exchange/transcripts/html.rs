//! Coded transcripts as pages for a browser, the notes beside the words.

use super::coded::{CodedStretch, CodedTranscript, CodedTranscripts};
use super::laid_out::{LaidOut, Line, clock};
use crate::exchange::html::Page;

const STYLE: &str = include_str!("../../../assets/books/book.css");

/// How many colours the page has.
const COLOURS: u8 = 8;
/// Classes of the lines under the words, by lane and colour.
const UNDER: [[&str; COLOURS as usize]; 4] = [
    ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"],
    ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"],
    ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"],
    ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"],
];
/// Classes of the numbers of notes, by colour.
const NUMBER: [&str; COLOURS as usize] = [
    "k k0", "k k1", "k k2", "k k3", "k k4", "k k5", "k k6", "k k7",
];

/// One page with all of them.
pub(super) fn all(it: &CodedTranscripts) -> String {
    let title = it.masks.words(&it.title);
    let mut page = begin(&title);
    page.raw("<header>\n<p class=\"small\">Coded transcripts</p>\n");
    page.element("h1 dir=\"auto\"", &title);
    left_out(&mut page, it);
    page.raw("</header>\n<nav aria-labelledby=\"documents\">\n<h2 id=\"documents\">Documents</h2>\n<ul>\n");
    for (n, transcript) in it.documents.iter().enumerate() {
        page.raw("<li><a").attribute("href", &format!("#d{n}"));
        page.raw("><bdi>").text(&it.masks.words(&transcript.name));
        page.raw("</bdi></a></li>\n");
    }
    page.raw("</ul>\n</nav>\n<main class=\"coded\">\n");
    for (n, transcript) in it.documents.iter().enumerate() {
        page.raw("<section class=\"document\">\n<h2 dir=\"auto\"");
        page.attribute("id", &format!("d{n}")).raw(">");
        page.text(&it.masks.words(&transcript.name)).raw("</h2>\n");
        body(&mut page, it, transcript, n);
        page.raw("</section>\n");
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.finish()
}

/// A page with one of them.
pub(super) fn one(it: &CodedTranscripts, transcript: &CodedTranscript) -> String {
    let name = it.masks.words(&transcript.name);
    let mut page = begin(&name);
    page.raw("<header>\n<p class=\"small\">");
    page.text(&it.masks.words(&it.title)).raw("</p>\n");
    page.element("h1 dir=\"auto\"", &name);
    left_out(&mut page, it);
    page.raw("</header>\n<main class=\"coded\">\n");
    body(&mut page, it, transcript, 0);
    page.raw("</main>\n</body>\n</html>\n");
    page.finish()
}

/// The documents that are missing; a file of one document says it too, since it may be the only one that is read.
fn left_out(page: &mut Page, it: &CodedTranscripts) {
    for line in &it.left_out {
        page.element("p class=\"small\"", line);
    }
}

fn begin(title: &str) -> Page {
    Page::begin(title, STYLE, None)
}

/// What stands above the words: what is known of the document, whose codings these are, that names are masked.
pub(super) fn about(
    of: &CodedTranscripts,
    transcript: &CodedTranscript,
    laid: &LaidOut,
) -> Vec<String> {
    let facts = transcript.facts.iter();
    let mut lines: Vec<String> = facts
        .map(|(name, value)| format!("{name}: {}", of.masks.words(value)))
        .collect();
    let notes = match transcript.stretches.len() {
        0 => "none in this document".to_owned(),
        1 => "1 note".to_owned(),
        several => format!("{several} notes"),
    };
    lines.push(format!("In the margin: {notes}. {}", of.layer));
    if laid.masked > 0 {
        let places = match laid.masked {
            1 => "1 place".to_owned(),
            several => format!("{several} places"),
        };
        lines.push(format!("Names are masked in {places}."));
    }
    lines
}

fn body(page: &mut Page, of: &CodedTranscripts, transcript: &CodedTranscript, n: usize) {
    let laid = LaidOut::of(transcript, &of.masks);
    for line in about(of, transcript, &laid) {
        page.element("p class=\"small\" dir=\"auto\"", &line);
    }
    let mut writing = Writing {
        page,
        of,
        transcript,
        n,
        open: Vec::new(),
        lanes: [None; 4],
    };
    for line in &laid.lines {
        writing.line(line);
    }
}

/// A transcript in the making.
struct Writing<'w> {
    page: &'w mut Page,
    of: &'w CodedTranscripts,
    transcript: &'w CodedTranscript,
    /// The document's number on the page.
    n: usize,
    /// Notes that have begun and not ended.
    open: Vec<usize>,
    /// Which of them is drawn in each lane under the words.
    lanes: [Option<usize>; 4],
}

impl Writing<'_> {
    fn line(&mut self, line: &Line) {
        self.page.raw("<div class=\"line\"><p dir=\"auto\"");
        self.page.language(&self.transcript.language).raw(">");
        if let Some(head) = &line.head {
            self.page.raw("<span class=\"turn\">");
            self.page.number(head.number).raw("</span>");
            if !head.who.is_empty() {
                self.page.raw("<bdi class=\"who\" lang=\"en\">");
                self.page.text(&head.who).raw("</bdi> ");
            }
            if let Some(time) = head.time_ms {
                self.page.raw("<bdi class=\"at\">");
                self.page.text(&clock(time)).raw("</bdi> ");
            }
        }
        let mut from = 0;
        for mark in &line.marks {
            self.words(line.words.get(from..mark.at).unwrap_or_default());
            from = mark.at;
            if mark.begins {
                self.begin(mark.note);
            } else {
                self.end(mark.note);
            }
        }
        self.words(line.words.get(from..).unwrap_or_default());
        self.page.raw("</p><ol class=\"notes\">");
        for mark in line.marks.iter().filter(|mark| mark.begins) {
            if let Some(stretch) = self.transcript.stretches.get(mark.note) {
                self.note(mark.note, stretch);
            }
        }
        self.page.raw("</ol></div>\n");
    }

    /// Words with a line under them for each of the notes that lie on them; four find room.
    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.open.is_empty() {
            self.page.raw("<span>").text(words).raw("</span>");
            return;
        }
        self.page.raw("<span class=\"u");
        let lanes = self.lanes.iter().zip(UNDER);
        let classes = lanes.filter_map(|(note, of_lane)| {
            let colour = self.colour((*note)?);
            of_lane.get(colour).copied()
        });
        let classes: Vec<&'static str> = classes.collect();
        for class in classes {
            self.page.raw(" ").raw(class);
        }
        self.page.raw("\">").text(words).raw("</span>");
    }

    fn colour(&self, note: usize) -> usize {
        let stretch = self.transcript.stretches.get(note);
        stretch.map_or(0, |it| usize::from(it.colour % COLOURS))
    }

    fn begin(&mut self, note: usize) {
        self.open.push(note);
        if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.is_none()) {
            *lane = Some(note);
        }
    }

    fn end(&mut self, note: usize) {
        self.open.retain(|it| *it != note);
        if let Some(lane) = self.lanes.iter_mut().find(|lane| **lane == Some(note)) {
            *lane = None;
        }
        let id = self.id(note);
        self.page.raw("<sup>");
        self.number(note, &format!("#{id}"));
        self.page.raw("</sup>");
    }

    /// The name of a note on the page.
    fn id(&self, note: usize) -> String {
        format!("n{}-{}", self.n, note + 1)
    }

    /// A note's number in its colour, which leads somewhere.
    fn number(&mut self, note: usize, to: &str) {
        let class = NUMBER.get(self.colour(note)).copied().unwrap_or("k");
        self.page.raw("<a").attribute("class", class);
        self.page.attribute("href", to).raw(">");
        self.page.number(note + 1).raw("</a>");
    }

    fn note(&mut self, note: usize, it: &CodedStretch) {
        let masks = &self.of.masks;
        let id = self.id(note);
        self.page
            .raw("<li dir=\"auto\"")
            .attribute("id", &id)
            .raw(">");
        let class = NUMBER.get(self.colour(note)).copied().unwrap_or("k");
        self.page.raw("<span").attribute("class", class).raw(">");
        self.page.number(note + 1).raw("</span> <b>");
        self.page.text(&masks.words(&it.name)).raw("</b>");
        if !it.above.is_empty() {
            self.page.raw(" <span class=\"small\">in ");
            self.page.text(&masks.words(&it.above)).raw("</span>");
        }
        self.page.raw(" <span class=\"small\">· <bdi>");
        self.page.text(&it.who).raw("</bdi></span>");
        for said in &it.says {
            self.page.raw("<br>").text(&masks.words(said));
        }
        self.page.raw("</li>");
    }
}
