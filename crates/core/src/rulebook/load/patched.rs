//! What holds for any change of the data: it loads, or every error says where and what to do. `fuzz/` makes such changes
//! up; the tests run those that are kept in `fuzz/corpus/rulebook`.

use super::{Files, Problems, load_lexicon, load_regions, load_rulebook};

/// The greatest place in `text` up to `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Changes one file as the bytes say: which file, where (two bytes), how many bytes are cut out, what is put in their
/// place. Returns its path; none where the bytes say nothing.
pub fn change(files: &mut Files, data: &[u8]) -> Option<String> {
    let [which, high, low, cut, text @ ..] = data else { return None };
    let text = std::str::from_utf8(text).ok()?;
    let tables = |path: &&str| path.ends_with(".toml");
    let paths: Vec<String> =
        files.under("rulebook/").chain(files.under("lexicon/")).filter(tables).map(str::to_owned).collect();
    let path = paths.get(usize::from(*which) % paths.len().max(1))?.clone();
    let content = files.get(&path, &mut Problems::default())?.to_owned();
    let place = usize::from(u16::from_be_bytes([*high, *low])) * (content.len() + 1) / (usize::from(u16::MAX) + 1);
    let start = boundary(&content, place);
    let end = boundary(&content, start + usize::from(*cut));
    files.add(path.clone(), [&content[..start], text, &content[end..]].concat());
    Some(path)
}

/// Loads the data; where it is wrong, each error must name a place that is there and what to do.
pub fn check(files: &Files) {
    let problems = match load_rulebook(files) {
        Err(problems) => problems,
        Ok((rulebook, _)) => {
            let Some(problems) = load_lexicon(files, &rulebook).err().or_else(|| load_regions(files).err()) else {
                return;
            };
            problems
        }
    };
    assert!(!problems.is_empty(), "refused without a reason");
    for error in problems.errors() {
        let path = error.file.strip_prefix("data/").unwrap_or(&error.file);
        let lines = files.get(path, &mut Problems::default()).map_or(0, |content| content.split('\n').count());
        assert!(error.line <= lines, "{error}: there are {lines} lines");
        assert!(error.line == 0 || error.column >= 1, "{error}: no column");
        assert!(!error.what.is_empty() && !error.help.is_empty(), "{error}");
    }
}
