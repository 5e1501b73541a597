//! `zeren rulebook new`: a commented template. A file that is there stays as it is.

use crate::failure::{Failure, input, meaning};
use crate::output::Screen;
use clap::ArgMatches;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

/// The template, in both languages.
const TEMPLATE: &str = include_str!("template.toml");

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let Some(path) = matches.get_one::<String>("file") else {
        return screen.write(|out| out.extend_from_slice(TEMPLATE.as_bytes()));
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return input(
                format!("`{path}` 已经存在"),
                format!("`{path}` is there already"),
                "换一个名称;已有的文件不会被改写",
                "choose another name; a file that is there is not overwritten",
            );
        }
        let (what, help) = meaning(&error);
        input(format!("写不了 `{path}`:{}", what.zh), format!("cannot write `{path}`: {}", what.en), help.zh, help.en)
    })?;
    file.write_all(TEMPLATE.as_bytes())?;
    let next = screen.t(
        "改好以后检查;编辑器的补全用 zeren rulebook schema > zeren-rulebook.schema.json",
        "check it when it is changed; for completion in editors: zeren rulebook schema > zeren-rulebook.schema.json",
    );
    eprintln!("{path}: {next}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use zeren_core::layer::{File, check};

    /// Commented statements have no blank behind the mark.
    fn whole() -> String {
        let line = |line: &str| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with([' ', ':']) => rest.to_owned(),
            _ => line.to_owned(),
        };
        TEMPLATE.lines().map(|text| line(text) + "\n").collect()
    }

    #[test]
    fn the_template_passes_as_it_is_and_with_every_statement_on() {
        for text in [TEMPLATE.to_owned(), whole()] {
            assert_eq!(check(&[File { name: "template.toml", text: &text }]), Ok(()));
        }
        assert!(whole().matches("\n[").count() > TEMPLATE.matches("\n[").count() + 6);
    }

    #[test]
    fn the_template_is_in_the_canonical_form() {
        for text in [TEMPLATE.to_owned(), whole()] {
            assert_eq!(super::super::fmt::canonical(&text).expect("valid TOML"), text);
        }
    }
}
