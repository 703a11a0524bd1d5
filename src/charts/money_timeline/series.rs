//! What the money timeline shows, taken from a run: no pixels, and no words but names.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::{By, DelayUnit, Tier, TriggerKind};
use ad_credit_lab_engine::outcome::{CreditEnd as End, IssueDates, State};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::Action;

use super::scale::days_of;
use crate::i18n::use_words;
use crate::state::{Rewards, Run, credit_name};

/// How many days are shown after the last thing of interest.
const DAYS_AFTER: i32 = 2;

/// An amount that holds from an instant on, until the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Since when it holds; included.
    pub at: Instant,
    /// How much.
    pub amount: Money,
}

/// Amounts over time, each holding until the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

impl Steps {
    fn push(&mut self, at: Instant, amount: Money) {
        if amount != self.last() {
            self.0.push(Step { at, amount });
        }
    }

    /// The amount that holds in the end.
    fn last(&self) -> Money {
        self.0.last().map_or(Money::ZERO, |step| step.amount)
    }

    /// The sums of both.
    fn plus(&self, other: &Self) -> Self {
        let mut sums = Self::default();
        for at in instants(self, Some(other)) {
            sums.push(at, self.at(at) + other.at(at));
        }
        sums
    }

    /// The amount that holds at an instant.
    #[must_use]
    pub fn at(&self, instant: Instant) -> Money {
        let after = self.0.partition_point(|step| step.at <= instant);
        after.checked_sub(1).map_or(Money::ZERO, |index| self.0[index].amount)
    }

    /// The largest of the amounts that a step at exactly this instant brought; what it brought may be gone in the same second.
    pub(super) fn peak(&self, instant: Instant) -> Money {
        let first = self.0.partition_point(|step| step.at < instant);
        let steps = self.0[first..].iter().take_while(|step| step.at == instant);
        steps.map(|step| step.amount).max().unwrap_or(Money::ZERO)
    }

    /// The steps, by time.
    #[must_use]
    pub fn list(&self) -> &[Step] {
        &self.0
    }

    /// The largest amount before an instant.
    pub(super) fn top_before(&self, end: Instant) -> Money {
        let steps = self.0.iter().take_while(|step| step.at < end);
        steps.map(|step| step.amount).max().unwrap_or(Money::ZERO)
    }

    /// The largest amount.
    #[must_use]
    pub fn top(&self) -> Money {
        self.0.iter().map(|step| step.amount).max().unwrap_or(Money::ZERO)
    }
}

/// What must be done by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// The code must be redeemed.
    Redeem,
    /// The threshold must be reached.
    Earn,
    /// The credit must be used.
    Use,
}

/// A date by the end of which something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What must be done.
    pub duty: Duty,
    /// The last date for it.
    pub date: Date,
}

/// How a reward ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditEnd {
    /// All of it was used, the last of it then.
    UsedUp(Instant),
    /// It ended then, or was taken back, with so much unused.
    Lost(Instant, Money),
}

/// One of several credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneCredit {
    /// What it is called.
    pub name: String,
    /// What is left of it.
    pub left: Steps,
    /// What is left of it and of all that came after it.
    pub stacked: Steps,
}

/// The first offer's story, and the credits and the cash of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The first and the last date shown.
    pub dates: (Date, Date),
    /// The account's currency, in which the amounts are.
    pub currency: Currency,
    /// The offer's own currency, in which its tiers are.
    pub own_currency: Currency,
    /// Whether the credit waits for business days.
    pub waits_for_business_days: bool,
    /// Spend that counted so far.
    pub counted: Steps,
    /// Spend that did not count so far.
    pub not_counted: Steps,
    /// Unused credit.
    pub credit: Steps,
    /// Each credit of the account where there are several; empty with one or none.
    pub credits: Vec<OneCredit>,
    /// Cash.
    pub cash: Steps,
    /// Where progress ends: the highest tier is reached, or the window has closed.
    pub progress_ends: Option<Instant>,
    /// What earns the reward.
    pub trigger: TriggerKind,
    /// The tiers to show: those reached and the next one.
    pub tiers: Vec<Tier>,
    /// When the reached tier was reached, and which it is.
    pub crossing: Option<(Instant, Tier)>,
    /// When the credit comes.
    pub issue: Option<IssueDates>,
    /// When it came.
    pub issued: Option<Instant>,
    /// Whether it is held back, because the account is suspended.
    pub is_withheld: bool,
    /// How what the offer gave ended, the last of it if it was several credits.
    pub credit_end: Option<CreditEnd>,
    /// Whether the offer gave a discount.
    pub gives_discount: bool,
    /// By when what must be done; the one that binds now comes first.
    pub deadlines: Vec<Deadline>,
}

