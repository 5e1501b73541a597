//! The loop for Mermaid.

use super::{Graph, LEGEND, TITLE};
use crate::model::Lang;
use std::fmt::Write;

/// A label between quotes; Mermaid writes special signs as entities.
fn label(text: &str) -> String {
    format!("\"{}\"", text.replace('#', "#35;").replace('"', "#quot;").replace('<', "#lt;").replace('>', "#gt;"))
}

impl Graph {
    /// As a flowchart of Mermaid: a subgraph a word, a node a thing, dashed where the source does not say.
    #[must_use]
    pub fn to_mermaid(&self, lang: Lang) -> String {
        // Ids hold hyphens and slashes, which Mermaid does not take everywhere: nodes are numbered.
        let number = |id: &str| self.nodes.iter().position(|node| node.id == id).unwrap_or(0);
        let mut out =
            format!("---\ntitle: {}\n---\n%% {}\nflowchart LR\n", label(TITLE.in_lang(lang)), LEGEND.in_lang(lang));
        for (stage, nodes) in self.stages() {
            let _ = writeln!(out, "  subgraph s{}[{}]", number(stage.id), label(stage.name.in_lang(lang)));
            for node in nodes {
                let _ = writeln!(out, "    n{}[{}]", number(node.id), label(node.name.in_lang(lang)));
            }
            out.push_str("  end\n");
        }
        let stage = |id: &str| self.stages().any(|(stage, _)| stage.id == id);
        let name = |id: &str| format!("{}{}", if stage(id) { "s" } else { "n" }, number(id));
        for edge in &self.edges {
            let arrow = if edge.certain { "-->" } else { "-.->" };
            let _ = writeln!(out, "  {} {arrow} {}", name(edge.from), name(edge.to));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_and_link_is_in_it_once() {
        let graph = Graph::new(None);
        for &lang in Lang::ALL {
            let chart = graph.to_mermaid(lang);
            assert_eq!(chart.matches("-->").count() + chart.matches("-.->").count(), graph.edges.len());
            assert_eq!(chart.matches("[\"").count(), graph.nodes.len());
        }
        assert_eq!(label("a \"b\" #1"), "\"a #quot;b#quot; #351\"".replace("#351", "#35;1"));
    }
}
