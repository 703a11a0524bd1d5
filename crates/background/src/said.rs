//! A sentence as the page takes it: in pieces, of which figures are data, so that the page writes them as its reader does.

use std::fmt::Display;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_words::{Format, Plain, Plural};

use ad_credit_lab_words::refusal::map;

/// What stands before and after a figure: no name or text of a scenario can have it, as a control character.
const MARK: char = '\u{1}';

/// The pieces of the sentence that `write` writes: texts, and figures as `{ "money" }`, `{ "date" }`, `{ "instant" }` or `{ "whole" }`.
pub(crate) fn pieces(currency: Currency, write: impl FnOnce(&dyn Format) -> String) -> Node {
    let sentence = write(&Marked { currency });
    // Texts and figures take turns, and a text is first.
    let pieces = sentence.split(MARK).enumerate().filter(|(_, piece)| !piece.is_empty());
    let pieces = pieces.map(|(index, piece)| match piece.split_once(' ') {
        Some((kind, figure)) if index % 2 == 1 => map(vec![(kind, figure.into())]),
        _ => piece.into(),
    });
    Node::List(pieces.collect())
}

/// Figures in marks, each with its kind before it.
struct Marked {
    currency: Currency,
}

impl Marked {
    fn figure(kind: &str, figure: &dyn Display) -> String {
        format!("{MARK}{kind} {figure}{MARK}")
    }
}

impl Format for Marked {
    fn money(&self, money: Money) -> String {
        Self::figure("money", &self.currency.format(money))
    }

    fn date(&self, date: Date) -> String {
        Self::figure("date", &date)
    }

    fn instant(&self, instant: Instant) -> String {
        Self::figure("instant", &instant)
    }

    fn whole(&self, number: i64) -> String {
        Self::figure("whole", &number)
    }

    fn plural(&self, number: i64) -> Plural {
        Plain { currency: None }.plural(number)
    }
}
