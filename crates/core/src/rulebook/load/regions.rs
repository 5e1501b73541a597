//! The gazetteer: code and name of every division, sorted by name, with the length of its stem.

use super::{Files, Problems};
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
    out.sort_by(|a, b| (&a.name, a.code).cmp(&(&b.name, b.code)));
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// The gazetteer as constants, and its names.
#[must_use]
pub fn emit_regions(divisions: &[Division]) -> (String, Vec<&str>) {
    let mut codes: Vec<u32> = divisions.iter().map(|division| division.code).collect();
    codes.sort_unstable();
    let rank = |code: u32| codes.binary_search(&code).expect("every code stands among the codes");
    let ranks: Vec<usize> = divisions.iter().map(|division| rank(division.code)).collect();
    let steps: Vec<u32> = codes.iter().zip([0].iter().chain(&codes)).map(|(code, last)| code - last).collect();
    let stems: Vec<usize> = divisions.iter().map(|division| division.stem).collect();
    let mut out = String::new();
    let mut put = |doc: &str, item: String| writeln!(out, "/// {doc}\n{item}").expect("writing to a string");
    put("From each code to the next, in order of the codes.", format!("pub static REGION_STEPS: &[u32] = &{steps:?};"));
    put("The place of each division's code among the codes.", format!("pub static REGION_RANKS: &[u16] = &{ranks:?};"));
    put(
        "How many characters stand before the suffix of each division.",
        format!("pub static REGION_STEMS: &[u8] = &{stems:?};"),
    );
    let names = divisions.iter().map(|division| division.name.as_str()).collect();
    (out, names)
}
