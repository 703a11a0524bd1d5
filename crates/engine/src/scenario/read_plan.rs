//! Reading a spend plan.

use super::read_entry::read_campaign;
use super::{Budget, Campaign, Funding, OneOff, Pause, SpendPlan, Week, Weekday};
use crate::calendar::Date;
use crate::input::{Cursor, Fault, Fields, Place, Problems};
use crate::money::{Currency, Money};

const FIELDS: &[&str] = &[
    "start",
    "days",
    "daily_budget",
    "ramp",
    "by_weekday",
    "daily_amounts",
    "pauses",
    "one_offs",
    "campaign",
    "funding",
    "bid",
];

/// The fields of which exactly one says how much is spent.
const BUDGETS: [&str; 4] = ["daily_budget", "ramp", "by_weekday", "daily_amounts"];

const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(super) fn read_spend_plan(
    cursor: &Cursor<'_>,
    currency: Currency,
    problems: &mut Problems,
) -> Option<SpendPlan> {
    let fields = cursor.read_fields(FIELDS, problems)?;
    let start = fields.required("start", problems).and_then(|start| start.read_date(problems));
    let budget = read_budget(&fields, currency, problems);
    let days = read_days(&fields, budget.as_ref(), problems);
    let pauses = fields.read_optional("pauses", |pauses| {
        pauses.read_list(0, SpendPlan::MOST_PAUSES, problems, |pause, problems| {
            read_pause(&pause, problems)
        })
    });
    let dates = start.zip(days).map(|(start, days)| (start, start.plus_days(days.into())));
    let one_offs = fields.read_optional("one_offs", |one_offs| {
        let mut seen = Vec::new();
        one_offs.read_list(0, SpendPlan::MOST_DAYS as usize, problems, |one_off, problems| {
            read_one_off(&one_off, currency, dates, &mut seen, problems)
        })
    });
    let campaign = fields.read_optional("campaign", |campaign| read_campaign(&campaign, problems));
    let funding = fields.read_optional("funding", |funding| funding.read_choice(problems));
    let bid = fields.read_optional("bid", |bid| bid.read_amount(currency, problems));
    Some(SpendPlan {
        start: start?,
        days: days?,
        budget: budget?,
        pauses: pauses?.unwrap_or_default(),
        one_offs: one_offs?.unwrap_or_default(),
        campaign: campaign?.unwrap_or_else(|| Campaign::named(Campaign::DEFAULT)),
        funding: funding?.unwrap_or(Funding::WholePlan),
        bid: bid?,
    })
}

/// How much is spent, from the one field that says so.
fn read_budget(fields: &Fields<'_>, currency: Currency, problems: &mut Problems) -> Option<Budget> {
    let mut given = BUDGETS.iter().filter_map(|name| Some((*name, fields.optional(name)?)));
    let Some((name, budget)) = given.next() else {
        problems.add(Place::Field(fields.place(), "daily_budget"), Fault::Missing);
        return None;
    };
    if let Some((_, other)) = given.next() {
        return other.fault(Fault::SeveralBudgets, problems);
    }
    Some(match name {
        "daily_budget" => Budget::Flat(budget.read_amount(currency, problems)?),
        "ramp" => {
            let ends = budget.read_fields(&["from", "to"], problems)?;
            let mut read = |name| ends.required(name, problems)?.read_amount(currency, problems);
            let (from, to) = (read("from"), read("to"));
            Budget::Ramp { from: from?, to: to? }
        }
        "by_weekday" => Budget::ByWeekday(read_week(&budget, currency, problems)?),
        _ => {
            let most = SpendPlan::MOST_DAYS as usize;
            Budget::Listed(budget.read_list(1, most, problems, |amount, problems| {
                amount.read_amount_or_zero(currency, problems)
            })?)
        }
    })
}

/// An amount for each day of the week that is there; at least one is.
fn read_week(cursor: &Cursor<'_>, currency: Currency, problems: &mut Problems) -> Option<Week> {
    let fields = cursor.read_fields(WEEKDAYS, problems)?;
    let mut read = |day: Weekday| {
        fields.read_optional(day.name(), |amount| amount.read_amount(currency, problems))
    };
    let amounts = Weekday::ALL.map(&mut read);
    let is_empty = amounts.iter().all(|amount| *amount == Some(None));
    if is_empty {
        return fields.nothing_given(problems);
    }
    let is_read = amounts.iter().all(Option::is_some);
    is_read.then(|| Week::of(amounts.map(|amount| amount.flatten().unwrap_or(Money::ZERO))))
}

/// How many days there are: as many as are written, or as the list of amounts has.
fn read_days(fields: &Fields<'_>, budget: Option<&Budget>, problems: &mut Problems) -> Option<u16> {
    if let Some(Budget::Listed(amounts)) = budget {
        return match fields.optional("days") {
            Some(days) => days.fault(Fault::DaysOfList, problems),
            None => u16::try_from(amounts.len()).ok(),
        };
    }
    // A list with a mistake leaves nothing to say about the days.
    if fields.optional("daily_amounts").is_some() {
        return None;
    }
    let days = fields.required("days", problems)?.read_whole(1, SpendPlan::MOST_DAYS, problems)?;
    u16::try_from(days).ok()
}

fn read_pause(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Pause> {
    let fields = cursor.read_fields(&["from", "until"], problems)?;
    let from = fields.required("from", problems).and_then(|from| from.read_date(problems));
    let until = fields.required("until", problems)?;
    let (from, last) = (from?, until.read_date(problems)?);
    if last < from {
        return until.fault(Fault::EndBeforeBeginning, problems);
    }
    Some(Pause { from, until: last })
}

/// One amount on one date, within the plan's first date and the one after its last, if these are known.
fn read_one_off(
    cursor: &Cursor<'_>,
    currency: Currency,
    dates: Option<(Date, Date)>,
    seen: &mut Vec<Date>,
    problems: &mut Problems,
) -> Option<OneOff> {
    let fields = cursor.read_fields(&["on", "amount"], problems)?;
    let on = fields.required("on", problems).and_then(|on| {
        let date = on.read_date(problems)?;
        if dates.is_some_and(|(first, end)| !(first..end).contains(&date)) {
            return on.fault(Fault::OutsideThePlan, problems);
        }
        if seen.contains(&date) {
            return on.fault(Fault::Repeated, problems);
        }
        seen.push(date);
        Some(date)
    });
    let amount = fields
        .required("amount", problems)
        .and_then(|amount| amount.read_amount(currency, problems));
    Some(OneOff { on: on?, amount: amount? })
}
