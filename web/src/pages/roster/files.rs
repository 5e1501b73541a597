//! The files made of a roster: audit and lists, in every form the command line has.

use super::parts::problem;
use super::store::{self, Trouble};
use super::value::Value;
use super::words;
use crate::components::{el, mixed, plain, section, text as plain_text, with, word};
use crate::route::{self, Roster};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zeren_core::model::{Lang, Text};

/// A form: what it is of, its ending, its type, and what it is.
struct Form {
    of: &'static str,
    ending: &'static str,
    kind: &'static str,
    name: Text,
}

const fn form(of: &'static str, ending: &'static str, kind: &'static str, name: Text) -> Form {
    Form { of, ending, kind, name }
}

const fn plain_name(name: &'static str) -> Text {
    Text { zh: name, en: name }
}

const AUDIT: [Form; 3] = [
    form("audit", "json", "application/json", plain_name("JSON")),
    form("audit", "jsonl", "application/jsonl", plain_name("JSONL")),
    form("audit", "sarif", "application/sarif+json", plain_name("SARIF")),
];

const LEDGER: [Form; 7] = [
    form("ledger", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", words::XLSX),
    form("ledger", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", words::DOCX),
    form("ledger", "html", "text/html", words::HTML),
    form("ledger", "md", "text/markdown", plain_name("Markdown")),
    form("ledger", "csv", "text/csv", plain_name("CSV")),
    form("ledger", "json", "application/json", plain_name("JSON")),
    form("ledger", "jsonl", "application/jsonl", plain_name("JSONL")),
];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilesProps {
    pub(super) state: Roster,
    pub(super) summary: Value,
    pub(super) lang: Lang,
}

/// What became of a download.
#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    Making,
    Failed(Trouble),
}

/// The buttons.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let FilesProps { state, summary, lang } = props.clone();
    let told = use_state_eq(|| Told::Nothing);
    let region = state.region.trim().to_owned();
    let name = summary.text("name");
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
    let one = |form: &'static Form| {
        let (told, region, stem) = (told.clone(), region.clone(), stem.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let id = [form.of, ".", form.ending].concat();
            let question = route::pairs(&[("form", &id), ("lang", lang.id()), ("region", &region)]);
            let what = if form.of == "audit" { words::AUDIT } else { words::LEDGER }.in_lang(lang);
            let file = [stem.as_str(), "-", &region, if region.is_empty() { "" } else { "-" }, what, ".", form.ending]
                .concat();
            let told = told.clone();
            told.set(Told::Making);
            spawn_local(async move {
                let made = store::save(&question, &file, form.kind).await;
                told.set(made.map_or_else(Told::Failed, |()| Told::Nothing));
            });
        });
        let name = form.name.in_lang(lang);
        let ending = [".", form.ending].concat();
        // What it is of is told by the heading, to those who hear the button alone by its name.
        let of = if form.of == "audit" { words::AUDIT } else { words::LEDGER }.in_lang(lang);
        let label = [of, " ", name, " ", &ending].concat();
        el(
            "li",
            "",
            vec![html! {
                <button type="button" aria-label={label} {onclick}>{ name }{ " " }<small>{ ending.clone() }</small></button>
            }],
        )
    };
    let scope = if region.is_empty() {
        word(words::WHOLE, lang)
    } else {
        mixed(&[words::ONLY.in_lang(lang), &region].concat(), lang)
    };
    let said = match &*told {
        Told::Nothing => Html::default(),
        Told::Making => word(words::MAKING, lang),
        Told::Failed(Trouble::Problem(said)) => problem(said, lang),
        Told::Failed(Trouble::Unreadable) => word(words::UNREADABLE, lang),
        Told::Failed(Trouble::Broken(what)) => {
            el("span", "", vec![word(words::BROKEN, lang), plain_text(" "), plain_text(what.clone())])
        }
    };
    let class = if matches!(*told, Told::Failed(_)) { "trouble" } else { "count" };
    let content = vec![
        el("p", "", vec![scope, plain_text(" "), word(words::SAME_BYTES, lang)]),
        el("h2", "", vec![word(words::LEDGER, lang)]),
        plain("files", LEDGER.iter().map(one).collect()),
        el("h2", "", vec![word(words::AUDIT, lang)]),
        plain("files", AUDIT.iter().map(one).collect()),
        with("p", &["class", "role"], vec![class.into(), "status".into()], vec![said]),
    ];
    section(words::TAKE_ALONG, lang, content)
}
