//! Writing: each file plain, and compressed beside it where that helps; the compressed ones for the program too.

use super::{File, dist};
use crate::command::{Outcome, root};
use flate2::{Compression, GzBuilder};
use std::io::Write;
use std::path::Path;

/// Writes `dist/`, and what `zeren serve` carries to `crates/cli/bundle/`.
pub(super) fn write(site: &[File], single: &File, policy: &str) -> Outcome {
    let dist = dist();
    empty(&dist)?;
    let bundle = root().join("crates/cli/bundle");
    let mut kept = vec![".gitignore".to_owned(), "policy.txt".to_owned()];
    put(&bundle.join("policy.txt"), policy.as_bytes())?;
    for file in site.iter().chain([single]) {
        let plain = (file.name.clone(), file.bytes.clone());
        let mut forms = vec![plain];
        if file.is_text() {
            forms.push((format!("{}.br", file.name), brotli(&file.bytes)?));
            forms.push((format!("{}.gz", file.name), gzip(&file.bytes)?));
        }
        for (name, bytes) in &forms {
            put(&dist.join(name), bytes)?;
        }
        let carried = if file.is_text() { &forms[1..] } else { &forms[..] };
        for (name, bytes) in carried.iter().filter(|_| file.name != single.name) {
            put(&bundle.join(name), bytes)?;
            kept.push(name.clone());
        }
    }
    remove_others(&bundle, &kept)
}

/// Brotli at its best.
pub(super) fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).map_err(|error| format!("brotli: {error}"))?;
    Ok(out)
}

/// Gzip at its best, without a time or a name.
pub(super) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).map_err(|error| format!("gzip: {error}"))
}

fn told(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("`{}`: {error}", path.display())
}

fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(told(folder))?;
    }
    std::fs::create_dir_all(folder).map_err(told(folder))
}

/// Writes a file unless it holds these bytes already: what has not changed is not built again.
fn put(path: &Path, bytes: &[u8]) -> Outcome {
    if std::fs::read(path).is_ok_and(|found| found == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(told(folder))?;
    }
    std::fs::write(path, bytes).map_err(told(path))
}

fn remove_others(folder: &Path, kept: &[String]) -> Outcome {
    for entry in std::fs::read_dir(folder).map_err(told(folder))? {
        let path = entry.map_err(told(folder))?.path();
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned() + "/";
            let within: Vec<String> =
                kept.iter().filter_map(|kept| kept.strip_prefix(&name)).map(str::to_owned).collect();
            remove_others(&path, &within)?;
        } else if path.file_name().is_some_and(|name| !kept.iter().any(|kept| name == kept.as_str())) {
            std::fs::remove_file(&path).map_err(told(&path))?;
        }
    }
    Ok(())
}
