//! The words of the interface, in both languages. Words of the law come from the core.

use zeren_core::model::Text;

macro_rules! words {
    ($($name:ident $zh:literal $en:literal)+) => {
        $(pub(crate) const $name: Text = Text { zh: $zh, en: $en };)+
    };
}

words! {
    BRAND "责任" "Zeren"
    SITE "地方党政领导干部生态环境保护责任查询" "Who answers for the environment"
    SKIP "跳到正文" "Skip to the content"
    NAV "主要页面" "Main pages"
    LOOKUP "查职务" "Look up a post"
    WHO "谁负责" "Who answers"
    GLANCE "总览" "At a glance"
    RULEBOOK "规则" "Rulebook"
    ASSESS "对照追责情形" "Assess"
    ROSTER "名册" "Roster"

    ASK_TITLE "什么职务？" "Which post?"
    ASK_HINT "写下职务，查它承担的生态环境保护责任。在本机判断，不发送任何内容。" "Write a post in Chinese to see what it answers for in environmental protection. Decided on this machine; nothing is sent."
    EXAMPLES "例如" "For example"
    SUGGESTIONS "可以接着写" "Ways to go on"
    CLEAR "清空" "Clear"
    TOO_LONG "太长了。一次写一个人的职务。" "Too long. Write one person's posts at a time."
    CONTRADICTS "地址里给出的层级或者地区与这个职务不符。" "The level or region in the address does not fit this post."
    DROP_EXTRAS "只按职务本身查" "Look up the post by itself"

    UNDO "撤销" "Undo"
    RESPONSIBILITY "责任" "Responsibility"
    DUTIES "职责" "Duties"
    POSSIBLE "可能的类别" "Possible classes"
    SUPERVISION "监督" "Supervision"
    SITUATIONS "追责情形" "Held to account"
    NOTES "说明" "Notes"
    READ "读法" "How it was read"
    UNREAD "没有读懂" "Not read"
    UNREAD_WORDS "没有读懂的部分：" "Not read: "
    BY_DEFAULT_LIST "依据本项目默认清单，来源没有列出" "By this project's default list; the source lists none"
    BY_LOCALITY "不在本项目默认清单，由本地认定" "On no list; a locality decides"
    BY_LOCAL "依据所给的回答，来源没有列出这些部门" "By the answer given; the source lists no departments"
    SEVERAL_REGIONS "重名地区，是哪一个？" "Several regions bear this name. Which one?"
    REGION "地区" "Region"
    SHARE "带走这个结果" "Take it along"
    COPY_TEXT "复制文字" "Copy text"
    COPY_MARKDOWN "复制 Markdown" "Copy Markdown"
    COPY_LINK "复制链接" "Copy link"
    PRINT "打印" "Print"
    COPIED "已复制" "Copied"
    NOT_COPIED "浏览器不允许复制，请手工选取" "The browser does not allow copying; please select by hand"
    QUOTES "依据的原文" "Words of the source"
    WHOLE_PARAGRAPH "看整段" "Whole paragraph"
    UNOFFICIAL "非官方译文" "unofficial translation"
    OPEN_QUOTE "原文" "source"

    WHO_TITLE "一件事，由谁负责？" "Who answers for a matter?"
    LEVEL "层级" "Level"
    MATTER "事项" "Matter"
    COUNTY_UP "县级以上（不分层级）" "county level and above"
    DEFAULT_SECTORS "本项目默认清单" "This project's default list"
    LIST "逐一说明" "One by one"
    MAYBE "可能" "possible"
    OUTSIDE "这一级不在适用范围。" "This level is outside the scope."
    DIAGRAM_SAYS "各类负责人按责任种类自上而下分层排列；与所选事项有关的以粗框标出。同样的内容在下面的列表中。" "The classes in lanes by kind of responsibility, from top to bottom; those concerned by the matter have a heavy frame. The list below says the same."

    GLANCE_TITLE "七类负责人，各负什么责" "Seven classes, and what each answers for"
    GLANCE_HINT "《责任制规定》把地方党政领导干部分为七类。一行一类，从左到右：责任种类、职责、监督。" "The Provisions name seven classes of local leading cadres: one a row, with its kind of responsibility, its duties and the supervision it is under."
    CLASS "类别" "Class"
    RELATIONS "相互关系" "How they stand to each other"
    SHOW_CLASS "看哪一类" "Show which class"

    RULEBOOK_TITLE "规则" "Rulebook"
    RULEBOOK_HINT "zeren 判断所依据的全部内容，每一条都有自己的地址。" "All that zeren decides by; every item has an address of its own."
    SEARCH "搜索规则和原文" "Search rules and source"
    FOUND_NONE "没有找到。换一个词，或者从下面的目录进入。" "Nothing found. Try another word, or enter by the index below."
    INDEX "目录" "Index"
    SOURCE "来源" "Source"
    CITED_BY "引用这一段的条目" "Items that cite this paragraph"
    ID "标识" "Id"
    PARAGRAPH "原文" "Chinese original"
    TRANSLATION "译文（非官方）" "Translation (unofficial)"
    NO_ITEM "没有这一条。" "There is no such item."
    LOST "这个地址没有内容。" "There is nothing at this address."
    BACK_HOME "回到查职务" "Back to the look-up"

    ABOUT_TITLE "关于这个工具" "About this tool"
    ABOUT_WHAT "它做什么" "What it does"
    ABOUT_WHAT_1 "zeren（责任）把《地方党政领导干部生态环境保护责任制规定（试行）》的责任体系写成规则：给出一个职务，它说明是否适用、属于哪一类、负什么责任、有哪些职责、受什么监督，每一句都注明依据哪一段、哪几个字。" "Zeren （责任， responsibility） turns the responsibility system of the Provisions into rules: given a post, it says whether the Provisions apply, which class the post is, what responsibility and duties it bears and what supervision it is under, and cites for every statement the paragraph and the words it rests on."
    ABOUT_LIMITS "它的限度" "Its limits"
    ABOUT_LIMITS_1 "唯一的来源是生态环境部负责同志2025年8月1日发布的答记者问，不是条文全文；因此从不引用条文序号。" "Its only source is the Q&A with a responsible official of the Ministry of Ecology and Environment published on 1 August 2025, not the full articles; so no article number is ever given."
    ABOUT_LIMITS_2 "来源没有说的，它说“待定”，并列出两种理解；哪些部门承担重要生态环境保护职责，来源没有列出，用的是本项目默认清单，各地可以另定。" "What the source does not say is \u{201c}undetermined\u{201d}, with both readings named. The source does not list which departments bear important duties; a default list of this project stands in, which a locality may replace."
    ABOUT_LIMITS_3 "它不代替有权机关的认定，也不判断任何具体的人。" "It does not replace the determination of the competent authority, and judges no one."
    ABOUT_LIMITS_4 "英文是本项目的译文，不是官方译文；以中文为准。" "The English is this project's own and unofficial; the Chinese prevails."
    ABOUT_PRIVACY "写下的内容去哪里" "Where your words go"
    ABOUT_PRIVACY_1 "哪里也不去。判断在浏览器里完成；没有后台，没有统计，不存 cookie。地址栏 # 后面的内容浏览器不会发给服务器。" "Nowhere. The browser itself decides; there is no server behind it, no statistics, no cookie. What stands behind the # in the address is never sent."
    ABOUT_PRIVACY_2 "可以自己查证：打开浏览器的开发者工具，看“网络”一栏，输入时没有任何请求；或者断开网络，照样能用。页面的安全策略（CSP）也禁止向别处发送。" "You can check: open the network panel of the browser's developer tools and type, and no request appears; or go offline, and it still works. The page's security policy (CSP) forbids sending anything elsewhere."
    ABOUT_VERSIONS "版本" "Versions"
    PROGRAM "程序" "Program"
    RULES "规则" "Rules"
    AUTHORITY "依据" "Authority"
}

/// A count as the language writes it: 6项， 6.
pub(crate) fn duties(count: usize, lang: zeren_core::model::Lang) -> String {
    match lang {
        zeren_core::model::Lang::Zh => format!("{count}项职责"),
        zeren_core::model::Lang::En if count == 1 => "1 duty".to_owned(),
        zeren_core::model::Lang::En => format!("{count} duties"),
    }
}

/// Kinds of items in the plural, English; Chinese has none.
pub(crate) const fn kinds(kind: zeren_core::lookup::Kind) -> &'static str {
    use zeren_core::lookup::Kind;
    match kind {
        Kind::Class => "Classes",
        Kind::Duty => "Duties",
        Kind::Responsibility => "Kinds of responsibility",
        Kind::Supervision => "Ways of supervision",
        Kind::Situation => "Accountability situations",
        Kind::Principle => "Principles",
        Kind::Aim => "Aims",
        Kind::Sector => "Sectors",
        Kind::Instrument => "Linked instruments",
        Kind::Reading => "Open readings of the source",
        Kind::Rule => "Rules of decision",
        Kind::Paragraph => "Source paragraphs",
    }
}
