//! The seven classes drawn in lanes by kind of responsibility, with what the source says of how they stand to each other.

use crate::components::diagram_layout::{Layout, Node, layout};
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::lookup::Kind;
use zeren_core::model::{Class, Lang};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DiagramProps {
    /// The classes concerned; the rest are drawn quiet.
    pub(crate) lit: Vec<Class>,
    /// What is drawn, in words.
    pub(crate) title: String,
    pub(crate) lang: Lang,
    pub(crate) route: Route,
}

/// The drawing.
#[component]
pub(crate) fn Diagram(props: &DiagramProps) -> Html {
    let drawing = use_memo((props.lang, props.lit.clone()), |(lang, lit)| layout(lit, *lang));
    let Layout { width, height, lanes, nodes, edges } = &*drawing;
    let view_box = format!("0 0 {width} {height}");
    html! {
        <svg class="diagram" viewBox={view_box} role="group" aria-labelledby="diagram-title diagram-says">
            <title id="diagram-title">{ props.title.clone() }</title>
            <desc id="diagram-says">{ text::DIAGRAM_SAYS.in_lang(props.lang) }</desc>
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
            { for nodes.iter().map(|one| node(one, props)) }
            { for edges.iter().map(|edge| words(if edge.lit { "edge-name lit" } else { "edge-name" }, edge.anchor, edge.x, edge.y, edge.name)) }
        </svg>
    }
}

fn words(class: &'static str, anchor: &'static str, x: i32, y: i32, words: &str) -> Html {
    html! { <text {class} x={ x.to_string() } y={ y.to_string() } text-anchor={anchor}>{ words.to_owned() }</text> }
}

fn node(node: &Node, props: &DiagramProps) -> Html {
    let href = props.route.to(Page::Item(Kind::Class, node.class.id().to_owned())).href();
    let middle = node.x + node.width / 2;
    html! {
        <a {href} class={ if node.lit { "node lit" } else { "node" } }>
            <rect x={ node.x.to_string() } y={ node.y.to_string() } width={ node.width.to_string() } height={ node.height.to_string() } rx="3" />
            { for node.lines.iter().map(|line| words("name", "middle", middle, line.y, &line.text)) }
        </a>
    }
}
