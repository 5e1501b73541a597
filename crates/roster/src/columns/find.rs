//! Finds the row of headers among the first rows of a sheet.

use super::{Choice, Plan, ROLE_COUNT, Role, role_of};
use csv::StringRecord;
use zeren_core::Engine;
use zeren_core::model::Organ;

/// How many rows are looked at for headers.
const DEPTH: usize = 30;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How the rows are to be read.
    pub plan: Plan,
    /// Whether there are no headers and the column of posts was told by what stands in it.
    pub by_content: bool,
}

/// Why the columns are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoHeader {
    /// No row holds a header of a column of posts; the texts of the row that came nearest.
    NoTitle(Vec<String>),
    /// A column named by the user is not there.
    NoColumn(Choice, Vec<String>),
}

type Columns = [Option<u32>; ROLE_COUNT];

/// The roles of a row of headers. Of two columns for one role the one that names it outright, else the first.
fn roles(texts: &[String]) -> Columns {
    let mut columns: [Option<(u32, bool)>; ROLE_COUNT] = [None; ROLE_COUNT];
    for (column, text) in (0u32..).zip(texts) {
        if let Some((role, outright)) = role_of(text) {
            let slot = &mut columns[role as usize];
            if slot.is_none_or(|(_, before)| outright && !before) {
                *slot = Some((column, outright));
            }
        }
    }
    columns.map(|slot| slot.map(|(column, _)| column))
}

fn texts(record: &StringRecord) -> Vec<String> {
    record.iter().map(|text| text.trim().to_owned()).collect()
}

/// Headers over two rows: what stands in the lower row, else what stands in the upper.
fn both(upper: &[String], lower: &[String]) -> Vec<String> {
    (0..upper.len().max(lower.len()))
        .map(|column| {
            let of = |row: &[String]| row.get(column).filter(|text| !text.trim().is_empty()).cloned();
            of(lower).or_else(|| of(upper)).unwrap_or_default()
        })
        .collect()
}

fn score(columns: &Columns) -> usize {
    let has = |role: Role| columns[role as usize].is_some();
    let count = columns.iter().flatten().count();
    if has(Role::Title) { 100 + count } else { count }
}

/// The column whose cells are read as posts, where there are no headers.
fn by_content(engine: &Engine, head: &[(u32, StringRecord)]) -> Option<u32> {
    let width = head.iter().map(|(_, record)| record.len()).max().unwrap_or(0);
    let is_post = |text: &str| {
        engine.read(text).is_ok_and(|reading| {
            reading.unread.is_empty() && reading.posts.first().is_some_and(|post| post.organ != Organ::Other)
        })
    };
    let share = |column: usize| {
        let cells = head.iter().filter_map(|(_, record)| record.get(column)).filter(|text| !text.trim().is_empty());
        let (mut all, mut posts) = (0, 0);
        for text in cells.take(50) {
            all += 1;
            posts += usize::from(is_post(text));
        }
        (posts, all)
    };
    let fits =
        (0..width.min(50)).map(|column| (share(column), column)).filter(|((posts, all), _)| posts * 10 > all * 6);
    fits.max_by_key(|((posts, _), column)| (*posts, std::cmp::Reverse(*column))).map(|(_, column)| column as u32)
}

/// Blank cells of a region or body below a filled one are merged cells that were saved as text, if there are many.
fn filled(columns: &Columns, data: &[(u32, StringRecord)]) -> Vec<Role> {
    const MERGED: [Role; 7] =
        [Role::Region, Role::Code, Role::Province, Role::Prefecture, Role::County, Role::Township, Role::Unit];
    let is_merged = |role: &Role| {
        let Some(column) = columns[*role as usize] else { return false };
        let title = columns[Role::Title as usize];
        let of = |record: &StringRecord, column: u32| {
            record.get(column as usize).is_some_and(|text| !text.trim().is_empty())
        };
        let rows: Vec<bool> = data
            .iter()
            .filter(|(_, record)| title.is_some_and(|title| of(record, title)))
            .map(|(_, record)| of(record, column))
            .collect();
        let blank = rows.iter().filter(|filled| !**filled).count();
        rows.first() == Some(&true) && rows.len() >= 3 && blank * 10 >= rows.len() * 3
    };
    MERGED.into_iter().filter(is_merged).collect()
}

