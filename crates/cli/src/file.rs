//! From a path to a scenario or an offer, or to what is wrong with the file.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::{Catalogue, Node, PublishedOffer, Scenario};
use ad_credit_lab_words::{self as words, Language, Plain, say};

/// The largest file that is read, in MiB.
const MOST_MIB: u64 = 64;

/// Why a file gives nothing.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// It cannot be opened or read.
    Unreadable(io::Error),
    /// It has more than [`MOST_MIB`].
    TooLarge,
    /// It is not UTF-8 from this byte on, counted from 0.
    NotUtf8 { byte: usize },
    /// It is not what it should be.
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

/// What a file can be checked as.
pub(crate) enum Checkable {
    /// A scenario, with what it expects.
    Scenario(Box<Scenario>),
    /// An offer, which may leave terms unknown.
    Offer(Box<PublishedOffer>),
}

/// Reads the scenario of a file, or of standard input for `-`.
///
/// # Errors
/// Why there is none.
pub(crate) fn read_scenario(path: &Path, catalogue: &Catalogue) -> Result<Scenario, Unusable> {
    Scenario::parse(&read_text(path)?, catalogue).map_err(Unusable::Wrong)
}

/// Reads the scenario or the offer of a file, or of standard input for `-`.
///
/// # Errors
/// Why there is neither.
pub(crate) fn read_checkable(path: &Path, catalogue: &Catalogue) -> Result<Checkable, Unusable> {
    let text = read_text(path)?;
    match Scenario::parse(&text, catalogue) {
        Ok(scenario) => Ok(Checkable::Scenario(Box::new(scenario))),
        Err(_) if is_of_an_offer(&text) => PublishedOffer::parse(&text)
            .map(|offer| Checkable::Offer(Box::new(offer)))
            .map_err(Unusable::Wrong),
        Err(problems) => Err(Unusable::Wrong(problems)),
    }
}

/// Reads the JSON of a file, whatever it says, or of standard input for `-`.
///
/// # Errors
/// Why there is none.
pub(crate) fn read_node(path: &Path) -> Result<Node, Unusable> {
    Node::parse(&read_text(path)?).map_err(Unusable::Wrong)
}

/// Whether a file is meant to be an offer, however many mistakes it has.
fn is_of_an_offer(text: &str) -> bool {
    Node::from_json(text)
        .is_ok_and(|node| node.get("tiers").is_some() && node.get("offers").is_none())
}

/// Opens a file, or standard input for `-`, and tells its length where that is known.
///
/// # Errors
/// It cannot be opened.
pub(crate) fn open(path: &Path) -> Result<(Box<dyn Read>, Option<u64>), Unusable> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(path).map_err(Unusable::Unreadable)?;
    let length = file.metadata().ok().filter(Metadata::is_file).map(|metadata| metadata.len());
    Ok((Box::new(file), length))
}

/// The text of a file, or of standard input for `-`.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn read_text(path: &Path) -> Result<String, Unusable> {
    let (source, _) = open(path)?;
    let bytes = read_bytes(source)?;
    let mut text = String::from_utf8(bytes)
        .map_err(|error| Unusable::NotUtf8 { byte: error.utf8_error().valid_up_to() })?;
    // Some editors put this mark before the text; it says nothing that UTF-8 needs.
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn read_bytes(source: impl Read) -> Result<Vec<u8>, Unusable> {
    let most = MOST_MIB * 1024 * 1024;
    let mut bytes = Vec::new();
    let length = source.take(most + 1).read_to_end(&mut bytes).map_err(Unusable::Unreadable)?;
    if length as u64 > most { Err(Unusable::TooLarge) } else { Ok(bytes) }
}
