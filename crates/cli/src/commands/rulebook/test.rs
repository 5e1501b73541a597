//! `zeren rulebook test`: the cases kept beside a rulebook, title in, expected outcome out.

use crate::commands::post::failure as of_post;
use crate::commands::wants_json;
use crate::failure::{Failure, input};
use crate::output::Screen;
use crate::output::rulebook::test::{json, text};
use clap::ArgMatches;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use zeren_core::Engine;
use zeren_core::answer::Answer;
use zeren_core::determine::Query;
use zeren_core::layer::Fault;
use zeren_core::model::{Applicability, Class, Level};
use zeren_core::request::{answer, regions, sectors};
use zeren_core::rulebook::Open;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    /// The rulebooks it is about, beside it; the file of the same name if left out.
    rulebook: Option<Vec<String>>,
    #[serde(default)]
    case: Vec<Spanned<RawCase>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCase {
    title: Spanned<String>,
    level: Option<Level>,
    region: Option<String>,
    #[serde(default)]
    sectors: Vec<String>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    applicability: Option<Applicability>,
    classes: Option<Vec<Class>>,
    possible_classes: Option<Vec<Class>>,
    duties: Option<Vec<String>>,
    /// Why it is expected; for readers.
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// One thing expected and not so.
pub(crate) struct Difference {
    /// What.
    pub(crate) field: &'static str,
    /// What was expected.
    pub(crate) expected: Vec<String>,
    /// What came.
    pub(crate) actual: Vec<String>,
}

/// A case that failed.
pub(crate) struct Failed {
    /// The line of its title.
    pub(crate) line: usize,
    /// The title.
    pub(crate) title: String,
    /// What differs.
    pub(crate) differences: Vec<Difference>,
    /// Why it could not be run, in both languages.
    pub(crate) error: Option<(String, String)>,
}

/// The cases of a file, run.
pub(crate) struct Ran {
    /// The file.
    pub(crate) file: String,
    /// The version of the rules.
    pub(crate) version: &'static str,
    /// How many cases there are.
    pub(crate) cases: usize,
    /// Those that failed.
    pub(crate) failed: Vec<Failed>,
}

const ENDING: &str = ".cases.toml";

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let named: Vec<&str> = matches.get_many::<String>("files").into_iter().flatten().map(String::as_str).collect();
    let paths = if named.is_empty() { found_here()? } else { named.iter().map(|path| beside(path)).collect() };
    let ran = paths.iter().map(|path| run_file(path, matches, screen)).collect::<Result<Vec<_>, _>>()?;
    screen.write(|out| if wants_json(matches) { json(&ran, screen.lang(), out) } else { text(&ran, screen, out) })?;
    if ran.iter().all(|ran| ran.failed.is_empty()) { Ok(()) } else { Err(Failure::Findings) }
}

/// The file of cases that is meant: itself, or the one beside a rulebook.
fn beside(path: &str) -> String {
    if path.ends_with(ENDING) {
        return path.to_owned();
    }
    path.strip_suffix(".toml").map_or_else(|| path.to_owned(), |stem| format!("{stem}{ENDING}"))
}

fn found_here() -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(".")?.collect::<Result<Vec<_>, _>>()?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = names.filter(|name| name.ends_with(ENDING)).collect();
    found.sort();
    if found.is_empty() {
        return Err(input(
            format!("这里没有案例文件(*{ENDING})"),
            format!("there are no cases here (*{ENDING})"),
            "写出文件名,或者到案例所在的目录去",
            "name the file, or go to the folder of the cases",
        ));
    }
    Ok(found)
}

