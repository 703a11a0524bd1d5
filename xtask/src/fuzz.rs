//! Holding more and more random scenarios against what the rules promise of every one.
//!
//! They are the engine's own properties (`crates/engine/tests/properties`), run in rounds with other draws each.

use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};

use crate::layers::Counts;
use crate::process;
use crate::workspace::Workspace;

/// How many cases of each property a round has.
const CASES: u32 = 1_000;

/// Runs rounds until the time is over or a property fails, and says whether all held.
pub(crate) fn run(workspace: &Workspace, seconds: u64, seed: Option<u64>) -> Result<bool> {
    let first = seed.unwrap_or_else(seed_from_the_clock);
    println!("Compiling the properties.");
    let compiled = process::succeeds(properties(workspace, &["--no-run"]).arg("--quiet"))?;
    ensure!(compiled, "the properties did not compile: see above");
    println!("Seed {first}: rounds of {CASES} cases of each property, for {seconds} seconds.");
    let started = Instant::now();
    let mut rounds = 0;
    while rounds == 0 || started.elapsed() < Duration::from_secs(seconds) {
        let seed = first.wrapping_add(rounds);
        rounds += 1;
        let mut lines = Vec::new();
        let mut counts = Counts::default();
        let mut round = properties(workspace, &["--no-fail-fast"]);
        round.env("PROPTEST_CASES", CASES.to_string()).env("PROPTEST_RNG_SEED", seed.to_string());
        let held = process::watch(&mut round, None, |line| {
            if let Some(line) = line {
                counts.read_cargo(line);
                lines.push(line.to_owned());
            }
        });
        let cases = rounds * u64::from(CASES);
        if let Err(error) = held {
            println!("{}", lines.join("\n"));
            if counts.failed == 0 {
                return Err(error);
            }
            println!(
                "\nA property failed within {cases} cases; its smallest case is above.\n\
                 `cargo xtask fuzz --seconds 0 --seed {seed}` draws it again."
            );
            return Ok(false);
        }
        ensure!(counts.passed > 0, "no property ran");
        println!("round {rounds}, seed {seed}: {} tests held, {cases} cases each", counts.passed);
    }
    println!("\n{} cases of each property, none failed", rounds * u64::from(CASES));
    Ok(true)
}

/// Cargo testing the properties, optimised but with every check of overflow and bounds, in a target folder of its own.
fn properties(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(["test", "--locked", "--package", "ad-credit-lab-engine", "--test", "properties"]);
    cargo.args(arguments).current_dir(workspace.root());
    cargo.env("CARGO_TARGET_DIR", workspace.root().join("target/fuzz"));
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2").env("CARGO_PROFILE_DEV_DEBUG", "0");
    // The smallest case says where the failure is; a backtrace would bury it.
    cargo.env("RUST_BACKTRACE", "0");
    cargo
}

fn seed_from_the_clock() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs()
}
