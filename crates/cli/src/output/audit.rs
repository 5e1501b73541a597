//! An audit for people: how the roster was read, the findings by region, the totals, coverage and matrix.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Applicability, Class, Lang, Level};
use zeren_core::rulebook::SectorId;
use zeren_roster::audit::{Counts, Finding, Heading, Severity, SheetHeading, Tally, Unit, UnitKey, UnitName, level_of};
use zeren_roster::beside::Accept;
use zeren_roster::cell::CellAt;
use zeren_roster::columns::Role;
use zeren_roster::source::Form;

/// More findings about rows than this are counted, not shown.
const MOST: usize = 2_000;
/// More regions than this are no table for a terminal.
const MOST_REGIONS: usize = 60;

/// What an audit has to say.
pub(crate) struct Text {
    heading: Heading,
    findings: Vec<Finding>,
    left_out: u64,
    /// What was found.
    pub(crate) counts: Counts,
}

impl Text {
    /// Of a roster read so.
    pub(crate) fn new(heading: &Heading) -> Self {
        Self { heading: heading.clone(), findings: Vec::new(), left_out: 0, counts: Counts::default() }
    }

    /// Adds a finding.
    pub(crate) fn add(&mut self, finding: Finding, accepted: bool) {
        self.counts.add(&finding, accepted);
        if accepted {
        } else if self.findings.len() < MOST {
            self.findings.push(finding);
        } else {
            self.left_out += 1;
        }
    }
}

const fn look(severity: Severity) -> Look {
    match severity {
        Severity::Error => Look::Open,
        Severity::Warning => Look::Strong,
        Severity::Note => Look::Quiet,
    }
}

fn sheet(page: &mut Layout<'_>, sheet: &SheetHeading, screen: &Screen) {
    let lang = screen.lang();
    if let Some(name) = &sheet.name {
        let why = match sheet.skipped {
            None if sheet.hidden => screen.t("(隐藏的,也读)", " (hidden, read all the same)").to_owned(),
            None => String::new(),
            Some("empty") => screen.t("(空的)", " (empty)").to_owned(),
            Some("not-wanted") => return,
            Some(_) => screen.t("(没有“职务”一列,没有读)", " (no column of posts, not read)").to_owned(),
        };
        page.text(0, &format!("{}{name}{why}", screen.t("工作表 ", "sheet ")), Look::Strong);
        if sheet.skipped.is_some() {
            return;
        }
    }
    let role = |id: &str| Role::from_word(id).map_or("", |role| role.name(lang));
    let taken: Vec<String> = sheet
        .columns
        .iter()
        .map(|(letters, header, id)| match (header.is_empty(), header == role(id)) {
            (true, _) => format!("{letters} = {}", role(id)),
            (false, true) => format!("{letters} {header}"),
            (false, false) => format!("{letters} {header} = {}", role(id)),
        })
        .collect();
    let separator = screen.t("、", ", ");
    let header = match sheet.header_row {
        Some(row) => format!("{} {row}", screen.t("表头:第", "headers: row")) + screen.t(" 行", ""),
        None => screen.t("没有表头", "no headers").to_owned(),
    };
    page.text(2, &header, Look::Plain);
    page.hanging(2, screen.t("用到的列:", "columns taken: "), &taken.join(separator), Look::Plain);
    if !sheet.left_out.is_empty() {
        let left: Vec<String> = sheet.left_out.iter().map(|(letters, header)| format!("{letters} {header}")).collect();
        page.hanging(2, screen.t("没有用的列:", "left out: "), &left.join(separator), Look::Quiet);
    }
    if !sheet.filled.is_empty() {
        let filled: Vec<&str> = sheet.filled.iter().map(|id| role(id)).collect();
        let text = filled.join(separator);
        page.hanging(
            2,
            screen.t("空格沿用上一行的列(--no-fill 可以不这样):", "blank cells take the value above (see --no-fill): "),
            &text,
            Look::Plain,
        );
    }
    if let Some(region) = &sheet.region {
        page.hanging(2, screen.t("没有写地区的行归入:", "rows that name no region are of: "), region, Look::Plain);
    }
}

fn place(finding: &Finding, heading: &Heading, screen: &Screen) -> String {
    let Some(first) = finding.rows.first() else { return String::new() };
    let name = heading.sheets.get(usize::from(first.sheet)).and_then(|sheet| sheet.name.clone());
    let sheet = name.map(|name| format!("{name} ")).unwrap_or_default();
    if let (Some(column), [at]) = (finding.column, finding.rows.as_slice()) {
        return format!("{sheet}{}", CellAt { at: *at, column }.name());
    }
    let rows: Vec<String> = finding.rows.iter().take(10).map(|at| at.row.to_string()).collect();
    let more = if finding.rows.len() > 10 { "…" } else { "" };
    let rows = rows.join(screen.t("、", ", "));
    match screen.lang() {
        Lang::Zh => format!("{sheet}第 {rows}{more} 行"),
        Lang::En if finding.rows.len() > 1 => format!("{sheet}rows {rows}{more}"),
        Lang::En => format!("{sheet}row {rows}{more}"),
    }
}

