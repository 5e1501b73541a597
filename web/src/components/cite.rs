//! The marker of a paragraph, such as [Q5.2]: a press opens the quoted words in place.

use crate::ask::rulebook;
use crate::components::{all, el, in_lang, item_link, text as plain_text, word};
use crate::hooks::Router;
use crate::prose::{around, typeset};
use crate::text;
use yew::prelude::*;
use zeren_core::lookup::Kind;
use zeren_core::model::{Citation, Lang};

/// Markers, one for each paragraph, and under them the words of the one that is open; nothing where there are none.
/// `of` names what rests on them, once on a page.
pub(crate) fn cite(of: &str, cites: &[Citation], router: &Router, lang: Lang) -> Html {
    let mut out = Vec::new();
    let mut opened = Html::default();
    for (at, cite) in cites.iter().enumerate() {
        let paragraph = cite.paragraph;
        if cites[..at].iter().any(|known| known.paragraph == paragraph) {
            continue;
        }
        let key = [of, " ", paragraph].concat();
        let expanded = router.open == key;
        let onclick = router.toggle.reform(move |_: MouseEvent| key.clone());
        let aria_expanded = if expanded { "true" } else { "false" };
        let label = [text::OPEN_QUOTE.in_lang(lang), " ", paragraph].concat();
        out.push(html! {
            <button type="button" class="mark" aria-expanded={aria_expanded} aria-label={label} {onclick}>{ paragraph }</button>
        });
        if expanded {
            opened = quotes(cites, paragraph, router, lang);
        }
    }
    out.push(opened);
    all(out)
}

fn quotes(cites: &[Citation], paragraph: &'static str, router: &Router, lang: Lang) -> Html {
    let whole = rulebook().paragraph(paragraph).map_or("", |paragraph| paragraph.text.zh);
    let mut out = Vec::new();
    for cite in cites.iter().filter(|cite| cite.paragraph == paragraph) {
        let (before, after) = around(whole, cite.quote.zh);
        let marked = el("mark", "", vec![plain_text(typeset(cite.quote.zh))]);
        out.push(in_lang("p", Lang::Zh, vec![plain_text(typeset(before)), marked, plain_text(typeset(after))]));
        if lang == Lang::En {
            let translation = [cite.quote.en, " (", text::UNOFFICIAL.en, ")"].concat();
            out.push(in_lang("p", Lang::En, vec![plain_text(translation)]));
        }
    }
    let words = all(vec![word(text::WHOLE_PARAGRAPH, lang), plain_text(" "), plain_text(paragraph)]);
    out.push(el("p", "more", vec![item_link(&router.route, Kind::Paragraph, paragraph, words)]));
    el("blockquote", "", out)
}
