//! OPA's Rego through regorus: a chain of `else` for each field, compiled for its bytecode machine; the answers stand in
//! `data`, and the rules point into them.

use peers::{Answer, Node, Peer, Post, tree};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};
use std::hint::black_box;

/// Appends the rule for a node and those below it; gives its name.
fn rule(node: &Node, rules: &mut Vec<String>) -> String {
    match node {
        Node::Answer(place) => place.to_string(),
        Node::Field(field, branches) => {
            let mut text = String::new();
            for (place, (values, below)) in branches.iter().enumerate() {
                let value = rule(below, rules);
                let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
                let condition = match quoted.as_slice() {
                    _ if place + 1 == branches.len() => "true".to_owned(),
                    [only] => format!("input.{field} == {only}"),
                    several => format!("input.{field} in {{{}}}", several.join(", ")),
                };
                let head = if place == 0 { "NAME" } else { " else" };
                text.push_str(&format!("{head} := {value} if {condition}"));
            }
            let name = format!("node_{}", rules.len());
            rules.push(text.replace("NAME", &name));
            name
        }
    }
}

struct Rego {
    machine: RegoVM,
}

impl Peer for Rego {
    type Input = Value;

    fn input(&self, post: Post) -> Value {
        let [organ, position, level, matter] = post.ids();
        let object = serde_json::json!({ "organ": organ, "position": position, "level": level, "matter": matter });
        Value::from_json_str(&object.to_string()).expect("JSON")
    }

    fn decide(&mut self, input: &Value) {
        self.machine.set_input(input.clone());
        black_box(self.machine.execute().expect("a decision"));
    }

    fn answer(&mut self, input: &Value) -> Answer {
        self.machine.set_input(input.clone());
        let found = self.machine.execute().expect("a decision").to_json_str().expect("JSON");
        Answer::of_json(&serde_json::from_str(&found).expect("JSON"))
    }
}

fn main() {
    let (tree, answers) = tree();
    let mut rules = Vec::new();
    let root = rule(&tree, &mut rules);
    let policy =
        format!("package zeren\n\nimport rego.v1\n\n{}\n\ndecision := data.answers[{root}]\n", rules.join("\n\n"));
    let answers: Vec<_> = answers.iter().map(Answer::json).collect();
    let data = Value::from_json_str(&serde_json::json!({ "answers": answers }).to_string()).expect("JSON");
    let mut engine = Engine::new();
    engine.add_policy("zeren.rego".to_owned(), policy).expect("a policy");
    engine.add_data(data.clone()).expect("data");
    let compiled = engine.compile_with_entrypoint(&"data.zeren.decision".into()).expect("a policy");
    let program = Compiler::compile_from_policy(&compiled, &["data.zeren.decision"]).expect("a program");
    let mut machine = RegoVM::new_with_policy(compiled);
    machine.load_program(program);
    machine.set_data(data).expect("data");
    peers::measure("rego", Rego { machine });
}
