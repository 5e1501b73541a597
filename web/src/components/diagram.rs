//! The seven classes drawn in lanes by kind of responsibility, with what the source says of how they stand to each other.

use crate::components::diagram_layout::{Edge, Lane, Layout, Line, Node, layout};
use crate::components::{el, text as plain_text, with};
use crate::prose::typeset;
use crate::route::{Page, Route};
use crate::text;
use yew::{AttrValue, Html};
use zeren_core::lookup::Kind;
use zeren_core::model::{Class, Lang, Level};

/// The drawing: the classes of `lit` are concerned, the rest are quiet; the relations
/// are those that hold at `level`, or all; `title` says what is drawn.
pub(crate) fn diagram(lit: &[Class], level: Option<Level>, title: &str, route: &Route, lang: Lang) -> Html {
    let Layout { width, height, lanes, nodes, edges } = layout(lit, level, lang);
    let mut children = vec![
        with("title", &["id"], vec!["diagram-title".into()], vec![plain_text(title.to_owned())]),
        with("desc", &["id"], vec!["diagram-says".into()], vec![plain_text(text::DIAGRAM_SAYS.in_lang(lang))]),
    ];
    children.extend(lanes.iter().map(|one| lane(one, width)));
    children.extend(edges.iter().map(edge));
    children.extend(nodes.iter().map(|one| node(one, route)));
    children.extend(edges.iter().map(|edge| {
        let class = if edge.lit { "edge-name lit" } else { "edge-name" };
        words(class, edge.anchor, edge.x, edge.y, edge.name)
    }));
    let keys: &[&str] = &["class", "viewBox", "role", "aria-labelledby", "aria-describedby"];
    let view_box = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
    with(
        "svg",
        keys,
        vec!["diagram".into(), view_box.into(), "group".into(), "diagram-title".into(), "diagram-says".into()],
        children,
    )
}

pub(crate) fn number(of: i32) -> AttrValue {
    of.to_string().into()
}

pub(crate) fn words(class: &'static str, anchor: &'static str, x: i32, y: i32, words: &str) -> Html {
    let values = vec![class.into(), number(x), number(y), anchor.into()];
    with("text", &["class", "x", "y", "text-anchor"], values, vec![plain_text(typeset(words))])
}

pub(crate) fn path(class: &'static str, d: &str) -> Html {
    with("path", &["class", "d"], vec![class.into(), d.to_owned().into()], Vec::new())
}

fn lane(lane: &Lane, width: i32) -> Html {
    let values = vec!["lane".into(), number(0), number(width), number(lane.top), number(lane.top)];
    let mut children = vec![with("line", &["class", "x1", "x2", "y1", "y2"], values, Vec::new())];
    children.extend(lane.lines.iter().map(|line| words("lane-name", "start", line.x, line.y, &line.text)));
    el("g", "", children)
}

fn edge(edge: &Edge) -> Html {
    let class = if edge.lit { "edge lit" } else { "edge" };
    el("g", class, vec![path("", &edge.path), path("head", &edge.heads)])
}

fn node(node: &Node, route: &Route) -> Html {
    let href = route.to(Page::Item(Kind::Class, node.class.id().to_owned())).href();
    let class = if node.lit { "node lit" } else { "node" };
    let values = vec![number(node.x), number(node.y), number(node.width), number(node.height), "3".into()];
    let mut children = vec![with("rect", &["x", "y", "width", "height", "rx"], values, Vec::new())];
    let middle = node.x + node.width / 2;
    children.extend(node.lines.iter().map(|Line { y, text, .. }| words("name", "middle", middle, *y, text)));
    with("a", &["href", "class"], vec![href.into(), class.into()], children)
}
