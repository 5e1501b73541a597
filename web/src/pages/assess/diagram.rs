//! The decision drawn: what must be, joined by all and any, each part filled in once it is settled.
//!
//! Drawn as an indented tree, no wider than a phone, so that one drawing serves every screen.

use crate::components::{number, path, text as plain_text, with, words, wrap};
use crate::prose::typeset;
use crate::route::Assess;
use crate::text;
use std::fmt::Write;
use yew::{AttrValue, Html};
use zeren_core::assess::{Node, NodeKind, view};
use zeren_core::decide::Tri;
use zeren_core::model::Lang;
use zeren_core::rulebook::Formula;

const WIDTH: i32 = 360;
const INDENT: i32 = 22;
const LINE: i32 = 21;
const PAD: i32 = 8;
const GAP: i32 = 8;
/// How much room the value has, at the right.
const VALUE: i32 = 62;

/// A part with its place.
#[derive(Debug)]
struct Placed {
    x: i32,
    y: i32,
    height: i32,
    lines: Vec<String>,
    value: &'static str,
    class: &'static str,
}

/// The drawing.
#[derive(Debug, Default)]
struct Layout {
    boxes: Vec<Placed>,
    lines: Vec<String>,
    height: i32,
    /// The same in words.
    says: String,
}

fn value(node: &Node, case: &Assess, lang: Lang) -> &'static str {
    let stated = match node.kind {
        NodeKind::Element(id) => case.case.facts.stated(id),
        NodeKind::All | NodeKind::Any => Some(node.value),
    };
    match (stated, node.kind) {
        (Some(Tri::Yes), _) => text::YES.in_lang(lang),
        (Some(Tri::No), _) => text::NO.in_lang(lang),
        (Some(Tri::Unknown), NodeKind::Element(_)) => text::UNKNOWN.in_lang(lang),
        (None, _) => text::NOT_ANSWERED.in_lang(lang),
        _ => zeren_core::assess::Outcome::Open.name(lang),
    }
}

/// How a part looks: settled as yes, settled as no, still to be settled, or of no more weight.
const fn class(node: &Node) -> &'static str {
    match (node.value, node.live) {
        (Tri::Yes, _) => "node yes",
        (Tri::No, _) => "node no",
        (Tri::Unknown, true) => "node",
        (Tri::Unknown, false) => "node past",
    }
}

impl Layout {
    /// Puts a part and what is under it; gives the middle of its first line.
    fn put(&mut self, node: &Node, depth: i32, case: &Assess, lang: Lang) -> i32 {
        let x = depth * INDENT;
        let name = match node.kind {
            NodeKind::Element(id) => super::name(id, lang),
            NodeKind::All => text::ALL_NEEDED.in_lang(lang),
            NodeKind::Any => text::ANY_ENOUGH.in_lang(lang),
        };
        let room = (WIDTH - x - 2 * PAD - VALUE) / 16;
        let lines = wrap(name, if lang == Lang::Zh { room } else { room - 2 } as usize, lang);
        let (y, height) = (self.height, lines.len() as i32 * LINE + PAD);
        let value = value(node, case, lang);
        self.height += height + GAP;
        let middle = y + height / 2;
        let _ = write!(self.says, "{}: {value}", typeset(name));
        self.boxes.push(Placed { x, y, height, lines, value, class: class(node) });
        if !node.parts.is_empty() {
            self.says.push_str(" (");
            let trunk = x + INDENT / 2;
            let mut last = middle;
            for (at, part) in node.parts.iter().enumerate() {
                if at > 0 {
                    self.says.push_str("; ");
                }
                last = self.put(part, depth + 1, case, lang);
                self.lines.push(format!("M{trunk} {last}H{}", x + INDENT));
            }
            self.says.push(')');
            self.lines.push(format!("M{trunk} {}V{last}", y + height));
        }
        middle
    }
}

fn layout(formula: &Formula, case: &Assess, lang: Lang) -> Layout {
    let mut out = Layout::default();
    out.put(&view(formula, case.case.facts), 0, case, lang);
    out.height -= GAP - 1;
    out
}

fn node(one: &Placed) -> Html {
    let place =
        vec![number(one.x + 1), number(one.y + 1), number(WIDTH - one.x - 2), number(one.height - 1), "3".into()];
    let mut children = vec![with("rect", &["x", "y", "width", "height", "rx"], place, Vec::new())];
    for (y, line) in (0..).zip(&one.lines) {
        children.push(words("name", "start", one.x + PAD + 2, one.y + PAD / 2 + y * LINE + 16, line));
    }
    children.push(words("value", "end", WIDTH - PAD - 2, one.y + one.height / 2 + 6, one.value));
    with("g", &["class"], vec![one.class.into()], children)
}

/// The drawing of one reading of a situation.
pub(super) fn draw(id: &str, formula: &Formula, case: &Assess, lang: Lang) -> Html {
    let Layout { boxes, lines, height, says } = layout(formula, case, lang);
    let (title, desc) = (["title-", id].concat(), ["says-", id].concat());
    let mut children = vec![
        with("title", &["id"], vec![title.clone().into()], vec![plain_text(text::DECISION.in_lang(lang))]),
        with("desc", &["id"], vec![desc.clone().into()], vec![plain_text(says)]),
    ];
    children.extend(lines.iter().map(|line| path("branch", line)));
    children.extend(boxes.iter().map(node));
    let view_box = AttrValue::from(["0 0 ", &WIDTH.to_string(), " ", &(height + 1).to_string()].concat());
    let keys: &[&str] = &["class", "viewBox", "role", "aria-labelledby", "aria-describedby"];
    with("svg", keys, vec!["diagram decision".into(), view_box, "img".into(), title.into(), desc.into()], children)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::assess::named;
    use zeren_core::builtin::BUILTIN;

    #[test]
    fn nothing_overlaps_and_every_word_fits() {
        for lang in [Lang::Zh, Lang::En] {
            for reading in BUILTIN.situations.iter().flat_map(|one| one.readings) {
                let drawing = layout(&reading.formula, &Assess::default(), lang);
                for pair in drawing.boxes.windows(2) {
                    assert!(pair[0].y + pair[0].height < pair[1].y, "{}", reading.id);
                }
                for one in &drawing.boxes {
                    let room = WIDTH - one.x - 2 * PAD - VALUE;
                    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { 7 } else { 16 }).sum::<i32>();
                    assert!(one.lines.iter().all(|line| wide(line) <= room + 16), "{:?}", one.lines);
                    assert!(wide(one.value) <= VALUE + 30, "{}", one.value);
                }
            }
        }
    }

    #[test]
    fn what_is_settled_is_filled_in_and_said() {
        let damage = BUILTIN.situations.iter().find(|one| one.id == "serious-damage").expect("a situation");
        let formula = &damage.readings[0].formula;
        let open = layout(formula, &Assess::default(), Lang::Zh);
        assert!(open.boxes.iter().all(|one| one.class == "node"));
        let case = Assess::default().with(named("causation").expect("an element"), Some(Tri::No));
        let settled = layout(formula, &case, Lang::Zh);
        assert_eq!((settled.boxes[0].class, settled.boxes[0].value), ("node no", "否"));
        assert!(settled.boxes[2..].iter().all(|one| one.class == "node past"), "nothing else can change it");
        assert!(settled.says.starts_with("都要具备: 否 (致使: 否; 生态环境问题突出: 未答"), "{}", settled.says);
    }
}
