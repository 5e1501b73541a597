//! `zeren batch`: a stream of titles or posts, one JSON line out for each, in order, in constant memory.

use crate::failure::{Failure, input};
use crate::output::Screen;
use clap::ArgMatches;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::request::{RequestError, write_error};

/// The longest line taken, in bytes; what is longer is passed over and told.
const LONGEST: usize = 64 * 1024;
const BUFFER: usize = 256 * 1024;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let options = Options { lang: screen.lang(), brief: matches.get_flag("brief"), explain: false };
    match matches.get_one::<String>("file").map(String::as_str) {
        None | Some("-") => stream(&mut BufReader::with_capacity(BUFFER, io::stdin().lock()), options),
        Some(path) => {
            let open = || -> io::Result<File> {
                let file = File::open(path)?;
                if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
            };
            let file = open().map_err(|error| {
                input(
                    format!("打不开 `{path}`: {error}"),
                    format!("cannot open `{path}`: {error}"),
                    "检查文件名和所在目录",
                    "check the name and the folder",
                )
            })?;
            stream(&mut BufReader::with_capacity(BUFFER, file), options)
        }
    }
}

fn stream(reader: &mut impl BufRead, options: Options) -> Result<(), Failure> {
    let engine = Engine::new();
    let mut stdout = io::stdout().lock();
    let mut out = Vec::with_capacity(BUFFER + LONGEST);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let read = reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        number += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        } else if line.len() > LONGEST {
            skip_line(reader)?;
            let error =
                RequestError { code: "line-too-long", message: format!("the line is longer than {LONGEST} bytes") };
            write_error(number, &error, &mut out);
            end_line(&mut out, &mut stdout)?;
            continue;
        }
        let bytes = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                engine.line(number, text, options, &mut out);
            }
            Err(error) => {
                let message = format!("not valid UTF-8 at byte {}; save the file as UTF-8", error.valid_up_to() + 1);
                write_error(number, &RequestError { code: "invalid-utf-8", message }, &mut out);
            }
        }
        end_line(&mut out, &mut stdout)?;
    }
    stdout.write_all(&out)?;
    stdout.flush()?;
    Ok(())
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
