//! Layers over posts: where they hold, what they settle, what they refuse.

use super::{Code, Fault, File, check};
use crate::Engine;
use crate::decide::Facts;
use crate::determine::Query;
use crate::local::Situated;
use crate::model::{Applicability, Basis, Class};
use crate::table::Fields;
use crate::title::{Post, Sectors};

fn text(head: &str, body: &str) -> String {
    format!(
        "[layer]\nid = \"here\"\nversion = \"1\"\nzh = \"本地规则\"\nauthority = {{ zh = \"本地文件(虚构)\" }}\n{head}\n\
         [[source]]\nid = \"1\"\nzh = \"本地另有规定。\"\n{}",
        body.replace("CITE", "cite = [{ p = \"1\", zh = \"本地另有规定\" }]")
    )
}

fn engine(texts: &[&str]) -> Engine {
    let files: Vec<File<'_>> = texts.iter().map(|text| File { name: "here.toml", text }).collect();
    Engine::with_layers(&files, None).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn faults(texts: &[&str]) -> Vec<Fault> {
    let files: Vec<File<'_>> = texts.iter().map(|text| File { name: "here.toml", text }).collect();
    check(&files).err().unwrap_or_default()
}

fn codes(texts: &[&str]) -> Vec<Code> {
    faults(texts).iter().map(|fault| fault.code).collect()
}

fn applies(engine: &Engine, title: &str) -> Applicability {
    engine.post(title, &Query::default()).expect("a title").applicability
}

const LISTED: &str = "[[listed]]\nfields = [\"民政\"]\nCITE\n";

#[test]
fn a_layer_holds_in_its_region_and_below_and_where_none_is_known() {
    let engine = engine(&[&text("region = \"苏州市\"", LISTED)]);
    for (title, expected) in [
        ("苏州市民政局局长", Applicability::Applies),
        ("昆山市民政局局长", Applicability::Applies),
        ("市民政局局长", Applicability::Applies),
        ("县民政局局长", Applicability::Applies),
        ("无锡市民政局局长", Applicability::Undetermined),
        ("江苏省民政厅厅长", Applicability::Undetermined),
        ("省民政厅厅长", Applicability::Undetermined),
        ("朝阳区民政局局长", Applicability::Undetermined),
    ] {
        assert_eq!(applies(&engine, title), expected, "{title}");
    }
}

#[test]
fn a_township_lies_where_the_title_says() {
    let body = "[[settled]]\nreading = \"below-county-department\"\nanswer = \"no\"\nCITE\n";
    let engine = engine(&[&text("region = \"320500\"", body)]);
    assert_eq!(applies(&engine, "昆山市周市镇农业农村办公室主任"), Applicability::Outside);
    assert_eq!(applies(&engine, "无锡市江阴市新桥镇农业农村办公室主任"), Applicability::Undetermined);
    assert_eq!(applies(&engine, "周市镇农业农村办公室主任"), Applicability::Outside);
    let asked = Query { regions: crate::title::Region::named(engine.lexicon(), "江阴市"), ..Query::default() };
    let answer = engine.post("新桥镇农业农村办公室主任", &asked).expect("a title");
    assert_eq!(answer.applicability, Applicability::Undetermined);
}

#[test]
fn regions_apart_do_not_conflict_and_none_holds_at_large() {
    let other =
        text("region = \"无锡市\"", "[[unlisted]]\nfields = [\"民政\"]\nCITE\n").replace("\"here\"", "\"there\"");
    let engine = engine(&[&text("region = \"苏州市\"", LISTED), &other]);
    assert_eq!(applies(&engine, "昆山市民政局局长"), Applicability::Applies);
    assert_eq!(applies(&engine, "江阴市民政局局长"), Applicability::Outside);
    assert_eq!(applies(&engine, "市民政局局长"), Applicability::Undetermined);
    let inner = other.replace("无锡市", "昆山市");
    assert_eq!(codes(&[&text("region = \"苏州市\"", LISTED), &inner]), [Code::Conflict]);
}

#[test]
fn a_complete_list_settles_every_department() {
    let body = format!("{LISTED}[exhaustive]\nCITE\n");
    let engine = engine(&[&text("", &body)]);
    for (title, expected) in [
        ("县民政局局长", Applicability::Applies),
        ("县体育局局长", Applicability::Outside),
        ("县水利局局长", Applicability::Outside),
        ("县体育局副局长", Applicability::Outside),
        ("县生态环境局局长", Applicability::Applies),
    ] {
        assert_eq!(applies(&engine, title), expected, "{title}");
    }
    let answer = engine.post("副县长(分管水利、体育)", &Query::default()).expect("a title");
    assert_eq!((answer.classes, answer.possible_classes), (vec![Class::LeadershipMember], vec![]));
    let later = text("", "[[listed]]\nfields = [\"体育\"]\nCITE\n").replace("\"here\"", "\"later\"");
    assert_eq!(codes(&[&text("", &body), &later]), [Code::Conflict]);
}

#[test]
fn a_new_sector_is_read_and_rests_on_its_layer() {
    let body = "[[sector]]\nid = \"silk\"\nzh = \"丝绸\"\nnames = [\"龘丝绸\", \"殡葬\"]\nCITE\n";
    let engine = engine(&[&text("", body)]);
    for title in ["县龘丝绸局局长", "副县长(分管殡葬)"] {
        let answer = engine.post(title, &Query::default()).expect("a title");
        assert_eq!(answer.posts[0].sectors, ["here:silk"], "{title}");
        assert_eq!(answer.applicability, Applicability::Applies, "{title}");
        assert_eq!(answer.responsibilities[0].basis, Basis::Local);
        assert_eq!(answer.responsibilities[0].layer.id(), Some("here"));
        assert!(answer.unread.is_empty());
    }
    assert_eq!(codes(&[&text("", &body.replace("龘丝绸", "水利"))]), [Code::WordTaken]);
    assert_eq!(codes(&[&text("", &body.replace("龘丝绸", "书记"))]), [Code::WordTaken]);
}

#[test]
fn further_names_are_read_as_what_they_name() {
    let body =
        "[[name]]\nfield = \"water\"\nnames = [\"绿水清波\"]\n[[name]]\nfield = \"民政\"\nwhole = [\"惠民委\"]\n";
    let base = Engine::new();
    let engine = engine(&[&text("", body)]);
    let same = |title: &str, known: &str| {
        let (one, other) = (engine.post(title, &Query::default()), base.post(known, &Query::default()));
        let (one, other) = (one.expect("a title"), other.expect("a title"));
        assert_eq!((one.classes, one.possible_classes), (other.classes, other.possible_classes), "{title}");
    };
    same("县绿水清波局局长", "县水利局局长");
    same("县惠民委主任", "县民政局局长");
}

#[test]
fn both_ways_to_decide_are_equal_under_layers_over_the_whole_space() {
    let body = format!(
        "{LISTED}[exhaustive]\nCITE\n\
         [[settled]]\nreading = \"internal-unit\"\nanswer = \"yes\"\nlevel = [\"county\"]\nCITE\n\
         [[settled]]\nreading = \"below-county-department\"\nanswer = \"no\"\nCITE\n\
         [[settled]]\nreading = \"membership\"\nanswer = \"yes\"\norgan = [\"discipline\"]\nposition = [\"principal\"]\nCITE\n\
         [[settled]]\nreading = \"deputy-head\"\nanswer = \"no\"\nCITE\n"
    );
    let engine = engine(&[&text("", &body)]);
    for fields in Fields::all() {
        let post = Post::of_fields(fields.level, fields.organ, fields.position, fields.matters);
        for facts in Facts::all() {
            let at = |place: Situated| {
                let matters = place.matters(&post);
                (place.outcome(&post, matters, facts), place.decide(&post, matters, facts).outcome)
            };
            let both = engine.local().over(&post, post.levels, at, |one, _| one).expect("one level");
            assert_eq!(both.0, both.1, "{fields:?} {facts:?}");
        }
    }
}

#[test]
fn what_the_source_says_cannot_be_changed() {
    let slug = crate::builtin::BUILTIN.classes[0].duties[0].id.split_once('/').expect("CLASS/SLUG").1;
    let same = format!("[[duty]]\nclass = \"party-principal\"\nid = \"{slug}\"\nzh = \"换一个说法\"\nCITE\n");
    for (body, code) in [
        ("[[unlisted]]\nfields = [\"environment\"]\nCITE\n", Code::Contradicts),
        (same.as_str(), Code::Contradicts),
        ("[[rule]]\nid = \"party-principal\"\napplicability = \"outside\"\nCITE\n", Code::OfTheSource),
        ("[[class]]\nid = \"eighth\"\nzh = \"第八类\"\nCITE\n", Code::OfTheSource),
        ("[[settled]]\nreading = \"deputy-head\"\nanswer = \"no\"\nposition = [\"head\"]\nCITE\n", Code::NotOpen),
    ] {
        let found = faults(&[&text("", body)]);
        assert_eq!(found.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code], "{body}");
        // The words of both sides.
        assert!(found[0].quotes.iter().any(|(paragraph, _)| paragraph.starts_with('Q')), "{body}");
        assert!(found[0].quotes.iter().any(|(paragraph, _)| paragraph == "here:1"), "{body}");
    }
    let claims = "[[duty]]\nclass = \"party-principal\"\nid = \"own\"\nzh = \"本地职责\"\ncite = [{ p = \"Q5.2\", zh = \"来源没有的话\" }]\n";
    assert_eq!(codes(&[&text("", claims)]), [Code::NotThere]);
    let alone = "[[duty]]\nclass = \"party-principal\"\nid = \"own\"\nzh = \"本地职责\"\ncite = [{ p = \"Q4.1\", zh = \"县级以上地方\" }]\n";
    assert_eq!(codes(&[&text("", alone)]), [Code::NoOwnSource]);
}

#[test]
fn the_sectors_of_a_roster_are_those_that_bear_duties() {
    let engine = engine(&[&text("", "[[unlisted]]\nfields = [\"统计\"]\nCITE\n")]);
    let reading = engine.read("副县长(分管统计、水利)").expect("a title");
    let listed: Sectors = engine.local().listed(&reading.posts[0]);
    let ids: Vec<&str> = listed.iter().map(|sector| engine.rulebook().sectors[sector.index()].id).collect();
    assert_eq!(ids, ["water"]);
}
