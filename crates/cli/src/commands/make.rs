//! `zeren completions` and `zeren man`: made from the same description as the help.

use crate::args;
use crate::failure::Failure;
use crate::output::Screen;
use clap::ArgMatches;
use clap_complete::Shell;

pub(crate) fn completions(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let Some(&shell) = matches.get_one::<Shell>("shell") else { return Ok(()) };
    screen.write(|out| clap_complete::generate(shell, &mut args::command(screen.lang()), "zeren", out))
}

pub(crate) fn man(screen: &Screen) -> Result<(), Failure> {
    let mut page = Vec::new();
    let command = args::command(screen.lang());
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands() {
        let name = format!("zeren-{}", sub.get_name());
        clap_mangen::Man::new(sub.clone().name(name.leak() as &'static str)).render(&mut page)?;
    }
    screen.write(|out| out.extend_from_slice(&page))
}
