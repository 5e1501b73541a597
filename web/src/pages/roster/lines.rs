//! A table of any length: only the lines in sight stand in the page; the worker is asked for them as one scrolls.

use super::store;
use super::value::Value;
use super::{regions, rows, words};
use crate::components::{el, unseen, with, word};
use crate::hooks::Router;
use crate::route::{Roster, Tab};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;
use zeren_core::model::Lang;

/// How many lines are asked for at a time.
const PART: usize = 100;
/// How many lines stand above and below those in sight.
const BEYOND: usize = 8;
/// Browsers draw nothing taller than some millions of pixels.
const TALLEST: f64 = 8_000_000.0;
/// How many parts are kept.
const PARTS: usize = 12;

/// Lines that have come.
#[derive(Default)]
struct Parts {
    /// The question they answer.
    question: (String, u32),
    total: Option<usize>,
    come: Vec<(usize, Vec<Value>)>,
    asked: Vec<usize>,
}

impl Parts {
    fn line(&self, at: usize) -> Option<&Value> {
        let (_, lines) = self.come.iter().find(|(part, _)| *part == at / PART)?;
        lines.get(at % PART)
    }
}

/// Where the lines in sight are, in lines and pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sight {
    /// The first line in sight.
    first: usize,
    /// How many lines fit.
    fit: usize,
    /// The height of a line.
    height: f64,
}

impl Sight {
    /// The height of the whole table.
    fn tall(&self, total: usize) -> f64 {
        (total as f64 * self.height).min(TALLEST)
    }

