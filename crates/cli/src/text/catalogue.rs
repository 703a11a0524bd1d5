//! The offers that a scenario can name, with what their sources leave open.

use std::io::{self, Write};

use ad_credit_lab_engine::offer::{PublishedOffer, Term};
use ad_credit_lab_words::{self as words, Language, say};

use super::offers::{Facts, note_facts, offer_line, source_facts};
use super::table::write_facts;

/// Writes an offer as the catalogue has it.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_published(
    out: &mut dyn Write,
    language: &Language,
    offer: &PublishedOffer,
) -> io::Result<()> {
    let PublishedOffer { id, network, title, source, .. } = offer;
    writeln!(out, "{}", offer_line(language, id, network, title, source))?;
    let mut facts = source_facts(language, source);
    for other in &offer.other_sources {
        facts.extend(source_facts(language, other));
    }
    let terms =
        |term: &Term| say::cli_offer_term(language, term.name(), &words::term(language, *term));
    let unknown = offer.unknown.iter().map(terms);
    facts.extend(unknown.map(|term| (say::cli_offer_unknown(language), term)));
    if offer.unknown.is_empty() {
        facts.push((say::cli_offer_unknown(language), say::cli_nothing(language)));
    }
    let is_assumed = |term: &&Term| term.assumed().is_some_and(|it| offer.assumed.contains(&it));
    let assumed = Term::ALL.iter().filter(is_assumed).map(terms);
    facts.extend(assumed.map(|term| (say::cli_offer_assumed(language), term)));
    facts.extend(note_facts(language, &offer.notes));
    write_facts(out, &once(facts))
}

/// The facts with each name only where it begins.
fn once(facts: Facts) -> Facts {
    let mut before = String::new();
    let shown = |(name, fact): (String, String)| {
        if name == before {
            return (String::new(), fact);
        }
        before.clone_from(&name);
        (name, fact)
    };
    facts.into_iter().map(shown).collect()
}
