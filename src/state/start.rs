//! What a newcomer finds: the offers that the page knows, and the article's example.

use std::sync::OnceLock;

use ad_credit_lab_engine::account::{Account, PaymentMode, SignUp};
use ad_credit_lab_engine::calendar::{Date, Holidays};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{ActivationMode, Country, Origin};
use ad_credit_lab_engine::scenario::{Campaign, Funding, MetOffer, OfferForm, SpendPlan};
use ad_credit_lab_engine::{Catalogue, Scenario};
use ad_credit_lab_words::{Language, say};

/// The offers that the page has from the start: the article's alone.
///
/// # Panics
/// If an offer file is broken, which the engine's tests rule out: the files are part of the program.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        // The others lie beside the page, so that nobody downloads them who does not look at them.
        let texts = [ad_credit_lab_offers::ARTICLE.text];
        // Not `expect`, which would bring the names of everything that can be wrong with a file.
        let Ok(catalogue) = Catalogue::parse(texts) else { panic!("every offer file is tested") };
        catalogue
    })
}

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
        spend_plan: Some(SpendPlan {
            start: today.plus_days(1),
            days: 60,
            daily_budget: Money::from_minor(2_500),
            campaign: Campaign::named(Campaign::DEFAULT),
            funding: Funding::WholePlan,
            bid: None,
        }),
        holidays: Holidays::default(),
        until: None,
        question: None,
        expect: None,
    }
}
