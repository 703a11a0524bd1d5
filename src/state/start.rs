//! What a newcomer finds: the article's example.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::account::{Account, PaymentMode, SignUp};
use ad_credit_lab_engine::calendar::{Date, Holidays};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{ActivationMode, AssignLimit, Country, Origin};
use ad_credit_lab_engine::scenario::{MetOffer, OfferForm, SpendPlan};
use ad_credit_lab_words::{Language, say};

use super::catalogue;

/// "Spend $200, get $200" with a plan of 25 a day from tomorrow, on an account that is made today at 9 o'clock.
///
/// Sixty days are the article's earning window and its credit's life together, so that any budget can be followed to its end.
///
/// # Panics
/// If the article's offer is not in the catalogue, which tests rule out.
pub fn article_example(today: Date, language: &Language) -> Scenario {
    let offer = catalogue()
        .get("article-spend-200-get-200")
        .and_then(|published| published.offer.as_ref())
        .expect("the article's offer is part of the program");
    Scenario {
        name: say::plan_example_name(language),
        about: None,
        rules: Vec::new(),
        offers: vec![MetOffer::usual(offer.clone(), OfferForm::ById, ActivationMode::Automatic)],
        account: Account {
            created: today.start().plus_seconds(9 * 3600),
            country: Country::parse("US").expect("two capital letters"),
            currency: offer.currency,
            origin: Origin::SelfServe,
            payment: PaymentMode::Manual,
            tax: None,
            sign_up: SignUp::OfficialLink,
            programmes: Vec::new(),
            coupon_icon: true,
            top_up_limits: None,
            billing: None,
        },
        entries: Vec::new(),
        spend_plan: Some(SpendPlan::flat(today.plus_days(1), 60, Money::from_minor(2_500))),
        holidays: Holidays::default(),
        until: None,
        question: None,
        expect: None,
    }
}

/// How many campaigns a credit may have: the article's two numbers, by the date of issue (TT-64, A10).
#[must_use]
pub fn article_limits() -> [AssignLimit; 2] {
    let [last, first] = ["2024-07-31", "2024-08-01"].map(Date::parse);
    [
        AssignLimit { issued_from: None, issued_until: last, max: 10 },
        AssignLimit { issued_from: first, issued_until: None, max: 30 },
    ]
}
