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
            "编写和核查规则",
            "write and check rulebooks",
            "  zeren rulebook prove\n  zeren rulebook table -o 规则表.xlsx\n  zeren rulebook check 规则表.xlsx\n  zeren rulebook test 本地.cases.toml",
        )
        .subcommand_required(true)
        .subcommand(self.layered(self.rulebook_check()))
        .subcommand(self.layered(self.rulebook_test()))
        .subcommand(self.rulebook_diff())
        .subcommand(self.layered(self.rulebook_table()))
        .subcommand(self.layered(self.rulebook_prove()))
    }

    fn rulebook_check(&self) -> Command {
        self.command(
            "check",
            "核查:审阅过的规则表里,对哪些行有异议",
            "check: which rows of a reviewed table are disputed",
            "  zeren rulebook check 规则表.xlsx\n  zeren rulebook check 规则表.csv --format json",
        )
        .arg(
            self.arg("files", "审阅过的规则表:xlsx、xls、ods、csv", "reviewed tables: xlsx, xls, ods, csv")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_hint(ValueHint::FilePath),
        )
    }
}
