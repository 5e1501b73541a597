//! The words of the commands on rosters.

use super::Words;
use clap::{ArgAction, Command, ValueHint};
use zeren_roster::audit::Severity;
use zeren_roster::ledger::Form as ListForm;
use zeren_roster::source::{Charset, Form};

impl Words {
    /// A command on a roster: the roster, how it is read, on how many threads.
    fn on_roster(&self, command: Command) -> Command {
        let command = command.arg(
            self.arg(
                "roster",
                "名册:xlsx、xls、ods、csv、tsv、jsonl;- 就是标准输入",
                "the roster: xlsx, xls, ods, csv, tsv, jsonl; standard input if -",
            )
            .value_name("ROSTER")
            .required(true)
            .value_hint(ValueHint::FilePath),
        );
        self.reading(command).arg(
            self.option("threads", "N", "用几个线程;不写就是全部", "how many threads; all if left out")
                .value_parser(clap::value_parser!(u32).range(1..=256)),
        )
    }

    /// How a roster is read.
    fn reading(&self, command: Command) -> Command {
        command
            .arg(self.option("column", "KIND=COLUMN", "说明哪一列是什么:表头、字母或者序号;= 后面空着就是没有这一列;可以重复", "say which column is which, by header, letter or number; nothing behind = means there is none; may be repeated").action(ArgAction::Append))
            .arg(self.option("header-row", "N", "表头在第几行", "the row with the headers").value_parser(clap::value_parser!(u32)))
            .arg(self.option("sheet", "NAME", "只读这张工作表", "read this sheet only"))
            .arg(self.option("of", "NAME|CODE", "没有写地区的行属于哪个地区", "the region of rows that name none"))
            .arg(self.option("region", "NAME|CODE", "只看这个地区和所辖地区", "only this region and those below it"))
            .arg(self.option("form", "FORM", "文件形式;不写就自动识别", "the form of the file; found by itself if left out").value_parser(Form::ALL.iter().map(|form| form.id()).collect::<Vec<_>>()))
            .arg(self.option("encoding", "NAME", "文字编码;不写就自动识别", "the encoding; found by itself if left out").value_parser(Charset::ALL.iter().map(|charset| charset.id()).collect::<Vec<_>>()))
            .arg(self.arg("no-fill", "空着的地区、单位不沿用上一行", "blank regions and bodies do not take the value above").long("no-fill").action(ArgAction::SetTrue))
            .arg(self.option("beside", "FILE", "列的说明和接受的发现;不写就是名册旁边的 名册.zeren.toml", "columns and accepted findings; ROSTER.zeren.toml beside the roster if left out").value_hint(ValueHint::FilePath))
    }

    /// A roster as an option, with how it is read: the posts of a case.
    pub(super) fn with_roster(&self, command: Command) -> Command {
        let roster = self
            .option(
                "roster",
                "FILE",
                "涉及的职务在名册里:xlsx、xls、ods、csv、tsv、jsonl;- 就是标准输入",
                "the posts concerned stand in a roster: xlsx, xls, ods, csv, tsv, jsonl; - is standard input",
            )
            .value_hint(ValueHint::FilePath);
        let name = self
            .option(
                "name",
                "NAME",
                "只看名册里叫这个姓名的行,可以重复",
                "only the rows of the roster with this name; may be repeated",
            )
            .action(ArgAction::Append);
        let command = self.reading(command.arg(roster).arg(name));
        let own = ["name", "column", "header-row", "sheet", "of", "region", "form", "encoding", "no-fill", "beside"];
        own.into_iter().fold(command, |command, id| command.mut_arg(id, |arg| arg.requires("roster")))
    }

    pub(super) fn audit(&self) -> Command {
        let command = self.command("audit", "核对名册:缺谁,哪里矛盾", "check a roster: who is missing, what contradicts", "  zeren audit 名册.xlsx\n  zeren audit 名册.csv --column 职务=D --save-columns\n  zeren audit 名册.xlsx --region 昆山市 --fail-on error\n  zeren audit 名册.csv --format sarif -o 名册.sarif");
        self.on_roster(command)
            .arg(
                self.option("format", "FORMAT", "输出形式", "the form of the output")
                    .value_parser(["text", "json", "jsonl", "sarif"])
                    .default_value("text"),
            )
            .arg(
                self.option("output", "FILE", "写到文件", "write to a file").short('o').value_hint(ValueHint::FilePath),
            )
            .arg(
                self.option(
                    "fail-on",
                    "SEVERITY",
                    "有这样重或者更重的发现时退出状态为 1",
                    "exit with 1 if there is a finding of this severity or a heavier one",
                )
                .value_parser(Severity::ALL.iter().map(|severity| severity.id()).chain(["never"]).collect::<Vec<_>>())
                .default_value("note"),
            )
            .arg(
                self.arg(
                    "save-columns",
                    "把各列是什么记到名册旁边的文件",
                    "save what the columns are in the file beside the roster",
                )
                .long("save-columns")
                .action(ArgAction::SetTrue),
            )
            .arg(
                self.arg(
                    "accept-all",
                    "把全部发现写成接受的条目,理由由你填写,显示在屏幕上",
                    "print every finding as an entry to accept it, its reason left to you",
                )
                .long("accept-all")
                .action(ArgAction::SetTrue)
                .conflicts_with("format"),
            )
    }

    pub(super) fn ledger(&self) -> Command {
        let forms: Vec<&str> = ListForm::ALL.iter().map(|form| form.id()).collect();
        let command = self.command("ledger", "由名册生成责任清单", "make the list of responsibilities from a roster", "  zeren ledger 名册.xlsx -o 清单.xlsx\n  zeren ledger 名册.xlsx -o 清单.docx --region 昆山市\n  zeren ledger 名册.csv --as md\n  zeren ledger 名册.csv -o 清单.jsonl --audit 核对.jsonl");
        self.on_roster(command)
            .arg(
                self.option("output", "FILE", "写到文件,形式由扩展名决定", "the file; its ending says the form")
                    .short('o')
                    .value_hint(ValueHint::FilePath)
                    .required_unless_present_any(["as", "format"]),
            )
            .arg(self.option("as", "FORM", "清单的形式", "the form of the list").value_parser(forms))
            .arg(
                self.option("format", "FORMAT", "json 就是 --as json", "json is --as json")
                    .value_parser(["json"])
                    .conflicts_with("as"),
            )
            .arg(
                self.option(
                    "audit",
                    "FILE",
                    "同时把核对结果写到这个文件:json、jsonl 或者 sarif",
                    "write the audit to this file as well: json, jsonl or sarif",
                )
                .value_hint(ValueHint::FilePath),
            )
    }

    pub(super) fn explain(&self) -> Command {
        self.command(
            "explain",
            "说明一个发现;不写代码就列出全部",
            "explain a finding; list them all if none is named",
            "  zeren explain ZR103\n  zeren explain no-environment-deputy\n  zeren explain",
        )
        .arg(self.arg("code", "代码或者标识", "the code or slug").value_name("CODE"))
    }
}
