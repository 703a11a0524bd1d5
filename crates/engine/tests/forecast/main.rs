//! The forecast held against figures worked out by hand, against itself in other splits, and against its own paper.

mod chances;
mod paper;
mod plans;
#[path = "../repository/mod.rs"]
mod repository;
mod requests;
mod splitting;

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::plan::forecast::ForecastRequest;

/// The article's offer, activated by itself on 1 June at 09:00, so that it earns up to and with 1 July, and a plan.
pub(crate) fn automatic(plan: &str) -> Scenario {
    scenario(r#""activation": "automatic""#, "", plan)
}

pub(crate) fn scenario(activation: &str, entries: &str, plan: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A plan",
            "offers": [{{ "offer": "article-spend-200-get-200", {activation} }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            "entries": [{entries}], "spend_plan": {{ {plan} }} }}"#
    );
    Scenario::parse(&text, &repository::catalogue()).expect("the scenario can be read")
}

pub(crate) fn request(scenario: &Scenario, text: &str) -> ForecastRequest {
    ForecastRequest::parse(text, scenario).expect("the request can be read")
}

pub(crate) const TWO_DAYS: &str = r#""start": "2026-06-02", "days": 2, "daily_budget": "100.00""#;

pub(crate) const CODE: &str = r#"{ "at": "2026-06-01T10:00", "kind": "receive_code" },
    { "at": "2026-06-02T10:00", "kind": "redeem_code" }"#;

/// A request in which everything is uncertain.
pub(crate) const EVERYTHING: &str = r#"{ "runs": 61, "seed": 7,
    "daily_spend": { "low": "4.00", "mode": "7.00", "high": "12.00" },
    "level_percent": { "low": 90, "high": 110 },
    "start_delay_days": { "low": 0, "high": 3 },
    "activation_delay_days": { "low": 0, "high": 5, "mode": 1 } }"#;

pub(crate) fn uncertain_plan() -> Scenario {
    let plan = r#""start": "2026-06-02", "days": 40, "daily_budget": "7.00""#;
    scenario(r#""activation": "code""#, CODE, plan)
}
