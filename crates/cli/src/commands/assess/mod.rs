//! `zeren assess`: which accountability situations the stated facts reach.

mod ask;
mod faults;
mod file;
mod rescue;
mod rows;

use super::{as_of, rulebook, wants_json};
use crate::failure::{Failure, input};
use crate::output::{Screen, assess as render};
use clap::ArgMatches;
use std::io::{self, IsTerminal};
use zeren_core::Engine;
use zeren_core::assess::persons::Post;
use zeren_core::assess::record::{Fault, Report, Stated, changes, take};
use zeren_core::assess::roster::Roster;
use zeren_core::assess::{Case, assess, id_of, named, reading_named, value_named};
use zeren_core::model::{Date, Lang};
use zeren_core::rulebook::ElementId;

/// What is stated so far, and who said it.
#[derive(Clone, Debug, Default)]
struct Session {
    case: Case,
    said_by: Vec<(ElementId, String)>,
    roster: Option<Roster>,
    /// The arguments that read the roster again.
    roster_arguments: String,
    /// What the posts are decided by.
    engine: Engine,
    /// The arguments that lay the local rulebooks over again.
    rulebook_arguments: String,
}

/// A word as a shell takes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

impl Session {
    /// Who says it is replaced with the fact.
    fn said(&mut self, element: ElementId, who: Option<&str>) {
        self.said_by.retain(|(known, _)| *known != element);
        if let Some(who) = who.map(str::trim).filter(|who| !who.is_empty()) {
            self.said_by.push((element, who.to_owned()));
        }
        self.said_by.sort_by_key(|(known, _)| *known);
    }

    fn report(&self, posts: &[Post], lang: Lang) -> Report {
        let assessment = assess(&self.case);
        let report = Report::new(&self.engine, &self.case, &self.said_by, &assessment, posts, lang);
        match &self.roster {
            Some(roster) => report.with_roster(roster, &assessment),
            None => report,
        }
    }

    /// The command that takes up the case again.
    fn command(&self) -> String {
        let mut out = String::from("zeren assess --ask");
        for (element, value) in self.case.facts.iter() {
            let fact = format!("{}={}", id_of(element), value.id());
            let who = self.said_by.iter().find(|(known, _)| *known == element).map(|(_, who)| who);
            let fact = who.map_or_else(|| fact.clone(), |who| quoted(&format!("{fact} {who}")));
            out.push_str(&format!(" --set {fact}"));
        }
        self.case.readings.iter().for_each(|id| out.push_str(&format!(" --reading {id}")));
        self.case.posts.iter().for_each(|post| out.push_str(&format!(" --post {}", quoted(post))));
        if let Some(day) = self.case.as_of {
            out.push_str(&format!(" --as-of {day}"));
        }
        out + &self.roster_arguments + &self.rulebook_arguments
    }
}

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    if let [one, other, ..] = on_standard_input(matches)[..] {
        return Err(input(
            format!("`{one} -` 和 `{other} -` 都要读标准输入"),
            format!("`{one} -` and `{other} -` both read standard input"),
            "把其中一个放进文件",
            "put one of them into a file",
        ));
    }
    if let Some(option) = on_standard_input(matches).first().filter(|_| matches.get_flag("ask")) {
        return Err(input(
            format!("标准输入已经用于 `{option} -`,不能再问"),
            format!("standard input is taken by `{option} -`; nothing can be asked"),
            "把内容放进文件,或者去掉 --ask",
            "put what it holds into a file, or leave out --ask",
        ));
    }
    let facts = matches.get_one::<String>("facts");
    let mut session = match facts {
        Some(path) => load(path, matches, screen)?,
        None => Session { engine: rulebook::engine(matches, screen)?, ..Session::default() },
    };
    let again = |path: &str| format!(" --rulebook {}", quoted(path));
    session.rulebook_arguments = rulebook::given(matches).into_iter().map(again).collect();
    let compared = matches.get_one::<String>("compare").map(|path| file::read(path)).transpose()?;
    let decided_on = session.case.as_of;
    state(matches, &mut session, facts.map(String::as_str))?;
    roster(matches, &mut session, decided_on, screen)?;
    let posts = posts(&session, screen.lang())?;
    let save = matches.get_one::<String>("save").map(|path| file::Target::new(path, facts)).transpose()?;

    let json = wants_json(matches);
    let nothing_given = session.case.facts.is_empty() && facts.is_none() && compared.is_none();
    let terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
    if matches.get_flag("ask") || (nothing_given && terminal && !json) {
        ask::interview(&mut session, matches.get_one::<String>("by"), &posts, save.as_ref(), screen)?;
    }
    let contradictions = assess(&session.case).contradictions;
    if !contradictions.is_empty() {
        return Err(faults::contradiction(&contradictions, facts.map(String::as_str)));
    }
    let report = session.report(&posts, screen.lang());
    if let Some(target) = &save {
        target.write(&report).inspect_err(|_| rescue::tell_how_to_resume(&session, screen))?;
    }
    let told = compared.as_ref().map(|before: &Stated| changes(before, &report));
    screen.write(|out| {
        if json {
            out.extend_from_slice(render::json(&report, told.as_deref()).as_bytes());
            out.push(b'\n');
        } else {
            let assessment = assess(&session.case);
            let seen = render::Seen { engine: &session.engine, posts: &posts, roster: session.roster.as_ref() };
            render::render(&report, &assessment, &seen, screen, out);
            if let Some(told) = &told {
                render::changes(told, screen, out);
            }
        }
    })
}

