//! From a path to a scenario, or to what is wrong with the file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::{Catalogue, Scenario};
use ad_credit_lab_words::{self as words, Language, Plain, say};

/// The largest file that is read, in MiB.
const MOST_MIB: u64 = 64;

/// Why a file gives no scenario.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// It cannot be opened or read.
    Unreadable(io::Error),
    /// It has more than [`MOST_MIB`].
    TooLarge,
    /// It is not UTF-8 from this byte on, counted from 0.
    NotUtf8 { byte: usize },
    /// It is not a scenario.
    Wrong(Problems),
}

impl Unusable {
    /// What is wrong, in a sentence for each mistake.
    pub(crate) fn sentences(&self, language: &Language) -> Vec<String> {
        let plain = Plain { currency: None };
        match self {
            Self::Unreadable(error) => vec![say::cli_unreadable(language, &error.to_string())],
            Self::TooLarge => {
                vec![say::cli_too_large(language, &MOST_MIB.to_string())]
            }
            Self::NotUtf8 { byte } => vec![say::cli_not_utf8(language, &byte.to_string())],
            Self::Wrong(problems) => problems
                .list()
                .iter()
                .map(|problem| words::problem(language, &plain, problem))
                .collect(),
        }
    }
}

/// Reads the scenario of a file, or of standard input for `-`.
///
/// # Errors
/// Why there is none.
pub(crate) fn read(path: &Path, catalogue: &Catalogue) -> Result<Scenario, Unusable> {
    let bytes = if path == Path::new("-") {
        read_bytes(io::stdin().lock())
    } else {
        File::open(path).map_err(Unusable::Unreadable).and_then(read_bytes)
    }?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Unusable::NotUtf8 { byte: error.utf8_error().valid_up_to() })?;
    // Some editors put this mark before the text; it says nothing that UTF-8 needs.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Scenario::parse(text, catalogue).map_err(Unusable::Wrong)
}

fn read_bytes(source: impl Read) -> Result<Vec<u8>, Unusable> {
    let most = MOST_MIB * 1024 * 1024;
    let mut bytes = Vec::new();
    let length = source.take(most + 1).read_to_end(&mut bytes).map_err(Unusable::Unreadable)?;
    if length as u64 > most { Err(Unusable::TooLarge) } else { Ok(bytes) }
}
