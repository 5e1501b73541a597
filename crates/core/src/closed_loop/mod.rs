//! How the loop closes [Q2.2] [Q2.3]: class → duty → supervision → situation → linked instrument → class, as a graph one
//! can walk. Every node and every link comes from the rulebook; exports draw the same graph. Duties and instruments that a
//! local rulebook states are among the nodes; to what they lead beyond their class, the source does not say.

mod dot;
mod json;
mod mermaid;
mod svg;

use crate::as_of;
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::decide::Tri;
use crate::local::Origin;
use crate::model::{Citation, Date, Lang, Text};
use crate::rulebook::{NodeKind, Rulebook};

vocabulary! {
    /// Who states a link.
    Ground {
        /// The source itself.
        Source "source" "来源" "source",
        /// This project, by the words of the source.
        Project "project" "本项目" "this project",
        /// A local rulebook.
        Local "local" "本地规则" "local rulebook",
    }
}

/// The kind of a node: one of the kinds of things, or one of the four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of 知责、明责、履责、尽责.
    Stage,
    /// A class, duty, supervision, situation or instrument.
    Thing(NodeKind),
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its id in the rulebook.
    pub id: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: Text,
    /// Whether it is there on the day.
    pub holds: Tri,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// A link.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// From where.
    pub from: &'static str,
    /// To where.
    pub to: &'static str,
    /// What it is.
    pub name: Text,
    /// Whether the words of the source join the two; otherwise the source does not say.
    pub certain: bool,
    /// Who states it.
    pub ground: Ground,
    /// Whether it holds on the day.
    pub holds: Tri,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// The loop.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The nodes, stage by stage.
    pub nodes: Vec<Node>,
    /// The links, from class to instrument and back.
    pub edges: Vec<Edge>,
    /// The day; none for the rulebook's newest state.
    pub as_of: Option<Date>,
    rulebook: &'static Rulebook,
}

/// What a graph is called.
pub const TITLE: Text = Text {
    zh: "责任闭环:知责、明责、履责、尽责",
    en: "The closed loop of responsibility: 知责、明责、履责、尽责",
};

/// What a drawing says under itself.
pub const LEGEND: Text = Text {
    zh: "实线:来源的词语相合;虚线:来源没有说明。归在哪个词之下,由本项目安排。",
    en: "Solid: words of the source join the two. Dashed: the source does not say. What stands under which word is this project's arrangement.",
};

/// How a drawing shows what is not in place.
const PALE: Text = Text {
    zh: "名称后注明“这一天没有”“这一天有没有未定”的,连着它的线画得浅。",
    en: "What is marked as not in place, or as open whether in place, has paler links.",
};

impl Node {
    /// Its name, with its state where it is not in place.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        let name = self.name.in_lang(lang);
        match (self.holds, lang) {
            (Tri::Yes, _) => name.to_owned(),
            (holds, Lang::Zh) => format!("{name}({})", as_of::state_in_words(holds).zh),
            (holds, Lang::En) => format!("{name} ({})", as_of::state_in_words(holds).en),
        }
    }
}

/// Whether a local rulebook states what has this id.
fn is_local(id: &'static str) -> bool {
    !Origin::of_id(id).is_builtin()
}

impl Graph {
    /// The loop of a rulebook as of a day.
    #[must_use]
    pub fn new(rulebook: &'static Rulebook, on: Option<Date>) -> Self {
        let mut graph = Self { nodes: Vec::new(), edges: Vec::new(), as_of: on, rulebook };
        graph.add_nodes();
        graph.add_edges();
        graph
    }

    fn add_nodes(&mut self) {
        let rulebook = self.rulebook;
        let provisions = as_of::provisions(self.as_of);
        let mut add = |id, kind, name, holds, cite| self.nodes.push(Node { id, kind, name, holds, cite });
        for stage in ACCOUNTABILITY.stages {
            add(stage.id, Kind::Stage, stage.name, provisions, stage.cite);
            for kind in stage.kinds {
                let thing = Kind::Thing(*kind);
                match kind {
                    NodeKind::Class => rulebook
                        .classes
                        .iter()
                        .for_each(|entry| add(entry.class.id(), thing, entry.name, provisions, entry.cite)),
                    NodeKind::Duty => rulebook
                        .classes
                        .iter()
                        .flat_map(|class| class.duties)
                        .for_each(|duty| add(duty.id, thing, duty.name, provisions, duty.cite)),
                    NodeKind::Supervision => rulebook
                        .supervision
                        .iter()
                        .for_each(|entry| add(entry.id, thing, entry.name, provisions, entry.cite)),
                    NodeKind::Situation => rulebook
                        .situations
                        .iter()
                        .for_each(|entry| add(entry.id, thing, entry.name, provisions, entry.cite)),
                    NodeKind::Instrument => rulebook.instruments.iter().for_each(|entry| {
                        // From when until when a local instrument holds, its rulebook does not say.
                        let holds = match is_local(entry.id) {
                            true => Tri::Unknown,
                            false => as_of::instrument(entry.id, self.as_of),
                        };
                        add(entry.id, thing, entry.name, holds, entry.cite);
                    }),
                }
            }
        }
    }

