use super::*;
use proptest::prelude::*;
use zeren_core::Engine;
use zeren_core::determine::Query;
use zeren_core::model::{Lang, Level, Organ, Position};
use zeren_core::request::Row;

fn manner(form: Form) -> Manner {
    Manner { form, options: Options { lang: Lang::En, ..Options::default() }, on: None }
}

/// The whole table taken in pieces of this size.
fn taken(table: &[u8], piece: usize, manner: Manner) -> (String, u64) {
    let mut blocks = Blocks::default();
    let mut block = Block::default();
    let end = memchr::memchr(b'\n', table).map_or(table.len(), |end| end + 1);
    let columns = Columns::read(&table[..end]).expect("a header");
    let mut clerk = Clerk::new(&columns, Engine::new(), manner);
    let mut out = Vec::new();
    clerk.header(&mut out);
    let mut pieces = table.chunks(piece);
    let mut first = true;
    let mut ended = false;
    while !ended {
        match pieces.next() {
            Some(piece) => blocks.input().extend_from_slice(piece),
            None => ended = true,
        }
        if first && !blocks.head(ended, &mut block) {
            continue;
        }
        first = false;
        while blocks.take(ended, &mut block) {
            clerk.take(&block, &mut out);
        }
    }
    (String::from_utf8(out).expect("UTF-8"), clerk.unusable())
}

fn records(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows =
        reader.records().map(|row| row.expect("as many cells as the header").iter().map(str::to_owned).collect());
    std::iter::once(header).chain(rows).collect()
}

#[test]
fn a_row_comes_back_with_its_decision() {
    let table = "\u{feff}id,Level,organ,position,sectors\r\n\
        7,county,government,deputy,生态环境;water\r\n\
        \r\n\
        8,,party,principal,\n\
        \"9,\"\"a\"\"\",county,department,head,\"水利,民政\"\n\
        10,county,government,deputy,";
    let (out, unusable) = taken(table.as_bytes(), 7, manner(Form::Csv));
    assert_eq!(unusable, 0);
    assert!(out.starts_with('\u{feff}'));
    let lines: Vec<&str> = out.lines().collect();
    let version = zeren_core::builtin::BUILTIN.version;
    let deputy = [
        "7,county,government,deputy,生态环境;water",
        version,
        "applies,government-environment-deputy;government-sector-deputy,,leadership;leadership,source;default-list",
        "government-environment-deputy/carry-out-plans;government-environment-deputy/targets-and-tasks;\
         government-environment-deputy/key-problems;government-environment-deputy/supervision-and-assessment;\
         government-environment-deputy/capacity-building;government-environment-deputy/environmental-emergency;\
         government-sector-deputy/guide-industry-or-field",
        "inspection;resource-audit;performance-evaluation;cadre-review,assists;default-list,,Q4.1;Q5.3;Q4.2;Q6.1,",
    ];
    assert_eq!(lines[1], deputy.join(","));
    assert!(lines[2].starts_with(&format!("8,,party,principal,,{version},applies,party-principal,,overall,source,")));
    let head = format!(
        "\"9,\"\"a\"\"\",county,department,head,\"水利,民政\",{version},applies,sector-department-head,,sector,"
    );
    assert!(lines[3].starts_with(&head));
    let unstated = "applies,,government-environment-deputy;government-sector-deputy;leadership-member,,,,";
    assert!(lines[4].starts_with(&format!("10,county,government,deputy,,{version},{unstated}")));
    assert!(lines[4].ends_with(",leadership-in-any-case,portfolio,Q4.1;Q5.3;Q4.2;Q6.1,"));
    assert_eq!(lines.len(), 5);
}

