//! The command line's words, in both languages. From the same description come help, completions and man page.

mod authoring;
mod roster;
mod rulebook;

use clap::{Arg, ArgAction, Command, ValueHint};
use std::ffi::OsString;
use zeren_core::lookup::Kind;
use zeren_core::model::{Lang, Level, Text};
use zeren_core::rulebook::Open;

/// The language: `--lang` wherever it stands, else `ZEREN_LANG`, else Chinese.
pub(crate) fn language(words: &[OsString], environment: Option<&str>) -> Lang {
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    let mut chosen = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        if let Some(value) = word.strip_prefix("--lang=") {
            chosen = Lang::from_id(value);
        } else if word == "--lang" {
            chosen = words.next().and_then(Lang::from_id);
        }
    }
    chosen.or_else(|| environment.and_then(|value| Lang::from_id(value.get(..2).unwrap_or(value)))).unwrap_or(Lang::Zh)
}

struct Words(Lang);

impl Words {
    const fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text { zh, en }.in_lang(self.0)
    }

    fn arg(&self, id: &'static str, zh: &'static str, en: &'static str) -> Arg {
        Arg::new(id).help(self.t(zh, en))
    }

    fn option(&self, id: &'static str, value: &'static str, zh: &'static str, en: &'static str) -> Arg {
        self.arg(id, zh, en).long(id).value_name(value)
    }

    /// Headings in the language; in Chinese also what clap would add in English (defaults, values).
    fn in_words(&self, command: Command) -> Command {
        command.mut_args(|arg| {
            let heading = if arg.is_positional() { self.t("参数", "Arguments") } else { self.t("选项", "Options") };
            let arg = arg.help_heading(heading);
            if self.0 == Lang::En {
                return arg;
            }
            if !arg.get_action().takes_values() {
                return arg;
            }
            let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let values: Vec<String> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if !values.is_empty() {
                help.push_str(&format!(" [可以是:{}]", values.join("、")));
            }
            let defaults: Vec<_> =
                arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
            if !defaults.is_empty() {
                help.push_str(&format!(" [默认:{}]", defaults.join("、")));
            }
            arg.help(help).hide_possible_values(true).hide_default_value(true)
        })
    }

    /// How a subcommand is used, as clap says it, in the language.
    fn with_usage(&self, command: Command, under: &str) -> Command {
        let usage = command.clone().render_usage().to_string();
        let usage = usage
            .trim_start_matches("Usage: ")
            .replace("[OPTIONS]", self.t("[选项]", "[OPTIONS]"))
            .replace("<COMMAND>", self.t("<命令>", "<COMMAND>"));
        let positionals = match command.get_positionals().next() {
            Some(_) => format!("{}\n{{positionals}}\n\n", self.t("参数:", "Arguments:")),
            None => String::new(),
        };
        let commands = if command.has_subcommands() {
            format!("{}\n{{subcommands}}\n\n", self.t("命令:", "Commands:"))
        } else {
            String::new()
        };
        let template = format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{commands}{positionals}{}\n{{options}}{{after-help}}\n",
            self.t("用法:", "Usage:"),
            self.t("选项:", "Options:"),
        );
        command.override_usage(format!("{under} {usage}")).help_template(template)
    }

    /// A command and those under it with all that only help shows.
    fn told(&self, command: Command, under: &str) -> Command {
        let own = format!("{under} {}", command.get_name());
        let command = self.with_usage(self.in_words(command), under);
        command.mut_subcommands(|sub| self.told(sub, &own))
    }

    fn level(&self) -> Arg {
        self.option("level", "LEVEL", "层级", "the level")
            .value_parser(Level::ALL.iter().map(|level| level.id()).collect::<Vec<_>>())
    }

    fn command(&self, name: &'static str, zh: &'static str, en: &'static str, examples: &'static str) -> Command {
        let heading = self.t("示例:", "Examples:");
        Command::new(name)
            .about(self.t(zh, en))
            .after_help(format!("{heading}\n{examples}"))
            .disable_help_flag(true)
            .arg(self.help())
    }

    fn help(&self) -> Arg {
        self.arg("help", "显示帮助", "show help").short('h').long("help").action(ArgAction::Help)
    }

    fn post(&self) -> Command {
        let answers: Vec<&str> = Open::ALL.iter().map(|about| about.id()).collect();
        self.command("post", "一个职务承担什么责任", "what a post answers for", "  zeren post 县委副书记、县长\n  zeren post '副市长(分管生态环境、住建)'\n  zeren post 市生态环境局局长 --region 苏州市 --explain\n  zeren post 副县长 --sector 水利 --format json\n  zeren post 县民政局局长 --answer importance=yes")
            .arg(self.arg("title", "职务,一个或者几个", "one or more titles").value_name("TITLE").required(true).num_args(1..))
            .arg(self.level())
            .arg(self.option("region", "NAME|CODE", "地区:名称或者六位代码", "the region: a name or a six-digit code"))
            .arg(self.option("sector", "SECTOR", "分管的或者所在部门的行业、领域,可以重复", "the sector in charge of, or of the department; may be repeated").action(ArgAction::Append))
            .arg(self.option("answer", "ABOUT=VALUE", "", "").action(ArgAction::Append).help(format!("{} [{}]", self.t("回答一个问题,如 importance=yes,可以重复", "answer a question, such as importance=yes; may be repeated"), answers.join(self.t("、", ", ")))))
            .arg(self.arg("explain", "说明是怎样得出的", "show how it was found").long("explain").action(ArgAction::SetTrue))
    }

    fn who(&self) -> Command {
        self.command(
            "who",
            "谁对这件事负责",
            "who answers for this matter",
            "  zeren who --level county --sector 水利\n  zeren who --duty 环境应急\n  zeren who",
        )
        .arg(self.level())
        .arg(
            self.option(
                "sector",
                "SECTOR",
                "行业或者领域;不写就是生态环境",
                "the sector; the environment itself if left out",
            )
            .conflicts_with("duty"),
        )
        .arg(self.option("duty", "ID|WORDS", "职责:标识或者其中的词", "the duty: its id or words of it"))
    }

    fn list(&self) -> Command {
        self.command(
            "list",
            "列出规则内容",
            "list what the rulebook holds",
            "  zeren list\n  zeren list sectors\n  zeren list duties --lang en",
        )
        .arg(
            self.arg("kind", "列什么;不写就是七类", "what to list; the classes if left out")
                .value_name("KIND")
                .value_parser(Kind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>()),
        )
    }

    fn show(&self) -> Command {
        self.command("show", "按标识显示一项", "show one item by its id", "  zeren show Q4.2\n  zeren show government-principal\n  zeren show government-principal/fiscal-support\n  zeren show rule/deputy-unstated\n  zeren show loop\n  zeren show loop --at inspection\n  zeren show loop --format svg > loop.svg")
            .arg(self.arg("id", "标识;loop 就是责任闭环", "the id; loop is the closed loop of responsibility").value_name("ID").required(true))
            .arg(self.option("format", "FORMAT", "输出形式;svg、dot、mermaid 只用于 loop", "the form of the output; svg, dot and mermaid only for loop").value_parser(["text", "json", "svg", "dot", "mermaid"]).default_value("text"))
            .arg(self.option("at", "NODE", "闭环中的一个节点:它从哪里来,到哪里去", "a node of the loop: what leads to it, and where it leads"))
    }

    fn search(&self) -> Command {
        self.command(
            "search",
            "在职责、类别、行业和来源中查找",
            "search duties, classes, sectors and the source",
            "  zeren search 环境应急\n  zeren search 督察 整改\n  zeren search 'fiscal support' --lang en",
        )
        .arg(self.arg("words", "要找的词", "the words").value_name("WORDS").required(true).num_args(1..))
        .arg(
            self.option("limit", "N", "最多显示几条", "show at most this many")
                .value_parser(clap::value_parser!(usize))
                .default_value("20"),
        )
    }

    fn assess(&self) -> Command {
        let command = self.command("assess", "所述事实达到哪些追责情形:在终端上一问一答,或者读文件", "which accountability situations the stated facts reach: asked on a terminal, or from a file", "  zeren assess\n  zeren assess --set causation=no --set 做选择=是\n  zeren assess --facts facts.toml --post '副县长(分管水利)'\n  zeren assess --facts facts.toml --roster 名册.xlsx --region 昆山市\n  zeren assess --ask --save record.json\n  zeren assess --facts new.json --compare old.json\n  zeren assess --as-of 2026-03-01 --format json")
            .arg(self.option("facts", "FILE", "事实文件或者保存的记录:TOML 或者 JSON;- 就是标准输入", "a file of facts or a saved record, TOML or JSON; - is standard input").value_hint(ValueHint::FilePath))
            .arg(self.option("set", "ELEMENT=VALUE", "一个事实:yes、no 或者 unknown,后面可以写谁说的;可以重复", "a fact: yes, no or unknown, and behind it who says so; may be repeated").action(ArgAction::Append))
            .arg(self.option("by", "WHO", "--set 和问答中的事实是谁说的", "who says the facts of --set and of the interview"))
            .arg(self.option("reading", "READING", "按这种理解,不按默认的,可以重复", "follow this reading, not the default one; may be repeated").action(ArgAction::Append))
            .arg(self.option("post", "TITLE", "涉及的职务,可以重复", "a post concerned; may be repeated").action(ArgAction::Append));
        self.with_roster(command)
            .arg(self.arg("ask", "接着问还没有定的", "ask for what is open").long("ask").action(ArgAction::SetTrue))
            .arg(
                self.option("save", "FILE", "保存记录:.toml 或者 .json", "save the record: .toml or .json")
                    .value_hint(ValueHint::FilePath),
            )
            .arg(
                self.option("compare", "FILE", "与保存的记录比较", "compare with a saved record")
                    .value_hint(ValueHint::FilePath),
            )
            .arg(
                self.arg(
                    "reuse",
                    "记录来自另一版规则时,沿用要件文字没有变的回答",
                    "take over, from a record of other rules, the answers whose elements have the same words",
                )
                .long("reuse")
                .action(ArgAction::SetTrue),
            )
    }

    fn batch(&self) -> Command {
        self.command("batch", "逐行处理:一行一个职务,一行一个 JSON;或者一个 CSV 表", "a stream: one title or post a line in, one JSON object a line out; or a CSV table", "  zeren batch titles.txt > answers.jsonl\n  cat titles.txt | zeren batch --brief\n  echo '{\"level\":\"county\",\"organ\":\"government\",\"position\":\"deputy\",\"sectors\":[\"水利\"]}' | zeren batch\n  zeren batch posts.csv -o decisions.csv")
            .arg(self.arg("file", "输入文件;- 或者不写就是标准输入", "the file; standard input if - or left out").value_name("FILE").value_hint(ValueHint::FilePath))
            .arg(self.arg("brief", "只要标识,不要名称、文字和引文;CSV 总是这样", "ids only, without names, texts and quotes; CSV always is").long("brief").action(ArgAction::SetTrue))
            .arg(self.option("from", "FORM", "输入的形式:csv 是一行一个职务的表,列为 level、organ、position、sectors;不写就看扩展名", "the form of the input: csv is a table of posts with columns level, organ, position, sectors; by its ending if left out").value_parser(["lines", "csv"]))
            .arg(self.option("to", "FORM", "输出的形式;不写就看扩展名,再看输入", "the form of the output; by its ending, then as the input, if left out").value_parser(["jsonl", "csv"]))
            .arg(self.option("output", "FILE", "写到文件", "write to a file").short('o').value_hint(ValueHint::FilePath))
            .arg(self.option("threads", "N", "处理 CSV 用几个线程;不写就是全部", "how many threads for CSV; all if left out").value_parser(clap::value_parser!(u32).range(1..=256)))
    }

    fn serve(&self) -> Command {
        self.command(
            "serve",
            "在本机提供网页",
            "serve the page on this machine",
            "  zeren serve\n  zeren serve --port 9000\n  zeren serve --bind 192.168.1.2\n  zeren serve --rulebook mine.toml",
        )
        .arg(
            self.option("port", "PORT", "端口;0 就是自动选择", "the port; 0 finds a free one")
                .value_parser(clap::value_parser!(u16))
                .default_value("8125"),
        )
        .arg(
            self.option("bind", "ADDRESS", "监听的地址", "the address to listen on")
                .value_parser(clap::value_parser!(std::net::IpAddr))
                .default_value("127.0.0.1"),
        )
    }

    fn completions(&self) -> Command {
        self.command(
            "completions",
            "生成命令行补全脚本",
            "write a shell completion script",
            "  zeren completions bash > /usr/share/bash-completion/completions/zeren",
        )
        .arg(
            self.arg("shell", "哪种 shell", "the shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(clap::value_parser!(clap_complete::Shell)),
        )
    }

    fn man(&self) -> Command {
        self.command("man", "生成手册页", "write the man page", "  zeren man > zeren.1")
    }
}

