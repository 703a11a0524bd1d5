//! What one or two inputs do to the result.

mod chosen;
mod figure;
mod files;
mod form;
mod input;
mod swept;
mod table;

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_words::{Format, Plain, say};

use super::whole;
use super::working::{again_button, busy, stop_button};
use crate::background::{Inquiry, Question, State};
use crate::charts::sweep::{Reading, chart};
use crate::components::{panel, show_screen};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, li, p, ul};
use crate::route::Part;
use crate::signals::*;
use figure::Figure;
use form::Form;
use input::Input;
use swept::Swept;

/// How many jumps are told in sentences.
const MOST_JUMPS: usize = 8;

/// The part: the form, the picture, the point that was chosen, and the table.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub fn sweep_part() -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let is_shown = whole::is_shown(Part::Sweep);
    let run = whole::whole_run(is_shown);
    let form = Form::new(run);
    let asked =
        Memo::new(move |_| form.read().into_iter().map(|(input, _)| input).collect::<Vec<Input>>());
    // What is asked while another part is shown is asked when one comes back.
    let request =
        Memo::new(
            move |before: Option<&Option<Node>>| {
                if is_shown.get() { form.request() } else { before.cloned().flatten() }
            },
        );
    let question = move || {
        if !is_shown.get() {
            return None;
        }
        let scenario = run.with(|run| run.scenario().to_node());
        Some(Question::Sweep { scenario, request: request.get()? })
    };
    let inquiry = Inquiry::new(question);
    let again = move || {
        if let Some(question) = untrack(question) {
            inquiry.ask(&question);
        }
    };
    let swept = Memo::new(move |_| {
        let found = inquiry.found()?;
        asked.with(|asked| run.with(|run| Swept::of(&found, words, run, asked)))
    });
    let is_old = Memo::new(move |_| inquiry.state() != State::Ready);
    let picture = Memo::new(move |_| {
        let figure = form.figure.text.with(|key| Figure::of_key(key))?;
        swept.with(|swept| {
            let swept = swept.as_ref()?;
            asked.with(|asked| run.with(|run| swept.picture(words, figure, run, asked)))
        })
    });
    // By its values, so that it stays chosen where others come or go.
    let chosen = RwSignal::new(None::<Vec<i64>>);
    let at = Memo::new(move |_| {
        let values = chosen.get()?;
        swept.with(|swept| swept.as_ref()?.find(&values))
    });
    let reading = Reading {
        chosen: at,
        choose: Rc::new(move |point| {
            let values = point.and_then(|point| {
                swept.with_untracked(|swept| Some(swept.as_ref()?.values(point)))
            });
            chosen.set(values);
        }),
        pointed: RwSignal::new(None),
        say: Rc::new(move |point| {
            let figure =
                form.figure.text.with(|key| Figure::of_key(key)).unwrap_or(Figure::Granted);
            swept.with(|swept| {
                swept.as_ref().map_or_else(String::new, |swept| swept.said(words, figure, point))
            })
        }),
    };
    let result = div()
        .live_attribute("class", move || {
            Some(if is_old.get() { "sweep-result old" } else { "sweep-result" })
        })
        .live_hidden(move || swept.with(Option::is_none));
    let result = busy(result, move || inquiry.is_waiting())
        .child(chart(picture, &reading))
        .child(div().live(move || jumps(swept)))
        .child(chosen::chosen(swept, at, is_old, request))
        .child(files::files(swept, picture))
        .child(table::table(swept, choose_and_go, chosen));
    let part = panel("panel sweep", "sweep-heading", say::sweep_heading(language))
        .child(p().class("quiet").text(say::sweep_about(language)))
        .child(form.view())
        .child(standing(inquiry, request, is_shown))
        .live(move || stop_or_again(inquiry, request, again))
        .child(result);
    vec![part]
}

/// Chooses a point and goes to what it comes to.
fn choose_and_go(chosen: RwSignal<Option<Vec<i64>>>, values: Vec<i64>) {
    chosen.set(Some(values));
    show_screen(chosen::HEADING);
}

/// How it stands with what was asked, where it is not answered.
fn standing(inquiry: Inquiry, request: Memo<Option<Node>>, is_shown: Memo<bool>) -> Element {
    let language = use_words().language();
    let plain = Plain { currency: None };
    let text = move || match inquiry.state() {
        State::Waiting { done, all } if all > 0 => {
            say::sweep_progress(language, &plain.whole(all), &plain.whole(done))
        }
        State::Waiting { .. } => say::part_working(language),
        State::Failed(failure) => failure.in_words(language),
        State::Idle if request.with(Option::is_none) => say::sweep_not_asked(language),
        State::Idle if is_shown.get() => say::part_stopped(language),
        State::Idle | State::Ready => String::new(),
    };
    let class = move || {
        Some(if inquiry.is_waiting() { "sweep-standing plan-working" } else { "sweep-standing" })
    };
    p().live_attribute("class", class).attribute("role", "status").live_text(text)
}

/// The button that gives the question up, or asks it once more where nothing came of it.
fn stop_or_again(
    inquiry: Inquiry,
    request: Memo<Option<Node>>,
    again: impl Fn() + 'static,
) -> Option<Element> {
    let next = "sweep-again";
    let button = match inquiry.state() {
        State::Waiting { .. } => stop_button(next, move || inquiry.cancel()),
        State::Failed(_) | State::Idle if request.with(Option::is_some) => {
            again_button("sweep-input", again).id(next)
        }
        _ => return None,
    };
    Some(div().class("actions plan-working").child(button))
}

/// Where the credit jumps, in sentences.
fn jumps(swept: Memo<Option<Swept>>) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    swept.with(|swept| {
        let Some(swept) = swept.as_ref().filter(|swept| swept.axes.len() == 1) else {
            return Vec::new();
        };
        if swept.cliffs.is_empty() {
            return vec![p().class("quiet").text(say::sweep_no_cliff(language))];
        }
        let told = swept.cliffs.iter().take(MOST_JUMPS);
        let told = told.map(|cliff| li().text(swept.cliff_said(words, cliff)));
        let more = swept.cliffs.len().saturating_sub(MOST_JUMPS);
        let more =
            (more > 0).then(|| li().text(say::sweep_more_cliffs(language, &more.to_string())));
        vec![ul().class("sweep-cliffs").children(told).children(more)]
    })
}
