//! Output that is whole or not there: written under another name in the same folder, then renamed.

use crate::failure::{Failure, input, meaning};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Longer pieces than this are written without being gathered first.
const ROOM: usize = 64 * 1024;

/// The files being written, removed if the program is interrupted.
static OPEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn open_files() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    OPEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A file on its way. What is no file but a device or a pipe is written straight away, for it can be neither cut short
/// nor replaced.
#[derive(Debug)]
pub(crate) struct Aside {
    writer: Option<BufWriter<File>>,
    /// Where it is written, and where it will stand.
    places: Option<(PathBuf, PathBuf)>,
}

impl Aside {
    /// Begins a file that will stand at this path.
    pub(crate) fn create(path: &str) -> Result<Self, Failure> {
        // A second interruption, or a handler that is already there, changes nothing.
        let _ = ctrlc::set_handler(|| {
            for path in open_files().drain(..) {
                let _ = fs::remove_file(path);
            }
            std::process::exit(130);
        });
        let path = PathBuf::from(path);
        // What a link points to is written, the link stays.
        let path = fs::canonicalize(&path).unwrap_or(path);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let aside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let cannot = |error: &io::Error| {
            let (what, help) = meaning(error);
            let shown = path.display();
            input(
                format!("写不了 `{shown}`:{}", what.zh),
                format!("cannot write `{shown}`: {}", what.en),
                help.zh,
                help.en,
            )
        };
        if path.is_dir() || name.is_empty() {
            return Err(cannot(&io::ErrorKind::IsADirectory.into()));
        }
        if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
            let file = OpenOptions::new().write(true).open(&path).map_err(|error| cannot(&error))?;
            return Ok(Self { writer: Some(BufWriter::with_capacity(ROOM, file)), places: None });
        }
        let file = File::create(&aside).map_err(|error| cannot(&error))?;
        open_files().push(aside.clone());
        Ok(Self { writer: Some(BufWriter::with_capacity(ROOM, file)), places: Some((aside, path)) })
    }

    /// Puts the whole file in its place.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        // Until it is renamed, dropping it removes it.
        if let Some(writer) = &mut self.writer {
            writer.flush()?;
        }
        if let Some((aside, path)) = &self.places {
            fs::rename(aside, path)?;
            forget(aside);
        }
        self.places = None;
        Ok(())
    }
}

fn forget(aside: &Path) {
    open_files().retain(|known| known != aside);
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.as_mut().map_or(Ok(0), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if let Some((aside, _)) = &self.places {
            let _ = fs::remove_file(aside);
            forget(aside);
        }
    }
}

/// Where output goes: the terminal or pipe, or a file.
pub(crate) enum Out {
    /// Standard output.
    Stdout(io::Stdout),
    /// A file.
    File(Aside),
}

impl Out {
    /// To this file; to standard output without one.
    pub(crate) fn to(path: Option<&String>) -> Result<Self, Failure> {
        path.map_or_else(|| Ok(Self::Stdout(io::stdout())), |path| Ok(Self::File(Aside::create(path)?)))
    }

    /// Nothing more will come.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut stdout) => Ok(stdout.flush()?),
            Self::File(file) => file.finish(),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}
