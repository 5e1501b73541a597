//! The record: saved to a file, opened from one, compared; nothing of it is sent.

use super::persons::posts;
use super::to;
use crate::ask::engine;
use crate::components::{all, el, mixed, plain, press, section, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::Assess;
use crate::{browser, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::assess::assess;
use zeren_core::assess::record::{Broken, Change, Fault, Loaded, Report, Side, Stated, changes, take};
use zeren_core::model::{Lang, Text, fill};

/// What is told of a file that was opened.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    head: Text,
    lines: Vec<String>,
    /// What may be taken over, under which words.
    offer: Option<(Text, Assess)>,
    /// Whether something of it would be left behind.
    partly: bool,
}

impl Told {
    const fn new(head: Text, lines: Vec<String>) -> Self {
        Self { head, lines, offer: None, partly: false }
    }
}

/// The report of a case.
fn report(case: &Assess, lang: Lang) -> Report {
    Report::new(engine(), &case.case, &case.said_by, &assess(&case.case), &posts(case, lang), lang)
}

fn loaded(from: Loaded) -> Assess {
    Assess { case: from.case, said_by: from.said_by, ..Assess::default() }
}

/// Where a text is no record, and why.
fn broken(error: &Broken, lang: Lang) -> String {
    let place = [&error.line.to_string(), ":", &error.column.to_string()].concat();
    [&place, ": ", if lang == Lang::Zh { &error.zh } else { &error.en }].concat()
}

/// What is wrong, and what to do.
fn fault(fault: &Fault, lang: Lang) -> String {
    let told = fault.told(lang);
    let join = if lang == Lang::Zh { ";" } else { "; " };
    if told.help.is_empty() { told.what } else { [&told.what, join, &told.help].concat() }
}

/// Whether a file is TOML, which the page does not read: by its name, or as its first line stands.
fn is_toml(name: &str, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let table = |line: &str| line.starts_with('[') && line.ends_with(']') && line.contains(char::is_alphabetic);
    let value = |line: &str| !line.starts_with(['{', '[', '"']) && line.contains('=');
    name.to_lowercase().ends_with(".toml") || lines.next().is_some_and(|line| table(line) || value(line))
}

/// The rows of a roster, which have no place on the page.
fn rows_left(rows: usize, lang: Lang) -> String {
    fill(text::RECORD_ROWS.in_lang(lang), &[&rows.to_string()])
}

/// What a file comes to beside the answers here: what may be taken over, and what is told.
fn opened(name: &str, text: &str, now: &Assess, lang: Lang) -> Told {
    if is_toml(name, text) {
        let words = fill(text::RECORD_TOML.in_lang(lang), &[name]);
        return Told::new(text::RECORD_BROKEN, vec![words]);
    }
    let stated = match Stated::from_json(text) {
        Err(error) => return Told::new(text::RECORD_BROKEN, vec![broken(&error, lang)]),
        Ok(stated) => stated,
    };
    let faults = match take(engine(), &stated, false) {
        Ok(case) => {
            let rows = case.roster.as_ref().map_or(0, |roster| roster.rows.len() + roster.unread.len());
            let mut lines: Vec<String> = (rows > 0).then(|| rows_left(rows, lang)).into_iter().collect();
            let case = loaded(case);
            if case.case == now.case && case.said_by == now.said_by {
                return Told::new(text::RECORD_SAME, lines);
            }
            let here = |change: &&Change| !matches!(change.about, Side::Roster | Side::Row(_));
            let found = changes(&stated, &report(now, lang));
            lines.extend(found.iter().filter(here).map(|change| change.told(lang)));
            let offer = Some((text::TAKE_RECORD, case));
            return Told { head: text::RECORD_DIFFERS, lines, offer, partly: rows > 0 };
        }
        Err(faults) => faults,
    };
    let [Fault::OtherRulebook(..)] = faults.as_slice() else {
        return Told::new(text::RECORD_BROKEN, faults.iter().map(|one| fault(one, lang)).collect());
    };
    match take(engine(), &stated, true) {
        Err(faults) => Told::new(text::RECORD_BROKEN, faults.iter().map(|one| fault(one, lang)).collect()),
        Ok(reused) => {
            let mut lines: Vec<String> = reused.rule_changes.iter().map(|one| one.told(lang)).collect();
            if lines.is_empty() {
                lines.push(text::NOTHING_CHANGED.in_lang(lang).to_owned());
            }
            if !reused.left_out.is_empty() {
                lines.push([text::RECORD_LEFT_OUT.in_lang(lang), &reused.left_out.join(", ")].concat());
            }
            if reused.rows_left_out > 0 {
                lines.push(rows_left(reused.rows_left_out, lang));
            }
            Told { head: text::RECORD_OTHER, lines, offer: Some((text::REUSE_RECORD, loaded(reused))), partly: false }
        }
    }
}

/// As of the day of a record.
fn at_its_day(router: &Router, taken: &Assess) -> Router {
    let mut router = router.clone();
    router.route.as_of = taken.case.as_of.map(|day| day.to_string());
    router
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RecordProps {
    pub(super) case: Assess,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

/// Save, open, copy the link, print; and what became of it.
#[component]
pub(super) fn RecordBar(props: &RecordProps) -> Html {
    let RecordProps { case, router, lang } = props.clone();
    let told = use_state_eq(|| None::<Told>);
    {
        // What was told beside other answers is no longer true.
        let told = told.setter();
        use_effect_with(case.clone(), move |_| told.set(None));
    }
    let button = |name: Text, act: Callback<MouseEvent>| {
        html! { <button type="button" class="quiet" onclick={act}>{ word(name, lang) }</button> }
    };
    let save = {
        let case = case.clone();
        move |_| browser::save("zeren-assess.json", "application/json", &report(&case, lang).to_json())
    };
    let copy = {
        let (route, told) = (router.route.clone(), told.setter());
        move |_| {
            let told = told.clone();
            let then = move |done| {
                let head = if done { text::COPIED } else { text::NOT_COPIED };
                told.set(Some(Told::new(head, Vec::new())));
            };
            browser::copy(&browser::address(&route.href()), then);
        }
    };
    let onchange = {
        let (case, router, told) = (case.clone(), router.clone(), told.setter());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let (case, router, told) = (case.clone(), router.clone(), told.clone());
            browser::read_chosen(&input, move |name, text| {
                let found = match text {
                    Some(text) => opened(&name, &text, &case, lang),
                    None => Told::new(text::RECORD_BROKEN, vec![text::RECORD_LARGE.in_lang(lang).to_owned()]),
                };
                match &found.offer {
                    // Where nothing stands yet there is nothing to compare with.
                    Some((words, taken))
                        if *words == text::TAKE_RECORD && !found.partly && case.case == Default::default() =>
                    {
                        router.push.emit(at_its_day(&router, taken).route.to(to(taken.clone())));
                    }
                    _ => {
                        let lines = found.lines.iter().map(|line| [&name, ": ", line].concat()).collect();
                        told.set(Some(Told { lines, ..found }));
                    }
                }
            });
        })
    };
    let label = with("label", &["for"], vec!["record".into()], vec![word(text::OPEN_RECORD, lang)]);
    let input = html! { <input id="record" type="file" accept=".json,.toml,application/json" {onchange} /> };
    let about = told.as_ref().map_or_else(Html::default, |told| {
        let lines = told.lines.iter().map(|line| el("li", "", vec![mixed(line, lang)])).collect();
        let offer = told.offer.as_ref().map_or_else(Html::default, |(name, taken)| {
            press("", "", &at_its_day(&router, taken), to(taken.clone()), vec![word(*name, lang)])
        });
        all(vec![el("p", "", vec![word(told.head, lang)]), plain("plain", lines), offer])
    });
    let content = vec![
        el("p", "count", vec![word(text::RECORD_HINT, lang)]),
        el(
            "div",
            "share",
            vec![
                button(text::SAVE_RECORD, Callback::from(save)),
                button(text::COPY_LINK, Callback::from(copy)),
                button(text::PRINT, Callback::from(|_| browser::print())),
            ],
        ),
        el("p", "field", vec![label, plain_text(" "), input]),
        with("div", &["class", "role"], vec!["told".into(), "status".into()], vec![about]),
    ];
    section(text::RECORD, lang, content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::assess::named;
    use zeren_core::decide::Tri;

    fn case(facts: &[(&str, Tri)]) -> Assess {
        facts.iter().fold(Assess::default(), |case, (name, value)| case.with(named(name).expect("known"), Some(*value)))
    }

    #[test]
    fn what_is_saved_is_opened_as_it_was() {
        let mut saved = case(&[("causation", Tri::Yes), ("formalism", Tri::No), ("against-law", Tri::Unknown)]);
        saved.case.follow("any-result");
        saved.case.posts.push("县长".to_owned());
        saved.said_by.push((named("causation").expect("known"), "\"甲\"".to_owned()));
        for lang in [Lang::Zh, Lang::En] {
            let text = report(&saved, lang).to_json();
            assert_eq!(opened("a.json", &text, &saved, lang), Told::new(text::RECORD_SAME, Vec::new()));
            let told = opened("a.json", &text, &case(&[("causation", Tri::No)]), lang);
            assert_eq!(told.offer, Some((text::TAKE_RECORD, saved.clone())));
            assert!(told.lines.iter().any(|line| line.contains("yes → no")), "{told:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_nothing_is_offered() {
        let now = case(&[("causation", Tri::No)]);
        for (text, part) in [
            ("{", "1:2"),
            ("[]", "1:1"),
            ("{\"facts\":{\"causaton\":\"yes\"}}", "causation"),
            ("{\"facts\":{\"causation\":\"yes\",\"致使\":\"no\"}}", "causation"),
            ("{\"facts\":{\"causation\":\"perhaps\"}}", "perhaps"),
            ("{\"format\":7,\"facts\":{}}", "7"),
            ("{\"fatcs\":{}}", "fatcs"),
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let told = opened("a.json", text, &now, lang);
                assert!(told.offer.is_none() && told.head == text::RECORD_BROKEN, "{text}");
                assert!(told.lines.iter().any(|line| line.contains(part)), "{text} {told:?}");
            }
        }
    }

    #[test]
    fn a_record_of_other_rules_is_offered_only_as_such() {
        let text = report(&case(&[("causation", Tri::Yes), ("formalism", Tri::Yes)]), Lang::Zh).to_json();
        let version = zeren_core::builtin::BUILTIN.version;
        let old = text.replace(version, "2024.01.01-1").replace("\"搞形式主义\"}", "\"搞形式\"}");
        let told = opened("a.json", &old, &Assess::default(), Lang::Zh);
        assert_eq!(told.head, text::RECORD_OTHER);
        assert!(told.lines.iter().any(|line| line.contains("搞形式")), "{told:?}");
        let (name, taken) = told.offer.expect("an offer");
        assert_eq!(name, text::REUSE_RECORD);
        assert_eq!(taken.case.facts.iter().count(), 1, "the changed one is left out");
    }

    #[test]
    fn toml_is_told_as_such_and_how_to_make_json_of_it() {
        for (name, text) in
            [("a.toml", "{"), ("a", "# 事实\n[facts]\ncausation = \"yes\""), ("a.txt", "as_of = \"2025-08-01\"")]
        {
            let told = opened(name, text, &Assess::default(), Lang::Zh);
            assert!(told.offer.is_none() && told.lines[0].contains("--save"), "{told:?}");
        }
        for text in ["[]", "{\"facts\":{}}", "[1, 2]", "", "[\n1]"] {
            assert!(!is_toml("a.json", text), "{text}");
        }
    }

    #[test]
    fn rows_of_a_roster_are_told_to_be_left_behind() {
        let row =
            "{\"at\":\"2\",\"post\":\"县长\",\"applicability\":\"applies\",\"classes\":[\"government-principal\"]}";
        let text = ["{\"facts\":{\"causation\":\"no\"},\"roster\":{\"file\":\"a.csv\",\"rows\":[", row, "]}}"].concat();
        let told = opened("a.json", &text, &Assess::default(), Lang::Zh);
        assert!(told.partly && told.offer.is_some() && told.lines[0].contains('1'), "{told:?}");
        assert!(told.lines.iter().all(|line| !line.contains("县长")), "{told:?}");
    }
}
