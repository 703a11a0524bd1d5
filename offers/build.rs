//! Lists the offer files of this folder as a table of embedded texts.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=.");
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name();
        let name = name.to_str().ok_or_else(|| format!("{name:?} is not UTF-8"))?;
        if name.ends_with(".json") && !name.ends_with(".schema.json") {
            names.push(name.to_owned());
        }
    }
    // The order of a folder's listing differs between machines.
    names.sort();
    let files: String = names
        .iter()
        .map(|name| {
            let path = Path::new(&folder).join(name);
            format!("    OfferFile {{ name: {name:?}, text: include_str!({path:?}) }},\n")
        })
        .collect();
    let table = Path::new(&env::var("OUT_DIR")?).join("files.rs");
    fs::write(table, format!("&[\n{files}]\n"))?;
    Ok(())
}
