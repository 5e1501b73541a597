//! `cargo xtask gazetteer`: writes the gazetteer from npm's `china-division`; with `--check` only compares.

use crate::command::{Outcome, command, output, root, run};
use std::collections::BTreeMap;
use std::path::Path;

const PACKAGE: &str = "china-division@2.7.0";
const FILE: &str = "crates/core/data/gazetteer/divisions.tsv";
const HEAD: &str = "\
# Administrative divisions of China at county level and above: six-digit code, tab, name.
# Origin: npm package china-division 2.7.0 (MIT), from the National Bureau of Statistics' codes of 2023 (as of 2023-06-30,
# published 2023-09-11). Written by `cargo xtask gazetteer`; do not edit. Fillers (市辖区, 省直辖县级行政区划 …) are left out;
# codes that end in 71 to 79 are development zones; Taiwan, Hong Kong and Macao stand for themselves, without divisions.
";
/// Not in the package's tables of divisions.
const APART: [(u32, &str); 3] = [(710_000, "台湾省"), (810_000, "香港特别行政区"), (820_000, "澳门特别行政区")];

/// Writes the gazetteer, or says where it differs.
pub(crate) fn run_with(check: bool) -> Outcome {
    let folder = root().join("target/gazetteer");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let archive = output(command("npm", &["pack", "--silent", PACKAGE]).current_dir(&folder))
        .map_err(|error| format!("{error}; npm comes with Node.js: apt-get install npm"))?;
    run(command("tar", &["xzf", archive.trim()]).current_dir(&folder))?;
    let content = gazetteer(&folder.join("package/dist"))?;
    let path = root().join(FILE);
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    match (known == content, check) {
        (true, _) => eprintln!("{FILE} is what {PACKAGE} gives"),
        (false, true) => return Err(format!("{FILE} is not what {PACKAGE} gives; run `cargo xtask gazetteer`")),
        (false, false) => std::fs::write(&path, content).map_err(|error| format!("{FILE}: {error}"))?,
    }
    Ok(())
}

fn gazetteer(tables: &Path) -> Outcome<String> {
    let mut divisions = BTreeMap::from(APART.map(|(code, name)| (code, name.to_owned())));
    for table in ["provinces.csv", "cities.csv", "areas.csv"] {
        let path = tables.join(table);
        let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in content.lines().skip(1) {
            let mut fields = line.split(',');
            let (Some(code), Some(name)) = (fields.next(), fields.next()) else {
                return Err(format!("{}: `{line}` is not a code and a name", path.display()));
            };
            let digits = format!("{code:0<6}");
            let code = digits.parse().map_err(|_| format!("{}: `{code}` is no code", path.display()))?;
            divisions.insert(code, name.trim_matches('"').to_owned());
        }
    }
    let mut out = HEAD.to_owned();
    for (code, name) in &divisions {
        let filler = name == "市辖区" || name == "县" || name.ends_with("直辖县级行政区划");
        // A city without divisions stands once more among the counties (嘉峪关市).
        let repeated = code % 100 != 0 && divisions.get(&(code / 100 * 100)) == Some(name);
        if !filler && !repeated {
            out.push_str(&format!("{code}\t{name}\n"));
        }
    }
    Ok(out)
}
