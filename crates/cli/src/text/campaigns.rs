//! The campaigns as a table.

use std::io::{self, Write};

use ad_credit_lab_engine::outcome::CampaignOutcome;
use ad_credit_lab_words::{self as words, say};

use super::Report;
use super::table::{Side, Table};

impl Report<'_> {
    /// Writes how campaigns stand, where at least one was set up: of others the journal says all.
    pub(super) fn write_campaigns(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, campaigns) = (self.language, &self.outcome.campaigns);
        if !campaigns.iter().any(|campaign| campaign.is_set_up) {
            return Ok(());
        }
        self.heading(out, &say::cli_heading_campaigns(language), false)?;
        let mut table = Table::new([
            (Side::Left, say::cli_column_campaign(language)),
            (Side::Left, say::cli_column_campaign_state(language)),
            (Side::Right, say::cli_column_by_itself(language)),
            (Side::Right, say::cli_column_spent(language)),
            (Side::Right, say::cli_column_by_credit(language)),
        ]);
        for campaign in campaigns {
            let cells = [
                campaign.campaign.name().to_owned(),
                self.campaign_state(campaign),
                campaign.daily_budget.map(|budget| self.figure(budget)).unwrap_or_default(),
                self.figure(campaign.spent),
                self.figure(campaign.paid_by_credit),
            ];
            let refused = campaign.refused.as_ref();
            let below = refused.map(|reason| {
                let sentence = words::reason(language, &self.plain, reason);
                self.cited(&sentence, reason.rule())
            });
            table.add(cells, below.into_iter().collect());
        }
        table.write(out)
    }

    fn campaign_state(&self, campaign: &CampaignOutcome) -> String {
        if !campaign.approved {
            say::cli_campaign_not_approved(self.language)
        } else if campaign.paused {
            say::cli_campaign_paused(self.language)
        } else {
            say::cli_campaign_runs(self.language)
        }
    }
}
