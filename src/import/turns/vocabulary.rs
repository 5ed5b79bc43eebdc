//! Words that tell a speaker's label from a heading, a remark of the transcriber, or a form field.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words of a list, parted by spaces.
fn words(list: &'static str) -> FxHashSet<&'static str> {
    list.split_whitespace().collect()
}

/// First words of an interviewer's label, lower case.
static INTERVIEWER: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "i in int intv inv iv ir iw ivr interviewer interviewers interviewerin interviewer/in interviewer:in \
    interviewer*in interviewende moderator moderatorin moderatör moderateur modérateur modératrice \
    moderador moderadora mod facilitator fac researcher res host q question l'enquêteur intervjuare \
    intervjuaren intervjuer intervjueren intervjuledare samtalsledare forsker forskare ordstyrer \
    enquêteur enquêtrice intervieweur intervieweuse interviewster onderzoeker entrevistador \
    entrevistadora encuestador encuestadora investigador investigadora pesquisador pesquisadora \
    intervistatore intervistatrice haastattelija tutkija fragender befrager forscher forscherin \
    интервьюер ведущий ведущая модератор anketör görüşmeci araştırmacı wareysade 采访者 采訪者 访谈者 訪談者 访问者 主持人 \
    研究者 记者 問 问 聞き手 インタビュアー 司会 司会者 調査者 면접자 진행자 연구자 المحاور المحاورة الباحث الباحثة مصاحبه‌گر مصاحبه‌کننده \
    پرسشگر מראיין מראיינת साक्षात्कारकर्ता সাক্ষাৎকারগ্রহণকারী",
    )
});

/// First words of other people's labels, lower case.
static OTHER_ROLES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "r p s a b l m f w k sp pt resp part inf ie speaker participant participants respondent respondents \
    interviewee interviewees informant informants narrator guest subject patient nurse doctor physician \
    midwife parent mother father carer caregiver client student students teacher teachers male female \
    man woman multiple several all everyone group audience unknown unidentified translator interpreter \
    observer assistant peer supporter member panelist witness talare deltagare deltagaren deltaker \
    informanten respondenten tolk mamma pappa alle alla befragte befragter befragte/r teilnehmer \
    teilnehmerin sprecher sprecherin dolmetscher dolmetscherin tous locuteur locutrice enquêté enquêtée \
    répondant répondante participante entrevistado entrevistada informante entrevistada/o todos \
    intervistato intervistata haastateltava osallistuja респондент информант участник участница 受访者 受訪者 \
    被访者 参与者 答 回答者 話し手 参加者 응답자 참여자 المشارك المشاركة المستجيب مشارکت‌کننده پاسخگو מרואיין מרואיינת \
    उत्तरदाता প্রতিবেদক",
    )
});

/// Form fields at the head of a transcript: their line is no turn, and two of them make a head.
static FIELDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "date datum dato fecha data place plats sted ort lieu lugar location venue time tid zeit heure hora \
    duration duur dauer durée duración längd varighet length project projekt prosjekt projet proyecto \
    title titel titre título tittel recorded recording transcribed transcriber transcription transcript \
    transcript_by translation_by transcribed_by language språk sprache langue idioma file filename \
    source source_file media url link document documents timestamp version author authors prepared \
    setting mode age gender sex occupation present persons attendees pseudonym code codes tags keywords \
    speakers categories slides video audio podcast website web email e-mail phone tel 日期 时间 地点 位置 主题 幻灯片 \
    日時 場所",
    )
});

/// First words of remarks, headings and enumerations that end in a colon and are no speakers.
static NOT_SPEAKERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "note notes ed editor nb n.b ps p.s example examples e.g i.e eg ie. http https ftp mailto www doi \
    isbn figure fig table chapter section article artikel artículo articolo part step day week task item \
    number topic theme page line tape appendix summary abstract introduction background conclusion \
    discussion results method methods references answer answers warning tip hint reminder important \
    update edit correction comment comments memo image photo caption credit see cf contents agenda tema \
    diapositivas locación ejemplo nota exemple remarque beispiel anmerkung hinweis bemerkung obs anm \
    exempel eksempel merk 注 注意 备注 例 例如 備考 ملاحظة",
    )
});

/// First words of what transcribers put in square brackets that is no name.
static EVENTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "laugh laughs laughing laughter pause pauses long short silence inaudible unclear unintelligible \
    indistinct crosstalk cross overlapping overlap music applause noise sound sounds background cough \
    coughs coughing sigh sighs cries crying phone phonetic ph sic end start begin beginning recording \
    break interruption interrupted redacted anonymised anonymized removed name place note notes footnote \
    endnote nods nodding smiles smiling whispers gestures points both skratt skrattar paus ohörbart \
    latter ler lachen lacht unverständlich rires rire silencio risas ríe x xx xxx 笑 沈黙 crowd door \
    talking speaking",
    )
});

/// Short answers that stand alone on a line and are no names.
static BACKCHANNELS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "yes yeah yep no nope ok okay mm mhm hm hmm uh-huh um uh ah oh right sure exactly absolutely totally \
    true thanks thank well so and but great good nice cool wow hello hi hey bye maybe definitely correct \
    indeed please sorry what why how ja nej nei nein jo precis okej genau oui non ouais voilà d'accord \
    sí si claro vale bueno är mmm alright perfect awesome fine see interesting really alors bien naja \
    doch eh",
    )
});

/// Headings of the column of names in a table of speech.
static COLUMN_HEADINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "speaker name who person participant role talare namn sprecher person locuteur hablante rol",
    )
});

/// Small words inside names that are not capitalised.
static PARTICLES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "von van de der den del della da di du la le af av zu bin ibn al el and och og und et y e i of the",
    )
});

/// Whether the word (lower case) begins the label of an interviewer, moderator or researcher.
pub(super) fn is_interviewer(word: &str) -> bool {
    INTERVIEWER.contains(&word)
}

/// Whether the word (lower case) begins the label of someone with a part in the conversation.
pub(super) fn is_role(word: &str) -> bool {
    is_interviewer(word) || OTHER_ROLES.contains(&word)
}

/// Whether the word (lower case) names a form field.
pub(super) fn is_field(word: &str) -> bool {
    FIELDS.contains(&word)
}

/// Whether the word (lower case) begins a remark or heading.
pub(super) fn is_no_speaker(word: &str) -> bool {
    NOT_SPEAKERS.contains(&word)
}

/// Whether the word (lower case) begins a transcriber's remark in brackets.
pub(super) fn is_event(word: &str) -> bool {
    EVENTS.contains(&word)
}

/// Whether the word (lower case) is a short answer.
pub(super) fn is_backchannel(word: &str) -> bool {
    BACKCHANNELS.contains(&word)
}

/// Whether the word is one that names write small.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether the words (lower case) head a column of names.
pub(super) fn heads_a_column(words: &str) -> bool {
    COLUMN_HEADINGS.contains(words)
}