impl Series {
    /// What a run has to show.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let series = Self::read(run);
        let story = series.story();
        let (outcome, until) = (run.outcome(), run.scenario().until.map(|until| until.date()));
        let first = series.dates.0;
        series.show(match until {
            // Nothing is known of what comes after the instant at which a run was stopped.
            Some(until) => (first.min(until), until),
            None => {
                let waiting = outcome.offers[0].activated.is_none().then(|| outcome.at.date());
                let last = story.max(waiting).unwrap_or_else(|| outcome.at.date());
                (first.min(last), last.max(first).plus_days(DAYS_AFTER))
            }
        })
    }

    /// What a run has to show that goes on after what happened, for as long as somebody wants to look ahead: only its story.
    #[must_use]
    pub fn ahead(run: &Run) -> Self {
        let series = Self::read(run);
        let first = series.dates.0;
        let credits = run.outcome().credits.iter();
        let credits =
            credits.map(|credit| credit.end.map_or(credit.last_date, |(ended, _)| ended.date()));
        let last = credits.chain(series.story()).fold(first, Date::max).plus_days(DAYS_AFTER);
        let until = run.scenario().until.map_or(last, |until| until.date());
        series.show((first, last.min(until).max(first)))
    }

    /// The dates to show where a clock has been as far as `reached`: a little after that, too.
    #[must_use]
    pub fn dates_with(&self, reached: Instant) -> (Date, Date) {
        (self.dates.0, self.dates.1.max(reached.date().plus_days(DAYS_AFTER)))
    }

    /// Shows these dates, and what must be done until the last of them.
    fn show(mut self, dates: (Date, Date)) -> Self {
        self.deadlines.retain(|deadline| deadline.date <= dates.1);
        Self { dates, ..self }
    }

    /// All that a run has to show, from its first date on.
    fn read(run: &Run) -> Self {
        let (scenario, outcome) = (run.scenario(), run.outcome());
        let (offer, terms) = (&outcome.offers[0], run.terms());
        let rewards = Rewards::of(run);
        let [mut counted, mut not_counted, mut credit, mut cash] = [const { Steps(Vec::new()) }; 4];
        let (mut sum_counted, mut sum_not_counted) = (Money::ZERO, Money::ZERO);
        for row in outcome.journal.rows() {
            let is_payment = is_payment(run, row.event);
            for count in row.counts.iter().filter(|count| count.offer == 0) {
                // What is paid now was among what does not count yet.
                if is_payment {
                    sum_not_counted -= count.amount;
                }
                let sum = if count.counting == Counting::Counted {
                    &mut sum_counted
                } else {
                    &mut sum_not_counted
                };
                *sum += count.amount;
            }
            counted.push(row.at, sum_counted);
            not_counted.push(row.at, sum_not_counted);
            credit.push(row.at, row.credit);
            cash.push(row.at, row.cash);
        }
        let tiers_reached = offer.tier().map_or(0, |tier| tier + 1);
        let is_over = matches!(offer.state, State::Revoked | State::Ended);
        let never_comes = is_over && offer.issued().is_none();
        let duties = [
            (Duty::Use, rewards.map(|rewards| rewards.last_date)),
            (Duty::Earn, offer.earn_by.map(|deadline| deadline.last_date())),
            (Duty::Redeem, offer.redeem_by.map(|deadline| deadline.last_date())),
        ];
        let deadlines = duties
            .into_iter()
            .filter_map(|(duty, date)| Some(Deadline { duty, date: date? }))
            .collect();
        let first = outcome.journal.row(0).map_or(outcome.at, |row| row.at).date();
        Self {
            dates: (first, first),
            currency: scenario.account.currency,
            own_currency: terms.currency,
            waits_for_business_days: terms.issuance.delay.unit == DelayUnit::BusinessDay,
            counted,
            not_counted,
            credit,
            credits: each_credit(run),
            cash,
            // With tiers above the one that was reached, spend goes on counting toward them.
            progress_ends: if tiers_reached == terms.tiers.len() {
                offer.crossed()
            } else {
                offer.earn_by.map(|deadline| deadline.ends)
            },
            trigger: terms.trigger,
            tiers: terms.tiers.iter().take(tiers_reached + 1).cloned().collect(),
            crossing: offer.crossed().zip(offer.tier().map(|tier| terms.tiers[tier].clone())),
            issue: offer.issue().filter(|_| !never_comes),
            issued: offer.issued(),
            is_withheld: offer.state == State::Withheld,
            credit_end: rewards.and_then(end_of),
            gives_discount: outcome.discounts.iter().any(|discount| discount.offer == 0),
            deadlines,
        }
    }

    /// The last date on which something of interest happens. Ads that run on after the story's end do not stretch the picture.
    fn story(&self) -> Option<Date> {
        let expected = self.issue.map(|issue| match issue.expected_by {
            By::Instant(instant) => instant.date(),
            By::EndOf(date) => date,
        });
        let end = self.credit_end.map(|end| match end {
            CreditEnd::UsedUp(instant) => instant.date(),
            CreditEnd::Lost(instant, _) => instant.date(),
        });
        let deadline = self.deadlines.iter().map(|deadline| deadline.date).max();
        let crossing = self.crossing.as_ref().map(|(instant, _)| instant.date());
        [expected, end, deadline, crossing].into_iter().flatten().max()
    }

    /// How many days are shown.
    #[must_use]
    pub fn days(&self) -> i32 {
        days_of(self.dates)
    }
}

