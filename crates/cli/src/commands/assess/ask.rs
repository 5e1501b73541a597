//! The interview: one question at a time, back and skip, until all is settled.

use super::file::Target;
use super::rescue::{Rescue, tell, tell_how_to_resume, tell_what_was_left};
use super::{Session, faults};
use crate::failure::Failure;
use crate::output::{Layout, Look, Screen};
use std::io::{self, BufRead, Write};
use zeren_core::assess::persons::Post;
use zeren_core::assess::{Assessment, assess, element, id_of, situation_of, value_named};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::model::Lang;
use zeren_core::rulebook::ElementId;

/// What was typed.
enum Reply {
    /// A value, and who says so.
    Value(Tri, Option<String>),
    Back,
    Stop,
    Help,
    NotUnderstood,
}

fn reply(line: &str) -> Reply {
    let line = line.trim();
    let (word, who) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let who = Some(who.trim().to_owned()).filter(|who| !who.is_empty());
    match word.to_lowercase().as_str() {
        "y" => Reply::Value(Tri::Yes, who),
        "n" => Reply::Value(Tri::No, who),
        "" | "s" | "skip" | "跳过" => Reply::Value(Tri::Unknown, who),
        "b" | "back" | "返回" => Reply::Back,
        "q" | "quit" | "stop" | "停" | "停止" => Reply::Stop,
        "?" | "？" | "h" | "help" | "帮助" => Reply::Help,
        word => value_named(word).map_or(Reply::NotUnderstood, |value| Reply::Value(value, who)),
    }
}

