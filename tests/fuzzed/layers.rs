//! Local rulebooks.

use super::text;
use zeren_core::Engine;
use zeren_core::answer::Answer;
use zeren_core::determine::Query;
use zeren_core::layer::{Fault, File, check};
use zeren_core::model::{Basis, Class, Lang};

thread_local! {
    static ENGINE: Engine = Engine::new();
}

/// Between two files of one input.
const BETWEEN: &str = "\n# ----\n";

/// Posts of every class and of none, settled and open.
const TITLES: &[&str] = &[
    "县委书记",
    "县长",
    "副市长(分管水利)",
    "市委常委、宣传部部长",
    "市生态环境局局长",
    "市生态环境局副局长",
    "市水利局局长",
    "市民政局局长",
    "市档案局局长",
    "县统计局副局长",
    "镇长",
    "开发区管委会主任",
    "朝阳区区长",
    "村党支部书记",
    "县人大常委会主任",
];

/// A local rulebook, or several in order: it is taken, or every fault names a place that is there and what to do. What is
/// taken narrows and never overturns.
pub fn layer(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let texts: Vec<&str> = text.split(BETWEEN).take(3).collect();
    let files: Vec<File<'_>> = texts.iter().map(|text| File { name: "input.toml", text }).collect();
    if let Err(faults) = check(&files) {
        assert!(!faults.is_empty(), "refused without a reason");
        faults.iter().for_each(|fault| told(fault, &texts));
        return;
    }
    let layered =
        Engine::with_layers(&files, None).unwrap_or_else(|faults| panic!("checked, then refused: {faults:?}"));
    for title in TITLES {
        let query = Query::default();
        let with = layered.post(title, &query).unwrap_or_else(|error| panic!("{title}: {error:?}"));
        let plain = ENGINE.with(|engine| engine.post(title, &query));
        let plain = plain.unwrap_or_else(|error| panic!("{title}: {error:?}"));
        narrowed(&plain, &with);
    }
}

/// A fault stands in its file, between characters, and says what to do in both languages.
fn told(fault: &Fault, texts: &[&str]) {
    for place in std::iter::once(&fault.place).chain(fault.beside.iter().map(|(place, _)| place)) {
        let whole = texts.get(place.file);
        assert!(whole.is_some_and(|text| text.get(place.span.clone()).is_some()), "{place:?} of {fault:?}");
    }
    for lang in [Lang::Zh, Lang::En] {
        assert!(!fault.what.in_lang(lang).is_empty() && !fault.help.in_lang(lang).is_empty(), "{fault:?}");
    }
}

/// What the source settles stays, and nothing comes that was not possible. What rests on the project's own list may change.
fn narrowed(plain: &Answer<'_>, with: &Answer<'_>) {
    let title = plain.title;
    let source =
        |class: Class| plain.responsibilities.iter().any(|one| one.class == class && one.basis == Basis::Source);
    for class in plain.classes.iter().filter(|class| source(**class)) {
        assert!(with.classes.contains(class), "{title:?} is no longer {class:?}");
    }
    if !plain.classes.iter().all(|class| source(*class)) {
        return;
    }
    for class in with.classes.iter().chain(&with.possible_classes) {
        let could = plain.classes.contains(class) || plain.possible_classes.contains(class);
        assert!(could, "{title:?} could not be {class:?}");
    }
    if plain.questions.is_empty() {
        assert_eq!(plain.applicability, with.applicability, "{title:?}");
    }
}
