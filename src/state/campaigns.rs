//! How campaigns stand, and what the account's offers want to know of a new one.

use ad_credit_lab_engine::offer::{Country, OnlyFor, Purpose};
use ad_credit_lab_engine::outcome::{CampaignOutcome, Standing, Warning};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Campaign;

use super::Run;

/// Whether a campaign spends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Its ads are not approved yet.
    WaitsForApproval,
    /// It is paused.
    Paused,
    /// It would, but cannot.
    Stopped(Reason),
    /// It does.
    Running,
    /// It has no daily budget, so it spends only by hand.
    ByHand,
}

impl Delivery {
    /// Of a campaign where a run stops.
    #[must_use]
    pub fn of(run: &Run, campaign: &CampaignOutcome) -> Self {
        let outcome = run.outcome();
        match outcome.standing {
            Standing::Suspended(since) => {
                return Self::Stopped(Reason::AccountSuspended { since });
            }
            Standing::Closed(closed) => return Self::Stopped(Reason::AccountClosed { closed }),
            Standing::Good => {}
        }
        if !campaign.approved {
            return Self::WaitsForApproval;
        }
        if campaign.paused {
            return Self::Paused;
        }
        if campaign.daily_budget.is_none() {
            return Self::ByHand;
        }
        // Until it is charged again, what stopped it last may be over.
        let still_holds = |reason: &Reason| match reason {
            Reason::CampaignPaused
            | Reason::CampaignNotApproved
            | Reason::AccountSuspended { .. } => false,
            Reason::CashIsZero { .. } => outcome.ledger.cash().is_zero(),
            Reason::PaymentFailing { .. } => outcome.warnings.contains(&Warning::PaymentFailing),
            _ => true,
        };
        campaign.refused.filter(still_holds).map_or(Self::Running, Self::Stopped)
    }
}

/// What offers and credits of the account ask of what a campaign is for; the names that they give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedPurpose {
    /// Products.
    pub products: Vec<String>,
    /// Objectives.
    pub objectives: Vec<String>,
    /// Countries.
    pub countries: Vec<String>,
}

impl AskedPurpose {
    /// Of the offers that an account meets and of its credits.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let mut asked = Self::default();
        for met in &run.scenario().offers {
            add(&mut asked.products, met.offer.counts.products.as_ref());
            asked.add(met.offer.credit.only_for.as_ref());
        }
        for credit in &run.outcome().credits {
            asked.add(credit.only_for.as_ref());
        }
        asked
    }

    fn add(&mut self, only_for: Option<&OnlyFor>) {
        let Some(only_for) = only_for else { return };
        add(&mut self.products, only_for.products.as_ref());
        add(&mut self.objectives, only_for.objectives.as_ref());
        let letters = |country: &Country| country.letters().to_owned();
        let countries = only_for.countries.as_ref();
        let countries = countries.map(|all| all.iter().map(letters).collect());
        add(&mut self.countries, countries.as_ref());
    }
}

fn add(known: &mut Vec<String>, names: Option<&Vec<String>>) {
    for name in names.into_iter().flatten() {
        if !known.contains(name) {
            known.push(name.clone());
        }
    }
}

/// What a campaign is for, as a form's choices say it; nothing where nothing is said.
#[must_use]
pub fn purpose(product: &str, objective: &str, country: &str) -> Option<Purpose> {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let purpose = Purpose {
        product: said(product),
        objective: said(objective),
        country: Country::parse(country),
    };
    (purpose != Purpose::default()).then_some(purpose)
}

/// A name for a new campaign that no other one has.
#[must_use]
pub fn free_name(run: &Run) -> String {
    let is_taken =
        |name: &String| run.outcome().campaigns.iter().any(|known| known.campaign.name() == name);
    // The usual name ends with its number.
    let stem = Campaign::DEFAULT.trim_end_matches('1');
    (1..).map(|number| format!("{stem}{number}")).find(|name| !is_taken(name)).unwrap_or_default()
}
