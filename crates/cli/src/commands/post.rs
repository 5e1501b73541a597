//! `zeren post`: what a post answers for.

use super::{as_of, wants_json};
use crate::failure::{Failure, input};
use crate::output::{Screen, answer};
use clap::ArgMatches;
use zeren_core::answer::Options;
use zeren_core::determine::{Contradiction, Query};
use zeren_core::model::{Lang, Level};
use zeren_core::request::{answer as answer_question, regions, sectors};
use zeren_core::rulebook::Open;
use zeren_core::title::{Title, TitleError};
use zeren_core::{Engine, PostError};

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::rulebook::engine(matches, screen)?;
    let query = query(&engine, matches)?;
    let (on, explain) = (as_of::asked(matches)?, matches.get_flag("explain"));
    let options = Options { lang: screen.lang(), brief: false, explain: explain || on.is_some() };
    let titles: Vec<&String> = matches.get_many("title").into_iter().flatten().collect();
    // Everything is read before anything is written.
    let answers =
        titles.iter().map(|title| engine.post_with(title, &query, options).map_err(|error| failure(title, error)));
    let mut answers = answers.collect::<Result<Vec<_>, _>>()?;
    if let Some(on) = on {
        for answer in &mut answers {
            zeren_core::as_of::hold(answer, on);
            if !explain {
                answer.trace.clear();
            }
        }
    }
    screen.write(|out| {
        for (index, one) in answers.iter().enumerate() {
            if wants_json(matches) {
                let start = out.len();
                one.write_json(out);
                as_of::stamp(out, start, on);
                out.push(b'\n');
            } else {
                if index > 0 {
                    out.push(b'\n');
                } else {
                    as_of::day_line(on, screen, out);
                }
                answer::render(&engine, one, screen, out);
            }
        }
    })
}

pub(super) fn failure(title: &str, error: PostError) -> Failure {
    let short: String = title.chars().take(40).collect();
    match error {
        PostError::Title(TitleError::Empty) => input(
            "职务是空的",
            "the title is empty",
            "写一个职务,如:zeren post 县长",
            "write a post, such as: zeren post 县长",
        ),
        PostError::Title(TitleError::TooLong) => input(
            format!("职务太长:`{short}…` 超过 {} 字", Title::MAX_CHARS),
            format!("the title is too long: `{short}…` has more than {} characters", Title::MAX_CHARS),
            "一次写一个人的职务;成批处理用 zeren batch,一行一个",
            "write one person's posts; for many use zeren batch, one a line",
        ),
        PostError::Contradiction(Contradiction::Level(level)) => input(
            format!("`--level {}` 与 `{short}` 不符:其中没有{}的职务", level.id(), level.name(Lang::Zh)),
            format!("`--level {}` contradicts `{short}`: no post in it can be at that level", level.id()),
            "去掉 --level,或者改成职务所在的层级",
            "leave out --level, or give the level of the post",
        ),
        PostError::Contradiction(Contradiction::Region) => input(
            format!("`--region` 与 `{short}` 不符"),
            format!("`--region` contradicts `{short}`: no post in it can belong to that region"),
            "去掉 --region,或者改成职务所在的地区",
            "leave out --region, or give the region of the post",
        ),
        PostError::Contradiction(Contradiction::LevelAndRegion) => input(
            "`--level` 与 `--region` 互相矛盾",
            "`--level` and `--region` contradict each other",
            "地区已经说明层级,去掉 --level 即可",
            "the region already says its level; leave out --level",
        ),
        PostError::Contradiction(Contradiction::Sector) => input(
            format!("`--sector` 用不上:`{short}` 中没有政府副职,也没有未写明的部门"),
            format!(
                "`--sector` has no use: `{short}` holds neither a deputy head of government nor an unnamed department"
            ),
            "去掉 --sector,或者把分管内容写在职务后面",
            "leave out --sector, or write the portfolio behind the post",
        ),
    }
}

fn query(engine: &Engine, matches: &ArgMatches) -> Result<Query, Failure> {
    let mut query =
        Query { level: matches.get_one::<String>("level").and_then(|level| Level::from_id(level)), ..Query::default() };
    if let Some(region) = matches.get_one::<String>("region") {
        query.regions = regions(engine, region).map_err(|_| unknown_region(engine, region))?;
    }
    for name in matches.get_many::<String>("sector").into_iter().flatten() {
        sectors(engine, std::iter::once(name.as_str()), &mut query)
            .map_err(|_| super::who::unknown_sector(engine, name))?;
    }
    for answer in matches.get_many::<String>("answer").into_iter().flatten() {
        take_answer(answer, &mut query)?;
    }
    Ok(query)
}

fn unknown_region(engine: &Engine, region: &str) -> Failure {
    let names = engine.lexicon().all_regions().map(|(_, name)| name);
    let (zh, en) = crate::output::nearest(region, names).map_or_else(
        || {
            (
                "给出名称(如 昆山市)或者六位代码(如 320583)".to_owned(),
                "give a name such as 昆山市 or a six-digit code such as 320583".to_owned(),
            )
        },
        |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
    );
    input(format!("没有 `{region}` 这个地区"), format!("unknown region `{region}`"), zh, en)
}

/// `ABOUT=VALUE`
fn take_answer(answer: &str, query: &mut Query) -> Result<(), Failure> {
    let known: Vec<_> = Open::ALL.iter().map(|about| about.id()).collect();
    let Some((about, value)) =
        answer.split_once('=').and_then(|(about, value)| Some((Open::from_id(about.trim())?, value.trim())))
    else {
        let list = known.join(", ");
        return Err(input(
            format!("`--answer {answer}` 读不懂"),
            format!("`--answer {answer}` is not understood"),
            format!("写成 ABOUT=VALUE,ABOUT 可以是:{list}"),
            format!("write ABOUT=VALUE, where ABOUT is one of: {list}"),
        ));
    };
    answer_question(query, about, value).then_some(()).ok_or_else(|| {
        let offered: Vec<_> = zeren_core::builtin::BUILTIN
            .question(about)
            .map(|question| question.options.iter().map(|choice| choice.value).collect())
            .unwrap_or_default();
        let list = offered.join(", ");
        input(
            format!("`{value}` 不是对 `{}` 的回答", about.id()),
            format!("`{value}` is no answer to `{}`", about.id()),
            format!("可以是:{list}"),
            format!("one of: {list}"),
        )
    })
}
