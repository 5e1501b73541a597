//! Prints the ids of the contract as TypeScript (`ids.d.ts` of the npm package), from the vocabularies and the rulebook
//! themselves: each kind of id is a union of all its values, and what each means stands beside it.

use std::fmt::Write as _;
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::lookup::Kind;
use zeren_core::model::{Applicability, Basis, Class, Lang, Level, Organ, Position, Responsibility};
use zeren_core::rulebook::Open;
use zeren_core::title::{PartKind, Tenure};

/// An id with its names.
type Named = (&'static str, &'static str, &'static str);

fn union(out: &mut String, name: &str, about: &str, ids: &[Named]) {
    let _ = writeln!(out, "\n/** {about} */\nexport type {name} =");
    for (index, (id, zh, en)) in ids.iter().enumerate() {
        let end = if index + 1 == ids.len() { ";" } else { "" };
        // A comment must not end early, nor break its line.
        let words = format!("{zh}: {en}").replace("*/", "* /").replace('\n', " ");
        let _ = writeln!(out, "  /** {words} */\n  | {}{end}", literal(id));
    }
}

/// A string literal; ids hold nothing that needs escaping.
fn literal(id: &str) -> String {
    assert!(!id.contains(['"', '\\']), "`{id}` is no plain id");
    format!("\"{id}\"")
}

macro_rules! vocabulary {
    ($name:ident) => {
        &$name::ALL.iter().map(|one| (one.id(), one.name(Lang::Zh), one.name(Lang::En))).collect::<Vec<Named>>()
    };
}

fn rulebook_ids(out: &mut String) {
    let book = &BUILTIN;
    let all = |ids: &mut dyn Iterator<Item = Named>| ids.collect::<Vec<Named>>();
    let duties = book.classes.iter().flat_map(|class| class.duties);
    let elements = book.situations.iter().flat_map(|situation| situation.elements);
    let readings = book.situations.iter().flat_map(|situation| situation.readings);
    let departments = book.departments.iter().map(|one| (one.id, one.zh, one.en));
    let sectors = book.sectors.iter().map(|one| (one.id, one.zh, one.en)).chain(departments);
    let text = |text: zeren_core::model::Text| (text.zh, text.en);
    let pair = |id, (zh, en)| (id, zh, en);
    union(out, "DutyId", "A duty (职责): `CLASS/slug`.", &all(&mut duties.map(|one| pair(one.id, text(one.name)))));
    union(
        out,
        "SectorId",
        "A sector of the list (行业或者领域), or a department on no list: the environment, the default list, the rest.",
        &all(&mut { sectors }),
    );
    union(
        out,
        "SupervisionId",
        "A way of supervision (监督) [Q6.1].",
        &all(&mut book.supervision.iter().map(|one| pair(one.id, text(one.name)))),
    );
    union(
        out,
        "SituationId",
        "A situation in which someone is held to account (追责情形) [Q6.2].",
        &all(&mut book.situations.iter().map(|one| pair(one.id, text(one.name)))),
    );
    union(
        out,
        "ElementId",
        "An element of a situation (要件) [Q6.2].",
        &all(&mut elements.map(|one| pair(one.id, text(one.name)))),
    );
    union(
        out,
        "ReadingId",
        "A reading of how a situation joins its elements (理解).",
        &all(&mut readings.map(|one| pair(one.id, text(one.name)))),
    );
    union(
        out,
        "InstrumentId",
        "A linked instrument (衔接的制度) [Q2.2].",
        &all(&mut book.instruments.iter().map(|one| pair(one.id, text(one.name)))),
    );
    union(
        out,
        "NoteCode",
        "A note (提示).",
        &all(&mut book.notes.iter().map(|one| pair(one.code, text(one.text))).chain([
            ("in-force", "当日施行", "in force on the day"),
            ("not-in-force", "当日未施行", "not in force on the day"),
            ("in-force-open", "当日是否施行未定", "whether it was in force on the day is open"),
        ])),
    );
    let first_words = |id| pair(id, ("来源段落", "paragraph of the source"));
    union(
        out,
        "ParagraphId",
        "A paragraph of the source (来源段落).",
        &all(&mut book.paragraphs.iter().map(|one| first_words(one.id))),
    );
    union(
        out,
        "RuleId",
        "A rule that decides a post (判定规则).",
        &all(&mut book.rules.iter().map(|one| pair(one.id, text(one.text)))),
    );
}

fn main() {
    let mut out = String::from(
        "// The ids of the contract with what each means. Made by the program itself (`tests/ids.rs`); not edited.\n",
    );
    union(&mut out, "Lang", "A language.", &[("zh", "中文", "Chinese"), ("en", "英文", "English, unofficial")]);
    union(
        &mut out,
        "Applicability",
        "Whether the Provisions reach a post (适用范围) [Q4.1].",
        vocabulary!(Applicability),
    );
    union(&mut out, "Level", "A level (层级).", vocabulary!(Level));
    union(&mut out, "Organ", "An organ (单位).", vocabulary!(Organ));
    union(&mut out, "Position", "A position (职务) in an organ.", vocabulary!(Position));
    union(&mut out, "Tenure", "How a post is held (任职).", vocabulary!(Tenure));
    union(&mut out, "ClassId", "One of the seven classes (类别) [Q5.1].", vocabulary!(Class));
    union(&mut out, "ResponsibilityId", "A kind of responsibility (责任) [Q4.2] [Q5.4].", vocabulary!(Responsibility));
    union(&mut out, "Basis", "What a conclusion rests on (依据).", vocabulary!(Basis));
    union(&mut out, "Question", "A fact that is asked for (问题).", vocabulary!(Open));
    union(&mut out, "PartKind", "What a part of a title was read as.", vocabulary!(PartKind));
    type Lacking = zeren_core::answer::Lacking;
    union(&mut out, "Lacking", "The condition that a rule which came near lacked.", vocabulary!(Lacking));
    union(&mut out, "Kind", "A kind of item of the rulebook.", vocabulary!(Kind));
    type Outcome = zeren_core::assess::Outcome;
    union(&mut out, "Outcome", "What facts come to (结果).", vocabulary!(Outcome));
    let truths = [("是", "yes"), ("否", "no"), ("未知", "not known")];
    let truth = |(tri, (zh, en)): (Tri, _)| (tri.id(), zh, en);
    let truths: Vec<Named> = [Tri::Yes, Tri::No, Tri::Unknown].into_iter().zip(truths).map(truth).collect();
    union(&mut out, "Truth", "A truth value in strong Kleene logic.", &truths);
    rulebook_ids(&mut out);
    print!("{out}");
}
