//! CEL: one expression of nested conditions, parsed once; the fields come from a resolver, the answers are a list in the
//! context that the expression points into.

use cel::common::types::CelString;
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use cel::{Context, Program, Value};
use peers::{Answer, Node, Peer, Post, tree};
use std::hint::black_box;

struct Fields([CelString<'static>; 4]);

impl VariableResolver for Fields {
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        let value: &dyn Val = match name {
            "organ" => &self.0[0],
            "position" => &self.0[1],
            "level" => &self.0[2],
            "matter" => &self.0[3],
            _ => return None,
        };
        Some(CowVal::Borrowed(value))
    }
}

fn expression(node: &Node) -> String {
    match node {
        Node::Answer(place) => format!("answers[{place}]"),
        Node::Field(field, branches) => {
            let mut out = String::new();
            for (place, (values, node)) in branches.iter().enumerate() {
                let quoted: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
                if place + 1 < branches.len() {
                    match quoted.as_slice() {
                        [only] => out.push_str(&format!("{field} == {only} ? ")),
                        several => out.push_str(&format!("{field} in [{}] ? ", several.join(", "))),
                    }
                    out.push_str(&format!("({}) : ", expression(node)));
                } else {
                    out.push_str(&format!("({})", expression(node)));
                }
            }
            out
        }
    }
}

struct Cel {
    program: Program,
    answers: Value,
}

impl Cel {
    fn with<T>(&self, input: &Fields, take: impl FnOnce(&Program, &Context<'_, '_>) -> T) -> T {
        let mut context = Context::empty();
        context.add_variable_from_value("answers", self.answers.clone());
        context.set_variable_resolver(input);
        take(&self.program, &context)
    }
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::String(text) => serde_json::Value::String(text.to_string()),
        Value::List(list) => list.iter().map(json).collect(),
        other => panic!("{other:?}"),
    }
}

impl Peer for Cel {
    type Input = Fields;

    fn input(&self, post: Post) -> Fields {
        Fields(post.ids().map(CelString::from))
    }

    fn decide(&mut self, input: &Fields) {
        self.with(input, |program, context| {
            black_box(Value::resolve_val(program.expression(), context).expect("a decision"));
        });
    }

    fn answer(&mut self, input: &Fields) -> Answer {
        self.with(input, |program, context| Answer::of_json(&json(&program.execute(context).expect("a decision"))))
    }
}

fn main() {
    let (tree, answers) = tree();
    let program = Program::compile(&expression(&tree)).expect("an expression");
    let strings = |list: &Vec<String>| Value::from(list.iter().map(|id| Value::from(id.as_str())).collect::<Vec<_>>());
    let answers: Vec<Value> = answers
        .iter()
        .map(|answer| {
            let lists = answer.lists().map(strings);
            Value::from(std::iter::once(Value::from(answer.applicability.as_str())).chain(lists).collect::<Vec<_>>())
        })
        .collect();
    peers::measure("cel", Cel { program, answers: Value::from(answers) });
}