    fn add_edges(&mut self) {
        let provisions = as_of::provisions(self.as_of);
        let bears = Text { zh: "承担", en: "bears" };
        let reaches = Text { zh: "受其监督", en: "is reached by" };
        let follows = Text { zh: "接着是", en: "is followed by" };
        let stages = ACCOUNTABILITY.stages.windows(2);
        for [from, to] in stages.filter_map(|pair| <&[_; 2]>::try_from(pair).ok()) {
            self.push(from.id, to.id, follows, (true, Ground::Source), provisions, to.cite);
        }
        let rulebook = self.rulebook;
        for class in rulebook.classes {
            for duty in class.duties {
                let ground = if is_local(duty.id) { Ground::Local } else { Ground::Source };
                self.push(class.class.id(), duty.id, bears, (true, ground), provisions, duty.cite);
            }
        }
        for class in rulebook.classes {
            for supervision in rulebook.supervision.iter().filter(|entry| entry.classes.contains(class.class)) {
                for duty in class.duties {
                    // The source speaks of the duties it names, not of those a locality adds.
                    let known = if is_local(duty.id) { (false, Ground::Project) } else { (true, Ground::Source) };
                    self.push(duty.id, supervision.id, reaches, known, provisions, supervision.cite);
                }
            }
        }
        for link in ACCOUNTABILITY.links {
            let own = link.period.as_ref().map_or(provisions, |period| period.holds(self.as_of));
            for from in link.from {
                for to in link.to {
                    let ends = [*from, *to].into_iter().filter_map(|id| self.node(id)).map(|node| node.holds);
                    let holds = ends.fold(own, Tri::and);
                    let ground = if link.from_source { Ground::Source } else { Ground::Project };
                    self.push(from, to, link.name, (link.certain, ground), holds, link.cite);
                }
            }
        }
    }

    fn push(
        &mut self,
        from: &'static str,
        to: &'static str,
        name: Text,
        (certain, ground): (bool, Ground),
        holds: Tri,
        cite: &'static [Citation],
    ) {
        self.edges.push(Edge { from, to, name, certain, ground, holds, cite });
    }

