//! Who may take part, in every respect.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// The respects in which an offer can be closed to somebody; each alone, and all of them together.
pub(super) fn terms() -> BoxedStrategy<Value> {
    let origins = select(vec![json!(["self_serve"]), json!(["self_serve", "business_center"])]);
    let countries = select(vec![json!(["US", "GB"]), json!(["JP"])]);
    let programmes = select(vec![
        json!({ "required": "partner" }),
        json!({ "excluded": ["shop"] }),
        json!({ "required": "partner", "excluded": ["shop", "other"] }),
    ]);
    let payment_modes = select(vec![json!(["manual"]), json!(["automatic", "monthly_invoicing"])]);
    let new_advertiser = select(vec![
        json!({ "never_spent": true }),
        json!({ "idle_days": 1 }),
        json!({ "account_age_days": 4 }),
        json!({ "never_spent": true, "idle_days": 2, "account_age_days": 3 }),
    ]);
    let scopes = select(vec!["entity", "account", "code"]);
    let limit = (scopes, 1..=2_u32).prop_map(|(scope, max)| json!({ "scope": scope, "max": max }));
    let parts = (
        weighted(0.2, origins),
        weighted(0.2, countries),
        weighted(0.2, programmes),
        weighted(0.2, payment_modes),
        weighted(0.3, new_advertiser),
        weighted(0.3, limit),
        prop::bool::weighted(0.3),
    );
    parts
        .prop_map(|(origins, countries, programmes, payments, new, limit, needs_top_up)| {
            let mut terms = json!({ "needs_top_up": needs_top_up });
            let parts = [
                ("origins", origins),
                ("countries", countries),
                ("programmes", programmes),
                ("payment_modes", payments),
                ("new_advertiser", new),
                ("limit", limit),
            ];
            for (name, part) in parts {
                if let Some(part) = part {
                    terms[name] = part;
                }
            }
            terms
        })
        .boxed()
}
