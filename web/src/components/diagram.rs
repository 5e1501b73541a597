//! The seven classes drawn in lanes by kind of responsibility, with what the source says of how they stand to each other.

use crate::components::diagram_layout::{Layout, Node, layout};
use crate::prose::typeset;
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::lookup::Kind;
use zeren_core::model::{Class, Lang};

/// The drawing: the classes of `lit` are concerned, the rest are quiet; `title` says what is drawn.
pub(crate) fn diagram(lit: &[Class], title: &str, route: &Route, lang: Lang) -> Html {
    let Layout { width, height, lanes, nodes, edges } = layout(lit, lang);
    let view_box = format!("0 0 {width} {height}");
    html! {
        <svg class="diagram" viewBox={view_box} role="group" aria-labelledby="diagram-title diagram-says">
            <title id="diagram-title">{ title.to_owned() }</title>
            <desc id="diagram-says">{ text::DIAGRAM_SAYS.in_lang(lang) }</desc>
            { for lanes.iter().map(|lane| html! {
                <g>
                    <line class="lane" x1="0" x2={ width.to_string() } y1={ lane.top.to_string() } y2={ lane.top.to_string() } />
                    { for lane.lines.iter().map(|line| words("lane-name", "start", line.x, line.y, &line.text)) }
                </g>
            }) }
            { for edges.iter().map(|edge| html! {
                <g class={ if edge.lit { "edge lit" } else { "edge" } }>
                    <path d={ edge.path.clone() } />
                    <path class="head" d={ edge.heads.clone() } />
                </g>
            }) }
            { for nodes.iter().map(|one| node(one, route)) }
            { for edges.iter().map(|edge| words(if edge.lit { "edge-name lit" } else { "edge-name" }, edge.anchor, edge.x, edge.y, edge.name)) }
        </svg>
    }
}

fn words(class: &'static str, anchor: &'static str, x: i32, y: i32, words: &str) -> Html {
    html! { <text {class} x={ x.to_string() } y={ y.to_string() } text-anchor={anchor}>{ typeset(words) }</text> }
}

fn node(node: &Node, route: &Route) -> Html {
    let href = route.to(Page::Item(Kind::Class, node.class.id().to_owned())).href();
    let middle = node.x + node.width / 2;
    html! {
        <a {href} class={ if node.lit { "node lit" } else { "node" } }>
            <rect x={ node.x.to_string() } y={ node.y.to_string() } width={ node.width.to_string() } height={ node.height.to_string() } rx="3" />
            { for node.lines.iter().map(|line| words("name", "middle", middle, line.y, &line.text)) }
        </a>
    }
}
