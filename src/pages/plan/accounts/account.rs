//! One account: what is wrong with it, and the way into the plan. Its rows are read again, because not all accounts' rows are kept.

use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Format, say, state};

use super::work::Work;
use crate::background::{Inquiry, Question, State};
use crate::components::{Notice, button, dialog, open_while};
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h3, p};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{STATES, catalogue, use_visit};
use crate::variants::Variants;

/// The dialog.
pub(super) fn account_dialog(work: Work) -> Element {
    let language = work.language();
    let inquiry = Inquiry::by_hand();
    let open = open_while(work.looked_at);
    Effect::new(move |_| match (work.looked_at.get(), work.asked.get_untracked()) {
        (Some(number), Some(asked)) => inquiry.ask(&Question::Account {
            shared: asked.node.clone(),
            delimiter: asked.delimiter,
            file: asked.file.clone(),
            account: work.rows().borrow().id(number).to_owned(),
        }),
        _ => inquiry.cancel(),
    });
    let heading = move || {
        let id = work.looked_at.get().map(|number| work.rows().borrow().id(number).to_owned());
        say::many_account(language, &id.unwrap_or_default())
    };
    let content = move || {
        let told = div().class("many-told").attribute("aria-live", "polite");
        vec![figures_of(work), told.live(move || told_of(work, inquiry))]
    };
    dialog(open, "many-account-heading", heading, content)
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
fn told_of(work: Work, inquiry: Inquiry) -> Vec<Element> {
    let language = work.language();
    match inquiry.state() {
        State::Failed(failure) => {
            return vec![p().class("notice failed").text(failure.in_words(language))];
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
        notice.set(Some(Notice::success(say::many_opened(language, name))));
        visit.go(&Route::Plan(Part::Timeline));
    };
    let beside = scenario.clone();
    let replace = move || {
        work.plan.replace(scenario.clone());
        done(&scenario.name);
    };
    let is_full = untrack(|| work.plan.runs.with(Vec::len)) >= Variants::MOST;
    let add = move || {
        work.plan.add(beside.clone());
        done(&beside.name);
    };
    let add = button("button", add)
        .live_property("disabled", move || is_full)
        .text(say::many_put_beside(language));
    let full = is_full.then(|| {
        let most = i64::try_from(Variants::MOST).unwrap_or_default();
        p().class("quiet").text(say::many_full(language, &work.figures().whole(most)))
    });
    let actions = div()
        .class("actions")
        .child(button("button primary", replace).text(say::many_open_in_plan(language)))
        .child(add);
    let told = [
        h3().text(say::many_why(language)),
        p().text(text("cause")),
        h3().text(say::many_column_to_do(language)),
        p().text(text("advice")),
        actions,
    ];
    told.into_iter().chain(full).collect()
}
