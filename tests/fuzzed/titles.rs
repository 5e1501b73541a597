//! Titles and lines of a batch.

use super::{json, text};
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::determine::Query;
use zeren_core::model::Lang;
use zeren_core::request::answer;
use zeren_core::title::Span;

thread_local! {
    static ENGINE: Engine = Engine::new();
}

/// The characters of a text from a span that must lie in it.
fn slice(text: &str, span: Span) -> String {
    let count = text.chars().count();
    assert!(span.start <= span.end && span.end as usize <= count, "{span:?} is not within {count} characters");
    text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
}

/// A title: what is read stands where the spans say, the answer is JSON, every question can be answered, and in both
/// languages the same is decided.
pub fn title(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let mut decided = None;
    for lang in [Lang::Zh, Lang::En] {
        ENGINE.with(|engine| {
            let options = Options { lang, brief: false, explain: true };
            let Ok(found) = engine.post_with(text, &Query::default(), options) else { return };
            for post in &found.posts {
                assert_eq!(post.text, Some(slice(text, post.span).as_str()));
            }
            for unread in &found.unread {
                assert_eq!(unread.text, Some(slice(text, unread.span).as_str()));
            }
            for part in found.trace.iter().flat_map(|trace| &trace.read) {
                assert_eq!(part.text, slice(text, part.span));
            }
            for question in &found.questions {
                for value in &question.values {
                    let mut query = Query::default();
                    assert!(answer(&mut query, question.about, value), "{value} answers nothing");
                    assert!(engine.post(text, &query).is_ok(), "an answer that is offered is refused");
                }
            }
            let read = json(found.to_json().as_bytes());
            assert_eq!(read["title"], text);
            let now = (found.applicability, found.classes.clone(), found.possible_classes.clone());
            assert_eq!(*decided.get_or_insert_with(|| now.clone()), now, "the language changes what is decided");
        });
    }
}

/// Lines of a batch: each gives one line of JSON, an answer or an error with a code, brief or whole.
pub fn lines(data: &[u8]) {
    let Some(text) = text(data) else { return };
    for (number, line) in (1..).zip(text.lines()) {
        let answers = [(Lang::Zh, true, false), (Lang::En, false, false), (Lang::En, false, true)];
        for (lang, brief, explain) in answers {
            let mut out = b"before".to_vec();
            let usable = ENGINE.with(|engine| engine.line(number, line, Options { lang, brief, explain }, &mut out));
            let written = out.strip_prefix(b"before").unwrap_or_else(|| panic!("what stood there is gone"));
            assert!(!written.contains(&b'\n') && !written.contains(&b'\r'), "more than a line");
            let answer = json(written);
            assert_eq!(answer["format"], 1);
            assert_eq!(answer["error"].is_null(), usable);
            if !usable {
                assert_eq!(answer["line"], number);
                assert!(answer["error"]["code"].as_str().is_some_and(|code| !code.is_empty()));
            }
        }
    }
}
