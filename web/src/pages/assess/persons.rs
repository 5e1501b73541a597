//! Posts beside the situations, and the day with the instruments that were there.

use super::{joined, to};
use crate::ask::{engine, rulebook};
use crate::components::{
    TypingBox, Ways, cite, day_field, el, item_link, mixed, no_day, plain, press, said, section, text as plain_text,
    unseen, with, word,
};
use crate::hooks::Router;
use crate::route::Assess;
use crate::text;
use yew::prelude::*;
use zeren_core::as_of;
use zeren_core::assess::persons::{Concern, Light, Post, comes_to_light, concerns};
use zeren_core::assess::{Assessment, SituationResult};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::lookup::Kind;
use zeren_core::model::{Citation, Date, Lang, Text};
use zeren_core::rulebook::Duty;

/// The posts of a case that can be read.
pub(super) fn posts(case: &Assess, lang: Lang) -> Vec<Post> {
    let on = case.case.as_of;
    case.case.posts.iter().filter_map(|title| Post::of_title(engine(), title, on, lang).ok()).collect()
}

#[derive(Clone, PartialEq, Properties)]
struct PostProps {
    case: Assess,
    router: Router,
    lang: Lang,
}

/// A box for one more post, with the ways it may go on as on the first page; Enter or the button adds it.
#[component]
fn PostBox(props: &PostProps) -> Html {
    let PostProps { case, router, lang } = props.clone();
    let typed = use_state_eq(String::new);
    let onsubmit = {
        let typed = typed.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let title = typed.trim().to_owned();
            if !title.is_empty() {
                typed.set(String::new());
                router.push.emit(router.route.to(to(case.but(|case| case.case.posts.push(title)))));
            }
        })
    };
    let label = with("label", &["for"], vec!["post".into()], vec![word(text::POST_HINT, lang)]);
    let set = typed.setter();
    let typing = Callback::from(move |title: String| set.set(title));
    html! {
        <form class="adding" {onsubmit}>
            <p class="field">{label}</p>
            <TypingBox id="post" value={(*typed).clone()} {lang} typed_in="zh-CN"
                ways={ Some(Ways(crate::pages::lookup::ways)) } typed={typing} />
            <button type="submit">{ word(text::ADD, lang) }</button>
        </form>
    }
}

fn concern(of: &str, concern: &Concern, router: &Router, lang: Lang) -> Html {
    let class = concern.class;
    let mut out =
        vec![el("strong", "", vec![item_link(&router.route, Kind::Class, class.class.id(), said(class.name, lang))])];
    if !concern.certain {
        out.extend([plain_text(" · "), el("b", "", vec![word(text::MAYBE, lang)])]);
    }
    if concern.touches.is_empty() {
        out.extend([plain_text(" — "), word(text::TOUCHES_NOTHING, lang)]);
    }
    let of = [of, " ", class.class.id()].concat();
    let cites: Vec<Citation> = concern.touches.iter().flat_map(|touch| touch.cite).copied().collect();
    out.push(cite(&of, &cites, router, lang));
    let mut list = Vec::new();
    if let Some(kind) = concern.responsibility {
        let name = said(BUILTIN.responsibility(kind).name, lang);
        list.push(el("li", "", vec![item_link(&router.route, Kind::Responsibility, kind.id(), name)]));
    }
    let duty =
        |duty: &&'static Duty| el("li", "", vec![item_link(&router.route, Kind::Duty, duty.id, said(duty.name, lang))]);
    list.extend(concern.duties.iter().map(duty));
    if !list.is_empty() {
        out.push(plain("touched", list));
    }
    for touch in concern.touches.iter().filter(|touch| !touch.from_source) {
        out.push(el("p", "count", vec![said(touch.reason, lang)]));
    }
    el("li", "", out)
}

fn lights(of: &str, head: Text, lights: &[Light], router: &Router, lang: Lang) -> Html {
    let mut out = vec![word(head, lang)];
    for (at, light) in lights.iter().enumerate() {
        if at > 0 {
            out.push(plain_text(if lang == Lang::Zh { "、" } else { "; " }));
        }
        let id = light.supervision.id;
        out.push(item_link(&router.route, Kind::Supervision, id, said(light.supervision.name, lang)));
    }
    let cites: Vec<Citation> = lights.iter().flat_map(|light| light.link.cite).copied().collect();
    out.push(cite(of, &cites, router, lang));
    el("p", "", out)
}

/// One situation beside one post.
fn beside(
    place: usize,
    one: &SituationResult,
    post: &Post,
    number: usize,
    whole: bool,
    router: &Router,
    lang: Lang,
) -> Html {
    let mut head = vec![plain_text(text::situation(place, lang))];
    if whole {
        head.extend([plain_text(" · "), plain_text(super::outcome(one, lang))]);
    }
    let of = [&number.to_string(), " ", one.situation.id].concat();
    let mut out = vec![el("h4", "", head)];
    let touched = concerns(post, one.situation);
    if touched.iter().all(|each| each.touches.is_empty()) {
        out.push(el("p", "", vec![word(text::TOUCHES_NOTHING, lang)]));
    } else {
        out.push(plain("plain", touched.iter().map(|each| concern(&of, each, router, lang)).collect()));
    }
    let classes: Vec<_> = post.classes.iter().chain(&post.possible).copied().collect();
    let (certain, open): (Vec<_>, Vec<_>) =
        comes_to_light(one.situation, &classes).into_iter().partition(|light| light.link.certain);
    for (head, found) in [(text::COMES_TO_LIGHT, certain), (text::PERHAPS_BY, open)] {
        if !found.is_empty() {
            out.push(lights(&[&of, head.zh].concat(), head, &found, router, lang));
        }
    }
    el("section", "", out)
}

