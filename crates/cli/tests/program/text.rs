//! What people read, as snapshots. `cargo insta review`, or INSTA_UPDATE=always, accepts a change.

use crate::run::printed;

/// JSON a member a line, in the order it came; other text as it is.
fn readable(text: String) -> String {
    if text.starts_with('{') { text.replace(",\"", ",\n\"").replace("},{", "},\n{") } else { text }
}

/// A snapshot under the name of what was asked.
macro_rules! reads {
    ($($test:ident: $($argument:literal)+;)+) => {
        $(#[test]
        fn $test() {
            insta::assert_snapshot!(readable(printed(&[$($argument),+])));
        })+
    };
}

reads! {
    two_posts: "post" "县委副书记、县长";
    two_posts_in_english: "post" "县委副书记、县长" "--lang" "en";
    portfolio: "post" "副市长(分管生态环境、住建)";
    open_portfolio: "post" "副县长";
    open_portfolio_in_english: "post" "副县长" "--lang" "en";
    zone: "post" "开发区管委会主任";
    deputy_head: "post" "市生态环境局副局长";
    village: "post" "村党支部书记";
    unread: "post" "县委常委、副县长(分管水利、饕餮)";
    shared_region: "post" "朝阳区区长";
    region_given: "post" "市生态环境局局长" "--region" "苏州市";
    several_titles: "post" "县长" "镇长";
    explained: "post" "昆山市委副书记、市长" "--explain";
    explained_in_english: "post" "昆山市委副书记、市长" "--explain" "--lang" "en";
    who_for_water: "who" "--level" "county" "--sector" "水利";
    who_for_a_duty: "who" "--duty" "环境应急";
    who_in_a_town: "who" "--level" "township" "--lang" "en";
    who_for_a_field_on_no_list: "who" "--level" "county" "--sector" "民政";
    list_of_classes: "list";
    list_of_duties_in_english: "list" "duties" "--lang" "en";
    show_paragraph: "show" "Q4.1";
    show_class: "show" "government-principal";
    show_rule: "show" "rule/deputy-unstated" "--lang" "en";
    show_sector: "show" "water";
    search_words: "search" "督察" "整改" "--limit" "3";
    search_nothing: "search" "量子色动力学";
    json_of_two_posts: "post" "县委副书记、县长" "--format" "json";
    json_of_an_open_portfolio: "post" "昆山市副市长" "--format" "json" "--lang" "en";
    json_of_a_chain: "who" "--level" "county" "--sector" "水利" "--format" "json";
    json_of_an_item: "show" "Q4.1" "--format" "json";
    json_of_a_search: "search" "环境应急" "--limit" "2" "--format" "json";
    assess_nothing: "assess";
    assess_some: "assess" "--set" "causation=yes" "--set" "做选择=是" "--by" "巡察组";
    assess_some_in_english: "assess" "--set" "poor-implementation=no" "--as-of" "2026-03-01" "--lang" "en";
    assess_all_settled: "assess" "--set" "causation=no" "--set" "decision-made=no" "--set" "inadequate-fulfilment=yes" "--set" "formalism=yes" "--set" "poor-implementation=yes" "--set" "cutting-short=yes";
    assess_a_post: "assess" "--set" "inadequate-fulfilment=yes" "--post" "县委副书记、县长";
    assess_an_open_post_in_english: "assess" "--post" "副县长" "--lang" "en";
    assess_before_the_provisions: "assess" "--as-of" "2020-01-01" "--post" "县长";
    json_of_an_assessment: "assess" "--set" "causation=no" "--post" "镇长" "--format" "json";
    show_loop: "show" "loop";
    show_loop_at_a_node: "show" "loop" "--at" "unlawful-decision";
    show_loop_at_a_node_in_english: "show" "loop" "--at" "damage-accountability-measures" "--lang" "en" "--as-of" "2024-05-05";
    loop_as_dot: "show" "loop" "--format" "dot";
    loop_as_mermaid: "show" "loop" "--format" "mermaid" "--lang" "en";
    loop_as_svg: "show" "loop" "--format" "svg";
    post_before_the_provisions: "post" "县长" "--as-of" "2020-01-01";
    post_of_an_open_day: "post" "县委副书记、县长" "--as-of" "2024-06-30" "--lang" "en";
    who_of_an_open_day: "who" "--level" "county" "--sector" "水利" "--as-of" "2024-06-30";
    instrument_of_a_day: "show" "damage-accountability-measures" "--as-of" "2024-05-05";
    instrument_now: "show" "damage-accountability-measures" "--lang" "en";
    instruments_of_a_day: "list" "instruments" "--as-of" "2025-04-28";
    json_of_instruments_of_a_day: "list" "instruments" "--as-of" "2025-04-28" "--format" "json";
    help_of_assess: "assess" "--help";
    help_of_assess_in_english: "assess" "--help" "--lang" "en";
    help: "--help";
    help_in_english: "--help" "--lang" "en";
    help_of_post: "post" "--help";
    help_of_batch_in_english: "batch" "--help" "--lang" "en";
}

#[test]
fn no_line_is_wider_than_the_screen() {
    use unicode_width::UnicodeWidthStr;
    for columns in [60, 80, 120] {
        for title in ["县委副书记、县长", "副市长(分管生态环境、住建)", "市生态环境局副局长"]
        {
            for lang in ["zh", "en"] {
                let output = crate::run::zeren(&["post", title, "--lang", lang, "--explain"])
                    .env("COLUMNS", columns.to_string())
                    .output()
                    .expect("the program starts");
                let text = String::from_utf8(output.stdout).expect("UTF-8");
                for line in text.lines() {
                    assert!(line.width() <= columns, "{} columns at {columns}: {line}", line.width());
                }
            }
        }
    }
}

#[test]
fn no_line_of_an_assessment_or_the_loop_is_wider_than_the_screen() {
    use unicode_width::UnicodeWidthStr;
    let commands: [&[&str]; 5] = [
        &["assess", "--roster", "../../examples/roster-complete.csv"],
        &["assess", "--set", "picking-and-choosing=yes", "--post", "副县长", "--as-of", "2024-06-30"],
        &["show", "loop"],
        &["show", "loop", "--at", "serious-damage"],
        &["list", "instruments", "--as-of", "2024-06-30"],
    ];
    for columns in [70, 80, 120] {
        for (command, lang) in commands.iter().flat_map(|command| [(command, "zh"), (command, "en")]) {
            let output = crate::run::zeren(&[*command, &["--lang", lang]].concat())
                .env("COLUMNS", columns.to_string())
                .output()
                .expect("the program starts");
            for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
                assert!(line.width() <= columns, "{} columns at {columns}: {line}", line.width());
            }
        }
    }
}

#[test]
fn no_colour_in_a_pipe_unless_asked_for() {
    assert!(!printed(&["post", "县长"]).contains('\u{1b}'));
    assert!(printed(&["post", "县长", "--color", "always"]).contains('\u{1b}'));
}

#[test]
fn the_environment_can_choose_english() {
    let output =
        crate::run::zeren(&["post", "县长"]).env("ZEREN_LANG", "en_US.UTF-8").output().expect("the program starts");
    assert!(String::from_utf8(output.stdout).expect("UTF-8").starts_with("Applies."));
}
