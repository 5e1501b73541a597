//! The files of the page that the program carries, mostly in compressed form.

use flate2::read::GzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// A file and the forms in which it is carried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stored {
    pub(crate) name: &'static str,
    pub(crate) plain: Option<&'static [u8]>,
    pub(crate) br: Option<&'static [u8]>,
    pub(crate) gz: Option<&'static [u8]>,
}

/// The page.
#[derive(Debug)]
pub(crate) struct Bundle {
    /// Tells one release from another.
    pub(crate) release: &'static str,
    /// The Content-Security-Policy.
    pub(crate) policy: &'static str,
    pub(crate) files: &'static [Stored],
}

include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

impl Bundle {
    /// The page with more files beside it, kept for as long as the program runs. They are never taken for those of
    /// another run: `mark` goes into what tells releases apart.
    pub(crate) fn with(&self, files: Vec<(String, Vec<u8>)>, mark: u64) -> Self {
        let stored = |(name, bytes): (String, Vec<u8>)| Stored {
            name: name.leak(),
            plain: Some(bytes.leak()),
            br: None,
            gz: None,
        };
        let own: Vec<Stored> = files.into_iter().map(stored).collect();
        let kept = self.files.iter().filter(|file| !own.iter().any(|own| own.name == file.name));
        let all: Vec<Stored> = kept.chain(&own).copied().collect();
        Self { release: format!("{}-{mark:x}", self.release).leak(), policy: self.policy, files: all.leak() }
    }

    /// The file that a path means; `/` is the page itself.
    pub(super) fn file(&self, path: &str) -> Option<&'static Stored> {
        let name = match path.strip_prefix('/')? {
            "" => "index.html",
            name => name,
        };
        self.files.iter().find(|file| file.name == name)
    }
}

/// How content is coded on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Coding {
    Br,
    Gzip,
    #[default]
    Identity,
}

impl Coding {
    /// The word for it in a header; none for content as it is.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Br => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

impl Stored {
    /// The content in the best coding that the other side takes.
    pub(super) fn content(&self, takes: impl Fn(Coding) -> bool) -> (Coding, Cow<'static, [u8]>) {
        match (self.br, self.gz) {
            (Some(bytes), _) if takes(Coding::Br) => (Coding::Br, bytes.into()),
            (_, Some(bytes)) if takes(Coding::Gzip) => (Coding::Gzip, bytes.into()),
            (_, Some(bytes)) => (Coding::Identity, inflated(bytes).into()),
            _ => (Coding::Identity, self.plain.unwrap_or_default().into()),
        }
    }

    pub(super) fn content_type(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("webmanifest") => "application/manifest+json",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("txt" | "toml") => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }

    /// Whether the name holds the content's hash, so that a browser need never ask again.
    pub(super) fn lasts(&self) -> bool {
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem);
        stem.rsplit_once('-')
            .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes).read_to_end(&mut out);
    debug_assert!(read.is_ok());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_beside_the_page_take_the_place_of_its_own() {
        let own = Stored { name: "rules/a.toml", plain: Some(b"old"), br: None, gz: None };
        let page = Bundle { release: "r", policy: "", files: vec![own].leak() };
        let with = page.with(vec![("rules/a.toml".into(), b"new".to_vec()), ("rules/b.toml".into(), b"b".to_vec())], 1);
        let found = |path: &str| with.file(path).and_then(|file| file.plain);
        assert_eq!((found("/rules/a.toml"), found("/rules/b.toml")), (Some(&b"new"[..]), Some(&b"b"[..])));
        assert_ne!(with.release, page.release);
    }
}