/// The duties that local rulebooks add.
#[cfg(feature = "layers")]
fn local_duties(number: usize, post: &Post, router: &Router, lang: Lang) -> Html {
    let names: Vec<_> = post.local.iter().map(|duty| duty.name).collect();
    let cites: Vec<Citation> = post.local.iter().flat_map(|duty| duty.cite).copied().collect();
    let said = mixed(&zeren_core::model::fill(crate::layers::DUTIES.in_lang(lang), &[&lang.list(&names)]), lang);
    el("p", "", vec![said, cite(&[&number.to_string(), " local"].concat(), &cites, router, lang)])
}

fn person(
    number: usize,
    title: &str,
    case: &Assess,
    assessment: &Assessment,
    whole: bool,
    router: &Router,
    lang: Lang,
) -> Html {
    let away = case.but(|case| {
        case.case.posts.remove(number);
    });
    let words = vec![word(text::TAKE_AWAY, lang), unseen([" ", title].concat())];
    let name = with("strong", &["lang"], vec!["zh-CN".into()], vec![plain_text(title.to_owned())]);
    let head = el("h3", "chosen", vec![name, press("quiet", "", router, to(away), words)]);
    let mut out = vec![head];
    match Post::of_title(engine(), title, case.case.as_of, lang) {
        Err(_) => out.push(el("p", "trouble", vec![word(text::TOO_LONG, lang)])),
        Ok(post) => {
            out.push(el("p", "", vec![mixed(&post.verdict, lang)]));
            #[cfg(feature = "layers")]
            if !post.local.is_empty() {
                out.push(local_duties(number, &post, router, lang));
            }
            if post.classes.is_empty() && post.possible.is_empty() {
                out.push(el("p", "", vec![word(text::NO_CLASS_TOUCHED, lang)]));
            } else {
                let all = assessment.situations.iter().enumerate();
                out.extend(all.map(|(place, one)| beside(place, one, &post, number, whole, router, lang)));
            }
        }
    }
    el("article", "person", out)
}

/// The posts, and a box for one more.
pub(super) fn view(case: &Assess, assessment: &Assessment, whole: bool, router: &Router, lang: Lang) -> Html {
    let one = |(number, title): (usize, &String)| person(number, title, case, assessment, whole, router, lang);
    let mut out: Vec<Html> = case.case.posts.iter().enumerate().map(one).collect();
    out.push(html! { <PostBox case={case.clone()} router={router.clone()} {lang} /> });
    section(text::POSTS, lang, out)
}

/// The day, what is to be said of it, and the linked instruments on it.
pub(super) fn day(case: &Assess, router: &Router, lang: Lang) -> Html {
    let on = case.case.as_of;
    let newest = as_of::newest().map_or_else(String::new, |day| day.to_string());
    let hint = [text::DAY_HINT.in_lang(lang), &newest].concat();
    let label = with("label", &["for"], vec!["as-of".into()], vec![plain_text(hint)]);
    let value = on.map_or_else(String::new, |day| day.to_string());
    let on_paper = el("p", "paper", vec![plain_text(value.clone())]);
    let box_of_day = el("div", "inputs", vec![day_field(router)]);
    let mut out = vec![el("p", "field", vec![label]), box_of_day, on_paper, no_day(&router.route, lang)];
    if let Some(remark) = as_of::remark(on) {
        out.push(el("p", "trouble", vec![said(remark, lang)]));
    }
    out.push(el("h3", "", vec![word(text::INSTRUMENTS, lang)]));
    let one = |entry: &zeren_core::rulebook::Instrument| {
        let state = as_of::state_in_words(as_of::instrument(entry.id, on));
        let name = item_link(&router.route, Kind::Instrument, entry.id, said(entry.name, lang));
        let mut parts = vec![name, plain_text(" · "), said(state, lang), cite(entry.id, entry.cite, router, lang)];
        let versions = as_of::versions(entry.id).filter(|version| version.period.holds(on) != Tri::No);
        parts.extend(versions.map(|version| el("p", "count", vec![mixed(&version_in_words(version, on, lang), lang)])));
        el("li", "", parts)
    };
    out.push(plain("plain", rulebook().instruments.iter().map(one).collect()));
    section(text::DAY, lang, out)
}

fn version_in_words(version: &zeren_core::rulebook::Version, on: Option<Date>, lang: Lang) -> String {
    let holds = version.period.holds(on);
    let open = if holds == Tri::Unknown {
        [" (", zeren_core::assess::Outcome::Open.name(lang), ")"].concat()
    } else {
        String::new()
    };
    let mut out = [version.name.in_lang(lang), &open, ": ", &as_of::period_in_words(&version.period, lang)].concat();
    if holds == Tri::Yes && !version.structure.is_empty() {
        let parts: Vec<_> = version
            .structure
            .iter()
            .map(|part| [part.name.in_lang(lang), " ", &part.count.to_string()].concat())
            .collect();
        let parts = joined(&parts.iter().map(String::as_str).collect::<Vec<_>>(), lang);
        out.push_str(&["; ", &parts, " (", text::COUNT_AND_KIND.in_lang(lang), ")"].concat());
    }
    out
}
