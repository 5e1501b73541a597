//! The gazetteer: code and name of every division, in order of the codes, with the length of its stem.

use super::{Files, Problems, pack};
use std::collections::BTreeSet;
use std::fmt::Write;

const PATH: &str = "gazetteer/divisions.tsv";
const NATIONALITIES: &str = "gazetteer/nationalities.txt";

/// A division: name, code, characters before its suffix.
#[derive(Debug)]
pub struct Division {
    name: String,
    code: u32,
    stem: usize,
}

/// The suffixes of division names, longest first; what stands before one is the stem.
const SUFFIXES: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "州",
    "盟",
    "县",
    "旗",
    "区",
];

fn stem(name: &str, nationalities: &[String]) -> usize {
    let Some(mut stem) = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix)) else { return 0 };
    // 浦东新区 is also called 浦东; 延边朝鲜族自治州 is also called 延边.
    if name.contains("自治") {
        while let Some(shorter) = nationalities
            .iter()
            .find_map(|nationality| stem.strip_suffix(nationality.as_str()))
            .filter(|rest| !rest.is_empty())
        {
            stem = shorter;
        }
    }
    stem.chars().count()
}

/// Reads the gazetteer.
///
/// # Errors
/// Every problem found in the file.
pub fn load_regions(files: &Files) -> Result<Vec<Division>, Problems> {
    let mut problems = Problems::default();
    let content = files.get(PATH, &mut problems).unwrap_or_default();
    let nationalities: Vec<String> = files
        .get(NATIONALITIES, &mut problems)
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    let mut out = Vec::new();
    for line in content.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields = line.split_once('\t').and_then(|(code, name)| {
            Some((code.parse().ok().filter(|code| (100_000..1_000_000).contains(code))?, name))
        });
        match fields {
            Some((code, name)) => out.push(Division { name: name.to_owned(), code, stem: stem(name, &nationalities) }),
            None => problems.push(files.error(
                PATH,
                files.place_of(PATH, line),
                format!("`{line}` is not a six-digit code, a tab and a name"),
                "run `cargo xtask gazetteer` to write the file anew",
            )),
        }
    }
    if out.len() < 3000 {
        problems.push(files.error(
            PATH,
            None,
            format!("only {} divisions", out.len()),
            "run `cargo xtask gazetteer` to write the file anew",
        ));
    }
    out.sort_by_key(|division| division.code);
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// The gazetteer as constants, and the two texts that are packed with the words: what stands before the suffix of each
/// division, and the distinct suffixes, a line each.
#[must_use]
pub fn emit_regions(divisions: &[Division]) -> (String, [String; 2]) {
    let mut stems = String::new();
    let mut endings: Vec<&str> = Vec::new();
    let mut ending_of = Vec::new();
    for division in divisions {
        let at = division.name.char_indices().nth(division.stem).map_or(division.name.len(), |(at, _)| at);
        let (stem, ending) = division.name.split_at(at);
        stems.push_str(stem);
        stems.push('\n');
        ending_of.push(endings.iter().position(|known| *known == ending).unwrap_or_else(|| {
            endings.push(ending);
            endings.len() - 1
        }));
    }
    assert!(endings.len() <= 256, "which suffix a division has goes into one byte");
    let begin = |name: &str| name.chars().take(8).collect::<String>();
    let names: BTreeSet<&str> = divisions.iter().map(|division| division.name.as_str()).collect();
    let begins: BTreeSet<String> = names.iter().map(|name| begin(name)).collect();
    assert_eq!(
        names.len(),
        begins.len(),
        "the reader orders the divisions by the first eight characters of their names"
    );
    let steps = pack::steps(divisions.iter().map(|division| division.code));
    let mut out = String::new();
    let mut put = |doc: &str, item: String| writeln!(out, "/// {doc}\n{item}").expect("writing to a string");
    put("The codes of the divisions, packed.", format!("pub static REGION_STEPS: &[u8] = &{steps:?};"));
    put(
        "Which suffix each division has, in order of the codes.",
        format!("pub static REGION_ENDING: &[u8] = &{ending_of:?};"),
    );
    (out, [stems, endings.join("\n") + "\n"])
}