#[test]
fn bad_rows_stay_in_their_place() {
    let table = "level,organ,position,sectors\n\
        county,parti,principal,\n\
        county,party,principal\n\
        county,party,principal,,=1+1,x\n\
        county,\"party\",principal,\n\
        ,,,\n\
        county,department,head,饕餮\n\
        county,party,\"principal,\n\
        county,party,principal,\n";
    let mut bytes = table.as_bytes().to_vec();
    bytes.extend_from_slice(b"county,\xff\xfe,principal,\n");
    bytes.extend(std::iter::repeat_n(b'x', 200_000));
    bytes.extend_from_slice(b"\ncounty,party,principal,\n\"");
    for piece in [1, 100, 70_000, 1_000_000] {
        let (out, unusable) = taken(&bytes, piece, manner(Form::Csv));
        let rows = records(&out);
        let errors: Vec<&str> =
            rows[1..].iter().map(|row| row.last().expect("cells").split(':').next().unwrap_or("")).collect();
        assert_eq!(
            errors,
            [
                "line 2 unknown-id",
                "line 3 wrong-cells",
                "line 4 wrong-cells",
                "",
                "line 6 missing-field",
                "line 7 unknown-sector",
                "line 8 open-quote",
                "",
                "line 10 invalid-utf-8",
                "line 11 line-too-long",
                "",
                "line 13 open-quote",
            ]
        );
        assert_eq!(unusable, 9);
        assert_eq!(rows[3][..4], ["county", "party", "principal", ",=1+1,x"]);
        assert_eq!(rows[7][2], "principal,", "{out}");
        let (json, _) = taken(&bytes, piece, manner(Form::Jsonl));
        assert_eq!(json.lines().count(), 12);
        assert_eq!(json.lines().filter(|line| line.contains("\"error\"")).count(), 9);
    }
}

#[test]
fn a_header_that_cannot_be_used_says_why() {
    let what = |row: &str| Columns::read(row.as_bytes()).expect_err("unusable").what.1;
    assert_eq!(what("level,organ"), "line 1 has no column `position`");
    assert_eq!(what("organ,position,Organ"), "line 1 has two columns `organ`");
    assert!(what("organ,position,applicability\n").contains("`applicability`"));
    assert_eq!(Columns::read(b"organ,\xff").expect_err("unusable").what.1, "line 1 is not valid UTF-8");
}

/// The way by keys gives what the answer itself gives, over the whole space of posts.
#[test]
fn what_is_kept_is_what_is_answered_over_the_whole_space() {
    let engine = Engine::new();
    let options = Options { brief: true, ..Options::default() };
    let mut table = String::from("level,organ,position,sectors\n");
    let mut expected = Vec::new();
    for level in std::iter::once("").chain(Level::ALL.iter().map(|level| level.id())) {
        for organ in Organ::ALL.iter().map(|organ| organ.id()) {
            for position in Position::ALL.iter().map(|position| position.id()) {
                for sectors in [
                    "",
                    "environment",
                    "water",
                    "民政",
                    "environment;水务;公安",
                    "环保、档案",
                    "water;health;审计",
                    "environment;water;民政",
                ] {
                    let row = format!("{level},{organ},{position},{sectors}");
                    let stated = Row { level, organ, position, sectors, region: "" };
                    let post = engine.post_of_row(&stated).expect("a post");
                    table.push_str(&row);
                    table.push('\n');
                    let mut cells = row.into_bytes();
                    decision::write(&engine.fields(post, &Query::default(), options), None, &mut cells);
                    expected.push(String::from_utf8(cells).expect("UTF-8"));
                }
            }
        }
    }
    let (out, unusable) = taken(table.as_bytes(), 65_536, manner(Form::Csv));
    assert_eq!(unusable, 0);
    assert_eq!(out.lines().skip(1).collect::<Vec<_>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: prop::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    /// Whatever stands in the table: a row out for each row in, as wide as the header, however it is cut.
    #[test]
    fn any_table_gives_a_row_for_a_row(
        rows in prop::collection::vec("(county|,|\"|\"\"|party|principal|\n|\r\n|水利|;| ){0,14}", 0..12),
        piece in 1usize..40,
    ) {
        let table = format!("level,organ,position,sectors\n{}", rows.join("\n"));
        let (whole, unusable) = taken(table.as_bytes(), usize::MAX, manner(Form::Csv));
        let (pieces, again) = taken(table.as_bytes(), piece, manner(Form::Csv));
        prop_assert_eq!(&whole, &pieces);
        prop_assert_eq!(unusable, again);
        let rows = records(&whole);
        prop_assert_eq!(rows[1..].iter().filter(|row| !row[row.len() - 1].is_empty()).count() as u64, unusable);
        let (json, _) = taken(table.as_bytes(), piece, manner(Form::Jsonl));
        prop_assert_eq!(json.lines().count(), rows.len() - 1);
    }
}
