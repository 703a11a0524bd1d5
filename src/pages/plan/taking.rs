//! What becomes of an answer to a question, said alike by all that answer one: it becomes the plan, or stands beside it.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_words::say;

use crate::components::{Notice, button, focus_on, notice_box};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, div, p};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{Plan, Run, unique_name, use_plan};
use crate::variants::Variants;

/// What was done with an answer.
#[derive(Clone)]
enum Done {
    /// It became the plan.
    Taken(String),
    /// It stands beside the plan, under this name.
    Beside(String),
}

/// What is done with the answers of a part, and what was done last. That is told as long as the plan is what it was then.
#[derive(Clone, Copy)]
pub(super) struct Taking {
    plan: Plan,
    done: RwSignal<Option<(Done, Run)>>,
    /// The id of what is said of it.
    said: &'static str,
    /// The id of what has the focus after undoing it.
    back: &'static str,
}

impl Taking {
    /// Nothing was done yet.
    pub(super) fn new(said: &'static str, back: &'static str) -> Self {
        Self { plan: use_plan(), done: RwSignal::new(None), said, back }
    }

    /// Makes an answer the plan. `value` says which.
    pub(super) fn take(self, answer: Scenario, value: String) {
        self.plan.replace_whole(answer);
        self.tell(Done::Taken(value));
    }

    /// Puts an answer beside the plan. The scenario about which one asked stays the one that is shown.
    pub(super) fn put_beside(self, answer: Scenario, name: &str) {
        let name = unique_name(name, &untrack(|| self.plan.names()));
        self.plan.put_beside(Scenario { name: name.clone(), ..answer });
        self.tell(Done::Beside(name));
    }

    fn tell(self, what: Done) {
        self.done.set(Some((what, self.plan.whole.get_untracked())));
        focus_on(self.said.to_owned());
    }

    /// Forgets what was done.
    pub(super) fn forget(self) {
        self.done.set(None);
    }

    /// Whether something was done; followed.
    pub(super) fn is_done(self) -> bool {
        self.done.with(Option::is_some)
    }

    /// What was done, and where one can go from there.
    pub(super) fn told(self) -> Option<Element> {
        let is_there = |run: &Run| self.plan.whole.with(|now| now == run);
        let (done, _) = self.done.get().filter(|(_, run)| is_there(run))?;
        let language = use_words().language();
        let (text, next) = match done {
            Done::Taken(value) => {
                let undo = move || {
                    self.plan.undo();
                    // The button goes away, so its focus needs another place.
                    focus_on(self.back.to_owned());
                };
                let undo = button("button", undo).text(say::plan_undo(language));
                (say::take_taken(language, &value), undo)
            }
            Done::Beside(name) => {
                let see = a().attribute("href", Route::Plan(Part::Compare).fragment());
                (say::take_beside(language, &name), p().child(see.text(say::take_see(language))))
            }
        };
        let told = notice_box(Notice::success(text)).id(self.said).attribute("tabindex", "-1");
        Some(div().class("plan-taken").child(told.child(next)))
    }
}

/// Whether there is no room beside the plan; followed.
pub(super) fn is_full(plan: Plan) -> bool {
    plan.count() >= Variants::MOST
}
