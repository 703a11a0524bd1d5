//! Why is it so? The answer to what was asked, where the clock stands: beside the console, or as a sheet where there is no room; over
//! the dialog in which it was asked.

mod answer;
mod cause;
mod lines;
mod rules;

use crate::signals::*;
use ad_credit_lab_engine::explain::{Asked, Explanation};
use ad_credit_lab_words::{Format, Language, change, say};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{Clock, SCREEN_HEADING, button, dialog};
use crate::i18n::{Figures, Words, use_words};
use crate::markup::html::{div, h2, h3, header, li, p, section, ul};
use crate::markup::{Element, Handle};
use crate::rulebook::Coming;
use crate::state::{Asking, Practice, Run, use_asking, use_practice};
use answer::{answer, name};
use cause::{limits, passing, spans, states};
use lines::{OpenLine, beside, sum};
use rules::{assumptions, rules};

/// The id of the panel's heading.
const HEADING: &str = "why-heading";

/// What the parts of the panel are told with.
#[derive(Clone)]
struct Teller {
    words: Words,
    language: &'static Language,
    figures: Figures,
    run: Run,
    clock: Clock,
}

impl Teller {
    /// The button that moves the clock to a row; that it is now, where the clock stands there.
    fn go_to(&self, row: usize) -> Option<Element> {
        let at = self.run.outcome().journal.row(row)?.at;
        let clock = self.clock;
        let label = say::journal_go_to_named(self.language, &self.figures.instant(at));
        Some(if at == self.run.outcome().at {
            crate::markup::html::small().class("why-now").text(say::why_now(self.language))
        } else {
            button("button quiet why-go", move || clock.go_to(at))
                .attribute("aria-label", label)
                .text(say::journal_go_to(self.language))
        })
    }

    /// What a row is about: its kind, and what it names.
    fn row(&self, row: usize) -> String {
        let Some(row) = self.run.outcome().journal.row(row) else { return String::new() };
        let (scenario, outcome) = (self.run.scenario(), self.run.outcome());
        let kind = ad_credit_lab_words::event(self.language, scenario, outcome, row.event);
        match super::journal::subject::subject(self.words, &self.run, row.event) {
            Some(subject) => format!("{kind} · {subject}"),
            None => kind,
        }
    }
}

/// The panel. It is there while something is asked, and its answer follows the clock.
pub fn why_panel(clock: Clock) -> Vec<Element> {
    let practice = use_practice();
    let asking = use_asking();
    let words = use_words();
    let language = words.language();
    let open = RwSignal::new(Vec::<OpenLine>::new());
    let coming = RwSignal::new(Coming::OnItsWay);
    let (place, heading) = (Handle::default(), Handle::default());
    let is_over = RwSignal::new(false);
    keep_focus(asking, is_over, open, &place, &heading);
    fetch_rulebook(asking, coming, language);
    forget_what_is_another(asking, practice);
    let content = move || {
        let Some(asked) = asking.0.get() else { return Vec::new() };
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let teller = Teller { words, language, figures, run, clock };
        view(&teller, asked, open, coming)
    };
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            asking.0.set(None);
        }
    };
    let title = move || {
        let asked = asking.0.get();
        let name = asked.map(|asked| practice.run.with(|run| name(words, run, asked)));
        name.map_or_else(String::new, |name| say::why_heading(language, &name))
    };
    let over = move || vec![div().class("why-over").live(content)];
    let is_beside = move || asking.0.get().is_some() && !is_over.get();
    let panel = section()
        .class("panel why-panel")
        .attribute("aria-labelledby", HEADING)
        .keep_in(&place)
        .live_hidden(move || !is_beside())
        .on("keydown", close)
        .child(
            header()
                .class("why-head")
                .child(
                    h2().id(HEADING).keep_in(&heading).attribute("tabindex", "-1").live_text(title),
                )
                .child(
                    button("button quiet", move || asking.0.set(None))
                        .text(say::dialog_close(language)),
                ),
        )
        .live(move || if is_beside() { content() } else { Vec::new() });
    vec![panel, dialog(is_over, "why-over-heading", title, over)]
}

