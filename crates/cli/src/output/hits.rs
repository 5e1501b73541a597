//! What a search found, the hits lit.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::model::Lang;
use zeren_core::search::Found;

/// The stretch of a text around its first mark, and the marks within it.
fn around(text: &str, marks: &[[usize; 2]]) -> (String, Vec<[usize; 2]>) {
    const BEFORE: usize = 24;
    const LENGTH: usize = 120;
    let total = text.chars().count();
    let first = marks.first().map_or(0, |mark| mark[0]);
    let from = if total <= LENGTH { 0 } else { first.saturating_sub(BEFORE) };
    let to = (from + LENGTH).min(total);
    let mut shown: String = if from > 0 { "…".to_owned() } else { String::new() };
    let shift = usize::from(from > 0);
    shown.extend(text.chars().skip(from).take(to - from));
    if to < total {
        shown.push('…');
    }
    let inside = marks
        .iter()
        .filter(|mark| mark[0] >= from && mark[1] <= to)
        .map(|mark| [mark[0] - from + shift, mark[1] - from + shift])
        .collect();
    (shown, inside)
}

/// Renders hits.
pub(crate) fn render(found: &Found, total: usize, screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    let heading = match screen.lang() {
        Lang::Zh => format!("“{}”:{total} 项", found.query),
        Lang::En => format!("`{}`: {total} found", found.query),
    };
    page.text(0, &heading, Look::Strong);
    for hit in &found.hits {
        page.gap();
        page.with_right(0, "", hit.id, Look::Strong, hit.kind.name(screen.lang()));
        if hit.text != hit.name {
            page.text(2, hit.name, Look::Quiet);
        }
        let (text, marks) = around(&hit.text, &hit.marks);
        page.marked(2, &text, &marks);
    }
    if total > found.hits.len() {
        page.gap();
        page.text(
            0,
            &format!(
                "{} {} {}",
                screen.t("还有", "and"),
                total - found.hits.len(),
                screen.t("项,用 --limit 查看", "more; see --limit")
            ),
            Look::Quiet,
        );
    }
}
