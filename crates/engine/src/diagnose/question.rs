//! The twenty questions that customers ask, and the causes that answer each of them.

/// A question that customers ask.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// 1 to 20.
    pub number: u8,
    /// The codes of the causes that answer it. Where none of them is found, the answer lies elsewhere.
    pub causes: &'static [&'static str],
}

/// All of them, by number. Their words stand with the other words.
pub static QUESTIONS: [Question; 20] = [
    // The code is rejected as expired.
    Question { number: 1, causes: &["redeem_window_over"] },
    // I activated, where is my money?
    Question {
        number: 2,
        causes: &[
            "not_enough_spent",
            "topping_up_is_not_spending",
            "action_not_done",
            "earning_window_missed",
        ],
    },
    // I have spent enough, but nothing arrived.
    Question {
        number: 3,
        causes: &["credit_on_its_way", "waits_for_close", "bill_not_paid", "earning_window_missed"],
    },
    // I spent before entering the code.
    Question { number: 4, causes: &["spent_before_activation"] },
    // My dashboard says 200 spent, the progress says less.
    Question {
        number: 5,
        causes: &[
            "tax_does_not_count",
            "paid_by_credit_does_not_count",
            "spent_before_activation",
            "spent_outside_window",
            "spent_on_other_product",
            "refunded_does_not_count",
            "paid_too_late",
            "bill_not_paid",
            "progress_lags",
        ],
    },
    // I topped up exactly the amount.
    Question {
        number: 6,
        causes: &["topping_up_is_not_spending", "not_enough_money", "tax_does_not_count"],
    },
    // It says that I am not eligible.
    Question {
        number: 7,
        causes: &[
            "origin_not_eligible",
            "programme_not_eligible",
            "advertiser_not_new",
            "payment_mode_not_eligible",
            "no_top_up_yet",
            "review_failed",
            "not_by_official_link",
        ],
    },
    // The code is already used, or a second code is rejected.
    Question {
        number: 8,
        causes: &[
            "code_already_used",
            "limit_reached",
            "already_activated",
            "another_offer_earning",
            "code_forwarded",
        ],
    },
    // The country or region does not match.
    Question { number: 9, causes: &["country_not_eligible", "currency_differs"] },
    // The code is typed or copied wrong.
    Question { number: 10, causes: &["code_looks_alike", "code_differs", "code_never_received"] },
    // I have credit, but my card or balance is still charged.
    Question {
        number: 11,
        causes: &[
            "credit_not_assigned",
            "other_campaign",
            "out_of_scope",
            "scope_unknown",
            "cash_comes_first",
            "tax_is_paid_in_cash",
            "condition_not_met",
            "condition_unknown",
            "credit_not_retroactive",
            "ads_go_on_in_cash",
            "credit_used_up",
            "credit_expired",
        ],
    },
    // I cannot assign the credit.
    Question {
        number: 12,
        causes: &["not_admin", "assign_limit_reached", "free_credit_is_not_assigned"],
    },
    // Ads do not run although I have credit.
    Question {
        number: 13,
        causes: &[
            "cash_is_zero",
            "not_enough_money",
            "payment_failing",
            "campaign_not_approved",
            "campaign_paused",
            "account_suspended",
        ],
    },
    // My credit disappeared.
    Question {
        number: 14,
        causes: &[
            "credit_expired",
            "credit_used_up",
            "ads_go_on_in_cash",
            "credit_revoked",
            "offer_revoked",
            "credit_forfeited",
            "account_closed",
        ],
    },
    // I passed the next tier, why the lower reward?
    Question { number: 15, causes: &["lower_tier_paid"] },
    // Can I move the credit, cash it, or pay my bill or tax with it?
    Question {
        number: 16,
        causes: &["credit_not_transferable", "credit_pays_no_debt", "credit_pays_no_tax"],
    },
    // My account was suspended in the middle.
    Question { number: 17, causes: &["account_suspended", "credit_withheld"] },
    // There is no progress bar and no coupon icon.
    Question {
        number: 18,
        causes: &[
            "icon_not_shown",
            "offer_not_attached",
            "not_by_official_link",
            "code_not_redeemed",
            "not_registered",
            "not_reviewed",
            "not_activated_yet",
        ],
    },
    // Will ads keep running and charging me after the credit ends?
    Question { number: 19, causes: &["ads_go_on_in_cash", "ads_will_go_on"] },
    // Is the credit retroactive?
    Question { number: 20, causes: &["credit_not_retroactive"] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Cause;

    #[test]
    fn every_question_is_answered_by_causes_that_exist() {
        for (index, question) in QUESTIONS.iter().enumerate() {
            assert_eq!(usize::from(question.number), index + 1);
            assert!(!question.causes.is_empty());
            for cause in question.causes {
                assert!(Cause::CODES.contains(cause), "{cause} of question {}", question.number);
            }
        }
    }
}
