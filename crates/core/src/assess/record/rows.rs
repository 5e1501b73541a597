//! The rows of a roster in a record: written with what was decided of each, read back as they were.

use super::load::Fault;
use super::report::{LightReport, Report, paragraphs};
use crate::assess::Assessment;
use crate::assess::persons::Post;
use crate::assess::roster::{Group, Roster, Row, Unread};
use crate::model::{Applicability, Class, Responsibility};
use serde::{Deserialize, Serialize};

/// The roster the posts come from.
#[derive(Clone, Debug, Serialize)]
pub struct RosterReport {
    /// The file.
    pub file: String,
    /// The rows that were read.
    pub rows: Vec<RowReport>,
    /// The rows that were not.
    pub unread: Vec<UnreadReport>,
}

/// A row that was read.
#[derive(Clone, Debug, Serialize)]
pub struct RowReport {
    /// Where it stands: its number, behind the sheet's name and `!` where there are several sheets.
    pub at: String,
    /// The person's name.
    pub name: String,
    /// The region or body.
    pub unit: String,
    /// The post.
    pub post: String,
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// The classes it certainly is.
    pub classes: Vec<Class>,
    /// The classes an open question may add.
    pub possible_classes: Vec<Class>,
    /// Whether some words of it were not read.
    pub partly_read: bool,
}

/// A row that was not read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnreadReport {
    /// Where it stands.
    pub at: String,
    /// What stands in it.
    pub text: String,
    /// Why it was not read.
    pub reason: String,
}

/// The rows of one class beside a situation.
#[derive(Clone, Debug, Serialize)]
pub struct GroupReport {
    /// The class.
    pub class: Class,
    /// Its kind of responsibility, where touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Responsibility>,
    /// Its duties, where touched.
    pub duties: Vec<&'static str>,
    /// Whether the source or this project says so.
    pub basis: Vec<&'static str>,
    /// The paragraphs.
    pub citations: Vec<&'static str>,
    /// By which supervision it would come to light.
    pub comes_to_light: Vec<LightReport>,
    /// The rows that certainly are of the class.
    pub rows: Vec<String>,
    /// Those that may be.
    pub possible_rows: Vec<String>,
}

fn group(group: &Group<'_>) -> GroupReport {
    let at = |rows: &[&Row]| rows.iter().map(|row| row.at.clone()).collect();
    let basis = |from_source| if from_source { "source" } else { "project" };
    let light =
        |light: &crate::assess::persons::Light| LightReport { id: light.supervision.id, certain: light.link.certain };
    GroupReport {
        class: group.concern.class.class,
        responsibility: group.concern.responsibility,
        duties: group.concern.duties.iter().map(|duty| duty.id).collect(),
        basis: group.concern.touches.iter().map(|touch| basis(touch.from_source)).collect(),
        citations: paragraphs(group.concern.touches.iter().flat_map(|touch| touch.cite)),
        comes_to_light: group.lights.iter().map(light).collect(),
        rows: at(&group.certain),
        possible_rows: at(&group.possible),
    }
}

impl Report {
    /// The same with the rows of a roster: all of them once, and under each situation by class.
    #[must_use]
    pub fn with_roster(mut self, roster: &Roster, assessment: &Assessment) -> Self {
        for (report, result) in self.situations.iter_mut().zip(&assessment.situations) {
            report.roster = roster.beside(result.situation).iter().map(group).collect();
        }
        let row = |row: &Row| RowReport {
            at: row.at.clone(),
            name: row.person.clone(),
            unit: row.unit.clone(),
            post: row.post.name.clone(),
            applicability: row.post.applicability,
            classes: row.post.classes.clone(),
            possible_classes: row.post.possible.clone(),
            partly_read: row.partly,
        };
        let unread = |row: &Unread| {
            let Unread { at, text, reason } = row.clone();
            UnreadReport { at, text, reason }
        };
        self.roster = Some(RosterReport {
            file: roster.file.clone(),
            rows: roster.rows.iter().map(row).collect(),
            unread: roster.unread.iter().map(unread).collect(),
        });
        self
    }
}

/// A roster in a record, nothing checked but the shape.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StatedRoster {
    /// The file.
    pub file: String,
    /// The rows that were read.
    pub rows: Vec<StatedRow>,
    /// The rows that were not.
    #[serde(default)]
    pub unread: Vec<UnreadReport>,
}

/// A row in a record.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StatedRow {
    /// Where it stands.
    pub at: String,
    /// The post.
    pub post: String,
    /// Whether the Provisions reach it.
    pub applicability: String,
    /// The classes it certainly is.
    pub classes: Vec<String>,
    /// The classes an open question may add.
    #[serde(default)]
    pub possible_classes: Vec<String>,
    /// The person's name.
    #[serde(default)]
    pub name: String,
    /// The region or body.
    #[serde(default)]
    pub unit: String,
    /// Whether some words of it were not read.
    #[serde(default)]
    pub partly_read: bool,
}

/// A row for a comparison: the post and its classes, by id.
fn in_words(post: &str, classes: &[&str], possible: &[&str]) -> String {
    let mut out = [post, " (", &classes.join(", ")].concat();
    if !possible.is_empty() {
        out.push_str(if classes.is_empty() { "? " } else { "; ? " });
        out.push_str(&possible.join(", "));
    }
    out.push(')');
    out
}

impl RowReport {
    /// For a comparison.
    pub(super) fn in_words(&self) -> String {
        let ids = |classes: &[Class]| classes.iter().map(|class| class.id()).collect::<Vec<_>>();
        in_words(&self.post, &ids(&self.classes), &ids(&self.possible_classes))
    }
}

impl StatedRow {
    /// For a comparison.
    pub(super) fn in_words(&self) -> String {
        fn ids(classes: &[String]) -> Vec<&str> {
            classes.iter().map(String::as_str).collect()
        }
        in_words(&self.post, &ids(&self.classes), &ids(&self.possible_classes))
    }

    /// Each word, if it is the id of a class; the first one that is not.
    fn classes(words: &[String]) -> Result<Vec<Class>, &str> {
        words.iter().map(|word| Class::from_id(word).ok_or(word.as_str())).collect()
    }

    fn take(&self) -> Result<Row, Fault> {
        let fault = |word: &str| Fault::BadRow(self.at.clone(), word.to_owned());
        let classes = Self::classes(&self.classes).map_err(fault)?;
        let possible = Self::classes(&self.possible_classes).map_err(fault)?;
        let applicability = Applicability::from_id(&self.applicability).ok_or_else(|| fault(&self.applicability))?;
        Ok(Row {
            at: self.at.clone(),
            person: self.name.clone(),
            unit: self.unit.clone(),
            post: Post::of_classes(self.post.clone(), applicability, classes, possible, String::new()),
            partly: self.partly_read,
        })
    }
}

impl StatedRoster {
    /// The roster, as it was decided then.
    pub(super) fn take(&self, faults: &mut Vec<Fault>) -> Roster {
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            match row.take() {
                Ok(row) => rows.push(row),
                Err(fault) => faults.push(fault),
            }
        }
        let unread = |row: &UnreadReport| {
            let UnreadReport { at, text, reason } = row.clone();
            Unread { at, text, reason }
        };
        Roster { file: self.file.clone(), rows, unread: self.unread.iter().map(unread).collect() }
    }
}
