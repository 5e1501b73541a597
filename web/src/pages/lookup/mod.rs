//! What a post answers for: one box, and the answer that builds under it.

mod answer;
mod duties;
mod parts;
mod questions;
mod share_bar;

use super::View;
use crate::ask;
use crate::components::{TypingBox, Way, Ways, all, chinese, el, examples, link, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::{Lookup, Page};
use crate::text;
use yew::prelude::*;
use zeren_core::PostError;
use zeren_core::model::Lang;
use zeren_core::suggest::suggest;
use zeren_core::title::TitleError;

/// One of each outcome.
const EXAMPLES: [&str; 5] =
    ["县委书记", "副市长(分管生态环境、住建)", "开发区管委会主任", "市生态环境局副局长", "村党支部书记"];

/// How many ways to go on are offered.
const OFFERED: usize = 6;

/// The ways a title may go on.
pub(super) fn ways(title: &str, lang: Lang) -> Vec<Way> {
    let found = suggest(ask::engine(), title, lang, OFFERED);
    found.into_iter().map(|one| Way { word: one.word, hint: one.hint, text: one.text }).collect()
}

/// Answers something, so that the first answer does not wait for what is made once.
pub(super) fn make_ready() {
    let lookup = Lookup::of("县");
    let _ = ask::post(&lookup, None, Lang::Zh);
    let _ = ways(&lookup.title, Lang::Zh);
}

/// The page.
pub(crate) fn page(lookup: &Lookup, router: &Router, lang: Lang) -> View {
    let typed = {
        let router = router.clone();
        Callback::from(move |title: String| router.replace.emit(router.route.to(Page::Lookup(Lookup::of(title)))))
    };
    let example = |title: &&str| link(&router.route, Page::Lookup(Lookup::of(*title)), chinese(title));
    let empty = examples(EXAMPLES.iter().map(example).collect(), lang);
    let label = with("label", &["for"], vec!["title".into()], vec![word(text::ASK_TITLE, lang)]);
    let mut spoken = String::new();
    let mut wrong = Html::default();
    let asked = router.painted.then(|| ask::post(lookup, router.route.on(), lang)).flatten();
    let answer = match asked {
        None => answer::view(None, lookup, router, lang),
        Some(Ok(answer)) => {
            let drawn = answer::view(Some(&answer), lookup, router, lang);
            spoken = answer.verdict;
            drawn
        }
        Some(Err(error)) => {
            wrong = trouble(error, lookup, router, lang);
            answer::view(None, lookup, router, lang)
        }
    };
    // As many children whatever is typed: else the box would be made anew and lose what one is typing.
    let content = all(vec![
        el("h1", "", vec![label]),
        el("p", "lede", vec![word(text::ASK_HINT, lang)]),
        html! { <TypingBox id="title" value={lookup.title.clone()} {lang} typed_in="zh-CN" ways={ Some(Ways(ways)) } {empty} {typed} /> },
        wrong,
        answer,
    ]);
    View { content, spoken }
}

/// What cannot be answered, and what to do.
fn trouble(error: PostError, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let again = || link(&router.route, Page::Lookup(Lookup::of(&lookup.title)), word(text::DROP_EXTRAS, lang));
    let said = match error {
        PostError::Title(TitleError::Empty) => return Html::default(),
        PostError::Title(TitleError::TooLong) => vec![word(text::TOO_LONG, lang)],
        PostError::Contradiction(_) => vec![word(text::CONTRADICTS, lang), plain_text(" "), again()],
    };
    el("p", "trouble", said)
}