/// The credits of an outcome one by one, if there are several. Nothing ever comes back to one: it is paid from and ends.
fn each_credit(run: &Run) -> Vec<OneCredit> {
    let (outcome, language) = (run.outcome(), use_words().language());
    if outcome.credits.len() < 2 {
        return Vec::new();
    }
    let books = outcome.credits.iter().zip(outcome.ledger.credits());
    let mut credits: Vec<OneCredit> = books
        .enumerate()
        .map(|(index, (credit, book))| {
            let mut left = Steps::default();
            left.push(credit.issued, book.granted());
            OneCredit { name: credit_name(language, run, index), left, stacked: Steps::default() }
        })
        .collect();
    for row in outcome.journal.rows() {
        for burn in row.burns {
            if let Some(credit) = credits.get_mut(burn.credit as usize) {
                let rest = credit.left.last() - burn.amount;
                credit.left.push(row.at, rest);
            }
        }
    }
    for (credit, ended) in credits.iter_mut().zip(&outcome.credits) {
        if let Some((at, _)) = ended.end {
            credit.left.push(at, Money::ZERO);
        }
    }
    let mut above = Steps::default();
    for credit in credits.iter_mut().rev() {
        above = above.plus(&credit.left);
        credit.stacked = above.clone();
    }
    credits
}

/// Whether a row is the payment of a bill.
pub(super) fn is_payment(run: &Run, event: Event) -> bool {
    match event {
        Event::AccountCharged => true,
        Event::Entry(index) => run
            .outcome()
            .entry(run.scenario(), index)
            .is_some_and(|entry| matches!(entry.action, Action::Pay)),
        _ => false,
    }
}

/// How what the offer gave ended, if nothing of it is left.
fn end_of(rewards: Rewards) -> Option<CreditEnd> {
    let ended = rewards.ended?;
    match rewards.end? {
        End::UsedUp => Some(CreditEnd::UsedUp(ended)),
        End::Expired | End::Revoked | End::Forfeited => {
            Some(CreditEnd::Lost(ended, rewards.lost + rewards.revoked))
        }
    }
}

/// The instants of steps and of those that lift them, in order, each once.
pub(super) fn instants<'a>(
    steps: &'a Steps,
    lift: Option<&'a Steps>,
) -> impl Iterator<Item = Instant> + use<'a> {
    let mut lists = [steps.list(), lift.map_or(&[][..], Steps::list)];
    std::iter::from_fn(move || {
        let next = lists.iter().filter_map(|list| list.first()).map(|step| step.at).min()?;
        for list in &mut lists {
            while list.first().is_some_and(|step| step.at <= next) {
                *list = &list[1..];
            }
        }
        Some(next)
    })
}
