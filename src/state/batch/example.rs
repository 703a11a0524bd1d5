//! A batch to try, made to fit a scenario: accounts that spend more and less, earlier and later, some of them too little money.

use std::fmt::Write as _;

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::money::Money;

/// How many accounts the example has.
pub const EXAMPLE_ACCOUNTS: u32 = 1_000;

/// The first line of the example.
#[must_use]
pub fn example_header() -> &'static str {
    "account,at,kind,amount,campaign,account.created\n"
}

/// The rows of the example's account with this number, from 1: when it is made, its money, and its spend of some days. Its figures
/// follow from the number alone.
#[must_use]
pub fn example_rows(scenario: &Scenario, number: u32) -> String {
    let account = &scenario.account;
    let terms = scenario.offers[0].in_play(account);
    let asked = terms.tiers.first().and_then(|tier| tier.threshold());
    let asked = asked.unwrap_or(Money::from_minor(20_000)).minor().max(100);
    let step = i64::from(number);
    let late = i32::try_from(number % 7).unwrap_or_default();
    let made = account.created.date().plus_days(late);
    // 2 to 14 hundredths of the threshold a day, on 6 to 24 days: from a tenth of it to more than three times as much.
    let daily = asked * (2 + step * 5 % 13) / 100;
    let days = 6 + step * 7 % 19;
    // Every eleventh account has half of the money that it would take.
    let money = if step % 11 == 0 { daily * days / 2 } else { daily * (days + 1) };
    let written = |minor: i64| account.currency.format(Money::from_minor(minor));
    let mut rows = format!("shop-{number:04},{made}T10:00,top_up,{},,{made}\n", written(money));
    let first = 1 + i32::try_from(number % 3).unwrap_or_default();
    for day in 0..days {
        let date = made.plus_days(first + i32::try_from(day).unwrap_or_default());
        // Writing to a String cannot fail.
        let _ = writeln!(rows, "shop-{number:04},{date},spend,{},Launch,", written(daily));
    }
    rows
}
