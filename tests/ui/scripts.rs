//! Transcripts in other scripts, as they look and as they are coded.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use crate::window::coded::coded_of;

use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interlinea::model::{Span, Text, Turn};
use interlinea::ui::fonts;
use interlinea::ui::theme::Theme;
use interlinea::ui::transcript::{
    Layer, ShownCoding, ShownSpeaker, Transcript, TranscriptState, TranscriptView,
};
use interlinea::ui::{Command, WorkspaceKind};

/// The fonts the pictures are drawn with: those of fonts-noto-core, fonts-noto-cjk and
/// fonts-noto-color-emoji on Debian.
const FONTS: [&str; 9] = [
    "truetype/noto/NotoNaskhArabic-Regular.ttf",
    "truetype/noto/NotoSansHebrew-Regular.ttf",
    "truetype/noto/NotoSansDevanagari-Regular.ttf",
    "truetype/noto/NotoSansBengali-Regular.ttf",
    "truetype/noto/NotoSansThai-Regular.ttf",
    "truetype/noto/NotoSansEthiopic-Regular.ttf",
    "truetype/noto/NotoColorEmoji.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "truetype/noto/NotoSansKhmer-Regular.ttf",
];

/// The files of the fonts, or none with a word about it where one is missing.
fn files(names: &[&str]) -> Option<Vec<PathBuf>> {
    let files: Vec<PathBuf> = names
        .iter()
        .map(|name| Path::new("/usr/share/fonts").join(name))
        .collect();
    if let Some(missing) = files.iter().find(|file| !file.exists()) {
        let required = std::env::var_os("INTERLINEA_REQUIRE_CHECKERS").is_some();
        assert!(!required, "{} is not installed", missing.display());
        println!("skipped: {} is not installed", missing.display());
        return None;
    }
    Some(files)
}

struct Page {
    text: Text,
    turns: Vec<Turn>,
    speakers: Vec<ShownSpeaker>,
    codings: Vec<ShownCoding>,
    selected: Option<u64>,
    heading: (&'static str, &'static str),
    state: TranscriptState,
}

impl Page {
    fn of(speakers: [&str; 2], said: &[(usize, &str)]) -> Self {
        let mut words = String::new();
        let mut turns = Vec::new();
        for (who, said) in said {
            let start = words.chars().count() as u32;
            words.extend([speakers[*who], ": ", said]);
            turns.push(Turn {
                start,
                body: start + speakers[*who].chars().count() as u32 + 2,
                end: words.chars().count() as u32,
                speaker: Some(*who as u16),
                time_ms: None,
            });
            words += "\n\n";
        }
        Self {
            text: Text::new(words),
            turns,
            speakers: speakers
                .iter()
                .enumerate()
                .map(|(n, name)| ShownSpeaker {
                    name: (*name).to_owned(),
                    quiet: n == 0,
                })
                .collect(),
            codings: Vec::new(),
            selected: None,
            heading: ("Interview 4", "12 March"),
            state: TranscriptState::new(),
        }
    }

    fn coded(mut self, from: &str, to: &str, colour: usize, name: &str) -> Self {
        let words = self.text.as_str();
        let start = words.find(from).expect("said");
        let end = start + words[start..].find(to).expect("said") + to.len();
        let span = Span::new(self.text.position_of(start), self.text.position_of(end));
        self.codings.push(ShownCoding {
            id: self.codings.len() as u64 + 1,
            span,
            colour,
            name: name.to_owned(),
            layer: Layer::Mine,
        });
        self.codings
            .sort_by_key(|coding| (coding.span.start, coding.span.end));
        self
    }

    fn open(self, files: &[PathBuf], dark: bool) -> Harness<'static, Self> {
        let files = files.to_vec();
        let mut window = crate::support::window(1000.0, 620.0, dark)
            .with_context_setup(move |ctx| {
                fonts::install_files(ctx, &files);
                Theme::apply_style(ctx);
            })
            .build_ui_state(
                |ui, page: &mut Self| {
                    egui::Frame::new()
                        .fill(Theme::of(ui.ctx()).paper)
                        .show(ui, |ui| {
                            Transcript::new(1, &page.text, &page.turns)
                                .speakers(&page.speakers)
                                .codings(1, &page.codings)
                                .selected(page.selected)
                                .heading(page.heading.0, page.heading.1)
                                .view(&TranscriptView::default())
                                .show(ui, &mut page.state);
                        });
                },
                self,
            );
        window.run();
        window
    }
}

