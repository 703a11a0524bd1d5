//! What the rows of the journal are about.

use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::scenario::{Action, Campaign, Revoked};
use ad_credit_lab_words::{self as words, say};

use super::Report;

impl Report<'_> {
    /// What a row is about, in a line for each thing.
    pub(super) fn subject(&self, event: Event) -> Vec<String> {
        match event {
            Event::Entry(index) => self
                .outcome
                .entry(self.scenario, index)
                .map(|entry| self.subject_of_entry(&entry.action))
                .unwrap_or_default(),
            Event::AccountCreated | Event::AccountCharged => Vec::new(),
            Event::OfferActivated(index)
            | Event::RedeemWindowClosed(index)
            | Event::EarningWindowClosed(index)
            | Event::CreditWithheld(index) => vec![self.offer(index.into())],
            Event::CreditIssued(index) | Event::CreditExpired(index) => {
                vec![self.credit(self.credit_id(index))]
            }
            Event::DiscountStarted(index) | Event::DiscountEnded(index) => {
                vec![say::cli_subject_discount(self.language, self.discount_id(index))]
            }
        }
    }

    fn subject_of_entry(&self, action: &Action) -> Vec<String> {
        let language = self.language;
        match action {
            Action::ReceiveCode { offer, .. }
            | Action::RedeemCode { offer, .. }
            | Action::Register { offer }
            | Action::Review { offer, .. }
            | Action::Revoke(Revoked::Offer(offer)) => vec![self.offer(*offer)],
            Action::ReadProgress { offer, shown } => {
                vec![self.offer(*offer), say::cli_subject_shown(language, &self.money(*shown))]
            }
            Action::DoAction { action } => vec![say::cli_subject_action(language, action)],
            Action::Spend { campaign, .. }
            | Action::CreateCampaign { campaign, .. }
            | Action::ChangeBudget { campaign, .. }
            | Action::ApproveCampaign { campaign }
            | Action::PauseCampaign { campaign }
            | Action::ResumeCampaign { campaign } => {
                vec![say::cli_subject_campaign(language, campaign.name())]
            }
            Action::Refund { spend, .. } => {
                let number = (u64::from(*spend) + 1).to_string();
                vec![say::cli_subject_spend(language, &number)]
            }
            Action::ChangeBilling { to } => {
                vec![say::cli_subject_to(language, &words::payment(language, *to))]
            }
            Action::ChangeTax { tax } => vec![say::cli_subject_to(language, &self.tax(*tax))],
            Action::GrantCredit(grant) => vec![self.credit(&grant.credit)],
            Action::AssignCredit { credit, campaigns, .. }
            | Action::UnassignCredit { credit, campaigns, .. } => {
                [self.credit(credit)].into_iter().chain(self.campaigns(campaigns)).collect()
            }
            Action::MoveCredit { credit, to } => vec![
                self.credit(credit),
                say::cli_subject_to(language, &words::move_to(language, *to)),
            ],
            Action::Revoke(Revoked::Credit(credit)) => vec![self.credit(credit)],
            Action::AdsShown
            | Action::TopUp { .. }
            | Action::Bill
            | Action::Pay
            | Action::FailPayment
            | Action::TransferCash { .. }
            | Action::CloseAccount { .. }
            | Action::Violation
            | Action::Suspend
            | Action::Reinstate => Vec::new(),
        }
    }

    fn offer(&self, offer: usize) -> String {
        say::cli_subject_offer(self.language, self.offer_id(offer))
    }

    fn credit(&self, id: &str) -> String {
        say::cli_subject_credit(self.language, id)
    }

    /// The names of campaigns on a line, if there are any.
    pub(super) fn campaigns(&self, campaigns: &[Campaign]) -> Option<String> {
        let names: Vec<&str> = campaigns.iter().map(Campaign::name).collect();
        let line = || say::cli_subject_campaigns(self.language, &names.join(", "));
        (!names.is_empty()).then(line)
    }
}
