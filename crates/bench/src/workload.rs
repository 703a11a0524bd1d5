//! What is timed.

mod accounts;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Duration;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::{ForecastRequest, forecast};
use ad_credit_lab_engine::plan::sweep::{Axis, Input, Request, Setting, sweep};
use ad_credit_lab_engine::scenario::Budget;
use ad_credit_lab_engine::{Catalogue, Outcome, Scenario, simulate, totals};

/// A piece of work on inputs that are made once, before the first run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// The exact run of a year with an entry an hour, whole journal with reasons.
    YearByHour,
    /// The same year with every charge paid by a credit that lasts as long.
    YearOnCredit,
    /// Reading the same year from its JSON text.
    YearFromText,
    /// 60 days of a spend plan, from the edit of its budget to the outcome.
    SixtyDays,
    /// The exact run of the year for its totals alone.
    YearTotals,
    /// A sweep of 2,500 cells: 50 daily budgets by 50 numbers of days.
    Sweep,
    /// A forecast of 10,000 runs of 90 days, from the draws to what matters most.
    Forecast,
    /// 10,000 accounts of 90 entries each, from the text of a CSV to that of their outcomes.
    Batch,
}

/// A top-up and 8,759 charges.
const ENTRIES_OF_A_YEAR: i64 = 365 * 24;

struct Inputs {
    catalogue: Catalogue,
    year_text: String,
    year: Scenario,
    year_on_credit: Scenario,
    sixty_days: Scenario,
    ninety_days: Scenario,
    chance: ForecastRequest,
}

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let texts = ad_credit_lab_offers::FILES.iter().map(|file| file.text);
    let catalogue = Catalogue::parse(texts).expect("every offer file can be read");
    let read = |text: &str| Scenario::parse(text, &catalogue).expect("the scenario can be read");
    let year_text = year_text("");
    let ninety_days = read(NINETY_DAYS);
    let chance = ForecastRequest::parse(CHANCE, &ninety_days).expect("the request can be read");
    Inputs {
        year: read(&year_text),
        year_on_credit: read(&self::year_text(GIFT)),
        sixty_days: read(SIXTY_DAYS),
        ninety_days,
        chance,
        year_text,
        catalogue,
    }
});

/// The article's offer met by an account that spends a little more every hour of the day: the credit is issued after
/// the first 200.00 in cash and used up by the hours that follow. `second` is what comes between the top-up and the charges.
fn year_text(second: &str) -> String {
    let first = Date::parse("2026-01-01").expect("a date").start();
    let mut text = String::from(
        r#"{ "version": 1, "name": "A charge an hour", "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
        "account": { "created": "2026-01-01", "country": "US", "currency": "USD" }, "entries": [
        { "at": "2026-01-01T00:00:00", "kind": "top_up", "amount": "20000.00" }"#,
    );
    text.push_str(second);
    for hour in 1..ENTRIES_OF_A_YEAR {
        let (at, cents) = (first.plus_seconds(hour * 3600), 100 + hour % 24);
        let amount = format_args!("{}.{:02}", cents / 100, cents % 100);
        write!(
            text,
            ",\n{{ \"at\": \"{at}\", \"kind\": \"spend\", \"campaign\": \"Launch\", \"amount\": \"{amount}\" }}"
        )
        .expect("a String can always be written to");
    }
    text.push_str("] }");
    text
}

/// A credit that pays for the whole year.
const GIFT: &str = r#",
        { "at": "2026-01-01T00:00:00", "kind": "grant_credit", "credit": "Gift", "amount": "20000.00", "type": "free", "expires": "2026-12-31" }"#;

const SIXTY_DAYS: &str = r#"{
    "version": 1,
    "name": "60 days",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "code" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T09:30", "kind": "receive_code" },
        { "at": "2026-06-02T10:00", "kind": "redeem_code" }
    ],
    "spend_plan": { "start": "2026-06-02", "days": 60, "daily_budget": "25.00" }
}"#;

/// Of its days 31 count, so that 6.50 a day reach 200.00 in little more than half of the runs.
const NINETY_DAYS: &str = r#"{
    "version": 1,
    "name": "90 days",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "code" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T09:30", "kind": "receive_code" },
        { "at": "2026-06-02T10:00", "kind": "redeem_code" }
    ],
    "spend_plan": { "start": "2026-06-02", "days": 90, "daily_budget": "6.50" }
}"#;

const CHANCE: &str =
    r#"{ "runs": 10000, "seed": 42, "daily_spend": { "low": "4.00", "high": "9.00" } }"#;