/// Shows lines on the terminal, which is standard error: standard output is for the result.
fn show(screen: &Screen, make: impl FnOnce(&mut Layout<'_>)) -> io::Result<()> {
    let mut out = Vec::new();
    make(&mut Layout::new(screen, &mut out));
    let mut stderr = io::stderr().lock();
    stderr.write_all(&out)?;
    stderr.flush()
}

fn question(id: ElementId, number: usize, assessment: &Assessment, screen: &Screen) -> io::Result<()> {
    let lang = screen.lang();
    let (Some(element), Some(situation)) = (element(id), situation_of(id)) else { return Ok(()) };
    let place = BUILTIN.situations.iter().position(|one| one.id == situation.id).unwrap_or(0) + 1;
    let left = assessment.questions.len();
    show(screen, |page| {
        page.gap();
        let head = match lang {
            Lang::Zh => format!("第 {number} 问(最多还有 {left} 问)· 情形 {place}"),
            Lang::En => format!("Question {number} (at most {left} left) · situation {place}"),
        };
        page.text(0, &head, Look::Quiet);
        page.text(0, element.question.in_lang(lang), Look::Strong);
        for cite in element.cite {
            let quote = match lang {
                Lang::Zh => format!("“{}”", cite.quote.zh),
                Lang::En => format!("“{}” ({})", cite.quote.en, cite.quote.zh),
            };
            page.hanging(2, &format!("[{}] ", cite.paragraph), &quote, Look::Quiet);
        }
    })?;
    let prompt = screen.t(
        "  y 是 · n 否 · 回车 不知道 · b 返回 · q 停止 · ? 说明 > ",
        "  y yes · n no · Enter not known · b back · q stop · ? help > ",
    );
    let mut stderr = io::stderr().lock();
    stderr.write_all(prompt.as_bytes())?;
    stderr.flush()
}

fn help(screen: &Screen) -> io::Result<()> {
    show(screen, |page| {
        for line in [
            screen.t(
                "y 或者 是;n 或者 否;回车、s 或者 跳过:不知道,不再问",
                "y or yes; n or no; Enter, s or skip: not known, not asked again",
            ),
            screen.t(
                "值后面可以写谁说的,如:y 县委巡察办",
                "behind the value you may write who says so, such as: y the inspection office",
            ),
            screen.t(
                "b 或者 返回:回到上一问,收回那个回答",
                "b or back: to the question before, whose answer is taken back",
            ),
            screen.t("q 或者 停止:到此为止,显示已有的结果", "q or stop: end here and show what there is"),
        ] {
            page.hanging(2, "· ", line, Look::Plain);
        }
    })
}

/// Asks until all is settled, or the person stops. What was answered is in the session, and saved after each answer.
pub(super) fn interview(
    session: &mut Session,
    by: Option<&String>,
    posts: &[Post],
    save: Option<&Target>,
    screen: &Screen,
) -> Result<(), Failure> {
    let rescue = Rescue::watch(save.is_some());
    rescue.keep(session, screen);
    tell_what_was_left(screen);
    let stopped = ask(session, by, posts, save, &rescue, screen).inspect_err(|_| rescue.now())?;
    // Who cannot be told any more how to go on finds the answers in a file.
    if finish(session, save, stopped, screen).is_err() {
        rescue.now();
    }
    Ok(())
}

/// Asks; whether the person stopped before all was settled.
fn ask(
    session: &mut Session,
    by: Option<&String>,
    posts: &[Post],
    save: Option<&Target>,
    rescue: &Rescue,
    screen: &Screen,
) -> Result<bool, Failure> {
    let mut asked: Vec<ElementId> = Vec::new();
    let mut told_followed = false;
    let mut lines = io::stdin().lock().lines();
    let mut stopped = false;
    loop {
        rescue.keep(session, screen);
        let assessment = assess(&session.case);
        let Some(next) = assessment.next_question() else { break };
        if assessment.settled_as_followed() && !told_followed && !asked.is_empty() {
            told_followed = true;
            show(screen, |page| {
                page.gap();
                page.hanging(0, "· ", screen.t("按所循的理解,各情形都已确定;以下几问只影响另外的理解,可以停止(q)", "by the readings followed every situation is settled; the questions that remain matter to the other readings only, and you may stop (q)"), Look::Lit);
            })?;
        }
        question(next, asked.len() + 1, &assessment, screen)?;
        let Some(line) = lines.next() else {
            stopped = true;
            tell("")?;
            break;
        };
        let line = match line {
            Ok(line) => line,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => "\u{fffd}".to_owned(),
            Err(error) => return Err(error.into()),
        };
        match reply(&line) {
            Reply::Value(value, who) => {
                let mut facts = session.case.facts;
                facts.set(next, value);
                let found = facts.contradictions();
                if !found.is_empty() {
                    let told = faults::in_words(&found, screen.lang());
                    show(screen, |page| {
                        page.hanging(
                            2,
                            "! ",
                            &format!(
                                "{}{told}",
                                screen.t(
                                    "与前面的回答矛盾,没有记下:",
                                    "contradicts what was answered, and is not taken: "
                                )
                            ),
                            Look::Open,
                        );
                        page.text(
                            4,
                            screen.t(
                                "换一个回答,或者用 b 返回改前面的",
                                "answer otherwise, or go back with b and change the other",
                            ),
                            Look::Plain,
                        );
                    })?;
                    continue;
                }
                session.case.facts = facts;
                let by = by.map(String::as_str).filter(|_| value != Tri::Unknown);
                session.said(next, who.as_deref().or(by));
                asked.push(next);
            }
            Reply::Back => match asked.pop() {
                Some(last) => {
                    session.case.facts.clear(last);
                    session.said(last, None);
                    told_followed = false;
                    tell(format_args!("  {} {}", screen.t("已收回:", "taken back:"), id_of(last)))?;
                }
                None => {
                    tell(screen.t("  这是第一问,前面没有了", "  this is the first question; there is none before it"))?
                }
            },
            Reply::Stop => {
                stopped = true;
                break;
            }
            Reply::Help => {
                help(screen)?;
                continue;
            }
            Reply::NotUnderstood => {
                tell(screen.t(
                    "  没有读懂;输入 y、n、回车、b、q,或者 ? 看说明",
                    "  not understood; type y, n, Enter, b, q, or ? for help",
                ))?;
                continue;
            }
        }
        if let Some(target) = save {
            let report = session.report(posts, screen.lang());
            target.write(&report)?;
        }
    }
    rescue.keep(session, screen);
    Ok(stopped)
}

/// Says where the interview ended, and how to go on.
fn finish(session: &Session, save: Option<&Target>, stopped: bool, screen: &Screen) -> io::Result<()> {
    if !stopped {
        let all = assess(&session.case).settled();
        let told = if all {
            screen.t("事实能确定的都已确定,不再问", "all that facts can settle is settled; nothing more is asked")
        } else {
            screen.t("没有可以再问的了;不知道的仍然未定", "there is nothing more to ask; what is not known stays open")
        };
        return tell(format_args!("\n{told}\n"));
    }
    match save {
        Some(target) => {
            let name = target.name();
            let head = screen.t("已保存;这样接着做:", "saved; to go on:");
            tell(format_args!("{head}\n  zeren assess --facts {name} --ask --save {name}\n"))
        }
        None => {
            tell_how_to_resume(session, screen);
            tell("")
        }
    }
}
