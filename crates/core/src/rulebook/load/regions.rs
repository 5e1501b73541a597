//! The gazetteer: code and name of every division, in order of the codes, with the length of its stem.

use super::{Files, Problems, pack};

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

/// The gazetteer in parts that go well into a small program.
#[derive(Debug, Default)]
pub struct Divided {
    /// What stands before the suffix of each division, a line each.
    pub stems: String,
    /// The distinct suffixes, a line each.
    pub endings: String,
    /// Which suffix each division has.
    pub ending: Vec<u8>,
    /// The codes as steps.
    pub codes: Vec<u8>,
}

/// Takes the divisions apart.
#[must_use]
pub fn divide(divisions: &[Division]) -> Divided {
    let mut out = Divided { codes: pack::steps(divisions.iter().map(|division| division.code)), ..Divided::default() };
    let mut endings: Vec<&str> = Vec::new();
    for division in divisions {
        let at = division.name.char_indices().nth(division.stem).map_or(division.name.len(), |(at, _)| at);
        let (stem, ending) = division.name.split_at(at);
        out.stems.push_str(stem);
        out.stems.push('\n');
        let known = endings.iter().position(|known| *known == ending).unwrap_or_else(|| {
            endings.push(ending);
            endings.len() - 1
        });
        out.ending.push(u8::try_from(known).expect("there are at most 256 suffixes"));
    }
    out.endings = endings.join("\n") + "\n";
    out
}
