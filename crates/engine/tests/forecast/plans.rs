//! A forecast draws for the days on which the plan spends, and for no others.

use crate::{automatic, request};
use ad_credit_lab_engine::plan::forecast::forecast;
#[test]
fn days_without_spend_stay_without() {
    // 2 to 6 June without 3 and 4: three days spend 1.00 each in every run.
    let scenario = automatic(
        r#""start": "2026-06-02", "days": 5, "daily_budget": "7.00", "pauses": [{ "from": "2026-06-03", "until": "2026-06-04" }]"#,
    );
    let text = r#"{ "runs": 50, "daily_spend": { "low": "1.00", "high": "1.00" } }"#;
    let out = forecast(&scenario, &request(&scenario, text)).cash_out;
    assert_eq!((out.least.minor(), out.most.minor()), (300, 300));
    // A day later, 3 to 7 June, the pause takes two days all the same; two days later, 4 to 8 June, one.
    let text = r#"{ "runs": 50, "daily_spend": { "low": "1.00", "high": "1.00" }, "start_delay_days": { "low": 1, "high": 2 } }"#;
    let out = forecast(&scenario, &request(&scenario, text)).cash_out;
    assert_eq!((out.least.minor(), out.most.minor()), (300, 400));
}
