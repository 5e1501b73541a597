//! Where everything in the drawing stands; numbers only, no browser.

use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Level, Responsibility};
use zeren_core::rulebook::Relation;

/// A line of text and its place.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) text: String,
}

/// A lane: one kind of responsibility.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) top: i32,
    pub(super) lines: Vec<Line>,
}

/// A class.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) class: Class,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) lines: Vec<Line>,
    pub(super) lit: bool,
}

/// A relation, drawn.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) path: String,
    pub(super) heads: String,
    pub(super) name: &'static str,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) anchor: &'static str,
    pub(super) lit: bool,
}

/// The whole drawing.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) lanes: Vec<Lane>,
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

const LANES: [Responsibility; 4] =
    [Responsibility::Overall, Responsibility::Leadership, Responsibility::Sector, Responsibility::Direct];
/// Left edge of the three columns, and what a box measures.
const COLUMNS: [i32; 3] = [124, 348, 588];
const NODE: (i32, i32) = (196, 76);
const LANE: i32 = 140;
const WIDTH: i32 = 816;
/// Where the common line to the departments runs down, between the second and the third column.
const TRUNK: i32 = 566;

/// Column and lane of a class.
const fn place(class: Class) -> (usize, i32) {
    match class {
        Class::PartyPrincipal => (0, 0),
        Class::GovernmentPrincipal => (1, 0),
        Class::GovernmentEnvironmentDeputy => (0, 1),
        Class::GovernmentSectorDeputy => (1, 1),
        Class::LeadershipMember => (2, 1),
        Class::SectorDepartmentHead => (1, 2),
        Class::EcologyDepartmentHead => (1, 3),
    }
}

/// Cuts a name into lines of about this many Han characters, or twice as many Latin letters, as evenly as may be.
pub(crate) fn wrap(name: &str, limit: usize, lang: Lang) -> Vec<String> {
    if lang == Lang::Zh {
        let chars: Vec<char> = name.chars().collect();
        let count = chars.len().div_ceil(limit);
        let mut lines: Vec<String> = Vec::new();
        for line in chars.chunks(chars.len().div_ceil(count.max(1)).max(1)) {
            // No line begins with a comma.
            let comma = line.iter().take_while(|c| matches!(c, ',' | '、')).count();
            let (before, rest) = line.split_at(comma);
            match lines.last_mut() {
                Some(last) => last.extend(before),
                None => lines.push(before.iter().collect()),
            }
            lines.push(rest.iter().collect());
        }
        lines.retain(|line| !line.is_empty());
        return lines;
    }
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= limit * 2 + 2) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn lines(text: &str, limit: usize, lang: Lang, x: i32, middle: i32) -> Vec<Line> {
    let size = if lang == Lang::Zh { 22 } else { 17 };
    let lines = wrap(text, limit, lang);
    let first = middle - (lines.len() as i32 - 1) * size / 2 + 5;
    (0..).zip(lines).map(|(at, text)| Line { x, y: first + at * size, text }).collect()
}

fn node(class: Class, lit: bool, lang: Lang) -> Node {
    let (column, lane) = place(class);
    let (width, height) = NODE;
    let (x, y) = (COLUMNS[column], lane * LANE + (LANE - height) / 2);
    let name = class.name(lang);
    Node { class, x, y, width, height, lines: lines(name, 11, lang, x, y + height / 2), lit }
}

/// The head of an arrow that ends here, coming from this direction.
fn head(x: i32, y: i32, dx: i32, dy: i32) -> String {
    let (bx, by) = (x - dx * 8, y - dy * 8);
    format!("M{x} {y}L{} {}L{} {}Z", bx - dy * 4, by - dx * 4, bx + dy * 4, by + dx * 4)
}

