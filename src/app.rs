//! The whole page: header, notices, the room, footer; and what all of them share, given by context.

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use leptos::prelude::*;

use crate::components::{Notice, Notices, ThemeButton};
use crate::i18n::Words;
use crate::pages::PlanPage;
use crate::state::{Keeping, Plan, Theme, ThemeChoice, article_example, catalogue, keep};
use crate::storage::{Loaded, Store, load};

/// The page on a store and a date, so that tests can give their own.
#[component]
pub fn App(
    /// Where the user's work is kept.
    store: Rc<dyn Store>,
    /// Today's date in the user's own calendar.
    today: Date,
) -> impl IntoView {
    let words = Words::english();
    let language = words.language();
    let (saved, keeping) = match load(store.as_ref(), catalogue()) {
        Loaded::Nothing => (None, None),
        Loaded::Saved(saved) => (Some(saved), None),
        Loaded::SetAside { key } => (None, Some(Keeping::SetAside(key))),
        Loaded::Stuck => (None, Some(Keeping::Stuck)),
    };
    let usual = if store.lasts() { Keeping::Kept } else { Keeping::NotLasting };
    let keeping = RwSignal::new(keeping.unwrap_or(usual));
    let theme = saved.as_ref().and_then(|saved| saved.theme.as_deref());
    let theme = Theme::new(ThemeChoice::named(theme));
    let plan =
        Plan::new(saved.map_or_else(|| article_example(today, language), |saved| saved.scenario));
    keep(store, plan, theme, keeping);

    provide_context(words);
    provide_context(plan);
    provide_context(theme);
    provide_context(keeping);
    provide_context(RwSignal::new(None::<Notice>));
    undo_by_keyboard(plan);

    view! {
        <a class="skip" href="#content">{say::app_skip(language)}</a>
        <header class="header">
            <p class="brand">{say::app_name(language)}</p>
            <ThemeButton />
        </header>
        <main id="content" class="content" tabindex="-1">
            <Notices />
            <PlanPage today=today />
        </main>
        <footer class="footer">
            <p>{say::app_disclaimer(language)}</p>
            <p>{say::app_privacy(language)}</p>
        </footer>
    }
}

/// Ctrl or Cmd with Z goes a step back, with Shift and Z or with Y forward; also while one types in a field.
fn undo_by_keyboard(plan: Plan) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => plan.undo(),
            ("z", true) | ("y", false) => plan.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
