//! `zeren ledger`: the list of responsibilities.

use super::audit::{Form as AuditForm, threads};
use super::roster::{Aside, Lines, Out, Threads, drive, leave, open};
use super::{as_of, rulebook};
use crate::failure::{Failure, input};
use crate::output::Screen;
use clap::ArgMatches;
use std::io::{self, IsTerminal, Write};
use zeren_core::model::Lang;
use zeren_roster::audit::Heading;
use zeren_roster::beside::Acceptor;
use zeren_roster::ledger::{self, Book, Form, write_first, write_header};

fn form(matches: &ArgMatches) -> Result<Form, Failure> {
    let path = matches.get_one::<String>("output");
    let stated = matches.get_one::<String>("as").and_then(|id| Form::from_id(id));
    let stated = stated.or_else(|| super::wants_json(matches).then_some(Form::Json));
    stated.or_else(|| path.and_then(|path| Form::of_name(path))).ok_or_else(|| {
        let ids: Vec<&str> = Form::ALL.iter().map(|form| form.id()).collect();
        let path = path.map_or("", String::as_str);
        input(
            format!("看不出 `{path}` 是什么形式"),
            format!("`{path}` does not say its form"),
            format!("扩展名可以是:{};也可以用 --as 说明", ids.join("、")),
            format!("end it in one of: {}; or say it with --as", ids.join(", ")),
        )
    })
}

/// The audit that is written besides.
struct Besides {
    form: AuditForm,
    file: Aside,
    acceptor: Acceptor,
}

impl Besides {
    fn new(matches: &ArgMatches, lang: Lang, heading: &Heading, acceptor: Acceptor) -> Result<Option<Self>, Failure> {
        let Some(path) = matches.get_one::<String>("audit") else { return Ok(None) };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !matches!(ending, "json" | "jsonl" | "sarif") {
            return Err(input(
                format!("看不出 `{path}` 是什么形式"),
                format!("`{path}` does not say its form"),
                "扩展名可以是:json、jsonl、sarif",
                "end it in json, jsonl or sarif",
            ));
        }
        let mut file = Aside::create(path)?;
        let mut form = AuditForm::new(ending, lang, heading);
        let mut bytes = Vec::new();
        form.begin(heading, &mut bytes);
        file.write_all(&bytes)?;
        Ok(Some(Self { form, file, acceptor }))
    }
}

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let lang = screen.lang();
    let form = form(matches)?;
    let path = matches.get_one::<String>("output").filter(|path| *path != "-");
    if path.is_none() && matches!(form, Form::Xlsx | Form::Docx) && io::stdout().is_terminal() {
        return Err(input(
            format!("{} 不能显示在终端上", form.name(Lang::Zh)),
            format!("a {} cannot be shown on a terminal", form.name(Lang::En)),
            "用 -o 写到文件",
            "write it to a file with -o",
        ));
    }
    let opened = open(rulebook::engine(matches, screen)?, matches, screen)?;
    let engine = opened.engine;
    let on = opened.on;
    if matches.contains_id("audit") {
        as_of::only_where_provisions_hold(on)?;
    }
    let heading = opened.heading().clone();
    let acceptor = Acceptor::new(opened.beside.accept.clone());
    let mut besides = Besides::new(matches, lang, &heading, acceptor)?;
    let mut out = Out::to(path)?;
    let lines = match form {
        Form::Jsonl => Lines::Jsonl,
        Form::Csv => Lines::Csv(lang, on),
        _ => Lines::Kept,
    };
    let mut bytes = Vec::new();
    match form {
        Form::Csv => write_header(lang, on, &mut bytes),
        Form::Jsonl => write_first(&heading, lang, &mut bytes),
        _ => {}
    }
    out.write_all(&bytes)?;
    bytes.clear();
    let mut entries = Vec::new();
    let tally = drive(opened, lines, besides.is_some(), threads(matches), &mut |part| {
        out.write_all(&part.text)?;
        entries.append(&mut part.entries);
        if form.is_too_small_for(entries.len(), 0) {
            return Err(too_many(&heading, form));
        }
        if let Some(besides) = &mut besides {
            besides.form.findings(part.findings.drain(..), &mut besides.acceptor, &mut bytes);
            besides.file.write_all(&bytes)?;
            bytes.clear();
        }
        Ok(())
    })?;
    if !form.streams() {
        let book = Book::new(&heading, entries);
        if form.is_too_small_for(0, book.chapters.len()) {
            return Err(too_many(&heading, form));
        }
        out.write_all(&make(&book, form, lang)?)?;
    }
    if let Some(mut besides) = besides {
        let spread = Threads(threads(matches));
        besides.form.end(&tally, &engine, &mut besides.acceptor, screen, &spread, &mut besides.file)?;
        besides.file.finish()?;
    }
    out.finish()?;
    if let Some((on, remark)) = on.and_then(|on| Some((on, zeren_core::as_of::remark(Some(on))?))) {
        eprintln!("{} {on}: {}", screen.t("注意:", "note:"), remark.in_lang(lang));
    }
    let unread = tally.totals.unread + tally.totals.partly;
    leave(tally);
    if unread > 0 {
        eprintln!(
            "{} {unread} {}",
            screen.t("注意:", "note:"),
            screen.t(
                "行没有读懂或者只读懂一部分,清单里都标明了;`zeren audit` 说明原因",
                "rows were not read or only in part, as the list marks; `zeren audit` says why"
            )
        );
    }
    Ok(())
}

fn make(book: &Book, form: Form, lang: Lang) -> Result<Vec<u8>, Failure> {
    ledger::make(book, form, lang).map_err(|what| {
        input(
            format!("写不成 {}:{what}", form.name(Lang::Zh)),
            format!("a {} cannot be made of it: {what}", form.name(Lang::En)),
            "用 --region 分地区生成",
            "make it region by region with --region",
        )
    })
}

fn too_many(heading: &Heading, form: Form) -> Failure {
    input(
        format!("`{}` 太大,一个 {} 装不下", heading.file, form.name(Lang::Zh)),
        format!("`{}` is too large for one {}", heading.file, form.name(Lang::En)),
        "用 --region 分地区生成,或者写成 csv、jsonl",
        "make it region by region with --region, or as csv or jsonl",
    )
}
