//! The loop as a drawing: five columns from class to instrument, the four words above them, the way back below.
//!
//! Where all of one group lead to all of another, the lines run together through one point, so that eighty of them do
//! not cover each other.

use super::{Edge, Graph, Kind, Node};
use crate::decide::Tri;
use crate::model::Lang;
use crate::rulebook::NodeKind;
use std::fmt::Write;

const WIDTH: i32 = 220;
const GAP: i32 = 110;
const LINE: i32 = 18;
const PAD: i32 = 8;
const BETWEEN: i32 = 10;
const TOP: i32 = 96;
const SIZE: i32 = 13;
const MARGIN: i32 = 24;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The width of a text, in units of the font's size: Chinese is square, Latin a little over half.
fn width(text: &str) -> i32 {
    text.chars().map(|c| if c.is_ascii() { 56 } else { 100 }).sum::<i32>() * SIZE / 100
}

/// A text in lines: broken between words in Latin, anywhere in Chinese but before a sign and behind a bracket.
fn lines(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut word = String::new();
    let mut words = Vec::new();
    for c in text.chars() {
        if c.is_ascii() && c != ' ' && c != ',' && c != '、' {
            word.push(c);
            continue;
        }
        if matches!(c, ',' | '、' | '。' | ')' | ';' | ' ') {
            word.push(c);
            words.push(std::mem::take(&mut word));
        } else {
            if !word.is_empty() && !word.ends_with('(') {
                words.push(std::mem::take(&mut word));
            }
            word.push(c);
        }
    }
    words.push(word);
    for word in words {
        let line = out.last_mut().map_or("", |line| line.as_str());
        if !line.is_empty() && width(line) + width(word.trim_end()) > WIDTH - 2 * PAD {
            out.push(String::new());
        }
        if let Some(line) = out.last_mut() {
            line.push_str(&word);
        }
    }
    out.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A node with its place.
struct Placed<'a> {
    node: &'a Node,
    lines: Vec<String>,
    x: i32,
    y: i32,
    height: i32,
}

impl Placed<'_> {
    fn middle(&self) -> i32 {
        self.y + self.height / 2
    }
}

/// Links that have the same look and go from all of a group to all of another.
struct Bundle<'a> {
    from: Vec<&'static str>,
    to: Vec<&'static str>,
    edge: &'a Edge,
}

impl Edge {
    /// Whether both are drawn alike and called the same.
    fn looks_like(&self, other: &Self) -> bool {
        self.name == other.name && self.certain == other.certain && self.holds == other.holds
    }
}

fn bundles(edges: &[Edge]) -> Vec<Bundle<'_>> {
    let mut by_source: Vec<Bundle<'_>> = Vec::new();
    for edge in edges {
        let same = |one: &&mut Bundle<'_>| one.from == [edge.from] && one.edge.looks_like(edge);
        match by_source.iter_mut().find(same) {
            Some(one) => one.to.push(edge.to),
            None => by_source.push(Bundle { from: vec![edge.from], to: vec![edge.to], edge }),
        }
    }
    let mut out: Vec<Bundle<'_>> = Vec::new();
    for one in by_source {
        let same = |other: &&mut Bundle<'_>| other.to == one.to && other.edge.looks_like(one.edge);
        match out.iter_mut().find(same) {
            Some(other) => other.from.extend(one.from),
            None => out.push(one),
        }
    }
    out
}

