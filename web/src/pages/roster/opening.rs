//! Opening a roster: the place to drop it, the sample, what stays on this machine and how to check that; progress.

use super::parts::problem;
use super::store::{self, Phase, Settings, Trouble};
use super::words;
use crate::browser;
use crate::components::{all, button, el, mixed, plain, text as plain_text, with, word};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;
use zeren_core::model::{Lang, Text};

/// Opens what was dropped or chosen: the roster, and the file kept beside it if it is among them.
fn take(files: Option<FileList>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    let (toml, rosters): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| file.name().ends_with(".toml"));
    let settings = store::settings();
    spawn_local(async move {
        let mut next = Settings::default();
        let mut beside = false;
        for file in toml {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
            if text.lines().any(|line| line.trim_start().starts_with("[layer]")) {
                browser::lay(&file);
            } else {
                (next.beside, beside) = (text, true);
            }
        }
        if !beside && rosters.is_empty() {
            return;
        }
        match rosters.into_iter().next() {
            Some(roster) => store::open(Some(roster), next),
            // The file beside alone: for the roster that is open.
            None => {
                if let Phase::Open { .. } | Phase::Failed { .. } = store::phase() {
                    store::again(store::name(), Settings { beside: next.beside, ..settings });
                }
            }
        }
    });
}

/// Takes a dropped file anywhere on the page: one that misses the place would leave the page for it.
pub(super) fn dropped() -> (Callback<DragEvent>, Callback<DragEvent>) {
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let drop = Callback::from(|event: DragEvent| {
        event.prevent_default();
        if !matches!(store::phase(), Phase::Starting | Phase::NotStarted(_)) {
            take(event.data_transfer().and_then(|data| data.files()));
        }
    });
    (over, drop)
}

fn choose(name: Text, class: &'static str, lang: Lang) -> Html {
    let onchange = Callback::from(|event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        take(input.files());
        // The same file may be chosen again.
        input.set_value("");
    });
    let label = with("label", &["for"], vec!["file".into()], vec![word(name, lang)]);
    let input = html! {
        <input id="file" type="file" multiple=true accept=".xlsx,.xls,.ods,.csv,.tsv,.tab,.jsonl,.ndjson,.toml" {onchange} />
    };
    el("p", class, vec![input, label])
}

fn sample(lang: Lang) -> Html {
    button("", words::SAMPLE, lang, || store::open(None, Settings::default()))
}

/// That the roster stays here, and how to check it.
fn stays(phase: &Phase, lang: Lang) -> Html {
    let state = match phase {
        Phase::Starting => words::STARTING,
        Phase::NotStarted(_) => words::NOT_STARTED,
        _ => words::READY,
    };
    let line = vec![el("strong", "", vec![word(words::STAYS, lang)]), word(state, lang)];
    let ways = [words::CHECK_OFFLINE, words::CHECK_PANEL, words::CHECK_POLICY, words::CHECK_KEPT];
    let ways = ways.map(|way| el("li", "", vec![word(way, lang)])).to_vec();
    let summary = el("summary", "", vec![word(words::CHECK, lang)]);
    let said = with("p", &["role", "class"], vec!["status".into(), "stays".into()], line);
    all(vec![said, el("details", "check", vec![summary, plain("plain", ways)])])
}

fn trouble(name: &str, trouble: &Trouble, lang: Lang) -> Html {
    let said = match trouble {
        Trouble::Problem(said) => problem(said, lang),
        Trouble::Unreadable => word(words::UNREADABLE, lang),
        Trouble::Broken(what) => {
            all(vec![word(words::BROKEN, lang), plain_text(" "), el("small", "", vec![plain_text(what.clone())])])
        }
    };
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let head = [words::CANNOT.in_lang(lang), " ", name, colon].concat();
    let children = vec![el("strong", "", vec![mixed(&head, lang)]), said];
    with("p", &["class", "role"], vec!["trouble".into(), "alert".into()], children)
}

fn working(name: &str, done: f64, of: f64, rows: f64, lang: Lang) -> Html {
    // Where only rows can be counted, the bar moves without saying how far.
    let bar = if of > 0.0 {
        let (value, max) = (done.to_string(), of.to_string());
        html! { <progress {value} {max} aria-labelledby="working"></progress> }
    } else {
        html! { <progress aria-labelledby="working"></progress> }
    };
    let mut line = [words::WORKING.in_lang(lang), " ", name].concat();
    if rows > 0.0 {
        let rows = (rows as usize).to_string();
        line.push_str(&match lang {
            Lang::Zh => ["，", &rows, " 行"].concat(),
            Lang::En => [", ", &rows, " rows"].concat(),
        });
    }
    let said = with("p", &["id"], vec!["working".into()], vec![mixed(&line, lang)]);
    el("div", "working", vec![said, bar, button("", words::CANCEL, lang, store::cancel)])
}

/// The part of the page above the roster.
pub(super) fn view(phase: &Phase, filtered: bool, lang: Lang) -> Html {
    let zone = |ready: bool| {
        let mut children = vec![el("p", "drop", vec![word(words::DROP, lang)])];
        if ready {
            children.push(el("div", "ways", vec![choose(words::CHOOSE, "choose", lang), sample(lang)]));
            children.push(el("p", "small", vec![word(words::SAMPLE_SAYS, lang)]));
        }
        children.push(el("p", "small", vec![word(words::FORMS, lang)]));
        el("div", "zone", children)
    };
    let mut out = Vec::new();
    match phase {
        Phase::Starting => out.push(zone(false)),
        Phase::NotStarted(error) => {
            out.push(el(
                "p",
                "trouble",
                vec![word(words::NOT_STARTED, lang), plain_text(" "), el("small", "", vec![plain_text(error.clone())])],
            ));
            out.push(button("", words::TRY_AGAIN, lang, store::start));
        }
        Phase::Ready => {
            if filtered {
                out.push(el("p", "trouble", vec![word(words::CLOSED, lang)]));
            }
            out.push(zone(true));
        }
        Phase::Working { name, done, of, rows } => out.push(working(name, *done, *of, *rows, lang)),
        Phase::Open { .. } => {
            out.push(el("div", "ways", vec![choose(words::ANOTHER, "choose", lang), sample(lang)]));
        }
        Phase::Failed { name, trouble: what } => {
            out.push(trouble(name, what, lang));
            out.push(zone(true));
        }
    }
    out.push(stays(phase, lang));
    el("div", "opening", out)
}
