//! The review package that leaves the program, and the comments that come back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::desk::Desk;
use interlinea::exchange::report::{FileFormat, ReportKind, ReportOptions, ReportSource};
use interlinea::exchange::review::{CommentsError, CommentsFile};
use interlinea::journal::{Installation, Project};
use interlinea::model::acts::{self, ActError};
use interlinea::model::*;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the sample study in which Ellen froze a version, with a quotation for the main text and a signer.
struct Sample {
    folder: tempfile::TempDir,
    project: Project,
    version: VersionId,
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Sample {
    fn new() -> Option<Self> {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peer-support");
        if !sample.join("project.ron").is_file() {
            println!("skipped: the sample study is not here");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        copy(&sample, &folder.path().join("study"));
        let home = Installation::at(folder.path().join("home"));
        let mut project = Project::open(&folder.path().join("study"), &home).unwrap();
        let ellen = project.seen().analysts().first().unwrap().id;
        project.bind(ellen).unwrap();
        let mut it = Self {
            folder,
            project,
            version: VersionId(Id::new(DeviceId::from_bits(1), 1)),
        };
        let (quoted, code) = it.in_a_category();
        it.act(|seen, draft| {
            for coding in quoted {
                let used = Some(QuotationUse::MainText);
                acts::choose_quotation(seen, draft, coding, used)?;
            }
            let edit = CodeEdit::Definition("<img src=x onerror=alert(1)> & \"more\"".to_owned());
            draft.push(Change::EditCode { code, edit });
            acts::need_signer(seen, draft, ellen, true)
        });
        it.version = it.freeze();
        Some(it)
    }

    /// Two own codings with a code that is in a category, and the code.
    fn in_a_category(&self) -> (Vec<CodingId>, CodeId) {
        let seen = self.project.seen();
        let me = seen.person().unwrap();
        let categories = seen.categories();
        let of = |code: CodeId| -> Vec<CodingId> {
            let codings = seen.codings_of_codes(&[code].into_iter().collect());
            let own = codings.filter(|it| it.analyst() == me).map(|it| it.id);
            own.collect()
        };
        let mut codes = categories.iter().flat_map(|it| it.members());
        let code = codes.find(|code| of(*code).len() > 1).unwrap();
        (of(code)[..2].to_vec(), code)
    }

    fn act<T>(&mut self, act: impl FnOnce(&Seen<'_>, &mut StepDraft) -> Result<T, ActError>) -> T {
        let mut draft = self.project.draft().unwrap();
        let made = act(&self.project.seen(), &mut draft).unwrap();
        self.project.commit(draft).unwrap();
        made
    }

    fn freeze(&mut self) -> VersionId {
        self.act(|seen, draft| {
            let name = acts::next_analysis_name(seen);
            acts::freeze_analysis(seen, draft, &name, &seen.now())
        })
    }

    /// The last of the signers objects, the others agree, and the version is finalized nevertheless. The signers' names.
    fn finalize(&mut self, over: &str) -> Vec<String> {
        let (version, signers, category) = {
            let seen = self.project.seen();
            let state = seen.review_of(self.version).unwrap();
            let category = state.categories[0].id;
            (self.version, state.signers.clone(), category)
        };
        let last = *signers.last().unwrap();
        self.act(|seen, draft| {
            let objection = NewReview {
                version,
                category,
                reviewer: last,
                verdict: Verdict::Object,
                comment: "Two things.".to_owned(),
            };
            acts::review_category(seen, draft, &objection)
        });
        for who in &signers {
            self.act(|seen, draft| acts::agree_with_rest(seen, draft, version, *who));
        }
        self.act(|seen, draft| {
            let state = seen.review_of(version).unwrap();
            for thread in state.open() {
                let (review, no) = (thread.begun.id, Some(Answer::Rejected));
                acts::reply_to_review(seen, draft, review, last, "It is one.", no)?;
            }
            Ok(())
        });
        self.act(|seen, draft| acts::finalize_version(seen, draft, version, over));
        let seen = self.project.seen();
        let name = |who: &AnalystId| seen.analyst(*who).unwrap().name.text().to_owned();
        signers.iter().map(name).collect()
    }

    fn html(&self) -> String {
        let seen = self.project.seen();
        let text = |hash| self.project.text(hash).map_err(|error| error.to_string());
        let source = ReportSource {
            seen: &seen,
            now: seen.now(),
            project: self.project.id(),
            text: &text,
        };
        let report = ReportKind::Review.make(&source, &ReportOptions::default());
        String::from_utf8(report.unwrap().bytes(FileFormat::Html).unwrap()).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn categories(&self) -> Vec<CategoryThen> {
        let seen = self.project.seen();
        seen.review_of(self.version).unwrap().categories
    }

    fn comments(&self, reviewer: &str, said: &[(&str, &str, &str)]) -> String {
        let comments: Vec<serde_json::Value> = said
            .iter()
            .map(|(category, verdict, comment)| {
                serde_json::json!({
                    "category": category, "name": "N", "verdict": verdict, "comment": comment,
                })
            })
            .collect();
        serde_json::json!({
            "format": "interlinea-review-comments",
            "format_version": 1,
            "study": "A study",
            "version": self.version.to_string(),
            "version_number": 1,
            "reviewer": reviewer,
            "comments": comments,
        })
        .to_string()
    }

    fn take_in(&mut self, json: &str) -> Result<(usize, usize, Vec<String>), CommentsError> {
        let file = CommentsFile::read("c.json", json.as_bytes())?;
        let mut draft = self.project.draft().unwrap();
        let plan = file.plan(&self.project.seen(), self.project.id())?;
        let taken = file.take_in(&self.project.seen(), self.project.id(), &mut draft)?;
        assert_eq!(plan, taken, "what was shown before is what was done");
        if !draft.is_empty() {
            self.project.commit(draft).unwrap();
        }
        Ok((taken.new, taken.known, taken.left))
    }
}

#[test]
fn the_package_has_the_chosen_quotations_and_no_other_words_of_the_transcripts() {
    let Some(it) = Sample::new() else { return };
    let html = it.html();
    let seen = it.project.seen();
    let mut quoted = Vec::new();
    for coding in seen.codings() {
        if matches!(
            coding.quotation(),
            Some(QuotationUse::MainText | QuotationUse::Supplement)
        ) {
            quoted.push((coding.document(), coding.span()));
        }
    }
    assert!(quoted.len() >= 2);
    let page = plain(&html);
    let mut compared = 0;
    for document in seen.documents() {
        let text = it.project.text(document.imported.text).unwrap();
        for span in sentences(&text, Span::new(0, text.len())) {
            let inside = quoted
                .iter()
                .any(|(of, at)| *of == document.id && at.overlaps(span));
            let words = one_line(text.slice(span));
            // Short sentences may be anybody's.
            if !inside && words.split(' ').count() > 5 {
                assert!(!page.contains(&words), "{}: {words}", document.name.text());
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared} sentences were looked for");
    for (document, span) in quoted {
        let document = seen.document(document).unwrap();
        for turn in document.turns() {
            let (start, end) = (span.start.max(turn.body), span.end.min(turn.end));
            if start < end {
                let text = it.project.text(document.imported.text).unwrap();
                let words = one_line(text.slice(Span::new(start, end)));
                assert!(page.contains(&words), "a quotation is missing: {words}");
            }
        }
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader of the page reads, on one line.
fn plain(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let body = body.split("<script>").next().unwrap();
    let mut words = String::new();
    let mut within = false;
    for letter in body.chars() {
        match letter {
            '<' => within = true,
            '>' => {
                within = false;
                words.push(' ');
            }
            letter if !within => words.push(letter),
            _ => {}
        }
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">");
    let words = words.replace("&quot;", "\"").replace("&#39;", "'");
    one_line(&words.replace("&amp;", "&"))
}

#[test]
fn a_final_version_is_for_reading_and_says_who_signed_it_and_when() {
    let Some(mut it) = Sample::new() else { return };
    assert!(plain(&it.html()).contains("Your review"));
    let (version, names) = (it.version, it.finalize("Shan would have it otherwise."));
    assert_eq!(names.len(), 3, "{names:?}");
    let html = it.html();
    let page = plain(&html);
    let (signed, objects) = names.split_at(2);
    let by = format!("Signed By {} Final since ", signed.join(", "));
    let day = page.split(&by).nth(1);
    let day = day.unwrap_or_else(|| panic!("no “{by}” in {page}"));
    assert!(day.starts_with(|it: char| it.is_ascii_digit()), "{day}");
    let over = format!("Finalized over the objection of {}: Shan would", objects[0]);
    assert!(page.contains(&over), "{over}");
    for asked in [
        "Your review",
        "To be signed by",
        "Your verdict",
        "I agree",
        "Save",
    ] {
        assert!(!page.contains(asked), "{asked}");
    }
    for field in [
        "<input",
        "<textarea",
        "<fieldset",
        "<button",
        "<script",
        "script-src",
        "____",
    ] {
        assert!(!html.contains(field), "{field}");
    }
    let categories = it.project.seen().review_of(version).unwrap().categories;
    assert!(!categories.is_empty());
    for category in categories {
        assert!(
            page.contains(&one_line(&category.name)),
            "{}",
            category.name
        );
    }
    it.act(|seen, draft| acts::mask_words(seen, draft, "Shan", "[a name]", MaskCase::AsWritten));
    assert!(!it.html().contains("Shan"), "the reason is masked too");
    let path = it.path("final.html");
    std::fs::write(&path, &html).unwrap();
    if let Some(pictures) = std::env::var_os("INTERLINEA_PICTURES") {
        let picture = PathBuf::from(pictures).join("review-final.png");
        let to = format!("--screenshot={}", picture.display());
        chromium(&it, &["--window-size=1000,1600", &to], &path);
    }
}

#[test]
fn no_word_of_the_study_becomes_markup_and_nothing_comes_from_elsewhere() {
    let Some(mut it) = Sample::new() else { return };
    let category = it.categories()[0].id;
    it.act(|seen, draft| {
        acts::rename_category(
            seen,
            draft,
            category,
            "</h3><script>alert('x')</script>\" onload=\"",
        )?;
        let edit = CategoryEdit::Definition("<b>bold</b> & ' \u{1}".to_owned());
        draft.push(Change::EditCategory { category, edit });
        Ok(())
    });
    it.freeze();
    let html = it.html();
    assert_eq!(html.matches("<script").count(), 1, "its own");
    assert_eq!(html.matches("</script").count(), 1);
    assert!(!html.contains("<img"));
    assert!(!html.contains("<b>"));
    assert!(html.contains("&lt;/h3&gt;&lt;script&gt;alert(&#39;x&#39;)"));
    assert!(!html.contains('\u{1}'));
    for from_elsewhere in [
        "http:", "https:", "src=\"", "@import", "url(", "fetch(", "XMLHttp",
    ] {
        assert!(!html.contains(from_elsewhere), "{from_elsewhere}");
    }
    assert!(html.contains("default-src 'none'"));
    assert!(html.contains("<html lang=\"en\">"));
}

#[test]
fn two_roles_of_one_name_have_numbers_of_their_own() {
    let Some(mut it) = Sample::new() else {
        return;
    };
    let role = it.act(|seen, draft| {
        let name = seen.roles().first().unwrap().name.text().to_owned();
        let pattern = "{role} {number}".to_owned();
        let role = draft.push(Change::AddRole(Box::new(NewRole { name, pattern })));
        Ok(RoleId::from(role))
    });
    it.act(|seen, draft| {
        draft.push(Change::AddParticipant(Box::new(NewParticipant {
            pseudonym: String::new(),
            role: Some(role),
            number: 1,
            case: None,
        })));
        let category = seen.categories().first().unwrap().id;
        let edit = CategoryEdit::Definition("Said anew.".to_owned());
        draft.push(Change::EditCategory { category, edit });
        Ok(())
    });
    let speaking = |html: &str| html.matches("<td class=\"n\">0 of 1</td>").count();
    let before = speaking(&it.html());
    it.version = it.freeze();
    let after = speaking(&it.html());
    // Nobody of the new role says anything, in any category.
    assert!(after >= before + it.categories().len(), "{before} {after}");
}

#[test]
fn comments_come_in_once_and_bring_their_reviewer_along() {
    let Some(mut it) = Sample::new() else { return };
    let ids: Vec<String> = it.categories().iter().map(|it| it.id.to_string()).collect();
    let json = it.comments(
        "Prof.  Lind",
        &[
            (&ids[0], "open", "Is this reach, or context?"),
            (&ids[1], "agree", ""),
            (&ids[1], "open", ""),
            ("k7f3a9xq-9", "agree", ""),
            (&ids[0], "object", " "),
        ],
    );
    let (before, reviews, open) = {
        let seen = it.project.seen();
        let state = seen.review_of(it.version).unwrap();
        (
            seen.analysts().len(),
            seen.reviews().len(),
            state.open().count(),
        )
    };
    let (new, known, left) = it.take_in(&json).unwrap();
    assert_eq!((new, known, left.len()), (2, 0, 2), "{left:?}");
    assert!(left[0].contains("is no category of version 3"));
    let seen = it.project.seen();
    assert_eq!(seen.analysts().len(), before + 1);
    let lind = seen.analysts().last().unwrap().id;
    assert_eq!(seen.analyst(lind).unwrap().name.text(), "Prof. Lind");
    let state = seen.review_of(it.version).unwrap();
    assert_eq!(state.open().count(), open + 1);
    assert_eq!(state.mark(it.categories()[0].id), "1 comment open");
    let thread = state.threads.last().unwrap();
    assert_eq!(thread.begun.review.reviewer, lind);
    assert_ne!(thread.begun.made.by, Some(lind), "it was taken in");
    drop(seen);
    let moment = it.project.seen().now();
    assert_eq!(
        it.take_in(&json).unwrap().0,
        0,
        "the same file changes nothing"
    );
    let other = json.replace("Prof.  Lind", "prof. lind");
    let (new, known, _) = it.take_in(&other).unwrap();
    assert_eq!((new, known), (0, 2), "the same person, written otherwise");
    assert_eq!(it.project.seen().now(), moment);
    let step = it.project.seen().next_undo().unwrap().step;
    it.act(|_, draft| {
        draft.push(Change::Undo { step });
        Ok(())
    });
    assert_eq!(
        it.project.seen().analysts().len(),
        before,
        "one step took it all in"
    );
    assert_eq!(it.project.seen().reviews().len(), reviews);
}

#[test]
fn a_damaged_file_is_refused_with_one_sentence_and_changes_nothing() {
    let Some(mut it) = Sample::new() else { return };
    let id = it.categories()[0].id.to_string();
    let good = it.comments("Lind", &[(&id, "agree", "")]);
    let moment = it.project.seen().now();
    for cut in 0..good.len() {
        if good.is_char_boundary(cut) {
            assert!(it.take_in(&good[..cut]).is_err(), "{cut}");
        }
    }
    let version = it.version.to_string();
    for (wrong, told) in [
        ("[]".to_owned(), "is no file of comments"),
        (good.replace("agree", "maybe"), "is no file of comments"),
        (
            good.replace(&version, "k7f3a9xq-77"),
            "is not in this study",
        ),
        (good.replace(&version, "nothing"), "is no file of comments"),
        (
            good.replace("Lind", " "),
            "does not say who the reviewer is",
        ),
        (
            good.replace("\"format_version\":1", "\"format_version\":2"),
            "comes from a later version",
        ),
        (
            it.comments("Lind", &[(&id, "open", &"x".repeat(60_000))]),
            "is too large",
        ),
        ("{".repeat(200_000), "is no file of comments"),
    ] {
        let error = it.take_in(&wrong).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    assert_eq!(it.project.seen().now(), moment);
}

#[test]
fn a_name_that_the_study_masks_leaves_in_no_word_of_the_package() {
    let Some(mut it) = Sample::new() else { return };
    // Keely's words in the sample, and Ruth's in the review.
    for name in ["Shan", "Lesley"] {
        assert!(it.html().contains(name), "{name}");
        it.act(|seen, draft| acts::mask_words(seen, draft, name, "[a name]", MaskCase::AsWritten));
        assert!(!it.html().contains(name), "{name}");
    }
    assert!(
        it.html()
            .contains("[a name] goes, she don&#39;t even have a pen")
    );
}

#[test]
fn comments_on_another_study_are_refused_even_where_its_version_has_the_same_name() {
    let Some(mut it) = Sample::new() else { return };
    let id = it.categories()[0].id.to_string();
    let json = it.comments("Lind", &[(&id, "agree", "")]);
    let project = it.project.id().to_string();
    let of = |project: &str| {
        let with = format!("\"project\":\"{project}\",\"reviewer\"");
        json.replace("\"reviewer\"", &with)
    };
    let first = if project.starts_with('0') { "1" } else { "0" };
    let other = format!("{first}{}", &project[1..]);
    let refused = it.take_in(&of(&other)).unwrap_err().to_string();
    assert_eq!(
        refused,
        "“c.json” is about the study “A study” and not about this one, “Peer support in Tollgate”: open that study to take it in."
    );
    assert_eq!(it.take_in(&of(&project)).unwrap().0, 1);
    assert!(it.html().contains(&format!("data-project=\"{project}\"")));
}

#[test]
fn the_command_line_saves_the_package_and_takes_the_comments_in() {
    let Some(it) = Sample::new() else { return };
    let desk = Desk::new();
    let folder = it.path("study").display().to_string();
    let out = it.path("review.html").display().to_string();
    let export = [
        "export", &folder, "review", "--format", "html", "--out", &out,
    ];
    desk.run(&export).ok();
    let saved = std::fs::read_to_string(&out).unwrap();
    assert_eq!(saved, it.html(), "whoever makes it, it is the same");
    let id = it.categories()[0].id.to_string();
    let json = it.comments("Prof. Lind", &[(&id, "object", "Two things.")]);
    let file = it.path("lind-comments.json");
    std::fs::write(&file, json).unwrap();
    let file = file.display().to_string();
    let dry = ["import", &folder, &file, "--dry-run", "--as", "Ellen"];
    let told = desk.run(&dry).ok();
    assert!(told.contains("Prof. Lind"), "{told}");
    assert!(told.contains("nothing was taken"), "{told}");
    let take = ["import", &folder, &file, "--as", "Ellen"];
    let told = desk.run(&take).ok();
    assert!(
        told.contains("1 verdict or comment of Prof. Lind"),
        "{told}"
    );
    let told = desk.run(&take).ok();
    assert!(told.contains("Nothing new"), "{told}");
    std::fs::write(it.path("lind-comments.json"), "{").unwrap();
    let again = desk.run(&take);
    assert_eq!(again.status, 1, "{}", again.out);
    assert!(
        again.out.contains("is no file of comments"),
        "{}",
        again.out
    );
}

/// What a browser makes of a page; none where there is no browser.
fn chromium(it: &Sample, arguments: &[&str], page: &Path) -> Option<Vec<u8>> {
    let profile = format!("--user-data-dir={}", it.path("profile").display());
    let made = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", &profile])
        .args(["--virtual-time-budget=3000", "--hide-scrollbars"])
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output();
    let Ok(made) = made else {
        assert!(
            std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_none(),
            "Chromium is missing"
        );
        println!("skipped: Chromium is not here");
        return None;
    };
    assert!(made.status.success(), "{made:?}");
    Some(made.stdout)
}

#[test]
fn a_browser_opens_the_package_shows_it_and_prints_it() {
    let Some(it) = Sample::new() else { return };
    let html = it.html();
    let page = it.path("review.html");
    std::fs::write(&page, &html).unwrap();
    let Some(dom) = chromium(&it, &["--dump-dom"], &page) else {
        return;
    };
    let dom = String::from_utf8(dom).unwrap();
    assert!(dom.contains("class=\"has-script\""), "its script ran");
    assert!(dom.contains("Write your name first."));
    let pictures = std::env::var_os("INTERLINEA_PICTURES").map(PathBuf::from);
    let pictures = pictures.unwrap_or_else(|| it.folder.path().to_owned());
    for (name, more) in [
        ("review-light.png", "--force-color-profile=srgb"),
        ("review-dark.png", "--blink-settings=preferredColorScheme=0"),
    ] {
        let picture = pictures.join(name);
        let to = format!("--screenshot={}", picture.display());
        chromium(&it, &["--window-size=1000,2600", &to, more], &page).unwrap();
        let bytes = std::fs::read(&picture).unwrap().len();
        // A page of one colour takes a tenth of it.
        assert!(bytes > 60_000, "{name} is nearly blank: {bytes} bytes");
    }
    let pdf = pictures.join("review.pdf");
    let to = format!("--print-to-pdf={}", pdf.display());
    chromium(&it, &["--no-pdf-header-footer", &to], &page).unwrap();
    let pdf = std::fs::read(pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
}

#[test]
fn what_a_reviewer_fills_in_in_a_browser_comes_back_into_the_study() {
    let Some(mut it) = Sample::new() else { return };
    // The page lets no script but its own run, so the hand of the reviewer needs a page without that rule.
    let html = it.html();
    let start = html.find("<meta http-equiv").unwrap();
    let end = start + html[start..].find('\n').unwrap();
    let hand = "<script>
        document.getElementById('reviewer').value = 'Prof. Lind <b>';
        var fields = document.querySelectorAll('fieldset');
        fields[0].querySelector('[value=object]').checked = true;
        fields[0].querySelector('textarea').value = 'Two \"things\" </script > & more';
        fields[1].querySelector('[value=agree]').checked = true;
        document.dispatchEvent(new Event('input'));
        document.title = document.getElementById('save').disabled ? 'no' : 'ready';
        </script></body>";
    let hand = hand.replace("</script >", "<\\/b>");
    let html = format!("{}{}", &html[..start], &html[end..]).replace("</body>", &hand);
    let page = it.path("hand.html");
    std::fs::write(&page, html).unwrap();
    let Some(dom) = chromium(&it, &["--dump-dom"], &page) else {
        return;
    };
    let dom = String::from_utf8(dom).unwrap();
    assert!(dom.contains("<title>ready</title>"));
    let json = dom.split("id=\"as-text\">").nth(1).unwrap();
    let json = json.split("</pre>").next().unwrap();
    let json = json
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let (new, ..) = it.take_in(&json).unwrap();
    assert_eq!(new, 2);
    let seen = it.project.seen();
    let state = seen.review_of(it.version).unwrap();
    let said = &state.threads.last().unwrap().begun.review;
    assert_eq!(said.comment, "Two \"things\" </b> & more");
    assert_eq!(said.verdict, Verdict::Object);
}