impl Workload {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::YearByHour,
        Self::YearOnCredit,
        Self::YearFromText,
        Self::SixtyDays,
        Self::YearTotals,
        Self::Sweep,
        Self::Forecast,
        Self::Batch,
    ];

    /// The name under which its figures are printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::YearByHour => "exact run of a year, 8,760 entries",
            Self::YearOnCredit => "the same, each charge paid by a credit",
            Self::YearFromText => "reading the same from JSON",
            Self::SixtyDays => "60 days, from an edit to the outcome",
            Self::YearTotals => "exact run of a year for its totals",
            Self::Sweep => "sweep of 50 x 50 over 60 days",
            Self::Forecast => "forecast: 10,000 runs of 90 days",
            Self::Batch => "batch of 10,000 accounts x 90 entries from CSV",
        }
    }

    /// The most that a run may take as wasm, where a budget is set.
    #[must_use]
    pub fn budget(self) -> Option<Duration> {
        match self {
            Self::YearByHour | Self::YearOnCredit => Some(Duration::from_millis(1)),
            Self::Sweep => Some(Duration::from_millis(2)),
            Self::Forecast => Some(Duration::from_millis(15)),
            _ => None,
        }
    }

    /// The most that a run may take natively, where a budget is set.
    #[must_use]
    pub fn native_budget(self) -> Option<Duration> {
        matches!(self, Self::Batch).then_some(Duration::from_millis(150))
    }

    /// Runs it once and gives a figure of its result.
    #[must_use]
    pub fn run(self) -> i64 {
        match self {
            Self::YearByHour => figure(&simulate(&INPUTS.year)),
            Self::YearOnCredit => figure(&simulate(&INPUTS.year_on_credit)),
            Self::YearFromText => {
                let year = Scenario::parse(&INPUTS.year_text, &INPUTS.catalogue);
                black_box(&year).as_ref().map_or(0, |year| year.entries.len() as i64)
            }
            Self::SixtyDays => figure(&simulate(&edited("30.00"))),
            Self::YearTotals => totals(&INPUTS.year).ledger.cash().minor(),
            Self::Sweep => fifty_by_fifty(),
            Self::Forecast => {
                forecast(&INPUTS.ninety_days, black_box(&INPUTS.chance)).qualified.runs.into()
            }
            Self::Batch => accounts::run(&INPUTS.catalogue).len() as i64,
        }
    }

    /// A checksum of everything that a run says.
    #[must_use]
    pub fn checksum(self) -> u64 {
        let said = |scenario: &Scenario| simulate(scenario).to_node(scenario).to_json();
        let text = match self {
            Self::YearByHour => said(&INPUTS.year),
            Self::YearOnCredit => said(&INPUTS.year_on_credit),
            Self::YearFromText => INPUTS.year.to_node().to_json(),
            Self::SixtyDays => said(&edited("30.00")),
            Self::YearTotals | Self::Sweep => self.run().to_string(),
            Self::Forecast => {
                let days = &INPUTS.ninety_days;
                forecast(days, &INPUTS.chance).to_node(days).to_json()
            }
            Self::Batch => accounts::run(&INPUTS.catalogue),
        };
        fnv_1a(text.as_bytes())
    }
}

/// 50 daily budgets by 50 numbers of days, up to 60.
fn fifty_by_fifty() -> i64 {
    let axis = |input, values: Vec<Setting>| Axis { input, values };
    let budgets = (1..=50).map(|budget| Setting::DailyBudget(Money::from_minor(100 * budget)));
    let days = (11..=60).map(Setting::Days);
    let axes = vec![axis(Input::DailyBudget, budgets.collect()), axis(Input::Days, days.collect())];
    let swept = sweep(&INPUTS.sixty_days, black_box(&Request { offer: 0, axes }));
    swept.cells.iter().map(|cell| cell.granted.minor() + cell.cash_out.minor()).sum()
}

/// The 60 days with another budget, typed in as on the page.
fn edited(daily_budget: &str) -> Scenario {
    let mut scenario = INPUTS.sixty_days.clone();
    let budget = scenario.account.currency.parse(black_box(daily_budget));
    if let (Some(plan), Ok(budget)) = (&mut scenario.spend_plan, budget) {
        plan.budget = Budget::Flat(budget);
    }
    scenario
}

fn figure(outcome: &Outcome) -> i64 {
    let ledger = &black_box(outcome).ledger;
    outcome.journal.len() as i64 + ledger.cash().minor() + ledger.unused_credit().minor()
}

/// The FNV-1a hash, 64 bits.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_has_an_entry_an_hour_and_its_credit_is_issued_and_used_up() {
        let outcome = simulate(&INPUTS.year);
        assert_eq!(INPUTS.year.entries.len(), 8_760);
        // Besides the entries: the account, the activation, the credit's issue.
        assert_eq!(outcome.journal.len(), 8_760 + 3);
        assert_eq!(outcome.offers[0].state.code(), "exhausted");
    }

    #[test]
    fn the_credit_of_the_other_year_pays_every_charge() {
        let outcome = simulate(&INPUTS.year_on_credit);
        assert_eq!(outcome.journal.rows().filter(|row| !row.burns.is_empty()).count(), 8_759);
        assert!(outcome.ledger.cash_on_ads().is_zero());
    }

    #[test]
    fn the_edit_of_the_sixty_days_changes_their_outcome() {
        let outcome = simulate(&edited("30.00"));
        assert_ne!(outcome.ledger, simulate(&INPUTS.sixty_days).ledger);
        assert_eq!(outcome.journal.rows().filter(|row| !row.counts.is_empty()).count(), 60);
    }

    #[test]
    fn some_runs_of_the_forecast_qualify_and_others_do_not() {
        let request = ForecastRequest { runs: 100, ..INPUTS.chance.clone() };
        let qualified = forecast(&INPUTS.ninety_days, &request).qualified;
        assert!((20..80).contains(&qualified.runs), "{qualified:?}");
    }
}
