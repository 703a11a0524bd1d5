//! What is asked of the workers, and what they found.

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::plan::forecast::{ForecastRequest, Input};

use super::super::whole;
use crate::background::{Failure, Inquiry, Mistake, Question, State};
use crate::route::Part;
use crate::signals::*;
use crate::state::{Bound, Chances, Odds, Plan, Run, use_plan};

/// How many runs there are on request.
pub(super) const MANY_RUNS: u32 = 100_000;

/// The ranges of the plan with what the workers find of them.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    plan: Plan,
    /// The plan. While the part is not shown, it stays what it was, so that nothing is worked out for nobody.
    pub(super) run: Memo<Run>,
    /// The ranges that are kept with it, stopping likewise.
    kept: Memo<Option<Node>>,
    /// What is not known.
    pub(super) chances: Memo<Chances>,
    /// What was found of it last.
    pub(super) odds: Memo<Option<Rc<Odds>>>,
    /// What is wrong with it.
    mistakes: Memo<Vec<Mistake>>,
    /// What is asked while the ranges change.
    few: Inquiry,
    /// What is asked on request.
    pub(super) many: Inquiry,
    /// Whether that was asked of the ranges as they are now.
    is_of_now: RwSignal<bool>,
}

impl Asking {
    /// Asks the workers whenever the plan or its ranges change, while the part is shown.
    pub(super) fn of_plan() -> Self {
        let plan = use_plan();
        let is_shown = whole::is_shown(Part::Chance);
        let run = whole::whole_run(is_shown);
        let kept = whole::while_shown(is_shown, move || plan.chances());
        let chances = Memo::new(move |_| run.with(|run| Chances::of(kept.get(), run.scenario())));
        let scenario = Memo::new(move |_| run.with(|run| run.scenario().to_node()));
        let asked = Memo::new(move |_| {
            let runs = ForecastRequest::USUAL_RUNS;
            let request =
                run.with(|run| chances.with(|chances| chances.request(run.scenario(), runs)))?;
            Some(Question::Forecast { scenario: scenario.get(), request })
        });
        let few = Inquiry::new(move || if is_shown.get() { asked.get() } else { None });
        let many = Inquiry::by_hand();
        let is_of_now = RwSignal::new(false);
        // What was asked on request is of the ranges as they were then.
        Effect::new(move |before: Option<Option<Option<Question>>>| {
            let before = before.flatten();
            if !is_shown.get() {
                return before;
            }
            let now = asked.get();
            if before.is_some_and(|before| before != now) && is_of_now.get_untracked() {
                is_of_now.set(false);
                many.cancel();
            }
            Some(now)
        });
        let has_many = move || is_of_now.get() && many.state() == State::Ready;
        let odds = Memo::new(move |_| {
            let found = if has_many() { many.found() } else { few.found() };
            found.and_then(|found| Odds::read(&found)).map(Rc::new)
        });
        let mistakes = Memo::new(move |_| match failure_of(few, many, is_of_now) {
            Some(Failure::Refused(mistakes)) => mistakes,
            _ => Vec::new(),
        });
        Self { plan, run, kept, chances, odds, mistakes, few, many, is_of_now }
    }

    /// Asks for many runs.
    pub(super) fn ask_many(self) {
        let request = untrack(|| self.request(MANY_RUNS));
        if let Some(request) = request {
            self.is_of_now.set(true);
            self.many.ask(&request);
        }
    }

    /// Asks once more for what nothing came of.
    pub(super) fn ask_again(self) {
        if self.is_of_now.get_untracked() {
            return self.ask_many();
        }
        if let Some(request) = untrack(|| self.request(ForecastRequest::USUAL_RUNS)) {
            self.few.ask(&request);
        }
    }

    /// Gives up the many runs.
    pub(super) fn give_up(self) {
        self.is_of_now.set(false);
        self.many.cancel();
    }

    fn request(self, runs: u32) -> Option<Question> {
        let run = self.run.get();
        let request = self.chances.with(|chances| chances.request(run.scenario(), runs))?;
        Some(Question::Forecast { scenario: run.scenario().to_node(), request })
    }

    /// How it stands with the many runs.
    pub(super) fn many_state(self) -> State {
        if self.is_of_now.get() { self.many.state() } else { State::Idle }
    }

    /// Whether something is being worked out.
    pub(super) fn is_waiting(self) -> bool {
        self.few.is_waiting() || self.many.is_waiting()
    }

    /// Whether the ranges are those around the plan, because nobody has said others.
    pub(super) fn is_usual(self) -> bool {
        self.kept.with(Option::is_none)
    }

    /// Goes back to these.
    pub(super) fn go_back_to_usual(self) {
        self.plan.close_step();
        self.plan.say_chances("usual", None);
        self.plan.close_step();
    }

    /// Ends the present step of the undo log.
    pub(super) fn close_step(self) {
        self.plan.close_step();
    }

    /// Whether nothing is uncertain.
    pub(super) fn asks_nothing(self) -> bool {
        self.chances.with(|chances| Input::ALL.iter().all(|input| !chances.has(*input)))
    }

    /// Why nothing was found of the ranges as they are.
    pub(super) fn failure(self) -> Option<Failure> {
        failure_of(self.few, self.many, self.is_of_now)
    }

    /// What is wrong at a place of the request; nothing where all is right.
    pub(super) fn mistake_at(self, place: &str) -> Option<String> {
        self.mistakes.with(|mistakes| {
            let said = mistakes.iter().filter(|mistake| is_at(mistake, place));
            let said: Vec<_> = said.map(|mistake| mistake.message.as_str()).collect();
            (!said.is_empty()).then(|| said.join(" "))
        })
    }

    /// Whether a mistake stands beside an input.
    pub(super) fn has_input(mistake: &Mistake) -> bool {
        let inputs = Input::ALL.iter().any(|input| {
            let bounds = [Bound::Low, Bound::Mode, Bound::High];
            is_at(mistake, input.name())
                || bounds.iter().any(|bound| is_at(mistake, &bound.place(*input)))
        });
        inputs || is_at(mistake, "seed")
    }

    /// Changes what is not known, at a place.
    pub(super) fn change(self, place: &str, change: impl FnOnce(&mut Chances)) {
        let mut chances = self.chances.get_untracked();
        change(&mut chances);
        self.plan.say_chances(place, Some(chances.into_node()));
    }

    /// The same as a step of its own.
    pub(super) fn step(self, place: &str, change: impl FnOnce(&mut Chances)) {
        self.plan.close_step();
        self.change(place, change);
        self.plan.close_step();
    }
}

fn is_at(mistake: &Mistake, place: &str) -> bool {
    mistake.input == "request" && mistake.place == place
}

fn failure_of(few: Inquiry, many: Inquiry, is_of_now: RwSignal<bool>) -> Option<Failure> {
    let failure = |state| match state {
        State::Failed(failure) => Some(failure),
        _ => None,
    };
    let of_many = if is_of_now.get() { failure(many.state()) } else { None };
    of_many.or_else(|| failure(few.state()))
}
