//! Why ads do not run: campaigns and cash.

use super::{Cause, Examination, Finding};
use crate::reason::Reason;
use crate::scenario::Action;

impl Examination<'_> {
    /// Why the last charge was refused, unless money was added or the cause mended since.
    pub(super) fn delivery_findings(&self) -> Option<Finding> {
        let (index, row) = self.last_entry(|action| matches!(action, Action::Spend { .. }))?;
        if row.took_place() {
            return None;
        }
        let Some(Action::Spend { campaign, .. }) = self.action(&row) else {
            return None;
        };
        let is_later = |mending: Option<usize>| mending.is_some_and(|mending| index < mending);
        let approved = self.last_accepted(
            |action| matches!(action, Action::ApproveCampaign { campaign: of } if of == campaign),
        );
        let resumed = self.last_accepted(
            |action| matches!(action, Action::ResumeCampaign { campaign: of } if of == campaign),
        );
        let topped_up = self.last_accepted(|action| matches!(action, Action::TopUp { .. }));
        let cause = row.reasons.iter().find_map(|reason| match *reason {
            Reason::CampaignNotApproved if !is_later(approved) => Some(Cause::CampaignNotApproved),
            Reason::CampaignPaused if !is_later(resumed) => Some(Cause::CampaignPaused),
            Reason::CashIsZero { credit } if self.outcome.ledger.cash().is_zero() => {
                Some(Cause::CashIsZero { credit })
            }
            Reason::NotEnoughMoney { needed, cash, .. } if !is_later(topped_up) => {
                Some(Cause::NotEnoughMoney { needed, cash })
            }
            _ => None,
        })?;
        Some(Finding::shown_by(cause, index))
    }
}
