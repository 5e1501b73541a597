//! A finding explained.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::layer::Code;
use zeren_core::model::Lang;
use zeren_roster::audit::{CATALOGUE, Entry};

/// Renders one.
pub(crate) fn render(entry: &Entry, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    page.text(0, &format!("{} {}", entry.code, entry.name.in_lang(lang)), Look::Strong);
    page.text(0, &format!("{} · {}", entry.severity.name(lang), entry.slug), Look::Quiet);
    for (heading, text) in [(screen.t("为什么", "Why"), entry.why), (screen.t("怎么办", "What to do"), entry.todo)]
    {
        page.heading(heading);
        page.text(2, text.in_lang(lang), Look::Plain);
    }
    page.heading(screen.t("依据", "Rests on"));
    page.text(2, entry.basis.name(lang), Look::Plain);
    for cite in entry.cite {
        page.hanging(2, &format!("[{}] ", cite.paragraph), &format!("“{}”", cite.quote.zh), Look::Plain);
        if lang == Lang::En {
            page.text(9, cite.quote.en, Look::Quiet);
        }
    }
    page.heading(screen.t("接受", "To accept it"));
    let how = screen.t(
        "在名册旁边的 名册.zeren.toml 里写上下面几行,理由必填;region、sector、name、row 都可以不写,写了就只接受那些",
        "write these lines into ROSTER.zeren.toml beside the roster; the reason is needed, and region, sector, name and row, each left out or not, narrow what is accepted",
    );
    page.text(2, how, Look::Plain);
    page.gap();
    for line in ["[[accept]]", &format!("code = \"{}\"", entry.code), "region = \"320583\"", "reason = \"…\""] {
        page.text(4, line, Look::Quiet);
    }
}

/// Renders a fault of a local rulebook.
pub(crate) fn render_fault(code: Code, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    page.text(0, &format!("{} {}", code.id(), code.name().in_lang(lang)), Look::Strong);
    page.text(
        0,
        &format!("{} · {}", screen.t("本地规则的错误", "a fault of a local rulebook"), code.slug()),
        Look::Quiet,
    );
    page.gap();
    page.text(2, code.why().in_lang(lang), Look::Plain);
}

/// Renders all, a line each.
pub(crate) fn render_list(screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    let rows: Vec<_> = CATALOGUE
        .iter()
        .map(|entry| {
            vec![
                (entry.code.to_owned(), Look::Strong),
                (entry.severity.name(lang).to_owned(), Look::Plain),
                (entry.slug.to_owned(), Look::Quiet),
                (entry.name.in_lang(lang).to_owned(), Look::Plain),
            ]
        })
        .collect();
    page.table(0, &rows);
}
