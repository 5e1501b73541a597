//! What a person reads in a terminal: one file a view, all over the same layout.

pub(crate) mod answer;
pub(crate) mod assess;
pub(crate) mod audit;
pub(crate) mod chain;
pub(crate) mod closed_loop;
pub(crate) mod explain;
pub(crate) mod faults;
pub(crate) mod hits;
pub(crate) mod item;
mod layout;
pub(crate) mod rulebook;

pub(crate) use layout::{Layout, Look};

use crate::failure::Failure;
use std::io::{self, IsTerminal, Write};
use zeren_core::Engine;
use zeren_core::model::{Lang, Text};
pub(crate) use zeren_core::nearest;

/// The widest a text is set, in columns.
const WIDEST: usize = 100;

/// Where the output goes: language, width, colour.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    lang: Lang,
    width: usize,
    no_colour: bool,
    colour: bool,
}

impl Screen {
    /// The screen of this process.
    pub(crate) fn new(lang: Lang, no_colour: bool, columns: Option<usize>) -> Self {
        let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0 as usize);
        let width = columns.or_else(terminal).unwrap_or(80).clamp(40, WIDEST);
        Self { lang, width, no_colour, colour: false }
    }

    /// With colour as asked for: `auto` only on a terminal and without NO_COLOR.
    pub(crate) fn with_colour(&self, when: &str) -> Self {
        let colour = match when {
            "always" => true,
            "never" => false,
            _ => !self.no_colour && io::stdout().is_terminal(),
        };
        Self { colour, ..self.clone() }
    }

    pub(crate) const fn lang(&self) -> Lang {
        self.lang
    }

    /// A word of the interface.
    pub(crate) const fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text { zh, en }.in_lang(self.lang)
    }

    /// Makes the whole output, then writes it at once.
    pub(crate) fn write(&self, make: impl FnOnce(&mut Vec<u8>)) -> Result<(), Failure> {
        let mut out = Vec::new();
        make(&mut out);
        let mut stdout = io::stdout().lock();
        stdout.write_all(&out)?;
        stdout.flush()?;
        Ok(())
    }
}

/// The local rulebooks that are on, a line each; nothing without any.
pub(crate) fn layers(engine: &Engine, screen: &Screen, page: &mut Layout<'_>) {
    for layer in engine.local().layered().into_iter().flat_map(|layered| layered.layers()) {
        let version = format!("{}@{}", layer.id, layer.version);
        let region = layer.region.map_or_else(String::new, |region| format!(" · {}", region.path(engine.lexicon())));
        let name = layer.name.in_lang(screen.lang());
        page.text(0, &format!("{}{name} ({version}{region})", screen.t("本地规则:", "Local rulebook: ")), Look::Quiet);
    }
}
