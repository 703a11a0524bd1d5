//! The clock of a practice account: where it stands, and everything that moves it.

mod bar;
mod keys;
mod labels;
mod player;
mod scrubber;

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_words::Format;

use crate::charts::Now;
use crate::charts::money_timeline::series::Series;
use crate::i18n::use_words;
use crate::state::{Halt, Practice, Stop, stops};

pub use bar::clock_bar;
use labels::{halt, past, what};

/// An hour in seconds.
const HOUR: i64 = 3600;
/// A day in seconds.
const DAY: i64 = 24 * HOUR;

/// A handle on the clock: whoever moves it by hand stops it from running.
#[derive(Clone, Copy)]
pub struct Clock {
    practice: Practice,
    /// Where one would want to go.
    stops: Memo<Vec<Stop>>,
    /// The first and the last date of the picture.
    dates: Memo<(Date, Date)>,
    is_running: RwSignal<bool>,
    /// Which of the speeds it has, by its number.
    speed: RwSignal<usize>,
    /// What is read aloud when somebody moved or stopped it.
    said: RwSignal<String>,
}

impl Clock {
    /// The clock of the account that is open.
    #[must_use]
    pub fn new(practice: Practice) -> Self {
        let story = Memo::new(move |_| practice.ahead.with(Series::ahead));
        Self {
            practice,
            stops: Memo::new(move |_| practice.ahead.with(stops)),
            dates: Memo::new(move |_| story.with(|story| story.dates_with(practice.reached.get()))),
            is_running: RwSignal::new(false),
            speed: RwSignal::new(player::USUAL_SPEED),
            said: RwSignal::new(String::new()),
        }
    }

    /// The same clock, as a picture shows and moves it.
    #[must_use]
    pub fn now(self) -> Now {
        Now::new(self.practice.now, self.practice.reached, move |to| {
            self.is_running.set(false);
            self.practice.go_to(to);
        })
    }

    /// Moves it to an instant, and says so.
    pub fn go_to(self, to: Instant) {
        self.move_to(to, None);
    }

    /// Moves it by so many seconds.
    fn step(self, seconds: i64) {
        let now = self.practice.now.get_untracked();
        self.go_to(now.plus_seconds(seconds));
    }

    /// Goes to a stop, if there is one.
    fn stop_at(self, stop: Option<Stop>) {
        if let Some(stop) = stop {
            self.move_to(stop.at, Some(stop));
        }
    }

    /// Goes to the furthest instant that was reached.
    fn go_to_the_latest(self) {
        self.go_to(self.practice.reached.get_untracked());
    }

    fn move_to(self, to: Instant, stop: Option<Stop>) {
        self.is_running.set(false);
        let what = stop.map(|stop| self.practice.ahead.with_untracked(|run| what(run, stop.what)));
        self.practice.go_to(to);
        self.say(what);
    }

    /// Says where it stands, after what happens there.
    fn say(self, what: Option<String>) {
        let Practice { now, reached, run, .. } = self.practice;
        let currency = run.with_untracked(|run| run.scenario().account.currency);
        let (figures, now) = (use_words().figures(currency), now.get_untracked());
        let at = figures.instant(now);
        let past = past(&figures, reached.get_untracked().seconds_since(now));
        let halted = untrack(|| self.halted()).map(halt);
        let parts: Vec<_> = what.into_iter().chain([at]).chain(past).chain(halted).collect();
        self.said.set(parts.join(". "));
    }

    /// Lets it run, if it can, or stops it.
    fn toggle(self) {
        let can_run = untrack(|| self.halted()).is_none();
        let runs = !self.is_running.get_untracked() && can_run;
        self.is_running.set(runs);
        if !runs {
            self.say(None);
        }
    }

    /// Why it cannot go on from where it stands.
    fn halted(self) -> Option<Halt> {
        let Practice { now, reached, halt, .. } = self.practice;
        halt.get().filter(|_| reached.get() <= now.get())
    }

    /// The first stop after now to which it can go.
    fn next(self) -> Option<Stop> {
        let Practice { now, reached, halt, .. } = self.practice;
        let now = now.get();
        let next = self
            .stops
            .with(|stops| stops.get(stops.partition_point(|stop| stop.at <= now)).copied());
        next.filter(|next| halt.get().is_none() || next.at <= reached.get())
    }

    /// The last stop before now.
    fn previous(self) -> Option<Stop> {
        let now = self.practice.now.get();
        self.stops.with(|stops| {
            let before = stops.partition_point(|stop| stop.at < now);
            before.checked_sub(1).map(|index| stops[index])
        })
    }
}
