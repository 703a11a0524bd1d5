//! Which dates of the story are drawn: all of them, or a window that comes closer.

use ad_credit_lab_engine::calendar::Date;

use super::scale::{days_of, is_within};

/// The fewest days that are drawn, if the story has as many: fewer would show nothing more.
const FEWEST_DAYS: i32 = 7;

/// A first and a last date, both included.
pub(super) type Dates = (Date, Date);

/// A window as it lies in a story that may have changed since: as long as it was, where there is room for that.
pub(super) fn in_story(story: Dates, window: Option<Dates>) -> Dates {
    let Some(window) = window else { return story };
    let days = days_of(window).clamp(1, days_of(story));
    let first = window.0.min(story.1.plus_days(1 - days)).max(story.0);
    (first, first.plus_days(days - 1))
}

/// The window half as long, or twice, in which a date stays where it is. `None` is the whole story.
pub(super) fn zoomed(story: Dates, shown: Dates, around: Date, is_closer: bool) -> Option<Dates> {
    let (all, days) = (days_of(story), days_of(shown));
    let to = if is_closer { (days / 2).max(FEWEST_DAYS) } else { days.saturating_mul(2) };
    if to >= all {
        return None;
    }
    let around = around.clamp(shown.0, shown.1);
    let before = i64::from(around.days_since(shown.0)) * i64::from(to) / i64::from(days);
    let first = around.plus_days(-i32::try_from(before).unwrap_or(0));
    Some(in_story(story, Some((first, first.plus_days(to - 1)))))
}

/// Whether one can come closer.
pub(super) fn can_come_closer(shown: Dates) -> bool {
    days_of(shown) > FEWEST_DAYS
}

/// The window half of its length later, or earlier.
pub(super) fn moved(story: Dates, shown: Dates, is_later: bool) -> Dates {
    let half = (days_of(shown) / 2).max(1);
    let by = if is_later { half } else { -half };
    in_story(story, Some((shown.0.plus_days(by), shown.1.plus_days(by))))
}

/// The window moved as little as is needed to show a date of the story.
pub(super) fn showing(story: Dates, shown: Dates, date: Date) -> Dates {
    if is_within(shown, date) {
        return shown;
    }
    let by = if date < shown.0 { date.days_since(shown.0) } else { date.days_since(shown.1) };
    in_story(story, Some((shown.0.plus_days(by), shown.1.plus_days(by))))
}
