//! A whole scenario.

use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Catalogue, Outcome, Scenario, simulate};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::offer::OfferDraft;
use super::small::Small;
use super::{account, amount, entry, offer, plan, purpose, time};

/// Offers that stories name by their id, with answers to what they leave open, or to what their file only assumes.
fn known_offers() -> impl Strategy<Value = Value> {
    select(vec![
        json!({ "offer": "article-spend-200-get-200" }),
        json!({
            "offer": "article-spend-200-get-200",
            "terms": { "earning_windows": [{ "from": "activated", "days": 6 }], "credit": { "lifetime": { "days": 4 } } },
        }),
        json!({
            "offer": "reddit-500-500",
            "terms": {
                "activation": { "modes": ["automatic"] },
                "redeem_windows": [],
                "earning_windows": [],
                "issuance": { "unit": "hour", "earliest": 0, "latest": 2 },
                "credit": { "type": "conditional", "lifetime": { "days": 9 }, "conditions": { "min_cash": "0.50" } },
                "stacking": "allowed",
            },
        }),
    ])
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let texts = ad_credit_lab_offers::FILES.iter().map(|file| file.text);
    Catalogue::parse(texts).expect("every offer file can be read")
});

/// A random scenario, shown as its file when a property fails.
#[derive(Clone)]
pub(crate) struct Story(Scenario);

impl Story {
    /// The offers that a story's file may name.
    pub(crate) fn catalogue() -> &'static Catalogue {
        &CATALOGUE
    }

    /// What replaying it gives.
    pub(crate) fn outcome(&self) -> Outcome {
        simulate(&self.0)
    }

    /// The same story without an end, in which therefore no campaign can spend by itself.
    pub(crate) fn without_end(&self) -> Self {
        self.with(|scenario| {
            scenario.until = None;
            for entry in &mut scenario.entries {
                if let Action::CreateCampaign { daily_budget, .. }
                | Action::ChangeBudget { daily_budget, .. } = &mut entry.action
                {
                    *daily_budget = None;
                }
            }
        })
    }

    /// The same story with something changed.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Scenario)) -> Self {
        let mut scenario = self.0.clone();
        change(&mut scenario);
        Self(scenario)
    }
}

impl From<Small> for Story {
    fn from(Small(scenario): Small) -> Self {
        Self(scenario)
    }
}

impl Deref for Story {
    type Target = Scenario;
    fn deref(&self) -> &Scenario {
        &self.0
    }
}

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_node().to_json())
    }
}

/// Random stories.
pub(crate) fn stories() -> BoxedStrategy<Story> {
    let currencies = select(vec!["USD", "USD", "JPY", "KWD"]);
    let offers = (vec(offer::offers(), 1..=3), weighted(0.2, known_offers()));
    let activations = [0, 1, 2].map(entry::activations);
    let entries = (activations, entry::beginnings(), vec(entry::entries(), 0..=28));
    let plan = weighted(0.4, plan::spend_plans());
    let holidays = vec(time::dates(0..=20), 0..=3);
    // Campaigns that spend by themselves need an end.
    let by_itself = weighted(0.3, time::dates_or_instants(6..=24));
    let until = (weighted(0.3, time::dates_or_instants(time::STORY)), by_itself);
    (currencies, offers, account::accounts(), entries, plan, holidays, until)
        .prop_map(|(currency, (offers, known), account, entries, plan, holidays, ends)| {
            let (until, by_itself) = ends;
            let until = until.or_else(|| by_itself.clone());
            let (activations, beginning, entries) = entries;
            let entries = [fitting(activations, &offers), beginning, entries].concat();
            let mut file = json!({
                "version": 1,
                "name": "A story",
                "offers": write_offers(&offers, known, currency),
                "account": account,
                "entries": entries,
                "holidays": holidays,
            });
            file["account"]["currency"] = currency.into();
            name_offers(&mut file);
            for (name, field) in [("spend_plan", plan), ("until", until.map(Value::from))] {
                if let Some(field) = field {
                    file[name] = field;
                }
            }
            if by_itself.is_none() {
                leave_out_budgets(&mut file);
            }
            point_refunds(&mut file);
            amount::write_amounts(&mut file, known_currency(currency));
            if by_itself.is_some() {
                point_refunds_at_hourly_charges(&mut file);
            }
            read(&file)
        })
        .boxed()
}

