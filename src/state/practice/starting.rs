//! The accounts that a newcomer finds, one for each thing to do that the article describes.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::offer::{ActivationMode, Country, CreditType, Term};
use ad_credit_lab_engine::scenario::{Action, Entry, When};
use ad_credit_lab_words::{Language, say};

use super::PracticeAccount;
use crate::state::{article_example, article_limits};

/// The code that the second account receives.
const CODE: &str = "WELCOME-200";

/// Two accounts that were just made, today at 9 o'clock: one whose offer is active from the start and gives a free credit, and one that has
/// a code to redeem, whose credit is assignable. Nothing was added, spent or set up in either.
///
/// # Panics
/// If the article's offer is not in the catalogue, which tests rule out.
#[must_use]
pub fn starting_accounts(today: Date, language: &Language) -> Vec<PracticeAccount> {
    let with = |name: String, mode: ActivationMode| {
        let mut scenario = article_example(today, language);
        scenario.name = name;
        scenario.spend_plan = None;
        scenario.offers[0].activation = mode;
        if mode == ActivationMode::Code {
            let action =
                Action::ReceiveCode { offer: 0, code: Some(CODE.to_owned()), forwarded: false };
            // One of the six where redeeming a code is documented (TT-03), with the offer's own currency (TT-69).
            scenario.account.country = Country::parse("MY").expect("two capital letters");
            scenario.entries.push(Entry { at: When::At(scenario.account.created), action });
            let met = &mut scenario.offers[0];
            met.answered = vec![Term::CreditType];
            met.offer.credit.credit_type = CreditType::Assignable;
            met.offer.credit.assign_limits = article_limits().into();
        }
        PracticeAccount::of(scenario)
    };
    vec![
        with(say::practice_automatic_name(language), ActivationMode::Automatic),
        with(say::practice_code_name(language), ActivationMode::Code),
    ]
}