/// The line of a relation: its path, its heads, and where its name stands.
fn route(from: &Node, to: &[&Node]) -> (String, String, i32, i32, &'static str) {
    let (fx, fy) = (from.x + from.width / 2, from.y + from.height);
    match (from.class, to) {
        (Class::GovernmentPrincipal, [sector, ecology]) => {
            let (right, a, b) = (sector.x + sector.width, sector.y + sector.height / 2, ecology.y + ecology.height / 2);
            let start = from.y + from.height / 2;
            let path = format!("M{} {start}H{TRUNK}V{b}H{right}M{TRUNK} {a}H{right}", from.x + from.width);
            (path, head(right, a, -1, 0) + &head(right, b, -1, 0), TRUNK + 6, start + LANE / 2 - 14, "start")
        }
        (Class::LeadershipMember, [sector, _]) => {
            let y = sector.y + sector.height / 2;
            let join = (fy + y) / 2 + 12;
            (format!("M{fx} {fy}V{join}H{TRUNK}"), head(TRUNK, join, -1, 0), fx + 6, fy + 24, "start")
        }
        (Class::GovernmentEnvironmentDeputy, [one]) if one.class == Class::GovernmentPrincipal => {
            let (x, end) = (one.x + 50, one.y + one.height);
            let y = (end + from.y) / 2;
            (format!("M{fx} {}V{y}H{x}V{end}", from.y), head(x, end, 0, -1), (fx + x) / 2, y - 6, "middle")
        }
        (Class::GovernmentEnvironmentDeputy, [one]) => {
            let y = one.y + one.height / 2;
            (format!("M{fx} {fy}V{y}H{}", one.x), head(one.x, y, 1, 0), fx + 6, fy + 24, "start")
        }
        (Class::EcologyDepartmentHead, [one]) => {
            let end = one.y + one.height;
            (format!("M{fx} {}V{end}", from.y), head(fx, end, 0, -1), fx - 6, (end + from.y) / 2 + 5, "end")
        }
        (_, [one, ..]) => {
            (format!("M{fx} {fy}V{}", one.y), head(fx, one.y, 0, 1), fx + 6, (fy + one.y) / 2 + 5, "start")
        }
        (_, []) => (String::new(), String::new(), 0, 0, "start"),
    }
}

/// Places everything; at one level only the relations that the source gives to it.
pub(super) fn layout(lit: &[Class], level: Option<Level>, lang: Lang) -> Layout {
    let nodes: Vec<Node> = Class::ALL.iter().map(|class| node(*class, lit.contains(class), lang)).collect();
    let lanes = (0..).zip(LANES).map(|(lane, kind)| {
        let name = BUILTIN.responsibility(kind).name.in_lang(lang);
        Lane { top: lane * LANE, lines: lines(name, 5, lang, 0, lane * LANE + LANE / 2) }
    });
    let held = |relation: &&Relation| level.is_none_or(|level| relation.levels.contains(level));
    let edges = BUILTIN.relations.iter().filter(held).map(|relation| {
        let to: Vec<&Node> = relation.to.iter().map(|class| &nodes[class.index()]).collect();
        let from = &nodes[relation.from.index()];
        let (path, heads, x, y, anchor) = route(from, &to);
        let lit = from.lit && to.iter().any(|node| node.lit);
        Edge { path, heads, name: relation.name.in_lang(lang), x, y, anchor, lit }
    });
    Layout { width: WIDTH, height: LANE * 4, lanes: lanes.collect(), edges: edges.collect(), nodes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_boxes_touch_and_all_are_within() {
        for lang in [Lang::Zh, Lang::En] {
            let drawing = layout(Class::ALL, None, lang);
            for (at, one) in drawing.nodes.iter().enumerate() {
                assert!(one.x >= 0 && one.x + one.width <= drawing.width && one.y + one.height <= drawing.height);
                assert!(one.lines.len() <= 4, "{:?}", one.lines);
                for other in &drawing.nodes[..at] {
                    let apart = one.x + one.width <= other.x
                        || other.x + other.width <= one.x
                        || one.y + one.height <= other.y
                        || other.y + other.height <= one.y;
                    assert!(apart, "{:?} {:?}", one.class, other.class);
                }
            }
        }
    }

    #[test]
    fn every_relation_is_drawn() {
        let drawing = layout(&[Class::GovernmentSectorDeputy, Class::SectorDepartmentHead], None, Lang::Zh);
        assert_eq!(drawing.edges.len(), BUILTIN.relations.len());
        assert!(drawing.edges.iter().all(|edge| edge.path.starts_with('M') && edge.heads.starts_with('M')));
        assert_eq!(drawing.edges.iter().filter(|edge| edge.lit).count(), 1);
    }

    #[test]
    fn unified_supervision_is_not_drawn_below_prefecture_level() {
        let names = |level| {
            let drawing = layout(Class::ALL, Some(level), Lang::Zh);
            drawing.edges.iter().map(|edge| edge.name).collect::<Vec<_>>()
        };
        assert!(names(Level::Prefecture).contains(&"统一监督管理"));
        assert!(!names(Level::County).contains(&"统一监督管理"));
        assert_eq!(names(Level::Township), ["协助"]);
    }

    #[test]
    fn a_name_is_cut_evenly() {
        assert_eq!(wrap("一二三四五六七", 4, Lang::Zh), ["一二三四", "五六七"]);
        assert_eq!(wrap("一二三四,五六七", 4, Lang::Zh), ["一二三四,", "五六七"]);
        assert_eq!(wrap("one two three", 3, Lang::En), ["one two", "three"]);
    }
}