/// Finds how a sheet is to be read, from its first rows. `merged` says that merged cells are known and filled already.
///
/// # Errors
/// If no column of posts can be told, or a chosen column is not there.
pub fn find(
    engine: &Engine,
    head: &[(u32, StringRecord)],
    choices: &[Choice],
    header_row: Option<u32>,
    merged: bool,
) -> Result<Found, NoHeader> {
    let mut best: Option<(usize, usize, Vec<String>)> = None;
    for (index, (row, record)) in head.iter().take(DEPTH).enumerate() {
        if header_row.is_some_and(|wanted| wanted != *row) {
            continue;
        }
        let one = texts(record);
        // A row that holds a header the user names is the row of headers.
        let named = choices.iter().filter(|choice| choice.is_header(&one)).count();
        let single = score(&roles(&one)) + named * 100;
        if best.as_ref().is_none_or(|(known, ..)| single > *known) {
            best = Some((single, index, one.clone()));
        }
        if let Some((_, below)) = head.get(index + 1)
            && header_row.is_none()
        {
            let joined = both(&one, &texts(below));
            let known = best.as_ref().map_or(0, |(known, ..)| *known);
            // Two rows only where neither alone says as much.
            let double = score(&roles(&joined));
            if double > known && double > score(&roles(&texts(below))) {
                best = Some((double, index + 1, joined));
            }
        }
    }
    let (points, index, headers) = best.unwrap_or_default();
    let mut columns = roles(&headers);
    let width = head.iter().map(|(_, record)| record.len()).max().unwrap_or(0) as u32;
    for choice in choices {
        let slot = if choice.column.is_empty() {
            None
        } else {
            let column = choice.among(&headers).filter(|column| *column < width);
            Some(column.ok_or_else(|| NoHeader::NoColumn(choice.clone(), headers.clone()))?)
        };
        if let Some(column) = slot {
            columns.iter_mut().filter(|taken| **taken == Some(column)).for_each(|taken| *taken = None);
        }
        columns[choice.role as usize] = slot;
    }
    // A single header among data is chance, unless it is the column of posts.
    let has_headers = header_row.is_some() || points >= 100 || (points >= 2 && columns[Role::Title as usize].is_some());
    if has_headers && columns[Role::Title as usize].is_some() {
        let data = &head[(index + 1).min(head.len())..];
        let fill = if merged { Vec::new() } else { filled(&columns, data) };
        let above = head[..index].iter().flat_map(|(_, record)| record.iter());
        let plan = Plan {
            columns,
            header_row: head.get(index).map_or(0, |(row, _)| *row),
            first_row: head.get(index).map_or(1, |(row, _)| *row + 1),
            fill,
            above: above.map(str::trim).filter(|text| !text.is_empty()).take(20).map(str::to_owned).collect(),
            headers,
        };
        return Ok(Found { plan, by_content: false });
    }
    let chosen = choices.iter().any(|choice| choice.role == Role::Title && !choice.column.is_empty());
    let title = if chosen { columns[Role::Title as usize] } else { by_content(engine, head) };
    if title.is_none() {
        return Err(NoHeader::NoTitle(headers.into_iter().filter(|text| !text.trim().is_empty()).collect()));
    }
    let mut only = [None; ROLE_COUNT];
    for choice in choices.iter().filter(|choice| !choice.column.is_empty()) {
        only[choice.role as usize] = columns[choice.role as usize];
    }
    only[Role::Title as usize] = title;
    let fill = if merged { Vec::new() } else { filled(&only, head) };
    let plan = Plan { columns: only, headers: Vec::new(), header_row: 0, first_row: 1, fill, above: Vec::new() };
    Ok(Found { plan, by_content: !chosen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<(u32, StringRecord)> {
        (1u32..)
            .zip(text.lines().map(|line| line.split('|').collect()))
            .filter(|(_, record): &(u32, StringRecord)| record.iter().any(|text| !text.is_empty()))
            .collect()
    }

    fn found(text: &str) -> Result<Found, NoHeader> {
        find(&Engine::new(), &head(text), &[], None, false)
    }

    fn column(found: &Found, role: Role) -> Option<u32> {
        found.plan.column(role)
    }

    #[test]
    fn headers_are_found_under_titles_in_any_order() {
        let found =
            found("昆山市领导干部名册|||\n2025年|||\n\n序号|职 务|姓名|分管工作\n1|市长|张三|\n").expect("headers");
        assert_eq!((found.plan.header_row, found.plan.first_row), (4, 5));
        assert_eq!(column(&found, Role::Title), Some(1));
        assert_eq!(column(&found, Role::Name), Some(2));
        assert_eq!(column(&found, Role::Portfolio), Some(3));
        assert_eq!(found.plan.above, ["昆山市领导干部名册", "2025年"]);
        assert_eq!(found.plan.left_out().collect::<Vec<_>>(), [("A".to_owned(), "序号")]);
    }

    #[test]
    fn headers_may_take_two_rows() {
        let found = found("序号|姓名|任职情况||\n|||单位|职务\n1|张三||县政府|县长\n").expect("headers");
        assert_eq!(found.plan.first_row, 3);
        assert_eq!(column(&found, Role::Name), Some(1));
        assert_eq!(column(&found, Role::Unit), Some(3));
        assert_eq!(column(&found, Role::Title), Some(4));
    }

    #[test]
    fn without_headers_the_column_of_posts_is_told_by_what_it_holds() {
        let found = found("张三|县长\n李四|县委书记\n王五|副县长\n").expect("posts");
        assert!(found.by_content);
        assert_eq!(column(&found, Role::Title), Some(1));
        assert_eq!(found.plan.first_row, 1);
    }

    #[test]
    fn what_is_no_roster_is_refused() {
        assert!(matches!(find(&Engine::new(), &head("a|b\nc|d\n"), &[], None, false), Err(NoHeader::NoTitle(_))));
    }

    #[test]
    fn blank_cells_of_merged_columns_are_filled() {
        let found = found("地区|单位|职务\n昆山市|市政府|市长\n||副市长\n||副市长\n|水利局|局长\n").expect("headers");
        assert_eq!(found.plan.fill, [Role::Region, Role::Unit]);
    }

    #[test]
    fn a_row_that_holds_a_stated_header_is_that_of_the_headers() {
        let choices = [Choice::parse("title=乙栏").expect("a choice"), Choice::parse("name=A").expect("a choice")];
        let found =
            find(&Engine::new(), &head("名册|\n甲栏|乙栏\n张三|县长\n"), &choices, None, false).expect("headers");
        assert_eq!((found.plan.header_row, found.plan.first_row), (2, 3));
        assert_eq!((column(&found, Role::Title), column(&found, Role::Name)), (Some(1), Some(0)));
    }

    #[test]
    fn a_stated_column_wins() {
        let choices = [Choice::parse("title=C").expect("a choice"), Choice::parse("姓名=人").expect("a choice")];
        let found =
            find(&Engine::new(), &head("人|职务|实际职务\n张三|x|县长\n"), &choices, None, false).expect("headers");
        assert_eq!(column(&found, Role::Title), Some(2));
        assert_eq!(column(&found, Role::Name), Some(0));
        let missing = [Choice::parse("name=没有").expect("a choice")];
        assert!(matches!(
            find(&Engine::new(), &head("姓名|职务\n张三|县长\n"), &missing, None, false),
            Err(NoHeader::NoColumn(..))
        ));
    }
}
