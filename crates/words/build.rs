//! Makes a function of each English message, and a table of their texts.
//!
//! A catalogue with a mistake stops the build with the file and the key.

#[path = "src/catalogue.rs"]
mod catalogue;
#[path = "build/functions.rs"]
mod functions;
#[path = "src/plural.rs"]
#[expect(dead_code, unreachable_pub, reason = "what the crate offers is more than its build needs")]
mod plural;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ffi::OsStr;
use std::path::Path;
use std::{env, fs};

use catalogue::{line_of, read_messages, split_plural};
use functions::functions;

const LOCALE: &str = "locales/en";

fn main() {
    if let Err(error) = write_code() {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn write_code() -> Result<(), Box<dyn Error>> {
    for path in [LOCALE, "build", "src/catalogue.rs", "src/plural.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let (texts, spoken) = read_locale(Path::new(LOCALE))?;
    let keys: BTreeSet<_> = texts.keys().map(|key| split_plural(key).0).collect();
    let (spoken, keyed): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| spoken.contains(*key));
    let (reasons, keyed): (Vec<_>, Vec<_>) = keyed.into_iter().partition(|key| is_reason(key));
    let keys = [keyed.as_slice(), reasons.as_slice(), spoken.as_slice()].concat();
    let numbers = (keyed.len(), keyed.len() + reasons.len());
    let line = |key: &str| line_of(key, |key| texts.get(key).map(String::as_str));
    let functions = functions(&texts, &keys, numbers, line).map_err(|mistakes| list(&mistakes))?;
    let lines = |keys: &[&str]| keys.iter().map(|key| line(key)).collect::<Vec<_>>().join("\n");
    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("english.txt"), lines(&keyed))?;
    fs::write(folder.join("spoken_english.txt"), lines(&spoken))?;
    fs::write(folder.join("keyed.txt"), keyed.join("\n"))?;
    fs::write(folder.join("spoken.txt"), spoken.join("\n"))?;
    fs::write(folder.join("reasons_english.txt"), lines(&reasons))?;
    fs::write(folder.join("reasons.txt"), reasons.join("\n"))?;
    fs::write(folder.join("before_reasons.txt"), keyed.len().to_string())?;
    fs::write(folder.join("say.rs"), functions)?;
    Ok(())
}

/// The texts of a locale by key, and the keys of the messages that are said only by their functions.
type Locale = (BTreeMap<String, String>, BTreeSet<String>);

/// The texts of all files of a locale.
fn read_locale(folder: &Path) -> Result<Locale, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.retain(|path| path.file_stem().and_then(OsStr::to_str).is_none_or(is_wanted));
    paths.sort();
    let (mut texts, mut spoken, mut mistakes) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    for path in paths {
        let file = path.display();
        let is_spoken = matches!(path.file_stem().and_then(OsStr::to_str), Some("cli" | "page"));
        let is_whole = path.file_stem() != Some(OsStr::new("engine")) || has_feature("engine");
        match read_messages(&fs::read_to_string(&path)?) {
            Ok(messages) => {
                for (key, text) in messages {
                    if !is_whole && !is_of_a_problem(&key) {
                        continue;
                    }
                    if is_spoken {
                        spoken.insert(split_plural(&key).0.to_owned());
                    }
                    if texts.insert(key.clone(), text).is_some() {
                        mistakes.push(format!("{file}: `{key}` is in another file, too"));
                    }
                }
            }
            Err(found) => mistakes.extend(found.iter().map(|mistake| format!("{file}: {mistake}"))),
        }
    }
    if mistakes.is_empty() { Ok((texts, spoken)) } else { Err(list(&mistakes).into()) }
}

/// Whether the messages of a file are part of the crate: some belong to one host only, which asks for them by a feature of their name.
fn is_wanted(file: &str) -> bool {
    match file {
        "cli" | "diagnosis" | "explain" | "page" | "plan" => has_feature(file),
        _ => true,
    }
}

/// Whether a message says what is wrong with a file, which every host says, also one that says nothing else of the engine.
/// The names of terms are parts of such sentences.
fn is_of_a_problem(key: &str) -> bool {
    matches!(key.split('.').next(), Some("problem" | "term"))
}

/// Whether a keyed message says why something is what it is. These have a list of their own.
fn is_reason(key: &str) -> bool {
    matches!(key.split('.').next(), Some("reason" | "how" | "point" | "change" | "anchor"))
}

fn has_feature(name: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some()
}

fn list(mistakes: &[String]) -> String {
    format!("mistakes in the messages of {LOCALE}:\n{}", mistakes.join("\n"))
}
