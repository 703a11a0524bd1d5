//! What campaigns with a daily budget spend by themselves (C28).

use std::collections::BTreeMap;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::Warning;
use ad_credit_lab_engine::scenario::{Action, Campaign, Entry, When};
use ad_credit_lab_engine::tax::TaxMode;
use ad_credit_lab_engine::{Outcome, Scenario};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::books::{Page, Planner, pages};
use crate::charges::{is_affordable, is_stopped};
use crate::generate::{Story, small_stories, stories};
use crate::{holds_for_all, taxes};

/// Random stories, and small ones in which campaigns spend by themselves more than there is, again and again.
pub(crate) fn short_stories() -> impl Strategy<Value = Story> {
    let campaigns = vec((0..40_i64, 1..=150_i64), 1..=2);
    let top_ups = vec((0..200_i64, 1..=20_i64), 0..=6);
    let short = (small_stories(), campaigns, top_ups).prop_map(|(small, campaigns, top_ups)| {
        let created = small.0.account.created;
        let at = |hours: i64| When::At(created.plus_seconds(hours * 3600));
        let campaigns = (1..).zip(campaigns).map(|(number, (hour, budget))| Entry {
            at: at(hour),
            action: Action::CreateCampaign {
                campaign: Campaign::named(&format!("Hourly {number}")),
                purpose: None,
                approved: true,
                daily_budget: Some(money(budget)),
            },
        });
        let top_ups = top_ups.into_iter().map(|(hour, amount)| Entry {
            at: at(hour),
            action: Action::TopUp { amount: money(amount) },
        });
        Story::from(small).with(|scenario| {
            scenario.until = Some(created.plus_seconds(10 * 86_400));
            scenario.entries.extend(campaigns.chain(top_ups));
        })
    });
    prop_oneof![stories(), short]
}

/// A campaign as the accepted rows say that it stands.
#[derive(Default)]
struct Standings<'a>(Vec<(&'a Campaign, Option<Money>, bool)>);

impl<'a> Standings<'a> {
    fn follow(&mut self, action: &'a Action) {
        match action {
            Action::CreateCampaign { campaign, daily_budget, .. } => {
                self.0.push((campaign, *daily_budget, false));
            }
            Action::ChangeBudget { campaign, daily_budget } => {
                self.of(campaign).for_each(|(_, budget, _)| *budget = *daily_budget);
            }
            Action::PauseCampaign { campaign } => {
                self.of(campaign).for_each(|(_, _, paused)| *paused = true);
            }
            Action::ResumeCampaign { campaign } => {
                self.of(campaign).for_each(|(_, _, paused)| *paused = false);
            }
            _ => {}
        }
    }

    fn of(
        &mut self,
        campaign: &Campaign,
    ) -> impl Iterator<Item = &mut (&'a Campaign, Option<Money>, bool)> {
        self.0.iter_mut().filter(move |(known, ..)| *known == campaign)
    }
}

/// The written entries that the journal accepted, in their order.
fn accepted<'a>(
    scenario: &'a Scenario,
    outcome: &'a Outcome,
) -> impl Iterator<Item = (Instant, &'a Action)> {
    outcome.journal.rows().filter(|row| row.verdict != Verdict::Refused).filter_map(|row| match row
        .event
    {
        Event::Entry(index) => Some((row.at, &scenario.entries.get(index as usize)?.action)),
        _ => None,
    })
}

/// The charges that campaigns make by themselves, second by second of each full hour, from what the journal accepted.
fn expected(scenario: &Scenario, outcome: &Outcome) -> Vec<(Instant, Campaign, Money)> {
    let Some(until) = scenario.until else { return Vec::new() };
    let mut accepted = accepted(scenario, outcome).peekable();
    let (mut standings, mut charges) = (Standings::default(), Vec::new());
    let mut day = scenario.account.created.date();
    while day <= until.date() {
        for hour in 0..24 {
            let at = day.start().plus_seconds(hour * 3600);
            if at < scenario.account.created || until < at {
                continue;
            }
            while let Some((_, action)) = accepted.next_if(|(of, _)| *of <= at) {
                standings.follow(action);
            }
            for (campaign, budget, paused) in &standings.0 {
                let budget = budget.filter(|_| !paused).map_or(0, Money::minor);
                let share = budget * (hour + 1) / 24 - budget * hour / 24;
                if share > 0 {
                    charges.push((at, (*campaign).clone(), Money::from_minor(share)));
                }
            }
        }
        day = day.plus_days(1);
    }
    charges
}

fn charge(entry: &Entry) -> Option<(Instant, Campaign, Money)> {
    match (entry.at, &entry.action) {
        (When::At(at), Action::Spend { campaign, amount, purpose: None }) => {
            Some((at, campaign.clone(), *amount))
        }
        _ => None,
    }
}

