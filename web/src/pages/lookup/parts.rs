//! What was read: the title again, each part over its reading; what was not read underlined and named.

use crate::ask::rulebook;
use crate::components::{chinese, el, in_lang, mixed, plain, section, text as plain_text, word};
use crate::reading::{Stretch, stretches};
use crate::text;
use yew::Html;
use zeren_core::answer::{Answer, PostAnswer};
use zeren_core::model::Lang;

/// A part of the title over what it was read as.
fn piece(class: &'static str, of: &'static str, words: String, reading: Html) -> Html {
    let words = in_lang(of, Lang::Zh, vec![plain_text(words)]);
    el("span", class, vec![words, plain_text(" "), el("small", "", vec![reading])])
}

/// The section.
pub(super) fn view(answer: &Answer<'_>) -> Html {
    let lang = answer.lang;
    let stretch = |stretch: Stretch| match stretch {
        Stretch::Read(words, read_as) => piece("piece", "span", words, mixed(read_as, lang)),
        Stretch::Unread(words) => piece("piece unread", "u", words, word(text::UNREAD, lang)),
        Stretch::Between(words) => el("span", "piece between", vec![plain_text(words)]),
    };
    let mut out = vec![el("p", "pieces", stretches(answer).into_iter().map(stretch).collect())];
    let unread: Vec<&str> = answer.unread.iter().filter_map(|unread| unread.text).collect();
    if !unread.is_empty() {
        out.push(el("p", "unread-words", vec![word(text::UNREAD_WORDS, lang), chinese(&unread.join("、"))]));
    }
    let several = answer.posts.len() > 1;
    out.push(plain("plain small", answer.posts.iter().map(|post| place(post, several, lang)).collect()));
    section(text::READ, lang, out)
}

/// Where a post stands: region, level, organ, position, sectors.
fn place(post: &PostAnswer<'_>, several: bool, lang: Lang) -> Html {
    let mut words = Vec::new();
    if let Some(region) = &post.region {
        words.push(region.path.clone());
    }
    words.push(post.levels.iter().map(|level| level.name(lang)).collect::<Vec<_>>().join(" / "));
    words.push(post.organ.name(lang).to_owned());
    words.push(post.position.name(lang).to_owned());
    let sectors = rulebook().sectors.iter().filter(|sector| post.sectors.contains(&sector.id));
    words.extend(sectors.map(|sector| sector.name(lang).to_owned()));
    let mut children = Vec::new();
    if several {
        children.push(chinese(post.text.unwrap_or("")));
        children.push(plain_text(" — "));
    }
    children.push(mixed(&words.join(" · "), lang));
    el("li", "", children)
}
