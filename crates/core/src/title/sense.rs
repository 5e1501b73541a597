//! What a word of a title can mean. The lexicon (data/lexicon) maps words to senses.

use crate::model::Levels;

vocabulary! {
    /// The kind of body a word names.
    Body {
        /// 市委, 党委.
        PartyCommittee "party-committee" "党委" "Party committee",
        /// 党工委: of a sub-district or zone.
        WorkingCommittee "working-committee" "党工委" "Party working committee",
        /// 党组: of the organ named before it.
        PartyGroup "party-group" "党组" "Party group",
        /// 市政府党组.
        GovernmentPartyGroup "government-party-group" "政府党组" "Party group of a government",
        /// 组织部, 宣传部, 县委办.
        PartyOffice "party-office" "党委部门" "Party department",
        /// 人民政府, 行署, 街道办事处.
        Government "government" "政府" "government",
        /// 管委会.
        ZoneAdministration "zone-administration" "管委会" "zone administration",
        /// 人大常委会.
        Congress "congress" "人大" "people's congress",
        /// 政协.
        Cppcc "cppcc" "政协" "CPPCC",
        /// 纪委监委.
        Discipline "discipline" "纪委监委" "discipline and supervision",
        /// 法院.
        Court "court" "法院" "court",
        /// 检察院.
        Procuratorate "procuratorate" "检察院" "procuratorate",
        /// 公司, 银行.
        Enterprise "enterprise" "企业" "enterprise",
        /// 国务院, ministries and their dispatched bodies.
        Central "central" "中央机关" "central organ",
        /// 民盟, 民建: what follows as 市委 is their own committee.
        OtherParty "other-party" "民主党派" "other party",
        /// 人武部, 妇联, 大学, 医院.
        Other "other" "其他单位" "other body",
    }
}

vocabulary! {
    /// The role a word for a position gives.
    Role {
        /// 书记.
        Secretary "secretary" "书记" "secretary",
        /// 常委.
        StandingMember "standing-member" "常委" "standing-committee member",
        /// 委员.
        CommitteeMember "committee-member" "委员" "committee member",
        /// 成员.
        GroupMember "group-member" "成员" "member",
        /// 省长, 市长, 县长, 镇长.
        GovernmentHead "government-head" "行政首长" "head of government",
        /// 局长, 厅长.
        DepartmentHead "department-head" "局长、厅长" "department head",
        /// 主任: of a commission, an office, a zone, a standing committee.
        Chair "chair" "主任" "director",
        /// 主席: of an autonomous region, a CPPCC committee, a congress.
        President "president" "主席" "chairperson",
        /// 部长.
        Director "director" "部长" "head of a department of the Party, or minister",
        /// 组织部长.
        PartyOfficeHead "party-office-head" "党委部门负责人" "head of a Party department",
        /// 院长.
        CourtHead "court-head" "院长" "president of a court or institute",
        /// 检察长.
        Procurator "procurator" "检察长" "chief procurator",
        /// 董事长, 总经理.
        EnterpriseHead "enterprise-head" "企业负责人" "head of an enterprise",
        /// 村支书.
        VillageHead "village-head" "村(社区)负责人" "head of a village or community",
        /// 总理.
        CentralHead "central-head" "中央领导职务" "central leader",
        /// 秘书长, 市长助理.
        Staff "staff" "秘书长、助理等" "secretary-general, assistant",
        /// 科长, 站长, 总工程师.
        UnitHead "unit-head" "内设机构职务" "post within a department",
        /// 调研员.
        Rank "rank" "职级" "rank",
        /// 主要负责人.
        Principal "principal" "主要负责人" "principal",
        /// 党政主要负责人.
        BothPrincipals "both-principals" "党政主要负责人" "principals of Party and government",
        /// 负责人.
        Responsible "responsible" "负责人" "person in charge",
    }
}

vocabulary! {
    /// The small words of titles.
    Mark {
        /// 副.
        Deputy "deputy" "副职" "deputy",
        /// 常务, 专职: passed over.
        Qualifier "qualifier" "修饰" "qualifier",
        /// 代, 主持工作.
        Acting "acting" "代理、主持" "acting",
        /// 挂职.
        Seconded "seconded" "挂职" "seconded",
        /// 原, 前任.
        Former "former" "原任" "former",
        /// 已退休: after the post.
        Left "left" "已离任" "has left",
        /// 拟任.
        Designate "designate" "拟任" "designate",
        /// 候选人: after the post.
        Candidate "candidate" "候选" "candidate",
        /// 现任.
        Current "current" "现任" "current",
        /// 分管.
        InCharge "in-charge" "分管" "in charge of",
        /// 协管.
        Assisting "assisting" "协管" "assisting in charge of",
        /// 联系.
        Liaison "liaison" "联系" "liaises with",
        /// 不分管.
        NotInCharge "not-in-charge" "不分管" "not in charge of",
        /// 和.
        And "and" "连词" "and",
        /// 兼.
        Separator "separator" "分隔" "separator",
        /// 工作, 等.
        Filler "filler" "虚词" "passed over",
        /// 的.
        Of "of" "的" "of",
        /// 同志.
        Person "person" "人称" "beside a person",
        /// 某.
        Placeholder "placeholder" "代称" "placeholder",
    }
}

/// The meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A level: 省, 市, 县, 区.
    Level(Levels),
    /// The suffix of a place below county level: 镇, 开发区, 村.
    Place(crate::model::Level),
    /// A body; the levels it implies, if any.
    Body(Body, Levels),
    /// The name of a department's field, or a field of work: a sector (below 64) or a department on no list (64 up).
    Field(u8),
    /// An abbreviation of several sectors (教科), by its place in the list of compounds.
    Several(u8),
    /// A complete department name: 发改委.
    Fused(u8),
    /// The suffix of a department's name: 厅, 局, 委员会; the levels it implies.
    Suffix(Levels),
    /// 分局.
    Branch,
    /// A unit within a department: 科, 处, 支队.
    Unit,
    /// A position; the levels it implies, if any.
    Role(Role, Levels),
    /// A small word.
    Mark(Mark),
}

/// Fields from here up are departments on no list.
pub const FIRST_UNLISTED: u8 = 64;