    /// What it is called, with the day where one was given.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let title = TITLE.in_lang(lang);
        match (self.as_of, lang) {
            (None, _) => title.to_owned(),
            (Some(day), Lang::Zh) => format!("{title}(截至 {day})"),
            (Some(day), Lang::En) => format!("{title} (as of {day})"),
        }
    }

    /// What a drawing says under itself: how to read it, what is to be said of the day, what it rests on, and the
    /// rules where there are local ones.
    #[must_use]
    pub fn caption(&self, lang: Lang) -> Vec<String> {
        let all_in_place = self.nodes.iter().all(|node| node.holds == Tri::Yes);
        let pale = Some(PALE).filter(|_| !all_in_place);
        let lines = [Some(LEGEND), pale, as_of::remark(self.as_of), Some(self.rulebook.disclaimer)];
        let rules = (self.rulebook.version != BUILTIN.version).then(|| {
            let rules = Text { zh: "规则 ", en: "Rules " };
            format!("{}{}", rules.in_lang(lang), self.rulebook.version)
        });
        lines.into_iter().flatten().map(|line| line.in_lang(lang).to_owned()).chain(rules).collect()
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The links that lead to a node.
    pub fn leading_to<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Edge> {
        self.edges.iter().filter(move |edge| edge.to == id)
    }

    /// The links that lead on from a node.
    pub fn leading_from<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Edge> {
        self.edges.iter().filter(move |edge| edge.from == id)
    }

    /// The stage a node stands under, and the nodes of each stage, in order.
    pub fn stages(&self) -> impl Iterator<Item = (&Node, Vec<&Node>)> {
        ACCOUNTABILITY.stages.iter().filter_map(move |stage| {
            let under = self.nodes.iter().filter(|node| match node.kind {
                Kind::Thing(kind) => stage.kinds.contains(&kind),
                Kind::Stage => false,
            });
            self.node(stage.id).map(|node| (node, under.collect()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_joins_two_nodes_and_no_node_stands_alone() {
        let graph = Graph::new(&BUILTIN, None);
        for edge in &graph.edges {
            assert!(graph.node(edge.from).is_some() && graph.node(edge.to).is_some(), "{edge:?}");
            assert!(!edge.cite.is_empty(), "{edge:?}");
        }
        for node in &graph.nodes {
            assert!(graph.leading_from(node.id).chain(graph.leading_to(node.id)).next().is_some(), "{}", node.id);
        }
        let duties: usize = BUILTIN.classes.iter().map(|class| class.duties.len()).sum();
        assert_eq!(graph.nodes.len(), 4 + 7 + duties + 4 + 5 + 3);
    }

    #[test]
    fn from_every_class_one_comes_to_every_instrument_and_back_to_the_beginning() {
        let graph = Graph::new(&BUILTIN, None);
        for class in BUILTIN.classes {
            let mut reached = vec![class.class.id()];
            let mut at = 0;
            while let Some(id) = reached.get(at).copied() {
                for edge in graph.leading_from(id) {
                    if !reached.contains(&edge.to) {
                        reached.push(edge.to);
                    }
                }
                at += 1;
            }
            for entry in BUILTIN.instruments {
                assert!(reached.contains(&entry.id), "{} does not lead to {}", class.class.id(), entry.id);
            }
            assert!(reached.contains(&"know-responsibility"), "the loop does not close from {}", class.class.id());
        }
    }

    /// A drawing goes its own way: it has to say itself of which day it speaks and what it rests on.
    #[test]
    fn every_drawing_says_of_which_day_it_speaks_and_what_it_rests_on() {
        for day in [None, Some("2020-01-01"), Some("2024-06-30"), Some("2026-03-01")] {
            let graph = Graph::new(&BUILTIN, day.and_then(Date::parse));
            for &lang in Lang::ALL {
                for drawing in [graph.to_svg(lang), graph.to_dot(lang), graph.to_mermaid(lang), graph.to_json(lang)] {
                    let drawing = drawing.replace("&amp;", "&");
                    assert!(drawing.contains(BUILTIN.disclaimer.in_lang(lang)), "{day:?} {drawing}");
                    assert!(day.is_none_or(|day| drawing.contains(day)), "{day:?} {drawing}");
                    let remark = as_of::remark(graph.as_of).map_or("", |remark| remark.in_lang(lang));
                    assert!(drawing.contains(remark), "{day:?} {drawing}");
                }
                let marked = |holds| graph.nodes.iter().filter(|node| node.holds == holds).count();
                for holds in [Tri::No, Tri::Unknown] {
                    let words = match lang {
                        Lang::Zh => format!("({})\"", as_of::state_in_words(holds).zh),
                        Lang::En => format!(" ({})\"", as_of::state_in_words(holds).en),
                    };
                    let stages =
                        graph.nodes.iter().filter(|node| node.kind == Kind::Stage && node.holds == holds).count();
                    // A word of the four stands in DOT twice: over its cluster, and as the end of links.
                    assert_eq!(graph.to_dot(lang).matches(&words).count(), marked(holds) + stages, "{day:?} {words}");
                    assert_eq!(graph.to_mermaid(lang).matches(&words).count(), marked(holds), "{day:?} {words}");
                }
                let pale = graph.edges.iter().filter(|edge| edge.holds != Tri::Yes).count();
                assert_eq!(graph.to_dot(lang).matches(", color=\"gray").count(), pale, "{day:?}");
                let styled = graph.to_mermaid(lang);
                let styled = styled.lines().filter(|line| line.trim_start().starts_with("linkStyle"));
                assert_eq!(styled.map(|line| line.matches(',').count() + 1).sum::<usize>(), pale, "{day:?}");
            }
        }
    }

    #[test]
    fn of_an_earlier_day_links_do_not_hold() {
        let graph = Graph::new(&BUILTIN, Date::parse("2020-01-01"));
        assert!(graph.edges.iter().all(|edge| edge.holds == Tri::No));
        let code = |graph: &Graph| graph.node("ecological-environmental-code").map(|node| node.holds);
        assert_eq!(code(&Graph::new(&BUILTIN, None)), Some(Tri::Unknown));
    }
}
