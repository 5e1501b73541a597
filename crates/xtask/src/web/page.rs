//! `web/index.html`, with the developer's tags (`data-trunk`) taken out and the release's put in.

use crate::command::Outcome;
use base64::Engine;
use sha2::{Digest, Sha256};

/// A tag of the page: where it stands and what it says.
struct Tag<'a> {
    start: usize,
    text: &'a str,
}

/// The start tags of a page; comments are passed over.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let start = at + found;
        let rest = &page[start..];
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else {
            let length = tag_length(rest);
            tags.push(Tag { start, text: &rest[..length] });
            length
        };
        at = start + length;
    }
    tags
}

/// How long a tag is; a `>` within quotes does not end it.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, character) in rest.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == '>' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// What follows the name of an attribute.
fn after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let is_name = |at: &usize| tag[..*at].ends_with(|before: char| before.is_ascii_whitespace());
    tag.match_indices(name).map(|(at, _)| at).find(is_name).map(|at| &tag[at + name.len()..])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    after(tag, name)?.strip_prefix("=\"")?.split('"').next()
}

fn is_trunk(tag: &Tag<'_>) -> bool {
    after(tag.text, "data-trunk").is_some()
}

/// The styles that the page names, in its order.
pub(super) fn styles(page: &str) -> Vec<&str> {
    tags(page)
        .iter()
        .filter(|tag| is_trunk(tag) && attribute(tag.text, "rel") == Some("css"))
        .filter_map(|tag| attribute(tag.text, "href"))
        .collect()
}

/// The page for a release: the policy right after the character set, `head` at the end of the head, `foot` at that of
/// the body.
pub(super) fn render(page: &str, policy: &str, head: &str, foot: &str) -> Outcome<String> {
    let mut out = String::with_capacity(page.len() + head.len());
    let mut at = 0;
    for tag in tags(page) {
        if tag.start < at {
            continue;
        }
        let end = tag.start + tag.text.len();
        if is_trunk(&tag) {
            out.push_str(&page[at..tag.start]);
            at = end;
            if tag.text.starts_with("<script") {
                at += page[end..].find("</script>").map_or(0, |close| close + "</script>".len());
            }
        } else if attribute(tag.text, "charset").is_some() {
            out.push_str(&page[at..end]);
            out.push_str(&format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
            at = end;
        } else if let "</head>" | "</body>" = tag.text {
            out.push_str(&page[at..tag.start]);
            out.push_str(if tag.text == "</head>" { head } else { foot });
            at = tag.start;
        }
    }
    out.push_str(&page[at..]);
    let out = tight(&without_comments(&out));
    if [policy, head, foot].iter().all(|part| out.contains(part)) {
        Ok(out)
    } else {
        Err("`web/index.html` lacks `<meta charset=\"…\">`, `</head>` or `</body>`".into())
    }
}

/// The policy with what stands in the page: its scripts and its styles by their hashes.
pub(super) fn permit(policy: &str, scripts: &[&str], styles: &str) -> Outcome<String> {
    let parts = scripts.iter().chain([&styles]);
    if parts.clone().any(|part| part.contains("</script") || part.contains("</style") || part.contains("<!--")) {
        return Err("a script or style holds a tag that ends it and cannot be inlined".into());
    }
    let own = |kind: &str| format!("{kind} 'self'");
    if ["script-src", "style-src"].iter().any(|kind| !policy.contains(&own(kind))) {
        return Err("`web/policy.txt` lacks `script-src 'self'` or `style-src 'self'`".into());
    }
    let with = |policy: &str, kind: &str, parts: &[&str]| {
        let hashes: String = parts.iter().map(|part| format!(" '{}'", integrity(part.as_bytes()))).collect();
        policy.replace(&own(kind), &(own(kind) + &hashes))
    };
    Ok(with(&with(policy, "script-src", scripts), "style-src", &[styles]))
}

fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once("-->").map_or("", |(_, after)| after))
}

/// Without indentation and empty lines.
fn tight(page: &str) -> String {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(page.len()), |out, line| out + line + "\n")
}

/// The icon within the page: browsers ask for one that has an address again at every change of the page's own.
pub(super) fn icon() -> Outcome<String> {
    let icon = base64::engine::general_purpose::STANDARD.encode(super::read("web/icons/icon.svg")?.trim_end());
    Ok(format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n"))
}

/// The hash of a file as a policy or an integrity attribute writes it.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes)))
}

/// A short name for the content.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><meta charset=\"utf-8\">\n  <!-- <link data-trunk rel=\"css\" href=\"no.css\"> -->\n  \
        <link data-trunk rel=\"css\" href=\"styles/a.css\">\n<link data-trunk\n rel=\"css\" href=\"styles/b.css\"/>\n\
        <script data-trunk src=\"x.js\"></script></head><body><p title=\"a > b\">x</p></body></html>";

    #[test]
    fn styles_come_in_the_order_of_the_page() {
        assert_eq!(styles(PAGE), ["styles/a.css", "styles/b.css"]);
    }

    #[test]
    fn developer_tags_go_and_the_policy_comes() {
        let page = render(PAGE, "default-src 'none'", "<link rel=\"x\">", "<p>end").unwrap();
        assert!(!page.contains("trunk") && !page.contains("<script") && !page.contains("no.css"), "{page}");
        assert!(page.contains("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""), "{page}");
        assert!(
            page.contains("<link rel=\"x\"></head>") && page.contains("<p title=\"a > b\">x</p><p>end</body>"),
            "{page}"
        );
    }
}
