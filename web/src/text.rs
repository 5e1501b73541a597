//! The words of the interface, in both languages. Words of the law come from the core.

use zeren_core::model::Text;

macro_rules! words {
    ($($name:ident $zh:literal $en:literal)+) => {
        $(pub(crate) const $name: Text = Text { zh: $zh, en: $en };)+
    };
}

#[cfg(feature = "whole")]
pub(crate) use words;

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
    LOCAL "本地规则" "Local rulebooks"
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

    ASSESS_TITLE "所述事实，达到哪种追责情形？" "Which situations do the stated facts reach?"
    YES "是" "Yes"
    NO "否" "No"
    UNKNOWN "不知道" "Not known"
    NOT_ANSWERED "未答" "not answered"
    SKIP_QUESTION "先跳过" "Skip for now"
    BACK "返回上一问" "Back"
    START_ANEW "重新开始" "Start anew"
    ALL_SETTLED "事实能确定的都已确定，不再问。" "All that facts can settle is settled; nothing more is asked."
    NO_MORE "没有可以再问的了；不知道的仍然未定。" "There is nothing more to ask; what is not known stays open."
    OTHER_READINGS_ONLY "按所循的理解，各情形都已确定；以下几问只影响另外的理解，可以到此为止。" "By the readings followed every situation is settled; the questions that remain matter to the other readings only, and you may stop here."
    CONTRADICTION "回答互相矛盾，改正以前不给结果：" "The answers contradict each other; no result is given until one is changed: "
    TAKE_BACK "收回" "Take back"
    NOT_UNDERSTOOD "地址中读不懂的部分没有采用：" "Not understood in the address, and left out: "
    BY_AUTHORITY "由有权机关认定，从不由事实推出" "a matter for the competent authority; it never follows from facts"
    DEPENDS "结果取决于怎样理解原文：" "The result depends on how the words are read:"
    DEPENDS_SHORT "取决于怎样理解原文" "depends on how the words are read"
    SAME_BY_ALL "各种理解结果相同：" "The same by every reading:"
    DEFAULT_READING "默认" "default"
    FOLLOWED "所循" "followed"
    FACTS "事实" "Facts"
    SETTLED_BY "弄清以下任何一组即可确定：" "Any one of these would settle it:"
    SAID_BY "谁说的" "Who says so"
    ALL_NEEDED "都要具备" "all are needed"
    ANY_ENOUGH "有一即可" "any one is enough"
    DECISION "判断结构" "How it is decided"
    COULD_CONCERN "按词语可能涉及：" "By its words could concern: "
    COULD_CONCERN_ALL "可能涉及：全部七类" "Could concern: all seven classes"
    COULD_CONCERN_OPEN "可能涉及哪一类：来源没有说明" "Which class it could concern: the source does not say"
    NO_CLASS_LEFT_OUT "来源没有排除其他类别" "the source leaves out no other class"
    POSTS "职务" "Posts"
    POST_HINT "写下职务，看每种情形触及它的哪些责任和职责。说的是职务，不是人。" "Write a post in Chinese to see which of its responsibilities and duties each situation touches. It speaks of the post, not of a person."
    ADD "加上" "Add"
    TAKE_AWAY "去掉" "Remove"
    TOUCHES_NOTHING "来源没有说明触及哪项职责" "the source does not say which duty it touches"
    NO_CLASS_TOUCHED "没有触及的类别" "No class is touched."
    COMES_TO_LIGHT "由此发现：" "Would come to light by: "
    PERHAPS_BY "也可能由此发现（来源没有说明）：" "Perhaps by (the source does not say): "
    DAY "日期" "Day"
    AS_OF "截至" "As of"
    OTHER_DAY "看某一天的状态" "As of another day"
    TO_NEWEST "回到最新状态 " "Back to the newest state, "
    DAY_HINT "不填是规则所知的最新状态：" "Left empty it is the newest state the rules know of: "
    INSTRUMENTS "衔接的制度" "Linked instruments"
    COUNT_AND_KIND "只记数目和种类" "count and kind only"
    RECORD "记录" "Record"
    RECORD_HINT "存在自己的机器上，不发送；命令行 zeren assess --facts 也能打开。" "Kept on your own machine, never sent; zeren assess --facts on the command line opens it too."
    SAVE_RECORD "保存记录" "Save the record"
    OPEN_RECORD "打开记录，或者与现在的回答对比" "Open a record, or compare it with the answers here"
    RECORD_SAME "与现在的回答没有差别。" "It does not differ from the answers here."
    RECORD_DIFFERS "与记录相比，记录 → 现在：" "Compared with the record, record → here:"
    RECORD_BROKEN "打不开，回答没有变：" "It cannot be opened; the answers here stay as they are:"
    RECORD_OTHER "记录来自另一版规则，没有采用。变化：" "The record was made with other rules and was not taken over. What changed:"
    RECORD_LEFT_OUT "不沿用、需要重新回答：" "Not taken over, to be answered again: "
    RECORD_TOML "这是 TOML，网页只打开 JSON。先换成 JSON：zeren assess --facts {} --save record.json" "this is TOML, and the page opens JSON only; make JSON of it first: zeren assess --facts {} --save record.json"
    RECORD_ROWS "名册的 {} 行不带入网页；在命令行打开" "the {} rows of the roster have no place on the page; open it on the command line"
    RECORD_LARGE "文件太大" "the file is too large"
    NOTHING_CHANGED "要件和理解都没有变" "no element and no reading changed"
    TAKE_RECORD "换成这份记录" "Take this record"
    REUSE_RECORD "沿用文字没有变的回答" "Take over the answers whose words are the same"

    LOOP_TITLE "责任闭环：知责、明责、履责、尽责" "The closed loop of responsibility"
    LOOP "责任闭环" "Closed loop"
    LOOP_HINT "从类别到职责、监督、情形、制度，再回到开头。选一个节点，看它从哪里来、到哪里去。" "From class to duty, supervision, situation and instrument, and back to the beginning. Choose a node to see what leads to it and where it leads on."
    LOOP_WHOLE "整个闭环" "The whole loop"
    LEADS_HERE "从哪里来" "Leads here"
    LEADS_ON "到哪里去" "Leads on to"
    BY_PROJECT "本项目按词语得出" "drawn by this project"
    DRAWING "图" "Drawing"
    DOWNLOAD "下载" "Download"

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

/// The name of a situation by its place, from 0.
pub(crate) fn situation(place: usize, lang: zeren_core::model::Lang) -> String {
    match lang {
        zeren_core::model::Lang::Zh => {
            ["情形", ["一", "二", "三", "四", "五"].get(place).copied().unwrap_or("")].concat()
        }
        zeren_core::model::Lang::En => ["Situation ", &(place + 1).to_string()].concat(),
    }
}

/// How many more sets of facts there are than are shown.
pub(crate) fn more_sets(count: usize, lang: zeren_core::model::Lang) -> String {
    let count = count.to_string();
    match lang {
        zeren_core::model::Lang::Zh => ["另有 ", &count, " 组，都在保存的记录里"].concat(),
        zeren_core::model::Lang::En => [&count, " more, all in the saved record"].concat(),
    }
}

/// Which question it is, and how many may follow.
pub(crate) fn question(number: usize, left: usize, lang: zeren_core::model::Lang) -> String {
    let (number, left) = (number.to_string(), left.to_string());
    match lang {
        zeren_core::model::Lang::Zh => ["第 ", &number, " 问，最多还有 ", &left, " 问"].concat(),
        zeren_core::model::Lang::En => ["Question ", &number, ", at most ", &left, " left"].concat(),
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
