//! Items of the rulebook: one, or a list.

use super::Screen;
use super::layout::{Layout, Look, width};
use zeren_core::lookup::{Item, Kind};
use zeren_core::model::Lang;

/// Renders one item in full.
pub(crate) fn render(item: &Item, screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    page.text(0, item.name, Look::Strong);
    page.text(0, &format!("{} · {}", item.kind.name(screen.lang()), item.id), Look::Quiet);
    if !item.lines.is_empty() {
        page.gap();
    }
    let widest = item.lines.iter().map(|line| width(line.label)).max().unwrap_or(0);
    for line in &item.lines {
        page.hanging(
            2,
            &format!("{}{}  ", line.label, " ".repeat(widest - width(line.label))),
            &line.text,
            Look::Plain,
        );
    }
    if !item.citations.is_empty() {
        page.heading(screen.t("来源", "Source"));
        for quote in &item.citations {
            page.hanging(2, &format!("[{}] ", quote.id), &format!("“{}”", quote.quote), Look::Plain);
            if screen.lang() == Lang::En {
                page.text(9, quote.translation, Look::Quiet);
            }
        }
    }
}

/// Renders a list: id and name, aligned.
pub(crate) fn render_list(kind: Kind, items: &[Item], screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    page.text(0, &format!("{} ({})", kind.name(screen.lang()), items.len()), Look::Strong);
    page.gap();
    let rows: Vec<_> =
        items.iter().map(|item| vec![(item.id.to_owned(), Look::Quiet), (item.name.to_owned(), Look::Plain)]).collect();
    page.table(2, &rows);
}
