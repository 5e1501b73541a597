//! JSONLogic through datalogic-rs: one expression of nested `if`, compiled, its answers constants; an arena per decision,
//! reset and used again.

use bumpalo::Bump;
use datalogic_rs::{Engine, Logic, ParsedData};
use peers::{Answer, Node, Peer, Post, tree};
use serde_json::{Value, json};
use std::hint::black_box;

struct JsonLogic {
    engine: Engine,
    rule: Logic,
    arena: Bump,
}

fn expression(node: &Node, answers: &[Answer]) -> Value {
    match node {
        Node::Answer(place) => answers[*place].json(),
        Node::Field(field, branches) => {
            let mut parts = Vec::new();
            for (place, (values, node)) in branches.iter().enumerate() {
                let values: Vec<_> = values.iter().collect();
                if place + 1 < branches.len() {
                    parts.push(match values.as_slice() {
                        [only] => json!({ "===": [{ "var": field }, only] }),
                        several => json!({ "in": [{ "var": field }, several] }),
                    });
                }
                parts.push(expression(node, answers));
            }
            json!({ "if": parts })
        }
    }
}

impl Peer for JsonLogic {
    type Input = ParsedData;

    fn input(&self, post: Post) -> ParsedData {
        let [organ, position, level, matter] = post.ids();
        let object = json!({ "organ": organ, "position": position, "level": level, "matter": matter });
        ParsedData::from_json(&object.to_string()).expect("JSON")
    }

    fn decide(&mut self, input: &ParsedData) {
        self.arena.reset();
        black_box(self.engine.evaluate(&self.rule, input, &self.arena).expect("a decision"));
    }

    fn answer(&mut self, input: &ParsedData) -> Answer {
        self.arena.reset();
        let found = self.engine.evaluate(&self.rule, input, &self.arena).expect("a decision");
        Answer::of_json(&serde_json::from_str(&found.to_string()).expect("JSON"))
    }
}

fn main() {
    let (tree, answers) = tree();
    let engine = Engine::new();
    let rule = engine.compile(expression(&tree, &answers).to_string().as_str()).expect("a rule");
    peers::measure("jsonlogic", JsonLogic { engine, rule, arena: Bump::new() });
}
