//! The point that was chosen: its figures, and the plan with its values.

use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::say;

use super::super::taking::{Taking, is_full};
use super::figure::Figure;
use super::swept::{Kind, Swept};
use crate::background::{Inquiry, Question, State};
use crate::components::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h3, p};
use crate::signals::*;
use crate::state::{Run, catalogue, use_plan};

/// The id of the heading, which has the focus after a point was chosen in the table.
pub(super) const HEADING: &str = "sweep-chosen-heading";

/// What is done with a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Use,
    Compare,
}

/// What was asked of which plan, to be done when the scenario comes.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    deed: Deed,
    run: Run,
    said: String,
}

/// The card. `request` is what was swept; nothing can be done while `is_old` says that the figures are those of another one.
pub(super) fn chosen(
    swept: Memo<Option<Swept>>,
    at: Memo<Option<usize>>,
    is_old: Memo<bool>,
    request: Memo<Option<Node>>,
) -> Element {
    let words = use_words();
    let language = words.language();
    let plan = use_plan();
    let cell = Inquiry::by_hand();
    let wanted = RwSignal::new(None::<Wanted>);
    let taking = Taking::new("sweep-done", "sweep-use");
    let failed = RwSignal::new(String::new());
    // What is said of a point is not said of another one.
    Effect::new(move |_| {
        at.track();
        taking.forget();
        failed.set(String::new());
    });
    Effect::new(move |_| {
        let found = match cell.state() {
            State::Ready => cell.found(),
            State::Failed(failure) => {
                if wanted.try_update(Option::take).flatten().is_some() {
                    failed.set(failure.in_words(language));
                }
                return;
            }
            _ => return,
        };
        let taken = untrack(|| wanted.get_untracked());
        let Some((found, Wanted { deed, run, said })) = found.zip(taken) else { return };
        wanted.set(None);
        let scenario = Scenario::from_node(&found, catalogue());
        // A plan that has changed meanwhile is not overwritten.
        if let Some(scenario) = scenario.ok().filter(|_| run == plan.whole.get_untracked()) {
            match deed {
                Deed::Use => taking.take(scenario, said),
                Deed::Compare => taking.put_beside(scenario, &said),
            }
        }
    });
    let ask = move |deed: Deed| {
        let now = untrack(|| at.get().filter(|_| !is_old.get()).zip(request.get()));
        let Some((point, request)) = now else { return };
        failed.set(String::new());
        let run = plan.whole.get_untracked();
        let of_cell = swept.with_untracked(|swept| {
            let swept = swept.as_ref()?;
            Some((of_cell(&request, &swept.nodes(point)), swept.values_said(words, point)))
        });
        if let Some((request, said)) = of_cell {
            let scenario = run.scenario().to_node();
            wanted.set(Some(Wanted { deed, run, said }));
            cell.ask(&Question::Cell { scenario, request });
        }
    };
    let is_full = Memo::new(move |_| at.get().is_some() && is_full(plan));
    let card = move || {
        let Some(point) = at.get() else { return Vec::new() };
        swept.with(|swept| swept.as_ref().map_or_else(Vec::new, |swept| figures(swept, point)))
    };
    // They stay while another point is chosen, so that the focus stays on them.
    let use_them = button("button primary", move || ask(Deed::Use))
        .id("sweep-use")
        .live_attribute("aria-disabled", move || is_old.get().then_some("true"))
        .text(say::take_apply(language));
    let compare = button("button", move || {
        if !is_full.get_untracked() {
            ask(Deed::Compare);
        }
    });
    let compare = compare
        .live_attribute("aria-disabled", move || (is_full.get() || is_old.get()).then_some("true"))
        .live_attribute("aria-describedby", move || is_full.get().then_some("sweep-full"))
        .text(say::take_compare(language));
    let full = p()
        .id("sweep-full")
        .class("quiet")
        .live_text(move || if is_full.get() { say::take_full(language) } else { String::new() });
    div()
        .class("sweep-chosen")
        .live_hidden(move || at.get().is_none())
        .child(div().live(card))
        .child(div().class("actions").child(use_them).child(compare))
        .child(full)
        .child(p().attribute("role", "status").live_text(move || failed.get()))
        .child(div().live(move || taking.told()))
}

/// The request for one cell: that of a sweep, each input with its one value.
fn of_cell(request: &Node, values: &[Node]) -> Node {
    let Node::Map(mut fields) = request.clone() else { return Node::Null };
    for (name, field) in &mut fields {
        if let (true, Node::List(inputs)) = (name == "inputs", field) {
            for (input, value) in inputs.iter_mut().zip(values) {
                if let Node::Map(parts) = input {
                    parts.retain(|(name, _)| !matches!(name.as_str(), "from" | "to" | "step"));
                    parts.push(("values".to_owned(), Node::List(vec![value.clone()])));
                }
            }
        }
    }
    Node::Map(fields)
}

/// All figures of a point.
fn figures(swept: &Swept, point: usize) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let said = swept.values_said(words, point);
    let title = match swept.kind(point) {
        Kind::Cell => said,
        Kind::Below => say::sweep_below(language, &said),
        Kind::Cliff => say::sweep_at_cliff(language, &said),
    };
    let run = swept.run(point);
    let list = use_plan().whole.with_untracked(Figure::of).into_iter().map(|figure| {
        div()
            .class("figure")
            .child(dt().text(figure.label(language)))
            .child(dd().class("figure-value").text(figure.said(words, swept.currency, run)))
    });
    vec![
        h3().id(HEADING).attribute("tabindex", "-1").text(title),
        dl().class("key-figures").children(list),
    ]
}
