//! The loop in a terminal: stage by stage, or one node with what leads to it and on from it.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::Engine;
use zeren_core::as_of::state_in_words;
use zeren_core::builtin::BUILTIN;
use zeren_core::closed_loop::{Edge, Graph, Ground, Kind, LEGEND, Node, TITLE};
use zeren_core::decide::Tri;
use zeren_core::model::Citation;

fn paragraphs(cite: &[Citation]) -> String {
    let mut out: Vec<String> = Vec::new();
    for citation in cite {
        let id = format!("[{}]", citation.paragraph);
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out.join(" ")
}

fn state(holds: Tri, screen: &Screen) -> String {
    if holds == Tri::Yes { String::new() } else { format!(" ({})", state_in_words(holds).in_lang(screen.lang())) }
}

/// Renders the whole loop.
pub(crate) fn render(engine: &Engine, graph: &Graph, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    page.text(0, TITLE.in_lang(lang), Look::Strong);
    super::layers(engine, screen, &mut page);
    for (stage, nodes) in graph.stages() {
        page.heading(&format!("{} {}", stage.name.in_lang(lang), paragraphs(stage.cite)));
        for node in nodes {
            let name = format!("{}{}", node.name.in_lang(lang), state(node.holds, screen));
            page.with_right(2, "· ", &name, Look::Plain, &paragraphs(node.cite));
            let certain: Vec<_> = graph.leading_from(node.id).filter(|edge| edge.certain).map(|edge| edge.to).collect();
            let open: Vec<_> = graph.leading_from(node.id).filter(|edge| !edge.certain).map(|edge| edge.to).collect();
            page.text(4, node.id, Look::Quiet);
            if !certain.is_empty() {
                page.hanging(4, "→ ", &certain.join(", "), Look::Quiet);
            }
            if !open.is_empty() {
                page.hanging(
                    4,
                    screen.t("→ 来源没有说明:", "→ the source does not say: "),
                    &open.join(", "),
                    Look::Quiet,
                );
            }
        }
    }
    page.gap();
    page.text(
        0,
        screen.t(
            "沿着走:zeren show loop --at 标识;画出来:--format svg、dot 或者 mermaid",
            "walk it: zeren show loop --at ID; draw it: --format svg, dot or mermaid",
        ),
        Look::Quiet,
    );
    page.text(0, LEGEND.in_lang(lang), Look::Quiet);
    page.text(0, BUILTIN.disclaimer.in_lang(lang), Look::Quiet);
}

fn edge(graph: &Graph, edge: &Edge, other: &str, mark: &str, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    let name = graph.node(other).map_or("", |node| node.name.in_lang(lang));
    let basis = match edge.ground {
        Ground::Source => "",
        Ground::Project => screen.t(";本项目按词语得出", "; drawn by this project"),
        Ground::Local => screen.t(";本地规则", "; local rulebook"),
    };
    let how =
        if edge.certain { format!("{}{basis}", edge.name.in_lang(lang)) } else { edge.name.in_lang(lang).to_owned() };
    page.with_right(
        2,
        mark,
        &format!("{name} ({how}){}", state(edge.holds, screen)),
        if edge.certain { Look::Plain } else { Look::Quiet },
        &paragraphs(edge.cite),
    );
    page.text(4, other, Look::Quiet);
}

/// Renders one node and its links.
pub(crate) fn node(graph: &Graph, node: &Node, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let kind = match node.kind {
        Kind::Stage => screen.t("闭环中的一步", "stage of the loop"),
        Kind::Thing(kind) => kind.name(lang),
    };
    let mut page = Layout::new(screen, out);
    page.text(0, &format!("{}{}", node.name.in_lang(lang), state(node.holds, screen)), Look::Strong);
    page.text(0, &format!("{kind} · {}", node.id), Look::Quiet);
    page.heading(screen.t("从哪里来", "Leads here"));
    for one in graph.leading_to(node.id) {
        edge(graph, one, one.from, "← ", screen, &mut page);
    }
    page.heading(screen.t("到哪里去", "Leads on to"));
    for one in graph.leading_from(node.id) {
        edge(graph, one, one.to, "→ ", screen, &mut page);
    }
}
