//! What was read: the title again, each part over its reading; what was not read underlined and named.

use crate::components::{chinese, mixed, section};
use crate::hooks::Router;
use crate::reading::{Stretch, stretches};
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, PostAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;

/// The section.
pub(super) fn view(answer: &Answer<'_>, _router: &Router) -> Html {
    let lang = answer.lang;
    let stretch = |stretch: Stretch| match stretch {
        Stretch::Read(words, read_as) => html! {
            <span class="piece"><span lang="zh-CN">{ words }</span><span class="sr">{ ": " }</span><small>{ mixed(read_as, lang) }</small></span>
        },
        Stretch::Unread(words) => html! {
            <span class="piece unread"><u lang="zh-CN">{ words }</u><span class="sr">{ ": " }</span><small>{ text::UNREAD.in_lang(lang) }</small></span>
        },
        Stretch::Between(words) => html! { <span class="piece between"><span>{ words }</span></span> },
    };
    let unread: Vec<&str> = answer.unread.iter().filter_map(|unread| unread.text).collect();
    section(
        text::READ,
        lang,
        html! {
            <>
                <p class="pieces">{ for stretches(answer).into_iter().map(stretch) }</p>
                if !unread.is_empty() {
                    <p class="unread-words">{ text::UNREAD_WORDS.in_lang(lang) }{ chinese(&unread.join("、")) }</p>
                }
                <ul class="plain small">{ for answer.posts.iter().map(|post| place(post, answer.posts.len() > 1, lang)) }</ul>
            </>
        },
    )
}

/// Where a post stands: region, level, organ, position, sectors.
fn place(post: &PostAnswer<'_>, several: bool, lang: Lang) -> Html {
    let slash = |words: Vec<&str>| words.join(" / ");
    let mut words = Vec::new();
    if let Some(region) = &post.region {
        words.push(region.path.clone());
    }
    words.push(slash(post.levels.iter().map(|level| level.name(lang)).collect()));
    words.push(post.organ.name(lang).to_owned());
    words.push(post.position.name(lang).to_owned());
    let sectors = BUILTIN.sectors.iter().filter(|sector| post.sectors.contains(&sector.id));
    words.extend(sectors.map(|sector| sector.name(lang).to_owned()));
    html! {
        <li>
            if several { <span lang="zh-CN">{ post.text.unwrap_or("").to_owned() }{ " — " }</span> }
            { mixed(&words.join(" · "), lang) }
        </li>
    }
}
