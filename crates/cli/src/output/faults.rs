//! The faults of local rulebooks, as compilers tell them: code, place, the line itself underlined, what to do.

use super::Screen;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};
use zeren_core::layer::{Fault, Place, within};
use zeren_core::model::Lang;

/// Lines longer than this are shown in part.
const WIDEST: usize = 1000;

/// The places of a fault by file: what stands there, the fault's own place first.
fn snippets<'a>(
    files: &'a [(String, String)],
    fault: &'a Fault,
    lang: Lang,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let own = (&fault.place, fault.code.name().in_lang(lang), AnnotationKind::Primary);
    let beside = fault.beside.iter().map(|(place, said)| (place, said.in_lang(lang), AnnotationKind::Context));
    let all: Vec<(&Place, &str, AnnotationKind)> = std::iter::once(own).chain(beside).collect();
    let mut order: Vec<usize> = Vec::new();
    all.iter().for_each(|(place, ..)| {
        if !order.contains(&place.file) {
            order.push(place.file);
        }
    });
    let snippet = |file: usize| {
        let (name, text) = &files[file];
        let here = all.iter().filter(|(place, ..)| place.file == file);
        let marks = here.map(|(place, label, kind)| kind.span(within(text, &place.span)).label(*label));
        Snippet::source(text.as_str()).path(name.as_str()).annotations(marks)
    };
    order.into_iter().filter(|file| *file < files.len()).map(snippet).collect()
}

/// All of them, and how many.
pub(crate) fn text(files: &[(String, String)], faults: &[Fault], screen: &Screen) -> String {
    let lang = screen.lang();
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDEST);
    let mut out = String::new();
    for fault in faults {
        let title = Level::ERROR
            .with_name(screen.t("错误", "error"))
            .primary_title(fault.what.in_lang(lang))
            .id(fault.code.id());
        let mut group: Group<'_> = title.elements(snippets(files, fault, lang));
        for (paragraph, words) in &fault.quotes {
            let level = Level::NOTE.with_name(screen.t("原文", "words"));
            group = group.element(level.message(format!("[{paragraph}] “{words}”")));
        }
        let level = Level::HELP.with_name(screen.t("办法", "help"));
        group = group.element(level.message(fault.help.in_lang(lang)));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let count = faults.len();
    out.push_str(&match lang {
        Lang::Zh => format!("{count} 处错误;`zeren explain {}` 说明是什么意思\n", code(faults)),
        Lang::En if count == 1 => format!("1 error; `zeren explain {}` says what it means\n", code(faults)),
        Lang::En => format!("{count} errors; `zeren explain {}` says what the first means\n", code(faults)),
    });
    out
}

fn code(faults: &[Fault]) -> &'static str {
    faults.first().map_or("ZB101", |fault| fault.code.id())
}

/// One, for machines.
pub(crate) fn json(files: &[(String, String)], fault: &Fault, lang: Lang) -> Value {
    let place = |place: &Place| {
        let (name, text) = files.get(place.file).map_or(("", ""), |(name, text)| (name, text));
        let span = within(text, &place.span);
        let (line, column) = Fault::position(text, span.start);
        let (end_line, end_column) = Fault::position(text, span.end);
        json!({ "file": name, "line": line, "column": column, "end_line": end_line, "end_column": end_column })
    };
    let mut value = place(&fault.place);
    value["code"] = fault.code.id().into();
    value["slug"] = fault.code.slug().into();
    value["message"] = fault.what.in_lang(lang).into();
    value["help"] = fault.help.in_lang(lang).into();
    if !fault.beside.is_empty() {
        let beside = fault.beside.iter().map(|(at, said)| {
            let mut value = place(at);
            value["message"] = said.in_lang(lang).into();
            value
        });
        value["beside"] = beside.collect();
    }
    if !fault.quotes.is_empty() {
        value["citations"] = fault.quotes.iter().map(|(id, quote)| json!({ "id": id, "quote": quote })).collect();
    }
    value
}
