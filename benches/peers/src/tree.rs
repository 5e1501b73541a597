//! The same rules as a tree, for engines that have conditions but no tables: each field asked once on the way down.

use crate::{Answer, Post, expected, space};
use std::collections::{BTreeMap, BTreeSet};

/// The fields in the order in which they are asked.
pub const FIELDS: [&str; 4] = ["organ", "position", "level", "matter"];

/// A tree of conditions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// The answer, by its place in the list of answers.
    Answer(usize),
    /// The branch whose values hold that of the field; the last takes all others.
    Field(&'static str, Vec<(BTreeSet<&'static str>, Node)>),
}

fn node(posts: &[Post], answers: &[Answer], depth: usize) -> Node {
    let place = |post: &Post| answers.binary_search(&expected(*post)).expect("a known answer");
    let first = place(&posts[0]);
    if posts.iter().all(|post| place(post) == first) {
        return Node::Answer(first);
    }
    let mut by_value: BTreeMap<&'static str, Vec<Post>> = BTreeMap::new();
    for post in posts {
        by_value.entry(post.ids()[depth]).or_default().push(*post);
    }
    let mut alike: BTreeMap<Node, BTreeSet<&'static str>> = BTreeMap::new();
    for (value, posts) in by_value {
        alike.entry(node(&posts, answers, depth + 1)).or_default().insert(value);
    }
    let mut branches: Vec<_> = alike.into_iter().map(|(node, values)| (values, node)).collect();
    if branches.len() == 1 {
        return branches.remove(0).1;
    }
    // The branch with most values last: it is what is left.
    branches.sort_by_key(|(values, _)| values.len());
    Node::Field(FIELDS[depth], branches)
}

/// The tree and the answers it points to.
pub fn tree() -> (Node, Vec<Answer>) {
    let posts = space();
    let answers: BTreeSet<Answer> = posts.iter().map(|post| expected(*post)).collect();
    let answers: Vec<Answer> = answers.into_iter().collect();
    (node(&posts, &answers, 0), answers)
}
