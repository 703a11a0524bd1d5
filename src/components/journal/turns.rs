//! The rows of a journal at which something happens besides ads that run as planned, in words, for a report.

use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, action, say};

use super::filter::Verdicts;
use super::subject::subject_of_entry;
use super::told::{Teller, Told, Why, counted_text};
use crate::i18n::Words;
use crate::state::Run;

/// A row of the journal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its date and its time.
    pub when: (String, String),
    /// What happened, with how it came out where somebody asked for it.
    pub what: String,
    /// The amount; empty where no money is meant.
    pub amount: String,
    /// What counts of it; empty where nothing could.
    pub counts: String,
    /// Why, each sentence with the id of its rule.
    pub why: Vec<String>,
}

/// The first `most` of them, and how many more there are.
#[must_use]
pub fn turns(words: Words, run: &Run, most: usize) -> (Vec<Turn>, usize) {
    let teller = Teller::new(words, run);
    let rows = run.outcome().journal.rows().filter(|row| Verdicts::Turns.takes(row));
    let (mut turns, mut more) = (Vec::new(), 0);
    for row in rows {
        if turns.len() == most {
            more += 1;
            continue;
        }
        let told = teller.tell(&row);
        let mut what = told.what();
        if !matches!(row.verdict, Verdict::Accepted | Verdict::Happened) {
            what = format!("{what} · {}", told.verdict);
        }
        let Told { date, time, amount, counted, reasons, uncounted, .. } = told;
        let counts: Vec<_> = counted.into_iter().map(counted_text).collect();
        turns.push(Turn {
            when: (date, time),
            what,
            amount: amount.unwrap_or_default(),
            counts: counts.join("; "),
            why: reasons.into_iter().chain(uncounted).map(Why::text).collect(),
        });
    }
    (turns, more)
}

/// The first `most` written entries of a scenario, each with its date and in words with its amount; and how many more there are.
#[must_use]
pub fn entries_told(words: Words, run: &Run, most: usize) -> (Vec<(String, String)>, usize) {
    let language = words.language();
    let scenario = run.scenario();
    let figures = words.figures(scenario.account.currency);
    let told = scenario.entries.iter().take(most).map(|entry| {
        let mut what = action(language, &entry.action);
        let subject = subject_of_entry(words, run, &entry.action);
        let amount = match &entry.action {
            Action::TopUp { amount }
            | Action::Spend { amount, .. }
            | Action::Refund { amount, .. }
            | Action::TransferCash { amount } => Some(figures.money(*amount)),
            Action::GrantCredit(grant) => Some(say::report_usable(
                language,
                &figures.money(grant.amount),
                &figures.date(grant.expires),
            )),
            _ => None,
        };
        for part in subject.into_iter().chain(amount) {
            what.push_str(" · ");
            what.push_str(&part);
        }
        (figures.date(scenario.instant(entry.at).date()), what)
    });
    (told.collect(), scenario.entries.len().saturating_sub(most))
}
