//! The cells of the tables of promotions.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::RewardKind;
use ad_credit_lab_engine::outcome::CreditEnd;
use ad_credit_lab_words::{Format, credit_type, offer_title, reward_kind, say};

use super::Page;
use crate::components::why_mark;
use crate::i18n::Figures;
use crate::markup::Element;
use crate::markup::html::td;
use crate::state::Asked;

impl Page {
    /// What is unused, what was used, and the share of it.
    pub(super) fn use_of(
        &self,
        whole: Money,
        used: Money,
        unused: Money,
        asked: Asked,
        name: &str,
    ) -> [Element; 3] {
        let figures = self.figures();
        [
            self.figure(unused).text(" ").child(why_mark(asked, name)),
            self.figure(used),
            td().text(figures.percent(share_spent(used, whole))),
        ]
    }

    pub(super) fn dates(&self, from: Instant, last: Date, asked: Asked, name: &str) -> Element {
        let figures = self.figures();
        let (from, last) = (figures.date(from.date()), figures.date(last));
        let text = say::promotions_from_to(self.words.language(), &from, &last);
        td().text(text).text(" ").child(why_mark(asked, name))
    }

    /// When the offer of a promotion was activated.
    pub(super) fn redeemed(&self, activated: Option<(usize, Instant)>) -> Element {
        let Some((offer, activated)) = activated else {
            return td();
        };
        let date = self.figures().date(activated.date());
        let why = why_mark(Asked::State(offer), &date);
        td().text(date).text(" ").child(why)
    }

    pub(super) fn campaigns(&self, count: usize) -> String {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        say::promotions_assigned(self.words.language(), &self.figures(), count)
    }

    pub(super) fn ended(&self, at: Instant, end: CreditEnd) -> String {
        let (language, date) = (self.words.language(), self.figures().date(at.date()));
        match end {
            CreditEnd::UsedUp => say::promotions_used_up(language, &date),
            CreditEnd::Expired => say::promotions_expired(language, &date),
            CreditEnd::Revoked => say::promotions_revoked(language, &date),
            CreditEnd::Forfeited => say::promotions_forfeited(language, &date),
        }
    }

    /// The type of the credit that an offer gives, or that it gives a discount.
    pub(super) fn kind_of_reward(&self, offer: usize) -> String {
        let language = self.words.language();
        let terms = &self.run.scenario().offers[offer].offer;
        match terms.tiers.last().map(|tier| tier.reward.kind()) {
            Some(RewardKind::Discount) => reward_kind(language, RewardKind::Discount),
            _ => credit_type(language, terms.credit.credit_type),
        }
    }

    pub(super) fn offer_name(&self, offer: usize) -> String {
        let offer = &self.run.scenario().offers[offer].offer;
        offer_title(self.words.language(), &offer.title, offer.source.grade)
    }

    pub(super) fn figure(&self, amount: Money) -> Element {
        td().text(self.figures().exact_money(amount))
    }

    pub(super) fn figures(&self) -> Figures {
        self.words.figures(self.run.scenario().account.currency)
    }
}

/// The share that was spent, in tenths of a percent. It is the whole only if nothing is left.
fn share_spent(used: Money, whole: Money) -> i64 {
    let share = used.per_mille_of(whole);
    if used < whole { share.min(999) } else { share }
}
