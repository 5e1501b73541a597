//! The words of the commands by which rulebooks are tested, compared, handed out and proved.

use super::Words;
use clap::{ArgAction, Command, ValueHint};

impl Words {
    pub(super) fn rulebook_test(&self) -> Command {
        self.command(
            "test",
            "运行与规则放在一起的案例:职务,应得的结果",
            "run the cases kept beside a rulebook: title in, expected outcome out",
            "  zeren rulebook test 本地.cases.toml\n  zeren rulebook test --format json",
        )
        .arg(
            self.arg(
                "files",
                "案例文件 *.cases.toml,或者规则文件(案例在它旁边);不写就是当前目录的全部案例文件",
                "files of cases, *.cases.toml, or rulebook files with the cases beside them; all in this folder if left out",
            )
            .value_name("FILE")
            .num_args(0..)
            .value_hint(ValueHint::FilePath),
        )
    }

    pub(super) fn rulebook_diff(&self) -> Command {
        self.command(
            "diff",
            "两份规则对谁决定不同:走遍全部职务",
            "for whom two rulebooks decide differently: every post is walked",
            "  zeren rulebook diff builtin 本地.toml\n  zeren rulebook diff 旧.toml 新.toml --format json",
        )
        .arg(
            self.arg(
                "a",
                "一份规则:builtin 就是内置的,或者规则文件,几份叠加用 + 连接",
                "a rulebook: builtin, or a file; several in order are joined by +",
            )
            .value_name("A")
            .required(true),
        )
        .arg(self.arg("b", "另一份", "the other").value_name("B").required(true))
    }

    pub(super) fn rulebook_table(&self) -> Command {
        self.command(
            "table",
            "把全部规则写成表,供审阅人逐行核对",
            "write the whole rulebook as a table for those who approve it",
            "  zeren rulebook table -o 规则表.xlsx\n  zeren rulebook table -o table.csv --lang en",
        )
        .arg(
            self.option("output", "FILE", "写到文件:xlsx 或者 csv", "the file: xlsx or csv")
                .short('o')
                .required(true)
                .value_hint(ValueHint::FilePath),
        )
    }

    pub(super) fn rulebook_prove(&self) -> Command {
        self.command(
            "prove",
            "走遍全部职务,证明规则的性质",
            "walk every post and prove what the rulebook promises",
            "  zeren rulebook prove\n  zeren rulebook prove --format markdown > proofs.md",
        )
        .arg(
            self.option("format", "FORMAT", "输出形式", "the form of the output")
                .value_parser(["text", "json", "markdown"])
                .default_value("text"),
        )
        .arg(self.arg("all", "也列出每条规则", "list every rule too").long("all").action(ArgAction::SetTrue))
    }
}
