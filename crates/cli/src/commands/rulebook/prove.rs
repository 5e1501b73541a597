//! `zeren rulebook prove`: what a rulebook promises, shown by walking every post.

use crate::failure::Failure;
use crate::output::Screen;
use crate::output::rulebook::prove as render;
use clap::ArgMatches;
use zeren_core::prove::{Proof, prove};

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::engine(matches, screen)?;
    let proofs = prove(&engine);
    let rulebook = engine.rulebook();
    screen.write(|out| match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => render::json(&proofs, rulebook, screen.lang(), out),
        Some("markdown") => render::markdown(&proofs, rulebook, screen.lang(), out),
        _ => render::text(&proofs, rulebook, matches.get_flag("all"), screen, out),
    })?;
    if proofs.iter().all(Proof::holds) { Ok(()) } else { Err(Failure::Findings) }
}
