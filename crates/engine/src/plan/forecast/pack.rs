//! A tally as bytes, which one worker hands to another.

use super::setting::Setting;
use super::tally::Followed;
use super::{ForecastRequest, Tally};
use crate::calendar::Date;
use crate::money::Money;

/// How many bytes a run takes.
const WIDTH: usize = 4 + 3 * 2 + 1 + 2 * 4 + 6 * 8;

/// What stands for a date that there is not.
const NO_DATE: u32 = u32::MAX;

impl Tally {
    /// The tally as bytes, so many for each run, the same on every machine.
    ///
    /// They are meant for the same version of the engine at the other end, not for keeping.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.runs.len() * WIDTH);
        for followed in &self.runs {
            let Followed { run, setting, tier, qualified, issued, .. } = *followed;
            bytes.extend(run.to_le_bytes());
            for drawn in [setting.level, setting.start_delay, setting.activation_delay] {
                bytes.extend(drawn.to_le_bytes());
            }
            bytes.push(tier);
            for date in [qualified, issued] {
                let days = date.map(|date| date.days_since(Date::EARLIEST).cast_unsigned());
                bytes.extend(days.unwrap_or(NO_DATE).to_le_bytes());
            }
            for money in followed.amounts() {
                bytes.extend(money.minor().to_le_bytes());
            }
        }
        bytes
    }

    /// The tally that was written as these bytes; `None` where they are not one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (runs, rest) = bytes.as_chunks::<WIDTH>();
        let runs = runs.iter().map(|bytes| read(bytes)).collect::<Option<Vec<_>>>()?;
        let is_sorted = runs.windows(2).all(|pair| pair[0].run < pair[1].run);
        (rest.is_empty() && is_sorted).then_some(Self { runs })
    }
}

impl Followed {
    const fn amounts(&self) -> [Money; 6] {
        [self.spend, self.granted, self.used, self.wasted, self.discounted, self.cash_out]
    }
}

fn read(mut bytes: &[u8]) -> Option<Followed> {
    let run = u32::from_le_bytes(take(&mut bytes)?);
    let mut drawn = || Some(u16::from_le_bytes(take(&mut bytes)?));
    let setting = Setting { level: drawn()?, start_delay: drawn()?, activation_delay: drawn()? };
    let [tier] = take(&mut bytes)?;
    let mut date = || match u32::from_le_bytes(take(&mut bytes)?) {
        NO_DATE => Some(None),
        days => {
            let days = i32::try_from(days).ok().filter(|days| *days <= MOST_DAYS)?;
            Some(Some(Date::EARLIEST.plus_days(days)))
        }
    };
    let (qualified, issued) = (date()?, date()?);
    let mut money = || Some(Money::from_minor(i64::from_le_bytes(take(&mut bytes)?)));
    let (spend, granted, used) = (money()?, money()?, money()?);
    let (wasted, discounted, cash_out) = (money()?, money()?, money()?);
    let followed = Followed {
        run,
        setting,
        spend,
        tier,
        qualified,
        issued,
        granted,
        used,
        wasted,
        discounted,
        cash_out,
    };
    let is_one = run < ForecastRequest::MOST_RUNS
        && followed.amounts().iter().all(|money| (0..=MOST_MINOR).contains(&money.minor()));
    is_one.then_some(followed)
}

/// More than any sum of a whole scenario.
const MOST_MINOR: i64 = i64::MAX / 4;

/// A plan can go on for years after the last date that can be written, but not for so many.
const MOST_DAYS: i32 = 2 * Date::LATEST.days_since(Date::EARLIEST);

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*first)
}
