//! Totals are where an outcome ends, whoever writes down the way there.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::{Catalogue, Outcome, Prepared, Scenario, Totals, simulate, totals};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::holds_for_all;
use crate::hourly::short_stories;

fn of(outcome: Outcome) -> Totals {
    let Outcome { at, offers, credits, discounts, standing, payment, tax, ledger, .. } = outcome;
    Totals { at, offers, credits, discounts, standing, payment, tax, ledger }
}

/// The amounts of a plan's days: nothing, little, or more than most thresholds.
fn amounts() -> impl Strategy<Value = Vec<Money>> {
    vec(prop_oneof![Just(0_i64), 1..300_i64, 1..30_000_i64].prop_map(Money::from_minor), 0..40)
}

#[test]
fn the_totals_of_a_scenario_are_those_of_its_outcome() {
    holds_for_all(short_stories(), |story| {
        prop_assert_eq!(totals(&story), of(story.outcome()));
        Ok(())
    });
}

#[test]
fn a_run_of_a_rehearsal_depends_on_no_run_before_it() {
    holds_for_all((short_stories(), amounts(), amounts()), |(story, first, second)| {
        let prepared = Prepared::of(&story);
        let (mut used, mut fresh) = (prepared.rehearsal(), prepared.rehearsal());
        used.run(&first);
        prop_assert_eq!(used.run(&second), fresh.run(&second));
        if let Some(plan) = &story.spend_plan {
            prop_assert_eq!(used.run(&plan.amounts()), &of(story.outcome()));
        }
        Ok(())
    });
}

/// A story of many small charges, so that thresholds are often reached exactly and credits often used up to the last minor unit.
#[derive(Clone, Debug)]
struct SmallCharges {
    /// Threshold and reward of each tier, as steps from the one before.
    tiers: Vec<(i64, i64)>,
    each_pays: bool,
    earning_days: u16,
    credit_days: u16,
    delay_hours: u16,
    top_up: i64,
    tax_percent: Option<u8>,
    activation_hour: u16,
    charges: Vec<i64>,
}

fn small_charges() -> impl Strategy<Value = SmallCharges> {
    let offer = (vec((1..12_i64, 1..12_i64), 1..4), any::<bool>(), 1..12_u16, 1..8_u16, 0..60_u16);
    let account = (1..80_i64, proptest::option::of(1..30_u8), 0..72_u16);
    (offer, account, vec(1..5_i64, 1..40)).prop_map(|(offer, account, charges)| {
        let (tiers, each_pays, earning_days, credit_days, delay_hours) = offer;
        let (top_up, tax_percent, activation_hour) = account;
        SmallCharges {
            tiers,
            each_pays,
            earning_days,
            credit_days,
            delay_hours,
            top_up,
            tax_percent,
            activation_hour,
            charges,
        }
    })
}

impl SmallCharges {
    /// The story in yen, which has no decimals: a charge every six hours from 1 June on.
    fn scenario(&self) -> Scenario {
        let mut threshold = 0;
        let tiers = self.tiers.iter().map(|(step, reward)| {
            threshold += step;
            format!(
                r#"{{ "threshold": "{threshold}", "reward": {{ "kind": "fixed", "amount": "{reward}" }} }}"#
            )
        });
        let tiers = tiers.collect::<Vec<_>>().join(", ");
        let mode = if self.each_pays { "each" } else { "highest_only" };
        let tax = self.tax_percent.map_or(String::new(), |percent| {
            format!(r#", "tax": {{ "rate_percent": "{percent}", "mode": "consumption" }}"#)
        });
        let start = Date::parse("2026-06-01").expect("a date").start();
        let charges = (0_i64..).zip(&self.charges).map(|(number, amount)| {
            let at = start.plus_seconds(number * 6 * 3600 + 1);
            format!(r#", {{ "at": "{at}", "kind": "spend", "amount": "{amount}" }}"#)
        });
        let charges: String = charges.collect();
        let activation = start.plus_seconds(i64::from(self.activation_hour) * 3600);
        let text = format!(
            r#"{{ "version": 1, "name": "Small charges",
            "offers": [{{ "offer": {{ "version": 1, "id": "small", "network": "Any", "title": "Small", "currency": "JPY",
                "source": {{ "name": "A test", "grade": "G", "seen": "2026-06-01" }}, "activation": {{ "modes": ["code"] }},
                "earning_windows": [{{ "from": "activated", "days": {} }}], "tiers": [{tiers}], "tier_mode": "{mode}",
                "issuance": {{ "unit": "hour", "earliest": 0, "latest": {} }},
                "credit": {{ "type": "free", "lifetime": {{ "days": {} }} }} }} }}],
            "account": {{ "created": "2026-06-01", "country": "JP", "currency": "JPY"{tax} }},
            "entries": [
                {{ "at": "2026-06-01T00:00", "kind": "top_up", "amount": "{}" }},
                {{ "at": "2026-06-01T00:00", "kind": "receive_code" }},
                {{ "at": "{activation}", "kind": "redeem_code" }}{charges} ] }}"#,
            self.earning_days, self.delay_hours, self.credit_days, self.top_up
        );
        Scenario::parse(&text, &Catalogue::default()).expect("a story in the format")
    }
}

#[test]
fn many_small_charges_come_to_the_same_whether_they_are_written_down_or_not() {
    holds_for_all(small_charges(), |story| {
        let scenario = story.scenario();
        prop_assert_eq!(totals(&scenario), of(simulate(&scenario)));
        Ok(())
    });
}