fn findings(page: &mut Layout<'_>, text: &Text, screen: &Screen) {
    let lang = screen.lang();
    // By region, as they stand in the list of divisions; what belongs to no region comes first.
    let mut order: Vec<&Finding> = text.findings.iter().collect();
    let key = |finding: &Finding| finding.unit.as_ref().map(|unit| unit.key.clone());
    order.sort_by_key(|finding| (key(finding), finding.severity, finding.kind, finding.rows.first().copied()));
    let mut last = None;
    for finding in order {
        let region = finding.unit.as_ref().map_or(screen.t("名册", "the roster"), |unit| unit.shown(lang)).to_owned();
        if last.as_ref() != Some(&region) {
            page.heading(&region);
            last = Some(region);
        }
        let entry = finding.kind.entry();
        let severity = finding.severity.name(lang);
        page.hanging(0, &format!("{severity} {} ", entry.code), &finding.message(lang), look(finding.severity));
        let cite: String = entry.paragraphs().map(|paragraph| format!(" [{paragraph}]")).collect();
        let place = place(finding, &text.heading, screen);
        let where_and_why = [place.as_str(), cite.trim()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" · ");
        if !where_and_why.is_empty() {
            page.hanging(4, "--> ", &where_and_why, Look::Quiet);
        }
        page.hanging(4, screen.t("办法: ", "help: "), entry.todo.in_lang(lang), Look::Plain);
    }
    if text.left_out > 0 {
        page.gap();
        let more = format!(
            "{} {} {}",
            screen.t("还有", "and"),
            text.left_out,
            screen.t("个发现没有显示;用 --format json 查看全部", "findings more; --format json shows all")
        );
        page.text(0, &more, Look::Open);
    }
}

fn totals(page: &mut Layout<'_>, text: &Text, tally: &Tally, regions: usize, screen: &Screen) {
    let lang = screen.lang();
    let totals = &tally.totals;
    page.heading(screen.t("合计", "Totals"));
    let line = |name: &str, number: u64| vec![(name.to_owned(), Look::Plain), (number.to_string(), Look::Plain)];
    let mut rows = vec![
        line(screen.t("行", "rows"), totals.rows),
        line(screen.t("读懂", "read"), totals.read),
        line(screen.t("读懂一部分", "read in part"), totals.partly),
        line(screen.t("没有读懂", "not read"), totals.unread),
        line(screen.t("不是人员", "no persons"), totals.not_posts),
        line(screen.t("地区", "regions"), regions as u64),
    ];
    for applicability in Applicability::ALL {
        rows.push(line(applicability.name(lang), tally.persons(*applicability)));
    }
    for severity in Severity::ALL {
        rows.push(line(severity.name(lang), text.counts.by_severity[severity.index()]));
    }
    rows.push(line(screen.t("已接受的发现", "findings accepted"), text.counts.accepted));
    if totals.unsorted > 0 {
        rows.push(line(
            screen.t("地区太多,没有按地区核对的行", "rows of regions too many to tell apart"),
            totals.unsorted,
        ));
    }
    if tally.not_compared() > 0 {
        rows.push(line(
            screen.t("一个地区里太多,没有互相核对的负责人", "holders of posts in one place too many to compare"),
            tally.not_compared(),
        ));
    }
    page.table(2, &rows);
}

fn coverage(page: &mut Layout<'_>, units: &[(UnitName, &Unit)], engine: &Engine, screen: &Screen) {
    let lang = screen.lang();
    page.heading(screen.t("各类人员", "Coverage by class"));
    let rows: Vec<_> = Class::ALL
        .iter()
        .map(|class| {
            let count = |unit: &&(UnitName, &Unit)| unit.1.classes[class.index()].certain;
            let persons: u32 = units.iter().map(|unit| count(&unit)).sum();
            let covered = units.iter().filter(|unit| count(unit) > 0).count();
            let regions = match lang {
                Lang::Zh => format!("{covered}/{} 个地区有", units.len()),
                Lang::En => format!("in {covered} of {} regions", units.len()),
            };
            vec![
                (BUILTIN.class(*class).name.in_lang(lang).to_owned(), Look::Plain),
                (persons.to_string(), Look::Plain),
                (regions, Look::Quiet),
            ]
        })
        .collect();
    page.table(2, &rows);
    let county_up: Vec<&Unit> = units.iter().map(|(_, unit)| *unit).filter(|unit| !unit.is_by_reference()).collect();
    page.heading(screen.t(
        "各行业或者领域(部门负责人、分管的政府负责人,各有几个地区有)",
        "Coverage by sector (regions with a department head, with a deputy in charge)",
    ));
    let has = |list: &[(SectorId, zeren_roster::cell::RowAt)], sector| list.iter().any(|(known, _)| *known == sector);
    let rows: Vec<_> = (0..engine.rulebook().sectors.len())
        .map(SectorId::new)
        .filter_map(|sector| {
            let heads = county_up.iter().filter(|unit| has(&unit.heads, sector)).count();
            let deputies = county_up.iter().filter(|unit| has(&unit.deputies, sector)).count();
            let name = engine.rulebook().sectors[sector.index()].name(lang);
            (heads + deputies > 0).then(|| {
                let cell = |number: usize| (number.to_string(), Look::Plain);
                vec![(name.to_owned(), Look::Plain), cell(heads), cell(deputies)]
            })
        })
        .collect();
    page.table(2, &rows);
}