fn arabic() -> Page {
    let mut page = Page::of(
        ["المحاورة", "أم ٣"],
        &[
            (0, "كيف تعرّفتِ على المركز لأول مرة؟"),
            (
                1,
                "في البداية لم أكن أعرف أحدًا. جاءت Anna من مكتب BVC يوم 14 مارس وتكلّمت معي بالعربية، ومنذ ذلك اليوم \
                 صرت أذهب كل أسبوع. كنت أخاف أن يأخذوا أولادي، لكنها قالت: «نحن هنا لنساعدك فقط» (وهذا صحيح).",
            ),
            (0, "والآن؟"),
            (
                1,
                "الآن أعرف الطريق. The nurse calls me قبل كل زيارة، وأنا أخبر أختي بكل شيء؛ هي أيضًا عندها ثلاثة أطفال \
                 وتسكن في Rosengård منذ سنة ٢٠١٩.",
            ),
            (1, "She always says “you are welcome”, وأنا أقول لها شكرًا."),
        ],
    )
    .coded("جاءت Anna", "كل أسبوع", 1, "meeting in her language")
    .coded("كنت أخاف", "أولادي", 3, "الخوف من السلطات")
    .coded("The nurse", "أختي بكل شيء", 2, "word of mouth")
    .coded("says “you", "أقول لها", 4, "thanks");
    page.heading = ("مقابلة ٤", "12 March");
    page.selected = Some(1);
    page
}

fn picture(page: Page, fonts: &[&str], dark: bool, name: &str) {
    let Some(files) = files(fonts) else { return };
    let mut window = page.open(&files, dark);
    if let Ok(folder) = std::env::var("INTERLINEA_PICTURES") {
        crate::support::write(&mut window, &format!("{folder}/{name}.png"));
    } else {
        crate::support::compare(&mut window, name);
    }
}

#[test]
fn an_arabic_interview_looks_as_drawn() {
    picture(arabic(), &FONTS, false, "scripts_arabic_light");
    picture(arabic(), &FONTS, true, "scripts_arabic_dark");
}

#[test]
fn interviews_in_many_scripts_look_as_drawn() {
    let page = Page::of(
        ["I", "P"],
        &[
            (1, "मैं पहले किसी को नहीं जानती थी। नर्स ने मुझसे हिन्दी में बात की, और अब मैं हर हफ़्ते स्वास्थ्य केंद्र जाती हूँ।"),
            (1, "প্রথমে আমি কাউকে চিনতাম না। নার্স আমার সাথে বাংলায় কথা বলেছিলেন, এখন আমি প্রতি সপ্তাহে স্বাস্থ্যকেন্দ্রে যাই।"),
            (1, "ตอนแรกฉันไม่รู้จักใครเลย พยาบาลพูดภาษาไทยกับฉันได้ เดี๋ยวนี้ฉันไปที่ศูนย์ทุกสัปดาห์ น้ำใจของเธอดีมาก"),
            (1, "起初我谁也不认识。护士用中文和我说话，现在我每个星期都去中心。妹妹也带着三个孩子来。"),
            (1, "መጀመሪያ ላይ ማንንም አላውቅም ነበር። ነርሷ በቋንቋዬ አነጋገረችኝ፤ አሁን በየሳምንቱ እሄዳለሁ።"),
            (1, "בהתחלה לא הכרתי אף אחד. האחות דיברה איתי עברית, ומאז אני באה כל שבוע ל־BVC עם 3 הילדים."),
            (1, "처음에는 아무도 몰랐어요. 간호사가 한국어로 이야기해 주었어요. ដំបូងខ្ញុំមិនស្គាល់នរណាម្នាក់ទេ។"),
        ],
    )
    .coded("नर्स", "बात की", 1, "हिन्दी में")
    .coded("নার্স", "বলেছিলেন", 2, "language")
    .coded("พยาบาล", "กับฉันได้", 3, "language")
    .coded("护士", "说话", 4, "language")
    .coded("ነርሷ", "አነጋገረችኝ", 5, "language")
    .coded("האחות", "כל שבוע", 0, "השפה");
    picture(page, &FONTS, false, "scripts_many");
}

#[test]
fn emoji_keep_their_colours_in_paragraphs_of_both_directions() {
    let page = Page::of(
        ["I", "P"],
        &[
            (
                1,
                "I was so happy 😀 when my family 👩‍👩‍👧 came from 🇸🇪 to see us ❤️ last week 👍🏽.",
            ),
            (
                1,
                "كنت سعيدة جدًا 😀 عندما جاءت عائلتي 👩‍👩‍👧 من 🇸🇪 لتزورنا ❤️ الأسبوع الماضي 👍🏽.",
            ),
        ],
    )
    .coded("happy", "came", 1, "joy")
    .coded("سعيدة", "من", 2, "joy");
    picture(page, &FONTS, true, "scripts_emoji");
}

