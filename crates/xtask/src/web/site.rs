//! The site: every file that a static host needs, the changing ones under names that hold their hash.

use super::minify::{self, OLD};
use super::{File, Parts, page, read, read_bytes};
use crate::command::{Outcome, root};
use std::path::Path;

const ICONS: &[&str] = &["icon.svg", "icon-180.png", "icon-192.png", "icon-maskable.svg"];
const ROBOTS: &str = "User-agent: *\nAllow: /\n";

/// Makes the files of the site; gives its policy too. What the first paint needs and what starts the program stand in
/// the page: a reader far from the host waits for one answer of it, not for two.
pub(super) fn make(parts: &Parts) -> Outcome<(Vec<File>, String)> {
    let wasm = hashed("zeren.wasm", &parts.first.wasm);
    let whole_glue = hashed("whole.js", parts.whole.glue.as_bytes());
    let whole = hashed("whole.wasm", &parts.whole.wasm);
    let whole_styles = hashed("whole.css", parts.whole_styles.as_bytes());
    let (desk, layered) = (desk(parts)?, layered(parts)?);
    let old = hashed("old.js", minify::bundle("old.js", "iife", &[OLD.to_owned()])?.as_bytes());
    let (ahead, first) = (minify::bundle("ahead.js", "iife", &[OLD.to_owned()])?, minify::first()?);
    let alias = format!("--alias:zeren={}", root().join("target/web-first/zeren.js").display());
    let start = minify::bundle("site.js", "esm", &[alias])?;
    let head = format!(
        "<meta name=\"first\" content=\"{}\">\n<meta name=\"whole\" content=\"{} {} {}\">\n\
        <meta name=\"layered\" content=\"{} {} {}\">\n<meta name=\"desk\" content=\"{}\">\n\
        <script>{}</script>\n<style>{}</style>\n{}<link rel=\"apple-touch-icon\" href=\"icon-180.png\">\n",
        wasm.name,
        whole.name,
        whole_glue.name,
        whole_styles.name,
        layered[1].name,
        layered[0].name,
        whole_styles.name,
        desk[0].name,
        ahead,
        parts.styles,
        page::icon()?
    );
    let foot = format!(
        "<script>{}</script>\n<script type=\"module\">{start}</script>\n<script nomodule src=\"{}\"></script>\n",
        first, old.name
    );
    let policy = page::permit(&parts.policy, &[&ahead, &first, &start], &parts.styles)?;
    let page = page::render(&parts.page, &policy, &head, &foot)?;
    let manifest = read("web/manifest.webmanifest")?;
    let mut files = vec![File::new("index.html", page), old, wasm, whole_glue, whole, whole_styles];
    files.push(File::new("manifest.webmanifest", manifest));
    for icon in ICONS {
        files.push(File::new(*icon, read_bytes(&format!("web/icons/{icon}"))?));
    }
    files.push(worker(&files, &[("desk", &desk), ("layered", &layered)])?);
    files.extend(desk);
    files.extend(layered);
    files.push(File::new("robots.txt", ROBOTS));
    Ok((files, policy))
}

/// What opens rosters, the script that the page asks for first: fetched when a page needs it.
fn desk(parts: &Parts) -> Outcome<Vec<File>> {
    let styles = hashed("desk.css", parts.desk.styles.as_bytes());
    let worker = hashed("desk-worker.js", parts.desk.worker.as_bytes());
    let wasm = hashed("desk.wasm", &parts.desk.wasm);
    let names = [("STYLES", &styles), ("WORKER", &worker), ("PROGRAM", &wasm)];
    let defines: Vec<String> = names.iter().map(|(name, file)| format!("--define:{name}=\"{}\"", file.name)).collect();
    let script = hashed("desk.js", minify::bundle("desk-site.js", "esm", &defines)?.as_bytes());
    Ok(vec![script, styles, worker, wasm])
}

/// The program with local rulebooks, its script first, and the example of one.
fn layered(parts: &Parts) -> Outcome<Vec<File>> {
    let glue = hashed("layered.js", parts.layered.glue.as_bytes());
    let wasm = hashed("layered.wasm", &parts.layered.wasm);
    Ok(vec![glue, wasm, File::new("rules/changchun.toml", read("examples/changchun.toml")?)])
}

/// `zeren.css` → `zeren-0123456789abcdef.css`.
fn hashed(name: &str, bytes: &[u8]) -> File {
    let path = Path::new(name);
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    File::new(format!("{}-{}.{}", part(path.file_stem()), page::short_hash(bytes), part(path.extension())), bytes)
}

/// The service worker, which knows the release by the hash of each of its files; `later` are groups of those that it
/// keeps once a page has needed them.
fn worker(files: &[File], later: &[(&str, &[File])]) -> Outcome<File> {
    let list = |files: &[File]| {
        let entry = |file: &File| format!("\"{}\":\"{}\"", file.name, page::integrity(&file.bytes));
        format!("{{{}}}", files.iter().map(entry).collect::<Vec<_>>().join(","))
    };
    let group = |(name, files): &(&str, &[File])| format!("\"{name}\":{}", list(files));
    let later = format!("{{{}}}", later.iter().map(group).collect::<Vec<_>>().join(","));
    let files = list(files);
    let release = page::short_hash(format!("{files}{later}").as_bytes());
    let define = [
        format!("--define:RELEASE=\"{release}\""),
        format!("--define:FILES={files}"),
        format!("--define:LATER={later}"),
    ];
    Ok(File::new("sw.js", minify::bundle("worker.js", "iife", &define)?))
}
