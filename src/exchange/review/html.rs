//! A review package as one HTML file.

use super::package::{PackagedCategory, PackagedFinal, PackagedReview, ReviewPackage};
use crate::exchange::html::Page;
use crate::model::{Answer, CategoryLevel, Verdict, capital, many};
use std::fmt::Write;

const STYLE: &str = include_str!("../../../assets/review/package.css");
const SCRIPT: &str = include_str!("../../../assets/review/package.js");

impl ReviewPackage {
    /// The package as one HTML file: nothing in it comes from elsewhere, and nothing but its own script may run. A final
    /// version is for reading only: it has no fields and no script.
    pub fn html(&self) -> String {
        let is_final = self.finalized.is_some();
        let what = if is_final { ", final" } else { " for review" };
        let title = format!("{}, {}{what}", self.title, self.version_words);
        let script = Some(SCRIPT).filter(|_| !is_final);
        let mut page = Page::begin(&title, STYLE, script);
        page.heading(self);
        page.facts(self);
        if let Some(done) = &self.finalized {
            page.signed(done);
        } else {
            page.reviewer();
            page.paper();
        }
        page.contents(self);
        page.raw("<main>\n");
        if !self.themes.is_empty() {
            page.raw("<section><h2>Themes</h2>\n");
            for theme in &self.themes {
                page.category(theme, self);
            }
            page.raw("</section>\n");
        }
        for (name, categories) in &self.domains {
            page.raw("<section><h2>");
            page.text(domain(name, self));
            page.raw("</h2>\n");
            for category in categories {
                page.category(category, self);
            }
            page.raw("</section>\n");
        }
        page.table(self);
        page.raw("</main>\n");
        if !is_final {
            page.saving(self);
        }
        page.raw("</body>\n</html>\n");
        page.finish()
    }
}

fn domain<'p>(name: &'p str, of: &ReviewPackage) -> &'p str {
    match (name, of.domains.len()) {
        ("", 1) => "Categories",
        ("", _) => "Within no domain",
        (name, _) => name,
    }
}

impl Page {
    fn heading(&mut self, it: &ReviewPackage) {
        self.raw("<header>\n");
        let what = if it.finalized.is_some() {
            "Final, for reading"
        } else {
            "For review by the research group"
        };
        self.element("p class=\"small\"", what);
        self.element("h1", &it.title);
        let version = capital(&it.version_words);
        self.element("p", &format!("{version}, frozen {}.", it.frozen));
        self.raw("</header>\n");
    }

    fn facts(&mut self, it: &ReviewPackage) {
        self.raw("<dl>\n");
        if it.finalized.is_none() {
            self.element("dt", "To be signed by");
            self.element("dd", &it.to_sign());
        }
        for (name, value) in &it.facts {
            self.element("dt", name).element("dd", value);
        }
        self.raw("</dl>\n");
        self.element("p class=\"small\"", &it.counted);
        let words = "Of the transcripts, this file has the chosen quotations and nothing else; people go by their labels. Please pass it on to nobody outside the group.";
        self.element("p class=\"small\"", words);
        for note in &it.notes {
            self.element("p class=\"small\"", note);
        }
        if it.finalized.is_some() {
            return;
        }
        self.raw("<noscript><p>Your browser runs no scripts here: the page reads and prints all the same, and the verdicts can be ticked on paper.</p></noscript>\n");
    }

    /// Who signed and when, where a version that is under review asks for verdicts.
    fn signed(&mut self, done: &PackagedFinal) {
        self.raw("<section aria-labelledby=\"signed\">\n<h2 id=\"signed\">Signed</h2>\n<dl>\n");
        self.element("dt", "By")
            .element("dd", &done.signed_by())
            .element("dt", "Final since")
            .element("dd", &done.when);
        self.raw("</dl>\n");
        let objection = done.objection();
        if !objection.is_empty() {
            self.element("p", &objection);
        }
        self.raw("</section>\n");
    }

