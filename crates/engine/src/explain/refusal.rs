//! Why an entry came out as it did: its reasons in order, with the entry that caused each, and what would have to change.

use super::account::put;
use super::{Answer, Change, Did, How, Telling};
use crate::journal::{Event, Row, Verdict};
use crate::money::Money;
use crate::outcome::CreditEnd;
use crate::reason::Reason;
use crate::scenario::Action;

/// The decisions that bear on an entry of a certain kind, and only on such.
const OF_ENTRIES: &[(&str, &[&str])] = &[
    ("receive_code", &["A16"]),
    ("redeem_code", &["A1", "A3", "A15b", "A17", "A18", "A26"]),
    ("register", &["A1", "A3", "A15b", "A18"]),
    ("review", &["A1", "A3", "A15b", "A18"]),
    ("top_up", &["C24", "C27"]),
    (
        "spend",
        &[
            "A4", "A6", "A7", "A12", "A13", "A14", "A15", "C6", "C10", "C11", "C12", "C13", "C18",
            "C22", "C26", "C27",
        ],
    ),
    ("pay", &["A7", "C5"]),
    ("refund", &["A21"]),
    ("change_billing", &["A23"]),
    ("close_account", &["C8"]),
    ("assign_credit", &["A10"]),
    ("violation", &["C20"]),
    ("suspend", &["A9"]),
    ("reinstate", &["C9"]),
    ("read_progress", &["A24"]),
];

impl<'a> Telling<'a> {
    pub(super) fn row(&mut self, index: usize) {
        let Some(row) = self.outcome.journal.row(index) else { return };
        self.told.answer = Some(Answer::Verdict(row.verdict));
        for reason in row.reasons {
            let caused_by = self.cause_of(index, &row, reason);
            self.cite(reason.rule(), Did::Reason(*reason), caused_by);
            if matches!(row.verdict, Verdict::Refused | Verdict::Partly) {
                self.would_change(&row, reason);
            }
        }
        for count in row.counts {
            let did = Did::Counting(count.offer, count.counting, count.amount);
            self.cite(count.counting.rule(), did, None);
        }
        if row.took_place() && matches!(self.action(row.event), Some(Action::Spend { .. })) {
            self.paid_by(index, &row);
            put(&mut self.told.sum, index, &row, How::AdTax, row.amount.tax);
            put(&mut self.told.beside, index, &row, How::Discounted, row.discount);
        }
        let kind = self.action(row.event).map(Action::kind);
        let of_kind = OF_ENTRIES.iter().find(|(of, _)| Some(*of) == kind);
        if let Some((_, ids)) = of_kind {
            self.assumed(None, ids);
        }
        match row.event {
            Event::OfferActivated(_) => self.assumed(None, &["A16", "A18", "A27"]),
            Event::CreditIssued(_) => self.assumed(None, &["A5b", "A8", "C1", "C9", "C15"]),
            Event::CreditExpired(_) => self.assumed(None, &["A9", "A11"]),
            Event::RedeemWindowClosed(_) | Event::EarningWindowClosed(_) => {
                self.assumed(None, &["A3", "A7", "A9", "C4"]);
            }
            _ => {}
        }
    }

