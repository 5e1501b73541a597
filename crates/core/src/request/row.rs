//! A row of a table: a post in fields, each as it is written.

use super::raw::Raw;
use super::{RequestError, fields, regions, sectors};
use crate::Engine;
use crate::determine::Query;
use crate::model::{Level, Organ, Position};
use crate::title::Post;

/// A post in fields as a row of a table states it. A field that is blank is not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    /// The level, by id.
    pub level: &'a str,
    /// The region, by name or code.
    pub region: &'a str,
    /// The organ, by id.
    pub organ: &'a str,
    /// The position, by id.
    pub position: &'a str,
    /// The sectors by id or name, in one cell; [`Row::sectors`] parts them.
    pub sectors: &'a str,
}

impl<'a> Row<'a> {
    /// The sectors that a cell names, parted by semicolons, commas or 、.
    pub fn sectors(cell: &'a str) -> impl Iterator<Item = &'a str> {
        let mut rest = cell;
        std::iter::from_fn(move || {
            while !rest.is_empty() {
                let (end, length) = first_comma(rest);
                let name = &rest[..end];
                rest = &rest[end + length..];
                if !name.trim().is_empty() {
                    return Some(name.trim());
                }
            }
            None
        })
    }
}

/// Where the first of the signs that part a list stands, and how long it is.
fn first_comma(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        let length = match byte {
            b';' | b',' => 1,
            // ； ， 、
            0xef if matches!(bytes.get(place..place + 3), Some([_, 0xbc, 0x8c | 0x9b])) => 3,
            0xe3 if matches!(bytes.get(place..place + 3), Some([_, 0x80, 0x81])) => 3,
            _ => continue,
        };
        return (place, length);
    }
    (bytes.len(), 0)
}

fn id<T>(
    column: &str,
    text: &str,
    from_id: fn(&str) -> Option<T>,
    known: impl Iterator<Item = &'static str>,
) -> Result<Option<T>, RequestError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    from_id(text).map(Some).ok_or_else(|| {
        let known = known.collect::<Vec<_>>().join(", ");
        RequestError::about(
            "unknown-id",
            "`{}` 列没有 `{}` 这个标识;已有:{}",
            "column `{}`: unknown id `{}`; known: {}",
            &[column, text, &known],
        )
    })
}

