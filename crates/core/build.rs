//! Reads the data, checks all of it, and compiles it in. Wrong data is refused with file, line and what to do.

// The build uses a part of what these modules offer; the library uses all of it.
#![allow(dead_code, unused_imports, unreachable_pub, clippy::disallowed_methods, missing_docs)]

#[path = "src/decide/mod.rs"]
mod decide;
#[path = "src/model/mod.rs"]
#[macro_use]
mod model;
#[path = "src/rulebook/mod.rs"]
mod rulebook;
#[path = "src/title"]
mod title {
    pub mod list;
    pub mod packed;
    pub mod sense;
    pub mod tables;
}
#[path = "src/table/fill.rs"]
mod fill;
#[path = "src/rulebook/load/mod.rs"]
mod load;

use std::path::Path;

fn collect(dir: &Path, prefix: &str, files: &mut load::Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.add(name, std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

fn generate(files: &load::Files) -> Result<String, load::Problems> {
    let (rulebook, accountability) = load::load_rulebook(files)?;
    let lexicon = load::load_lexicon(files, &rulebook)?;
    let divisions = load::load_regions(files)?;
    let compact = std::env::var_os("CARGO_FEATURE_COMPACT").is_some();
    Ok(load::emit_rulebook(&rulebook)
        + &load::emit_accountability(&accountability)
        + &load::emit_words(&lexicon, &load::divide(&divisions), compact)
        + &fill::emit_table(&rulebook))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    let mut files = load::Files::default();
    collect(Path::new("data"), "", &mut files)?;
    match generate(&files) {
        Ok(code) => Ok(std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("builtin.rs"), code)?),
        Err(problems) => {
            eprintln!("{problems}");
            std::process::exit(1);
        }
    }
}