#[test]
fn in_an_arabic_paragraph_the_left_arrow_goes_on_to_the_next_sentence() {
    let Some(files) = files(&FONTS[..1]) else {
        return;
    };
    let page = arabic();
    let turn = page.turns[1].clone();
    let mut window = page.open(&files, false);
    window.state_mut().state.set_caret(turn.body);
    window.state_mut().state.focus();
    window.step();
    window.get_by_label("Transcript").focus();
    window.key_press(Key::ArrowLeft);
    window.run();
    let second = window.state().state.caret();
    assert!(second > turn.body && second < turn.end);
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(window.state().state.caret(), turn.body);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    window.run();
    let page = window.state();
    let said = page.text.slice(page.state.selection().unwrap());
    assert_eq!(said, "في البداية لم أكن أعرف أحدًا.");
}

#[test]
fn a_line_of_arabic_is_selected_from_right_to_left_by_the_mouse() {
    let Some(files) = files(&FONTS[..1]) else {
        return;
    };
    let page = arabic();
    let mut window = page.open(&files, false);
    let row = window.get_by_label_contains("والآن؟").rect();
    let first = row.right_top() + vec2(-1.0, 10.0);
    let event = |pressed, pos| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(egui::Event::PointerMoved(first));
    window.event(event(true, first));
    window.step();
    let last = row.left_top() + vec2(4.0, 10.0);
    window.event(egui::Event::PointerMoved(last));
    window.step();
    window.event(event(false, last));
    window.run();
    let page = window.state();
    let said = page.text.slice(page.state.selection().unwrap());
    assert_eq!(said, "والآن؟");
}

/// A study whose participants speak Arabic and Amharic.
const SPOKEN: [(&str, &str); 2] = [
    (
        "مقابلة مع أم ٣",
        "I: كيف تعرّفتِ على المركز؟\nأم: جاءت Anna من مكتب BVC يوم 14 مارس وتكلّمت معي بالعربية. كنت أخاف أن يأخذوا أولادي.\n",
    ),
    ("Selam", "I: እንዴት ነሽ?\nSelam: መጀመሪያ ላይ ማንንም አላውቅም ነበር።\n"),
];

#[test]
fn letters_no_font_has_are_named_with_a_font_to_install_while_their_transcript_is_open() {
    let Some(files) = files(&FONTS[..1]) else {
        return;
    };
    let mut window = coded_of(&SPOKEN, &[], Vec2::new(1280.0, 800.0), &files);
    let ctx = window.harness.ctx.clone();
    ctx.set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
    let documents: Vec<_> = {
        let study = window.app().study().unwrap();
        let seen = study.project().seen();
        let mut all: Vec<_> = seen
            .documents()
            .into_iter()
            .map(|it| (it.name.text().to_owned(), it.id))
            .collect();
        all.sort();
        all
    };
    let said =
        "has Ethiopic letters and no font on this machine has them: install Noto Sans Ethiopic.";
    for (name, id) in documents {
        window.harness.state_mut().push(Command::OpenDocument(id));
        window
            .harness
            .state_mut()
            .push(Command::Go(WorkspaceKind::Code));
        window.settle();
        assert_eq!(
            window.shows(&format!("This transcript {said}")),
            name == "Selam",
            "{name}"
        );
    }
}

#[test]
fn quoted_words_and_names_read_in_their_order_on_every_screen() {
    let Some(files) = files(&FONTS) else { return };
    let codings = [
        (0, "وتكلّمت معي بالعربية", "اللغة الأم"),
        (0, "كنت أخاف أن يأخذوا أولادي", "الخوف من السلطات"),
    ];
    let mut window = coded_of(&SPOKEN, &codings, Vec2::new(1280.0, 800.0), &files);
    let study = window.app().study().unwrap();
    let seen = study.project().seen();
    let code = seen
        .codes()
        .into_iter()
        .find(|it| it.name.text() == "الخوف من السلطات")
        .unwrap()
        .id;
    let document = seen
        .documents()
        .into_iter()
        .find(|it| it.name.text() == SPOKEN[0].0)
        .unwrap()
        .id;
    window
        .harness
        .state_mut()
        .push(Command::OpenDocument(document));
    window
        .harness
        .state_mut()
        .push(Command::Go(WorkspaceKind::Code));
    window
        .harness
        .state_mut()
        .push(Command::Select(interlinea::ui::Selected::Code(code)));
    window.settle();
    assert!(window.shows("كنت أخاف أن يأخذوا أولادي"));
    crate::window::picture(&mut window, "scripts-code");
    window.keys(Modifiers::COMMAND, Key::Num5);
    window.type_into("Search the transcripts", "Anna");
    window.wait_for("for “Anna”");
    crate::window::picture(&mut window, "scripts-explore");
}