fn run_file(path: &str, matches: &ArgMatches, screen: &Screen) -> Result<Ran, Failure> {
    let (name, text) = super::read(path)?;
    let raw: RawFile = toml::from_str(&text).map_err(|error| {
        let (line, column) = error.span().map_or((1, 1), |span| Fault::position(&text, span.start));
        input(
            format!("{name}:{line}:{column}: 案例读不懂:{}", error.message()),
            format!("{name}:{line}:{column}: the cases are not understood: {}", error.message()),
            "一个案例是 [[case]],下面写 title 和应得的 applicability、classes、possible-classes、duties;可以写 level、region、sectors、answers、note",
            "a case is [[case]] with title and what is expected: applicability, classes, possible-classes, duties; level, region, sectors, answers and note may be given",
        )
    })?;
    let mut over: Vec<String> = matches.get_many::<String>("rulebook").into_iter().flatten().cloned().collect();
    over.extend(own_rulebooks(path, raw.rulebook.as_deref()));
    over.dedup();
    let over: Vec<&str> = over.iter().map(String::as_str).collect();
    let engine = super::over(&over, matches, screen)?;
    let mut ran = Ran { file: name, version: engine.rulebook().version, cases: raw.case.len(), failed: Vec::new() };
    for case in &raw.case {
        let case = case.get_ref();
        let (line, _) = Fault::position(&text, case.title.span().start);
        let title = case.title.get_ref().clone();
        match differences(&engine, case) {
            Ok(differences) if differences.is_empty() => {}
            Ok(differences) => ran.failed.push(Failed { line, title, differences, error: None }),
            Err(error) => ran.failed.push(Failed { line, title, differences: Vec::new(), error: Some(error) }),
        }
    }
    Ok(ran)
}

/// The rulebooks of a file of cases: those it names, else the one of the same name, if it is there.
fn own_rulebooks(path: &str, named: Option<&[String]>) -> Vec<String> {
    let folder = Path::new(path).parent().unwrap_or_else(|| Path::new(""));
    if let Some(named) = named {
        return named.iter().map(|name| folder.join(name).to_string_lossy().into_owned()).collect();
    }
    let own = path.strip_suffix(ENDING).map(|stem| format!("{stem}.toml"));
    own.into_iter().filter(|own| Path::new(own).is_file()).collect()
}

fn query(engine: &Engine, case: &RawCase) -> Result<Query, (String, String)> {
    let mut query = Query { level: case.level, ..Query::default() };
    let said = |error: zeren_core::request::RequestError| (error.zh, error.en);
    if let Some(region) = &case.region {
        query.regions = regions(engine, region).map_err(said)?;
    }
    sectors(engine, case.sectors.iter().map(String::as_str), &mut query).map_err(said)?;
    for (about, value) in &case.answers {
        let taken = Open::from_id(about).is_some_and(|about| answer(&mut query, about, value));
        if !taken {
            return Err((
                format!("`{about} = {value}` 不是回答;可以问的是:{}", ids()),
                format!("`{about} = {value}` is no answer; what can be answered: {}", ids()),
            ));
        }
    }
    Ok(query)
}

fn ids() -> String {
    Open::ALL.iter().map(|about| about.id()).collect::<Vec<_>>().join(", ")
}

fn differences(engine: &Engine, case: &RawCase) -> Result<Vec<Difference>, (String, String)> {
    let expects = case.applicability.is_some()
        || case.classes.is_some()
        || case.possible_classes.is_some()
        || case.duties.is_some();
    if !expects {
        return Err((
            "案例没有写应得的结果:applicability、classes、possible-classes、duties 至少一项".to_owned(),
            "the case expects nothing; give applicability, classes, possible-classes or duties".to_owned(),
        ));
    }
    let title = case.title.get_ref();
    let found: Answer<'_> = engine.post(title, &query(engine, case)?).map_err(|error| match of_post(title, error) {
        Failure::Input { what, .. } => what,
        _ => (error.to_string(), error.to_string()),
    })?;
    let classes = |classes: &[Class]| classes.iter().map(|class| class.id().to_owned()).collect::<Vec<_>>();
    let mut out = Vec::new();
    let mut held = |field, expected: Option<Vec<String>>, actual: Vec<String>| {
        let Some(expected) = expected else { return };
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        if sorted(&expected) != sorted(&actual) {
            out.push(Difference { field, expected, actual });
        }
    };
    held(
        "applicability",
        case.applicability.map(|one| vec![one.id().to_owned()]),
        vec![found.applicability.id().to_owned()],
    );
    held("classes", case.classes.as_deref().map(classes), classes(&found.classes));
    held("possible-classes", case.possible_classes.as_deref().map(classes), classes(&found.possible_classes));
    held("duties", case.duties.clone(), found.duties.iter().map(|duty| duty.id.to_owned()).collect());
    Ok(out)
}
