//! The list as a document: the few parts of a .docx that a table needs, written out. The crates that write .docx bring
//! an image library or the clock with them; this needs neither.

use super::markdown::row;
use super::{Book, cells, columns};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const OF_DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="18"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/><w:spacing w:before="120" w:after="240"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>"#;
/// A4 across, in twentieths of a point.
const SECTION: &str = r#"<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>"#;
/// The width between the margins.
const WIDTH: u32 = 16838 - 2 * 850;

/// A text as it may stand in XML.
fn safe(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

fn paragraph(style: &str, text: &str, bold: bool, out: &mut String) {
    for line in text.split('\n') {
        out.push_str("<w:p>");
        if !style.is_empty() {
            let _ = write!(out, "<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        }
        out.push_str(if bold {
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
        } else {
            "<w:r><w:t xml:space=\"preserve\">"
        });
        safe(line, out);
        out.push_str("</w:t></w:r></w:p>");
    }
}

fn table<'t>(
    widths: &[u32],
    head: &[&str],
    rows: impl Iterator<Item = Vec<std::borrow::Cow<'t, str>>>,
    out: &mut String,
) {
    out.push_str("<w:tbl><w:tblPr><w:tblLayout w:type=\"fixed\"/><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(out, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"666666\"/>");
    }
    out.push_str("</w:tblBorders></w:tblPr><w:tblGrid>");
    for width in widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    let cell = |width: u32, text: &str, bold: bool, out: &mut String| {
        let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
        paragraph("", text, bold, out);
        out.push_str("</w:tc>");
    };
    for (width, text) in widths.iter().zip(head) {
        cell(*width, text, true, out);
    }
    out.push_str("</w:tr>");
    for row in rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (width, text) in widths.iter().zip(&row) {
            cell(*width, text, false, out);
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn document(book: &Book, lang: Lang) -> String {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
    );
    paragraph("Title", cells::title(lang), false, &mut out);
    for line in cells::cover(book.engine, book.on, lang) {
        paragraph("", &line, false, &mut out);
    }
    let counts = Class::ALL
        .iter()
        .zip(book.by_class())
        .map(|(class, count)| vec![BUILTIN.class(*class).name.in_lang(lang).into(), count.to_string().into()]);
    let unread = std::iter::once(vec![t("未读的行", "rows not read").into(), book.unread().to_string().into()]);
    table(&[9000, 2000], &[t("类别", "class"), t("人数", "persons")], counts.chain(unread), &mut out);
    let whole: u32 = columns().iter().map(|column| u32::from(column.width)).sum();
    let widths: Vec<u32> = columns().iter().map(|column| u32::from(column.width) * WIDTH / whole).collect();
    let head: Vec<&str> = columns().iter().map(|column| column.name.in_lang(lang)).collect();
    for chapter in &book.chapters {
        paragraph("Heading1", chapter.place.shown(lang), false, &mut out);
        let rows = chapter.entries.iter().enumerate().map(|(index, entry)| {
            let number = std::iter::once((index + 1).to_string().into());
            number.chain(row(entry, lang).into_iter().map(Into::into)).collect()
        });
        table(&widths, &head, rows, &mut out);
    }
    // A paragraph has to stand behind a table.
    out.push_str("<w:p/>");
    out.push_str(SECTION);
    out.push_str("</w:body></w:document>");
    out
}

/// The list as a document; the same list gives the same bytes.
///
/// # Errors
/// If it holds more than a document can.
pub fn docx(book: &Book, lang: Lang) -> Result<Vec<u8>, String> {
    let make = || -> zip::result::ZipResult<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let document = document(book, lang);
        for (name, part) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/_rels/document.xml.rels", OF_DOCUMENT),
            ("word/styles.xml", STYLES),
            ("word/document.xml", &document),
        ] {
            writer.start_file(name, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
            writer.write_all(part.as_bytes())?;
        }
        Ok(writer.finish()?.into_inner())
    };
    make().map_err(|error| error.to_string())
}
