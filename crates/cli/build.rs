//! Carries the page in the program, if `cargo xtask web` has built it: the files that it left in `bundle/`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A file of the page: its name, and the forms in which it is carried.
#[derive(Default)]
struct Forms {
    plain: Option<PathBuf>,
    br: Option<PathBuf>,
    gz: Option<PathBuf>,
}

fn files(folder: &Path) -> std::io::Result<std::collections::BTreeMap<String, Forms>> {
    let mut files = std::collections::BTreeMap::<String, Forms>::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(self::files(&path)?.into_iter().map(|(inner, forms)| (format!("{name}/{inner}"), forms)));
            continue;
        }
        if name.starts_with('.') || name == "policy.txt" {
            continue;
        }
        match name.rsplit_once('.') {
            Some((name, "br")) => files.entry(name.to_owned()).or_default().br = Some(path),
            Some((name, "gz")) => files.entry(name.to_owned()).or_default().gz = Some(path),
            _ => files.entry(name).or_default().plain = Some(path),
        }
    }
    Ok(files)
}

/// FNV-1a: tells one release from another.
fn mark(mut mark: u64, bytes: &[u8]) -> u64 {
    for byte in bytes {
        mark = (mark ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mark
}

fn include(path: Option<&PathBuf>) -> String {
    path.map_or_else(|| "None".to_owned(), |path| format!("Some(include_bytes!({path:?}))"))
}

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=bundle");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bundle");
    let files = if folder.is_dir() { files(&folder)? } else { Default::default() };
    let policy = std::fs::read_to_string(folder.join("policy.txt")).unwrap_or_default();
    let mut list = String::new();
    let mut release = mark(0xcbf2_9ce4_8422_2325, policy.as_bytes());
    for (name, forms) in &files {
        for path in [&forms.plain, &forms.br, &forms.gz].into_iter().flatten() {
            release = mark(release, &std::fs::read(path)?);
        }
        let [plain, br, gz] = [&forms.plain, &forms.br, &forms.gz].map(|path| include(path.as_ref()));
        let _ = writeln!(list, "        Stored {{ name: {name:?}, plain: {plain}, br: {br}, gz: {gz} }},");
    }
    let code = format!(
        "/// The page, as it was when the program was built.\npub(crate) static BUNDLE: Bundle = Bundle {{\n    \
        release: \"{release:016x}\",\n    policy: {policy:?},\n    files: &[\n{list}    ],\n}};\n"
    );
    #[allow(clippy::disallowed_methods, reason = "cargo tells the place by the environment")]
    let out = std::env::var("OUT_DIR").map_err(std::io::Error::other)?;
    std::fs::write(Path::new(&out).join("bundle.rs"), code)
}
