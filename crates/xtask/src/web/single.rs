//! The single file: the same page with everything inside, for a double click from disk.

use super::pack::gzip;
use super::{File, Parts, minify, page};
use crate::command::{Outcome, root};
use base64::Engine;

/// `permit` names what stands in the page; from elsewhere nothing comes.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; \
    worker-src blob:; base-uri 'none'; form-action 'none'";

/// Makes `zeren.html`.
pub(super) fn make(parts: &Parts) -> Outcome<File> {
    let alias = format!("--alias:zeren={}", root().join("target/web/zeren.js").display());
    let script = minify::bundle("single.js", "esm", &[alias])?;
    let old = minify::bundle("old.js", "iife", &[minify::OLD.to_owned()])?;
    let first = minify::first()?;
    let styles = [&*parts.styles, &parts.whole_styles, &parts.desk.styles].concat();
    if parts.desk.worker.contains("</script") {
        return Err("the worker's script holds its own end tag and cannot be inlined".into());
    }
    let policy = page::permit(POLICY, &[&script, &old, &first], &styles)?.replace(" 'self'", "");
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let head = format!("{}<style>{styles}</style>\n", page::icon()?);
    let foot = format!(
        "<script>{first}</script>\n<script type=\"application/gzip\" id=\"wasm\">{}</script>\n\
        <script type=\"application/gzip\" id=\"desk\">{}</script>\n\
        <script type=\"text/plain\" id=\"desk-worker\">{}</script>\n<script type=\"module\">{script}</script>\n\
        <script nomodule>{old}</script>\n",
        base64(&gzip(&parts.layered.wasm)?),
        base64(&gzip(&parts.desk.wasm)?),
        parts.desk.worker
    );
    Ok(File::new("zeren.html", page::render(&parts.page, &policy, &head, &foot)?))
}