impl Engine {
    /// The post that a row of a table states; [`Engine::fields`] answers what it answers for.
    ///
    /// # Errors
    /// If an id, a region or a sector is not known, or organ or position is not stated.
    pub fn post_of_row(&self, row: &Row<'_>) -> Result<Post, RequestError> {
        let raw = Raw {
            level: id("level", row.level, Level::from_id, Level::ALL.iter().map(|level| level.id()))?,
            organ: id("organ", row.organ, Organ::from_id, Organ::ALL.iter().map(|organ| organ.id()))?,
            position: id("position", row.position, Position::from_id, Position::ALL.iter().map(|one| one.id()))?,
            ..Raw::default()
        };
        if raw.organ.is_none() || raw.position.is_none() {
            return Err(RequestError::new(
                "missing-field",
                "`organ` 和 `position` 两格都要填写",
                "fill in both `organ` and `position`",
            ));
        }
        let mut query = Query { level: raw.level, ..Query::default() };
        sectors(self, Row::sectors(row.sectors), &mut query)?;
        if !row.region.trim().is_empty() {
            query.regions = regions(self, row.region)?;
        }
        fields(&raw, &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Options, Representatives};
    use crate::model::Matter;
    use crate::rulebook::SectorId;
    use crate::title::Sectors;

    #[test]
    fn a_row_is_the_object_with_its_cells() {
        let engine = Engine::new();
        let cases = [
            (
                Row {
                    level: "county",
                    organ: "government",
                    position: "deputy",
                    sectors: "生态环境、 water",
                    region: "",
                },
                r#"{"level":"county","organ":"government","position":"deputy","sectors":["environment","水利"]}"#,
            ),
            (
                Row { organ: "department", position: "head", sectors: "民政;", region: "昆山市", level: " " },
                r#"{"organ":"department","position":"head","sectors":["民政"],"region":"320583"}"#,
            ),
        ];
        for (row, object) in cases {
            let post = engine.post_of_row(&row).expect("a post");
            let answer = engine.fields(post, &Query::default(), Options::default()).to_json();
            let mut line = Vec::new();
            assert!(engine.line(1, object, Options::default(), &mut line));
            assert_eq!(answer.as_bytes(), line, "{row:?}");
        }
    }

    #[test]
    fn a_cell_is_parted_as_text_is() {
        for cell in ["", "a", ";a;;b，c、 d ；e,", "水利、生态环境，公安；", "、", "\u{3001}\u{3000}x", "ｘ，é;ü"]
        {
            let parted: Vec<&str> = Row::sectors(cell).collect();
            let signs = [';', ',', '；', '，', '、'];
            let expected: Vec<&str> = cell.split(signs).map(str::trim).filter(|name| !name.is_empty()).collect();
            assert_eq!(parted, expected);
        }
    }

    #[test]
    fn a_row_that_cannot_be_used_says_why() {
        let engine = Engine::new();
        let code = |row: Row<'_>| engine.post_of_row(&row).expect_err("unusable").code;
        let row = Row { organ: "party", position: "principal", ..Row::default() };
        assert_eq!(code(Row { organ: "parti", ..row }), "unknown-id");
        assert_eq!(code(Row { position: " ", ..row }), "missing-field");
        assert_eq!(code(Row { sectors: "water;饕餮", ..row }), "unknown-sector");
        assert_eq!(code(Row { region: "饕餮县", ..row }), "unknown-region");
        let error = engine.post_of_row(&Row { level: "shire", ..row }).expect_err("unusable");
        assert!(
            error.en.starts_with("column `level`: unknown id `shire`; known: province, prefecture, "),
            "{}",
            error.en
        );
    }

    /// Apart from the list of its sectors itself, a post answers as its representative does.
    #[test]
    fn an_answer_hangs_on_no_more_of_the_sectors_than_their_representative() {
        let engine = Engine::new();
        let representatives = Representatives::default();
        let representative = |sectors| representatives.of(sectors);
        let all: Vec<SectorId> = (0..engine.rulebook().sectors.len()).map(SectorId::new).collect();
        let sets = all.iter().flat_map(|&one| all.iter().map(move |&other| [one, other])).chain([[all[0], all[0]]]);
        let empty = std::iter::once(Sectors::default());
        for sectors in empty.chain(sets.map(|set| set.into_iter().collect())) {
            let few = representative(sectors);
            assert_eq!(representative(few), few);
            for &organ in Organ::ALL {
                for &position in Position::ALL {
                    for unlisted in [false, true] {
                        let raw = Raw {
                            level: Some(Level::County),
                            organ: Some(organ),
                            position: Some(position),
                            ..Raw::default()
                        };
                        let answer = |sectors: Sectors| {
                            let query = Query { sectors, unlisted, level: raw.level, ..Query::default() };
                            let post = fields(&raw, &query).expect("a post");
                            let matters = post.matters();
                            let mut answer = engine.fields(post, &Query::default(), Options::default());
                            answer.posts[0].sectors.clear();
                            (matters, answer.to_json())
                        };
                        assert_eq!(answer(sectors), answer(few), "{sectors:?} {organ:?} {position:?}");
                    }
                }
            }
            assert_eq!(few.has_listed(), sectors.has_listed());
            assert_eq!(few.contains(SectorId::ENVIRONMENT), sectors.contains(SectorId::ENVIRONMENT));
        }
        assert_eq!(Matter::ALL.len(), 3, "what a representative keeps are the matters and the basis");
    }
}
