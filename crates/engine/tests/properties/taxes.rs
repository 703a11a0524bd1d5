//! Tax in whole numbers: a second way to the figures that the engine works out with decimals.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::tax::{NetAndTax, TaxMode};

/// The net part and the tax of an amount written on an entry on which the tax of this mode falls.
pub(crate) fn split(scenario: &Scenario, mode: TaxMode, written: Money) -> NetAndTax {
    match scenario.account.tax.filter(|tax| tax.mode == mode) {
        Some(tax) if tax.amounts_include_tax => {
            let rate = Rate::of(scenario);
            let tax = rounded(rate.parts * whole(written), rate.hundred + rate.parts);
            NetAndTax { net: written - tax, tax }
        }
        _ => on_top_of(scenario, mode, written),
    }
}

/// A net amount with the tax of this mode that comes on top of it.
pub(crate) fn on_top_of(scenario: &Scenario, mode: TaxMode, net: Money) -> NetAndTax {
    let taxed = scenario.account.tax.is_some_and(|tax| tax.mode == mode);
    let rate = Rate::of(scenario);
    let tax = if taxed { rounded(rate.parts * whole(net), rate.hundred) } else { Money::ZERO };
    NetAndTax { net, tax }
}

/// A rate of `parts` in `hundred`, both scaled up until the rate has no fraction.
struct Rate {
    parts: i128,
    hundred: i128,
}

impl Rate {
    fn of(scenario: &Scenario) -> Self {
        let percent = scenario.account.tax.map_or("0".to_owned(), |tax| tax.rate.percent());
        let (whole, fraction) = percent.split_once('.').unwrap_or((&percent, ""));
        let parts = format!("{whole}{fraction}").parse().expect("digits");
        Self { parts, hundred: 100 * 10_i128.pow(fraction.len().try_into().expect("few digits")) }
    }
}

fn whole(money: Money) -> i128 {
    money.minor().into()
}

/// A quotient of whole numbers above zero, rounded half up.
fn rounded(dividend: i128, divisor: i128) -> Money {
    let quotient = (2 * dividend + divisor) / (2 * divisor);
    Money::from_minor(quotient.try_into().expect("an amount"))
}
