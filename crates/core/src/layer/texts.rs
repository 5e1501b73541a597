//! What a layer's statements say, in both languages: the notes of an answer.

use super::draft::keep_str;
use crate::model::{Text, fill};

fn filled(template: Text, zh: &[&str], en: &[&str]) -> Text {
    Text { zh: keep_str(&fill(template.zh, zh)), en: keep_str(&fill(template.en, en)) }
}

/// A sector bears important duties, or does not.
pub(super) fn bears(layer: Text, yes: bool, zh: &str, en: &str) -> Text {
    let template = if yes {
        Text {
            zh: "本地规则“{}”列明:{}部门承担重要生态环境保护职责",
            en: "the local rulebook “{}” lists {} among the departments that bear important duties",
        }
    } else {
        Text {
            zh: "本地规则“{}”说明:{}部门不承担重要生态环境保护职责",
            en: "the local rulebook “{}” says that {} does not bear important duties",
        }
    };
    filled(template, &[layer.zh, zh], &[layer.en, en])
}

/// The list is complete.
pub(super) fn exhaustive(layer: Text) -> Text {
    let template = Text {
        zh: "本地规则“{}”的清单是全的:没有列出的部门不承担重要生态环境保护职责",
        en: "the list of the local rulebook “{}” is complete: departments it does not name do not bear important duties",
    };
    filled(template, &[layer.zh], &[layer.en])
}

/// An open reading is settled.
pub(super) fn settled(layer: Text, reading: &str, yes: bool) -> Text {
    let said = match (reading, yes) {
        ("deputy-head", true) => Text {
            zh: "“部门负责人”包括副职和班子成员",
            en: "deputies and leadership members count among the persons in charge of a department",
        },
        ("deputy-head", false) => Text {
            zh: "“部门负责人”只指正职",
            en: "the head alone is the person in charge of a department",
        },
        ("membership", true) => {
            Text { zh: "这样的职务属于领导班子成员", en: "such posts are members of the leadership" }
        }
        ("membership", false) => Text {
            zh: "这样的职务不属于领导班子成员",
            en: "such posts are not members of the leadership",
        },
        ("internal-unit", true) => Text {
            zh: "“部门负责人”及于部门内设机构的负责人",
            en: "heads of units within a department count among its persons in charge",
        },
        ("internal-unit", false) => Text {
            zh: "“部门负责人”不及于部门内设机构",
            en: "heads of units within a department do not count among its persons in charge",
        },
        (_, true) => Text {
            zh: "乡镇(街道)、开发区内设机构的负责人参照执行",
            en: "heads of offices of townships and zones follow by reference",
        },
        (_, false) => Text {
            zh: "乡镇(街道)、开发区内设机构的负责人不在所列范围",
            en: "heads of offices of townships and zones are not reached",
        },
    };
    let template = Text { zh: "本地规则“{}”说定:{}", en: "the local rulebook “{}” settles it: {}" };
    filled(template, &[layer.zh, said.zh], &[layer.en, said.en])
}
