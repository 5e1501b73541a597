//! Files of facts and records: read from TOML or JSON, written whole or not at all.

use crate::failure::{Failure, input, meaning};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zeren_core::assess::record::{Report, Stated};

/// No file of facts is larger.
const LARGEST: u64 = 1 << 20;

fn cannot(path: &str, error: &io::Error, reading: bool) -> Failure {
    let (what, help) = meaning(error);
    let (zh, en) = if reading { ("打不开", "cannot open") } else { ("写不进", "cannot write") };
    input(
        format!("{zh} `{path}`:{} ({error})", what.zh),
        format!("{en} `{path}`: {} ({error})", what.en),
        help.zh,
        help.en,
    )
}

fn bytes(path: &str) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if path == "-" {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut out)?;
        return Ok(out);
    }
    let file = fs::File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    file.take(LARGEST + 1).read_to_end(&mut out)?;
    Ok(out)
}

fn broken(path: &str, at: Option<(usize, usize)>, zh: &str, en: &str) -> Failure {
    let place = at.map_or_else(|| path.to_owned(), |(line, column)| format!("{path}:{line}:{column}"));
    input(
        format!("{place}: 文件读不懂:{zh}"),
        format!("{place}: the file is not understood: {en}"),
        "写成 TOML 或者 JSON,如:[facts] 之下一行 causation = \"yes\";字段有 facts、said_by、posts、readings、as_of",
        "write TOML or JSON, such as: a line causation = \"yes\" under [facts]; the fields are facts, said_by, posts, readings, as_of",
    )
}

/// A file of facts or a record, with its text.
pub(super) fn read_with_text(path: &str) -> Result<(String, Stated), Failure> {
    let bytes = bytes(path).map_err(|error| cannot(path, &error, true))?;
    if bytes.len() as u64 > LARGEST {
        return Err(input(
            format!("`{path}` 太大:超过 1 MiB"),
            format!("`{path}` is too large: more than 1 MiB"),
            "事实文件只有几行;检查是不是给错了文件",
            "a file of facts has a few lines; check whether this is the right file",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        if error.utf8_error().error_len().is_none() && at > 1 {
            return input(
                format!("`{path}` 在一个字中间断了"),
                format!("`{path}` ends in the middle of a character"),
                "文件没有写完或者没有传完;重新取一份",
                "the file was not written or sent to its end; fetch it again",
            );
        }
        input(
            format!("`{path}` 第 {at} 字节起不是有效的 UTF-8"),
            format!("`{path}` is not valid UTF-8 at byte {at}"),
            "把文件另存为 UTF-8",
            "save the file as UTF-8",
        )
    })?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    if text.trim().is_empty() {
        return Err(broken(path, None, "文件是空的", "it is empty"));
    }
    let is_json = text.trim_start().starts_with('{') || path.to_ascii_lowercase().ends_with(".json");
    let stated = if is_json {
        Stated::from_json(&text)
            .map_err(|error| broken(path, Some((error.line, error.column)), &error.zh, &error.en))?
    } else {
        toml::from_str(&text).map_err(|error: toml::de::Error| {
            let at = error.span().map(|span| {
                let before = text.get(..span.start).unwrap_or(&text);
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
            });
            // The parser speaks English.
            let why = error.message().trim().replace('\n', "; ");
            broken(path, at, &format!("不是这样写的 TOML(解析器:{why})"), &why)
        })?
    };
    Ok((text, stated))
}

/// A file of facts or a record.
pub(super) fn read(path: &str) -> Result<Stated, Failure> {
    read_with_text(path).map(|(_, stated)| stated)
}

/// Where a record is saved.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    toml: bool,
}

impl Target {
    /// A file that does not exist yet, or the one that was loaded; nothing else is written over.
    pub(super) fn new(path: &str, loaded: Option<&String>) -> Result<Self, Failure> {
        let target = Path::new(path);
        let ending = |one: &str| target.extension().is_none_or(|extension| extension.eq_ignore_ascii_case(one));
        if !ending("toml") && !ending("json") && !target.exists() {
            return Err(input(
                format!("看不出 `{path}` 是什么形式"),
                format!("`{path}` does not say its form"),
                "扩展名用 .toml 或者 .json",
                "end it in .toml or .json",
            ));
        }
        let same = |loaded: &String| match (fs::canonicalize(loaded), fs::canonicalize(target)) {
            (Ok(loaded), Ok(target)) => loaded == target,
            _ => false,
        };
        if target.exists() && !loaded.is_some_and(same) {
            return Err(input(
                format!("`{path}` 已经存在,不会覆盖"),
                format!("`{path}` exists already and is not written over"),
                format!("换一个文件名;要接着它做,用 --facts {path} --save {path}"),
                format!("choose another name; to go on from it, use --facts {path} --save {path}"),
            ));
        }
        let toml = target.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        Ok(Self { path: target.to_path_buf(), toml })
    }

    /// As it was named.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes the record beside its place, then puts it there.
    pub(super) fn write(&self, report: &Report) -> Result<(), Failure> {
        let text = if self.toml {
            toml::to_string(report)
                .map_err(|error| broken(&self.name(), None, &error.to_string(), &error.to_string()))?
        } else {
            report.to_json() + "\n"
        };
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let beside = self.path.with_file_name(name);
        let write = || -> io::Result<()> {
            let mut file = fs::File::create(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &self.path)
        };
        write().map_err(|error| {
            let _ = fs::remove_file(&beside);
            cannot(&self.name(), &error, false)
        })
    }
}
