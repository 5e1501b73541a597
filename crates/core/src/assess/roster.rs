//! Posts of a roster (名册) beside situations: many at once, so class by class, each row named.

use super::persons::{Concern, Light, Post, comes_to_light, concerns};
use crate::model::{Applicability, Class};
use crate::rulebook::Situation;

/// A roster, as far as an assessment asks.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// The file it was read from.
    pub file: String,
    /// The rows that were read.
    pub rows: Vec<Row>,
    /// The rows that were not.
    pub unread: Vec<Unread>,
}

/// A row that was read.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it stands: its number, behind the sheet's name and `!` where there are several sheets.
    pub at: String,
    /// The person's name, as written; may be empty.
    pub person: String,
    /// The region or body (单位), as written; may be empty.
    pub unit: String,
    /// The post.
    pub post: Post,
    /// Whether some words of it were not read.
    pub partly: bool,
}

/// A row that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands, as of [`Row::at`].
    pub at: String,
    /// What stands in it.
    pub text: String,
    /// Why it was not read.
    pub reason: String,
}

/// The rows of one class beside a situation.
#[derive(Clone, Debug)]
pub struct Group<'r> {
    /// The class, and what of it the situation touches.
    pub concern: Concern,
    /// By which supervision it would come to light.
    pub lights: Vec<Light>,
    /// The rows that certainly are of the class.
    pub certain: Vec<&'r Row>,
    /// Those that may be: a question about the post is open.
    pub possible: Vec<&'r Row>,
}

impl Roster {
    /// The rows of a class: those that certainly are of it, those that may be.
    #[must_use]
    pub fn of_class(&self, class: Class) -> (Vec<&Row>, Vec<&Row>) {
        let certain = |row: &&Row| row.post.classes.contains(&class);
        let possible = |row: &&Row| row.post.possible.contains(&class) && !row.post.classes.contains(&class);
        (self.rows.iter().filter(certain).collect(), self.rows.iter().filter(possible).collect())
    }

    /// What a situation touches in the rows, by class, in the order of the contract; only classes that have rows.
    #[must_use]
    pub fn beside(&self, situation: &Situation) -> Vec<Group<'_>> {
        let group = |class: &Class| {
            let (certain, possible) = self.of_class(*class);
            if certain.is_empty() && possible.is_empty() {
                return None;
            }
            let (name, verdict) = (String::new(), String::new());
            let post = Post::of_classes(name, Applicability::Applies, vec![*class], Vec::new(), verdict);
            let concern = concerns(&post, situation).pop()?;
            Some(Group { concern, lights: comes_to_light(situation, &[*class]), certain, possible })
        };
        Class::ALL.iter().filter_map(group).collect()
    }

    /// The rows that are of no class.
    pub fn of_none(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.post.classes.is_empty() && row.post.possible.is_empty())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::Engine;
    use crate::builtin::BUILTIN;
    use crate::model::Lang;

    /// A roster of titles.
    pub(in crate::assess) fn roster(titles: &[&str]) -> Roster {
        let row = |(number, title): (usize, &&str)| Row {
            at: (number + 2).to_string(),
            person: format!("甲{number}"),
            unit: "某县".to_owned(),
            post: Post::of_title(&Engine::new(), title, None, Lang::Zh).expect("a title"),
            partly: false,
        };
        let unread = Unread { at: "9".to_owned(), text: "乙".to_owned(), reason: "没有写职务".to_owned() };
        Roster {
            file: "名册.csv".to_owned(), rows: titles.iter().enumerate().map(row).collect(), unread: vec![unread]
        }
    }

    #[test]
    fn every_row_stands_under_each_of_its_classes_or_under_none() {
        let roster = roster(&["县委副书记、县长", "副县长", "村党支部书记", "县委书记"]);
        for situation in BUILTIN.situations {
            let groups = roster.beside(situation);
            for row in &roster.rows {
                let of = |class: Class, certain: bool| {
                    groups.iter().filter(|group| group.concern.class.class == class).any(|group| {
                        let rows = if certain { &group.certain } else { &group.possible };
                        rows.iter().any(|one| one.at == row.at)
                    })
                };
                for class in Class::ALL {
                    assert_eq!(of(*class, true), row.post.classes.contains(class), "{} {}", row.at, class.id());
                    assert_eq!(of(*class, false), row.post.possible.contains(class), "{} {}", row.at, class.id());
                }
            }
            assert!(groups.iter().all(|group| !group.certain.is_empty() || !group.possible.is_empty()));
        }
        assert_eq!(roster.of_none().map(|row| row.at.as_str()).collect::<Vec<_>>(), ["4"]);
    }

    #[test]
    fn a_group_is_touched_as_a_post_of_the_class_is() {
        let roster = roster(&["县委书记"]);
        for situation in BUILTIN.situations {
            let [group] = &roster.beside(situation)[..] else { panic!("one class") };
            let alone = concerns(&roster.rows[0].post, situation);
            assert_eq!(group.concern.touches.len(), alone[0].touches.len());
            assert_eq!(group.concern.duties.len(), alone[0].duties.len());
        }
    }
}
