//! The list as CSV, a record a row of the roster, row by row.

use super::{Entry, cells, harmless};
use crate::person::Outcome;
use zeren_core::model::{Date, Lang, Text};

const HEADERS: [Text; 15] = [
    Text { zh: "行", en: "row" },
    Text { zh: "工作表", en: "sheet" },
    Text { zh: "行政区划代码", en: "division code" },
    Text { zh: "地区", en: "region" },
    Text { zh: "姓名", en: "name" },
    Text { zh: "单位", en: "body" },
    Text { zh: "职务", en: "post" },
    Text { zh: "分管工作", en: "portfolio" },
    Text { zh: "是否读懂", en: "read" },
    Text { zh: "是否适用", en: "applicability" },
    Text { zh: "类别", en: "class" },
    Text { zh: "责任", en: "responsibility" },
    Text { zh: "生态环境保护职责", en: "duties" },
    Text { zh: "来源", en: "source" },
    Text { zh: "依据", en: "basis" },
];

/// The last header, where a day was given.
const AS_OF: Text = Text { zh: "截至", en: "as of" };

fn record(fields: &[&str], out: &mut Vec<u8>) {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1024).from_writer(out);
    // Writing to memory cannot fail.
    let _ = writer.write_record(fields.iter().map(|field| harmless(field).into_owned()));
    let _ = writer.flush();
}

/// Appends the byte order mark by which spreadsheets know UTF-8, and the headers.
pub fn write_header(lang: Lang, on: Option<Date>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\xef\xbb\xbf");
    let headers: Vec<&str> = HEADERS.iter().chain(on.map(|_| &AS_OF)).map(|header| header.in_lang(lang)).collect();
    record(&headers, out);
}

/// Appends the record of a row. `sheet` is the name of its sheet, if it has one.
pub fn write_record(entry: &Entry<'_>, sheet: Option<&str>, lang: Lang, on: Option<Date>, out: &mut Vec<u8>) {
    let row = entry.at.row.to_string();
    let code = if entry.unit.key.code == 0 { String::new() } else { entry.unit.key.code.to_string() };
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let outcome = entry.decided.map(|decided| decided.outcome);
    let read = match outcome {
        Some(Outcome::Read) => t("是", "yes"),
        Some(Outcome::Partly) => t("部分", "partly"),
        Some(Outcome::Unread(_)) | None => t("否", "no"),
    };
    let digest =
        entry.decided.filter(|decided| !matches!(decided.outcome, Outcome::Unread(_))).map(|decided| &decided.digest);
    let of =
        |make: fn(&crate::person::Digest, Lang) -> String| digest.map(|digest| make(digest, lang)).unwrap_or_default();
    let duties = |digest: &crate::person::Digest, lang| cells::duties(digest, lang).join("\n");
    let paragraphs = digest.map(|digest| cells::paragraphs(digest).join(" ")).unwrap_or_default();
    let title = if entry.decided.is_none() { entry.text } else { entry.cells.title };
    let day = on.map(|on| on.to_string());
    let (classes, responsibilities) = (of(cells::classes), of(cells::responsibilities));
    let (duties, basis) = (of(duties), of(cells::basis));
    let fields = [
        row.as_str(),
        sheet.unwrap_or(""),
        &code,
        &entry.unit.path,
        entry.cells.name,
        &entry.cells.unit,
        title,
        entry.cells.portfolio,
        read,
        digest.map_or("", |digest| digest.applicability.name(lang)),
        &classes,
        &responsibilities,
        &duties,
        &paragraphs,
        &basis,
    ];
    let fields: Vec<&str> = fields.into_iter().chain(day.as_deref()).collect();
    record(&fields, out);
}