fn matrix(page: &mut Layout<'_>, units: &[(UnitName, &Unit)], engine: &Engine, screen: &Screen) {
    let lang = screen.lang();
    page.heading(screen.t("地区与类别", "Regions by classes"));
    let names: Vec<String> =
        Class::ALL.iter().enumerate().map(|(index, class)| format!("{} {}", index + 1, class.name(lang))).collect();
    page.text(2, &names.join(screen.t(";", "; ")), Look::Quiet);
    if units.len() > MOST_REGIONS {
        let more = match lang {
            Lang::Zh => {
                format!("共 {} 个地区,太多,不在这里列出;用 --region 看一部分,或者用 --format json 看全部", units.len())
            }
            Lang::En => {
                format!("{} regions are too many to be shown here; --region shows some, --format json all", units.len())
            }
        };
        return page.text(2, &more, Look::Plain);
    }
    let mut rows = vec![vec![(String::new(), Look::Plain)]];
    rows[0].extend((1..=7).map(|number| (number.to_string(), Look::Quiet)));
    for (name, unit) in units {
        let level = level_of(name, unit, engine);
        let mut row = vec![(name.shown(lang).to_owned(), Look::Plain)];
        for (class, count) in Class::ALL.iter().zip(unit.classes) {
            let expected = !(unit.is_by_reference() && class.index() > 4) && level != Some(Level::Village);
            row.push(match (count.certain, count.possible) {
                (0, 0) if expected => ("·".to_owned(), Look::Open),
                (0, 0) => (" ".to_owned(), Look::Plain),
                (0, _) => ("?".to_owned(), Look::Open),
                (certain, _) => (certain.to_string(), Look::Plain),
            });
        }
        rows.push(row);
    }
    page.table(2, &rows);
    page.text(
        2,
        screen.t("· 没有,? 可能有(分工没有写明)", "· none, ? perhaps (a division of work is not stated)"),
        Look::Quiet,
    );
}

/// Renders an audit.
pub(crate) fn render(
    text: &Text,
    tally: &Tally,
    units: &[(&UnitKey, &Unit)],
    engine: &Engine,
    unused: &[&Accept],
    screen: &Screen,
    out: &mut Vec<u8>,
) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    let heading = &text.heading;
    let form = Form::from_id(heading.form).map_or("", |form| form.name(lang));
    let encoding = heading.encoding.map(|encoding| format!(" · {}", encoding.to_uppercase())).unwrap_or_default();
    page.text(0, &format!("{} · {form}{encoding}", heading.file), Look::Strong);
    heading.sheets.iter().for_each(|one| sheet(&mut page, one, screen));
    findings(&mut page, text, screen);
    for accept in unused {
        page.gap();
        let code = accept.kind.entry().code;
        let line = match lang {
            Lang::Zh => format!("旁边文件第 {} 行接受的 {code} 没有对上任何发现,可以去掉", accept.line),
            Lang::En => format!(
                "line {} of the file beside the roster accepts {code}, but nothing fits it; it can go",
                accept.line
            ),
        };
        page.text(0, &line, Look::Quiet);
    }
    let units: Vec<(UnitName, &Unit)> = units.iter().map(|(key, unit)| (UnitName::of(engine, key), *unit)).collect();
    totals(&mut page, text, tally, units.len(), screen);
    if !units.is_empty() {
        coverage(&mut page, &units, engine, screen);
        matrix(&mut page, &units, engine, screen);
    }
    let found: u64 = text.counts.by_severity.iter().sum();
    page.gap();
    super::layers(engine, screen, &mut page);
    if found == 0 {
        page.text(0, screen.t("没有发现问题。", "nothing was found."), Look::Lit);
    } else {
        page.text(
            0,
            screen.t("`zeren explain 代码` 说明一个发现", "`zeren explain CODE` explains a finding"),
            Look::Quiet,
        );
    }
}
