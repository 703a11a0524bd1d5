//! What a run came to, where it ends.

use super::Replay;
use super::campaigns::CampaignRun;
use super::recorder::{Everything, Recorder};
use crate::calendar::Instant;
use crate::outcome::{Assumption, Outcome, Standing, Totals, Warning};
use crate::scenario::Entry;

impl<R: Recorder> Replay<'_, R> {
    /// The instant that the run describes (C23).
    fn at(&self) -> Instant {
        self.scenario.until.unwrap_or(self.last_change)
    }

    /// Exchanges what the run came to for something whose memory it may use.
    pub(super) fn exchange(&mut self, totals: &mut Totals) {
        totals.at = self.at();
        totals.standing = self.account.standing;
        totals.payment = self.account.payment;
        totals.tax = self.account.tax.0;
        std::mem::swap(&mut totals.offers, &mut self.offers);
        std::mem::swap(&mut totals.credits, &mut self.credits);
        std::mem::swap(&mut totals.discounts, &mut self.discounts);
        std::mem::swap(&mut totals.ledger, &mut self.ledger);
    }
}

impl Replay<'_, Everything> {
    /// What is worth a note about where the run ended.
    fn note_how_it_ended(&mut self) {
        for credit in 0..self.credits.len() {
            self.warn_if_unassigned(credit);
        }
        let (days, missing) = self.shortfall;
        if days > 0 {
            self.recorder.warn(|| Warning::PlanFellShort { days, missing });
        }
        for CampaignRun { campaign, unspent, .. } in &self.campaigns {
            if unspent.is_positive() {
                let campaign = campaign.name().to_owned();
                self.recorder.warn(|| Warning::BudgetFellShort { campaign, missing: *unspent });
            }
        }
        if self.account.failing.is_some() {
            self.recorder.warn(|| Warning::PaymentFailing);
        }
        if matches!(self.account.standing, Standing::Suspended(_)) {
            self.recorder.warn(|| Warning::AccountSuspended);
        }
        for (offer, standing) in self.offers.iter().enumerate() {
            if let Some((low, high)) = self.activation_days[offer].readings(standing) {
                self.recorder.assume_that(Assumption::ActivationDay { offer, low, high });
            }
        }
    }

    /// The outcome of the run. `planned` are the entries that nobody wrote.
    pub(super) fn outcome(mut self, planned: Vec<Entry>) -> Outcome {
        self.note_how_it_ended();
        let at = self.at();
        let noted = std::mem::take(&mut self.recorder.campaigns);
        let campaigns = self.campaign_outcomes(noted);
        Outcome {
            at,
            planned,
            offers: self.offers,
            credits: self.credits,
            discounts: self.discounts,
            standing: self.account.standing,
            payment: self.account.payment,
            tax: self.account.tax.0,
            campaigns,
            ledger: self.ledger,
            billed: self.charges.billed(),
            history: self.recorder.history(at),
            journal: self.recorder.journal,
            assumptions: self.recorder.assumptions,
            warnings: self.recorder.warnings,
            undecided: self.recorder.undecided,
        }
    }
}
