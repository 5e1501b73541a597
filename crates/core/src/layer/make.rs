//! Draft → layered rulebook and lexicon.

use super::Layered;
use super::draft::{Draft, Target, keep, keep_str};
use crate::builtin::{BUILTIN, COMPOUNDS, SENSES};
use crate::model::{Basis, Class, Date};
use crate::rulebook::{ClassEntry, Duty, Instrument, Paragraph, Rulebook, Sector};
use crate::title::Lexicon;
use crate::title::sense::{FIRST_UNLISTED, Sense};

/// Makes the rulebook of what was added. Layers not in force on the day state nothing; their words are known all the same.
pub(super) fn make(mut draft: Draft, on: Option<Date>) -> Layered {
    let dormant: Vec<usize> = (0..draft.layers.len()).filter(|&at| !draft.layers[at].holds(on)).collect();
    for &at in &dormant {
        let layer = &mut draft.layers[at];
        (layer.listed, layer.unlisted, layer.exhaustive) = (0, 0, false);
        let prefix = format!("{}:", draft.layers[at].id);
        let own = |id: &str| id.split('/').next_back().is_some_and(|id| id.starts_with(&prefix));
        draft.duties.retain(|(_, duty)| !own(duty.id));
        draft.instruments.retain(|instrument| !own(instrument.id));
        draft.paragraphs.retain(|paragraph| !own(paragraph.id));
    }
    draft.statements.retain(|statement| !dormant.contains(&statement.layer));
    let lexicon = lexicon(&draft);
    let at_home = at_home(&draft, &dormant);
    Layered {
        rulebook: rulebook(&mut draft, &dormant),
        lexicon,
        at_home,
        layers: draft.layers,
        statements: draft.statements,
    }
}

/// The layers that hold where no region is known: those whose region lies in a line with that of every other.
fn at_home(draft: &Draft, dormant: &[usize]) -> u64 {
    let live: Vec<usize> = (0..draft.layers.len()).filter(|at| !dormant.contains(at)).collect();
    let in_line = |&at: &usize| live.iter().all(|&other| draft.meet(at, other));
    live.iter().copied().filter(in_line).fold(0, |set, at| set | 1 << at)
}

fn sense(sense: Sense, draft: &Draft) -> Sense {
    let moved = |field: u8| {
        let at = field.checked_sub(FIRST_UNLISTED)? as usize;
        draft.moved.get(&at).map(|sector| sector.index() as u8)
    };
    match sense {
        Sense::Field(field) => Sense::Field(moved(field).unwrap_or(field)),
        Sense::Fused(field) => Sense::Fused(moved(field).unwrap_or(field)),
        other => other,
    }
}

fn lexicon(draft: &Draft) -> Lexicon {
    let mut senses: Vec<Sense> = SENSES.iter().map(|known| sense(*known, draft)).collect();
    let mut words = Vec::new();
    for word in &draft.words {
        let field = match draft.now(word.target) {
            Target::Sector(sector) => sector.index() as u8,
            Target::Department(at) => FIRST_UNLISTED + at as u8,
        };
        let sense = if word.whole { Sense::Fused(field) } else { Sense::Field(field) };
        let at = senses.iter().position(|known| *known == sense).unwrap_or_else(|| {
            senses.push(sense);
            senses.len() - 1
        });
        words.push((word.text.as_str(), at as u16));
    }
    let compound = |fields: &&'static [u8]| -> &'static [u8] {
        let moved = |field: &u8| match sense(Sense::Field(*field), draft) {
            Sense::Field(field) => field,
            _ => *field,
        };
        keep(fields.iter().map(moved).collect())
    };
    Lexicon::builtin().with(&words, keep(senses), keep(COMPOUNDS.iter().map(compound).collect()))
}

fn rulebook(draft: &mut Draft, dormant: &[usize]) -> Rulebook {
    let live = draft.layers.iter().enumerate().filter(|(at, _)| !dormant.contains(at));
    let version = live
        .fold(BUILTIN.version.to_owned(), |version, (_, layer)| format!("{version}+{}@{}", layer.id, layer.version));
    let paragraphs = BUILTIN.paragraphs.iter().map(|known| Paragraph { ..*known }).chain(draft.paragraphs.drain(..));
    let paragraphs = keep(paragraphs.collect());
    let instruments =
        BUILTIN.instruments.iter().map(|known| Instrument { ..*known }).chain(draft.instruments.drain(..));
    let instruments = keep(instruments.collect());
    let classes = keep(Class::ALL.iter().map(|class| self::class(*class, draft)).collect());
    let spoken = draft.layers.iter().fold(0, |all, layer| all | layer.listed | layer.unlisted);
    let sectors = draft.sectors.iter().enumerate().map(|(at, sector)| Sector {
        basis: if at > 0 && spoken & (1 << at) != 0 { Basis::Local } else { sector.basis },
        ..*sector
    });
    let sectors = keep(sectors.collect());
    Rulebook { version: keep_str(&version), paragraphs, instruments, classes, sectors, ..BUILTIN.same() }
}

fn class(class: Class, draft: &Draft) -> ClassEntry {
    let known = BUILTIN.class(class);
    let added = draft.duties.iter().filter(|(of, _)| *of == class).map(|(_, duty)| Duty { ..*duty });
    let duties = keep(known.duties.iter().map(|duty| Duty { ..*duty }).chain(added).collect());
    known.with_duties(duties)
}