#[test]
fn a_campaign_makes_its_charges_at_the_full_hours_in_which_it_runs() {
    holds_for_all(short_stories(), |story| {
        let outcome = story.outcome();
        let hourly = story.hourly_charge_count();
        prop_assert_eq!(outcome.planned.len(), story.planned_count());
        let made = &outcome.planned[outcome.planned.len() - hourly..];
        let made: Vec<_> = made.iter().map(charge).collect();
        let expected = expected(&story, &outcome);
        prop_assert_eq!(made, expected.into_iter().map(Some).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn on_a_whole_date_on_which_nothing_changes_a_campaign_asks_for_its_budget_exactly() {
    holds_for_all(short_stories(), |story| {
        let outcome = story.outcome();
        let planned = &outcome.planned[outcome.planned.len() - story.hourly_charge_count()..];
        let mut asked: BTreeMap<(Date, &str), Money> = BTreeMap::new();
        for (at, campaign, amount) in planned.iter().filter_map(charge) {
            let known = outcome.campaigns.iter().find(|known| known.campaign == campaign);
            let name = known.map(|known| known.campaign.name());
            *asked.entry((at.date(), name.expect("it was set up"))).or_default() += amount;
        }
        let mut accepted = accepted(&story, &outcome).peekable();
        let mut standings = Standings::default();
        let mut date = story.account.created.date().plus_days(1);
        while story.until.is_some_and(|until| date.plus_days(1).start() <= until) {
            // What is done at 00:00:00 comes before the charge of that instant.
            while let Some((_, action)) = accepted.next_if(|(at, _)| *at <= date.start()) {
                standings.follow(action);
            }
            let is_quiet = accepted.peek().is_none_or(|(at, _)| date.plus_days(1).start() <= *at);
            for (campaign, budget, paused) in standings.0.iter().filter(|_| is_quiet) {
                let budget = budget.filter(|_| !paused).unwrap_or(Money::ZERO);
                let asked = asked.get(&(date, campaign.name())).copied().unwrap_or(Money::ZERO);
                prop_assert_eq!(asked, budget, "{:?} on {}", campaign, date);
            }
            date = date.plus_days(1);
        }
        Ok(())
    });
}

#[test]
fn a_later_end_of_the_story_adds_charges_only_at_the_end() {
    holds_for_all((short_stories(), 0..200_000_i64), |(story, seconds)| {
        let Some(until) = story.until else { return Ok(()) };
        let later = story.with(|scenario| scenario.until = Some(until.plus_seconds(seconds)));
        let (planned, more) = (story.planned(), later.planned());
        prop_assert!(more.starts_with(&planned));
        prop_assert!(more[planned.len()..].iter().all(|entry| until < story.instant(entry.at)));
        Ok(())
    });
}

/// The charges that campaigns make by themselves and that have no row, each with the page after which it came, and the page of the
/// last charge that its campaign made by itself and that has one.
fn silent<'a>(
    story: &'a Story,
    outcome: &'a Outcome,
    pages: &'a [Page<'a>],
) -> Vec<(&'a Entry, &'a Page<'a>, Option<&'a Page<'a>>)> {
    let mut told: BTreeMap<u32, usize> = BTreeMap::new();
    for (place, page) in pages.iter().enumerate() {
        if let Event::Entry(index) = page.row.event {
            told.insert(index, place);
        }
    }
    let first = (story.entries.len() + outcome.planned.len() - story.hourly_charge_count()) as u32;
    let mut last: BTreeMap<&Campaign, &Page<'_>> = BTreeMap::new();
    let mut silent = Vec::new();
    for index in first..(story.entries.len() + outcome.planned.len()) as u32 {
        let Some(entry) = outcome.entry(story, index) else { continue };
        let Action::Spend { campaign, .. } = &entry.action else { continue };
        if let Some(place) = told.get(&index) {
            last.insert(campaign, &pages[*place]);
            continue;
        }
        let at = story.instant(entry.at);
        let is_before = |page: &&Page<'_>| {
            page.row.at < at
                || page.row.at == at
                    && !matches!(page.row.event, Event::Entry(other) if index < other)
        };
        if let Some(before) = pages.iter().take_while(is_before).last() {
            silent.push((entry, before, last.get(campaign).copied()));
        }
    }
    silent
}

#[test]
fn what_a_campaign_cannot_spend_is_left_out_only_while_nothing_of_it_is_delivered() {
    holds_for_all(short_stories(), |story| {
        let story = taxes::on_top_of_plans(&story);
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for (entry, before, told) in silent(&story, &outcome, &pages) {
            let told = told.expect("the first charge of a campaign has a row");
            prop_assert_eq!(told.row.verdict, Verdict::Refused);
            let campaign = charge(entry).expect("a charge").1;
            let since = pages.iter().skip_while(|page| page.row != told.row);
            let until_now = since.take_while(|page| page.row.at <= story.instant(entry.at));
            let delivered = until_now.filter(|page| {
                page.took_place()
                    && page.spend().is_some_and(|(other, _)| *other == campaign)
                    && (page.row.at < story.instant(entry.at) || page.row == before.row)
            });
            prop_assert_eq!(delivered.count(), 0, "{:?}", entry);
            if is_stopped(told) {
                continue;
            }
            // For want of money: there is not enough for a single minor unit either.
            let row = Row { at: story.instant(entry.at), burns: &[], counts: &[], ..before.row };
            let (books, planner) = (before.after.clone(), Some(Planner::Campaign));
            let page =
                Page { row, entry: Some(entry), planner, after: books.clone(), before: books };
            let unit = taxes::split(page.before.in_force, TaxMode::Consumption, money(1));
            prop_assert!(page.before.is_prepaid(), "{:?}", entry);
            prop_assert!(!is_affordable(&page, unit, unit.net), "{:?}", entry);
        }
        Ok(())
    });
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

#[test]
fn a_campaign_tells_once_why_it_cannot_spend() {
    holds_for_all(short_stories(), |story| {
        let outcome = story.outcome();
        let mut stands: BTreeMap<&Campaign, &'static str> = BTreeMap::new();
        let pages = pages(&story, &outcome);
        for page in &pages {
            let Some((campaign, _)) = page.spend() else { continue };
            if page.took_place() {
                stands.remove(campaign);
            } else if page.planner == Some(Planner::Campaign) {
                let code = page.row.reasons[0].code();
                prop_assert_ne!(stands.insert(campaign, code), Some(code), "{:?}", page.row);
            }
        }
        Ok(())
    });
}

#[test]
fn campaigns_stand_and_spent_as_the_rows_say() {
    holds_for_all(short_stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let mut mentioned: Vec<&Campaign> = Vec::new();
        for page in pages.iter().filter(|page| page.took_place()) {
            if let Some(Action::Spend { campaign, .. } | Action::CreateCampaign { campaign, .. }) =
                page.action()
                && !mentioned.contains(&campaign)
            {
                mentioned.push(campaign);
            }
        }
        let named: Vec<_> = outcome.campaigns.iter().map(|known| &known.campaign).collect();
        prop_assert_eq!(&named, &mentioned);
        let mut standings = Standings::default();
        let accepted = pages.iter().filter(|page| page.took_place());
        accepted.filter_map(|page| page.action()).for_each(|action| standings.follow(action));
        for known in &outcome.campaigns {
            let of_it = |page: &&Page<'_>| {
                page.spend().is_some_and(|(campaign, _)| *campaign == known.campaign)
            };
            let spends: Vec<_> = pages.iter().filter(of_it).collect();
            let delivered = spends.iter().filter(|page| page.took_place());
            let net: Money = delivered.clone().map(|page| page.row.amount.net).sum();
            let credit = delivered.flat_map(|page| page.row.burns).map(|burn| burn.amount).sum();
            prop_assert_eq!((known.spent, known.paid_by_credit), (net, credit));
            let is_refused = spends.last().is_some_and(|page| !page.took_place());
            prop_assert!(known.refused.is_none() || is_refused);
            let set_up = standings.of(&known.campaign).next();
            prop_assert_eq!(known.is_set_up, set_up.is_some());
            prop_assert_eq!(known.daily_budget, set_up.and_then(|(_, budget, _)| *budget));
        }
        Ok(())
    });
}

