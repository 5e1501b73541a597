//! Cedar: a policy a line of the table. Cedar answers allow or deny and names the policies it rests on; their ids lead to
//! the answer, which is made beforehand and not counted.

use cedar_policy::{Authorizer, Context, Entities, EntityUid, PolicyId, PolicySet, Request, RestrictedExpression};
use peers::{Answer, FIELDS, Peer, Post, lines};
use std::collections::HashMap;
use std::hint::black_box;
use std::str::FromStr;

struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    answers: HashMap<PolicyId, Answer>,
}

fn uid(text: &str) -> EntityUid {
    EntityUid::from_str(text).expect("an entity")
}

impl Cedar {
    fn found(&self, input: &Request) -> &Answer {
        let response = self.authorizer.is_authorized(input, &self.policies, &self.entities);
        let reason = response.diagnostics().reason().next().expect("a policy");
        &self.answers[reason]
    }
}

impl Peer for Cedar {
    type Input = Request;

    fn input(&self, post: Post) -> Request {
        let ids = FIELDS.iter().zip(post.ids());
        let pairs = ids.map(|(field, id)| ((*field).to_owned(), RestrictedExpression::new_string(id.to_owned())));
        let context = Context::from_pairs(pairs).expect("a context");
        Request::new(uid("Post::\"post\""), uid("Action::\"answer\""), uid("Rules::\"zeren\""), context, None)
            .expect("a request")
    }

    fn decide(&mut self, input: &Request) {
        black_box(self.found(input));
    }

    fn answer(&mut self, input: &Request) -> Answer {
        self.found(input).clone()
    }
}

fn main() {
    let (mut text, mut answers) = (String::new(), HashMap::new());
    for (place, line) in lines().into_iter().enumerate() {
        let mut conditions = Vec::new();
        for (field, values) in FIELDS.iter().zip(&line.when) {
            let quoted: Vec<String> = values.iter().flatten().map(|value| format!("\"{value}\"")).collect();
            match quoted.as_slice() {
                [] => {}
                [only] => conditions.push(format!("context.{field} == {only}")),
                several => conditions.push(format!("[{}].contains(context.{field})", several.join(", "))),
            }
        }
        text.push_str(&format!("permit(principal, action, resource) when {{ {} }};\n", conditions.join(" && ")));
        answers.insert(PolicyId::new(format!("policy{place}")), line.answer);
    }
    let policies = PolicySet::from_str(&text).expect("policies");
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    peers::measure("cedar", Cedar { authorizer, policies, entities, answers });
}
