//! The loop for Graphviz.

use super::Graph;
use crate::as_of::state_in_words;
use crate::decide::Tri;
use crate::model::Lang;
use std::fmt::Write;

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Graph {
    /// As a graph in the DOT language: a cluster a word, a node a thing, dashed where the source does not say,
    /// grey where it is not in place.
    #[must_use]
    pub fn to_dot(&self, lang: Lang) -> String {
        let mut out = String::from(
            "digraph loop {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n",
        );
        let label = format!("{}\n{}", self.title(lang), self.caption(lang).join("\n"));
        let _ = writeln!(out, "  label={};", quoted(&label).replace('\n', "\\n"));
        for (stage, nodes) in self.stages() {
            let _ = writeln!(out, "  subgraph {} {{", quoted(&format!("cluster_{}", stage.id)));
            let _ = writeln!(out, "    label={};", quoted(&stage.label(lang)));
            let _ = writeln!(out, "    {} [label={}, shape=plaintext];", quoted(stage.id), quoted(&stage.label(lang)));
            for node in nodes {
                let _ = writeln!(out, "    {} [label={}];", quoted(node.id), quoted(&node.label(lang)));
            }
            out.push_str("  }\n");
        }
        for edge in &self.edges {
            let dashed = if edge.certain { "" } else { ", style=dashed" };
            let (name, pale) = match edge.holds {
                Tri::Yes => (edge.name.in_lang(lang).to_owned(), ""),
                holds => {
                    let state = state_in_words(holds).in_lang(lang);
                    (format!("{} · {state}", edge.name.in_lang(lang)), ", color=\"gray70\"")
                }
            };
            let _ = writeln!(
                out,
                "  {} -> {} [tooltip={}{dashed}{pale}];",
                quoted(edge.from),
                quoted(edge.to),
                quoted(&name)
            );
        }
        out.push_str("}\n");
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
            let dot = graph.to_dot(lang);
            assert_eq!(dot.matches(" -> ").count(), graph.edges.len());
            for node in &graph.nodes {
                assert_eq!(dot.matches(&format!("    \"{}\" [label=", node.id)).count(), 1, "{}", node.id);
            }
            assert_eq!(dot.matches("style=dashed").count(), graph.edges.iter().filter(|edge| !edge.certain).count());
        }
        assert_eq!(quoted("a \"b\" \\"), "\"a \\\"b\\\" \\\\\"");
    }
}
