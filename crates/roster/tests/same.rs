//! What rows have in common is decided once and a row's own region is taken off before it is read. Neither may change
//! what comes out: it is compared with the plain way, title by title, over regions of every kind.

use std::borrow::Cow;
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::determine::Query;
use zeren_core::model::{Classes, Lang};
use zeren_core::title::Region;
use zeren_roster::person::{Cells, Decider, Outcome, Places, Whereabouts};

/// Body and post; `N` stands for the region's name, `W` for what it ends in.
const ROWS: [(&str, &str); 22] = [
    ("NW委", "书记"),
    ("中共N委员会", "副书记"),
    ("W委", "W委常委、组织部部长"),
    ("N人民政府", "副W长"),
    ("W政府", "W委副书记、W长"),
    ("N", "W长"),
    ("", "N生态环境局局长"),
    ("N水利局", "党组书记、局长"),
    ("W民政局", "局长"),
    ("N住房和城乡建设局", "副局长"),
    ("N人大常委会", "主任"),
    ("W政协", "副主席"),
    ("周庄镇党委", "书记"),
    ("周庄镇人民政府", "党委副书记、镇长"),
    ("N周庄镇", "党委委员"),
    ("大营街道办事处", "主任"),
    ("N经济开发区管委会", "副主任"),
    ("W委办公室", "主任"),
    ("四套班子", "W长"),
    ("", "W委书记"),
    ("N公安局", "副W长、局长"),
    ("W纪委监委", "书记、主任"),
];

#[test]
fn taking_regions_off_changes_nothing() {
    let engine = Engine::new();
    let mut decider = Decider::default();
    let mut places = Places::default();
    let mut codes: Vec<u32> = engine.lexicon().all_regions().map(|(code, _)| code).collect();
    codes.sort_unstable();
    let (mut same, mut all) = (0, 0);
    for region in codes.iter().step_by(5).filter_map(|code| Region::by_code(engine.lexicon(), *code)) {
        let code = region.code.to_string();
        let place = places.find(&engine, &code, "", &Whereabouts::default());
        let end = region.name.chars().next_back().map(String::from).unwrap_or_default();
        for (unit, title) in ROWS {
            let fill = |text: &str| {
                text.replace("NW", &format!("{}{end}", region.name)).replace('N', region.name).replace('W', &end)
            };
            let (unit, title) = (fill(unit), fill(title));
            let cells = Cells { title: &title, unit: Cow::Borrowed(&unit), ..Cells::default() };
            let (decided, _) = decider.decide(&cells, &place);
            let whole = if title.starts_with(&unit) { title.clone() } else { format!("{unit}{title}") };
            let query = Query { regions: vec![region], ..Query::default() };
            let options = Options { lang: Lang::Zh, brief: true, explain: false };
            let Ok(plain) = engine.post_with(&whole, &query, options) else { continue };
            if decided.outcome != Outcome::Read || !plain.unread.is_empty() {
                // A body that is no part of the title is left out, which the plain way does not do.
                continue;
            }
            all += 1;
            let classes: Classes = plain.classes.iter().copied().collect();
            let possible: Classes = plain.possible_classes.iter().copied().collect();
            assert_eq!(
                (decided.digest.applicability, decided.digest.classes, decided.digest.possible),
                (plain.applicability, classes, possible),
                "{} `{whole}`",
                region.path(engine.lexicon())
            );
            same += 1;
        }
    }
    println!("{same} of {all} alike");
    assert!(all > 10_000, "{all}");
}
