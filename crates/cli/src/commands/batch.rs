//! `zeren batch`: a stream of titles or posts, one JSON line out for each, in order, in constant memory.

use super::as_of;
use crate::failure::{Failure, input, meaning};
use crate::output::Screen;
use clap::ArgMatches;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::model::Date;
use zeren_core::request::{LONGEST_LINE, RequestError, write_error};

const BUFFER: usize = 256 * 1024;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::rulebook::engine(matches, screen)?;
    let on = as_of::asked(matches)?;
    let options = Options { lang: screen.lang(), brief: matches.get_flag("brief"), explain: on.is_some() };
    match matches.get_one::<String>("file").map(String::as_str) {
        None | Some("-") => stream(&mut BufReader::with_capacity(BUFFER, io::stdin().lock()), &engine, options, on),
        Some(path) => {
            let open = || -> io::Result<File> {
                let file = File::open(path)?;
                if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
            };
            let file = open().map_err(|error| {
                let (what, help) = meaning(&error);
                input(
                    format!("打不开 `{path}`:{}", what.zh),
                    format!("cannot open `{path}`: {}", what.en),
                    help.zh,
                    help.en,
                )
            })?;
            stream(&mut BufReader::with_capacity(BUFFER, file), &engine, options, on)
        }
    }
}

fn stream(
    reader: &mut BufReader<impl Read>,
    engine: &Engine,
    options: Options,
    on: Option<Date>,
) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let mut out = Vec::with_capacity(BUFFER + LONGEST_LINE);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        if reader.buffer().is_empty() {
            // The next read may have to wait: what is answered goes out first.
            stdout.write_all(&out)?;
            stdout.flush()?;
            out.clear();
        }
        let read = reader.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        number += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        } else if line.len() > LONGEST_LINE {
            skip_line(reader)?;
            let error = RequestError::line_too_long();
            write_error(engine.rulebook().version, number, &error, options.lang, &mut out);
            end_line(&mut out, &mut stdout)?;
            continue;
        }
        let bytes = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        match std::str::from_utf8(bytes) {
            Ok(text) => match on {
                None => {
                    engine.line(number, text, options, &mut out);
                }
                Some(on) => line_of_day(engine, number, text, options, on, &mut out),
            },
            Err(error) => {
                let at = error.valid_up_to() + 1;
                let error = RequestError::new(
                    "invalid-utf-8",
                    format!("第 {at} 字节起不是有效的 UTF-8;把文件另存为 UTF-8"),
                    format!("not valid UTF-8 at byte {at}; save the file as UTF-8"),
                );
                write_error(engine.rulebook().version, number, &error, options.lang, &mut out);
            }
        }
        end_line(&mut out, &mut stdout)?;
    }
    stdout.write_all(&out)?;
    stdout.flush()?;
    Ok(())
}

/// A line as of a day; the rules are traced to see whether they held, and not shown.
fn line_of_day(engine: &Engine, number: u64, text: &str, options: Options, on: Date, out: &mut Vec<u8>) {
    let start = out.len();
    engine.line_with(number, text, options, out, &|mut answer, out| {
        zeren_core::as_of::hold(&mut answer, on);
        answer.trace.clear();
        answer.write_json(out);
    });
    as_of::stamp(out, start, Some(on));
}

fn end_line(out: &mut Vec<u8>, stdout: &mut impl Write) -> io::Result<()> {
    out.push(b'\n');
    if out.len() >= BUFFER {
        stdout.write_all(out)?;
        out.clear();
    }
    Ok(())
}

/// Passes over the rest of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => {
                reader.consume(at + 1);
                return Ok(());
            }
            None => {
                let length = buffer.len();
                reader.consume(length);
            }
        }
    }
}
