//! The words of local rulebooks, in both languages.

use crate::text::words;
use zeren_core::model::Text;

words! {
    BY_LAYER "依据本地规则“{}”" "By the local rulebook “{}”"
    DUTIES "本地规则另加的职责：{}。所列情形是否及于这些职责，来源没有说明" "Duties that local rulebooks add: {}. Whether the situations reach them, the source does not say."
    LAID "叠加的本地规则：{}" "Local rulebook laid over: {}"
    COMING "正在取本地规则……" "Fetching the local rulebook…"

    BAR "叠加的本地规则" "Local rulebooks laid over"
    FROM_FILE "来自文件" "from a file"
    FROM_SITE "来自 " "from "
    NOT_IN_FORCE "在所问的这一天不适用，没有叠加" "not in force on the day asked about, and left out"
    TAKE_OFF "去掉" "Take off"
    HELD_HERE "文件只在这个标签页的内存里，没有发送；地址里只有它的标识、版本和校验码。" "The file is in the memory of this tab alone and was not sent; the address has only its id, version and a check figure."

    REFUSED "没有叠加：文件有 {} 处错误。原来的状态没有变。" "Not laid over: the files have errors ({}). Nothing has changed."
    UNREADABLE "没有叠加，原来的状态没有变。" "Not laid over; nothing has changed."
    CLOSE "知道了" "Close"
    HELP "办法" "Help"
    WHY "为什么是错误" "Why it is an error"
    QUOTED "原文" "Words"

    STOPPED "这个地址要求叠加本地规则，现在没有叠加上，所以没有给出结果。" "This address asks for a local rulebook that is not in place, so no answer is given."
    WITHOUT "不用它，继续" "Go on without it"
    TRY_AGAIN "再试一次" "Try again"
    FAULTY "文件有 {} 处错误" "the files have errors ({})"
    MISSING "发送者叠加的是一个文件：{}，版本 {}。文件没有随地址发送，请把它拖到这里，或者选择它。" "The sender laid a file over: {}, version {}. The file was not sent with the address; drop it here, or choose it."
    FOREIGN "不在这个网站上（{}），没有去取。只取本网站的地址；别处的文件，先存下来再拖进来。" "It is not on this site ({}) and was not asked for. Only addresses of this site are; save a file from elsewhere and drop it here."
    FROM_DISK "这个页面是从磁盘打开的文件，不能按地址取规则。请把规则文件拖到这里，或者选择它。" "This page is a file opened from disk and cannot fetch rulebooks by address. Drop the file here, or choose it."
    NO_TOML "规则文件的名称以 .toml 结尾；这个地址没有去取。" "The name of a rulebook ends in .toml; this address was not asked for."
    STATUS "网站上没有取到（HTTP {}）。检查地址，或者把文件拖到这里。" "The site does not have it (HTTP {}). Check the address, or drop the file here."
    UNREACHABLE "取不到：网络断了，或者网站转到了别处。" "It cannot be fetched: the network is down, or the site leads elsewhere."
    TOO_LARGE "文件大于 1 MiB，不是规则文件。" "The file is larger than 1 MiB and is no rulebook."
    NOT_TEXT "第 {} 字节起不是有效的 UTF-8，请另存为 UTF-8。" "It is not valid UTF-8 from byte {}; save it as UTF-8."
    NOT_READ "浏览器读不到这个文件。" "The browser cannot read this file."

    HINT "省、市、县自己的实施办法和清单，写成一个 TOML 文件，叠加在内置规则之上：补充来源没有列的，收窄来源没有说定的，不改变来源已经说定的。文件在本机读，不发送。" "The implementing rules and lists of a province, city or county, written as a TOML file and laid over the built-in rulebook: they add what the source does not list and narrow what it leaves open, and do not change what it says. Files are read on this machine; nothing is sent."
    CHOOSE "选择规则文件（.toml，可以几个，按顺序叠加）" "Choose rulebooks (.toml; several are laid over in order)"
    DROP "在任何一页把 .toml 文件拖进来也可以；名册一页上也可以。再拖一份标识相同的，就替换前一份。" "Or drop .toml files on any page, that of rosters too. One with the same id takes the place of the one before."
    BY_ADDRESS "放在本网站上的规则可以写进地址，如 &rulebook=rules/changchun.toml，可以几个；这样的链接别人打开也是同样的结果。" "A rulebook that lies on this site can stand in the address, such as &rulebook=rules/changchun.toml, several too; such a link gives the same answers to anyone."
    EXAMPLE "试用示例：长春市生态环境局副局长" "Try the example: a deputy head in Changchun"
    EXAMPLE_SAYS "示例依据长春市公布的一份规定的开头写成，是概述，不是条文；现在是否有效没有查证，只用来看叠加是怎样的。" "The example was made from the beginning of a rule that Changchun published. It summarises and is not the text; whether it is in force was not established. It only shows how layers work."
    AUTHORING "怎样写：zeren rulebook new 给出一份带说明的样板，zeren rulebook check 检查；格式见 docs/local-rulebooks.md。" "How to write one: zeren rulebook new gives a commented template, zeren rulebook check checks it; docs/local-rulebooks.md has the format."
    RESTS_ON "依据文件" "Rests on"
    NOTHING_LAID "现在没有叠加本地规则。" "No local rulebook is laid over now."
}
