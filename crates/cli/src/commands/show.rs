//! `zeren show`: one item by its id.

use super::{as_of, wants_json};
use crate::failure::{Failure, input};
use crate::output::{Screen, closed_loop as render, item, nearest};
use clap::ArgMatches;
use zeren_core::Engine;
use zeren_core::closed_loop::Graph;
use zeren_core::lookup::{Listing, all, show};
use zeren_core::model::Date;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::rulebook::engine(matches, screen)?;
    let id = matches.get_one::<String>("id").map(|id| id.trim()).unwrap_or_default();
    let on = as_of::asked(matches)?;
    if id == "loop" {
        return closed_loop(&engine, matches, on, screen);
    }
    if let Some(node) = matches.get_one::<String>("at") {
        return Err(input(
            format!("`--at {node}` 只用于 `zeren show loop`"),
            format!("`--at {node}` goes with `zeren show loop` only"),
            format!("zeren show loop --at {node}"),
            format!("zeren show loop --at {node}"),
        ));
    }
    let mut items = show(&engine, id.trim_start_matches('[').trim_end_matches(']'), screen.lang());
    if items.is_empty() {
        let known = all(&engine, screen.lang());
        let (zh, en) = nearest(id, known.iter().map(|item| item.id).chain(["loop"])).map_or_else(
            || {
                (
                    "用 `zeren list` 或者 `zeren search` 查找标识".to_owned(),
                    "find ids with `zeren list` or `zeren search`".to_owned(),
                )
            },
            |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        return Err(input(format!("没有 `{id}` 这个标识"), format!("unknown id `{id}`"), zh, en));
    }
    items.iter_mut().for_each(|item| zeren_core::as_of::add_lines(item, on, screen.lang()));
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(Listing::new(&engine, items).to_json().as_bytes());
            as_of::stamp(out, 0, on);
            out.push(b'\n');
        } else {
            as_of::head(on, screen, out);
            items.iter().for_each(|one| item::render(one, screen, out));
        }
    })
}

/// `zeren show loop`: the whole, one node of it, or a drawing.
fn closed_loop(engine: &Engine, matches: &ArgMatches, on: Option<Date>, screen: &Screen) -> Result<(), Failure> {
    let graph = Graph::new(engine.rulebook(), on);
    let lang = screen.lang();
    let drawing = match matches.get_one::<String>("format").map(String::as_str) {
        Some("svg") => Some(graph.to_svg(lang)),
        Some("dot") => Some(graph.to_dot(lang)),
        Some("mermaid") => Some(graph.to_mermaid(lang)),
        Some("json") => Some(graph.to_json(lang) + "\n"),
        _ => None,
    };
    let at = matches.get_one::<String>("at");
    if let (Some(_), Some(at)) = (&drawing, at) {
        return Err(input(
            format!("`--at {at}` 只用于文字形式"),
            format!("`--at {at}` goes with text only"),
            "去掉 --at 或者 --format",
            "leave out --at or --format",
        ));
    }
    let node = match at {
        Some(at) => Some(graph.node(at).ok_or_else(|| {
            let (zh, en) = nearest(at, graph.nodes.iter().map(|node| node.id)).map_or_else(
                || ("`zeren show loop` 列出全部节点".to_owned(), "`zeren show loop` lists every node".to_owned()),
                |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
            );
            input(format!("闭环中没有 `{at}`"), format!("there is no `{at}` in the loop"), zh, en)
        })?),
        None => None,
    };
    screen.write(|out| match (&drawing, node) {
        (Some(drawing), _) => out.extend_from_slice(drawing.as_bytes()),
        (None, Some(node)) => {
            as_of::head(on, screen, out);
            render::node(&graph, node, screen, out);
        }
        (None, None) => {
            as_of::head(on, screen, out);
            render::render(engine, &graph, screen, out);
        }
    })
}
