//! GoRules ZEN: one decision table of the first hit, an empty cell for any value, precompiled.

use peers::{Answer, FIELDS, Peer, Post, lines};
use serde_json::{Map, Value, json};
use std::hint::black_box;
use tokio::runtime::Runtime;
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine, Variable};

struct Zen {
    runtime: Runtime,
    decision: Decision,
}

fn graph() -> Value {
    let column = |name: &str| json!({ "id": name, "field": name, "name": name });
    let rules = lines().into_iter().map(|line| {
        let mut rule = Map::new();
        rule.insert("_id".to_owned(), json!(line.id));
        for (field, values) in FIELDS.iter().zip(&line.when) {
            let quoted: Vec<String> = values.iter().flatten().map(|value| format!("\"{value}\"")).collect();
            rule.insert((*field).to_owned(), json!(quoted.join(", ")));
        }
        let parts = line.answer.json();
        for (part, value) in Answer::PARTS.iter().zip(parts.as_array().into_iter().flatten()) {
            rule.insert((*part).to_owned(), json!(value.to_string()));
        }
        Value::Object(rule)
    });
    json!({
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            { "id": "in", "type": "inputNode", "name": "in", "position": { "x": 0, "y": 0 } },
            { "id": "table", "type": "decisionTableNode", "name": "table", "position": { "x": 1, "y": 0 }, "content": {
                "hitPolicy": "first",
                "inputs": FIELDS.map(column),
                "outputs": Answer::PARTS.map(column),
                "rules": rules.collect::<Vec<_>>(),
            } },
            { "id": "out", "type": "outputNode", "name": "out", "position": { "x": 2, "y": 0 } },
        ],
        "edges": [
            { "id": "1", "sourceId": "in", "targetId": "table", "type": "edge" },
            { "id": "2", "sourceId": "table", "targetId": "out", "type": "edge" },
        ],
    })
}

impl Peer for Zen {
    type Input = Variable;

    fn input(&self, post: Post) -> Variable {
        let [organ, position, level, matter] = post.ids();
        json!({ "organ": organ, "position": position, "level": level, "matter": matter }).into()
    }

    fn decide(&mut self, input: &Variable) {
        black_box(self.runtime.block_on(self.decision.evaluate(input.clone())).expect("a decision"));
    }

    fn answer(&mut self, input: &Variable) -> Answer {
        let found = self.runtime.block_on(self.decision.evaluate(input.clone())).expect("a decision");
        Answer::of_json(&found.result.to_value())
    }
}

fn main() {
    let content: DecisionContent = serde_json::from_value(graph()).expect("a graph");
    let mut decision = DecisionEngine::default().create_decision(content.into()).expect("a decision");
    decision.compile();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    peers::measure("zen", Zen { runtime, decision });
}
