//! The chain as an ordered list, indented by kind of responsibility.

use crate::components::{basis, cite, el, item_link, mixed, said, text as plain_text, word};
use crate::hooks::Router;
use crate::text;
use yew::Html;
use zeren_core::builtin::BUILTIN;
use zeren_core::local::Origin;
use zeren_core::lookup::Kind;
use zeren_core::model::{Citation, Lang, Responsibility, Text};
use zeren_core::who::{Who, WhoLink};

/// How far a kind of responsibility is indented.
const fn depth(kind: Responsibility) -> &'static str {
    match kind {
        Responsibility::Overall => "depth-0",
        Responsibility::Leadership => "depth-1",
        Responsibility::Sector => "depth-2",
        Responsibility::Direct => "depth-3",
    }
}

/// The words a link rests on, as the chain of the rulebook has them, and those of local rulebooks.
fn cites(link: &WhoLink, found: &Who) -> Vec<Citation> {
    let at_level = |chain: &&zeren_core::rulebook::Link| found.level.is_none_or(|level| chain.levels.contains(level));
    let mut links = BUILTIN.chain.iter().filter(|chain| chain.class == link.class).filter(at_level);
    let mut out = links.next().map_or_else(Vec::new, |chain| chain.cite.to_vec());
    let local = found.citations.iter().filter(|cite| !Origin::of_id(cite.id).is_builtin());
    let local = local.filter(|cite| cite.supports.contains(&link.class.id()));
    out.extend(local.map(|cite| Citation { paragraph: cite.id, quote: Text { zh: cite.quote, en: cite.translation } }));
    out
}

/// The list.
pub(super) fn view(found: &Who, router: &Router, lang: Lang) -> Html {
    let one = |link: &WhoLink| {
        let name = item_link(&router.route, Kind::Class, link.class.id(), mixed(link.name, lang));
        let mut kind = vec![said(BUILTIN.responsibility(link.responsibility).name, lang)];
        if !link.certain {
            kind.extend([plain_text(" · "), el("b", "", vec![word(text::MAYBE, lang)])]);
        }
        let mut out = vec![el("strong", "", vec![name]), el("span", "of", kind)];
        out.push(el("span", "reason", vec![mixed(&link.reason, lang)]));
        out.extend(basis(link.basis, link.layer, text::BY_LOCALITY, lang));
        out.push(cite(link.class.id(), &cites(link, found), router, lang));
        el("li", depth(link.responsibility), out)
    };
    el("ol", "chain", found.chain.iter().map(one).collect())
}
