//! `cargo xtask proofs`: writes the proofs into the documentation; with `--check` only compares.

use crate::command::{Outcome, command, output, root};

const FILES: [(&str, &str); 2] = [("docs/proofs.md", "en"), ("docs/proofs.zh-CN.md", "zh")];

/// Walks every post by the program itself, and writes what it shows, or says where a page is stale.
pub(crate) fn run_with(check: bool) -> Outcome {
    for (file, lang) in FILES {
        let program = ["run", "--quiet", "--locked", "--package", "zeren", "--"];
        let prove = ["rulebook", "prove", "--format", "markdown", "--lang", lang];
        let content = output(&mut command("cargo", &[&program[..], &prove].concat()))?;
        let path = root().join(file);
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        match (known == content, check) {
            (true, _) => eprintln!("{file} is what the rules give"),
            (false, true) => return Err(format!("{file} is stale; run `cargo xtask proofs`")),
            (false, false) => {
                std::fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
                eprintln!("{file} written");
            }
        }
    }
    Ok(())
}
