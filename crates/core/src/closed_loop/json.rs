//! The loop as JSON.

use super::{Graph, Kind};
use crate::answer::FORMAT;
use crate::model::{Citation, Lang};
use serde_json::json;

fn paragraphs(cite: &[Citation]) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for citation in cite {
        if !out.contains(&citation.paragraph) {
            out.push(citation.paragraph);
        }
    }
    out
}

impl Graph {
    /// As one line of JSON: what it is, nodes and links.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        let nodes = self.nodes.iter().map(|node| {
            let kind = match node.kind {
                Kind::Stage => "stage",
                Kind::Thing(kind) => kind.id(),
            };
            json!({ "id": node.id, "kind": kind, "name": node.name.in_lang(lang), "holds": node.holds.id(),
                "citations": paragraphs(node.cite) })
        });
        let links = self.edges.iter().map(|edge| {
            json!({ "from": edge.from, "to": edge.to, "name": edge.name.in_lang(lang), "certain": edge.certain,
                "basis": edge.ground.id(), "holds": edge.holds.id(),
                "citations": paragraphs(edge.cite) })
        });
        let (nodes, links): (Vec<_>, Vec<_>) = (nodes.collect(), links.collect());
        let nodes = serde_json::Value::from(nodes);
        let links = serde_json::Value::from(links);
        let about = serde_json::Value::from(self.caption(lang));
        let day = self.as_of.map_or_else(String::new, |day| format!(",\"as_of\":\"{day}\""));
        format!(
            "{{\"format\":{FORMAT},\"rulebook\":\"{}\"{day},\"what_this_is\":{about},\"nodes\":{nodes},\"links\":{links}}}",
            self.rulebook.version
        )
    }
}