/// The options that read standard input.
fn on_standard_input(matches: &ArgMatches) -> Vec<&'static str> {
    let options = [("facts", "--facts"), ("compare", "--compare"), ("roster", "--roster")];
    let reads = |id: &str| matches.get_one::<String>(id).is_some_and(|path| path == "-");
    options.into_iter().filter(|(id, _)| reads(id)).map(|(_, option)| option).collect()
}

/// The roster of the arguments; else that of the record, if it was decided as of the same day.
fn roster(
    matches: &ArgMatches,
    session: &mut Session,
    decided_on: Option<Date>,
    screen: &Screen,
) -> Result<(), Failure> {
    if matches.contains_id("roster") {
        session.roster = Some(rows::read(session.engine, matches, session.case.as_of, screen)?);
        session.roster_arguments = rows::arguments(matches, quoted);
    } else if session.roster.is_some() && session.case.as_of != decided_on {
        return Err(input(
            "记录里名册的职务是按另一天判断的",
            "the posts of the roster in the record were decided as of another day",
            "用 --roster 重新读名册,或者去掉 --as-of",
            "read the roster again with --roster, or leave out --as-of",
        ));
    }
    Ok(())
}

/// A file of facts or a record.
fn load(path: &str, matches: &ArgMatches, screen: &Screen) -> Result<Session, Failure> {
    let (text, stated) = file::read_with_text(path)?;
    // Which local rulebooks hold is a matter of the day, which the file may say.
    let day = as_of::asked(matches)?.or_else(|| stated.as_of.as_deref().and_then(Date::parse));
    let engine = rulebook::as_of_day(&rulebook::given(matches), day, screen)?;
    let reuse = matches.get_flag("reuse");
    let loaded = take(&engine, &stated, reuse).map_err(|found| faults::failure(&found, path, &text))?;
    if reuse && stated.rulebook.as_deref().is_some_and(|version| version != engine.rulebook().version) {
        faults::tell_reused(path, &loaded, screen);
    }
    Ok(Session { case: loaded.case, said_by: loaded.said_by, roster: loaded.roster, engine, ..Session::default() })
}

/// What the arguments state, over what the file states; the two may not contradict each other.
fn state(matches: &ArgMatches, session: &mut Session, path: Option<&str>) -> Result<(), Failure> {
    let from_file = session.case.facts;
    let mut set_here = zeren_core::assess::Facts::default();
    for text in matches.get_many::<String>("set").into_iter().flatten() {
        let pair = text.split_once('=');
        let Some((name, value)) = pair else {
            return Err(input(
                format!("`--set {text}` 读不懂"),
                format!("`--set {text}` is not understood"),
                "写成 要件=值,如 causation=yes;值是 yes、no 或者 unknown",
                "write ELEMENT=VALUE, such as causation=yes; the value is yes, no or unknown",
            ));
        };
        let element = named(name).ok_or_else(|| faults::in_argument(&Fault::UnknownElement(name.to_owned())))?;
        // As in the interview, who says so may stand behind the value.
        let (value, who) = value.trim().split_once(char::is_whitespace).unwrap_or((value, ""));
        let value = value_named(value)
            .ok_or_else(|| faults::in_argument(&Fault::BadValue(name.to_owned(), value.to_owned())))?;
        let id = id_of(element);
        if let Some(before) = set_here.stated(element).filter(|before| *before != value) {
            return Err(input(
                format!("`--set` 自相矛盾:`{id}` 既是 {} 又是 {}", before.id(), value.id()),
                format!("`--set` contradicts itself: `{id}` is {} and {}", before.id(), value.id()),
                "只留下一个",
                "keep one of the two",
            ));
        }
        // A file that leaves it unknown is completed, not contradicted.
        let known = |tri: &zeren_core::decide::Tri| *tri != zeren_core::decide::Tri::Unknown;
        if let Some(before) = from_file.stated(element).filter(known).filter(|before| *before != value) {
            let path = path.unwrap_or_default();
            return Err(input(
                format!("`--set {id}={}` 与 `{path}` 矛盾:文件里是 {}", value.id(), before.id()),
                format!("`--set {id}={}` contradicts `{path}`, where it is {}", value.id(), before.id()),
                "改文件,或者去掉这个 --set",
                "change the file, or leave out this --set",
            ));
        }
        set_here.set(element, value);
        session.case.facts.set(element, value);
        let who = Some(who).filter(|who| !who.is_empty());
        session.said(element, who.or(matches.get_one::<String>("by").map(String::as_str)));
    }
    for id in matches.get_many::<String>("reading").into_iter().flatten() {
        let Some((situation, _)) = reading_named(id) else {
            return Err(faults::in_argument(&Fault::UnknownReading(id.clone())));
        };
        let chosen = |known: &&String| situation.readings.iter().any(|reading| reading.id == known.as_str());
        let others: Vec<_> = matches.get_many::<String>("reading").into_iter().flatten().filter(chosen).collect();
        if let Some(other) = others.iter().find(|other| **other != id) {
            return Err(faults::in_argument(&Fault::TwoReadings(id.clone(), (*other).clone())));
        }
        session.case.follow(id);
    }
    session.case.posts.extend(matches.get_many::<String>("post").into_iter().flatten().cloned());
    if let Some(day) = as_of::asked(matches)? {
        session.case.as_of = Some(day);
    }
    Ok(())
}

fn posts(session: &Session, lang: Lang) -> Result<Vec<Post>, Failure> {
    let Session { engine, case, .. } = session;
    let post = |title: &String| {
        Post::of_title(engine, title, case.as_of, lang).map_err(|error| super::post::failure(title, error))
    };
    case.posts.iter().map(post).collect()
}
