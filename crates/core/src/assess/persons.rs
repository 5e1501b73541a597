//! Posts beside situations: which of a post's responsibilities and duties a situation touches, and by which supervision
//! it would come to light. It speaks of the post, never of guilt.
//!
//! A post comes from a title ([`Post::of_title`]) or, where classes are already known, from a roster ([`Post::of_classes`]).

use crate::answer::DutyAnswer;
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::local::Origin;
use crate::model::{Applicability, Class, Date, Lang, Responsibility};
use crate::rulebook::{ClassEntry, Duty, LoopLink, Situation, Supervision, Touch};
use crate::{Engine, PostError, as_of};

/// A post, as far as an assessment asks.
#[derive(Clone, Debug)]
pub struct Post {
    /// What it is called.
    pub name: String,
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// The classes it certainly is.
    pub classes: Vec<Class>,
    /// The classes an open question may add.
    pub possible: Vec<Class>,
    /// What is to be said of it, in words.
    pub verdict: String,
    /// The duties that local rulebooks add to it. The source does not say whether a situation reaches them.
    pub local: Vec<DutyAnswer>,
}

impl Post {
    /// The post of a title, as of a day.
    ///
    /// # Errors
    /// If it is no title.
    pub fn of_title(engine: &Engine, title: &str, on: Option<Date>, lang: Lang) -> Result<Self, PostError> {
        let options = crate::answer::Options { lang, brief: false, explain: on.is_some() };
        let mut answer = engine.post_with(title, &Default::default(), options)?;
        if let Some(on) = on {
            as_of::hold(&mut answer, on);
        }
        Ok(Self {
            name: title.to_owned(),
            applicability: answer.applicability,
            classes: answer.classes.clone(),
            possible: answer.possible_classes.clone(),
            verdict: answer.verdict.clone(),
            local: answer.duties.into_iter().filter(|duty| !Origin::of_id(duty.id).is_builtin()).collect(),
        })
    }

    /// A post whose classes alone are known, such as a row of a roster.
    #[must_use]
    pub const fn of_classes(
        name: String,
        applicability: Applicability,
        classes: Vec<Class>,
        possible: Vec<Class>,
        verdict: String,
    ) -> Self {
        Self { name, applicability, classes, possible, verdict, local: Vec::new() }
    }
}

/// What a situation touches in one class.
#[derive(Clone, Debug)]
pub struct Concern {
    /// The class.
    pub class: &'static ClassEntry,
    /// Whether the post certainly is of this class.
    pub certain: bool,
    /// Its kind of responsibility, where the situation touches it.
    pub responsibility: Option<Responsibility>,
    /// Its duties that the situation touches.
    pub duties: Vec<&'static Duty>,
    /// Why, for each entry of the rulebook that says so. Empty where the source names nothing.
    pub touches: Vec<&'static Touch>,
}

/// A way of supervision by which a situation would come to light.
#[derive(Clone, Copy, Debug)]
pub struct Light {
    /// The way of supervision.
    pub supervision: &'static Supervision,
    /// The link of the loop: whether words of the source join the two, or it is open.
    pub link: &'static LoopLink,
}

/// What a situation touches in a post, class by class.
#[must_use]
pub fn concerns(post: &Post, situation: &Situation) -> Vec<Concern> {
    let classes = post.classes.iter().map(|class| (*class, true));
    let classes = classes.chain(post.possible.iter().map(|class| (*class, false)));
    let of = |(class, certain): (Class, bool)| {
        let class = BUILTIN.class(class);
        let mut concern = Concern { class, certain, responsibility: None, duties: Vec::new(), touches: Vec::new() };
        for touch in ACCOUNTABILITY.touches.iter().filter(|touch| touch.situation == situation.id) {
            let responsibility = touch.responsibilities.contains(class.responsibility);
            let duties: Vec<_> = class.duties.iter().filter(|duty| touch.duties.contains(&duty.id)).collect();
            if responsibility || !duties.is_empty() {
                concern.touches.push(touch);
            }
            if responsibility {
                concern.responsibility = Some(class.responsibility);
            }
            for duty in duties {
                if concern.duties.iter().all(|known| known.id != duty.id) {
                    concern.duties.push(duty);
                }
            }
        }
        concern
    };
    classes.map(of).collect()
}