/// The entries that activate the offers that there are, each in its own way.
fn fitting(activations: [Vec<Value>; 3], offers: &[OfferDraft]) -> Vec<Value> {
    let of_offer = |(entries, draft): (Vec<Value>, &OfferDraft)| {
        entries.into_iter().filter(|entry| entry::activates(&entry["kind"], draft.mode)).collect()
    };
    activations.into_iter().zip(offers).flat_map::<Vec<Value>, _>(of_offer).collect()
}

/// The offers with ids and currencies; the last one may be an offer that is named by its id.
fn write_offers(drafts: &[OfferDraft], known: Option<Value>, currency: &str) -> Vec<Value> {
    let write = |(draft, id): (&OfferDraft, &str)| {
        let currency = if draft.foreign.is_some() { "EUR" } else { currency };
        let mut offer = draft.offer.clone();
        offer["id"] = id.into();
        offer["currency"] = currency.into();
        amount::write_amounts(&mut offer, known_currency(currency));
        let mut met = draft.met.clone();
        met["offer"] = offer;
        if let Some(Some(rate)) = draft.foreign {
            met["exchange_rate"] = rate.into();
        }
        met
    };
    let mut offers: Vec<_> = drafts.iter().zip(entry::OFFERS).map(write).collect();
    if let Some(known) = known {
        offers.pop();
        offers.push(known);
    }
    offers
}

/// Gives each entry that names an offer by a number the id of one that there is.
fn name_offers(file: &mut Value) {
    let offers = file["offers"].as_array().cloned().unwrap_or_default();
    let id = |met: &Value| met["offer"].get("id").unwrap_or(&met["offer"]).clone();
    let ids: Vec<_> = offers.iter().map(id).collect();
    for entry in file["entries"].as_array_mut().into_iter().flatten() {
        if let Some(number) = entry["offer"].as_u64() {
            entry["offer"] = ids[number as usize % ids.len()].clone();
        }
    }
}

/// Lets each refund name a spend that there is, written or planned, and leaves out those for which there is none.
fn point_refunds(file: &mut Value) {
    let prepaid = file["account"]["payment"] == "manual";
    let plan = file["spend_plan"].clone();
    let Some(entries) = file["entries"].as_array_mut() else { return };
    let has_spends =
        plan::spends_of(&plan) > 0 || entries.iter().any(|entry| entry["kind"] == "spend");
    entries.retain(|entry| has_spends || entry["kind"] != "refund");
    let written = (1..).zip(&*entries).filter(|(_, entry)| entry["kind"] == "spend");
    let mut spends: Vec<usize> = written.map(|(number, _)| number).collect();
    let tops_up = usize::from(prepaid && plan["funding"] == "whole_plan");
    let planned = plan::spends_of(&plan);
    spends.extend((1..=planned).map(|spend| entries.len() + tops_up + spend));
    for refund in entries.iter_mut().filter(|entry| entry["kind"] == "refund") {
        let number = refund["spend"].as_u64().unwrap_or(0) as usize;
        refund["spend"] = spends[number % spends.len()].into();
    }
}

/// Lets no campaign spend by itself.
fn leave_out_budgets(file: &mut Value) {
    for entry in file["entries"].as_array_mut().into_iter().flatten() {
        if entry["kind"].as_str().is_some_and(purpose::takes_budget)
            && let Some(entry) = entry.as_object_mut()
        {
            entry.remove("daily_budget");
        }
    }
}

/// Lets every other refund name a charge that a campaign makes by itself, where there are any.
fn point_refunds_at_hourly_charges(file: &mut Value) {
    let mut without = file.clone();
    if let Some(entries) = without["entries"].as_array_mut() {
        entries.retain(|entry| entry["kind"] != "refund");
    }
    let Story(story) = read(&without);
    let (hourly, planned) = (story.hourly_charge_count(), story.planned_count());
    let Some(entries) = file["entries"].as_array_mut().filter(|_| hourly > 0) else { return };
    let first = entries.len() + planned - hourly + 1;
    let refunds = entries.iter_mut().filter(|entry| entry["kind"] == "refund");
    for (number, refund) in refunds.step_by(2).enumerate() {
        let any = refund["spend"].as_u64().unwrap_or(0) as usize * 31 + number;
        refund["spend"] = (first + any % hourly).into();
    }
}

fn known_currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a currency that the engine knows")
}

fn read(file: &Value) -> Story {
    let text = file.to_string();
    let read = Scenario::parse(&text, &CATALOGUE);
    Story(read.unwrap_or_else(|problems| panic!("{:?} in {text}", problems.list())))
}
