//! How the address names a local rulebook: by its own address on this site, or, for a file that was dropped, by a mark of
//! it: `file:ID:VERSION:DIGEST`.

/// The mark of a file.
pub(super) fn of_file(id: &str, version: &str, text: &str) -> String {
    format!("file:{id}:{version}:{:08x}", digest(text))
}

/// Id and version of the file that a name marks; none if it is an address.
pub(super) fn file(name: &str) -> Option<(&str, &str)> {
    let mut parts = name.strip_prefix("file:")?.split(':');
    let (id, version, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let hex = digest.len() == 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    (hex && parts.next().is_none()).then_some((id, version))
}

/// FNV-1a, folded: tells one text from another that happens to have its id and version.
fn digest(text: &str) -> u32 {
    let long = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (long ^ (long >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_mark_of_its_text() {
        let mark = of_file("here", "1.0", "a");
        assert_eq!(file(&mark), Some(("here", "1.0")));
        assert_ne!(mark, of_file("here", "1.0", "b"));
        for address in ["rules/here.toml", "file:///etc/here.toml", "file:here:1.0", "file:here:1:0:12345678", ""] {
            assert_eq!(file(address), None, "{address}");
        }
    }
}
