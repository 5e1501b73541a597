//! What running the cases gave.

use crate::commands::cases::{Failed, Ran};
use crate::output::{Layout, Look, Screen};
use serde_json::json;
use zeren_core::answer::FORMAT;
use zeren_core::model::Lang;

fn listed(values: &[String]) -> String {
    if values.is_empty() { "—".to_owned() } else { values.join(", ") }
}

/// For people: the failures in full, then the counts.
pub(crate) fn text(ran: &[Ran], screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    for file in ran {
        let mark = if file.failed.is_empty() { "✓ " } else { "✗ " };
        let look = if file.failed.is_empty() { Look::Lit } else { Look::Open };
        let counts = format!("{} ({}/{}) · {}", file.file, file.cases - file.failed.len(), file.cases, file.version);
        page.hanging(0, mark, &counts, look);
        for failed in &file.failed {
            failure(&mut page, &file.file, failed, screen);
        }
    }
    let cases: usize = ran.iter().map(|file| file.cases).sum();
    let failed: usize = ran.iter().map(|file| file.failed.len()).sum();
    page.gap();
    let line = match screen.lang() {
        Lang::Zh => format!("{cases} 个案例:{} 个符合,{failed} 个不符", cases - failed),
        Lang::En => format!("{cases} cases: {} as expected, {failed} not", cases - failed),
    };
    page.text(0, &line, Look::Strong);
}

fn failure(page: &mut Layout<'_>, file: &str, failed: &Failed, screen: &Screen) {
    page.gap();
    page.hanging(2, &format!("{file}:{} ", failed.line), &failed.title, Look::Strong);
    if let Some((zh, en)) = &failed.error {
        page.text(4, if screen.lang() == Lang::Zh { zh } else { en }, Look::Open);
    }
    for one in &failed.differences {
        page.text(4, one.field, Look::Plain);
        page.hanging(6, screen.t("应为 ", "expected "), &listed(&one.expected), Look::Lit);
        page.hanging(6, screen.t("实为 ", "actual   "), &listed(&one.actual), Look::Open);
    }
}

/// For machines: one object.
pub(crate) fn json(ran: &[Ran], lang: Lang, out: &mut Vec<u8>) {
    let files: Vec<_> = ran
        .iter()
        .map(|file| {
            let failures: Vec<_> = file.failed.iter().map(|failed| of_failure(failed, lang)).collect();
            json!({
                "file": file.file, "rulebook": file.version, "cases": file.cases,
                "passed": file.cases - file.failed.len(), "failures": failures,
            })
        })
        .collect();
    let version = ran.first().map_or("", |file| file.version);
    out.extend_from_slice(
        format!("{{\"format\":{FORMAT},\"rulebook\":\"{version}\",\"files\":{}}}\n", json!(files)).as_bytes(),
    );
}

fn of_failure(failed: &Failed, lang: Lang) -> serde_json::Value {
    let differences: Vec<_> = failed
        .differences
        .iter()
        .map(|one| json!({ "field": one.field, "expected": one.expected, "actual": one.actual }))
        .collect();
    let error = failed.error.as_ref().map(|(zh, en)| if lang == Lang::Zh { zh } else { en });
    json!({ "line": failed.line, "title": failed.title, "differences": differences, "error": error })
}