    /// How many pixels of the table a pixel of the bar stands for.
    fn ratio(&self, total: usize) -> f64 {
        let (real, view) = (total as f64 * self.height, self.fit as f64 * self.height);
        let bar = self.tall(total) - view;
        if bar > 0.0 && real > TALLEST { (real - view) / bar } else { 1.0 }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LinesProps {
    pub(super) state: Roster,
    pub(super) epoch: u32,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

/// A table of rows or of regions.
#[component]
pub(super) fn Lines(props: &LinesProps) -> Html {
    let LinesProps { state, epoch, router, lang } = props.clone();
    let (scroller, space, window) = (use_node_ref(), use_node_ref(), use_node_ref());
    let sight = use_state_eq(|| Sight { first: 0, fit: 20, height: 48.0 });
    let active = use_state_eq(|| 0usize);
    let parts = use_mut_ref(Parts::default);
    let redraw = use_force_update();
    let question = (state.question(lang.id(), &[]), epoch);

    // What is in sight and has not come is asked for.
    {
        let parts = parts.clone();
        let first = sight.first.saturating_sub(BEYOND) / PART;
        let last = (sight.first + sight.fit + BEYOND) / PART;
        let scroller = scroller.clone();
        let (sight, active) = (sight.clone(), active.clone());
        use_effect_with((question.clone(), first, last), move |(question, first, last)| {
            let is_new = parts.borrow().question != *question;
            if is_new {
                let mut parts = parts.borrow_mut();
                parts.question.clone_from(question);
                parts.asked.clear();
                // The lines before stay in sight until the new ones come.
            }
            let (first, last) = if is_new { (0, 0) } else { (*first, *last) };
            for part in first..=last {
                let within = |total: usize| part * PART < total.max(1);
                let wanted = {
                    let parts = parts.borrow();
                    is_new || (!parts.asked.contains(&part) && parts.total.is_none_or(within))
                };
                if !wanted {
                    continue;
                }
                parts.borrow_mut().asked.push(part);
                let (parts, redraw, question) = (parts.clone(), redraw.clone(), question.clone());
                let (scroller, sight, active) = (scroller.clone(), sight.clone(), active.clone());
                let from = (part * PART).to_string();
                let asked = [&question.0, "&from=", &from, "&count=", &PART.to_string()].concat();
                spawn_local(async move {
                    let answer = store::ask(&asked).await;
                    let mut parts = parts.borrow_mut();
                    if parts.question != question {
                        return;
                    }
                    if let Ok(answer) = answer {
                        if is_new {
                            parts.come.clear();
                            parts.total = Some(answer.number("total"));
                            active.set(0);
                            sight.set(Sight { first: 0, ..*sight });
                            if let Some(scroller) = scroller.cast::<HtmlElement>() {
                                scroller.set_scroll_top(0);
                            }
                        }
                        parts.come.push((part, answer.list("items")));
                        if parts.come.len() > PARTS {
                            let (gone, _) = parts.come.remove(0);
                            parts.asked.retain(|part| *part != gone);
                        }
                    }
                    drop(parts);
                    redraw.force_update();
                });
            }
        });
    }

    let total = parts.borrow().total.unwrap_or(0);
    let ratio = sight.ratio(total);
    let start = sight.first.saturating_sub(BEYOND);
    let end = (sight.first + sight.fit + BEYOND).min(total);

    // Heights are not known before the lines stand there. The policy allows no style in the page, the browser's own way
    // of setting one is no such thing.
    {
        let (scroller, space, window, sight) = (scroller.clone(), space.clone(), window.clone(), sight.clone());
        use_effect(move || {
            let (Some(scroller), Some(space), Some(window)) =
                (scroller.cast::<HtmlElement>(), space.cast::<HtmlElement>(), window.cast::<HtmlElement>())
            else {
                return;
            };
            let above = (sight.first - start) as f64 * sight.height;
            let offset = (sight.first as f64 * sight.height / ratio - above).max(0.0);
            let _ = space.style().set_property("height", &[&sight.tall(total).to_string(), "px"].concat());
            let _ = window.style().set_property("transform", &["translateY(", &offset.to_string(), "px)"].concat());
            // No taller than what stands in it: its lines, its head and its border.
            let most = if total == 0 { 96.0 } else { sight.tall(total) + 48.0 };
            let _ = scroller.style().set_property("max-height", &[&most.to_string(), "px"].concat());
            let height = window.first_element_child().map_or(0.0, |line| line.get_bounding_client_rect().height());
            // Millions of pixels down, browsers measure in halves of one: what differs by less is no other height.
            let height = if (height - sight.height).abs() < 1.0 { sight.height } else { height };
            if height > 1.0 {
                let fit = (f64::from(scroller.client_height()) / height) as usize + 1;
                sight.set(Sight { height, fit, ..*sight });
            }
        });
    }

    let onscroll = {
        let sight = sight.clone();
        Callback::from(move |event: Event| {
            if let Some(scroller) = event.target_dyn_into::<HtmlElement>() {
                let top = f64::from(scroller.scroll_top()) * ratio;
                let first = ((top / sight.height) as usize).min(total.saturating_sub(1));
                sight.set(Sight { first, ..*sight });
            }
        })
    };
    let open = {
        let (parts, state, router) = (parts.clone(), state.clone(), router.clone());
        move |at: usize| {
            let parts = parts.borrow();
            let Some(line) = parts.line(at) else { return };
            let to = match state.tab {
                Tab::Rows => Roster { row: line.digits("index"), ..state.clone() },
                _ => Roster { region: line.text("region"), ..state.on(Tab::Findings) },
            };
            router.push.emit(router.route.to(super::parts::to(to)));
        }
    };
    let onkeydown = {
        let (sight, active, scroller, open) = (sight.clone(), active.clone(), scroller.clone(), open.clone());
        Callback::from(move |event: KeyboardEvent| {
            let page = sight.fit.saturating_sub(2).max(1);
            let next = match event.key().as_str() {
                "ArrowDown" => *active + 1,
                "ArrowUp" => active.saturating_sub(1),
                "PageDown" => *active + page,
                "PageUp" => active.saturating_sub(page),
                "Home" => 0,
                "End" => total,
                "Enter" | " " => {
                    event.prevent_default();
                    return open(*active);
                }
                _ => return,
            };
            event.prevent_default();
            let next = next.min(total.saturating_sub(1));
            active.set(next);
            if let Some(scroller) = scroller.cast::<HtmlElement>() {
                let fits = sight.fit.saturating_sub(3);
                let first = if next < sight.first {
                    next
                } else if next > sight.first + fits {
                    next - fits
                } else {
                    return;
                };
                // Rounded up, so that the line wanted is the first.
                scroller.set_scroll_top((first as f64 * sight.height / ratio).ceil() as i32);
            }
        })
    };

    let heads = match state.tab {
        Tab::Rows => rows::heads(lang),
        _ => regions::heads(lang),
    };
    let columns = heads.len().to_string();
    let head = html! { <div class="line head" role="row" aria-rowindex="1">{ for heads }</div> };
    let shown = |at: usize| {
        let parts = parts.borrow();
        let cells = match (parts.line(at), state.tab) {
            (Some(line), Tab::Rows) => rows::cells(line, lang),
            (Some(line), _) => regions::cells(line, lang),
            (None, _) => vec![with("div", &["role"], vec!["gridcell".into()], vec![word(words::LOADING, lang)])],
        };
        let is_open = state.tab == Tab::Rows
            && !state.row.is_empty()
            && parts.line(at).is_some_and(|line| line.digits("index") == state.row);
        let class = classes!("line", (at == *active).then_some("active"), is_open.then_some("open"));
        let (open, active) = (open.clone(), active.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            active.set(at);
            open(at);
        });
        let (id, index) = (["line-", &at.to_string()].concat(), (at + 2).to_string());
        let selected = if is_open { "true" } else { "false" };
        html! { <div key={at} {class} {id} role="row" aria-rowindex={index} aria-selected={selected} {onclick}>{ for cells }</div> }
    };
    let lines: Vec<Html> = (start..end).map(shown).collect();
    let now = (total > 0 && (start..end).contains(&*active)).then(|| ["line-", &active.to_string()].concat());
    let label = [state_name(&state, lang), ". ", words::TABLE_SAYS.in_lang(lang)].concat();
    let count = (total + 1).to_string();
    let class = match state.tab {
        Tab::Rows => "grid rows",
        _ => "grid regions",
    };
    let says = match lang {
        Lang::Zh => [&total.to_string(), " 行"].concat(),
        Lang::En => [&total.to_string(), " lines"].concat(),
    };
    let says =
        if total == 0 && parts.borrow().total.is_some() { words::NOTHING.in_lang(lang).to_owned() } else { says };
    html! {
        <>
        <p class="count" role="status">{ crate::components::mixed(&says, lang) }{ unseen(String::new()) }</p>
        <div {class} ref={scroller} role="grid" tabindex="0" aria-label={label} aria-rowcount={count} aria-colcount={columns}
            aria-activedescendant={now} {onscroll} {onkeydown}>
            { head }
            <div class="space" role="presentation" ref={space}><div class="window" role="rowgroup" ref={window}>{ for lines }</div></div>
        </div>
        </>
    }
}

fn state_name(state: &Roster, lang: Lang) -> &'static str {
    match state.tab {
        Tab::Findings => words::FINDINGS,
        Tab::Regions => words::REGIONS,
        Tab::Rows => words::ROWS,
    }
    .in_lang(lang)
}

/// A head of a column.
pub(super) fn head(class: &'static str, words: Html) -> Html {
    with("div", &["role", "class"], vec!["columnheader".into(), class.into()], vec![words])
}

/// A cell.
pub(super) fn cell(class: &'static str, children: Vec<Html>) -> Html {
    with("div", &["role", "class"], vec!["gridcell".into(), class.into()], children)
}

/// A second line in a cell.
pub(super) fn second(children: Vec<Html>) -> Html {
    el("small", "", children)
}

#[cfg(test)]
mod tests {
    use super::Sight;

    #[test]
    fn a_table_taller_than_a_browser_draws_is_scrolled_in_proportion() {
        let sight = Sight { first: 0, fit: 10, height: 50.0 };
        assert!((sight.ratio(1000) - 1.0).abs() < f64::EPSILON);
        let total = 2_000_000;
        let end = sight.tall(total) - 500.0;
        let last = end * sight.ratio(total) / sight.height;
        assert!((last - (total - 10) as f64).abs() < 0.01, "{last}");
    }
}
