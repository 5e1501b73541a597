//! Facts, records and addresses.

use super::route::Route;
use super::{json, text};
use zeren_core::Engine;
use zeren_core::assess::persons::Post;
use zeren_core::assess::record::{Loaded, Report, Stated, take};
use zeren_core::assess::{Case, assess};
use zeren_core::model::Lang;

thread_local! {
    static ENGINE: Engine = Engine::new();
}

fn told<T: std::fmt::Debug, E>(found: &Result<T, E>) -> Option<String> {
    found.as_ref().ok().map(|stated| format!("{stated:?}"))
}

/// A file of facts or a record, TOML or JSON: what is taken over can be assessed, and the record of it is taken over as
/// the same case. The reader of the page and the library's take the same JSON.
pub fn facts(data: &[u8]) {
    let Some(text) = text(data) else { return };
    // The page takes a byte order mark off; the command line does so before it parses.
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let stated = if plain.trim_start().starts_with('{') {
        let (own, library) = (Stated::from_json(text), serde_json::from_str::<Stated>(plain));
        // A library stops at a depth of its own, and at a number that no float holds, which JSON lets stand. Such a number
        // means nothing in a record, so nothing is decided by it either way.
        let deep = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() >= 32;
        let large = library.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        if !deep && !large {
            assert_eq!(told(&own), told(&library), "{text}");
        }
        own.ok()
    } else {
        toml::from_str::<Stated>(plain).ok()
    };
    let Some(stated) = stated else { return };
    for reuse in [false, true] {
        match ENGINE.with(|engine| take(engine, &stated, reuse)) {
            Ok(loaded) => taken(&loaded),
            Err(faults) => assert!(!faults.is_empty(), "refused without a reason"),
        }
    }
}

fn taken(loaded: &Loaded) {
    let assessment = assess(&loaded.case);
    for lang in [Lang::Zh, Lang::En] {
        let post = |title: &String| ENGINE.with(|engine| Post::of_title(engine, title, loaded.case.as_of, lang)).ok();
        let posts: Vec<Post> = loaded.case.posts.iter().filter_map(post).collect();
        let report =
            ENGINE.with(|engine| Report::new(engine, &loaded.case, &loaded.said_by, &assessment, &posts, lang));
        let written = report.to_json();
        assert_eq!(json(written.as_bytes())["format"], 1);
        let again = Stated::from_json(&written).unwrap_or_else(|broken| panic!("its own record is broken: {broken:?}"));
        let again = ENGINE.with(|engine| take(engine, &again, false));
        let again = again.unwrap_or_else(|faults| panic!("its own record is refused: {faults:?}"));
        assert_eq!(again.case, loaded.case);
        let said = |loaded: &Loaded| {
            let mut said = loaded.said_by.clone();
            said.sort();
            said
        };
        assert_eq!(said(&again), said(loaded));
        let written = toml::to_string(&report).unwrap_or_else(|error| panic!("no TOML: {error}"));
        assert!(toml::from_str::<Stated>(&written).is_ok(), "its own TOML is refused");
    }
}

/// An address: whatever it is, it leads somewhere, and the address of where it leads leads there again; the same for a
/// case in an address.
pub fn address(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let (case, _) = Case::from_address(text);
    let (again, errors) = Case::from_address(&case.to_address());
    assert_eq!((again, errors), (case.clone(), Vec::new()), "{}", case.to_address());
    assert!(assess(&case).situations.iter().all(|one| !one.by_reading.is_empty() || one.situation.by_authority));
    let route = Route::parse(text);
    let href = route.href();
    let again = Route::parse(&href);
    assert_eq!(again.href(), href, "{route:?}");
}
