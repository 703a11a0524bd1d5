//! Every developer command of the workspace, as `cargo xtask`.
#![allow(clippy::print_stdout, reason = "a command line program speaks to the person who runs it")]

mod arguments;
mod background;
mod bench;
mod fingerprint;
mod fuzz;
mod layers;
mod lock;
mod package;
mod page;
mod process;
mod progress;
mod rulebook;
mod screenshots;
mod serve;
mod server;
mod setup;
mod wasm_opt;
mod web;
mod workspace;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;

use arguments::Request;
use layers::Layer;
use page::build;
use workspace::Workspace;

fn main() -> ExitCode {
    let request = match arguments::parse(env::args_os().skip(1)) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("error: {error:#}\n\n{}", arguments::HELP);
            return ExitCode::from(2);
        }
    };
    match run(request) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what is asked, and says whether what was checked passed.
fn run(request: Request) -> Result<bool> {
    let workspace = Workspace::locate();
    match request {
        Request::Help => print!("{}", arguments::HELP),
        Request::Serve { port } => serve::run(&workspace, port)?,
        Request::Test { only } if only.is_empty() => {
            return Ok(layers::run_all(&workspace, Layer::ALL));
        }
        Request::Test { only } => return Ok(layers::run_all(&workspace, &only)),
        Request::Check => return Ok(layers::run_all(&workspace, Layer::NATIVE)),
        Request::Bench => bench::run(&workspace)?,
        Request::Fuzz { seconds, seed } => return fuzz::run(&workspace, seconds, seed),
        Request::Screenshots { out, routes } => screenshots::run(&workspace, out, &routes)?,
        Request::Rulebook => return rulebook::write_table(&workspace),
        Request::Build => {
            setup::prepare(&workspace, setup::FOR_BUILDING)?;
            build::ensure_built(&workspace)?;
        }
        Request::Package => package::run(&workspace)?,
        Request::Web { arguments } => return web_cargo(&workspace, &arguments),
        Request::Setup => setup::prepare(&workspace, setup::FOR_BROWSING)?,
    }
    Ok(true)
}

/// Runs cargo as the page's build does: the first argument is its subcommand, the target goes behind it.
fn web_cargo(workspace: &Workspace, arguments: &[OsString]) -> Result<bool> {
    let Some((subcommand, rest)) = arguments.split_first() else {
        anyhow::bail!(
            "`cargo xtask web` takes cargo's arguments, for example `check -p {}`",
            web::PAGE_PACKAGE
        );
    };
    let testing = subcommand == "test";
    setup::prepare(workspace, if testing { setup::FOR_BROWSING } else { setup::FOR_COMPILING })?;
    let mut cargo = if testing {
        web::cargo_test(workspace)?
    } else {
        web::cargo(workspace, &subcommand.to_string_lossy())?
    };
    process::succeeds(cargo.args(rest))
}
