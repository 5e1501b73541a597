//! What is wrong with facts and records, as messages: the words are the core's, here they get their place in the file.

use crate::failure::{Failure, input};
use crate::output::Screen;
use zeren_core::assess::record::{Fault, Loaded, RuleChange};
use zeren_core::assess::{Contradiction, element, id_of};
use zeren_core::model::Lang;
use zeren_core::rulebook::ElementId;

/// Where a word stands in a file: line and column, from 1.
fn place(text: &str, word: &str) -> Option<(usize, usize)> {
    let at = text.find(word)?;
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Some((before.matches('\n').count() + 1, before.get(start..)?.chars().count() + 1))
}

/// What to do, where only the command line can say.
const fn own_help(fault: &Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::UnknownElement(_) => (
            "用 `zeren list situations` 和 `zeren show 情形` 查看要件",
            "`zeren list situations` and `zeren show SITUATION` show the elements",
        ),
        Fault::UnknownReading(_) => ("用 `zeren show 情形` 查看各种理解", "`zeren show SITUATION` shows the readings"),
        Fault::BadRow(..) => ("重新保存记录:加上 --roster 和 --save", "save the record anew, with --roster and --save"),
        Fault::OtherRulebook(..) => (
            "核对后加上 --reuse,沿用要件文字没有变的回答;其余重新回答",
            "after checking, --reuse takes over the answers whose elements have the same words; the rest are asked again",
        ),
        _ => ("", ""),
    }
}

fn lines(changes: &[RuleChange], lang: Lang) -> String {
    let head = match lang {
        Lang::Zh => ";变化如下:",
        Lang::En => "; what changed:",
    };
    let none = match lang {
        Lang::Zh => "\n  - 要件和理解都没有变",
        Lang::En => "\n  - no element and no reading changed",
    };
    let all: String = changes.iter().map(|change| format!("\n  - {}", change.told(lang))).collect();
    format!("{head}{}", if all.is_empty() { none } else { &all })
}

/// What is wrong and what to do, in one language.
fn words(fault: &Fault, lang: Lang) -> (String, String) {
    let told = fault.told(lang);
    let own = own_help(fault);
    let own = if lang == Lang::Zh { own.0 } else { own.1 };
    let help = if told.help.is_empty() { own.to_owned() } else { told.help };
    match fault {
        Fault::OtherRulebook(_, changes) => (told.what + &lines(changes, lang), help),
        _ => (told.what, help),
    }
}

/// Something wrong in an argument.
pub(super) fn in_argument(fault: &Fault) -> Failure {
    let (zh, en) = (words(fault, Lang::Zh), words(fault, Lang::En));
    input(zh.0, en.0, zh.1, en.1)
}

/// Everything wrong with a file, in one message.
pub(super) fn failure(faults: &[Fault], path: &str, text: &str) -> Failure {
    let all = |lang: Lang| {
        let (mut what, mut help): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for fault in faults {
            let (told, advice) = words(fault, lang);
            let at = fault.about().and_then(|word| place(text, word));
            let at = at.map_or_else(|| format!("{path}: "), |(line, column)| format!("{path}:{line}:{column}: "));
            what.push(at + &told);
            if !advice.is_empty() && !help.contains(&advice) {
                help.push(advice);
            }
        }
        let help = help.join(if lang == Lang::Zh { ";" } else { "; " });
        // A question needs no other stop.
        (what.join("\n"), help.replace("?;", "?"))
    };
    let (zh, en) = (all(Lang::Zh), all(Lang::En));
    input(zh.0, en.0, zh.1, en.1)
}

fn name(id: ElementId, lang: Lang) -> String {
    let name = element(id).map_or("", |element| element.name.in_lang(lang));
    format!("“{name}” ({})", id_of(id))
}

/// Facts that contradict each other, in words.
pub(super) fn in_words(contradictions: &[Contradiction], lang: Lang) -> String {
    let told = contradictions.iter().map(|one| {
        let against: Vec<_> = one.against.iter().map(|id| name(*id, lang)).collect();
        match lang {
            Lang::Zh => format!("{}为是,而{}为否", name(one.element, lang), against.join("、")),
            Lang::En => format!("{} is yes, while {} is no", name(one.element, lang), against.join(", ")),
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Facts that contradict each other.
pub(super) fn contradiction(contradictions: &[Contradiction], path: Option<&str>) -> Failure {
    let at = path.map_or_else(String::new, |path| format!("{path}: "));
    input(
        format!("{at}事实自相矛盾:{}", in_words(contradictions, Lang::Zh)),
        format!("{at}the facts contradict each other: {}", in_words(contradictions, Lang::En)),
        "改其中一个;不清楚的写 unknown",
        "change one of them; what is not clear is unknown",
    )
}

/// Says what was taken over from a record of other rules, and what was not.
pub(super) fn tell_reused(path: &str, loaded: &Loaded, screen: &Screen) {
    let zh = screen.lang() == Lang::Zh;
    eprintln!(
        "{}",
        screen.t(
            "注意:记录来自另一版规则,沿用要件文字没有变的回答",
            "note: the record was made with other rules; the answers whose elements have the same words are taken over"
        )
    );
    for change in &loaded.rule_changes {
        eprintln!("  - {}", change.told(screen.lang()));
    }
    if !loaded.left_out.is_empty() {
        let list = loaded.left_out.join(screen.t("、", ", "));
        eprintln!(
            "{}",
            if zh {
                format!("没有沿用,需要重新回答:{list}(仍在 {path} 中)")
            } else {
                format!("not taken over, to be answered again: {list} (still in {path})")
            }
        );
    }
    if loaded.rows_left_out > 0 {
        let rows = loaded.rows_left_out;
        eprintln!(
            "{}",
            if zh {
                format!("名册的 {rows} 行没有沿用:是按另一版规则判断的;用 --roster 重新读名册")
            } else {
                format!(
                    "rows of the roster not taken over: {rows}, decided by other rules; read it again with --roster"
                )
            }
        );
    }
}