/// The whole command line, with what only help and error messages show.
pub(crate) fn command(lang: Lang) -> Command {
    build(lang, true)
}

/// The command line as far as reading arguments goes, which is quicker to make.
pub(crate) fn parser(lang: Lang) -> Command {
    build(lang, false)
}

fn build(lang: Lang, in_words: bool) -> Command {
    let words = Words(lang);
    let about = words.t(
        "谁对这里的生态环境负责:输入职务,得到责任、职责、监督和来源",
        "who answers for the environment here: a title in; responsibility, duties, supervision and source out",
    );
    let examples = "  zeren post 县委副书记、县长\n  zeren post '副市长(分管生态环境、住建)'\n  zeren who --level county --sector 水利\n  zeren search 环境应急\n  zeren assess\n  zeren batch titles.txt";
    let heading = words.t("示例:", "Examples:");
    let status = words.t("退出状态:0 已回答,1 有发现,2 输入有误", "Exit status: 0 answered, 1 findings, 2 bad input");
    let subcommands = [
        words.layered(words.post()),
        words.layered(words.who()),
        words.layered(words.list()),
        words.layered(words.show()),
        words.layered(words.search()),
        words.layered(words.assess()),
        words.layered(words.audit()),
        words.layered(words.ledger()),
        words.explain(),
        words.rulebook(),
        words.layered(words.batch()),
        words.layered(words.serve()),
        words.completions(),
        words.man(),
    ];
    let whole = Command::new("zeren")
        .override_usage(words.t("zeren [选项] <命令>", "zeren [OPTIONS] <COMMAND>"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(about)
        .after_help(format!("{heading}\n{examples}\n\n{status}"))
        .help_template(words.t("{name} {version}\n{about-with-newline}\n用法: {usage}\n\n命令:\n{subcommands}\n\n选项:\n{options}{after-help}\n", "{name} {version}\n{about-with-newline}\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}\n"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .next_help_heading(words.t("选项", "Options"))
        .arg(words.help().global(true))
        .arg(words.arg("version", "显示版本", "show the version").short('V').long("version").action(ArgAction::Version))
        .arg(words.option("format", "FORMAT", "输出形式", "the form of the output").value_parser(["text", "json"]).default_value("text").global(true))
        .arg(words.option("lang", "LANG", "语言;也可以设 ZEREN_LANG", "the language; ZEREN_LANG sets it too").value_parser(["zh", "en"]).global(true))
        .arg(words.option("as-of", "DATE", "按这一天的状态,如 2026-03-01;不写就是规则的最新状态", "as of this day, such as 2026-03-01; the rulebook's newest state if left out").global(true))
        .arg(words.option("color", "WHEN", "颜色:auto 只在终端上", "colour: auto means on a terminal only").value_parser(["auto", "always", "never"]).default_value("auto").global(true))
;
    if !in_words {
        return whole.subcommands(subcommands);
    }
    words.in_words(whole.subcommands(subcommands.map(|command| words.told(command, "zeren"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_is_sound() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn language_is_found_wherever_it_stands() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&words("zeren post x --lang en"), None), Lang::En);
        assert_eq!(language(&words("zeren --lang=en"), None), Lang::En);
        assert_eq!(language(&words("zeren post -- --lang en"), None), Lang::Zh);
        assert_eq!(language(&words("zeren"), Some("en_US.UTF-8")), Lang::En);
        assert_eq!(language(&words("zeren --lang xx"), None), Lang::Zh);
    }
}
