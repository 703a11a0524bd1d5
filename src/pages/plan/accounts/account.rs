//! One account: what is wrong with it, and the way into the plan. Its rows are read again, because not all accounts' rows are kept.

use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Format, say, state};

use super::super::taking::{Taking, is_full};
use super::super::working::again_button;
use super::work::Work;
use crate::background::{Inquiry, Question, State};
use crate::components::{Notice, button, dialog, notice_box, open_while};
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h3, p};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{STATES, catalogue, use_visit};

/// The dialog.
pub(super) fn account_dialog(work: Work) -> Element {
    let language = work.language();
    let inquiry = Inquiry::by_hand();
    let open = open_while(work.looked_at);
    let taking = Taking::new("many-done", "many-told");
    Effect::new(move |_| {
        work.looked_at.track();
        taking.forget();
        ask(work, inquiry);
    });
    let heading = move || {
        let id = work.looked_at.get().map(|number| work.rows().borrow().id(number).to_owned());
        say::many_account(language, &id.unwrap_or_default())
    };
    let content = move || {
        let told = div().class("many-told").id("many-told").attribute("tabindex", "-1");
        let told = told.attribute("aria-live", "polite");
        vec![figures_of(work), told.live(move || told_of(work, inquiry, taking))]
    };
    dialog(open, "many-account-heading", heading, content)
}

/// Asks for the account that is looked at; for none, where none is.
fn ask(work: Work, inquiry: Inquiry) {
    match (work.looked_at.get_untracked(), work.asked.get_untracked()) {
        (Some(number), Some(asked)) => inquiry.ask(&Question::Account {
            shared: asked.node.clone(),
            delimiter: asked.delimiter,
            file: asked.file.clone(),
            account: work.rows().borrow().id(number).to_owned(),
        }),
        _ => inquiry.cancel(),
    }
}

/// The figures of the account, which are known already.
fn figures_of(work: Work) -> Element {
    let (language, figures) = (work.language(), work.figures());
    let rows = work.rows();
    let row = work.looked_at.get_untracked().and_then(|number| rows.borrow().row(number).copied());
    let Some(row) = row else { return dl() };
    let of = row.state.and_then(|number| STATES.get(usize::from(number)));
    let amount = |money| Some(figures.exact_money(money));
    let list = [
        (say::many_column_state(language), of.map(|of| state(language, *of))),
        (say::many_column_counted(language), amount(row.counted)),
        (say::many_column_missing(language), row.missing.and_then(amount)),
        (say::many_column_met(language), row.met.map(|date| figures.date(date))),
        (say::many_column_granted(language), amount(row.granted)),
        (say::many_column_used(language), amount(row.used)),
        (say::many_column_wasted(language), amount(row.wasted)),
    ];
    let list = list.into_iter().filter_map(|(name, value)| Some((name, value?)));
    dl().class("key-figures").children(list.map(|(name, value)| {
        let value = dd().class("figure-value").text(value);
        div().class("figure").child(dt().text(name)).child(value)
    }))
}

/// What is wrong and what to do, once the rows are read, and what can be done with the scenario.
fn told_of(work: Work, inquiry: Inquiry, taking: Taking) -> Vec<Element> {
    let language = work.language();
    match inquiry.state() {
        State::Failed(failure) => {
            let again = again_button("many-told", move || ask(work, inquiry));
            return vec![notice_box(Notice::failure(failure.in_words(language))).child(again)];
        }
        State::Ready => {}
        State::Idle | State::Waiting { .. } => {
            return vec![p().class("quiet").text(say::many_reading(language))];
        }
    }
    let found = inquiry.found();
    let text = |name| {
        let node = found.as_ref().and_then(|found| found.get(name));
        node.and_then(Node::as_text).unwrap_or_default().to_owned()
    };
    let node = found.as_ref().and_then(|found| found.get("scenario"));
    // The page knows the offers of its plan, and there are no others.
    let read = node.and_then(|node| Scenario::from_node(node, catalogue()).ok());
    let Some(scenario) = read else {
        return vec![p().class("notice failed").text(say::many_gone(language))];
    };
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let visit = use_visit();
    let done = move |name: &str| {
        work.looked_at.set(None);
        notice.set(Some(Notice::success(say::take_opened(language, name))));
        visit.go(&Route::Plan(Part::Timeline));
    };
    let beside = scenario.clone();
    let replace = move || {
        work.plan.replace(scenario.clone());
        done(&scenario.name);
    };
    let is_full = Memo::new(move |_| is_full(work.plan));
    let add = move || {
        if !is_full.get_untracked() {
            taking.put_beside(beside.clone(), &beside.name);
        }
    };
    // Not disabled, which would take the focus from it.
    let add = button("button", add)
        .live_attribute("aria-disabled", move || is_full.get().then_some("true"))
        .live_attribute("aria-describedby", move || is_full.get().then_some("many-full"))
        .text(say::take_compare(language));
    let full = p()
        .id("many-full")
        .class("quiet")
        .live_text(move || if is_full.get() { say::take_full(language) } else { String::new() });
    let actions = div()
        .class("actions")
        .child(button("button primary", replace).text(say::take_apply(language)))
        .child(add);
    let told = [
        h3().text(say::many_why(language)),
        p().text(text("cause")),
        h3().text(say::many_column_to_do(language)),
        p().text(text("advice")),
        actions,
    ];
    told.into_iter().chain([full, div().live(move || taking.told())]).collect()
}
