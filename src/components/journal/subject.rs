//! What the rows of the journal are about.

use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::scenario::{Action, Campaign, Revoked};
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex, Subject};
use ad_credit_lab_words::{Format, move_to, payment};

use crate::i18n::Words;
use crate::state::{Run, credit_name, credit_named, offer_name};

/// What a row names besides its kind. An offer is named only where there are several.
pub(in crate::components) fn subject(words: Words, run: &Run, event: Event) -> Option<String> {
    let (scenario, outcome) = (run.scenario(), run.outcome());
    match event {
        Event::Entry(index) => {
            let entry = outcome.entry(scenario, index);
            entry.and_then(|entry| subject_of_entry(words, run, &entry.action))
        }
        Event::AccountCreated | Event::AccountCharged => None,
        Event::OfferActivated(index)
        | Event::RedeemWindowClosed(index)
        | Event::EarningWindowClosed(index)
        | Event::CreditWithheld(index) => offer(words, run, index.into()),
        Event::CreditIssued(index) | Event::CreditExpired(index) => {
            let credit = outcome.credits.get(index as usize)?;
            // The only credit of the only offer needs no name.
            let is_only = |of: usize| scenario.offers[of].offer.id == credit.id;
            match credit.offer.filter(|of| is_only(*of)) {
                Some(of) => offer(words, run, of),
                None => Some(credit_name(words.language(), run, index as usize)),
            }
        }
        Event::DiscountStarted(index) | Event::DiscountEnded(index) => outcome
            .discounts
            .get(index as usize)
            .and_then(|discount| offer(words, run, discount.offer)),
    }
}

/// The name of what a reason is about, where there are several that it could be.
pub(in crate::components) fn name(words: Words, run: &Run, subject: Subject) -> Option<String> {
    match subject {
        Subject::Offer(OfferIndex(index)) => offer(words, run, index.into()),
        Subject::Credit(CreditIndex(index)) => {
            let has_several = run.outcome().credits.len() > 1;
            has_several.then(|| credit_name(words.language(), run, index as usize))
        }
    }
}

fn offer(words: Words, run: &Run, index: usize) -> Option<String> {
    let offers = &run.scenario().offers;
    (offers.len() > 1).then(|| offer_name(words.language(), run, index))
}

pub(super) fn subject_of_entry(words: Words, run: &Run, action: &Action) -> Option<String> {
    let language = words.language();
    match action {
        Action::ReceiveCode { offer: index, code, .. } => {
            let parts = [offer(words, run, *index), code.clone()].into_iter().flatten();
            let text = parts.collect::<Vec<_>>().join(" · ");
            (!text.is_empty()).then_some(text)
        }
        Action::RedeemCode { offer: index, .. }
        | Action::Register { offer: index }
        | Action::Review { offer: index, .. }
        | Action::Revoke(Revoked::Offer(index)) => offer(words, run, *index),
        Action::ReadProgress { shown, .. } => {
            Some(words.figures(run.scenario().account.currency).money(*shown))
        }
        Action::DoAction { action } => Some(action.clone()),
        Action::Spend { campaign, .. }
        | Action::CreateCampaign { campaign, .. }
        | Action::ChangeBudget { campaign, .. }
        | Action::ApproveCampaign { campaign }
        | Action::PauseCampaign { campaign }
        | Action::ResumeCampaign { campaign } => Some(campaign.name().to_owned()),
        Action::ChangeBilling { to } => Some(payment(language, *to)),
        Action::GrantCredit(grant) => Some(grant.credit.clone()),
        Action::AssignCredit { credit, campaigns, .. }
        | Action::UnassignCredit { credit, campaigns, .. } => {
            let names: Vec<_> = campaigns.iter().map(Campaign::name).collect();
            Some(format!("{} · {}", credit_named(language, run, credit), names.join(", ")))
        }
        Action::Revoke(Revoked::Credit(credit)) => Some(credit_named(language, run, credit)),
        Action::MoveCredit { credit, to } => {
            let credit = credit_named(language, run, credit);
            Some(format!("{credit} → {}", move_to(language, *to)))
        }
        Action::AdsShown
        | Action::TopUp { .. }
        | Action::Bill
        | Action::Pay
        | Action::FailPayment
        | Action::Refund { .. }
        | Action::TransferCash { .. }
        | Action::ChangeTax { .. }
        | Action::CloseAccount { .. }
        | Action::Violation
        | Action::Suspend
        | Action::Reinstate => None,
    }
}
