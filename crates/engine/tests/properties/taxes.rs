//! Tax and shares in whole numbers: a second way to the figures that the engine works out with decimals.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::tax::{NetAndTax, Tax, TaxMode};

use crate::generate::Story;

/// The net part and the tax of an amount written on an entry on which the tax of this mode falls.
pub(crate) fn split(tax: Option<Tax>, mode: TaxMode, written: Money) -> NetAndTax {
    match tax.filter(|tax| tax.mode == mode) {
        Some(tax) if tax.amounts_include_tax => {
            let rate = Rate::of(tax.rate);
            let tax = rounded(rate.parts * whole(written), rate.hundred + rate.parts);
            NetAndTax { net: written - tax, tax }
        }
        _ => on_top_of(tax, mode, written),
    }
}

/// A net amount with the tax of this mode that comes on top of it.
pub(crate) fn on_top_of(tax: Option<Tax>, mode: TaxMode, net: Money) -> NetAndTax {
    let taxed = tax.filter(|tax| tax.mode == mode);
    NetAndTax { net, tax: taxed.map_or(Money::ZERO, |tax| share(tax.rate, net)) }
}

/// The story with amounts on top of which tax comes, if something is spent that nobody wrote: a part of a planned day or hour is then
/// a net amount and its tax, and not a part of a written amount that holds both.
pub(crate) fn on_top_of_plans(story: &Story) -> Story {
    story.with(|scenario| {
        if scenario.planned_count() == 0 {
            return;
        }
        let changes = scenario.entries.iter_mut().filter_map(|entry| match &mut entry.action {
            Action::ChangeTax { tax } => tax.as_mut(),
            _ => None,
        });
        for tax in changes.chain(&mut scenario.account.tax) {
            tax.amounts_include_tax = false;
        }
    })
}

/// A share of an amount.
pub(crate) fn share(rate: Percent, amount: Money) -> Money {
    let rate = Rate::of(rate);
    rounded(rate.parts * whole(amount), rate.hundred)
}

/// A rate of `parts` in `hundred`, both scaled up until the rate has no fraction.
struct Rate {
    parts: i128,
    hundred: i128,
}

impl Rate {
    fn of(rate: Percent) -> Self {
        let percent = rate.text();
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