impl Graph {
    fn placed(&self, lang: Lang) -> Vec<Placed<'_>> {
        let mut out: Vec<Placed<'_>> = Vec::new();
        for (column, kind) in NodeKind::ALL.iter().enumerate() {
            let x = MARGIN + column as i32 * (WIDTH + GAP);
            let mut y = TOP;
            for node in self.nodes.iter().filter(|node| node.kind == Kind::Thing(*kind)) {
                let lines = lines(&node.label(lang));
                let height = lines.len() as i32 * LINE + 2 * PAD;
                out.push(Placed { node, lines, x, y, height });
                y += height + BETWEEN;
            }
        }
        // Shorter columns stand in the middle of the tallest.
        let bottom = |placed: &[Placed<'_>], x: i32| {
            placed.iter().filter(|one| one.x == x).map(|one| one.y + one.height).fold(TOP, i32::max)
        };
        let tallest = out.iter().map(|one| one.y + one.height).fold(TOP, i32::max);
        let columns: Vec<i32> = (0..NodeKind::ALL.len()).map(|at| MARGIN + at as i32 * (WIDTH + GAP)).collect();
        for x in columns {
            let down = (tallest - bottom(&out, x)) / 2;
            out.iter_mut().filter(|one| one.x == x).for_each(|one| one.y += down);
        }
        out
    }

    /// As an SVG drawing, readable from left to right, with a title and a description.
    #[must_use]
    pub fn to_svg(&self, lang: Lang) -> String {
        let placed = self.placed(lang);
        let bottom = placed.iter().map(|one| one.y + one.height).fold(TOP, i32::max);
        let total = MARGIN * 2 + NodeKind::ALL.len() as i32 * WIDTH + (NodeKind::ALL.len() - 1) as i32 * GAP;
        let caption = self.caption(lang);
        let under = bottom + 80;
        let height = under + (caption.len() as i32 - 1) * LINE + 16;
        let tongue = lang.id();
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {total} {height}\" width=\"{total}\" height=\"{height}\" \
             lang=\"{tongue}\" role=\"img\" aria-labelledby=\"loop-title loop-desc\" font-family=\"sans-serif\" font-size=\"{SIZE}\">\n\
             <title id=\"loop-title\">{}</title>\n<desc id=\"loop-desc\">{}</desc>\n\
             <defs><marker id=\"loop-arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
             <path d=\"M0 0L8 4L0 8z\" fill=\"#5a6b61\"/></marker></defs>\n\
             <rect width=\"{total}\" height=\"{height}\" fill=\"#fff\"/>\n",
            escaped(&self.title(lang)),
            escaped(&caption.join(" ")),
        );
        self.heads(lang, &mut out);
        // What is not in place is drawn first, so that it covers nothing that is.
        let (pale, dark): (Vec<_>, Vec<_>) =
            bundles(&self.edges).into_iter().partition(|bundle| bundle.edge.holds != Tri::Yes);
        for bundle in pale.into_iter().chain(dark) {
            self.line(&bundle, &placed, bottom, lang, &mut out);
        }
        for one in &placed {
            let dash = if one.node.holds == Tri::Yes { "" } else { " stroke-dasharray=\"4 3\"" };
            let _ = writeln!(
                out,
                "<g id=\"loop-{}\"><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" fill=\"#fff\" stroke=\"#1f5a3c\"{dash}/>",
                one.node.id.replace('/', "."),
                escaped(one.node.id),
                one.x,
                one.y,
                one.height
            );
            for (number, line) in one.lines.iter().enumerate() {
                let y = one.y + PAD + number as i32 * LINE + LINE * 3 / 4;
                let _ =
                    writeln!(out, "<text x=\"{}\" y=\"{y}\" fill=\"#1c2420\">{}</text>", one.x + PAD, escaped(line));
            }
            out.push_str("</g>\n");
        }
        for (line, y) in caption.iter().zip((under..).step_by(LINE as usize)) {
            let _ = writeln!(out, "<text x=\"{MARGIN}\" y=\"{y}\" fill=\"#4a554f\">{}</text>", escaped(line));
        }
        out.push_str("</svg>\n");
        out
    }

    /// The four words over their columns, and the title.
    fn heads(&self, lang: Lang, out: &mut String) {
        let _ = writeln!(
            out,
            "<text x=\"{MARGIN}\" y=\"32\" font-size=\"18\" font-weight=\"bold\" fill=\"#1c2420\">{}</text>",
            escaped(&self.title(lang))
        );
        let mut before: Option<i32> = None;
        for (stage, nodes) in self.stages() {
            let column = |node: &&Node| NodeKind::ALL.iter().position(|kind| node.kind == Kind::Thing(*kind));
            let columns: Vec<usize> = nodes.iter().filter_map(column).collect();
            let (Some(first), Some(last)) = (columns.iter().min(), columns.iter().max()) else { continue };
            let x = MARGIN + *first as i32 * (WIDTH + GAP);
            let end = MARGIN + *last as i32 * (WIDTH + GAP) + WIDTH;
            let _ = writeln!(
                out,
                "<g id=\"loop-{}\"><text x=\"{x}\" y=\"66\" font-size=\"15\" font-weight=\"bold\" fill=\"#1f5a3c\">{}</text>\
                 <path d=\"M{x} 74H{end}\" stroke=\"#1f5a3c\"/></g>",
                stage.id,
                escaped(&stage.label(lang))
            );
            if let Some(before) = before {
                let (from, to) = (before + 6, x - 6);
                let _ =
                    writeln!(out, "<path d=\"M{from} 74H{to}\" stroke=\"#1f5a3c\" marker-end=\"url(#loop-arrow)\"/>");
            }
            before = Some(end);
        }
    }

    fn line(&self, bundle: &Bundle<'_>, placed: &[Placed<'_>], bottom: i32, lang: Lang, out: &mut String) {
        let find = |ids: &[&str]| placed.iter().filter(|one| ids.contains(&one.node.id)).collect::<Vec<_>>();
        let (from, to) = (find(&bundle.from), find(&bundle.to));
        let dash = if bundle.edge.certain { "" } else { " stroke-dasharray=\"5 4\" opacity=\"0.55\"" };
        let colour = if bundle.edge.holds == Tri::Yes { "#5a6b61" } else { "#bcc5bf" };
        let style = format!("fill=\"none\" stroke=\"{colour}\"{dash}");
        let arrow = "marker-end=\"url(#loop-arrow)\"";
        let mut paths = String::new();
        let stage = self.stages().find(|(stage, _)| bundle.to.contains(&stage.id));
        if let (Some(_), false) = (&stage, from.is_empty()) {
            // The way back runs under everything, to the first column.
            let low = bottom + 28;
            for (place, one) in from.iter().enumerate() {
                let x = one.x + WIDTH - 12 - 8 * place as i32;
                let _ = write!(paths, "<path d=\"M{x} {}V{low}\" {style}/>", one.y + one.height);
            }
            let right = from.iter().map(|one| one.x + WIDTH - 12).fold(0, i32::max);
            let x = MARGIN / 2;
            let _ = write!(paths, "<path d=\"M{right} {low}H{x}V62H{MARGIN}\" {style} {arrow}/>");
            let _ = write!(
                paths,
                "<text x=\"{}\" y=\"{}\" fill=\"#4a554f\">{}</text>",
                MARGIN + 8,
                low - 6,
                escaped(bundle.edge.name.in_lang(lang))
            );
        } else if let (Some(first), Some(last)) = (from.first(), to.first()) {
            let right = first.x + WIDTH;
            if first.x == last.x {
                // Within a column: an arc on its right side.
                for (source, target) in from.iter().flat_map(|one| to.iter().map(move |two| (one, two))) {
                    let (a, b) = (source.middle(), target.middle());
                    let out_to = right + 26;
                    let _ = write!(
                        paths,
                        "<path d=\"M{right} {a}C{out_to} {a} {out_to} {b} {right} {b}\" {style} {arrow}/>"
                    );
                }
            } else if last.x - right > GAP * 3 / 2 {
                // Past a column: over its top.
                let between = |one: &&Placed<'_>| one.x > first.x && one.x < last.x;
                let over = placed.iter().filter(between).map(|one| one.y).fold(i32::MAX, i32::min) - 14;
                let (turn, back) = (right + GAP / 2, last.x - GAP / 2);
                for (source, target) in from.iter().flat_map(|one| to.iter().map(move |two| (one, two))) {
                    let (a, b, end) = (source.middle(), target.middle(), target.x);
                    let _ = write!(
                        paths,
                        "<path d=\"M{right} {a}C{turn} {a} {turn} {over} {} {over}H{}C{back} {over} {back} {b} {end} {b}\" {style} {arrow}/>",
                        right + GAP,
                        end - GAP,
                    );
                }
            } else {
                let (x, end) = (right + GAP / 2, last.x);
                let all = from.iter().chain(&to).map(|one| one.middle());
                let y = all.sum::<i32>() / (from.len() + to.len()) as i32;
                let together = from.len() > 1 && to.len() > 1;
                for source in &from {
                    let a = source.middle();
                    if together {
                        let _ = write!(paths, "<path d=\"M{right} {a}C{x} {a} {x} {a} {x} {y}\" {style}/>");
                        continue;
                    }
                    for target in &to {
                        let b = target.middle();
                        let _ = write!(paths, "<path d=\"M{right} {a}C{x} {a} {x} {b} {end} {b}\" {style} {arrow}/>");
                    }
                }
                for target in to.iter().filter(|_| together) {
                    let b = target.middle();
                    let _ = write!(paths, "<path d=\"M{x} {y}C{x} {b} {x} {b} {end} {b}\" {style} {arrow}/>");
                }
            }
        }
        if !paths.is_empty() {
            let names =
                format!("{} → {}: {}", bundle.from.join(", "), bundle.to.join(", "), bundle.edge.name.in_lang(lang));
            let _ = writeln!(out, "<g><title>{}</title>{paths}</g>", escaped(&names));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::BUILTIN;
    use crate::model::Date;

    #[test]
    fn bundles_lose_no_link_and_add_none() {
        let graph = Graph::new(&BUILTIN, None);
        let mut drawn: Vec<(&str, &str)> = bundles(&graph.edges)
            .iter()
            .flat_map(|one| one.from.iter().flat_map(|from| one.to.iter().map(move |to| (*from, *to))))
            .collect();
        let mut edges: Vec<(&str, &str)> = graph.edges.iter().map(|edge| (edge.from, edge.to)).collect();
        drawn.sort_unstable();
        edges.sort_unstable();
        assert_eq!(drawn, edges);
    }

    #[test]
    fn every_node_is_drawn_and_nothing_overlaps() {
        for (graph, lang) in [None, Some("2020-01-01")]
            .into_iter()
            .flat_map(|day| Lang::ALL.iter().map(move |&lang| (Graph::new(&BUILTIN, day.and_then(Date::parse)), lang)))
        {
            let svg = graph.to_svg(lang);
            for node in &graph.nodes {
                assert_eq!(
                    svg.matches(&format!("id=\"loop-{}\"", node.id.replace('/', "."))).count(),
                    1,
                    "{}",
                    node.id
                );
            }
            let placed = graph.placed(lang);
            for (at, one) in placed.iter().enumerate() {
                for other in placed.iter().skip(at + 1).filter(|other| other.x == one.x) {
                    assert!(one.y + one.height < other.y || other.y + other.height < one.y);
                }
                assert!(one.lines.iter().all(|line| !line.ends_with('(')), "{:?}", one.lines);
                assert!(one.lines.iter().all(|line| width(line) <= WIDTH - 2 * PAD + SIZE), "{:?}", one.lines);
            }
        }
    }
}
