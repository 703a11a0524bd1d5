//! Many like parts as one line, so that a sum stays readable.

use super::{How, Part};
use crate::Outcome;
use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::scenario::{Action, Campaign, Scenario};

/// How many lines a sum may have before like parts are put together.
const MOST_LINES: usize = 8;

/// Of how many parts each stays a line of its own, however many others there are.
const FEW: usize = 4;

/// How many lines may take the place of one that is unfolded.
const MOST_UNFOLDED: usize = 31;

/// Parts that enter in the same way, for the same campaign, in the same stretch of time; one of them or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How they enter.
    pub how: How,
    /// For which campaign, where they are of spends.
    pub campaign: Option<Campaign>,
    /// When the first of them did.
    pub first: Instant,
    /// When the last of them did.
    pub last: Instant,
    /// What they come to.
    pub amount: Money,
    /// The parts, in the order of the journal.
    pub parts: Vec<Part>,
}

/// How far parts are put together, from not at all to all of one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Row,
    Day,
    Month,
    All,
}

impl Stretch {
    const ALL: [Self; 4] = [Self::Row, Self::Day, Self::Month, Self::All];

    /// Whether two instants lie in the same stretch.
    fn joins(self, one: Instant, other: Instant) -> bool {
        let month = |date: Date| {
            let (year, month, _) = date.year_month_day();
            (year, month)
        };
        match self {
            Self::Row => false,
            Self::Day => one.date() == other.date(),
            Self::Month => month(one.date()) == month(other.date()),
            Self::All => true,
        }
    }
}

/// Puts the parts of a sum together into as many lines as can be read: one each where they are few, else by day, by month, or all
/// that enter in the same way for the same campaign. Of these a handful are never put together. The lines add up to what the parts do.
#[must_use]
pub fn fold(scenario: &Scenario, outcome: &Outcome, parts: &[Part]) -> Vec<Line> {
    fold_to(scenario, outcome, parts, MOST_LINES, None)
}

impl Line {
    /// The lines of which this one is made, a step finer; none where it is one part.
    #[must_use]
    pub fn unfolded(&self, scenario: &Scenario, outcome: &Outcome) -> Vec<Self> {
        if self.parts.len() < 2 {
            return Vec::new();
        }
        let widest = [Stretch::Day, Stretch::Month]
            .into_iter()
            .find(|stretch| stretch.joins(self.first, self.last));
        let below = widest.unwrap_or(Stretch::All);
        fold_to(scenario, outcome, &self.parts, MOST_UNFOLDED, Some(below))
    }
}

/// Folds by the finest stretch that gives no more than so many lines; of those finer than `below` if that is given.
fn fold_to(
    scenario: &Scenario,
    outcome: &Outcome,
    parts: &[Part],
    most: usize,
    below: Option<Stretch>,
) -> Vec<Line> {
    let campaigns: Vec<_> =
        parts.iter().map(|part| campaign_of(scenario, outcome, part.row)).collect();
    let mut lines = Vec::new();
    for stretch in Stretch::ALL {
        if below.is_some_and(|below| stretch >= below) {
            break;
        }
        // A line for each part would be too many, and there is a wider stretch.
        if stretch == Stretch::Row && parts.len() > most && below != Some(Stretch::Day) {
            continue;
        }
        lines = fold_by(parts, &campaigns, stretch);
        if lines.len() <= most {
            break;
        }
    }
    lines
}

fn fold_by(parts: &[Part], campaigns: &[Option<&Campaign>], stretch: Stretch) -> Vec<Line> {
    // How many parts there are of each kind.
    let mut kinds: Vec<(How, Option<&Campaign>, usize)> = Vec::new();
    for (part, campaign) in parts.iter().zip(campaigns) {
        match kinds.iter_mut().find(|(how, of, _)| *how == part.how && of == campaign) {
            Some((.., count)) => *count += 1,
            None => kinds.push((part.how, *campaign, 1)),
        }
    }
    let are_few = |part: &Part, campaign: &Option<&Campaign>| {
        let mut kinds = kinds.iter();
        kinds.any(|(how, of, count)| *how == part.how && of == campaign && *count <= FEW)
    };
    let mut lines: Vec<Line> = Vec::new();
    for (part, campaign) in parts.iter().zip(campaigns) {
        let stays = are_few(part, campaign);
        let joins = |line: &&mut Line| {
            !stays
                && line.how == part.how
                && line.campaign.as_ref() == *campaign
                && stretch.joins(line.first, part.at)
        };
        // What a part joins stands near the end, as parts are in the order of time.
        match lines.iter_mut().rev().find(joins) {
            Some(line) => {
                line.last = part.at;
                line.amount += part.amount;
                line.parts.push(*part);
            }
            None => lines.push(Line {
                how: part.how,
                campaign: campaign.cloned(),
                first: part.at,
                last: part.at,
                amount: part.amount,
                parts: vec![*part],
            }),
        }
    }
    lines
}

/// The campaign of a row that is of a spend.
fn campaign_of<'a>(scenario: &'a Scenario, outcome: &'a Outcome, row: u32) -> Option<&'a Campaign> {
    let event = outcome.journal.row(row as usize)?.event;
    let crate::journal::Event::Entry(entry) = event else { return None };
    match &outcome.entry(scenario, entry)?.action {
        Action::Spend { campaign, .. } => Some(campaign),
        _ => None,
    }
}