/// The answer and what is behind it, part by part; what does not apply is left out.
fn view(
    teller: &Teller,
    asked: Asked,
    open: RwSignal<Vec<OpenLine>>,
    coming: RwSignal<Coming>,
) -> Vec<Element> {
    let language = teller.language;
    let run = &teller.run;
    let told = Explanation::of(run.scenario(), run.outcome(), asked);
    let part = |heading: String, content: Vec<Element>| {
        (!content.is_empty())
            .then(|| div().class("why-part").child(h3().text(heading)).children(content))
    };
    let changes = told.changes.iter().map(|it| li().text(change(language, &teller.figures, it)));
    let changes: Vec<_> = changes.collect();
    let changes =
        if changes.is_empty() { Vec::new() } else { vec![ul().class("notes").children(changes)] };
    let parts = [
        part(say::why_sum(language), sum(teller, &told, open)),
        part(say::why_beside(language), beside(teller, &told, open)),
        part(say::why_states(language), states(teller, &told)),
        part(say::why_windows(language), spans(teller, &told)),
        part(say::why_passing(language), passing(teller, &told)),
        part(say::why_limits(language), limits(teller, &told)),
        part(say::why_changes(language), changes),
        part(say::why_rules(language), rules(teller, &told, coming)),
        part(say::assumptions_heading(language), assumptions(teller, &told)),
    ];
    let at =
        p().class("quiet").text(say::why_at(language, &teller.figures.instant(run.outcome().at)));
    let said = answer(teller, asked, &told);
    let answer = div().class("why-answer").attribute("role", "status").children(said);
    [answer, at].into_iter().chain(parts.into_iter().flatten()).collect()
}

/// Gives the focus to the panel when something is asked, and back to what asked when it closes. Where a dialog is open, which would cover
/// the panel, the answer is a dialog itself: it comes over that one, and the browser takes care of the focus.
fn keep_focus(
    asking: Asking,
    is_over: RwSignal<bool>,
    open: RwSignal<Vec<OpenLine>>,
    place: &Handle,
    heading: &Handle,
) {
    Effect::new(move |was_over: Option<bool>| {
        let is_over = is_over.get();
        if was_over == Some(true) && !is_over {
            asking.0.set(None);
        }
        is_over
    });
    let asker = StoredValue::new_local(None::<HtmlElement>);
    let (place, heading) = (place.clone(), heading.clone());
    Effect::new(move |before: Option<Option<Asked>>| {
        let asked = asking.0.get();
        let was_asked = before.flatten();
        if asked == was_asked {
            return asked;
        }
        open.set(Vec::new());
        let focused =
            document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let is_inside = place
            .get::<web_sys::Element>()
            .zip(focused.as_ref())
            .is_some_and(|(panel, focused)| panel.contains(Some(focused)));
        let dialog = focused.as_ref().and_then(|focused| focused.closest("dialog").ok());
        if is_over.get_untracked() || asked.is_some() && dialog.flatten().is_some() {
            is_over.set(asked.is_some());
        } else if asked.is_some() {
            if !is_inside {
                asker.set_value(focused);
            }
            let heading = heading.get();
            request_animation_frame(move || focus_on(heading));
        } else if is_inside {
            let asker = asker.try_update_value(Option::take).flatten();
            let asker = asker.filter(|asker| asker.is_connected());
            let back = asker.or_else(|| {
                let heading = document().get_element_by_id(SCREEN_HEADING);
                heading.and_then(|heading| heading.dyn_into().ok())
            });
            request_animation_frame(move || focus_on(back));
        }
        asked
    });
}

/// Gives an element the focus. The panel lies over the page, which stays where it is.
fn focus_on(element: Option<HtmlElement>) {
    let Some(element) = element else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot have the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Closes the panel where the row that was asked about is another one, as after something was done before it.
fn forget_what_is_another(asking: Asking, practice: Practice) {
    let known = StoredValue::new((None, None));
    Effect::new(move |_| {
        let asked = asking.0.get();
        let row = practice.whole.with(|run| match asked {
            Some(Asked::Row(index)) => {
                run.outcome().journal.row(index).map(|row| (row.at, row.event))
            }
            _ => None,
        });
        let (before, then) = known.get_value();
        known.set_value((asked, row));
        if before == asked && then != row {
            asking.0.set(None);
        }
    });
}

/// Fetches the rulebook when something is asked for the first time, for what its rules are called.
fn fetch_rulebook(asking: Asking, coming: RwSignal<Coming>, language: &'static Language) {
    let was_asked = StoredValue::new(false);
    Effect::new(move |_| {
        if asking.0.get().is_some() && !was_asked.get_value() {
            was_asked.set_value(true);
            leptos::task::spawn_local(async move {
                coming.set(Coming::fetch(language).await);
            });
        }
    });
}
