//! What becomes of the answers when an interview is cut short: they are told, and where nobody can be told any more
//! (the terminal was closed), they are written to a file.

use super::Session;
use crate::output::Screen;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use zeren_core::model::Lang;

/// How the file begins; behind it stand the number of the process and `.json`.
const FILE: &str = "zeren-assess-";

/// Says something on the terminal. A terminal that is gone is no reason to stop.
pub(super) fn tell(words: impl Display) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    writeln!(stderr, "{words}")?;
    stderr.flush()
}

/// What was answered so far, as it is to be told and as it is to be written.
#[derive(Debug, Default)]
struct Kept {
    told: String,
    record: String,
    saved: bool,
}

/// Keeps the answers of an interview from getting lost.
#[derive(Clone, Debug, Default)]
pub(super) struct Rescue(Arc<Mutex<Kept>>);

fn how_to_resume(session: &Session, screen: &Screen) -> String {
    let head = screen.t("已有的回答没有丢,这样接着做:", "nothing answered is lost; to go on:");
    format!("{head}\n  {}{}", session.command(), in_lang(screen))
}

/// The argument that keeps the language; Chinese needs none.
const fn in_lang(screen: &Screen) -> &'static str {
    match screen.lang() {
        Lang::Zh => "",
        Lang::En => " --lang en",
    }
}

impl Rescue {
    /// Watches over an interview: an interruption tells how to go on before the program ends. `saved` says that each
    /// answer is saved anyway.
    pub(super) fn watch(saved: bool) -> Self {
        let rescue = Self::default();
        rescue.kept(|kept| kept.saved = saved);
        let own = rescue.clone();
        // A second handler in one process is refused; then the first one is there already.
        let _ = ctrlc::set_handler(move || {
            own.now();
            std::process::exit(130);
        });
        rescue
    }

    fn kept<T>(&self, with: impl FnOnce(&mut Kept) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What stands now.
    pub(super) fn keep(&self, session: &Session, screen: &Screen) {
        let told = if session.case.facts.is_empty() { String::new() } else { how_to_resume(session, screen) };
        let record = session.report(&[], screen.lang()).to_json() + "\n";
        self.kept(|kept| (kept.told, kept.record) = (told, record));
    }

    /// Tells what stands, or writes it where nobody listens.
    pub(super) fn now(&self) {
        self.kept(|kept| {
            let heard = kept.told.is_empty() || tell(format_args!("\n{}", kept.told)).is_ok();
            if !heard && !kept.saved {
                let _ = std::fs::write(format!("{FILE}{}.json", std::process::id()), &kept.record);
            }
        });
    }
}

/// Says how to take up what was answered so far.
pub(super) fn tell_how_to_resume(session: &Session, screen: &Screen) {
    if !session.case.facts.is_empty() {
        let _ = tell(how_to_resume(session, screen));
    }
}

/// Names the records that interviews cut short have left in this folder.
pub(super) fn tell_what_was_left(screen: &Screen) {
    let ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name.strip_prefix(FILE).and_then(|rest| rest.strip_suffix(".json"));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(".").into_iter().flatten().flatten().map(|entry| entry.path()).filter(ours).collect();
    found.sort();
    for path in found {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let head = screen.t("这里有一次中断的问答,这样接着做:", "an interview was cut short here; to go on with it:");
        let _ = tell(format_args!("{head}\n  zeren assess --facts {name} --ask --save {name}{}", in_lang(screen)));
    }
}
