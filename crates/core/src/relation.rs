//! How the classes stand to each other, as far as the source says: who assists, directs or supervises whom.

use crate::model::{Citation, Class, Text};

/// One class acting upon others.
#[derive(Debug)]
pub struct Relation {
    /// Who acts.
    pub from: Class,
    /// Upon whom.
    pub to: &'static [Class],
    /// How.
    pub name: Text,
    /// The words it rests on.
    pub cite: Citation,
}

const fn cite(paragraph: &'static str, zh: &'static str, en: &'static str) -> Citation {
    Citation { paragraph, quote: Text { zh, en } }
}

/// Every relation the source names, from the top down.
pub static RELATIONS: &[Relation] = &[
    Relation {
        from: Class::GovernmentEnvironmentDeputy,
        to: &[Class::GovernmentPrincipal],
        name: Text { zh: "协助", en: "assists" },
        cite: cite("Q5.3", "协助主要负责人抓好生态环境保护工作", "assist the principal person in charge"),
    },
    Relation {
        from: Class::GovernmentPrincipal,
        to: &[Class::SectorDepartmentHead, Class::EcologyDepartmentHead],
        name: Text { zh: "督促", en: "urges" },
        cite: cite(
            "Q5.2",
            "督促有关部门落实生态环境保护责任",
            "urging the departments concerned to fulfil their responsibility",
        ),
    },
    Relation {
        from: Class::LeadershipMember,
        to: &[Class::SectorDepartmentHead, Class::EcologyDepartmentHead],
        name: Text { zh: "督促指导", en: "urges and guides" },
        cite: cite("Q5.3", "督促指导有关部门履行生态环境保护责任", "urge and guide the relevant departments"),
    },
    Relation {
        from: Class::GovernmentEnvironmentDeputy,
        to: &[Class::EcologyDepartmentHead],
        name: Text { zh: "分管", en: "in charge of" },
        cite: cite(
            "Q5.3",
            "地方政府分管生态环境保护负责人",
            "whose portfolio is ecological and environmental protection",
        ),
    },
    Relation {
        from: Class::GovernmentSectorDeputy,
        to: &[Class::SectorDepartmentHead],
        name: Text { zh: "分管", en: "in charge of" },
        cite: cite(
            "Q5.3",
            "地方政府分管承担重要生态环境保护职责相关部门的负责人",
            "whose portfolio is the relevant departments that bear important duties",
        ),
    },
    Relation {
        from: Class::EcologyDepartmentHead,
        to: &[Class::SectorDepartmentHead],
        name: Text { zh: "统一监督管理", en: "unified supervision" },
        cite: cite(
            "Q4.2",
            "对本地区生态环境保护工作实施统一监督管理",
            "exercise unified supervision and administration over the work in their region",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::BUILTIN;

    #[test]
    fn every_relation_quotes_the_source() {
        for relation in RELATIONS {
            let paragraph = BUILTIN.paragraph(relation.cite.paragraph).expect("a paragraph of the source");
            assert!(paragraph.text.zh.contains(relation.cite.quote.zh), "{relation:?}");
            assert!(!relation.to.contains(&relation.from));
        }
    }
}
