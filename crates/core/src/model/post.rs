//! What a post is made of, and whether the Provisions reach it.

vocabulary! {
    /// The organ a post belongs to.
    Organ {
        /// A local Party committee, with its departments.
        Party "party" "党委" "Party committee",
        /// A local people's government, or a zone's administrative committee.
        Government "government" "政府" "government",
        /// An ecology and environment department.
        EcologyDepartment "ecology-department" "生态环境部门" "ecology and environment department",
        /// Another department of government.
        Department "department" "政府部门" "department",
        /// A people's congress or its standing committee.
        PeoplesCongress "peoples-congress" "人大" "people's congress",
        /// A committee of the People's Political Consultative Conference.
        Cppcc "cppcc" "政协" "CPPCC committee",
        /// A discipline inspection commission or supervisory commission.
        Discipline "discipline" "纪委监委" "discipline inspection and supervision",
        /// A people's court.
        Court "court" "法院" "court",
        /// A people's procuratorate.
        Procuratorate "procuratorate" "检察院" "procuratorate",
        /// An enterprise.
        Enterprise "enterprise" "企业" "enterprise",
        /// A village or community.
        Village "village" "村(社区)" "village or community",
        /// A central organ or its dispatched body.
        Central "central" "中央机关" "central organ",
        /// Anything else, or not known.
        Other "other" "其他" "other body",
    }
}

vocabulary! {
    /// The position within the organ.
    Position {
        /// 书记, 省长, 市长, 县长, 主任 of a zone.
        Principal "principal" "主要负责人" "principal",
        /// 副书记, 副县长.
        Deputy "deputy" "副职" "deputy",
        /// 常委, 委员, 领导班子成员.
        Member "member" "班子成员" "member",
        /// 局长, 厅长, 主任, 党组书记 of a department.
        Head "head" "部门负责人" "department head",
        /// 副局长, 副主任 of a department.
        DeputyHead "deputy-head" "部门副职" "deputy head of a department",
        /// A rank without a post.
        Rank "rank" "职级" "rank without a post",
        /// Any other position.
        Other "other" "其他职务" "other position",
    }
}

vocabulary! {
    /// Whether the Provisions reach a post [Q4.1].
    Applicability {
        /// They apply.
        Applies "applies" "适用" "applies",
        /// They are followed by reference.
        ByReference "by-reference" "参照执行" "followed by reference",
        /// The source leaves it open, or a fact is missing.
        Undetermined "undetermined" "待定" "undetermined",
        /// They do not reach it.
        Outside "outside" "不适用" "outside",
    }
}

vocabulary! {
    /// What a portfolio or department is about, as far as the rules ask.
    Matter {
        /// The environment itself.
        Environment "environment" "生态环境" "environment",
        /// A sector on the list of those that bear important duties.
        Listed "listed" "清单内的行业或者领域" "a listed sector",
        /// A field on no list.
        Unlisted "unlisted" "清单外的行业或者领域" "a field on no list",
    }
}
