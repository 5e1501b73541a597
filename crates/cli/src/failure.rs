//! What can go wrong, and how it is told: what, where, why, what to do.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::{self, ErrorKind as IoKind};
use std::process::ExitCode;
use zeren_core::model::{Lang, Text};

/// Exit status where there are findings.
const FINDINGS: u8 = 1;
/// Exit status for bad input and for output that could not be written.
const BAD: u8 = 2;

/// A failed command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input cannot be used: a message in both languages, and what to do.
    Input {
        /// What is wrong.
        what: (String, String),
        /// What to do.
        help: (String, String),
    },
    /// Reading or writing failed.
    Io(io::Error),
    /// There are findings, which are told already.
    Findings,
    /// The input cannot be used, which is told already.
    Told,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Input that cannot be used.
pub(crate) fn input(
    what_zh: impl Into<String>,
    what_en: impl Into<String>,
    help_zh: impl Into<String>,
    help_en: impl Into<String>,
) -> Failure {
    Failure::Input { what: (what_zh.into(), what_en.into()), help: (help_zh.into(), help_en.into()) }
}

fn tell(lang: Lang, what: &str, help: &str) {
    let (error, advice) = match lang {
        Lang::Zh => ("错误", "办法"),
        Lang::En => ("error", "help"),
    };
    eprintln!("{error}: {what}");
    if !help.is_empty() {
        eprintln!("{advice}: {help}");
    }
}

/// What an error of reading or writing means, and what to do.
pub(crate) fn meaning(error: &io::Error) -> (Text, Text) {
    match error.kind() {
        IoKind::StorageFull | IoKind::QuotaExceeded | IoKind::FileTooLarge => (
            Text { zh: "写不下了:磁盘已满", en: "no room left on the device" },
            Text { zh: "清理空间,或者写到别处", en: "free some space, or write elsewhere" },
        ),
        IoKind::NotFound => (
            Text { zh: "文件不存在", en: "no such file" },
            Text { zh: "检查文件名和所在目录", en: "check the name and the folder" },
        ),
        IoKind::PermissionDenied => (
            Text { zh: "没有权限", en: "permission denied" },
            Text { zh: "检查文件权限", en: "check the file's permissions" },
        ),
        IoKind::IsADirectory => {
            (Text { zh: "这是一个目录", en: "this is a folder" }, Text { zh: "给出一个文件", en: "name a file" })
        }
        _ => (Text { zh: "读写失败", en: "reading or writing failed" }, Text { zh: "", en: "" }),
    }
}

impl Failure {
    /// Tells it on standard error; a closed pipe is no failure.
    pub(crate) fn report(&self, lang: Lang) -> ExitCode {
        let pick = |pair: &(String, String)| if lang == Lang::Zh { pair.0.clone() } else { pair.1.clone() };
        match self {
            Self::Io(error) if error.kind() == IoKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Findings => return ExitCode::from(FINDINGS),
            Self::Told => {}
            Self::Io(error) => {
                let (what, help) = meaning(error);
                tell(lang, &format!("{} ({error})", what.in_lang(lang)), help.in_lang(lang));
            }
            Self::Input { what, help } => tell(lang, &pick(what), &pick(help)),
        }
        ExitCode::from(BAD)
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    error.get(kind).and_then(|value| match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    })
}

/// Tells an error in the arguments; help and version are no errors.
pub(crate) fn of_arguments(error: &clap::Error, lang: Lang) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(io) => Failure::Io(io).report(lang),
        };
    }
    if lang == Lang::En || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(BAD);
    }
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` 需要一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{argument}` 不接受 `{value}`"),
        ErrorKind::UnknownArgument => format!("没有 `{argument}` 这个参数"),
        ErrorKind::InvalidSubcommand => {
            format!("没有 `{}` 这个命令", context(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数:{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数不是有效的 UTF-8 文字".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` 与 `{}` 不能一起用", context(error, ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::TooManyValues => format!("`{argument}` 的值太多:`{value}`"),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` 的值个数不对")
        }
        _ => format!("参数有误:{error}"),
    };
    let suggestions = [ContextKind::SuggestedValue, ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(|kind| context(error, kind));
    let valid = context(error, ContextKind::ValidValue).filter(|valid| !valid.is_empty());
    let help = match (suggestions, valid) {
        (Some(suggestion), _) => format!("是不是 `{suggestion}`?"),
        (None, Some(valid)) => format!("可以是:{valid}"),
        (None, None) => "用 `zeren --help` 或者 `zeren 命令 --help` 查看用法".to_owned(),
    };
    tell(lang, &what, &help);
    ExitCode::from(BAD)
}
