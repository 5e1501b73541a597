//! A roster in the browser: opened, audited, looked through, its lists made; all of it on the reader's own machine.
//!
//! `store` holds the worker and what is open in it; the address holds what is shown of it; the rest draws.

mod answer;
mod files;
mod filters;
mod findings;
mod lines;
mod opening;
mod overview;
mod parts;
mod person;
mod reading;
mod regions;
mod rows;
mod store;
mod value;
mod words;

use super::View;
use crate::components::{all, el, word};
use crate::hooks::Router;
use crate::route::{Roster, Tab};
use store::{Phase, Trouble};
use value::Value;
use yew::prelude::*;
use zeren_core::model::Lang;

#[derive(Clone, PartialEq, Properties)]
struct DeskProps {
    state: Roster,
    router: Router,
    lang: Lang,
}

/// What is shown of an open roster.
fn opened(state: &Roster, epoch: u32, summary: &Value, router: &Router, lang: Lang) -> Html {
    let (own, own_router) = (state.clone(), router.clone());
    let mut out = vec![overview::view(summary, lang), filters::tabs(state, summary, router, lang)];
    let filters = filters::view(state, summary, router, lang);
    match state.tab {
        Tab::Findings => {
            out.push(filters::codes(state, summary, router, lang));
            if !state.code.is_empty() {
                let code = state.code.clone();
                out.push(html! { <findings::Explained {code} router={router.clone()} {lang} /> });
            }
            out.push(filters);
            out.push(html! { <findings::Findings state={own} {epoch} router={own_router} {lang} /> });
        }
        Tab::Regions => {
            out.push(filters);
            out.push(regions::legend(lang));
            out.push(html! { <regions::OnPaper state={own.clone()} {epoch} {lang} /> });
            out.push(html! { <lines::Lines state={own} {epoch} router={own_router} {lang} /> });
            out.push(overview::coverage(summary, lang));
        }
        Tab::Rows => {
            out.push(filters);
            let table = html! { <lines::Lines state={own.clone()} {epoch} router={own_router.clone()} {lang} /> };
            let mut split = vec![el("div", "table", vec![table])];
            if state.row.is_empty() {
                out.push(el("p", "paper", vec![word(words::PRINT_LISTS, lang)]));
            } else {
                split.push(html! { <person::Person state={own} {epoch} router={own_router} {lang} /> });
            }
            out.push(el("div", if state.row.is_empty() { "" } else { "split" }, split));
        }
    }
    out.push(html! { <files::Files state={state.clone()} summary={summary.clone()} {lang} /> });
    let name = summary.text("name");
    out.push(html! { <reading::Reading key={epoch} {name} of={summary.clone()} open=true {lang} /> });
    all(out)
}

/// The page.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let DeskProps { state, router, lang } = props.clone();
    use_effect_with(router.route.on(), |day| store::as_of(*day));
    let phase = use_state_eq(store::phase);
    {
        let phase = phase.setter();
        use_effect_with((), move |()| {
            store::watch(Callback::from(move |now| phase.set(now)));
            store::start();
            || store::watch(Callback::noop())
        });
    }
    use_effect_with(router.route.rulebooks.clone(), {
        let route = router.route.clone();
        move |_| store::under(crate::ask::local_rulebooks(&route))
    });
    let mut out = vec![
        el("h1", "", vec![word(words::TITLE, lang)]),
        el("p", "lede", vec![word(words::HINT, lang)]),
        opening::view(&phase, state != Roster::default(), lang),
    ];
    match &*phase {
        Phase::Open { epoch, summary } => out.push(opened(&state, *epoch, summary, &router, lang)),
        Phase::Failed { name, trouble: Trouble::Problem(said) } if said.get("headers").is_some() => {
            let (name, of) = (name.clone(), said.clone());
            out.push(html! { <reading::Reading {name} {of} open=false {lang} /> });
        }
        _ => {}
    }
    let (ondragover, ondrop) = opening::dropped();
    html! { <div class="roster" {ondragover} {ondrop}>{ all(out) }</div> }
}

/// The page of rosters.
pub(super) fn page(state: &Roster, router: &Router, lang: Lang) -> View {
    html! { <Desk state={state.clone()} router={router.clone()} {lang} /> }.into()
}
