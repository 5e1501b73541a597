//! Changes of the data files, loaded and checked as the build script does. It takes in the same modules.

#![no_main]
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, unexpected_cfgs)]

#[path = "../../crates/core/src/decide/mod.rs"]
mod decide;
#[path = "../../crates/core/src/model/mod.rs"]
#[macro_use]
mod model;
#[path = "../../crates/core/src/rulebook/mod.rs"]
mod rulebook;
#[path = "../../crates/core/src/title"]
mod title {
    pub mod list;
    pub mod packed;
    pub mod sense;
    pub mod tables;
}
#[path = "../../crates/core/src/rulebook/load/mod.rs"]
mod load;

use std::path::Path;

fn collect(dir: &Path, prefix: &str, files: &mut load::Files) {
    for entry in std::fs::read_dir(dir).expect("the folder of the data") {
        let entry = entry.expect("a file");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.add(name, std::fs::read_to_string(entry.path()).expect("text"));
        }
    }
}

thread_local! {
    static DATA: load::Files = {
        let mut files = load::Files::default();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/data"), "", &mut files);
        files
    };
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut files = DATA.with(Clone::clone);
    if load::patched::change(&mut files, data).is_some() {
        load::patched::check(&files);
    }
});