/// The classes that a situation concerns by its words. The source leaves no class out; where it names no duty, none is
/// listed.
#[must_use]
pub fn classes_concerned(situation: &Situation) -> Vec<Class> {
    let concerned = |class: &&'static ClassEntry| {
        ACCOUNTABILITY.touches.iter().filter(|touch| touch.situation == situation.id).any(|touch| {
            touch.responsibilities.contains(class.responsibility)
                || class.duties.iter().any(|duty| touch.duties.contains(&duty.id))
        })
    };
    BUILTIN.classes.iter().filter(concerned).map(|class| class.class).collect()
}

/// The ways of supervision that reach one of these classes, each with its link to the situation; those that words of
/// the source join to it come first.
#[must_use]
pub fn comes_to_light(situation: &Situation, classes: &[Class]) -> Vec<Light> {
    let reaches = |entry: &Supervision| classes.iter().any(|class| entry.classes.contains(*class));
    let link = |entry: &Supervision| {
        ACCOUNTABILITY.links.iter().find(|link| link.from.contains(&entry.id) && link.to.contains(&situation.id))
    };
    let mut out: Vec<Light> = BUILTIN
        .supervision
        .iter()
        .filter(|entry| reaches(entry))
        .filter_map(|supervision| link(supervision).map(|link| Light { supervision, link }))
        .collect();
    super::sort_few(&mut out, |light| !light.link.certain);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(title: &str) -> Post {
        Post::of_title(&Engine::new(), title, None, Lang::Zh).expect("a title")
    }

    fn situation(id: &str) -> &'static Situation {
        BUILTIN.situations.iter().find(|situation| situation.id == id).expect("a situation")
    }

    #[test]
    fn failing_a_duty_touches_every_duty_of_the_post() {
        let concerns = concerns(&post("县委副书记、县长"), situation("duty-failure"));
        assert_eq!(concerns.len(), 2);
        for concern in concerns {
            assert_eq!(concern.duties.len(), concern.class.duties.len());
            assert_eq!(concern.responsibility, Some(concern.class.responsibility));
            assert!(concern.certain);
        }
    }

    #[test]
    fn the_classes_concerned_are_those_a_post_of_which_is_touched() {
        for situation in BUILTIN.situations {
            let post =
                Post::of_classes(String::new(), Applicability::Applies, Class::ALL.to_vec(), Vec::new(), String::new());
            let touched = concerns(&post, situation).into_iter().filter(|concern| !concern.touches.is_empty());
            assert_eq!(touched.map(|concern| concern.class.class).collect::<Vec<_>>(), classes_concerned(situation));
        }
        assert_eq!(classes_concerned(situation("duty-failure")).len(), 7);
        assert!(classes_concerned(situation("other")).is_empty());
    }

    #[test]
    fn where_the_source_names_nothing_nothing_is_named() {
        for concern in concerns(&post("县长"), situation("unlawful-decision")) {
            assert!(concern.duties.is_empty() && concern.responsibility.is_none() && concern.touches.is_empty());
        }
    }

    #[test]
    fn possible_classes_are_marked_and_those_outside_have_none() {
        let open = concerns(&post("副县长"), situation("duty-failure"));
        assert!(open.len() == 3 && open.iter().all(|concern| !concern.certain));
        assert!(concerns(&post("村党支部书记"), situation("duty-failure")).is_empty());
    }

    #[test]
    fn what_the_words_join_comes_first() {
        let lights = comes_to_light(situation("duty-failure"), &[Class::PartyPrincipal]);
        let certain: Vec<_> = lights.iter().map(|light| (light.supervision.id, light.link.certain)).collect();
        assert_eq!(certain[..2], [("inspection", true), ("performance-evaluation", true)]);
        assert!(certain.len() == 4 && !certain[2].1 && !certain[3].1);
        assert!(comes_to_light(situation("duty-failure"), &[]).is_empty());
    }
}
