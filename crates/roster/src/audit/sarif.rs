//! The audit as SARIF 2.1.0, for machines that show findings of many tools.

use super::catalogue::{CATALOGUE, Severity};
use super::finding::Finding;
use super::report::{Counts, Heading, finding_json};
use serde_json::{Value, json};
use zeren_core::model::{Date, Lang};

/// Writes SARIF, piece by piece.
#[derive(Debug)]
pub struct Sarif {
    rulebook: &'static str,
    on: Option<Date>,
    lang: Lang,
    file: String,
    sheets: Vec<Option<String>>,
    any: bool,
    /// What was found so far.
    pub counts: Counts,
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A file's name as the relative address that SARIF wants.
fn address(file: &str) -> String {
    let mut out = String::new();
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            b'\\' => out.push('/'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

impl Sarif {
    /// A report in this language.
    #[must_use]
    pub fn new(lang: Lang, heading: &Heading) -> Self {
        let sheets = heading.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        Self {
            rulebook: heading.engine.rulebook().version,
            on: heading.on,
            lang,
            file: address(&heading.file),
            sheets,
            any: false,
            counts: Counts::default(),
        }
    }

    /// Begins it, for a program of this version.
    pub fn begin(&mut self, version: &str, out: &mut Vec<u8>) {
        let text = |text: &str| json!({ "text": text });
        let rules: Vec<Value> = CATALOGUE
            .iter()
            .map(|entry| {
                json!({
                    "id": entry.code,
                    "name": entry.slug,
                    "shortDescription": text(entry.name.in_lang(self.lang)),
                    "fullDescription": text(entry.why.in_lang(self.lang)),
                    "help": text(entry.todo.in_lang(self.lang)),
                    "defaultConfiguration": { "level": level(entry.severity) },
                    "properties": { "basis": entry.basis.id(), "citations": entry.paragraphs().collect::<Vec<_>>() },
                })
            })
            .collect();
        let driver =
            json!({ "name": "zeren", "version": version, "rules": rules, "properties": { "rulebook": self.rulebook } });
        out.extend_from_slice(b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":");
        let _ = serde_json::to_writer(&mut *out, &driver);
        out.push(b'}');
        if let Some(on) = self.on {
            out.extend_from_slice(format!(",\"properties\":{{\"as_of\":\"{on}\"}}").as_bytes());
        }
        out.extend_from_slice(b",\"columnKind\":\"unicodeCodePoints\",\"results\":[");
    }

    /// Adds a finding, with the reason for which it is accepted.
    pub fn finding(&mut self, finding: &Finding, accepted: Option<&str>, out: &mut Vec<u8>) {
        self.counts.add(finding, accepted.is_some());
        let whole = finding_json(finding, None, self.lang, &self.sheets);
        let name = |sheet: u16| self.sheets.get(usize::from(sheet)).cloned().flatten();
        let locations: Vec<Value> = finding
            .rows
            .iter()
            .map(|at| {
                let mut place = json!({
                    "physicalLocation": { "artifactLocation": { "uri": self.file }, "region": { "startLine": at.row } }
                });
                if let Some(sheet) = name(at.sheet) {
                    place["logicalLocations"] = json!([{ "name": sheet, "kind": "namespace" }]);
                }
                place
            })
            .collect();
        let fingerprint = [
            finding.kind.entry().slug,
            &finding.unit.as_ref().map(|unit| unit.path.clone()).unwrap_or_default(),
            whole["sector"].as_str().unwrap_or(""),
            &finding.words.people.join(","),
            &finding.words.text.0,
        ]
        .join("|");
        let mut result = json!({
            "ruleId": finding.kind.entry().code,
            "ruleIndex": finding.kind as u8,
            "level": level(finding.severity),
            "message": { "text": finding.message(self.lang) },
            "locations": locations,
            "partialFingerprints": { "zeren/v1": fingerprint },
            "properties": whole,
        });
        if let Some(reason) = accepted {
            result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
        }
        if self.any {
            out.push(b',');
        }
        self.any = true;
        let _ = serde_json::to_writer(&mut *out, &result);
    }

    /// Ends it.
    pub fn end(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"]}]}\n");
    }
}