    /// The row that is the cause of a reason, where another one is.
    fn cause_of(&self, index: usize, row: &Row<'_>, reason: &Reason) -> Option<usize> {
        let at = |instant, is_it: &dyn Fn(&Row<'_>) -> bool| {
            let mut rows = self.accepted_rows().take_while(|(other, _)| *other < index);
            rows.find(|(_, row)| row.at == instant && is_it(row)).map(|(index, _)| index)
        };
        let is = |kind: &'static str| {
            move |row: &Row<'_>| self.action(row.event).is_some_and(|it| it.kind() == kind)
        };
        let last = |is_it: &dyn Fn(&Row<'_>) -> bool| self.last_before(index, is_it);
        match reason {
            Reason::AccountSuspended { since } => at(*since, &is("suspend")),
            Reason::AccountClosed { closed } => at(*closed, &is("close_account")),
            Reason::CodeAlreadyReceived { received } => at(*received, &is("receive_code")),
            Reason::PaymentFailing { since } => at(*since, &is("fail_payment")),
            Reason::AlreadyActivated { activated } => at(*activated, &|row| {
                row.reasons.iter().any(|reason| {
                    matches!(
                        reason,
                        Reason::CodeRedeemed { .. }
                            | Reason::InvitationAccepted { .. }
                            | Reason::Registered { .. }
                            | Reason::ReviewPassed { .. }
                            | Reason::ActivatedAtCreation { .. }
                            | Reason::ActivatedByItself { .. }
                            | Reason::ActivatedByLink { .. }
                    )
                })
            }),
            Reason::CodeDiffers | Reason::CodeLooksAlike | Reason::CodeForwarded => {
                let of = self.offer_of(row.event);
                last(&|row| is("receive_code")(row) && self.offer_of(row.event) == of)
            }
            Reason::RedeemWindowOver { .. } => {
                let of = self.offer_of(row.event).and_then(|offer| u16::try_from(offer).ok());
                of.and_then(|of| last(&|row| row.event == Event::RedeemWindowClosed(of)))
            }
            Reason::SpentTooRecently { .. } => last(&is("spend")),
            Reason::CashIsZero { .. } => last(&|row| row.cash.is_zero() && moves_cash(row)),
            Reason::CampaignPaused => self.last_of_campaign(index, row, "pause_campaign"),
            Reason::CampaignNotApproved | Reason::CampaignExists => {
                self.last_of_campaign(index, row, "create_campaign")
            }
            Reason::CreditOver { .. } | Reason::CreditAlreadyOver { .. } => {
                let id = self.credit_named(row.event)?;
                let ended = self.outcome.credits.iter().position(|credit| credit.id == *id)?;
                let (at, end) = self.outcome.credits[ended].end?;
                let ends = |row: &Row<'_>| match (row.event, end) {
                    (Event::CreditExpired(number), CreditEnd::Expired) => number as usize == ended,
                    _ => row.at == at && end != CreditEnd::Expired,
                };
                last(&ends)
            }
            Reason::AssignLimitReached { .. } => {
                let id = self.credit_named(row.event)?;
                last(&|row| is("assign_credit")(row) && self.credit_named(row.event) == Some(id))
            }
            Reason::AnotherOfferEarning { other } => {
                let other = usize::from(other.0);
                let activated = self.standing(other)?.activated?;
                at(activated, &|row| super::concerns(self, row, other))
            }
            _ => None,
        }
    }

    fn offer_of(&self, event: Event) -> Option<usize> {
        match self.action(event)? {
            Action::ReceiveCode { offer, .. }
            | Action::RedeemCode { offer, .. }
            | Action::Register { offer }
            | Action::Review { offer, .. } => Some(*offer),
            _ => None,
        }
    }

    fn credit_named(&self, event: Event) -> Option<&'a String> {
        match self.action(event)? {
            Action::AssignCredit { credit, .. } | Action::UnassignCredit { credit, .. } => {
                Some(credit)
            }
            Action::GrantCredit(grant) => Some(&grant.credit),
            _ => None,
        }
    }

    fn last_of_campaign(&self, index: usize, row: &Row<'_>, kind: &str) -> Option<usize> {
        let name = self.campaign_named(row.event)?;
        self.last_before(index, &|row| {
            self.action(row.event).is_some_and(|action| action.kind() == kind)
                && self.campaign_named(row.event) == Some(name)
        })
    }

    /// The last row before one of what took place.
    fn last_before(&self, index: usize, is_it: &dyn Fn(&Row<'_>) -> bool) -> Option<usize> {
        let mut rows = self.accepted_rows().rev().skip_while(|(other, _)| index <= *other);
        rows.find(|(_, row)| is_it(row)).map(|(index, _)| index)
    }

    pub(super) fn campaign_named(&self, event: Event) -> Option<&'a str> {
        match self.action(event)? {
            Action::Spend { campaign, .. }
            | Action::CreateCampaign { campaign, .. }
            | Action::ChangeBudget { campaign, .. }
            | Action::ApproveCampaign { campaign }
            | Action::PauseCampaign { campaign }
            | Action::ResumeCampaign { campaign } => Some(campaign.name()),
            _ => None,
        }
    }

    /// What would have to change for an entry that was refused for this reason to be accepted.
    pub(super) fn would_change(&mut self, row: &Row<'_>, reason: &Reason) {
        let change = match reason {
            Reason::CodeNeverReceived | Reason::CodeForwarded => Change::ReceiveCode,
            Reason::CodeLooksAlike | Reason::CodeDiffers => Change::EnterReceivedCode,
            Reason::AccountSuspended { .. } => Change::LiftSuspension,
            Reason::PaymentFailing { .. } => Change::PaymentSucceeds,
            Reason::AnotherOfferEarning { other } => Change::WaitForOther { other: *other },
            Reason::NoTopUpYet | Reason::CashIsZero { .. } => Change::AddMoney,
            Reason::NotEnoughMoney { needed, cash, credit } => {
                // Credit pays no tax (C11). With a discount the tax is less than that of the price asked, so that this is the least.
                let tax = if row.amount.gross() == *needed { row.amount.tax } else { Money::ZERO };
                let due = *needed - (*credit).min(*needed - tax);
                Change::AddAtLeast { missing: (due - *cash).max(Money::from_minor(1)) }
            }
            Reason::ChargeFellShort { wanted, delivered } => {
                Change::AddAtLeast { missing: *wanted - *delivered }
            }
            Reason::TopUpOutsideLimits { least, most } => {
                Change::AmountWithin { least: *least, most: *most }
            }
            Reason::RefundTooLarge { most } => Change::AtMost { most: *most },
            Reason::NotEnoughCash { cash } => Change::AtMost { most: *cash },
            Reason::SpentTooRecently { possible_from } => {
                Change::WaitUntil { from: *possible_from }
            }
            Reason::AccountNotCreated { created } => Change::WaitUntil { from: *created },
            Reason::CampaignNotApproved => Change::ApproveCampaign,
            Reason::CampaignPaused => Change::ResumeCampaign,
            Reason::NoSuchCampaign => Change::SetUpCampaign,
            Reason::NotAdmin => Change::BecomeAdmin,
            Reason::AssignLimitReached { limit, .. } => Change::FewerCampaigns { limit: *limit },
            Reason::CodeAlreadyReceived { .. }
            | Reason::OfferTakesNoCode
            | Reason::AlreadyActivated { .. }
            | Reason::CampaignExists
            | Reason::NothingUnbilled
            | Reason::NothingBilled
            | Reason::NothingUnpaid
            | Reason::FreeCreditIsNotAssigned
            | Reason::CampaignNotAssigned
            | Reason::AccountNotSuspended => Change::DoneAlready,
            Reason::NotByOfficialLink
            | Reason::OriginNotEligible
            | Reason::ProgrammeNotEligible
            | Reason::LimitReached { .. }
            | Reason::AdvertiserNotNew
            | Reason::CountryNotEligible
            | Reason::CurrencyDiffers
            | Reason::PaymentModeNotEligible
            | Reason::CodeAlreadyUsed { .. } => Change::AnotherOffer,
            _ => Change::Nothing,
        };
        self.change(change);
    }
}

/// Whether a row took cash.
fn moves_cash(row: &Row<'_>) -> bool {
    row.cash_paid.is_positive() || row.amount.gross().is_positive()
}
