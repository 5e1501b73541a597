//! The words of `zeren rulebook` and of `--rulebook`.

use super::Words;
use clap::{ArgAction, Command, ValueHint};

impl Words {
    /// A command that takes local rulebooks.
    pub(super) fn layered(&self, command: Command) -> Command {
        command.arg(
            self.option(
                "rulebook",
                "FILE",
                "叠加一份本地规则,可以重复,按顺序",
                "lay a local rulebook over the built-in one; may be repeated, in order",
            )
            .action(ArgAction::Append)
            .value_hint(ValueHint::FilePath),
        )
    }

    pub(super) fn rulebook(&self) -> Command {
        self.command(
            "rulebook",
            "编写、核查规则",
            "write and check rulebooks",
            "  zeren rulebook new mine.toml\n  zeren rulebook check mine.toml\n  zeren rulebook test mine.toml\n  zeren rulebook diff builtin mine.toml\n  zeren rulebook table -o 规则表.xlsx\n  zeren rulebook prove",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(self.rulebook_new())
        .subcommand(self.layered(self.rulebook_check()))
        .subcommand(self.layered(self.rulebook_test()))
        .subcommand(self.rulebook_diff())
        .subcommand(self.rulebook_fmt())
        .subcommand(self.rulebook_schema())
        .subcommand(self.layered(self.rulebook_table()))
        .subcommand(self.layered(self.rulebook_prove()))
    }

    fn rulebook_new(&self) -> Command {
        self.command(
            "new",
            "写一份带说明的样板;已有的文件不动",
            "write a commented template; a file that is there stays as it is",
            "  zeren rulebook new mine.toml\n  zeren rulebook new > mine.toml",
        )
        .arg(
            self.arg("file", "写到哪里;不写就是标准输出", "where to; standard output if left out")
                .value_name("FILE")
                .value_hint(ValueHint::FilePath),
        )
    }

    fn rulebook_check(&self) -> Command {
        self.command(
            "check",
            "检查本地规则,几份一起就按顺序叠加;审阅过的规则表,读出对哪些行有异议",
            "check local rulebooks, several in order over one another; of a reviewed table, which rows are disputed",
            "  zeren rulebook check mine.toml\n  zeren rulebook check province.toml city.toml --format json\n  zeren rulebook check 规则表.xlsx\n  zeren explain ZB402",
        )
        .arg(self.files("文件:toml,- 就是标准输入;或者审阅过的表:xlsx、xls、ods、csv", "the files: toml, or - for standard input; or reviewed tables: xlsx, xls, ods, csv"))
    }

    fn rulebook_fmt(&self) -> Command {
        self.command(
            "fmt",
            "改成统一的写法,注释保留",
            "write files in the one canonical form; comments stay",
            "  zeren rulebook fmt mine.toml\n  zeren rulebook fmt --check mine.toml",
        )
        .arg(
            self.files(
                "文件;- 就是标准输入,写到标准输出",
                "the files; - is standard input, written to standard output",
            ),
        )
        .arg(
            self.arg(
                "check",
                "只看是否已经是这样;不是的话退出状态为 1",
                "only look; exit with 1 if a file is not in it",
            )
            .long("check")
            .action(ArgAction::SetTrue),
        )
    }

    fn rulebook_schema(&self) -> Command {
        self.command(
            "schema",
            "编辑器补全和检查用的 JSON Schema",
            "the JSON Schema by which editors complete and check",
            "  zeren rulebook schema > zeren-rulebook.schema.json",
        )
    }

    fn files(&self, zh: &'static str, en: &'static str) -> clap::Arg {
        self.arg("files", zh, en).value_name("FILE").required(true).num_args(1..).value_hint(ValueHint::FilePath)
    }
}