    fn reviewer(&mut self) {
        self.raw("<section class=\"script-only\" aria-labelledby=\"you\">\n<h2 id=\"you\">Your review</h2>\n");
        let words = "Say of each category whether you agree, object or leave it open, and comment where you like. An objection needs a comment. Nothing is sent: at the end, you save your comments as a file and send that back. Until you save, they are only in this window.";
        self.element("p", words);
        self.raw("<label class=\"field\" for=\"reviewer\">Your name, as the study knows you<input type=\"text\" id=\"reviewer\" autocomplete=\"name\" maxlength=\"200\"></label>\n</section>\n");
    }

    fn paper(&mut self) {
        let line = "_".repeat(32);
        let words = format!("Name of the reviewer: {line}");
        self.element("p class=\"paper-only\"", &words);
    }

    fn contents(&mut self, it: &ReviewPackage) {
        self.raw("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n");
        for category in it.categories() {
            let level = match category.level {
                CategoryLevel::Theme => "Theme: ",
                _ => "",
            };
            self.raw("<li><a href=\"#c-")
                .text(&category.id.to_string())
                .raw("\">");
            self.text(level).text(&category.name).raw("</a></li>\n");
        }
        self.raw("</ul>\n</nav>\n");
    }

    fn category(&mut self, it: &PackagedCategory, of: &ReviewPackage) {
        let id = it.id.to_string();
        self.raw("<article aria-labelledby=\"c-")
            .text(&id)
            .raw("\">\n<h3 id=\"c-");
        self.text(&id).raw("\">").text(&it.name).raw("</h3>\n");
        if !it.definition.is_empty() {
            self.element("p", &it.definition);
        }
        if !it.above.is_empty() {
            self.element(
                "p class=\"small\"",
                &format!("Under {}.", it.above.join(", ")),
            );
        }
        if !it.below.is_empty() {
            let names = it.below.join(", ");
            let words = match it.level {
                CategoryLevel::Theme => format!("Lies across {names}."),
                _ => format!("Below it: {names}."),
            };
            self.element("p class=\"small\"", &words);
        }
        let mut counts = format!(
            "{} in {}",
            many(it.segments, "segment", "segments"),
            many(it.documents, "document", "documents")
        );
        for (role, (speak, all)) in of.roles.iter().zip(&it.roles) {
            if *all > 0 {
                let _ = write!(counts, "; {role} {speak} of {all}");
            }
        }
        self.element("p class=\"small\"", &format!("{counts}."));
        if !it.said.is_empty() {
            let words = format!("As a whole: {}.", it.said.join(", "));
            self.element("p class=\"small\"", &words);
        }
        if !it.balances.is_empty() {
            let words = format!("Segments marked as {}.", it.balances.join("; "));
            self.element("p class=\"small\"", &words);
        }
        self.codes(it);
        for quoted in &it.quotations {
            self.raw("<figure>");
            self.element("blockquote", &quoted.words);
            self.element("figcaption", &quoted.speaker);
            self.raw("</figure>\n");
        }
        self.reviews(&it.reviews);
        if of.finalized.is_none() {
            self.verdict(it);
        }
        self.raw("</article>\n");
    }

    fn codes(&mut self, it: &PackagedCategory) {
        if it.codes.is_empty() {
            return;
        }
        self.raw("<div class=\"wide\"><table>\n<caption>Its codes</caption>\n<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Definition</th><th scope=\"col\" class=\"n\">Segments</th><th scope=\"col\" class=\"n\">Documents</th></tr></thead>\n<tbody>\n");
        for code in &it.codes {
            self.raw("<tr><td>")
                .text(&code.name)
                .raw("</td><td>")
                .text(&code.definition);
            self.raw("</td><td class=\"n\">")
                .text(&code.segments.to_string());
            self.raw("</td><td class=\"n\">")
                .text(&code.documents.to_string());
            self.raw("</td></tr>\n");
        }
        self.raw("</tbody></table></div>\n");
    }

