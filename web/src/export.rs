//! For tests and for pages that embed the program: a batch in the browser, as `zeren batch` on the command line.

use crate::ask::engine;
use wasm_bindgen::prelude::wasm_bindgen;
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::model::Lang;

/// Answers each line as `zeren batch` does; `lang` is `zh` or `en`.
#[wasm_bindgen(js_name = answerLines)]
#[must_use]
pub fn answer_lines(text: &str, lang: &str, brief: bool) -> String {
    lines(engine(), text, lang, brief)
}

/// As `answerLines`, under a local rulebook; empty if that has faults.
#[cfg(feature = "layers")]
#[wasm_bindgen(js_name = answerLinesUnder)]
#[must_use]
pub fn answer_lines_under(text: &str, lang: &str, brief: bool, rulebook: &str) -> String {
    let file = zeren_core::layer::File { name: "rulebook", text: rulebook };
    Engine::with_layers(&[file], None).map_or_else(|_| String::new(), |engine| lines(&engine, text, lang, brief))
}

fn lines(engine: &Engine, text: &str, lang: &str, brief: bool) -> String {
    let options = Options { lang: Lang::from_id(lang).unwrap_or(Lang::Zh), brief, explain: false };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut out = Vec::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let content = line.strip_suffix('\n').unwrap_or(line);
        // A line end of two characters counts only where there is a line end.
        let ended = content.len() < line.len();
        let content = if ended { content.strip_suffix('\r').unwrap_or(content) } else { content };
        engine.line(number, content, options, &mut out);
        out.push(b'\n');
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_is_a_line_out() {
        let lines = answer_lines("县长\r\n\n{\"organ\":\"court\",\"position\":\"principal\"}", "zh", true);
        assert_eq!(lines.lines().count(), 3);
        assert!(lines.lines().nth(1).is_some_and(|line| line.contains("empty-title")));
        let long = "县".repeat(zeren_core::request::LONGEST_LINE);
        assert!(answer_lines(&long, "zh", true).contains("line-too-long"));
    }
}
