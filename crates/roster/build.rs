//! Compiles `data/` in. Wrong data fails the build.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a build script: what is wrong stops the build")]

use serde::Deserialize;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cite {
    p: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    code: String,
    slug: String,
    severity: String,
    zh: String,
    en: String,
    message: Words,
    open: Option<Words>,
    why: Words,
    todo: Words,
    basis: String,
    #[serde(default)]
    cite: Vec<Cite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Findings {
    finding: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    id: String,
    zh: String,
    en: String,
    whole: Vec<String>,
    part: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    column: Vec<Column>,
}

/// `no-party-principal` → `NoPartyPrincipal`.
fn variant(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
        })
        .collect()
}

fn text(zh: &str, en: &str) -> String {
    format!("Text {{ zh: {zh:?}, en: {en:?} }}")
}

fn check_finding(finding: &Finding, before: Option<&Finding>) {
    let Finding { code, slug, .. } = finding;
    let digits = code.strip_prefix("ZR").unwrap_or("");
    assert!(
        digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()),
        "{code}: a code is ZR and three digits"
    );
    assert!(before.is_none_or(|before| before.code < *code), "{code}: codes stand in order, each once");
    assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}: {slug} is not well formed");
    assert!(
        (finding.basis == "project") == finding.cite.is_empty(),
        "{code}: what does not rest on the project alone is cited, and only that"
    );
    for (zh, en) in [
        (&finding.zh, &finding.en),
        (&finding.message.zh, &finding.message.en),
        (&finding.why.zh, &finding.why.en),
        (&finding.todo.zh, &finding.todo.en),
    ] {
        assert!(
            zh.chars().any(|c| c as u32 >= 0x4e00) && en.bytes().any(|byte| byte.is_ascii_alphabetic()),
            "{code}: both languages are needed"
        );
    }
}

fn findings(out: &mut String, list: &[Finding]) {
    out.push_str("/// What an audit finds, in the order of the codes.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Kind {\n");
    for (index, finding) in list.iter().enumerate() {
        check_finding(finding, index.checked_sub(1).map(|before| &list[before]));
        writeln!(out, "    /// {}: {}.\n    {},", finding.code, finding.en, variant(&finding.slug)).unwrap();
    }
    out.push_str("}\n\n/// The catalogue, in the order of [`Kind`].\npub static CATALOGUE: &[Entry] = &[\n");
    for finding in list {
        let severity = match finding.severity.as_str() {
            known @ ("error" | "warning" | "note") => variant(known),
            other => panic!("{}: unknown severity {other}", finding.code),
        };
        let basis = match finding.basis.as_str() {
            known @ ("source" | "default-list" | "project") => variant(known),
            other => panic!("{}: unknown basis {other}", finding.code),
        };
        let cite: String = finding
            .cite
            .iter()
            .map(|cite| format!("Citation {{ paragraph: {:?}, quote: {} }}, ", cite.p, text(&cite.zh, &cite.en)))
            .collect();
        writeln!(
            out,
            "    Entry {{ kind: Kind::{}, code: {:?}, slug: {:?}, severity: Severity::{severity}, name: {}, message: {}, open: {}, why: {}, todo: {}, basis: Ground::{basis}, cite: &[{cite}] }},",
            variant(&finding.slug),
            finding.code,
            finding.slug,
            text(&finding.zh, &finding.en),
            text(&finding.message.zh, &finding.message.en),
            finding.open.as_ref().map_or("None".to_owned(), |open| format!("Some({})", text(&open.zh, &open.en))),
            text(&finding.why.zh, &finding.why.en),
            text(&finding.todo.zh, &finding.todo.en),
        )
        .unwrap();
    }
    out.push_str("];\n");
}

fn columns(out: &mut String, list: &[Column]) {
    out.push_str("/// What a column holds.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Role {\n");
    for column in list {
        writeln!(out, "    /// {} ({}).\n    {},", column.en, column.zh, variant(&column.id)).unwrap();
    }
    out.push_str(
        "}\n\n/// The roles with their headers, in the order of [`Role`].\npub static ROLES: &[RoleEntry] = &[\n",
    );
    let mut seen = std::collections::BTreeSet::new();
    for column in list {
        for word in &column.whole {
            assert!(seen.insert(word.clone()), "{word}: stands under two columns");
        }
        writeln!(
            out,
            "    RoleEntry {{ role: Role::{}, id: {:?}, name: {}, whole: &{:?}, part: &{:?} }},",
            variant(&column.id),
            column.id,
            text(&column.zh, &column.en),
            column.whole,
            column.part
        )
        .unwrap();
    }
    out.push_str("];\n");
}

fn main() {
    println!("cargo::rerun-if-changed=data");
    let read = |name: &str| std::fs::read_to_string(Path::new("data").join(name)).unwrap();
    let folder = std::env::var("OUT_DIR").unwrap();
    let mut out = String::new();
    let list: Findings =
        toml::from_str(&read("findings.toml")).unwrap_or_else(|error| panic!("findings.toml: {error}"));
    findings(&mut out, &list.finding);
    std::fs::write(Path::new(&folder).join("findings.rs"), out).unwrap();
    let mut out = String::new();
    let list: Columns = toml::from_str(&read("columns.toml")).unwrap_or_else(|error| panic!("columns.toml: {error}"));
    columns(&mut out, &list.column);
    std::fs::write(Path::new(&folder).join("columns.rs"), out).unwrap();
}
