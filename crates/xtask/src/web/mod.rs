//! `cargo xtask web`: the site in `dist/` and the single file `dist/zeren.html`, from a fresh machine.
//!
//! ```text
//! tools ──> wasm (cargo, wasm-bindgen, wasm-opt) ──┐
//!           web/styles, web/boot, web/icons ───────┼─> site (hashed names, sw.js) ──> pack (.br, .gz) ──> sizes
//!                                                  └─> single (one file)
//! ```

mod minify;
mod pack;
mod page;
mod single;
mod site;
mod sizes;
pub(crate) mod tools;
mod wasm;

pub(crate) use sizes::{core as core_size, print as sizes};

use crate::command::{Outcome, root};
use std::path::{Path, PathBuf};

/// A file of the result: its name and its bytes.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// Whether it is worth compressing; pictures already are compressed.
    fn is_text(&self) -> bool {
        Path::new(&self.name).extension().is_none_or(|extension| extension != "png")
    }
}

/// What is compiled, minified and inlined before any name is given.
struct Parts {
    /// `web/index.html` as written.
    page: String,
    /// What the page may load: nothing but its own files.
    policy: String,
    /// The styles in the order of the page, minified.
    styles: String,
    /// Those of pages that the first program does not have.
    whole_styles: String,
    /// The whole program, local rulebooks too.
    layered: Program,
    /// The program without local rulebooks.
    whole: Program,
    /// The program without the pages that few open.
    first: Program,
    /// What opens rosters.
    desk: Desk,
}

/// What opens rosters, and its page's styles.
struct Desk {
    /// The worker's script, its glue within.
    worker: String,
    wasm: Vec<u8>,
    styles: String,
}

impl Desk {
    fn new((_, wasm): (String, Vec<u8>)) -> Outcome<Self> {
        let alias = format!("--alias:zeren-desk={}", root().join("target/web-desk/zeren.js").display());
        let worker = minify::bundle("desk-worker.js", "iife", &[alias])?;
        Ok(Self { worker, wasm, styles: minify::styles(&read("web/styles/roster.css")?)? })
    }
}

/// A program, and the JavaScript that wasm-bindgen made for it, minified.
struct Program {
    glue: String,
    wasm: Vec<u8>,
}

impl Program {
    fn new((glue, wasm): (String, Vec<u8>)) -> Outcome<Self> {
        Ok(Self { glue: minify::module(&glue)?, wasm })
    }
}

/// Styles that the first program has no use for.
const WHOLE_STYLES: &[&str] = &["styles/pages.css", "styles/assess.css"];
/// Those of paper come after all others, after these too.
const PAPER: &str = "styles/print.css";

/// Where the site is built.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The program of the npm package: the JavaScript that binds it, and the WebAssembly.
pub(crate) fn package() -> Outcome<(String, Vec<u8>)> {
    tools::ready()?;
    wasm::package()
}

/// How many bytes these are in brotli.
pub(crate) fn brotli_length(bytes: &[u8]) -> Outcome<usize> {
    pack::brotli(bytes).map(|sent| sent.len())
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))
}

fn read_bytes(path: &str) -> Outcome<Vec<u8>> {
    std::fs::read(root().join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))
}

/// Builds everything; `sizes` then tells whether it keeps to the budget.
pub(crate) fn build() -> Outcome {
    tools::ready()?;
    let page = read("web/index.html")?;
    let (mut later, first_styles): (Vec<_>, Vec<_>) =
        page::styles(&page).into_iter().partition(|path| WHOLE_STYLES.contains(path));
    later.push(PAPER);
    let styles = |paths: &[&str]| {
        let styles = paths.iter().map(|path| read(&format!("web/{path}"))).collect::<Outcome<Vec<_>>>()?;
        minify::styles(&styles.join("\n"))
    };
    let (first, whole) = (Program::new(wasm::first()?)?, Program::new(wasm::whole()?)?);
    let layered = Program::new(wasm::layered()?)?;
    let desk = Desk::new(wasm::desk()?)?;
    let policy = read("web/policy.txt")?.trim().to_owned();
    let (styles, whole_styles) = (styles(&first_styles)?, styles(&later)?);
    let parts = Parts { policy, styles, whole_styles, first, whole, layered, desk, page };
    let (site, policy) = site::make(&parts)?;
    let single = single::make(&parts)?;
    pack::write(&site, &single, &policy)
}
