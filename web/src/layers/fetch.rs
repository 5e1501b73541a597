//! A rulebook from this site: same origin only, no redirects, no credentials.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response, Url};

/// The example that lies on every site of ours; in the single file it is at hand too.
pub(super) const EXAMPLE: &str = "rules/changchun.toml";
const EXAMPLE_TEXT: &str = include_str!("../../../examples/changchun.toml");

/// No rulebook is larger.
const LARGEST: usize = 1 << 20;

/// Why a rulebook is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A file that was not dropped in this tab.
    Missing,
    /// It is not of this origin but that one.
    Foreign(String),
    /// The page itself was opened from disk.
    FromDisk,
    /// The address does not end in `.toml`.
    NoToml,
    /// The site answered with this status.
    Status(u16),
    /// Nothing came.
    Unreachable,
    /// It is too large.
    TooLarge,
    /// It is not UTF-8 from this byte on.
    NotText(usize),
    /// The browser cannot read the file.
    NotRead,
}

/// The address that a name stands for, before anything is asked of it.
pub(super) fn resolve(name: &str) -> Result<String, Why> {
    let window = web_sys::window().ok_or(Why::Unreachable)?;
    let origin = window.location().origin().unwrap_or_default();
    let base = window.document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let url = Url::new_with_base(name, &base).map_err(|_| Why::Foreign(name.to_owned()))?;
    if !base.starts_with("http") {
        return Err(if url.protocol() == "file:" { Why::FromDisk } else { Why::Foreign(url.host()) });
    }
    if url.origin() != origin {
        let other = url.origin();
        return Err(Why::Foreign(if other == "null" { url.protocol() } else { other }));
    }
    if !url.pathname().to_lowercase().ends_with(".toml") {
        return Err(Why::NoToml);
    }
    Ok(url.href())
}

/// The text at an address.
pub(super) async fn fetch(address: &str) -> Result<String, Why> {
    let init = RequestInit::new();
    init.set_mode(RequestMode::SameOrigin);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Error);
    init.set_cache(RequestCache::NoCache);
    let window = web_sys::window().ok_or(Why::Unreachable)?;
    let promise = window.fetch_with_str_and_init(address, &init);
    let response = JsFuture::from(promise).await.map_err(|_| Why::Unreachable)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(Why::Status(response.status()));
    }
    let bytes = response.array_buffer().map_err(|_| Why::Unreachable)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| Why::Unreachable)?;
    text(Uint8Array::new(&bytes).to_vec())
}

/// The text of a file that was dropped.
pub(super) async fn read(file: &web_sys::File) -> Result<String, Why> {
    if file.size() > LARGEST as f64 {
        return Err(Why::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| Why::NotRead)?;
    text(Uint8Array::new(&bytes).to_vec())
}

/// The example's text, for a page that cannot fetch it.
pub(super) fn example(name: &str, why: &Why) -> Option<String> {
    (name == EXAMPLE && *why == Why::FromDisk).then(|| EXAMPLE_TEXT.to_owned())
}

fn text(bytes: Vec<u8>) -> Result<String, Why> {
    if bytes.len() > LARGEST {
        return Err(Why::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|error| Why::NotText(error.utf8_error().valid_up_to() + 1))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_where() {
        assert_eq!(text(b"\xef\xbb\xbfa = 1".to_vec()).as_deref(), Ok("a = 1"));
        assert_eq!(text(b"ab\xff".to_vec()), Err(Why::NotText(3)));
        assert_eq!(text(vec![b' '; LARGEST + 1]), Err(Why::TooLarge));
    }

    #[test]
    fn the_example_is_at_hand_from_disk_alone() {
        assert!(example(EXAMPLE, &Why::FromDisk).is_some());
        assert!(example(EXAMPLE, &Why::Unreachable).is_none() && example("other.toml", &Why::FromDisk).is_none());
    }
}
