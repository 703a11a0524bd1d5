//! Plan: when does the credit come, how much of it is used, and why.

mod accounts;
mod chance;
mod compare;
mod goal;
pub mod report;
mod sweep;
mod taking;
mod whole;
mod working;

pub use sweep::sweep_part;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use web_sys::HtmlElement;

use crate::charts::{Now, money_timeline};
use crate::components::{
    Fetched, JournalOptions, WholePlan, answer, assumptions, day_handle, file_actions,
    journal_place, key_figures, once_wanted, part_heading, plan_inputs, uncounted, variants_bar,
    warnings,
};
use crate::i18n::use_words;
use crate::markup::html::{a, div, h1, li, nav, ul};
use crate::markup::{Element, Handle};
use crate::route::{Part, Room, Route};
use crate::state::{use_plan, use_visit};

/// The room: the answer on top, inputs at the side (under the answer where it is narrow), and what the plan can be asked, a part each.
/// A new plan begins `today`.
pub fn plan_page(today: Date) -> Vec<Element> {
    let language = use_words().language();
    let title = h1().id(Room::Plan.heading_id()).class("page-title").attribute("tabindex", "-1");
    let details = div()
        .class("plan-details")
        .child(part_nav())
        .child(whole::looked_at(shown_part()))
        .children(Part::ALL.map(|part| part_place(part, today)));
    let room = div()
        .class("plan")
        .child(answer())
        .child(div().class("plan-inputs").child(plan_inputs(today)).child(file_actions(today)))
        .child(details);
    vec![title.text(say::plan_title(language)), variants_bar(), room]
}

/// A part of the room, made when one first comes to it and kept from then on.
fn part_place(part: Part, today: Date) -> Element {
    let shown = shown_part();
    let is_shown = move || shown.get() == part;
    let content = move || match part {
        Part::Timeline => timeline(),
        Part::Goal => goal::goal_part(),
        Part::Compare => compare::compare_part(),
        Part::Sweep => sweep::sweep_part(),
        Part::Chance => chance::chance_part(),
        Part::Accounts => accounts::accounts_part(),
        Part::Report => report::report_part(today),
    };
    let place = div().class("plan-part").id(part_heading(part)).attribute("tabindex", "-1");
    let place = place.attribute("role", "group").attribute("aria-label", part_name(part));
    let place = place.live_hidden(move || !is_shown());
    if part == Part::Timeline {
        return once_wanted(place, is_shown, content);
    }
    let fetched = Fetched { part: part.path(), name: part_name(part), heading: None };
    place.child(fetched.view(is_shown, content))
}

/// When what happens: the figures, the money timeline, what counted and what did not, and the journal.
fn timeline() -> Vec<Element> {
    let plan = use_plan();
    let run = plan.run;
    let warned = div()
        .class("plan-warnings")
        .live(warnings(run, ["warnings-heading", "undecided-heading", "told-heading"]));
    // Where the plan is looked at as of a day, that is a handle in the whole picture.
    let whole = WholePlan::of_the_page();
    let is_stopped = Memo::new(move |_| run.with(|run| run.scenario().until.is_some()));
    let chart = move || {
        let is_stopped = is_stopped.get();
        untrack(|| {
            if !is_stopped {
                return [money_timeline(run, "plan", None)];
            }
            let at = Memo::new(move |_| {
                run.with(|run| run.scenario().until.unwrap_or(run.outcome().at))
            });
            let end = Memo::new(move |_| plan.whole.with(|run| run.outcome().at));
            let now = Now::new(at, end, move |to| whole.look_at(Some(to)));
            [money_timeline(plan.whole, "plan", Some(now))]
        })
    };
    let columns = div()
        .class("columns")
        .child(uncounted(run, "uncounted-heading"))
        .child(assumptions(run, "assumptions-heading"));
    vec![
        warned,
        key_figures(),
        day_handle(whole),
        div().live(chart),
        columns,
        journal_place(run, JournalOptions { id: "journal", moments: None }),
    ]
}

/// The way from part to part.
fn part_nav() -> Element {
    let language = use_words().language();
    let shown = shown_part();
    let links = Part::ALL.map(|part| {
        let is_shown = move || shown.get() == part;
        let link = a()
            .attribute("href", Route::Plan(part).fragment())
            .live_attribute("aria-current", move || is_shown().then_some("page"));
        li().child(link.text(part_name(part)))
    });
    let list = Handle::default();
    let row = list.clone();
    // Where not all fit side by side, the one that is shown is among those in sight.
    Effect::new(move |_| {
        shown.track();
        let row = row.clone();
        request_animation_frame(move || {
            let Some(row) = row.get::<HtmlElement>() else { return };
            let Ok(Some(link)) = row.query_selector("[aria-current]") else { return };
            let (row_box, link_box) =
                (row.get_bounding_client_rect(), link.get_bounding_client_rect());
            let beyond = (link_box.right() - row_box.right()).max(0.0);
            let before = (row_box.left() - link_box.left()).max(0.0);
            row.scroll_by_with_x_and_y(beyond - before, 0.0);
        });
    });
    nav()
        .class("plan-parts")
        .attribute("aria-label", say::plan_parts(language))
        .child(ul().keep_in(&list).children(links))
}

/// The part that the address names. While another room is shown, this one stays as it was.
fn shown_part() -> Memo<Part> {
    let visit = use_visit();
    Memo::new(move |before: Option<&Part>| match visit.arrival().route {
        Route::Plan(part) => part,
        _ => before.copied().unwrap_or_default(),
    })
}

/// What a part is called.
fn part_name(part: Part) -> String {
    let language = use_words().language();
    match part {
        Part::Timeline => say::plan_part_timeline(language),
        Part::Goal => say::plan_part_goal(language),
        Part::Compare => say::plan_part_compare(language),
        Part::Sweep => say::plan_part_sweep(language),
        Part::Chance => say::plan_part_chance(language),
        Part::Accounts => say::plan_part_accounts(language),
        Part::Report => say::plan_part_report(language),
    }
}
