//! The words the roster is made of, by hand: they are the truth the audit is measured against, and so come from no
//! reading of the program.

/// A department: the sector it is of, its names without its region, the head's title, words for it in a portfolio.
pub(super) struct Department {
    pub(super) sector: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) head: &'static str,
    pub(super) fields: &'static [&'static str],
}

const fn department(
    sector: &'static str,
    names: &'static [&'static str],
    head: &'static str,
    fields: &'static [&'static str],
) -> Department {
    Department { sector, names, head, fields }
}

/// The departments on the default list.
pub(super) const DEPARTMENTS: [Department; 22] = [
    department(
        "development-reform",
        &["发展和改革委员会", "发展改革委", "发改委"],
        "主任",
        &["发展改革", "发改", "发展和改革"],
    ),
    department("industry-it", &["工业和信息化局"], "局长", &["工业和信息化", "工信"]),
    department("natural-resources", &["自然资源和规划局", "自然资源局"], "局长", &["自然资源", "自然资源和规划"]),
    department(
        "housing-construction",
        &["住房和城乡建设局", "住建局"],
        "局长",
        &["住房城乡建设", "住建", "住房和城乡建设"],
    ),
    department("urban-management", &["城市管理局", "城市管理和综合执法局"], "局长", &["城市管理", "城管"]),
    department("transport", &["交通运输局"], "局长", &["交通运输", "交通"]),
    department("water", &["水利局", "水务局"], "局长", &["水利", "水务"]),
    department("agriculture-rural", &["农业农村局"], "局长", &["农业农村", "农业"]),
    department("forestry-grassland", &["林业和草原局", "林业局"], "局长", &["林业和草原", "林业"]),
    department("emergency-management", &["应急管理局"], "局长", &["应急管理", "安全生产"]),
    department("public-security", &["公安局"], "局长", &["公安"]),
    department("finance", &["财政局"], "局长", &["财政"]),
    department("market-regulation", &["市场监督管理局", "市场监管局"], "局长", &["市场监管", "市场监督管理"]),
    department("energy", &["能源局"], "局长", &["能源"]),
    department("culture-tourism", &["文化和旅游局", "文旅局"], "局长", &["文化和旅游", "文旅"]),
    department("health", &["卫生健康委员会", "卫健委"], "主任", &["卫生健康", "卫健"]),
    department("science-technology", &["科学技术局", "科技局"], "局长", &["科技", "科学技术"]),
    department("education", &["教育局"], "局长", &["教育"]),
    department("commerce", &["商务局"], "局长", &["商务"]),
    department("justice", &["司法局"], "局长", &["司法"]),
    department("state-assets", &["国有资产监督管理委员会", "国资委"], "主任", &["国资", "国资监管"]),
    department("statistics", &["统计局"], "局长", &["统计"]),
];

/// Departments on no list: they carry no class of their own.
pub(super) const UNLISTED: [&str; 6] =
    ["民政局", "审计局", "人力资源和社会保障局", "退役军人事务局", "医疗保障局", "信访局"];

pub(super) const SURNAMES: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗",
    "高", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁", "潘", "于",
    "蒋", "蔡",
];
pub(super) const GIVEN: [&str; 48] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平",
    "刚", "建国", "志强", "海燕", "文博", "晓东", "春梅", "国庆", "卫东", "玉兰", "俊峰", "立新", "雪梅", "振华",
    "秀英", "永康", "思远", "佳怡", "子涵", "德胜", "长青", "宏伟", "丽华", "少华", "云飞", "凤英", "世杰", "天宇",
    "新民",
];

/// Beginnings of names of townships.
pub(super) const TOWNS: [&str; 32] = [
    "周庄", "陆家", "千灯", "双桥", "石门", "柳河", "白沙", "清溪", "龙泉", "长街", "沙河", "大营", "三合", "永兴",
    "太平", "新桥", "马家", "黄泥", "青山", "古城", "平安", "花园", "安乐", "临江", "枫林", "松坡", "金沟", "银山",
    "凤凰", "兴隆", "和平", "红旗",
];