#[test]
fn nothing_is_lost_between_what_a_campaign_wanted_and_what_it_says_of_that() {
    holds_for_all(short_stories(), |story| {
        // With tax inside of amounts a part is rounded otherwise than the whole; with a discount it is taken off the price.
        let story = story.with(|scenario| {
            scenario.account.tax = None;
            scenario.entries.retain(|entry| !matches!(entry.action, Action::ChangeTax { .. }));
        });
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let first = outcome.planned.len() - story.hourly_charge_count();
        for known in &outcome.campaigns {
            let hourly = outcome.planned[first..].iter().filter_map(charge);
            let wanted: Money =
                hourly.filter(|(_, of, _)| *of == known.campaign).map(|(.., amount)| amount).sum();
            let delivered: Money = pages
                .iter()
                .filter(|page| page.planner == Some(Planner::Campaign) && page.took_place())
                .filter(|page| page.spend().is_some_and(|(of, _)| *of == known.campaign))
                .map(|page| page.row.amount.net + page.row.discount)
                .sum();
            let missing = outcome.warnings.iter().find_map(|warning| match warning {
                Warning::BudgetFellShort { campaign, missing }
                    if *campaign == known.campaign.name() =>
                {
                    Some(*missing)
                }
                _ => None,
            });
            prop_assert_eq!(delivered + missing.unwrap_or(Money::ZERO), wanted);
            prop_assert_ne!(missing, Some(Money::ZERO));
        }
        Ok(())
    });
}
