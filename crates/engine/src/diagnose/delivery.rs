//! Why ads do not run: campaigns and cash.

use super::{Cause, Examination, Finding};
use crate::journal::Verdict;
use crate::reason::Reason;
use crate::scenario::Action;

impl Examination<'_> {
    /// Why the last charge was refused, unless money was added or the cause mended since.
    pub(super) fn delivery_findings(&self) -> Option<Finding> {
        let (index, row) = self.last_entry(|action| matches!(action, Action::Spend { .. }))?;
        if row.verdict != Verdict::Refused {
            return None;
        }
        let mended = |is_meant: fn(&Action) -> bool| {
            self.last_entry(is_meant)
                .is_some_and(|(mending, row)| index < mending && row.verdict != Verdict::Refused)
        };
        let cause = row.reasons.iter().find_map(|reason| match *reason {
            Reason::CampaignNotApproved
                if !mended(|action| matches!(action, Action::ApproveCampaign { .. })) =>
            {
                Some(Cause::CampaignNotApproved)
            }
            Reason::CampaignPaused
                if !mended(|action| matches!(action, Action::ResumeCampaign { .. })) =>
            {
                Some(Cause::CampaignPaused)
            }
            Reason::CashIsZero { credit } if self.outcome.ledger.cash().is_zero() => {
                Some(Cause::CashIsZero { credit })
            }
            Reason::NotEnoughMoney { needed, cash, .. }
                if !mended(|action| matches!(action, Action::TopUp { .. })) =>
            {
                Some(Cause::NotEnoughMoney { needed, cash })
            }
            _ => None,
        })?;
        Some(Finding::shown_by(cause, index))
    }
}
