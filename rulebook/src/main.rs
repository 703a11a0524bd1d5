//! Writes the table of rules into `docs`. `cargo xtask rulebook` runs it.
#![allow(clippy::print_stdout, reason = "a command line program speaks to the person who runs it")]

use std::error::Error;
use std::fs;
use std::path::Path;

use ad_credit_lab_rulebook::{Rulebook, table};

fn main() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rule-table.md");
    let text = table(&Rulebook::read()?);
    if fs::read_to_string(&path).is_ok_and(|before| before == text) {
        println!("docs/rule-table.md is up to date.");
    } else {
        fs::write(&path, text)?;
        println!("docs/rule-table.md is written.");
    }
    Ok(())
}
