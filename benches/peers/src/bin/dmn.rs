//! DMN through dsntk: one decision table whose lines exclude each other (hit policy unique), built once.

use dsntk_feel::Name;
use dsntk_feel::context::FeelContext;
use dsntk_feel::values::Value;
use dsntk_model_evaluator::ModelEvaluator;
use peers::{Answer, FIELDS, Peer, Post, lines};
use std::hint::black_box;
use std::sync::Arc;

const SPACE: &str = "https://zeren/peers";

struct Dmn(Arc<ModelEvaluator>);

fn model() -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" namespace=\"{SPACE}\" name=\"zeren\" id=\"_zeren\">\n<decision name=\"decision\" id=\"_decision\"><variable name=\"decision\" typeRef=\"Any\"/>\n"
    );
    for field in FIELDS {
        xml.push_str(&format!("<informationRequirement id=\"_need_{field}\"><requiredInput href=\"#_{field}\"/></informationRequirement>\n"));
    }
    xml.push_str("<decisionTable hitPolicy=\"UNIQUE\" outputLabel=\"decision\">\n");
    for field in FIELDS {
        xml.push_str(&format!("<input id=\"_in_{field}\"><inputExpression typeRef=\"string\"><text>{field}</text></inputExpression></input>\n"));
    }
    for part in Answer::PARTS {
        xml.push_str(&format!("<output id=\"_out_{part}\" name=\"{part}\"/>\n"));
    }
    for (place, line) in lines().iter().enumerate() {
        xml.push_str(&format!("<rule id=\"_rule_{place}\">"));
        for values in &line.when {
            let quoted: Vec<String> = values.iter().flatten().map(|value| format!("\"{value}\"")).collect();
            let entry = if quoted.is_empty() { "-".to_owned() } else { quoted.join(",") };
            xml.push_str(&format!("<inputEntry><text>{entry}</text></inputEntry>"));
        }
        for part in line.answer.json().as_array().into_iter().flatten() {
            xml.push_str(&format!("<outputEntry><text>{part}</text></outputEntry>"));
        }
        xml.push_str("</rule>\n");
    }
    xml.push_str("</decisionTable></decision>\n");
    for field in FIELDS {
        xml.push_str(&format!(
            "<inputData name=\"{field}\" id=\"_{field}\"><variable name=\"{field}\" typeRef=\"string\"/></inputData>\n"
        ));
    }
    xml.push_str("</definitions>\n");
    xml
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::String(text) => serde_json::Value::String(text.clone()),
        Value::List(list) => list.iter().map(json).collect(),
        Value::Context(context) => context
            .iter()
            .map(|(name, value)| (name.to_string(), json(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => panic!("{other}"),
    }
}

impl Dmn {
    fn found(&self, input: &FeelContext) -> Value {
        self.0.evaluate_invocable(SPACE, "zeren", "decision", input)
    }
}

impl Peer for Dmn {
    type Input = FeelContext;

    fn input(&self, post: Post) -> FeelContext {
        let mut context = FeelContext::default();
        for (field, id) in FIELDS.iter().zip(post.ids()) {
            context.set_entry(&Name::from(*field), Value::String(id.to_owned()));
        }
        context
    }

    fn decide(&mut self, input: &FeelContext) {
        black_box(self.found(input));
    }

    fn answer(&mut self, input: &FeelContext) -> Answer {
        Answer::of_json(&json(&self.found(input)))
    }
}

fn main() {
    let definitions = dsntk_model::parse(&model()).expect("a model");
    let evaluator = ModelEvaluator::new(&[definitions]).expect("a model");
    peers::measure("dmn", Dmn(evaluator));
}
