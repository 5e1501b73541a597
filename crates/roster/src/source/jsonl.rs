//! Lines of JSON: each object becomes a row; its keys are the columns.

use super::{Block, Record, SourceError};
use csv::StringRecord;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The keys met in the first lines, in order of appearance: the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    keys: Vec<String>,
}

impl Keys {
    /// The keys of the first lines. A line among them that is no object is told as a row when the rows are read.
    ///
    /// # Errors
    /// If no line is a JSON object.
    pub fn of(head: &Block) -> Result<Self, SourceError> {
        let mut keys = Self::default();
        let (mut any, mut first) = (false, None);
        for (row, line) in lines(head) {
            match keys.line(line, &mut Vec::new(), true) {
                Ok(()) => any = true,
                Err(what) => first = first.or(Some((row, what))),
            }
        }
        match first.filter(|_| !any) {
            Some((row, what)) => Err(SourceError::NotAnObject { row, what }),
            None => Ok(keys),
        }
    }

    /// The keys.
    #[must_use]
    pub fn headers(&self) -> StringRecord {
        self.keys.iter().map(String::as_str).collect()
    }

    /// Reads the lines of a block, each with its row; a line that is no object gives what is wrong with it.
    pub fn records(&self, block: &Block, mut each: impl FnMut(u32, Result<Record<'_>, String>)) {
        let mut keys = self.clone();
        let mut cells = Vec::new();
        let mut record = StringRecord::new();
        let mut ends = Vec::new();
        for (row, line) in lines(block) {
            cells.clear();
            match keys.line(line, &mut cells, false) {
                Ok(()) => {
                    record.clear();
                    for index in 0..keys.keys.len() {
                        record.push_field(cells.get(index).map_or("", String::as_str));
                    }
                    each(row, Ok(Record::of_record(&record, &mut ends)));
                }
                Err(what) => each(row, Err(what)),
            }
        }
    }

    fn line(&mut self, line: &str, cells: &mut Vec<String>, learn: bool) -> Result<(), String> {
        let mut reader = serde_json::Deserializer::from_str(line);
        Object { keys: &mut self.keys, cells, learn }
            .deserialize(&mut reader)
            .and_then(|()| reader.end())
            .map_err(|error| error.to_string())
    }
}

fn lines(block: &Block) -> impl Iterator<Item = (u32, &str)> {
    (block.first_row..).zip(block.text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

struct Object<'a> {
    keys: &'a mut Vec<String>,
    cells: &'a mut Vec<String>,
    learn: bool,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        const MOST: usize = 1000;
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let known = self.keys.iter().position(|known| *known == key);
            let place = match known {
                None if self.learn && self.keys.len() < MOST => {
                    self.keys.push(key.into_owned());
                    self.keys.len() - 1
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
                Some(place) => place,
            };
            let value = map.next_value_seed(Plain)?;
            if self.cells.len() <= place {
                self.cells.resize(place + 1, String::new());
            }
            self.cells[place] = value;
        }
        Ok(())
    }
}

/// A value as a cell: a list is joined by 、, what holds more than that is left out.
struct Plain;

impl<'de> DeserializeSeed<'de> for Plain {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Plain {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number or a list of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_bool<E>(self, truth: bool) -> Result<String, E> {
        Ok(truth.to_string())
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        let mut out = String::new();
        while let Some(one) = list.next_element_seed(Plain)? {
            if !out.is_empty() {
                out.push('、');
            }
            out.push_str(&one);
        }
        Ok(out)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_become_rows_whatever_the_order_of_their_keys() {
        let text = "{\"姓名\":\"张三\",\"职务\":\"县长\"}\n\n{\"职务\":\"副县长\",\"分管\":[\"水利\",\"农业\"],\"姓名\":null,\"x\":{\"y\":1}}\n";
        let head = Block { text: text.to_owned(), first_row: 1, rows: 0 };
        let keys = Keys::of(&head).expect("objects");
        assert_eq!(keys.headers().iter().collect::<Vec<_>>(), ["姓名", "职务", "分管", "x"]);
        let block = Block { text: format!("{text}[1]\n"), first_row: 10, rows: 0 };
        let mut rows = Vec::new();
        keys.records(&block, |row, record| {
            rows.push((row, record.map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).ok()));
        });
        assert_eq!(rows[0], (10, Some(vec!["张三".into(), "县长".into(), String::new(), String::new()])));
        assert_eq!(rows[1], (12, Some(vec![String::new(), "副县长".into(), "水利、农业".into(), String::new()])));
        assert_eq!(rows[2], (13, None));
    }

    #[test]
    fn lines_without_a_single_object_are_no_roster() {
        let of = |text: &str| Keys::of(&Block { text: text.to_owned(), first_row: 1, rows: 0 });
        assert!(matches!(of("\n[1]\n{\"a\":\n"), Err(SourceError::NotAnObject { row: 2, .. })));
        assert_eq!(of("nonsense\n{\"a\":1}\n").expect("one is an object").headers(), vec!["a"]);
    }
}
