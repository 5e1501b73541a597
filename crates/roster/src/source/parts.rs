//! The parts of a packed spreadsheet, unpacked once under limits and kept unpacked: what is read afterwards can neither
//! grow nor reach for macros, external links, pictures or anything else that is no cell.

use super::{Form, SourceError};
use crate::limits::{Limits, Passed};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A file that holds the parts needed, unpacked.
#[derive(Debug)]
pub(super) struct Parts {
    bytes: Vec<u8>,
    places: BTreeMap<String, Range<usize>>,
}

/// Whether a part is needed to read cells.
fn is_needed(name: &str, form: Form) -> bool {
    if form == Form::Ods {
        return matches!(name, "mimetype" | "META-INF/manifest.xml" | "content.xml");
    }
    const APART: [&str; 12] = [
        "externallinks/",
        "media/",
        "drawings/",
        "charts/",
        "theme/",
        "vba",
        "printersettings/",
        "comments",
        "pivot",
        "customxml/",
        "docprops/",
        "activex/",
    ];
    let name = name.to_ascii_lowercase();
    (name.ends_with(".xml") || name.ends_with(".rels")) && !APART.iter().any(|apart| name.contains(apart))
}

fn broken(error: impl std::fmt::Display) -> SourceError {
    SourceError::Broken(error.to_string())
}

impl Parts {
    /// Unpacks what is needed.
    pub(super) fn unpack(packed: &[u8], form: Form, limits: &Limits) -> Result<Self, SourceError> {
        let mut archive = ZipArchive::new(Cursor::new(packed)).map_err(broken)?;
        if archive.len() > limits.parts {
            return Err(Passed::Parts(limits.parts).into());
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(packed.len() * 4)));
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
        let mut left = limits.unpacked;
        for index in 0..archive.len() {
            let part = match archive.by_index(index) {
                Ok(part) => part,
                // A part that cannot even be opened is missed when it is needed.
                Err(zip::result::ZipError::UnsupportedArchive(what)) if what.contains("assword") => {
                    return Err(SourceError::Password);
                }
                Err(error) => return Err(broken(error)),
            };
            let name = part.name().map_err(broken)?.into_owned();
            if part.is_dir() || !is_needed(&name, form) {
                continue;
            }
            writer.start_file(&name, plain).map_err(broken)?;
            let copied = std::io::copy(&mut part.take(left + 1), &mut writer).map_err(broken)?;
            left = left.checked_sub(copied).ok_or(Passed::Unpacked(limits.unpacked))?;
        }
        let bytes = writer.finish().map_err(broken)?.into_inner();
        let mut places = BTreeMap::new();
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(broken)?;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(broken)?;
            let start = part.data_start().and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
            places.insert(
                part.name().map_err(broken)?.into_owned(),
                start..start + usize::try_from(part.size()).unwrap_or(0),
            );
        }
        Ok(Self { bytes, places })
    }

    /// A part by its name.
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        self.bytes.get(self.places.get(name)?.clone())
    }

    /// The whole file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("memory");
            writer.write_all(content).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }

    #[test]
    fn only_what_is_needed_is_kept() {
        let file = packed(&[
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/vbaProject.bin", b"macro"),
            ("xl/externalLinks/externalLink1.xml", b"<link/>"),
            ("xl/media/image1.png", b"png"),
        ]);
        let parts = Parts::unpack(&file, Form::Xlsx, &Limits::default()).expect("whole");
        assert_eq!(parts.part("xl/workbook.xml"), Some(&b"<workbook/>"[..]));
        assert_eq!(parts.places.len(), 1);
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let file = packed(&[("xl/worksheets/sheet1.xml", &vec![b' '; 10 << 20])]);
        assert!(file.len() < 100 << 10);
        let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
        assert_eq!(Parts::unpack(&file, Form::Xlsx, &limits).err(), Some(Passed::Unpacked(1 << 20).into()));
        let limits = Limits { parts: 0, ..Limits::default() };
        assert_eq!(Parts::unpack(&file, Form::Xlsx, &limits).err(), Some(Passed::Parts(0).into()));
    }

    #[test]
    fn what_is_no_archive_is_told() {
        assert!(matches!(
            Parts::unpack(b"PK\x03\x04 nonsense", Form::Xlsx, &Limits::default()),
            Err(SourceError::Broken(_))
        ));
    }
}
