//! JSONLogic through datalogic-rs: one expression of nested `if`, compiled, its answers constants; an arena per decision,
//! reset and used again. The fields are text; with `numbers` as the second argument, numbers.

use bumpalo::Bump;
use datalogic_rs::{Engine, Logic, ParsedData};
use peers::{Answer, FIELDS, Node, Peer, Post, number, tree};
use serde_json::{Value, json};
use std::hint::black_box;

/// How a value of a field is written.
type Written = fn(&str, &str) -> Value;

fn as_text(_: &str, id: &str) -> Value {
    id.into()
}

fn as_number(field: &str, id: &str) -> Value {
    number(field, id).expect("a value of the field").into()
}

struct JsonLogic {
    written: Written,
    engine: Engine,
    rule: Logic,
    arena: Bump,
}

fn expression(node: &Node, answers: &[Answer], written: Written) -> Value {
    match node {
        Node::Answer(place) => answers[*place].json(),
        Node::Field(field, branches) => {
            let mut parts = Vec::new();
            for (place, (values, node)) in branches.iter().enumerate() {
                let values: Vec<_> = values.iter().map(|id| written(field, id)).collect();
                if place + 1 < branches.len() {
                    parts.push(match values.as_slice() {
                        [only] => json!({ "===": [{ "var": field }, only] }),
                        several => json!({ "in": [{ "var": field }, several] }),
                    });
                }
                parts.push(expression(node, answers, written));
            }
            json!({ "if": parts })
        }
    }
}

impl Peer for JsonLogic {
    type Input = ParsedData;

    fn input(&self, post: Post) -> ParsedData {
        let object: Value =
            FIELDS.iter().zip(post.ids()).map(|(field, id)| ((*field).to_owned(), (self.written)(field, id))).collect();
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
    let numbers = std::env::args().nth(2).is_some_and(|form| form == "numbers");
    let (name, written): (_, Written) = if numbers { ("jsonlogic-numbers", as_number) } else { ("jsonlogic", as_text) };
    let rule = engine.compile(expression(&tree, &answers, written).to_string().as_str()).expect("a rule");
    peers::measure(name, JsonLogic { written, engine, rule, arena: Bump::new() });
}
