//! The gates from the activation to the credit: window, counted spend, paid bill, issuance.

use super::{Cause, Examination, Finding};
use crate::calendar::Date;
use crate::journal::{Event, Verdict};
use crate::money::Money;
use crate::offer::{By, TierMode, TriggerKind};
use crate::outcome::State;
use crate::reason::{Counting, Reason};
use crate::scenario::Action;

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
        let closed = self.last_row(|row| matches!(row.event, Event::EarningWindowClosed(_)));
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
        let bill = self.unpaid_bill(missing);
        let excluded = self.excluded();
        let is_decisive = excluded.iter().map(|(amount, _)| *amount).sum::<Money>() >= missing;
        let mut excluded: Vec<_> = excluded.into_iter().map(|(_, finding)| finding).collect();
        // What did not count is the answer only where it would have been enough; else it is told after it.
        if is_decisive || bill.is_some() {
            findings.append(&mut excluded);
        }
        if bill.is_none() && !is_missed {
            findings.push(self.not_enough(missing, terms.trigger));
        }
        findings.extend(bill);
        findings.append(&mut excluded);
        findings
    }

    /// That more must be spent; where the money for it was added and lies there, that this is not spending.
    fn not_enough(&self, missing: Money, trigger: TriggerKind) -> Finding {
        let cash = self.outcome.ledger.cash();
        let top_up = self.last_entry(|action| matches!(action, Action::TopUp { .. }));
        let added: Money = self
            .rows_backwards()
            .filter(|(_, row)| {
                row.verdict != Verdict::Refused
                    && matches!(self.action(row), Some(Action::TopUp { .. }))
            })
            .map(|(_, row)| row.amount.gross())
            .sum();
        let counted = self.standing().counted;
        if let Some((index, _)) = top_up
            && trigger == TriggerKind::Spend
            && added >= counted + missing
            && self.scenario.spend_plan.is_none()
        {
            return Finding::shown_by(Cause::ToppingUpIsNotSpending { cash, missing }, index);
        }
        let earn_by = self.earn_by();
        Finding::without_evidence(Cause::NotEnoughSpent { counted, missing, earn_by })
    }

    /// What was spent and did not count, each reason with the first row that shows it.
    fn excluded(&self) -> Vec<(Money, Finding)> {
        let standing = self.standing();
        let mut excluded: Vec<(Money, Finding)> = Vec::new();
        let mut parts = standing.not_counted.clone();
        parts.sort();
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

    /// That what is spent would be enough once it is paid.
    fn unpaid_bill(&self, missing: Money) -> Option<Finding> {
        let pending = self.standing().pending;
        let is_enough = pending.is_positive() && missing <= pending;
        is_enough.then(|| Finding {
            cause: Cause::BillNotPaid { pending },
            evidence: self.first_row_counting(Counting::Pending),
        })
    }

    /// That a tier is reached and its reward is not there.
    fn what_is_awaited(&self) -> Option<Finding> {
        let standing = self.standing();
        if !matches!(standing.state, State::RequirementMet | State::Withheld) {
            return None;
        }
        let evidence = self.last_row(|row| {
            row.reasons.iter().any(|reason| {
                matches!(reason, Reason::ThresholdReached { offer, .. } if usize::from(offer.0) == self.offer)
            })
        });
        if standing.state == State::Withheld {
            let withheld = self.last_row(|row| matches!(row.event, Event::CreditWithheld(_)));
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
    fn lower_tier(&self) -> Option<Finding> {
        let standing = self.standing();
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
        let evidence = self.last_row(|row| matches!(row.event, Event::EarningWindowClosed(_)));
        (is_settled && spent >= next).then_some(Finding { cause, evidence })
    }

    /// That the page's last reading lags behind what counts.
    fn progress_lag(&self) -> Vec<Finding> {
        let reading = self.last_entry(
            |action| matches!(action, Action::ReadProgress { offer, .. } if *offer == self.offer),
        );
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
