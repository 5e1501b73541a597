//! The closed loop, to be walked from node to node, drawn, and taken along.

use crate::ask::rulebook;
use crate::components::{all, cite, el, item_link, link, plain, said, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::Page;
use crate::{browser, text};
use yew::prelude::*;
use zeren_core::as_of::state_in_words;
use zeren_core::closed_loop::{Edge, Graph, Ground, Kind, LEGEND, Node};
use zeren_core::decide::Tri;
use zeren_core::lookup;
use zeren_core::model::{Date, Lang, Text};
use zeren_core::rulebook::NodeKind;

/// The name of a node, or of the whole loop.
pub(crate) fn name(at: &str, lang: Lang) -> String {
    Graph::new(rulebook(), None).node(at).map_or(text::LOOP_TITLE, |node| node.name).in_lang(lang).to_owned()
}

/// Where the rulebook holds what a node stands for.
const fn item(kind: NodeKind) -> lookup::Kind {
    match kind {
        NodeKind::Class => lookup::Kind::Class,
        NodeKind::Duty => lookup::Kind::Duty,
        NodeKind::Supervision => lookup::Kind::Supervision,
        NodeKind::Situation => lookup::Kind::Situation,
        NodeKind::Instrument => lookup::Kind::Instrument,
    }
}

fn state(holds: Tri, lang: Lang) -> Html {
    if holds == Tri::Yes {
        return Html::default();
    }
    el("small", "", vec![plain_text(" · "), said(state_in_words(holds), lang)])
}

fn step(id: &'static str, words: Html, router: &Router) -> Html {
    link(&router.route, Page::Loop(id.to_owned()), words)
}

/// Links on one side of a node.
fn side(head: Text, edges: Vec<(&Edge, &'static str)>, graph: &Graph, router: &Router, lang: Lang) -> Html {
    let one = |(edge, other): &(&Edge, &'static str)| {
        let name = graph.node(other).map_or_else(Html::default, |node| said(node.name, lang));
        let mut out = vec![step(other, name, router)];
        let mut how = vec![said(edge.name, lang)];
        if edge.certain {
            match edge.ground {
                Ground::Source => {}
                Ground::Project => how.extend([plain_text(" · "), word(text::BY_PROJECT, lang)]),
                Ground::Local => how.push(plain_text([" · ", edge.ground.name(lang)].concat())),
            }
        }
        out.push(el("span", "of", how));
        out.push(state(edge.holds, lang));
        out.push(cite(&[edge.from, edge.to].concat(), edge.cite, router, lang));
        el("li", if edge.certain { "certain" } else { "uncertain" }, out)
    };
    let list = plain("steps", edges.iter().map(one).collect());
    el("section", "", vec![el("h2", "", vec![word(head, lang)]), list])
}

/// One node, with what leads to it and where it leads on.
fn node(node: &Node, graph: &Graph, router: &Router, lang: Lang) -> Html {
    let kind = match node.kind {
        Kind::Stage => el("span", "", vec![word(text::LOOP, lang)]),
        Kind::Thing(kind) => item_link(&router.route, item(kind), node.id, plain_text(kind.name(lang))),
    };
    let cites = cite(node.id, node.cite, router, lang);
    let here = el(
        "p",
        "id",
        vec![kind, plain_text(" · "), el("code", "", vec![plain_text(node.id)]), state(node.holds, lang), cites],
    );
    let to = graph.leading_to(node.id).map(|edge| (edge, edge.from)).collect();
    let from = graph.leading_from(node.id).map(|edge| (edge, edge.to)).collect();
    let sides = vec![side(text::LEADS_HERE, to, graph, router, lang), side(text::LEADS_ON, from, graph, router, lang)];
    all(vec![here, el("div", "walk", sides)])
}

/// Every node, under the four words.
fn whole(graph: &Graph, router: &Router, lang: Lang) -> Html {
    let stage = |(stage, nodes): (&Node, Vec<&Node>)| {
        let one =
            |node: &&Node| el("li", "", vec![step(node.id, said(node.name, lang), router), state(node.holds, lang)]);
        let head = step(stage.id, said(stage.name, lang), router);
        let cites = cite(stage.id, stage.cite, router, lang);
        let list = plain("plain", nodes.iter().map(one).collect());
        el("section", "part", vec![el("h2", "", vec![head, plain_text(" "), cites]), el("div", "", vec![list])])
    };
    all(graph.stages().map(stage).collect())
}

/// The drawing, and the three forms it can be taken along in.
fn drawing(on: Option<Date>, lang: Lang) -> Html {
    let button = |name: &'static str, end: &'static str, kind: &'static str, write: fn(&Graph, Lang) -> String| {
        let onclick = Callback::from(move |_: MouseEvent| {
            browser::save(["zeren-loop.", end].concat().as_str(), kind, &write(&Graph::new(rulebook(), on), lang));
        });
        html! { <button type="button" class="quiet" {onclick}>{ [text::DOWNLOAD.in_lang(lang), " ", name].concat() }</button> }
    };
    let buttons = vec![
        button("SVG", "svg", "image/svg+xml", Graph::to_svg),
        button("DOT", "dot", "text/vnd.graphviz", Graph::to_dot),
        button("Mermaid", "mmd", "text/plain", Graph::to_mermaid),
    ];
    let svg = Html::from_html_unchecked(AttrValue::from(Graph::new(rulebook(), on).to_svg(lang)));
    let keys: &[&str] = &["class", "role", "tabindex", "aria-label"];
    let values = vec!["loop".into(), "region".into(), "0".into(), text::LOOP_TITLE.in_lang(lang).into()];
    all(vec![with("div", keys, values, vec![svg]), el("div", "share", buttons)])
}

/// The page.
pub(crate) fn page(at: &str, router: &Router, lang: Lang) -> Html {
    let on = router.route.on();
    let graph = Graph::new(rulebook(), on);
    let up = |words| el("p", "trail", vec![link(&router.route, Page::Loop(String::new()), words)]);
    match graph.node(at) {
        Some(here) => all(vec![
            up(word(text::LOOP_WHOLE, lang)),
            el("h1", "", vec![said(here.name, lang)]),
            node(here, &graph, router, lang),
        ]),
        None => all(vec![
            el("h1", "", vec![word(text::LOOP_TITLE, lang)]),
            el("p", "lede", vec![word(text::LOOP_HINT, lang)]),
            whole(&graph, router, lang),
            el(
                "section",
                "drawing",
                vec![
                    el("h2", "", vec![word(text::DRAWING, lang)]),
                    drawing(on, lang),
                    el("p", "count", vec![said(LEGEND, lang)]),
                ],
            ),
        ]),
    }
}