    fn reviews(&mut self, reviews: &[PackagedReview]) {
        if reviews.is_empty() {
            return;
        }
        self.raw("<h4 class=\"small\">Said so far</h4>\n<ul>\n");
        for it in reviews {
            let verb = match it.verdict {
                Verdict::Agree => "agrees",
                Verdict::Object => "objects",
                Verdict::Open => "asks",
            };
            self.raw("<li>").text(&it.who).raw(" ").raw(verb);
            if it.comment.is_empty() {
                self.raw(".");
            } else {
                self.raw(": ").text(&it.comment);
            }
            for (who, answer, words) in &it.replies {
                let verb = match answer {
                    Some(Answer::Accepted) => "accepts it",
                    Some(Answer::Rejected) => "rejects it",
                    None => "replies",
                };
                self.raw("<br>").text(who).raw(" ").raw(verb);
                if words.is_empty() {
                    self.raw(".");
                } else {
                    self.raw(": ").text(words);
                }
            }
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }

    /// The fields for a verdict, which can be filled in by script or on paper.
    fn verdict(&mut self, it: &PackagedCategory) {
        let id = it.id.to_string();
        self.raw("<fieldset data-category=\"").text(&id);
        self.raw("\" data-name=\"")
            .text(&it.name)
            .raw("\">\n<legend>Your verdict on “");
        self.text(&it.name)
            .raw("”</legend>\n<div class=\"verdicts\">\n");
        for (value, words) in [
            ("agree", "I agree"),
            ("object", "I object"),
            ("open", "Open"),
        ] {
            self.raw("<label><input type=\"radio\" name=\"v-")
                .text(&id)
                .raw("\" value=\"");
            self.raw(value).raw("\"> ").raw(words).raw("</label>\n");
        }
        self.raw("</div>\n<label class=\"field\" for=\"t-")
            .text(&id)
            .raw("\">Comment");
        self.raw("</label><textarea id=\"t-").text(&id);
        self.raw("\" maxlength=\"20000\"></textarea>\n<p class=\"needed\">An objection needs a comment.</p>\n</fieldset>\n");
    }

    /// Who speaks of what, and who does not.
    fn table(&mut self, it: &ReviewPackage) {
        let roles: Vec<&String> = it.roles.iter().collect();
        if roles.is_empty() {
            return;
        }
        self.raw("<section><h2>Who speaks of what</h2>\n<div class=\"wide\"><table>\n<caption>Participants of each role whose words are coded with a category, of all in the role</caption>\n<thead><tr><th scope=\"col\">Category</th>");
        for role in &roles {
            self.raw("<th scope=\"col\" class=\"n\">")
                .text(role)
                .raw("</th>");
        }
        self.raw("<th scope=\"col\" class=\"n\">Segments</th></tr></thead>\n<tbody>\n");
        for category in it.categories() {
            self.raw("<tr><th scope=\"row\">")
                .text(&category.name)
                .raw("</th>");
            for (speak, all) in &category.roles {
                self.raw("<td class=\"n\">");
                self.text(&format!("{speak} of {all}")).raw("</td>");
            }
            self.raw("<td class=\"n\">")
                .text(&category.segments.to_string());
            self.raw("</td></tr>\n");
        }
        self.raw("</tbody></table></div></section>\n");
    }

    /// The comments as a file, and the script that makes it.
    fn saving(&mut self, it: &ReviewPackage) {
        self.raw("<section class=\"save script-only\" aria-labelledby=\"done\">\n<h2 id=\"done\">Save your comments</h2>\n<p id=\"told\" role=\"status\"></p>\n<p><button type=\"button\" id=\"save\">Save the comments as a file</button></p>\n<details><summary>The same as text, to copy</summary><pre id=\"as-text\"></pre></details>\n</section>\n");
        self.raw("<div id=\"review\" hidden data-study=\"")
            .text(&it.title);
        self.raw("\" data-project=\"").text(&it.project.to_string());
        self.raw("\" data-version=\"").text(&it.version.to_string());
        self.raw("\" data-number=\"").text(&it.number.to_string());
        self.raw("\" data-file=\"").text(&it.title).raw(" version ");
        self.text(&it.number.to_string()).raw("\"></div>\n<script>");
        self.raw(SCRIPT).raw("</script>\n");
    }
}
