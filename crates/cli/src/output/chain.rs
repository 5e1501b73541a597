//! Who answers for a matter, from top to bottom.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Applicability, Basis, Lang};
use zeren_core::who::Who;

/// Renders a chain.
pub(crate) fn render(engine: &Engine, who: &Who, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    let level = who.level.map_or(screen.t("县级以上", "county level and above"), |level| level.name(lang));
    let heading = match lang {
        Lang::Zh => format!("“{}”由谁负责({level},{})", who.matter, who.applicability.name(lang)),
        Lang::En => format!("Who answers for {} ({level}; {})", who.matter, who.applicability.name(lang)),
    };
    page.text(0, &heading, Look::Strong);
    if who.applicability != Applicability::Outside {
        page.gap();
    }
    for link in &who.chain {
        let name = BUILTIN.responsibility(link.responsibility).name.in_lang(lang);
        let cites: Vec<_> = link.citations.iter().map(|id| format!("[{id}]")).collect();
        let open = if link.certain { "" } else { screen.t("(可能)", " (possible)") };
        page.with_right(
            0,
            &format!("{}. ", link.order),
            &format!("{}{open} — {name}", link.name),
            Look::Plain,
            &cites.join(" "),
        );
        let basis = if link.basis == Basis::Source {
            String::new()
        } else {
            format!(" ({}{})", screen.t("依据:", "basis: "), link.basis.name(lang))
        };
        page.text(3, &format!("{}{basis}", link.reason), Look::Plain);
        for citation in who.citations.iter().filter(|citation| citation.supports.contains(&link.class.id())) {
            let quote = if citation.translation.is_empty() || citation.translation == citation.quote {
                format!("{}”", citation.quote)
            } else {
                format!("{}” ({})", citation.translation, citation.quote)
            };
            page.hanging(5, "“", &quote, Look::Quiet);
        }
    }
    if !who.notes.is_empty() {
        page.heading(screen.t("说明", "Notes"));
        for note in &who.notes {
            let ids: Vec<_> = note.cite.iter().map(|cite| format!("[{}]", cite.paragraph)).collect();
            page.with_right(2, "· ", &note.text, Look::Plain, &ids.join(" "));
        }
    }
    page.gap();
    super::layers(engine, screen, &mut page);
    page.text(0, BUILTIN.disclaimer.in_lang(lang), Look::Quiet);
}
