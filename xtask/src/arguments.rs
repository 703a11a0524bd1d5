//! What the command line asks for.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

use crate::layers::Layer;

/// What `cargo xtask --help` prints.
pub(crate) const HELP: &str = "\
Every developer command of Ad Credit Lab. What a command needs is set up by itself the first time.

Usage: cargo xtask <command>

Commands:
  serve [--port N]        Build the page if it has changed, and serve it on http://127.0.0.1:8080
  test [--only LAYER]...  Run every check, layer by layer: format, clippy, clippy-web,
                          native, package, browser, build, size, e2e
  check                   The fast loop without a browser: format, clippy, native
  bench                   Print each figure beside its budget
  fuzz [--seconds N] [--seed S]
                          Hold random scenarios against what the rules promise of every one
  screenshots [--out DIR] [--route ROUTE]...
                          Photograph the built page at 1440, 768 and 360 pixels, light and dark
  rulebook                Write docs/rule-table.md from the rulebook and the engine's sources
  build                   Build the page into dist/ if it has changed
  package                 Build the JavaScript package into target/package, pack it, and print
                          its sizes beside its budget
  web <cargo arguments>   Run cargo for wasm32 with the page's toolchain and target folder, for
                          example `cargo xtask web check -p ad-credit-lab`
  setup                   Only set up, everything that the other commands need

Options:
  --port N       The port to serve on; 8080 if not given
  --seconds N    How long to go on; 60 if not given
  --seed S       What the first round draws from; another one each time if not given
  --only LAYER   Run only this layer; may be repeated
  --out DIR      Where the pictures go; target/screenshots if not given
  --route ROUTE  What follows the page's address, such as '#/plan'; may be repeated
  -h, --help     Print this text

No check is skipped in silence: `test` without --only runs every layer, goes on after one has
failed, and counts a layer that cannot run or that runs no test as failed.
";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Serve { port: u16 },
    Test { only: Vec<Layer> },
    Check,
    Bench,
    Fuzz { seconds: u64, seed: Option<u64> },
    Screenshots { out: Option<PathBuf>, routes: Vec<String> },
    Rulebook,
    Build,
    Package,
    Web { arguments: Vec<std::ffi::OsString> },
    Setup,
    Help,
}

/// Reads the arguments that follow the program's name.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = impl Into<std::ffi::OsString>>,
) -> Result<Request> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        Some(Value(command)) => command.string()?,
        None | Some(Short('h') | Long("help")) => return Ok(Request::Help),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => serve(&mut parser),
        "test" => test(&mut parser),
        "check" => alone(&mut parser, Request::Check),
        "bench" => alone(&mut parser, Request::Bench),
        "fuzz" => fuzz(&mut parser),
        "screenshots" => screenshots(&mut parser),
        "rulebook" => alone(&mut parser, Request::Rulebook),
        "build" => alone(&mut parser, Request::Build),
        "package" => alone(&mut parser, Request::Package),
        "web" => Ok(Request::Web { arguments: parser.raw_args()?.collect() }),
        "setup" => alone(&mut parser, Request::Setup),
        "help" => Ok(Request::Help),
        other => bail!("there is no command `{other}`; `cargo xtask --help` lists them"),
    }
}

fn serve(parser: &mut lexopt::Parser) -> Result<Request> {
    let mut port = 8080;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => {
                let text = parser.value()?.string()?;
                let number = text.parse().ok().filter(|number| *number > 0);
                port = number.ok_or_else(|| {
                    anyhow!("--port takes a number from 1 to 65535, not `{text}`")
                })?;
            }
            Short('h') | Long("help") => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Serve { port })
}

fn test(parser: &mut lexopt::Parser) -> Result<Request> {
    let mut only = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => {
                let name = parser.value()?.string()?;
                let layer = Layer::named(&name).ok_or_else(|| {
                    let names: Vec<_> = Layer::ALL.iter().map(|layer| layer.name()).collect();
                    anyhow!("there is no layer `{name}`; the layers are {}", names.join(", "))
                })?;
                only.push(layer);
            }
            Short('h') | Long("help") => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Test { only })
}

fn fuzz(parser: &mut lexopt::Parser) -> Result<Request> {
    let (mut seconds, mut seed) = (60, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("seconds") => seconds = parser.value()?.parse()?,
            Long("seed") => seed = Some(parser.value()?.parse()?),
            Short('h') | Long("help") => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Fuzz { seconds, seed })
}

fn screenshots(parser: &mut lexopt::Parser) -> Result<Request> {
    let mut out = None;
    let mut routes = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("route") => routes.push(parser.value()?.string()?),
            Short('h') | Long("help") => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Screenshots { out, routes })
}

/// A command that takes no options.
fn alone(parser: &mut lexopt::Parser, request: Request) -> Result<Request> {
    match parser.next()? {
        None => Ok(request),
        Some(Short('h') | Long("help")) => Ok(Request::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Request> {
        parse(line.split_whitespace())
    }

    #[test]
    fn every_command_in_the_help_text_is_understood() -> Result<()> {
        let commands = [
            "serve",
            "test",
            "check",
            "bench",
            "fuzz",
            "screenshots",
            "rulebook",
            "build",
            "package",
            "web",
            "setup",
        ];
        for command in commands {
            assert!(HELP.contains(&format!("\n  {command} ")), "{command} is not in the help text");
            assert_ne!(parsed(command)?, Request::Help);
        }
        Ok(())
    }

    #[test]
    fn options_are_read() -> Result<()> {
        assert_eq!(parsed("serve")?, Request::Serve { port: 8080 });
        assert_eq!(parsed("serve --port 9000")?, Request::Serve { port: 9000 });
        assert_eq!(parsed("serve --port=9000")?, Request::Serve { port: 9000 });
        assert_eq!(
            parsed("test --only e2e --only size")?,
            Request::Test { only: vec![Layer::EndToEnd, Layer::Size] }
        );
        assert_eq!(
            parsed("web check -p x")?,
            Request::Web { arguments: vec!["check".into(), "-p".into(), "x".into()] }
        );
        assert_eq!(parsed("fuzz")?, Request::Fuzz { seconds: 60, seed: None });
        assert_eq!(
            parsed("fuzz --seconds 5 --seed 7")?,
            Request::Fuzz { seconds: 5, seed: Some(7) }
        );
        assert_eq!(parsed("")?, Request::Help);
        assert_eq!(parsed("serve --help")?, Request::Help);
        Ok(())
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        for line in [
            "sevre",
            "serve --port 0",
            "serve --port 70000",
            "serve --prot 1",
            "test --only all",
            "check now",
            "fuzz --seconds soon",
        ] {
            let word = line.split_whitespace().next_back().unwrap_or_default();
            let message = parsed(line)
                .map_or_else(|error| error.to_string(), |request| format!("{request:?}"));
            assert!(message.contains(word) || message.contains("--prot"), "{line}: {message}");
        }
    }
}
