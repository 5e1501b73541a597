//! What offices call the columns: `data/columns.toml`, compiled in.

use zeren_core::model::Text;

/// A role with its headers.
#[derive(Debug)]
pub struct RoleEntry {
    /// The role.
    pub role: Role,
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Headers that are this column and nothing else.
    pub whole: &'static [&'static str],
    /// Words by which a longer header is recognised.
    pub part: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/columns.rs"));

/// A header without blanks, signs and what stands in brackets, in half width and small letters.
pub(super) fn bare(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    let mut depth = 0u32;
    for c in header.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            other => other,
        };
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || c.is_control() || "*:_-、,./·\u{feff}".contains(c) => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The role a header names, and whether it names it outright.
#[must_use]
pub fn role_of(header: &str) -> Option<(Role, bool)> {
    let bare = bare(header);
    if bare.is_empty() || bare.chars().count() > 20 {
        return None;
    }
    let whole = ROLES.iter().find(|entry| entry.whole.contains(&bare.as_str()));
    let part = || ROLES.iter().find(|entry| entry.part.iter().any(|word| bare.contains(word)));
    whole.map(|entry| (entry.role, true)).or_else(|| part().map(|entry| (entry.role, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_data_is_that_of_the_roles() {
        assert_eq!(ROLES.len(), super::super::ROLE_COUNT);
        for (index, entry) in ROLES.iter().enumerate() {
            assert_eq!(entry.role as usize, index);
            for header in entry.whole {
                assert_eq!(role_of(header).map(|(role, _)| role), Some(entry.role), "{header}");
            }
        }
    }

    #[test]
    fn headers_are_known_however_they_are_written() {
        let role = |header| role_of(header).map(|(role, _)| role);
        assert_eq!(role("姓 名"), Some(Role::Name));
        assert_eq!(role("职 务\n(现任)"), Some(Role::Title));
        assert_eq!(role("*行政区划代码"), Some(Role::Code));
        assert_eq!(role("县(市、区)"), Some(Role::County));
        assert_eq!(role("分管部门和单位"), Some(Role::Portfolio));
        assert_eq!(role("现任职务及任职时间"), Some(Role::Title));
        assert_eq!(role("Job Title"), Some(Role::Title));
        assert_eq!(role("备注"), None);
        assert_eq!(role("联系电话"), None);
    }
}
