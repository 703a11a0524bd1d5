//! The practice account that is open, given to every component of the Sandbox by context.
//!
//! Its story is the only truth: [`Practice::run`] is the story replayed up to where the clock stands, [`Practice::ahead`] the same
//! story going on as it stands. Going back in time is replaying less.

mod account;
mod act;
mod clock;
mod consequences;
mod log;
mod patch;
mod reading;
mod starting;
mod stops;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::journal::{Event, Row};
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Node, Scenario};

use super::{Run, catalogue};
use act::{Acted, act};
use clock::halt;

pub use account::{PracticeAccount, USUAL_MENU, latest};
pub use clock::Halt;
pub use consequences::{Consequences, Turn};
pub use log::{Log, Step};
pub use patch::{Patch, Way};
pub(super) use reading::{check_fields, object, place_within, refuse_newer};
pub use starting::starting_accounts;
pub use stops::{Stop, What, stops};

/// How far ahead of what was reached the story is followed, in days; and in what steps, so that it is not replayed at each tick of the clock.
const AHEAD: (i32, i32) = (120, 60);

/// What the undo log calls a new name for the account.
pub const RENAME: &str = "rename";

/// What it calls another order of use of credit and cash.
pub const ORDER_OF_USE: &str = "order_of_use";

/// A handle on the practice account that is open.
#[derive(Clone, Copy, Debug)]
pub struct Practice {
    account: RwSignal<PracticeAccount>,
    /// The story up to where the clock stands.
    pub run: Memo<Run>,
    /// The story as far as it was played, whatever the clock shows.
    pub whole: Memo<Run>,
    /// The story going on as it stands, for some months after what was reached.
    pub ahead: Memo<Run>,
    /// Where the clock stands.
    pub now: Memo<Instant>,
    /// The furthest instant that the clock has reached.
    pub reached: Memo<Instant>,
    /// How the last thing came out that somebody did, until something else happens.
    pub answer: RwSignal<Option<Answer>>,
    /// Why the last thing was not done at all: what it made could not be kept.
    pub untaken: RwSignal<Option<Problems>>,
    /// Which way a step could not be gone, because it leads nowhere.
    pub astray: RwSignal<Option<Way>>,
    /// What is asked before something is done in the past.
    pub question: RwSignal<Option<Question>>,
    /// Why nothing can be done in this account at present, as when another tab has it.
    pub is_locked: RwSignal<bool>,
    /// Whether another account is being set up.
    pub setting_up: RwSignal<bool>,
    /// How often somebody wanted to do something all the same.
    pub barred: RwSignal<u32>,
    /// Why the story cannot go on past what was reached.
    pub halt: Memo<Option<Halt>>,
}

/// The entries that the last act added, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number of the first.
    pub first: u32,
    /// How many there are.
    pub count: u32,
}

/// What to do with what followed an instant of the past at which somebody does something.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is to be done, as one step.
    pub actions: Vec<Action>,
    /// Since when things followed.
    pub at: Instant,
    /// The numbers of the written entries that followed.
    pub followed: Vec<u32>,
    /// The numbers of the refunds that go in any case, because what is done takes their charges away.
    pub gone: Vec<u32>,
    /// What would be different today if all that is kept and replayed.
    pub kept: Consequences,
    /// The story with the act and all that followed, as far as it was played.
    pub kept_run: Run,
}

/// What is chosen to become of what followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// It goes, and the story goes on from there.
    Dropped,
    /// It stays and is replayed.
    Replayed,
}

impl Practice {
    /// A handle on this account.
    #[must_use]
    pub fn new(account: PracticeAccount) -> Self {
        let account = RwSignal::new(account);
        let now = Memo::new(move |_| account.with(|account| account.now));
        let reached = Memo::new(move |_| account.with(PracticeAccount::reached));
        // Without where it stops: moving the clock replays only what is shown.
        let story = Memo::new(move |_| {
            account.with(|account| Scenario { until: None, ..account.scenario.clone() })
        });
        let until =
            move |instant: Instant| Run::of(Scenario { until: Some(instant), ..story.get() });
        let created = Memo::new(move |_| story.with(|story| story.account.created));
        let horizon = Memo::new(move |_| {
            let (created, (least, step)) = (created.get(), AHEAD);
            let played = reached.get().date().days_since(created.date());
            created.date().plus_days(played / step * step + step + least).start().min(latest())
        });
        let is_locked = RwSignal::new(false);
        Self {
            account,
            run: Memo::new(move |_| until(now.get())),
            whole: Memo::new(move |_| until(reached.get())),
            ahead: Memo::new(move |_| until(horizon.get())),
            now,
            reached,
            answer: RwSignal::new(None),
            untaken: RwSignal::new(None),
            astray: RwSignal::new(None),
            question: RwSignal::new(None),
            is_locked,
            setting_up: RwSignal::new(false),
            barred: RwSignal::new(0),
            halt: Memo::new(move |_| account.with(|account| halt(account, is_locked.get()))),
        }
    }

    /// Opens another account in the place of this one.
    pub fn open(self, account: PracticeAccount) {
        self.forget_answers();
        self.account.set(account);
    }

    /// The account as it is now, to be kept.
    #[must_use]
    pub fn account(self) -> PracticeAccount {
        self.account.get_untracked()
    }

    /// Follows every change of the account, ticks of the clock included.
    pub fn track(self) {
        self.account.track();
    }

    /// Whether one acts as an admin of the account.
    #[must_use]
    pub fn is_admin(self) -> bool {
        self.account.with(|account| account.admin)
    }

    /// Acts as an admin from now on, or not.
    pub fn set_admin(self, admin: bool) {
        if !self.is_barred() {
            self.account.update(|account| account.admin = admin);
        }
    }

