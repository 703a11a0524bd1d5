//! Scenarios, dates and amounts.

use ad_credit_lab::i18n::Words;
use ad_credit_lab::signals::Owner;
use ad_credit_lab::state::{Plan, article_example, catalogue};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;

/// The date that a text such as `2026-06-01` writes.
pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The last second of a date.
pub(crate) fn at_end_of(text: &str) -> Instant {
    date(text).end().plus_seconds(-1)
}

/// The day on which every test happens: Monday, 1 June 2026.
pub(crate) fn today() -> Date {
    date("2026-06-01")
}

/// An amount of whole dollars.
pub(crate) fn dollars(whole: i64) -> Money {
    Money::from_minor(whole * 100)
}

/// The plan that a newcomer finds: 25 a day from 2 June 2026 on an account that is made on 1 June.
pub(crate) fn example() -> Scenario {
    article_example(today(), Words::english().language())
}

/// A handle on the example, for as long as the owner lives.
pub(crate) fn example_plan() -> (Owner, Plan) {
    let owner = Owner::new();
    let plan = owner.with(|| Plan::new(Variants::of(example())));
    (owner, plan)
}

/// The scenario of a file's text.
pub(crate) fn file(text: &str) -> Scenario {
    Scenario::parse(text, catalogue()).unwrap()
}

/// A scenario that stops at this instant.
pub(crate) fn until(scenario: Scenario, instant: &str) -> Scenario {
    Scenario { until: Instant::parse(instant), ..scenario }
}
