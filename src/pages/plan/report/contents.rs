//! What a report says, in words: what is printed and what is copied is the same.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_words::{Format, say};

use super::inputs::{inputs, more_of};
use crate::components::{
    Turn, answer_texts, assumptions_of, key_figures_of, turns, uncounted_of, warnings_of,
};
use crate::i18n::Words;
use crate::state::{Run, credit_name};

/// How many rows of the journal and of who paid a report has.
const MOST_ROWS: usize = 60;

/// Something under a name: one value or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// Its values, at least one.
    pub values: Vec<String>,
}

impl Line {
    pub(super) fn new(label: String, value: String) -> Self {
        Self { label, values: vec![value] }
    }

    pub(super) fn of((label, value): (String, String)) -> Self {
        Self::new(label, value)
    }

    pub(super) fn list(label: String, values: Vec<String>) -> Self {
        Self { label, values }
    }
}

/// Who paid for ads within a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The span.
    pub when: String,
    /// By credits, in cash, and what was left to a bill; empty where it is nothing.
    pub parts: [String; 3],
}

/// A report of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The scenario's name.
    pub title: String,
    /// When it was made, and by which version of the rules.
    pub made: String,
    /// The answer, sentence by sentence.
    pub answer: Vec<String>,
    /// What one should watch out for, and what cannot be decided.
    pub warnings: Vec<String>,
    /// The key figures.
    pub results: Vec<Line>,
    /// What was given.
    pub inputs: Vec<Line>,
    /// What counts and what does not: the amount, and why.
    pub counting: Vec<(String, String)>,
    /// Said instead where nothing was spent that could count.
    pub counts_nothing: Option<String>,
    /// Who paid, from one change of it to the next.
    pub paid: Vec<Paid>,
    /// That there was more of it.
    pub paid_more: Option<String>,
    /// What was assumed.
    pub assumptions: Vec<String>,
    /// The rows of the journal that are more than ads that run as planned.
    pub journal: Vec<Turn>,
    /// That there were more.
    pub journal_more: Option<String>,
    /// By which rules it was worked out.
    pub rules: String,
}

impl Report {
    /// A report that is made `today`.
    #[must_use]
    pub fn of(words: Words, run: &Run, today: Date) -> Self {
        let language = words.language();
        let scenario = run.scenario();
        let figures = words.figures(scenario.account.currency);
        let with_rule = |(text, id): (String, &str)| format!("{text} ({id})");
        let results = key_figures_of(run).into_iter().map(|figure| Line {
            label: figure.name,
            values: [figure.value].into_iter().chain(figure.notes).collect(),
        });
        let assumptions = assumptions_of(words, run).into_iter().map(|(text, id)| match id {
            Some(id) => with_rule((text, id)),
            None => text,
        });
        let (counting, counts_nothing) = counting(words, run);
        let (paid, paid_left) = paid(words, run);
        let (journal, journal_left) = turns(words, run, MOST_ROWS);
        let version = env!("CARGO_PKG_VERSION");
        Self {
            title: scenario.name.clone(),
            made: say::report_made(language, &figures.date(today)),
            answer: answer_texts(words, run),
            warnings: warnings_of(words, run).into_iter().map(with_rule).collect(),
            results: results.collect(),
            inputs: inputs(words, run),
            counting,
            counts_nothing,
            paid,
            paid_more: more_of(words, &figures, paid_left),
            assumptions: assumptions.collect(),
            journal,
            journal_more: more_of(words, &figures, journal_left),
            rules: say::report_rules(language, version),
        }
    }
}

/// What counts for the first offer, what does not, and why; or why nothing can.
fn counting(words: Words, run: &Run) -> (Vec<(String, String)>, Option<String>) {
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let trigger = run.terms().trigger;
    if matches!(trigger, TriggerKind::Action | TriggerKind::Activation) {
        return (Vec::new(), Some(say::uncounted_no_spend(language)));
    }
    let counted = run.outcome().offers[0].counted;
    let counts = match trigger {
        TriggerKind::TopUp => say::figure_topped_up(language),
        _ => say::figure_counted(language),
    };
    let not = uncounted_of(words, run).into_iter();
    let not = not
        .map(|(amount, why, rule)| (figures.exact_money(amount), format!("{why} ({})", rule.id)));
    ([(figures.exact_money(counted), counts)].into_iter().chain(not).collect(), None)
}

/// Who paid, from one change of it to the next, and how many more such spans there are.
fn paid(words: Words, run: &Run) -> (Vec<Paid>, usize) {
    let language = words.language();
    let scenario = run.scenario();
    let figures = words.figures(scenario.account.currency);
    let money = |amount: Money| {
        if amount.is_zero() { String::new() } else { figures.exact_money(amount) }
    };
    let has_several = run.outcome().credits.len() > 1;
    // Where nobody paid there is nothing to tell.
    let all = run.outcome().history.segments().iter().filter(|segment| {
        let paid = &segment.paid;
        !(paid.credits.is_empty() && paid.cash.is_zero() && paid.unpaid.is_zero())
    });
    let told = all.clone().take(MOST_ROWS).map(|segment| {
        let (from, to) = (figures.instant(segment.from), figures.instant(segment.to));
        let by_credit = segment.paid.credits.iter().map(|burn| {
            let amount = money(burn.amount);
            // Of several credits each says which it is.
            let name = has_several.then(|| credit_name(language, run, burn.credit as usize));
            name.map_or(amount.clone(), |name| format!("{name}: {amount}"))
        });
        let by_credit = by_credit.collect::<Vec<_>>().join("; ");
        let parts = [by_credit, money(segment.paid.cash), money(segment.paid.unpaid)];
        Paid { when: say::report_from_to(language, &from, &to), parts }
    });
    let told: Vec<_> = told.collect();
    let left = all.count() - told.len();
    (told, left)
}
