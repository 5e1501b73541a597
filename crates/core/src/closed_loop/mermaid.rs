//! The loop for Mermaid.

use super::Graph;
use crate::decide::Tri;
use crate::model::Lang;
use std::fmt::Write;

/// Mermaid writes special signs as entities.
fn escaped(text: &str) -> String {
    text.replace('#', "#35;").replace('"', "#quot;").replace('<', "#lt;").replace('>', "#gt;")
}

/// A label between quotes.
fn label(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

impl Graph {
    /// As a flowchart of Mermaid: a subgraph a word, a node a thing, dashed where the source does not say,
    /// grey where it is not in place.
    #[must_use]
    pub fn to_mermaid(&self, lang: Lang) -> String {
        // Ids hold hyphens and slashes, which Mermaid does not take everywhere: nodes are numbered.
        let number = |id: &str| self.nodes.iter().position(|node| node.id == id).unwrap_or(0);
        let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", label(&self.title(lang)));
        for (stage, nodes) in self.stages() {
            let _ = writeln!(out, "  subgraph s{}[{}]", number(stage.id), label(&stage.label(lang)));
            for node in nodes {
                let _ = writeln!(out, "    n{}[{}]", number(node.id), label(&node.label(lang)));
            }
            out.push_str("  end\n");
        }
        let stage = |id: &str| self.stages().any(|(stage, _)| stage.id == id);
        let name = |id: &str| format!("{}{}", if stage(id) { "s" } else { "n" }, number(id));
        for edge in &self.edges {
            let arrow = if edge.certain { "-->" } else { "-.->" };
            let _ = writeln!(out, "  {} {arrow} {}", name(edge.from), name(edge.to));
        }
        let pale = (0..).zip(&self.edges).filter(|(_, edge)| edge.holds != Tri::Yes);
        let pale: Vec<String> = pale.map(|(at, _): (usize, _)| at.to_string()).collect();
        if !pale.is_empty() {
            let _ = writeln!(out, "  linkStyle {} stroke:#bbb", pale.join(","));
        }
        // Mermaid has no place for a text under the whole.
        let lines: Vec<String> = self.caption(lang).iter().map(|line| escaped(line)).collect();
        let _ = writeln!(out, "  caption[\"{}\"]\n  style caption fill:none,stroke:none", lines.join("<br/>"));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::BUILTIN;

    #[test]
    fn every_node_and_link_is_in_it_once() {
        let graph = Graph::new(&BUILTIN, None);
        for &lang in Lang::ALL {
            let chart = graph.to_mermaid(lang);
            assert_eq!(chart.matches("-->").count() + chart.matches("-.->").count(), graph.edges.len());
            // One more for the text under it.
            assert_eq!(chart.matches("[\"").count(), graph.nodes.len() + 1);
        }
        assert_eq!(label("a \"b\" #1"), "\"a #quot;b#quot; #351\"".replace("#351", "#35;1"));
    }
}
