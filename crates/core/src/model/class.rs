//! The seven classes and the kinds of responsibility.

vocabulary! {
    /// One of the seven classes of leading cadres [Q5.1].
    Class {
        /// [Q5.2]
        PartyPrincipal "party-principal" "地方党委主要负责人" "principal of the local Party committee",
        /// [Q5.2]
        GovernmentPrincipal "government-principal" "地方政府主要负责人" "principal of the local government",
        /// [Q5.3]
        GovernmentEnvironmentDeputy "government-environment-deputy" "地方政府分管生态环境保护负责人" "government deputy in charge of the environment",
        /// [Q5.3]
        GovernmentSectorDeputy "government-sector-deputy" "地方政府分管承担重要生态环境保护职责相关部门的负责人" "government deputy in charge of a department with important environmental duties",
        /// [Q5.3]
        LeadershipMember "leadership-member" "地方党委和政府领导班子其他成员" "other member of the Party or government leadership",
        /// [Q5.4]
        EcologyDepartmentHead "ecology-department-head" "地方生态环境部门负责人" "head of the local ecology and environment department",
        /// [Q5.4]
        SectorDepartmentHead "sector-department-head" "其他承担重要生态环境保护职能的相关部门负责人" "head of another department with important environmental duties",
    }
}

vocabulary! {
    /// The kind of responsibility a class bears [Q4.2] [Q5.4].
    Responsibility {
        /// First responsible, answering for the whole.
        Overall "overall" "第一责任人,负总责" "overall responsibility",
        /// For the field in charge.
        Leadership "leadership" "领导责任" "leadership responsibility",
        /// Of the ecology department.
        Direct "direct" "直接责任" "direct responsibility",
        /// For the department's own industry or field.
        Sector "sector" "本行业或者领域责任" "responsibility for its own sector",
    }
}

vocabulary! {
    /// What a conclusion rests on; source and assumption never mix.
    Basis {
        /// The Q&A says so.
        Source "source" "来源" "source",
        /// This project's own list, which a locality may replace.
        DefaultList "default-list" "本项目默认清单" "this project's default list",
        /// A rulebook the user added.
        Local "local" "本地规则" "local rulebook",
    }
}