    /// The id of the labels of its menus.
    #[must_use]
    pub fn menu(self) -> String {
        self.account.with(|account| account.menu.clone())
    }

    /// Does something where the clock stands, all of it as one step. Where things followed, it is asked first what is to become of them.
    pub fn act(self, actions: Vec<Action>) {
        if actions.is_empty() || self.is_barred() {
            return;
        }
        let now = self.moment();
        if now >= self.reached.get_untracked() {
            return self.take(&actions, now, Followed::Replayed);
        }
        let before = self.whole.get_untracked();
        let scenario = before.scenario();
        let Acted { scenario: after, numbers, .. } = act(scenario, now, &actions);
        let kept_run = Run::of(after);
        let number = |entry: u32| numbers.get(entry as usize).copied().flatten();
        let kept = Consequences::between(&before, &kept_run, number);
        let gone = (0..).zip(&numbers).filter(|(_, now)| now.is_none());
        let gone = gone.map(|(number, _)| number).collect();
        let followed = (0..).zip(&scenario.entries);
        let followed = followed.filter(|(_, entry)| scenario.instant(entry.at) > now);
        let followed = followed.map(|(number, _)| number).collect();
        self.question.set(Some(Question { actions, at: now, followed, gone, kept, kept_run }));
    }

    /// Answers what was asked; `None` leaves everything as it was.
    pub fn decide(self, followed: Option<Followed>) {
        if self.question.with_untracked(Option::is_none) {
            return;
        }
        let question = self.question.try_update(Option::take).flatten();
        if let Some((question, followed)) = question.zip(followed) {
            self.take(&question.actions, question.at, followed);
        }
    }

    /// Changes the account itself, as one step: `what` names it in the undo log.
    pub fn change(self, what: &str, change: impl FnOnce(&mut Scenario)) {
        if self.is_barred() {
            return;
        }
        let mut scenario = self.account.with_untracked(|account| account.scenario.clone());
        change(&mut scenario);
        self.keep(what, self.now.get_untracked(), scenario);
    }

    fn take(self, actions: &[Action], at: Instant, followed: Followed) {
        let Some(what) = actions.first().map(Action::kind) else { return };
        let acted = self.account.with_untracked(|account| act(&account.scenario, at, actions));
        let (scenario, first) = match followed {
            Followed::Dropped => acted.without_what_followed(at),
            Followed::Replayed => (acted.scenario, acted.first),
        };
        if self.keep(what, at, scenario) {
            self.answer.set(Some(Answer { first: index(first), count: index(actions.len()) }));
        }
    }

    /// Takes a story as a step of the log, done at an instant, at which the clock then stands. Gives whether it was taken: what could not
    /// be read again is not, such as one with too long a text, or with more campaigns than a file may have.
    fn keep(self, what: &str, at: Instant, scenario: Scenario) -> bool {
        self.forget_answers();
        let tree = scenario.to_node();
        if let Err(problems) = Scenario::from_node(&tree, catalogue()) {
            self.untaken.set(Some(problems));
            return false;
        }
        self.account.update(|account| {
            let patch = Patch::between(&account.scenario.to_node(), &tree);
            account.log.take(Step { what: what.to_owned(), at, patch });
            account.scenario = scenario;
            account.now = account.within(at);
        });
        true
    }

    /// Takes the last step back, or does it again. The clock goes to where the step was done. Where the step leads nowhere, nothing changes,
    /// and that is told.
    pub fn go(self, way: Way) {
        if !self.can_go(way) || self.is_barred() {
            return;
        }
        self.forget_answers();
        let mut is_astray = false;
        self.account.update(|account| {
            let tree = account.scenario.to_node();
            match account.log.go(&tree, way, readable) {
                Some((scenario, at)) => {
                    account.scenario = scenario;
                    account.now = account.within(at);
                }
                None => is_astray = true,
            }
        });
        if is_astray {
            self.astray.set(Some(way));
        }
    }

    /// Whether there is a step to go this way.
    #[must_use]
    pub fn can_go(self, way: Way) -> bool {
        self.account.with(|account| account.log.next(way).is_some())
    }

    /// What the step was that can be gone this way.
    #[must_use]
    pub fn next_step(self, way: Way) -> Option<String> {
        self.account.with(|account| account.log.next(way).map(|step| step.what.clone()))
    }

    /// Whether nothing can be done at present; whoever wanted to is to be told why.
    fn is_barred(self) -> bool {
        let is_locked = self.is_locked.get_untracked();
        if is_locked {
            self.barred.update(|times| *times += 1);
        }
        is_locked
    }

    fn forget_answers(self) {
        self.answer.set(None);
        self.untaken.set(None);
        self.astray.set(None);
        self.question.set(None);
    }
}

/// The story that a step leads to. A log that was tampered with can lead to what is none.
fn readable(tree: &Node) -> Option<Scenario> {
    let scenario = Scenario::from_node(tree, catalogue()).ok()?;
    scenario.until.is_some().then_some(scenario)
}

fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Run {
    /// The row of a written entry with its number in the journal, unless the run stops before it.
    #[must_use]
    pub fn row_of(&self, entry: u32) -> Option<(usize, Row<'_>)> {
        let journal = &self.outcome().journal;
        let is_its =
            |index: &usize| journal.row(*index).is_some_and(|row| row.event == Event::Entry(entry));
        // What was done last stands near the end.
        let index = (0..journal.len()).rev().find(is_its)?;
        Some((index, journal.row(index)?))
    }
}

/// The open practice account that the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_practice() -> Practice {
    use_context().expect("the app gives the practice account")
}
