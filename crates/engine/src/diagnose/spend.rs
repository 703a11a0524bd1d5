//! The gates from the activation to the credit: window, counted spend, paid bill, issuance.

use super::{Cause, Examination, Finding};
use crate::calendar::Date;
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::offer::{By, TierMode, TriggerKind};
use crate::order::sort_short;
use crate::outcome::{CampaignOutcome, State};
use crate::reason::{Counting, Reason};
use crate::scenario::{Action, SpendPlan};
use crate::tax::TaxInForce;

impl Examination<'_> {
    pub(super) fn spend_findings(&self) -> Vec<Finding> {
        let standing = self.standing();
        if standing.activated.is_none() || matches!(standing.state, State::Revoked | State::Ended) {
            return Vec::new();
        }
        let mut findings = self.progress_lag();
        if standing.tier().is_none() {
            findings.extend(self.what_is_missing());
        } else {
            findings.extend(self.what_is_awaited());
            findings.extend(self.lower_tier());
        }
        findings
    }

    fn earn_by(&self) -> Option<Date> {
        self.standing().earn_by.map(|deadline| deadline.last_date())
    }

    /// Why no tier is reached: what did not count if that would have been enough, then what is missing.
    fn what_is_missing(&self) -> Vec<Finding> {
        let standing = self.standing();
        let terms = self.scenario.offers[self.offer].in_play(&self.scenario.account);
        let is_missed = standing.state == State::EarningWindowMissed;
        let closed = self.window_closed();
        let Some(threshold) = terms.tiers.first().and_then(crate::offer::Tier::threshold) else {
            let cause = if is_missed {
                Cause::EarningWindowMissed { last_date: self.earn_by(), missing: None }
            } else {
                Cause::ActionNotDone { earn_by: self.earn_by() }
            };
            return vec![Finding { cause, evidence: closed.filter(|_| is_missed) }];
        };
        let missing = threshold - standing.counted;
        let mut findings = Vec::new();
        if is_missed {
            let cause =
                Cause::EarningWindowMissed { last_date: self.earn_by(), missing: Some(missing) };
            findings.push(Finding { cause, evidence: closed });
        }
        let pending = standing.pending;
        let bill = self.unpaid_bill();
        if pending >= missing {
            // Nothing else is missing.
            findings.extend(bill);
            return findings;
        }
        let excluded = self.excluded();
        let is_decisive = excluded.iter().map(|(amount, _)| *amount).sum::<Money>() >= missing;
        let mut excluded: Vec<_> = excluded.into_iter().map(|(_, finding)| finding).collect();
        // What did not count is the answer only where it would have been enough; else it is told after it.
        if is_decisive {
            findings.append(&mut excluded);
        }
        if !is_missed {
            findings.extend(self.not_enough(missing, terms.trigger));
        }
        findings.append(&mut excluded);
        findings.extend(bill);
        findings
    }

    /// That more must be spent; where the cash for it lies there, that topping up is not spending. A plan or a campaign that goes on will spend it.
    fn not_enough(&self, missing: Money, trigger: TriggerKind) -> Vec<Finding> {
        let cash = self.outcome.ledger.cash();
        let top_up = self.last_accepted(|action| matches!(action, Action::TopUp { .. }));
        let with_tax = TaxInForce(self.outcome.tax).cost_of(missing).gross();
        let plan = self.scenario.spend_plan.as_ref();
        let last = plan.and_then(SpendPlan::last_spend);
        let spends_by_itself = self.outcome.campaigns.iter().any(CampaignOutcome::spends_by_itself);
        let goes_on = spends_by_itself || last.is_some_and(|last| self.outcome.at < last.noon());
        let top_up =
            top_up.filter(|_| trigger == TriggerKind::Spend && !goes_on && missing <= cash);
        let mut findings = Vec::new();
        if let Some(top_up) = top_up {
            if with_tax <= cash {
                let cause = Cause::ToppingUpIsNotSpending { cash, missing };
                return vec![Finding::shown_by(cause, top_up)];
            }
            let cause = Cause::TaxLeavesTooLittle { cash, missing, with_tax };
            findings.push(Finding::shown_by(cause, top_up));
        }
        let (counted, earn_by) = (self.standing().counted, self.earn_by());
        let cause = Cause::NotEnoughSpent { counted, missing, earn_by };
        findings.push(Finding::without_evidence(cause));
        findings
    }

    /// The row with which the offer's earning window closed.
    fn window_closed(&self) -> Option<usize> {
        self.last_row(|row| {
            matches!(row.event, Event::EarningWindowClosed(of) if usize::from(of) == self.offer)
        })
    }

    /// What was spent and did not count, each reason with the first row that shows it.
    fn excluded(&self) -> Vec<(Money, Finding)> {
        let standing = self.standing();
        let mut excluded: Vec<(Money, Finding)> = Vec::new();
        let mut parts = standing.not_counted.clone();
        sort_short(&mut parts, |part| *part);
        for (counting, amount) in parts {
            let cause = match counting {
                Counting::BeforeActivation => match standing.activated {
                    Some(activated) => Cause::SpentBeforeActivation { amount, activated },
                    None => continue,
                },
                Counting::OutsideEarningWindow => Cause::SpentOutsideWindow { amount },
                Counting::OtherProduct => Cause::SpentOnOtherProduct { amount },
                Counting::Tax => Cause::TaxDoesNotCount { amount },
                Counting::PaidByCredit => Cause::PaidByCreditDoesNotCount { amount },
                Counting::PaidTooLate => Cause::PaidTooLate { amount },
                Counting::Counted | Counting::Pending | Counting::OfferRevoked => continue,
            };
            let evidence = self.first_row_counting(counting);
            excluded.push((amount, Finding { cause, evidence }));
        }
        if standing.refunded.is_positive() {
            let amount = standing.refunded;
            let refund = self.last_row(|row| {
                row.reasons.iter().any(|reason| matches!(reason, Reason::AdCostRefunded { .. }))
            });
            let cause = Cause::RefundedDoesNotCount { amount };
            excluded.push((amount, Finding { cause, evidence: refund }));
        }
        excluded
    }

    fn first_row_counting(&self, counting: Counting) -> Option<usize> {
        let is_meant = |count: &crate::journal::Count| {
            usize::from(count.offer) == self.offer && count.counting == counting
        };
        self.outcome.journal.rows().position(|row| row.counts.iter().any(is_meant))
    }

    /// That spend waits for its payment, with the first such charge since the last payment.
    fn unpaid_bill(&self) -> Option<Finding> {
        let pending = self.standing().pending;
        let is_payment = |row: &Row<'_>| {
            row.event == Event::AccountCharged
                || (row.took_place() && matches!(self.action(row), Some(Action::Pay)))
        };
        let waits = |row: &Row<'_>| {
            row.counts.iter().any(|count| {
                usize::from(count.offer) == self.offer && count.counting == Counting::Pending
            })
        };
        let since = self.rows_backwards().take_while(|(_, row)| !is_payment(row));
        let evidence = since
            .filter(|(_, row)| waits(row))
            .last()
            .map(|(index, _)| index)
            .or_else(|| self.last_row(|row| waits(row)));
        pending.is_positive().then_some(Finding { cause: Cause::BillNotPaid { pending }, evidence })
    }

    /// That a tier is reached and its reward is not there.
    fn what_is_awaited(&self) -> Option<Finding> {
        let standing = self.standing();
        let is_waiting =
            standing.tiers.iter().any(|tier| tier.issue.is_some() && tier.issued.is_none());
        if !is_waiting && standing.state != State::RequirementMet {
            return None;
        }
        let evidence = self.last_row(|row| {
            row.reasons.iter().any(|reason| {
                matches!(reason, Reason::ThresholdReached { offer, .. } if usize::from(offer.0) == self.offer)
            })
        });
        if standing.state == State::Withheld {
            let withheld = self.last_row(|row| {
                matches!(row.event, Event::CreditWithheld(of) if usize::from(of) == self.offer)
            });
            return Some(Finding { cause: Cause::CreditWithheld, evidence: withheld });
        }
        let waiting =
            standing.tiers.iter().rev().find(|tier| tier.issue.is_some() && tier.issued.is_none());
        let cause = match waiting.and_then(|tier| tier.reached.zip(tier.issue)) {
            Some((crossed, issue)) => Cause::CreditOnItsWay {
                crossed,
                expected_by: date_of(issue.expected_by),
                ask_support_after: date_of(issue.ask_support_after),
            },
            None => Cause::WaitsForClose { earn_by: self.earn_by() },
        };
        Some(Finding { cause, evidence })
    }

    /// That a lower tier pays, although what was spent in all passes the next threshold.
    fn lower_tier(&self) -> Vec<Finding> {
        let Some(lower) = self.lower_tier_paid() else {
            return Vec::new();
        };
        let excluded = self.excluded().into_iter().map(|(_, finding)| finding);
        [lower].into_iter().chain(excluded).collect()
    }

    fn lower_tier_paid(&self) -> Option<Finding> {
        let standing = self.standing();
        // Once its credit has ended, the question is another one.
        if matches!(standing.state, State::Exhausted | State::Expired) {
            return None;
        }
        let terms = self.scenario.offers[self.offer].in_play(&self.scenario.account);
        let tier = standing.tier()?;
        let threshold = terms.tiers.get(tier)?.threshold()?;
        let next = terms.tiers.get(tier + 1)?.threshold()?;
        let is_settled =
            terms.tier_mode == TierMode::HighestOnly && standing.tiers[tier].issue.is_some();
        let spent = standing.counted
            + standing.pending
            + standing.not_counted.iter().map(|(_, amount)| *amount).sum()
            + standing.refunded;
        let counted = standing.counted;
        let cause = Cause::LowerTierPaid { threshold, next, counted };
        let evidence = self.window_closed();
        (is_settled && spent >= next).then_some(Finding { cause, evidence })
    }

    /// That the page's last reading lags behind what counts.
    fn progress_lag(&self) -> Vec<Finding> {
        let reading = self.last_entry(
            |action| matches!(action, Action::ReadProgress { offer, .. } if *offer == self.offer),
        );
        let since = self.outcome.at.plus_seconds(-86_400);
        let reading = reading.filter(|(_, row)| since <= row.at);
        let lag = reading.and_then(|(index, row)| {
            row.reasons.iter().find_map(|reason| match reason {
                Reason::ProgressLags { counted, .. } => {
                    Some(Finding::shown_by(Cause::ProgressLags { counted: *counted }, index))
                }
                _ => None,
            })
        });
        lag.into_iter().collect()
    }
}

fn date_of(by: By) -> Date {
    match by {
        By::Instant(instant) => instant.date(),
        By::EndOf(date) => date,
    }
}
